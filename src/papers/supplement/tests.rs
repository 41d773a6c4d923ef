use super::super::view::Supplement;
use super::super::{agenda, invites};
use super::{NumberedSupplement, supplements};
use crate::diag::MeetingKey;
use crate::papers::bench::{NOTHING, day, files, look};
use std::collections::BTreeMap;

const MEETING: &str = include_str!("../../../tests/pages/base/panels/demo/2026-06-10.yaml");
const LEDGER: &str = "panels/demo/2026-06-10.issued.yaml";

fn key() -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-06-10"),
    }
}

/// The base with a ledger, and with the meeting's file changed.
fn with(ledger: &str, meeting: String) -> BTreeMap<String, String> {
    files(
        NOTHING,
        &[
            (LEDGER, format!("issues:\n{ledger}")),
            ("panels/demo/2026-06-10.yaml", meeting),
        ],
    )
}

/// The rows of the base's running order, as `ipop issue` would write them.
fn rows() -> Vec<String> {
    look(&files(NOTHING, &[]), day("2026-06-04"), vec![], |desk| {
        let sitting = desk.sitting(&key()).expect("a meeting");
        let rows = crate::plan::as_planned(sitting.plan, sitting.file)
            .rows
            .into_iter();
        rows.map(|row| {
            let part = row.part.map(|part| format!(", part: {part}"));
            let slot = row.slot.map(|slot| format!(", slot: \"{slot}\""));
            format!(
                "      - {{ item: {}{}{}, request: \"{}\" }}\n",
                row.item,
                part.unwrap_or_default(),
                slot.unwrap_or_default(),
                row.request.expect("a request")
            )
        })
        .collect()
    })
}

fn sent(paper: &str, on: &str, rows: &[String]) -> String {
    format!(
        "  - paper: {paper}\n    sent: {on}\n    by: hale-r\n    rows:\n{}",
        rows.concat()
    )
}

fn made(ledger: &str, meeting: String, as_of: &str) -> Vec<NumberedSupplement> {
    look(&with(ledger, meeting), day(as_of), vec![], |desk| {
        supplements(desk, &key())
    })
}

fn told(view: &Supplement) -> Vec<String> {
    let rows = view.changes.rows.iter();
    rows.map(|row| {
        let case = row.cells[2].text.split(' ').next().unwrap_or_default();
        format!("{} {case}: {}", row.cells[0].text, row.cells[3].text)
    })
    .collect()
}

#[test]
fn nothing_new_makes_no_supplement() {
    let ledger = sent("agenda", "2026-06-03T10:15", &rows());
    assert!(made(&ledger, MEETING.to_owned(), "2026-06-04").is_empty());
    // A day passes, the findings change: still nothing new.
    assert!(made(&ledger, MEETING.to_owned(), "2026-06-10").is_empty());
    // Nothing went out: there is nothing to supplement.
    assert!(made("  []\n", MEETING.to_owned(), "2026-06-04").is_empty());
}

#[test]
fn what_changed_is_told_and_a_new_item_has_its_sheet() {
    let ledger = sent("agenda", "2026-06-03T10:15", &rows());
    let meeting = MEETING
        .replace(
            "Plan for the end of the order.",
            "Another order is asked for.",
        )
        .replace(
            "items:\n",
            "items:\n  - { case: C-0001, kind: placement-review, request: Go on. }\n",
        );
    let drafts = made(&ledger, meeting.clone(), "2026-06-04");
    let [draft] = drafts.as_slice() else {
        panic!("{drafts:?}");
    };
    assert_eq!((draft.number, draft.is_sent), (1, false));
    assert_eq!(draft.view.standing.text, "Draft: not sent yet");
    let told = told(&draft.view);
    assert!(
        told.iter().any(|line| line.ends_with("C-0001: New item")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line.ends_with("C-0005: The request has changed")),
        "{told:?}"
    );
    assert_eq!(told.len(), 2);
    let sheets: Vec<&str> = draft
        .view
        .item_sheets
        .iter()
        .map(|sheet| &sheet.case[..6])
        .collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    assert!(sheets.contains(&"C-0001") && sheets.contains(&"C-0005"));
    // After the meeting nobody drafts a supplement to it.
    assert!(made(&ledger, meeting, "2026-06-11").is_empty());
}

/// An agenda went out without C-0005, and a supplement with it.
fn amended_by_a_new_item() -> String {
    let rows = rows();
    let fewer: Vec<String> = rows
        .iter()
        .filter(|row| !row.contains("C-0005"))
        .cloned()
        .collect();
    sent("agenda", "2026-06-03T10:15", &fewer) + &sent("supplement", "2026-06-05T09:00", &rows)
}

#[test]
fn a_supplement_that_went_out_stays_and_the_next_one_is_numbered() {
    let ledger = amended_by_a_new_item();
    let of = |meeting: String| made(&ledger, meeting, "2026-06-08");
    let [first] = of(MEETING.to_owned()).try_into().expect("one");
    assert_eq!(first.view.standing.text, "Issued Friday 5 June 2026");
    assert!(told(&first.view)[0].ends_with("C-0005: New item"));
    let without = MEETING.replacen(
        "  - case: C-0003\n    kind: placement-review",
        "  - case: C-0003\n    kind: brief-update",
        1,
    );
    let [_, second] = of(without).try_into().expect("two");
    assert_eq!((second.number, second.is_sent), (2, false));
    assert!(
        told(&second.view)
            .iter()
            .any(|line| line == " C-0003: Withdrawn")
    );
}

#[test]
fn the_agenda_says_what_it_was_amended_by() {
    let ledger = amended_by_a_new_item();
    look(
        &with(&ledger, MEETING.to_owned()),
        day("2026-06-08"),
        vec![],
        |desk| {
            let agenda = agenda(desk, &key()).expect("an agenda");
            assert_eq!(
                agenda.meeting.issue_note.as_deref(),
                Some("Issued 3 June 2026; amended by Supplement 1 of 5 June 2026.")
            );
            let lines = agenda.parts.iter().flat_map(|part| &part.lines);
            let marked: Vec<String> = lines
                .flat_map(|line| {
                    line.flags
                        .iter()
                        .map(|flag| format!("{} {}", line.item, flag.text))
                })
                .filter(|text| text.contains("Supplement"))
                .collect();
            assert_eq!(marked.len(), 1, "{marked:?}");
            assert!(marked[0].starts_with("C-0005") && marked[0].ends_with("New (Supplement 1)"));
            // An invite says nothing of it.
            let invites = invites(desk, &key());
            assert!(
                invites
                    .iter()
                    .all(|invite| invite.view.meeting.issue_note.is_none())
            );
        },
    );
}

#[test]
fn an_issued_slot_stays_until_the_item_may_be_planned_again() {
    let rows: Vec<String> = rows();
    let slot = |item: &str, rows: &[String]| {
        let row = rows
            .iter()
            .find(|row| row.contains(item))
            .expect("the item")
            .clone();
        let (_, rest) = row.split_once("slot: \"").expect("a slot");
        rest[..5].to_owned()
    };
    let issued = slot("C-0009", &rows);
    let ledger = sent("agenda", "2026-06-03T10:15", &rows);
    let planned = |meeting: String| {
        look(&with(&ledger, meeting), day("2026-06-04"), vec![], |desk| {
            let sitting = desk.sitting(&key()).expect("a meeting");
            let item = sitting
                .plan
                .items
                .iter()
                .find(|item| item.name.case.as_str() == "C-0009");
            let slot = item.and_then(|item| item.slot).expect("a slot").0;
            (slot.to_string(), sitting.plan.displaced.len())
        })
    };
    // The items before it are withdrawn: it does not move up.
    let start = MEETING.find("  - case: C-0003").expect("an item");
    let end = MEETING.find("  - case: C-0009").expect("an item");
    let fewer = format!("{}{}", &MEETING[..start], &MEETING[end..]);
    assert_eq!(planned(fewer.clone()), (issued.clone(), 0));
    let again = fewer.replace(
        "  - case: C-0009\n    kind: placement-move\n",
        "  - case: C-0009\n    kind: placement-move\n    replan: true\n",
    );
    assert_ne!(planned(again).0, issued);
    // The presenter cannot come then: the promise is broken, and told.
    let away = MEETING.replace(
        "  - case: C-0009\n    kind: placement-move\n",
        "  - case: C-0009\n    kind: placement-move\n    available: { from: \"16:30\" }\n",
    );
    let (moved, displaced) = planned(away);
    assert_ne!(moved, issued);
    assert_eq!(displaced, 1);
}
