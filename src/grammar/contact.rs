//! stub
#[allow(missing_docs)] pub fn field(_:&str)->Option<(&str,&str)>{None}
