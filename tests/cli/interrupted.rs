//! Commands that write, ended or hindered at each of their steps (T20, T21): no half file, nothing lost, and
//! the same command typed again ends where it would have ended.

use crate::issue::{fresh, issued};
use crate::workspace::{Kept, Workspace};
use ipop::cli::Exit;
use ipop::publish::{FailPoints, Op};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const MEETING: &str = "panels/demo/2026-06-10.yaml";

/// A command, and a workspace that it is typed in.
type Case = (&'static str, fn() -> Workspace, &'static [&'static str]);

/// Every way in which a command writes. `watch` builds as `build` does.
const WRITING: [Case; 8] = [
    ("a build after a change", changed, &["build"]),
    ("a first build", Workspace::base, &["build"]),
    (
        "an agenda",
        fresh,
        &["issue", "demo", "2026-06-10", "agenda"],
    ),
    (
        "invites",
        with_agenda_sent,
        &["issue", "demo", "2026-06-10", "invites"],
    ),
    (
        "a calling off",
        with_somebody_away,
        &["issue", "demo", "2026-06-10", "invites"],
    ),
    (
        "a supplement",
        with_a_late_item,
        &["issue", "demo", "2026-06-10", "supplement"],
    ),
    (
        "a tracker",
        with_agenda_sent,
        &["issue", "demo", "2026-06-10", "tracker"],
    ),
    (
        "an import",
        with_children_of_a_return,
        &[
            "import",
            concat!(env!("CARGO_MANIFEST_DIR"), "/docs/import/return"),
            "--extracted",
            "2026-03-31",
            "--yes",
        ],
    ),
];

/// Everything else only looks.
const LOOKING: [&[&str]; 7] = [
    &["doctor"],
    &["schema", "case"],
    &["who", "C-0009"],
    &["check", "--all"],
    &["terms", "demo"],
    &["explain", "P-12"],
    &[],
];

fn changed() -> Workspace {
    let workspace = Workspace::built();
    let meeting = workspace.read(MEETING);
    let (head, items) = meeting.split_once("items:\n").expect("items");
    let (_, others) = items
        .split_once("  - case: C-0005\n")
        .expect("a second item");
    let head = head.replace("Committee Room 2", "Committee Room 3");
    workspace.write(MEETING, format!("{head}items:\n  - case: C-0005\n{others}"));
    workspace
}

fn with_agenda_sent() -> Workspace {
    let workspace = fresh();
    issued(&workspace, "agenda", "2026-06-03");
    workspace.run(&["build"]);
    workspace
}

fn with_somebody_away() -> Workspace {
    let workspace = fresh();
    issued(&workspace, "invites", "2026-06-03");
    let (here, away) = (
        "person: price-f, status: expected",
        "person: price-f, status: apologies",
    );
    let workspace = workspace.change(MEETING, here, away);
    workspace.run(&["build"]);
    workspace
}

fn with_children_of_a_return() -> Workspace {
    let case = |reference: &str| {
        format!("case: {reference}\ninitials: AB\nborn: 2013-03\ncohorts: []\nteam: care-one\n")
    };
    let workspace = Workspace::base();
    for reference in ["SC-90301", "SC-90303"] {
        workspace.write(&format!("cases/{reference}.yaml"), case(reference));
    }
    workspace
}

fn with_a_late_item() -> Workspace {
    let late = "items:\n  - { case: C-0001, kind: placement-review, request: A late one. }\n";
    let workspace = with_agenda_sent().change(MEETING, "items:\n", late);
    workspace.run(&["build"]);
    workspace
}

/// What happens at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing: the steps are counted.
    None,
    /// The disk is full, and stays so.
    Full,
    /// The file may not be touched, now or later.
    Denied,
    /// Another program holds the file open, now and later.
    Held,
    /// The process ends and can clear up nothing.
    Killed,
}

pub(crate) struct Disk {
    fault: Fault,
    at: usize,
    steps: AtomicUsize,
    hindered: Mutex<Option<String>>,
}

impl Disk {
    pub(crate) fn new(fault: Fault, at: usize) -> Self {
        Self {
            fault,
            at,
            steps: AtomicUsize::new(0),
            hindered: Mutex::new(None),
        }
    }

    /// How many there were.
    pub(crate) fn steps(&self) -> usize {
        self.steps.load(Ordering::SeqCst)
    }
}

impl FailPoints for Disk {
    fn before(&self, op: Op, path: &str) -> std::io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::SeqCst) + 1;
        let writes = matches!(
            op,
            Op::MakeFolder | Op::WriteTemp | Op::MidWrite | Op::Flush
        );
        let mut hindered = self.hindered.lock().expect("nobody panicked");
        if step == self.at {
            *hindered = Some(path.to_owned());
        }
        let here = hindered.as_deref() == Some(path);
        match self.fault {
            Fault::Killed if step == self.at => std::process::exit(9),
            Fault::Full if writes && step >= self.at => Err(ErrorKind::StorageFull.into()),
            Fault::Denied if here => Err(ErrorKind::PermissionDenied.into()),
            Fault::Held if here && !writes => Err(ErrorKind::ResourceBusy.into()),
            _ => Ok(()),
        }
    }

    fn pause(&self, _: Duration) {}
}

pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

pub(crate) fn tree(workspace: &Workspace) -> Tree {
    let read = |path: String| {
        let bytes = std::fs::read(workspace.path().join(&path)).expect("a file");
        (path, bytes)
    };
    workspace.files("").into_iter().map(read).collect()
}

/// Our records say when files were written, and so are never twice the same.
pub(crate) fn is_record(path: &str) -> bool {
    path == "out/manifest.json" || path.starts_with("out/.")
}

pub(crate) fn assert_whole(about: &str, now: &Tree, before: &Tree, after: &Tree) {
    for (path, bytes) in now {
        if path.starts_with(".ipop/") && [".old", ".new"].iter().any(|end| path.ends_with(end)) {
            // The journal's copies go with the next command, or as soon as they may be removed.
            let mut texts = before.values().chain(after.values());
            assert!(texts.any(|text| text == bytes), "{about}: half of {path}");
        } else if is_record(path) || path == ".ipop/journal.json" {
            let is_json = serde_json::from_slice::<serde_json::Value>(bytes).is_ok();
            assert!(is_json || path == "out/.lock", "{about}: half of {path}");
        } else {
            let whole = [before.get(path), after.get(path)].contains(&Some(bytes));
            assert!(whole, "{about}: half of {path}");
        }
    }
    for path in before.keys().filter(|path| after.contains_key(*path)) {
        assert!(now.contains_key(path), "{about}: {path} is lost");
    }
}

/// A case that went well: what there was before and after, and in how many steps.
struct Well {
    name: &'static str,
    command: &'static [&'static str],
    kept: Kept,
    before: Tree,
    after: Tree,
    steps: usize,
}

fn well((name, prepare, command): Case) -> Well {
    let workspace = prepare();
    let (kept, before) = (workspace.kept(), tree(&workspace));
    let disk = Disk::new(Fault::None, 0);
    let ran = workspace.run_failing(&disk, command);
    assert_eq!(ran.exit, Exit::Fine, "{name}: {}{}", ran.out, ran.err);
    Well {
        name,
        command,
        kept,
        before,
        after: tree(&workspace),
        steps: disk.steps.into_inner(),
    }
}

/// Does the case with a fault at a step, and then again without one.
fn with_fault(well: &Well, fault: Fault, at: usize) {
    let (name, command) = (well.name, well.command);
    let about = format!("{name}, {fault:?} at step {at} of {}", well.steps);
    let workspace = well.kept.unpacked();
    let mut now;
    if fault == Fault::Killed {
        let child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "interrupted::child"])
            .env("IPOP_FOLDER", workspace.path())
            .env("IPOP_COMMAND", command.join(" "))
            .env("IPOP_STEP", at.to_string())
            .stdout(Stdio::null())
            .status();
        assert_eq!(child.expect("a child").code(), Some(9), "{about}");
        now = tree(&workspace);
        now.retain(|path, _| !path.contains("/.ipop-"));
    } else {
        let ran = workspace.run_failing(&Disk::new(fault, at), command);
        now = tree(&workspace);
        let done = now
            .iter()
            .filter(|(path, _)| !is_record(path))
            .eq(well.after.iter().filter(|(path, _)| !is_record(path)));
        // Where all is done in spite of it, an empty folder could not be removed, or a record.
        assert!(
            ran.exit == Exit::Write || done,
            "{about}: {}{}",
            ran.out,
            ran.err
        );
        assert!(
            ran.exit == Exit::Fine || ran.err.starts_with("error: "),
            "{about}: {}",
            ran.err
        );
        assert!(
            !now.keys().any(|path| path.contains("/.ipop-")),
            "{about}: {:?}",
            now.keys()
        );
        if fault == Fault::Full
            && ran.exit != Exit::Fine
            && command[0] == "build"
            && ran.err.contains("nothing was changed")
        {
            let papers = |tree: &Tree| -> Tree {
                tree.clone()
                    .into_iter()
                    .filter(|(path, _)| !is_record(path))
                    .collect()
            };
            assert!(papers(&now) == papers(&well.before), "{about}");
        }
    }
    assert_whole(&about, &now, &well.before, &well.after);
    let again = workspace.run(command);
    assert_eq!(
        again.exit,
        Exit::Fine,
        "{about}, again: {}{}",
        again.out,
        again.err
    );
    let mut after = tree(&workspace);
    after.retain(|path, _| !path.starts_with("out/."));
    let mut wanted = well.after.clone();
    wanted.retain(|path, _| !path.starts_with("out/."));
    let differing: Vec<&String> = after
        .keys()
        .chain(wanted.keys())
        .filter(|path| after.get(*path) != wanted.get(*path))
        .collect();
    assert!(differing.is_empty(), "{about}, again: {differing:?}");
}

/// The child: does nothing unless the parent has set the variables.
#[test]
fn child() {
    let variable = |name| std::env::var(name).ok();
    let (Some(folder), Some(command), Some(step)) = (
        variable("IPOP_FOLDER"),
        variable("IPOP_COMMAND"),
        variable("IPOP_STEP"),
    ) else {
        return;
    };
    let command: Vec<&str> = command.split(' ').collect();
    let disk = Disk::new(Fault::Killed, step.parse().expect("a step"));
    Workspace::in_place(folder.into()).run_failing(&disk, &command);
}

/// About so many steps of a command, among them the first and the last.
fn some_steps(steps: usize, wanted: usize) -> impl Iterator<Item = usize> {
    let every = steps.div_ceil(wanted).max(1);
    (1..=steps).filter(move |step| (step - 1) % every == 0 || *step == steps)
}

fn hinder(wanted: usize, of: usize, faults: &[Fault]) {
    for case in WRITING.into_iter().step_by(of) {
        let well = well(case);
        assert!(well.steps > 10, "{}: {} steps", well.name, well.steps);
        for &fault in faults {
            let steps: Vec<usize> = some_steps(well.steps, wanted).collect();
            steps
                .into_par_iter()
                .for_each(|at| with_fault(&well, fault, at));
        }
    }
}

#[test]
fn what_was_interrupted_ends_well_when_it_is_repeated() {
    hinder(1, 2, &[Fault::Full, Fault::Killed]);
}

#[test]
#[ignore = "long: some 200 moments of each kind"]
fn what_was_interrupted_anywhere_ends_well_when_it_is_repeated() {
    let faults = [Fault::Full, Fault::Denied, Fault::Held, Fault::Killed];
    hinder(40, 1, &faults);
}

/// A command that only looks asks the disk for nothing.
#[test]
fn a_command_that_only_looks_writes_nothing() {
    let workspace = Workspace::built();
    let before = tree(&workspace);
    for command in LOOKING {
        let disk = Disk::new(Fault::None, 0);
        workspace.run_failing(&disk, command);
        assert_eq!(disk.steps.into_inner(), 0, "{command:?}");
        assert!(tree(&workspace) == before, "{command:?}");
    }
    let help = workspace.run(&["--help"]).out;
    let (_, commands) = help.split_once("Commands:\n").expect("the commands");
    let commands = commands.lines().take_while(|line| !line.is_empty());
    for name in commands.filter_map(|line| line.split_whitespace().next()) {
        let known = WRITING.iter().map(|case| case.2).chain(LOOKING);
        let mut known = known.filter_map(|command| command.first());
        // `new` and `init` are not to be repeated: `door` and `start` look at them.
        let is_known =
            ["watch", "new", "init"].contains(&name) || known.any(|known| *known == name);
        assert!(
            is_known,
            "{name}: does it write? Then it can be interrupted."
        );
    }
}
