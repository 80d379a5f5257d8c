//! Persons named in a capacity. The pass is wired; its rules are still to be written.

use super::View;
use crate::model::Person;

/// The `people` of a document: none yet.
pub fn extract(_view: View<'_>) -> Vec<Person> {
    Vec::new()
}
