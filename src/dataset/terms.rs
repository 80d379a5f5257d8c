//! [`ClosedSet`]: the enums whose words fill a dictionary-encoded column.

use crate::diagnostic::{Family, Severity};
use crate::model::{
    Action, BlockKind, Capacity, Comparator, ContactKind, DocumentKind, Format, Genre, Level, MentionKind,
    OrganKind, Origin, Precision, Relation, Role, RowKind, SectionStyle, SourceKind, TableSyntax,
};

/// An enum with one word for each value.
pub(super) trait ClosedSet: Copy + 'static {
    /// Every value, in the order of the dictionary.
    const ALL: &'static [Self];

    /// The word in the datasets.
    fn word(self) -> &'static str;

    /// What the word means, in one phrase.
    fn meaning(self) -> &'static str;
}

macro_rules! closed_sets {
    ($($name:ident)+) => {
        $(impl ClosedSet for $name {
            const ALL: &'static [Self] = $name::ALL;

            fn word(self) -> &'static str {
                self.as_str()
            }

            fn meaning(self) -> &'static str {
                self.meaning()
            }
        })+
    };
}

closed_sets! {
    Action BlockKind Capacity Comparator ContactKind DocumentKind Format Genre Level MentionKind OrganKind Origin
    Precision Relation Role RowKind SectionStyle SourceKind TableSyntax
}

impl ClosedSet for Family {
    const ALL: &'static [Self] = Family::ALL;

    fn word(self) -> &'static str {
        self.as_str()
    }

    fn meaning(self) -> &'static str {
        match self {
            Family::Source => "the gazette, or what made its text, is at fault",
            Family::Parser => "our reading is at fault",
        }
    }
}

impl ClosedSet for Severity {
    const ALL: &'static [Self] = Severity::ALL;

    fn word(self) -> &'static str {
        self.as_str()
    }

    fn meaning(self) -> &'static str {
        match self {
            Severity::Error => "something is lost or contradicts itself",
            Severity::Warning => "something is likely wrong",
            Severity::Note => "worth knowing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn check_words<S: ClosedSet>() {
        let words: BTreeSet<&str> = S::ALL.iter().map(|v| v.word()).collect();
        assert_eq!(words.len(), S::ALL.len(), "a word stands for two values: {words:?}");
        for word in words {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{word} is no snake_case");
        }
        assert!(S::ALL.iter().all(|v| !v.meaning().is_empty()));
    }

    #[test]
    fn words_are_distinct_snake_case() {
        check_words::<BlockKind>();
        check_words::<Genre>();
        check_words::<SectionStyle>();
        check_words::<Role>();
        check_words::<MentionKind>();
        check_words::<Family>();
        check_words::<Severity>();
    }
}
