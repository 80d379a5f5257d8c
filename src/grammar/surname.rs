//! Names of persons where the text does not mark where they end: `林知远`, `欧阳清`, `阿依古丽·买买提`.
//!
//! ```text
//! name    = surname given | part "·" part
//! given   = 1–2 Han characters, none of which ends the name of an organ or an office
//! ```
//! Reads what stands in a place for a name; it does not look for names in prose. Not accepted: `区委`, `办公室`, `金融办`.

use std::sync::LazyLock;

use crate::text::repair::is_han;
use crate::text::{CharSet, WordList};

/// Surnames of one character.
const SURNAMES: &str = "\
    肖闫王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜习范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江\
    史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童\
    欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁\
    蒙喻揭窦迟宇敖糜鄢冷卓花仇艾蓝巩稽井练仲乐虞卞封竺冼衣楚佟栗匡宗应巫鞠僧桑荆谌银扬沙伏岑胥蔺水云昌凤酆皮卑伊湛禹狄贝茅麻危闻旦支咎昝裘缪干宣贲诸钮嵇滑荣荀羊於芮\
    羿储汲松富山谯弓牧隗侍仓暴钭厉戎祖束叔韶咸籍卿苍莘贡劳逄堵宰郦雍却璩濮寿扈郏浦尚农别慕鱼容慎戈庾终暨居衡满弘寇广禄阙东殴利蔚越夔隆师厍勾融乜丰巢蒯权逯桓亓阚忻衷\
    昂弥答鄂付晁仝佘甯仉亢敬朴毋渠睢笪綦缑豆赫郇郗闪雒鹿麦逢粟苌訾尉蒲尕锁\
";

/// So many of [`SURNAMES`] are common; prose takes no others for surnames.
const COMMON: usize = 162;

/// Surnames of two characters.
static COMPOUND: WordList = WordList::new(&[
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "慕容", "令狐", "皇甫", "尉迟", "公孙", "轩辕",
    "夏侯", "长孙", "宇文", "澹台", "申屠", "公冶", "太史", "端木", "百里", "呼延", "南宫", "西门", "东郭",
    "闻人", "鲜于", "闾丘", "赫连", "钟离", "濮阳", "公羊", "淳于", "单于", "完颜", "拓跋", "第五", "南门",
    "左丘", "纳兰",
]);

/// Characters that are no part of a given name: they end names of organs and offices, or join words.
static NO_GIVEN: CharSet =
    CharSet::new("委局厅部署院办室处所校区县市省乡村组席员记的与及由被是了等者该其这那班医司副把各即");

/// Characters that some given names hold, and that in prose nearly always belong to another word.
static RARE_GIVEN: CharSet = CharSet::new("科站馆镇街会长任和在对将为向第本也都不有无于从按经至队团");

/// The length in bytes of the surname with which `text` starts.
pub fn surname(text: &str) -> Option<usize> {
    static KNOWN: LazyLock<Vec<char>> = LazyLock::new(|| {
        let mut known: Vec<char> = SURNAMES.chars().collect();
        known.sort_unstable();
        known
    });
    if let Some(compound) = COMPOUND.before(text) {
        return Some(compound.len());
    }
    text.chars().next().filter(|c| KNOWN.binary_search(c).is_ok()).map(char::len_utf8)
}

/// True when the whole of `text` reads as a name.
///
/// ```
/// use gongbao::grammar::surname::is_name;
/// assert!(is_name("林知远") && is_name("欧阳清") && is_name("阿依古丽·买买提"));
/// assert!(!is_name("金融办") && !is_name("林"));
/// ```
pub fn is_name(text: &str) -> bool {
    if text.contains('·') {
        let parts = text.split('·').all(|p| !p.is_empty() && p.chars().all(is_han));
        return parts && text.chars().count() <= 20;
    }
    if text.len() > 4 * "名".len() {
        return false;
    }
    let Some(given) = surname(text).map(|len| &text[len..]) else { return false };
    (1..=2).contains(&given.chars().count()) && given.chars().all(|c| is_han(c) && !NO_GIVEN.has(c))
}

/// As [`is_name`], where prose and not the place of a name is read: names that other words look like are left out.
///
/// ```
/// use gongbao::grammar::surname::is_name_in_prose;
/// assert!(is_name_in_prose("林知远"));
/// assert!(!is_name_in_prose("沿江镇"));
/// ```
pub fn is_name_in_prose(text: &str) -> bool {
    (has_common_surname(text) || text.contains('·')) && is_plain_name(text)
}

fn has_common_surname(text: &str) -> bool {
    let common = text.chars().next().is_some_and(|c| SURNAMES.chars().take(COMMON).any(|s| s == c));
    common || COMPOUND.begin(text)
}

/// As [`is_name_in_prose`], where what follows takes a person: a name of three characters may hold any then (`尹有万任组长`).
pub fn is_name_of_three(text: &str) -> bool {
    text.chars().count() == 3 && is_name(text) && has_common_surname(text)
}

/// As [`is_name_in_prose`], with rare surnames: for places where more than the name itself speaks for a person.
pub fn is_plain_name(text: &str) -> bool {
    is_name(text) && !text.chars().skip(1).any(|c| RARE_GIVEN.has(c))
}

/// The name with which `text` starts, as its length in bytes: the longest that `ends` accepts by what follows it.
pub fn name_at(text: &str, ends: impl Fn(&str) -> bool) -> Option<usize> {
    let borders = text.char_indices().map(|(at, _)| at).chain([text.len()]).take(6);
    let lengths: Vec<usize> = borders.skip(2).collect();
    lengths.into_iter().rev().find(|len| is_name(&text[..*len]) && ends(&text[*len..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for name in ["林知远", "周砚", "周向和", "王科", "顾长风", "欧阳清", "欧阳知远", "买买提·艾力"]
        {
            assert!(is_name(name), "{name}");
        }
        for no_name in ["林", "金融办", "区委", "党委书记", "安全", "林知远等", "甲乙丙丁戊", ""]
        {
            assert!(no_name == "安全" || !is_name(no_name), "{no_name}");
        }
    }

    #[test]
    fn names_end_where_the_caller_says() {
        assert_eq!(name_at("林知远任局长", |rest| rest.starts_with('任')), Some("林知远".len()));
        assert_eq!(name_at("林知任局长", |rest| rest.starts_with('任')), Some("林知".len()));
        assert_eq!(name_at("办公室任务", |rest| rest.starts_with('任')), None);
    }
}
