//! [`Clauses`]: the statements, sentences and clauses of a repaired paragraph, and the brackets between them.
//!
//! `甲局牵头，乙局（见附件，略）配合；丙局参加。` is one statement of two sentences; the first has two clauses, of which the
//! second reaches over the bracket, and the bracket holds two clauses of its own. Titles and quotes are never cut.

use std::ops::Range;

/// A stretch between two commas, colons, semicolons or full stops, or inside a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Where it stands, without the mark that ends it.
    pub(super) range: Range<usize>,
    /// The mark that ends it; a blank at the end of the text and of a bracket.
    pub(super) end: char,
    /// The clause before it in the same sentence, or in the same bracket.
    pub(super) previous: Option<usize>,
    /// Inside of the bracket in which it stands.
    pub(super) bracket: Option<Range<usize>>,
    /// The `；` sentence around it, outside of all brackets.
    pub(super) sentence: usize,
    /// The `。` statement around it, outside of all brackets.
    pub(super) statement: usize,
}

/// The clauses of one text.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// The clauses, by their starts; one in a bracket comes behind the one around the bracket.
    pub(super) clauses: Vec<Clause>,
    /// The sentences, with the marks that end them.
    pub(super) sentences: Vec<Range<usize>>,
    /// The statements, with the marks that end them.
    pub(super) statements: Vec<Range<usize>>,
    /// From each place on the clause that holds it.
    runs: Vec<(usize, usize)>,
    /// Inside of titles and quotes.
    names: Vec<Range<usize>>,
}

impl Clauses {
    /// Reads `text` once.
    pub(super) fn new(text: &str) -> Self {
        let pairs = pairs(text);
        let mut pass = Pass::default();
        let mut pairs = pairs.iter().peekable();
        let mut name_end = 0;
        pass.open(0, None);
        for (at, c) in text.char_indices() {
            let next = at + c.len_utf8();
            let pair = pairs.next_if(|p| p.start == at);
            if at < name_end {
                continue;
            }
            match pair {
                Some(pair) if matches!(c, '（' | '【' | '［' | '〔') => {
                    pass.open(next, Some(next..pair.end))
                }
                Some(pair) => {
                    name_end = pair.end;
                    pass.done.names.push(pair.clone());
                }
                None if matches!(c, '）' | '】' | '］' | '〕') && pass.closes(at) => pass.close(at, next),
                None => pass.mark(at, c, next),
            }
        }
        pass.finish(text.len())
    }

    /// The clause that holds `at`.
    pub(super) fn at(&self, at: usize) -> Option<usize> {
        let i = self.runs.partition_point(|run| run.0 <= at).checked_sub(1)?;
        self.runs.get(i).map(|run| run.1)
    }

    /// True inside a title or a quotation.
    pub(super) fn in_name(&self, at: usize) -> bool {
        let i = self.names.partition_point(|n| n.end <= at);
        self.names.get(i).is_some_and(|n| n.start <= at)
    }
}

/// The state of the reading: the clauses that are open, the innermost last.
#[derive(Default)]
struct Pass {
    done: Clauses,
    open: Vec<usize>,
    sentence_start: usize,
    statement_start: usize,
}

impl Pass {
    fn open(&mut self, at: usize, bracket: Option<Range<usize>>) {
        self.begin(at, None, bracket);
    }

    fn begin(&mut self, at: usize, previous: Option<usize>, bracket: Option<Range<usize>>) {
        let id = self.done.clauses.len();
        self.done.clauses.push(Clause {
            range: at..at,
            end: ' ',
            previous,
            bracket,
            sentence: self.done.sentences.len(),
            statement: self.done.statements.len(),
        });
        self.open.push(id);
        self.done.runs.push((at, id));
    }

    fn end(&mut self, at: usize, mark: char) -> Option<usize> {
        let id = self.open.pop()?;
        let clause = &mut self.done.clauses[id];
        clause.range.end = at.max(clause.range.start);
        clause.end = mark;
        Some(id)
    }

    fn closes(&self, at: usize) -> bool {
        let inner = self.open.last().and_then(|&id| self.done.clauses[id].bracket.as_ref());
        inner.is_some_and(|b| b.end == at)
    }

    fn close(&mut self, at: usize, next: usize) {
        self.end(at, ' ');
        if let Some(&outer) = self.open.last() {
            self.done.runs.push((next, outer));
        }
    }

    fn mark(&mut self, at: usize, c: char, next: usize) {
        if !matches!(c, '，' | '：' | '；' | '。' | '！' | '？' | '\n') {
            return;
        }
        let outside = self.open.len() == 1;
        let stop = outside && matches!(c, '。' | '！' | '？' | '\n');
        let ended = self.end(at, c);
        let bracket = ended.and_then(|id| self.done.clauses[id].bracket.clone());
        if stop {
            self.done.statements.push(self.statement_start..next);
            self.statement_start = next;
        }
        if stop || outside && c == '；' {
            self.done.sentences.push(self.sentence_start..next);
            self.sentence_start = next;
        }
        let previous = ended.filter(|_| !matches!(c, '；' | '。' | '！' | '？' | '\n'));
        self.begin(next, previous, bracket);
    }

    fn finish(mut self, end: usize) -> Clauses {
        while self.end(end, ' ').is_some() {}
        self.done.sentences.push(self.sentence_start..end);
        self.done.statements.push(self.statement_start..end);
        self.done
    }
}

/// So many bytes may stand between two brackets or quotes: what is longer was not closed where it seems to be.
const LONGEST_PAIR: usize = 3000;

/// From each bracket, title or quote that is closed to its closing mark, by their starts.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut pairs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '（' | '《' | '“' => open.push((at, c)),
            '）' | '》' | '”' | '"' => {
                let opener = match c {
                    '）' => '（',
                    '》' => '《',
                    _ => '“',
                };
                // An opening mark that something else closes over was never closed; eight levels are enough.
                let depth = open.iter().rev().take(8).position(|o| o.1 == opener);
                if let Some(depth) = depth {
                    open.truncate(open.len() - depth);
                    pairs.extend(open.pop().filter(|o| at - o.0 <= LONGEST_PAIR).map(|(start, _)| start..at));
                }
            }
            _ => {}
        }
    }
    pairs.sort_by_key(|p| p.start);
    if let Some(last) =
        last_bracket(text).filter(|last| pairs.last().is_none_or(|pair| pair.start < last.start))
    {
        pairs.push(last);
    }
    pairs
}

/// A bracket of another kind with which a text ends, and which holds a date: `改造泵站2座。【区水利局；2021年6月底前】`.
fn last_bracket(text: &str) -> Option<Range<usize>> {
    let inner = text.trim_end_matches('。');
    let open = match inner.chars().next_back()? {
        '】' => '【',
        '］' => '［',
        '〕' => '〔',
        _ => return None,
    };
    let end = inner.len() - open.len_utf8();
    let start = inner[..end].rfind(open).filter(|&start| start > 0 && end - start <= LONGEST_PAIR)?;
    inner[start..end].contains(['年', '月']).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        Clauses::new(text).clauses.into_iter().map(|c| &text[c.range]).collect()
    }

    #[test]
    fn clauses_of_sentences_and_brackets() {
        let text = "甲局牵头，乙局（见附件，略）配合；丙局参加。见《甲，乙》";
        assert_eq!(
            shown(text),
            ["甲局牵头", "乙局（见附件，略）配合", "见附件", "略", "丙局参加", "见《甲，乙》"]
        );
        let read = Clauses::new(text);
        let sentences: Vec<&str> = read.sentences.iter().map(|r| &text[r.clone()]).collect();
        assert_eq!(sentences, ["甲局牵头，乙局（见附件，略）配合；", "丙局参加。", "见《甲，乙》"]);
        let inner = read.at(text.find("略").unwrap()).unwrap();
        assert_eq!(&text[read.clauses[inner].bracket.clone().unwrap()], "见附件，略");
        let outer = read.at(text.find("配合").unwrap()).unwrap();
        assert_eq!(read.clauses[outer].previous, Some(0));
        assert!(read.in_name(text.rfind('，').unwrap()));
    }

    #[test]
    fn a_bracket_of_another_kind_may_end_a_text() {
        let ends = "修渠。【甲局，6月底前】。";
        assert_eq!(shown(ends)[1..3], ["【甲局，6月底前】", "甲局"]);
        assert_eq!(shown("见〔2021〕3号，修渠。【甲局，乙局】").len(), 4);
    }

    #[test]
    fn open_brackets_change_nothing() {
        assert_eq!(shown("甲（乙，丙"), ["甲（乙", "丙"]);
        assert_eq!(shown("甲）乙，丙"), ["甲）乙", "丙"]);
        for unit in ["（", "“（", "，", "（）", "《"] {
            assert!(!Clauses::new(&unit.repeat(100_000)).statements.is_empty());
        }
    }
}
