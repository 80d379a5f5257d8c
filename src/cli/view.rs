//! What a person looks at: colours and a pager, where standard output is a terminal.
//!
//! Commands write with colours; on the way out they are taken away where nobody wants them.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::{Child, Command, Stdio};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::{Status, Stop};

/// How output is shown.
#[derive(clap::Args)]
pub(super) struct View {
    /// Print colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,

    /// Do not hand the output to a pager on a terminal (GONGBAO_PAGER or PAGER, else less)
    #[arg(long)]
    no_pager: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// Names of things.
pub(super) const TITLE: Style = Style::new().bold();
/// Numbers and dates by which things are known.
pub(super) const NUMBER: Style = AnsiColor::Cyan.on_default();
/// Labels, kinds.
pub(super) const LABEL: Style = AnsiColor::Blue.on_default();
/// What is there to find one's way.
pub(super) const FAINT: Style = Style::new().dimmed();
/// What a person should look at.
pub(super) const NOTICE: Style = AnsiColor::Yellow.on_default();
/// What is wrong.
pub(super) const WRONG: Style = AnsiColor::Red.on_default().bold();

/// `text` in a style; the empty text stays empty.
pub(super) fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

impl View {
    /// True when colours are printed.
    pub(super) fn has_colours(&self) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() && !is_dumb
            }
        }
    }

    /// Runs a command that writes to standard output, or to a pager.
    pub(super) fn show(
        &self,
        show: impl FnOnce(&mut dyn Write) -> Result<Status, Stop>,
    ) -> Result<Status, Stop> {
        let choice = if self.has_colours() { ColorChoice::AlwaysAnsi } else { ColorChoice::Never };
        let mut pager = if self.no_pager { None } else { pager() };
        let sink: Box<dyn Write> = match pager.as_mut().and_then(|pager| pager.stdin.take()) {
            Some(stdin) => Box::new(BufWriter::new(stdin)),
            None => Box::new(BufWriter::new(io::stdout().lock())),
        };
        let mut out = AutoStream::new(sink, choice);
        let done = show(&mut out);
        let flushed = out.flush();
        drop(out);
        if let Some(mut pager) = pager {
            pager.wait()?;
        }
        let status = done?;
        flushed?;
        Ok(status)
    }
}

/// The pager, when standard output is a terminal and there is one.
fn pager() -> Option<Child> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let named = ["GONGBAO_PAGER", "PAGER"].into_iter().find_map(|name| std::env::var(name).ok());
    let command = match named {
        Some(command) if matches!(command.trim(), "" | "cat") => return None,
        Some(command) => command,
        None => is_there("less").then(|| "less".to_owned())?,
    };
    let mut pager = Command::new("sh");
    pager.args(["-c", &command]).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        // Colours as they are; what fits on the screen stays there.
        pager.env("LESS", "FRX");
    }
    pager.spawn().ok()
}

fn is_there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}
