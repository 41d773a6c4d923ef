//! From an empty folder to an agenda by `docs/first-hour.md` alone, with each of the Terms of Reference that come
//! with the program.

use crate::interrupted::{Tree, tree};
use crate::workspace::Workspace;
use ipop::cli::Exit;
use ipop::model::edition::{Chairs, Edition, RequestSort};
use ipop::pipeline::start::BuiltIn;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const PAGE: &str = include_str!("../../docs/first-hour.md");

/// A line of the page that is typed: a command, or an item in the meeting's file.
enum Typed {
    Command(String),
    Items(String),
}

fn typed(page: &str) -> Vec<Typed> {
    let mut typed = Vec::new();
    for block in page.split("\n```").skip(1).step_by(2) {
        if let Some(commands) = block.strip_prefix("sh\n") {
            typed.extend(commands.lines().map(|line| Typed::Command(line.to_owned())));
        } else if let Some(items) = block.strip_prefix("yaml\n") {
            typed.push(Typed::Items(format!("{items}\n")));
        }
    }
    typed
}

/// The words of a command; quotation marks hold words together.
pub(crate) fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// The next day on which this edition's panel may meet.
fn day_of(edition: &Edition) -> Date {
    let days = date(2026, 6, 23).series(1.day());
    let is_day = |day: &Date| {
        let mut days = edition.schedule.value.weekday.iter();
        days.any(|weekday| day.weekday() == (*weekday).into())
    };
    days.take(7).find(is_day).expect("it has a weekday")
}

/// The page as it would be for other terms: their roles, their group of children, their word for a review.
fn page_for(built_in: &BuiltIn) -> String {
    let edition = built_in.edition();
    let seat = |chairs: Chairs| {
        let seat = edition.seats.iter().find(|seat| seat.chairs == chairs);
        seat.expect("a seat").roles[0].id.to_string()
    };
    let review = edition
        .kinds
        .iter()
        .find(|kind| kind.sort == RequestSort::Review);
    PAGE.replace("--terms plain", &format!("--terms {}", built_in.id))
        .replace(
            "--role assistant-director",
            &format!("--role {}", seat(Chairs::Chair)),
        )
        .replace(
            "--role head-of-placements",
            &format!("--role {}", seat(Chairs::Deputy)),
        )
        .replace(
            "--cohort looked-after",
            &format!("--cohort {}", edition.cohorts[0].id.value),
        )
        .replace(
            "kind: placement-review",
            &format!("kind: {}", review.expect("reviews").id.value),
        )
        .replace("2026-06-23", &day_of(&edition).to_string())
}

#[test]
fn an_empty_folder_becomes_an_agenda() {
    for built_in in BuiltIn::all() {
        let page = page_for(built_in);
        let day = day_of(&built_in.edition());
        let outside = Workspace::empty();
        let mut at = Workspace::in_place(outside.path().to_path_buf());
        let (mut counted, mut done) = (0, false);
        for typed in typed(&page) {
            match typed {
                Typed::Items(items) => {
                    counted += items.chars().count();
                    let path = format!("panels/placement/{day}.yaml");
                    let text = at.read(&path);
                    assert!(text.contains("items: []\n"), "{text}");
                    at.write(&path, text.replace("items: []\n", &items));
                }
                Typed::Command(line) => {
                    if !done {
                        counted += line.chars().count() + 1;
                    }
                    if let Some(folder) = line.strip_prefix("cd ") {
                        at = Workspace::in_place(outside.path().join(folder));
                        continue;
                    }
                    let words = words(&line);
                    let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
                    let ran = at.run(&arguments);
                    let about = format!("{}: {line}: {}{}", built_in.id, ran.out, ran.err);
                    assert_eq!(ran.exit, Exit::Fine, "{about}");
                    assert!(!ran.out.contains("error["), "{about}");
                    if line == "ipop build" {
                        done = true;
                        let agenda = at.read(&format!("out/placement/{day}/agenda.html"));
                        assert!(agenda.contains("C-0001"), "{about}");
                        assert!(agenda.contains("Rowan Hale"), "{about}");
                    }
                }
            }
        }
        assert!(done, "{} has no agenda", built_in.id);
        if page == PAGE {
            assert!(
                PAGE.contains(&format!("typed {counted} characters")),
                "{counted}"
            );
        }
    }
}

/// A fresh workspace is in order with each of the terms: nothing to warn of, and a build that is green.
#[test]
fn a_fresh_workspace_is_green() {
    for built_in in BuiltIn::all() {
        let workspace = Workspace::empty();
        let command = [
            "init",
            ".",
            "--name",
            "Northmere Council",
            "--terms",
            built_in.id,
            "--yes",
        ];
        let ran = workspace.run(&command);
        assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
        let ran = workspace.run(&["check", "--strict"]);
        assert_eq!(ran.exit, Exit::Fine, "{}: {}", built_in.id, ran.out);
        assert!(
            ran.out
                .starts_with("0 errors, 0 warnings, 0 for information"),
            "{}",
            ran.out
        );
        let ran = workspace.run(&["build", "--strict"]);
        assert_eq!(ran.exit, Exit::Fine, "{}: {}", built_in.id, ran.out);
        let ran = workspace.run(&["terms", built_in.id]);
        assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
        let ran = workspace.run(&[]);
        for line in [
            "ipop new person ID ",
            "ipop new case C-0001 ",
            "ipop new meeting PANEL ",
        ] {
            assert!(ran.out.contains(line), "{}", ran.out);
        }
    }
}

/// Records may be complete since long ago, and the terms hold since then; they are taken over today.
#[test]
fn a_workspace_with_a_past_is_green() {
    for built_in in BuiltIn::all() {
        let workspace = Workspace::empty();
        let command = [
            "init",
            ".",
            "--name",
            "N",
            "--terms",
            built_in.id,
            "--records-from",
            "2019-04-01",
            "--yes",
        ];
        assert_eq!(workspace.run(&command).exit, Exit::Fine);
        let ran = workspace.run(&["check", "--strict"]);
        assert_eq!(ran.exit, Exit::Fine, "{}: {}", built_in.id, ran.out);
        assert!(workspace.has(&format!("panels/{}/terms/2019-04-01.yaml", built_in.id)));
    }
}

/// What the program brings beside the sample is a workspace of its own, and in order.
#[test]
fn the_editions_are_in_order() {
    let editions = concat!(env!("CARGO_MANIFEST_DIR"), "/editions");
    let ran = Workspace::empty().run(&["check", "--strict", "--root", editions]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
}

/// Each line of the register can be taken as it stands.
#[test]
fn the_lines_of_the_register_can_be_filled_in() {
    for built_in in BuiltIn::all() {
        let workspace = begun(built_in.id);
        let people = workspace.read("registers/people.yaml");
        let seats = built_in.edition().seats.len();
        let lines = people.matches("\n  # - { id: id-of-").count();
        assert!(lines >= seats, "{people}");
        workspace.write("registers/people.yaml", people.replace("  # - {", "  - {"));
        let ran = workspace.run(&["check", "--strict"]);
        assert_eq!(ran.exit, Exit::Fine, "{}: {}", built_in.id, ran.out);
        // The first meeting then has all its seats.
        let day = day_of(&built_in.edition()).to_string();
        let ran = workspace.run(&["new", "meeting", built_in.id, &day, "--yes"]);
        assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
        let meeting = workspace.read(&format!("panels/{}/{day}.yaml", built_in.id));
        assert_eq!(meeting.matches(", seat: ").count(), seats, "{meeting}");
        assert!(
            meeting.contains("\nchair:\n  person: id-of-chair\n"),
            "{meeting}"
        );
    }
}

#[test]
fn the_plain_one_looks_like_this() {
    let workspace = begun("plain");
    insta::assert_snapshot!("a_new_workspace", workspace.read("ipop.yaml"));
    insta::assert_snapshot!(
        "a_register_to_fill_in",
        workspace.read("registers/people.yaml")
    );
}

/// A workspace that was just begun.
pub(crate) fn begun(terms: &str) -> Workspace {
    let workspace = Workspace::empty();
    let ran = workspace.run(&[
        "init",
        ".",
        "--name",
        "Northmere Council",
        "--terms",
        terms,
        "--yes",
    ]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    workspace
}

/// Its files, without what git and the door keep for themselves.
pub(crate) fn files(workspace: &Workspace) -> Tree {
    let mut tree = tree(workspace);
    tree.retain(|path, _| !path.starts_with(".git/") && !path.starts_with(".ipop/"));
    tree
}
