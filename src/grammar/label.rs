//! stub
use nom::IResult;
use crate::model::SectionStyle;
#[allow(missing_docs)] pub struct Label{pub style:SectionStyle,pub number:Option<u32>,pub inserted:Option<u32>,pub parts:Vec<u32>}
fn err<T>(i:&str)->IResult<&str,T>{Err(nom::Err::Error(nom::error::Error::new(i,nom::error::ErrorKind::Tag)))}
#[allow(missing_docs)] pub fn label(i:&str)->IResult<&str,Label>{err(i)}
#[allow(missing_docs)] pub fn bare_decimal(i:&str)->IResult<&str,Label>{err(i)}
