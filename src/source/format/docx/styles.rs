//! Paragraph styles, for the numbering that they bring.

use std::collections::HashMap;

use super::xml::Element;

/// The list that a paragraph belongs to, and its level in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// The list (numId); 0 says none, against what a style says.
    pub(super) list: Option<usize>,
    /// The level (ilvl), from 0.
    pub(super) level: Option<usize>,
}

impl ListPlace {
    /// The place that a `numPr` among the properties `pPr` sets.
    pub(super) fn of(properties: &Element) -> Self {
        let place = properties.child("numPr");
        Self { list: place.and_then(|p| p.number("numId")), level: place.and_then(|p| p.number("ilvl")) }
    }

    /// This place, and what `other` says where this says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// The styles of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    places: HashMap<String, (ListPlace, Option<String>)>,
}

/// Styles are based on one another to this depth.
const MAX_DEPTH: usize = 16;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn new(part: &Element) -> Self {
        let styles = part.child("styles");
        let styles = styles.into_iter().flat_map(|styles| styles.named("style"));
        let places = styles.filter_map(|style| {
            let place = style.child("pPr").map(ListPlace::of).unwrap_or_default();
            Some((style.attribute("styleId")?.to_owned(), (place, style.value("basedOn").map(str::to_owned))))
        });
        Self { places: places.collect() }
    }

    /// The place in a list that a style brings, its own or that of a style it is based on.
    pub(super) fn place(&self, style: &str) -> ListPlace {
        let (mut place, mut style) = (ListPlace::default(), Some(style));
        for _ in 0..MAX_DEPTH {
            let Some((own, base)) = style.and_then(|style| self.places.get(style)) else { break };
            place = place.or(*own);
            style = base.as_deref();
        }
        place
    }
}
