//! Who has which work, from lines that begin with a person: `林知远　副区长。负责水利工作。`, `一、林知远（副区长）`.
//!
//! The blank behind the name is printed, or a bracket holds the offices. Where the line does not go on with the work, the
//! title says that the document shares it out (分工). Behind `同志` no office need stand. Not accepted: lists of persons with posts of other documents.

use super::super::View;
use super::person;
use crate::grammar::appointment::position;
use crate::grammar::label::label_len;
use crate::grammar::person::person_name;
use crate::grammar::region::region_at;
use crate::grammar::surname::{name_at, surname};
use crate::model::{Capacity, Paragraph, Person};
use crate::text::words::{chars, words};

/// The person with whom a paragraph begins, and the offices of that person.
pub(super) fn holder(view: View<'_>, paragraph: &Paragraph) -> Option<Person> {
    let text = paragraph.str();
    let start = label_len(text);
    surname(&text[start..])?;
    let apart = |rest: &str| {
        rest.starts_with('（')
            || rest.starts_with("同志")
            || !rest.is_empty() && is_apart(paragraph, text.len() - rest.len())
    };
    let name = start..start + name_at(&text[start..], apart)?;
    // `任务` is a word.
    person_name(&text[name.clone()]).ok()?;
    let rest = &text[name.end..];
    if let Some(behind) = rest.strip_prefix("同志") {
        let works = begins_with_work(behind.trim_start_matches(|c| chars!("：， ").has(c)));
        let span = view.span(paragraph, name.start..name.end);
        let holder = || person(view, text[name].to_owned(), Capacity::Official, "name-office", span);
        return works.then(holder);
    }
    let inside = rest.strip_prefix('（').and_then(|rest| rest.split_once('）'));
    let (offices, behind) = inside
        .unwrap_or_else(|| rest.split_at(rest.find(|c| chars!("。：；，（ ").has(c)).unwrap_or(rest.len())));
    let behind = behind.trim_start_matches(['。', '：', '，', ' ']);
    let titled = || view.document.title.contains("分工") && (behind.is_empty() || behind.starts_with('（'));
    if !are_offices(offices) || !begins_with_work(behind) && !titled() {
        return None;
    }
    let at = text[name.end..].find(offices).map(|at| name.end + at)?;
    let span = view.span(paragraph, name.start..at + offices.len());
    let holder = person(view, text[name].to_owned(), Capacity::Official, "name-office", span);
    Some(Person { position: Some(offices.to_owned()), ..holder })
}

fn begins_with_work(text: &str) -> bool {
    words!["主持", "负责", "分管", "协助", "协管", "领导", "牵头", "统筹"].begin(text)
}

/// True where a blank is printed before `at`.
fn is_apart(paragraph: &Paragraph, at: usize) -> bool {
    let text = paragraph.str();
    let last = text[..at].chars().next_back().map_or(0, char::len_utf8);
    let next = text[at..].chars().next().map_or(0, char::len_utf8);
    paragraph.text.printed(at - last..at).end() < paragraph.text.printed(at..at + next).start()
}

/// True for nothing but offices, the first of which may be one in an organ of the region: `县委常委、副县长`.
fn are_offices(text: &str) -> bool {
    const LONGEST: usize = 48;
    let first = || {
        let organ = position(text).and_then(|p| p.organ).map_or("", |organ| &text[organ]);
        organ.is_empty()
            || organ.starts_with(|c| chars!("省市区县州旗镇乡党").has(c))
            || region_at(organ).is_some()
    };
    text.chars().count() <= LONGEST && text.split('、').all(|part| position(part).is_some()) && first()
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::in_notice;

    #[test]
    fn persons_with_their_work() {
        for (text, expected) in [
            ("林知远　县委副书记、县长。主持县政府全面工作。", Some(("林知远", "县委副书记、县长"))),
            ("一、沈　舟　副县长、县公安局局长：负责公安工作。", Some(("沈舟", "副县长、县公安局局长"))),
            ("（一）林知远（副县长）负责教育工作。", Some(("林知远", "副县长"))),
            ("周砚秋同志：协助县长工作，分管水利工作。", Some(("周砚秋", ""))),
            ("周砚秋同志到石门镇调研。", None),
            ("林知远　云溪县水利局局长。", None),
            ("任务　县水利局局长。负责巡河。", None),
        ] {
            let rows = in_notice(text, super::super::extract);
            let found =
                rows.first().map(|row| (row.person.as_str(), row.position.as_deref().unwrap_or_default()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
