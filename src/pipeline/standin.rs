//! Stand-ins for the reading and structure stages while they are written elsewhere.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::model::{Block, BlockKind, Format, Source, SourceKind};
use crate::structure::Structure;
use crate::text::{Lines, Span};

#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) path: PathBuf,
}

pub(crate) fn discover(inputs: &[PathBuf]) -> Result<Vec<Input>> {
    let mut found = Vec::new();
    for input in inputs {
        for entry in walkdir::WalkDir::new(input).sort_by_file_name() {
            let entry = entry.map_err(|e| Error::input(input, e.to_string()))?;
            if entry.file_type().is_file() {
                found.push(Input { path: entry.path().into() });
            }
        }
    }
    Ok(found)
}

pub(crate) fn read(input: &Input) -> Result<Source> {
    let bytes = std::fs::read(&input.path).map_err(|e| Error::io(&input.path, e))?;
    if bytes.is_empty() {
        return Err(Error::input(&input.path, "expected text, found an empty file"));
    }
    let size = bytes.len() as u64;
    let blake3 = blake3::hash(&bytes).to_hex().to_string();
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::input(&input.path, "expected text, found binary data"))?;
    Ok(Source {
        source_id: blake3[..16].into(),
        path: input.path.display().to_string(),
        format: Format::Text,
        encoding: "UTF-8".into(),
        bytes: size,
        blake3,
        text,
    })
}

pub(crate) fn analyse(source: &Source) -> Structure {
    let lines = Lines::new(&source.text);
    let block = Block {
        block_id: String::new(),
        ordinal: 1,
        page: 1,
        kind: BlockKind::Unknown,
        document_id: None,
        section_id: None,
        text: source.text.clone(),
        continues_block_id: None,
        span: Span::new(0, source.text.len()),
        paragraph: None,
    };
    Structure {
        kind: SourceKind::Unknown,
        pages: lines.pages,
        lines: lines.lines.len(),
        paragraphs: Vec::new(),
        blocks: vec![block],
        issue: None,
        toc: Vec::new(),
        documents: Vec::new(),
        diagnostics: Vec::new(),
    }
}

pub(crate) fn assign(source: &Source, structure: &mut Structure) {
    for block in &mut structure.blocks {
        block.block_id = format!("{}/b{}", source.source_id, block.ordinal);
    }
}
