//! Sentences that lay a duty on an organ: `区财政局要确保…`.

use super::{Find, covers};
use crate::grammar::duty::list::Named;
use crate::grammar::duty::{Duty, sentence};
use crate::model::Origin;

/// The duty sentences of a paragraph behind its label, outside of what was found `before`, in text order. A `strict` reading
/// wants `应当`, `负责` or `由`: so articles of law lay duties on organs, and reports tell of them without.
pub(super) fn finds(text: &str, label: usize, strict: bool, before: &[Find]) -> Vec<Find> {
    let free = |at: &std::ops::Range<usize>| !covers(before, at);
    let shift = |at: std::ops::Range<usize>| label + at.start..label + at.end;
    let shifted = |charge: sentence::Charge| sentence::Charge {
        role: charge.role,
        wording: shift(charge.wording),
        organs: charge.organs.into_iter().map(shift).collect(),
        sentence: shift(charge.sentence),
        sure: charge.sure,
    };
    let charges = sentence::charges(&text[label..])
        .into_iter()
        .map(shifted)
        .filter(|charge| (charge.sure || !strict) && charge.organs.iter().all(free));
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
