//! [`Piece`]: what an issue is made of before it is set in type. It has one typography: full-width punctuation, ASCII
//! digits, `〔〕` in document numbers, no blanks.

/// A logical line or paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// A line of a head, which is never broken: a letterhead, a number, a label.
    Head(String),
    /// A line of a head with a blank line above it in every style.
    Apart(String),
    /// The title of a document.
    Title(String),
    /// A heading in the middle of the line: `第一章总则`.
    Chapter {
        /// `第一章`.
        label: String,
        /// `总则`.
        heading: String,
    },
    /// A paragraph.
    Text(String),
    /// A line that begins at the margin: addressees.
    Margin(String),
    /// A signature.
    Signature(String),
    /// The date below a signature.
    Signed(Day),
    /// A numbered paragraph.
    Item {
        /// How the label is written.
        label: Label,
        /// Its number.
        number: usize,
        /// What stands behind the label.
        text: String,
    },
    /// A paragraph with a decimal number: `1.1　编制目的`.
    Decimal {
        /// `1.1`.
        path: String,
        /// What stands behind it.
        text: String,
    },
    /// A table.
    Table(Grid),
    /// The heading of the table of contents.
    ContentsHead,
    /// A heading within the table of contents.
    Category(String),
    /// A line of the table of contents.
    Entry {
        /// The title.
        title: String,
        /// Its page.
        page: usize,
    },
    /// A new document begins on a new page.
    Sheet,
}

/// A label of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// `一、`
    HanComma,
    /// `（一）`
    HanParen,
    /// `1.`
    ArabicDot,
    /// `（1）`
    ArabicParen,
    /// `①`
    Circled,
    /// `第一条`
    Article,
    /// `一是`
    HanShi,
    /// `——`
    Dash,
}

impl Label {
    /// Its name in the datasets.
    pub(crate) fn style(self) -> &'static str {
        match self {
            Self::HanComma => "han_comma",
            Self::HanParen => "han_paren",
            Self::ArabicDot => "arabic_dot",
            Self::ArabicParen => "arabic_paren",
            Self::Circled => "circled",
            Self::Article => "article",
            Self::HanShi => "han_shi",
            Self::Dash => "dash",
        }
    }
}

/// A civil date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    /// Year.
    pub(crate) year: usize,
    /// Month, from 1.
    pub(crate) month: usize,
    /// Day, from 1.
    pub(crate) day: usize,
}

impl Day {
    /// As in the datasets: `2021-03-09`.
    pub(crate) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// The last day of its month.
    pub(crate) fn month_end(self) -> Self {
        let day = match self.month {
            2 if self.year.is_multiple_of(4)
                && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        Self { day, ..self }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

/// The rows of a table, headers first; rows have the same number of cells.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grid {
    /// How many of the rows are headers.
    pub(crate) header_rows: usize,
    /// The rows.
    pub(crate) rows: Vec<Vec<String>>,
}

/// An issue before it is set in type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Issue {
    /// What stands at the head of its pages: title of the gazette and number of the issue.
    pub(crate) running: [String; 2],
    /// All that is printed in it.
    pub(crate) pieces: Vec<Piece>,
}

impl Piece {
    /// About how many bytes it is printed in.
    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Head(text)
            | Self::Apart(text)
            | Self::Title(text)
            | Self::Text(text)
            | Self::Margin(text)
            | Self::Signature(text) => text.len(),
            Self::Item { text, .. }
            | Self::Decimal { text, .. }
            | Self::Entry { title: text, .. }
            | Self::Category(text) => text.len() + 9,
            Self::Chapter { heading, .. } => heading.len() + 9,
            Self::Table(grid) => grid.rows.iter().flatten().map(|cell| cell.len() + 1).sum(),
            Self::Signed(_) | Self::ContentsHead | Self::Sheet => 17,
        }
    }
}
