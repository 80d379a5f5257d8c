//! The group whose roster a text prints: `云溪区节水领导小组`, and within it `专家组`.

use super::super::View;
use crate::grammar::date::full_date;
use crate::grammar::label::label;
use crate::text::repair::{is_blank, is_han};
use crate::text::words::{WordList, chars, words};

/// The group of which a text spoke last, and the part of it whose heading stands above.
pub(super) struct Group<'a> {
    /// The group that the title names.
    titled: Option<String>,
    full: Option<String>,
    part: Option<String>,
    /// Texts that may name another one, and whether they are headings: read when somebody asks for the group.
    told: Vec<(&'a str, bool)>,
}

impl<'a> Group<'a> {
    /// No group but the one that a title may name.
    pub(super) fn new(title: &str) -> Self {
        Self { titled: group_in(title), full: None, part: None, told: Vec::new() }
    }

    /// Notes of what a text speaks; a heading ends the part of a group.
    pub(super) fn note(&mut self, text: &'a str, heading: bool) {
        self.told.push((text, heading));
    }

    /// The name of the part, else that of the group: in full where the title has it so.
    pub(super) fn name(&mut self) -> Option<String> {
        for (text, heading) in std::mem::take(&mut self.told) {
            self.hear(text, heading);
        }
        let fits = |titled: &&String| self.full.as_ref().is_some_and(|full| titled.ends_with(full.as_str()));
        let full = self.titled.as_ref().filter(fits).or(self.full.as_ref());
        self.part.as_ref().or(full).cloned()
    }

    fn hear(&mut self, text: &str, heading: bool) {
        let part = part_of_group(text);
        if heading || part.is_some() {
            self.part = part;
        }
        if self.part.is_some() && (heading || text.chars().count() <= LONGEST_HEAD) {
            return;
        }
        let found = group_in(text);
        let known = self.full.take();
        // `领导小组办公室设在…` says nothing new of the group that was named in full.
        let shorter = |new: &String| {
            known.as_deref().is_some_and(|known| known.ends_with(new.as_str()) || GROUPS.have(new))
        };
        self.full = found.filter(|new| !shorter(new)).or(known);
    }
}

/// The longest line that names a part of a group and nothing else.
const LONGEST_HEAD: usize = 24;

/// `（一）综合组`, `专家组名单`: the part of a group whose persons stand below.
fn part_of_group(line: &str) -> Option<String> {
    let short = line.len() <= LONGEST_HEAD * '组'.len_utf8();
    if !short || !line.contains('组') {
        return None;
    }
    let line = label(line).map_or(line, |(rest, _)| rest);
    let bare = line.replace(is_blank, "");
    let bare = bare.trim_end_matches('：');
    let bare = bare.strip_suffix("名单").unwrap_or(bare);
    let name = ["组成人员", "成员", "人员"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(bare);
    static NONE: WordList = WordList::new(&[
        "领导小组",
        "协调小组",
        "工作小组",
        "党组",
        "重组",
        "改组",
        "分组",
        "编组",
        "机组",
        "班组",
        "村组",
    ]);
    static VERBS: WordList = WordList::new(&["各", "下设", "成立", "组建", "建立", "设立", "加强", "调整"]);
    let fits = name.ends_with('组')
        && (3..=14).contains(&name.chars().count())
        && name.chars().all(is_han)
        && !NONE.end(name)
        && !VERBS.begin(name)
        && !is_counted(name);
    fits.then(|| name.to_owned())
}

/// True for a line that is the name of a part of a group.
pub(super) fn is_part_of_group(line: &str) -> bool {
    part_of_group(line).is_some()
}

/// True for groups of which only the number is said: `三个工作组`.
fn is_counted(name: &str) -> bool {
    let rest = name
        .trim_start_matches(|c: char| c.is_ascii_digit() || chars!("一二两三四五六七八九十若干多").has(c));
    rest.len() < name.len() && rest.starts_with('个')
}

/// The group of which a text speaks: by the name that the title gives it where the text has only the end of that,
/// `领导小组`, or none.
pub(super) fn group_told_of(view: View<'_>, text: &str) -> Option<String> {
    let told = group_in(text);
    let titled = group_in(&view.document.title);
    let full = titled.filter(|full| told.as_deref().is_none_or(|told| full.ends_with(told)));
    full.or(told)
}

/// Kinds of groups, with which their names end.
#[rustfmt::skip]
pub(super) static GROUPS: WordList = WordList::new(&[
    "领导小组", "指挥部", "委员会", "联席会议", "工作专班", "协调小组", "工作小组", "工作组", "专班",
]);

/// The group named most fully in a text: `成立秋季旅游活动领导小组` gives `秋季旅游活动领导小组`.
pub(super) fn group_in(text: &str) -> Option<String> {
    if !GROUPS.stand_in(text) {
        return None;
    }
    let ends = GROUPS.iter().flat_map(|g| text.match_indices(g).map(|(at, g)| (at, at + g.len())));
    let names = ends.map(|(at, end)| (&text[group_start(text, at)..end], end));
    let fits = |name: &str| {
        (3..=40).contains(&name.chars().count())
            && !is_counted(name)
            && !words!["简称", "为成员", "组长", "总指挥", "指挥长", "召集人", "负责人"].stand_in(name)
            && !words!["办公室", "提出", "参加", "召开", "按要求", "认真"].stand_in(name)
    };
    // `市发展和改革委员会主任` is the office of a person.
    let has_post = |end: usize| words!["主任", "副主任", "委员", "书记", "党组"].begin(&text[end..]);
    let names = names.filter(|(name, _)| fits(name));
    names.max_by_key(|(name, end)| (!has_post(*end), name.len())).map(|(name, _)| name.to_owned())
}

/// Behind who changes a group: `国务院对国务院节水委员会组成人员进行了调整`; `区政府对口支援领导小组` is a name.
fn behind_decider(text: &str, start: usize, at: usize) -> Option<usize> {
    let mut places = text[start..at].match_indices('对').map(|(i, mark)| (start + i, start + i + mark.len()));
    places
        .find(|&(mark, next)| {
            let decides =
                words!["院", "政府", "委", "厅", "局", "办公室", "研究", "拟"].end(&text[start..mark]);
            decides && !text[next..].starts_with(['口', '外', '接', '台'])
        })
        .map(|(_, next)| next)
}

/// Where the name of the group whose kind stands at `at` begins: behind punctuation, and behind a verb.
fn group_start(text: &str, at: usize) -> usize {
    const LEADS: &[&str] = &[
        "特成立",
        "成立",
        "建立",
        "设立",
        "组建",
        "调整",
        "决定对",
        "关于",
        "现将",
        "现对",
        "决定将",
        "报送",
        "印发",
        "公布",
        "明确",
        "变更",
        "充实",
        "下设",
        "组成",
        "由",
        "向",
    ];
    // `推进“放管服”改革协调小组`
    let mut quoted = false;
    let mut goes_on = |c: char| {
        let starts = quoted && c == '“';
        quoted = c == '”' || quoted && !starts;
        starts || quoted || !chars!("，。；：（）、“《》").has(c)
    };
    let near = text[..at].char_indices().rev().take(48).take_while(|(_, c)| goes_on(*c));
    let start = near.last().map_or(at, |(i, _)| i);
    let lead = LEADS.iter().filter_map(|l| text[start..at].rfind(l).map(|i| start + i + l.len())).max();
    let start = lead.or_else(|| behind_decider(text, start, at)).unwrap_or(start);
    // `2017年2月18日政协云溪市第五届委员会`
    let start = full_date(&text[start..at]).map_or(start, |(rest, _)| at - rest.len());
    // `报领导小组`: one character is no name, but may be a level.
    let mut name = text[start..at].chars();
    let one = name.next().filter(|_| name.next().is_none());
    if one.is_some_and(|c| !chars!("国省市区县州旗盟镇乡").has(c)) { at } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups() {
        assert_eq!(
            group_in("为保证活动开展，特成立秋季旅游活动领导小组："),
            Some("秋季旅游活动领导小组".to_owned())
        );
        let text = "决定对云溪区节水领导小组（以下简称领导小组）进行调整";
        assert_eq!(group_in(text), Some("云溪区节水领导小组".to_owned()));
        for text in ["由所在单位向领导小组报告", "审核，报领导小组"] {
            assert_eq!(group_in(text), Some("领导小组".to_owned()), "{text}");
        }
        let quoted = "关于成立云溪市推进“放管服、营商”改革协调小组的通知";
        assert_eq!(group_in(quoted), Some("云溪市推进“放管服、营商”改革协调小组".to_owned()));
        assert_eq!(group_in("组成人员（以下简称“专班小组”），成立节水专班"), Some("节水专班".to_owned()));
        for text in ["国务院对国务院节水委员会组成人员进行了调整", "县政府决定对国务院节水委员会成员作调整"]
        {
            assert_eq!(group_in(text), Some("国务院节水委员会".to_owned()), "{text}");
        }
        let named = "区政府对口支援领导小组";
        assert_eq!(group_in(named), Some(named.to_owned()));
        let dated = "2017年2月18日政协云溪市第五届委员会第一次会议选举产生";
        assert_eq!(group_in(dated), Some("政协云溪市第五届委员会".to_owned()));
        assert_eq!(group_in("由县领导小组负责"), Some("县领导小组".to_owned()));
        let text = "市发展和改革委员会主任沈舟在节水专班会上讲话";
        assert_ne!(group_in(text), Some("市发展和改革委员会".to_owned()));
        assert_eq!(group_in("成立由区长林知远任组长、副区长周砚秋任副组长的领导小组"), None);
        assert_eq!(group_in("加强组织领导，成立区教委负责人为成员的领导小组"), None);
    }

    #[test]
    fn parts_of_groups() {
        for (line, part) in [
            ("（一）综合组", Some("综合组")),
            ("专家组名单", Some("专家组")),
            ("2.物资保障组成员：", Some("物资保障组")),
            ("三、三个工作组", None),
            ("节水领导小组成员名单", None),
            ("区水利局党组", None),
            ("各工作组", None),
        ] {
            assert_eq!(part_of_group(line).as_deref(), part, "{line}");
        }
        let mut group = Group::new("");
        group.note("成立云溪区防汛指挥部，下设两个工作组：", false);
        assert_eq!(group.name().as_deref(), Some("云溪区防汛指挥部"));
        group.note("（一）综合组", true);
        assert_eq!(group.name().as_deref(), Some("综合组"));
        group.note("二、指挥部办公室", true);
        assert_eq!(group.name().as_deref(), Some("云溪区防汛指挥部"));
    }
}
