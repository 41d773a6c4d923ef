//! The compliance of a year as a section of its report.

use crate::model::edition::{self, Edition};
use crate::model::value::words::count;
use crate::papers::annual::disclosure::SYMBOL;
use crate::papers::annual::exhibit::only;
use crate::papers::view::Empty;
use crate::papers::view::{
    Cell, Checked, Column, Compliance, Kept, ReportSection, RichText, Row, ShownIn, Table, Width,
};
use crate::papers::words::lower_first;

/// What rules check, what papers show, what somebody agreed to, and what nobody can check.
pub(in crate::papers::annual) fn section(
    edition: &Edition,
    compliance: &Compliance,
) -> ReportSection {
    let all = &compliance.requirements;
    // Exceptions first: what was kept needs no reading.
    let mut tables = vec![
        checked(
            all,
            was_broken,
            "Requirements that were not always kept",
            "What could be checked was kept every time.",
        ),
        checked(
            all,
            |checked| !was_broken(checked),
            "Requirements that were kept every time",
            "Nothing that could be checked was kept every time.",
        ),
        shown(edition, all),
    ];
    tables.extend(not_counted(all));
    tables.extend(agreed(all));
    tables.extend(unchecked(all));
    ReportSection {
        name: edition::Section::Compliance.name().to_owned(),
        title: "How the panel kept its terms".to_owned(),
        intro: RichText::plain(format!(
            "Each thing that a check looks at (an item, a seat, a deadline) counts once for each of the {} \
             held, and an action once for all of them; what is of no meeting counts in the year in which it \
             happened. What did not apply is not counted, nor what the files leave open, nor a seat whose member sent \
             apologies and had nobody in their place. Where two checks look at a requirement, each has its line. What was \
             waived was agreed to, but not kept.",
            count(compliance.meetings, "meeting")
        )),
        exhibits: tables.into_iter().map(only).collect(),
        ..ReportSection::default()
    }
}

fn requirement(kept: &Kept) -> Cell {
    Cell::from(kept.says.clone()).with_sub(kept.clause.clone())
}

/// Whether it was not kept at times, or waived; a number that is withheld is not nothing.
fn was_broken(checked: &Checked) -> bool {
    checked.broken != Some(0) || checked.waived != Some(0)
}

/// What was counted of the checks that are meant.
fn checked(all: &[Kept], is_meant: fn(&Checked) -> bool, caption: &str, empty: &str) -> Table {
    let number =
        |shown: Option<u32>| shown.map_or_else(|| SYMBOL.to_owned(), |count| count.to_string());
    let row = |kept: &Kept, checked: &Checked| {
        let cells = checked.counts().map(number);
        let requirement = requirement(kept);
        let named = match &requirement.sub {
            Some(clause) => format!("{clause}. Checked: {}", lower_first(&checked.checks)),
            None => checked.checks.clone(),
        };
        let requirement = requirement.with_sub(named);
        let share = checked.kept_per_cent.map(|share| format!("{share} %"));
        let cells = cells.into_iter().chain([share.unwrap_or_default()]);
        Row::entry(std::iter::once(requirement).chain(cells.map(Cell::from)))
    };
    let each = all
        .iter()
        .flat_map(|kept| kept.checks.iter().map(move |checked| (kept, checked)));
    let each: Vec<(&Kept, &Checked)> = each.filter(|(_, checked)| is_meant(checked)).collect();
    let rows = each.iter().map(|(kept, checked)| row(kept, checked));
    let titles = ["Applied", "Kept", "Not kept", "Waived", "Share kept"];
    let columns = titles.map(|title| Column::numbers(title, Width::Narrow));
    let rows: Vec<Row> = rows.collect();
    let withheld = each
        .iter()
        .flat_map(|(_, checked)| checked.counts())
        .any(|count| count.is_none());
    let withheld =
        withheld.then(|| format!("“{SYMBOL}”: withheld, so that no child can be worked out."));
    let shares = "A share is given only of more than five.".to_owned();
    let said: Vec<String> = std::iter::once(shares).chain(withheld).collect();
    Table {
        caption: caption.to_owned(),
        columns: std::iter::once(Column::words("Requirement", Width::Wide))
            .chain(columns)
            .collect(),
        rows,
        empty: Empty::none(empty),
        note: Some(said.join(" ")),
    }
}

fn shown(edition: &Edition, all: &[Kept]) -> Table {
    let rows = all.iter().filter(|kept| !kept.shown.is_empty());
    let rows = rows.map(|kept| {
        let mut papers: Vec<String> = Vec::new();
        for shown in &kept.shown {
            let words = words(edition, shown);
            if !papers.contains(&words) {
                papers.push(words);
            }
        }
        Row::entry([requirement(kept), Cell::from(papers.join("; "))])
    });
    Table {
        caption: "Requirements that the papers meet".to_owned(),
        columns: vec![
            Column::words("Requirement", Width::Wide),
            Column::words("Shown in", Width::Normal),
        ],
        rows: rows.collect(),
        empty: Empty::none("The terms ask for no section of a paper."),
        note: None,
    }
}

/// `3 agendas`, `the invites of 3 meetings`.
fn words(edition: &Edition, shown: &ShownIn) -> String {
    let meetings = count(shown.meetings.unwrap_or_default(), "meeting");
    match shown.paper.as_str() {
        "agenda" => count(shown.meetings.unwrap_or_default(), edition.word("agenda")),
        "invite" => format!("the invites of {meetings}"),
        "sheets" => format!("the sheets of {meetings}"),
        "every paper" => format!("every paper of {meetings}"),
        "annual report" => "this report".to_owned(),
        paper => format!("the {}", edition.word(paper)),
    }
}

fn agreed(all: &[Kept]) -> Option<Table> {
    let rows = all.iter().filter(|kept| !kept.agreed_by.is_empty());
    let rows =
        rows.map(|kept| Row::entry([requirement(kept), Cell::from(kept.agreed_by.join(", "))]));
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        caption: "Exceptions that were agreed".to_owned(),
        columns: vec![
            Column::words("Requirement", Width::Wide),
            Column::words("Agreed by", Width::Normal),
        ],
        rows,
        ..Table::default()
    })
}

fn not_counted(all: &[Kept]) -> Option<Table> {
    let rows = all.iter().filter_map(|kept| {
        Some(Row::entry([
            requirement(kept),
            Cell::from(kept.not_counted.clone()?),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        caption: "Requirements of which nothing was counted".to_owned(),
        columns: vec![
            Column::words("Requirement", Width::Wide),
            Column::words("Why", Width::Wide),
        ],
        rows,
        ..Table::default()
    })
}

fn unchecked(all: &[Kept]) -> Option<Table> {
    let rows = all.iter().filter_map(|kept| {
        Some(Row::entry([
            requirement(kept),
            Cell::from(kept.unchecked.clone()?),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Table {
        caption: "Requirements that are not checked".to_owned(),
        columns: vec![
            Column::words("Requirement", Width::Wide),
            Column::words("Why", Width::Wide),
        ],
        rows,
        ..Table::default()
    })
}
