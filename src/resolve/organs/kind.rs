//! What an organ is, by its full name.

use crate::model::{Level, OrganKind};
use crate::text::words::words;

/// The kind of the organ with a full name; `None` when its name does not tell.
pub(super) fn kind(name: &str) -> Option<OrganKind> {
    use OrganKind as K;
    let name =
        name.strip_suffix('）').and_then(|name| name.rsplit_once('（')).map_or(name, |(before, _)| before);
    let party = words!["中共", "中国共产党"].begin(name);
    let by_suffix = KINDS.iter().find(|(_, endings)| endings.iter().any(|end| name.ends_with(end)));
    match by_suffix.map(|(kind, _)| *kind) {
        Some(K::AdHocGroup) => Some(K::AdHocGroup),
        _ if party => Some(K::Party),
        // The central bank governs; the congress and the consultative conference have offices like a government.
        _ if name.starts_with("中国人民银行") => Some(K::Department),
        _ if name.starts_with("中国人民政治协商会议") => Some(K::Other),
        _ if name.contains("人民代表大会") => Some(K::Congress),
        _ if name.starts_with("中国共产主义青年团") => Some(K::MassOrganisation),
        kind => kind,
    }
}

/// The level of an organ of a kind in a region of a level; companies and schools have none.
pub(super) fn level(kind: Option<OrganKind>, region: Option<Level>) -> Option<Level> {
    match kind {
        Some(OrganKind::Enterprise | OrganKind::School) => None,
        Some(OrganKind::Township | OrganKind::Subdistrict) => Some(Level::Township),
        _ => region.or(Some(Level::Unknown)),
    }
}

/// Endings of names, in the order in which they are tried.
#[rustfmt::skip]
const KINDS: &[(OrganKind, &[&str])] = &[
    (OrganKind::AdHocGroup, &[
        "领导小组", "领导小组办公室", "协调小组", "工作小组", "小组", "小组办公室", "指挥部", "指挥部办公室", "联席会议", "联席会议办公室",
        "专班", "组委会", "组织委员会", "筹委会", "工作组", "综合组", "宣传组", "保障组",
    ]),
    (OrganKind::Subdistrict, &["街道", "街道办事处"]),
    (OrganKind::Township, &["镇", "乡", "镇人民政府", "乡人民政府"]),
    (OrganKind::Congress, &["人民代表大会", "人民代表大会常务委员会", "人民代表大会常务委员会办公室"]),
    (OrganKind::Government, &["人民政府", "人民政府办公室", "人民政府办公厅", "国务院", "国务院办公厅"]),
    (OrganKind::Court, &["人民法院", "法院"]),
    (OrganKind::Procuratorate, &["人民检察院", "检察院"]),
    (OrganKind::MassOrganisation, &[
        "团省委", "团市委", "团区委", "团县委", "总工会", "工会", "联合会", "妇联", "科协", "残联", "侨联", "文联", "工商联", "贸促会", "科学技术协会", "协会", "学会", "商会", "红十字会", "联谊会", "贸易促进委员会", "研究会", "促进会",
    ]),
    (OrganKind::Party, &[
        "党委", "党工委", "党组", "党支部", "党总支", "纪委", "组织部", "宣传部", "统战部", "政法委", "省委", "市委", "区委", "县委", "州委", "旗委", "盟委",
    ]),
    (OrganKind::PublicInstitution, &["科学院", "科学研究院"]),
    (OrganKind::School, &[
        "学校", "中学", "小学", "大学", "学院", "幼儿园", "党校", "教育中心", "一中", "二中", "三中", "附中", "中学校", "小学校",
    ]),
    (OrganKind::Enterprise, &[
        "公司", "集团", "银行", "支行", "分行", "信用社", "联社", "厂", "商场", "酒店", "电厂",
    ]),
    (OrganKind::Department, &[
        "局", "厅", "部", "署", "委员会", "委", "办公室", "办", "办公厅", "海关", "管委会", "管委", "总队", "支队", "大队", "分局", "所", "处", "司", "研究室",
    ]),
    (OrganKind::PublicInstitution, &[
        "中心", "医院", "实验室", "馆", "站", "台", "报社", "院", "总社", "社", "园",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        use OrganKind as K;
        let cases = [
            ("青岚省临江市云溪区财政局", K::Department),
            ("青岚省临江市云溪区人民政府", K::Government),
            ("青岚省临江市云溪区人民政府办公室", K::Government),
            ("国务院办公厅", K::Government),
            ("中共青岚省临江市云溪区委宣传部", K::Party),
            ("中共青岚省委员会", K::Party),
            ("云溪区石桥镇党委", K::Party),
            ("青岚省农业科学院", K::PublicInstitution),
            ("青岚省人民代表大会常务委员会办公厅", K::Congress),
            ("云溪区人民法院", K::Court),
            ("云溪区人民检察院", K::Procuratorate),
            ("云溪区总工会", K::MassOrganisation),
            ("中国共产主义青年团云溪区委员会", K::MassOrganisation),
            ("云溪区融媒体中心", K::PublicInstitution),
            ("云溪区职业教育中心", K::School),
            ("青岚云溪旅游（集团）有限公司", K::Enterprise),
            ("中国人民银行临江中心支行", K::Department),
            ("云溪区古渡镇", K::Township),
            ("云溪区古渡镇人民政府", K::Township),
            ("云溪区柳荫街道办事处", K::Subdistrict),
            ("云溪区智慧养老工作领导小组办公室", K::AdHocGroup),
            ("云溪区工业园区管理委员会", K::Department),
            ("中国人民政治协商会议云溪区委员会", K::Other),
        ];
        for (name, expected) in cases {
            assert_eq!(kind(name), Some(expected), "{name}");
        }
        assert_eq!(kind("云溪区景点"), None);
    }
}
