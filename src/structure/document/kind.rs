//! What follows from the parts of a document together: its kind, its genre, its issuers, the order that promulgated it.

use super::is_titled_by_header;
use crate::grammar::date::full_date;
use crate::grammar::doc_number::find_all;
use crate::grammar::label::set_apart;
use crate::grammar::title::{genre, is_issuing, is_promulgating};
use crate::model::{Document, DocumentKind, Genre, SectionStyle};
use crate::structure::body::Body;
use crate::structure::head::Head;
use crate::structure::issuers::issuers;
use crate::structure::node::Node;
use crate::structure::segment::Draft;
use crate::text::words::{WordList, words};

/// Fields that follow from the parts together: kind, genre, issuers.
pub(super) fn describe(text: &str, nodes: &[Node], draft: &Draft, head: &Head, document: &mut Document) {
    if draft.news {
        document.kind = DocumentKind::News;
        return;
    }
    let formal = document.number.is_some()
        || document.organ_header.is_some()
        || !document.addressees.is_empty()
        || !document.signatories.is_empty()
        || document.printed_date.is_some()
        || document.signed_date.is_some()
        || !document.cc.is_empty();
    let titled = !head.title.is_empty() || is_titled_by_header(nodes, head);
    let printed_genre = titled.then(|| genre(&document.title)).flatten();
    let articles = document
        .sections
        .iter()
        .filter(|s| s.style == SectionStyle::Article && s.attachment.is_none())
        .count();
    let numbered = document.sections.iter().filter(|s| s.style != SectionStyle::Unnumbered).count();
    promulgation(nodes, head, document, articles);
    let begins = nodes.get(head.body).filter(|_| head.body < draft.nodes.end).map_or("", Node::str);
    let promulgated = head.order
        || is_promulgating(nodes[draft.nodes.start].str())
        || begins.contains('《') && is_promulgating(begins)
        || document.number.as_ref().is_some_and(|n| n.contains('令'));
    // Below what promulgates it a text may have few articles, or break off, or be in items.
    let enough =
        if promulgated { numbered > 0 } else { articles >= 3 && !takes_effect_when_issued(nodes, draft) };
    if enough && is_legislation(document, printed_genre) {
        document.kind = DocumentKind::Legislation;
    } else if formal || (printed_genre.is_some() || numbered >= 2) && !is_account(&document.title) {
        document.kind = DocumentKind::Official;
    } else {
        document.source_note = source_note(nodes, draft, head);
        return;
    }
    document.genre = printed_genre
        .or_else(|| genre_of_text(nodes, head, draft))
        .or((document.kind == DocumentKind::Official && head.order).then_some(Genre::Order))
        .or(Some(Genre::Other));
    document.issuers = issuers(text, nodes, head, document);
}

/// `本办法自印发之日起施行`: rules that are issued and not promulgated.
fn takes_effect_when_issued(nodes: &[Node], draft: &Draft) -> bool {
    const LAST: usize = 6;
    let last = nodes[draft.nodes.clone()].iter().rev().filter(|node| !node.is_table()).take(LAST);
    last.into_iter().any(|node| {
        node.str().contains("印发之日") && words!["本办法", "本规定", "本细则", "本条例"].stand_in(node.str())
    })
}

/// Texts about documents and events, which are none: 解读, 大事记, 讲话.
fn is_account(title: &str) -> bool {
    static ACCOUNTS: WordList =
        WordList::new(&["解读", "问答", "答记者问", "大事记", "综述", "侧记", "讲话", "致辞", "摘编"]);
    ACCOUNTS.end(title)
}

/// Fields of a letter: its kind stands in its letterhead, and 正本 lists whom it is sent to.
pub(super) fn describe_letter(nodes: &[Node], head: &Head, body: &Body, document: &mut Document) {
    let form = head.header.last().and_then(|&i| genre(nodes[i].str()));
    document.genre = form.or(document.genre);
    if !body.originals.is_empty() {
        document.addressees.clone_from(&body.originals);
    }
}

/// Statutes, regulations and government rules in articles, promulgated by an order or a congress.
fn is_legislation(document: &Document, genre: Option<Genre>) -> bool {
    let kind = matches!(genre, Some(Genre::Regulation | Genre::Provisions | Genre::Measures | Genre::Rules))
        || document.title.ends_with('法')
        || document.title.ends_with("法典")
        || document.title.ends_with("宪法");
    kind && !is_issuing(&document.title)
        && document.addressees.is_empty()
        && document.number.as_deref().is_none_or(|n| promulgates(n, "令"))
}

/// An order that promulgates rules bears their title; a statute bears the number of the order that its head names.
fn promulgation(nodes: &[Node], head: &Head, document: &mut Document, articles: usize) {
    if document.number.is_none() && !head.title.is_empty() {
        let notes = (head.title.end
            ..head.body.min(head.title.end + 8).max(head.title.end + 3).min(nodes.len()))
            .take_while(|&i| nodes[i].document == nodes[head.title.start].document)
            .take_while(|&i| set_apart(nodes[i].str()).is_err());
        for i in notes {
            let line = nodes[i].str();
            // Where no articles tell a statute, its history does: `1997年6月5日云溪省人民政府令第21号发布`.
            if articles < 3 && full_date(line.trim_start_matches('（')).is_err() {
                continue;
            }
            let found = find_all(line).into_iter().find(|(range, n)| {
                // `《条例》（国务院令第5号）`: the number is that of the title before it.
                let cited = line[..range.start].trim_end_matches('（').ends_with('》');
                let behind = &line[range.end..];
                !cited && promulgates(&n.text, behind) && (articles >= 3 || makes_known(behind))
            });
            if let Some((range, number)) = found {
                document.number_span = Some(nodes[i].text.printed(range));
                document.number = Some(number.text);
                document.number_prefix = Some(number.prefix);
                document.number_year = number.year;
                document.number_seq = number.seq;
                return;
            }
        }
    }
}

/// True for what a history says behind the number of the order that made a text known: `发布`, `公布自公布之日起施行）`.
fn makes_known(behind: &str) -> bool {
    let rest = ["公布", "发布", "颁布"].iter().find_map(|word| behind.strip_prefix(word));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['）', '，', ' ', '自']))
}

/// True for the number of an order: `云溪省人民政府令第208号`, `府法字第0950012345号令`.
fn promulgates(number: &str, behind: &str) -> bool {
    number.contains('令') || number.contains("公告") || number.contains("字第") && behind.starts_with('令')
}

/// The kind that a text without a title gives itself: `制定本行动方案`, `现通知如下`.
fn genre_of_text(nodes: &[Node], head: &Head, draft: &Draft) -> Option<Genre> {
    const HERE: &[(&str, Genre)] = &[
        ("通知如下", Genre::Notice),
        ("印发给你们", Genre::Notice),
        ("转发给你们", Genre::Notice),
        ("现印发施行", Genre::Notice),
        ("现印发实施", Genre::Notice),
        ("批复如下", Genre::Reply),
        ("函复如下", Genre::Letter),
        ("决定如下", Genre::Decision),
        ("公告如下", Genre::Proclamation),
        ("通告如下", Genre::Announcement),
        ("通报如下", Genre::Circular),
        ("意见：", Genre::Opinion),
        ("如下意见", Genre::Opinion),
        ("以下意见", Genre::Opinion),
        ("实施意见", Genre::Opinion),
    ];
    let first = nodes[head.body..draft.nodes.end].iter().filter(|n| !n.is_table()).take(3);
    first.into_iter().find_map(|n| {
        let line = n.str();
        let made =
            line.rfind("制定本").or_else(|| line.rfind("制订本")).map(|at| &line[at + "制定本".len()..]);
        let made = made.and_then(|rest| genre(rest.trim_end_matches(['。', '：', '；'])));
        let told = HERE.iter().find(|(w, _)| line.contains(w)).map(|(_, g)| *g);
        made.or(told)
    })
}

/// `《人民日报》（2019年09月30日07版）` below the title of an article.
fn source_note(nodes: &[Node], draft: &Draft, head: &Head) -> Option<String> {
    let at = head.title.end.max(draft.nodes.start);
    let line = nodes.get(at).filter(|_| at < draft.nodes.end)?.str();
    let reprint = (line.starts_with('《') || line.starts_with("（《") || line.starts_with("来源"))
        && line.chars().count() <= 60
        && line.contains(['年', '期', '版']);
    reprint.then(|| line.to_owned())
}
