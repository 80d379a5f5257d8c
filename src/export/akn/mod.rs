//! Akoma Ntoso 3.0 (OASIS LegalDocML): a file for each document, with its identification, outline, tables and attachments.
//!
//! | printed | element |
//! | --- | --- |
//! | document of kind `legislation`, any other | `act`, `doc`, named by the genre |
//! | number, date, issuers; the issue | `meta`: `identification`, `publication`, `references` |
//! | letterhead, title, number | `preface`: `docAuthority`, `docTitle`, `docNumber` |
//! | sections | [`name::element`]: `part`, `chapter`, `section`, `article`, `paragraph`, `point`, `indent`, `hcontainer`; in them `num`, `heading`, `intro`, `content` |
//! | text outside sections | `p`; of an `act` in `preamble`, behind its first section in `hcontainer` |
//! | tables | `table`, with one row of `th` that hold the path of the header |
//! | signature, date, lines behind them | `conclusions` |
//! | attachments with a body | `attachments/attachment/doc` |
//!
//! Left out: tables of contents, page numbers, running heads, attachments that are not printed. Citations and organs in the text are not
//! marked. A work without any date has 0001-01-01, with the name `unknown`.

mod body;
mod document;
mod meta;
mod name;
mod part;
mod scope;

use std::io::Write;

use self::part::Part;
use super::Summary;
use super::output::Output;
use super::place::Place;
use super::xml::Xml;
use crate::error::{Error, Result};

/// XML under way.
type Out<'w> = Xml<&'w mut dyn Write>;

/// Writes a file for each document of an output.
pub(super) fn write(output: &Output<'_>, place: &Place) -> Result<Summary> {
    let files = output.files("documents")?;
    let count = output.dataset("documents").map_or(Ok(0), |dataset| output.count_rows(dataset))?;
    output.expect(usize::try_from(count).unwrap_or(usize::MAX));
    for file in files {
        let part = Part::read(output, &file)?;
        for document in part.documents() {
            let name = name::file(document.id());
            let path = place.next().join(&name);
            let mut out = place.file_of(&name)?;
            let written = document::write(&document, &mut out).and_then(|()| out.flush());
            written.map_err(|e| Error::io(&path, e))?;
            output.step();
        }
    }
    Ok(Summary { counts: vec![("documents", count)], notes: Vec::new() })
}
