//! Tables of what is read, and of near misses.

use super::*;
use SectionStyle as S;

#[track_caller]
fn check(input: &str, style: S, number: u32, rest: &str) {
    let (left, read) = label(input).unwrap_or_else(|_| panic!("no label: {input}"));
    assert_eq!((read.style, read.number, left), (style, Some(number), rest), "{input}");
}

#[track_caller]
fn none(input: &str) {
    assert!(label(input).is_err(), "{input}: {:?}", label(input));
}

#[test]
fn han_labels() {
    check("一、总体要求", S::HanComma, 1, "总体要求");
    check("—、总体要求", S::HanComma, 1, "总体要求");
    check("二十一.附则", S::HanComma, 21, "附则");
    check("十，其他", S::HanComma, 10, "其他");
    check("二、三大行动", S::HanComma, 2, "三大行动");
    check("三、“一站式”服务", S::HanComma, 3, "“一站式”服务");
    check("一百零三、备案", S::HanComma, 103, "备案");
    check("（十二）健全机制", S::HanParen, 12, "健全机制");
    check("(六）评估", S::HanParen, 6, "评估");
    check("（一）、目标", S::HanParen, 1, "目标");
    check("㈡目标", S::HanParen, 2, "目标");
    check("## 一、目标", S::HanComma, 1, "目标");
    check("（一）项目建设", S::HanParen, 1, "项目建设");
    check("一是健全制度", S::HanShi, 1, "健全制度");
    none("一、二、三等奖各一名");
    none("一、二等奖获得者");
    none("一般要求");
    none("一是一，二是二");
    none("一是否属实");
    none("十分重要");
    none("二〇一九年，全区");
    none("（一）、（二）项");
    none("（十二）项规定提供的材料");
    none("（2）。对已经开工的，不再受理");
    none("（试行）");
}

#[test]
fn arabic_labels() {
    check("1.加强领导", S::ArabicDot, 1, "加强领导");
    check("1.", S::ArabicDot, 1, "");
    check("12．评估", S::ArabicDot, 12, "评估");
    check("1. 2019年计划", S::ArabicDot, 1, "2019年计划");
    check("1.2019年计划", S::ArabicDot, 1, "2019年计划");
    check("3.5G网络全覆盖", S::ArabicDot, 3, "5G网络全覆盖");
    check("6.3月至5月，开展检查", S::ArabicDot, 6, "3月至5月，开展检查");
    check("1.12月1日开工", S::ArabicDot, 1, "12月1日开工");
    check("1\u{e010}建设平台", S::ArabicDot, 1, "建设平台");
    check("⒈目标", S::ArabicDot, 1, "目标");
    check("1、目标", S::ArabicComma, 1, "目标");
    check("2，目标", S::ArabicComma, 2, "目标");
    check("（3）目标", S::ArabicParen, 3, "目标");
    check("- 3.目标", S::ArabicDot, 3, "目标");
    check("3﹒目标", S::ArabicDot, 3, "目标");
    check("3）目标", S::ArabicParen, 3, "目标");
    check("⑶目标", S::ArabicParen, 3, "目标");
    check("③目标", S::Circled, 3, "目标");
    check("@②目标", S::Circled, 2, "目标");
    check("㉑目标", S::Circled, 21, "目标");
    for text in [
        "2019年，全区",
        "1.5亿元",
        "1.5月龄",
        "2.13月底",
        "3.2%",
        "1.1万人",
        "1月底前",
        "3D打印",
        "5G网络",
        "12345热线",
        "（2019年9月底前）",
        "（2019—2022年）",
        "1、2号楼",
        "1,200人",
        "2019.9.2",
        "0.5个百分点",
        "1.5—2倍",
        "1.5个",
        "2.4GHz频段",
        "（2019）人",
    ] {
        none(text);
    }
}

#[test]
fn decimal_labels() {
    let parts = |input| label(input).map(|(rest, l)| (l.style, l.parts, rest));
    assert_eq!(parts("1.1编制目的"), Ok((S::Decimal, vec![1, 1], "编制目的")));
    assert_eq!(parts("1.1 编制目的"), Ok((S::Decimal, vec![1, 1], "编制目的")));
    assert_eq!(parts("2.3.1监测"), Ok((S::Decimal, vec![2, 3, 1], "监测")));
    assert_eq!(parts("2.3.1.监测"), Ok((S::Decimal, vec![2, 3, 1], "监测")));
    assert_eq!(parts("4.2分级响应"), Ok((S::Decimal, vec![4, 2], "分级响应")));
    let bare = |input| bare_decimal(input).map(|(rest, l)| (l.parts, rest)).ok();
    assert_eq!(bare("1总则"), Some((vec![1], "总则")));
    assert_eq!(bare("2 组织体系"), Some((vec![2], "组织体系")));
    assert_eq!(bare("5.2.1一级响应"), Some((vec![5, 2, 1], "一级响应")));
    assert_eq!(bare("6人员保障"), Some((vec![6], "人员保障")));
    for text in ["1月底", "3个月", "2019年", "5G网络", "6人", "1.5亿元"] {
        assert_eq!(bare(text), None, "{text}");
    }
}

#[test]
fn statute_labels() {
    check("第一编总则", S::Part, 1, "总则");
    check("第二章　保障措施", S::Chapter, 2, "保障措施");
    check("第三节一般规定", S::Section, 3, "一般规定");
    check("第十二条各街道应当", S::Article, 12, "各街道应当");
    check("第12条各街道应当", S::Article, 12, "各街道应当");
    check("第一条中华人民共和国公民", S::Article, 1, "中华人民共和国公民");
    check("第四条第一类器械", S::Article, 4, "第一类器械");
    check("##第一章总则", S::Chapter, 1, "总则");
    check("第九条街道办事处", S::Article, 9, "街道办事处");
    check("第九条车辆管理", S::Article, 9, "车辆管理");
    check("第一条：目的", S::Article, 1, "目的");
    let (rest, read) = label("第一百二十条之一违反").unwrap();
    assert_eq!((read.number, read.inserted, rest), (Some(120), Some(1), "违反"));
    for text in [
        "第一",
        "第三产业",
        "第一条线",
        "第三条规定的情形",
        "第三条第二款",
        "第三条至第五条",
        "第三条、第四条",
        "第三条的",
        "第一章的",
        "第一次会议",
        "第二届",
        "第一节课",
    ] {
        none(text);
    }
}

#[test]
fn boxes_and_dashes() {
    check("专栏1重点工程", S::Box, 1, "重点工程");
    check("专栏 一：重点工程", S::Box, 1, "重点工程");
    for text in ["——全局谋划。", "--全局谋划。", "―全局谋划。", "——2025年，", "──全局"]
    {
        let (_, read) = label(text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!((read.style, read.number), (S::Dash, None));
    }
    for text in ["— 3 —", "——3——", "-----", "——", "- 4 文件", "专栏作家", "专栏一览表", "", "：", "|---|"]
    {
        none(text);
    }
}

#[test]
fn han_numerals() {
    let value = |text| han_ordinal(text).map(|(_, n)| n).ok();
    assert_eq!(value("一千二百六十"), Some(1260));
    assert_eq!(value("二○"), Some(20));
    assert_eq!(value("两"), None);
    assert_eq!(value("〇"), None);
    none("（二〇一九）");
}

proptest::proptest! {
    #[test]
    fn reads_any_text(text in "[一二十、（）()0-9.，第章条之专栏是—\\-年 \\PC]{0,20}") {
        if let Ok((rest, _)) = label(&text) {
            assert!(rest.len() < text.len());
        }
        let _ = bare_decimal(&text);
    }
}
