//! A supplement tells what is other on the schedules and under other business, and nothing else.

use crate::diag::MeetingKey;
use crate::papers::agenda::{agenda, lines_of_agenda, told_by_agenda};
use crate::papers::bench::{asking, case, day, look, meeting, rows, small};
use crate::papers::supplement::{NumberedSupplement, supplements};

type File = (String, String);

const ON: &str = "2026-06-10";
const SENT: &str = "2026-06-03";

fn key() -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day(ON),
    }
}

fn schedule(kind: &str, text: &str) -> File {
    (format!("panels/demo/{ON}.{kind}.csv"), text.to_owned())
}

fn element_3(lines: &str) -> File {
    let head = "reference,initials,setting,old-annual,new-annual,from,reason\n";
    schedule("element-3", &format!("{head}{lines}"))
}

const FIRST: &str = "S-0201,KL,Wexmoor Infants,0.00,9000.00,2026-06-01,more support\n";
const SECOND: &str = "S-0202,MN,Wexmoor Infants,4000.00,5500.00,2026-06-01,more hours\n";

/// The workspace of one meeting with a case, what stands in the meeting's file, and schedules.
fn workspace(meeting_says: &str, files: &[File]) -> Vec<File> {
    let asked = "- section: element-3\n- section: plan-moves\n- section: ceased-plans\n- section: phase-transfers";
    let all = [
        case(1, "2012-03", "larch-lodge", 700, "placements"),
        asking(asked),
        meeting(ON, meeting_says),
    ];
    all.into_iter().chain(files.iter().cloned()).collect()
}

/// An entry of the ledger, as `ipop issue` would write it on a day.
fn entry(paper: &str, on: &str, files: &[File]) -> String {
    let (lines, told) = look(&small(files), day(on), vec![], |desk| {
        let lines = lines_of_agenda(desk, &key()).expect("a planned meeting");
        (
            lines,
            told_by_agenda(desk, &key()).expect("a planned meeting"),
        )
    });
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let child = line.child.as_ref().map(|child| format!(", child: {child}"));
            let matter = line.matter.as_ref();
            let matter = matter.map(|matter| format!(", matter: \"{matter}\""));
            let (child, matter) = (child.unwrap_or_default(), matter.unwrap_or_default());
            format!(
                "{{ of: {}{child}{matter}, says: \"{}\" }}",
                line.of.name(),
                line.says
            )
        })
        .collect();
    let told: Vec<String> = told.iter().map(|key| format!("\"{key}\"")).collect();
    format!(
        "  - {{ paper: {paper}, sent: {on}T10:00, by: hale-r, facts: {on}, rows: [], told: [{}], lines: [{}] }}\n",
        told.join(", "),
        lines.join(", ")
    )
}

fn with_ledger(files: Vec<File>, entries: &str) -> Vec<File> {
    let ledger = (
        format!("panels/demo/{ON}.issued.yaml"),
        format!("issues:\n{entries}"),
    );
    files.into_iter().chain([ledger]).collect()
}

fn made(files: &[File], as_of: &str) -> Vec<NumberedSupplement> {
    look(&small(files), day(as_of), vec![], |desk| {
        supplements(desk, &key())
    })
}

/// What the one supplement says has changed, as the agenda went out of some files and they are others now.
fn told(before: &[File], after: &[File]) -> (String, Vec<String>) {
    let ledger = entry("agenda", SENT, before);
    // As it was sent there is nothing to tell, today and on the day of the meeting.
    for as_of in ["2026-06-04", ON] {
        assert!(made(&with_ledger(before.to_vec(), &ledger), as_of).is_empty());
    }
    let drafts = made(&with_ledger(after.to_vec(), &ledger), "2026-06-08");
    let [draft] = drafts.as_slice() else {
        panic!("{drafts:?}");
    };
    let (_, opening) = draft.view.opening.split_once(". ").expect("two sentences");
    assert_eq!(draft.view.news, None, "what is told here is told once");
    (opening.to_owned(), rows(&draft.view.changes))
}

#[test]
fn a_line_of_element_3_that_is_new_another_or_gone_is_told() {
    let before = workspace("", &[element_3(&format!("{FIRST}{SECOND}"))]);
    let dearer = SECOND.replace("5500.00", "6500.00");
    let new = "S-0203,OP,Wexmoor Infants,0.00,2000.00,2026-06-08,more hours\n";
    let after = workspace("", &[element_3(&format!("{dearer}{new}"))]);
    let (opening, rows) = told(&before, &after);
    assert_eq!(
        rows,
        [
            " |  | S-0202 (MN) (Element 3 changes) | Changed; it now says: £4,000.00 to £6,500.00 a year from 1 June 2026 | ",
            " |  | S-0203 (OP) (Element 3 changes) | New line: £0.00 to £2,000.00 a year from 8 June 2026 | ",
            " |  | S-0201 (Element 3 changes) | Taken off the schedule | ",
        ]
    );
    assert_eq!(
        opening,
        "Since the papers before it: 3 changes of the schedules."
    );
}

#[test]
fn a_line_that_is_pulled_out_and_who_presents_are_told() {
    let lines = [element_3(&format!("{FIRST}{SECOND}"))];
    let decided = |more: &str| {
        let text = format!("schedules:\n  - {{ of: element-3, presented-by: {more} }}\n");
        workspace(&text, &lines)
    };
    let (_, rows) = told(
        &decided("adair-t"),
        &decided("brook-s, pulled-out: [S-0201]"),
    );
    assert_eq!(
        rows,
        [
            " |  | Element 3 changes | Changed; it now says: presented by Sol Brook | Sol Brook, Team Manager",
            " |  | S-0201 (KL) (Element 3 changes) | Changed; it now says: £0.00 to £9,000.00 a year from 1 June 2026, pulled out | ",
        ]
    );
}

#[test]
fn plans_and_transfers_of_schedules_are_told_once() {
    let files = |ceased: &str, moved: &str, transfers: &str| {
        let ceased = format!("reference,initials,on,reason,annual-saving\n{ceased}");
        let moved = format!("reference,initials,direction,authority,on,annual-effect\n{moved}");
        let transfers =
            format!("reference,initials,setting,september,into-year,status,named\n{transfers}");
        workspace(
            "",
            &[
                schedule("ceased-plans", &ceased),
                schedule("plan-moves", &moved),
                schedule("phase-transfers", &transfers),
            ],
        )
    };
    let before = files(
        "S-0301,AB,2026-05-29,needs-met,1200.00\n",
        "S-0401,AB,in,Shire,2026-05-28,800.00\n",
        "S-0501,AB,,2026,7,consulting,\n",
    );
    let after = files(
        "S-0302,CD,2026-06-01,needs-met,\n",
        "S-0401,AB,in,Shire,2026-05-28,900.00\n",
        "S-0501,AB,,2026,7,named,2026-06-02\nS-0502,CD,,2026,7,not-started,\n",
    );
    let (_, rows) = told(&before, &after);
    assert_eq!(
        rows,
        [
            " |  | S-0401 (AB) (Plans moving in and out) | Changed; it now says: from Shire on 28 May 2026, +£900.00 a year | ",
            " |  | S-0302 (CD) (Ceased plans) | New line: ceased 1 June 2026, needs met without a plan, saving not stated | ",
            " |  | S-0501 (AB) (Phase transfers) | Changed; it now says: into Year 7 in September 2026, setting named in the plan on 2 June 2026 | ",
            " |  | S-0502 (CD) (Phase transfers) | New line: into Year 7 in September 2026, not begun | ",
            " |  | S-0301 (Ceased plans) | Taken off the schedule | ",
        ]
    );
}

#[test]
fn what_is_raised_another_or_withdrawn_under_other_business_is_told() {
    let before = workspace(
        "business:\n  - { title: The away day, lead: hale-r }\nany-other-business:\n  \
         - { title: The lift, raised-by: hale-r }\n  \
         - { title: Respite, case: C-0001, raised-by: adair-t, urgency: It ends on Friday. }\n",
        &[],
    );
    let after = workspace(
        "business:\n  - { title: The away day, lead: price-f }\nany-other-business:\n  \
         - { title: Respite and school, case: C-0001, raised-by: adair-t, urgency: It ends on Friday. }\n  \
         - { title: The car park, raised-by: brook-s }\n",
        &[],
    );
    let (opening, rows) = told(&before, &after);
    assert_eq!(
        rows,
        [
            " |  | Other business | Changed; it now says: The away day | Flo Price, Finance Officer",
            " |  | C-0001 (AB) (Any other business) | Changed; it now says: Respite and school | Tam Adair, Team Manager",
            " |  | Any other business | New: The car park | Sol Brook, Team Manager",
            " |  | Any other business | Withdrawn | ",
        ]
    );
    assert_eq!(
        opening,
        "Since the papers before it: 4 changes of other business."
    );
}

#[test]
fn what_came_of_a_matter_is_no_change_of_it() {
    let raised = |more: &str| {
        let text = format!(
            "any-other-business:\n  - {{ title: Respite, case: C-0001, raised-by: adair-t{more} }}\n"
        );
        workspace(&text, &[])
    };
    let ledger = entry("agenda", SENT, &raised(""));
    let decided = raised(", outcome: { decision: agree }");
    assert!(made(&with_ledger(decided, &ledger), ON).is_empty());
}

#[test]
fn a_ledger_without_lines_says_nothing_of_them() {
    let before = workspace("", &[element_3(FIRST)]);
    let ledger = entry("agenda", SENT, &before);
    let (old, _) = ledger.split_once(", lines: ").expect("lines");
    let old = format!("{old} }}\n");
    let after = || {
        let raised = "any-other-business: [{ title: The lift, raised-by: hale-r }]\n";
        workspace(raised, &[element_3(&format!("{FIRST}{SECOND}"))])
    };
    assert!(made(&with_ledger(after(), &old), "2026-06-08").is_empty());
    // A supplement of today on an old agenda tells nothing of them either; what comes after it does.
    let supplement = entry("supplement", "2026-06-05", &after());
    let both = format!("{old}{supplement}");
    let [sent] = made(&with_ledger(after(), &both), "2026-06-08")
        .try_into()
        .expect("one");
    assert!(sent.is_sent && sent.view.changes.rows.is_empty());
    let drafts = made(&with_ledger(before, &both), "2026-06-08");
    let [_, draft] = drafts.as_slice() else {
        panic!("{drafts:?}");
    };
    assert_eq!(
        rows(&draft.view.changes),
        [
            " |  | S-0202 (Element 3 changes) | Taken off the schedule | ",
            " |  | Any other business | Withdrawn | ",
        ]
    );
}

#[test]
fn a_supplement_that_went_out_says_no_figure_that_came_later() {
    let files = |second: &str| workspace("", &[element_3(&format!("{FIRST}{second}"))]);
    let dearer = files(&SECOND.replace("5500.00", "6500.00"));
    let dearest = files(&SECOND.replace("5500.00", "7500.00"));
    let ledger =
        entry("agenda", SENT, &files(SECOND)) + &entry("supplement", "2026-06-05", &dearer);
    let told = |files: Vec<File>| -> Vec<String> {
        let made = made(&with_ledger(files, &ledger), "2026-06-08");
        made.iter()
            .flat_map(|made| rows(&made.view.changes))
            .collect()
    };
    assert_eq!(
        told(dearer),
        [
            " |  | S-0202 (MN) (Element 3 changes) | Changed; it now says: £4,000.00 to £6,500.00 a year from 1 June 2026 | "
        ]
    );
    assert_eq!(
        told(dearest),
        [
            " |  | S-0202 (Element 3 changes) | Changed | ",
            " |  | S-0202 (MN) (Element 3 changes) | Changed; it now says: £4,000.00 to £7,500.00 a year from 1 June 2026 | ",
        ]
    );
}

#[test]
fn a_schedule_that_can_t_be_read_has_lost_no_line() {
    let before = workspace("", &[element_3(&format!("{FIRST}{SECOND}"))]);
    let ledger = entry("agenda", SENT, &before);
    let broken = SECOND.replace("5500.00", "much");
    let after = with_ledger(
        workspace("", &[element_3(&format!("{FIRST}{broken}"))]),
        &ledger,
    );
    let sources = crate::source::Sources::from_strings(small(&after).iter());
    let loaded = crate::model::load(&sources);
    let workspace = loaded.workspace.expect("an authority");
    let on = day("2026-06-08");
    let plans = crate::plan::plan(&workspace, on);
    let checked = crate::rules::check(&workspace, &plans, on);
    let desk = crate::papers::Desk::new(
        &workspace,
        &plans,
        &checked.editions,
        &loaded.findings,
        &checked.tallies,
        on,
    );
    let made = supplements(&desk, &key());
    assert!(made.is_empty(), "{made:?}");
}

/// The agenda as it is now marks what a supplement told, and what none has told yet.
#[test]
fn the_agenda_marks_lines_and_business_that_came_later() {
    let aob = |matters: &str| format!("any-other-business:\n{matters}");
    let (lift, car_park) = (
        "  - { title: The lift, raised-by: hale-r }\n",
        "  - { title: The car park, raised-by: brook-s }\n",
    );
    let before = workspace(&aob(lift), &[element_3(FIRST)]);
    let amended = workspace(
        &aob(&format!("{lift}{car_park}")),
        &[element_3(&format!("{FIRST}{SECOND}"))],
    );
    let dearer = SECOND.replace("5500.00", "6500.00");
    let now = workspace(
        &aob(&format!("{lift}{car_park}")),
        &[element_3(&format!("{FIRST}{dearer}"))],
    );
    let ledger = [
        entry("agenda", SENT, &before),
        entry("supplement", "2026-06-05", &amended),
    ]
    .concat();
    let marked = |files: &[File]| {
        let files = with_ledger(files.to_vec(), &ledger);
        look(&small(&files), day("2026-06-08"), vec![], |desk| {
            let agenda = agenda(desk, &key()).expect("an agenda");
            let sections = agenda.sections.iter();
            let mut sections = sections.filter(|section| section.title == "Element 3 changes");
            let table = &sections.next().expect("the schedule").tables[0];
            let subs = table
                .rows
                .iter()
                .take(2)
                .map(|row| row.cells[0].sub.clone());
            (agenda.aob.clone(), subs.collect::<Vec<_>>())
        })
    };
    let school = "Wexmoor Infants";
    let (aob, subs) = marked(&amended);
    assert!(aob[0].starts_with("The lift"), "{aob:?}");
    assert!(
        aob[1].starts_with("New (Supplement 1): The car park"),
        "{aob:?}"
    );
    assert_eq!(
        subs,
        [
            Some(school.to_owned()),
            Some(format!("{school}; New (Supplement 1)"))
        ]
    );
    let (_, subs) = marked(&now);
    assert_eq!(subs[1], Some(format!("{school}; Changed (not sent yet)")));
}
