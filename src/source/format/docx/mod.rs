//! DOCX, decoded as HTML is: a line for each paragraph, automatic numbers written out, a line for each table row.
//!
//! Page breaks are form feeds. Footnotes are marked `[1]` where they stand and follow at the end. Headers, footers,
//! comments and deleted text are left out.

mod body;
mod numbering;
mod styles;
mod table;
mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use body::Body;
use numbering::Numbering;
use styles::Styles;
use xml::Element;

type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The text of the DOCX document in `bytes`; parts larger than `limit` are refused.
///
/// # Errors
/// One sentence, when the package or its main part cannot be read.
pub fn decode(bytes: &[u8], limit: u64) -> Result<String, String> {
    let damaged =
        |error: &dyn std::fmt::Display| format!("expected a DOCX document, found a damaged one: {error}");
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let main = main_part(&mut package, limit);
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let document = part(&mut package, &main, limit).map_err(|error| damaged(&error))?;
    // These parts may be absent; without them nothing is numbered.
    let mut other = |name: &str| part(&mut package, &format!("{folder}/{name}"), limit).unwrap_or_default();
    let numbering = Numbering::new(&other("numbering.xml"));
    let styles = Styles::new(&other("styles.xml"));
    let (footnotes, endnotes) = (other("footnotes.xml"), other("endnotes.xml"));
    let mut body = Body::new(numbering, styles, &footnotes, &endnotes);
    Ok(body.text(&document))
}

/// The name of the main part, which the package tells; `word/document.xml` nearly always.
fn main_part(package: &mut Package<'_>, limit: u64) -> String {
    let relations = part(package, "_rels/.rels", limit).unwrap_or_default();
    let relations = relations.child("Relationships");
    let mut relations = relations.into_iter().flat_map(|r| r.named("Relationship"));
    let main = relations.find(|r| r.attribute("Type").is_some_and(|t| t.ends_with("/officeDocument")));
    let target = main.and_then(|main| main.attribute("Target")).map(|target| target.trim_start_matches('/'));
    target.unwrap_or("word/document.xml").to_owned()
}

/// A part may unfold to so many bytes for each byte of the package, beyond a free amount.
const MAX_RATIO: u64 = 200;

fn part(package: &mut Package<'_>, name: &str, limit: u64) -> Result<Element, String> {
    let file = package.by_name(name).map_err(|error| format!("{name}: {error}"))?;
    let limit = limit.min((16 << 20) + MAX_RATIO * file.compressed_size());
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| format!("{name}: {error}"))?;
    if bytes.len() as u64 > limit {
        return Err(format!("{name} is larger than {limit} bytes"));
    }
    let (text, _, _) = encoding_rs::UTF_8.decode(&bytes);
    xml::parse(&text).map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests;
