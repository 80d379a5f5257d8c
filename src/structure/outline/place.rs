//! Where a label belongs: the parent of each unit, from the labels before and behind it.
//!
//! The rules, first match wins; below a Markdown heading without a number they hold for what stands under it, and such
//! headings stand under those of a higher level:
//! 1. a decimal label stands under the label that its own begins with;
//! 2. 编, 章, 节 and 条 stand in this order, whatever lies between; 第一部分 and those behind it also inside a unit whose list
//!    goes on behind them;
//! 3. a label whose number goes on with an open list of its style is the next of that list;
//! 4. a list that starts again stands inside the unit when the open list goes on behind it, else beside it;
//! 5. a new style stands inside the unit, except where it outranks it and the unit's list does not go on behind it.

use super::Labelled;
use crate::model::SectionStyle as S;

/// Order in which styles usually nest; equal ranks share a list.
fn rank(style: S) -> usize {
    match style {
        S::Part => 0,
        S::Chapter => 1,
        S::Section => 2,
        S::Article => 3,
        S::HanComma | S::Decimal => 4,
        S::HanParen => 5,
        S::Box | S::Unnumbered => 6,
        S::ArabicDot | S::ArabicComma => 7,
        S::ArabicParen | S::Item => 8,
        S::Circled => 9,
        S::Dash => 10,
        S::HanShi | S::Other => 11,
    }
}

/// Rank of a label: a part of a letter stands around all that is numbered.
fn rank_of(label: &Labelled) -> usize {
    match label {
        Labelled { outer: Some(beside), .. } => rank(*beside),
        _ if is_decimal(label) => rank(S::Decimal),
        _ => rank(label.style),
    }
}

/// True for a Markdown heading without a number.
fn is_marked(label: &Labelled) -> bool {
    label.level > 0 && label.style == S::Unnumbered
}

/// True for `2.1`, and for `2.` above it.
fn is_decimal(label: &Labelled) -> bool {
    label.style == S::Decimal || !label.parts.is_empty()
}

const RANKS: usize = 12;

/// Styles that are one list: `1.` and `1、` may take turns, `专栏` and an organ's name may not.
fn same_list(a: S, b: S) -> bool {
    a == b || matches!((a, b), (S::ArabicDot, S::ArabicComma) | (S::ArabicComma, S::ArabicDot))
}

/// The labels of a scope with what lies behind each.
pub(super) struct Places<'a> {
    labels: &'a [Labelled],
    /// For each label and rank, the next label of that rank behind it.
    next: Vec<[u32; RANKS]>,
}

/// A unit that is open, by index of its label.
type Stack = Vec<usize>;

impl<'a> Places<'a> {
    pub(super) fn new(labels: &'a [Labelled]) -> Self {
        let mut next = vec![[u32::MAX; RANKS]; labels.len()];
        let mut seen = [u32::MAX; RANKS];
        for i in (0..labels.len()).rev() {
            next[i] = seen;
            seen[rank_of(&labels[i])] = i as u32;
        }
        Self { labels, next }
    }

    /// The parent of each label.
    pub(super) fn parents(&self) -> Vec<Option<usize>> {
        let mut stack: Stack = Vec::new();
        let mut parents = Vec::with_capacity(self.labels.len());
        for i in 0..self.labels.len() {
            let keep = self.keep(&stack, i);
            stack.truncate(keep);
            parents.push(stack.last().copied());
            stack.push(i);
        }
        parents
    }

    /// How many open units stay open around label `i`.
    fn keep(&self, stack: &[usize], i: usize) -> usize {
        let label = &self.labels[i];
        if is_marked(label) {
            return self.keep_marked(stack, i);
        }
        let stack = &stack[..self.above_level(stack, i)];
        if let Some(outer) = self.around(stack, i) {
            return outer + self.keep(&stack[outer..], i);
        }
        if is_decimal(label) {
            return stack.iter().position(|&o| !self.is_prefix(o, i)).unwrap_or(stack.len());
        }
        if rank_of(label) <= rank(S::Article) {
            return self.keep_statute(stack, i);
        }
        let same: Vec<usize> = (0..stack.len())
            .rev()
            .filter(|&p| {
                let open = &self.labels[stack[p]];
                same_list(open.style, label.style) && !is_decimal(open)
            })
            .take(8)
            .collect();
        if same.is_empty() { self.keep_new(stack, i) } else { self.keep_same(stack, i, &same) }
    }

    /// How many open units stay open around a heading without a number: those of headings above its level, and units
    /// whose list goes on behind it.
    fn keep_marked(&self, stack: &[usize], i: usize) -> usize {
        let around = |&&o: &&usize| match self.labels[o].level {
            0 => self.list_goes_on(o, i),
            level => level < self.labels[i].level,
        };
        stack.iter().take_while(around).count()
    }

    /// How many open units come before a heading without a number that label `i`, itself a heading, does not stand under.
    fn above_level(&self, stack: &[usize], i: usize) -> usize {
        let level = self.labels[i].level;
        let closes = |&o: &usize| is_marked(&self.labels[o]) && self.labels[o].level >= level;
        (level > 0).then(|| stack.iter().position(closes)).flatten().unwrap_or(stack.len())
    }

    /// How many open units stand around all that is numbered below the innermost heading without a number around label `i`.
    fn around(&self, stack: &[usize], i: usize) -> Option<usize> {
        let label = &self.labels[i];
        if rank_of(label) < rank(S::Article) {
            return None;
        }
        let at = stack.iter().rposition(|&o| {
            let open = &self.labels[o];
            is_marked(open) && (label.level == 0 || open.level < label.level)
        })?;
        let goes_on = |&o: &usize| {
            let open = &self.labels[o];
            same_list(open.style, label.style) && open.number.map(|n| n + 1) == label.number
        };
        let outer = stack[..at].iter().any(goes_on) && !stack[at..].iter().any(goes_on);
        (!outer).then_some(at + 1)
    }

    fn is_prefix(&self, open: usize, i: usize) -> bool {
        let (a, b) = (&self.labels[open], &self.labels[i].parts);
        !is_decimal(a) && rank_of(a) < rank(S::Decimal)
            || is_decimal(a) && a.parts.len() < b.len() && b.starts_with(&a.parts)
    }

    fn keep_statute(&self, stack: &[usize], i: usize) -> usize {
        let own = rank_of(&self.labels[i]);
        if own == rank(S::Part) && self.labels[i].outer.is_none() {
            let next = |&o: &usize| {
                let open = &self.labels[o];
                open.style == S::Part && open.number.map(|n| n + 1) == self.labels[i].number
            };
            // Parts of what stands in a unit whose list goes on behind them.
            let goes_on = |&o: &usize| rank_of(&self.labels[o]) > rank(S::Article) && self.list_goes_on(o, i);
            if let Some(p) = stack.iter().rposition(next) {
                return p;
            }
            if self.labels[i].number == Some(1) && stack.iter().any(goes_on) {
                return stack.len();
            }
        }
        // An article quoted below 一、 of a decision stands inside it.
        let quoted = self.labels[i].style == S::Article
            && stack.first().is_some_and(|&o| self.labels[o].style == S::HanComma);

        stack
            .iter()
            .take_while(|&&o| rank_of(&self.labels[o]) < own || quoted && self.labels[o].style == S::HanComma)
            .count()
    }

    fn keep_same(&self, stack: &[usize], i: usize, same: &[usize]) -> usize {
        let number = self.labels[i].number;
        let open = |p: usize| self.labels[stack[p]].number;
        let goes_on =
            |p: &&usize| matches!((open(**p), number), (Some(a), Some(b)) if b == a + 1) || number.is_none();
        if let Some(&p) = same.iter().find(goes_on) {
            return p;
        }
        let nearest = same[0];
        let restarts = number == Some(1) && open(nearest).is_some_and(|n| n >= 1);
        if restarts && self.list_goes_on(stack[nearest], i) { stack.len() } else { nearest }
    }

    fn keep_new(&self, stack: &[usize], i: usize) -> usize {
        let own = rank_of(&self.labels[i]);
        let Some(p) = stack.iter().position(|&o| rank_of(&self.labels[o]) > own) else {
            return stack.len();
        };
        let numbered = self.labels[i].number.is_some_and(|n| n == 1);
        if numbered && self.list_goes_on(stack[p], i) { stack.len() } else { p }
    }

    /// True when the list of `open` goes on behind label `i`, before a unit that outranks it.
    fn list_goes_on(&self, open: usize, i: usize) -> bool {
        let list = rank_of(&self.labels[open]);
        let next = self.next[i][list] as usize;
        let Some(label) = self.labels.get(next) else { return false };
        let own = rank_of(&self.labels[i]);
        let outranked = (0..list.min(own)).any(|r| (self.next[i][r] as usize) < next);
        let wanted = self.labels[open].number.map(|n| n + 1);
        if list == own {
            // The inner list has the same style: look past its own run.
            return !outranked && self.resumes(next, list, wanted, i);
        }
        !outranked && label.number == wanted
    }

    /// Past the inner list that starts behind `i`, its style comes again with the number `wanted`.
    fn resumes(&self, mut next: usize, list: usize, wanted: Option<u32>, i: usize) -> bool {
        let mut expected = self.labels[i].number.map_or(2, |n| n + 1);
        for _ in 0..64 {
            let Some(label) = self.labels.get(next) else { return false };
            if label.number == Some(expected) && Some(expected) != wanted {
                expected += 1;
            } else {
                return label.number == wanted && wanted != Some(2);
            }
            next = self.next[next][list] as usize;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::label::label;

    /// Labels, separated by blanks, and the depths that they get; `##一、` is a heading, `##` one without a number.
    fn check(text: &str, expected: &[usize]) {
        let labels: Vec<Labelled> = text
            .split(' ')
            .enumerate()
            .map(|(node, word)| {
                let bare = word.trim_start_matches('#');
                let line = format!("{bare}甲乙丙");
                let read = label(&line).ok().map(|(_, l)| l);
                assert!(read.is_some() || bare.is_empty(), "{word}");
                Labelled {
                    node,
                    style: read.as_ref().map_or(S::Unnumbered, |l| l.style),
                    number: read.as_ref().and_then(|l| l.number),
                    inserted: read.as_ref().and_then(|l| l.inserted),
                    parts: read.map(|l| l.parts).unwrap_or_default(),
                    label: word.len(),
                    outer: None,
                    level: (word.len() - bare.len()) as u8,
                }
            })
            .collect();
        let parents = Places::new(&labels).parents();
        let mut depths = vec![0; labels.len()];
        for (i, parent) in parents.iter().enumerate() {
            depths[i] = parent.map_or(1, |p| depths[p] + 1);
        }
        assert_eq!(depths, expected, "{text}");
    }

    #[test]
    fn depth_follows_from_nesting() {
        check("一、 （一） （二） 二、 （一） 1. 2. （二） 三、", &[1, 2, 2, 1, 2, 3, 3, 2, 1]);
        check("一、 1. 2. 二、 1. （1） （2） 2.", &[1, 2, 2, 1, 2, 3, 3, 2]);
        check("1. （一） （二） 2. （一） 3.", &[1, 2, 2, 1, 2, 1]);
        check("1. （1） （2） 2.", &[1, 2, 2, 1]);
    }

    #[test]
    fn items_that_run_through_keep_their_place() {
        check("一、 （一） 1. 2. （二） 3. 4. 二、 5.", &[1, 2, 3, 3, 2, 3, 3, 1, 2]);
    }

    #[test]
    fn statutes() {
        check(
            "第一章 第一条 （一） （二） 第二条 第二章 第三条 1、 2、 第四条",
            &[1, 2, 3, 3, 2, 1, 2, 3, 3, 2],
        );
        check("第一条 一、 二、 第二条", &[1, 2, 2, 1]);
    }

    #[test]
    fn parts() {
        check("第一部分 一、 二、 第二部分 三、 （一） 第三部分", &[1, 2, 2, 1, 2, 3, 1]);
        check("一、 （一） 第一部分 第二部分 （二） 第一部分 1. 第二部分 二、", &[1, 2, 3, 3, 2, 3, 4, 3, 1]);
        check("一、 二、 第一部分 一、 二、 第二部分 一、", &[1, 1, 1, 2, 2, 1, 2]);
        check("第一编 第一章 第一条 第二编 第二章 第二条", &[1, 2, 3, 1, 2, 3]);
    }

    #[test]
    fn headings_without_a_number() {
        check("## 一、 二、 ## 一、 二、", &[1, 2, 2, 1, 2, 2]);
        check("## ### 1. 2. ### 1. ##", &[1, 2, 3, 3, 2, 3, 1]);
        check("##一、 ### （一） ### ##二、 ###", &[1, 2, 3, 2, 1, 2]);
        check("## ##1. ##2. ##第一章 第一条 ## 第二条", &[1, 1, 1, 1, 2, 1, 2]);
        check("一、 ## 1. 2. 二、 三、", &[1, 2, 3, 3, 1, 1]);
        check("## ###第一章 第一条 ###第二章 第二条", &[1, 1, 2, 1, 2]);
    }

    #[test]
    fn boxes_stand_beside_inner_lists() {
        check("一、 （一） 专栏1 （二） 1. 2. 专栏2 （三）", &[1, 2, 3, 2, 3, 3, 3, 2]);
    }
}
