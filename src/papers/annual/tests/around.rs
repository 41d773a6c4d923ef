//! What stands around the figures: of how many, Finance's agreement, the Chair's words, parts, charts.

use super::{authority, files, report_of, rows, table};
use crate::papers::bench::TERMS;
use crate::papers::view::{AnnualReport, ChartKind, ChartValue};
use jiff::civil::date;

fn with(path: &str, text: &str) -> AnnualReport {
    let mut files = files();
    files.push((path.to_owned(), text.to_owned()));
    report_of(&files, date(2026, 6, 9))
}

fn source<'a>(report: &'a AnnualReport, name: &str) -> Option<&'a str> {
    let mut sections = report.parts.iter().flat_map(|part| &part.sections);
    let section = sections.find(|section| section.name == name);
    section.and_then(|section| section.source.as_deref())
}

/// None of the twenty is looked after, or has a plan.
#[test]
fn of_how_many() {
    let population = "population:\n  2025-26: { on: 2026-03-31, looked-after: 1250, plans: 40 }\n";
    let report = with("ipop.yaml", &authority(population).1);
    let table = table(&report, "Of how many");
    assert_eq!(
        rows(table),
        [
            "Children presented | 20",
            "Looked after, of all | 0 of 1,250 (0 per cent)",
            "With an Education, Health and Care Plan, of all | 0 of 40 (0 per cent)"
        ]
    );
    assert_eq!(
        table.note.as_deref(),
        Some("All of the authority: as at 31 March 2026.")
    );
}

#[test]
fn whether_finance_agreed() {
    let agreed = |on: &str| {
        with(
            "registers/budgets.yaml",
            &format!(
                "budgets:\n  - {{ id: placements, name: Placements, stream: placements, years: {{ 2025-26: 1 }} }}\n  \
                 - {{ id: leaving-care, name: Leaving care, stream: leaving-care, years: {{ 2025-26: 1 }} }}\n\
                 agreed-with-finance: [{{ year: 2025-26, on: {on}, by: price-f }}]\n"
            ),
        )
    };
    for (on, said) in [
        ("2026-05-12", "Sums: agreed with Finance on 12 May 2026."),
        (
            "2025-12-01",
            "Sums: agreed with Finance on 1 December 2025; what came after is not.",
        ),
        // Nobody knows of it yet.
        ("2026-06-10", "Sums: not yet agreed with Finance."),
    ] {
        assert_eq!(source(&agreed(on), "forecast"), Some(said));
    }
}

#[test]
fn what_the_chair_recommends() {
    let path = "panels/demo/annual-report-2025-26.md";
    let words = |report: &AnnualReport| {
        let mut sections = report.parts.iter().flat_map(|part| &part.sections);
        let section = sections.find(|section| section.name == "recommendations");
        serde_json::to_string(&section.expect("the section").intro).expect("plain values")
    };
    let written = words(&with(path, "# Next\n\n- More **local** homes.\n"));
    assert!(
        written.contains("\"text\":\"local\",\"bold\":true"),
        "{written}"
    );
    for missing in [
        with(path, "\n"),
        with("panels/demo/annual-report-2024-25.md", "Old.\n"),
    ] {
        let said = words(&missing);
        assert!(
            said.contains("Not written yet. What stands here is for the Chair to write."),
            "{said}"
        );
    }
}

/// Sections that no part names stand in the last.
#[test]
fn parts_as_the_edition_has_them() {
    let asked = "annual-report:\n  title: Annual report of the panel\n  addressee: Management Team\n  parts:\n    \
        - { title: Needs, sections: [needs, sufficiency] }\n    - { title: Activity, sections: [activity] }\n";
    let usual =
        "annual-report: { title: Annual report of the panel, addressee: Management Team }\n";
    assert!(TERMS.contains(usual));
    let report = with(
        "panels/demo/terms/2024-01-01.yaml",
        &TERMS.replace(usual, asked),
    );
    let parts: Vec<(Option<&str>, Vec<&str>)> = report
        .parts
        .iter()
        .map(|part| {
            let names = part.sections.iter().map(|section| section.name.as_str());
            (part.title.as_deref(), names.collect())
        })
        .collect();
    assert_eq!(parts[0], (Some("Needs"), vec!["needs", "sufficiency"]));
    assert_eq!(parts[1].0, Some("Activity"));
    assert_eq!(parts[1].1.first(), Some(&"activity"));
    assert_eq!(parts[1].1.last(), Some(&"recommendations"));
}

/// A chart has the numbers of its table and no other: where the table says `c`, there is no number.
#[test]
fn charts_say_what_their_tables_say() {
    let report = report_of(&files(), date(2026, 6, 9));
    let sections = report.parts.iter().flat_map(|part| &part.sections);
    let mut drawn = 0;
    for exhibit in sections.flat_map(|section| &section.exhibits) {
        let Some(chart) = exhibit
            .chart
            .as_ref()
            .filter(|chart| chart.kind == ChartKind::Bars)
        else {
            continue;
        };
        let printed: Vec<String> = exhibit
            .table
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().skip(1))
            .map(|cell| cell.text.clone())
            .collect();
        for value in chart.points.iter().flat_map(|point| &point.values) {
            match value {
                ChartValue::Number { text, .. } => {
                    assert!(printed.contains(text), "{}: {text}", chart.title);
                }
                ChartValue::Withheld { symbol } => {
                    assert!(printed.contains(symbol), "{}", chart.title);
                }
                ChartValue::Absent => {}
            }
        }
        drawn += 1;
    }
    assert!(drawn >= 3, "{drawn}");
}

/// Before the panel first met there were no items to count: its chart begins with its first meeting, and
/// ends with the month that runs.
#[test]
fn months_without_records_are_left_open() {
    let report = {
        let mut files = files();
        files.push(authority(""));
        report_of(&files, date(2025, 12, 20))
    };
    // The year before has no report; of this one, items were heard in July, September and October.
    let by_month = table(&report, "Items by month");
    assert_eq!(
        rows(by_month),
        ["July | 10", "September | 10", "October | 1", "All | 21"]
    );
    let mut files = files();
    files.push(authority(""));
    files.push(super::meeting(
        "2026-04-15",
        "items:\n  - { case: C-0001, kind: placement-review, request: Look. }\n",
    ));
    let year = "2026-27".parse().expect("a year");
    let made = super::look(&super::small(&files), date(2026, 5, 9), vec![], |desk| {
        super::annual_papers(desk, "demo", year)
    });
    let report = made.expect("the papers").own;
    // April 2025 is before the first meeting; July 2026 is still to come.
    assert_eq!(
        rows(table(&report, "Items by month")),
        [
            "April | 1 | –",
            "July | – | 10",
            "September | – | 10",
            "October | – | 1",
            "All | 1 | 21"
        ]
    );
}
