//! Layer 3: what the documents say.

use serde::{Deserialize, Serialize};

use super::closed_set::closed_set;
use super::rule_name::{RuleName, rule_name};
use super::{Date, Decimal};
use crate::text::Span;

closed_set! {
    /// How an organ answers for a task.
    Role {
        Responsible => "responsible", "责任单位、负责";
        Lead => "lead", "牵头单位、牵头";
        Support => "support", "配合单位、协助";
        Participant => "participant", "参加单位、参与";
        Host => "host", "主办单位";
        Organiser => "organiser", "承办单位";
        Supervisor => "supervisor", "监督、考核、指导";
    }
}

closed_set! {
    /// Where a responsibility is printed.
    Origin {
        Clause => "clause", "a clause in brackets or on its own line";
        Table => "table", "a cell of a column of that name";
        Sentence => "sentence", "a sentence that lays a duty on an organ";
        Field => "field", "a field of that name, or a unit headed by the organ";
    }
}

/// An organ that answers for something: one row for each organ named in a clause, sentence or cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Responsibility {
    pub responsibility_id: String,
    pub document_id: String,
    pub section_id: Option<String>,
    pub clause: i32,
    pub role: Role,
    pub role_raw: Option<String>,
    pub organ_raw: String,
    pub organ: String,
    pub organ_id: Option<String>,
    pub ordinal: i32,
    pub task: Option<String>,
    pub origin: Origin,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// How a document refers to another.
    Relation {
        Basis => "basis", "根据、按照、依据";
        Implements => "implements", "贯彻、落实";
        Forwards => "forwards", "转发";
        Issues => "issues", "印发";
        Amends => "amends", "修改";
        Repeals => "repeals", "废止、停止执行";
        Mentions => "mentions", "any other reference";
    }
}

/// A document that a document refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Citation {
    pub citation_id: String,
    pub document_id: String,
    pub section_id: Option<String>,
    pub number: Option<String>,
    pub number_raw: Option<String>,
    pub title: Option<String>,
    pub issuer: Option<String>,
    pub relation: Relation,
    pub target_document_id: Option<String>,
    /// Place in the cited document that is meant, as `第三条`.
    pub provision: Option<String>,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// What happens to a person's post.
    Action {
        Appoint => "appoint", "任、任命、当选";
        Remove => "remove", "免去、不再担任、撤销";
        Nominate => "nominate", "提名";
        Hire => "hire", "聘任";
        Retire => "retire", "退休";
        Resign => "resign", "辞去";
    }
}

/// A person and a post gained or lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Appointment {
    pub appointment_id: String,
    pub document_id: String,
    pub person: String,
    pub action: Action,
    pub action_raw: String,
    pub organ: Option<String>,
    pub organ_id: Option<String>,
    pub post: String,
    pub position_raw: String,
    pub probation_months: Option<i32>,
    pub effective_date: Option<Date>,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// In what capacity a person is named.
    Capacity {
        Appointee => "appointee", "gains or loses a post";
        Member => "member", "member of a leading group (领导小组)";
        Editor => "editor", "editor of the gazette";
        Contact => "contact", "whom to ask (联系人)";
        Author => "author", "author of an article";
        Official => "official", "acts, speaks or signs in an office";
    }
}

/// A mention of a person in a capacity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Person {
    pub document_id: Option<String>,
    pub issue_id: Option<String>,
    pub person: String,
    pub capacity: Capacity,
    pub group_name: Option<String>,
    pub group_role: Option<String>,
    pub position: Option<String>,
    pub organ_id: Option<String>,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// How a quantity bounds what is measured.
    Comparator {
        Eq => "eq", "达到, or nothing";
        Ge => "ge", "以上、不低于、至少";
        Gt => "gt", "超过、余";
        Le => "le", "以下、以内、不超过";
        Lt => "lt", "不满、低于";
        Approx => "approx", "左右、约、近";
    }
}

/// A quantity that a document sets, plans or reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Target {
    pub target_id: String,
    pub document_id: String,
    pub section_id: Option<String>,
    pub subject: Option<String>,
    pub period_start: Option<Date>,
    pub period_end: Option<Date>,
    pub period_raw: Option<String>,
    pub comparator: Comparator,
    pub cumulative: Option<bool>,
    pub value: Decimal,
    pub value_max: Option<Decimal>,
    pub unit: String,
    pub value_raw: String,
    pub sentence: String,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// How exactly a date is known.
    Precision {
        Day => "day", "a day";
        Month => "month", "a month";
        Quarter => "quarter", "a quarter";
        HalfYear => "half_year", "half a year";
        Year => "year", "a year";
    }
}

/// A dated piece of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Milestone {
    pub milestone_id: String,
    pub document_id: String,
    pub section_id: Option<String>,
    pub label: Option<String>,
    pub start_date: Option<Date>,
    pub start_precision: Option<Precision>,
    pub end_date: Option<Date>,
    pub end_precision: Option<Precision>,
    pub date_raw: String,
    pub inferred: bool,
    pub task: String,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

/// An activity with a time and a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Event {
    pub event_id: String,
    pub document_id: String,
    pub section_id: Option<String>,
    pub table_id: Option<String>,
    pub name: String,
    pub start_date: Option<Date>,
    pub start_precision: Option<Precision>,
    pub end_date: Option<Date>,
    pub end_precision: Option<Precision>,
    pub place: Option<String>,
    pub content: Option<String>,
    pub hosts: Vec<String>,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// How to reach somebody.
    ContactKind {
        Person => "person", "联系人";
        Phone => "phone", "电话";
        Fax => "fax", "传真";
        Email => "email", "邮箱";
        Website => "website", "网址";
        Address => "address", "地址";
        Postcode => "postcode", "邮编";
    }
}

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Contact {
    pub document_id: Option<String>,
    pub issue_id: Option<String>,
    pub kind: ContactKind,
    pub value: String,
    pub label_raw: Option<String>,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}

closed_set! {
    /// What a mention names.
    MentionKind {
        Organ => "organ", "an organisation";
        Person => "person", "a person whom the text marks as such";
        Place => "place", "a place";
        DocumentNumber => "document_number", "a document number";
        DocumentTitle => "document_title", "a title in 《》";
        Date => "date", "a date";
        Money => "money", "an amount of money";
        Quantity => "quantity", "a quantity with a unit";
        Percent => "percent", "a share";
        Phone => "phone", "a telephone number";
        Email => "email", "an e-mail address";
        Url => "url", "a web address";
        Meeting => "meeting", "a meeting";
    }
}

/// An entity named in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Mention {
    pub mention_id: String,
    pub document_id: Option<String>,
    pub section_id: Option<String>,
    pub block_id: String,
    pub kind: MentionKind,
    pub text_raw: String,
    pub normalized: String,
    pub organ_id: Option<String>,
    pub value: Option<Decimal>,
    pub unit: Option<String>,
    pub date_start: Option<Date>,
    pub date_end: Option<Date>,
    #[serde(deserialize_with = "rule_name")]
    pub rule: RuleName,
    pub span: Span,
}
