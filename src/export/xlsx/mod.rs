//! A workbook (Office Open XML): a sheet for each dataset, behind one that says what they are.
//!
//! A sheet is written row by row into the archive, so a workbook is as large as it likes and memory holds one row. Texts stand in
//! their cells, not in a table of shared strings, which would have to be held. Nothing tells the time: the bytes are always the same.

mod cell;
mod frame;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::cell::{Cell, LONGEST_TEXT, cell};
use super::Summary;
use super::output::Output;
use super::place::{MADE_BY, Place};
use crate::dataset::{Dataset, Field, Kind, Rows};
use crate::error::{Error, Result};

/// Rows of a sheet, its head counted.
const MOST_ROWS: u32 = 1_048_576;
/// So many rows say how wide a column is.
const SAMPLE: usize = 200;

/// Writes a workbook with a sheet for each of `datasets`.
pub(super) fn write(output: &Output<'_>, datasets: &[&dyn Dataset], place: &Place) -> Result<Summary> {
    output.expect(output.count_files(datasets)?);
    let told = |e| Error::io(place.next(), e);
    let mut count = 0;
    for dataset in datasets {
        count += output.count_rows(*dataset)?.div_ceil(u64::from(MOST_ROWS) - 1).max(1);
    }
    let mut book = Book::begin(place.file()?, count, MOST_ROWS).map_err(told)?;
    for dataset in datasets {
        book.dataset(output, *dataset, place.next())?;
    }
    let is_in = |name: &str| datasets.iter().any(|dataset| dataset.name() == name);
    let left_out: Vec<_> = output.datasets().filter(|dataset| !is_in(dataset.name())).collect();
    let summary = summary(&book.sheets);
    book.finish(datasets, &left_out).map_err(told)?;
    Ok(summary)
}

fn summary(sheets: &[Sheet]) -> Summary {
    let (rows, cut) =
        (sheets.iter().map(|s| u64::from(s.rows)).sum(), sheets.iter().map(|s| s.cut).sum::<u64>());
    let note = format!("texts cut at {LONGEST_TEXT} characters, the most that a cell can hold: {cut}");
    let notes = if cut > 0 { vec![note] } else { Vec::new() };
    Summary { counts: vec![("sheets", sheets.len() as u64 + 1), ("rows", rows)], notes }
}

/// A sheet with rows of a dataset.
#[derive(Clone, Debug, Default)]
struct Sheet {
    name: String,
    dataset: &'static str,
    columns: usize,
    /// Rows without the head.
    rows: u32,
    /// Texts that were too long.
    cut: u64,
}

/// A workbook under way.
struct Book {
    zip: ZipWriter<BufWriter<File>>,
    sheets: Vec<Sheet>,
    most_rows: u32,
}

impl Book {
    /// Begins a workbook with so many sheets behind the first. Programs know it by what stands first in the archive.
    fn begin(file: BufWriter<File>, sheets: u64, most_rows: u32) -> io::Result<Self> {
        let mut book = Self { zip: ZipWriter::new(file), sheets: Vec::new(), most_rows };
        book.write_all(&frame::first_files(sheets + 1))?;
        Ok(book)
    }

    fn write_all(&mut self, files: &[(&str, String)]) -> io::Result<()> {
        for (name, text) in files {
            self.file(name)?;
            self.zip.write_all(text.as_bytes())?;
        }
        Ok(())
    }

    fn dataset(&mut self, output: &Output<'_>, dataset: &dyn Dataset, path: &Path) -> Result<()> {
        let fields = dataset.fields();
        let told = |e| Error::io(path, e);
        let mut sheet: Option<(Sheet, Vec<usize>)> = None;
        output.each(dataset, &mut |rows| {
            if sheet.is_none() {
                let widths = widths(&fields, rows);
                sheet = Some((self.begin_sheet(dataset, 1, &fields, &widths).map_err(told)?, widths));
            }
            let Some((sheet, widths)) = &mut sheet else { return Ok(()) };
            for values in &rows.rows {
                if sheet.rows + 1 == self.most_rows {
                    let number = self.sheets.iter().filter(|s| s.dataset == dataset.name()).count() + 2;
                    self.end_sheet(sheet).map_err(told)?;
                    *sheet = self.begin_sheet(dataset, number, &fields, widths).map_err(told)?;
                }
                self.row(sheet, &fields, values).map_err(told)?;
            }
            Ok(())
        })?;
        let mut last = match sheet {
            Some((sheet, _)) => sheet,
            None => {
                self.begin_sheet(dataset, 1, &fields, &widths(&fields, &Rows::default())).map_err(told)?
            }
        };
        self.end_sheet(&mut last).map_err(told)
    }

    fn begin_sheet(
        &mut self,
        dataset: &dyn Dataset,
        number: usize,
        fields: &[&Field],
        widths: &[usize],
    ) -> io::Result<Sheet> {
        let name = match number {
            1 => dataset.name().to_owned(),
            _ => format!("{} ({number})", dataset.name()),
        };
        self.file(&frame::sheet_path(self.sheets.len() + 1))?;
        let names: Vec<Cell<'_>> = fields.iter().map(|field| Cell::Head(field.name)).collect();
        let head = format!("{}{}", frame::sheet_head(widths, false), cell::row(1, &names));
        self.zip.write_all(head.as_bytes())?;
        Ok(Sheet { name, dataset: dataset.name(), columns: fields.len(), ..Sheet::default() })
    }

    fn row(&mut self, sheet: &mut Sheet, fields: &[&Field], values: &[Option<String>]) -> io::Result<()> {
        let pairs = fields.iter().zip(values);
        let cells: Vec<Cell<'_>> = pairs.map(|(field, value)| cell(field.kind, value.as_deref())).collect();
        sheet.rows += 1;
        sheet.cut += cells.iter().filter(|cell| cell.is_cut()).count() as u64;
        self.zip.write_all(cell::row(sheet.rows + 1, &cells).as_bytes())
    }

    fn end_sheet(&mut self, sheet: &mut Sheet) -> io::Result<()> {
        self.zip.write_all(frame::sheet_end(Some((sheet.columns, sheet.rows + 1))).as_bytes())?;
        self.sheets.push(std::mem::take(sheet));
        Ok(())
    }

    /// Writes the first sheet, which knows what is in the others, and what holds them together.
    fn finish(mut self, datasets: &[&dyn Dataset], left_out: &[&dyn Dataset]) -> io::Result<()> {
        let about = self.about(datasets, left_out);
        let sheets: Vec<_> = self.sheets.iter().map(|s| (s.name.as_str(), s.columns, s.rows + 1)).collect();
        let files = frame::last_files(&sheets);
        self.write_all(&[(&frame::sheet_path(0), about)])?;
        self.write_all(&files)?;
        self.zip.set_comment(MADE_BY)?;
        self.zip.finish()?.flush()
    }

    fn about(&self, datasets: &[&dyn Dataset], left_out: &[&dyn Dataset]) -> String {
        let mut lines: Vec<[String; 4]> = Vec::new();
        for sheet in &self.sheets {
            let about = datasets.iter().find(|d| d.name() == sheet.dataset).map_or("", |d| d.about());
            lines.push([sheet.name.clone(), about.to_owned(), sheet.rows.to_string(), sheet.cut.to_string()]);
        }
        let mut text = format!(
            "{}{}",
            frame::sheet_head(&[24, 100, 12, 12], true),
            cell::row(1, &ABOUT_HEAD.map(Cell::Head))
        );
        for (at, [name, about, rows, cut]) in (2..).zip(&lines) {
            let count = |text| cell(Kind::Int64, Some(text));
            let cells =
                [cell(Kind::Text, Some(name)), cell(Kind::Text, Some(about)), count(rows), count(cut)];
            text.push_str(&cell::row(at, &cells));
        }
        let names: Vec<&str> = left_out.iter().map(|dataset| dataset.name()).collect();
        let left_out = format!("Not in this workbook, as nobody asked for them: {}.", names.join(", "));
        let notes = NOTES.iter().copied().chain((!names.is_empty()).then_some(left_out.as_str()));
        for (at, note) in (lines.len() as u32 + 3..).zip(notes) {
            text.push_str(&cell::row(at, &[Cell::Nothing, cell(Kind::Text, Some(note))]));
        }
        text.push_str(&frame::sheet_end(None));
        text
    }

    fn file(&mut self, name: &str) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        Ok(self.zip.start_file(name, options)?)
    }
}

const ABOUT_HEAD: [&str; 4] = ["sheet", "what a row is", "rows", "texts cut"];
const NOTES: [&str; 5] = [
    "Written by gongbao export from the datasets that gongbao run made of gazettes; docs/datasets.md of gongbao explains every column.",
    "A text of more than 32 767 characters is cut and ends in …, since a cell can hold no more; the other formats have all of it.",
    "A number of more than 15 digits is text, and so is a date before March 1900: a spreadsheet would change them. Lists are JSON.",
    "A null is an empty cell. A cell that begins with =, +, - or @ is text, never a formula.",
    "A character that XML does not allow stands as U+FFFD.",
];

/// Width of each column in characters, by its name and the first rows; a Chinese character takes two.
fn widths(fields: &[&Field], rows: &Rows) -> Vec<usize> {
    const LEAST: usize = 8;
    const MOST: usize = 60;
    let width = |(at, field): (usize, &&Field)| {
        let cells = rows.rows.iter().take(SAMPLE).filter_map(|row| row.get(at)?.as_deref());
        // The arrow of the filter stands beside the name.
        let head = field.name.len() + 3;
        cells
            .map(unicode_width::UnicodeWidthStr::width)
            .chain([head])
            .max()
            .unwrap_or(LEAST)
            .clamp(LEAST, MOST)
    };
    fields.iter().enumerate().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Format;
    use std::io::Read;

    #[test]
    fn rows_go_on_in_another_sheet() {
        let desk = tempfile::TempDir::new().unwrap();
        let place = Place::begin(&desk.path().join("a.xlsx"), Format::Xlsx, false).unwrap();
        let mut book = Book::begin(place.file().unwrap(), 3, 3).unwrap();
        let run = crate::resolve::Records {
            sources: ["一", "二", "三", "四", "五"].map(crate::parse).into(),
            ..Default::default()
        };
        for dataset in crate::dataset::all() {
            let folder = desk.path().join(dataset.name());
            std::fs::create_dir(&folder).unwrap();
            crate::dataset::write(dataset.as_ref(), &run, desk.path(), "part-00000.parquet").unwrap();
        }
        let output = Output::open(desk.path(), &|_| ()).unwrap();
        book.dataset(&output, output.dataset("sources").unwrap(), place.next()).unwrap();
        let sheets: Vec<(&str, u32)> = book.sheets.iter().map(|s| (s.name.as_str(), s.rows)).collect();
        assert_eq!(sheets, [("sources", 2), ("sources (2)", 2), ("sources (3)", 1)]);
        book.finish(&[], &[]).unwrap();
        let mut archive = zip::ZipArchive::new(File::open(place.next()).unwrap()).unwrap();
        let mut text = String::new();
        archive.by_name("xl/worksheets/sheet4.xml").unwrap().read_to_string(&mut text).unwrap();
        assert!(text.contains("<autoFilter ref=\"A1:") && text.ends_with("2\"/></worksheet>"), "{text}");
    }
}
