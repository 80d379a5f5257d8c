//! [`Marks`]: kinds of characters that a text holds, found once, so that what cannot stand in it is not looked for.

use std::ops::BitOr;

/// Which of a few kinds of characters stand in a text.
///
/// ```
/// use gongbao::text::Marks;
/// let marks = Marks::of("联系电话：61270000");
/// assert!(marks.have(Marks::COLON) && marks.have(Marks::DIGIT | Marks::BRACKET));
/// assert!(!marks.have(Marks::BRACKET));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    /// `：` and `:`.
    pub const COLON: Self = Self(1);
    /// `0` to `9`.
    pub const DIGIT: Self = Self(1 << 1);
    /// `@`.
    pub const AT: Self = Self(1 << 2);
    /// `《`.
    pub const TITLE: Self = Self(1 << 3);
    /// `〔` and 号, with which numbers of documents are printed.
    pub const NUMBER: Self = Self(1 << 4);
    /// Brackets of any form that open.
    pub const BRACKET: Self = Self(1 << 5);
    /// Characters of which each date has one: 年, 月, 季, `-`, `/` and `.`.
    pub const DATE: Self = Self(1 << 6);
    /// 五, which stands in the names of five-year plans.
    pub const FIVE: Self = Self(1 << 7);
    /// `a` to `z`.
    pub const LATIN: Self = Self(1 << 8);

    /// The kinds of the characters of `text`.
    pub fn of(text: &str) -> Self {
        text.chars().fold(Self::default(), |marks, c| marks | Self::kind(c))
    }

    /// True when a character of one of the kinds `any` stands in the text.
    pub const fn have(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    #[inline]
    fn kind(c: char) -> Self {
        match c {
            '0'..='9' => Self::DIGIT,
            'a'..='z' => Self::LATIN,
            '：' | ':' => Self::COLON,
            '@' => Self::AT,
            '《' => Self::TITLE,
            '〔' => Self::NUMBER | Self::BRACKET,
            '号' => Self::NUMBER,
            '（' | '(' | '【' | '［' | '[' => Self::BRACKET,
            '年' | '月' | '季' | '-' | '/' | '.' => Self::DATE,
            '五' => Self::FIVE,
            _ => Self::default(),
        }
    }
}

impl BitOr for Marks {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told() {
        for (text, marks) in [
            ("甲：", Marks::COLON),
            ("7", Marks::DIGIT),
            ("a@b", Marks::AT | Marks::LATIN),
            ("《甲》", Marks::TITLE),
            ("第三号", Marks::NUMBER),
            ("〔", Marks::NUMBER | Marks::BRACKET),
            ("（甲", Marks::BRACKET),
            ("年底", Marks::DATE),
            ("“十四五”", Marks::FIVE),
            ("区财政局，", Marks::default()),
        ] {
            assert_eq!(Marks::of(text), marks, "{text}");
        }
    }
}
