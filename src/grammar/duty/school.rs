//! Names of universities and colleges: `青岚师范大学`, `云溪职业技术学院`. Not accepted: classes of them (`重点大学`).

use crate::grammar::region::begins_like_region;
use crate::text::repair::is_han;
use crate::text::words::{WordList, chars, words};

/// True for a university or college: `青岚师范大学`; not for a class of them: `重点大学`.
pub(super) fn is_school(name: &str) -> bool {
    static ENDS: WordList = WordList::new(&[
        "师范大学",
        "理工大学",
        "科技大学",
        "工业大学",
        "农业大学",
        "林业大学",
        "财经大学",
        "交通大学",
        "外国语大学",
        "医科大学",
        "中医药大学",
        "海洋大学",
        "民族大学",
        "工商大学",
        "政法大学",
        "邮电大学",
        "职业技术大学",
        "职业技术学院",
        "职业学院",
        "师范学院",
        "医学院",
        "理工学院",
    ]);
    #[rustfmt::skip]
    static CLASSES: WordList = WordList::new(&[
        "重点", "知名", "著名", "综合", "本科", "地方", "普通", "老年", "开放", "社区", "优质", "示范",
        "公办", "民办", "其他", "国内", "省内", "市内", "境内", "海外", "国外", "境外", "世界", "一流",
        "高水平", "所在", "部属", "省属", "市属", "研究型", "应用型", "理工科", "双一流", "高校", "高职",
        "在校", "筹建", "新建", "拟建", "组建", "共建", "就读", "考入", "取得", "称为", "升格", "更名", "改建",
        "现代", "职工", "业余", "广播", "电视", "空中", "农民", "红色", "名牌", "外国", "全国", "国家", "部分", "这些",
        "一些", "那些", "虚拟", "举办", "创办", "兴办", "建设", "高等", "各类", "中国", "我国", "西方", "当地", "驻地", "附近", "党政",
    ]);
    if let Some(place) = name.strip_suffix("大学") {
        let count = place.chars().count();
        let known = count < 5 && begins_like_region(name) && !words!["和", "与", "及"].stand_in(name);
        // `青岚大学` of a place that nobody listed.
        let plain = || {
            (2..=3).contains(&count)
                && place.chars().all(|c| is_han(c) && !chars!("和与及的所类些座级些各其该本等或").has(c))
                && !CLASSES.begin(place)
        };
        if known || plain() {
            return true;
        }
    }
    ENDS.behind(name).is_some_and(|end| {
        let place = &name[..name.len() - end.len()];
        (2..=12).contains(&place.chars().count())
            && place.chars().all(is_han)
            && !CLASSES.begin(place)
            && !words!["一流", "国外", "境外", "海外", "知名", "重点"].stand_in(place)
            && !place.chars().skip(1).any(|c| chars!("和与及赴到在").has(c))
    })
}
