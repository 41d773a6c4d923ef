//! T27: the real watcher on a real folder.

use std::fs;
use std::time::{Duration, Instant};

use ipop::watch::Watch;
use tempfile::{TempDir, tempdir};

use super::put;

/// Long enough for an event to arrive on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// Long enough to see a circle turn a few times.
const IDLE: Duration = Duration::from_millis(1500);

fn workspace() -> TempDir {
    let dir = tempdir().unwrap();
    put(dir.path(), "ipop.yaml", "name: x\n");
    put(dir.path(), "cases/C-1.yaml", "a: 0\n");
    dir
}

fn start(dir: &TempDir, poll: bool) -> Watch {
    Watch::start(dir.path(), &dir.path().join("out"), poll).unwrap()
}

#[test]
fn a_storm_of_saves_builds_at_most_three_times() {
    let dir = workspace();
    let mut watch = start(&dir, false);
    let begin = Instant::now();
    let mut builds = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 1..=1000 {
                // Half of them as editors save: beside, then over.
                let at = if n % 2 == 0 {
                    "cases/C-1.yaml"
                } else {
                    "cases/C-1.yaml.tmp"
                };
                put(dir.path(), at, format!("a: {n}\n"));
                if n % 2 == 1 {
                    fs::rename(dir.path().join(at), dir.path().join("cases/C-1.yaml")).unwrap();
                }
            }
        });
        while watch
            .next_change(Some(if builds == 0 { PATIENCE } else { IDLE }))
            .unwrap()
        {
            builds += 1;
        }
    });
    // A machine that needs long for a thousand saves is allowed a build for each ceiling.
    let slow = begin.elapsed().saturating_sub(IDLE).as_secs() / 2;
    assert!(
        (1..=3.max(slow)).contains(&builds),
        "{builds} builds in {:?}",
        begin.elapsed()
    );
}

#[test]
fn touches_outputs_and_backups_build_nothing() {
    let dir = workspace();
    let mut watch = start(&dir, false);
    for n in 0..1000 {
        put(dir.path(), "cases/C-1.yaml", "a: 0\n");
        put(dir.path(), "cases/.C-1.yaml.swp", format!("{n}"));
        put(dir.path(), "out/ipop/agenda.html", format!("{n}"));
        put(dir.path(), "target/x", format!("{n}"));
    }
    assert!(!watch.next_change(Some(IDLE)).unwrap());
}

#[test]
fn a_build_on_each_change_comes_to_rest() {
    let dir = workspace();
    let mut watch = start(&dir, false);
    put(dir.path(), "cases/C-1.yaml", "a: 1\n");
    let mut builds = 0;
    while watch
        .next_change(Some(if builds == 0 { PATIENCE } else { IDLE }))
        .unwrap()
    {
        builds += 1;
        put(dir.path(), "out/index.html", format!("{builds}"));
        assert!(builds < 5, "builds cause builds");
    }
    assert_eq!(builds, 1);
}

#[test]
fn new_folders_and_those_that_come_back_are_seen() {
    let dir = workspace();
    let mut watch = start(&dir, false);
    put(dir.path(), "panels/ipop/2026-06-10.yaml", "a: 1\n");
    assert!(watch.next_change(Some(PATIENCE)).unwrap());
    put(dir.path(), "panels/ipop/2026-06-10.yaml", "a: 2\n");
    assert!(watch.next_change(Some(PATIENCE)).unwrap());

    fs::remove_dir_all(dir.path().join("cases")).unwrap();
    put(dir.path(), "cases/C-1.yaml", "a: 5\n");
    assert!(watch.next_change(Some(PATIENCE)).unwrap());
    put(dir.path(), "cases/C-1.yaml", "a: 6\n");
    assert!(watch.next_change(Some(PATIENCE)).unwrap());

    // Between two branches ipop.yaml may be gone for a moment, and that is a change too.
    fs::remove_file(dir.path().join("ipop.yaml")).unwrap();
    assert!(watch.next_change(Some(PATIENCE)).unwrap());
    put(dir.path(), "ipop.yaml", "name: x\n");
    assert!(watch.next_change(Some(PATIENCE)).unwrap());
}

#[test]
fn polling_sees_changes_too() {
    let dir = workspace();
    let mut watch = start(&dir, true);
    put(dir.path(), "cases/C-1.yaml", "a: 1, longer\n");
    assert!(watch.next_change(Some(PATIENCE)).unwrap());
    assert!(!watch.next_change(Some(IDLE)).unwrap());
}
