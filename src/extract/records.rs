//! [`SourceRecords`]: one source with all that was read out of it.

use serde::{Deserialize, Serialize};

use super::{
    View, appointments, citations, contacts, events, mentions, milestones, people, responsibilities, targets,
};
use crate::diagnostic::Diagnostic;
use crate::model::{
    Appointment, Citation, Contact, Event, Mention, Milestone, Person, Responsibility, Source, Target,
};
use crate::structure::Structure;

/// A source, its structure, and what its documents say, in text order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // each list is the dataset of its name
pub struct SourceRecords {
    pub source: Source,
    pub structure: Structure,
    pub responsibilities: Vec<Responsibility>,
    pub citations: Vec<Citation>,
    pub appointments: Vec<Appointment>,
    pub people: Vec<Person>,
    pub targets: Vec<Target>,
    pub milestones: Vec<Milestone>,
    pub events: Vec<Event>,
    pub contacts: Vec<Contact>,
    pub mentions: Vec<Mention>,
    pub diagnostics: Vec<Diagnostic>,
}

/// What one document says.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)] // each list is the dataset of its name
pub struct DocumentRecords {
    pub responsibilities: Vec<Responsibility>,
    pub citations: Vec<Citation>,
    pub appointments: Vec<Appointment>,
    pub people: Vec<Person>,
    pub targets: Vec<Target>,
    pub milestones: Vec<Milestone>,
    pub events: Vec<Event>,
    pub contacts: Vec<Contact>,
    pub mentions: Vec<Mention>,
}

impl DocumentRecords {
    /// Runs every pass over one document.
    pub fn of(view: View<'_>) -> Self {
        let changes = appointments::changes(view);
        let contacts = contacts::extract(view);
        let people = people::named_in(view, &changes, &contacts);
        Self {
            responsibilities: responsibilities::extract(view),
            citations: citations::extract(view),
            appointments: appointments::of_changes(view, &changes),
            mentions: mentions::extract(view, &people),
            people,
            targets: targets::extract(view),
            milestones: milestones::extract(view),
            events: events::extract(view),
            contacts,
        }
    }
}

impl SourceRecords {
    /// A source with what its documents say, in their order.
    pub fn new(source: Source, structure: Structure, documents: Vec<DocumentRecords>) -> Self {
        let mut records = Self {
            source,
            structure,
            responsibilities: Vec::new(),
            citations: Vec::new(),
            appointments: Vec::new(),
            people: Vec::new(),
            targets: Vec::new(),
            milestones: Vec::new(),
            events: Vec::new(),
            contacts: Vec::new(),
            mentions: Vec::new(),
            diagnostics: Vec::new(),
        };
        records.people = people::editors(&records.source, &records.structure);
        records.contacts = contacts::imprint(&records.source, &records.structure);
        documents.into_iter().for_each(|document| records.append(document));
        records
    }

    /// All that is kept of it, in two parts that take about as long to write down; one behind the other they are the whole.
    pub(crate) fn halves(&self) -> (impl Serialize + Send + '_, impl Serialize + Send + '_) {
        let first = (&self.source, &self.structure);
        let second = (
            &self.responsibilities,
            &self.citations,
            &self.appointments,
            &self.people,
            &self.targets,
            &self.milestones,
            &self.events,
            &self.contacts,
            &self.mentions,
            &self.diagnostics,
        );
        (first, second)
    }

    fn append(&mut self, document: DocumentRecords) {
        self.responsibilities.extend(document.responsibilities);
        self.citations.extend(document.citations);
        self.appointments.extend(document.appointments);
        self.people.extend(document.people);
        self.targets.extend(document.targets);
        self.milestones.extend(document.milestones);
        self.events.extend(document.events);
        self.contacts.extend(document.contacts);
        self.mentions.extend(document.mentions);
    }
}
