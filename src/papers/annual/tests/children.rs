//! What is counted of the children: moves, orders, searches, money of health, against a year worked by
//! hand.

use super::{WITHHELD, authority, report_of, rows, table};
use crate::papers::bench::meeting;
use jiff::civil::date;
use std::fmt::Write as _;

/// Eighteen children who live at Larch Lodge, and what is added to each file, by number. All are heard in
/// July 2025, asked for on 29 June; the day of the decision is ten days on.
fn files(added: impl Fn(usize) -> String) -> Vec<(String, String)> {
    let mut items = String::from("items:\n");
    let mut files = vec![authority(WITHHELD)];
    for number in 1..=18 {
        let text = format!(
            "case: C-{number:04}\ninitials: AB\nborn: 2013-05\ncohorts: [cared-for]\nteam: one\n\
             category-of-need: N1\n{}",
            added(number)
        );
        files.push((format!("cases/C-{number:04}.yaml"), text));
        let _ = writeln!(
            items,
            "  - case: C-{number:04}\n    kind: placement-move\n    request: CANARY words.\n    \
             requested-on: 2025-06-29\n    outcome: {{ decision: agree, by: okafor-n }}"
        );
    }
    files.push(meeting("2025-07-09", &items));
    files
}

fn lodge(from: &str, rest: &str) -> String {
    format!("  - {{ id: p2, type: K2, setting: larch-lodge, from: {from}{rest} }}\n")
}

/// The first seven moved from Larch Lodge to carers of the council's own on 1 September, for an end that
/// was nobody's plan: seven steps down, and seven endings within six months of 9 July. The placement that
/// the agreement led to began on 10 July.
#[test]
fn moves_early_endings_and_steps_down() {
    let files = files(|number| {
        let mut text = String::from("placements:\n");
        if number <= 7 {
            text.push_str(&lodge(
                "2025-07-10",
                ", until: 2025-09-01, reason-ended: CREQB",
            ));
            text.push_str("  - { id: p3, type: U6, setting: own-carers, from: 2025-09-01 }\n");
        } else {
            text.push_str(&lodge("2025-03-01", ""));
        }
        text
    });
    let report = report_of(&files, date(2026, 6, 9));
    assert_eq!(
        rows(table(&report, "Children by how often")),
        ["No move | 11", "One move | 7", "All | 18"]
    );
    assert_eq!(
        rows(table(&report, "Children who moved, by why")),
        [
            "Carer asked for an end because of the child's behaviour | 7",
            "All | 7"
        ]
    );
    assert_eq!(
        rows(table(&report, "Early endings")),
        [
            "Placements that ended, not by plan, within six months of the panel's agreement | 7",
            "Children who stepped down to a family | 7"
        ]
    );
}

/// The same moves by the care plan are no early endings; a placement that lasted seven months is none
/// either.
#[test]
fn what_was_planned_or_lasted_is_no_early_ending() {
    for (until, reason) in [("2025-09-01", "CARPL"), ("2026-02-10", "CREQB")] {
        let files = files(|_| {
            let ended = format!(", until: {until}, reason-ended: {reason}");
            format!("placements:\n{}", lodge("2025-07-10", &ended))
        });
        let report = report_of(&files, date(2026, 6, 9));
        let said = rows(table(&report, "Early endings"));
        assert!(said[0].ends_with(" | 0"), "{reason}: {said:?}");
    }
}

/// Six orders of July that ran to September, and one that ran out on the last day of the year before.
#[test]
fn orders_in_force_and_made() {
    let files = files(|number| {
        let order = |made: &str, expires: &str| {
            format!(
                "orders: [{{ kind: deprivation-of-liberty, made: {made}, expires: {expires} }}]\n"
            )
        };
        match number {
            1..=6 => order("2025-07-01", "2025-09-30"),
            7 => order("2025-01-01", "2025-03-31"),
            _ => String::new(),
        }
    });
    let report = report_of(&files, date(2026, 6, 9));
    assert_eq!(
        rows(table(&report, "Orders of a court")),
        [
            "Deprivation of liberty: children under an order | 6",
            "Deprivation of liberty: orders made in the year | 6",
            "Secure accommodation: children under an order | 0",
            "Secure accommodation: orders made in the year | 0"
        ]
    );
}

/// Eight searches of nine providers each; two brought an offer, which is few, and six would tell it.
#[test]
fn searches_and_their_answers() {
    let files = files(|number| {
        let answer = if number <= 2 { "offered" } else { "refused" };
        let search = format!(
            "\n    why-not-internal: CANARY.\n    searches: [{{ on: 2025-05-01, asked: 9, interest: [{{ provider: larch, on: 2025-05-04, answer: {answer} }}] }}]\n"
        );
        let search = if number <= 8 { search.as_str() } else { "\n" };
        format!(
            "placements:\n  - id: p2\n    type: K2\n    setting: larch-lodge\n    from: 2025-05-10{search}"
        )
    });
    let report = report_of(&files, date(2026, 6, 9));
    assert_eq!(
        rows(table(&report, "Own provision, and searches")),
        [
            "Placements begun for which own provision did not serve | 8 of 18 (44 per cent)",
            "Searches for a placement | 8",
            "Providers asked in these searches | 72",
            "Searches that brought no offer | c of 8"
        ]
    );
    assert_eq!(
        rows(table(&report, "Placements begun, by provider")),
        ["Private provision | 18", "All | 18"]
    );
}

/// Six children at £100 a week were agreed; three are few, and their money is withheld with them.
#[test]
fn money_of_health() {
    let files = files(|number| match number {
        1..=6 => "health-funding: [{ on: 2025-08-01, state: agreed, weekly: 100 }]\n".to_owned(),
        7..=9 => "health-funding: [{ on: 2025-08-01, state: sought, weekly: 900 }]\n".to_owned(),
        // Asked in the year before.
        10 => "health-funding: [{ on: 2025-03-01, state: refused, weekly: 900 }]\n".to_owned(),
        _ => String::new(),
    });
    let report = report_of(&files, date(2026, 6, 9));
    assert_eq!(
        rows(table(&report, "Money from health")),
        [
            "Sought | c",
            "Agreed | 6 children: £600 a week",
            "Refused | None",
            "Disputed | None",
            "Paid on the last day | None"
        ]
    );
}

/// From 29 June to 9 July are ten days, for all eighteen.
#[test]
fn days_from_need_to_decision() {
    let report = report_of(&files(|_| String::new()), date(2026, 6, 9));
    assert_eq!(
        rows(table(&report, "From need to decision")),
        [
            "Items decided of which the day of the need is known | 18 of 18 (100 per cent)",
            "Days from need to decision | median 10, mean 10"
        ]
    );
    assert_eq!(
        rows(table(&report, "Items by month")),
        ["July | 18", "All | 18"]
    );
}
