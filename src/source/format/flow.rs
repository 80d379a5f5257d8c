//! [`Flow`]: writes decoded text from inline text, line breaks, paragraphs, pages and tables.
//!
//! A paragraph is a line; a blank line stands between two paragraphs, never more than one, since a wider gap is the
//! end of a page. White space is collapsed as a browser does it; full-width blanks stay where something follows.

use crate::text::repair::is_blank;

/// What stands between the text written so far and the text to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Line,
    Paragraph,
    Page,
}

/// Text under construction.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// Blanks that are written when something visible follows on the same line.
    blanks: String,
    gap: Gap,
    /// Number of a list item, written before its first text.
    label: Option<String>,
    /// True for the text of a table cell, which is one line.
    cell: bool,
}

impl Flow {
    /// The text of a table cell: all on one line, its paragraphs joined without a break.
    pub(super) fn cell() -> Self {
        Self { cell: true, ..Self::default() }
    }

    /// Writes inline text; runs of white space become one blank.
    pub(super) fn inline(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.space();
            } else if is_blank(c) {
                self.blanks.push(c);
            } else {
                self.visible(c);
            }
        }
    }

    /// Writes preformatted text: its line breaks and blanks stay.
    pub(super) fn preformatted(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' => self.line_break(),
                '\t' => self.tab(),
                c if is_blank(c) => self.blanks.push(c),
                c => self.visible(c),
            }
        }
    }

    /// Writes `label` before the next text, in whichever paragraph that stands; `None` forgets the last one.
    pub(super) fn label(&mut self, label: Option<String>) {
        self.label = label;
    }

    /// Ends the line; two in a row end the paragraph.
    pub(super) fn line_break(&mut self) {
        let gap = if self.gap == Gap::None { Gap::Line } else { self.gap.max(Gap::Paragraph) };
        self.end(gap);
    }

    /// Ends the paragraph.
    pub(super) fn paragraph(&mut self) {
        self.end(Gap::Paragraph);
    }

    /// Ends the page; in a cell, the line.
    pub(super) fn page(&mut self) {
        self.end(Gap::Page);
    }

    /// Writes a tab, when text stands before and behind it on its line; in a cell a blank.
    pub(super) fn tab(&mut self) {
        if self.cell {
            self.space();
        } else if self.gap == Gap::None && !self.text.is_empty() {
            self.blanks.push('\t');
        }
    }

    /// Writes the rows of a table, as paragraphs of one line each without blank lines between them.
    pub(super) fn table(&mut self, rows: &[String]) {
        self.paragraph();
        for row in rows {
            self.open_line();
            self.text.push_str(row);
            self.gap = Gap::Line;
        }
        self.paragraph();
    }

    /// The text, with a line break at its end; that of a cell without.
    pub(super) fn finish(mut self) -> String {
        if !self.cell && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }

    fn space(&mut self) {
        let at_start = self.gap != Gap::None || self.text.is_empty();
        if !(at_start && self.blanks.is_empty() || self.blanks.ends_with(' ')) {
            self.blanks.push(' ');
        }
    }

    fn visible(&mut self, c: char) {
        if self.cell && self.gap != Gap::None {
            self.join(c);
        } else {
            self.open_line();
        }
        self.text.push_str(&self.blanks);
        self.blanks.clear();
        if let Some(label) = self.label.take() {
            self.text.push_str(&label);
        }
        self.text.push(c);
    }

    /// Two paragraphs of a cell close up, unless a Latin word would run into another.
    fn join(&mut self, next: char) {
        self.gap = Gap::None;
        self.blanks.clear();
        let before = self.text.chars().next_back();
        if next.is_ascii_alphanumeric() && before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            self.blanks.push(' ');
        }
    }

    fn open_line(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
                Gap::Page => "\n\x0c\n",
            });
        }
        self.gap = Gap::None;
    }

    fn end(&mut self, gap: Gap) {
        self.blanks.clear();
        self.gap = self.gap.max(gap);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_stands_between_paragraphs() {
        let mut flow = Flow::default();
        flow.paragraph();
        flow.inline(" \n 甲 \n ");
        flow.inline("  乙 ");
        flow.paragraph();
        flow.inline("\u{a0}");
        flow.line_break();
        flow.paragraph();
        flow.inline("\n　　丙　　");
        flow.line_break();
        flow.inline("丁");
        flow.line_break();
        flow.line_break();
        flow.inline("戊");
        flow.table(&["1\t2".into(), "\t3".into()]);
        flow.inline("己");
        assert_eq!(flow.finish(), "甲 乙\n\n　　丙\n丁\n\n戊\n\n1\t2\n\t3\n\n己\n");
    }

    #[test]
    fn a_cell_is_one_line() {
        let mut cell = Flow::cell();
        cell.paragraph();
        cell.inline("坐标 ");
        cell.paragraph();
        cell.inline(" 编号");
        cell.line_break();
        cell.inline("A1");
        cell.line_break();
        cell.inline("B2\tC3\n");
        assert_eq!(cell.finish(), "坐标编号A1 B2 C3");
        assert_eq!(Flow::cell().finish(), "");
    }
}
