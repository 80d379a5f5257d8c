//! What is no citation: the document itself, the text that it issues, newspapers, forms, works.

use std::collections::BTreeSet;

use super::clause::TITLE;
use crate::model::{BlockKind, Relation};
use crate::structure::fold::fold;
use crate::text::words::{WordList, words};

use super::super::View;

/// The names under which a document and the texts that it issues go.
#[derive(Debug, Default)]
pub(super) struct Own {
    titles: BTreeSet<String>,
    /// Titles of its attachments.
    attached: BTreeSet<String>,
    number: Option<String>,
}

impl Own {
    /// The names of the document of `view`.
    pub(super) fn new(view: View<'_>) -> Self {
        let document = view.document;
        let printed = view.paragraphs().iter().filter(|p| p.kind == BlockKind::Title).map(|p| p.str());
        let attached = document.attachments.iter().map(|a| a.title.as_str());
        let titles = [document.title.as_str()].into_iter().chain(printed);
        Self {
            titles: titles.flat_map(names).collect(),
            attached: attached.flat_map(names).collect(),
            number: document.number.clone(),
        }
    }

    /// Takes `title` for a further name of the document or of the text that it issues.
    pub(super) fn add(&mut self, title: &str) {
        self.titles.extend(names(title));
    }

    /// True when `title` is a name of the document; `vague` when the end of one is enough.
    pub(super) fn is_title(&self, title: &str, vague: bool) -> bool {
        let folded = without_state(&fold(title)).to_owned();
        let ends = |own: &String| vague && folded.chars().count() >= 6 && own.ends_with(&folded);
        let mut all = self.titles.iter().chain(&self.attached);
        self.titles.contains(&folded) || self.attached.contains(&folded) || all.any(ends)
    }

    /// True when `title`, with a number beside it that is not the document's, can still be a name of the document: of one
    /// that prints no number of its own. What is attached or issued under another number is a document of its own.
    pub(super) fn is_numbered_title(&self, title: &str) -> bool {
        self.number.is_none() && self.titles.contains(without_state(&fold(title)))
    }

    /// True when `number` is the document's own.
    pub(super) fn is_number(&self, number: &str) -> bool {
        self.number.as_deref() == Some(number)
    }
}

/// A title, folded, and the title of the text that it issues: `关于印发甲方案的通知` names `甲方案` too.
fn names(title: &str) -> Vec<String> {
    const ISSUING: &[&str] = &["关于印发", "关于公布", "关于发布", "关于颁布", "关于下发"];
    let folded = fold(title);
    let inner = ISSUING.iter().find_map(|w| folded.find(w).map(|at| &folded[at + w.len()..]));
    let inner = inner.and_then(|t| t.strip_suffix("的通知").or_else(|| t.strip_suffix("的公告")));
    let names = [Some(folded.as_str()), inner].into_iter().flatten().map(without_state);
    names.filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

/// A folded title without `试行` and the like, which one place prints and another leaves out.
fn without_state(title: &str) -> &str {
    ["试行", "实行", "暂行", "修订", "草案"].iter().find_map(|s| title.strip_suffix(s)).unwrap_or(title)
}

/// True when the sentence says that this document issues the text: `现将《…》印发给你们`, `《…》已经…同意，现印发给你们`.
pub(super) fn is_issued_here(before: &str, after: &str) -> bool {
    const STATES: &[&str] = &["修订后的", "修改后的", "新修订的", "修订的", "制定的", "现行"];
    static ISSUE: WordList = WordList::new(&["印发", "公布", "发布", "颁布", "下发"]);
    let before = STATES.iter().find_map(|s| before.strip_suffix(s)).unwrap_or(before);
    let says = |words: &str| ISSUE.begin(words);
    if ISSUE.iter().any(|i| before.strip_suffix(i).is_some_and(|b| b.ends_with('现') || b.is_empty())) {
        return true;
    }
    let put = before.trim_end_matches([TITLE, '、', '和']);
    if put.ends_with('将') {
        let start: String = after.chars().take(40).collect();
        return ISSUE.stand_in(&start);
    }
    after
        .match_indices('现')
        .any(|(at, _)| says(after[at + '现'.len_utf8()..].trim_start_matches(['予', '以'])))
}

/// True when `remark`, the bracket behind a title, says that the text is attached.
pub(super) fn is_attached(remark: &str) -> bool {
    words!["附件", "附后", "见附", "见背面"].stand_in(remark)
}

/// True for words that end with a title, in marks or without them.
pub(super) fn ends_like_document(words: &str) -> bool {
    words.ends_with('》') || KINDS.iter().any(|kind| words.ends_with(kind))
}

/// True when `title` names a law, plan, notice or the like, and no newspaper, form, certificate or work.
pub(super) fn is_document(title: &str, relation: Relation, before: &str, after: &str) -> bool {
    let bare = title.trim_end_matches(|c: char| c.is_ascii_digit() || c == '年');
    let bare = bare
        .rsplit_once('（')
        .filter(|(t, _)| bare.ends_with('）') && !t.is_empty())
        .map_or(bare, |(t, _)| t);
    let ends = |list: &[&str]| list.iter().any(|w| bare.ends_with(w));
    let printed_in = after.starts_with('上') || after.starts_with("刊登") || before.ends_with("出版的");
    let periodical = ends(PAPERS) && !ends(NO_PAPERS) || printed_in && ends(GAZETTES);
    if periodical || ends(FORMS) && !ends(NO_FORMS) {
        return false;
    }
    if KINDS.contains(&bare) {
        return false;
    }
    ends(KINDS) || title.contains("关于") || relation != Relation::Mentions
}

/// True for the whole text of a cell that is a title without marks.
pub(super) fn names_document(cell: &str) -> bool {
    !cell.contains('《') && names_listed(cell)
}

/// True for what stands beside the number in a row of a catalogue and is a title, which may hold another in marks.
pub(super) fn names_listed(words: &str) -> bool {
    let long = (6..=120).contains(&words.chars().count()) && !words.contains(['。', '，', '；']);
    long && is_document(words, Relation::Mentions, "", "") && !words.ends_with('号')
}

/// Words that end the name of a form or a certificate.
const FORMS: &[&str] = &[
    "表",
    "证",
    "证书",
    "书",
    "单",
    "执照",
    "台账",
    "牌",
    "卡",
    "样式",
    "封面",
    "自评报告",
    "自查报告",
    "基本信息",
    "问卷",
    "簿",
    "须知",
    "说明",
    "照片",
];

/// Words that end in one of [`FORMS`] and name a document.
const NO_FORMS: &[&str] =
    &["白皮书", "清单", "议定书", "蓝皮书", "时间表", "任务书", "责任书", "倡议书", "建议书", "起草说明"];

/// Words that end the name of a newspaper or a journal.
const PAPERS: &[&str] = &["报", "杂志", "周刊", "月刊", "期刊", "新闻", "网", "在线", "时评"];

/// Words that end in one of [`PAPERS`] and name a document.
const NO_PAPERS: &[&str] =
    &["通报", "公报", "简报", "专报", "快报", "年报", "季报", "月报", "申报", "汇报", "呈报", "情报"];

/// Words that end the name of a gazette, in which texts are printed.
const GAZETTES: &[&str] = &["公报", "通报", "简报"];

/// Words that end the title of a document.
const KINDS: &[&str] = &[
    "法",
    "法典",
    "宪法",
    "条例",
    "规定",
    "办法",
    "细则",
    "规则",
    "规程",
    "规范",
    "标准",
    "准则",
    "通则",
    "守则",
    "总则",
    "章程",
    "决定",
    "决议",
    "命令",
    "令",
    "意见",
    "通知",
    "通报",
    "公告",
    "通告",
    "公报",
    "报告",
    "请示",
    "批复",
    "复函",
    "函",
    "议案",
    "纪要",
    "方案",
    "规划",
    "计划",
    "纲要",
    "要点",
    "预案",
    "措施",
    "政策",
    "目录",
    "名录",
    "清单",
    "指南",
    "指引",
    "导则",
    "大纲",
    "公约",
    "协定",
    "协议",
    "议定书",
    "宣言",
    "声明",
    "安排",
    "备忘录",
    "解释",
    "制度",
    "建议",
    "汇报",
    "提案",
    "白皮书",
    "倡议",
    "合同",
    "文本",
    "分类",
    "定额",
    "指标",
    "体系",
    "路线图",
    "行动",
    "要求",
    "战略",
    "若干问题",
    "任务书",
    "技术要点",
    "工程",
    "布局",
    "条约",
    "修正案",
    "补充规定",
    "答复",
    "暂行规定",
    "责任书",
    "倡议书",
    "建议书",
    "机制",
    "条件",
    "要素",
    "手册",
    "范本",
    "草案",
    "规约",
    "图集",
    "实施意见",
    "名单",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_documents() {
        for (title, expected) in [
            ("云溪区节水办法（试行）", true),
            ("云溪区发展规划（2018—2022年）", true),
            ("关于节水若干问题", true),
            ("重点用水单位名录", true),
            ("云溪日报", false),
            ("云溪区统计公报", true),
            ("任职资格申报表", false),
            ("取水许可证", false),
            ("取水白皮书", true),
            ("取水安全基本条件", true),
            ("方案", false),
            ("山水之间", false),
        ] {
            assert_eq!(is_document(title, Relation::Mentions, "", ""), expected, "{title}");
        }
        assert!(is_document("云溪制造2025", Relation::Implements, "", ""));
        assert!(!is_document("云溪市人民政府公报", Relation::Mentions, "在", "上刊登"));
    }

    #[test]
    fn texts_that_the_document_issues() {
        for (before, after, expected) in [
            ("现将", "印发给你们，请认真贯彻执行", true),
            ("将", "印发给你们", true),
            ("", "已经县政府第31次常务会同意，现印发给你们", true),
            ("", "已经市政府同意，现予公布，自公布之日起施行", true),
            ("现公布修订后的", "，自2019年1月1日起施行", true),
            ("区政府印发", "，提出要求", false),
            ("根据", "的规定，现就有关事项通知如下", false),
            ("", "提出，要加强节水", false),
            ("将", "第五条修改为", false),
        ] {
            assert_eq!(is_issued_here(before, after), expected, "{before}《…》{after}");
        }
    }
}
