//! The running order as a Chair reads it, what stands in the annex, and the page of a meeting that is
//! called off.

use super::super::super::view::{Agenda, Line, RowKind};
use super::super::{agenda, annex};
use crate::diag::MeetingKey;
use crate::papers::bench::{NOTHING, day, files, look, rows};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SCHEDULES: &str = "  P-18:
    clause: Part 3
    says: Schedules.
    meets: [{ section: element-3 }]
";

const MEETING: &str = "panels/demo/2026-06-10.yaml";
const LEDGER: &str = "panels/demo/2026-06-10.issued.yaml";
const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";

/// The meeting with so many changes of Element 3, taken by somebody who comes for nothing else.
fn workspace(changes: usize) -> BTreeMap<String, String> {
    let lines = (0..changes).map(|n| format!("SEN-{},,1000,1001,2026-09-01,Uprated\n", 10_001 + n));
    let csv = format!(
        "reference,setting,old-annual,new-annual,from,reason\n{}",
        lines.collect::<String>()
    );
    let mut all = files(SCHEDULES, &[("panels/demo/2026-06-10.element-3.csv", csv)]);
    all.remove(LEDGER);
    let meeting = all.get_mut(MEETING).expect("the meeting");
    meeting.push_str("schedules: [{ of: element-3, presented-by: gray-o }]\n");
    let terms = all.get_mut(TERMS).expect("the edition");
    *terms = terms.replace(
        "\nschedule:",
        "\nslots: { minutes: { welcome: 5, matters-arising: 10, schedule: 10, other-business: 5 } }\nschedule:",
    );
    all
}

fn key() -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-06-10"),
    }
}

fn made(files: &BTreeMap<String, String>) -> Agenda {
    look(files, day("2026-06-04"), vec![], |desk| {
        agenda(desk, &key()).expect("a planned meeting")
    })
}

/// The running order, a line each: time, minutes, number, item, what is asked, cost, presenter.
fn lines(agenda: &Agenda) -> String {
    let mut lines = String::new();
    for part in &agenda.parts {
        if let Some(title) = &part.title {
            let _ = writeln!(lines, "== {title}");
        }
        for line in &part.lines {
            let number = line.number.as_deref().unwrap_or("");
            let cost = line.cost.as_deref().unwrap_or("");
            let Line {
                time,
                minutes,
                item,
                asked,
                presenter,
                ..
            } = line;
            let _ = writeln!(
                lines,
                "{time} {minutes} | {number} | {item} | {asked} | {cost} | {presenter}"
            );
        }
    }
    lines
}

#[test]
fn it_is_the_whole_meeting() {
    insta::assert_snapshot!(lines(&made(&workspace(3))));
}

/// Without minutes of its own the opening takes none; the items begin with the meeting.
#[test]
fn an_edition_may_keep_no_minutes() {
    let agenda = made(&files(NOTHING, &[]));
    let first = &agenda.parts[0].lines[0];
    assert_eq!((first.time.as_str(), first.minutes.as_str()), ("13:00", ""));
    assert_eq!(agenda.parts[1].lines[0].time, "13:00");
}

/// An item that was promised the first minutes keeps them, and the opening says no time of its own.
#[test]
fn what_was_promised_goes_before_the_opening() {
    let mut files = workspace(1);
    let meeting = files.get_mut(MEETING).expect("the meeting");
    *meeting = meeting.replacen("kind: ", "slot: \"13:00\"\n    kind: ", 1);
    let agenda = made(&files);
    let times = |part: usize| -> Vec<(&str, &str)> {
        let lines = agenda.parts[part].lines.iter();
        let times = lines.map(|line| (line.time.as_str(), line.minutes.as_str()));
        times.collect()
    };
    assert_eq!(times(0), [("13:00", ""), ("13:00", "")]);
    assert_eq!(times(1)[0].0, "13:00");
}

/// Whoever presents a schedule is wanted for its time, and for nothing else.
#[test]
fn the_presenter_of_a_schedule_is_invited() {
    let files = workspace(3);
    look(&files, day("2026-06-04"), vec![], |desk| {
        let plan = &desk.plans.meetings[&key()];
        let slot = plan.schedules[0].slot.expect("a time");
        let invitee = &plan.invitees["gray-o"];
        let times: Vec<_> = invitee.blocks.iter().map(|b| (b.start, b.end)).collect();
        assert!(times.contains(&slot), "{times:?} without {slot:?}");
    });
}

#[test]
fn long_lists_stand_in_the_annex() {
    let of = |changes| {
        let files = workspace(changes);
        look(&files, day("2026-06-04"), vec![], |desk| {
            let agenda = agenda(desk, &key()).expect("a planned meeting");
            let table = agenda.sections[0].tables[0].clone();
            let annex = annex(desk, &key()).map(|annex| annex.sections[0].tables[0].clone());
            (table, annex)
        })
    };
    let (short, none) = of(12);
    assert_eq!((short.rows.len(), none), (13, None));
    let (brief, whole) = of(13);
    assert_eq!(
        rows(&brief),
        ["All (13) |  | £13,000.00 | £13,013.00 | +£13.00 | +£7.54 | "]
    );
    assert_eq!(
        brief.note.as_deref(),
        Some("All 13 lines stand in the annex.")
    );
    let whole = whole.expect("an annex");
    let entries = whole.rows.iter().filter(|row| row.kind == RowKind::Entry);
    assert_eq!(entries.count(), 13);
}

/// The agenda is as long for a thousand lines as for thirteen.
#[test]
fn an_agenda_grows_with_its_meeting_only() {
    let rows = |agenda: &Agenda| -> usize {
        let tables = agenda.sections.iter().flat_map(|section| &section.tables);
        tables.map(|table| table.rows.len()).sum()
    };
    assert_eq!(rows(&made(&workspace(13))), rows(&made(&workspace(1000))));
}

#[test]
fn a_meeting_that_is_called_off_has_one_page() {
    let mut files = workspace(1);
    let issued = crate::papers::bench::files(NOTHING, &[])[LEDGER].clone();
    files.insert(LEDGER.to_owned(), issued);
    let meeting = files.get_mut(MEETING).expect("the meeting");
    let first_item = "status: cancelled\nbecause: Too few members can come.\n";
    meeting.push_str(first_item);
    files.insert(
        "panels/demo/2026-06-24.yaml".to_owned(),
        "date: 2026-06-24\nitems:\n  - { case: C-0003, kind: placement-review }\n".to_owned(),
    );
    let agenda = made(&files);
    assert!(agenda.parts.is_empty() && agenda.item_sheets.is_empty());
    let off = agenda.called_off.expect("a page of its own");
    insta::assert_debug_snapshot!((off.went, rows(&off.items)));
}
