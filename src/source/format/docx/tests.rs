//! Documents of our own, part by part, and the text that is read from them.

use std::io::Write;

use super::*;

const TYPES: &str = "<Types/>";

fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(xml.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let body = format!("<w:document xmlns:w='w'><w:body>{body}<w:sectPr/></w:body></w:document>");
    let mut parts = vec![("[Content_Types].xml", TYPES.to_owned()), ("word/document.xml", body)];
    parts.extend(others.iter().map(|(name, xml)| (*name, (*xml).to_owned())));
    package(&parts)
}

fn check(body: &str, others: &[(&str, &str)], expected: &str) {
    assert_eq!(decode(&document(body, others), 1 << 20).unwrap(), expected, "{body}");
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn numbered(list: usize, level: usize, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn paragraphs_runs_tabs_and_breaks() {
    check(&[p("甲"), p(""), p("乙&amp;丙")].concat(), &[], "甲\n\n乙&丙\n");
    check(
        "<w:p><w:r><w:tab/><w:t xml:space='preserve'>云溪区 </w:t></w:r><w:hyperlink><w:r><w:t>政府</w:t><w:tab/><w:t>3</w:t><w:br/><w:t>乙</w:t></w:r></w:hyperlink></w:p>",
        &[],
        "云溪区 政府\t3\n乙\n",
    );
    check(
        "<w:p><w:r><w:t>甲</w:t><w:br w:type='page'/></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>",
        &[],
        "甲\n\u{c}\n乙\n",
    );
}

#[test]
fn what_is_not_printed_is_left_out() {
    check(
        "<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        &[],
        "增\n",
    );
}

const NUMBERING: &str = "<w:numbering>
<w:abstractNum w:abstractNumId='0'>
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>
<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:suff w:val='nothing'/><w:lvlText w:val='（%2）'/></w:lvl>
<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2.%3'/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='第%1条'/><w:pStyle w:val='article'/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{f06c}'/></w:lvl></w:abstractNum>
<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>
<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>
<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num>
<w:num w:numId='4'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>
</w:numbering>";

#[test]
fn automatic_numbers_are_written_out() {
    let body = [
        numbered(1, 0, "总体要求"),
        numbered(1, 1, "目标"),
        numbered(1, 1, "原则"),
        numbered(1, 2, "细则"),
        numbered(1, 0, "任务"),
        numbered(1, 1, "造林"),
        numbered(4, 0, "另起"),
        numbered(3, 0, "无号"),
        numbered(0, 0, "无表"),
    ];
    check(
        &body.concat(),
        &[("word/numbering.xml", NUMBERING)],
        "一、总体要求\n\n（一）目标\n\n（二）原则\n\n1.2.1 细则\n\n二、任务\n\n（一）造林\n\n一、另起\n\n无号\n\n无表\n",
    );
}

#[test]
fn styles_bring_numbers() {
    let styles = "<w:styles><w:style w:styleId='article'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>
        <w:style w:styleId='special'><w:basedOn w:val='article'/></w:style></w:styles>";
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    check(
        &[styled("article", "为了"), styled("special", "本办法"), styled("none", "附则")].concat(),
        &[("word/numbering.xml", NUMBERING), ("word/styles.xml", styles)],
        "第一条 为了\n\n第二条 本办法\n\n附则\n",
    );
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn merged_cells_are_repeated() {
    let restart = "<w:vMerge w:val='restart'/>";
    let rows = [
        [cell(restart, "类别"), cell("<w:gridSpan w:val='2'/>", "计划")].concat(),
        [cell("<w:vMerge/>", ""), cell("", "2021年"), cell("", "2022年")].concat(),
        [cell("", "植树"), cell("", "1"), cell("", "")].concat(),
    ];
    let table = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", rows.join("</w:tr><w:tr>"));
    check(
        &[p("附表"), table, p("完")].concat(),
        &[],
        "附表\n\n类别\t计划\t计划\n类别\t2021年\t2022年\n植树\t1\t\n\n完\n",
    );
}

#[test]
fn tables_that_frame_text_are_unwrapped() {
    let boxed = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", "专栏1"));
    check(&boxed, &[], "专栏1\n");
    let inner = format!("<w:tbl><w:tr>{0}{0}{0}</w:tr></w:tbl>", cell("", "1"));
    let outer = format!(
        "<w:tbl><w:tr><w:tc>{inner}</w:tc>{}</w:tr><w:tr>{}</w:tr></w:tbl>",
        cell("", "甲"),
        cell("", "乙")
    );
    check(&outer, &[], "1\t1\t1\n\n甲\n\n乙\n");
}

#[test]
fn notes_follow_at_the_end() {
    let notes = format!(
        "<w:footnotes><w:footnote w:id='-1'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote></w:footnotes>",
        p("线"),
        p("不含街道。")
    );
    check(
        &[
            "<w:p><w:r><w:t>各镇</w:t><w:footnoteReference w:id='2'/><w:t>应当</w:t></w:r></w:p>".to_owned(),
            p("乙"),
        ]
        .concat(),
        &[("word/footnotes.xml", &notes)],
        "各镇[1]应当\n\n乙\n\n[1] 不含街道。\n",
    );
}

#[test]
fn text_boxes_follow_their_paragraph_once() {
    let text = format!("<w:txbxContent>{}</w:txbxContent>", p("框"));
    check(
        &format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice>{text}</mc:Choice><mc:Fallback>{text}</mc:Fallback></mc:AlternateContent><w:t>甲</w:t></w:r></w:p>"
        ),
        &[],
        "甲\n\n框\n",
    );
}

#[test]
fn the_package_names_its_main_part() {
    let rels = "<Relationships><Relationship Type='http://x/officeDocument' Target='/word/document2.xml'/></Relationships>";
    let body = format!("<w:document><w:body>{}</w:body></w:document>", p("甲"));
    let bytes = package(&[("_rels/.rels", rels.to_owned()), ("word/document2.xml", body)]);
    assert_eq!(decode(&bytes, 1 << 20).unwrap(), "甲\n");
}

#[test]
fn damaged_documents_are_errors() {
    let error = decode(&package(&[("a", String::new())]), 1 << 20).unwrap_err();
    assert!(error.starts_with("expected a DOCX document, found a damaged one: word/document.xml"), "{error}");
    assert!(decode(b"PK\x03\x04", 10).is_err());
    assert!(
        decode(&document(&p(&"甲".repeat(1000)), &[]), 100).unwrap_err().contains("larger than 100 bytes")
    );
    assert!(decode(&document(&"<w:tbl>".repeat(1000), &[]), 1 << 20).is_err());
}
