//! Rows of a catalogue that print neither marks nor a number: `5.云溪区城市供水管理办法`.
//!
//! ```text
//! row = [label] title [ "（" remark "）" ] [ "；" | "。" ] ;      -- nothing else on its line
//! ```
//! Read only where a head or a verb says that documents are listed: `废止的规范性文件目录`, `废止下列文件：`.

use std::ops::Range;

use super::scope;
use crate::grammar::citation::remark;
use crate::grammar::label::label_len;
use crate::grammar::title::{genre, looks_like_title};
use crate::model::{Relation, Table};
use crate::text::words::{chars, words};

/// The title that makes up a line of a catalogue.
pub(super) fn title(line: &str) -> Option<Range<usize>> {
    let numbered = |c: char| chars!("0123456789.．、 　").has(c);
    let bare = line[label_len(line)..].trim_start_matches(numbered);
    let start = line.len() - bare.len();
    let bare = bare.trim_end_matches(['。', '；', ';', ' ']);
    // `（1998年3月2日发布）`
    let dated = bare.rfind('（').filter(|&open| {
        remark(&bare[open..]).is_ok_and(|(rest, said)| {
            rest.is_empty() && words!["日", "发布", "公布", "颁布", "印发"].stand_in(said)
        })
    });
    let title = &bare[..dated.unwrap_or(bare.len())];
    is_title(title).then(|| start..start + title.len())
}

/// True for the title of a document that no words around it could make part of a sentence.
pub(super) fn is_title(words: &str) -> bool {
    const SHORTEST: usize = 7;
    const LONGEST: usize = 100;
    let tells = words![
        "制定", "制订", "完善", "建立", "健全", "修订", "修改", "出台", "研究", "起草", "落实", "执行",
        "实施", "按照", "根据", "严格", "违反", "加强", "推进", "其他", "废止", "公布", "调整", "规范"
    ]
    .begin(words);
    // `地方性法规、自治条例和单行条例` names kinds.
    let kinds = words.contains('、')
        && !words.contains("关于")
        && !words.chars().take(8).any(|c| chars!("省市县区州盟旗镇乡").has(c));
    (SHORTEST..=LONGEST).contains(&words.chars().take(LONGEST + 1).count())
        && genre(words).is_some()
        && !words.contains(['《', '〔'])
        && !tells
        && !kinds
        && looks_like_title(words)
}

/// True for the head of a catalogue of documents; `said` is what it says of them. `项目清单` lists others.
pub(super) fn lists_documents(head: &str, said: Option<Option<Relation>>) -> bool {
    said.is_some_and(|said| said.is_some() || scope::is_of_kept(head))
}

/// The column of a table whose header says that it holds titles: `文件名称`.
pub(super) fn column(table: &Table) -> Option<i32> {
    let named = |header: &str| {
        words!["文件名称", "文件标题", "规章名称", "法规名称", "标题", "名称", "文件题名", "题名", "文件名"]
            .have(header)
    };
    table.cells.iter().find(|cell| named(&cell.header)).map(|cell| cell.column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_titles() {
        for (line, expected) in [
            ("5.云溪区城市供水管理办法", Some("云溪区城市供水管理办法")),
            ("（三）云溪区户外广告管理暂行规定；", Some("云溪区户外广告管理暂行规定")),
            ("云溪区人民政府关于征收教育附加的通知", Some("云溪区人民政府关于征收教育附加的通知")),
            ("云溪区水井管理办法（1998年3月2日发布）", Some("云溪区水井管理办法")),
            ("云溪区节水办法（试行）", Some("云溪区节水办法（试行）")),
            ("1.制定用水管理办法", None),
            ("2.各单位应当按照有关规定", None),
            ("三、严格执行取水许可管理规定", None),
            ("以上文件由区水利局负责解释。", None),
            ("3.落实用水计划", None),
            ("地方性法规、自治条例和单行条例", None),
        ] {
            assert_eq!(title(line).map(|at| &line[at]), expected, "{line}");
        }
    }
}
