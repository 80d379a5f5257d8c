//! Tables whose columns stand below each other, set off by two blanks or more.
//!
//! Taken for a table are three lines or more with the same columns, of which one holds numbers or the first line names
//! them. Blank lines may stand between them when as many stand between all, or below the header and above a total. A row that sums up may have few cells, and
//! its label may stand anywhere before them. Cells may go on in the line below (`wrapped`). Not taken: signatures, names in columns, titles padded with blanks, entries
//! of a table of contents.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::model::{RowKind, TableSyntax};
use crate::text::repair::{is_blank, normal};
use crate::text::words::chars;
use crate::text::{Line, Lines, Span};

use super::row::{Cell, Row};
use super::{RowRun, centred, negative, row, shape, spaced, stacked, tiered, value, wrapped};

/// A table has so many lines.
const FEWEST_LINES: usize = 3;

/// So many blank lines may stand between two rows.
const WIDEST_GAP: usize = 2;

/// A line of columns is no longer than this, in bytes.
const LONGEST_LINE: usize = 600;

/// A text on a line with the columns of the page that it takes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// Where it is printed.
    pub(super) span: Span,
    /// The columns of the page.
    pub(super) columns: Range<u32>,
}

/// Adds the runs of aligned lines between the runs already found.
pub(super) fn add_runs(text: &str, lines: &Lines, runs: &mut Vec<RowRun>) {
    let mut found = Vec::new();
    let mut start = 0;
    for taken in runs.iter().map(|run| &run.lines) {
        find(text, lines, start..taken.start, &mut found);
        spaced::find(text, lines, start..taken.start, &mut found);
        stacked::find(text, lines, start..taken.start, &mut found);
        start = taken.end;
    }
    find(text, lines, start..lines.lines.len(), &mut found);
    spaced::find(text, lines, start..lines.lines.len(), &mut found);
    stacked::find(text, lines, start..lines.lines.len(), &mut found);
    if !found.is_empty() {
        runs.append(&mut found);
        runs.sort_by_key(|run| run.lines.start);
    }
}

/// Lines that may be rows, with as many blank lines between any two of them.
struct Block {
    lines: Range<usize>,
    /// How many; `None` for one line alone.
    gap: Option<usize>,
}

fn find(text: &str, lines: &Lines, range: Range<usize>, found: &mut Vec<RowRun>) {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut block: Option<Block> = None;
    let mut row = range.start;
    for at in range {
        let line = &lines.lines[at];
        if line.is_blank() {
            continue;
        }
        if let Some(block) = block.as_mut().filter(|block| block.lines.end == at)
            && (hangs(text, line, &lines.lines[row]) || hangs(text, line, &lines.lines[block.lines.start]))
        {
            block.lines.end = at + 1;
            continue;
        }
        if segments(text, line).len() < 2 || is_caption(line.content.slice(text)) {
            blocks.extend(block.take().map(|block| block.lines));
            continue;
        }
        let (done, next) = with_line(lines, block.take(), at);
        blocks.extend(done);
        block = Some(next);
        row = at;
    }
    blocks.extend(block.map(|block| block.lines));
    let mut rest = &blocks[..];
    while !rest.is_empty() {
        let (run, taken) = first_table(text, lines, rest);
        found.extend(run);
        rest = &rest[taken..];
    }
}

/// The table that begins with the first block, or those within it, and how many blocks it takes up; blank lines may set apart its header and the
/// row that sums up.
fn first_table(text: &str, lines: &Lines, blocks: &[Range<usize>]) -> (Vec<RowRun>, usize) {
    let near = |at: usize| {
        let (Some(above), Some(below)) = (blocks.get(at), blocks.get(at + 1)) else { return false };
        below.start - above.end <= WIDEST_GAP
            && lines.lines[above.end..below.start].iter().all(Line::is_blank)
            && lines.lines[above.start].page == lines.lines[below.start].page
    };
    let one = |at: usize| blocks.get(at).is_some_and(|block| block.len() == 1);
    let row = |at: usize| segments(text, &lines.lines[blocks[at].start]);
    let is_header = || {
        let row = row(0);
        let texts: Vec<&str> = row.iter().map(|s| s.span.slice(text)).collect();
        negative::is_header_like(&texts)
    };
    let body = usize::from(one(0) && near(0) && is_header());
    let total = usize::from(one(body + 1) && near(body) && sums_up(text, &row(body + 1)));
    let whole = |until: usize| {
        table(text, lines, blocks[0].start..blocks[until].end).map(|run| (vec![run], until + 1))
    };
    let summed = if total > 0 { whole(body + 1) } else { None };
    let headed = || if body > 0 { whole(body) } else { None };
    summed.or_else(headed).unwrap_or_else(|| (block_table(text, lines, blocks[0].clone()), 1))
}

/// `表2  水利工程`: no row, though a wide blank stands in it.
fn is_caption(content: &str) -> bool {
    let number = content.strip_prefix("附表").or_else(|| content.strip_prefix('表'));
    number.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit() || chars!("一二三四五六七八九十").has(c))
    })
}

/// The block to which the line at `at` belongs, and the lines of the one that ends before it.
fn with_line(lines: &Lines, block: Option<Block>, at: usize) -> (Option<Range<usize>>, Block) {
    let alone = |start: usize| Block { lines: start..at + 1, gap: (start < at).then(|| at - start - 1) };
    let Some(Block { lines: before, gap: usual }) = block else { return (None, alone(at)) };
    let (last, gap) = (before.end - 1, at - before.end);
    if gap > WIDEST_GAP || lines.lines[last].page != lines.lines[at].page {
        return (Some(before), alone(at));
    }
    match usual {
        // The last line stands nearer to this one than to those above it.
        Some(usual) if gap < usual => (Some(before.start..last - usual), alone(last)),
        Some(usual) if gap > usual => (Some(before), alone(at)),
        _ => (None, Block { lines: before.start..at + 1, gap: Some(gap) }),
    }
}

/// True for a line whose texts stand below texts of the row above, and none below the first of them: ends of cells.
fn hangs(text: &str, line: &Line, row: &Line) -> bool {
    const FEWEST_BLANKS: usize = 3;
    let body = row::body(text, line);
    if line.page != row.page || line.content.start() - body.start() < FEWEST_BLANKS {
        return false;
    }
    let (texts, row) = (texts(text, line), texts(text, row));
    let Some((first, others)) = row.split_first() else { return false };
    let middle = |columns: &Range<u32>| (columns.start + columns.end) / 2;
    let below = |text: &Segment| {
        let near = |upper: &Segment| {
            upper.columns.start.abs_diff(text.columns.start) <= 2
                || middle(&upper.columns).abs_diff(middle(&text.columns)) <= 1
        };
        text.columns.start >= first.columns.end && others.iter().any(near)
    };
    !texts.is_empty() && texts.iter().all(below)
}

/// The texts of a line between gaps of two blanks or more; none when the line cannot be a row.
fn segments(text: &str, line: &Line) -> Vec<Segment> {
    let content = line.content.slice(text);
    let gapped = content.contains("  ") || content.contains('　');
    if gapped { texts(text, line) } else { Vec::new() }
}

/// The texts of a line between gaps of two blanks or more, also one alone.
fn texts(text: &str, line: &Line) -> Vec<Segment> {
    let body = row::body(text, line);
    let printed = body.slice(text);
    if body.len() > LONGEST_LINE || line.heading > 0 || line.content.slice(text).contains('\t') {
        return Vec::new();
    }
    let mut segments: Vec<Segment> = Vec::new();
    let (mut column, mut blanks) = (0, 2);
    for (at, c) in printed.char_indices() {
        let width = c.width_cjk().unwrap_or(0) as u32;
        let (start, end) = (body.start() + at, body.start() + at + c.len_utf8());
        if is_blank(c) {
            blanks += 1;
        } else {
            match segments.last_mut().filter(|_| blanks < 2) {
                Some(last) => {
                    last.span = Span::new(last.span.start(), end);
                    last.columns.end = column + width;
                }
                None => {
                    segments.push(Segment { span: Span::new(start, end), columns: column..column + width })
                }
            }
            blanks = 0;
        }
        column += width;
    }
    join_names(text, &mut segments);
    segments
}

/// Puts the name of a column together whose two characters are set apart: `指  标`.
fn join_names(text: &str, segments: &mut Vec<Segment>) {
    const WIDEST: u32 = 4;
    let single = |segment: &Segment| segment.span.len() == '一'.len_utf8();
    let mut at = 1;
    while at < segments.len() {
        let (first, second) = (&segments[at - 1], &segments[at]);
        let near = single(first) && single(second) && second.columns.start - first.columns.end <= WIDEST;
        if near && shape::is_name_of_column(&normal(first.span.cover(second.span).slice(text))) {
            let second = segments.remove(at);
            segments[at - 1].span = segments[at - 1].span.cover(second.span);
            segments[at - 1].columns.end = second.columns.end;
        } else {
            at += 1;
        }
    }
}

/// The table of a block. Where blank lines stand between all lines, the first may be its caption; lines that hang and are
/// no ends of cells stand between tables.
fn block_table(text: &str, lines: &Lines, block: Range<usize>) -> Vec<RowRun> {
    let second = (block.start + 1..block.end).find(|&at| !lines.lines[at].is_blank());
    let below = second.filter(|&second| second > block.start + 1).map(|second| second..block.end);
    let whole =
        table(text, lines, block.clone()).or_else(|| below.and_then(|below| table(text, lines, below)));
    if let Some(run) = whole {
        return vec![run];
    }
    let stops = |at: &usize| !lines.lines[*at].is_blank() && segments(text, &lines.lines[*at]).len() < 2;
    let mut start = block.start;
    let mut runs = Vec::new();
    for stop in block.clone().filter(stops) {
        runs.extend(table(text, lines, start..stop));
        start = stop + 1;
    }
    if start > block.start {
        runs.extend(table(text, lines, start..block.end));
    }
    runs
}

fn table(text: &str, lines: &Lines, block: Range<usize>) -> Option<RowRun> {
    let printed = block_segments(text, lines, block.clone());
    if printed.len() < FEWEST_LINES {
        return None;
    }
    if tiered::read(text, &printed).is_some() {
        return Some(RowRun { lines: block, syntax: TableSyntax::Aligned });
    }
    let cells = without_labels(text, &printed);
    let bands = bands(&cells);
    if is_centred(text, &printed, &bands) {
        return Some(RowRun { lines: block, syntax: TableSyntax::Aligned });
    }
    let rests = rests(text, &printed, &bands);
    let whole = |(row, rest): (&Vec<Segment>, &bool)| (!rest).then(|| row.clone());
    let rows: Vec<Vec<Segment>> = printed.iter().zip(&rests).filter_map(whole).collect();
    if rows.len() < FEWEST_LINES {
        return None;
    }
    let texts: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(|s| s.span.slice(text)).collect()).collect();
    let unsummed = rows.iter().filter(|row| !sums_up(text, row)).count();
    let body = without_labels(text, &rows);
    let own_bands = printed.iter().all(|row| band_indices(row, &bands).is_sorted_by(|a, b| a < b));
    let full = |row: &&Vec<Segment>| row.len() * 2 > bands.len() && !sums_up(text, row);
    let full = rows.iter().filter(full).count() == unsummed && unsummed > 1;
    let headed = negative::is_header_like(&texts[0]);
    let plain = |cell: &&str| !cell.contains(['。', '…', '：', ':']) && !cell.contains("...");
    let plain = texts.iter().flatten().all(plain);
    let numbers = (0..bands.len()).any(|band| holds_numbers(text, &body, &bands, band));
    let evidence = if bands.len() > 2 { headed || numbers } else { headed && numbers };
    let aligned = (0..bands.len()).all(|band| is_aligned(&cells, &bands, band));
    let is_table = bands.len() > 1 && own_bands && full && plain && evidence && aligned;
    (is_table && !negative::is_no_table(&texts))
        .then_some(RowRun { lines: block, syntax: TableSyntax::Aligned })
}

fn block_segments(text: &str, lines: &Lines, block: Range<usize>) -> Vec<Vec<Segment>> {
    let lines = lines.lines[block].iter().filter(|line| !line.is_blank());
    lines.map(|line| texts(text, line)).collect()
}

/// True for a row that sums up: `合计`, `小计`.
pub(super) fn sums_up(text: &str, row: &[Segment]) -> bool {
    row.first().is_some_and(|label| shape::row_kind(&normal(label.span.slice(text))) != RowKind::Data)
}

/// The rows without the labels of those that sum up, which may be centred over several columns.
pub(super) fn without_labels(text: &str, rows: &[Vec<Segment>]) -> Vec<Vec<Segment>> {
    rows.iter().map(|row| row[usize::from(sums_up(text, row))..].to_vec()).collect()
}

/// The columns of the page which any text takes up, joined where they overlap.
pub(super) fn bands(rows: &[Vec<Segment>]) -> Vec<Range<u32>> {
    let mut all: Vec<Range<u32>> = rows.iter().flatten().map(|s| s.columns.clone()).collect();
    all.sort_by_key(|columns| columns.start);
    let mut bands: Vec<Range<u32>> = Vec::new();
    for columns in all {
        match bands.last_mut().filter(|last| columns.start < last.end) {
            Some(last) => last.end = last.end.max(columns.end),
            None => bands.push(columns),
        }
    }
    bands
}

fn band_of(segment: &Segment, bands: &[Range<u32>]) -> usize {
    bands.partition_point(|band| band.end <= segment.columns.start)
}

pub(super) fn band_indices(row: &[Segment], bands: &[Range<u32>]) -> Vec<usize> {
    row.iter().map(|segment| band_of(segment, bands)).collect()
}

fn in_band<'a>(
    rows: &'a [Vec<Segment>],
    bands: &'a [Range<u32>],
    band: usize,
) -> impl Iterator<Item = &'a Segment> {
    rows.iter().flatten().filter(move |segment| band_of(segment, bands) == band)
}

/// True when most texts of a column below the first line are numbers.
pub(super) fn holds_numbers(text: &str, rows: &[Vec<Segment>], bands: &[Range<u32>], band: usize) -> bool {
    let cells: Vec<bool> = in_band(&rows[1..], bands, band)
        .map(|segment| value::value(&normal(segment.span.slice(text))).is_some())
        .collect();
    cells.len() > 1 && cells.iter().filter(|number| **number).count() * 2 > cells.len()
}

/// True when the texts of a column below the first line begin or end at one place, or have one middle.
fn is_aligned(rows: &[Vec<Segment>], bands: &[Range<u32>], band: usize) -> bool {
    let places: Vec<Range<u32>> = in_band(&rows[1..], bands, band).map(|s| s.columns.clone()).collect();
    let near = |place: fn(&Range<u32>) -> u32| {
        let all = places.iter().map(place);
        all.clone().max().unwrap_or(0) - all.min().unwrap_or(0) <= 2
    };
    near(|p| p.start) || near(|p| p.end) || near(|p| (p.start + p.end) / 2)
}

/// Which lines hold the ends of cells of the line above.
fn rests(text: &str, printed: &[Vec<Segment>], bands: &[Range<u32>]) -> Vec<bool> {
    if printed.windows(2).all(|pair| pair[1].len() >= pair[0].len()) {
        return vec![false; printed.len()];
    }
    let rows: Vec<Row> = printed.iter().map(|row| cells(text, row, bands, 0)).collect();
    let header = usize::from(is_header(&rows[0]));
    let mut rests = vec![false; header];
    rests.extend(wrapped::rests(&rows[header..]));
    rests
}

/// True for rows whose numbers stand between their lines, below names of columns.
fn is_centred(text: &str, printed: &[Vec<Segment>], bands: &[Range<u32>]) -> bool {
    let more = printed.windows(2).any(|pair| pair[1].len() > pair[0].len());
    if !more || bands.len() < 3 || printed[0].len() != bands.len() {
        return false;
    }
    let lines: Vec<Row> = printed.iter().map(|row| cells(text, row, bands, 0)).collect();
    let own_bands = printed.iter().all(|row| band_indices(row, bands).is_sorted_by(|a, b| a < b));
    own_bands && is_header(&lines[0]) && centred::groups(&lines[1..]).is_some()
}

fn is_header(row: &Row) -> bool {
    negative::is_header_like(&row.texts().collect::<Vec<_>>())
}

/// The rows of a run of aligned lines.
pub(super) fn rows(text: &str, lines: &Lines, range: Range<usize>, piece: usize) -> Vec<Row> {
    if stacked::begins(text, &lines.lines[range.start]) {
        return stacked::rows(text, lines, range, piece);
    }
    if spaced::is_header(text, &lines.lines[range.start])
        || spaced::is_spaced(text, &lines.lines[range.start])
    {
        return spaced::rows(text, lines, range, piece);
    }
    let printed = block_segments(text, lines, range);
    if let Some(header) = tiered::read(text, &printed) {
        let tiers = header.rows.iter().map(|row| cells_at(text, row, header.bands.len(), piece));
        let body = printed[header.rows.len()..].iter().map(|row| cells(text, row, &header.bands, piece));
        return tiers.chain(body).collect();
    }
    let bands = bands(&without_labels(text, &printed));
    let mut rows: Vec<Row> = printed.iter().map(|row| cells(text, row, &bands, piece)).collect();
    let body = rows.split_off(usize::from(rows.first().is_some_and(is_header)));
    match centred::groups(&body) {
        Some(groups) => rows.extend(centred::join(text, &body, &groups)),
        None => rows.extend(wrapped::join(text, body)),
    }
    rows
}

/// A row of texts in given columns of the table.
fn cells_at(text: &str, row: &[(usize, Segment)], columns: usize, piece: usize) -> Row {
    let mut at = row.first().map_or(0, |(_, segment)| segment.span.start());
    let cell = |column| match row.iter().find(|(own, _)| *own == column) {
        Some((_, segment)) => {
            at = segment.span.end();
            Cell::new(text, vec![segment.span])
        }
        None => Cell::empty(at),
    };
    Row { cells: (0..columns).map(cell).collect(), piece, bare: false }
}

fn cells(text: &str, row: &[Segment], bands: &[Range<u32>], piece: usize) -> Row {
    let mut segments = row.iter().peekable();
    let mut at = row.first().map_or(0, |segment| segment.span.start());
    let mut cells = Vec::with_capacity(bands.len());
    for band in 0..bands.len() {
        match segments.next_if(|segment| band_of(segment, bands) == band) {
            Some(segment) => {
                at = segment.span.end();
                cells.push(Cell::new(text, vec![segment.span]));
            }
            None => cells.push(Cell::empty(at)),
        }
    }
    Row { cells, piece, bare: false }
}
