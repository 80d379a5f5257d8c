//! [`RuleName`]: the name of a rule, which is written once in the code and read back from stored records.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde::{Deserialize, Deserializer};

/// Kebab-case name of the rule that made a record.
pub type RuleName = &'static str;

/// The names that were read back so far; there are as many as there are rules.
static NAMES: Mutex<BTreeSet<RuleName>> = Mutex::new(BTreeSet::new());

/// Reads a name back; equal names are one.
pub(super) fn rule_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<RuleName, D::Error> {
    let name = String::deserialize(deserializer)?;
    let mut names = NAMES.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(known) = names.get(name.as_str()) {
        return Ok(known);
    }
    let kept: RuleName = Box::leak(name.into_boxed_str());
    names.insert(kept);
    Ok(kept)
}
