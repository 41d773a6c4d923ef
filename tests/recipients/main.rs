//! Nobody gets a paper about a child who has no business with it: in workspaces made up at random, who
//! gets what is worked out from the files by the test itself and compared with what a build made.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a build writes into a real folder, and the test looks there"
)]

#[expect(
    dead_code,
    reason = "shared with the tests of the command line, which use all of it"
)]
#[path = "../cli/workspace.rs"]
mod workspace;

mod expected;
mod world;

use expected::Expected;
use std::collections::{BTreeMap, BTreeSet};
use workspace::{Workspace, ends_in};
use world::{MEETING, World, case, id, name};

/// How many workspaces are made up with every change. With PDF each takes far longer, and who gets
/// what is settled before anything is printed.
const SEEDS: u64 = if cfg!(feature = "pdf") { 2 } else { 20 };

#[test]
fn papers_reach_whoever_the_files_say_and_nobody_else() {
    for seed in 0..SEEDS {
        try_seed(seed);
    }
}

#[test]
#[ignore = "long: run by .ci/long"]
fn papers_reach_whoever_the_files_say_in_many_workspaces() {
    for seed in 1000..1200 {
        try_seed(seed);
    }
}

fn try_seed(seed: u64) {
    let world = World::new(seed);
    let mut workspace = Workspace::empty();
    for (path, text) in world.files() {
        workspace = workspace.file(&path, text);
    }
    let ran = workspace.run(&["build"]);
    let agenda = format!("out/demo/{MEETING}/agenda.html");
    assert!(
        workspace.has(&agenda),
        "seed {seed}:\n{}{}",
        ran.out,
        ran.err
    );
    let made = made(&workspace, &world);
    let expected = world.expected();
    assert_eq!(made, expected, "seed {seed}:\n{}{}", ran.out, ran.err);
    told(seed, &world, &ran.out);
    addressed(seed, &world, &workspace);
}

/// What a build made, by person.
fn made(workspace: &Workspace, world: &World) -> Expected {
    let mut made = Expected::default();
    let people = 0..world.people.len();
    let by_id: BTreeMap<String, usize> = people.map(|person| (id(person), person)).collect();
    let find = |path: &str, folder: &str| {
        let file = path.strip_prefix(folder)?.strip_suffix(".html")?;
        let file = file.strip_prefix("briefing-").unwrap_or(file);
        by_id.get(file).copied()
    };
    for path in workspace.files("out") {
        let folders = [
            (format!("demo/{MEETING}/invites/"), &mut made.invites),
            (format!("demo/{MEETING}/sheets/"), &mut made.briefings),
            ("demo/tracker/".to_owned(), &mut made.extracts),
        ];
        for (folder, papers) in folders {
            if let Some(person) = find(&path, &folder) {
                let text = workspace.read(&format!("out/{path}"));
                let cases = (0..world.cases.len()).map(case);
                let cases = cases.filter(|case| text.contains(case));
                papers.insert(person, cases.collect());
            }
        }
    }
    let agenda = workspace.read(&format!("out/demo/{MEETING}/agenda.html"));
    made.unnamed = unnamed(&agenda, world);
    made
}

/// The cases of the agenda's running order that nobody presents.
fn unnamed(agenda: &str, world: &World) -> BTreeSet<String> {
    let rows = agenda
        .split("<tr")
        .filter_map(|row| row.split("</tr>").next());
    let rows = rows.filter(|row| row.contains("To be named"));
    let rows: Vec<&str> = rows.collect();
    let cases = (0..world.cases.len()).map(case);
    cases
        .filter(|case| rows.iter().any(|row| row.contains(case)))
        .collect()
}

/// Whoever is named at an item of the meeting to come, and cannot be sent anything, is told; so is
/// whoever shares an address.
fn told(seed: u64, world: &World, out: &str) {
    for item in &world.meetings[0].items {
        let named = item.delegate.or(item.presenter);
        for person in named.into_iter().chain(item.attendees.iter().copied()) {
            if !world.in_post(person, MEETING) {
                let line = format!("error[recipient]: {},", name(person));
                assert!(
                    out.contains(&line),
                    "seed {seed}: nothing on {}\n{out}",
                    id(person)
                );
            }
        }
    }
    for person in 1..world.people.len() {
        let address = |person: usize| world.people[person].email.to_lowercase();
        if address(person) == address(person - 1) {
            let line = format!("error[shared-address]: {} has", id(person));
            assert!(
                out.contains(&line),
                "seed {seed}: nothing on {}\n{out}",
                id(person)
            );
        }
    }
}

/// A mail goes to its person's own address, and a calendar file asks that person.
fn addressed(seed: u64, world: &World, workspace: &Workspace) {
    for path in workspace.files("out") {
        let person = (0..world.people.len()).find(|person| path.contains(&id(*person)));
        let Some(person) =
            person.filter(|_| ["eml", "ics"].iter().any(|ending| ends_in(&path, ending)))
        else {
            continue;
        };
        let text = workspace.read(&format!("out/{path}")).replace("\r\n ", "");
        for other in 0..world.people.len() {
            let address = world.people[other].email.to_lowercase();
            assert_eq!(
                text.contains(&address),
                other == person,
                "seed {seed}: {path} and {address}"
            );
        }
    }
}
