//! Activities with a time and a place. The pass is wired; its rules are still to be written.

use super::View;
use crate::model::Event;

/// The `events` of a document: none yet.
pub fn extract(_view: View<'_>) -> Vec<Event> {
    Vec::new()
}
