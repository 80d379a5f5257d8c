//! Every rule that can stand in the `rule` column, with what it means in one sentence: what `gongbao explain` says.
//!
//! Each rule has examples for and against it in `tests/rules/{dataset}/{rule}.txt`; a test fails where one has none, and
//! where a rule stands in the code or in a row but not here.

/// A rule of an extraction pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The dataset in whose rows it stands.
    pub dataset: &'static str,
    /// Its name in the `rule` column.
    pub name: &'static str,
    /// What it reads, in one sentence.
    pub about: &'static str,
}

/// The rule of that name in a dataset.
///
/// ```
/// use gongbao::extract::rules::rule;
/// assert!(rule("responsibilities", "clause-label").unwrap().about.contains("责任单位"));
/// assert!(rule("responsibilities", "stage-heading").is_none());
/// ```
pub fn rule(dataset: &str, name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.dataset == dataset && rule.name == name)
}

const fn of(dataset: &'static str, name: &'static str, about: &'static str) -> Rule {
    Rule { dataset, name, about }
}

/// All rules, by dataset.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    of("responsibilities", "clause-label", "A clause in brackets whose label names the role: （责任单位：区教委）."),
    of("responsibilities", "clause-verb", "A clause in brackets whose verb names the role: （区教委牵头，区财政局配合）."),
    of("responsibilities", "clause-list", "A clause in brackets that is only a list of organs, below clauses with labels or verbs: （区教委、区财政局）."),
    of("responsibilities", "field-label", "A field whose label names the role, in a unit with other fields: 责任单位：区教委."),
    of("responsibilities", "line-label", "A line of its own, or the end of one, that begins with the role: 牵头单位：区教委."),
    of("responsibilities", "unit-head", "An organ that heads a unit of the division of duties: （二）区财政局。负责…."),
    of("responsibilities", "table-column", "A cell of a column whose header names the role: 牵头单位."),
    of("responsibilities", "table-duty", "A cell that names an organ, in a table with one other column that says what each has to do: 主要职责."),
    of("responsibilities", "sentence-duty", "A sentence that lays a duty on an organ: 区财政局要确保…, 由区教委牵头…."),

    of("citations", "title", "A title in 《》 that names a document."),
    of("citations", "title-number", "A title in 《》 with its document number beside it."),
    of("citations", "number", "A document number alone, or behind a title without 《》."),
    of("citations", "table-row", "A document number in a cell, with the title in another cell of its row."),
    of("citations", "listed-title", "A title without 《》 and number that is a row of a catalogue: 废止的规范性文件目录."),
    of("citations", "short-title", "A short name in 《》 that the document gave before: 以下简称《办法》."),

    of("appointments", "post-given", "A verb before its person and post, as 任命林知远为区财政局局长."),
    of("appointments", "post-taken", "A verb that takes a post: 免去林知远的区财政局局长职务."),
    of("appointments", "post-changed", "A person before the verb: 林知远任区财政局局长, 林知远不再担任…."),
    of("appointments", "post-listed", "A line of a list whose head says what happens: 任命： 林知远　区财政局局长."),
    of("appointments", "post-goes-on", "A clause without a name that goes on with the person before: …，免去其区教委主任职务."),
    of("appointments", "post-column", "A cell of a column whose header names a change: 姓名, 任命职务, 免去职务."),

    of("people", "appointee", "Who gains or loses a post."),
    of("people", "roster", "A member of a leading group, from its roster: 组　长：林知远　区长."),
    of("people", "roster-table", "A member of a leading group, from a table of names, roles and positions."),
    of("people", "role-given", "A member of a leading group, from a sentence: 组长由副区长林知远担任."),
    of("people", "attendance", "Who was at a meeting, from its minutes: 出席：林知远、周砚秋."),
    of("people", "office-column", "Who answers for something, from a table with offices: 行政责任人, 职务."),
    of("people", "contact", "Whom to ask: 联系人：林知远."),
    of("people", "signature", "Who signs an order or a bill, below the office: 区长　林知远."),
    of("people", "office-name", "An office before a name in running text: 区长林知远指出."),
    of("people", "name-office", "A name before an office in running text: 林知远（区财政局局长）."),
    of("people", "byline", "Who wrote an article or a news item: （记者　林知远）."),
    of("people", "imprint-editor", "Who makes the gazette, in the imprint of the issue: 主编：林知远."),

    of("targets", "stated-quantity", "A quantity whose period stands in its own sentence, or that has none."),
    of("targets", "scoped-quantity", "A quantity whose period comes from the year of its paragraph, its deadline, or a head above it."),

    of("milestones", "stage-heading", "A date in brackets behind the head of a stage, or alone below it: （一）动员部署阶段（2023年3月底前）."),
    of("milestones", "season-deadline", "Work before a holiday or a season without its year: 汛前完成加固, 国庆节前通车."),
    of("milestones", "year-paragraph", "A paragraph or statement that a date leads: 2024年：完成清淤."),
    of("milestones", "deadline", "The end of a period in a sentence or in brackets: 6月底前完成."),
    of("milestones", "planned-date", "A year, month or day in which work is to be done: 预计2024年12月投用."),
    of("milestones", "work-start", "A beginning without an end: 从2024年起，每年巡河."),
    of("milestones", "deadline-field", "A field of deadlines: 完成时限：2023年6月底."),
    of("milestones", "deadline-column", "A cell of a column of deadlines: 完成时限."),

    of("events", "event-fields", "An activity with its fields in a list: 时间：…, 地点：…."),
    of("events", "event-notice", "The activity of a notice that gives its time and place in fields: 会议时间：…."),
    of("events", "event-planned", "An activity that a sentence announces with its day and place: 定于5月10日在…举办…."),
    of("events", "event-table", "A row of a table with columns for the activity, its time and its place."),
    of("events", "event-news", "An activity that a news item reports with its day: 4月6日，…开幕式举行."),
    of("events", "event-exam", "An examination whose time is stated: 笔试时间为7月8日上午9:00."),

    of("contacts", "labelled", "A value behind its label: 联系电话：61270000."),
    of("contacts", "by-form", "A value that is known by its form: a number behind 联系人, a mail address, a number with its area."),
    of("contacts", "contact-column", "A cell of a column whose header is such a label: 联系电话."),
    of("contacts", "imprint-field", "A field of the publisher in the imprint of an issue: 地址：…."),

    of("mentions", "mention-organ", "The name of one organ in running text; collectives and organs of a class are none."),
    of("mentions", "mention-person", "The name of a person where the text marks it as one: beside a post, a role or a label."),
    of("mentions", "mention-place", "A region of the table with its suffix, a township behind it, or a township between marks of punctuation."),
    of("mentions", "mention-document-number", "A document number: 云溪府办发〔2023〕17号."),
    of("mentions", "mention-document-title", "A title in 《》."),
    of("mentions", "mention-date", "A date, period, end or beginning; its days are given when its year is printed."),
    of("mentions", "mention-money", "An amount of money, in whole units of its currency."),
    of("mentions", "mention-quantity", "A number with its unit; small counts in Han numerals (一个) are turns of phrase."),
    of("mentions", "mention-percent", "A share: a percentage, percentage points or a fraction."),
    of("mentions", "mention-phone", "A telephone number, known by its area code or form, or by the label before it."),
    of("mentions", "mention-email", "A mail address."),
    of("mentions", "mention-url", "A web address."),
    of("mentions", "mention-meeting", "A meeting that decides, with the organ that met: 区政府第12次常务会议."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_once_with_a_sentence() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(rule.about.ends_with('.'), "{}: no sentence", rule.name);
            let again = RULES[at + 1..].iter().find(|r| (r.dataset, r.name) == (rule.dataset, rule.name));
            assert_eq!(again, None);
        }
    }
}
