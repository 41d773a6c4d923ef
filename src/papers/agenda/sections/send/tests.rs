use super::super::super::super::view::{Agenda, Mark, RowKind, Section, Value};
use super::super::super::agenda;
use crate::diag::MeetingKey;
use crate::papers::bench::{day, files, look};

const ASKED: &str = "  P-18:
    clause: Part 3
    says: Schedules.
    meets:
      - section: element-3
      - section: ceased-plans
      - section: plan-moves
      - section: phase-transfers
      - rule: phase-transfer
        with:
          by: [{ day: 31 March, into-year-from: 12 }, { day: 15 February }]
          source: The regulations
          owes: send-officer
        from: papers";

const HEAD: &str = "reference,initials,setting,old-annual,new-annual,from,reason\n";

fn schedule(name: &str, text: impl Into<String>) -> (String, String) {
    let path = format!("panels/demo/2026-06-10.{name}.csv");
    (path, text.into())
}

/// The meeting's file with decisions on schedules.
fn meeting(decisions: &str) -> (String, String) {
    let path = "panels/demo/2026-06-10.yaml";
    let text = format!("{}schedules:\n{decisions}", files(ASKED, &[])[path]);
    (path.to_owned(), text)
}

fn made(changed: &[(String, String)], as_of: &str) -> Agenda {
    let changed: Vec<(&str, String)> = changed
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    let key = MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-06-10"),
    };
    look(&files(ASKED, &changed), day(as_of), vec![], |desk| {
        agenda(desk, &key).expect("a planned meeting")
    })
}

fn section<'a>(agenda: &'a Agenda, name: &str) -> &'a Section {
    let mut sections = agenda.sections.iter();
    sections.find(|section| section.name == name).expect(name)
}

/// The rows of a section's first table, cells joined; a mark is shown as `!`.
fn rows(agenda: &Agenda, name: &str) -> Vec<String> {
    let rows = section(agenda, name).tables[0].rows.iter();
    rows.map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let mark = if cell.mark == Some(Mark::Attention) {
                "!"
            } else {
                ""
            };
            let sub = cell.sub.iter().map(|sub| format!(" ({sub})"));
            format!("{mark}{}{}", cell.text, sub.collect::<String>())
        });
        cells.collect::<Vec<_>>().join(" | ")
    })
    .collect()
}

/// The facts of a section as `label: text`.
fn facts(agenda: &Agenda, name: &str) -> Vec<String> {
    let facts = section(agenda, name).facts.iter();
    facts
        .map(|fact| {
            let text = match &fact.value {
                Value::Text { text } | Value::Missing { text } => text.clone(),
                Value::Status { status } if status.mark == Mark::Attention => {
                    format!("!{}", status.text)
                }
                Value::Status { status } => status.text.clone(),
                other => format!("{other:?}"),
            };
            format!("{}: {text}", fact.label)
        })
        .collect()
}

fn with_element_3(case: &str, more: &str) -> (String, String) {
    let path = format!("cases/{case}.yaml");
    let text = files(ASKED, &[])[&path].replace(
        "element-3: [{ annual: 9000, from: 2025-09-01 }]",
        &format!("element-3: [{{ annual: 9000, from: 2025-09-01 }}, {more}]"),
    );
    (path, text)
}

/// 1 September to 31 March are 212 days of 365, 13 July to 31 March 262, 1 June to 31 March 304.
#[test]
fn element_3_in_a_full_year_and_in_this_one() {
    let lines = "SEN-10002,,,9000,0,2026-09-01,Left school\n\
                 C-0010,,,9000,9500,2026-07-13,More hours\n\
                 SEN-10001,AB,Hill School,6000,7250,2026-09-01,More support\n";
    let mut changed = vec![
        schedule("element-3", format!("{HEAD}{lines}")),
        meeting("  - { of: element-3, presented-by: gray-o, pulled-out: [C-0010] }\n"),
        // The same change as on the schedule: counted once.
        with_element_3("C-0010", "{ annual: 9500, from: 2026-07-13 }"),
    ];
    let agenda = made(&changed, "2026-06-04");
    assert_eq!(
        rows(&agenda, "element-3"),
        [
            "!C-0010 (ST) (Pulled out) | 13 July 2026 | £9,000.00 | £9,500.00 | +£500.00 | +£358.90 | More hours",
            "SEN-10001 (AB) (Hill School) | 1 September 2026 | £6,000.00 | £7,250.00 | +£1,250.00 | +£726.03 | More support",
            "SEN-10002 | 1 September 2026 | £9,000.00 | £0.00 | −£9,000.00 | −£5,227.40 | Left school",
            "Together (2) |  | £15,000.00 | £7,250.00 | −£7,750.00 | −£4,501.37 | ",
            "Pulled out (1) |  | £9,000.00 | £9,500.00 | +£500.00 | +£358.90 | ",
            "All (3) |  | £24,000.00 | £16,750.00 | −£7,250.00 | −£4,142.47 | ",
        ]
    );
    assert_eq!(
        section(&agenda, "element-3").tables[0].columns[5].title,
        "In 2026-27"
    );
    let presented = facts(&agenda, "element-3");
    assert!(
        presented[0].starts_with("Presented by: Ola Gray"),
        "{presented:?}"
    );
    assert_eq!(
        presented[1..],
        [
            "Taken together: 2 lines",
            "Pulled out: C-0010 (ST); see the items"
        ]
    );

    changed.push(with_element_3(
        "C-0006",
        "{ annual: 9800, from: 2026-06-01 }",
    ));
    let agenda = made(&changed, "2026-06-04");
    let found = rows(&agenda, "element-3");
    assert_eq!(
        found[0],
        "C-0006 (KL) | 1 June 2026 | £9,000.00 | £9,800.00 | +£800.00 | +£666.30 | To be ratified"
    );
    assert_eq!(
        found[6],
        "All (4) |  | £33,000.00 | £26,550.00 | −£6,450.00 | −£3,476.17 | "
    );
}

#[test]
fn what_was_ratified_earlier_is_not_ratified_again() {
    let earlier = "{ annual: 9800, from: 2026-09-01, decided-at: demo/2026-05-27 }";
    let now = "{ annual: 9700, from: 2026-09-01, decided-at: demo/2026-06-10 }";
    let changed = [
        with_element_3("C-0006", earlier),
        with_element_3("C-0010", now),
    ];
    let agenda = made(&changed, "2026-06-15");
    assert_eq!(
        rows(&agenda, "element-3")[0],
        "C-0010 (ST) | 1 September 2026 | £9,000.00 | £9,700.00 | +£700.00 | +£406.58 | Ratified 10 June 2026"
    );
    assert_eq!(rows(&agenda, "element-3").len(), 2);
}

#[test]
fn decided_together() {
    let lines = schedule(
        "element-3",
        format!("{HEAD}SEN-10001,,,0,100,2026-09-01,New\n"),
    );
    let open = made(std::slice::from_ref(&lines), "2026-06-15");
    assert_eq!(facts(&open, "element-3"), ["Outcome: Not recorded"]);
    let entry = meeting("  - { of: element-3, outcome: { decision: ratify, by: okafor-n } }\n");
    let changed = [lines, entry];
    let before = made(&changed, "2026-06-04");
    assert_eq!(facts(&before, "element-3"), ["Taken together: 1 line"]);
    let held = made(&changed, "2026-06-15");
    assert_eq!(
        facts(&held, "element-3"),
        ["Taken together: 1 line", "Outcome: Ratified"]
    );
}

#[test]
fn plans_that_moved_and_ceased() {
    let moves = "reference,direction,authority,on,annual-effect\n\
                 SEN-30002,out,Southbrook Council,2026-05-30,30000.50\n\
                 SEN-30001,in,Northbrook County Council,2026-06-01,12000\n";
    let ceased = "reference,on,reason,annual-saving\n\
                  SEN-20002,2026-05-20,needs-met,\n\
                  SEN-20001,2026-06-01,maximum-age,9000\n";
    let changed = [
        schedule("plan-moves", moves),
        schedule("ceased-plans", ceased),
    ];
    let agenda = made(&changed, "2026-06-04");
    assert_eq!(
        rows(&agenda, "plan-moves"),
        [
            "To this authority: 1, +£12,000.00 a year",
            "SEN-30001 | 1 June 2026 | Northbrook County Council | +£12,000.00",
            "To another authority: 1, −£30,000.50 a year",
            "SEN-30002 | 30 May 2026 | Southbrook Council | −£30,000.50",
            "All (2) |  |  | −£18,000.50",
        ]
    );
    assert_eq!(
        rows(&agenda, "ceased-plans"),
        [
            "SEN-20001 | 1 June 2026 | Reached the age at which plans end | £9,000.00",
            "SEN-20002 | 20 May 2026 | Needs met without a plan | Not stated",
            "All (2) |  |  | £9,000.00",
        ]
    );
    let note = section(&agenda, "ceased-plans").tables[0].note.as_deref();
    assert_eq!(note, Some("Without a stated saving: 1."));
}

#[test]
fn transfers_that_are_late() {
    let lines = "reference,september,into-year,status,named,setting\n\
                 SEN-40001,2026,7,consulting,,Hill School\n\
                 SEN-40002,2027,12,not-started,,\n\
                 SEN-40003,2026,7,named,2026-02-13,Hill School\n\
                 SEN-40004,2026,0,appealed,2026-02-13,\n";
    let agenda = made(&[schedule("phase-transfers", lines)], "2026-06-04");
    assert_eq!(
        rows(&agenda, "phase-transfers"),
        [
            "SEN-40004 | September 2026 | Reception | Under appeal | 13 February 2026",
            "SEN-40001 | September 2026 | Year 7 | Schools are being consulted (Hill School) | !Was due 15 February 2026",
            "SEN-40003 | September 2026 | Year 7 | Setting named in the plan (Hill School) | 13 February 2026",
            "C-0010 (ST) | September 2026 | Year 12 | Setting named in the plan | 27 March 2026",
            "SEN-40002 | September 2027 | Year 12 | Not begun | Due 31 March 2027",
        ]
    );
    assert_eq!(
        facts(&agenda, "phase-transfers"),
        [
            "How they stand: Not begun: 1; Schools are being consulted: 1; Setting named in the plan: 2; Under appeal: 1",
            "Not named yet: !1 of 3 due by 15 February 2026",
            "Not named yet: 1 of 1 due by 31 March 2027",
        ]
    );
}

/// Where the schedule lay beside an earlier meeting, figures say that they are of the case files only.
#[test]
fn transfers_of_the_case_files_only_say_so() {
    let lines = "reference,september,into-year,status,named,setting\nSEN-40001,2026,7,consulting,,Hill School\n";
    let (path, text) = schedule("phase-transfers", lines);
    let before = (path.replace("2026-06-10", "2026-05-27"), text);
    let agenda = made(&[before], "2026-06-04");
    let section = section(&agenda, "phase-transfers");
    let note = "Of the case files only: no schedule lies beside this meeting. That of 27 May 2026 has 1 line.";
    assert_eq!(section.tables[0].note.as_deref(), Some(note));
    let said = "How they stand, of the case files only: Setting named in the plan: 1";
    assert_eq!(facts(&agenda, "phase-transfers"), [said]);
}

#[test]
fn none_or_hundreds() {
    let none = made(&[schedule("element-3", HEAD)], "2026-06-04");
    assert_eq!(rows(&none, "element-3"), Vec::<String>::new());
    assert_eq!(
        section(&none, "element-3").tables[0].empty,
        "No Element 3 funding has changed since 20 May 2026."
    );
    let lines: Vec<String> = (0..300)
        .map(|n| format!("SEN-{:05},,,1000,1001,2026-04-01,Uprated\n", 10_000 + n))
        .collect();
    let agenda = made(
        &[schedule("element-3", format!("{HEAD}{}", lines.concat()))],
        "2026-06-04",
    );
    let table = &section(&agenda, "element-3").tables[0];
    assert_eq!(table.rows.len(), 1, "the rest stands in the annex");
    assert_eq!(table.rows[0].kind, RowKind::Total);
    assert_eq!(
        rows(&agenda, "element-3")[0],
        "All (300) |  | £300,000.00 | £300,300.00 | +£300.00 | +£300.00 | "
    );
}

#[test]
fn a_table_says_which_lines_are_missing() {
    let lines = "SEN-10001,,,1000,1001,2026-04-01,Uprated\nSEN-10002,,,1000,,2026-04-01,?\n";
    let agenda = made(
        &[schedule("element-3", format!("{HEAD}{lines}"))],
        "2026-06-04",
    );
    assert_eq!(rows(&agenda, "element-3").len(), 2);
    assert_eq!(
        section(&agenda, "element-3").tables[0].note.as_deref(),
        Some("Not listed or counted, since it can't be read: line 3 of the schedule.")
    );
    let agenda = made(&[schedule("element-3", "a;b\n")], "2026-06-04");
    let note = section(&agenda, "element-3").tables[0].note.as_deref();
    assert!(
        note.is_some_and(|note| note.contains("can't be read in full")),
        "{note:?}"
    );
}
