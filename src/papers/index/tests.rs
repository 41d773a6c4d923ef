//! What falls due next, and the index of a build.

use super::{BuildResult, HeldBackPaper, MadePaper, PaperOf, index};
use crate::papers::bench::{case, look, meeting, small};
use crate::papers::due_next;
use crate::papers::view::{Due, Mark};
use jiff::civil::{Date, date};

fn files() -> Vec<(String, String)> {
    vec![
        case(1, "2012-03", "larch-lodge", 1000, "placements"),
        meeting(
            "2026-05-27",
            "items: [{ case: C-0001, kind: placement-review, outcome: { decision: defer } }]\n\
             actions: [{ id: A1, what: Ring the school., owner: hale-r, due: 2026-06-01 }]\n",
        ),
        meeting(
            "2026-06-10",
            "items: [{ case: C-0001, kind: placement-review }]\n",
        ),
        meeting("2026-06-24", "status: cancelled\nbecause: No room.\n"),
        meeting("2026-09-09", "items: []\n"),
    ]
}

fn due(files: &[(String, String)], as_of: Date) -> Vec<String> {
    let line = |due: Due| {
        format!(
            "{} | {} | {} | {}",
            due.when, due.what, due.about, due.status.text
        )
    };
    look(&small(files), as_of, vec![], |desk| {
        due_next(desk).into_iter().map(line).collect()
    })
}

#[test]
fn the_soonest_first() {
    assert_eq!(
        due(&files(), date(2026, 5, 28)),
        [
            "Monday 1 June 2026 | Record on the case file: 1 decision | Demo, Wednesday 27 May 2026 | In 4 days",
            "Wednesday 3 June 2026 | Agenda | Demo, Wednesday 10 June 2026 | In 6 days",
            "Monday 8 June 2026, 16:00 | Reports | Demo, Wednesday 10 June 2026 | In 11 days",
            "Wednesday 10 June 2026, 13:00 | Meeting | Demo, Wednesday 10 June 2026 | In 13 days",
        ]
    );
}

#[test]
fn what_is_overdue_stands_at_the_top() {
    assert_eq!(
        due(&files(), date(2026, 6, 9)),
        [
            "Monday 1 June 2026 | 1 action overdue, the oldest since then | Demo | Overdue by 8 days",
            "Monday 1 June 2026 | Record on the case file: 1 decision | Demo, Wednesday 27 May 2026 | Overdue by 8 days",
            "Wednesday 3 June 2026 | Agenda | Demo, Wednesday 10 June 2026 | Overdue by 6 days",
            "Wednesday 10 June 2026, 13:00 | Meeting | Demo, Wednesday 10 June 2026 | Tomorrow",
        ]
    );
}

#[test]
fn an_agenda_that_is_out_is_no_longer_due() {
    let mut files = files();
    files.push((
        "panels/demo/2026-06-10.issued.yaml".into(),
        "issues: [{ paper: agenda, sent: 2026-06-03T10:00, by: hale-r }]\n".into(),
    ));
    assert!(
        due(&files, date(2026, 6, 9))
            .iter()
            .all(|line| !line.contains("Agenda"))
    );
}

/// The next meeting is told however far it is.
#[test]
fn a_meeting_after_the_summer() {
    let lines = due(&files(), date(2026, 7, 20));
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("Wednesday 9 September 2026")),
        "{lines:?}"
    );
}

#[test]
fn papers_by_panel_and_meeting() {
    let paper = |of: PaperOf, path: &str| MadePaper {
        out_of_date: false,
        panel: "demo".into(),
        of,
        formats: vec![
            ("PDF".into(), format!("{path}.pdf")),
            ("HTML".into(), format!("{path}.html")),
        ],
    };
    let (past, next) = (date(2026, 5, 27), date(2026, 6, 10));
    let person = "adair-t".parse().expect("a staff id");
    let held = HeldBackPaper {
        panel: "demo".into(),
        of: PaperOf::Invite(next, "dunn-p".parse().expect("a staff id")),
        path: "demo/2026-06-10/invites/dunn-p".into(),
        reason: "the case file C-0001 can't be read".into(),
        place: Some("cases/C-0001.yaml:3:1".into()),
    };
    let made = BuildResult {
        papers: vec![
            paper(PaperOf::Agenda(past), "demo/2026-05-27/agenda"),
            paper(
                PaperOf::Invite(next, person),
                "demo/2026-06-10/invites/adair-t",
            ),
            paper(PaperOf::Agenda(next), "demo/2026-06-10/agenda"),
            paper(PaperOf::Tracker, "demo/tracker"),
        ],
        held_back: vec![held],
        ..BuildResult::default()
    };
    let index = look(&small(&files()), date(2026, 6, 1), vec![], |desk| {
        index(desk, &made)
    });
    assert_eq!(
        index.held_back[0].title,
        "Demo, 10 June 2026: Invite of Pat Dunn"
    );
    assert_eq!(
        index.held_back[0].reason,
        "The case file C-0001 can't be read."
    );
    let [panel] = &index.panels[..] else {
        panic!("one panel")
    };
    assert_eq!(panel.name, "Demonstration Placements Panel (Demo)");
    assert_eq!(panel.papers[0].formats[0].href, "demo/tracker.pdf");
    let dates: Vec<&str> = panel
        .meetings
        .iter()
        .map(|meeting| meeting.date.as_str())
        .collect();
    assert_eq!(dates, ["Wednesday 10 June 2026", "Wednesday 27 May 2026"]);
    assert_eq!(panel.meetings[0].groups[0].papers[0].title, "Tam Adair");
    assert_eq!(panel.meetings[0].note.as_deref(), Some("1 item, 1 invite"));
    assert_eq!(panel.meetings[0].stage.mark, Mark::Open);
}
