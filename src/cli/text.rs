//! `gongbao text`: the decoded text into which spans point.

use std::io::{self, Write};
use std::path::PathBuf;

use super::reading::Reading;
use super::{Status, Stop};
use crate::model::Source;
use crate::pipeline::{self, Failure};
use crate::source::ReadOptions;

/// Print exactly the decoded text of a file: byte_start and byte_end of the datasets count its bytes
///
/// It is printed without the corrections of a fixups file, whose `old` and `context` must stand in it.
/// Of an archive or NDJSON all texts are printed one after the other, their names on standard error.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// File to read; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Print only this text of an archive
    #[arg(long, value_name = "NAME")]
    member: Option<String>,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  gongbao text gazettes/2023-04.html
  gongbao text gazettes/2023-04.docx | tail -c +1201 | head -c 96    bytes 1200 to 1296
  gongbao text gazettes.zip --member 2023/04.txt";

pub(super) fn text(args: &Args, out: &mut dyn Write) -> Result<Status, Stop> {
    // What was printed is also wanted of a text whose corrections do not fit.
    let options = ReadOptions { fixups: false, ..args.reading.options() };
    let mut decoded = pipeline::decode(&args.file, &options);
    if let Some(member) = &args.member {
        decoded = vec![only(decoded, member, args).map_err(Stop::Input)?];
    }
    let several = decoded.len() > 1;
    for source in decoded {
        let source = source.map_err(Stop::Input)?;
        if several {
            // Whoever closed standard error does not want the names.
            let _ = writeln!(io::stderr(), "{}", source.path);
        }
        out.write_all(source.text.as_bytes())?;
    }
    Ok(Status::Clean)
}

type Decoded = Result<Source, Failure>;

/// The text of this name, which may lack the name of the archive.
fn only(decoded: Vec<Decoded>, member: &str, args: &Args) -> Result<Decoded, Failure> {
    let count = decoded.len();
    let is_it = |path: &str| {
        let inner = path.strip_suffix(member);
        inner.is_some_and(|before| {
            before.is_empty() || (before.ends_with('/') && !before[..before.len() - 1].contains('/'))
        })
    };
    let found = decoded.into_iter().find(|one| match one {
        Ok(source) => is_it(&source.path),
        Err(failure) => is_it(&failure.path),
    });
    found.ok_or_else(|| Failure {
        blake3: None,
        path: args.file.display().to_string(),
        message: format!("expected a text named {member}, found {count} others"),
    })
}
