//! [`Work`]: which document has a number, so that any other can cite it without the text of it.

use super::dice::Dice;
use super::page::Day;
use super::words::{ACTIVITIES, MATTERS, Place, persons};

/// What kind of document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A notice with sections and a table of duties as its attachment.
    Notice,
    /// A notice that issues a plan.
    Plan,
    /// An opinion.
    Opinion,
    /// A notice of appointments.
    Posts,
    /// An order that publishes a statute in articles.
    Order,
    /// A notice of activities.
    Campaign,
    /// A notice that issues an emergency plan.
    Emergency,
    /// A reply to a town.
    Reply,
}

const KINDS: &[Kind] = &[
    Kind::Notice,
    Kind::Plan,
    Kind::Opinion,
    Kind::Posts,
    Kind::Order,
    Kind::Campaign,
    Kind::Emergency,
    Kind::Reply,
];

/// So many of [`KINDS`], from the first, are mostly running text.
const LONG: usize = 3;

/// A document with its title and number.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    /// Its id.
    pub(crate) id: String,
    /// What kind it is.
    pub(crate) kind: Kind,
    /// What it is about.
    pub(crate) matter: &'static str,
    /// Its title.
    pub(crate) title: String,
    /// Its number.
    pub(crate) number: String,
    /// Who issues it.
    pub(crate) issuer: String,
    /// When it was signed.
    pub(crate) signed: Day,
    /// The persons whom its title may name.
    pub(crate) persons: Vec<String>,
    /// What the words of its text are chosen by.
    pub(crate) dice: Dice,
}

impl Work {
    /// The document of a place with that year and serial number: always the same.
    pub(crate) fn of(place: &Place, seed: u64, signed: Day, serial: usize, id: String) -> Self {
        let key =
            place.full.bytes().fold(signed.year as u64, |key, byte| key.wrapping_mul(31) + u64::from(byte));
        let mut dice = Dice::of(seed ^ key, serial as u64);
        // Every other document is one of much running text.
        let (kind, matter) =
            (dice.pick(&KINDS[..if serial % 2 == 1 { LONG } else { KINDS.len() }]), dice.pick(MATTERS));
        let (activity, _) = dice.pick(ACTIVITIES);
        let persons = persons(&mut dice, 6);
        let (full, government) = (&place.full, place.government());
        let office = format!("{government}办公室");
        let (issuer, title) = match kind {
            Kind::Notice => (&office, format!("{office}关于做好{matter}工作的通知")),
            Kind::Plan => (&office, format!("{office}关于印发{matter}工作方案的通知")),
            Kind::Opinion => (&government, format!("{government}关于加强{matter}工作的实施意见")),
            Kind::Posts => (&government, format!("{government}关于{}等职务任免的通知", persons[0])),
            Kind::Order => (&government, format!("{full}{matter}管理办法")),
            Kind::Emergency => (&office, format!("{office}关于印发{matter}应急预案的通知")),
            Kind::Reply => (&government, format!("{government}关于同意开展{matter}试点的批复")),
            Kind::Campaign => (&office, format!("{office}关于举办{}年{activity}活动的通知", signed.year)),
        };
        let series = match kind {
            Kind::Order => String::new(),
            Kind::Posts => "人".to_owned(),
            Kind::Opinion => "发".to_owned(),
            Kind::Reply => "函".to_owned(),
            _ => "办发".to_owned(),
        };
        let number = match kind {
            Kind::Order => format!("{government}令第{serial}号"),
            _ => format!("{}{series}〔{}〕{serial}号", place.code, signed.year),
        };
        Self { id, kind, matter, title, number, issuer: issuer.clone(), signed, persons, dice }
    }

    /// The heading of the contents below which it stands.
    pub(crate) fn category(&self) -> &'static str {
        match self.kind {
            Kind::Order => "政府令",
            Kind::Posts => "人事任免",
            Kind::Opinion | Kind::Reply => "政府文件",
            _ => "政府办公室文件",
        }
    }
}
