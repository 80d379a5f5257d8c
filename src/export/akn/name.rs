//! Names: of elements, their ids, works, and files.

use std::collections::HashSet;

/// How a section is written: the element, and what its id begins with.
///
/// A list item of a statute （一） is a `point`, a numbered part of any other document （一、） a `paragraph`.
pub(super) fn element(style: &str) -> (&'static str, &'static str) {
    match style {
        "part" => ("part", "part"),
        "chapter" => ("chapter", "chp"),
        "section" => ("section", "sec"),
        "article" => ("article", "art"),
        "han_comma" => ("paragraph", "para"),
        "han_paren" | "item" => ("point", "point"),
        "dash" => ("indent", "indent"),
        _ => ("hcontainer", "hcontainer"),
    }
}

/// Ids of elements of a file, no two alike.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
}

impl Ids {
    /// The id of the element `prefix_number` in the element with the id `parent`, which is empty at the top.
    pub(super) fn give(&mut self, parent: &str, prefix: &str, number: &str) -> String {
        let between = if parent.is_empty() { "" } else { "__" };
        let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '~') { c } else { '-' };
        let number: String = number.chars().map(plain).collect();
        let wanted = format!("{parent}{between}{prefix}_{number}");
        let again = (2..).map(|n: usize| format!("{wanted}~{n}"));
        let id = std::iter::once(wanted.clone()).chain(again).find(|id| !self.taken.contains(id));
        let id = id.unwrap_or(wanted);
        self.taken.insert(id.clone());
        id
    }
}

/// The last part of a path of a section, `1` of `4.2.1` below `4.2`.
pub(super) fn last<'p>(path: &'p str, parent: Option<&str>) -> &'p str {
    let below = parent.and_then(|parent| path.strip_prefix(parent)?.strip_prefix('.'));
    below.unwrap_or(path)
}

/// A text as a part of an address: what cannot stand there is written in hexadecimal.
pub(super) fn iri(text: &str) -> String {
    let stands = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~'),
        false => {
            c.is_alphanumeric()
                || matches!(c, '〔' | '〕' | '《' | '》' | '（' | '）' | '“' | '”' | '、' | '·')
        }
    };
    encode(text, stands)
}

/// The name of the file of a document: of its id, with `_` for `/` and `-` for `#`, and no two alike.
pub(super) fn file(document_id: &str) -> String {
    /// A file system takes 255 bytes.
    const MOST: usize = 200;
    let stands = |c: char| matches!(c, '/' | '#' | '.') || c.is_alphanumeric();
    let name = encode(document_id, stands).replace('/', "_").replace('#', "-");
    let name = name.strip_prefix('.').map(|rest| format!("%2E{rest}")).unwrap_or(name);
    if name.len() <= MOST {
        return format!("{name}.xml");
    }
    let hash = blake3::hash(document_id.as_bytes()).to_hex();
    let end = (0..=MOST).rev().find(|at| name.is_char_boundary(*at)).unwrap_or_default();
    format!("{}~{}.xml", &name[..end], &hash[..16])
}

fn encode(text: &str, stands: impl Fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    for c in text.chars() {
        if stands(c) {
            encoded.push(c);
        } else {
            let mut bytes = [0; 4];
            encoded.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        let mut ids = Ids::default();
        let chapter = ids.give("", "chp", "1");
        assert_eq!(chapter, "chp_1");
        assert_eq!(ids.give(&chapter, "art", "120-1"), "chp_1__art_120-1");
        assert_eq!(ids.give(&chapter, "art", "120-1"), "chp_1__art_120-1~2");
        assert_eq!(ids.give("", "hcontainer", "b1 x"), "hcontainer_b1-x");
    }

    #[test]
    fn paths_end_in_their_own_part() {
        for (path, parent, expected) in [
            ("4.2.1", Some("4.2"), "1"),
            ("4", None, "4"),
            ("1.10", Some("1.1"), "1.10"),
            ("2.1.1", Some("2"), "1.1"),
        ] {
            assert_eq!(last(path, parent), expected, "{path}");
        }
    }

    #[test]
    fn files_have_safe_names() {
        for (id, expected) in [
            ("云溪区人民政府公报/2023/4#2", "云溪区人民政府公报_2023_4-2.xml"),
            ("a_b/c#1", "a%5Fb_c-1.xml"),
            ("../a#1", "%2E._a-1.xml"),
            ("a:b*?\"<>|\\\u{7}", "a%3Ab%2A%3F%22%3C%3E%7C%5C%07.xml"),
        ] {
            assert_eq!(file(id), expected);
        }
        let long = file(&format!("{}#1", "云".repeat(100)));
        assert!(long.len() < 255 && long != file(&format!("{}#2", "云".repeat(100))), "{long}");
    }

    #[test]
    fn addresses_have_no_blanks() {
        assert_eq!(iri("云府〔2020〕1号"), "云府〔2020〕1号");
        assert_eq!(iri("a b/c#\u{3000}“%”"), "a%20b%2Fc%23%E3%80%80“%25”");
    }
}
