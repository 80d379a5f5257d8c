//! Duty sentences: an organ as the subject of what has to be done.
//!
//! ```text
//! 区财政局要确保资金及时足额拨付到位
//! 2021年8月底前，国家体育总局建立场馆名录
//! 生态环境部会同财政部、商务部等部门筛选确定
//! 由市教委牵头制定实施细则
//! 领导小组办公室设在区粮食局，负责日常工作
//!
//! sentence = [ lead ] [ "由" | "请" ] organs { "会同" organs } follow
//! lead     = time | "同时" | "其中" | …            ended by "，" or not
//! follow   = modal | duty verb | [ manner ] verb
//! ```
//! At the start of a sentence, or behind a time, any verb of the table will do; behind a comma inside a sentence a modal
//! or a duty verb is needed. Organs by function (`教育部门`, `有关单位`) may stand in the list, but are not given back.
//! Not duties: permissions (`可结合实际调整`), `由…负责解释`, what is past (`研究提出了`), rules for persons.

use std::ops::Range;

use super::follow::{Force, follow, starts_follow};
use super::place::places;
use super::proper::Kind;
use super::role;
use super::subject::{
    Subject, all_organs, ends_like_organs, organs_before_verb, own, place, subject, with_us,
};
use super::told::{is_done, is_issue, is_past, names_case, only_explains, tells_of};
use super::when::{circumstance, is_circumstance, time};
use crate::model::Role;
use crate::text::words::{WordList, chars, words};

/// A duty that a sentence lays on organs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The role that the verb gives.
    pub role: Role,
    /// The verb or modal.
    pub wording: Range<usize>,
    /// The organs of their own name, and collectives.
    pub organs: Vec<Range<usize>>,
    /// The sentence, up to its full stop or semicolon.
    pub sentence: Range<usize>,
    /// True when a modal, a verb such as `负责` or `由` says that it is a duty.
    pub sure: bool,
}

/// Verbs behind `由` that make no duty.
#[rustfmt::skip]
static NO_AGENTS: WordList = WordList::new(&[
    "负责解释", "解释", "组成", "构成", "担任", "兼任", "任组长", "批准", "颁发", "制定的", "承担的",
    "出资",
]);

/// A longer sentence is read piece by piece, in bytes.
const LONGEST_SENTENCE: usize = 6000;

/// The duties of a paragraph, in their order.
pub fn charges(text: &str) -> Vec<Charge> {
    let mut out = Vec::new();
    for sentence in crate::text::sentence::sentences(text) {
        let mut reader = Reader {
            text,
            sentence: sentence.clone(),
            fresh: true,
            asks: false,
            waiting: None,
            out: &mut out,
        };
        for piece in pieces(text, sentence.clone()) {
            if sentence.len() > LONGEST_SENTENCE {
                reader.sentence = piece.clone();
            }
            reader.piece(piece);
        }
    }
    out
}

/// The pieces of a sentence between `，` and `：` outside of brackets.
fn pieces(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let (mut out, mut start, mut depth) = (Vec::new(), sentence.start, 0usize);
    for (i, c) in text[sentence.clone()].char_indices() {
        let at = sentence.start + i;
        match c {
            '（' | '《' | '“' | '【' => depth += 1,
            '）' | '》' | '”' | '】' => depth = depth.saturating_sub(1),
            '，' | '：' | '。' | '；' | '！' if depth == 0 => {
                out.push(start..at);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(start..sentence.end);
    out.retain(|piece| !piece.is_empty());
    out
}

/// Organs of which a piece says nothing but when or on what ground they act.
struct Waiting {
    organs: Vec<Range<usize>>,
    /// True when the piece says so: any verb may follow.
    told: bool,
}

/// Reads the pieces of one sentence.
struct Reader<'t, 'o> {
    text: &'t str,
    sentence: Range<usize>,
    /// True while nothing but times and circumstances were read.
    fresh: bool,
    /// True behind organs by function that must do something: `有关部门要加强巡查，区水利局提供技术支持`.
    asks: bool,
    /// Organs that a comma parts from their verb.
    waiting: Option<Waiting>,
    out: &'o mut Vec<Charge>,
}

impl Reader<'_, '_> {
    fn piece(&mut self, piece: Range<usize>) {
        let start = self.lead(piece.clone());
        let timed = start > piece.start;
        let text = &self.text[start..piece.end];
        if text.is_empty() {
            return;
        }
        let waiting = self.waiting.take();
        if waiting.as_ref().is_some_and(|waiting| self.resume(waiting, start, piece.end)) {
            self.fresh = false;
            return;
        }
        if let Some(list) = text.strip_prefix("会同").filter(|_| self.joins()) {
            self.join(piece.end - list.len(), list);
            return;
        }
        let asked = words!["请", "责成"].before(text).map_or(0, str::len);
        let beyond = self.beyond(piece.end);
        let free = self.fresh || timed || asked > 0 || self.joins() || self.asks;
        // Organs before the comma and those behind it are one list: `区教委、区财政局，各街镇要…`.
        let list = waiting.filter(|waiting| {
            !waiting.told && start + asked == piece.start && self.text[..start].ends_with('，')
        });
        let before = list.map_or_else(Vec::new, |waiting| waiting.organs);
        let found = subject(&text[asked..], free, beyond, true);
        let found = found.or_else(|| places(&text[asked..], beyond)).or_else(|| with_us(text));
        let nameless =
            found.as_ref().is_some_and(|found| found.organs.is_empty() && found.partners.is_empty());
        // `税务等部门要共享数据`
        let classes = || words!["部门要", "单位要", "部门应", "单位应"].stand_in(text);
        let goes_on = piece.end + '。'.len_utf8() < self.sentence.end;
        self.asks |= match &found {
            Some(found) => nameless && found.force == Force::Must,
            None => goes_on && classes(),
        };
        let found = found.filter(|_| !nameless || !before.is_empty());
        match found {
            Some(found) => {
                self.charge(start + asked, &found, piece.end, before);
                self.enumerated(start + asked + found.wording.end..piece.end);
            }
            None if self.closes(start + asked, piece.end) => {}
            None if self.fresh && self.wait(start..piece.end, before) => {}
            None => self.agents(start..piece.end),
        }
        let lists = self.waiting.as_ref().is_some_and(|waiting| !waiting.told);
        self.fresh = self.fresh && (lists || is_circumstance(text));
    }

    /// Behind a bracket, a numeral of a row (`一是`), a time and words such as `同时`.
    fn lead(&self, piece: Range<usize>) -> usize {
        let mut at = piece.start;
        loop {
            let rest = &self.text[at..piece.end];
            let word = [
                "同时",
                "此外",
                "另外",
                "其中",
                "必要时",
                "并",
                "一是",
                "二是",
                "三是",
                "四是",
                "五是",
                "六是",
            ];
            let skip = match rest.strip_prefix('（').and_then(closing) {
                Some(inside) => '（'.len_utf8() + inside,
                None => match word.iter().find(|word| rest.starts_with(**word)) {
                    Some(word) => word.len(),
                    None => time(rest),
                },
            };
            if skip == 0 {
                return at;
            }
            at += skip;
        }
    }

    /// Keeps organs that fill a piece, alone or with a circumstance (`区民政局收到申请后`): their verb may follow the comma.
    /// They go on with the list `before` the comma.
    fn wait(&mut self, piece: Range<usize>, before: Vec<Range<usize>>) -> bool {
        let text = Some(&self.text[piece.clone()]).filter(|text| text.len() < 900);
        let alone = text.filter(|text| ends_like_organs(text)).and_then(all_organs);
        let alone = alone.map(|named| (named, false));
        let found = alone.or_else(|| {
            let at = text.and_then(circumstance)?;
            Some((all_organs(&text?[..at])?, true))
        });
        let Some((named, told)) = found else { return false };
        let own = named.into_iter().filter(|(_, kind)| *kind != Kind::Function);
        let own = own.map(|(at, _)| piece.start + at.start..piece.start + at.end);
        let organs: Vec<Range<usize>> = before.into_iter().filter(|_| !told).chain(own).collect();
        self.waiting = (!organs.is_empty()).then_some(Waiting { organs, told });
        self.waiting.is_some()
    }

    /// Charges the organs that wait when the piece begins with their modal or duty verb; behind a circumstance with any.
    fn resume(&mut self, waiting: &Waiting, start: usize, end: usize) -> bool {
        let (organs, told) = (waiting.organs.clone(), waiting.told);
        let text = &self.text[start..end];
        let Some((len, role, force)) = follow(text, told, "").filter(|_| starts_follow(text)) else {
            return false;
        };
        let past = told && is_past(&self.text[self.sentence.clone()]);
        if force == Force::Plain && past || only_explains(text, self.beyond(end)) {
            return false;
        }
        let (wording, sure) = (start..start + len, force != Force::Plain);
        self.out.push(Charge { role, wording, organs, sentence: self.sentence.clone(), sure });
        true
    }

    /// The rest of the sentence behind `end`.
    fn beyond(&self, end: usize) -> &str {
        &self.text[end..self.sentence.end.max(end)]
    }

    /// True when organs were charged in this sentence before: `…牵头，会同…制定`.
    fn joins(&self) -> bool {
        self.out.last().is_some_and(|last| last.sentence == self.sentence)
    }

    /// True when the organ that begins at `at` was charged in this sentence before.
    fn charges(&self, at: usize) -> bool {
        let own = self.out.iter().rev().take_while(|last| last.sentence == self.sentence);
        own.flat_map(|last| &last.organs).any(|organ| organ.start == at)
    }

    /// The organs that those charged before work with; who is only met by a leader answers with him.
    fn join(&mut self, offset: usize, list: &str) {
        let Some((end, named)) = organs_before_verb(list) else { return };
        let organs = named
            .into_iter()
            .filter(|(_, kind)| *kind != Kind::Function)
            .map(|(at, _)| offset + at.start..offset + at.end)
            .collect::<Vec<_>>();
        let Some(last) = self.out.last().filter(|_| !organs.is_empty() && end > 0) else { return };
        let role = if last.role == Role::Lead { Role::Responsible } else { last.role };
        let wording = offset - "会同".len()..offset;
        self.out.push(Charge { role, wording, organs, sentence: self.sentence.clone(), sure: last.sure });
    }

    /// Charges the subject that begins at `offset`, with the organs `before` the comma when it takes up their list.
    fn charge(&mut self, offset: usize, found: &Subject, end: usize, before: Vec<Range<usize>>) {
        let shift = |range: &Range<usize>| offset + range.start..offset + range.end;
        let before = before.into_iter().filter(|_| found.role != Role::Lead);
        let organs: Vec<Range<usize>> = before.chain(found.organs.iter().map(shift)).collect();
        let wording = shift(&found.wording);
        let words = near(self.text, wording.start..end);
        let past = match found.force {
            Force::Must => false,
            Force::Duty => is_past(words),
            Force::Plain => {
                let sentence = &self.text[self.sentence.clone()];
                let piece = near(self.text, offset..end);
                is_done(sentence)
                    || piece.contains('已')
                    || sentence.contains("，已")
                    || is_issue(&self.text[wording.start..])
                    || tells_of(words)
                    || names_case(words)
            }
        };
        let other = only_explains(words, self.beyond(end)) || words.contains("共同组成");
        // `区商务局会同区财政局，可以根据实际调整标准`
        let allowed =
            || found.force != Force::Must && self.beyond(end).starts_with("，可") && ends_like_organs(words);
        if !organs.is_empty() && !past && !other && !allowed() {
            let first = organs[0].start.max(offset);
            let asked = [offset, first].iter().any(|at| self.text[..*at].ends_with(['由', '请']));
            let sure = found.force != Force::Plain || asked;
            let partners: Vec<Range<usize>> = found.partners.iter().map(shift).collect();
            let sentence = self.sentence.clone();
            self.out.push(Charge { role: found.role, wording: wording.clone(), organs, sentence, sure });
            if !partners.is_empty() {
                let (role, sentence) = (Role::Responsible, self.sentence.clone());
                self.out.push(Charge { role, wording, organs: partners, sentence, sure });
            }
        }
    }

    /// Charges that a piece strings together: `区教委负责培训、区财政局负责经费`.
    fn enumerated(&mut self, rest: Range<usize>) {
        if rest.len() > 900 {
            return;
        }
        let text = &self.text[rest.clone()];
        for (at, mark) in text.match_indices('、') {
            let start = at + mark.len();
            let shares = text[..at].ends_with(|c| chars!("省市区县州旗盟镇乡").has(c));
            if shares || self.charges(rest.start + start) {
                continue;
            }
            let found = subject(&text[start..], false, "", false).filter(|found| found.force != Force::Plain);
            if let Some(found) =
                found.filter(|found| found.organs.first().is_some_and(|organ| organ.start == 0))
            {
                self.charge(rest.start + start, &found, rest.end, Vec::new());
            }
        }
    }

    /// Organs with their verb at the end of a piece, behind others that were charged: `…牵头，区商务局等单位参加`; or
    /// with what they are called: `区教委为牵头单位`.
    fn closes(&mut self, start: usize, end: usize) -> bool {
        let text = &self.text[start..end];
        let called = text.rfind('为').and_then(|at| {
            let words = at + '为'.len_utf8();
            Some((text[..at].trim_end_matches('作').len(), words, role::label_role(&text[words..])?))
        });
        let verb = || {
            let (phrase, role) = role::phrase_at_end(text).filter(|_| self.joins())?;
            Some((phrase.start, phrase.start, role))
        };
        let Some((list, words, role)) = called.or_else(verb).filter(|found| (1..900).contains(&found.0))
        else {
            return false;
        };
        let Some(named) = all_organs(&text[..list]) else { return false };
        let organs = own(named, start);
        if organs.is_empty() {
            return false;
        }
        let (wording, sentence) = (start + words..end, self.sentence.clone());
        self.out.push(Charge { role, wording, organs, sentence, sure: true });
        true
    }

    /// Organs behind `由` inside a piece.
    fn agents(&mut self, piece: Range<usize>) {
        let text = &self.text[piece.clone()];
        for (at, word) in text.match_indices('由') {
            let start = at + word.len();
            // `可由区政府确定` lets it be done so.
            if text[..at].ends_with(['自', '理', '经', '缘', '事', '可']) || text[..at].ends_with("可以")
            {
                continue;
            }
            let Some(found) = subject(&text[start..], true, "", false).or_else(|| place(&text[start..]))
            else {
                continue;
            };
            let rest = near(text, start + found.wording.start..text.len());
            let explains = only_explains(rest, self.beyond(piece.end));
            if !explains && (!NO_AGENTS.begin(rest) || rest.starts_with("负责解释")) {
                self.charge(piece.start + start, &found, piece.end, Vec::new());
                return;
            }
        }
    }
}

/// Length of what stands before the closing bracket, with it.
fn closing(tail: &str) -> Option<usize> {
    let mut depth = 1usize;
    for (at, c) in tail.char_indices() {
        match c {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// The start of a range that is read to judge a sentence; a longer one is no sentence.
fn near(text: &str, range: Range<usize>) -> &str {
    let start = text.ceil_char_boundary(range.start);
    &text[start..text.floor_char_boundary(range.end.min(start + 1800)).max(start)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(Role, &[&str])]) {
        let found = charges(text);
        let found: Vec<(Role, Vec<&str>)> =
            found.into_iter().map(|c| (c.role, c.organs.into_iter().map(|o| &text[o]).collect())).collect();
        let expected: Vec<(Role, Vec<&str>)> =
            expected.iter().map(|&(role, organs)| (role, organs.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }

    use Role::*;

    #[test]
    fn modals_and_duty_verbs() {
        check(
            "区财政局要确保资金到位；区教委负责培训；其他有关部门和各街镇要共同做好工作。",
            &[(Responsible, &["区财政局"]), (Responsible, &["区教委"]), (Responsible, &["各街镇"])],
        );
        check(
            "由县府办全面统筹，县气象局具体负责，县级有关部门参加的值守组。",
            &[(Responsible, &["县府办"]), (Responsible, &["县气象局"])],
        );
        check("本办法由市教委负责解释，并组织实施。", &[(Responsible, &["市教委"])]);
        check("由市教委牵头制定实施细则。", &[(Lead, &["市教委"])]);
        check(
            "由区交通局牵头，会同区商务局、区教委制定细则。",
            &[(Lead, &["区交通局"]), (Responsible, &["区商务局", "区教委"])],
        );
        check(
            "由市商务局会同临江海关等部门，于6月底前制定细则。",
            &[(Responsible, &["市商务局", "临江海关"])],
        );
        check("市教委、市财政局等部门，要按照职责分工抓好落实。", &[(Responsible, &["市教委", "市财政局"])]);
        check("市政府督查室定期开展督查。", &[(Responsible, &["市政府督查室"])]);
        check("区住建局按职责做好配合。", &[(Support, &["区住建局"])]);
        check("省水利厅牵头，三市水利部门参加，建立会商制度。", &[(Lead, &["省水利厅"])]);
        check("在指挥部统一调度下，各镇街、有关部门和单位应落实专人。", &[(Responsible, &["各镇街"])]);
        check("青岚省人民政府办公厅将会同有关方面开展回访。", &[(Responsible, &["青岚省人民政府办公厅"])]);
        check("领导小组办公室设在区林业局，负责日常工作。", &[(Responsible, &["领导小组办公室"])]);
        check("云溪、岚山、青禾区人民政府负责巡查。", &[(Responsible, &["云溪、岚山、青禾区人民政府"])]);
        check("云溪区、青禾县人民政府负责巡查。", &[(Responsible, &["云溪区、青禾县人民政府"])]);
        check("各县（市、区）、各部门要高度重视。", &[(Responsible, &["各县（市、区）"])]);
        check(
            "市教育局、市财政局，市水利局，各街镇要加强巡查。",
            &[(Responsible, &["市教育局", "市财政局", "市水利局", "各街镇"])],
        );
        check("各区人民政府、各功能区管理机构负责巡查。", &[(Responsible, &["各区人民政府"])]);
        check("税务等部门要共享数据，市水利局提供技术支撑。", &[(Responsible, &["市水利局"])]);
        check("市教育局、市财政局，有关部门要加强巡查。", &[(Responsible, &["市教育局", "市财政局"])]);
        check("各省（区、市）政府要建立工作机制。", &[(Responsible, &["各省（区、市）政府"])]);
        check(
            "国务院自由贸易试验区工作部际联席会议办公室要加强督促检查。",
            &[(Responsible, &["国务院自由贸易试验区工作部际联席会议办公室"])],
        );
        check("请财政部在规定中明确。", &[(Responsible, &["财政部"])]);
        check(
            "市教育局要会同市公安局、市财政局，加强治理。",
            &[(Responsible, &["市教育局", "市公安局", "市财政局"])],
        );
        check("由市教育局牵头会同市财政局制定细则。", &[(Lead, &["市教育局"]), (Responsible, &["市财政局"])]);
        check(
            "由市教育局牵头，市公安局、市财政局等单位参加。",
            &[(Lead, &["市教育局"]), (Participant, &["市公安局", "市财政局"])],
        );
        check("会议由市教育局、市财政局组成，市教育局为牵头单位。", &[(Lead, &["市教育局"])]);
        check(
            "各市、州、县水利局对水库进行抽查，对已抽查过的不再抽查。",
            &[(Responsible, &["各市、州、县水利局"])],
        );
        check("区城管局以及乡、镇人民政府负责查处。", &[(Responsible, &["区城管局"])]);
        check(
            "市教育局要指导学校、市民政局要指导养老机构做好防范。",
            &[(Responsible, &["市教育局"]), (Responsible, &["市民政局"])],
        );
        check(
            "市教育局负责培训、市财政局负责经费、市水利局负责巡查。",
            &[(Responsible, &["市教育局"]), (Responsible, &["市财政局"]), (Responsible, &["市水利局"])],
        );
        check("由市政府办公室会同市教育局成立督查组。", &[(Responsible, &["市政府办公室", "市教育局"])]);
        check("由市政府督查室约谈。", &[(Responsible, &["市政府督查室"])]);
        check(
            "市妇联、市财政局、市关工委要广泛动员。",
            &[(Responsible, &["市妇联", "市财政局", "市关工委"])],
        );
        check("专班办公室设在市水利局，主要承担日常工作。", &[(Responsible, &["专班办公室"])]);
        check("市绩效办将其纳入考核。", &[(Responsible, &["市绩效办"])]);
        check("市药监局主要负责药品监管。", &[(Responsible, &["市药监局"])]);
        check("市卫生局的主要职责是负责医疗救治。", &[(Responsible, &["市卫生局"])]);
        check(
            "市财政局及时下拨经费，市民政局派出工作组。",
            &[(Responsible, &["市财政局"]), (Responsible, &["市民政局"])],
        );
        check("青岚省委和省政府要抓紧制定配套政策。", &[(Responsible, &["青岚省委", "省政府"])]);
    }

    #[test]
    fn statements() {
        check("2021年8月底前，国家体育总局建立场馆名录。", &[(Responsible, &["国家体育总局"])]);
        check("每年5月底前各地完成自查，6月底前国家体育总局完成复查。", &[(Responsible, &["国家体育总局"])]);
        check("国家体育总局于2021年11月底前完成复查。", &[(Responsible, &["国家体育总局"])]);
        check(
            "基地由市级有关部门推荐，农业农村部会同财政部、水利部等部门评审命名。",
            &[(Responsible, &["农业农村部", "财政部", "水利部"])],
        );
        check("街镇、村社要利用宣传栏开展宣传。", &[(Responsible, &["街镇"])]);
        check("交由云溪旗牵头落实。", &[(Lead, &["云溪旗"])]);
        check(
            "区国资委、区住房城乡建设委等部门要积极参与。",
            &[(Responsible, &["区国资委", "区住房城乡建设委"])],
        );
        check("各街镇和有关安全监管、灾害防治重点单位结合实际开展宣传。", &[(Responsible, &["各街镇"])]);
        check("名次由县政府办公室电子政务专班予以复核。", &[(Responsible, &["县政府办公室电子政务专班"])]);
    }

    #[test]
    fn no_duties() {
        for text in [
            "区财政局可结合实际调整标准。",
            "具体范围可以由区政府确定。",
            "区商务局会同区财政局，可以根据实际调整标准。",
            "区规划局在规划修改前受理的申请，适用原规定。",
            "由区人大常委会备案审查工作机构接收、登记。",
            "由区政府办公室交区司法局研究办理。",
            "本办法由区教委负责解释。",
            "发展改革委会同水利部研究提出了办理意见。",
            "教育部门依托课堂教学加强教育。",
            "引导社会资本进入。",
            "办公室设在市水利局，由市水利局主要负责人兼任主任。",
            "领导小组由市教育局主要负责同志任组长。",
            "区政府成立指挥部，由区长任指挥长。",
            "市委研究同意：",
            "市政府研究决定，任命如下。",
            "省水利厅修改制定《云溪河管理办法》。",
            "市财政局于2001年9月1日公布的《收费办法》同时废止。",
            "由市财政局以前作出的规定。",
            "本办法由市财政局和市税务局共同解释。",
            "本办法由市财政局会同市税务局解释。",
            "区委组织部部长出席。",
            "为保障和改善民生，加强社会管理。",
            "解释权归市财政局。",
            "自贸试验区内海关负责监管。",
            "市级财政保障区教委工作所需经费。",
            "鼓励区教委开展试点。",
            "各县（市、区）建设进度不一。",
            "各区、县（市）渔业主管部门应当加强巡查。",
            "公安、财政、云溪区人民政府负责巡查。",
            "青岚省人力资源和社会保障厅",
            "市科技局牵头组织编制了政策。",
            "2019年青岚省政府印发《关于推进制造的意见》。",
            "省、自治区、直辖市人民政府管理专利工作的部门负责管理。",
            "首次进入由青岚省软件联合会发布的榜单。",
            "及时向联席会议办公室提出议题。",
            "省级粮食应急指挥部要上报。",
            "水利部也表示将积极配合。",
            "市水源保护区所在地的单位应当保护水源。",
            "市住房城乡建设主管部门应当划定范围。",
            "最高人民法院、最高人民检察院以外的机关，不得作出解释。",
            "积极对接自治区政府统一平台，推动全覆盖。",
        ] {
            check(text, &[]);
        }
    }
}
