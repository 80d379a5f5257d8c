//! stand-in
use std::ops::Range; use std::sync::LazyLock; use regex::Regex;
#[derive(Clone,Debug)] #[allow(missing_docs)] pub struct DocNumber{pub text:String,pub prefix:String,pub year:Option<i32>,pub seq:Option<i32>}
static RE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[（(]?(\p{Han}[\p{Han}（）]{0,15})〔(\d{4})〕第?(\d{1,5})号[）)]?$").expect("re"));
static IN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{Han}[\p{Han}]{0,11}〔\d{4}〕第?\d{1,5}号").expect("re"));
static ORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(\p{Han}{2,20}令)第(\d+)号").expect("re"));
#[allow(missing_docs)] pub fn whole(l:&str)->Option<DocNumber>{ if let Some(c)=RE.captures(l){ return Some(DocNumber{text:format!("{}〔{}〕{}号",&c[1],&c[2],&c[3]),prefix:c[1].to_owned(),year:c[2].parse().ok(),seq:c[3].parse().ok()}); } let c=ORD.captures(l)?; (c.get(0)?.range()==(0..l.len())).then(|| DocNumber{text:l.to_owned(),prefix:c[1].to_owned(),year:None,seq:c[2].parse().ok()}) }
#[allow(missing_docs)] pub fn order_serial(l:&str)->Option<u32>{ l.strip_prefix('第')?.strip_suffix('号')?.parse().ok() }
#[allow(missing_docs)] pub fn find_all(l:&str)->Vec<(Range<usize>,DocNumber)>{ let mut v: Vec<_>=IN.find_iter(l).filter_map(|m| whole(m.as_str()).map(|d|(m.range(),d))).collect(); v.extend(ORD.find_iter(l).filter_map(|m| whole(m.as_str()).map(|d|(m.range(),d)))); v }
