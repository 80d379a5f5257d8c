//! What the datasets and words of closed sets are called in a report, and how their records are shown.

use std::collections::{BTreeMap, HashMap};

use crate::dataset::{self, Dataset, Kind};

/// How a dataset is shown beside the printed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A card for each record.
    Cards,
    /// A word for each record, by kind.
    Words,
    /// Tables with their cells.
    Tables,
    /// In no list of its own: it is the text, or stands in the head of the page or in a table.
    Elsewhere,
}

/// How a dataset is called and shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) dataset: &'static str,
    pub(super) label: &'static str,
    pub(super) chinese: &'static str,
    pub(super) form: Form,
    /// True when its list is open from the start.
    pub(super) open: bool,
    /// Columns whose values name the record.
    pub(super) head: &'static [&'static str],
    /// Columns of closed sets.
    pub(super) tags: &'static [&'static str],
    /// Columns that say more.
    pub(super) more: &'static [&'static str],
}

/// A group that is open from the start.
const fn open(
    dataset: &'static str,
    [label, chinese]: [&'static str; 2],
    head: &'static [&'static str],
    tags: &'static [&'static str],
    more: &'static [&'static str],
) -> Group {
    Group { dataset, label, chinese, form: Form::Cards, open: true, head, tags, more }
}

/// A group that opens when asked.
const fn shut(
    dataset: &'static str,
    names: [&'static str; 2],
    head: &'static [&'static str],
    tags: &'static [&'static str],
    more: &'static [&'static str],
) -> Group {
    let group = open(dataset, names, head, tags, more);
    Group { open: false, ..group }
}

const fn special(dataset: &'static str, names: [&'static str; 2], form: Form, is_open: bool) -> Group {
    let group = open(dataset, names, &[], &[], &[]);
    Group { form, open: is_open, ..group }
}

/// The datasets in the order in which they stand beside the text.
#[rustfmt::skip]
pub(super) const GROUPS: [Group; 22] = [
    shut("issues", ["Issue", "刊期"], &["gazette", "year", "number"], &[], &["published_date", "publisher"]),
    shut("documents", ["Documents", "文件"], &["title"], &["genre"], &["number", "issuers", "signed_date", "effective_date"]),
    open("diagnostics", ["Diagnostics", "诊断"], &["code"], &["severity", "family"], &["message"]),
    open("responsibilities", ["Duties", "责任分工"], &["organ_raw"], &["role"], &["task"]),
    open("citations", ["Citations", "引用文件"], &["title", "number"], &["relation"], &["issuer", "provision"]),
    open("appointments", ["Appointments", "人事任免"], &["person"], &["action"], &["position_raw", "effective_date"]),
    open("people", ["People", "人员"], &["person"], &["capacity"], &["group_name", "group_role", "position"]),
    open("targets", ["Targets", "指标"], &["subject"], &[], &["period_raw", "sentence"]),
    open("milestones", ["Milestones", "时间节点"], &["date_raw"], &[], &["label", "task"]),
    open("events", ["Events", "活动"], &["name"], &[], &["start_date", "place", "hosts", "content"]),
    open("contacts", ["Contacts", "联系方式"], &["value"], &["kind"], &["label_raw"]),
    special("tables", ["Tables", "表格"], Form::Tables, true),
    shut("attachments", ["Attachments", "附件"], &["title"], &[], &[]),
    shut("sections", ["Sections", "章节"], &["label_raw", "heading"], &["style"], &["text"]),
    shut("toc_entries", ["Contents", "目录"], &["title"], &[], &["category", "page"]),
    special("mentions", ["Mentions", "实体"], Form::Words, false),
    special("sources", ["Sources", "来源"], Form::Elsewhere, false),
    special("texts", ["Texts", "全文"], Form::Elsewhere, false),
    special("blocks", ["Blocks", "文本块"], Form::Elsewhere, false),
    special("table_cells", ["Table cells", "单元格"], Form::Elsewhere, false),
    special("organs", ["Organs", "机关"], Form::Elsewhere, false),
    special("document_links", ["Links", "引用关系"], Form::Elsewhere, false),
];

/// Families of kinds of blocks, for the legend: a name, and the kinds in it.
pub(super) const FAMILIES: [(&str, &[&str]); 8] = [
    ("issue 刊期", &["masthead", "toc", "imprint"]),
    ("head 眉首", &["organ_header", "document_number", "title", "addressee"]),
    ("outline 结构", &["heading", "list_item", "box"]),
    ("body 正文", &["paragraph", "clause", "news", "contact"]),
    ("table 表格", &["table", "table_caption", "table_unit"]),
    ("attached 附件", &["attachment_list", "attachment_mark", "note"]),
    ("closing 版记", &["signature", "date_line", "cc", "print_line"]),
    ("typesetting 版式", &["page_break", "furniture", "blank"]),
];

/// The words of all closed sets with their meanings.
pub(super) struct Terms {
    meanings: HashMap<(&'static str, &'static str), HashMap<&'static str, &'static str>>,
}

impl Terms {
    pub(super) fn new() -> Self {
        let mut meanings = HashMap::new();
        for dataset in dataset::all() {
            for field in dataset.fields().into_iter().filter(|field| field.kind == Kind::Term) {
                let words = field.terms.iter().map(|term| (term.word, term.meaning)).collect();
                meanings.insert((dataset.name(), field.name), words);
            }
        }
        Self { meanings }
    }

    /// What a word of a column means; empty when it is not in the closed set.
    pub(super) fn meaning(&self, dataset: &str, column: &str, word: &str) -> &'static str {
        let words = self.meanings.get(&(dataset, column));
        words.and_then(|words| words.get(word)).copied().unwrap_or_default()
    }
}

/// What every column of every dataset means.
pub(super) fn columns() -> BTreeMap<&'static str, BTreeMap<&'static str, &'static str>> {
    let of = |dataset: &dyn Dataset| dataset.fields().iter().map(|field| (field.name, field.about)).collect();
    dataset::all().iter().map(|dataset| (dataset.name(), of(dataset.as_ref()))).collect()
}

/// The first Chinese term in a meaning: `牵头单位` of `牵头单位、牵头`; empty when it has none.
pub(super) fn chinese(meaning: &str) -> &str {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let start = meaning.find(is_han).unwrap_or(meaning.len());
    let rest = &meaning[start..];
    &rest[..rest.find(|c| !is_han(c)).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dataset_has_its_group() {
        let mut ours: Vec<&str> = GROUPS.iter().map(|group| group.dataset).collect();
        let mut all: Vec<&str> = dataset::all().iter().map(|dataset| dataset.name()).collect();
        ours.sort_unstable();
        all.sort_unstable();
        assert_eq!(ours, all);
    }

    #[test]
    fn groups_name_columns_that_are_there() {
        for dataset in dataset::all() {
            let group = GROUPS.iter().find(|group| group.dataset == dataset.name()).unwrap();
            let names: Vec<&str> = dataset.fields().iter().map(|field| field.name).collect();
            for column in [group.head, group.tags, group.more].concat() {
                assert!(names.contains(&column), "{}.{column}", dataset.name());
            }
        }
    }

    #[test]
    fn every_kind_of_block_is_in_the_legend() {
        for kind in crate::model::BlockKind::ALL {
            let families = FAMILIES.iter().filter(|(_, kinds)| kinds.contains(&kind.as_str())).count();
            assert_eq!(families, usize::from(kind.as_str() != "unknown"), "{kind}");
        }
    }

    #[test]
    fn chinese_terms_are_cut_out() {
        for (meaning, expected) in [
            ("牵头单位、牵头", "牵头单位"),
            ("issuing organ's letterhead (发文机关标志)", "发文机关标志"),
            ("blank lines", ""),
        ] {
            assert_eq!(chinese(meaning), expected);
        }
    }
}
