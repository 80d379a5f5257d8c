//! Notices of appointments.

use super::super::draft::Draft;
use super::super::page::Piece;
use super::super::truth::Row;
use super::super::words::POSTS;
use super::{addressees, sign};

/// Persons with the posts that they gain or lose.
pub(super) fn posts(draft: &mut Draft<'_>, row: Row) -> Row {
    let row = addressees(draft, row);
    draft.text("经研究，决定：");
    let persons = draft.work.persons.clone();
    let posts = draft.dice.choose(POSTS, persons.len() * 2);
    for (person, posts) in persons.iter().zip(posts.chunks(2)) {
        let full = |(organ, _): (&str, &str)| format!("{}{organ}", draft.place.full);
        let (new, old) = (full(posts[0]), full(posts[1]));
        let ((_, gained), (_, lost)) = (posts[0], posts[1]);
        match draft.dice.roll(4) {
            0 => {
                draft.text(format!("{person}同志任{new}{gained}，免去其{old}{lost}职务；"));
                change(draft, person, "appoint", &new, gained, None);
                change(draft, person, "remove", &old, lost, None);
            }
            1 => {
                draft.text(format!("{person}同志任{new}{gained}（试用期1年）；"));
                change(draft, person, "appoint", &new, gained, Some(12));
            }
            2 => {
                draft.text(format!("免去{person}同志的{old}{lost}职务；"));
                change(draft, person, "remove", &old, lost, None);
            }
            _ => {
                draft.text(format!("任命{person}为{new}{gained}；"));
                change(draft, person, "appoint", &new, gained, None);
            }
        }
    }
    if let Some(Piece::Text(last)) = draft.pieces.last_mut() {
        last.truncate(last.len() - "；".len());
        last.push('。');
    }
    sign(draft);
    row
}

/// A person and a post gained or lost.
fn change(
    draft: &mut Draft<'_>,
    person: &str,
    action: &str,
    organ: &str,
    post: &str,
    probation: Option<usize>,
) {
    let row = draft.row("appointments").with("person", person).with("action", action).with("organ", organ);
    draft.rows.push(row.with("post", post).with("probation_months", probation));
    let known = |row: &Row| row.dataset == "people" && row.columns["person"] == person;
    if !draft.rows.iter().any(known) {
        let row = draft.row("people").with("person", person).with("capacity", "appointee");
        draft.rows.push(row.with("position", format!("{organ}{post}")));
    }
}
