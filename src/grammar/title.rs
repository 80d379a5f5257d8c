//! stub
use crate::model::Genre;
#[allow(missing_docs)] pub fn genre(_:&str)->Option<Genre>{None}
#[allow(missing_docs)] pub fn looks_like_title(_:&str)->bool{false}
#[allow(missing_docs)] pub fn issuer_in_title(_:&str)->Option<&str>{None}
#[allow(missing_docs)] pub fn is_issuing(_:&str)->bool{false}
