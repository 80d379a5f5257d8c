//! `gongbao completions` and `gongbao man`: what a shell and `man` want to know, made from the definition of the commands.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, Status, Stop};
use crate::error::Error;

/// Print completions for a shell
#[derive(clap::Args)]
#[command(after_help = COMPLETIONS)]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

const COMPLETIONS: &str = "\
Examples:
  gongbao completions bash > ~/.local/share/bash-completion/completions/gongbao
  gongbao completions zsh > ~/.zfunc/_gongbao
  gongbao completions fish > ~/.config/fish/completions/gongbao.fish";

/// Write man pages, one for each command
#[derive(clap::Args)]
#[command(after_help = MAN)]
pub(super) struct Man {
    /// Folder for the pages; it is made when it is missing
    #[arg(short, long, value_name = "FOLDER", default_value = "man")]
    output: PathBuf,
}

const MAN: &str = "\
Example:
  gongbao man -o ~/.local/share/man/man1 && man gongbao";

pub(super) fn completions(args: &Completions, out: &mut dyn Write) -> Result<Status, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "gongbao", &mut script);
    out.write_all(&script)?;
    Ok(Status::Clean)
}

pub(super) fn man(args: &Man, out: &mut dyn Write) -> Result<Status, Stop> {
    let folder = &args.output;
    fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
    clap_mangen::generate_to(Cli::command(), folder).map_err(|e| Error::io(folder, e))?;
    writeln!(out, "man pages in {}", folder.display())?;
    Ok(Status::Clean)
}
