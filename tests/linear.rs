//! Reading takes time in proportion to the text, whatever it is made of.
//!
//! No clock is read: where the time of a stage grew with the square of a text, these tests would run for minutes, above all
//! those of an optimised build, which read more.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use gongbao::source::format::html;

/// So many bytes of each piece are read.
const BYTES: usize = if cfg!(debug_assertions) { 8_000 } else { 400_000 };

/// So many bytes of texts whose lines differ.
const COUNTED: usize = if cfg!(debug_assertions) { 40_000 } else { 1 << 20 };

/// What a document begins with, so that what follows stands in its body.
const HEAD: &str = "云溪区人民政府关于印发河道管理办法的通知\n云溪府发〔2021〕3号\n\n各镇人民政府：\n\n";

/// Reads a text whole: no byte of it is lost, or stands in two blocks.
fn read(text: &str, what: &str) {
    let records = gongbao::parse(text);
    let mut end = 0;
    for block in &records.structure.blocks {
        assert_eq!(block.span.start(), end, "{what}");
        end = block.span.end();
    }
    assert_eq!(end, text.len(), "{what}");
}

/// Each piece again and again, on one line or on many, at the head of a text and in its body.
fn read_each(pieces: &[&str]) {
    for piece in pieces {
        let long = piece.repeat(BYTES / piece.len());
        read(&long, piece);
        read(&format!("{HEAD}{long}"), piece);
    }
}

/// What `line` writes for each number from 1, until the text is long enough.
fn counted(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut number = 1;
    while text.len() < COUNTED {
        text.push_str(&line(number));
        number += 1;
    }
    text
}

/// The number in Chinese, as labels have it.
fn han(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        0..10 => DIGITS[number].to_owned(),
        10..20 => format!("十{}", DIGITS[number - 10]),
        20..100 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => format!("{}百{}", han(number / 100), han(number % 100)),
    }
}

#[test]
fn marks() {
    read_each(&[
        "《",
        "》",
        "《甲》",
        "（",
        "）",
        "（甲）",
        "“",
        "「",
        "〔",
        "【",
        "、",
        "，",
        "。",
        "：",
        "；",
        "—",
        "…",
        "·",
    ]);
}

#[test]
fn nested_brackets() {
    for (open, close) in [("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕")] {
        let depth = COUNTED / 6;
        read(&(open.repeat(depth) + "甲" + &close.repeat(depth)), open);
    }
}

#[test]
fn blanks_and_controls() {
    read_each(&["\n", "\r\n", "\r", " ", "　", "\t", "\x0c", "\0", "\u{200b}", "\u{301}", "甲 ", "　　甲\n"]);
}

#[test]
fn numbers_and_dates() {
    read_each(&[
        "1",
        "１",
        "1.",
        "一",
        "一百二十",
        "〇",
        "年",
        "2021年",
        "2021年3月",
        "二〇二一年三月二日",
        "2021-",
        "至",
        "日",
        "自2021年1月1日起施行。",
        "3月5日前，",
        "3月底、",
    ]);
}

#[test]
fn quantities() {
    read_each(&[
        "达到",
        "3万",
        "十二万元",
        "百分之",
        "12%",
        "1—",
        "3个、",
        "，3个",
        "按照每名甲3元，",
        "甲3个的，",
        "达到95%以上，",
        "亿",
    ]);
}

#[test]
fn document_numbers() {
    read_each(&[
        "号",
        "字第",
        "〔2021〕",
        "云溪府发〔2021〕3号",
        "〔2021〕3号、",
        "云溪府发〔2021〕3号\n",
        "令",
        "公告",
    ]);
}

#[test]
fn titles() {
    read_each(&[
        "关于",
        "关于甲的通知",
        "关于甲的通知\n",
        "通知",
        "印发",
        "根据《云溪办法》（云溪府发〔2021〕3号），",
    ]);
}

#[test]
fn organs_and_duties() {
    read_each(&[
        "区政府、",
        "区政府",
        "人民政府",
        "和",
        "等",
        "区教委、区财政局、",
        "责任单位：",
        "责任单位：区教委\n",
        "（责任单位：",
        "（牵头单位：区教委；配合单位：区财政局）",
        "区教委牵头，",
        "区教委负责，",
        "（以下简称甲）",
        "甲责任单位：",
        "【责任单位】",
        "责任领导：甲责任单位：",
        "区教委收到申请后，",
        "各镇人民政府：\n",
    ]);
}

#[test]
fn labels() {
    read_each(&[
        "第一条",
        "第一条\n",
        "第",
        "第一章 总则\n",
        "之一",
        "（一）",
        "（一）甲\n",
        "一、",
        "1.1",
        "①",
        "一是",
        "△甲\n",
        "一、甲\n（一）乙\n1.丙\n（1）丁\n",
    ]);
    for line in ["\n", ""] {
        read(&counted(|n| format!("{}、加强管理。{line}", han(n % 10_000))), "items");
        read(&counted(|n| format!("第{}条　为了加强管理，制定本办法。{line}", han(n % 10_000))), "articles");
        read(&counted(|n| format!("{n}.加强管理。{line}")), "numbers");
    }
}

#[test]
fn people_and_contacts() {
    read_each(&[
        "林知远、",
        "组　长：林知远\n",
        "任命林知远为区教委主任",
        "聘任下列同志为区督学：林知远、",
        "林知远任组长、",
        "组长、",
        "成员：林知远\n各镇\n",
        "免去林知远的区教委主任职务；",
        "联系人：林知远，电话：",
        "@",
        "a@b.cn ",
        "www.",
        "http://a.cn/",
        "/",
        "12345678、",
    ]);
}

#[test]
fn parts_of_documents() {
    read_each(&[
        "附件：",
        "附件：1.甲\n",
        "附件：《甲》\n",
        "《甲》\n",
        "7\n",
        "2021年3月2日\n关于甲的通知\n各镇：\n",
        "附件\n",
        "云溪区人民政府\n2021年3月2日\n",
        "抄送：区委。\n",
        "目录\n",
        "关于甲的通知(3)\n",
        "关于甲的通知……3",
        "云溪区人民政府公报 2021年第3期\n",
        "- 1 -\n",
        "—3—\n\n",
    ]);
    read(
        &counted(|n| {
            format!(
                "云溪区人民政府关于印发方案{n}的通知\n云溪府发〔2021〕{n}号\n\n各镇人民政府：\n\n甲。\n\n\n"
            )
        }),
        "documents",
    );
    read(&counted(|n| format!("附件{n}\n\n方案{n}\n\n甲。\n\n")), "attachments");
}

#[test]
fn tables() {
    read_each(&[
        "|",
        "|甲",
        "|1|2|\n",
        "1\t2\t3\n",
        "甲    乙    丙\n",
        "│",
        "┌──┐\n│甲│\n└──┘\n",
        "序号 名称 数量 1 甲 2 ",
        "序号\n名称\n1\n甲\n2\n乙\n",
        "序号 名称\n1 甲\n2 乙\n",
        "指标\n1\n2\n",
        "指标\n单位\n去年\n今年\n甲\n人\n1\n2\n乙\n人\n3\n4\n",
    ]);
    read(&counted(|n| format!("{n}\t甲{n}\t区教委\t2021年{}月\n", n % 12 + 1)), "rows");
    read(&counted(|n| "甲\t".repeat(n) + "\n"), "rows that grow");
    let wide: String = counted(|n| format!("甲{n}\t"));
    read(&format!("{wide}\n{wide}\n"), "long rows");
}

#[test]
fn markup() {
    read_each(&["*", "**", "#", "# 甲\n", "-", "---\n", "<!--", "<", "`", "[甲](乙)", "<b>", "\\", "~"]);
}

#[test]
fn traditional_characters() {
    read_each(&["號", "「", "第三條　縣政府負責「校車」管理。\n", "中華民國一百零九年三月五日"]);
}

#[test]
fn lines_cut_by_force() {
    read(
        &counted(|n| {
            format!(
                "加强河道管理工作落实责任加强河道管理工作落实责任{}\n",
                if n % 9 == 0 { "。" } else { "" }
            )
        }),
        "wrapped",
    );
    read(
        &counted(|_| "区教委负责河道管理工作，由区财政局配合林知远和区教委，\n".to_owned()),
        "one paragraph",
    );
}

#[test]
fn pages() {
    for piece in [
        "<div>甲</div>",
        "<p>甲",
        "<br>",
        "<li>甲",
        "<b>甲</b>",
        "<span>",
        "&emsp;",
        "&",
        "<!--",
        "<!",
        "<td>甲",
    ] {
        let page = format!("<html><body>{}", piece.repeat(COUNTED / piece.len()));
        // A page of nothing but open elements is refused.
        assert!(
            html::decode(&page).is_ok_and(|text| text.len() <= page.len()) || piece == "<span>",
            "{piece}"
        );
    }
    let rows = counted(|n| format!("<tr><td>{n}<td>甲{n}"));
    assert!(html::decode(&format!("<table>{rows}</table>")).unwrap().contains("\n2\t甲2\n"));
}
