//! stub
use nom::IResult;
use jiff::civil::Date;
#[allow(missing_docs)] pub fn whole_date(_:&str)->Option<Date>{None}
#[allow(missing_docs)] pub fn full_date(i:&str)->IResult<&str,Date>{Err(nom::Err::Error(nom::error::Error::new(i,nom::error::ErrorKind::Tag)))}
