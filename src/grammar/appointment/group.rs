//! Posts in leading groups and their offices, which are no appointments: `领导小组组长`, `办公室主任` of the group.

use super::{is_own_organ, position};
use crate::text::words::{WordList, words};

/// `周砚秋同志兼任办公室主任`, `沈舟任副主任`: the office is that of the group of which the text speaks.
pub(super) fn is_of_office(verb: &str, marked: bool, post: &str) -> bool {
    let office = matches!(post, "办公室主任" | "办公室副主任");
    let bare = matches!(post, "主任" | "副主任" | "常务副主任" | "办公室常务副主任");
    verb == "兼任" && office || !marked && bare
}

/// True for a text that speaks of the office of a group, to which a bare `主任` in it belongs: `领导小组办公室设在区水利局`.
pub fn has_office_of_group(text: &str) -> bool {
    words!["小组办公室", "指挥部办公室", "专班办公室", "联席会议办公室", "办公室设在", "下设办公室"]
        .stand_in(text)
}

/// True for posts of a leading group, which is no appointment.
pub(super) fn is_group_post(text: &str) -> bool {
    static GROUPS: WordList =
        WordList::new(&["领导小组", "工作组", "指挥部", "专班", "联席会议", "工作小组"]);
    const POSTS: &[&str] = &[
        "组长",
        "副组长",
        "双组长",
        "总指挥",
        "副总指挥",
        "指挥长",
        "副指挥长",
        "召集人",
        "副召集人",
        "主任委员",
        "副主任委员",
        "委员",
        "成员",
        "联络员",
    ];
    GROUPS.stand_in(text) && !is_in_standing_office(text) || POSTS.contains(&text)
}

/// `市防汛抗旱指挥部办公室主任`: the office of a command that is named in full is an organ with posts.
fn is_in_standing_office(text: &str) -> bool {
    let organ = position(text).and_then(|p| p.organ).map_or("", |organ| &text[organ]);
    organ.ends_with("指挥部办公室") && is_own_organ(organ)
}
