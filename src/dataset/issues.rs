//! `issues`: one row for each gazette issue.

use super::column::Column;
use super::common::{region_code, span};
use super::table::{Table, rows};
use crate::model::Issue;

type C = Column<Issue>;

pub(super) fn table() -> Table<Issue> {
    Table::new("issues", "One row for each gazette issue (期).", columns(), |records| {
        rows(records, |s| &s.structure.issue)
    })
}

fn columns() -> Vec<C> {
    let mut columns = vec![
        C::text("issue_id", |i| &i.issue_id)
            .key()
            .about("{gazette}/{year}/{number}; a later source with the same issue ends in ~2.")
            .example("云溪区人民政府公报/2023/4"),
        C::text("gazette", |i| &i.gazette)
            .about("Title of the gazette (刊名).")
            .example("云溪区人民政府公报"),
        C::text("region_name", |i| &i.region_name)
            .about("Region whose government publishes it.")
            .example("青岚省临江市云溪区")
            .null("when neither title nor imprint names it"),
        region_code(|i: &Issue| &i.region_code),
        C::int("year", |i| i.year).about("Year of the issue.").example("2023").null("when none is printed"),
        C::int("number", |i| i.number)
            .about("Number within its year (第4期).")
            .example("4")
            .null("when none is printed"),
        C::int("serial", |i| i.serial)
            .about("Number from the first issue on (总第64期).")
            .example("64")
            .null("when none is printed"),
        C::date("published_date", |i| i.published_date)
            .about("Day of publication (出版日期).")
            .example("2023-04-30")
            .null("when none is printed"),
    ];
    columns.extend(imprint());
    columns.extend(span(|i: &Issue| i.span));
    columns
}

fn imprint() -> Vec<C> {
    let columns = vec![
        C::text("supervisor", |i| &i.supervisor)
            .about("Supervising organ (主管单位).")
            .example("云溪区人民政府"),
        C::text("sponsor", |i| &i.sponsor)
            .about("Sponsoring organ (主办单位).")
            .example("云溪区人民政府办公室"),
        C::text("publisher", |i| &i.publisher)
            .about("Editing and publishing organ (编辑出版).")
            .example("云溪区人民政府公报编辑部"),
        C::text("address", |i| &i.address).about("Address (地址).").example("云溪区文昌路18号"),
        C::text("postcode", |i| &i.postcode).about("Postcode (邮编).").example("990104"),
        C::text("phone", |i| &i.phone).about("Telephone (电话).").example("0990-5550134"),
        C::text("fax", |i| &i.fax).about("Fax (传真).").example("0990-5550135"),
        C::text("website", |i| &i.website).about("Website (网址).").example("www.example.gov.cn"),
        C::text("email", |i| &i.email).about("E-mail address (电子邮箱).").example("gongbao@example.gov.cn"),
        C::text("licence", |i| &i.licence)
            .about("Licence or serial number of the publication (准印证号, CN, ISSN).")
            .example("QL(N)00123"),
    ];
    columns.into_iter().map(|column| column.null("when the imprint has none")).collect()
}
