//! Every entity named in the text. The pass is wired; its rules are still to be written.

use super::View;
use crate::model::Mention;

/// The `mentions` of a document: none yet.
pub fn extract(_view: View<'_>) -> Vec<Mention> {
    Vec::new()
}
