//! Each computed section of the tracker, with data and without; sums worked out by hand.

use super::super::tracker;
use crate::papers::bench::{asking, case, look, meeting, rows, small};
use crate::papers::view::Table;
use jiff::civil::{Date, date};

/// The one table of the one section that the edition asks for.
fn table(section: &str, files: &[(String, String)], as_of: Date) -> Table {
    let edition = asking(&format!("- {{ section: {section} }}"));
    let files: Vec<_> = files.iter().cloned().chain([edition]).collect();
    let mut tracker =
        look(&small(&files), as_of, vec![], |desk| tracker(desk, "demo")).expect("a tracker");
    assert_eq!(tracker.sections.len(), 1, "{:#?}", tracker.sections);
    tracker.sections.remove(0).tables.remove(0)
}

fn cases(how_many: usize) -> Vec<(String, String)> {
    let budget = ["placements", "leaving-care"];
    (1..=how_many)
        .map(|n| case(n, "2012-03", "larch-lodge", 700, budget[n % 2]))
        .collect()
}

/// Cases and meetings.
fn with(how_many: usize, meetings: &[(&str, &str)]) -> Vec<(String, String)> {
    let meetings = meetings.iter().map(|(date, rest)| meeting(date, rest));
    cases(how_many).into_iter().chain(meetings).collect()
}

const ACTIONS: &str = "
items: [{ case: C-0001, kind: placement-review, outcome: { decision: noted } }]
actions:
  - { id: A1, item: C-0001/placement-review, what: Call., owner: adair-t, due: 2026-06-05 }
  - { id: A2, what: Book., owner: hale-r, due: 2026-06-30 }
  - { id: A3, what: Pay., partner: Health, due: 2026-06-24 }
  - { id: A4, what: Ask., owner: dunn-p, due: 2026-06-01 }
  - { id: A5, what: Done with., owner: dunn-p, due: 2026-06-01, updates: [{ on: 2026-06-02, state: done }] }
  - { id: A6, what: Nobody's., due: 2026-07-01 }
";

#[test]
fn actions_by_agency() {
    let files = with(1, &[("2026-05-27", ACTIONS)]);
    let said = rows(&table("actions-by-agency", &files, date(2026, 6, 9)));
    assert_eq!(
        said,
        [
            "Health | 1 | 0 | 0 | 0 | 1 | 24 June 2026 | 2026-05-27/A3",
            // Both work in Team One; A4 is due before A1, and A5 is done.
            "Team One | 2 | 0 | 0 | 2 | 0 | 1 June 2026 | 2026-05-27/A4, 2026-05-27/A1",
            "Officers in no team | 1 | 0 | 0 | 0 | 1 | 30 June 2026 | 2026-05-27/A2",
            "Nobody named | 1 | 0 | 0 | 0 | 1 | 1 July 2026 | 2026-05-27/A6",
            "All | 5 | 0 | 0 | 2 | 3 | 1 June 2026 | ",
        ]
    );
    let none = table("actions-by-agency", &with(1, &[]), date(2026, 6, 9));
    assert!(none.rows.is_empty());
    assert_eq!(none.empty, "No action is open.");
}

/// The cases' own entries are all of 2 April 2025.
#[test]
fn stale_cases() {
    let heard = "items: [{ case: C-0001, kind: placement-review }, { case: C-0002, kind: placement-review }]
actions: [{ id: A1, item: C-0002/placement-review, what: Call., owner: adair-t, due: 2026-05-06 }]\n";
    let mut files = with(3, &[("2026-04-01", heard)]);
    let edition = asking("- { section: stale-cases, with: { weeks: 6 } }");
    let stale = |files: &[(String, String)], as_of| {
        let files: Vec<_> = files.iter().cloned().chain([edition.clone()]).collect();
        let mut tracker = look(&small(&files), as_of, vec![], |desk| tracker(desk, "demo"));
        let tracker = tracker.as_mut().expect("a tracker");
        tracker.sections.remove(0).tables.remove(0)
    };
    // Six weeks after 1 April is 13 May; six weeks after 6 May is 17 June. C-0003 was never heard.
    assert_eq!(rows(&stale(&files, date(2026, 5, 12))), [""; 0]);
    let one = "C-0001 (AB) | 1 April 2026 |  | 2 April 2025 | Tam Adair";
    assert_eq!(rows(&stale(&files, date(2026, 5, 13))), [one]);
    let two = "C-0002 (AB) | 1 April 2026 | 6 May 2026 | 2 April 2025 | Sol Brook";
    assert_eq!(rows(&stale(&files, date(2026, 6, 16))), [one]);
    assert_eq!(rows(&stale(&files, date(2026, 6, 17))), [one, two]);
    // A visit after the meeting brings the first up to date; one before its action was due does not
    // help the second.
    files[0].1.push_str("visits: [{ on: 2026-04-02 }]\n");
    files[1].1.push_str("visits: [{ on: 2026-05-05 }]\n");
    let two = "C-0002 (AB) | 1 April 2026 | 6 May 2026 | 5 May 2026 | Sol Brook";
    assert_eq!(rows(&stale(&files, date(2026, 6, 17))), [two]);
    let none = stale(&with(1, &[]), date(2026, 6, 17));
    assert_eq!(
        none.empty,
        "No case that was heard has been left as it was for 6 weeks or longer."
    );
}

#[test]
fn record_outstanding() {
    let held = "items:
  - { case: C-0001, kind: placement-review, outcome: { decision: agree, by: okafor-n } }
  - case: C-0002
    kind: placement-review
    outcome: { decision: agree, by: okafor-n, recorded: { on: 2026-05-28, by: hale-r } }
  - { case: C-0003, kind: placement-review, outcome: { decision: not-reached } }\n";
    let files = with(3, &[("2026-05-27", held)]);
    // Three working days after 27 May are 1 June.
    assert_eq!(
        rows(&table("record-outstanding", &files, date(2026, 6, 3))),
        ["27 May 2026 | C-0001 (AB) | Agreed | Not yet on the case file, overdue by 2 days"]
    );
    assert_eq!(
        rows(&table("record-outstanding", &files, date(2026, 5, 28))),
        ["27 May 2026 | C-0001 (AB) | Agreed | To be on the case file by 1 June 2026"]
    );
    let none = table("record-outstanding", &with(1, &[]), date(2026, 6, 3));
    assert_eq!(
        none.empty,
        "No decision that belongs on a case file has been made."
    );
}

const DECIDED: &str = "
items:
  - case: C-0001
    kind: placement-move
    outcome:
      decision: agree
      by: okafor-n
      projection: line
      costs:
        - for: placement
          component: core
          weekly: 1050
          from: 2026-06-01
          shares:
            - { payer: social-care, budget: placements, weekly: 700 }
            - { payer: health, budget: external, weekly: 350 }
  - case: C-0002
    kind: placement-move
    outcome: { decision: defer, by: okafor-n, projection: pending }
  - case: C-0003
    kind: placement-move
    outcome: { decision: decline, by: okafor-n }
  - case: C-0004
    kind: placement-move
    outcome:
      decision: agree
      by: okafor-n
      projection: nil
      costs:
        - for: placement
          component: core
          weekly: 350
          from: 2027-03-18
          shares: [{ payer: social-care, budget: placements, weekly: 350 }]
  - { case: C-0005, kind: placement-review, outcome: { decision: noted } }
";

#[test]
fn projections() {
    let declining = |(path, text): (String, String)| {
        let words = "decisions:\n  - { id: decline, title: Declined, effect: declined }";
        (path, text.replace("decisions:", words))
    };
    let edition = declining(asking("- section: projections"));
    let mut files = with(5, &[("2026-05-27", DECIDED), ("2026-03-25", DECIDED)]);
    files.push(edition);
    let mut tracker = look(&small(&files), date(2026, 6, 9), vec![], |desk| {
        tracker(desk, "demo")
    })
    .expect("a tracker");
    let table = tracker.sections.remove(0).tables.remove(0);
    // The year runs to 31 March 2027. From 1 June that is 30 + 31 + 31 + 30 + 31 + 30 + 31 + 31 + 28 +
    // 31 = 304 days. C-0001 paid 700 from leaving care, and 700 of the new price fall on placements:
    // 304 × 700 ÷ 7 = 30,400 either way. Health's 350 are on no budget of ours.
    // From 18 March 2027 there are 14 days, two weeks: C-0004 pays 350 instead of 700, both from
    // placements: 2 × 350 − 2 × 700 = −700.
    // The meeting of 25 March was in the year before.
    assert_eq!(
        rows(&table),
        [
            "27 May 2026 | C-0001 (AB) | Agreed | A line was added or changed | £0.00 (Leaving care \
             −£30,400.00; Placements +£30,400.00)",
            "27 May 2026 | C-0003 (AB) | Declined | No effect; not recorded | ",
            "27 May 2026 | C-0002 (AB) | Deferred | Waits for a decision | ",
            "27 May 2026 | C-0004 (AB) | Agreed | Recorded as \"no effect\", decided as \"a line was \
             added or changed\" | −£700.00 (Placements −£700.00)",
            "Agreed in the year |  |  |  | −£700.00",
        ]
    );
    let note = table.note.expect("a note");
    assert!(note.ends_with("1 decision pending, 1 nil."), "{note}");
    let files = with(1, &[]);
    let empty = super::tests::table("projections", &files, date(2026, 6, 9));
    assert_eq!(empty.empty, "No decision has been made in 2026-27.");
}
