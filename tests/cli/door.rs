//! Commands that change the workspace's own files: what they show, what they write, and what is left when
//! they are ended at any of their steps.

use crate::interrupted::{Disk, Fault, Tree, tree};
use crate::processes::{ipop, said};
use crate::workspace::Workspace;
use ipop::cli::Exit;
use ipop::publish::{
    FailPoints, NoFailPoints, Op, OutPath, Settled, SourceChange, change as change_all, settle,
};
use std::process::{Command, Stdio};

const CASE: [&str; 9] = [
    "new",
    "case",
    "C-0099",
    "--initials",
    "AB",
    "--born",
    "2012-05",
    "--team",
    "cic-1",
];

fn with_yes<'a>(command: &[&'a str]) -> Vec<&'a str> {
    [command, &["--yes"]].concat()
}

/// Without what the door keeps for itself, and without `out/`.
fn sources(workspace: &Workspace) -> Tree {
    let mut tree = tree(workspace);
    tree.retain(|path, _| !path.starts_with(".ipop/") && !path.starts_with("out/"));
    tree
}

fn team(workspace: &Workspace) -> String {
    let teams = workspace.read("registers/teams.yaml");
    let (_, rest) = teams.split_once("id: ").expect("a team");
    rest.split([',', '\n', ' '])
        .next()
        .expect("an id")
        .to_owned()
}

#[test]
fn a_new_case_is_shown_and_written_only_when_agreed() {
    let workspace = Workspace::base();
    let team = team(&workspace);
    let mut command = CASE.to_vec();
    command[8] = &team;
    let before = tree(&workspace);
    let ran = workspace.run(&command);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert_eq!(
        ran.out,
        "cases/C-0099.yaml: a new case file for C-0099\nnothing written; add --yes to write\n"
    );
    assert_eq!(ran.err, "");
    assert!(tree(&workspace) == before);

    let ran = workspace.run_answering("n\n", &command);
    assert!(ran.out.contains("  + initials: AB\n"), "{}", ran.out);
    assert!(
        ran.out.ends_with("Write this? [y/N] nothing written\n"),
        "{}",
        ran.out
    );
    assert!(tree(&workspace) == before);

    let ran = workspace.run_answering("y\n", &command);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert!(
        ran.out.contains("written: cases/C-0099.yaml\n"),
        "{}",
        ran.out
    );
    let text = workspace.read("cases/C-0099.yaml");
    insta::assert_snapshot!("a_new_case", text.replace(&team, "TEAM"));
    let ran = workspace.run(&["check"]);
    assert!(!ran.out.contains("C-0099.yaml"), "{}", ran.out);

    let ran = workspace.run(&with_yes(&command));
    assert_eq!(ran.exit, Exit::Usage);
    assert_eq!(
        ran.err,
        "error: cases/C-0099.yaml is there already, and was left as it is\n"
    );
}

/// Each line that is to come can be taken as it stands: no field in it is misspelt.
#[test]
fn what_a_new_case_offers_is_read_as_fields() {
    let workspace = Workspace::base();
    let team = team(&workspace);
    let mut command = with_yes(&CASE);
    command[8] = &team;
    workspace.run(&command);
    let text = workspace.read("cases/C-0099.yaml");
    let mut taken = String::new();
    for line in text.lines() {
        match line.strip_prefix("# ") {
            Some(field) if is_field(field) => taken.push_str(field),
            Some(_) => {}
            None => taken.push_str(line.trim_start_matches('#')),
        }
        taken.push('\n');
    }
    let taken = taken
        .replace("id-of-the-setting", "SETTING")
        .replace("id-of-the-school", "SETTING");
    workspace.write("cases/C-0099.yaml", &taken);
    let ran = workspace.run(&["check"]);
    for wrong in [
        "unknown-field",
        "invalid-yaml",
        "wrong-value",
        "missing-field",
    ] {
        let mut lines = ran.out.lines();
        let found = lines.find(|line| line.contains("C-0099.yaml") && line.contains(wrong));
        assert_eq!(found, None, "{taken}");
    }
    assert!(taken.contains("\nplacements:\n  - id: p1\n"), "{taken}");
}

fn is_field(line: &str) -> bool {
    let name = line
        .trim_start_matches([' ', '-'])
        .split(':')
        .next()
        .unwrap_or_default();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    line.starts_with("  ")
        || line.starts_with("- ")
        || is_name && line.contains(':') && !line.ends_with("):")
}

#[test]
fn registers_grow_at_their_end_and_stay_as_they_are() {
    let workspace = Workspace::base();
    for (path, command) in [
        (
            "registers/people.yaml",
            vec![
                "new",
                "person",
                "new-n",
                "--name",
                "Nora New",
                "--email",
                "nora@x.example",
                "--yes",
            ],
        ),
        (
            "registers/providers.yaml",
            vec![
                "new",
                "provider",
                "new-homes",
                "--name",
                "New: Homes",
                "--code",
                "PR4",
                "--yes",
            ],
        ),
    ] {
        let before = workspace.read(path);
        // As Excel and old editors leave it.
        workspace.write(path, format!("\u{feff}{}", before.replace('\n', "\r\n")));
        let ran = workspace.run(&command);
        assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
        let after = workspace.read(path);
        let old = format!("\u{feff}{}", before.replace('\n', "\r\n"));
        let mut rest = after.as_str();
        for line in old.split_inclusive('\n') {
            let at = rest
                .find(line)
                .unwrap_or_else(|| panic!("{line:?} is gone"));
            rest = &rest[at + line.len()..];
        }
        assert!(!after.replace("\r\n", "").contains('\n'), "{after:?}");
        let again = workspace.run(&command);
        assert_eq!(again.exit, Exit::Usage, "{}", again.out);
        assert_eq!(workspace.read(path), after);
        let ran = workspace.run(&["check"]);
        assert!(!ran.out.contains("unknown-field"), "{}", ran.out);
    }
    insta::assert_snapshot!(
        "a_new_person",
        workspace
            .read("registers/people.yaml")
            .replace('\r', "")
            .lines()
            .rev()
            .take(6)
            .collect::<Vec<_>>()
            .join("\n")
    );
}

/// What would put an error into the files is not written, and the message repeats none of it.
#[test]
fn what_is_no_value_is_refused() {
    let workspace = Workspace::base();
    let before = tree(&workspace);
    let ran = workspace.run(&[
        "new",
        "person",
        "new-n",
        "--name",
        "Nora New",
        "--email",
        "Secret Words",
        "--yes",
    ]);
    assert_eq!(ran.exit, Exit::Findings);
    assert!(!ran.err.contains("Secret"), "{}", ran.err);
    assert!(
        ran.err
            .ends_with("nothing written: the files would not be in order\n"),
        "{}",
        ran.err
    );
    assert!(tree(&workspace) == before);
    let ran = workspace.run(&["new", "person", "new-n", "--yes"]);
    assert_eq!(
        (ran.exit, ran.err.as_str()),
        (
            Exit::Usage,
            "error: --name is needed: The name as printed\n"
        )
    );
}

#[test]
fn a_new_meeting_has_the_next_day_the_seats_and_what_must_be_heard() {
    let workspace = Workspace::base();
    let ran = workspace.run(&["new", "meeting", "demo", "--yes"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    insta::assert_snapshot!(
        "a_new_meeting",
        workspace.read("panels/demo/2026-06-24.yaml")
    );
    let ran = workspace.run(&["new", "meeting", "demmo"]);
    assert_eq!(
        ran.err,
        "error: there is no such panel in the folder panels/; did you mean `demo`?\n"
    );
}

/// What the panel after it must hear may be heard at a new meeting already, and is no item of it.
#[test]
fn a_new_meeting_says_what_may_be_heard_there() {
    let held = "panels/demo/2026-05-27.yaml";
    let workspace =
        Workspace::base().change(held, "review-on: 2026-11-25", "review-on: 2026-07-01");
    let below_the_seats = |day: &str| {
        let ran = workspace.run(&["new", "meeting", "demo", "--yes"]);
        assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
        let made = workspace.read(&format!("panels/demo/{day}.yaml"));
        let (_, end) = made.split_once("rotating }\n\n").expect("the seats");
        end.to_owned()
    };
    assert_eq!(
        below_the_seats("2026-06-24"),
        "# What may be heard, as it must be by the panel of 8 July 2026:
# C-0002 (extension). On 27 May 2026: the panel decided, and its review is due.

# What is considered. Above each that must be: why. Add what is asked for.
items: []
"
    );
    assert_eq!(
        below_the_seats("2026-07-08"),
        "# What is considered. Above each that must be: why. Add what is asked for.
items:
  # On 27 May 2026: the panel decided, and its review is due.
  - case: C-0002
    kind: extension
"
    );
}

/// Two officers on one folder: what one of them was told is written stands there, and nobody writes over the
/// other.
#[test]
fn many_at_once_lose_nothing() {
    let workspace = Workspace::base();
    let mut waiting: Vec<String> = (0..6).map(|number| format!("new-{number}")).collect();
    let mut rounds = 0;
    while !waiting.is_empty() {
        rounds += 1;
        assert!(rounds < 20, "{waiting:?}");
        let started: Vec<_> = waiting
            .iter()
            .map(|id| {
                let email = format!("{id}@x.example");
                let command = [
                    "new", "person", id, "--name", "N", "--email", &email, "--yes",
                ];
                let child = ipop(workspace.path(), &command).spawn();
                (id.clone(), child.expect("the program"))
            })
            .collect();
        for (id, child) in started {
            let output = child.wait_with_output().expect("it ends");
            let said = said(&output);
            match output.status.code() {
                Some(0) => waiting.retain(|other| *other != id),
                Some(3) => assert!(said.contains("somebody changed"), "{said}"),
                code => panic!("{code:?}: {said}"),
            }
        }
        let people = workspace.read("registers/people.yaml");
        for number in 0..6 {
            let id = format!("new-{number}");
            let count = people.matches(&format!("id: {id},")).count();
            assert_eq!(count, usize::from(!waiting.contains(&id)), "{id}: {people}");
        }
    }
}

/// The child of the test below.
#[test]
fn child() {
    let variable = |name| std::env::var(name).ok();
    let (Some(folder), Some(step)) = (variable("IPOP_DOOR"), variable("IPOP_STEP")) else {
        return;
    };
    let workspace = Workspace::in_place(folder.into());
    let disk = Disk::new(Fault::Killed, step.parse().expect("a step"));
    let _ = several(&workspace, &disk);
}

/// A change of three files: one that changes, one that is new, one that goes.
fn several(workspace: &Workspace, disk: &dyn FailPoints) -> Result<(), String> {
    let read = |path: &str| workspace.read(path).into_bytes();
    let change = |path: &str, seen, new| SourceChange {
        path: OutPath::new(path).expect("a path"),
        seen,
        new,
    };
    let changes = [
        change(
            "cases/C-0001.yaml",
            Some(read("cases/C-0001.yaml")),
            Some(b"case: C-0001\n".to_vec()),
        ),
        change(
            "panels/new/2026-06-10.yaml",
            None,
            Some(b"date: 2026-06-10\n".to_vec()),
        ),
        change("cases/C-0002.yaml", Some(read("cases/C-0002.yaml")), None),
    ];
    change_all(workspace.path(), &changes, || {}, disk).map_err(|error| error.to_string())
}

/// T20 for sources: ended or hindered at any step, the next command finds all of it or none of it.
#[test]
fn several_files_change_all_or_none() {
    let well = Workspace::base();
    let (kept, before) = (well.kept(), sources(&well));
    let disk = Disk::new(Fault::None, 0);
    several(&well, &disk).expect("it works");
    let (after, steps) = (sources(&well), disk.steps());
    assert!(before != after && steps > 20, "{steps}");
    let (mut finished, mut taken_back) = (0, 0);
    for step in 1..=steps {
        let about = format!("step {step} of {steps}");
        let workspace = kept.unpacked();
        let child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "door::child"])
            .env("IPOP_DOOR", workspace.path())
            .env("IPOP_STEP", step.to_string())
            .stdout(Stdio::null())
            .status();
        assert_eq!(child.expect("a child").code(), Some(9), "{about}");
        let torn = sources(&workspace);
        let ran = workspace.run(&["explain", "P-12"]);
        let ran = if ran.err.is_empty() {
            workspace.run(&["check"])
        } else {
            ran
        };
        let found = sources(&workspace);
        let said = ran
            .err
            .lines()
            .filter(|line| line.contains("an interrupted command"))
            .count();
        if found == after {
            finished += 1;
            assert!(torn == after || said == 1, "{about}: {}", ran.err);
        } else {
            assert!(found == before, "{about}: neither the one nor the other");
            taken_back += usize::from(said == 1);
        }
        let left = workspace.files(".ipop");
        let left: Vec<&String> = left
            .iter()
            .filter(|name| *name != ".gitignore" && *name != ".lock")
            .collect();
        assert!(left.is_empty(), "{about}: {left:?}");
        let quiet = workspace.run(&["check"]);
        assert!(!quiet.err.contains("interrupted"), "{about}: {}", quiet.err);
    }
    assert!(finished > 3 && taken_back > 5, "{finished} {taken_back}");
    for fault in [Fault::Full, Fault::Denied, Fault::Held] {
        for step in 1..=steps {
            let about = format!("{fault:?} at step {step} of {steps}");
            let workspace = kept.unpacked();
            let changed = several(&workspace, &Disk::new(fault, step));
            let _ = settle(workspace.path(), &NoFailPoints).expect("a disk that works");
            let found = sources(&workspace);
            assert!(found == before || found == after, "{about}: {changed:?}");
            assert!(changed.is_err() || found == after, "{about}");
        }
    }
}

/// Somebody who saves a file at the worst of moments.
struct Hasty<'w>(&'w Workspace);

impl FailPoints for Hasty<'_> {
    fn before(&self, op: Op, path: &str) -> std::io::Result<()> {
        if op == Op::Rename && path == ".ipop/journal.json" {
            self.0.write("cases/C-0002.yaml", "# mine\n");
        }
        Ok(())
    }
}

#[test]
fn what_is_saved_at_that_moment_stays() {
    let workspace = Workspace::base();
    let mut wanted = sources(&workspace);
    let refused = several(&workspace, &Hasty(&workspace)).expect_err("a refusal");
    assert!(refused.contains("somebody changed"), "{refused}");
    wanted.insert("cases/C-0002.yaml".to_owned(), b"# mine\n".to_vec());
    assert!(sources(&workspace) == wanted);
    let settled = settle(workspace.path(), &NoFailPoints).expect("a disk that works");
    assert_eq!(settled, None);
}

/// What somebody writes while a change waits to be finished is theirs.
#[test]
fn nobody_s_own_words_are_written_over() {
    let workspace = Workspace::base();
    let disk = Disk::new(Fault::None, 0);
    workspace.write("cases/C-0003.yaml", "case: C-0003\n");
    let change = SourceChange {
        path: OutPath::new("cases/C-0003.yaml").expect("a path"),
        seen: Some(b"something else".to_vec()),
        new: Some(b"new".to_vec()),
    };
    let changes = [change];
    let error = change_all(workspace.path(), &changes, || {}, &disk).expect_err("a refusal");
    assert!(error.to_string().contains("somebody changed"), "{error}");
    assert_eq!(workspace.read("cases/C-0003.yaml"), "case: C-0003\n");

    // Ended in the middle, and then one of the files was edited: the others go back.
    let kept = Workspace::base().kept();
    let steps = {
        let counted = Disk::new(Fault::None, 0);
        several(&kept.unpacked(), &counted).expect("it works");
        counted.steps()
    };
    let mut conflicts = 0;
    for step in 1..=steps {
        let workspace = kept.unpacked();
        let before = sources(&workspace);
        let child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "door::child"])
            .env("IPOP_DOOR", workspace.path())
            .env("IPOP_STEP", step.to_string())
            .stdout(Stdio::null())
            .status();
        assert_eq!(child.expect("a child").code(), Some(9));
        if workspace.has("cases/C-0002.yaml") && workspace.has("panels/new/2026-06-10.yaml") {
            workspace.write("cases/C-0002.yaml", "# mine\n");
            let settled = settle(workspace.path(), &NoFailPoints).expect("a disk that works");
            assert_eq!(settled, Some(Settled::TakenBack));
            let mut wanted = before;
            wanted.insert("cases/C-0002.yaml".to_owned(), b"# mine\n".to_vec());
            assert!(sources(&workspace) == wanted, "step {step}");
            conflicts += 1;
        }
    }
    assert!(conflicts > 0);
}
