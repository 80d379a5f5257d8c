//! HTML, decoded into what a reader sees.
//!
//! Block elements are paragraphs, `<br>` ends a line, entities are decoded, white space collapses, source order is
//! kept. Scripts, styles, comments, forms, navigation and what is not displayed are left out. A table of data becomes
//! a line for each row with a tab between its cells, merged cells repeated; a table which only lays out the page is
//! read as if it were not there. Items of ordered lists get the number that a browser prints.

mod depth;
mod list;
mod table;
mod walk;

use std::sync::LazyLock;

use regex::Regex;
use scraper::Html;

use super::has_extension;

/// Names of elements with which a page, or a piece of one, begins.
static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\A[\s\u{feff}]*(?:<\?xml[^>]*>\s*|<!--(?s:.*?)-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title|link|",
        r"script|style|table|thead|tbody|tr|td|div|p|span|h[1-6]|article|section|main|header|nav|ul|ol|dl|font|center|",
        r"b|strong|a|img|br|hr|form|blockquote|pre)(?:[\s/][^<]*)?>)"
    ))
    .ok()
});

/// An element that only a page would have.
static ELEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)<(?:br|hr)\s*/?>|</(?:p|div|td|tr|table|span|body|html|h[1-6]|li|font|b|strong|a)\s*>")
        .ok()
});

/// So many elements make a text HTML that does not begin as a page does.
const ELEMENTS: usize = 6;

/// So much of a text is searched for elements.
const WINDOW: usize = 64 << 10;

/// True when `text` begins as a page does, has many elements, or any element and a name of HTML.
pub(super) fn is_html(name: &str, text: &str) -> bool {
    if has_extension(name, &["md", "markdown", "mdown", "mkd"]) {
        return false;
    }
    let head = &text[..text.floor_char_boundary(WINDOW)];
    if memchr::memchr(b'<', head.as_bytes()).is_none() {
        return false;
    }
    let least = if has_extension(name, &["html", "htm", "xhtml", "shtml"]) { 1 } else { ELEMENTS };
    let starts = head.trim_start_matches('\u{feff}').trim_start().starts_with('<');
    starts && START.as_ref().is_some_and(|start| start.is_match(head))
        || ELEMENT.as_ref().is_some_and(|element| element.find_iter(head).take(least).count() == least)
}

/// True when other pages are shown inside of the page.
pub(super) fn has_frames(page: &[u8]) -> bool {
    static FRAME: LazyLock<Option<regex::bytes::Regex>> =
        LazyLock::new(|| regex::bytes::Regex::new(r"(?i-u)<i?frame[\s>]").ok());
    FRAME.as_ref().is_some_and(|frame| frame.is_match(page))
}

/// What a reader of the page sees.
///
/// ```
/// use gongbao::source::format::html::decode;
/// let page = "<p>一、总体要求</p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table>";
/// assert_eq!(decode(page).unwrap(), "一、总体要求\n\n甲\t1\n甲\t2\n");
/// ```
///
/// # Errors
/// One sentence, when elements are nested deeper than in any real page, or have more attributes.
pub fn decode(html: &str) -> Result<String, String> {
    if depth::is_too_deep(html) {
        return Err(
            "expected a page, found thousands of elements inside each other, or attributes of one".into()
        );
    }
    let page = Html::parse_document(html);
    Ok(walk::text(page.tree.root()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &str) {
        assert_eq!(decode(html).unwrap(), expected, "{html}");
    }

    #[test]
    fn paragraphs_lines_and_entities() {
        check("<p>甲<p>乙<div>丙</div>丁", "甲\n\n乙\n\n丙\n\n丁\n");
        check("<p>云溪区\n  <span> 人民</span><b>政府</b> </p>", "云溪区 人民政府\n");
        check("关于印发<br/>方案的通知<br><br>各镇", "关于印发\n方案的通知\n\n各镇\n");
        check("<p>&emsp;&emsp;<b>第一条</b>&#x4e3a;&lt;了&gt;&amp;", "\u{2003}\u{2003}第一条为<了>&\n");
        check("<p>甲</p><p>&nbsp;</p><p><br></p><p>　</p><p>乙</p>", "甲\n\n乙\n");
        check("<pre>甲  乙\n丙</pre>", "甲  乙\n丙\n");
        check("", "");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        check(
            "<head><title>题</title><style>p{}</style></head><body><script>x()</script><!-- 注 --><p>甲",
            "甲\n",
        );
        check(
            "<header>门户</header><nav>首页</nav><article><header>标题</header>甲</article><footer>版权</footer>",
            "标题\n\n甲\n",
        );
        check("<p style='color:red; display : none'>隐</p><p hidden>藏</p><p>甲</p>", "甲\n");
        check("<ruby>溪<rp>(</rp><rt>xī</rt><rp>)</rp></ruby>", "溪\n");
    }

    #[test]
    fn navigation_is_known_by_its_class_and_its_links() {
        check("<div class='top-nav'><a>首页</a> <a>公开</a></div><p>甲", "甲\n");
        check("<div id=breadcrumb>当前位置：<a>首页</a>><a>公报</a></div><p>甲", "甲\n");
        check(
            "<div class='nav-wrap'><p>为了加强管理，制定本办法。</p></div>",
            "为了加强管理，制定本办法。\n",
        );
    }

    #[test]
    fn lists_get_their_numbers() {
        check("<ol><li>甲<li>乙</ol><ul><li>丙</ul>", "1. 甲\n\n2. 乙\n\n丙\n");
        check("<ol start=3 type=a><li>甲<li value=7><p>乙</ol>", "c. 甲\n\ng. 乙\n");
        check("<ol><li>1.甲<li>（二）乙</ol>", "1.甲\n\n（二）乙\n");
        check("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n\n二、乙\n");
        check("<ol style='list-style:none'><li>甲</ol>", "甲\n");
    }

    #[test]
    fn tables_of_data_are_lines() {
        check(
            "<p>表1<table><caption>名录</caption><thead><tr><th>名称<th>职责</thead><tr><td>甲局<td><p>一、牵头</p><p>二、配合<br>三、其他</p></table><p>完",
            "表1\n\n名录\n\n名称\t职责\n甲局\t一、牵头二、配合三、其他\n\n完\n",
        );
        check("<table><tr><td>a<td><tr><td><td>b</table>", "a\t\n\tb\n");
    }

    #[test]
    fn tables_that_lay_out_the_page_are_unwrapped() {
        check(
            "<table><tr><td><p>甲</p><table><tr><td>1<td>2<tr><td>3<td>4</table><p>乙</p></table>",
            "甲\n\n1\t2\n3\t4\n\n乙\n",
        );
        check("<tbody><tr><td id=x><p>甲</p><p>乙</p></td></tr></tbody>", "甲\n\n乙\n");
        check("<table><tr><td>专栏1 工程<tr><td><p>1.甲<p>2.乙</table>", "专栏1 工程\n\n1.甲\n\n2.乙\n");
        check("<table><tr><td><h1>云溪区公报</h1><td>第3期</table>", "云溪区公报\n\n第3期\n");
        let long: String = (1..=12).map(|n| format!("<p>第{n}条为了加强管理，制定本办法。</p>")).collect();
        let page = decode(&format!("<table><tr><td>栏目<td>{long}<tr><td>上<td>下</table>")).unwrap();
        assert!(page.starts_with("栏目\n\n第1条") && !page.contains('\t'), "{page}");
    }

    #[test]
    fn labels_and_values_are_lines_of_their_own() {
        check(
            "<table><tr><td>索 引 号：<td>QL2021-3<td>分类：<td>农业<tr><td>文号：<td>云府〔2021〕3号<td>日期：<td></table>",
            "索 引 号：QL2021-3\n分类：农业\n文号：云府〔2021〕3号\n日期：\n",
        );
    }

    #[test]
    fn depth_does_not_matter() {
        let deep = format!("{}甲{}", "<div>".repeat(1_900), "</div>".repeat(1_900));
        check(&deep, "甲\n");
        check(&format!("{}甲", "<table><tr><td>".repeat(500)), "甲\n");
        assert!(decode(&"<div>".repeat(300_000)).is_err());
    }
}
