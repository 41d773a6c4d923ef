//! Nothing falls between two agendas, and nothing stands in both.

use crate::diag::MeetingKey;
use crate::papers::agenda::{agenda, told_by_agenda};
use crate::papers::bench::{asking, case, day, look, meeting, rows, small};
use crate::papers::supplement::supplements;
use std::collections::BTreeSet;

type File = (String, String);

/// The days of two meetings, and that on which the agenda of the first went out.
const FIRST: &str = "2026-06-10";
const SECOND: &str = "2026-06-24";
const SENT: &str = "2026-06-03";

fn key(on: &str) -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day(on),
    }
}

/// A child in a home who moved to the council's own carers on a day.
fn moved(number: usize, on: &str, more: &str) -> File {
    let (path, text) = case(number, "2012-03", "larch-lodge", 700, "placements");
    let next = format!(
        "distance: in-area\n    until: {on}\n    reason-ended: CARPL\n  - {{ id: p2, type: U6, setting: \
         own-carers, from: {on}, distance: in-area{more} }}\n"
    );
    (path, text.replace("distance: in-area\n", &next))
}

/// What the ledger of a meeting says that its agenda told.
fn ledger(on: &str, sent: &str, told: &[String]) -> File {
    let told: Vec<String> = told.iter().map(|key| format!("\"{key}\"")).collect();
    (
        format!("panels/demo/{on}.issued.yaml"),
        format!(
            "issues:\n  - {{ paper: agenda, sent: {sent}T10:00, by: hale-r, facts: {sent}, rows: [], told: [{}] }}\n",
            told.join(", ")
        ),
    )
}

fn workspace(files: Vec<File>) -> Vec<File> {
    let asked = "- section: movements\n- { section: planned-moves, with: { weeks: 6 } }";
    let meetings = [
        meeting("2026-05-27", ""),
        meeting(FIRST, ""),
        meeting(SECOND, ""),
    ];
    let all = files.into_iter().chain(meetings).chain([asking(asked)]);
    all.collect()
}

/// The references of the children whose moves the agenda of a day tells, as it is on another.
fn movers(files: &[File], on: &str, as_of: &str) -> Vec<String> {
    listed(files, on, as_of, 0)
}

fn listed(files: &[File], on: &str, as_of: &str, section: usize) -> Vec<String> {
    let agenda = look(&small(files), day(as_of), vec![], |desk| {
        agenda(desk, &key(on))
    });
    let agenda = agenda.expect("a planned meeting");
    let rows = rows(&agenda.sections[section].tables[0]).into_iter();
    rows.map(|row| row[..6].to_owned()).collect()
}

fn keys(files: &[File], on: &str, as_of: &str) -> Vec<String> {
    look(&small(files), day(as_of), vec![], |desk| {
        told_by_agenda(desk, &key(on)).expect("a planned meeting")
    })
}

#[test]
fn what_came_after_an_agenda_stands_in_the_next() {
    // One moved before the agenda went out, one between that and the meeting, one is entered late.
    let before = workspace(vec![moved(1, "2026-06-01", "")]);
    let told = keys(&before, FIRST, SENT);
    assert_eq!(told, ["C-0001 p1>p2"]);
    let after = workspace(vec![
        moved(1, "2026-06-01", ""),
        moved(2, "2026-06-08", ""),
        moved(3, "2026-05-29", ""),
        ledger(FIRST, SENT, &told),
    ]);
    // Once the meeting is over its agenda stays what was sent.
    assert_eq!(movers(&after, FIRST, "2026-06-17"), ["C-0001"]);
    assert_eq!(movers(&after, SECOND, "2026-06-17"), ["C-0003", "C-0002"]);
    // What moved before the first agenda that kept keys is nobody's news.
    let old = workspace(vec![moved(4, "2026-05-20", ""), ledger(FIRST, SENT, &[])]);
    assert_eq!(movers(&old, SECOND, "2026-06-17"), Vec::<String>::new());
}

#[test]
fn an_entry_without_keys_told_everything_up_to_its_day() {
    let (path, text) = ledger(FIRST, SENT, &[]);
    let by_hand = (path, text.replace(", told: []", ""));
    let files = workspace(vec![
        moved(1, "2026-06-01", ""),
        moved(2, "2026-06-08", ""),
        by_hand,
    ]);
    assert_eq!(movers(&files, FIRST, "2026-06-17"), ["C-0001"]);
    assert_eq!(movers(&files, SECOND, "2026-06-17"), ["C-0002"]);
}

#[test]
fn each_move_stands_in_one_agenda_whenever_it_was_entered() {
    let days = [
        "2026-05-28",
        "2026-06-02",
        "2026-06-04",
        "2026-06-10",
        "2026-06-12",
        "2026-06-17",
    ];
    // Which of the moves were entered when the first agenda went out.
    for entered in 0..1_u32 << 2 {
        let mover = |at: usize| moved(at + 1, days[at], "");
        let early: Vec<File> = (0..2)
            .filter(|at| entered & (1 << at) != 0)
            .map(mover)
            .collect();
        let told = keys(&workspace(early), FIRST, SENT);
        let mut files: Vec<File> = (0..days.len()).map(mover).collect();
        files.push(ledger(FIRST, SENT, &told));
        let files = workspace(files);
        let first = movers(&files, FIRST, "2026-06-24");
        let second = movers(&files, SECOND, "2026-06-24");
        let both: BTreeSet<_> = first.iter().chain(&second).collect();
        assert_eq!(both.len(), days.len(), "{first:?} {second:?}");
        assert_eq!(
            first.len() + second.len(),
            days.len(),
            "{first:?} {second:?}"
        );
    }
}

#[test]
fn a_supplement_tells_what_has_come_since_and_a_day_that_passes_makes_none() {
    let known = workspace(vec![moved(1, "2026-06-05", "")]);
    let told = keys(&known, FIRST, SENT);
    assert_eq!(told, ["C-0001 planned p2"]);
    let sent = [known, vec![ledger(FIRST, SENT, &told)]].concat();
    let drafts = |files: &[File], as_of: &str| {
        look(&small(files), day(as_of), vec![], |desk| {
            supplements(desk, &key(FIRST))
        })
    };
    // The move that was told as planned comes: no supplement.
    assert!(drafts(&sent, "2026-06-08").is_empty());
    // Another is entered: one line.
    let more = [sent, vec![moved(2, "2026-06-02", "")]].concat();
    let made = drafts(&more, "2026-06-08");
    let [draft] = made.as_slice() else {
        panic!("{made:?}");
    };
    assert_eq!(draft.told, ["C-0002 p1>p2"]);
    let news = draft.view.news.as_ref().expect("news");
    assert_eq!(
        rows(news),
        [
            "C-0002 (AB) | 2 June 2026 | Moved from Children's home, Larch Lodge (Larch Care) to \
          Fostering by other carers, not long term, Own carers (Wexmoor Council)"
        ]
    );
    assert!(
        draft
            .view
            .opening
            .ends_with("Since the papers before it: 1 move or plan entered.")
    );
    // After the meeting nobody drafts one.
    assert!(drafts(&more, "2026-06-11").is_empty());
}

#[test]
fn planned_moves_have_a_horizon_and_a_past_paper_shows_no_hindsight() {
    let planned = |files: &[File], on: &str, as_of: &str| listed(files, on, as_of, 1);
    let far = workspace(vec![moved(1, "2026-09-01", ""), moved(2, "2026-07-01", "")]);
    assert_eq!(planned(&far, FIRST, SENT), ["C-0002"]);
    // Entered after the first meeting, as planned: no agenda told it by then.
    let held = workspace(vec![moved(2, "2026-07-01", "")]);
    assert_eq!(planned(&held, FIRST, "2026-06-17"), Vec::<String>::new());
    assert_eq!(planned(&held, SECOND, "2026-06-17"), ["C-0002"]);
    // The file says that it was known, or the agenda told it.
    let known = workspace(vec![moved(2, "2026-07-01", ", known: 2026-06-01")]);
    assert_eq!(planned(&known, FIRST, "2026-06-17"), ["C-0002"]);
    let late = workspace(vec![moved(2, "2026-07-01", ", known: 2026-06-12")]);
    assert_eq!(planned(&late, FIRST, "2026-06-17"), Vec::<String>::new());
    let told = ledger(FIRST, SENT, &["C-0002 planned p2".to_owned()]);
    let told = [held.clone(), vec![told]].concat();
    assert_eq!(planned(&told, FIRST, "2026-06-17"), ["C-0002"]);
    // A later agenda was the first to tell it: a paper made again for an earlier day doesn't know it.
    let later = ledger(SECOND, "2026-06-17", &["C-0002 planned p2".to_owned()]);
    let later = [held, vec![later]].concat();
    assert_eq!(planned(&later, FIRST, "2026-06-05"), Vec::<String>::new());
    assert_eq!(planned(&later, SECOND, "2026-06-17"), ["C-0002"]);
}
