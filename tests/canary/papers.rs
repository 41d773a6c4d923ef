//! Who may read what, worked out from what the workspace says, and that nobody can read more.

use crate::cases::workspace;
use crate::made::{CANARY, Canary, Made, reference};
use crate::reading::read;
use crate::workspace::{Ran, Workspace, ends_in};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Whom a paper is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reader<'a> {
    /// Whoever looks, the public too.
    Anybody,
    /// A panel's members, or whoever looks after its papers.
    Panel(&'a str),
    /// A member of staff, for the own cases.
    Person(&'a str),
    /// The same, who has an action to answer for besides.
    Doer(&'a str),
    /// Whoever keeps the file of this child.
    File(&'a str),
}

/// Whom a path is for, and whether its paper may hold names.
fn reader(path: &str) -> (Reader<'_>, bool) {
    let printed = ends_in(path, "html") || ends_in(path, "pdf");
    let Some((panel, below)) = path.split_once('/') else {
        return (Reader::Anybody, false);
    };
    let (folder, file) = below.rsplit_once('/').unwrap_or(("", below));
    let (stem, _) = file.rsplit_once('.').expect("an ending");
    let folder = folder.split_once('/').map_or(folder, |(_, below)| below);
    let person = || {
        // A person's second calendar entry is `person-a-2.ics`.
        let letter = stem.find("person-").expect("somebody") + "person-".len();
        &stem[letter - "person-".len()..=letter]
    };
    if folder == "invites" || folder.starts_with("issued/invites-") {
        return (Reader::Person(person()), printed);
    }
    let is_extract =
        folder == "tracker" || folder.starts_with("issued/tracker-") && stem.starts_with("person-");
    if is_extract {
        return (Reader::Doer(person()), false);
    }
    if folder == "sheets" {
        return match stem.split_once("C-") {
            Some((_, rest)) => (Reader::File(&rest[..4]), false),
            None if stem.starts_with("briefing-") => (Reader::Person(person()), false),
            None => {
                assert_eq!(stem, "minutes", "{path}: whom is it for?");
                (Reader::Panel(panel), false)
            }
        };
    }
    if stem.starts_with("annual-report-") {
        return (Reader::Anybody, false);
    }
    let for_members = stem.starts_with("agenda") || stem.starts_with("supplement-");
    assert!(
        for_members || stem.starts_with("tracker") || stem.starts_with("record"),
        "{path}: whom is it for?"
    );
    (Reader::Panel(panel), for_members && printed)
}

fn may_read(made: &Made, reader: Reader<'_>, canary: Canary) -> bool {
    let is_theirs = |person: &str| {
        let theirs = made.theirs.get(person);
        theirs.is_some_and(|cases| cases.contains(&canary.case))
    };
    match reader {
        Reader::Anybody => false,
        Reader::Panel(panel) => made
            .on
            .get(panel)
            .is_some_and(|cases| cases.contains(&canary.case)),
        Reader::Person(person) => is_theirs(person),
        Reader::Doer(person) => {
            is_theirs(person) || made.actions.get(&canary).is_some_and(|doer| doer == person)
        }
        Reader::File(number) => reference(canary.case).ends_with(number),
    }
}

pub(crate) fn laid_out(made: &Made) -> Workspace {
    let workspace = Workspace::empty();
    for (path, text) in &made.files {
        workspace.write(path, text);
    }
    workspace
}

/// How many canaries were read, by whom the paper is for and what it is.
type Read = BTreeMap<(String, String), usize>;

/// Reads everything in `out/`.
fn look_through(made: &Made, workspace: &Workspace, seed: u64) -> Read {
    let mut count = Read::new();
    let mut faults = Vec::new();
    for path in workspace.files("out") {
        assert!(!path.contains(CANARY), "seed {seed}: {path}");
        let bytes = std::fs::read(workspace.path().join("out").join(&path)).expect("a file");
        if path.starts_with('.') {
            let own = String::from_utf8(bytes).expect("our own records are text");
            assert!(!own.contains(CANARY), "seed {seed}: {path}");
            continue;
        }
        let (reader, may_hold_names) = reader(&path);
        let (found, broken) = Canary::all_in(&read(&path, &bytes));
        let foreign: BTreeSet<&Canary> = found
            .iter()
            .filter(|canary| {
                !may_read(made, reader, **canary) || canary.text == 0 && !may_hold_names
            })
            .collect();
        if !foreign.is_empty() || broken > 0 {
            faults.push(format!("{path}: {foreign:?}, and {broken} in pieces"));
        }
        let kind = format!("{reader:?}")
            .split('(')
            .next()
            .unwrap_or_default()
            .to_owned();
        let ending = path.rsplit_once('.').expect("an ending").1.to_owned();
        *count.entry((kind, ending)).or_default() += found.len();
    }
    assert!(faults.is_empty(), "seed {seed}: {faults:#?}");
    count
}

/// What the program says holds no canary.
fn silent(ran: &Ran, seed: u64) {
    for said in [&ran.out, &ran.err] {
        assert!(!said.contains(CANARY), "seed {seed}: {said}");
    }
}

/// A workspace from its first build to a supplement, everything in it read at the end.
fn lived_through(seed: u64) -> Read {
    let made = workspace(seed);
    let folder = laid_out(&made);
    for format in ["human", "short"] {
        silent(&folder.run(&["check", "--all", "--format", format]), seed);
    }
    silent(&folder.run(&["build", "--all"]), seed);
    for paper in ["agenda", "invites", "tracker"] {
        silent(&folder.run(&["issue", "demo", "2026-06-10", paper]), seed);
        silent(&folder.run(&["build"]), seed);
    }
    silent(
        &folder.run(&["issue", "demo", "2026-05-27", "record"]),
        seed,
    );
    // The first item is taken off again.
    let meeting = "panels/demo/2026-06-10.yaml";
    let text = folder.read(meeting);
    let mut items: Vec<&str> = text.split("  - case: ").collect();
    items.remove(1);
    folder.write(meeting, items.join("  - case: "));
    silent(&folder.run(&["build", "--all"]), seed);
    silent(
        &folder.run(&["issue", "demo", "2026-06-10", "supplement"]),
        seed,
    );
    for command in [
        &["terms", "demo"][..],
        &["explain", "P-12"],
        &["who", "C-0107"],
        &[],
    ] {
        silent(&folder.run(command), seed);
    }
    look_through(&made, &folder, seed)
}

fn nobody_reads_more(seeds: std::ops::Range<u64>) {
    let all: Vec<Read> = seeds.into_par_iter().map(lived_through).collect();
    let mut together = Read::new();
    for (key, count) in all.into_iter().flatten() {
        *together.entry(key).or_default() += count;
    }
    // What is looked for is found where it belongs.
    let mut wanted = vec![
        ("Panel", "html"),
        ("Panel", "xlsx"),
        ("Panel", "txt"),
        ("Person", "html"),
        ("Doer", "html"),
        ("File", "html"),
        ("File", "txt"),
    ];
    if cfg!(feature = "pdf") {
        wanted.extend([
            ("Panel", "pdf"),
            ("Person", "pdf"),
            ("Person", "eml"),
            ("Doer", "pdf"),
            ("File", "pdf"),
        ]);
    }
    for (kind, ending) in wanted {
        let count = together.get(&(kind.to_owned(), ending.to_owned()));
        assert!(
            count.is_some_and(|count| *count > 0),
            "{kind} {ending}: {together:?}"
        );
    }
}

#[test]
fn nobody_reads_what_is_not_theirs() {
    nobody_reads_more(0..if cfg!(feature = "pdf") { 1 } else { 2 });
}

/// `IPOP_SEEDS=1000 cargo test --test canary -- --ignored` for more of them.
#[test]
#[ignore = "long: twenty workspaces"]
fn nobody_reads_what_is_not_theirs_in_many_workspaces() {
    let asked = std::env::var("IPOP_SEEDS").ok();
    let seeds = asked.map_or(20, |seeds| seeds.parse().expect("a number of seeds"));
    nobody_reads_more(100..100 + seeds);
}
