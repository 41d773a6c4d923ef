//! What was sent stays: numbers, breaks, presenters, minutes, the day; and whoever should have it has it.

use ipop::cli::Exit;

use crate::workspace::{Kept, Ran, Workspace};
use std::sync::LazyLock;

const MEETING: &str = "panels/demo/2026-06-10.yaml";
const LEDGER: &str = "panels/demo/2026-06-10.issued.yaml";
const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";
const OUT: &str = "out/demo/2026-06-10";

/// The base with a break after the first items, of which agenda and invites went out.
fn sent() -> Workspace {
    static SENT: LazyLock<Kept> = LazyLock::new(|| {
        let workspace = Workspace::base();
        std::fs::remove_file(workspace.path().join(LEDGER)).expect("the base has a ledger");
        let terms = workspace.read(TERMS);
        let breaks = "slots: { breaks: [{ after: \"13:40\", minutes: 10 }] }\n";
        workspace.write(TERMS, terms + breaks);
        build(&workspace);
        issued(&workspace, "agenda", &["--on", "2026-06-03T11:20"]);
        issued(&workspace, "invites", &["--on", "2026-06-03T11:30"]);
        build(&workspace);
        workspace.kept()
    });
    SENT.unpacked()
}

fn build(workspace: &Workspace) {
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
}

fn issue(workspace: &Workspace, paper: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["issue", "demo", "2026-06-10", paper];
    arguments.extend(more);
    workspace.run(&arguments)
}

/// Issues what must be in order.
fn issued(workspace: &Workspace, paper: &str, more: &[&str]) -> String {
    let ran = issue(workspace, paper, more);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("recorded: "), "{}", ran.out);
    ran.out
}

/// What an officer is told, one line each.
fn checked(workspace: &Workspace, more: &[&str]) -> String {
    let mut arguments = vec!["check", "--format", "short"];
    arguments.extend(more);
    workspace.run(&arguments).out
}

/// The running order of an agenda: time, number and item of each line.
fn lines(agenda: &str) -> Vec<String> {
    let table = agenda
        .split("Running order")
        .nth(1)
        .expect("a running order");
    let table = table.split("</table>").next().expect("a table");
    let text = |cell: &str| {
        let mut text = String::new();
        let mut inside = true;
        for c in cell.chars() {
            match c {
                '<' => inside = false,
                '>' => inside = true,
                _ if inside => text.push(c),
                _ => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let rows = table.split("<tr").skip(1);
    let rows = rows.map(|row| {
        let cells = row.split("<td").skip(1);
        let cells: Vec<String> = cells
            .map(|cell| text(cell.split_once('>').map_or("", |(_, cell)| cell)))
            .collect();
        let item = cells
            .get(2)
            .map_or("", |item| item.split(' ').next().unwrap_or_default());
        format!(
            "{} {} {item}",
            cells.first().map_or("", String::as_str),
            cells.get(1).map_or("", String::as_str)
        )
    });
    rows.filter(|row| row.contains(':')).collect()
}

#[test]
fn a_withdrawn_number_stays_empty_and_the_break_stays() {
    let workspace = sent();
    let before = lines(&workspace.read(&format!("{OUT}/agenda.html")));
    let second = before
        .iter()
        .find(|line| line.contains(" 2 "))
        .expect("a second item");
    let case = second.rsplit(' ').next().expect("its case").to_owned();
    assert!(
        before.iter().any(|line| line.ends_with("Break")),
        "{before:?}"
    );
    let meeting = workspace.read(MEETING);
    // Its entry, up to the next one.
    let at = meeting.find(&format!("  - case: {case}")).expect("an item");
    let rest = &meeting[at + 3..];
    let end = rest.find("\n  - case:").or(rest.find("\nreturns:"));
    let end = at + 3 + end.expect("what follows it") + 1;
    workspace.write(MEETING, format!("{}{}", &meeting[..at], &meeting[end..]));
    build(&workspace);
    let after = lines(&workspace.read(&format!("{OUT}/agenda.html")));
    let wanted: Vec<String> = before
        .iter()
        .map(|line| line.replace(&case, "Withdrawn"))
        .collect();
    assert_eq!(after, wanted, "all that is left stands where it was sent");
    let supplement = workspace.read(&format!("{OUT}/supplement-1.html"));
    assert!(supplement.contains(&case) && supplement.contains("Withdrawn"));
    // What comes new has a number that nobody had.
    let now = workspace.read(MEETING).replace(
        "items:\n",
        "items:\n  - { case: C-0001, kind: placement-review, request: A late one. }\n",
    );
    workspace.write(MEETING, now);
    build(&workspace);
    let later = lines(&workspace.read(&format!("{OUT}/agenda.html")));
    let late = later.iter().find(|line| line.ends_with("C-0001"));
    let next = before.iter().filter(|line| line.contains("C-")).count() + 1;
    assert!(
        late.is_some_and(|line| line.contains(&format!(" {next} "))),
        "{later:?}"
    );
    // Only the one who presents it has a mail to be sent, and it is said which.
    let said = issued(&workspace, "supplement", &["--on", "2026-06-04T09:00"]);
    let line = said
        .lines()
        .find(|line| line.starts_with("invites that are not as they were sent: "))
        .expect("whose invites");
    assert!(!line.contains("okafor-n") && line.contains('-'), "{line}");
}

#[test]
fn a_presenter_stays_as_sent_until_the_item_names_another() {
    let workspace = sent();
    let teams = workspace.read("registers/teams.yaml");
    let other = teams.replace("team-manager: adair-t", "team-manager: brook-s");
    assert_ne!(teams, other, "adair-t has a team");
    workspace.write("registers/teams.yaml", other);
    workspace.run(&["build"]);
    assert!(!workspace.has(&format!("{OUT}/supplement-1.html")));
    let agenda = workspace.read(&format!("{OUT}/agenda.html"));
    assert!(agenda.contains("Tam Adair, Team Manager"));
    workspace.write("registers/teams.yaml", teams);
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace(
            "    kind: placement-move\n",
            "    kind: placement-move\n    presenter: dunn-p\n    minutes: 25\n",
        ),
    );
    workspace.run(&["build"]);
    let supplement = workspace.read(&format!("{OUT}/supplement-1.html"));
    assert!(
        supplement.contains("now presented by Pat Dunn (was Tam Adair)"),
        "{supplement}"
    );
    assert!(supplement.contains("Now 25 minutes (was 20 minutes)"));
}

#[test]
fn a_moved_meeting_takes_its_invites_with_it() {
    let workspace = sent();
    let calendar = |workspace: &Workspace, day: &str| {
        workspace.read(&format!("out/demo/{day}/invites/okafor-n.ics"))
    };
    let before = calendar(&workspace, "2026-06-10");
    // As a ledger was before it said for which day anything was sent.
    let ledger = workspace.read(LEDGER);
    let lines = ledger.lines();
    let old: Vec<&str> = lines
        .filter(|line| !line.trim_start().starts_with("meeting:"))
        .collect();
    let old = old.join("\n");
    assert_ne!(old, ledger);
    for ledger in [ledger, old] {
        let workspace = sent();
        let moved = workspace
            .read(MEETING)
            .replace("date: 2026-06-10", "date: 2026-06-11");
        for file in [MEETING, LEDGER] {
            std::fs::remove_file(workspace.path().join(file)).expect("a file");
        }
        workspace.write("panels/demo/2026-06-11.yaml", moved);
        workspace.write("panels/demo/2026-06-11.issued.yaml", ledger);
        workspace.run(&["build"]);
        let after = calendar(&workspace, "2026-06-11");
        assert!(after.contains("SEQUENCE:1"), "{after}");
        assert!(
            after.contains("DTSTART;TZID=Europe/London:20260611T130000"),
            "{after}"
        );
        let uid = |text: &str| {
            text.lines()
                .find(|line| line.starts_with("UID:"))
                .map(str::to_owned)
        };
        assert_eq!(uid(&before), uid(&after), "one and the same event");
        let moved = "has moved from Wednesday 10 June 2026 to Thursday 11 June 2026";
        let invite = workspace.read("out/demo/2026-06-11/invites/okafor-n.html");
        assert!(invite.contains(moved));
        let supplement = workspace.read("out/demo/2026-06-11/supplement-1.html");
        assert!(
            supplement.contains(
                "The meeting has moved to Thursday 11 June 2026 (was Wednesday 10 June 2026)"
            ),
            "{supplement}"
        );
        let agenda = workspace.read("out/demo/2026-06-11/agenda.html");
        assert!(
            agenda.contains("Issued 3 June 2026 for Wednesday 10 June 2026"),
            "{agenda}"
        );
        let found = checked(&workspace, &[]);
        assert!(found.contains("[invite-outdated]"), "{found}");
        let ran = workspace.run(&[
            "issue",
            "demo",
            "2026-06-11",
            "invites",
            "--on",
            "2026-06-04T10:00",
        ]);
        assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
        let ledger = workspace.read("panels/demo/2026-06-11.issued.yaml");
        assert!(ledger.contains("meeting: { date: 2026-06-11,"), "{ledger}");
        let found = checked(&workspace, &[]);
        assert!(!found.contains("[invite-outdated]"), "{found}");
    }
}

#[test]
fn who_was_left_out_still_waits() {
    let workspace = sent();
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace("place: Committee Room 2", "place: Committee Room 3"),
    );
    build(&workspace);
    let ran = issue(&workspace, "invites", &["--except", "nobody-x"]);
    assert!(
        ran.err
            .contains("is not among those to whom it goes: adair-t"),
        "{}",
        ran.err
    );
    let said = issued(
        &workspace,
        "invites",
        &["--except", "price-f", "--on", "2026-06-04T09:00"],
    );
    assert!(said.contains("and not to 1 other"), "{said}");
    let ledger = workspace.read(LEDGER);
    let last = ledger.rsplit("- paper:").next().expect("an entry");
    assert!(
        last.contains("adair-t") && !last.contains("price-f"),
        "{last}"
    );
    let again = issued(&workspace, "invites", &["--on", "2026-06-04T10:00"]);
    assert!(again.contains("1 invite"), "{again}");
}

#[test]
fn a_decision_that_changes_after_it_was_sent_is_told() {
    let workspace = sent();
    let held = "2026-05-27";
    let file = format!("panels/demo/{held}.yaml");
    let before = workspace.read(&file);
    let ran = workspace.run(&["issue", "demo", held, "record", "--on", "2026-06-04T09:00"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let ledger = workspace.read(&format!("panels/demo/{held}.issued.yaml"));
    assert!(ledger.contains("decisions:"), "{ledger}");
    assert!(!checked(&workspace, &["--all"]).contains("[decision-changed]"));
    let at = before.find("decision: ").expect("a decision");
    let word = before[at..].lines().next().expect("a line");
    let word = word.split([',', '}']).next().expect("a word");
    let other = if word.contains("decline") {
        "decision: agree"
    } else {
        "decision: decline"
    };
    workspace.write(&file, before.replacen(word, other, 1));
    let found = checked(&workspace, &["--all"]);
    assert!(found.contains("[decision-changed]"), "{found}");
}

#[test]
fn what_is_not_cleared_says_so() {
    let workspace = sent();
    let file = "panels/demo/2026-05-27.yaml";
    let draft = "Draft – not yet cleared by the Chair";
    let record = "out/demo/2026-05-27/agenda.html";
    workspace.run(&["build", "--all"]);
    assert!(!workspace.read(record).contains(draft));
    assert!(!workspace.read("out/demo/tracker.html").contains(draft));
    let cleared = workspace.read(file);
    let open = cleared.replace("cleared: 2026-06-01, ", "");
    assert_ne!(open, cleared, "the base's record is cleared");
    workspace.write(file, open);
    workspace.run(&["build", "--all"]);
    assert!(workspace.read(record).contains(draft));
    assert!(workspace.read("out/demo/tracker.html").contains(draft));
}

#[test]
fn copies_are_looked_at_where_they_were_put() {
    let workspace = sent();
    assert!(!checked(&workspace, &["--copies"]).contains("copy-"));
    let copy = format!("{OUT}/issued/agenda-2026-06-03.html");
    let bytes = workspace.read(&copy);
    workspace.write(&copy, format!("{bytes} "));
    assert!(checked(&workspace, &["--copies"]).contains("[copy-changed]"));
    assert!(
        !checked(&workspace, &[]).contains("copy-"),
        "only when asked"
    );
    std::fs::remove_file(workspace.path().join(&copy)).expect("a copy");
    assert!(checked(&workspace, &["--copies"]).contains("[copy-missing]"));
    let ledger = workspace.read(LEDGER);
    let gone = "disposed:\n  - { on: 2026-06-04, by: hale-r, sent-until: 2026-06-03 }\nissues:\n";
    workspace.write(LEDGER, ledger.replace("issues:\n", gone));
    assert!(!checked(&workspace, &["--copies"]).contains("copy-"));
}

#[test]
fn copies_may_go_to_another_folder() {
    let workspace = sent();
    let drive = tempfile::tempdir().expect("a folder");
    let settings = workspace.read("ipop.yaml");
    workspace.write(
        "ipop.yaml",
        format!("{settings}copies: {}\n", drive.path().display()),
    );
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace("Plan for the end of the order.", "Something else."),
    );
    build(&workspace);
    issued(&workspace, "supplement", &["--on", "2026-06-04T09:00"]);
    let name = "demo/2026-06-10/issued/supplement-1-2026-06-04.html";
    assert!(drive.path().join(name).is_file());
    assert!(!workspace.has(&format!("out/{name}")));
    // What was copied before still lies beside the papers.
    assert!(!checked(&workspace, &["--copies"]).contains("copy-"));
    std::fs::remove_file(drive.path().join(name)).expect("a copy");
    assert!(checked(&workspace, &["--copies"]).contains("[copy-missing]"));
}

#[test]
fn sending_is_judged() {
    let workspace = sent();
    assert!(!checked(&workspace, &[]).contains("[invite-"));
    let ledger = workspace.read(LEDGER);
    let found = |ledger: String, as_of: &str| {
        workspace.write(LEDGER, ledger);
        checked(&workspace, &["--as-of", as_of])
    };
    // An agenda to somebody without a seat.
    let to = ledger.replacen("to: [", "to: [dunn-p, ", 1);
    let told = found(to, "2026-06-04");
    assert!(
        told.contains("[agenda-reader]") && told.contains("Pat Dunn"),
        "{told}"
    );
    // The day before.
    let late = ledger.replace("2026-06-03T11:30", "2026-06-09T09:00");
    assert!(found(late, "2026-06-10").contains("[invite-late]"));
    // Never.
    let never: String = ledger
        .split("  - paper: invites")
        .next()
        .expect("an agenda")
        .to_owned();
    assert!(found(never, "2026-06-04").contains("nothing says that anybody was sent an invite"));
    // Somebody whom the meeting wants now.
    workspace.write(LEDGER, &ledger);
    let meeting = workspace.read(MEETING);
    workspace.write(
        MEETING,
        meeting.replace(
            "person: price-f, status: expected",
            "person: price-f, substitute: ives-c, status: apologies",
        ),
    );
    let told = checked(&workspace, &[]);
    assert!(
        told.contains("[invite-unsent]") && told.contains("Cas Ives"),
        "{told}"
    );
    workspace.run(&["build"]);
    let invite = workspace.read(&format!("{OUT}/invites/ives-c.html"));
    assert!(
        invite.contains(
            "Principal Educational Psychologist; in the seat of the Finance Officer at this meeting"
        ),
        "whoever stands in keeps their own title: {invite}"
    );
}

#[test]
fn an_edition_may_say_when_invites_are_late() {
    let workspace = sent();
    let terms = workspace.read(TERMS);
    let deadline = |days: u32| {
        let invites = format!("deadlines:\n  invites: {{ title: Invites, days: {days} }}\n");
        workspace.write(TERMS, terms.replacen("deadlines:\n", &invites, 1));
        checked(&workspace, &["--as-of", "2026-06-04"])
    };
    assert!(!deadline(7).contains("[invite-late]"));
    let told = deadline(8);
    assert!(
        told.contains("[invite-late]") && told.contains("went out after"),
        "{told}"
    );
    assert!(!told.contains("nothing asks for it"), "{told}");
}

#[test]
fn whoever_has_an_action_gets_the_tracker() {
    let workspace = Workspace::base();
    let file = "panels/demo/2026-05-27.issued.yaml";
    let ledger = workspace.read(file);
    let told = |ledger: &str, as_of: &str| {
        workspace.write(file, ledger);
        let found = checked(&workspace, &["--all", "--as-of", as_of]);
        let told = found.lines().find(|line| line.contains("[tracker-unsent]"));
        told.map(str::to_owned)
    };
    assert_eq!(told(&ledger, "2026-06-04"), None);
    // To one of the two only, on the day of the meeting, and to nobody.
    let sent = "paper: tracker, sent: 2026-05-29T10:00, by: hale-r";
    let to_one = ledger.replace(sent, &format!("{sent}, to: [gray-o]"));
    let found = told(&to_one, "2026-06-04").expect("a finding");
    assert!(
        found.contains("Gil Lowe") && !found.contains("Gray"),
        "{found}"
    );
    let before = ledger.replace("2026-05-29T10:00", "2026-05-27T18:00");
    assert!(told(&before, "2026-06-04").is_some());
    let never = ledger.lines().filter(|line| !line.contains("tracker"));
    let never = never.collect::<Vec<_>>().join("\n") + "\n";
    let found = told(&never, "2026-06-04").expect("a finding");
    assert!(!found.contains("coming up"), "{found}");
    // Until the record is due it is still to be done.
    let early = told(&never, "2026-05-29").expect("what is coming up");
    assert!(early.contains("coming up by 2026-06-01"), "{early}");
}

#[test]
fn a_version_of_an_invite_that_the_ledger_lost_is_told() {
    let workspace = sent();
    let ledger = workspace.read(LEDGER);
    assert!(!checked(&workspace, &[]).contains("[ledger-gap]"));
    workspace.write(LEDGER, ledger.replacen("sequence: 0", "sequence: 2", 1));
    let found = checked(&workspace, &[]);
    let told = found.lines().find(|line| line.contains("[ledger-gap]"));
    let told = told.expect("a version is missing");
    assert!(
        told.contains("before version 2") && told.contains("version 0 is missing"),
        "{told}"
    );
}

#[test]
fn whoever_is_free_to_stay_away_is_asked_for_no_stand_in() {
    let workspace = sent();
    let files = workspace.files(&format!("{OUT}/invites"));
    let calendars = files
        .iter()
        .filter(|file| crate::workspace::ends_in(file, "ics"));
    let mut optional = 0;
    for file in calendars {
        let text = workspace
            .read(&format!("{OUT}/invites/{file}"))
            .replace("\r\n ", "");
        let page = file.replace(".ics", ".html");
        if text.contains("ROLE=OPT-PARTICIPANT") {
            optional += 1;
            let page = workspace.read(&format!("{OUT}/invites/{page}"));
            assert!(!page.contains("name who will"), "{file}");
        } else {
            assert!(text.contains("ROLE=REQ-PARTICIPANT"), "{file}");
        }
    }
    assert!(optional > 0, "the social workers of Part 2");
}
