//! Names that share one head: `各市、州、县人民政府`, `临江、云溪、青禾市政府`, `区财政局以及乡、镇人民政府`.
//!
//! A kind of place, or a place with or without its kind, leans on the head of the last name. Zones and classes of places
//! (`高新区`, `各试点县`) do not.

use std::ops::Range;

use super::list::{begins_otherwise, ends_as_organ, is_organ_like};
use crate::text::words::{WordList, chars, words};

/// Joins pieces that share the head of the last one: `各市`, `州`, `县人民政府`.
pub(super) fn joined(list: &str, items: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(items.len());
    let mut open: Option<usize> = None;
    for item in items {
        let text = &list[item.clone()];
        if let Some(first) = open
            && is_shared_head(text, &list[out[first].clone()])
        {
            out[first].end = item.end;
            out.truncate(first + 1);
            open = None;
            continue;
        }
        let beside = out.last().is_some_and(|last| list[last.end..item.start].starts_with('、'));
        if let Some(party) =
            out.last_mut().filter(|party| beside && is_of_one_place(&list[(*party).clone()], text))
        {
            party.end = item.end;
            continue;
        }
        out.push(item.clone());
        open = match open {
            Some(first) if beside && is_modifier(text) => Some(first),
            _ => (is_modifier(text) || is_first_modifier(text)).then_some(out.len() - 1),
        };
    }
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(out.len());
    for item in out {
        match whole.last_mut() {
            Some(first) if goes_on(list, first, &item) => first.end = item.end,
            _ => whole.push(item),
        }
    }
    whole
}

/// True for a kind of place behind others of which there is one organ each: `各省`, `自治区`, `直辖市`.
fn goes_on(list: &str, first: &Range<usize>, item: &Range<usize>) -> bool {
    KINDS.have(&list[item.clone()])
        && list[first.end..item.start].starts_with('、')
        && list[first.clone()].split('、').next().is_some_and(is_first_modifier)
}

/// True for a committee and the government of its place: `各区县党委` before `、政府`.
fn is_of_one_place(party: &str, government: &str) -> bool {
    words!["党委", "党工委"].end(party) && ["政府", "人民政府"].contains(&government)
}

/// Kinds of place, as in `各市、州、县人民政府`.
static KINDS: WordList = WordList::new(&[
    "自治区",
    "直辖市",
    "自治州",
    "自治县",
    "市",
    "州",
    "县",
    "区",
    "旗",
    "盟",
    "省",
    "乡",
    "镇",
    "街道",
]);

/// True for a word that may lean on a head further on: a kind of place, or a place without its kind.
fn is_modifier(text: &str) -> bool {
    KINDS.have(text) || is_bare_place(text) || is_place(text) || ends_in_kind(text)
}

/// True for an organ, or a kind of place, and the first of places which share the head further on: `区城管局以及乡` before
/// `、镇人民政府`, `省政府和岚山市` before `、云溪市政府`, `区和乡` before `、镇人民政府`.
fn ends_in_kind(text: &str) -> bool {
    let place = behind_organ(text);
    place.len() < text.len() && (KINDS.have(place) || is_place(place))
}

/// The words behind an organ, or a kind of place, and its conjunction; the text itself where there is none.
fn behind_organ(text: &str) -> &str {
    let parted = ["以及", "会同", "和", "及", "与"].iter().filter_map(|word| text.split_once(*word));
    let mut behind = parted.filter(|(organ, _)| is_organ_like(organ) || KINDS.have(organ));
    behind.next().map_or(text, |found| found.1)
}

/// True for the first of kinds of place of which there is one organ each: `各市`, `有关县`, `沿海各市`.
fn is_first_modifier(text: &str) -> bool {
    /// The longest words before 各, in bytes: `沿海`, `全省`, `沿黄河`.
    const LEAD: usize = 9;
    let is_kind = |kind: &str| KINDS.have(kind) || is_kind_with_bracket(kind);
    let among = || text.split_once('各').is_some_and(|(lead, kind)| lead.len() <= LEAD && is_kind(kind));
    among()
        || ["有关", "相关", "各有关", "各相关"]
            .iter()
            .any(|lead| text.strip_prefix(lead).is_some_and(is_kind))
}

/// True for `市（州）`, `县（市、区）`.
fn is_kind_with_bracket(kind: &str) -> bool {
    let Some((kind, inside)) = kind.strip_suffix('）').and_then(|kind| kind.split_once('（')) else {
        return false;
    };
    KINDS.have(kind) && inside.split('、').all(|kind| KINDS.have(kind))
}

/// True for two or three characters that do not end as an organ does, as `临江`, and for such a name of a region.
fn is_bare_place(text: &str) -> bool {
    (2..=3).contains(&text.chars().count())
        && text.chars().all(crate::text::repair::is_han)
        && (!ends_as_organ(text) || is_region_name(text))
}

/// True for the name of a region that ends as organs do: `杭州`, `烟台`.
fn is_region_name(text: &str) -> bool {
    text.ends_with(|c| chars!("州台乡村港").has(c))
        && text.chars().count() == 2
        && crate::grammar::region::begins_like_region(text)
}

/// Ends of zones, and of words for several kinds of places: no government bears the name.
pub(super) static ZONES: WordList = WordList::new(&[
    "新区",
    "发区",
    "园区",
    "景区",
    "税区",
    "港区",
    "矿区",
    "社区",
    "地区",
    "片区",
    "辖区",
    "城区",
    "郊区",
    "山区",
    "库区",
    "灾区",
    "牧区",
    "林区",
    "贸区",
    "合作区",
    "集聚区",
    "县区",
    "市区",
    "区县",
    "县市",
]);

/// True for a place with its kind, as `临江市`; not for a zone, which answers for itself.
fn is_place(text: &str) -> bool {
    /// Ends of classes of places, and of more zones.
    #[rustfmt::skip]
    static CLASSES: WordList = WordList::new(&[
        "经开区", "验区", "范区", "假区", "全省", "全市", "全县", "全区", "各省", "各市", "各县", "各区", "边境省", "沿海省", "外省", "本省",
        "乡镇", "集镇", "城镇", "各镇", "各乡", "该省", "邻省", "相邻省", "有关省", "相关省", "其他省",
    ]);
    text.ends_with(|c| chars!("省市县区旗州盟镇乡").has(c))
        && (3..=5).contains(&text.chars().count())
        && text.chars().all(crate::text::repair::is_han)
        && !ZONES.end(text)
        && !CLASSES.end(text)
        && !is_first_modifier(text)
        && !begins_otherwise(text)
}

/// True for a place that may lean on a head further on, with or without its kind: `临江`, `云溪市`.
pub(super) fn is_place_of_many(text: &str) -> bool {
    is_bare_place(text) || is_place(text)
}

/// True when `text` is the last of words which share a head: `县人民政府` behind `各市`, `青禾市政府` behind `临江`.
fn is_shared_head(text: &str, first: &str) -> bool {
    let first = behind_organ(first);
    let Some(place) = text.strip_suffix("政府").map(|p| p.strip_suffix("人民").unwrap_or(p)) else {
        return is_shared_department(text, first);
    };
    let place = ["党委和", "党委、"].iter().find_map(|party| place.strip_suffix(party)).unwrap_or(place);
    let generic = KINDS.have(place) || words!["（区）", "（市）", "（市、区）", "（区、市）"].end(place);
    match () {
        () if is_bare_place(first) => !place.is_empty() && !generic,
        () if is_place(first) => is_place(place),
        () => generic,
    }
}

/// True for a department behind the places that have one each, as `县水利局` behind `各市`, `州`, and `青禾县水利局` behind
/// `云溪县`.
fn is_shared_department(text: &str, first: &str) -> bool {
    let is_department = |rest: &str| rest.chars().count() > 1 && words!["局", "委", "厅", "办"].end(rest);
    let class = words!["部门", "机构"].end(text);
    if !is_department(text) && !class {
        return false;
    }
    // `各县（市、区）、市财政局` are two.
    if first.ends_with('）') {
        return false;
    }
    if is_first_modifier(first) && !class {
        return KINDS.iter().filter_map(|kind| text.strip_prefix(kind)).any(is_department);
    }
    // `区、县建设主管部门` is a class; so is no `各县、市财政局`.
    if class && KINDS.have(first) {
        return KINDS.before(text).is_some();
    }
    let kind = Some(first).filter(|first| is_place(first)).and_then(|first| first.chars().next_back());
    kind.and_then(|kind| text.char_indices().skip(2).take(3).find(|(_, c)| *c == kind)).is_some_and(
        |(at, kind)| {
            let (place, rest) = text.split_at(at + kind.len_utf8());
            is_place(place) && is_department(rest)
        },
    )
}
