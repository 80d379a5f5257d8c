//! The lossless layer: every byte of a source in exactly one block.

use super::node::Node;
use super::unit::LineClass;
use crate::model::{Block, BlockKind};
use crate::text::repair::normal;
use crate::text::{Line, Lines};

/// The blocks of a source; `nodes` learn the index of their first block.
pub(crate) fn blocks(
    text: &str,
    lines: &Lines,
    class: &[LineClass],
    nodes: &[Node],
) -> (Vec<Block>, Vec<usize>) {
    let owner = owners(lines.lines.len(), nodes);
    let mut blocks: Vec<Block> = Vec::new();
    let mut first: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut i = 0;
    while i < lines.lines.len() {
        let end = (i + 1..lines.lines.len())
            .find(|&j| !same_block(text, lines, class, &owner, i, j))
            .unwrap_or(lines.lines.len());
        let node = owner[i];
        let mut block = block(&lines.lines[i..end], node);
        block.ordinal = blocks.len() as i32 + 1;
        block.kind = node.map_or_else(|| gap_kind(text, &lines.lines[i..end], class[i]), |n| nodes[n].kind);
        if let Some(n) = node {
            block.text = match first[n] {
                None => nodes[n].str().to_owned(),
                Some(_) => normal(block.span.slice(text)),
            };
            first[n].get_or_insert(blocks.len());
        } else if class[i] == LineClass::Furniture {
            block.text = normal(block.span.slice(text));
        }
        blocks.push(block);
        i = end;
    }
    (blocks, first.into_iter().map(|f| f.unwrap_or(0)).collect())
}

/// The node of each line.
fn owners(lines: usize, nodes: &[Node]) -> Vec<Option<usize>> {
    let mut owner = vec![None; lines];
    for (n, node) in nodes.iter().enumerate() {
        for &line in &node.lines {
            owner[line] = Some(n);
        }
    }
    owner
}

fn same_block(
    text: &str,
    lines: &Lines,
    class: &[LineClass],
    owner: &[Option<usize>],
    first: usize,
    line: usize,
) -> bool {
    let feed = text.as_bytes()[lines.lines[line].span.start()] == b'\x0c' && owner[line].is_some();
    !feed && owner[first] == owner[line] && class[first] == class[line]
}

fn block(lines: &[Line], paragraph: Option<usize>) -> Block {
    let span = lines[0].span.cover(lines[lines.len() - 1].span);
    Block {
        block_id: String::new(),
        ordinal: 0,
        page: lines[0].page as i32,
        kind: BlockKind::Unknown,
        document_id: None,
        section_id: None,
        text: String::new(),
        continues_block_id: None,
        span,
        paragraph,
    }
}

fn gap_kind(text: &str, lines: &[Line], class: LineClass) -> BlockKind {
    match class {
        LineClass::Furniture => BlockKind::Furniture,
        LineClass::Blank if lines.len() >= 3 || lines.iter().any(|l| l.span.slice(text).contains('\x0c')) => {
            BlockKind::PageBreak
        }
        LineClass::Blank => BlockKind::Blank,
        _ => BlockKind::Unknown,
    }
}
