//! stub
use nom::IResult;
#[allow(missing_docs)] pub fn han_integer(i:&str)->IResult<&str,u64>{Err(nom::Err::Error(nom::error::Error::new(i,nom::error::ErrorKind::Tag)))}
