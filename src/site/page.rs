//! [`Templates`]: the only place that knows the template engine. Whatever comes from a source is escaped by it.

use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context, escape_formatter};
use serde::Serialize;

use super::folder::Folder;
use crate::error::{Error, Result};

/// The templates, by name.
const TEMPLATES: [(&str, &str); 10] = [
    ("base.html", include_str!("assets/base.html")),
    ("parts.html", include_str!("assets/parts.html")),
    ("index.html", include_str!("assets/index.html")),
    ("reading.html", include_str!("assets/reading.html")),
    ("sources.html", include_str!("assets/sources.html")),
    ("duties.html", include_str!("assets/duties.html")),
    ("deadlines.html", include_str!("assets/deadlines.html")),
    ("targets.html", include_str!("assets/targets.html")),
    ("citations.html", include_str!("assets/citations.html")),
    ("diagnostics.html", include_str!("assets/diagnostics.html")),
];

/// Files that pages load as they are.
const ASSETS: [(&str, &str); 4] = [
    ("assets/report.css", include_str!("assets/report.css")),
    ("assets/reading.css", include_str!("assets/reading.css")),
    ("assets/titles.js", include_str!("assets/titles.js")),
    ("assets/reading.js", include_str!("assets/reading.js")),
];

/// The templates of a report.
pub(super) struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// # Errors
    /// When a template is not well-formed, which is a bug.
    pub(super) fn new() -> Result<Self> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // What a record lacks is left empty.
        environment.set_formatter(|out, state, value| match value.is_none() {
            true => Ok(()),
            false => escape_formatter(out, state, value),
        });
        environment.add_filter("grouped", grouped);
        for (name, text) in TEMPLATES {
            environment.add_template(name, text).map_err(|e| Error::write(name, e))?;
        }
        Ok(Self { environment })
    }

    /// Writes the files that pages load as they are.
    pub(super) fn write_assets(&self, folder: &Folder) -> Result<()> {
        ASSETS.iter().try_for_each(|(name, text)| folder.write(name, text))
    }

    /// Writes a page; `name` is its path below the report.
    pub(super) fn write(
        &self,
        template: &str,
        page: &impl Serialize,
        name: &str,
        folder: &Folder,
    ) -> Result<()> {
        let top = "../".repeat(name.matches('/').count());
        let context = context!(top => top, page_name => name, page => Value::from(Serde(page)));
        let rendered = self.environment.get_template(template).and_then(|template| template.render(context));
        folder.write(name, &rendered.map_err(|e| Error::write(name, format!("{e:#}")))?)
    }
}

/// A call of a function of the page, for a `.js` file: `gongbao.titles(…)`. No value ends a script or begins a tag.
pub(super) fn call(function: &str, value: &impl Serialize) -> Result<String> {
    let json = serde_json::to_string(value).map_err(|e| Error::write(function, e))?;
    let safe = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    Ok(format!("gongbao.{function}({safe});\n"))
}

/// `1437` as `1 437`, with narrow blanks.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_carry_no_tags() {
        let script = call("rows", &["</script><script>alert(1)</script>", "a\u{2028}b", "\"&'"]).unwrap();
        let safe =
            r#"gongbao.rows(["\u003c/script>\u003cscript>alert(1)\u003c/script>","a\u2028b","\"&'"]);"#;
        assert_eq!(script.trim_end(), safe);
    }

    #[test]
    fn values_are_escaped_and_what_lacks_is_empty() {
        let mut templates = Templates::new().unwrap();
        templates.environment.add_template("t.html", "<a title=\"{{ a }}\">{{ b }}</a>").unwrap();
        let text = templates.environment.get_template("t.html").unwrap();
        let rendered = text.render(context!(a => "\"<&'", b => Value::from(())));
        assert_eq!(rendered.unwrap(), "<a title=\"&quot;&lt;&amp;&#x27;\"></a>");
    }

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in
            [(0, "0"), (999, "999"), (1_437, "1\u{202f}437"), (1_234_567, "1\u{202f}234\u{202f}567")]
        {
            assert_eq!(grouped(number), text);
        }
    }
}
