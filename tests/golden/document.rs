//! Whole documents: all that is read out of a text, one record per line with the bytes where it is printed.

use gongbao::extract::SourceRecords;
use gongbao::model::{BlockKind, SourceKind};

/// Everything found in `text`; nothing when the text is no official document.
pub(crate) fn render(text: &str) -> String {
    let records = gongbao::parse(text);
    check_spans(&records);
    if records.structure.kind == SourceKind::Unknown { String::new() } else { dump(&records) }
}

/// What must hold before anything is compared: blocks cover the text, spans stand on borders.
fn check_spans(records: &SourceRecords) {
    let text = &records.source.text;
    let mut at = 0;
    for block in &records.structure.blocks {
        assert_eq!(block.span.start(), at, "blocks cover the text");
        at = block.span.end();
        assert!(text.is_char_boundary(at));
    }
    assert_eq!(at, text.len(), "blocks cover the text");
}

fn dump(records: &SourceRecords) -> String {
    let mut lines = Vec::new();
    let structure = &records.structure;
    lines.extend(structure.issue.iter().map(|i| format!("{i:?}")));
    lines.extend(structure.toc.iter().map(|e| {
        format!("toc {} | {:?} | {:?} | {} | {:?}", e.ordinal, e.category, e.page, e.title, e.document_id)
    }));
    for document in &structure.documents {
        lines.push(String::new());
        lines.push(format!(
            "document {} {} {:?} {:?}",
            document.ordinal, document.kind, document.number, document.genre
        ));
        lines.push(format!("  title {}", document.title));
        let lists = [
            ("issuers", &document.issuers),
            ("addressees", &document.addressees),
            ("signatories", &document.signatories),
            ("cc", &document.cc),
        ];
        lines.extend(
            lists
                .iter()
                .filter(|(_, list)| !list.is_empty())
                .map(|(name, list)| format!("  {name} {}", list.join(" | "))),
        );
        let dates = [
            ("signed", document.signed_date),
            ("printed", document.printed_date),
            ("effective", document.effective_date),
            ("expiry", document.expiry_date),
        ];
        lines.extend(dates.iter().filter_map(|(name, date)| date.map(|d| format!("  {name} {d}"))));
        let texts = [
            ("header", &document.organ_header),
            ("printed by", &document.printed_by),
            ("disclosure", &document.disclosure),
            ("meeting", &document.meeting),
            ("source", &document.source_note),
            ("region", &document.region_code),
        ];
        lines.extend(texts.iter().filter_map(|(name, text)| text.as_ref().map(|t| format!("  {name} {t}"))));
        lines.extend(document.attachments.iter().map(|a| {
            format!("  attachment {} {}{}", a.ordinal, a.title, if a.omitted { " (omitted)" } else { "" })
        }));
        for section in &document.sections {
            let attachment = section
                .attachment
                .map(|a| format!("a{}/", document.attachments[a].ordinal))
                .unwrap_or_default();
            lines.push(format!(
                "  {attachment}{} {} {}",
                section.path,
                section.style,
                section.heading.as_deref().unwrap_or("-")
            ));
        }
        for table in &document.tables {
            lines.push(format!(
                "  table {:?} {}x{} header {} pieces {} unit {:?}",
                table.caption, table.rows, table.columns, table.header_rows, table.pieces, table.unit
            ));
        }
    }
    lines.push(String::new());
    lines.extend(records.responsibilities.iter().map(|r| {
        format!("{} {:?} {} {} {} {}", r.document_id, r.section_id, r.role, r.origin, r.organ_raw, r.rule)
    }));
    lines.extend(
        records.citations.iter().map(|c| {
            format!("{} {} {:?} {:?} {:?}", c.document_id, c.relation, c.number, c.title, c.provision)
        }),
    );
    lines.extend(records.appointments.iter().map(|a| {
        format!(
            "{} {} {} {:?} {} {:?}",
            a.document_id, a.person, a.action, a.organ, a.post, a.probation_months
        )
    }));
    lines.extend(records.people.iter().map(|p| {
        format!("{:?} {} {} {:?} {:?}", p.document_id, p.person, p.capacity, p.group_role, p.position)
    }));
    lines.extend(records.targets.iter().map(|t| {
        format!(
            "{} {} {} {:?} {} | {:?} {:?} | {:?}",
            t.document_id, t.comparator, t.value, t.value_max, t.unit, t.period_end, t.cumulative, t.subject
        )
    }));
    lines.extend(records.milestones.iter().map(|m| {
        format!("{} {:?} {:?} {} {:?}", m.document_id, m.start_date, m.end_date, m.inferred, m.label)
    }));
    lines.extend(
        records.events.iter().map(|e| {
            format!("{} {} {:?} {:?} {:?}", e.document_id, e.name, e.start_date, e.end_date, e.place)
        }),
    );
    lines.extend(records.contacts.iter().map(|c| format!("{:?} {} {}", c.document_id, c.kind, c.value)));
    lines.extend(records.diagnostics.iter().map(|d| format!("{} {}", d.code.name, d.message)));
    let other = structure.blocks.iter().filter(|b| b.kind == BlockKind::Unknown);
    lines.extend(other.map(|b| format!("unknown {}", b.text)));
    lines.join("\n") + "\n"
}
