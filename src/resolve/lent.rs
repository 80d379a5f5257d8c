//! [`Lent`]: a text that a digest borrows from the bytes of which it was decoded.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// A text of its own, or one that is lent by the bytes of which it was decoded; also where it stands in a list or an option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lent<'b>(#[serde(borrow)] Cow<'b, str>);

impl Lent<'static> {
    /// A text of its own.
    pub(super) fn own(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }

    /// Texts of their own.
    pub(super) fn all<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<Self> {
        texts.into_iter().map(|text| Self::own(text)).collect()
    }

    /// A text of its own, if there is one.
    pub(super) fn some(text: Option<&String>) -> Option<Self> {
        text.map(|text| Self::own(text))
    }
}

impl Lent<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Lent<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_lent_by_their_bytes() {
        let texts = (Lent::own("云溪区财政局"), vec![Lent::own("区教委")], Some(Lent::own("")));
        let bytes = postcard::to_stdvec(&texts).unwrap();
        let read: (Lent<'_>, Vec<Lent<'_>>, Option<Lent<'_>>) = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(read, texts);
        for text in [Some(&read.0), read.1.first(), read.2.as_ref()] {
            assert!(matches!(text, Some(Lent(Cow::Borrowed(_)))), "{text:?}");
        }
    }
}
