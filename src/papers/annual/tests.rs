//! The annual report against a year worked by hand.

mod around;
mod children;
mod counted;

use super::{AnnualPapers, annual_papers, report_years};
use crate::papers::bench::{case, look, meeting, small};
use crate::papers::view::{AnnualReport, Row, Table};
use jiff::civil::{Date, date};
use std::fmt::Write as _;

/// The authority as its `ipop.yaml` says it, with what it says of small numbers.
fn authority(suppression: &str) -> (String, String) {
    let usual = "name: Wexmoor Council\nmarking: OFFICIAL-SENSITIVE\nadministrator: hale-r\n\
                 mailbox: { name: Panel, email: panel@wexmoor.example }\n";
    ("ipop.yaml".to_owned(), format!("{usual}{suppression}"))
}

/// The Management Team's own with small numbers withheld, so that it says what may be published.
const WITHHELD: &str = "suppression: { internal: 5 }\npublishable-report: true\n";

/// Twenty children: twelve in a home at £3,000, eight with carers at £500; two of the twelve are 16.
fn files() -> Vec<(String, String)> {
    let mut files = vec![authority(WITHHELD)];
    for number in 1..=12 {
        let born = if number <= 2 { "2009-05" } else { "2013-05" };
        files.push(case(number, born, "larch-lodge", 3000, "placements"));
    }
    for number in 13..=20 {
        files.push(case(number, "2013-05", "own-carers", 500, "placements"));
    }
    files.push(case(21, "2006-01", "own-carers", 111, "leaving-care"));
    // July: 1 to 10, agreed. September: 11 to 20; three deferred. October: 11 again, agreed.
    files.push(held("2025-07-09", 1..=10, |_| "agree", "2025-07-11"));
    files.push(held(
        "2025-09-10",
        11..=20,
        |n| if n <= 13 { "defer" } else { "agree" },
        "2025-09-19",
    ));
    files.push(held("2025-10-08", 11..=11, |_| "agree", "2025-10-09"));
    files.push(meeting(
        "2025-11-12",
        "status: cancelled\nbecause: No room.\n",
    ));
    files.push((
        "panels/demo/2025-07-09.issued.yaml".into(),
        issued("2025-07-02T10:00"),
    ));
    files.push((
        "panels/demo/2025-09-10.issued.yaml".into(),
        issued("2025-09-04T10:00"),
    ));
    files
}

fn issued(sent: &str) -> String {
    format!("issues: [{{ paper: agenda, sent: {sent}, by: hale-r }}]\n")
}

fn held(
    day: &str,
    cases: std::ops::RangeInclusive<usize>,
    decision: fn(usize) -> &'static str,
    recorded: &str,
) -> (String, String) {
    let mut text = format!(
        "minutes: {{ by: hale-r, cleared: {recorded} }}\nattendance:\n  \
         - {{ seat: chair, person: okafor-n, status: present }}\n  \
         - {{ seat: finance, person: price-f, status: apologies }}\nitems:\n",
    );
    for number in cases {
        let _ = writeln!(
            text,
            "  - case: C-{number:04}\n    kind: placement-review\n    request: CANARY words.\n    \
             outcome: {{ decision: {}, by: okafor-n, reason: CANARY words., needs-met: yes, recorded: {{ on: {recorded}, by: hale-r }} }}",
            decision(number)
        );
    }
    meeting(day, &text)
}

fn report(as_of: Date) -> AnnualReport {
    report_of(&files(), as_of)
}

fn report_of(files: &[(String, String)], as_of: Date) -> AnnualReport {
    papers_of(files, as_of).own
}

fn papers_of(files: &[(String, String)], as_of: Date) -> AnnualPapers {
    let year = "2025-26".parse().expect("a year");
    look(&small(files), as_of, vec![], |desk| {
        annual_papers(desk, "demo", year)
    })
    .expect("the papers of a year")
}

fn figure<'a>(report: &'a AnnualReport, label: &str) -> &'a str {
    let found = report.figures.iter().find(|figure| figure.label == label);
    found.map_or("(none)", |figure| figure.value.as_str())
}

fn table<'a>(report: &'a AnnualReport, caption: &str) -> &'a Table {
    let sections = report.parts.iter().flat_map(|part| &part.sections);
    let mut tables = sections
        .flat_map(|section| &section.exhibits)
        .map(|exhibit| &exhibit.table);
    tables
        .find(|table| table.caption.starts_with(caption))
        .expect("the table")
}

fn rows(table: &Table) -> Vec<String> {
    let row = |row: &Row| {
        row.cells
            .iter()
            .map(|cell| cell.text.as_str())
            .collect::<Vec<_>>()
            .join(" | ")
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn the_first_page() {
    let report = report(date(2026, 6, 9));
    assert_eq!(report.head.title, "Annual report of the panel 2025-26");
    assert_eq!(
        report.head.subtitle.as_deref(),
        Some("1 April 2025 to 31 March 2026")
    );
    assert_eq!(report.addressee, "Management Team");
    assert_eq!(
        (report.year.as_str(), report.year_before.as_deref()),
        ("2025-26", None)
    );
    assert_eq!(figure(&report, "Meetings held"), "3");
    assert_eq!(figure(&report, "Items considered"), "21");
    assert_eq!(figure(&report, "Children presented"), "20");
    // Three deferrals are few, and 18 agreements would tell them.
    assert_eq!(figure(&report, "Items: Agreed or ratified"), "c");
    assert_eq!(figure(&report, "Items: Deferred"), "c");
    // Sent a week before, six days before, and not at all.
    assert_eq!(figure(&report, "Agendas sent in time"), "1 of 3");
    // Ten in July and one in October were within three working days, ten in September were not.
    assert_eq!(
        figure(&report, "Decisions on the case file in time"),
        "11 of 21 (52 per cent)"
    );
    let said = serde_json::to_string(&report.summary).expect("plain values");
    assert!(
        said.contains(
            "In 2025-26 the panel met 3 times and considered 21 items about 20 children."
        ),
        "{said}"
    );
}

/// What is on the file before its deadline has come is not counted yet, as for the rule: of the October
/// meeting the record was due on the 13th.
#[test]
fn a_record_counts_once_it_is_due() {
    for (as_of, said) in [
        (date(2025, 10, 13), "10 of 20 (50 per cent)"),
        (date(2025, 10, 14), "11 of 21 (52 per cent)"),
    ] {
        let mut files = files();
        files.push(authority(""));
        let report = report_of(&files, as_of);
        let label = "Decisions on the case file in time";
        assert_eq!(figure(&report, label), said, "{as_of}");
    }
}

/// What falls on no budget yet is in no line, and the table says how much that is, where it shows true
/// figures.
#[test]
fn what_has_no_budget_yet_is_told_beside_the_lines() {
    let mut files = files();
    files.push(case(22, "2013-05", "own-carers", 70, "to-be-confirmed"));
    let note = |suppression: &str| {
        let mut files = files.clone();
        files.push(authority(suppression));
        let report = report_of(&files, date(2026, 6, 9));
        let note = table(&report, "Outturn of 2025-26").note.clone();
        note.unwrap_or_default()
    };
    // Seventy pounds a week from its first day on.
    assert!(
        note("").contains("In no line, as no budget is named for it yet: £"),
        "{}",
        note("")
    );
    assert!(!note(WITHHELD).contains("In no line"), "{}", note(WITHHELD));
}

#[test]
fn needs_and_decisions_with_small_numbers_withheld() {
    let report = report(date(2026, 6, 9));
    // On 9 July 2025, C-0001 and C-0002 were 16; two are few, and both bands together are everybody.
    let by_age = table(&report, "Children by age");
    assert_eq!(rows(by_age), ["All | 20"]);
    assert_eq!(
        by_age.note.as_deref(),
        Some("The groups are too small to be shown apart.")
    );
    assert_eq!(
        rows(table(&report, "Children by category")),
        ["Abuse or neglect | 20", "All | 20"]
    );
    assert_eq!(
        rows(table(&report, "Items by what")),
        ["Agreed or ratified | c", "Deferred | c", "All | 21"]
    );
    assert_eq!(
        rows(table(&report, "Items by part")),
        ["Part 2 | 21", "All | 21"]
    );
}

#[test]
fn costs_of_groups_that_are_large_enough() {
    let report = report(date(2026, 6, 9));
    // One outside provider's mean would be its price; of eight children a median would be one child's.
    assert_eq!(
        rows(table(&report, "Weekly cost by provider")),
        [
            "The authority's own provision | 8 | £500 | c",
            "Private provision | 12 | c | c"
        ]
    );
    // 364 days of 12 × £3,000 and 8 × £500 a week: 52 weeks at £40,000. The one child of the other
    // line hides that line, and the first, which would tell it from no total, hides with it.
    assert_eq!(
        rows(table(&report, "Outturn of 2025-26")),
        [
            "Leaving care | £600,000 | c | c | c",
            "Placements | £4,000,000 | c | c | c"
        ]
    );
}

#[test]
fn attendance_by_seat() {
    let report = report(date(2026, 6, 9));
    assert_eq!(
        rows(table(&report, "Meetings by seat")),
        [
            "Chair | 3 | 0 | 0 | 0 | 0",
            "Finance Officer | 0 | 0 | 3 | 0 | 0"
        ]
    );
}

#[test]
fn a_year_that_runs_reaches_to_the_as_of_date() {
    let report = report(date(2025, 9, 9));
    assert_eq!(
        report.head.title,
        "Annual report of the panel 2025-26, to date"
    );
    assert_eq!(report.year, "2025-26 to date");
    assert_eq!(
        report.head.subtitle.as_deref(),
        Some("1 April 2025 to 9 September 2025")
    );
    assert_eq!(figure(&report, "Meetings held"), "1");
    let years = look(&small(&files()), date(2026, 6, 9), vec![], |desk| {
        report_years(desk, "demo")
    });
    assert_eq!(
        years
            .into_iter()
            .map(|year| year.to_string())
            .collect::<Vec<_>>(),
        ["2025-26"]
    );
}

/// The bench's edition with rules for the agenda (of meetings) and the record (of children).
fn terms() -> (String, String) {
    let asked = "requirements:\n  \
        P-79:\n    clause: Working Methods, agendas\n    says: The agenda goes out a week before.\n    \
        meets:\n      - { rule: agenda-notice, with: { deadline: agenda }, waivable-by: [dcs] }\n      \
        - section: running-order\n  \
        P-97: { clause: Record, says: Decisions are on file., meets: [{ rule: record-deadline, with: { deadline: record } }] }\n  \
        P-98: { clause: Review, says: Needs are said., meets: [{ rule: outcome-content, with: { needs: [needs-met], effects: [deferred] } }, { section: compliance }] }\n";
    let kept = crate::papers::bench::TERMS
        .lines()
        .filter(|line| !line.starts_with("  P-79"));
    let kept = kept.collect::<Vec<_>>().join("\n");
    let rest = kept.replace("requirements:\n", asked) + "\n";
    ("panels/demo/terms/2024-01-01.yaml".to_owned(), rest)
}

/// The year's files, of which the Chair waived the missing agenda of October.
fn with_rules() -> Vec<(String, String)> {
    let mut files = files();
    let october = "panels/demo/2025-10-08.yaml";
    for (_, text) in files.iter_mut().filter(|(path, _)| path == october) {
        text.push_str(
            "waivers:\n  - { requirement: P-79, reason: CANARY words., agreed-by: okafor-n, on: 2025-10-01 }\n",
        );
    }
    files.push(terms());
    files
}

#[test]
fn compliance_requirement_by_requirement() {
    let made = papers_of(&with_rules(), date(2026, 6, 9));
    let (report, kept) = (made.own, made.compliance.expect("its compliance"));
    // Agendas: a week before, six days before, and none, which was waived. Three meetings are too
    // few for a share. Records: eleven in time, ten late. Deferrals: three, and three are few.
    assert_eq!(
        rows(table(&report, "Requirements that were not always kept")),
        [
            "The agenda goes out a week before. | 3 | 1 | 1 | 1 | ",
            // Ten may be the ten of September, which went into one line with October's one.
            "Decisions are on file. | 21 | c | c | 0 | ",
        ]
    );
    assert_eq!(
        rows(table(&report, "Requirements that were kept every time")),
        ["Needs are said. | c | c | 0 | 0 | "]
    );
    assert_eq!(
        rows(table(&report, "Requirements that the papers meet")),
        [
            "The agenda goes out a week before. | 3 agendas",
            "Needs are said. | this report",
        ]
    );
    assert_eq!(
        rows(table(&report, "Exceptions that were agreed")),
        ["The agenda goes out a week before. | Nkem Okafor"]
    );
    assert_eq!(
        rows(table(&report, "Requirements that are not checked")),
        [
            "Part 2 looks at placements. | A test.",
            "Part 1 looks at moves. | A test."
        ]
    );
    let exceptions: Vec<(&str, &str)> = report
        .exceptions
        .iter()
        .map(|found| (found.clause.as_str(), found.status.text.as_str()))
        .collect();
    assert_eq!(
        exceptions,
        [
            (
                "Working Methods, agendas",
                "Not kept: 1 of 3; waived: 1 of 3"
            ),
            ("Record", "Not kept: at times (the number is not shown)"),
        ]
    );
    // The file for other programs says the same, and withholds the same.
    let json = serde_json::to_value(&kept).expect("plain values");
    assert_eq!(json["meetings"], 3);
    let of = |id: &str| {
        let all = json["requirements"].as_array().expect("requirements");
        let one = all.iter().find(|kept| kept["requirement"] == id);
        let checks = one.expect("the requirement")["checks"].clone();
        let mut check = checks.as_array().expect("checks").first().cloned();
        // What it looks for stands on the rule's page.
        if let Some(fields) = check.as_mut().and_then(|check| check.as_object_mut()) {
            fields.remove("checks");
        }
        check.unwrap_or_default()
    };
    assert_eq!(
        of("P-79"),
        serde_json::json!({ "rule": "agenda-notice", "applied": 3, "kept": 1, "broken": 1, "waived": 1, "kept-per-cent": null })
    );
    assert_eq!(
        of("P-97"),
        serde_json::json!({ "rule": "record-deadline", "applied": 21, "kept": null, "broken": null, "waived": 0, "kept-per-cent": null })
    );
    assert_eq!(
        of("P-98"),
        serde_json::json!({ "rule": "outcome-content", "applied": null, "kept": null, "broken": 0, "waived": 0, "kept-per-cent": null })
    );
    assert_eq!(of("P-12"), serde_json::Value::Null);
    for said in [
        json.to_string(),
        serde_json::to_string(&report).expect("plain values"),
    ] {
        for secret in ["C-00", "CANARY"] {
            assert!(!said.contains(secret), "{secret} in {said}");
        }
    }
}

/// Eighteen of twenty-one in time would say of how few children it was late.
#[test]
fn few_that_were_late_are_not_told_by_those_that_were_not() {
    let mut files = with_rules();
    for (path, text) in &mut files {
        if path == "panels/demo/2025-09-10.yaml" {
            *text = text.replacen("2025-09-19", "2025-09-12", 7);
        }
    }
    let report = report_of(&files, date(2026, 6, 9));
    // Whether of all 21 it is said or not, how many came late is not.
    let said = figure(&report, "Decisions on the case file in time");
    assert!(["c", "c of 21"].contains(&said), "{said}");
    assert_eq!(
        rows(table(&report, "Requirements that were not always kept"))[1],
        "Decisions are on file. | 21 | c | c | 0 | "
    );
    assert_eq!(
        report.exceptions[1].status.text,
        "Not kept: at times (the number is not shown)"
    );
}

/// What is asked of the panel as a whole stands as it is now, and so in this year's report alone.
#[test]
fn the_panel_as_a_whole_counts_once() {
    let (path, text) = terms();
    let review = "P-98: { clause: Review, says: Reviewed., meets: [{ rule: terms-review }, { section: compliance }] }\n";
    let at = text.find("P-98").expect("the last requirement of ours");
    let rest = text[at..].split_once('\n').expect("a line").1;
    let mut files = files();
    files.push((path, format!("{}{review}{rest}", &text[..at])));
    let counted = |as_of| {
        let kept = papers_of(&files, as_of).compliance;
        kept.expect("its compliance")
            .requirements
            .into_iter()
            .find(|kept| kept.requirement == "P-98")
            .expect("the requirement")
            .checks
            .pop()
    };
    let broken = counted(date(2026, 3, 1)).expect("counted");
    assert_eq!((broken.applied, broken.broken), (Some(1), Some(1)));
    assert_eq!(counted(date(2026, 6, 9)), None);
}

/// T15: no case, no free text, no name of a provider.
#[test]
fn nothing_of_a_child() {
    let report = report_of(&with_rules(), date(2026, 6, 9));
    let said = serde_json::to_string(&report).expect("plain values");
    for secret in ["C-00", "CANARY", "(AB)", "Larch", "Own carers"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}

/// Without a word in `ipop.yaml` the Management Team's own has true figures and says so on its first
/// page, with its readers; and there is none for publication.
#[test]
fn true_figures_for_the_management_team() {
    let files = |suppression: &str| {
        let mut files = with_rules();
        files.push(authority(suppression));
        files
    };
    let made = papers_of(&files(""), date(2026, 6, 9));
    assert_eq!(made.published, None);
    let report = made.own;
    assert_eq!(report.addressee, "Management Team");
    let warned = "Contains small numbers. Not for onward circulation.";
    assert_eq!(report.caution.as_deref(), Some(warned));
    assert_eq!(
        rows(table(&report, "Children by age")),
        ["10 to 15 | 18", "16 and 17 | 2", "All | 20"]
    );
    assert_eq!(
        rows(table(&report, "Items by what")),
        ["Agreed or ratified | 18", "Deferred | 3", "All | 21"]
    );
    assert_eq!(
        rows(table(&report, "Weekly cost by provider")),
        [
            "The authority's own provision | 8 | £500 | £500",
            "Private provision | 12 | £3,000 | £3,000"
        ]
    );
    assert_eq!(
        rows(table(&report, "Requirements that were not always kept"))[1..],
        ["Decisions are on file. | 21 | 11 | 10 | 0 | 52 %"]
    );
    assert_eq!(
        rows(table(&report, "Requirements that were kept every time")),
        ["Needs are said. | 3 | 3 | 0 | 0 | "]
    );
    for point in [
        "Items by what was decided: 18 agreed or ratified, 3 deferred.",
        "Decisions on the case file in time: 11 of 21 (52 per cent).",
        "Children who moved in the year: 0 of 20 (0 per cent).",
    ] {
        let summary = serde_json::to_string(&report.summary).expect("plain values");
        assert!(summary.contains(point), "{point} in {summary}");
    }
    assert_eq!(report.exceptions[1].status.text, "Not kept: 10 of 21");
    let said = serde_json::to_string(&report).expect("plain values");
    for secret in ["C-00", "CANARY", "(AB)", "Larch", "Own carers", "withheld"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    // Its file for other programs goes with it.
    let kept = made.compliance.expect("its compliance");
    assert_eq!(kept.threshold, 0);
    let mut requirements = kept.requirements.iter();
    let records = requirements.find(|kept| kept.requirement == "P-97");
    assert_eq!(records.expect("P-97").checks[0].broken, Some(10));
    // One that withholds what is withheld from the public contains no small number.
    let careful = papers_of(&files("suppression: { internal: 5 }\n"), date(2026, 6, 9)).own;
    assert_eq!(careful.caution, None);
    assert_eq!(figure(&careful, "Items: Deferred"), "c");
}

/// Nothing of the Management Team's own reaches the one for publication: whatever that shows, this says
/// the same, byte for byte.
#[test]
fn what_is_published_does_not_hang_on_what_is_not() {
    let published = |internal: u32| {
        let mut files = with_rules();
        files.push(authority(&format!(
            "suppression: {{ threshold: 5, internal: {internal} }}\npublishable-report: true\n"
        )));
        let made = papers_of(&files, date(2026, 6, 9)).published;
        let made = made.expect("a report for publication");
        assert_eq!(made.head.marking, "FOR PUBLICATION");
        serde_json::to_string(&made).expect("plain values")
    };
    let first = published(0);
    assert!(!first.contains("Contains small numbers"));
    for internal in [1, 5, 9] {
        assert_eq!(published(internal), first, "internal: {internal}");
    }
}

/// A placement that no meeting considered counts in the year in which it began, though it is told now;
/// what two checks of a requirement look at is not added up; every requirement stands somewhere.
#[test]
fn a_breach_counts_in_its_own_year() {
    let (path, text) = terms();
    let asked = "P-98: { clause: Review, says: None goes past the panel., meets: [{ rule: placement-considered }, \
                 { rule: terms-review }, { section: compliance }] }\n  \
                 P-99: { clause: Letters, says: Health agrees., meets: [{ rule: unplanned-placement }] }\n";
    let at = text.find("P-98").expect("the last requirement of ours");
    let rest = text[at..].split_once('\n').expect("a line").1;
    let mut files = files();
    files.push((path, format!("{}{asked}{rest}", &text[..at])));
    files.push(meeting("2026-06-03", "items: []\n"));
    files.push(meeting("2025-04-01", "items: []\n"));
    files.push(authority(""));
    let kept = |year: &str| {
        let year = year.parse().expect("a year");
        let made = look(&small(&files), date(2026, 6, 9), vec![], |desk| {
            annual_papers(desk, "demo", year)
        });
        made.expect("the papers")
            .compliance
            .expect("its compliance")
    };
    let of = |year: &str, id: &str| {
        let found = kept(year).requirements;
        let one = found.into_iter().find(|kept| kept.requirement == id);
        one.expect("the requirement")
    };
    let counts = |year: &str| {
        let kept = of(year, "P-98").checks.into_iter();
        let kept = kept.map(|check| (check.rule, check.applied, check.broken));
        kept.collect::<Vec<_>>()
    };
    // 21 children were placed on 2 April 2025, and no item proposed it.
    let considered = ("placement-considered".to_owned(), Some(21), Some(21));
    assert_eq!(counts("2025-26"), [considered]);
    // The terms themselves are judged as they stand, in the year that runs.
    assert_eq!(
        counts("2026-27"),
        [("terms-review".to_owned(), Some(1), Some(1))]
    );
    let letters = of("2025-26", "P-99");
    assert_eq!(
        letters.not_counted.as_deref(),
        Some(
            "There was nothing in the year to check: a placement that was made before the panel could consider it says why, and who decided."
        )
    );
}

/// The publishable version has its numbers withheld, and nothing of officers, providers or budgets.
#[test]
fn what_may_be_published() {
    let published = |as_of| papers_of(&with_rules(), as_of).published;
    let report = published(date(2026, 6, 9)).expect("a report");
    assert_eq!(report.head.marking, "FOR PUBLICATION");
    assert_eq!(report.head.handling, None);
    let own = self::report(date(2026, 6, 9));
    assert_eq!(report.year, own.year);
    let figure = |figures: &[crate::papers::view::KeyFigure]| {
        let found = figures
            .iter()
            .find(|figure| figure.label == "Items: Deferred");
        found.map(|figure| figure.value.clone())
    };
    assert_eq!(figure(&report.figures).as_deref(), Some("c"));
    let said = serde_json::to_string(&report).expect("plain values");
    for secret in [
        "C-00",
        "CANARY",
        "(AB)",
        "Larch",
        "Own carers",
        "Okafor",
        "Finance Officer",
        "Weekly cost by provider",
        "who still owed",
        "Leaving care",
        "P-79",
    ] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
    // While the year runs there is none.
    assert_eq!(published(date(2025, 9, 9)), None);
}
