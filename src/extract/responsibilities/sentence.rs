//! Sentences that lay a duty on an organ: `区财政局要确保…`.

use super::Find;
use crate::grammar::duty::list::Named;
use crate::grammar::duty::{Duty, sentence};
use crate::model::Origin;

/// The duty sentences of a paragraph, outside of what was found before.
pub(super) fn finds(text: &str, before: &[Find]) -> Vec<Find> {
    let free = |at: &std::ops::Range<usize>| {
        before.iter().all(|find| at.end <= find.at.start || find.at.end <= at.start)
    };
    let charges = sentence::charges(text).into_iter().filter(|charge| charge.organs.iter().all(free));
    let find = |charge: sentence::Charge| {
        let organs = charge.organs.into_iter().map(|at| Named { at, role: None }).collect();
        let duty = Duty { role: charge.role, wording: charge.wording, labelled: false, organs };
        Find {
            at: charge.sentence.clone(),
            duties: vec![duty],
            origin: Origin::Sentence,
            rule: "sentence-duty",
            task: Some(charge.sentence),
        }
    };
    charges.map(find).collect()
}
