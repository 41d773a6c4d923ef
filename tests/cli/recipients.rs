//! Whom no paper may reach gets none, and the field that still names them is an error; everybody else's
//! papers are made.

use std::sync::LazyLock;

use crate::workspace::{Kept, Workspace};

const MEETING: &str = "panels/demo/2026-06-10.yaml";
const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";

/// Papers for one person.
const ASKED: &str = "
  P-57: { clause: Parts, says: Heads of Service know their cases., meets: [{ section: briefing-sheets }] }
  P-75: { clause: Tracker, says: Everybody has what is theirs., meets: [{ section: extracts }] }
";

fn meeting(attendance: &str, items: &str) -> String {
    format!("date: 2026-06-10\nattendance:\n{attendance}items:\n{items}")
}

/// The base workspace with a meeting to come of these items and this attendance. The papers of a usual one
/// are made already.
fn workspace(attendance: &str, items: &str) -> Workspace {
    static USUAL: LazyLock<Kept> = LazyLock::new(|| {
        let base = Workspace::base();
        let asked = base.read(TERMS).trim_end().to_owned() + ASKED;
        let usual = meeting(CHAIR, &item(""));
        let workspace = base.file(TERMS, asked).file(MEETING, usual);
        let ledger = workspace.path().join("panels/demo/2026-06-10.issued.yaml");
        std::fs::remove_file(ledger).expect("a ledger");
        workspace.run(&["build"]);
        workspace.kept()
    });
    USUAL.unpacked().file(MEETING, meeting(attendance, items))
}

/// One item of Part 2, of a case of the team Children in Care One.
fn item(more: &str) -> String {
    format!("  - {{ case: C-0009, kind: placement-move, request: A move.{more} }}\n")
}

const CHAIR: &str = "  - { seat: chair, person: okafor-n }\n";

/// A person's last day of work.
fn leaves(workspace: Workspace, person: &str, on: &str) -> Workspace {
    let people = "registers/people.yaml";
    let text = workspace.read(people);
    let (before, rest) = text
        .split_once(&format!("id: {person},"))
        .expect("a person");
    let rest = rest.replacen(" }", &format!(", left: {on} }}"), 1);
    let text = format!("{before}id: {person},{rest}");
    workspace.file(people, text)
}

/// Papers of somebody's own, and the errors that a build and a check give.
fn papers_and_errors(workspace: &Workspace, person: &str) -> (Vec<String>, Vec<String>) {
    workspace.run(&["build"]);
    let agenda = "out/demo/2026-06-10/agenda.html";
    assert!(workspace.has(agenda), "nobody else's papers wait");
    let mut own = workspace.files("out");
    own.retain(|path| path.contains(person));
    let index = workspace.read("out/index.html");
    assert_eq!(index.contains(&format!("{person}.")), !own.is_empty());
    // At the meeting of May all of them were there.
    own.retain(|path| !path.starts_with("demo/2026-05-27/"));
    let found = workspace.run(&["check", "--format", "short"]).out;
    let errors = found.lines().filter(|line| line.contains(": error["));
    (own, errors.map(str::to_owned).collect())
}

/// Where a file names somebody.
fn place(workspace: &Workspace, file: &str, person: &str) -> String {
    let text = workspace.read(file);
    let mut lines = (1..).zip(text.lines());
    let at = lines.find_map(|(line, text)| Some((line, text.find(person)? + 1)));
    let (line, column) = at.expect("the name");
    format!("{file}:{line}:{column}: ")
}

#[test]
fn who_has_left_gets_nothing_and_is_told_where_they_are_named() {
    left_in_each_way(5);
}

#[test]
#[ignore = "long: every way to be named"]
fn who_has_left_gets_nothing_in_whatever_way_they_are_named() {
    left_in_each_way(1);
}

/// Tries one way of so many in which somebody may be named.
fn left_in_each_way(of: usize) {
    let sits = "  - { seat: finance, person: price-f, status: apologies, substitute: penn-u }\n";
    let watches = "  - { person: penn-u, as: observer }\n";
    let sent = ", delegate: { person: penn-u, because: Leave. }";
    let people = [
        ("", item(", presenter: eden-j"), "eden-j", MEETING),
        ("", item(sent), "penn-u", MEETING),
        ("", item(", attendees: [penn-u]"), "penn-u", MEETING),
        ("", item(""), "okafor-n", MEETING),
        (sits, item(""), "penn-u", MEETING),
        (watches, item(""), "penn-u", MEETING),
        ("", item(""), "adair-t", "registers/teams.yaml"),
        ("", item(""), "eden-j", "cases/C-0009.yaml"),
    ];
    for (more, item, person, file) in people.into_iter().step_by(of) {
        let before = workspace(&format!("{CHAIR}{more}"), &item);
        let (own, errors) = papers_and_errors(&before, person);
        let invite = format!("demo/2026-06-10/invites/{person}.html");
        assert!(own.contains(&invite), "{person}: {own:?}");
        assert_eq!(errors, [""; 0], "{person}");

        let gone = leaves(
            workspace(&format!("{CHAIR}{more}"), &item),
            person,
            "2026-06-03",
        );
        let (own, errors) = papers_and_errors(&gone, person);
        assert_eq!(own, [""; 0], "{person}");
        let place = place(&gone, file, person);
        let told = errors
            .iter()
            .filter(|error| error.starts_with(&place) && error.contains("error[recipient]"));
        assert_eq!(told.count(), 1, "{person} at {place}: {errors:?}");

        // The day of the meeting is a day of work.
        let there = workspace(&format!("{CHAIR}{more}"), &item);
        let (own, errors) = papers_and_errors(&leaves(there, person, "2026-06-10"), person);
        assert!(own.contains(&invite), "{person}: {own:?}");
        assert_eq!(errors, [""; 0], "{person}");
    }
}

#[test]
fn an_open_action_of_somebody_who_has_left_is_told_and_a_closed_one_is_not() {
    let actions = |state: &str| {
        format!(
            "actions:\n  - {{ id: A1, item: C-0001/placement-review, what: Visit, owner: penn-u, \
             due: 2026-06-20{state} }}\n"
        )
    };
    let with = |state: &str| {
        let workspace = workspace(CHAIR, &item(""));
        let may = "panels/demo/2026-05-27.yaml";
        let text = workspace.read(may);
        let text = text.split("actions:").next().expect("a text").to_owned() + &actions(state);
        workspace.file(may, text)
    };
    let extract = "demo/tracker/penn-u.html".to_owned();
    let (own, errors) = papers_and_errors(&with(""), "penn-u");
    assert!(own.contains(&extract), "{own:?}");
    assert_eq!(errors, [""; 0]);

    let (own, errors) = papers_and_errors(&leaves(with(""), "penn-u", "2026-06-03"), "penn-u");
    assert_eq!(own, [""; 0]);
    let [error] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert!(error.contains("the open action 2026-05-27/A1"), "{error}");

    let done = with(", updates: [{ on: 2026-06-02, state: done }]");
    let (_, errors) = papers_and_errors(&leaves(done, "penn-u", "2026-06-03"), "penn-u");
    assert_eq!(errors, [""; 0]);
}

/// Whoever followed is named with the day; each meeting has who was there on its own.
#[test]
fn a_manager_who_leaves_is_followed_by_a_dated_entry() {
    let teams = "registers/teams.yaml";
    let workspace = leaves(workspace(CHAIR, &item("")), "adair-t", "2026-06-03").change(
        teams,
        "team-manager: adair-t",
        "team-manager: [{ until: 2026-06-03, value: adair-t }, { from: 2026-06-04, value: eden-j }]",
    );
    let (own, errors) = papers_and_errors(&workspace, "eden-j");
    assert!(own.contains(&"demo/2026-06-10/invites/eden-j.html".to_owned()));
    assert_eq!(errors, [""; 0]);
    let invite = workspace.read("out/demo/2026-06-10/invites/eden-j.html");
    assert!(invite.contains("You are invited to present the case below"));
}

#[test]
fn two_with_one_address_get_nothing_until_one_has_another() {
    let workspace = workspace(CHAIR, &item("")).change(
        "registers/people.yaml",
        "j.eden@wexmoor.example",
        "T.Adair@Wexmoor.example",
    );
    for person in ["adair-t", "eden-j"] {
        let (own, errors) = papers_and_errors(&workspace, person);
        assert_eq!(own, [""; 0]);
        let [error] = errors.as_slice() else {
            panic!("{errors:?}")
        };
        assert!(
            error.contains("error[shared-address]: eden-j has"),
            "{error}"
        );
        assert!(!error.contains('@'), "{error}");
    }
}

/// A seat is a reason to be sent the papers only as long as its role is held.
#[test]
fn a_role_that_was_given_up_takes_the_seat_with_it() {
    let finance = "  - { seat: finance, person: price-f }\n";
    let workspace = workspace(&format!("{CHAIR}{finance}"), &item("")).change(
        "registers/people.yaml",
        "roles: [finance-officer]",
        "roles: [{ until: 2026-06-05, value: [finance-officer] }, { from: 2026-06-06, value: [iro] }]",
    );
    let (own, errors) = papers_and_errors(&workspace, "price-f");
    assert_eq!(own, [""; 0]);
    let [error] = errors.as_slice() else {
        panic!("{errors:?}")
    };
    assert!(
        error.contains("who holds no role of the seat finance"),
        "{error}"
    );
}

/// Whoever sent apologies, or is down as not invited, gets no invite, in whatever capacity.
#[test]
fn who_is_away_or_not_invited_is_not_invited() {
    for down in ["status: apologies", "invited: false"] {
        let entry = format!("  - {{ person: adair-t, as: attendee, {down} }}\n");
        let delegate = ", delegate: { person: eden-j, because: Leave. }";
        let workspace = workspace(&format!("{CHAIR}{entry}"), &item(delegate));
        let (own, errors) = papers_and_errors(&workspace, "adair-t");
        let invites = own.iter().filter(|path| path.contains("invites"));
        assert_eq!(invites.count(), 0, "{own:?}");
        assert_eq!(errors, [""; 0]);
    }
}

/// Part 3 is presented by a role; who holds it and has nothing to do with the child is not asked.
#[test]
fn who_merely_holds_the_role_is_not_taken() {
    let send = "  - { case: C-0010, kind: isep, request: A school. }\n";
    let (own, _) = papers_and_errors(&workspace(CHAIR, send), "lowe-g");
    assert!(
        own.contains(&"demo/2026-06-10/invites/lowe-g.html".to_owned()),
        "{own:?}"
    );

    // Another team's caseworker, and no SEND officer.
    let without = workspace(CHAIR, send)
        .change(
            "registers/people.yaml",
            "[senior-send-caseworker], team: send",
            "[senior-send-caseworker], team: care-one",
        )
        .change("cases/C-0010.yaml", "send-officer: gray-o\n", "");
    let (mut own, _) = papers_and_errors(&without, "lowe-g");
    // Of the tracker they have what they were asked to do.
    own.retain(|path| !path.starts_with("demo/tracker/"));
    assert_eq!(own, [""; 0]);
    let agenda = without.read("out/demo/2026-06-10/agenda.html");
    assert!(agenda.contains("To be named"));
    let found = without.run(&["check", "--format", "short"]).out;
    let line = "panels/demo/2026-06-10.yaml:5:13: warning[presenter-to-be-named]: nobody is named to \
                present C-0010/isep on 10 June 2026";
    assert!(found.contains(line), "{found}");
}

#[test]
fn who_says_who_gets_what_of_a_case_and_why() {
    let workspace = workspace(
        &format!("{CHAIR}  - {{ person: kemp-w, as: observer }}\n"),
        &item(""),
    );
    let ran = workspace.run(&["who", "C-0009"]);
    insta::assert_snapshot!(ran.out);
    let ran = workspace.run(&["who", "C-0019"]);
    assert_eq!(ran.exit, ipop::cli::Exit::Usage);
    assert!(ran.err.contains("did you mean `C-0009`?"), "{}", ran.err);
}

/// A presenter who was invited, and sends somebody else, is told not to come; who has left is told
/// nothing at all.
#[test]
fn who_sends_somebody_else_is_called_off() {
    let sent = workspace(CHAIR, &item(""));
    sent.run(&["build"]);
    let ran = sent.run(&["issue", "demo", "2026-06-10", "invites"]);
    assert_eq!(ran.exit, ipop::cli::Exit::Fine, "{}{}", ran.out, ran.err);
    let away = "  - { person: adair-t, as: attendee, status: apologies }\n";
    let delegate = item(", delegate: { person: eden-j, because: Leave. }");
    let sent = sent.file(MEETING, meeting(&format!("{CHAIR}{away}"), &delegate));
    sent.run(&["build"]);
    let calendar = "out/demo/2026-06-10/invites/adair-t.ics";
    assert!(sent.read(calendar).contains("METHOD:CANCEL"));
    let invite = sent.read("out/demo/2026-06-10/invites/adair-t.html");
    assert!(!invite.contains("C-0009"), "{invite}");

    let (own, _) = papers_and_errors(&leaves(sent, "adair-t", "2026-06-09"), "adair-t");
    assert!(
        own.iter().all(|path| !path.contains("/invites/")),
        "{own:?}"
    );
}
