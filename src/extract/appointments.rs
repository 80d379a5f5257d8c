//! Persons and the posts that they gain or lose. The pass is wired; its rules are still to be written.

use super::View;
use crate::model::Appointment;

/// The `appointments` of a document: none yet.
pub fn extract(_view: View<'_>) -> Vec<Appointment> {
    Vec::new()
}
