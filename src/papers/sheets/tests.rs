//! Sheets, from files to what they say, and that none says anything of another child.

use super::super::view::{Mark, MinuteSheet, TypedCell, Workbook};
use super::{SheetView, note, sheets};
use crate::diag::MeetingKey;
use crate::papers::bench::{day, files, look};
use std::collections::BTreeMap;

/// Requirements that ask for every sheet.
const ASKED: &str = "  P-74: { clause: Minutes, says: Sheets are made., meets: [{ section: case-file-slips }, \
     { section: authorisation-sheets }, { section: briefing-sheets }, { section: practice-notes }] }\n  \
     R-03: { clause: Agreement, says: Two agree., meets: [{ rule: authorisation, when: { sort: [placement] }, with: \
     { roles: [chief-officer, deputy-chief-officer] }, severity: warning, from: recorded }] }";

/// A meeting of which each item and action holds a canary.
const HELD: &str = "date: 2026-05-27
chair: { person: okafor-n }
items:
  - case: C-0001
    kind: placement-review
    request: CANARY-0001 goes on.
    outcome: { decision: noted, by: okafor-n, reason: CANARY-0001 is well., recorded: { on: 2026-05-28, by: hale-r } }
  - case: C-0002
    kind: extension
    request: CANARY-0002 stays.
    proposed: { setting: linden-carers, type: U6, expected-length: CANARY-0002 months, costs: [{ for: placement, component: core, weekly: 1150, shares: [{ payer: social-care, budget: placements, weekly: 1150 }] }] }
    outcome:
      decision: agree
      by: okafor-n
      reason: CANARY-0002 has settled.
      conditions: [CANARY-0002 has a report.]
      review-on: 2026-11-25
  - case: C-0008
    kind: placement-new
    request: CANARY-0008 moves.
    outcome:
      decision: agree
      by: okafor-n
      authorised: [{ by: orr-y, on: 2026-05-26 }]
      costs:
        - { for: placement, component: core, weekly: 900, from: 2026-06-01, shares: [{ payer: social-care, budget: placements, weekly: 900 }] }
        - { for: placement, component: therapy, weekly: 100.50, from: 2026-06-01, shares: [{ payer: health, budget: health, weekly: 100.50 }] }
  - case: C-0004
    kind: support
    request: CANARY-0004 asks.
    outcome: { decision: withdrawn }
  - case: C-0003
    kind: placement-review
    request: CANARY-0003 in Part 1.
  - case: C-0005
    kind: placement-review
    request: CANARY-0005 in Part 1.
actions:
  - { id: A1, item: C-0002/extension, what: CANARY-0002 gets a letter., owner: moss-i, due: 2026-06-05 }
  - { id: A2, item: C-0001/placement-review, what: CANARY-0001 is visited., owner: adair-t, due: 2026-06-05 }
practice-notes:
  - { item: C-0002/extension, kind: inadequate, to: hos-safeguarding, sent: 2026-05-29 }
  - { item: C-0001/placement-review, kind: excellent }
";

fn made(requirements: &str, meeting: &str, as_of: &str) -> BTreeMap<String, SheetView> {
    let changed = [("panels/demo/2026-05-27.yaml", meeting.to_owned())];
    let key = MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-05-27"),
    };
    look(&files(requirements, &changed), day(as_of), vec![], |desk| {
        let sheets = sheets(desk, &key).into_iter();
        sheets
            .map(|sheet| (sheet.of.to_string(), sheet.view))
            .collect()
    })
}

fn say(view: &SheetView) -> String {
    let value = match view {
        SheetView::Slip(view) => serde_json::to_string(view),
        SheetView::Authorisation(view) => serde_json::to_string(view),
        SheetView::Briefing(view) => serde_json::to_string(view),
        SheetView::PracticeNote(view) => serde_json::to_string(view),
        SheetView::Minutes(form, workbook) => serde_json::to_string(&(form, workbook)),
    };
    value.expect("plain values")
}

#[test]
fn sheets_are_made_if_the_edition_asks_for_them() {
    let names: Vec<String> = made(ASKED, HELD, "2026-06-04").into_keys().collect();
    assert_eq!(
        names,
        [
            "authorisation-C-0002-extension",
            "authorisation-C-0008-placement-new",
            "briefing-shah-a",
            "practice-note-1-C-0002-extension",
            "practice-note-2-C-0001-placement-review",
            "slip-C-0001-placement-review",
            "slip-C-0002-extension",
            "slip-C-0008-placement-new",
        ]
    );
    assert!(made(crate::papers::bench::NOTHING, HELD, "2026-06-04").is_empty());
    // Before the meeting there is only what the update needs, and what the Chair wrote.
    let before = made(ASKED, HELD, "2026-05-26");
    assert!(
        before
            .keys()
            .all(|name| !name.starts_with("slip") && !name.starts_with("auth")),
        "{before:?}"
    );
    assert!(before.contains_key("minutes"), "until the meeting is over");
}

#[test]
fn a_slip_says_what_was_decided_and_who_puts_it_on_file() {
    let sheets = made(ASKED, HELD, "2026-06-04");
    let SheetView::Slip(slip) = &sheets["slip-C-0002-extension"] else {
        panic!("a slip")
    };
    assert_eq!(slip.decision, "Agreed");
    assert_eq!(slip.due.as_deref(), Some("Monday 1 June 2026: overdue"));
    assert!(
        slip.record.iter().all(|blank| blank.value.is_none()),
        "lines to fill in"
    );
    assert_eq!(
        slip.head.file_title,
        "Demo panel decision, Wednesday 27 May 2026"
    );
    let note = note(slip);
    let text = crate::render::text::render(&note.heading, &note.entries, &note.ending);
    let expected = "Conditions: CANARY-0002 has a report.\nReview date: 25 November 2026\n\
                    Agreement:\n- Ratified, agreement awaited\n- Not confirmed until that agreement is given.\n\
                    Actions: CANARY-0002 gets a letter. (Ida Moss, Commissioning Manager, by 5 June 2026)\n\
                    To be on the case file by: Monday 1 June 2026: overdue\nPut on the case file on: ____\nBy: ____\n";
    assert!(text.contains(expected), "{text}");
    let SheetView::Slip(recorded) = &sheets["slip-C-0001-placement-review"] else {
        panic!("a slip")
    };
    assert_eq!(recorded.due, None);
    let values: Vec<_> = recorded
        .record
        .iter()
        .filter_map(|blank| blank.value.as_deref())
        .collect();
    assert_eq!(values, ["28 May 2026", "Robin Hale"]);
}

/// confirmed only when both have agreed, in either order.
#[test]
fn a_placement_is_confirmed_only_when_both_have_agreed() {
    let sheet = |meeting: &str, name: &str| {
        let sheets = made(ASKED, meeting, "2026-06-04");
        let Some(SheetView::Authorisation(sheet)) = sheets.get(name) else {
            panic!("{name} is made")
        };
        sheet.clone()
    };
    let awaited = sheet(HELD, "authorisation-C-0002-extension");
    assert_eq!(
        (awaited.standing.mark, awaited.standing.text.as_str()),
        (Mark::Open, "Ratified, agreement awaited")
    );
    assert_eq!(awaited.costs.caption, "Cost as proposed");
    let given: Vec<bool> = awaited
        .signatures
        .iter()
        .map(|line| line.given.is_some())
        .collect();
    assert_eq!(given, [true, false, false]);

    let confirmed = sheet(HELD, "authorisation-C-0008-placement-new");
    assert_eq!(
        (confirmed.standing.text.as_str(), confirmed.label.as_deref()),
        ("Confirmed", None)
    );
    let lines: Vec<&str> = confirmed
        .signatures
        .iter()
        .map(|line| line.role.as_str())
        .collect();
    assert_eq!(
        lines,
        ["Ratified for the panel", "Chief Officer"],
        "one agreement is enough"
    );
    // £900.00 and £100.50 a week.
    let total = confirmed.costs.rows.last().expect("a total");
    assert_eq!(total.cells[1].text, "£1,000.50");

    // Nobody is written down as having ratified it.
    let silent = HELD.replace("decision: agree\n      by: okafor-n", "decision: agree");
    let silent = sheet(&silent, "authorisation-C-0008-placement-new");
    assert_eq!(
        silent.label.as_deref(),
        Some("Not confirmed until ratified by the Chair.")
    );
    // Whoever agreed holds none of the roles.
    let other = HELD.replace("by: orr-y", "by: shah-a");
    let sheets = made(ASKED, &other, "2026-06-04");
    let SheetView::Slip(slip) = &sheets["slip-C-0008-placement-new"] else {
        panic!("a slip")
    };
    let agreement = slip.rows.iter().find(|row| row.label == "Agreement");
    assert_eq!(
        agreement.expect("a row").lines,
        [
            "Ratified, agreement awaited",
            "Not confirmed until that agreement is given."
        ]
    );
    let other = sheet(&other, "authorisation-C-0008-placement-new");
    assert_eq!(other.standing.text, "Ratified, agreement awaited");
}

/// P-57: the Head of Service of each child in the part that they present, with those children only.
#[test]
fn a_briefing_holds_its_readers_own_cases() {
    let sheets = made(ASKED, HELD, "2026-05-26");
    let SheetView::Briefing(briefing) = &sheets["briefing-shah-a"] else {
        panic!("a briefing")
    };
    let asked: Vec<&str> = briefing
        .cases
        .iter()
        .map(|case| case.sheet.asked.as_str())
        .collect();
    assert_eq!(asked, ["CANARY-0003 in Part 1.", "CANARY-0005 in Part 1."]);
}

/// to the Head of Service whom the note names, and in no other paper.
#[test]
fn a_practice_note_goes_to_its_reader_and_nowhere_else() {
    let sheets = made(ASKED, HELD, "2026-06-04");
    let SheetView::PracticeNote(note) = &sheets["practice-note-1-C-0002-extension"] else {
        panic!("a note")
    };
    assert_eq!(note.to, "Asha Shah, Head of Service, Safeguarding");
    assert_eq!(note.sent.value.as_deref(), Some("29 May 2026"));
    let SheetView::PracticeNote(unsent) = &sheets["practice-note-2-C-0001-placement-review"] else {
        panic!("a note")
    };
    assert_eq!(
        (unsent.to.as_str(), &unsent.sent.value),
        ("Asha Shah, Head of Service", &None)
    );
}

/// T17 for sheets: a canary for each child, and none in a sheet of another.
#[test]
fn no_sheet_says_anything_of_another_child() {
    let own = |name: &str| -> &[&str] {
        match name {
            "briefing-shah-a" => &["0003", "0005"],
            // The form on which the whole meeting is minuted.
            "minutes" => &["0001", "0002", "0003", "0004", "0005", "0008"],
            name if name.contains("C-0001") => &["0001"],
            name if name.contains("C-0002") => &["0002"],
            name if name.contains("C-0008") => &["0008"],
            _ => &[],
        }
    };
    for as_of in ["2026-05-26", "2026-06-04"] {
        for (name, view) in made(ASKED, HELD, as_of) {
            let said = say(&view);
            for number in ["0001", "0002", "0003", "0004", "0005", "0008"] {
                let foreign = !own(&name).contains(&number);
                let names = [format!("CANARY-{number}"), format!("C-{number}")];
                assert!(
                    !foreign || names.iter().all(|known| !said.contains(known)),
                    "{name} has {number}: {said}"
                );
            }
        }
    }
}

/// The form on which the meeting of 27 May is minuted, with what else an edition asks.
fn minute_sheet(requirements: &str, as_of: &str) -> (MinuteSheet, Workbook) {
    let planned = HELD
        .split('\n')
        .filter(|line| !line.trim_start().starts_with("outcome: { decision"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut sheets = made(requirements, &planned, as_of);
    match sheets.remove("minutes") {
        Some(SheetView::Minutes(form, workbook)) => (*form, *workbook),
        _ => panic!("a minute sheet"),
    }
}

#[test]
fn the_minute_sheet_has_the_items_in_order_with_the_panels_words() {
    let asked = "  P-22: { clause: Aims, says: Needs are met., meets: [{ rule: outcome-content, when: { sort: [review] }, \
         with: { needs: [needs-met, views, costs] }, severity: warning, from: recorded }] }";
    // On the day of the meeting it is still made.
    let (form, book) = minute_sheet(asked, "2026-05-27");
    let items: Vec<&super::super::view::MinuteItem> =
        form.parts.iter().flat_map(|part| &part.items).collect();
    let numbers: Vec<&str> = items.iter().map(|item| item.number.as_str()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6"]);
    let item = |key: &str| *items.iter().find(|item| item.key == key).expect(key);
    let labels = |key: &str| {
        let writes = item(key).writes.iter().map(|write| write.label.as_str());
        writes.collect::<Vec<_>>()
    };
    assert_eq!(
        labels("C-0001/placement-review"),
        [
            "Members' views",
            "Reason",
            "Conditions",
            "Costs agreed, from when, who pays",
            "If it waits: for what, from whom",
            "Review date",
        ]
    );
    let choices: Vec<&str> = item("C-0001/placement-review")
        .choices
        .iter()
        .map(|choice| choice.label.as_str())
        .collect();
    assert_eq!(choices, ["Decided by", "Needs met"]);
    // What is asked of a review only is not asked of an extension.
    assert_eq!(
        labels("C-0002/extension"),
        [
            "Reason",
            "Conditions",
            "Costs agreed, from when, who pays",
            "If it waits: for what, from whom",
            "Review date"
        ]
    );
    // The workbook has the same items with the same words to choose from.
    let rows = &book.sheets[2].rows;
    assert_eq!(rows.len(), items.len());
    for (row, item) in rows.iter().zip(&items) {
        assert_eq!(row[0], TypedCell::text(format!("2026-05-27/{}", item.key)));
        let TypedCell::Choice(list) = row[5] else {
            panic!("a choice")
        };
        assert_eq!(book.lists[list].words, item.decisions);
    }
    let needs = |key: &str| {
        let row = rows.iter().find(|row| row[0] == TypedCell::text(key));
        row.expect(key)
            .iter()
            .rev()
            .take(2)
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(
        needs("2026-05-27/C-0001/placement-review"),
        [TypedCell::Empty, TypedCell::Choice(1)]
    );
    // What changes a cost has its effect on the budget's projection.
    assert_eq!(
        needs("2026-05-27/C-0002/extension"),
        [TypedCell::Choice(2), TypedCell::Empty]
    );
    let hours = book.sheets[0].rows.iter().rev().take(2);
    let hours: Vec<&TypedCell> = hours.map(|row| &row[0]).collect();
    assert_eq!(
        hours,
        [&TypedCell::text("Ended at"), &TypedCell::text("Began at")]
    );
}

#[test]
fn the_minute_sheet_says_nothing_of_what_was_written_down_already() {
    let (form, book) = minute_sheet(crate::papers::bench::NOTHING, "2026-05-20");
    let said = serde_json::to_string(&(&form, &book)).expect("plain values");
    // What is asked is the panel's to hear; reasons and actions of the meeting are not there yet.
    assert!(
        said.contains("CANARY-0002 stays.") && !said.contains("has settled"),
        "{said}"
    );
    assert!(!said.contains("gets a letter"), "{said}");
    assert_eq!(form.signatures, ["Record taken by", "Cleared by the Chair"]);
    assert_eq!(form.next.as_deref(), Some("Wednesday 10 June 2026"));
}

/// The sheets of a meeting that is to come, with files changed.
fn to_come(requirements: &str, changed: &[(&str, String)]) -> BTreeMap<String, SheetView> {
    let key = MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-06-10"),
    };
    let files = files(requirements, changed);
    look(&files, day("2026-06-04"), vec![], |desk| {
        let sheets = sheets(desk, &key).into_iter();
        sheets
            .map(|sheet| (sheet.of.to_string(), sheet.view))
            .collect()
    })
}

/// A schedule is decided by the words that an item of its kind has, and that do what is asked for.
#[test]
fn a_schedule_offers_the_words_that_decide_it() {
    let csv = "reference,initials,setting,old-annual,new-annual,from,reason\nSEN-10001,,,1000,1001,2026-04-01,Uprated\n";
    let changed = [("panels/demo/2026-06-10.element-3.csv", csv.to_owned())];
    let words = |requirements: &str| {
        let mut sheets = to_come(requirements, &changed);
        let Some(SheetView::Minutes(form, _)) = sheets.remove("minutes") else {
            panic!("a minute sheet")
        };
        form.schedules[0].decisions.clone()
    };
    let of_its_kind = words(ASKED);
    assert!(
        of_its_kind.contains(&"Ratified".to_owned()),
        "{of_its_kind:?}"
    );
    for not in ["Agreed", "Noted"] {
        assert!(!of_its_kind.contains(&not.to_owned()), "{of_its_kind:?}");
    }
    let asked = format!(
        "{ASKED}\n  P-18: {{ clause: Part 3, says: It is ratified., meets: [{{ rule: schedule-ratified, with: \
         {{ of: element-3, effects: [agreed, declined, deferred] }}, from: recorded }}] }}"
    );
    assert_eq!(
        words(&asked),
        ["Ratified", "Declined", "Deferred", "Not reached"]
    );
}

/// What earlier meetings left open beside their actions stands on the sheet as on the agenda.
#[test]
fn matters_arising_are_all_there() {
    let held = "date: 2026-05-27\nchair: { person: okafor-n }\nitems:\n  - case: C-0001\n    kind: placement-review\n    \
                request: It goes on.\n    outcome: { decision: defer, by: okafor-n, reason: No report., next: 2026-06-10 }\n";
    let changed = [(
        "panels/demo/2026-05-27.yaml",
        held.replace(", next: 2026-06-10", ""),
    )];
    let mut sheets = to_come(ASKED, &changed);
    let Some(SheetView::Minutes(form, book)) = sheets.remove("minutes") else {
        panic!("a minute sheet")
    };
    let tasks: Vec<&str> = form
        .arising
        .iter()
        .map(|matter| matter.task.as_str())
        .collect();
    assert!(
        tasks.contains(&"Review of a placement: put off"),
        "{tasks:?}"
    );
    assert_eq!(book.sheets[1].name, "Matters");
    assert_eq!(book.sheets[1].rows.len(), form.arising.len());
}

/// A briefing says of a report that it is out, and of an action that this meeting set that it is open.
#[test]
fn a_briefing_says_what_is_out_and_what_was_set() {
    let sheets = to_come(ASKED, &[]);
    let SheetView::Briefing(briefing) = &sheets["briefing-shah-a"] else {
        panic!("a briefing")
    };
    let missing: Vec<&str> = briefing.cases[0]
        .missing
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(
        missing,
        ["Referral form: wanted, since the case comes for the first time; not received"]
    );
    assert_eq!(
        briefing.opening,
        "You present each of the cases below to the panel."
    );
    let set = HELD.replace(
        "  - { id: A1, item: C-0002/extension,",
        "  - { id: A3, item: C-0003/placement-review, what: A registered place is found., owner: adair-t, due: 2026-06-20 }\n  - { id: A1, item: C-0002/extension,",
    );
    let sheets = made(ASKED, &set, "2026-06-04");
    let SheetView::Briefing(briefing) = &sheets["briefing-shah-a"] else {
        panic!("a briefing")
    };
    assert_eq!(briefing.cases[0].actions.rows.len(), 1);
}
