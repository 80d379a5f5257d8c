//! What stands around the rows of a workbook: the parts that tell a spreadsheet which sheets there are, and how cells look.

use std::fmt::Write;

use super::cell::letters;

/// How a cell looks: its place in the styles of [`STYLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain = 0,
    Head = 1,
    Date = 2,
    /// A text, whatever it looks like.
    Quoted = 3,
}

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
    <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// Where a sheet lies in the archive; the first is 0.
pub(super) fn sheet_path(at: usize) -> String {
    sheet_part(at as u64 + 1)
}

fn sheet_part(number: u64) -> String {
    format!("xl/worksheets/sheet{number}.xml")
}

/// What stands before the rows of a sheet: its head stays in view, its columns have their widths.
pub(super) fn sheet_head(widths: &[usize], is_first: bool) -> String {
    let selected = if is_first { " tabSelected=\"1\"" } else { "" };
    let mut head = format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView{selected} workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for (number, width) in (1..).zip(widths) {
        // Writing into a String does not fail.
        let _ = write!(head, "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>");
    }
    head.push_str("</cols><sheetData>");
    head
}

/// What stands behind the rows of a sheet, with a filter over so many columns and rows.
pub(super) fn sheet_end(filter: Option<(usize, u32)>) -> String {
    let filter = filter.map(|(columns, rows)| format!("<autoFilter ref=\"{}\"/>", area(columns, rows, "")));
    format!("</sheetData>{}</worksheet>", filter.unwrap_or_default())
}

/// `A1:C20`, with `$` before each letter and number when `fixed` is `$`.
fn area(columns: usize, rows: u32, fixed: &str) -> String {
    format!("{fixed}A{fixed}1:{fixed}{}{fixed}{rows}", letters(columns.saturating_sub(1)))
}

/// Name and text of each part that says what the others are, of a workbook with so many sheets.
pub(super) fn first_files(sheets: u64) -> [(&'static str, String); 3] {
    [
        ("[Content_Types].xml", content_types(sheets)),
        (
            "_rels/.rels",
            format!(
                "{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">\
                 <Relationship Id=\"rId1\" Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
                 </Relationships>"
            ),
        ),
        (
            "docProps/core.xml",
            format!(
                "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
                 xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:creator>gongbao {}</dc:creator>\
                 <dcterms:created xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:created></cp:coreProperties>",
                env!("CARGO_PKG_VERSION")
            ),
        ),
    ]
}

/// Name and text of each part that tells of the sheets: of the first, and of those with a name, columns and rows behind it.
pub(super) fn last_files(sheets: &[(&str, usize, u32)]) -> [(&'static str, String); 3] {
    [
        ("xl/workbook.xml", workbook(sheets)),
        ("xl/_rels/workbook.xml.rels", relations(sheets.len() + 1)),
        ("xl/styles.xml", format!("{DECLARATION}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ]
}

fn content_types(sheets: u64) -> String {
    let part = |name: &str, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    let sheets: String =
        (1..=sheets).map(|number| part(&sheet_part(number), &format!("{CONTENT}.worksheet+xml"))).collect();
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}{sheets}</Types>",
        part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        part("xl/workbook.xml", &format!("{CONTENT}.sheet.main+xml")),
        part("xl/styles.xml", &format!("{CONTENT}.styles+xml")),
    )
}

fn workbook(sheets: &[(&str, usize, u32)]) -> String {
    let names = std::iter::once("about").chain(sheets.iter().map(|(name, _, _)| *name));
    let list: String = (1..)
        .zip(names)
        .map(|(id, name)| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>"))
        .collect();
    let filter = |(at, (name, columns, rows)): (usize, &(&str, usize, u32))| {
        format!(
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!{}</definedName>",
            area(*columns, *rows, "$")
        )
    };
    let filters: String = (1..).zip(sheets).map(filter).collect();
    let filters =
        if filters.is_empty() { filters } else { format!("<definedNames>{filters}</definedNames>") };
    format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><bookViews><workbookView/></bookViews>\
         <sheets>{list}</sheets>{filters}</workbook>"
    )
}

fn relations(sheets: usize) -> String {
    let relation = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>")
    };
    let list: String = (0..sheets)
        .map(|at| relation(at + 1, "worksheet", sheet_path(at).trim_start_matches("xl/")))
        .collect();
    let styles = relation(sheets + 1, "styles", "styles.xml");
    format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">{list}{styles}</Relationships>")
}
