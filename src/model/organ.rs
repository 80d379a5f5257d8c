//! Layer 4: what adds up across sources.

use serde::{Deserialize, Serialize};

use super::Relation;
use super::closed_set::closed_set;

closed_set! {
    /// Level of government of an organ.
    Level {
        National => "national", "国家级";
        Province => "province", "省级";
        Prefecture => "prefecture", "地级";
        County => "county", "县级";
        Township => "township", "乡级";
        Unknown => "unknown", "not known";
    }
}

closed_set! {
    /// What an organ is.
    OrganKind {
        Government => "government", "人民政府及其办公室";
        Department => "department", "部门";
        Party => "party", "党委及其部门";
        Congress => "congress", "人大";
        Court => "court", "法院";
        Procuratorate => "procuratorate", "检察院";
        MassOrganisation => "mass_organisation", "工会、共青团、妇联等群团";
        PublicInstitution => "public_institution", "事业单位";
        Enterprise => "enterprise", "企业";
        School => "school", "学校";
        Township => "township", "乡镇";
        Subdistrict => "subdistrict", "街道";
        AdHocGroup => "ad_hoc_group", "领导小组、指挥部";
        Other => "other", "another";
    }
}

/// An organisation, resolved across all sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct Organ {
    pub organ_id: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub region_code: Option<String>,
    pub level: Option<Level>,
    pub kind: Option<OrganKind>,
    pub mentions: i32,
    pub resolved: bool,
    pub successor: Option<String>,
    pub succeeded_year: Option<i32>,
}

/// An edge of the citation graph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the columns are described once, in the dataset's schema
pub struct DocumentLink {
    pub from_document_id: String,
    pub to_document_id: Option<String>,
    pub to_key: String,
    pub relation: Relation,
    pub count: i32,
}
