//! stub
use std::ops::Range;
#[derive(Clone,Debug)] #[allow(missing_docs)] pub struct DocNumber{pub text:String,pub prefix:String,pub year:Option<i32>,pub seq:Option<i32>}
#[allow(missing_docs)] pub fn whole(_:&str)->Option<DocNumber>{None}
#[allow(missing_docs)] pub fn order_serial(_:&str)->Option<u32>{None}
#[allow(missing_docs)] pub fn find_all(_:&str)->Vec<(Range<usize>,DocNumber)>{vec![]}
