//! [`Draft`]: a document while it is written, what is printed beside the rows that it must give.

use serde_json::Value;

use super::dice::Dice;
use super::numeral::spoken;
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
    boxes: usize,
    tables: usize,
    attachments: usize,
}

/// A section that may still get children.
struct Open {
    key: &'static str,
    number: usize,
    id: String,
}

impl<'a> Draft<'a> {
    /// An empty document; the dice are those of the work.
    pub(crate) fn new(place: &'a Place, work: &'a Work) -> Self {
        Self {
            place,
            work,
            dice: work.dice.clone(),
            id: work.id.clone(),
            pieces: Vec::new(),
            rows: Vec::new(),
            attachment: None,
            open: Vec::new(),
            sections: 0,
            articles: 0,
            boxes: 0,
            tables: 0,
            attachments: 0,
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
        let number = self.begin(label.style(), label.style(), Some(heading));
        self.pieces.push(Piece::Item { label, number, text: heading.to_owned() });
    }

    /// Begins a section; `text` writes what stands behind its heading, or all of it when it has none.
    pub(crate) fn section(
        &mut self,
        label: Label,
        heading: Option<&str>,
        text: impl FnOnce(&mut Self) -> String,
    ) {
        let number = self.begin(label.style(), label.style(), heading);
        let head = heading.map_or(String::new(), |heading| format!("{heading}。"));
        let text = head + &text(self);
        self.pieces.push(Piece::Item { label, number, text });
    }

    /// Begins a chapter.
    pub(crate) fn chapter(&mut self, heading: &str) {
        let number = self.begin("chapter", "chapter", Some(heading));
        let label = format!("第{}章", spoken(number));
        self.pieces.push(Piece::Chapter { label, heading: heading.to_owned() });
    }

    /// Begins a box.
    pub(crate) fn boxed(&mut self, heading: &str) {
        let number = self.begin("box", "box", Some(heading));
        self.pieces.push(Piece::Chapter { label: format!("专栏{number}"), heading: heading.to_owned() });
    }

    /// Begins a section with a decimal number of so many parts, of which only a heading is printed.
    pub(crate) fn decimal(&mut self, depth: usize, heading: &str) {
        const KEYS: [&str; 3] = ["decimal1", "decimal2", "decimal3"];
        self.begin(KEYS[depth - 1], "decimal", Some(heading));
        let numbers: Vec<String> = self.open.iter().map(|open| open.number.to_string()).collect();
        self.pieces.push(Piece::Decimal { path: numbers.join("."), text: heading.to_owned() });
    }

    /// Opens a section in the outline and gives its number. Sections of one key that follow each other below the same
    /// parent are counted.
    fn begin(&mut self, key: &'static str, style: &'static str, heading: Option<&str>) -> usize {
        let number = self.count(key, style);
        let mark = match style {
            "box" => "b",
            "dash" => "d",
            "han_shi" => "s",
            _ => "",
        };
        let parent = self.open.last().map(|open| open.id.clone());
        let base = self.attachment.as_ref().unwrap_or(&self.id);
        let id = match &parent {
            Some(parent) => format!("{parent}.{mark}{number}"),
            None => format!("{base}/{mark}{number}"),
        };
        self.sections += 1;
        let row = Row::new("sections").with("section_id", id.as_str()).with("parent_id", parent);
        let row = row.with("attachment_id", self.attachment.clone()).with("ordinal", self.sections);
        let row = row.with("depth", self.open.len() + 1).with("style", style).with("heading", heading);
        self.rows.push(row.with("number", (style != "dash").then_some(number)));
        self.open.push(Open { key, number, id });
        number
    }

    /// Ends the sections of a key and what is below them, and gives the number of the next. Articles and boxes are counted
    /// through the document.
    fn count(&mut self, key: &str, style: &str) -> usize {
        let last = self.open.iter().position(|open| open.key == key);
        let next = last.map_or(1, |at| self.open[at].number + 1);
        self.open.truncate(last.unwrap_or(self.open.len()));
        let running = match style {
            "article" => &mut self.articles,
            "box" => &mut self.boxes,
            _ => return next,
        };
        *running += 1;
        *running
    }

    /// Ends all sections, as the end of the text or its signature does.
    pub(crate) fn end_sections(&mut self) {
        self.open.clear();
    }

    /// Prints the list of attachments; the titles of those that are left out come first. The body of the last one
    /// follows with [`Draft::attach`].
    pub(crate) fn list_attachments(&mut self, omitted: &[&str], last: &str) {
        self.end_sections();
        let titles: Vec<&str> = omitted.iter().copied().chain([last]).collect();
        for (ordinal, title) in (1..).zip(&titles) {
            let is_omitted = ordinal < titles.len();
            let row = Row::new("attachments").with("attachment_id", format!("{}/a{ordinal}", self.id));
            self.rows.push(row.with("title", *title).with("omitted", is_omitted));
            let head = if ordinal == 1 { "附件：" } else { "　　　" };
            let number = if titles.len() == 1 { String::new() } else { format!("{ordinal}.") };
            self.text(format!("{head}{number}{title}{}", if is_omitted { "（略）" } else { "" }));
        }
        self.attachments = titles.len();
    }

    /// Begins the body of the last attachment that was listed.
    pub(crate) fn attach(&mut self, title: &str) {
        self.end_sections();
        self.attachment = Some(format!("{}/a{}", self.id, self.attachments));
        self.head(if self.attachments == 1 {
            "附件".to_owned()
        } else {
            format!("附件{}", self.attachments)
        });
        self.pieces.push(Piece::Title(title.to_owned()));
    }

    /// Prints a table; a header that is blank in the first row goes on with the one to its left, in a later row with the
    /// one above. The first cell of a row is its ordinal, the second names it; a row whose first cell is 合计 is a total.
    pub(crate) fn table(
        &mut self,
        caption: &str,
        unit: Option<&str>,
        headers: &[Vec<&str>],
        rows: Vec<Vec<String>>,
    ) {
        self.tables += 1;
        let id = format!("{}/t{}", self.id, self.tables);
        let table =
            Row::new("tables").with("table_id", id.as_str()).with("attachment_id", self.attachment.clone());
        let table = table.with("caption", caption).with("unit", unit).with("rows", rows.len());
        self.rows.push(table.with("columns", headers[0].len()).with("header_rows", headers.len()));
        let paths = header_paths(headers);
        for (number, row) in (1..).zip(&rows) {
            self.cells(&id, number, &paths, row);
        }
        let text = |row: &Vec<&str>| row.iter().map(|&cell| cell.to_owned()).collect();
        let mut all: Vec<Vec<String>> = headers.iter().map(text).collect();
        all.extend(rows);
        self.pieces.push(Piece::Table(Grid { header_rows: headers.len(), rows: all }));
    }

    fn cells(&mut self, table: &str, number: usize, headers: &[String], row: &[String]) {
        let total = row[0] == "合计";
        let label = if total { &row[0] } else { &row[1] };
        for ((column, header), text) in (1..).zip(headers).zip(row) {
            let cell =
                Row::new("table_cells").with("table_id", table).with("row", number).with("column", column);
            let value = if text.parse::<f64>().is_ok() { Value::from(text.as_str()) } else { Value::Null };
            let cell =
                cell.with("header", header.as_str()).with("row_label", label.as_str()).with("number", value);
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

/// The header of each column, from the top: `计划投资 / 2021年`.
fn header_paths(headers: &[Vec<&str>]) -> Vec<String> {
    let mut top = "";
    let path = |column: usize| {
        let first = headers[0][column];
        top = if first.is_empty() { top } else { first };
        let below = headers[1..].iter().map(|row| row[column]);
        [top].into_iter().chain(below).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" / ")
    };
    (0..headers[0].len()).map(path).collect()
}
