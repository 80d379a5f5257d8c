//! `views.sql`: every dataset as a view of DuckDB with its comments, and views that answer what people ask.
//!
//! The questions are SQL files beside this one. Each statement there follows a line `-- name: question` (or
//! `-- macro name(parameters): question`), which becomes its comment.

use std::fmt::Write;

use super::column::Field;
use super::table::Dataset;

/// Name of the file in an output.
pub const VIEWS: &str = "views.sql";

/// The questions; each file may use the views of those before it.
const QUESTIONS: [&str; 6] = [
    include_str!("places.sql"),
    include_str!("duties.sql"),
    include_str!("officials.sql"),
    include_str!("targets.sql"),
    include_str!("citations.sql"),
    include_str!("quality.sql"),
];

const HEAD: &str = "\
-- The datasets of gongbao as views of DuckDB, and views that answer what people ask. Written anew by each run.
--
--   duckdb -init output/views.sql          or in a session   .read output/views.sql
--
-- Works from the output folder and from up to two folders above it. From elsewhere, say first where it is:
--   SET VARIABLE gongbao_folder = '/data/gazettes/output';
--
-- SELECT view_name, comment FROM duckdb_views() WHERE NOT internal;              what there is
-- SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'duties'; what a column means
";

/// The script for an output in which `mark` is a file of this very run, as `organs/part-00000-….parquet`.
///
/// A script cannot know where it lies; the datasets are found by a file that only they have.
#[must_use]
pub fn views(datasets: &[Box<dyn Dataset>], mark: &str) -> String {
    let mut script = HEAD.to_owned();
    find(&mut script, mark);
    for dataset in datasets {
        dataset_view(&mut script, dataset.as_ref());
    }
    for file in QUESTIONS {
        script.push('\n');
        script.push_str(file);
        for Question { object, name, question } in questions(file) {
            line(&mut script, format_args!("COMMENT ON {object} {name} IS {};", quoted(question)));
        }
    }
    script
}

/// Finds the folder of the output, or says that it cannot.
fn find(script: &mut String, mark: &str) {
    let places = ["./", "*/", "*/*/", "../", "../*/"];
    let found = places.iter().enumerate().map(|(at, place)| {
        format!("    SELECT {at} AS place, file FROM glob({})", quoted(&format!("{place}{mark}")))
    });
    let found = found.collect::<Vec<_>>().join("\n    UNION ALL\n");
    let lost = "the datasets of this views.sql are not here: start DuckDB in their folder, or say before .read: \
                SET VARIABLE gongbao_folder = '/path/to/output'";
    line(script, format_args!("\nSET VARIABLE gongbao = coalesce("));
    line(script, format_args!("  getvariable('gongbao_folder'),"));
    line(script, format_args!("  (SELECT left(file, length(file) - {}) FROM (", mark.chars().count() + 1));
    line(script, format_args!("{found}\n  ) ORDER BY place, file LIMIT 1),"));
    line(script, format_args!("  error({}));", quoted(lost)));
}

fn dataset_view(script: &mut String, dataset: &dyn Dataset) {
    let name = dataset.name();
    line(script, format_args!("\nCREATE OR REPLACE VIEW {name} AS"));
    line(
        script,
        format_args!("  SELECT * FROM read_parquet(getvariable('gongbao') || '/{name}/*.parquet');"),
    );
    line(script, format_args!("COMMENT ON VIEW {name} IS {};", quoted(dataset.about())));
    for field in dataset.fields() {
        let comment = quoted(&meaning(field));
        line(script, format_args!("COMMENT ON COLUMN {name}.\"{}\" IS {comment};", field.name));
    }
}

fn meaning(field: &Field) -> String {
    let mut text = field.about.to_owned();
    if !field.null.is_empty() {
        let _ = write!(text, " Null {}.", field.null);
    }
    if let Some(target) = field.references {
        let _ = write!(text, " Points to {target}.");
    }
    if !field.terms.is_empty() {
        let words: Vec<&str> = field.terms.iter().map(|term| term.word).collect();
        let _ = write!(text, " One of {}.", words.join(", "));
    }
    text
}

/// A statement of a file of questions.
struct Question<'f> {
    /// What DuckDB calls it in a comment.
    object: &'static str,
    name: &'f str,
    question: &'f str,
}

fn questions(file: &str) -> impl Iterator<Item = Question<'_>> {
    file.lines().filter_map(|line| {
        let (head, question) = line.strip_prefix("-- ")?.split_once(": ")?;
        let (object, name) = match head.strip_prefix("macro ") {
            // A macro that gives a value is no table macro.
            Some(head) if file.contains(&format!("MACRO {head} AS (")) => ("MACRO", head),
            Some(head) => ("MACRO TABLE", head),
            None => ("VIEW", head),
        };
        let name = name.split('(').next()?;
        let is_name = name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        is_name.then_some(Question { object, name, question })
    })
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn line(script: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string never fails.
    let _ = writeln!(script, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_answers_a_question() {
        let statements =
            QUESTIONS.iter().map(|file| file.matches("CREATE OR REPLACE").count()).sum::<usize>();
        let questions: Vec<Question<'_>> = QUESTIONS.iter().flat_map(|file| questions(file)).collect();
        assert_eq!(questions.len(), statements);
        assert!(questions.iter().all(|q| q.question.ends_with('?')), "a question mark is missing");
    }

    #[test]
    fn all_is_commented_and_quoted() {
        let datasets = crate::dataset::all();
        let script = views(&datasets, "organs/part-00000-0123456789abcdef.parquet");
        for dataset in &datasets {
            assert!(script.contains(&format!("COMMENT ON VIEW {} IS '", dataset.name())));
        }
        let columns: usize = datasets.iter().map(|dataset| dataset.fields().len()).sum();
        assert_eq!(script.matches("COMMENT ON COLUMN ").count(), columns);
        assert!(script.contains("input''s") || !script.contains("input's"), "a quote ends a comment");
        assert!(script.contains("COMMENT ON MACRO printed IS"), "{script}");
        assert!(script.contains("COMMENT ON MACRO TABLE status_as_of IS"));
    }
}
