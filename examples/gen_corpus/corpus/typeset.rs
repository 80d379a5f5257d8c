//! [`typeset`]: the text of an issue in a style.

use std::rc::Rc;

use super::dice::Dice;
use super::glyph;
use super::numeral;
use super::page::{Day, Grid, Issue, Label, Piece};
use super::script::traditional;
use super::style::{Contents, Dates, Pages, Paragraphs, Style};
use super::wrap::wrapped;

/// Lines of a page.
const PAGE: usize = 36;

/// The text of `issue` in a style; the dice say where characters without a width stand.
pub(crate) fn typeset(issue: &Issue, style: &Style, dice: Dice) -> String {
    let mut press = Press { style, dice, lines: Vec::new() };
    issue.pieces.iter().for_each(|piece| press.piece(piece));
    let text = press.pages(&issue.running);
    if style.traditional { traditional(&text) } else { text }
}

struct Press<'a> {
    style: &'a Style,
    dice: Dice,
    lines: Vec<Line>,
}

/// A printed line.
struct Line {
    text: String,
    before: Before,
    /// For the row of a table, what is printed again above it where it begins a page.
    header: Rc<[String]>,
}

/// What stands between a line and the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A line break; or a page.
    Line,
    /// A blank line, in styles that have them; or a page.
    Paragraph,
    /// A blank line, in every style.
    Gap,
    /// A line break, and no page.
    Row,
    /// A page.
    Sheet,
}

impl Press<'_> {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Sheet => self.line(String::new(), Before::Sheet),
            Piece::Head(text) => self.head(text, Before::Paragraph),
            Piece::Apart(text) => self.head(text, Before::Gap),
            Piece::Title(text) => self.title(text),
            Piece::Chapter { label, heading } => self.chapter(label, heading),
            Piece::Text(text) => self.paragraph("", text),
            Piece::Margin(text) => self.wrapped("", text),
            Piece::Signature(text) => self.pushed(text),
            Piece::Signed(day) => self.pushed(&self.date(*day)),
            Piece::Item { label, number, text } => self.paragraph(&self.label(*label, *number), text),
            Piece::Decimal { path, text } => self.paragraph("", &format!("{path}　{text}")),
            Piece::Table(grid) => self.table(grid),
            Piece::ContentsHead => self.chapter("", "目录"),
            Piece::Category(text) => self.head(text, self.before_contents()),
            Piece::Entry { title, page } => self.entry(title, *page),
        }
    }

    fn line(&mut self, text: String, before: Before) {
        self.lines.push(Line { text, before, header: Rc::default() });
    }

    fn head(&mut self, text: &str, before: Before) {
        self.line(glyph::printed(text, self.style), before);
    }

    fn title(&mut self, text: &str) {
        let text = glyph::printed(text, self.style);
        self.together(match self.style.wrap {
            Some(width) => wrapped(&text, width - 6),
            None => vec![text],
        });
    }

    fn chapter(&mut self, label: &str, heading: &str) {
        let gap = if self.style.spaced && heading.chars().count() == 2 { "　　" } else { "" };
        let heading: Vec<String> = heading.chars().map(String::from).collect();
        let blank = if label.is_empty() { "" } else { "　" };
        self.head(&format!("{label}{blank}{}", heading.join(gap)), Before::Paragraph);
    }

    fn paragraph(&mut self, label: &str, text: &str) {
        let indent = if self.style.paragraphs == Paragraphs::Spaced { "" } else { "　　" };
        self.wrapped(indent, &format!("{label}{text}"));
    }

    /// A paragraph in lines. The first is longer by its indent: it is known that an order below whose head a statute is named
    /// over two lines may take that sentence for its title.
    fn wrapped(&mut self, indent: &str, text: &str) {
        let text = glyph::printed(text, self.style);
        let mut lines = match self.style.wrap {
            Some(width) => wrapped(&text, width),
            None => vec![text],
        };
        lines[0].insert_str(0, indent);
        self.together(lines);
    }

    /// Lines of one paragraph.
    fn together(&mut self, lines: Vec<String>) {
        for (at, line) in lines.into_iter().enumerate() {
            let line = if self.style.zero_width { glyph::sprinkled(&line, &mut self.dice) } else { line };
            self.line(line, if at == 0 { Before::Paragraph } else { Before::Line });
        }
    }

    /// A line that is pushed to the right; without blank lines around it, it always is.
    fn pushed(&mut self, text: &str) {
        let pushed = self.style.pushed || self.style.paragraphs == Paragraphs::Indented;
        let blanks = if pushed { 18_usize.saturating_sub(text.chars().count() / 2) } else { 0 };
        self.head(&format!("{}{text}", "　".repeat(blanks)), Before::Paragraph);
    }

    fn entry(&mut self, title: &str, page: usize) {
        let title = glyph::printed(title, self.style);
        let text = match self.style.contents {
            Contents::Leaders => format!("{title}{}{page}", "…".repeat(8)),
            Contents::Dots => format!("{title}{}{page}", ".".repeat(20)),
            Contents::Bracketed => format!("{title}（{page}）"),
            Contents::PageFirst => format!("- {page} {title}"),
            Contents::Blanks => format!("{title}        {page}"),
        };
        self.line(text, self.before_contents());
    }

    /// Where lines are broken, blank lines stand between those of the contents: it is known that one of them which
    /// happens to be as wide as a line is read together with the next.
    fn before_contents(&self) -> Before {
        if self.style.wrap.is_some() { Before::Gap } else { Before::Paragraph }
    }

    fn table(&mut self, grid: &Grid) {
        let rows: Vec<String> = grid.rows.iter().map(|row| self.row(row)).collect();
        let (header, data) = rows.split_at(grid.header_rows);
        for (at, text) in header.iter().enumerate() {
            self.line(text.clone(), if at == 0 { Before::Paragraph } else { Before::Row });
        }
        let header: Rc<[String]> = header.into();
        for (at, text) in data.iter().enumerate() {
            let before = if at == 0 { Before::Row } else { Before::Line };
            self.lines.push(Line { text: text.clone(), before, header: Rc::clone(&header) });
        }
    }

    fn row(&self, row: &[String]) -> String {
        let cells: Vec<String> = row.iter().map(|cell| glyph::printed(cell, self.style)).collect();
        if self.style.pipes { format!("| {} |", cells.join(" | ")) } else { cells.join("\t") }
    }

    fn label(&self, label: Label, number: usize) -> String {
        match label {
            Label::HanComma => format!("{}、", numeral::spoken(number)),
            Label::HanParen => format!("（{}）", numeral::spoken(number)),
            Label::ArabicDot => format!("{number}{}", self.style.dot),
            Label::ArabicParen => format!("（{number}）"),
            Label::Circled => char::from_u32(0x245F + number as u32).map_or(String::new(), String::from),
            Label::HanShi => format!("{}是", numeral::spoken(number)),
            Label::Dash => "——".to_owned(),
            Label::Article => format!("第{}条　", numeral::spoken(number)),
        }
    }

    fn date(&self, day: Day) -> String {
        let han = || {
            let [month, of_month] = [day.month, day.day].map(numeral::spoken);
            format!("{}年{month}月{of_month}日", numeral::digits(day.year))
        };
        match self.style.dates {
            Dates::Arabic => day.to_string(),
            Dates::Han => han(),
            Dates::HanCircle => han().replace('〇', "○"),
        }
    }

    /// All lines, on pages.
    fn pages(&self, running: &[String; 2]) -> String {
        let (mut out, end) = (String::new(), self.style.line_end);
        let (mut on_page, mut page) = (0, 1);
        for line in &self.lines {
            let sheet = line.before == Before::Sheet;
            if sheet || on_page >= PAGE && self.may_end_page(line, &out) {
                self.page_break(&mut out, line.before, page, running);
                (on_page, page) = (0, page + 1);
                line.header.iter().for_each(|row| out.push_str(&format!("{row}{end}")));
            } else if self.is_blank_before(line.before) && !out.is_empty() {
                out.push_str(end);
            }
            if !sheet {
                out.push_str(&line.text);
                out.push_str(end);
                on_page += 1;
            }
        }
        out
    }

    /// True when a page may end before `line`. None ends in a clause in brackets behind `：`, `；` or `，`, or in one
    /// that a line begins: it is known that such a clause is not read as one. Nor behind its end, since it is known that a
    /// label in full-width digits may then be read as more of it.
    fn may_end_page(&self, line: &Line, printed: &str) -> bool {
        let last = printed.trim_end().rsplit('\n').next().unwrap_or_default();
        self.style.pages != Pages::None
            && matches!(line.before, Before::Line | Before::Paragraph)
            && !last.ends_with(['：', ':', '；', ';', '，', ',', '）', ')'])
            && !last.starts_with(['（', '('])
    }

    fn is_blank_before(&self, before: Before) -> bool {
        before == Before::Gap || before == Before::Paragraph && self.style.paragraphs != Paragraphs::Indented
    }

    fn page_break(&self, out: &mut String, before: Before, page: usize, running: &[String; 2]) {
        let (end, [gazette, issue]) = (self.style.line_end, running);
        match self.style.pages {
            Pages::None => out.push_str(end),
            Pages::Feeds if before == Before::Line => out.push('\u{c}'),
            // It is known that a full line above a form feed is joined to a signature or head below it.
            Pages::Feeds => out.push_str(&format!("{end}\u{c}")),
            Pages::Gaps => out.push_str(&end.repeat(4)),
            Pages::Folios => {
                out.push_str(&format!("{end}— {page} —{end}\u{c}{gazette}　　　　　　{issue}{end}{end}"));
            }
        }
    }
}
