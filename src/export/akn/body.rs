//! The text: sections as a hierarchy, paragraphs, tables.

use std::io;

use super::Out;
use super::name::{Ids, element, last};
use super::part::Table;
use super::scope::{Item, Section};
use crate::export::output::Row;

/// The text of a document or attachment under way.
pub(super) struct Body<'b, 'w> {
    pub(super) xml: &'b mut Out<'w>,
    pub(super) ids: &'b mut Ids,
    /// The id of the attachment; empty in the main text.
    pub(super) parent: &'b str,
}

/// What may stand behind a heading in its line, and belongs to it.
const BEHIND_HEADING: [char; 9] = ['。', '：', '；', '，', '、', '！', '？', '.', ':'];

impl Body<'_, '_> {
    /// All items, as `mainBody` takes them.
    pub(super) fn mixed(&mut self, items: &[Item<'_>]) -> io::Result<()> {
        for item in items {
            match item {
                Item::Section(section) => self.section(section, self.parent, None)?,
                other => self.block(other)?,
            }
        }
        match items.is_empty() {
            true => self.xml.leaf("p", &[], ""),
            false => Ok(()),
        }
    }

    /// All items, as `body` takes them: what is in no section stands in a container.
    pub(super) fn hierarchy(&mut self, items: &[Item<'_>]) -> io::Result<()> {
        for run in items.chunk_by(|a, b| is_section(a) == is_section(b)) {
            match run {
                [Item::Section(_), ..] => self.mixed(run)?,
                _ => self.container(run)?,
            }
        }
        match items.is_empty() {
            true => self.container(&[]),
            false => Ok(()),
        }
    }

    fn container(&mut self, items: &[Item<'_>]) -> io::Result<()> {
        let id = self.ids.give(self.parent, "hcontainer", "text");
        self.xml.open("hcontainer", &[("eId", &id), ("name", "text")])?;
        self.xml.open("content", &[])?;
        self.mixed(items)?;
        self.xml.close()?;
        self.xml.close()
    }

    fn section(&mut self, section: &Section<'_>, parent: &str, path: Option<&str>) -> io::Result<()> {
        let own = section.row.text("path").unwrap_or_default();
        let style = section.row.text("style").unwrap_or_default();
        let (name, prefix) = element(style);
        let id = self.ids.give(parent, prefix, last(own, path));
        let attributes = [("eId", id.as_str()), ("name", style)];
        self.xml.open(name, &attributes[..if name == "hcontainer" { 2 } else { 1 }])?;
        if let Some(label) = section.row.text("label_raw") {
            self.xml.leaf("num", &[], label)?;
        }
        let (heading, text) = heading(section.row);
        if let Some(heading) = heading {
            self.xml.leaf("heading", &[], heading)?;
        }
        let is_empty = text.is_empty() && section.tables.is_empty() && section.texts.is_empty();
        match section.children.is_empty() {
            true => self.blocks("content", section, text)?,
            false if is_empty => {}
            false => self.blocks("intro", section, text)?,
        }
        for child in &section.children {
            self.section(child, &id, Some(own))?;
        }
        self.xml.close()
    }

    /// What a section has of its own.
    fn blocks(&mut self, element: &'static str, section: &Section<'_>, text: &str) -> io::Result<()> {
        let captions: Vec<&str> =
            section.tables.iter().filter_map(|table| table.row.text("caption")).collect();
        self.xml.open(element, &[])?;
        let lines = text.split('\n').filter(|line| !line.is_empty() && !captions.contains(line));
        for line in lines {
            self.xml.leaf("p", &[], line)?;
        }
        for block in &section.texts {
            self.paragraphs(*block)?;
        }
        for table in &section.tables {
            self.table(table)?;
        }
        self.xml.close()
    }

    /// An item that is no section.
    pub(super) fn block(&mut self, item: &Item<'_>) -> io::Result<()> {
        match item {
            Item::Section(_) => Ok(()),
            Item::Text(block) => self.paragraphs(*block),
            Item::Table(table) => self.table(table),
        }
    }

    /// A paragraph for each line of a block; its class is the kind of the block.
    pub(super) fn paragraphs(&mut self, block: Row<'_>) -> io::Result<()> {
        let kind = block.text("kind").unwrap_or_default();
        let attributes = [("class", kind)];
        let attributes = if kind == "paragraph" { &[][..] } else { &attributes[..] };
        let mut lines = block.text("text").unwrap_or_default().split('\n');
        lines.try_for_each(|line| self.xml.leaf("p", attributes, line))
    }

    fn table(&mut self, table: &Table<'_>) -> io::Result<()> {
        let columns = table.row.number("columns");
        let id = self.ids.give(self.parent, "table", last_of_id(table.row));
        if table.cells.is_empty() || columns == 0 {
            return Ok(());
        }
        self.xml.open("table", &[("eId", &id)])?;
        let caption = [
            table.row.text("caption").map(str::to_owned),
            table.row.text("unit").map(|u| format!("（单位：{u}）")),
        ];
        let caption: String = caption.into_iter().flatten().collect();
        if !caption.is_empty() {
            self.xml.leaf("caption", &[], &caption)?;
        }
        if table.row.number("header_rows") > 0 {
            self.line("th", columns, &table.cells, "header")?;
        }
        for row in table.cells.chunk_by(|a, b| a.text("row") == b.text("row")) {
            self.line("td", columns, row, "text")?;
        }
        self.xml.close()
    }

    /// A row of a table: the first cell of each column, an empty one where there is none.
    fn line(&mut self, name: &str, columns: usize, cells: &[Row<'_>], value: &str) -> io::Result<()> {
        let mut texts = vec![""; columns];
        for cell in cells.iter().rev() {
            let place = cell.number("column").checked_sub(1).and_then(|at| texts.get_mut(at));
            if let Some(text) = place {
                *text = cell.text(value).unwrap_or_default();
            }
        }
        self.xml.open("tr", &[])?;
        for text in texts {
            self.xml.leaf_in((name, &[]), "p", &[], text)?;
        }
        self.xml.close()
    }
}

fn is_section(item: &Item<'_>) -> bool {
    matches!(item, Item::Section(_))
}

/// `1` of `…/t1`.
fn last_of_id(table: Row<'_>) -> &str {
    let id = table.text("table_id").unwrap_or_default();
    id.rsplit("/t").next().unwrap_or_default()
}

/// The heading of a section with the mark behind it, and the text that is left.
fn heading(section: Row<'_>) -> (Option<&str>, &str) {
    let text = section.text("text").unwrap_or_default();
    let Some(heading) = section.text("heading") else { return (None, text) };
    let Some(rest) = text.strip_prefix(heading) else { return (Some(heading), text) };
    let mark = rest.chars().next().filter(|c| BEHIND_HEADING.contains(c)).map_or(0, char::len_utf8);
    let (heading, rest) = text.split_at(heading.len() + mark);
    (Some(heading), rest.trim_start_matches('\n'))
}
