//! Recording that papers went out: the ledger, the copies, supplements and cancellations.

use ipop::cli::Exit;

use crate::workspace::{Kept, Ran, Workspace};
use std::sync::LazyLock;

const MEETING: &str = "panels/demo/2026-06-10.yaml";
const LEDGER: &str = "panels/demo/2026-06-10.issued.yaml";
const OUT: &str = "out/demo/2026-06-10";

/// The base, of which nothing has gone out yet, built once for all tests.
pub(crate) fn fresh() -> Workspace {
    static FRESH: LazyLock<Kept> = LazyLock::new(|| {
        let workspace = Workspace::base();
        std::fs::remove_file(workspace.path().join(LEDGER)).expect("the base has a ledger");
        build(&workspace);
        workspace.kept()
    });
    FRESH.unpacked()
}

fn build(workspace: &Workspace) {
    assert_eq!(workspace.run(&["build"]).exit, Exit::Fine);
}

fn issue(workspace: &Workspace, paper: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["issue", "demo", "2026-06-10", paper];
    arguments.extend(more);
    workspace.run(&arguments)
}

/// Issues what must be in order.
pub(crate) fn issued(workspace: &Workspace, paper: &str, on: &str) {
    let ran = issue(workspace, paper, &["--on", on]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("recorded: "), "{}", ran.out);
}

fn property<'a>(calendar: &'a str, name: &str) -> &'a str {
    let start = format!("{name}:");
    let line = calendar.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("no {name} in {calendar}"))
}

#[test]
fn an_agenda_is_recorded_once_with_its_copy() {
    let workspace = fresh();
    let agenda = workspace.read(&format!("{OUT}/agenda.html"));
    let ran = issue(&workspace, "agenda", &["--on", "2026-06-03T11:20"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.starts_with(
            "recorded: the agenda of Demo, Wednesday 10 June 2026, sent 11:20 on Wednesday 3 June 2026\n\
             ledger: panels/demo/2026-06-10.issued.yaml\n\
             copy: out/demo/2026-06-10/issued/agenda-2026-06-03.html\n"
        ),
        "{}",
        ran.out
    );
    let ledger = workspace.read(LEDGER);
    assert!(ledger.starts_with("# What was sent"), "{ledger}");
    assert!(ledger.contains("  - paper: agenda\n    sent: 2026-06-03T11:20\n    by: hale-r\n"));
    assert!(ledger.contains(
        "      - { item: C-0009/placement-move, number: 3, part: part-2, slot: \"13:20\", minutes: 20, \
         presenter: adair-t, request: \""
    ));
    assert!(
        ledger.contains(
            "    meeting: { date: 2026-06-10, start: \"13:00\", end: \"17:00\", place: \""
        )
    );
    assert!(
        ledger.contains(
            "      - { file: \"demo/2026-06-10/issued/agenda-2026-06-03.html\", sha256: \""
        )
    );
    assert_eq!(
        workspace.read(&format!("{OUT}/issued/agenda-2026-06-03.html")),
        agenda
    );
    // Again, before and after a build: nothing to record, and nothing is written.
    for _ in 0..2 {
        let again = issue(&workspace, "agenda", &[]);
        assert_eq!(again.exit, Exit::Fine);
        assert!(
            again.out.starts_with(
                "nothing to record: the agenda of Demo, Wednesday 10 June 2026 went out at 11:20 on \
                 Wednesday 3 June 2026"
            ),
            "{}",
            again.out
        );
        assert_eq!(workspace.read(LEDGER), ledger);
        build(&workspace);
    }
    let now = workspace.read(&format!("{OUT}/agenda.html"));
    assert!(
        now.contains("Issued 3 June 2026."),
        "the agenda says that it went out"
    );
    assert_eq!(
        workspace.read(&format!("{OUT}/issued/agenda-2026-06-03.html")),
        agenda
    );
    let manifest = workspace.read("out/manifest.json");
    assert!(manifest.contains("demo/2026-06-10/issued/agenda-2026-06-03.html"));
}

/// The lists that an agenda prints in brief go out with it, as one entry of the ledger.
#[test]
fn an_annex_goes_out_with_its_agenda() {
    let lines = (0..13).map(|n| format!("SEN-{},,1000,1001,2026-09-01,Uprated\n", 10_001 + n));
    let head = "reference,setting,old-annual,new-annual,from,reason\n";
    let workspace = Workspace::base()
        .file(
            "panels/demo/2026-06-10.element-3.csv",
            format!("{head}{}", lines.collect::<String>()),
        )
        .change(
            "panels/demo/terms/2026-01-01.yaml",
            "requirements:\n",
            "requirements:\n  P-18: { clause: Part 3, says: Element 3., meets: [{ section: element-3 }] }\n",
        );
    std::fs::remove_file(workspace.path().join(LEDGER)).expect("the base has a ledger");
    build(&workspace);
    let annex = workspace.read(&format!("{OUT}/annex.html"));
    assert!(annex.contains("SEN-10013"));
    assert!(
        !workspace
            .read(&format!("{OUT}/agenda.html"))
            .contains("SEN-10013")
    );
    issued(&workspace, "agenda", "2026-06-03T11:20");
    assert_eq!(
        workspace.read(&format!("{OUT}/issued/annex-2026-06-03.html")),
        annex
    );
    assert_eq!(workspace.read(LEDGER).matches("paper:").count(), 1);
}

#[test]
fn only_what_a_build_would_make_now_can_be_issued() {
    let workspace = fresh();
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace("Plan for the end of the order.", "Something else."),
    );
    let ran = issue(&workspace, "agenda", &[]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(
        ran.err.starts_with(
            "error: out/demo/2026-06-10/agenda.html is not what a build would make now, as of 2026-06-04: \
             type `ipop build`"
        ),
        "{}",
        ran.err
    );
    assert!(
        !workspace.has(LEDGER) && !workspace.has(&format!("{OUT}/issued/agenda-2026-06-04.html"))
    );
    build(&workspace);
    issued(&workspace, "agenda", "2026-06-04");
    // Without papers there is nothing to send.
    let unbuilt = Workspace::base();
    std::fs::remove_file(unbuilt.path().join(LEDGER)).expect("the base has a ledger");
    assert_eq!(issue(&unbuilt, "agenda", &[]).exit, Exit::Usage);
}

#[test]
fn what_cannot_be_issued_says_why() {
    let workspace = fresh();
    let refused = |paper: &str, more: &[&str], message: &str| {
        let ran = issue(&workspace, paper, more);
        assert_eq!(ran.exit, Exit::Usage, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains(message), "{}", ran.err);
    };
    refused(
        "supplement",
        &[],
        "has not gone out, so there is nothing to supplement",
    );
    refused(
        "agenda",
        &["--on", "2026-06-05"],
        "is still to come, as of Thursday 4 June 2026",
    );
    refused("agenda", &["--on", "2026-06-04T12:30"], "is still to come");
    refused(
        "agenda",
        &["--on", "yesterday"],
        "expected a day, such as 2026-06-03",
    );
    issued(&workspace, "agenda", "2026-06-03T11:20");
    refused(
        "invites",
        &["--on", "2026-06-03T11:00"],
        "already says what went out at 11:20 on Wednesday 3 June 2026",
    );
    refused(
        "supplement",
        &[],
        "has changed since it went out, so there is no supplement",
    );
    let ran = workspace.run(&["issue", "demo", "2026-06-11", "agenda"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(
        ran.err
            .contains("there is no meeting of demo on 2026-06-11"),
        "{}",
        ran.err
    );
    let ran = workspace.run(&["issue", "dmeo", "2026-06-10", "agenda"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(
        ran.err
            .contains("there is no panel `dmeo`; there are: demo"),
        "{}",
        ran.err
    );
}

#[test]
fn a_paper_that_is_held_back_is_not_issued() {
    let workspace = fresh();
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace("place: Committee", "palce: Committee"),
    );
    workspace.run(&["build"]);
    let ran = issue(&workspace, "agenda", &[]);
    assert_eq!(ran.exit, Exit::Findings, "{}{}", ran.out, ran.err);
    workspace.write(MEETING, meeting);
    let case = workspace.read("cases/C-0009.yaml");
    workspace.write(
        "cases/C-0009.yaml",
        case.replacen("setting: ", "setting: no-such-", 1),
    );
    workspace.run(&["build"]);
    let ran = issue(&workspace, "invites", &[]);
    assert_eq!(ran.exit, Exit::Findings, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("is held back: "), "{}", ran.err);
}

#[test]
fn a_supplement_says_what_changed_and_stays() {
    let workspace = fresh();
    issued(&workspace, "agenda", "2026-06-03");
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace(
            "items:\n",
            "items:\n  - { case: C-0001, kind: placement-review, request: A late one. }\n",
        ),
    );
    let ran = issue(&workspace, "agenda", &[]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(
        ran.err.contains("`ipop issue demo 2026-06-10 supplement`"),
        "{}",
        ran.err
    );
    build(&workspace);
    let draft = workspace.read(&format!("{OUT}/supplement-1.html"));
    assert!(draft.contains("Draft: not sent yet") && draft.contains("C-0001"));
    let agenda = workspace.read(&format!("{OUT}/agenda.html"));
    assert!(agenda.contains("New (not sent yet)"));
    issued(&workspace, "supplement", "2026-06-04T09:00");
    let again = issue(&workspace, "supplement", &[]);
    assert!(
        again.out.contains("nothing in the agenda"),
        "{}{}",
        again.out,
        again.err
    );
    build(&workspace);
    assert_eq!(
        workspace.read(&format!("{OUT}/issued/supplement-1-2026-06-04.html")),
        draft
    );
    let sent = workspace.read(&format!("{OUT}/supplement-1.html"));
    assert!(sent.contains("Issued Thursday 4 June 2026"));
    assert!(!workspace.has(&format!("{OUT}/supplement-2.html")));
    let agenda = workspace.read(&format!("{OUT}/agenda.html"));
    assert!(agenda.contains("Issued 3 June 2026; amended by Supplement 1 of 4 June 2026."));
    // It is withdrawn again: a second supplement says so.
    workspace.write(MEETING, meeting);
    build(&workspace);
    let second = workspace.read(&format!("{OUT}/supplement-2.html"));
    assert!(second.contains("Withdrawn"));
    assert!(workspace.has(&format!("{OUT}/supplement-1.html")));
    let ledger = workspace.read(LEDGER);
    assert!(ledger.contains("  - paper: supplement\n    number: 1\n    sent: 2026-06-04T09:00\n"));
}

#[test]
fn an_invite_changes_its_version_only_when_it_changes() {
    let workspace = fresh();
    let presenter = format!("{OUT}/invites/adair-t.ics");
    let member = format!("{OUT}/invites/okafor-n.ics");
    let before = workspace.read(&presenter);
    assert_eq!(property(&before, "SEQUENCE"), "0");
    assert_eq!(property(&before, "DTSTAMP"), "20260604T000000Z");
    issued(&workspace, "invites", "2026-06-03T11:20");
    build(&workspace);
    let sent = workspace.read(&presenter);
    assert_eq!(property(&sent, "SEQUENCE"), "0");
    assert_eq!(property(&sent, "DTSTAMP"), "20260603T102000Z");
    assert!(workspace.has(&format!("{OUT}/issued/invites-1-2026-06-03/adair-t.ics")));
    let again = issue(&workspace, "invites", &[]);
    assert!(
        again.out.contains("everybody has the invite"),
        "{}{}",
        again.out,
        again.err
    );
    let of_member = workspace.read(&member);
    // The meeting begins later for everybody but keeps the presenters' times.
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace("place: Committee Room 2", "place: Committee Room 3"),
    );
    build(&workspace);
    let moved = workspace.read(&member);
    assert_eq!(property(&moved, "SEQUENCE"), "1");
    assert_eq!(property(&moved, "DTSTAMP"), "20260604T000000Z");
    assert_eq!(property(&moved, "UID"), property(&of_member, "UID"));
    workspace.write(MEETING, meeting);
    build(&workspace);
    assert_eq!(
        workspace.read(&member),
        of_member,
        "what was sent stands, byte for byte"
    );
}

#[test]
fn whoever_is_no_longer_wanted_is_told_once() {
    let workspace = fresh();
    issued(&workspace, "invites", "2026-06-03");
    let meeting = workspace.read(MEETING);
    let without = meeting.replace(
        "person: price-f, status: expected",
        "person: price-f, status: apologies",
    );
    workspace.write(MEETING, &without);
    build(&workspace);
    let path = format!("{OUT}/invites/price-f.ics");
    let off = workspace.read(&path);
    assert_eq!(property(&off, "METHOD"), "CANCEL");
    assert_eq!(property(&off, "SEQUENCE"), "1");
    let paper = workspace.read(&format!("{OUT}/invites/price-f.html"));
    assert!(paper.contains("is withdrawn") && !paper.contains("C-00"));
    issued(&workspace, "invites", "2026-06-04T09:00");
    let ledger = workspace.read(LEDGER);
    assert_eq!(ledger.matches("state: cancel").count(), 1);
    build(&workspace);
    assert!(!workspace.has(&path), "said once, and then no more");
    assert!(workspace.has(&format!("{OUT}/issued/invites-2-2026-06-04/price-f.ics")));
    // They can come after all: the same event, a later version.
    workspace.write(MEETING, &meeting);
    build(&workspace);
    let back = workspace.read(&path);
    assert_eq!(property(&back, "METHOD"), "REQUEST");
    assert_eq!(property(&back, "SEQUENCE"), "2");
    assert_eq!(property(&back, "UID"), property(&off, "UID"));
    // The meeting is off: everybody who was asked is told.
    let cancelled = without.replace(
        "place:",
        "status: cancelled\nbecause: C-0009 is settled.\nplace:",
    );
    workspace.write(MEETING, cancelled);
    workspace.run(&["build"]);
    let off = workspace.read(&format!("{OUT}/invites/okafor-n.ics"));
    assert_eq!(property(&off, "METHOD"), "CANCEL");
    assert!(!workspace.has(&path), "they know already");
    let paper = workspace.read(&format!("{OUT}/invites/okafor-n.html"));
    assert!(paper.contains("The meeting is cancelled") && !paper.contains("C-0009"));
    let agenda = issue(&workspace, "agenda", &[]);
    assert!(agenda.err.contains("does not take place"), "{}", agenda.err);
}

#[test]
fn a_case_file_that_cannot_be_read_calls_nobody_off() {
    let workspace = fresh();
    issued(&workspace, "invites", "2026-06-03");
    build(&workspace);
    let case = workspace.read("cases/C-0009.yaml");
    workspace.write("cases/C-0009.yaml", case.replace("initials:", "initails:"));
    workspace.run(&["build"]);
    let mut files = workspace.files(&format!("{OUT}/invites"));
    files.retain(|file| crate::workspace::ends_in(file, "ics"));
    assert!(!files.is_empty());
    for file in files {
        let text = workspace.read(&format!("{OUT}/invites/{file}"));
        assert_eq!(property(&text, "METHOD"), "REQUEST", "{file}");
    }
}

#[test]
fn a_ledger_that_was_written_by_hand_goes_on() {
    let workspace = Workspace::base();
    build(&workspace);
    let before = workspace.read(LEDGER);
    let ran = issue(&workspace, "invites", &[]);
    assert!(
        ran.out.starts_with("nothing to record"),
        "{}{}",
        ran.out,
        ran.err
    );
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace(
            "person: price-f, status: expected",
            "person: price-f, substitute: gray-o, status: apologies",
        ),
    );
    build(&workspace);
    let ran = issue(&workspace, "tracker", &["--on", "2026-06-04"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let after = workspace.read(LEDGER);
    assert!(
        after.starts_with(&before),
        "what stood there stands: {after}"
    );
    assert!(after.contains("  - paper: tracker\n    sent: 2026-06-04T12:00\n"));
    let again = issue(&workspace, "tracker", &[]);
    assert!(
        again.out.contains("nothing in it has changed"),
        "{}{}",
        again.out,
        again.err
    );
}
