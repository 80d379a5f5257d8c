//! The rules of Akoma Ntoso 3.0 (OASIS Standard of 29 August 2018) for the elements that exports have: which children, in which
//! order, which attributes; ids that are unique, and references that lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use regex::Regex;

/// An element, its children as a pattern over their names, true when it may hold text, and the attributes that it must have.
type Rule = (&'static str, &'static str, bool, &'static [&'static str]);

const HIERARCHY: &str = "(part|chapter|section|article|paragraph|point|indent|hcontainer)";
const LEVEL: &str = "(num )?(heading )?((intro )?(HIER )*|content )";
const BLOCKS: &str = "((p|table) )";
const CORE: &str = "FRBRthis (FRBRuri )+(FRBRalias )*(FRBRdate )+(FRBRauthor )+";

const RULES: &[Rule] = &[
    ("akomaNtoso", "(act|doc) ", false, &["xmlns"]),
    ("act", "meta (preface )?(preamble )?body (conclusions )?(attachments )?", false, &["name"]),
    ("doc", "meta (preface )?(preamble )?mainBody (conclusions )?(attachments )?", false, &["name"]),
    ("meta", "identification (publication )?(references )*", false, &[]),
    ("identification", "FRBRWork FRBRExpression FRBRManifestation ", false, &["source"]),
    ("FRBRWork", "CORE FRBRcountry (FRBRsubtype )?(FRBRnumber )*(FRBRname )*", false, &[]),
    ("FRBRExpression", "CORE (FRBRlanguage )+", false, &[]),
    ("FRBRManifestation", "CORE (FRBRformat )?", false, &[]),
    ("FRBRthis", "", false, &["value"]),
    ("FRBRuri", "", false, &["value"]),
    ("FRBRalias", "", false, &["value", "name"]),
    ("FRBRdate", "", false, &["date", "name"]),
    ("FRBRauthor", "", false, &["href"]),
    ("FRBRcountry", "", false, &["value"]),
    ("FRBRsubtype", "", false, &["value"]),
    ("FRBRnumber", "", false, &["value"]),
    ("FRBRname", "", false, &["value"]),
    ("FRBRlanguage", "", false, &["language"]),
    ("FRBRformat", "", false, &["value"]),
    ("publication", "", false, &["date", "showAs", "name"]),
    ("references", "(TLCOrganization )+", false, &["source"]),
    ("TLCOrganization", "", false, &["eId", "href", "showAs"]),
    ("preface", "BLOCKS+", false, &[]),
    ("preamble", "BLOCKS+", false, &[]),
    ("conclusions", "BLOCKS+", false, &[]),
    ("body", "(HIER )+", false, &[]),
    ("mainBody", "(HIER |BLOCKS)+", false, &[]),
    ("part", LEVEL, false, &["eId"]),
    ("chapter", LEVEL, false, &["eId"]),
    ("section", LEVEL, false, &["eId"]),
    ("article", LEVEL, false, &["eId"]),
    ("paragraph", LEVEL, false, &["eId"]),
    ("point", LEVEL, false, &["eId"]),
    ("indent", LEVEL, false, &["eId"]),
    ("hcontainer", LEVEL, false, &["eId", "name"]),
    ("num", "", true, &[]),
    ("heading", "", true, &[]),
    ("intro", "BLOCKS*", false, &[]),
    ("content", "BLOCKS*", false, &[]),
    ("p", "((docTitle|docNumber|docAuthority|signature|date) )*", true, &[]),
    ("docTitle", "", true, &[]),
    ("docNumber", "", true, &[]),
    ("docAuthority", "", true, &[]),
    ("signature", "", true, &[]),
    ("date", "", true, &["date"]),
    ("table", "(caption )?(tr )+", false, &["eId"]),
    ("caption", "", true, &[]),
    ("tr", "((th|td) )+", false, &[]),
    ("th", "BLOCKS*", false, &[]),
    ("td", "BLOCKS*", false, &[]),
    ("attachments", "(attachment )+", false, &[]),
    ("attachment", "(num )?(heading )?(act|doc) ", false, &["eId"]),
];

/// An element that is open.
struct Open {
    name: String,
    children: String,
    has_text: bool,
}

/// What is wrong with a file; its elements are counted.
pub(crate) fn check(text: &str, elements: &mut BTreeMap<String, usize>) -> Vec<String> {
    let mut checker = Checker::default();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => checker.open(&start, elements),
            Ok(Event::Empty(start)) => {
                checker.open(&start, elements);
                checker.close();
            }
            Ok(Event::End(_)) => checker.close(),
            Ok(Event::Text(text)) => checker.text(&text),
            Ok(Event::GeneralRef(_)) => checker.text("&"),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                checker.faults.push(error.to_string());
                break;
            }
        }
    }
    checker.finish()
}

#[derive(Default)]
struct Checker {
    open: Vec<Open>,
    ids: BTreeSet<String>,
    references: Vec<String>,
    faults: Vec<String>,
}

impl Checker {
    fn open(&mut self, start: &BytesStart<'_>, elements: &mut BTreeMap<String, usize>) {
        let name = start.name().as_ref().to_owned();
        *elements.entry(name.clone()).or_default() += 1;
        if let Some(parent) = self.open.last_mut() {
            parent.children.push_str(&name);
            parent.children.push(' ');
        }
        let mut there = BTreeSet::new();
        for attribute in start.attributes() {
            match attribute {
                Ok(attribute) => {
                    let key = attribute.key.as_ref().to_owned();
                    self.attribute(&name, &key, &attribute.value);
                    there.insert(key);
                }
                Err(error) => self.faults.push(format!("{name}: {error}")),
            }
        }
        match RULES.iter().find(|rule| rule.0 == name) {
            None => self.faults.push(format!("{name}: no such element")),
            Some(rule) => {
                let lost = rule.3.iter().filter(|attribute| !there.contains(**attribute));
                self.faults.extend(lost.map(|attribute| format!("{name}: no attribute {attribute}")));
            }
        }
        self.open.push(Open { name, children: String::new(), has_text: false });
    }

    fn attribute(&mut self, element: &str, key: &str, value: &str) {
        let is_blank = value.is_empty() || value.chars().any(char::is_whitespace);
        let is_date = || value.parse::<gongbao::model::Date>().is_ok();
        let is_bad = match key {
            "eId" => is_blank || !self.ids.insert(value.to_owned()),
            "href" => is_blank,
            "date" => !is_date(),
            _ => false,
        };
        if is_bad {
            self.faults.push(format!("{element}: {key} is {value:?}"));
        }
        if let Some(id) = value.strip_prefix('#').filter(|_| matches!(key, "source" | "href" | "refersTo")) {
            self.references.push(id.to_owned());
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.has_text |= !text.trim().is_empty();
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let Some((name, children, may_have_text, _)) = RULES.iter().find(|rule| rule.0 == open.name) else {
            return;
        };
        if open.has_text && !may_have_text {
            self.faults.push(format!("{name}: text"));
        }
        let pattern = children.replace("CORE ", CORE).replace("HIER", HIERARCHY).replace("BLOCKS", BLOCKS);
        if !Regex::new(&format!("^({pattern})$")).unwrap().is_match(&open.children) {
            self.faults.push(format!("{name}: children {}", open.children));
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.faults.extend(self.open.iter().map(|open| format!("{}: not closed", open.name)));
        let lost = self.references.iter().filter(|id| !self.ids.contains(*id));
        self.faults.extend(lost.map(|id| format!("#{id}: no such id")));
        self.faults
    }
}

/// The shortest file that keeps all rules, with this text.
fn file(body: &str) -> String {
    let level = |name: &str, rest: &str| {
        format!(
            "<{name}><FRBRthis value=\"/a/!main\"/><FRBRuri value=\"/a\"/><FRBRdate date=\"2023-04-06\" name=\"signed\"/>\
             <FRBRauthor href=\"#o\"/>{rest}</{name}>"
        )
    };
    format!(
        "<akomaNtoso xmlns=\"a\"><act name=\"rules\"><meta><identification source=\"#o\">{}{}{}</identification>\
         <references source=\"#o\"><TLCOrganization eId=\"o\" href=\"/o\" showAs=\"o\"/></references></meta>{body}</act></akomaNtoso>",
        level("FRBRWork", "<FRBRcountry value=\"cn\"/>"),
        level("FRBRExpression", "<FRBRlanguage language=\"zho\"/>"),
        level("FRBRManifestation", ""),
    )
}

#[test]
fn rules_are_kept_or_broken() {
    let kept = "<body><article eId=\"a\"><num>第一条</num><content><p>云</p></content></article></body>";
    assert_eq!(check(&file(kept), &mut BTreeMap::new()), Vec::<String>::new());
    for (body, expected) in [
        ("", "act: children meta "),
        ("<body></body>", "body: children"),
        ("<body><p>云</p></body>", "body: children p"),
        ("<body><article><content/></article></body>", "article: no attribute eId"),
        ("<body><article eId=\"a b\"><content/></article></body>", "article: eId is"),
        ("<body><article eId=\"o\"><content/></article></body>", "article: eId is"),
        ("<body><article eId=\"a\">云</article></body>", "article: text"),
        ("<body><article eId=\"a\"><content/><num>1</num></article></body>", "article: children content num"),
        (
            "<body><article eId=\"a\"><content/><article eId=\"b\"/></article></body>",
            "article: children content article",
        ),
        ("<body><hcontainer eId=\"a\"><content/></hcontainer></body>", "hcontainer: no attribute name"),
        (
            "<body><article eId=\"a\"><content><table eId=\"t\"/></content></article></body>",
            "table: children",
        ),
        ("<body><article eId=\"a\"><content><script/></content></article></body>", "script: no such element"),
        ("<body><article eId=\"a\"/></body><preface><p/></preface>", "act: children meta body preface"),
        (
            "<body><article eId=\"a\"/></body><conclusions><p><date date=\"4月\"/></p></conclusions>",
            "date: date is",
        ),
        (
            "<body><article eId=\"a\"/></body><conclusions><p><signature refersTo=\"#x\"/></p></conclusions>",
            "#x: no such id",
        ),
        ("<body><article eId=\"a\"></body>", "expected"),
    ] {
        let faults = check(&file(body), &mut BTreeMap::new());
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{body}: {faults:?}");
    }
}
