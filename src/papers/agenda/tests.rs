use super::super::view::{Agenda, Audience, Mark, Value};
use super::{agenda, agenda_for};
use crate::diag::{self, Diagnostic, MeetingKey, Severity, Span, Subject};
use crate::model::edition::{Paper, Section};
use crate::papers::bench::{NOTHING, day, files, look};
use crate::source::FileId;

fn key(date: &str) -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day(date),
    }
}

fn made(requirements: &str, changed: &[(&str, String)], date: &str, as_of: &str) -> Agenda {
    look(&files(requirements, changed), day(as_of), vec![], |desk| {
        agenda(desk, &key(date)).expect("a planned meeting")
    })
}

fn finding(subject: Subject, audience: diag::Audience, message: &str) -> Diagnostic {
    let span = Span::file(FileId::FIRST);
    Diagnostic {
        audience,
        requirement: Some("P-01".to_owned()),
        ..Diagnostic::warning("agenda-notice", subject, span, message.to_owned())
    }
}

#[test]
fn a_chair_can_run_the_meeting_from_it() {
    let agenda = made(NOTHING, &[], "2026-06-10", "2026-06-04");
    assert_eq!(agenda.head.title, "Agenda");
    assert_eq!(agenda.head.marking, "OFFICIAL-SENSITIVE");
    assert_eq!(
        agenda.head.edition,
        "Made under the Terms of Reference of 1 January 2026"
    );
    assert_eq!(agenda.head.imprint, "Facts as at 4 June 2026.");
    assert!(agenda.head.made_with.starts_with("Made with ipop "));
    assert_eq!(agenda.meeting.date, "Wednesday 10 June 2026");
    assert_eq!(agenda.meeting.time, "13:00 to 17:00");
    assert_eq!(
        agenda.meeting.issue_note.as_deref(),
        Some("Issued 3 June 2026.")
    );
    assert!(agenda.summary.starts_with("5 items, 70 of 240 minutes."));
    let titles: Vec<&str> = agenda
        .parts
        .iter()
        .filter_map(|part| part.title.as_deref())
        .collect();
    assert_eq!(titles.len(), 3);
    assert_eq!(
        titles[0],
        "Part 1: children in unregistered, unregulated and secure placements"
    );
    let first = &agenda.parts[1].lines[0];
    assert_eq!(
        (first.time.as_str(), first.number.as_deref()),
        ("13:00", Some("1"))
    );
    assert!(first.item.starts_with("C-0003 ("), "{}", first.item);
    assert_eq!(
        first.asked,
        "Go on with the placement until a registered one is found."
    );
    assert_eq!(first.anchor.as_deref(), Some("item-1"));
    let secure = agenda.parts[1].lines[1]
        .flags
        .iter()
        .map(|flag| flag.text.as_str());
    assert!(
        secure
            .into_iter()
            .any(|flag| flag == "Secure order until 20 October 2026")
    );
    assert_eq!(agenda.members[0].name, "Nkem Okafor");
    assert_eq!(agenda.members[0].status.text, "Expected");
}

#[test]
fn a_sheet_says_what_is_proposed_and_that_it_is_not_confirmed() {
    let agenda = made(NOTHING, &[], "2026-06-10", "2026-06-09");
    let sheet = agenda
        .item_sheets
        .iter()
        .find(|sheet| sheet.case.starts_with("C-0009"));
    let sheet = sheet.expect("the item that proposes a move");
    assert_eq!(
        sheet.proposal_label.as_deref(),
        Some("Not confirmed until ratified by the Chair.")
    );
    let proposal = sheet
        .sections
        .iter()
        .find(|section| section.name == "proposal");
    let rows = &proposal.expect("a proposal").tables[0].rows;
    let sums = rows.iter().rev().nth(1);
    let total: Vec<&str> = sums
        .expect("a sum a week, and below it one a year")
        .cells
        .iter()
        .map(|c| c.text.as_str())
        .collect();
    assert_eq!(
        total,
        ["Total a week", "£712.60", "£5,972.60", "+£5,260.00"]
    );
    let managers = sheet
        .sections
        .iter()
        .find(|section| section.name == "endorsements");
    let Value::Status { status } = &managers.expect("views").facts[0].value else {
        panic!("a manager's view is a status");
    };
    assert!(
        status
            .text
            .starts_with("Supports it, Eli Voss, 1 June 2026. The carers")
    );
}

#[test]
fn a_held_meeting_shows_what_came_of_it() {
    let agenda = made(NOTHING, &[], "2026-05-27", "2026-06-04");
    let outcomes = agenda.item_sheets.iter().filter(|sheet| {
        sheet
            .sections
            .iter()
            .any(|section| section.name == "outcome")
    });
    assert_eq!(outcomes.count(), agenda.item_sheets.len());
    assert!(!agenda.item_sheets.is_empty());
}

#[test]
fn a_case_that_cannot_be_read_is_withheld() {
    let broken = [("cases/C-0009.yaml", "case: C-0009\nweeky: 3\n".to_owned())];
    let agenda = made(NOTHING, &broken, "2026-06-10", "2026-06-04");
    let said = serde_json::to_string(&agenda).expect("a view is plain");
    assert!(said.contains("Details withheld: the case file can't be read."));
    assert!(
        !said.contains("children's home with therapy"),
        "what was asked is not told"
    );
    assert!(!said.contains("C-0009 ("), "no initials");
}

/// An action of an earlier meeting says as much of a case as its sheet.
#[test]
fn an_action_of_a_case_that_cannot_be_read_is_withheld() {
    let asked = "  P-26: { clause: Actions, says: Go through them., meets: [{ section: outstanding-actions }] }";
    let texts = [
        "Tell the school when the mornings begin",
        "The school was rung",
    ];
    let sound = made(asked, &[], "2026-06-10", "2026-06-04");
    let said = serde_json::to_string(&sound).expect("a view is plain");
    assert!(texts.iter().all(|text| said.contains(text)), "{said}");
    let broken = [("cases/C-0006.yaml", "case: C-0006\nweeky: 3\n".to_owned())];
    let agenda = made(asked, &broken, "2026-06-10", "2026-06-04");
    let said = serde_json::to_string(&agenda).expect("a view is plain");
    assert!(!texts.iter().any(|text| said.contains(text)), "{said}");
    assert!(said.contains("2026-05-27/A2"), "that there is one is told");
}

#[test]
fn a_case_with_an_error_is_withheld() {
    let wrong = finding(
        Subject::Case("C-0003".to_owned()),
        diag::Audience::Officer,
        "false",
    );
    let wrong = Diagnostic {
        severity: Severity::Error,
        ..wrong
    };
    let agenda = look(
        &files(NOTHING, &[]),
        day("2026-06-04"),
        vec![wrong],
        |desk| agenda(desk, &key("2026-06-10")).expect("a planned meeting"),
    );
    let sheet = &agenda.item_sheets[0];
    assert_eq!(sheet.case, "C-0003");
    assert!(sheet.withheld.is_some() && sheet.sections.is_empty());
}

#[test]
fn readers_see_what_they_may_know() {
    let meeting = || Subject::Meeting(key("2026-06-10"));
    let further = vec![
        finding(meeting(), diag::Audience::Officer, "for officers"),
        finding(meeting(), diag::Audience::Chair, "for the Chair"),
        finding(meeting(), diag::Audience::Panel, "for the panel"),
    ];
    look(&files(NOTHING, &[]), day("2026-06-04"), further, |desk| {
        let told = |reader| {
            let agenda = agenda_for(desk, &key("2026-06-10"), reader).expect("planned");
            agenda
                .exceptions
                .into_iter()
                .map(|told| told.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(told(Audience::Panel), ["For the panel."]);
        assert_eq!(told(Audience::Chair), ["For the Chair.", "For the panel."]);
    });
}

#[test]
fn a_gap_says_who_owes_it_or_when_it_is_given() {
    let asks = |severity: &str| {
        format!(
            "  P-59:\n    clause: Part 2\n    says: Part 2 says how long.\n    meets:\n      \
             - {{ rule: information, with: {{ facts: [expected-length], owes: team-manager }}, \
             severity: {severity}, audience: panel }}"
        )
    };
    let case = include_str!("../../../tests/pages/base/cases/C-0009.yaml");
    let silent = case.replace("    expected-length: until July 2027\n", "");
    let changed = [("cases/C-0009.yaml", silent)];
    let fact = |severity: &str| {
        let agenda = made(&asks(severity), &changed, "2026-06-10", "2026-06-04");
        let sheet = agenda
            .item_sheets
            .iter()
            .find(|sheet| sheet.case.starts_with("C-0009"));
        let facts = sheet
            .expect("a sheet")
            .sections
            .iter()
            .flat_map(|section| &section.facts);
        let mut facts = facts.filter(|fact| fact.label == "Expected length of placement");
        let value = facts.next().expect("the fact").value.clone();
        (value, agenda.information_outstanding)
    };
    let (value, outstanding) = fact("warning");
    assert!(
        matches!(&value, Value::Missing { text } if text == "Not supplied (Tam Adair)"),
        "{value:?}"
    );
    assert_eq!(outstanding[0].who, "Tam Adair");
    assert_eq!(outstanding[0].lines[0].status.mark, Mark::Attention);
    let (value, _) = fact("info");
    assert!(matches!(&value, Value::ToBeGiven { .. }), "{value:?}");
}

#[test]
fn every_section_that_is_asked_for_is_there() {
    let computed = Section::ALL
        .iter()
        .filter(|section| section.papers().contains(&Paper::Agenda));
    let fixed = [
        Section::RunningOrder,
        Section::Parts,
        Section::ItemSheets,
        Section::OutstandingActions,
        Section::Calendar,
        Section::NotConfirmed,
        Section::Exceptions,
        Section::InformationOutstanding,
    ];
    let asked: Vec<Section> = computed
        .filter(|section| !fixed.contains(section))
        .copied()
        .collect();
    let entries = asked.iter().map(|section| match section {
        Section::NotSeenSince => {
            "      - { section: not-seen-since, with: { weeks: 26 } }\n".to_owned()
        }
        section => format!("      - section: {}\n", section.name()),
    });
    let requirements = format!(
        "  P-01:\n    clause: Title\n    says: A title.\n    meets:\n{}",
        entries.collect::<String>()
    );
    let agenda = made(&requirements, &[], "2026-06-10", "2026-06-04");
    let names: Vec<&str> = agenda
        .sections
        .iter()
        .map(|section| section.name.as_str())
        .collect();
    let wanted: Vec<&str> = asked.iter().map(|section| section.name()).collect();
    assert_eq!(names, wanted);
    for table in agenda.sections.iter().flat_map(|section| &section.tables) {
        assert!(!table.empty.as_str().is_empty());
        for row in table.rows.iter().filter(|row| row.cells.len() > 1) {
            assert_eq!(row.cells.len(), table.columns.len(), "{}", table.caption);
        }
    }
}

/// What a sheet says under a title, of one case.
fn said_of(agenda: &Agenda, case: &str, label: &str) -> Option<String> {
    let mut sheets = agenda.item_sheets.iter();
    let sheet = sheets
        .find(|sheet| sheet.case.starts_with(case))
        .expect(case);
    let mut facts = sheet.sections.iter().flat_map(|section| &section.facts);
    let fact = facts.find(|fact| fact.label == label)?;
    Some(match &fact.value {
        Value::Rich { rich } => rich.words(),
        Value::Text { text } | Value::Missing { text } | Value::ToBeGiven { text } => text.clone(),
        Value::Status { status } => status.text.clone(),
    })
}

/// What health settled before a move was asked for is about the present place, and grounds for going outside
/// are none for the authority's own.
#[test]
fn a_proposal_is_not_told_what_is_of_another_place() {
    let asked = "  P-61: { clause: Forms, says: Asked., meets: [{ rule: information, when: { sort: [placement, send] }, with: { facts: \
                 [joint-funding, external-grounds, rationale, request], owes: team-manager } }] }";
    let case = include_str!("../../../tests/pages/base/cases/C-0009.yaml");
    let funded =
        format!("{case}health-funding: [{{ on: 2026-01-13, state: agreed, weekly: 140 }}]\n");
    let changed = [("cases/C-0009.yaml", funded)];
    let agenda = made(asked, &changed, "2026-06-10", "2026-06-09");
    let joint = said_of(&agenda, "C-0009", "Funding by education and health").expect("a fact");
    assert!(
        joint.contains("Health, for the present placement: Agreed"),
        "{joint}"
    );
    assert!(said_of(&agenda, "C-0009", "Ground for external provision").is_some());
    let meeting = include_str!("../../../tests/pages/base/panels/demo/2026-06-10.yaml");
    let own = meeting.replace("setting: larch-lodge", "setting: fern-house");
    let explained = own.replace(
        "    kind: phase-transfer\n",
        "    kind: other\n    explanation: No kind names it.\n",
    );
    let changed = [("panels/demo/2026-06-10.yaml", explained)];
    let agenda = made(asked, &changed, "2026-06-10", "2026-06-09");
    assert_eq!(
        said_of(&agenda, "C-0009", "Ground for external provision"),
        None
    );
    // Nothing is proposed: the reason is the present provision's. And why it is of no other kind is printed.
    let rationale = said_of(&agenda, "C-0010", "Rationale").expect("a fact");
    assert!(
        rationale.starts_with("Of the present provision: "),
        "{rationale}"
    );
    let request = said_of(&agenda, "C-0010", "What is asked").expect("a fact");
    assert!(
        request.contains("Explanation: No kind names it."),
        "{request}"
    );
}

/// Where nobody is told to owe anything, forms that have not come are not forgotten.
#[test]
fn nothing_outstanding_counts_forms_too() {
    let agenda = made(NOTHING, &[], "2026-06-10", "2026-06-04");
    let said = "Not supplied so far: “Referral form” for 2 items.";
    assert_eq!(agenda.nothing_outstanding, said);
}
