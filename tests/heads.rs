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
