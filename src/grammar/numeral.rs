//! stand-in
use nom::IResult;
#[allow(missing_docs)] pub fn han_integer(i:&str)->IResult<&str,u64>{ let s: String=i.chars().take_while(|c| "一二三四五六七八九十百〇零".contains(*c)).collect(); if s.is_empty(){ return Err(nom::Err::Error(nom::error::Error::new(i,nom::error::ErrorKind::Tag))); } let d=|c:char| "〇一二三四五六七八九".chars().position(|x|x==c).unwrap_or(0) as u64; let (mut t,mut c)=(0,0); if !s.contains(['十','百']){ return Ok((&i[s.len()..], s.chars().fold(0,|a,x|a*10+d(x)))); } for x in s.chars(){ match x {'十'=>{t+=c.max(1)*10;c=0}, '百'=>{t+=c.max(1)*100;c=0}, _=>c=d(x)} } Ok((&i[s.len()..],t+c)) }
