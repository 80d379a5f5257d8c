//! Names that are set upright, one character a line: the title of a gazette on its cover, the name of a part beside its text.

use super::LineClass;
use crate::structure::front::is_contents_head;
use crate::structure::masthead::gazette_title;
use crate::structure::segment::is_named_part;
use crate::text::Line;
use crate::text::repair::is_han;

/// The end of the lines from `at` on that are such a name, blank lines between them aside.
pub(super) fn upright_name(text: &str, lines: &[Line], class: &[LineClass], at: usize) -> Option<usize> {
    const HAN: usize = '一'.len_utf8();
    const LONGEST: usize = 24;
    const SHORTEST: usize = 4;
    let character = |i: usize| {
        let content = lines[i].content.slice(text);
        (content.len() == HAN && class[i] == LineClass::Text && content.starts_with(is_han))
            .then_some(content)
    };
    character(at)?;
    let (mut name, mut count, mut end) = (String::new(), 0, at);
    for (i, _) in class.iter().enumerate().skip(at).filter(|(_, class)| **class != LineClass::Blank) {
        let Some(next) = character(i).filter(|_| count < LONGEST) else { break };
        name.push_str(next);
        (count, end) = (count + 1, i + 1);
    }
    // The head of the contents may be set so too, right below.
    let whole = gazette_title(&name).is_some_and(|(_, behind)| behind.is_empty() || is_contents_head(behind));
    let title = gazette_title(&name).filter(|_| whole).map_or(0, |(title, _)| title.chars().count());
    if title == 0 {
        return (count >= SHORTEST && is_named_part(&name)).then_some(end);
    }
    let mut characters = (at..end).filter(|&i| class[i] != LineClass::Blank);
    characters.nth(title - 1).map(|last| last + 1)
}
