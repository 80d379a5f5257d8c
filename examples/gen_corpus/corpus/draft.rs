//! [`Draft`]: a document while it is written, what is printed beside the rows that it must give.

use serde_json::Value;

use super::dice::Dice;
use super::page::{Day, Grid, Label, Piece};
use super::truth::Row;
use super::words::Place;
use super::work::Work;

/// A document while it is written.
pub(crate) struct Draft<'a> {
    /// Whose document it is.
    pub(crate) place: &'a Place,
    /// What it is.
    pub(crate) work: &'a Work,
    /// What its words are chosen by.
    pub(crate) dice: Dice,
    /// Its id.
    pub(crate) id: String,
    /// What is printed.
    pub(crate) pieces: Vec<Piece>,
    /// What it must give.
    pub(crate) rows: Vec<Row>,
    attachment: Option<String>,
    open: Vec<Open>,
    sections: usize,
    articles: usize,
    tables: usize,
}

/// A section that may still get children.
struct Open {
    style: &'static str,
    number: usize,
    id: String,
}

impl<'a> Draft<'a> {
    /// An empty document; the dice are those of the work.
    pub(crate) fn new(place: &'a Place, work: &'a Work, id: String) -> Self {
        Self {
            place,
            work,
            dice: work.dice.clone(),
            id,
            pieces: Vec::new(),
            rows: Vec::new(),
            attachment: None,
            open: Vec::new(),
            sections: 0,
            articles: 0,
            tables: 0,
        }
    }

    /// A row of this document, in the section that is open.
    pub(crate) fn row(&self, dataset: &'static str) -> Row {
        let mut row = Row::new(dataset);
        let section = self.open.last().map_or(Value::Null, |open| open.id.as_str().into());
        let issue = self.id.split('#').next().into();
        for (column, value) in
            [("issue_id", issue), ("document_id", self.id.as_str().into()), ("section_id", section)]
        {
            if let Some(place) = row.columns.get_mut(column) {
                *place = value;
            }
        }
        row
    }

    /// Prints a paragraph.
    pub(crate) fn text(&mut self, text: impl Into<String>) {
        self.pieces.push(Piece::Text(text.into()));
    }

    /// Prints a line of the head.
    pub(crate) fn head(&mut self, text: impl Into<String>) {
        self.pieces.push(Piece::Head(text.into()));
    }

    /// Begins a section, of which only a heading is printed.
    pub(crate) fn heading(&mut self, label: Label, heading: &str) {
        let number = self.begin(label.style(), Some(heading));
        self.pieces.push(Piece::Item { label, number, text: heading.to_owned() });
    }

    /// Begins a section; `text` writes what stands behind its heading, or all of it when it has none.
    pub(crate) fn section(
        &mut self,
        label: Label,
        heading: Option<&str>,
        text: impl FnOnce(&mut Self) -> String,
    ) {
        let number = self.begin(label.style(), heading);
        let head = heading.map_or(String::new(), |heading| format!("{heading}。"));
        let text = head + &text(self);
        self.pieces.push(Piece::Item { label, number, text });
    }

    /// Begins a chapter.
    pub(crate) fn chapter(&mut self, heading: &str) {
        let number = self.begin("chapter", Some(heading));
        let label = format!("第{}章", super::numeral::spoken(number));
        self.pieces.push(Piece::Chapter { label, heading: heading.to_owned() });
    }

    /// Opens a section in the outline and gives its number.
    fn begin(&mut self, style: &'static str, heading: Option<&str>) -> usize {
        let mut number = 1;
        if let Some(at) = self.open.iter().position(|open| open.style == style) {
            number = self.open[at].number + 1;
            self.open.truncate(at);
        }
        if style == "article" {
            self.articles += 1;
            number = self.articles;
        }
        let parent = self.open.last().map(|open| open.id.clone());
        let base = self.attachment.as_ref().unwrap_or(&self.id);
        let id = match &parent {
            Some(parent) => format!("{parent}.{number}"),
            None => format!("{base}/{number}"),
        };
        self.sections += 1;
        let row = Row::new("sections").with("section_id", id.as_str()).with("parent_id", parent);
        let row = row.with("attachment_id", self.attachment.clone()).with("ordinal", self.sections);
        let row = row.with("depth", self.open.len() + 1).with("style", style).with("number", number);
        self.rows.push(row.with("heading", heading));
        self.open.push(Open { style, number, id });
        number
    }

    /// Ends all sections, as the end of the text or its signature does.
    pub(crate) fn end_sections(&mut self) {
        self.open.clear();
    }

    /// Prints the list of one attachment; its body follows with [`Draft::attach`].
    pub(crate) fn list_attachment(&mut self, title: &str) {
        self.end_sections();
        self.text(format!("附件：{title}"));
        let id = format!("{}/a1", self.id);
        self.rows.push(
            Row::new("attachments").with("attachment_id", id).with("title", title).with("omitted", false),
        );
    }

    /// Begins the body of the attachment that was listed.
    pub(crate) fn attach(&mut self, title: &str) {
        self.end_sections();
        self.attachment = Some(format!("{}/a1", self.id));
        self.head("附件");
        self.pieces.push(Piece::Title(title.to_owned()));
    }

    /// Prints a table with one header row. The first cell of a row is its ordinal, the second names it; a row whose first
    /// cell is 合计 is a total.
    pub(crate) fn table(
        &mut self,
        caption: &str,
        unit: Option<&str>,
        header: &[&str],
        rows: Vec<Vec<String>>,
    ) {
        self.tables += 1;
        let id = format!("{}/t{}", self.id, self.tables);
        let table =
            Row::new("tables").with("table_id", id.as_str()).with("attachment_id", self.attachment.clone());
        let table = table.with("caption", caption).with("unit", unit).with("rows", rows.len());
        self.rows.push(table.with("columns", header.len()).with("header_rows", 1));
        for (number, row) in (1..).zip(&rows) {
            self.cells(&id, number, header, row);
        }
        let mut all = vec![header.iter().map(|&cell| cell.to_owned()).collect()];
        all.extend(rows);
        self.pieces.push(Piece::Table(Grid { header_rows: 1, rows: all }));
    }

    fn cells(&mut self, table: &str, number: usize, header: &[&str], row: &[String]) {
        let total = row[0] == "合计";
        let label = if total { &row[0] } else { &row[1] };
        for ((column, header), text) in (1..).zip(header).zip(row) {
            let cell =
                Row::new("table_cells").with("table_id", table).with("row", number).with("column", column);
            let value = if text.parse::<f64>().is_ok() { Value::from(text.as_str()) } else { Value::Null };
            let cell = cell.with("header", *header).with("row_label", label.as_str()).with("number", value);
            self.rows.push(
                cell.with("row_kind", if total { "total" } else { "data" }).with("text", text.as_str()),
            );
        }
    }

    /// Prints signature and date.
    pub(crate) fn sign(&mut self, signatory: &str, day: Day) {
        self.end_sections();
        self.pieces.push(Piece::Signature(signatory.to_owned()));
        self.pieces.push(Piece::Signed(day));
    }
}
