//! The tracker and its extracts, from files to what they say.

use super::{extracts, tracker};
use crate::papers::bench::{TERMS, case, look, meeting, rows, small};
use crate::papers::view::{Extract, Mark, Tracker, TypedCell, Value, Workbook};
use jiff::civil::date;
use std::collections::BTreeMap;

const HELD: &str = "
chair: { person: okafor-n }
minutes: { by: hale-r, cleared: 2026-06-01 }
items:
  - case: C-0001
    kind: placement-move
    request: CANARY-ONE asks for a move.
    outcome:
      decision: agree
      by: okafor-n
      conditions: [Introductions over three weekends, A report]
      review-on: 2026-11-25
      costs:
        - { for: placement, component: core, weekly: 4200, from: 2026-06-01, shares: [{ payer: social-care, budget: placements, weekly: 4200 }] }
        - { for: placement, component: therapy, weekly: 300.50, from: 2026-06-01, shares: [{ payer: social-care, budget: placements, weekly: 300.50 }] }
      projection: line
      authorised: [{ by: okafor-n, on: 2026-05-28 }]
      recorded: { on: 2026-05-29, by: hale-r }
  - case: C-0002
    kind: placement-review
    outcome: { decision: defer, by: price-f, missing: [{ what: CANARY-TWO's report }] }
  - case: C-0003
    kind: placement-review
actions:
  - { id: A1, item: C-0001/placement-move, what: Send the contract., owner: price-f, reporter: adair-t, due: 2026-06-05 }
  - id: A2
    item: C-0001/placement-move
    what: CANARY-A2 tells the school.
    partner: Health
    due: 2026-06-24
    updates:
      - { on: 2026-06-03, state: in-progress, due: 2026-07-01, note: The school was rung. }
      - { on: 2026-06-20, state: done }
  - { id: A3, item: C-0002/placement-review, what: Ask again., owner: brook-s, due: 2026-06-24 }
  - { id: A4, what: Book the room., owner: hale-r, due: 2026-06-30 }
";

fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = (1..=3)
        .map(|n| case(n, "2012-03", "larch-lodge", 1000, "placements"))
        .collect();
    files.push(meeting("2026-05-27", HELD));
    files.push(meeting(
        "2026-06-10",
        "items: [{ case: C-0001, kind: placement-review }]\n",
    ));
    files
}

fn say(tracker: &Tracker) -> String {
    serde_json::to_string(tracker).expect("plain values")
}

fn fact<'a>(facts: &'a [crate::papers::view::Fact], label: &str) -> &'a str {
    match facts
        .iter()
        .find(|fact| fact.label == label)
        .map(|fact| &fact.value)
    {
        Some(Value::Text { text } | Value::Missing { text }) => text,
        Some(Value::Status { status }) => &status.text,
        _ => "(none)",
    }
}

#[test]
fn what_was_decided_and_what_came_of_it() {
    let tracker = look(&small(&files()), date(2026, 6, 9), vec![], |desk| {
        tracker(desk, "demo")
    })
    .expect("a tracker");
    assert_eq!(tracker.head.title, "Panel tracker");
    assert_eq!(
        fact(&tracker.facts, "Owner"),
        "Robin Hale, Business Support Officer"
    );
    assert_eq!(
        fact(&tracker.facts, "Actions"),
        "4 open, of which 1 overdue; 0 closed in 2026-27"
    );
    assert_eq!(
        fact(&tracker.facts, "Not yet on the case file"),
        "1 decision"
    );
    // The meeting to come is not in it.
    let [meeting] = &tracker.meetings[..] else {
        panic!("one meeting was held")
    };
    assert_eq!(meeting.date, "Wednesday 27 May 2026");
    assert_eq!(
        meeting.note.as_deref(),
        Some(
            "Chair: Nkem Okafor. Record cleared by the Chair on 1 June 2026. Members present: Not recorded. \
             Attendance not recorded: Nkem Okafor, Chair; Flo Price, Finance Officer; Tam Adair, Team Manager; \
             Sol Brook, Team Manager."
        )
    );
    // The two of one Team Manager stand together.
    let [agreed, open, deferred] = &meeting.items[..] else {
        panic!("three items")
    };
    assert_eq!(
        (agreed.case.as_str(), agreed.kind.as_str()),
        ("C-0001 (AB)", "Part 1, placement move")
    );
    assert_eq!(
        agreed.decision.as_ref().map(|it| it.text.as_str()),
        Some("Agreed")
    );
    assert_eq!(fact(&agreed.detail, "Decided by"), "Nkem Okafor, Chair");
    assert_eq!(
        fact(&agreed.detail, "Conditions"),
        "Introductions over three weekends; A report"
    );
    assert_eq!(
        fact(&agreed.detail, "Costs agreed"),
        "Placement, basic price: £4,200.00 a week from 1 June 2026; Placement, therapy: £300.50 a week \
         from 1 June 2026; together £4,500.50 a week"
    );
    assert_eq!(fact(&agreed.detail, "Review"), "25 November 2026");
    assert_eq!(
        fact(&agreed.detail, "Agreement"),
        "Nkem Okafor, Director, 28 May 2026"
    );
    assert_eq!(
        agreed.recorded.as_ref().map(|it| it.text.as_str()),
        Some("On the case file 29 May 2026, Robin Hale")
    );
    assert_eq!(fact(&deferred.detail, "Waits for"), "CANARY-TWO's report");
    // Three working days after 27 May are 1 June.
    let recorded = deferred.recorded.as_ref().expect("outstanding");
    assert_eq!(
        (recorded.mark, recorded.text.as_str()),
        (
            Mark::Attention,
            "Not yet on the case file, overdue by 8 days"
        )
    );
    assert_eq!(
        open.decision.as_ref().map(|it| it.text.as_str()),
        Some("No decision recorded")
    );
}

#[test]
fn actions_with_their_age() {
    let tracker = look(&small(&files()), date(2026, 6, 9), vec![], |desk| {
        tracker(desk, "demo")
    })
    .expect("a tracker");
    let [late] = &tracker.overdue[..] else {
        panic!("one band")
    };
    assert_eq!(
        (late.title.as_str(), late.count.as_str()),
        ("Overdue by up to 2 weeks", "1 action")
    );
    let overdue = &late.actions[0];
    // By who does them; A2 is health's.
    let to_come = tracker.not_yet_due.iter().map(|group| {
        let references = group.actions.iter().map(|action| action.reference.as_str());
        (group.title.as_str(), references.collect::<Vec<_>>())
    });
    assert_eq!(
        to_come.collect::<Vec<_>>(),
        [
            ("Health", vec!["2026-05-27/A2"]),
            (
                "Robin Hale, Business Support Officer",
                vec!["2026-05-27/A4"]
            ),
            ("Sol Brook, Team Manager", vec!["2026-05-27/A3"]),
        ]
    );
    assert_eq!(
        (overdue.reference.as_str(), overdue.case.as_deref()),
        ("2026-05-27/A1", Some("C-0001 (AB)"))
    );
    assert_eq!(
        (overdue.owner.as_str(), overdue.reporter.as_deref()),
        ("Flo Price", Some("Tam Adair"))
    );
    assert_eq!(overdue.status.text, "Overdue by 4 days");
    let school = &tracker.meetings[0].items[0].actions[1];
    assert_eq!(school.owner, "Health");
    assert_eq!(school.due, "1 July 2026, moved once from 24 June 2026");
    assert_eq!(school.status.text, "In progress, 13 days old");
    assert_eq!(school.outcome, "3 June 2026: The school was rung.");
    assert_eq!(tracker.meetings[0].other_actions[0].task, "Book the room.");
    // Later, with the update that closes it.
    let later = look(&small(&files()), date(2026, 6, 21), vec![], |desk| {
        super::tracker(desk, "demo")
    })
    .expect("a tracker");
    let held = later
        .meetings
        .iter()
        .find(|meeting| meeting.anchor == "2026-05-27")
        .expect("held");
    assert_eq!(held.items[0].actions[1].status.text, "Done, 20 June 2026");
    assert_eq!(
        later.meetings[0].anchor, "2026-06-10",
        "the latest stands first"
    );
}

#[test]
fn a_case_that_cannot_be_read_is_named_as_missing() {
    for (broken, reason) in [
        ("case: [\n", "the case file can't be read."),
        (
            "case: C-0001\ninitials: AB\nborn: 2012-13\n",
            "the case file can't be read.",
        ),
    ] {
        let mut files = files();
        files[0].1 = broken.to_owned();
        let tracker = look(&small(&files), date(2026, 6, 9), vec![], |desk| {
            tracker(desk, "demo")
        })
        .expect("a tracker");
        assert_eq!(
            tracker.missing,
            [format!("C-0001. Details withheld: {reason}")]
        );
        let said = say(&tracker);
        assert!(
            !said.contains("CANARY-A2") && !said.contains("Introductions"),
            "{said}"
        );
        assert!(said.contains("CANARY-TWO"));
    }
}

/// The edition asks for extracts.
fn files_with_extracts() -> Vec<(String, String)> {
    let mut files = files();
    let asked = "  P-75: { clause: Minutes, says: Those who act get it., meets: [{ section: extracts }] }\n";
    files.push((
        "panels/demo/terms/2024-01-01.yaml".to_owned(),
        format!("{TERMS}{asked}"),
    ));
    files
}

fn extracts_of(files: &[(String, String)], as_of: jiff::civil::Date) -> BTreeMap<String, Extract> {
    look(&small(files), as_of, vec![], |desk| {
        let extracts = extracts(desk, "demo").into_iter();
        extracts
            .map(|own| (own.person.to_string(), own.view))
            .collect()
    })
}

#[test]
fn nobody_gets_an_extract_that_no_requirement_asks_for() {
    assert!(extracts_of(&files(), date(2026, 6, 9)).is_empty());
}

/// P-75 and P-107: a case holder gets the case, anybody else the action alone.
#[test]
fn extracts_hold_their_readers_own_and_nothing_else() {
    let extracts = extracts_of(&files_with_extracts(), date(2026, 6, 9));
    let people: Vec<&str> = extracts.keys().map(String::as_str).collect();
    assert_eq!(
        people,
        ["adair-t", "brook-s", "dunn-p", "hale-r", "price-f"]
    );
    let say = |person: &str| serde_json::to_string(&extracts[person]).expect("plain values");
    for holder in ["adair-t", "dunn-p"] {
        let said = say(holder);
        assert!(
            said.contains("CANARY-A2") && said.contains("£4,200.00"),
            "{holder}: {said}"
        );
        assert!(
            !said.contains("C-0002")
                && !said.contains("CANARY-TWO")
                && !said.contains("Book the room"),
            "{holder}: {said}"
        );
    }
    let said = say("brook-s");
    assert!(
        said.contains("CANARY-TWO") && !said.contains("C-0001") && !said.contains("C-0003"),
        "{said}"
    );
    // The Finance Officer has one action and learns nothing of the decision.
    let finance = &extracts["price-f"];
    assert!(finance.meetings.is_empty());
    let [action] = &finance.to_do[..] else {
        panic!("one action")
    };
    assert_eq!(action.reference, "2026-05-27/A1");
    let said = say("price-f");
    assert!(
        !said.contains("CANARY") && !said.contains('£') && !said.contains("Agreed"),
        "{said}"
    );
    assert_eq!(extracts["hale-r"].to_do[0].task, "Book the room.");
    // Somebody who reports on an action has it among what is theirs.
    let reported: Vec<&str> = extracts["adair-t"]
        .to_do
        .iter()
        .map(|line| line.reference.as_str())
        .collect();
    assert_eq!(reported, ["2026-05-27/A1"]);
}

/// An extract is to act on: what is done and on the case file is left to the tracker.
#[test]
fn what_is_done_and_on_file_is_in_no_extract() {
    let mut files = files_with_extracts();
    let settled = HELD
        .replace(
            "due: 2026-06-05 }",
            "due: 2026-06-05, updates: [{ on: 2026-06-04, state: done }] }",
        )
        .replace(
            "due: 2026-06-30 }",
            "due: 2026-06-30, updates: [{ on: 2026-06-04, state: dropped }] }",
        );
    files.retain(|(path, _)| path != "panels/demo/2026-05-27.yaml");
    files.push(meeting("2026-05-27", &settled));
    // After the meeting of 10 June, and with A2 done on the 20th.
    let extracts = extracts_of(&files, date(2026, 6, 22));
    let people: Vec<&str> = extracts.keys().map(String::as_str).collect();
    assert_eq!(people, ["adair-t", "brook-s", "dunn-p"]);
    let own = &extracts["dunn-p"];
    let held: Vec<(&str, usize)> = own
        .meetings
        .iter()
        .map(|held| (held.anchor.as_str(), held.items.len()))
        .collect();
    // The last meeting's item; of the one before, C-0003 of which no decision is written down.
    assert_eq!(held, [("2026-06-10", 1), ("2026-05-27", 1)]);
    assert!(own.to_do.is_empty());
    assert_eq!(
        own.opening,
        "This is what the panel decided about your cases."
    );
}

/// Bands end with their last day: two weeks are 14 days, four weeks 28.
#[test]
fn how_long_actions_are_overdue() {
    let actions = |due: &[&str]| {
        let lines = (1..).zip(due).map(|(n, due)| {
            let who = if n % 2 == 0 {
                "owner: adair-t"
            } else {
                "partner: Health"
            };
            format!("  - {{ id: A{n}, what: Ask., {who}, due: {due} }}\n")
        });
        format!("actions:\n{}", lines.collect::<String>())
    };
    let due = [
        "2026-06-30",
        "2026-06-29",
        "2026-06-16",
        "2026-06-15",
        "2026-06-02",
        "2026-06-01",
    ];
    let files = [meeting("2026-05-27", &actions(&due))];
    let tracker = look(&small(&files), date(2026, 6, 30), vec![], |desk| {
        tracker(desk, "demo")
    })
    .expect("a tracker");
    let ages: Vec<(&str, &str, Mark)> = tracker
        .ages
        .iter()
        .map(|age| (age.label.as_str(), age.count.as_str(), age.mark))
        .collect();
    assert_eq!(
        ages,
        [
            ("Overdue by more than 4 weeks", "1", Mark::Attention),
            ("Overdue by 2 to 4 weeks", "2", Mark::Attention),
            ("Overdue by up to 2 weeks", "2", Mark::Attention),
            ("Not yet due", "1", Mark::Open),
        ]
    );
    let days: Vec<&str> = tracker
        .overdue
        .iter()
        .flat_map(|group| &group.actions)
        .map(|action| action.status.text.as_str())
        .collect();
    assert_eq!(
        days,
        [
            "Overdue by 29 days",
            "Overdue by 28 days",
            "Overdue by 15 days",
            "Overdue by 14 days",
            "Overdue by 1 day",
        ]
    );
    assert_eq!(
        rows(&tracker.owners),
        [
            "Tam Adair, Team Manager | 3 | 1 | 1 | 1 | 0 | 1 June 2026",
            "Health | 3 | 0 | 1 | 1 | 1 | 2 June 2026",
            "All | 6 | 1 | 2 | 2 | 1 | 1 June 2026",
        ]
    );
}

#[test]
fn each_case_says_where_in_the_record_it_stands() {
    let tracker = look(&small(&files()), date(2026, 6, 11), vec![], |desk| {
        tracker(desk, "demo")
    })
    .expect("a tracker");
    let first = &tracker.cases[0];
    assert_eq!(first.case, "C-0001 (AB)");
    let items: Vec<(&str, &str)> = first
        .items
        .iter()
        .map(|link| (link.text.as_str(), link.href.as_str()))
        .collect();
    assert_eq!(
        items,
        [
            ("10 June 2026", "2026-06-10-item-1"),
            ("27 May 2026", "2026-05-27-item-1"),
        ]
    );
    let anchors = tracker.meetings.iter().flat_map(|meeting| &meeting.items);
    let anchors: Vec<&str> = anchors.map(|item| item.anchor.as_str()).collect();
    for link in tracker.cases.iter().flat_map(|case| &case.items) {
        assert_eq!(
            anchors
                .iter()
                .filter(|anchor| **anchor == link.href)
                .count(),
            1
        );
    }
    assert_eq!(
        tracker.meetings[1].summary,
        "3 items, 4 actions, 4 of them open"
    );
}

/// The workbook of the same files.
fn book(files: &[(String, String)], as_of: jiff::civil::Date) -> Workbook {
    look(&small(files), as_of, vec![], |desk| {
        let tracker = tracker(desk, "demo").expect("a tracker");
        super::workbook(desk, "demo", &tracker)
    })
}

#[test]
fn schedules_and_other_business_stand_in_the_panels_record_and_in_no_extract() {
    let more = "
attendance: [{ seat: chair, person: okafor-n, status: present }]
schedules: [{ of: ceased-plans, outcome: { decision: noted, by: okafor-n, reason: CANARY-SCHEDULE } }]
business: [{ title: CANARY-TITLE, conclusion: CANARY-BUSINESS }]
any-other-business: [{ title: Dates, conclusion: CANARY-OTHER }]
";
    let mut files = files();
    files[3] = meeting("2026-05-27", &format!("{HELD}{more}"));
    look(&small(&files), date(2026, 6, 20), vec![], |desk| {
        let tracker = tracker(desk, "demo").expect("a tracker");
        let items = &tracker.meetings.last().expect("a meeting").items;
        let of = |case: &str| {
            items
                .iter()
                .find(|item| item.case == case)
                .expect("a matter")
        };
        let ceased = of("Ceased plans");
        let decision = ceased.decision.as_ref().map(|status| status.text.as_str());
        assert_eq!(decision, Some("Noted"));
        assert_eq!(fact(&ceased.detail, "Reason"), "CANARY-SCHEDULE");
        assert_eq!(
            fact(&of("CANARY-TITLE").detail, "Conclusion"),
            "CANARY-BUSINESS"
        );
        assert_eq!(fact(&of("Dates").detail, "Conclusion"), "CANARY-OTHER");
        let told = say(&tracker);
        assert!(
            told.contains("Members present: Nkem Okafor, Chair."),
            "{told}"
        );
        let book = super::workbook(desk, "demo", &tracker);
        let told = format!("{:?}", book.sheets);
        for word in [
            "CANARY-SCHEDULE",
            "CANARY-BUSINESS",
            "CANARY-OTHER",
            "Members present",
        ] {
            assert!(told.contains(word), "{word}");
        }
        for extract in extracts(desk, "demo") {
            let told = serde_json::to_string(&extract.view).expect("plain values");
            for word in [
                "CANARY-SCHEDULE",
                "CANARY-TITLE",
                "CANARY-OTHER",
                "Members present",
            ] {
                assert!(!told.contains(word), "{word}: {told}");
            }
        }
    });
}

/// A sheet's cells by the headings of their columns.
fn cell<'b>(book: &'b Workbook, sheet: &str, key: &str, column: &str) -> &'b TypedCell {
    let sheet = book
        .sheets
        .iter()
        .find(|one| one.name == sheet)
        .expect(sheet);
    let at = sheet
        .columns
        .iter()
        .position(|one| one.title == column)
        .expect(column);
    let row = sheet.rows.iter().find(|row| row[0] == TypedCell::text(key));
    assert!(
        sheet
            .rows
            .iter()
            .all(|row| row.len() == sheet.columns.len())
    );
    &row.expect(key)[at]
}

#[test]
fn the_workbook_says_what_the_tracker_says_as_typed_values() {
    let book = book(&files(), date(2026, 6, 9));
    let text = TypedCell::text;
    let action = |key: &str, column: &str| cell(&book, "Actions", key, column).clone();
    let item = |key: &str, column: &str| cell(&book, "Items", key, column).clone();
    let keys: Vec<&TypedCell> = book.sheets[0].rows.iter().map(|row| &row[0]).collect();
    assert_eq!(
        keys,
        [
            &text("2026-05-27/A1"),
            &text("2026-05-27/A3"),
            &text("2026-05-27/A4"),
            &text("2026-05-27/A2"),
        ]
    );
    let a1 = |column| action("2026-05-27/A1", column);
    assert_eq!(a1("Case"), text("C-0001 (AB)"));
    assert_eq!(a1("Due"), TypedCell::Date(date(2026, 6, 5)));
    assert_eq!(a1("First due"), TypedCell::Empty);
    assert_eq!(a1("Days overdue"), TypedCell::Number(4));
    assert_eq!(
        a1("How long overdue"),
        TypedCell::Status(Mark::Attention, "Overdue by up to 2 weeks".into())
    );
    assert_eq!(
        (a1("Fill in: status"), a1("Fill in: on")),
        (TypedCell::Choice(0), TypedCell::Open)
    );
    let a2 = |column| action("2026-05-27/A2", column);
    assert_eq!(a2("Due"), TypedCell::Date(date(2026, 7, 1)));
    assert_eq!(a2("First due"), TypedCell::Date(date(2026, 6, 24)));
    assert_eq!(
        a2("Status"),
        TypedCell::Status(Mark::Open, "In progress".into())
    );
    assert_eq!(a2("Days overdue"), TypedCell::Empty);
    let agreed = |column| item("2026-05-27/C-0001/placement-move", column);
    assert_eq!(
        agreed("Decision"),
        TypedCell::Status(Mark::Done, "Agreed".into())
    );
    assert_eq!(agreed("Agreed a week"), TypedCell::Pence(450_050));
    assert_eq!(agreed("Review date"), TypedCell::Date(date(2026, 11, 25)));
    assert_eq!(
        agreed("On the case file on"),
        TypedCell::Date(date(2026, 5, 29))
    );
    assert_eq!(
        agreed("Also"),
        text("Agreement: Nkem Okafor, Director, 28 May 2026")
    );
    assert_eq!(
        (agreed("Actions"), agreed("Of them open")),
        (TypedCell::Number(2), TypedCell::Number(2))
    );
    // What is known is not asked for again.
    assert_eq!(agreed("Fill in: decision"), TypedCell::Empty);
    assert_eq!(agreed("Fill in: put there by"), TypedCell::Empty);
    assert_eq!(
        item(
            "2026-05-27/C-0002/placement-review",
            "Fill in: put there by"
        ),
        TypedCell::Open
    );
    // The words of the edition under which the meeting was held.
    assert_eq!(
        item("2026-05-27/C-0003/placement-review", "Fill in: decision"),
        TypedCell::Choice(1)
    );
    assert_eq!(
        book.lists[1].words,
        ["Agreed", "Ratified", "Deferred", "Noted", "Not reached"]
    );
}

#[test]
fn the_workbook_holds_nothing_of_a_withheld_case_and_closes_what_is_done() {
    let mut broken = files();
    broken[0].1 = "case: [\n".to_owned();
    let said = serde_json::to_string(&book(&broken, date(2026, 6, 9))).expect("plain values");
    assert!(
        !said.contains("CANARY-A2") && !said.contains("Introductions") && !said.contains("450050"),
        "{said}"
    );
    assert!(said.contains("CANARY-TWO") && said.contains("Details withheld"));
    let later = book(&files(), date(2026, 6, 21));
    let a2 = |column| cell(&later, "Actions", "2026-05-27/A2", column).clone();
    assert_eq!(a2("Status"), TypedCell::Status(Mark::Done, "Done".into()));
    assert_eq!(
        (a2("Fill in: status"), a2("How long overdue")),
        (TypedCell::Empty, TypedCell::Empty)
    );
    let last = later.sheets[0].rows.last().expect("rows");
    assert_eq!(
        last[0],
        TypedCell::text("2026-05-27/A2"),
        "what is done stands last"
    );
    let none = book(&[], date(2026, 6, 21));
    assert!(none.sheets.iter().all(|sheet| sheet.rows.is_empty()));
    assert_eq!(none.sheets[1].empty, "No meeting has been held yet.");
}

#[test]
fn an_action_of_a_schedule_or_of_a_case_that_was_raised_says_so() {
    let held = HELD.replace(
        "actions:\n",
        "schedules: [{ of: element-3, outcome: { decision: ratify } }]\n\
         any-other-business: [{ title: Respite, case: C-0003, raised-by: adair-t }]\n\
         actions:\n  \
         - { id: A5, schedule: element-3, what: Tell the schools., owner: hale-r, due: 2026-07-01 }\n  \
         - { id: A6, schedule: element-3/C-0002, what: Tell one school., owner: hale-r, due: 2026-07-02 }\n  \
         - { id: A7, item: C-0003/any-other-business, what: Ring the carers., owner: hale-r, due: 2026-07-03 }\n",
    );
    let mut all = files_with_extracts();
    all.retain(|(path, _)| path != "panels/demo/2026-05-27.yaml");
    all.push(meeting("2026-05-27", &held));
    let extracts = extracts_of(&all, date(2026, 6, 4));
    let lines = extracts["hale-r"].to_do.iter();
    let told: Vec<(&str, Option<&str>)> = lines
        .map(|line| (line.task.as_str(), line.case.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("Book the room.", None),
            ("Tell the schools.", Some("Element 3 changes")),
            ("Tell one school.", Some("Element 3 changes, C-0002 (AB)")),
            ("Ring the carers.", Some("C-0003 (AB)")),
        ]
    );
}
