//! The walk over the body of a DOCX document.

use std::collections::HashMap;

use super::super::flow::Flow;
use super::super::grid::{self, Cell};
use super::numbering::Numbering;
use super::styles::{ListPlace, Styles};
use super::table;
use super::xml::Element;

/// A document while it is read.
pub(super) struct Body<'a> {
    numbering: Numbering,
    styles: Styles,
    /// Footnotes and endnotes by kind and id.
    notes: HashMap<(&'static str, &'a str), &'a Element>,
    /// The notes that were referred to.
    referred: Vec<&'a Element>,
    /// Text boxes anchored in the paragraph that is being read.
    boxes: Vec<&'a Element>,
}

/// Text boxes inside text boxes are read to this depth.
const MAX_BOXES: usize = 1000;

impl<'a> Body<'a> {
    /// A document with these lists, styles and notes.
    pub(super) fn new(
        numbering: Numbering,
        styles: Styles,
        footnotes: &'a Element,
        endnotes: &'a Element,
    ) -> Self {
        let notes = [("footnote", footnotes), ("endnote", endnotes)].into_iter().flat_map(|(kind, part)| {
            let root = part.children.first();
            let notes = root.into_iter().flat_map(move |root| root.named(kind));
            notes.filter_map(move |note| Some(((kind, note.attribute("id")?), note)))
        });
        Self { numbering, styles, notes: notes.collect(), referred: Vec::new(), boxes: Vec::new() }
    }

    /// The text of the main part, its notes at the end.
    pub(super) fn text(&mut self, document: &'a Element) -> String {
        let mut flow = Flow::default();
        let body = document.child("document").and_then(|document| document.child("body"));
        if let Some(body) = body {
            self.blocks(body, &mut flow);
        }
        let mut at = 0;
        while let Some(note) = self.referred.get(at).copied() {
            at += 1;
            flow.paragraph();
            flow.label(Some(format!("[{at}] ")));
            self.note(note, &mut flow);
            flow.label(None);
        }
        flow.finish()
    }

    fn blocks(&mut self, parent: &'a Element, flow: &mut Flow) {
        for child in &parent.children {
            match child.name.as_str() {
                "p" => self.paragraph(child, flow),
                "tbl" => self.table(child, flow),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => {
                    self.blocks(child, flow)
                }
                "AlternateContent" => {
                    if let Some(choice) = child.children.first() {
                        self.blocks(choice, flow);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'a Element, flow: &mut Flow) {
        let properties = paragraph.child("pPr");
        flow.paragraph();
        if properties.is_some_and(|p| p.flag("pageBreakBefore")) {
            flow.page();
        }
        let label = properties.and_then(|p| self.label(p));
        flow.label(label);
        self.inline(paragraph, flow);
        flow.label(None);
        flow.paragraph();
        if properties.and_then(|p| p.child("sectPr")).is_some_and(|s| s.value("type") != Some("continuous")) {
            flow.page();
        }
        for text in std::mem::take(&mut self.boxes) {
            self.blocks(text, flow);
        }
    }

    /// The number of a paragraph with these properties, its own or that of its style.
    fn label(&mut self, properties: &Element) -> Option<String> {
        let style = properties.value("pStyle");
        let place = ListPlace::of(properties).or(style.map(|s| self.styles.place(s)).unwrap_or_default());
        let list = place.list.filter(|&list| list > 0)?;
        self.numbering.label(list, place.level, style)
    }

    /// A note as one paragraph: its own paragraphs, joined by line breaks.
    fn note(&mut self, note: &'a Element, flow: &mut Flow) {
        for (at, paragraph) in note.named("p").enumerate() {
            if at > 0 {
                flow.line_break();
            }
            self.inline(paragraph, flow);
        }
    }

    fn inline(&mut self, parent: &'a Element, flow: &mut Flow) {
        for child in &parent.children {
            match child.name.as_str() {
                "r" => self.run(child, flow),
                "hyperlink" | "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple"
                | "customXml" | "bdo" | "dir" | "oMath" | "oMathPara" => self.inline(child, flow),
                "pPr" | "rPr" | "del" | "moveFrom" => {}
                // Formulas nest their text in many ways.
                _ if parent.name.starts_with("oMath") => math(child, flow),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &'a Element, flow: &mut Flow) {
        if run.child("rPr").is_some_and(|properties| properties.flag("vanish")) {
            return;
        }
        for child in &run.children {
            match child.name.as_str() {
                "t" => flow.preformatted(&child.text.replace(['\n', '\r'], " ")),
                "tab" | "ptab" => flow.tab(),
                "br" if child.attribute("type") == Some("page") => flow.page(),
                "br" | "cr" => flow.line_break(),
                "noBreakHyphen" => flow.inline("-"),
                "sym" => symbol(child, flow),
                "ruby" => child.named("rubyBase").for_each(|base| self.inline(base, flow)),
                "footnoteReference" => self.refer("footnote", child, flow),
                "endnoteReference" => self.refer("endnote", child, flow),
                "AlternateContent" => {
                    if let Some(choice) = child.children.first() {
                        self.find_boxes(choice);
                    }
                }
                "drawing" | "pict" | "object" => self.find_boxes(child),
                _ => {}
            }
        }
    }

    fn refer(&mut self, kind: &'static str, reference: &'a Element, flow: &mut Flow) {
        let Some(id) = reference.attribute("id") else { return };
        if let Some(note) = self.notes.get(&(kind, id)).copied() {
            self.referred.push(note);
            flow.inline(&format!("[{}]", self.referred.len()));
        }
    }

    fn find_boxes(&mut self, drawing: &'a Element) {
        for child in &drawing.children {
            match child.name.as_str() {
                "txbxContent" if self.boxes.len() < MAX_BOXES => self.boxes.push(child),
                "Fallback" => {}
                _ => self.find_boxes(child),
            }
        }
    }

    fn table(&mut self, table: &'a Element, flow: &mut Flow) {
        if !table::is_data(table) {
            table::all_cells(table).for_each(|cell| self.blocks(cell, flow));
            return;
        }
        let rows = table::places(table).into_iter().map(|row| {
            let cells = row.into_iter().map(|place| {
                let text = place.cell.map(|cell| self.cell(cell)).unwrap_or_default();
                Cell { text, columns: place.columns, rows: place.rows }
            });
            cells.collect()
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        flow.table(&grid::lines(&rows));
    }

    fn cell(&mut self, cell: &'a Element) -> String {
        let mut flow = Flow::cell();
        self.blocks(cell, &mut flow);
        flow.finish()
    }
}

/// A sign of a symbol font, by its code.
fn symbol(element: &Element, flow: &mut Flow) {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
    if let Some(c) = code.and_then(char::from_u32) {
        flow.inline(c.encode_utf8(&mut [0; 4]));
    }
}

fn math(element: &Element, flow: &mut Flow) {
    if element.name == "t" {
        flow.inline(&element.text);
    }
    element.children.iter().for_each(|child| math(child, flow));
}
