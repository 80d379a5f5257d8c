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
        "（一九九三年六月十日 云政发〔1993〕45号）\n",
        "文号：云政发〔1993〕45号  成文日期：1993年6月10日\n",
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

#[test]
fn numbers_in_many_forms() {
    for (below, number) in [
        ("云政发〔88〕12号\n", "云政发〔88〕12号"),
        ("云政发(88)第12号\n", "云政发〔88〕第12号"),
        ("〔57〕云议字第52号\n", "〔57〕云议字第52号"),
        ("云政发 [ 2019 ] 3 号\n", "云政发〔2019〕3号"),
        ("云 政 发 〔 2 0 1 9 〕 1 3 号\n", "云政发〔2019〕13号"),
        ("文号：云政发〔2019〕3号  发布日期：2019-06-13\n", "云政发〔2019〕3号"),
        ("云政发〔2019〕3号（此件公开发布）\n", "云政发〔2019〕3号"),
        ("云政发〔2019〕3号\n云财发〔2019〕4号\n云水发〔2019〕5号\n", "云政发〔2019〕3号"),
        ("云政发〔2019〕3号 云财发〔2019〕4号\n", "云政发〔2019〕3号"),
    ] {
        let found = notice("", below);
        assert_eq!(found.number.as_deref(), Some(number), "{below}");
        assert_eq!(found.title, "云溪县人民政府关于加强饮水工作的通知", "{below}");
        assert_eq!(found.addressees, ["各乡镇人民政府"], "{below}");
        assert_eq!(found.disclosure.is_some(), below.contains("此件"), "{below}");
    }
    let found = notice("云政发〔2019〕3号　", "");
    assert_eq!(found.number.as_deref(), Some("云政发〔2019〕3号"));
    assert_eq!(found.title, "云溪县人民政府关于加强饮水工作的通知");
    let found = document(
        "征收土地公告\n云政征公告〔2019〕第7号\n\n经批准，现将有关事项公告如下：\n一、位置：东至云溪路。\n特此公告\n云溪县人民政府\n2019年6月12日\n",
    );
    assert_eq!(
        (found.title.as_str(), found.number.as_deref()),
        ("征收土地公告", Some("云政征公告〔2019〕第7号"))
    );
}

#[test]
fn a_telegram_has_marks_above_its_title() {
    let head =
        "发电单位 云溪县人民政府办公室     签批盖章\n等级 特急•明电    云府办发电〔2019〕8号   云机发 号\n\n";
    let found = notice(head, "");
    assert_eq!(found.number.as_deref(), Some("云府办发电〔2019〕8号"));
    assert_eq!(found.urgency.as_deref(), Some("特急"));
    assert_eq!(found.title, "云溪县人民政府关于加强饮水工作的通知");
}

#[test]
fn joint_heads_name_each_organ() {
    let found = document(
        "云溪县财政局 云溪县税务局公告2020年第8号\n\n关于支持复工的公告\n\n为支持复工，现公告如下：\n一、减收租金。\n\
         云溪县财政局 云溪县税务局\n2020年2月6日\n",
    );
    assert_eq!(found.issuers, ["云溪县财政局", "云溪县税务局"]);
    let found = document(
        "云溪县教育局文件\n云教发〔2014〕16号\n云溪县财政局文件\n云财发〔2014〕88号\n关于调整收费的通知\n各乡镇人民政府：\n请执行。\n",
    );
    assert_eq!(found.issuers, ["云溪县教育局", "云溪县财政局"]);
    assert_eq!((found.title.as_str(), found.addressees.len()), ("关于调整收费的通知", 1));
    let found = document(
        "法释〔2019〕1号\n\n最高人民法院  最高人民检察院\n关于办理非法捕鱼\n案件适用法律若干问题的解释\n\
         （2018年9月17日最高人民法院审判委员会第17次会议、2018年12月12日最高人民检察院第十三届检察委员会第三次会议通过）\n\n\
         为依法惩治非法捕鱼，现解释如下：\n第一条　捕鱼的，依法处罚。\n第二条　本解释自2019年2月1日起施行。\n",
    );
    assert_eq!(found.issuers, ["最高人民法院", "最高人民检察院"]);
    assert_eq!(found.title, "最高人民法院最高人民检察院关于办理非法捕鱼案件适用法律若干问题的解释");
    let meetings = "最高人民法院审判委员会第17次会议、最高人民检察院第十三届检察委员会第三次会议";
    assert_eq!(found.meeting.as_deref(), Some(meetings));
}

#[test]
fn a_communique_is_issued_by_the_organ_below_its_title() {
    for below in
        ["云溪县统计局\n（2020年4月15日）", "云溪县统计局\n2020年4月15日", "（2020年4月15日）\n云溪县统计局"]
    {
        let text = format!(
            "2019年云溪县国民经济和社会发展统计公报\n{below}\n\n一、综合\n全年生产总值213亿元，增长6.8%。\n"
        );
        let found = document(&text);
        assert_eq!(found.issuers, ["云溪县统计局"], "{below}");
        assert_eq!(found.signed_date.map(|day| day.to_string()).as_deref(), Some("2020-04-15"), "{below}");
    }
}

/// The notice with other lines at its end.
fn signed(tail: &str) -> Document {
    document(&format!(
        "云溪县人民政府关于加强饮水工作的通知\n云政发〔2019〕3号\n各乡镇人民政府：\n　　请认真做好饮水工作。\n{tail}"
    ))
}

#[test]
fn who_signs_and_when() {
    let day = Some("2019-06-12");
    for (tail, organs, date) in [
        ("云溪县人民政府\n2019年6月\n", vec!["云溪县人民政府"], None),
        ("云溪县人民政府\n二〇一九年六月\n", vec!["云溪县人民政府"], None),
        ("2019年6月12日\n云溪县人民政府\n", vec!["云溪县人民政府"], day),
        ("2019年6月12日\n云溪县人民政府\n附件：饮水表\n", vec!["云溪县人民政府"], day),
        ("云溪县人民政府、云溪县水利局\n2019年6月12日\n", vec!["云溪县人民政府", "云溪县水利局"], day),
        ("云溪县人民政府办公室(代章)\n2019年6月12日\n", vec![], day),
        ("云溪县人民政府\n（云溪县人民政府办公室代章）\n2019年6月12日\n", vec!["云溪县人民政府"], day),
        ("林  知  远\n2019年6月12日\n", vec!["林知远"], day),
        ("饮水工作\n章  程\n2019年6月12日\n", vec![], day),
        ("2019年6月12日\n云溪县人民政府\n饮水工作方案\n为做好饮水工作，制定本方案。\n", vec![], day),
        ("责任单位如下：\n云溪县水利局、云溪县财政局\n", vec![], None),
        ("云溪县水利局\n2019年6月至8月\n", vec![], None),
    ] {
        let found = signed(tail);
        assert_eq!(found.signatories, organs, "{tail}");
        assert_eq!(found.signed_date.map(|day| day.to_string()).as_deref(), date, "{tail}");
    }
    let found =
        signed("云溪县人民政府\n2019年6月12日\n云溪县人民政府办公室秘书科   2019年6月13日印发   共印80份\n");
    assert_eq!(found.printed_by.as_deref(), Some("云溪县人民政府办公室秘书科"));
}
