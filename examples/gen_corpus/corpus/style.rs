//! [`Style`]: how an issue is set in type. What it says is the same in every style.

use super::dice::Dice;

/// How the lines and characters of a text look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// Characters of a line, as PDF extractors leave them; a paragraph is one line when `None`.
    pub(crate) wrap: Option<usize>,
    /// What tells paragraphs apart.
    pub(crate) paragraphs: Paragraphs,
    /// What tells pages apart.
    pub(crate) pages: Pages,
    /// Punctuation is `,:;()` instead of `，：；（）`.
    pub(crate) half_width: bool,
    /// How digits are printed.
    pub(crate) digits: Digits,
    /// The brackets of document numbers.
    pub(crate) brackets: [char; 2],
    /// How dates below signatures are printed.
    pub(crate) dates: Dates,
    /// How lines of the table of contents are printed.
    pub(crate) contents: Contents,
    /// What stands behind an Arabic numeral that is a label.
    pub(crate) dot: char,
    /// Tables have `|` between their cells instead of tabs.
    pub(crate) pipes: bool,
    /// Short headings are spaced out: `目　　录`.
    pub(crate) spaced: bool,
    /// Signatures are pushed to the right by blanks.
    pub(crate) pushed: bool,
    /// Characters without a width stand between others.
    pub(crate) zero_width: bool,
    /// Characters are Traditional ones.
    pub(crate) traditional: bool,
    /// How lines end.
    pub(crate) line_end: &'static str,
}

/// What tells paragraphs apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paragraphs {
    /// Blank lines.
    Spaced,
    /// Two blanks before the first line.
    Indented,
    /// Both.
    Both,
}

/// What tells pages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    /// Nothing.
    None,
    /// Form feeds.
    Feeds,
    /// Gaps of blank lines.
    Gaps,
    /// A page number below, a form feed, and a running head above.
    Folios,
}

/// How digits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Digits {
    /// `2021年`
    Ascii,
    /// `２０２１年`
    FullWidth,
    /// `2021 年`
    Spaced,
}

/// How dates below signatures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    /// `2021年3月9日`
    Arabic,
    /// `二〇二一年三月九日`
    Han,
    /// `二○二一年三月九日`, with a circle for the zero.
    HanCircle,
}

/// How lines of the table of contents are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    /// `title……3`
    Leaders,
    /// `title..........3`
    Dots,
    /// `title（3）`
    Bracketed,
    /// `- 3 title`
    PageFirst,
    /// `title`, blanks, `3`
    Blanks,
}

/// Brackets of document numbers, as they are printed.
pub(crate) const BRACKETS: &[[char; 2]] =
    &[['〔', '〕'], ['[', ']'], ['［', '］'], ['﹝', '﹞'], ['【', '】'], ['（', '）'], ['(', ')']];
/// All of [`Style::dot`]; the last is a character of a font of its own, which some converters leave.
pub(crate) const DOTS: &[char] = &['.', '．', '\u{e010}'];
/// All of [`Style::wrap`].
pub(crate) const WRAPS: &[Option<usize>] = &[None, Some(24), Some(28)];
/// All of [`Style::paragraphs`].
pub(crate) const PARAGRAPHS: &[Paragraphs] = &[Paragraphs::Spaced, Paragraphs::Indented, Paragraphs::Both];
/// All of [`Style::pages`].
pub(crate) const PAGES: &[Pages] = &[Pages::None, Pages::Feeds, Pages::Gaps, Pages::Folios];
/// All of [`Style::digits`].
pub(crate) const DIGITS: &[Digits] = &[Digits::Ascii, Digits::FullWidth, Digits::Spaced];
/// All of [`Style::dates`].
pub(crate) const DATES: &[Dates] = &[Dates::Arabic, Dates::Han, Dates::HanCircle];
/// All of [`Style::contents`].
pub(crate) const CONTENTS: &[Contents] =
    &[Contents::Leaders, Contents::Dots, Contents::Bracketed, Contents::PageFirst, Contents::Blanks];
/// All of [`Style::line_end`].
pub(crate) const LINE_ENDS: &[&str] = &["\n", "\r\n"];

impl Style {
    /// A style by chance.
    pub(crate) fn by_chance(dice: &mut Dice) -> Self {
        Self {
            wrap: dice.pick(WRAPS),
            paragraphs: dice.pick(PARAGRAPHS),
            pages: dice.pick(PAGES),
            half_width: dice.once_in(2),
            digits: dice.pick(DIGITS),
            brackets: dice.pick(BRACKETS),
            dates: dice.pick(DATES),
            contents: dice.pick(CONTENTS),
            dot: dice.pick(DOTS),
            pipes: dice.once_in(2),
            spaced: dice.once_in(2),
            pushed: dice.once_in(2),
            zero_width: dice.once_in(3),
            traditional: dice.once_in(8),
            line_end: dice.pick(LINE_ENDS),
        }
    }
}
