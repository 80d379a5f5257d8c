//! GraphML: documents and organs as a graph, for Gephi, yEd, networkx and others.
//!
//! | node | its id |
//! | --- | --- |
//! | document | `document_id` |
//! | organ | `organ_id` |
//! | missing: a document that is cited, but not among the datasets | `missing:` and its number or title |
//!
//! | edge | from → to |
//! | --- | --- |
//! | citation | document → document or missing, with its relation and how often |
//! | duty | document → organ, with the role and how often |
//! | issued_by | document → organ, when an issuer has the name of one organ |

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::Path;

use super::Summary;
use super::output::{Output, Row};
use super::place::MADE_BY;
use super::xml::Xml;
use crate::error::{Error, Result};
use crate::grammar::region;

/// Attributes of nodes and edges: to what they belong, name and type.
const KEYS: [(&str, &str, &str); 16] = [
    ("node", "label", "string"),
    ("node", "type", "string"),
    ("node", "number", "string"),
    ("node", "title", "string"),
    ("node", "genre", "string"),
    ("node", "region_code", "string"),
    ("node", "level", "string"),
    ("node", "signed_date", "string"),
    ("node", "issue_id", "string"),
    ("node", "organ_kind", "string"),
    ("node", "mentions", "int"),
    ("node", "resolved", "boolean"),
    ("edge", "edge_type", "string"),
    ("edge", "relation", "string"),
    ("edge", "role", "string"),
    ("edge", "count", "int"),
];

/// Datasets that it is made of, in the order in which they are read.
const DATASETS: [&str; 4] = ["organs", "documents", "responsibilities", "document_links"];

/// Writes the graph of an output; `path` is what an error tells.
pub(super) fn write<'w>(output: &Output<'_>, out: &'w mut dyn Write, path: &Path) -> Result<Summary> {
    let datasets: Vec<_> = DATASETS.iter().filter_map(|name| output.dataset(name)).collect();
    output.expect(output.count_files(&datasets)?);
    let told = |e| Error::io(path, e);
    let mut graph = Graph::begin(out).map_err(told)?;
    let mut each = |name: &str, add: fn(&mut Graph<'w>, Row<'_>) -> io::Result<()>| {
        output.each_of(name, &mut |rows| {
            Row::all(rows).try_for_each(|row| add(&mut graph, row)).map_err(told)?;
            graph.end_part().map_err(told)
        })
    };
    each("organs", Graph::organ)?;
    each("documents", Graph::document)?;
    each("responsibilities", Graph::duty)?;
    each("document_links", Graph::link)?;
    graph.finish().map_err(told)
}

/// An attribute of a node or edge, when it has a value.
type Value<'a> = (&'a str, Option<&'a str>);

/// A graph under way.
struct Graph<'w> {
    xml: Xml<&'w mut dyn Write>,
    nodes: u64,
    edges: u64,
    /// Level of each organ, by its id, which is its full name; empty when it is not known.
    levels: HashMap<String, String>,
    /// The organ of an alias; `None` when there are several.
    names: HashMap<String, Option<String>>,
    missing: BTreeSet<String>,
    /// How often a document names an organ in a role, in the part that is read.
    duties: BTreeMap<(String, String, String), u64>,
}

impl<'w> Graph<'w> {
    fn begin(out: &'w mut dyn Write) -> io::Result<Self> {
        let mut xml = Xml::begin(out)?;
        xml.comment(MADE_BY)?;
        xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
        for (of, name, kind) in KEYS {
            xml.empty("key", &[("id", name), ("for", of), ("attr.name", name), ("attr.type", kind)])?;
        }
        xml.open("graph", &[("id", "gongbao"), ("edgedefault", "directed")])?;
        let (levels, names) = (HashMap::new(), HashMap::new());
        let (missing, duties) = (BTreeSet::new(), BTreeMap::new());
        Ok(Self { xml, nodes: 0, edges: 0, levels, names, missing, duties })
    }

    fn organ(&mut self, row: Row<'_>) -> io::Result<()> {
        let id = row.text("organ_id").unwrap_or_default();
        let level = row.text("level").filter(|level| *level != "unknown").unwrap_or_default();
        self.levels.insert(id.to_owned(), level.to_owned());
        let name = row.text("name").unwrap_or_default().to_owned();
        for name in row.list("aliases").into_iter().filter(|alias| *alias != name) {
            let is_new = !self.names.contains_key(&name);
            self.names.insert(name, is_new.then(|| id.to_owned()));
        }
        self.node(
            id,
            &[
                ("label", row.text("name")),
                ("type", Some("organ")),
                ("level", row.text("level")),
                ("organ_kind", row.text("kind")),
                ("region_code", row.text("region_code")),
                ("mentions", row.text("mentions")),
                ("resolved", row.text("resolved")),
            ],
        )
    }

    fn document(&mut self, row: Row<'_>) -> io::Result<()> {
        let id = row.text("document_id").unwrap_or_default();
        let issuers: Vec<_> = row.list("issuers").iter().map(|name| self.organ_of(name)).collect();
        let issuer = issuers.first().cloned().flatten();
        let level =
            issuer.and_then(|organ| self.levels.get(&organ).cloned()).filter(|level| !level.is_empty());
        self.node(
            id,
            &[
                ("label", row.text("number").or(row.text("title"))),
                ("type", Some("document")),
                ("number", row.text("number")),
                ("title", row.text("title")),
                ("genre", row.text("genre")),
                ("region_code", row.text("region_code")),
                (
                    "level",
                    level
                        .as_deref()
                        .or_else(|| row.text("region_code").map(|code| region::level(code).as_str())),
                ),
                ("signed_date", row.text("signed_date")),
                ("issue_id", row.text("issue_id")),
            ],
        )?;
        let organs: BTreeSet<String> = issuers.into_iter().flatten().collect();
        organs.iter().try_for_each(|organ| self.edge(id, organ, &[("edge_type", Some("issued_by"))]))
    }

    fn duty(&mut self, row: Row<'_>) -> io::Result<()> {
        let value = |column| row.text(column).map(str::to_owned);
        if let (Some(document), Some(organ), Some(role)) =
            (value("document_id"), value("organ_id"), value("role"))
        {
            *self.duties.entry((document, organ, role)).or_default() += 1;
        }
        Ok(())
    }

    /// All duties of a document stand in one part.
    fn end_part(&mut self) -> io::Result<()> {
        for ((document, organ, role), count) in std::mem::take(&mut self.duties) {
            let count = count.to_string();
            let values =
                [("edge_type", Some("duty")), ("role", Some(role.as_str())), ("count", Some(count.as_str()))];
            self.edge(&document, &organ, &values)?;
        }
        Ok(())
    }

    fn link(&mut self, row: Row<'_>) -> io::Result<()> {
        let from = row.text("from_document_id").unwrap_or_default();
        let values = [
            ("edge_type", Some("citation")),
            ("relation", row.text("relation")),
            ("count", row.text("count")),
        ];
        if let Some(to) = row.text("to_document_id") {
            return self.edge(from, to, &values);
        }
        let key = row.text("to_key").unwrap_or_default();
        let id = format!("missing:{key}");
        if self.missing.insert(key.to_owned()) {
            self.node(&id, &[("label", Some(key)), ("type", Some("missing"))])?;
        }
        self.edge(from, &id, &values)
    }

    /// The organ that has a name, when it is only one.
    fn organ_of(&self, name: &str) -> Option<String> {
        match self.levels.contains_key(name) {
            true => Some(name.to_owned()),
            false => self.names.get(name).cloned().flatten(),
        }
    }

    fn node(&mut self, id: &str, values: &[Value<'_>]) -> io::Result<()> {
        self.nodes += 1;
        self.xml.open("node", &[("id", id)])?;
        self.values(values)
    }

    fn edge(&mut self, from: &str, to: &str, values: &[Value<'_>]) -> io::Result<()> {
        self.edges += 1;
        let id = format!("e{}", self.edges);
        self.xml.open("edge", &[("id", &id), ("source", from), ("target", to)])?;
        self.values(values)
    }

    fn values(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for (name, value) in values {
            if let Some(value) = value {
                self.xml.leaf("data", &[("key", name)], value)?;
            }
        }
        self.xml.close()
    }

    fn finish(self) -> io::Result<Summary> {
        self.xml.finish()?.flush()?;
        let counts = vec![("nodes", self.nodes), ("edges", self.edges)];
        Ok(Summary { counts, notes: Vec::new() })
    }
}
