//! The forms of documents: what each prints from its letterhead to its last line.

use super::draft::Draft;
use super::page::{Day, Label, Piece};
use super::sentence::{basis, cite, clause, deadline, duties, duty, goals, quantities};
use super::truth::Row;
use super::words::{ACTIVITIES, PARTS, POSTS, REMARKS, TASKS, TOWNS, VENUES, person, persons};
use super::work::{Kind, Work};

/// Writes the document; it cites `cited` where its form cites something.
pub(crate) fn write(draft: &mut Draft<'_>, cited: &[Work]) {
    let kind = draft.work.kind;
    let row = head(draft);
    let row = match kind {
        Kind::Notice => notice(draft, row, cited),
        Kind::Plan => plan(draft, row, cited),
        Kind::Opinion => opinion(draft, row, cited),
        Kind::Posts => posts(draft, row),
        Kind::Order => order(draft, row, cited),
        Kind::Campaign => campaign(draft, row),
    };
    draft.rows.push(row);
}

/// Letterhead, number and title, and what a document row says of them.
fn head(draft: &mut Draft<'_>) -> Row {
    draft.pieces.push(Piece::Sheet);
    let work = draft.work;
    let order = work.kind == Kind::Order;
    let header = format!("{}{}", work.issuer, if order { "令" } else { "文件" });
    draft.head(header.as_str());
    match work.number.split_once('令') {
        Some((_, number)) if order => draft.pieces.push(Piece::Apart(number.to_owned())),
        _ => draft.head(work.number.as_str()),
    }
    if !order {
        draft.pieces.push(Piece::Title(work.title.clone()));
    }
    let genre = match work.kind {
        Kind::Opinion => "opinion",
        Kind::Order => "measures",
        _ => "notice",
    };
    let row =
        Row::new("documents").with("document_id", draft.id.as_str()).with("number", work.number.as_str());
    let row = row.with("title", work.title.as_str()).with("genre", genre).with("organ_header", header);
    let row = row.with("kind", if order { "legislation" } else { "official" });
    let none: Vec<String> = Vec::new();
    let row = row.with("issuers", vec![work.issuer.clone()]).with("signatories", vec![work.issuer.clone()]);
    row.with("signed_date", work.signed.iso()).with("addressees", none.clone()).with("cc", none)
}

fn addressees(draft: &mut Draft<'_>, row: Row) -> Row {
    let organs = ["各镇人民政府、街道办事处", "", "有关单位"];
    let departments = format!("{}政府各部门", draft.place.level);
    let organs = organs.map(|organ| if organ.is_empty() { departments.as_str() } else { organ });
    draft.pieces.push(Piece::Margin(format!("{}：", organs.join("，"))));
    row.with("addressees", vec!["各镇人民政府", "街道办事处", departments.as_str(), "有关单位"])
}

fn sign(draft: &mut Draft<'_>) {
    draft.sign(&draft.work.issuer.clone(), draft.work.signed);
}

/// Whether the document is published.
fn disclosure(draft: &mut Draft<'_>, row: Row) -> Row {
    let word = draft.dice.pick(&["此件公开发布", "此件主动公开"]);
    draft.text(format!("（{word}）"));
    row.with("disclosure", word)
}

/// Who gets a copy, and who printed it when.
fn print_line(draft: &mut Draft<'_>, row: Row) -> Row {
    draft.end_sections();
    let level = draft.place.level;
    let copies = [format!("{level}委办公室"), format!("{level}人大常委会办公室"), format!("{level}法院")];
    draft.pieces.push(Piece::Margin(format!("抄送：{}。", copies.join("，"))));
    let office = format!("{}办公室", draft.place.government());
    let printed = draft.work.signed.month_end();
    draft.head(format!("{office}{printed}印发"));
    row.with("cc", copies.to_vec()).with("printed_by", office).with("printed_date", printed.iso())
}

/// Parts with tasks, each with a few of the things that a task may say.
fn tasks(draft: &mut Draft<'_>, parts: usize) {
    let heads = draft.dice.choose(PARTS, parts);
    for head in heads {
        draft.heading(Label::HanComma, head);
        let count = draft.dice.between(3, 5);
        for (task, words) in draft.dice.choose(TASKS, count) {
            draft.section(Label::HanParen, Some(task), |draft| {
                let count = draft.dice.between(3, 6);
                let mut text = words.to_owned() + &draft.dice.choose(REMARKS, count).concat();
                match draft.dice.roll(4) {
                    0 => text += &goals(draft),
                    1 => text += &quantities(draft),
                    2 => text += &duty(draft),
                    _ => text += &deadline(draft),
                }
                if draft.dice.once_in(2) { text + &clause(draft) } else { text }
            });
            if draft.dice.once_in(4) {
                steps(draft);
            }
        }
    }
}

/// Numbered steps below a task.
fn steps(draft: &mut Draft<'_>) {
    for (task, words) in draft.dice.choose(TASKS, 2) {
        let remarks = draft.dice.choose(REMARKS, 2).concat();
        draft.section(Label::ArabicDot, Some(task), |_| words.to_owned() + &remarks);
    }
}

fn notice(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let row = addressees(draft, row);
    let basis = basis(draft, cited);
    draft.text(format!("{basis}现将有关事项通知如下。"));
    tasks(draft, 2);
    let title = format!("{}任务分工表", draft.work.matter);
    draft.list_attachment(&title);
    sign(draft);
    draft.attach(&title);
    duty_table(draft, &title);
    print_line(draft, row)
}

/// A table of tasks with who answers for them.
fn duty_table(draft: &mut Draft<'_>, caption: &str) {
    let header = ["序号", "任务", "地点", "牵头单位", "配合单位", "计划投资"];
    let (mut rows, mut sum) = (Vec::new(), 0);
    let count = draft.dice.between(3, 8);
    for (number, (task, _)) in (1..).zip(draft.dice.choose(TASKS, count)) {
        let organs = draft.place.organs(&mut draft.dice, 3);
        duties(draft, &organs[..1], "lead", "table");
        duties(draft, &organs[1..], "support", "table");
        let amount = draft.dice.between(10, 990);
        sum += amount;
        let cells = [number.to_string(), task.to_owned(), draft.dice.pick(TOWNS).to_owned()];
        rows.push(
            [cells.as_slice(), &[organs[0].clone(), organs[1..].join("、"), amount.to_string()]].concat(),
        );
    }
    let mut total = vec![String::new(); header.len()];
    total[0] = "合计".to_owned();
    total[header.len() - 1] = sum.to_string();
    rows.push(total);
    draft.text("单位：万元");
    draft.table(caption, Some("万元"), &header, rows);
}

fn plan(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let row = addressees(draft, row);
    let (name, level) = (format!("{}工作方案", draft.work.matter), draft.place.level);
    let meeting = draft.dice.between(2, 99);
    let meeting = format!("{level}政府第{meeting}次常务会议");
    draft.text(format!("《{name}》已经{meeting}审议通过，现印发给你们，请认真组织实施。"));
    sign(draft);
    let row = disclosure(draft, row);
    draft.pieces.push(Piece::Title(name));
    let basis = basis(draft, cited);
    draft.text(format!("{basis}制定本方案。"));
    draft.heading(Label::HanComma, "工作目标");
    let goals = goals(draft);
    draft.text(goals);
    tasks(draft, 2);
    stages(draft);
    group(draft);
    row.with("meeting", meeting)
}

/// Stages with their months.
fn stages(draft: &mut Draft<'_>) {
    draft.heading(Label::HanComma, "实施步骤");
    let year = draft.work.signed.year + 1;
    let names = ["动员部署阶段", "组织实施阶段", "总结评估阶段"];
    let words = ["召开动员会议，制定实施细则。", "对照任务清单推进落实。", "总结经验做法，完善长效机制。"];
    for ((name, words), month) in names.into_iter().zip(words).zip([3, 9, 12]) {
        let end = Day { year, month, day: 1 }.month_end();
        let heading = format!("{name}（{year}年{month}月底前）");
        draft.section(Label::HanParen, Some(&heading), |draft| {
            let row = draft.row("milestones").with("end_date", end.iso()).with("end_precision", "month");
            draft.rows.push(row);
            words.to_owned()
        });
    }
}

/// The roster of a leading group.
fn group(draft: &mut Draft<'_>) {
    draft.heading(Label::HanComma, "组织机构");
    draft.text("成立工作领导小组，统筹推进各项工作。");
    let level = draft.place.level;
    let persons = persons(&mut draft.dice, 3);
    let roles = ["组长", "副组长", "副组长"];
    let positions = [
        format!("{level}政府副{level}长"),
        draft.place.organ("水利局局长"),
        draft.place.organ("财政局副局长"),
    ];
    for (at, ((person, role), position)) in persons.iter().zip(roles).zip(&positions).enumerate() {
        let label = if at > 0 && roles[at - 1] == role { String::new() } else { format!("{role}：") };
        draft.text(format!("{label}{person}　{position}"));
        let row = draft.row("people").with("person", person.as_str()).with("capacity", "member");
        draft.rows.push(row.with("group_role", role).with("position", position.as_str()));
    }
}

fn opinion(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let row = addressees(draft, row);
    let basis = basis(draft, cited);
    draft.text(format!("{basis}结合实际，提出如下实施意见。"));
    draft.heading(Label::HanComma, "总体要求");
    let goals = goals(draft);
    draft.text(goals);
    tasks(draft, 3);
    sign(draft);
    disclosure(draft, row)
}

fn posts(draft: &mut Draft<'_>, row: Row) -> Row {
    let row = addressees(draft, row);
    draft.text(format!("经研究，决定："));
    let persons = draft.work.persons.clone();
    let posts = draft.dice.choose(POSTS, persons.len() * 2);
    for (person, posts) in persons.iter().zip(posts.chunks(2)) {
        let full = |(organ, _): (&str, &str)| format!("{}{organ}", draft.place.full);
        let (new, old) = (full(posts[0]), full(posts[1]));
        let ((_, gained), (_, lost)) = (posts[0], posts[1]);
        match draft.dice.roll(4) {
            0 => {
                draft.text(format!("{person}同志任{new}{gained}，免去其{old}{lost}职务；"));
                change(draft, person, "appoint", &new, gained, None);
                change(draft, person, "remove", &old, lost, None);
            }
            1 => {
                draft.text(format!("{person}同志任{new}{gained}（试用期1年）；"));
                change(draft, person, "appoint", &new, gained, Some(12));
            }
            2 => {
                draft.text(format!("免去{person}同志的{old}{lost}职务；"));
                change(draft, person, "remove", &old, lost, None);
            }
            _ => {
                draft.text(format!("任命{person}为{new}{gained}；"));
                change(draft, person, "appoint", &new, gained, None);
            }
        }
    }
    if let Some(Piece::Text(last)) = draft.pieces.last_mut() {
        last.truncate(last.len() - "；".len());
        last.push('。');
    }
    sign(draft);
    row
}

/// A person and a post gained or lost.
fn change(
    draft: &mut Draft<'_>,
    person: &str,
    action: &str,
    organ: &str,
    post: &str,
    probation: Option<usize>,
) {
    let row = draft.row("appointments").with("person", person).with("action", action).with("organ", organ);
    draft.rows.push(row.with("post", post).with("probation_months", probation));
    let known = |row: &Row| row.dataset == "people" && row.columns["person"] == person;
    if !draft.rows.iter().any(known) {
        let row = draft.row("people").with("person", person).with("capacity", "appointee");
        draft.rows.push(row.with("position", format!("{organ}{post}")));
    }
}

fn order(draft: &mut Draft<'_>, row: Row, cited: &[Work]) -> Row {
    let (work, level) = (draft.work, draft.place.level);
    let start = Day { year: work.signed.year + 1, month: draft.dice.between(1, 12), day: 1 };
    let meeting = format!("{level}政府第{}次常务会议", draft.dice.between(2, 99));
    draft.text(format!("《{}》已经{meeting}审议通过，现予公布，自{start}起施行。", work.title));
    let (person, office) = (person(&mut draft.dice), format!("{level}长"));
    draft.sign(&format!("{office}　{person}"), work.signed);
    let signer = draft.row("people").with("person", person.as_str()).with("capacity", "official");
    draft.rows.push(signer.with("position", office.as_str()));
    draft.pieces.push(Piece::Title(work.title.clone()));
    draft.chapter("总则");
    draft.section(Label::Article, None, |draft| format!("{}制定本办法。", basis(draft, &[])));
    draft.section(Label::Article, None, |_| "本行政区域内的相关活动，适用本办法。".to_owned());
    for chapter in ["规划与建设", "管理与服务"] {
        draft.chapter(chapter);
        for (task, words) in draft.dice.choose(TASKS, 3) {
            let remarks = draft.dice.choose(REMARKS, 2).concat();
            draft.section(Label::Article, None, |_| format!("{task}工作坚持统筹推进。{words}{remarks}"));
        }
        items(draft);
    }
    draft.chapter("附则");
    let repealed = cited.iter().find(|work| work.kind != Kind::Order);
    draft.section(Label::Article, None, |draft| match repealed {
        Some(work) => {
            cite(draft, Some(&work.title), Some(&work.number), "repeals");
            format!("本办法自{start}起施行。《{}》（{}）同时废止。", work.title, work.number)
        }
        None => format!("本办法自{start}起施行。"),
    });
    let row = row.with("signatories", vec![format!("{office}{person}")]).with("effective_date", start.iso());
    row.with("meeting", meeting)
}

/// An article with a list.
fn items(draft: &mut Draft<'_>) {
    draft.section(Label::Article, None, |_| "公示牌载明下列内容：".to_owned());
    for (at, item) in ["设施名称和位置；", "养护标准；", "监督方式。"].into_iter().enumerate()
    {
        let _ = at;
        draft.section(Label::HanParen, None, |_| item.to_owned());
    }
}

fn campaign(draft: &mut Draft<'_>, row: Row) -> Row {
    let row = addressees(draft, row);
    draft.text("为丰富群众文化生活，现将活动安排通知如下。");
    draft.heading(Label::HanComma, "主要活动");
    let year = draft.work.signed.year;
    let month = draft.work.signed.month % 12 + 1;
    let year = if month == 1 { year + 1 } else { year };
    let count = draft.dice.between(2, 4);
    for (name, content) in draft.dice.choose(ACTIVITIES, count) {
        draft.heading(Label::HanParen, name);
        let start = Day { year, month, day: draft.dice.between(1, 20) };
        let (venue, organs) = (draft.dice.pick(VENUES), draft.place.organs(&mut draft.dice, 2));
        draft.text(format!("时间：{start}"));
        draft.text(format!("地点：{venue}"));
        draft.text(format!("内容：{content}"));
        draft.text(format!("责任单位：{}", organs.join("、")));
        duties(draft, &organs, "responsible", "field");
        let event = draft.row("events").with("name", name).with("place", venue).with("content", content);
        draft.rows.push(event.with("start_date", start.iso()).with("end_date", start.iso()));
    }
    contacts(draft);
    sign(draft);
    row
}

/// Whom to ask.
fn contacts(draft: &mut Draft<'_>) {
    draft.end_sections();
    let (person, phone) = (person(&mut draft.dice), draft.dice.between(20_000_000, 89_999_999).to_string());
    let email = format!("office{}@example.cn", draft.dice.between(1, 99));
    draft.text(format!("联系人：{person}，联系电话：{phone}，电子邮箱：{email}。"));
    for (kind, value) in [("person", &person), ("phone", &phone), ("email", &email)] {
        let row = draft.row("contacts").with("kind", kind).with("value", value.as_str());
        draft.rows.push(row);
    }
    let row = draft.row("people").with("person", person.as_str()).with("capacity", "contact");
    draft.rows.push(row);
}
