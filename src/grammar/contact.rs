//! stand-in
#[allow(missing_docs)]
pub fn field(l: &str) -> Option<(&str, &str)> {
    let (a, b) = l.split_once('：')?;
    (a.chars().count() <= 10).then_some((a, b))
}
