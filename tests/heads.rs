//! Heads of whole documents: who issues them, under which number and title, and from when until when they hold.

#![allow(clippy::unwrap_used)] // a test fails by panicking

use gongbao::model::{Document, Genre};

fn document(text: &str) -> Document {
    gongbao::parse(text).structure.documents.remove(0)
}

/// Rules that an order promulgates, under such a head and with such words.
fn promulgated(head: &str, words: &str) -> String {
    format!(
        "{head}\n\n《云溪市供水管理办法》已经2022年3月2日市人民政府第12次常务会议审议通过，{words}，自2022年5月1日起施行。\n\n\
         市长  林知远\n2022年3月10日\n\n云溪市供水管理办法\n\n\
         第一条  为了加强供水管理，根据《供水条例》（青岚省人民政府令第5号），制定本办法。\n\
         第二条  本市行政区域内的供水，适用本办法。\n第三条  市水务局负责供水管理工作。\n"
    )
}

#[test]
fn orders_name_who_issues_them() {
    for head in ["云溪市人民政府令\n\n第38号", "云溪市人民政府令\n第38号", "云溪市人民政府令第38号"]
    {
        for words in ["现予公布", "现予发布", "现予颁布"] {
            let found = document(&promulgated(head, words));
            assert_eq!(found.title, "云溪市供水管理办法", "{head} {words}");
            assert_eq!(found.number.as_deref(), Some("云溪市人民政府令第38号"), "{head} {words}");
            assert_eq!(found.issuers, ["云溪市人民政府"], "{head} {words}");
            assert_eq!(found.genre, Some(Genre::Measures), "{head} {words}");
        }
    }
}

#[test]
fn who_signs_is_no_issuer_and_what_is_cited_no_number() {
    let text = promulgated("", "现予公布");
    let rules = &text[text.find("云溪市供水管理办法\n").unwrap()..];
    let found = document(rules);
    assert_eq!((found.number, found.issuers.len()), (None, 0));
    assert_eq!(document(text.trim_start()).issuers, Vec::<String>::new());
}

#[test]
fn proclamations_bear_the_number_of_their_organ() {
    for (head, number) in [
        ("青岚省交通运输厅\n公    告\n2021年第15号", "青岚省交通运输厅公告2021年第15号"),
        ("青岚省税务局　青岚省财政厅\n公告\n2020年第10号", "青岚省税务局、青岚省财政厅公告2020年第10号"),
    ] {
        let text = format!(
            "{head}\n\n关于发布《桥梁养护规范》的公告\n\n现发布《桥梁养护规范》，自2021年11月1日起施行。\n\n2021年8月20日\n"
        );
        assert_eq!(document(&text).number.as_deref(), Some(number), "{head}");
    }
}

#[test]
fn attachments_that_are_left_out_are_none() {
    for list in ["附件：（略）", "附件：略"] {
        let text = format!(
            "云溪区人民政府关于加强养老服务的通知\n云溪府发〔2019〕1号\n\n各街镇：\n　　现通知如下：\n\n　　{list}\n\n云溪区人民政府\n　　2019年10月20日\n"
        );
        assert_eq!(document(&text).attachments.len(), 0, "{list}");
    }
}

/// A notice with lines above and below its title.
fn notice(above: &str, below: &str) -> Document {
    document(&format!(
        "{above}云溪县人民政府关于加强饮水工作的通知\n{below}各乡镇人民政府：\n　　请认真做好饮水工作。\n\
         云溪县人民政府\n2019年6月12日\n"
    ))
}

#[test]
fn what_is_printed_around_a_title_is_no_part_of_it() {
    for above in [
        "第12期　　青岚省人民政府公报　　·5·\n",
        "青岚省人民政府公报\n",
        "2019 年第 12 期\n",
        "2019年6月30日　第12期（总第500期）\n",
        "规范性文件\n",
        "【省政府办公厅文件】\n",
        "GAZETTE OF QINGLAN\n",
        "首页 > 政务公开 > 政府文件\n",
        "5\n",
    ] {
        for gap in ["", "\n"] {
            let found = notice(&format!("{above}{gap}"), "云政发〔2019〕3号\n");
            assert_eq!(found.title, "云溪县人民政府关于加强饮水工作的通知", "{above}");
            assert_eq!(found.addressees, ["各乡镇人民政府"], "{above}");
            assert_eq!(notice(&format!("{above}{gap}"), "").title, found.title, "{above}");
        }
    }
    for below in [
        "2019-06-13 09:20\n",
        "2019年6月12日\n",
        "日期：2019-06-13　来源：县政府办\n",
        "作者：县政府办　点击：23次\n",
        "云溪县人民政府\n",
    ] {
        let found = notice("", &format!("{below}云政发〔2019〕3号\n"));
        assert_eq!(found.title, "云溪县人民政府关于加强饮水工作的通知", "{below}");
        assert_eq!(found.number.as_deref(), Some("云政发〔2019〕3号"), "{below}");
    }
}

#[test]
fn the_day_may_stand_beside_the_number() {
    for below in [
        "云政发〔1993〕45号\n一九九三年六月十日\n\n",
        "云政发〔1993〕45号　1993年6月10日\n",
        "（一九九三年六月十日　云政发〔1993〕45号）\n",
    ] {
        let text = format!(
            "云溪县人民政府关于加强饮水工作的通知\n{below}各乡镇人民政府：\n　　请认真做好饮水工作。\n"
        );
        let found = document(&text);
        assert_eq!(found.number.as_deref(), Some("云政发〔1993〕45号"), "{below}");
        assert_eq!(found.signed_date.map(|day| day.to_string()).as_deref(), Some("1993-06-10"), "{below}");
        assert_eq!(found.addressees, ["各乡镇人民政府"], "{below}");
    }
}

#[test]
fn fields_of_a_page_need_no_known_label() {
    for field in ["时效：有效", "隶属关系：云溪县", "【失效日期】"] {
        let above = format!("索引号：01434/2019-00123\n文号：云政办发〔2019〕34号\n{field}\n\n");
        let found = notice(&above, "");
        assert_eq!(found.title, "云溪县人民政府关于加强饮水工作的通知", "{field}");
        assert_eq!(found.number.as_deref(), Some("云政办发〔2019〕34号"), "{field}");
    }
}

#[test]
fn an_order_may_be_signed_behind_a_colon() {
    let text = promulgated("云溪市人民政府令\n第38号", "现予公布").replace("市长  林知远", "市长：林知远");
    assert_eq!(document(&text).signatories, ["市长林知远"]);
}
