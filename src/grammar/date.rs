//! stand-in
use nom::IResult; use jiff::civil::Date; use std::sync::LazyLock; use regex::Regex;
static RE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^([0-9]{4}|[〇○零一二三四五六七八九]{4})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月([0-9]{1,2}|[一二三四五六七八九十]{1,3})日").expect("re"));
fn n(s:&str)->i32{ if let Ok(v)=s.parse(){return v;} let d=|c:char| "〇一二三四五六七八九".chars().position(|x|x==c).or((c=='○'||c=='零').then_some(0)).unwrap_or(0) as i32; if s.contains('十'){ let mut p=s.split('十'); let a=p.next().and_then(|x|x.chars().next()).map_or(1,d); let b=p.next().and_then(|x|x.chars().next()).map_or(0,d); a*10+b } else { s.chars().fold(0,|a,c| a*10+d(c)) } }
#[allow(missing_docs)] pub fn full_date(i:&str)->IResult<&str,Date>{ let e=||nom::Err::Error(nom::error::Error::new(i,nom::error::ErrorKind::Tag)); let c=RE.captures(i).ok_or_else(e)?; let d=Date::new(n(&c[1]) as i16,n(&c[2]) as i8,n(&c[3]) as i8).map_err(|_|e())?; Ok((&i[c[0].len()..],d)) }
#[allow(missing_docs)] pub fn whole_date(l:&str)->Option<Date>{ full_date(l).ok().filter(|(r,_)| r.is_empty()).map(|(_,d)|d) }
