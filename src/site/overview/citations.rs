//! What is cited most, and from where: a graph in which each level of government is a band.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use serde::Serialize;

use super::chart::Counted;
use crate::dataset;
use crate::error::Result;
use crate::grammar::region::{self, region_at, region_of};
use crate::model::{Level, Relation};
use crate::site::catalog::{Terms, chinese};
use crate::site::link::Pages;
use crate::site::part::{Part, Record, Source};

/// The documents that are cited most, and who cites them.
pub(super) struct Citations {
    /// Level of each organ by its name.
    levels: HashMap<String, Level>,
    /// Level of the organ that issued a cited document, where a citing text names it.
    issuers: HashMap<String, Level>,
    /// The documents of the graph, and how often each is cited.
    cited: HashMap<String, u64>,
    edges: Vec<Edge>,
    citing: HashSet<String>,
    nodes: BTreeMap<String, Node>,
    total: u64,
    missing: u64,
}

/// A citation: ids or, of what is not among the datasets, names.
struct Edge {
    from: String,
    to: String,
    relation: String,
}

/// A document of the graph.
#[derive(Clone)]
struct Node {
    title: String,
    level: Level,
    link: Option<String>,
}

/// So many cited documents are in the list, and so many with their citing documents in the graph.
const LISTED: usize = 100;
const DRAWN: usize = 30;
/// So many citing documents of one are drawn.
const CITING: usize = 4;

#[derive(Serialize)]
pub(super) struct Page {
    width: usize,
    height: usize,
    bands: Vec<Band>,
    nodes: Vec<Box>,
    edges: Vec<Curve>,
    relations: Vec<(&'static str, &'static str)>,
    list: Vec<Cited>,
    total: u64,
    missing: u64,
}

#[derive(Serialize)]
struct Band {
    y: usize,
    height: usize,
    level: &'static str,
    chinese: &'static str,
}

#[derive(Serialize)]
struct Box {
    n: usize,
    x: usize,
    y: usize,
    lines: Vec<String>,
    title: String,
    link: Option<String>,
    cited: u64,
}

#[derive(Serialize)]
struct Curve {
    from: usize,
    to: usize,
    path: String,
    relation: String,
}

#[derive(Serialize)]
struct Cited {
    title: String,
    level: &'static str,
    count: u64,
    link: Option<String>,
}

impl Citations {
    /// Counts how often each document of an output is cited, and keeps those that are cited most.
    pub(super) fn new(output: &Path, parts: &[String]) -> Result<Self> {
        let (mut counts, mut total, mut missing) = (HashMap::new(), 0, 0);
        for part in parts {
            let rows = dataset::read_part("document_links", output, part)?;
            for row in &rows.rows {
                let inside = rows.value(row, "to_document_id");
                let Some(to) = inside.or(rows.value(row, "to_key")) else { continue };
                let count: u64 = rows.value(row, "count").and_then(|count| count.parse().ok()).unwrap_or(1);
                total += count;
                missing += if inside.is_none() { count } else { 0 };
                *counts.entry(to.to_owned()).or_default() += count;
            }
        }
        let mut ranked: Vec<(String, u64)> = counts.into_iter().collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        ranked.truncate(LISTED);
        Ok(Self {
            levels: organ_levels(output)?,
            issuers: HashMap::new(),
            cited: ranked.into_iter().collect(),
            edges: Vec::new(),
            citing: HashSet::new(),
            nodes: BTreeMap::new(),
            total,
            missing,
        })
    }

    /// Takes the links of a part in, before its sources.
    pub(super) fn add_part(&mut self, part: &Part) {
        let mut found: HashMap<String, usize> = HashMap::new();
        self.edges.iter().for_each(|edge| *found.entry(edge.to.clone()).or_default() += 1);
        for record in part.all("document_links") {
            let to = record.get("to_document_id").or(record.get("to_key")).unwrap_or_default();
            let Some(from) = record.get("from_document_id").filter(|from| *from != to) else { continue };
            let known = found.entry(to.to_owned()).or_default();
            if !self.cited.contains_key(to) || *known >= CITING {
                continue;
            }
            *known += 1;
            self.citing.insert(from.to_owned());
            let relation = record.get("relation").unwrap_or_default().to_owned();
            self.edges.push(Edge { from: from.to_owned(), to: to.to_owned(), relation });
        }
    }

    /// Takes the documents of a source in that are cited or cite.
    pub(super) fn add(&mut self, source: Source<'_>, pages: &Pages) {
        for document in source.records("documents") {
            let Some(id) = document.get("document_id") else { continue };
            if self.cited.contains_key(id) || self.citing.contains(id) {
                let title = document.get("title").unwrap_or(id).to_owned();
                let node = Node { title, level: self.level(&document), link: pages.document(id) };
                self.nodes.insert(id.to_owned(), node);
            }
        }
        for citation in source.records("citations") {
            let issuer = citation.get("issuer");
            let Some(level) = issuer.and_then(|issuer| self.level_of_organ(issuer)) else { continue };
            let keys = ["number", "title"].into_iter().filter_map(|column| citation.get(column));
            for key in keys.filter(|key| self.cited.contains_key(*key)) {
                self.issuers.insert(key.to_owned(), level);
            }
        }
    }

    fn level_of_organ(&self, name: &str) -> Option<Level> {
        self.levels.get(name).copied().filter(|level| *level != Level::Unknown)
    }

    /// The level of the organ that issued a document.
    fn level(&self, document: &Record<'_>) -> Level {
        let by_code = || document.get("region_code").map(region::level);
        let title = document.get("title").unwrap_or_default();
        document
            .list("issuers")
            .iter()
            .find_map(|name| self.level_of_organ(name))
            .or_else(by_code)
            .unwrap_or_else(|| level_of_name(title))
    }

    /// What is cited most, with how often.
    pub(super) fn most_cited(&self) -> Vec<Counted> {
        let counted = |(key, count): (&String, u64)| {
            let node = self.node(key);
            (node.title, count, node.link)
        };
        self.ranked().into_iter().map(counted).collect()
    }

    fn ranked(&self) -> Vec<(&String, u64)> {
        let mut ranked: Vec<(&String, u64)> = self.cited.iter().map(|(key, count)| (key, *count)).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        ranked
    }

    /// A document of the graph; what is not among the datasets is known by its name alone.
    fn node(&self, key: &str) -> Node {
        let level = || self.issuers.get(key).copied().unwrap_or_else(|| level_of_name(key));
        let outside = || Node { title: key.to_owned(), level: level(), link: None };
        self.nodes.get(key).cloned().unwrap_or_else(outside)
    }

    pub(super) fn page(&self, terms: &Terms) -> Page {
        let ranked = self.ranked();
        let drawn: HashSet<&String> = ranked.iter().take(DRAWN).map(|(key, _)| *key).collect();
        let edges: Vec<&Edge> = self.edges.iter().filter(|edge| drawn.contains(&edge.to)).collect();
        let mut keys: Vec<&String> = ranked.iter().take(DRAWN).map(|(key, _)| *key).collect();
        for edge in &edges {
            if !keys.contains(&&edge.from) {
                keys.push(&edge.from);
            }
        }
        let nodes: Vec<(Node, u64)> = keys
            .iter()
            .map(|key| (self.node(key), self.cited.get(*key).copied().unwrap_or_default()))
            .collect();
        let (bands, boxes) = lay_out(&nodes);
        let place = |key: &String| keys.iter().position(|known| *known == key).map(|at| &boxes[at]);
        let curve = |edge: &&Edge| Some(curve(place(&edge.from)?, place(&edge.to)?, &edge.relation));
        let relations = Relation::ALL.iter().map(|relation| {
            let word = relation.as_str();
            (word, chinese(terms.meaning("document_links", "relation", word)))
        });
        Page {
            width: LABEL + PER_LINE * PITCH.0 + PITCH.0 - SIZE.0,
            height: bands.last().map_or(0, |band| band.y + band.height),
            edges: edges.iter().filter_map(curve).collect(),
            bands,
            nodes: boxes,
            relations: relations.collect(),
            list: ranked.iter().map(|(key, count)| self.listed(key, *count)).collect(),
            total: self.total,
            missing: self.missing,
        }
    }

    fn listed(&self, key: &str, count: u64) -> Cited {
        let Node { title, level, link } = self.node(key);
        Cited { title, level: level.as_str(), count, link }
    }
}

/// Room for the name of a band, boxes in a line, their distance and their size.
const LABEL: usize = 90;
const PER_LINE: usize = 6;
const PITCH: (usize, usize) = (166, 78);
const SIZE: (usize, usize) = (150, 50);
/// Characters in a line of a box, and lines.
const LETTERS: usize = 11;
const LINES: usize = 2;

/// A band for each level that has documents, and the boxes in the order of `nodes`.
fn lay_out(nodes: &[(Node, u64)]) -> (Vec<Band>, Vec<Box>) {
    let (mut bands, mut placed, mut y) = (Vec::new(), BTreeMap::new(), 0);
    for level in Level::ALL {
        let of_level: Vec<usize> = (0..nodes.len()).filter(|&at| nodes[at].0.level == *level).collect();
        if of_level.is_empty() {
            continue;
        }
        let height = of_level.len().div_ceil(PER_LINE) * PITCH.1 + 20;
        for (place, at) in of_level.into_iter().enumerate() {
            // Boxes of every other line are moved, so that curves pass between them.
            let shift = (place / PER_LINE % 2) * (PITCH.0 - SIZE.0);
            let x = LABEL + place % PER_LINE * PITCH.0 + shift;
            placed.insert(at, (x, y + 18 + place / PER_LINE * PITCH.1));
        }
        bands.push(Band { y, height, level: level.as_str(), chinese: chinese(level.meaning()) });
        y += height;
    }
    let boxed = |(at, (x, y)): (usize, (usize, usize))| {
        let (node, cited) = &nodes[at];
        let lines = broken(&node.title);
        Box { n: at, x, y, lines, title: node.title.clone(), link: node.link.clone(), cited: *cited }
    };
    (bands, placed.into_iter().map(boxed).collect())
}

/// A title in lines.
fn broken(title: &str) -> Vec<String> {
    let letters: Vec<char> = title.chars().collect();
    let mut lines: Vec<String> =
        letters.chunks(LETTERS).take(LINES).map(|line| line.iter().collect()).collect();
    if letters.len() > LETTERS * LINES
        && let Some(last) = lines.last_mut()
    {
        last.pop();
        last.push('…');
    }
    lines
}

/// The way from the citing document to the cited one.
fn curve(from: &Box, to: &Box, relation: &str) -> Curve {
    let middle = |side: &Box| side.x + SIZE.0 / 2;
    let (start, end, bend) = match from.y.cmp(&to.y) {
        Ordering::Greater => (from.y, to.y + SIZE.1, (from.y + to.y + SIZE.1) / 2),
        Ordering::Less => (from.y + SIZE.1, to.y, (from.y + SIZE.1 + to.y) / 2),
        // Side by side: below both.
        Ordering::Equal => (from.y + SIZE.1, to.y + SIZE.1, from.y + PITCH.1),
    };
    let (x, to_x) = (middle(from), middle(to));
    let path = format!("M{x},{start} C{x},{bend} {to_x},{bend} {to_x},{end}");
    Curve { from: from.n, to: to.n, path, relation: relation.to_owned() }
}

/// The levels of the organs of an output.
fn organ_levels(output: &Path) -> Result<HashMap<String, Level>> {
    let organs = dataset::read("organs", output)?.unwrap_or_default();
    let mut levels = HashMap::new();
    for row in &organs.rows {
        let word = organs.value(row, "level");
        let level = Level::ALL.iter().find(|level| Some(level.as_str()) == word);
        if let (Some(name), Some(level)) = (organs.value(row, "name"), level) {
            levels.insert(name.to_owned(), *level);
        }
    }
    Ok(levels)
}

/// Beginnings of numbers and titles of central organs.
const CENTRAL: [&str; 13] = [
    "国发",
    "国办发",
    "国函",
    "国办函",
    "国令",
    "中发",
    "中办发",
    "中华人民共和国",
    "国务院",
    "中共中央",
    "全国人民代表大会",
    "中国共产党",
    "全国",
];

/// The level by a title or number alone.
fn level_of_name(name: &str) -> Level {
    if CENTRAL.iter().any(|start| name.starts_with(start)) {
        return Level::National;
    }
    let region = region_of(name).or_else(|| region_at(name)?.only());
    region.map_or(Level::Unknown, |region| region::level(region.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_level() {
        for (name, level) in [
            ("国办发〔2019〕3号", Level::National),
            ("中华人民共和国河道管理条例", Level::National),
            ("安徽省河道管理条例", Level::Province),
            ("重庆市渝中区人民政府办公室关于河道保洁的通知", Level::County),
            ("关于河道保洁的通知", Level::Unknown),
        ] {
            assert_eq!(level_of_name(name), level, "{name}");
        }
    }

    #[test]
    fn boxes_stand_in_the_band_of_their_level() {
        let node = |level| {
            (
                Node {
                    title: "关于进一步加强全域河道保洁和岸线管理工作的实施意见".into(),
                    level,
                    link: None,
                },
                1,
            )
        };
        let nodes = [node(Level::County), node(Level::National), node(Level::County)];
        let (bands, boxes) = lay_out(&nodes);
        assert_eq!(bands.iter().map(|band| band.level).collect::<Vec<_>>(), ["national", "county"]);
        assert!(boxes[1].y < boxes[0].y && boxes[0].y == boxes[2].y && boxes[0].x < boxes[2].x);
        assert_eq!(boxes[0].lines[1].chars().last(), Some('…'));
        assert!(curve(&boxes[0], &boxes[1], "basis").path.starts_with("M165,"));
        assert!(
            curve(&boxes[0], &boxes[2], "basis").path.contains(&format!(" C165,{}", boxes[0].y + PITCH.1))
        );
    }
}
