//! stub
use std::ops::Range;
#[allow(missing_docs)] pub fn is_organ(_:&str)->bool{false}
#[allow(missing_docs)] pub fn is_collective(_:&str)->bool{false}
#[allow(missing_docs)] pub fn split_list(_:&str)->Vec<Range<usize>>{vec![]}
