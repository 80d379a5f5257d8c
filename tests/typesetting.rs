//! A text says the same however it is set: whatever the width of its lines, the margin, the blank lines and the page breaks.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use std::collections::BTreeSet;
use std::fmt::Debug;

const HEAD: &str =
    "云溪县人民政府办公室关于印发工作要点的通知\n云溪府办发〔2022〕16号\n\n各乡镇人民政府，县级各部门：\n";
const FOOT: &str = "\n\n云溪县人民政府办公室\n2022年5月6日\n";
const PARAGRAPHS: &[&str] = &[
    "一、坚持问题导向，全面梳理河道管理中存在的突出问题，逐项明确整改措施、责任单位和完成时限，2022年投入资金600万元，完成河道清淤86.52公里，水质达标率达到95.5%以上，建成示范河段120公里，县水利局、县财政局要加强协作，确保2022年10月31日前全面完成整治任务，有关情况及时报送县人民政府办公室。（责任单位：县水利局、县财政局，各乡镇人民政府）",
    "二、加强日常巡查，县生态环境局要会同有关部门建立联合执法机制，每月开展一次联合检查，严厉打击非法采砂等违法行为，2023年底前实现全县36条河流巡查全覆盖，巡查问题整改率达到100%，群众满意度不低于90%，并将巡查结果纳入年度目标考核内容。联系人：孙丽；联系电话：029-61270001。",
    "三、按照《云溪县河道管理办法》（云溪府发〔2015〕18号）和《云溪县人民政府关于加强湿地保护工作的意见》要求，由县长林知远任组长，副县长周明川任副组长，统筹做好12500亩湿地保护修复工作。",
    "（一）健全河湖长制组织体系。县河长制办公室牵头，县发展改革局、县自然资源局、县农业农村局等部门配合，2022年6月底前完成县、乡、村三级河长名录更新，并在县人民政府门户网站公布，接受社会监督。",
    "（二）强化资金保障。县财政局负责统筹安排河道管护经费，每年预算不少于300万元，各乡镇按照1∶1比例配套，累计投入不低于2.4亿元，重点支持农村中小河流治理、水源涵养林建设和水土流失综合治理等项目。",
    "1.建设智慧水利平台。依托县大数据中心，整合现有水文、气象、水质等监测数据，建设统一的智慧水利管理平台，2022年9月完成平台搭建，2022年12月底前投入试运行。（县水利局牵头，县大数据发展中心、县气象局配合）",
    "四、《云溪县人民政府关于印发云溪县河道采砂管理暂行办法的通知》（云溪府发〔2010〕25号）、《云溪县人民政府办公室关于进一步规范河道采砂管理工作的意见》（云溪府办发〔2012〕7号），自本通知印发之日起同时废止。",
    "决定任命林知远同志为县水利局局长（试用期一年），免去周明川同志的县水利局局长职务；何洁同志任县生态环境局副局长，不再担任县农业农村局党组成员、副局长职务。",
];
/// Widths of lines, in half-width columns.
const WIDTHS: [usize; 6] = [44, 56, 62, 70, 78, 88];
const INDENT: &str = "\u{3000}\u{3000}";

/// What a text says, without where it says it.
fn said(text: &str) -> BTreeSet<String> {
    fn of<T>(rows: &[T], show: impl Fn(&T) -> String) -> Vec<String> {
        rows.iter().map(show).collect()
    }
    fn line(parts: &[&dyn Debug]) -> String {
        format!("{parts:?}")
    }
    let records = gongbao::parse(text);
    let mut said = Vec::new();
    said.extend(of(&records.structure.documents, |d| {
        line(&[&d.title, &d.number, &d.signatories, &d.signed_date])
    }));
    said.extend(of(&records.responsibilities, |r| line(&[&r.role, &r.organ])));
    said.extend(of(&records.milestones, |m| line(&[&m.label, &m.start_date, &m.end_date])));
    said.extend(of(&records.targets, |t| {
        line(&[&t.subject, &t.comparator, &t.value, &t.unit, &t.period_end])
    }));
    said.extend(of(&records.citations, |c| line(&[&c.number, &c.title, &c.relation])));
    said.extend(of(&records.appointments, |a| {
        line(&[&a.person, &a.action, &a.organ, &a.post, &a.probation_months])
    }));
    said.extend(of(&records.people, |p| line(&[&p.person, &p.capacity, &p.position])));
    said.extend(of(&records.contacts, |c| line(&[&c.kind, &c.value])));
    said.into_iter().collect()
}

/// The lines of a paragraph, none of which begins with a mark that closes.
fn wrapped(paragraph: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in paragraph.chars() {
        let columns = if c.is_ascii() { 1 } else { 2 };
        if used + columns > width && !"，。、；：）》”〕！？%".contains(c) {
            lines.push(String::new());
            used = 0;
        }
        lines.last_mut().unwrap().push(c);
        used += columns;
    }
    lines
}

fn lines(width: usize, indent: &str) -> Vec<String> {
    PARAGRAPHS.iter().flat_map(|paragraph| wrapped(&format!("{indent}{paragraph}"), width)).collect()
}

#[track_caller]
fn says_the_same(how: &str, set: impl Fn(usize) -> String) {
    let paragraphs: Vec<String> = PARAGRAPHS.iter().map(|paragraph| format!("{INDENT}{paragraph}")).collect();
    let plain = said(&format!("{HEAD}{}{FOOT}", paragraphs.join("\n")));
    assert!(plain.len() > 35, "{}", plain.len());
    for width in WIDTHS {
        let found = said(&format!("{HEAD}{}{FOOT}", set(width)));
        let (lost, new): (Vec<_>, Vec<_>) =
            (plain.difference(&found).collect(), found.difference(&plain).collect());
        assert!(lost.is_empty() && new.is_empty(), "{how}, {width} columns: lost {lost:#?}, new {new:#?}");
    }
}

/// With something below each page of so many lines.
fn paged(lines: &[String], rows: usize, foot: impl Fn(usize) -> String) -> String {
    let pages = lines.chunks(rows).enumerate().map(|(page, lines)| {
        let foot = if lines.len() == rows { foot(page + 1) } else { String::new() };
        format!("{}\n{foot}", lines.join("\n"))
    });
    pages.collect::<String>().trim_end().to_owned()
}

#[test]
fn lines_of_any_width() {
    says_the_same("set in", |width| lines(width, INDENT).join("\n"));
    says_the_same("not set in", |width| lines(width, "").join("\n"));
    says_the_same("blanks at the ends", |width| lines(width, INDENT).join("  \r\n"));
}

#[test]
fn blank_lines() {
    says_the_same("between paragraphs", |width| {
        PARAGRAPHS
            .iter()
            .map(|paragraph| wrapped(paragraph, width).join("\n"))
            .collect::<Vec<_>>()
            .join("\n\n")
    });
    says_the_same("between all lines", |width| lines(width, INDENT).join("\n\n"));
}

#[test]
fn letters_set_wide() {
    says_the_same("a blank behind each", |_| {
        let wide = |paragraph: &&str| paragraph.chars().map(String::from).collect::<Vec<_>>().join(" ");
        PARAGRAPHS
            .iter()
            .map(|paragraph| format!("{INDENT}{}", wide(paragraph)))
            .collect::<Vec<_>>()
            .join("\n")
    });
}

#[test]
fn a_margin() {
    says_the_same("of a layout", |width| {
        lines(width, INDENT).iter().map(|line| format!("      {line}")).collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn pages() {
    for rows in [7, 11] {
        says_the_same("numbers between dashes", |width| {
            paged(&lines(width, INDENT), rows, |page| format!("— {page} —\n"))
        });
        says_the_same("numbers between blank lines", |width| {
            paged(&lines(width, INDENT), rows, |page| format!("\n- {page} -\n\n\n"))
        });
        says_the_same("running heads", |width| {
            paged(&lines(width, INDENT), rows, |page| format!("{page}\n\x0c云溪县人民政府公报 2022年第5期\n"))
        });
    }
}

#[test]
fn full_width_digits_and_half_width_marks() {
    let wide = |c: char| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c };
    says_the_same("digits", |width| lines(width, INDENT).join("\n").chars().map(wide).collect());
    let narrow = |c: char| match c {
        '，' => ',',
        '：' => ':',
        '；' => ';',
        '（' => '(',
        '）' => ')',
        other => other,
    };
    says_the_same("marks", |width| lines(width, INDENT).join("\n").chars().map(narrow).collect());
}
