//! Who answers for how much: roles by organ.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chart::Counted;
use crate::model::Role;
use crate::site::catalog::{Terms, chinese};
use crate::site::link::{anchor, reading_page};
use crate::site::part::Source;
use crate::site::reading::short;

/// Duties of every organ.
#[derive(Default)]
pub(super) struct Duties {
    organs: BTreeMap<String, Organ>,
}

/// Duties of one organ.
#[derive(Default)]
struct Organ {
    roles: [u64; Role::ALL.len()],
    tasks: Vec<Task>,
}

#[derive(Clone, Serialize)]
struct Task {
    role: String,
    text: String,
    link: String,
}

/// So many tasks of an organ are told.
const TASKS: usize = 8;
/// So many organs are shown.
const SHOWN: usize = 60;
/// Shades of a cell.
const SHADES: f64 = 5.0;

#[derive(Serialize)]
pub(super) struct Page {
    roles: Vec<RoleName>,
    organs: Vec<Row>,
    all: usize,
}

#[derive(Serialize)]
struct RoleName {
    word: &'static str,
    chinese: &'static str,
}

#[derive(Serialize)]
struct Row {
    name: String,
    cells: Vec<Cell>,
    total: u64,
    tasks: Vec<Task>,
}

#[derive(Serialize)]
struct Cell {
    count: u64,
    shade: u64,
}

impl Duties {
    pub(super) fn add(&mut self, source: Source<'_>) {
        for record in source.records("responsibilities") {
            let name = ["organ_id", "organ", "organ_raw"].iter().find_map(|column| record.get(column));
            let role = record.get("role").unwrap_or_default();
            let at = Role::ALL.iter().position(|known| known.as_str() == role);
            let (Some(name), Some(at)) = (name, at) else { continue };
            let organ = self.organs.entry(name.to_owned()).or_default();
            organ.roles[at] += 1;
            if organ.tasks.len() < TASKS {
                let link = format!("{}#{}", reading_page(source.id()), anchor("responsibilities", record.n));
                let text = short(record.get("task").unwrap_or_default());
                organ.tasks.push(Task { role: role.to_owned(), text, link });
            }
        }
    }

    /// The organs by their number of duties.
    fn ranked(&self) -> Vec<(&String, &Organ)> {
        let mut organs: Vec<_> = self.organs.iter().collect();
        organs.sort_by_key(|(_, organ)| std::cmp::Reverse(organ.roles.iter().sum::<u64>()));
        organs
    }

    /// Duties by organ, most first.
    pub(super) fn totals(&self) -> Vec<Counted> {
        let total = |(name, organ): (&String, &Organ)| (name.clone(), organ.roles.iter().sum(), None);
        self.ranked().into_iter().map(total).collect()
    }

    pub(super) fn page(&self, terms: &Terms) -> Page {
        let shown: Vec<_> = self.ranked().into_iter().take(SHOWN).collect();
        let most = shown.iter().flat_map(|(_, organ)| organ.roles).max().unwrap_or_default().max(1);
        let shade = |count: u64| ((count as f64 / most as f64).sqrt() * SHADES).ceil() as u64;
        let row = |(name, organ): &(&String, &Organ)| Row {
            name: (*name).clone(),
            cells: organ.roles.iter().map(|&count| Cell { count, shade: shade(count) }).collect(),
            total: organ.roles.iter().sum(),
            tasks: organ.tasks.clone(),
        };
        let role = |role: &Role| RoleName {
            word: role.as_str(),
            chinese: chinese(terms.meaning("responsibilities", "role", role.as_str())),
        };
        Page {
            roles: Role::ALL.iter().map(role).collect(),
            organs: shown.iter().map(row).collect(),
            all: self.organs.len(),
        }
    }
}
