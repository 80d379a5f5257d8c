//! Citations in whole notices, and the spans that they point to.

use super::*;
use crate::extract::fixture::{in_notice, in_text, printed};

/// Number, title, relation and rule of a citation.
type Row<'a> = (Option<&'a str>, Option<&'a str>, &'a str, &'a str);

fn check(body: &str, expected: &[Row<'_>]) {
    let rows = in_notice(body, extract);
    let found: Vec<_> =
        rows.iter().map(|c| (c.number.as_deref(), c.title.as_deref(), c.relation.as_str(), c.rule)).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn title_and_number_are_one() {
    check(
        "根据《青岚省节水条例》（青岚省人民政府令第105号）和临府发〔2019〕31号文件，现通知如下。",
        &[
            (Some("青岚省人民政府令第105号"), Some("青岚省节水条例"), "basis", "title-number"),
            (Some("临府发〔2019〕31号"), None, "basis", "number"),
        ],
    );
    check(
        "按照国务院令第12号公布的《取水条例》执行。",
        &[(Some("国务院令第12号"), Some("取水条例"), "basis", "title-number")],
    );
    check(
        "贯彻落实临江市人民政府关于加强节水的意见（临府发〔2020〕8号）。",
        &[(Some("临府发〔2020〕8号"), Some("临江市人民政府关于加强节水的意见"), "implements", "number")],
    );
    check("依据《节水法》第三条处罚。", &[(None, Some("节水法"), "basis", "title")]);
}

#[test]
fn short_names_stand_for_their_titles() {
    check(
        "落实《云溪区节水三年行动方案》（云溪府发〔2020〕9号，以下简称《方案》），按照《方案》推进。《预案》另发。",
        &[
            (Some("云溪府发〔2020〕9号"), Some("云溪区节水三年行动方案"), "implements", "title-number"),
            (None, Some("云溪区节水三年行动方案"), "basis", "short-title"),
        ],
    );
}

#[test]
fn own_texts_papers_and_forms_are_no_citations() {
    check("《云溪区节水工作方案》已经区政府同意，现印发给你们。各地要按照《云溪区节水工作方案》执行。", &[]);
    check("在《云溪日报》上刊登，填写《取水申请表》（见附件），核发《取水许可证》。", &[]);
    check("朗诵《江上清风》，云溪府办发〔2021〕12号文件附后。", &[]);
}

#[test]
fn lists_take_the_verb_of_their_head() {
    check(
        "一、废止下列文件：\n\n1.《云溪区水费办法》（云溪府发〔1999〕3号）；\n\n2.云溪府办发〔2001〕5号文件。\n\n二、继续执行《云溪区水价办法》。",
        &[
            (Some("云溪府发〔1999〕3号"), Some("云溪区水费办法"), "repeals", "title-number"),
            (Some("云溪府办发〔2001〕5号"), None, "repeals", "number"),
            (None, Some("云溪区水价办法"), "implements", "title"),
        ],
    );
}

#[test]
fn lists_in_a_sentence_take_its_verb() {
    check(
        "下列文件同时废止：《云溪区水费办法》（云溪府发〔1999〕3号）、《云溪区水井规定》（云溪府发〔2000〕4号）。",
        &[
            (Some("云溪府发〔1999〕3号"), Some("云溪区水费办法"), "repeals", "title-number"),
            (Some("云溪府发〔2000〕4号"), Some("云溪区水井规定"), "repeals", "title-number"),
        ],
    );
    check(
        "下列文件废止：\n\n1.云溪区人民政府关于加强水价管理的通知（云溪府发〔2006〕19号）",
        &[(Some("云溪府发〔2006〕19号"), Some("云溪区人民政府关于加强水价管理的通知"), "repeals", "number")],
    );
}

#[test]
fn rows_of_tables_join_title_and_number() {
    check(
        "继续有效的文件目录\n\n序号\t名称\t文号\n1\t云溪区绿化管理办法\t云溪府发〔2020〕6号\n2\t云溪区供水管理细则\t云溪府办发〔2022〕18号\n",
        &[
            (Some("云溪府发〔2020〕6号"), Some("云溪区绿化管理办法"), "mentions", "table-row"),
            (Some("云溪府办发〔2022〕18号"), Some("云溪区供水管理细则"), "mentions", "table-row"),
        ],
    );
}

#[test]
fn spans_hold_what_was_printed() {
    let text = "关于节水的通知\n\n云溪府办发〔2021〕12号\n\n各镇:\n\n为了加强水资源管理,保护和合理利用水资源,促进节约用水,根据国务院《取水\n条例》 (国务院令第 12 号)第三条,现通知如下。\n\n云溪区人民政府\n\n2021年3月2日\n";
    let rows = in_text(text, extract);
    assert_eq!(printed(text, &rows, |c| c.span), ["《取水\n条例》 (国务院令第 12 号)"]);
    assert_eq!(rows[0].number_raw.as_deref(), Some("国务院令第 12 号"));
    assert_eq!((rows[0].issuer.as_deref(), rows[0].provision.as_deref()), (Some("国务院"), Some("第三条")));
}

#[test]
fn rows_of_a_catalogue_end_whatever_their_titles_say() {
    let rows = "附件：1.废止的规范性文件\n\n附件1\n\n废止的规范性文件（共4件）\n\n\
        1 云溪区人民政府转发区水利局关于抗旱报告的通知 云溪府发〔2003〕3号\n\n\
        2 云溪府发〔2004〕4号 云溪区人民政府关于修改水费规定的决定\n\n\
        3.云溪区人民政府关于贯彻实施《青岚省节水条例》的通知（云溪府发〔2005〕5号）\n\n\
        继续有效的规范性文件目录\n\n\
        1 云溪区人民政府关于加强节水的决定 云溪府发〔2013〕6号";
    let row = |number, title, relation| (Some(number), Some(title), relation, "number");
    check(
        rows,
        &[
            row("云溪府发〔2003〕3号", "云溪区人民政府转发区水利局关于抗旱报告的通知", "repeals"),
            row("云溪府发〔2004〕4号", "云溪区人民政府关于修改水费规定的决定", "repeals"),
            row("云溪府发〔2005〕5号", "云溪区人民政府关于贯彻实施《青岚省节水条例》的通知", "repeals"),
            row("云溪府发〔2013〕6号", "云溪区人民政府关于加强节水的决定", "mentions"),
        ],
    );
    check(
        "附件：1.废止的规范性文件目录\n\n附件1\n\n废止的规范性文件目录\n\n\
            （一）云溪区关于节水的公告 云溪府告〔2003〕7号\n\n\
            2 云溪区抗旱办法 1998年区政府令第8号\n\n\
            3 云溪区人民政府关于水价的通知（云溪府发〔2005〕9号）",
        &[
            row("云溪府告〔2003〕7号", "云溪区关于节水的公告", "repeals"),
            row("区政府令第8号", "云溪区抗旱办法", "repeals"),
            row("云溪府发〔2005〕9号", "云溪区人民政府关于水价的通知", "repeals"),
        ],
    );
    // Rows that lost their cells and stand in one block.
    check(
        "附件：1.废止的规范性文件目录\n\n附件1\n\n废止的规范性文件目录\n序号 文件名称 文号\n\
            1 云溪区关于节水的通知 云溪府发〔2003〕10号 2003年5月1日\n\
            2 云溪区印发抗旱预案的通知 云溪府发〔2004〕11号 2004年5月1日\n",
        &[
            row("云溪府发〔2003〕10号", "云溪区关于节水的通知", "repeals"),
            row("云溪府发〔2004〕11号", "云溪区印发抗旱预案的通知", "repeals"),
        ],
    );
    // Titles alone, and a line that is none, behind which the catalogue ends.
    check(
        "附件：1.废止的规范性文件目录\n\n附件1\n\n废止的规范性文件目录\n\n\
            1.云溪区水费管理办法\n\n2.云溪区人民政府关于加强水价管理的通知（1998年3月2日印发）\n\n\
            以上文件由区水利局会同区司法局整理，不再作为管理依据。\n\n3.云溪区水井管理办法",
        &[
            (None, Some("云溪区水费管理办法"), "repeals", "listed-title"),
            (None, Some("云溪区人民政府关于加强水价管理的通知"), "repeals", "listed-title"),
        ],
    );
    check(
        "废止的规范性文件目录\n\n序号\t文件名称\t文号\n1\t云溪区关于节水的通知\t云溪府发〔2003〕10号\n2\t云溪区抗旱暂行办法\t无\n",
        &[
            (Some("云溪府发〔2003〕10号"), Some("云溪区关于节水的通知"), "repeals", "table-row"),
            (None, Some("云溪区抗旱暂行办法"), "repeals", "listed-title"),
        ],
    );
    // Below a head that lists nothing a sentence is no row.
    check(
        "一、废止程序\n\n区水利局转发云溪府发〔2003〕3号文件。",
        &[(Some("云溪府发〔2003〕3号"), None, "forwards", "number")],
    );
}

#[test]
fn what_a_number_leaves_out_is_printed_beside_it() {
    check(
        "按照临府发〔2015〕22号、〔2016〕8号、9号文件执行。",
        &[
            (Some("临府发〔2015〕22号"), None, "basis", "number"),
            (Some("临府发〔2016〕8号"), None, "basis", "number"),
            (Some("临府发〔2016〕9号"), None, "basis", "number"),
        ],
    );
    check(
        "《临江市水利局关于水费的公告》（2016年第5号，以下简称5号公告）予以废止。",
        &[(
            Some("临江市水利局公告2016年第5号"),
            Some("临江市水利局关于水费的公告"),
            "repeals",
            "title-number",
        )],
    );
    // No organ is printed, or it is no proclamation: no number is made up.
    check("根据《关于水费的公告》（2016年第5号）执行。", &[(None, Some("关于水费的公告"), "basis", "title")]);
    check("根据《水费指南》（2016年第5号）执行。", &[(None, Some("水费指南"), "basis", "title")]);
}

#[test]
fn lists_end_with_their_section() {
    let row = |number: Option<&'static str>, title, relation| {
        (number, title, relation, if number.is_some() { "title-number" } else { "title" })
    };
    check(
        "一、宣布失效的文件：临府发〔2011〕1号、临府办发〔2011〕2号、3号。\n\n\
            二、废止下列文件：\n\n1.《节水办法》\n\n2.1996年11月4日省政府发布的《取水办法》\n\n\
            三、《水价办法》自2019年10月1日起施行，《水费办法》（临府发〔2009〕3号）同时废止。\n\n\
            四、《绿化办法》已被《绿化条例》取代，不再执行。",
        &[
            (Some("临府发〔2011〕1号"), None, "repeals", "number"),
            (Some("临府办发〔2011〕2号"), None, "repeals", "number"),
            (Some("临府办发〔2011〕3号"), None, "repeals", "number"),
            row(None, Some("节水办法"), "repeals"),
            row(None, Some("取水办法"), "repeals"),
            row(None, Some("水价办法"), "mentions"),
            row(Some("临府发〔2009〕3号"), Some("水费办法"), "repeals"),
            row(None, Some("绿化办法"), "repeals"),
            row(None, Some("绿化条例"), "mentions"),
        ],
    );
    check(
        "现将宣布失效的文件通知如下：\n\n一、以区政府名义印发的文件（1件）\n\n\
            1.关于加快节水的决定（临府发〔1999〕12号）\n\n二、以区政府办公室名义印发的文件（1件）\n\n\
            1.关于做好抗旱工作的通知（临府办发〔2001〕9号）\n\n《节水办法》（临府发〔2009〕3号）继续有效。",
        &[
            (Some("临府发〔1999〕12号"), Some("关于加快节水的决定"), "repeals", "number"),
            (Some("临府办发〔2001〕9号"), Some("关于做好抗旱工作的通知"), "repeals", "number"),
            row(Some("临府发〔2009〕3号"), Some("节水办法"), "mentions"),
        ],
    );
    check(
        "附件：1.区政府决定废止的行政规章和法规\n\n附件1\n\n区政府决定废止的行政规章和法规\n\n一、《节水办法》（1987年5月12日区政府发布）",
        &[row(None, Some("节水办法"), "repeals")],
    );
}
