//! [`Settings`]: the options of a run, from the command line, the environment and `gongbao.toml`, in this order.

use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::Args;
use crate::cli::reading::{Reading, encoding, size};
use crate::error::{Error, Result};
use crate::pipeline::Options;
use crate::source::{CONFIG_FILE, ReadOptions};

/// What a configuration file may say; the names are those of the options.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct File {
    output: Option<PathBuf>,
    threads: Option<u16>,
    organs: Option<PathBuf>,
    encoding: Option<String>,
    text_column: Option<String>,
    max_file_size: Option<Size>,
    full: bool,
    strict: bool,
    fail_fast: bool,
    quiet: bool,
    json: bool,
    report: Option<PathBuf>,
    log_format: Option<LogFormat>,
}

/// A size as a number of bytes, or as text with K, M or G.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Size {
    Bytes(u64),
    Text(String),
}

/// How what happens is told on standard error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(super) enum LogFormat {
    /// Sentences, or a bar on a terminal.
    #[default]
    Text,
    /// One JSON object for each line.
    Json,
}

/// The options of a run, and where each comes from.
pub(super) struct Settings {
    pub(super) options: Options,
    pub(super) strict: bool,
    pub(super) quiet: bool,
    pub(super) json: bool,
    pub(super) report: Option<PathBuf>,
    pub(super) log_format: LogFormat,
    /// The file that was read.
    file: Option<PathBuf>,
}

impl Settings {
    /// The settings of a call: what it says itself, then what the environment says, then the file, then the defaults.
    ///
    /// # Errors
    /// When the file cannot be read, or holds what is no option.
    pub(super) fn of(args: &Args) -> Result<Self> {
        let (path, file) = configuration(args)?;
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        // A path in the file is one from where the file lies.
        let below = |path: Option<PathBuf>| path.map(|path| folder.join(path));
        let output = args.output.clone().or_else(|| below(file.output.clone()));
        Ok(Self {
            options: Options {
                inputs: args.inputs.clone(),
                output: output.unwrap_or_default(),
                threads: args.threads.or(file.threads).map(usize::from),
                organs: args.organs.clone().or_else(|| below(file.organs.clone())),
                read: read_options(args, &file, path.as_deref())?,
                full: args.full || file.full,
                fail_fast: args.fail_fast || file.fail_fast,
                ..Options::default()
            },
            strict: args.strict || file.strict,
            quiet: args.quiet || file.quiet,
            json: args.json || file.json,
            report: args.report.clone().or_else(|| below(file.report.clone())),
            log_format: args.log_format.or(file.log_format).unwrap_or_default(),
            file: path,
        })
    }

    /// The options of the run.
    ///
    /// # Errors
    /// When no folder for the datasets is named.
    pub(super) fn for_run(&self) -> Result<&Options> {
        if self.options.output.as_os_str().is_empty() {
            let what = "expected a folder for the datasets, found none: name it with --output, or as output in gongbao.toml";
            return Err(Error::config(self.file.as_deref().unwrap_or(Path::new("--output")), what));
        }
        Ok(&self.options)
    }

    /// The settings as a configuration file.
    pub(super) fn print(&self) -> String {
        let Options { output, threads, organs, read, full, fail_fast, .. } = &self.options;
        let mut text = String::new();
        if let Some(file) = &self.file {
            let _ = writeln!(text, "# with {}", file.display());
        }
        let mut line = |name: &str, value: Option<String>| {
            let _ = match value {
                Some(value) => writeln!(text, "{name} = {value}"),
                None => writeln!(text, "# {name}"),
            };
        };
        let path = |path: &PathBuf| format!("{:?}", path.display().to_string());
        line("output", Some(output).filter(|output| !output.as_os_str().is_empty()).map(path));
        line("threads", threads.map(|threads| threads.to_string()));
        line("organs", organs.as_ref().map(path));
        line("encoding", read.encoding.map(|encoding| format!("{:?}", encoding.name())));
        line("text-column", Some(format!("{:?}", read.text_column)));
        line("max-file-size", Some(read.max_file_size.to_string()));
        for (name, value) in [
            ("full", *full),
            ("strict", self.strict),
            ("fail-fast", *fail_fast),
            ("quiet", self.quiet),
            ("json", self.json),
        ] {
            line(name, Some(value.to_string()));
        }
        line("report", self.report.as_ref().map(path));
        line("log-format", Some(format!("{:?}", format!("{:?}", self.log_format).to_lowercase())));
        text
    }
}

fn read_options(args: &Args, file: &File, path: Option<&Path>) -> Result<ReadOptions> {
    let wrong = |what: String| Error::config(path.unwrap_or(Path::new(CONFIG_FILE)), what);
    let named = file.encoding.as_deref().map(encoding).transpose().map_err(wrong)?;
    let limit = match &file.max_file_size {
        Some(Size::Bytes(bytes)) => Some(*bytes),
        Some(Size::Text(text)) => Some(size(text).map_err(wrong)?),
        None => None,
    };
    let reading = Reading {
        encoding: args.reading.encoding.or(named),
        text_column: args.reading.text_column.clone().or_else(|| file.text_column.clone()),
        max_file_size: args.reading.max_file_size.or(limit),
    };
    Ok(reading.options())
}

/// The file that the call names, or `gongbao.toml` in the first input folder, or beside the first input file.
fn configuration(args: &Args) -> Result<(Option<PathBuf>, File)> {
    let beside = || {
        let first = args.inputs.first().filter(|input| input.as_path() != Path::new("-"))?;
        let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
        Some(folder.join(CONFIG_FILE))
    };
    let Some(path) = args.config.clone().or_else(beside) else { return Ok((None, File::default())) };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && args.config.is_none() => {
            return Ok((None, File::default()));
        }
        Err(error) => return Err(Error::io(&path, error)),
    };
    let file = toml::from_str(&text).map_err(|error| Error::config(&path, error.to_string().trim_end()))?;
    Ok((Some(path), file))
}
