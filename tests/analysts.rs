//! What analysts open first: `views.sql`, the cookbook and the Parquet files themselves, in a real DuckDB and other libraries.
//!
//! Skipped, saying so, where Python has no `duckdb`. `UPDATE_GOLDEN=1` writes the answers of the cookbook anew.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // a test fails by panicking, and says what it skips

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// True when DuckDB can be asked.
static DUCKDB: LazyLock<bool> = LazyLock::new(|| {
    let found = python(&["-c", "import duckdb"]).is_ok();
    if !found {
        println!("skipped: Python has no duckdb; pip install duckdb");
    }
    found
});

fn python(args: &[&str]) -> Result<String, String> {
    let done = Command::new("python3").args(args).output().map_err(|e| e.to_string())?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    match done.status.success() {
        true => Ok(said),
        false => Err(format!("{said}{}", String::from_utf8_lossy(&done.stderr))),
    }
}

/// The datasets of an input, in a folder of their own.
struct Output {
    folder: TempDir,
}

impl Output {
    fn of(input: &Path) -> Self {
        let folder = TempDir::new().unwrap();
        let mut run = Command::cargo_bin("gongbao").unwrap();
        run.arg("run").arg(input).arg("-o").arg(folder.path().join("output")).arg("--quiet");
        assert!(run.status().unwrap().code().is_some_and(|code| code < 2));
        Self { folder }
    }

    /// Of nothing that could be read.
    fn empty() -> Self {
        let nothing = TempDir::new().unwrap();
        std::fs::write(nothing.path().join("empty.txt"), "").unwrap();
        Self::of(nothing.path())
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("output")
    }
}

fn script(name: &str) -> String {
    format!("{ROOT}/tests/analysts/{name}")
}

fn cookbook(output: &Output, option: &[&str]) {
    let (script, book, output) = (script("cookbook.py"), format!("{ROOT}/docs/cookbook.md"), output.path());
    let args = [&[script.as_str(), &book, output.to_str().unwrap()], option].concat();
    python(&args).unwrap_or_else(|wrong| panic!("{wrong}"));
}

#[test]
fn the_cookbook_answers_as_printed() {
    if *DUCKDB {
        let update = std::env::var_os("UPDATE_GOLDEN").is_some();
        cookbook(&Output::of(&Path::new(ROOT).join("raw")), if update { &["--update"] } else { &[] });
    }
}

#[test]
fn the_cookbook_can_be_asked_of_an_empty_output() {
    if *DUCKDB {
        cookbook(&Output::empty(), &["--answers", "any"]);
    }
}

#[test]
fn the_cookbook_can_be_asked_of_a_real_issue() {
    let seeds = Path::new(ROOT).join("../shared/seeds");
    match seeds.is_dir() {
        true if *DUCKDB => cookbook(&Output::of(&seeds), &["--answers", "any"]),
        true => {}
        false => println!("skipped: ../shared/seeds is not there"),
    }
}

#[test]
fn libraries_see_the_types_of_the_schemas() {
    let output = Output::of(&Path::new(ROOT).join("raw"));
    let (script, path) = (script("column_types.py"), output.path());
    println!("{}", python(&[&script, path.to_str().unwrap()]).unwrap_or_else(|wrong| panic!("{wrong}")));
}

#[test]
fn a_question_is_handed_to_duckdb() {
    let output = Output::of(&Path::new(ROOT).join("raw"));
    let ask = |sql: &str| {
        let mut query = Command::cargo_bin("gongbao").unwrap();
        query.arg("query").arg(output.path()).args([sql, "--format", "csv"]).output().unwrap()
    };
    if !*DUCKDB {
        let refused = ask("SELECT 1");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.success() || said.contains("pip install duckdb"), "{said}");
        return;
    }
    let answer = ask("SELECT count(*) AS n FROM issues");
    assert_eq!(String::from_utf8_lossy(&answer.stdout).replace("\r\n", "\n"), "n\n3\n");
    assert_eq!(ask("SELECT nothing FROM nowhere").status.code(), Some(1));
}

#[test]
fn the_views_are_found_from_where_people_start() {
    if !*DUCKDB {
        return;
    }
    let output = Output::of(&Path::new(ROOT).join("raw"));
    let ask = "import duckdb, os, sys; os.chdir(sys.argv[1]); c = duckdb.connect(); c.execute(open(sys.argv[2]).read()); \
               print(c.execute('SELECT count(*) FROM issues').fetchone()[0])";
    for (folder, views) in
        [("", "output/views.sql"), ("output", "views.sql"), ("output/issues", "../views.sql")]
    {
        let place = output.folder.path().join(folder);
        assert_eq!(python(&["-c", ask, place.to_str().unwrap(), views]).as_deref(), Ok("3\n"), "{folder}");
    }
    // One folder down, so that an output beside the folder of all temporary files is not found.
    let outer = TempDir::new().unwrap();
    let elsewhere = outer.path().join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    let views = output.path().join("views.sql");
    let refused = python(&["-c", ask, elsewhere.to_str().unwrap(), views.to_str().unwrap()]).unwrap_err();
    assert!(refused.contains("SET VARIABLE gongbao_folder"), "{refused}");
}
