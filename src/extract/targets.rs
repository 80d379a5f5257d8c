//! Quantities that a document sets, plans or reports. The pass is wired; its rules are still to be written.

use super::View;
use crate::model::Target;

/// The `targets` of a document: none yet.
pub fn extract(_view: View<'_>) -> Vec<Target> {
    Vec::new()
}
