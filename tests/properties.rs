//! What must hold of any text, gazette or not.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use gongbao::extract::SourceRecords;
use gongbao::model::Source;
use gongbao::text::repair::is_blank;
use gongbao::text::{Errata, Span};
use proptest::prelude::*;

/// Pieces that gazettes are made of, so that random texts reach deep into the grammar.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\n\n\n\n",
    "\u{c}",
    "　　",
    "\t",
    " ",
    "|",
    "云溪区人民政府",
    "文件",
    "公报",
    "目录",
    "2021年第3期",
    "云溪府发〔2021〕3号",
    "[2021]4号",
    "关于甲事的通知",
    "各镇人民政府：",
    "一、",
    "（一）",
    "(二)",
    "1.",
    "2、",
    "（3）",
    "①",
    "第一章",
    "第二条",
    "第三条之一",
    "——",
    "专栏1",
    "一是",
    "责任单位：",
    "（牵头单位：区教委；配合单位：区财政局）",
    "附件：1.",
    "附件",
    "（略）",
    "2021年3月2日",
    "二〇二一年三月二日",
    "（此件公开发布）",
    "抄送：",
    "印发",
    "△",
    "合计",
    "12,000",
    "3.5%",
    "《",
    "》",
    "（",
    "）",
    "“",
    "”",
    "，",
    "。",
    "；",
    "、",
    "甲",
    "a",
    "０",
    "…",
    "·",
    "**",
    "# ",
    "- ",
    "<!--",
    "-->",
    "---",
    "\u{feff}",
    "\u{200b}",
    "\r\n",
    "\0",
    "𠮷",
    "é",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..120).prop_map(|pieces| pieces.concat())
}

fn holds(records: &SourceRecords) -> Result<(), TestCaseError> {
    let text = &records.source.text;
    let mut at = 0;
    for block in &records.structure.blocks {
        prop_assert_eq!(block.span.start(), at);
        at = block.span.end();
    }
    prop_assert_eq!(at, text.len());
    for span in spans(records) {
        prop_assert!(text.get(span.range()).is_some(), "{:?} cuts a character or lies outside", span);
    }
    for document in &records.structure.documents {
        for section in &document.sections {
            prop_assert!(
                section.parent.is_none_or(|p| document.sections[p].span.contains(section.span)),
                "{} outside of its parent",
                section.path
            );
        }
    }
    Ok(())
}

fn spans(records: &SourceRecords) -> Vec<Span> {
    let structure = &records.structure;
    let mut spans: Vec<Span> = structure.blocks.iter().map(|b| b.span).collect();
    spans.extend(structure.toc.iter().map(|e| e.span));
    spans.extend(structure.documents.iter().flat_map(|d| [d.span, d.title_span]));
    spans.extend(structure.documents.iter().flat_map(|d| d.sections.iter().map(|s| s.span)));
    spans.extend(structure.documents.iter().flat_map(|d| d.attachments.iter().map(|a| a.span)));
    spans.extend(
        structure.documents.iter().flat_map(|d| d.tables.iter().flat_map(|t| t.cells.iter().map(|c| c.span))),
    );
    spans.extend(records.responsibilities.iter().map(|r| r.span));
    spans.extend(records.citations.iter().map(|r| r.span));
    spans.extend(records.appointments.iter().map(|r| r.span));
    spans.extend(records.people.iter().map(|r| r.span));
    spans.extend(records.targets.iter().map(|r| r.span));
    spans.extend(records.milestones.iter().map(|r| r.span));
    spans.extend(records.events.iter().map(|r| r.span));
    spans.extend(records.contacts.iter().map(|r| r.span));
    spans.extend(records.mentions.iter().map(|r| r.span));
    spans.extend(records.diagnostics.iter().map(|r| r.span));
    spans
}

/// A text of pieces, and pieces to be read instead of some of its characters.
fn corrected() -> impl Strategy<Value = (String, Vec<(usize, usize, &'static str)>)> {
    let correction = (0..400usize, 1..6usize, prop::sample::select(PIECES));
    (text(), prop::collection::vec(correction, 1..6))
}

/// The text as a source that is read with the corrections; those that overlap an earlier one are left out.
fn source(text: &str, mut corrections: Vec<(usize, usize, &'static str)>) -> Source {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    corrections.sort_unstable();
    let (mut made, mut end) = (Vec::new(), 0);
    for (from, len, new) in corrections {
        let span = (borders.get(from)).zip(borders.get(from + len)).map(|(&a, &b)| Span::new(a, b));
        if let Some(span) = span.filter(|span| span.start() >= end) {
            end = span.end();
            made.push((span, new));
        }
    }
    let (read, errata) = Errata::correct(text.to_owned(), &made);
    Source { text: read, errata: Some(errata), ..gongbao::parse("").source }
}

/// True when the raw words are printed there, blanks aside, in one piece or in several.
fn is_printed(raw: &str, span: Span, text: &str) -> bool {
    let mut there = span.slice(text).chars();
    raw.chars().filter(|c| !is_blank(*c)).all(|c| there.any(|t| t == c))
}

fn raw_words(records: &SourceRecords) -> Vec<(&str, Span)> {
    let mut raws: Vec<(&str, Span)> = Vec::new();
    let documents = &records.structure.documents;
    raws.extend(records.structure.toc.iter().map(|e| (e.title_raw.as_str(), e.span)));
    raws.extend(documents.iter().map(|d| (d.title_raw.as_str(), d.title_span)));
    raws.extend(documents.iter().filter_map(|d| Some((d.number_raw.as_deref()?, d.number_span?))));
    raws.extend(records.responsibilities.iter().map(|r| (r.organ_raw.as_str(), r.span)));
    raws.extend(records.targets.iter().map(|r| (r.value_raw.as_str(), r.span)));
    raws.extend(records.milestones.iter().map(|r| (r.date_raw.as_str(), r.span)));
    raws.extend(records.mentions.iter().map(|r| (r.text_raw.as_str(), r.span)));
    raws
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn texts_of_gazette_pieces(text in text()) {
        holds(&gongbao::parse(&text))?;
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        holds(&gongbao::parse(&text))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn texts_with_corrections((text, corrections) in corrected()) {
        let records = gongbao::pipeline::parse_source(source(&text, corrections));
        prop_assert_eq!(&records.source.text, &text);
        holds(&records)?;
        for (raw, span) in raw_words(&records) {
            prop_assert!(is_printed(raw, span, &text), "{:?} is not printed in {:?}", raw, span.slice(&text));
        }
    }
}

/// Word processors, pages and databases end lines in other ways.
#[test]
fn any_line_break_ends_a_line() {
    let text = include_str!("../raw/beishan-2018-12.txt");
    let told = |text: &str| -> Vec<String> {
        let records = gongbao::parse(text);
        let documents = records.structure.documents.iter().map(|document| {
            let labels = document.sections.iter().map(|section| section.path.as_str()).collect::<Vec<_>>();
            format!("{} {:?} {}", document.title_raw, document.number, labels.join(" "))
        });
        documents.chain([format!("{} duties", records.responsibilities.len())]).collect()
    };
    let expected = told(text);
    assert!(expected.len() > 5, "{expected:?}");
    for line_break in ["\r\n", "\r", "\x0b", "\u{85}", "\u{2028}", "\u{2029}"] {
        assert_eq!(told(&text.replace('\n', line_break)), expected, "{line_break:?}");
    }
}
