//! [`Dictionary`]: how the names of organs are shortened, `{}人力社保局` → `{}人力资源和社会保障局`, and what came after what.
//!
//! ```text
//! line     = forms TAB name [ TAB scope [ TAB successor [ TAB year ] ] ]
//! forms    = form { "|" form }
//! form     = text with at most one {} and at most one *
//! scope    = "" | "central" | "province" | "prefecture" | "county" | digits of a region code
//! ```
//! `{}` stands for a region: in a form for its name or for the word of its level, in a name for its full name. An
//! abbreviation is another form of the same organ; a predecessor is another organ, which names its successor.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::model::Level;

/// Stands for a region in forms and names.
pub(super) const REGION: &str = "{}";
/// Stands for any two or more characters in forms and names.
const ANY: char = '*';

/// Short forms and full names of organs; lines of a user come before our own.
#[derive(Debug, Default)]
pub struct Dictionary {
    user: Layer,
}

/// A full name.
#[derive(Debug, PartialEq)]
pub(super) struct Entry {
    /// Full name, with `{}` for the region.
    pub(super) name: String,
    scope: Scope,
    /// Name of the organ that took the work over.
    pub(super) successor: Option<String>,
    /// Year of that.
    pub(super) year: Option<i32>,
}

/// Where a line holds.
#[derive(Debug, PartialEq)]
enum Scope {
    Anywhere,
    Central,
    Level(Level),
    Code(String),
}

/// The region for which a form is looked up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At<'a> {
    /// Level of the region.
    pub(super) level: Option<Level>,
    /// Code of the region.
    pub(super) code: Option<&'a str>,
    /// True in texts of central organs.
    pub(super) central: bool,
}

/// A full name found, with what `*` stood for put in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Full<'a> {
    /// Full name, with `{}` for the region.
    pub(super) pattern: String,
    /// The line that says so.
    pub(super) entry: &'a Entry,
}

impl Dictionary {
    /// Our own dictionary, of general knowledge.
    pub fn standard() -> Self {
        Self::default()
    }

    /// Our own dictionary with the lines of `text`, in the format of `data/organs.tsv`, before it.
    ///
    /// # Errors
    /// A sentence that names the first line that cannot be read.
    ///
    /// ```
    /// use gongbao::resolve::Dictionary;
    /// assert!(Dictionary::with("河长办\t{}河长制办公室\n").is_ok());
    /// let error = Dictionary::with("河长办\n").unwrap_err();
    /// assert_eq!(error, "line 1: expected forms, a tab and a name, found “河长办”");
    /// ```
    pub fn with(text: &str) -> Result<Self, String> {
        Ok(Self { user: Layer::read(text)? })
    }

    /// The full names of `form` at a region; several when it is ambiguous.
    ///
    /// Lines of the user come before ours, whole forms before those with `*`, lines for a region before those for all.
    pub(super) fn find(&self, form: &str, at: At<'_>) -> Vec<Full<'_>> {
        let layers = [&self.user, &*STANDARD];
        let exact = layers.iter().map(|layer| layer.exact(form, at));
        let wild = layers.iter().map(|layer| layer.wild(form, at));
        exact.chain(wild).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// What may stand in front of a region: `中共`, `国家税务总局`; the longest first.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.user.heads.iter().chain(&STANDARD.heads).map(String::as_str)
    }
}

static STANDARD: LazyLock<Layer> = LazyLock::new(|| {
    let text =
        concat!(include_str!("../../../data/organs.tsv"), include_str!("../../../data/organs-central.tsv"));
    // A test reads every line.
    Layer::read(text).unwrap_or_default()
});

/// The lines of one file.
#[derive(Debug, Default)]
struct Layer {
    entries: Vec<Entry>,
    forms: HashMap<String, Vec<usize>>,
    wild: Vec<(String, String, usize)>,
    heads: Vec<String>,
}

impl Layer {
    fn read(text: &str) -> Result<Self, String> {
        let mut layer = Self::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') || line.starts_with("forms\tname") {
                continue;
            }
            layer.add(line).map_err(|what| format!("line {}: {what}", at + 1))?;
        }
        layer.heads.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        layer.heads.dedup();
        Ok(layer)
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        let mut fields = line.split('\t').map(str::trim);
        let (forms, name) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        if name.is_empty() {
            return Err(format!("expected forms, a tab and a name, found “{line}”"));
        }
        let scope = scope(fields.next().unwrap_or_default())?;
        let successor = fields.next().filter(|s| !s.is_empty()).map(str::to_owned);
        let year = match fields.next().unwrap_or_default() {
            "" => None,
            year => Some(year.parse().map_err(|_| format!("expected a year, found “{year}”"))?),
        };
        let at = self.entries.len();
        for form in forms.split('|').chain([name]).filter(|form| !form.is_empty()) {
            self.add_form(form, name, at)?;
        }
        self.entries.push(Entry { name: name.to_owned(), scope, successor, year });
        Ok(())
    }

    fn add_form(&mut self, form: &str, name: &str, at: usize) -> Result<(), String> {
        let relative = name.contains(REGION) && !form.contains(REGION);
        let form = if relative { format!("{REGION}{form}") } else { form.to_owned() };
        let regions = form.matches(REGION).count();
        if regions > 1 || form.matches(ANY).count() != name.matches(ANY).count().min(1) {
            return Err(format!(
                "expected at most one {{}} and one * in form and name alike, found “{form}”"
            ));
        }
        if let Some(head) = form.split(REGION).next().filter(|head| regions > 0 && !head.is_empty()) {
            self.heads.push(head.to_owned());
        }
        match form.split_once(ANY) {
            Some((before, after)) => self.wild.push((before.to_owned(), after.to_owned(), at)),
            None => {
                let lines = self.forms.entry(form).or_default();
                if lines.last() != Some(&at) {
                    lines.push(at);
                }
            }
        }
        Ok(())
    }

    fn exact(&self, form: &str, at: At<'_>) -> Vec<Full<'_>> {
        let lines = self.forms.get(form).into_iter().flatten().map(|&i| &self.entries[i]);
        closest(form, lines.map(|entry| Full { pattern: entry.name.clone(), entry }), at)
    }

    fn wild(&self, form: &str, at: At<'_>) -> Vec<Full<'_>> {
        let matching = self.wild.iter().filter_map(|(before, after, i)| {
            let any = form.strip_prefix(before.as_str())?.strip_suffix(after.as_str())?;
            let entry = &self.entries[*i];
            let whole = any.chars().nth(1).is_some() && !any.contains(REGION);
            whole.then(|| Full { pattern: entry.name.replace(ANY, any), entry })
        });
        closest(form, matching, at)
    }
}

/// Those that hold at a region: of a region code, else of a level, else of all; each name once.
fn closest<'a>(form: &str, found: impl Iterator<Item = Full<'a>>, at: At<'_>) -> Vec<Full<'a>> {
    let mut holding: Vec<(u8, Full<'a>)> =
        found.filter_map(|full| Some((closeness(&full.entry.scope, at)?, full))).collect();
    let best = holding.iter().map(|(closeness, _)| *closeness).max();
    let mut names: Vec<Full<'a>> = Vec::new();
    if let Some(same) = holding.iter().position(|(_, full)| full.pattern == form) {
        // What is a full name stands for itself, whatever else it may shorten.
        return vec![holding.swap_remove(same).1];
    }
    for (_, full) in holding.into_iter().filter(|(closeness, _)| Some(*closeness) == best) {
        if names.iter().all(|known| known.pattern != full.pattern) {
            names.push(full);
        }
    }
    names
}

/// How closely a scope fits a region; `None` when it does not.
fn closeness(scope: &Scope, at: At<'_>) -> Option<u8> {
    match scope {
        Scope::Anywhere => Some(0),
        Scope::Central => at.central.then_some(1),
        Scope::Level(level) => (at.level == Some(*level)).then_some(1),
        Scope::Code(digits) => at.code.is_some_and(|code| code.starts_with(digits)).then_some(2),
    }
}

fn scope(word: &str) -> Result<Scope, String> {
    Ok(match word {
        "" => Scope::Anywhere,
        "central" => Scope::Central,
        "province" => Scope::Level(Level::Province),
        "prefecture" => Scope::Level(Level::Prefecture),
        "county" => Scope::Level(Level::County),
        code if code.bytes().all(|b| b.is_ascii_digit()) && code.len() <= 6 => Scope::Code(code.to_owned()),
        other => {
            let expected =
                "expected central, province, prefecture, county or digits of a region code as scope";
            return Err(format!("{expected}, found “{other}”"));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dictionary: &Dictionary, form: &str, at: At<'_>) -> Vec<String> {
        dictionary.find(form, at).into_iter().map(|full| full.pattern).collect()
    }

    #[test]
    fn every_line_of_ours_is_read() {
        for text in
            [include_str!("../../../data/organs.tsv"), include_str!("../../../data/organs-central.tsv")]
        {
            let layer = Layer::read(text).unwrap();
            assert!(layer.entries.len() > 100);
        }
    }

    #[test]
    fn forms_by_region() {
        let ours = Dictionary::standard();
        let county = At { level: Some(Level::County), code: Some("500110"), central: false };
        let province = At { level: Some(Level::Province), code: Some("340000"), central: false };
        let central = At { central: true, ..At::default() };
        let cases: &[(&str, At<'_>, &[&str])] = &[
            ("{}人力社保局", county, &["{}人力资源和社会保障局"]),
            ("{}人力资源和社会保障局", county, &["{}人力资源和社会保障局"]),
            ("{}大数据发展局", county, &["{}大数据应用发展管理局"]),
            ("{}大数据发展局", province, &[]),
            ("{}法院", county, &["{}人民法院"]),
            ("{}法院", province, &["{}高级人民法院"]),
            ("{}高新区管委会", county, &["{}高新区管理委员会"]),
            ("{}委宣传部", county, &["中共{}委宣传部"]),
            ("团{}委", county, &["中国共产主义青年团{}委员会"]),
            ("发展改革委", central, &["国家发展和改革委员会"]),
            ("发展改革委", county, &[]),
            ("财政部", county, &["财政部"]),
            ("{}财政部", county, &[]),
            ("云溪海关", county, &["云溪海关"]),
            ("{}海关", county, &[]),
            ("{}教体局", county, &["{}教育体育局", "{}教育和体育局"]),
        ];
        for (form, at, expected) in cases {
            assert_eq!(names(&ours, form, *at), *expected, "{form}");
        }
    }

    #[test]
    fn lines_of_a_user_come_first() {
        let text = "# ours\nforms\tname\n教体局\t{}教育体育局\n云旅公司\t云溪文化旅游有限公司\t430603\n";
        let user = Dictionary::with(text).unwrap();
        let at = At { code: Some("430603"), ..At::default() };
        assert_eq!(names(&user, "{}教体局", at), ["{}教育体育局"]);
        assert_eq!(names(&user, "云旅公司", at), ["云溪文化旅游有限公司"]);
        assert_eq!(names(&user, "云旅公司", At::default()), Vec::<String>::new());
        assert_eq!(names(&user, "{}财政局", at), ["{}财政局"]);
    }

    #[test]
    fn lines_that_cannot_be_read() {
        let error = |text| Dictionary::with(text).unwrap_err();
        assert_eq!(error("a\n"), "line 1: expected forms, a tab and a name, found “a”");
        assert_eq!(error("#\na\tb\t\tc\tx\n"), "line 2: expected a year, found “x”");
        assert!(error("a\tb\tcity\n").ends_with("found “city”"));
        assert!(error("*局\t{}局\n").contains("one *"));
    }
}
