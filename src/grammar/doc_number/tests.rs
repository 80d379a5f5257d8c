//! Tables of what is read, and of near misses.

use super::*;
use NumberForm as F;
use proptest::prelude::*;

#[track_caller]
fn check(input: &str, text: &str, prefix: &str, year: Option<i32>, seq: i32, form: F) {
    let (rest, read) = doc_number(input).unwrap_or_else(|_| panic!("no number: {input}"));
    assert_eq!(read.text, text);
    assert_eq!((read.prefix.as_str(), read.year, read.seq, read.form), (prefix, year, Some(seq), form));
    assert_eq!(rest, "", "{input}");
    assert_eq!(doc_number(&read.text).unwrap().1, read, "print and parse");
}

#[test]
fn annual_numbers() {
    check("云溪府办发〔2019〕39号", "云溪府办发〔2019〕39号", "云溪府办发", Some(2019), 39, F::Annual);
    check("云政办秘〔2021〕 082 号", "云政办秘〔2021〕82号", "云政办秘", Some(2021), 82, F::Annual);
    check("法（刑二）发〔1988〕10号", "法（刑二）发〔1988〕10号", "法（刑二）发", Some(1988), 10, F::Annual);
    check("云检办字〔1980〕第14号", "云检办字〔1980〕第14号", "云检办字", Some(1980), 14, F::Annual);
    check("国办发明电〔2018〕15号", "国办发明电〔2018〕15号", "国办发明电", Some(2018), 15, F::Annual);
    check(
        "发改办财金规〔2019〕860号",
        "发改办财金规〔2019〕860号",
        "发改办财金规",
        Some(2019),
        860,
        F::Annual,
    );
    check("工信部信软〔2016〕4号", "工信部信软〔2016〕4号", "工信部信软", Some(2016), 4, F::Annual);
    check("和政发〔2016〕4号", "和政发〔2016〕4号", "和政发", Some(2016), 4, F::Annual);
    check("云溪政发〔88〕12号", "云溪政发〔88〕12号", "云溪政发", Some(1988), 12, F::Annual);
    check("云政办〔57〕第 3 号", "云政办〔57〕第3号", "云政办", Some(1957), 3, F::Annual);
    let order = "云溪省人民政府令〔2019〕第5号";
    check(order, order, "云溪省人民政府令", Some(2019), 5, F::Annual);
    check("〔1996〕云司字第82号", "〔1996〕云司字第82号", "云司字", Some(1996), 82, F::YearFirst);
}

#[test]
fn orders_and_proclamations() {
    check("云溪省人民政府令第208号", "云溪省人民政府令第208号", "云溪省人民政府令", None, 208, F::Order);
    check(
        "中华人民共和国主席令 第三号",
        "中华人民共和国主席令第3号",
        "中华人民共和国主席令",
        None,
        3,
        F::Order,
    );
    check("云政令第18号", "云政令第18号", "云政令", None, 18, F::Order);
    check("国令第707号", "国令第707号", "国令", None, 707, F::Order);
    check("国务院第517号令", "国务院令第517号", "国务院令", None, 517, F::Order);
    check(
        "云溪市公安局令2020年第2号",
        "云溪市公安局令2020年第2号",
        "云溪市公安局令",
        Some(2020),
        2,
        F::Order,
    );
    let text = "国家税务总局公告2018年第31号";
    check(text, text, "国家税务总局公告", Some(2018), 31, F::Proclamation);
    check(
        "国家税务总局2018年第12号公告",
        "国家税务总局公告2018年第12号",
        "国家税务总局公告",
        Some(2018),
        12,
        F::Proclamation,
    );
    check("云溪市公安局第7号通告", "云溪市公安局通告第7号", "云溪市公安局通告", None, 7, F::Proclamation);
    check("云溪府发〔2019〕1 2号", "云溪府发〔2019〕12号", "云溪府发", Some(2019), 12, F::Annual);
    let text = "生态环境部、卫生健康委公告2019年第4号";
    check(text, text, "生态环境部、卫生健康委公告", Some(2019), 4, F::Proclamation);
    check("公告2019年第1号", "公告2019年第1号", "公告", Some(2019), 1, F::Proclamation);
    let organ = "云溪市第十五届人民代表大会常务委员会公告";
    check(
        &format!("{organ}（十五届）第12号"),
        &format!("{organ}〔十五届〕第12号"),
        organ,
        None,
        12,
        F::Session,
    );
    check(&format!("{organ}（第十二号）"), &format!("{organ}第12号"), organ, None, 12, F::Session);
    let session = "云溪市第五届人民代表大会第二次会议公告";
    check(&format!("{session}（第二号）"), &format!("{session}第2号"), session, None, 2, F::Session);
    let text = "云溪市人民政府令（第58号）";
    check(text, "云溪市人民政府令第58号", "云溪市人民政府令", None, 58, F::Order);
    check(&format!("{organ}第八号"), &format!("{organ}第8号"), organ, None, 8, F::Session);
}

#[test]
fn false_friends() {
    for text in [
        "〔2019〕39号",
        "总第91期",
        "第9期",
        "GB/T 9704—2012",
        "000014349/2018-00222",
        "（2020）云0110民初123号",
        "〔2020〕云民终字第5号",
        "云民终〔2020〕5号",
        "司令第3号",
        "关于云政发〔2019〕1号",
        "意见〔2019〕1号",
        "令第3号",
        "第707号",
        "云政发〔2019〕39",
        "云政发〔201〕39号",
        "云政发〔12〕39号",
        "2018年第31号",
        "法令第3号",
    ] {
        assert!(doc_number(text).is_err(), "{text}: {:?}", doc_number(text));
    }
}

#[test]
fn numbers_of_rows_begin_behind_their_titles() {
    for (row, expected) in [
        ("云溪区关于修渠的决定云溪府发〔2003〕3号", "云溪府发〔2003〕3号"),
        ("云溪区关于新区规划的批复云溪府函〔2003〕4号", "云溪府函〔2003〕4号"),
        ("云溪区关于节水的公告云溪府告〔2003〕6号", "云溪府告〔2003〕6号"),
        ("根据云溪区水利局发布的公告2003年第6号", "公告2003年第6号"),
        ("12云溪府发〔2003〕5号云溪区节水办法", "云溪府发〔2003〕5号"),
    ] {
        let found: Vec<String> = find_all(row).into_iter().map(|(_, n)| n.text).collect();
        assert_eq!(found, [expected], "{row}");
    }
    assert!(find_all("共2019云溪府发〔2003〕5号").is_empty());
}

#[test]
fn whole_lines() {
    let text = |line| whole(line).map(|n| n.text);
    let number = Some("云溪府发〔2019〕8号".to_owned());
    assert_eq!(text("云溪府发〔2019〕8号"), number);
    assert_eq!(text("（云溪府发〔2019〕8号）"), number);
    assert_eq!(text(" 云溪府发〔2019〕8号文件"), number);
    assert_eq!(text("文号：云溪府发〔2019〕8号"), number);
    assert_eq!(text("云溪府发〔2019〕8号的规定"), None);
    assert_eq!(order_serial("第 841 号"), Some(841));
    assert_eq!(order_serial("（第三号）"), Some(3));
    assert_eq!(order_serial("第3条"), None);
    assert_eq!(proclamation_serial("2018年第31号"), Some((2018, 31)));
    assert_eq!(proclamation_serial("2018年31日"), None);
}

#[test]
fn numbers_in_running_text() {
    let found =
        |text: &str| -> Vec<String> { find_all(text).into_iter().map(|(r, _)| text[r].to_owned()).collect() };
    assert_eq!(
        found("《关于养老的意见》（国发〔2018〕3号）和云政发〔2019〕4号精神"),
        ["国发〔2018〕3号", "云政发〔2019〕4号"]
    );
    assert_eq!(found("请按照云府办发〔2019〕8号文件执行"), ["云府办发〔2019〕8号"]);
    assert_eq!(found("苏溪市住房和城乡建设局苏住建规〔2011〕4号"), ["苏住建规〔2011〕4号"]);
    assert_eq!(found("云溪省财政厅云财综〔2011〕4号"), ["云财综〔2011〕4号"]);
    assert_eq!(
        found("（1994年1月28日中华人民共和国国务院令第142号发布）"),
        ["中华人民共和国国务院令第142号"]
    );
    assert_eq!(
        found("经云溪府复〔2022〕3号批准，现印发。经开管发〔2022〕4号"),
        ["云溪府复〔2022〕3号", "经开管发〔2022〕4号"]
    );
    assert_eq!(found("由国务院令第5号公布，根据公安部令第6号修改"), ["国务院令第5号", "公安部令第6号"]);
    assert_eq!(
        found("依据财政部、商务部公告2019年第4号和云溪省政府令第9号"),
        ["财政部、商务部公告2019年第4号", "云溪省政府令第9号"]
    );
    assert_eq!(found("自2019年9月2日云政发〔2019〕1号印发"), ["云政发〔2019〕1号"]);
    assert_eq!(
        found("《关于养老的通知》（云政办发〔2020〕7号）以及云财综〔2020〕8号和国务院国发〔1983〕21号文件"),
        ["云政办发〔2020〕7号", "云财综〔2020〕8号", "国发〔1983〕21号"]
    );
    assert_eq!(
        found(
            "云政发〔1983〕2号文件和省委云发〔1983〕8号，省政府一九七九年云革发〔1979〕12号，市委农发〔2020〕3号"
        ),
        ["云政发〔1983〕2号", "云发〔1983〕8号", "云革发〔1979〕12号", "市委农发〔2020〕3号"]
    );
    assert_eq!(found("请示（〔1996〕云司字第82号）收悉"), ["〔1996〕云司字第82号"]);
    assert_eq!(found("依照原云溪局令第3号，我院以法发〔2009〕3号"), ["云溪局令第3号", "法发〔2009〕3号"]);
    assert_eq!(found("省政府令第98号、第99号"), ["省政府令第98号"]);
    assert_eq!(
        found("决定将云政发〔2017〕2号废止，对云政发〔2017〕3号作补充，与云政发〔2017〕4号一致"),
        ["云政发〔2017〕2号", "云政发〔2017〕3号", "云政发〔2017〕4号"]
    );
    assert_eq!(
        found("并政发〔2017〕2号、将政办〔2017〕3号、对外贸易经济合作部令第4号"),
        ["并政发〔2017〕2号", "将政办〔2017〕3号", "对外贸易经济合作部令第4号"]
    );
    assert_eq!(found("对〔2017〕12号文件"), [] as [&str; 0]);
    assert_eq!(found("发布通告，命令第三方"), [] as [&str; 0]);
}

#[test]
fn long_texts_take_linear_time() {
    for unit in ["〔", "令", "公告第", "〔2019〕", "令1", "局、", "号令", "（", "国务院"] {
        assert!(find_all(&unit.repeat(100_000)).is_empty(), "{unit}");
    }
}

proptest! {
    #[test]
    fn the_search_finds_what_the_leaf_reads(parts in proptest::collection::vec(proptest::sample::select(vec![
        "云", "溪", "政", "办", "发", "〔2019〕", "〔", "〕", "3号", "第", "12", "号", "令", "公告", "人民政府", "局", "、", "（", "）",
        "根据", "按照", "的", "和", "》", "，", "国务院", "年", "2018", "十五届", "委员会", "通告", "法", " ", "三", "字", "部", "命令",
    ]), 0..24)) {
        let text = parts.concat();
        prop_assert_eq!(find_all(&text), scan::matches(&text, may_start, doc_number), "{}", text);
    }

    #[test]
    fn prints_what_it_reads(code in "[云溪临江府办发函规秘]{1,8}", year in 1949..2060, seq in 1..99999) {
        let text = format!("{code}〔{year}〕{seq}号");
        let (rest, number) = doc_number(&text).unwrap();
        prop_assert_eq!((rest, number.text, number.year), ("", text.clone(), Some(year)));
    }
}
