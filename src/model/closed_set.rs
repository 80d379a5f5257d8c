//! `closed_set!`: an enum whose values are written as lower-case English words.

/// Declares an enum with `ALL`, `as_str`, `meaning` and `Display`, from lines `Variant => "name", "meaning";`.
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $text:literal, $meaning:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $meaning] $(#[$vdoc])* $variant,)+
        }

        impl $name {
            /// Every value, in the order of the dictionary.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in the datasets.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// What the value means, in one phrase.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use closed_set;
