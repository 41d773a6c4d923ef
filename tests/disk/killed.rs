//! Builds that are killed, and many at once: real processes, this test binary being the child.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::io;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use ipop::publish::{FailPoints, Op, Output, Publisher, Scope, Trust};
use rayon::prelude::*;
use tempfile::tempdir;

use super::{path, put, tree};

/// Ends the process before its n-th step on the disk, running no destructor, as a kill does.
struct Killer {
    left: AtomicUsize,
}

impl FailPoints for Killer {
    fn before(&self, _: Op, _: &str) -> io::Result<()> {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 1 {
            std::process::exit(9);
        }
        Ok(())
    }
}

/// The papers of an edition: `a` and `b` share names but not contents, `c` has few of either.
fn edition(name: &str) -> Vec<Output> {
    let numbers: Vec<usize> = match name {
        "a" => (0..32).collect(),
        "b" => (4..64).collect(),
        _ => (0..3).collect(),
    };
    let paper = |n: usize| Output {
        path: path(&format!("ipop/m{}/p{n}.html", n % 5)),
        bytes: format!("{} {n} ", if n.is_multiple_of(4) { "same" } else { name })
            .repeat(50)
            .into_bytes(),
    };
    numbers.into_iter().map(paper).collect()
}

/// The child: does nothing unless the parent has set the variables.
#[test]
fn child() {
    let (Ok(out), Ok(name), Ok(step)) = (
        env::var("IPOP_OUT"),
        env::var("IPOP_EDITION"),
        env::var("IPOP_STEP"),
    ) else {
        return;
    };
    let points = Killer {
        left: AtomicUsize::new(step.parse().unwrap()),
    };
    let mut publisher = Publisher::open_with(Path::new(&out), || {}, &points).unwrap();
    let report = publisher
        .publish(edition(&name), &Scope::whole(), Trust::SizeAndTime)
        .unwrap();
    assert!(report.is_complete());
}

fn spawn(out: &Path, name: &str, step: usize) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "killed::child"])
        .env("IPOP_OUT", out)
        .env("IPOP_EDITION", name)
        .env("IPOP_STEP", step.to_string())
        .env("RAYON_NUM_THREADS", "1")
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

fn build(out: &Path, name: &str) {
    let mut publisher = Publisher::open(out, || {}).unwrap();
    let report = publisher
        .publish(edition(name), &Scope::whole(), Trust::SizeAndTime)
        .unwrap();
    assert!(report.is_complete());
}

/// How many steps it takes from edition `a` to edition `b`.
fn steps() -> usize {
    let dir = tempdir().unwrap();
    build(dir.path(), "a");
    let points = Killer {
        left: AtomicUsize::new(usize::MAX),
    };
    let mut publisher = Publisher::open_with(dir.path(), || {}, &points).unwrap();
    let report = publisher.publish(edition("b"), &Scope::whole(), Trust::SizeAndTime);
    assert!(report.unwrap().is_complete());
    usize::MAX - points.left.into_inner()
}

type Tree = BTreeMap<String, Vec<u8>>;

/// T20: killed before every seventh of its steps, and in the long run before each.
#[test]
fn no_half_files_no_lost_files_and_the_next_build_converges() {
    kill_before_every(7);
}

#[test]
#[ignore = "long: run by .ci/long"]
fn killed_before_each_step_the_next_build_converges() {
    kill_before_every(1);
}

fn kill_before_every(nth: usize) {
    let whole = ["a", "b", "c"].map(|name| {
        let dir = tempdir().unwrap();
        build(dir.path(), name);
        tree(dir.path())
    });
    let steps = steps();
    assert!(steps >= 200, "only {steps} steps to be killed at");
    (1..=steps)
        .into_par_iter()
        .filter(|step| step % nth == 0)
        .for_each(|step| kill_at(step, &whole));
}

fn kill_at(step: usize, [old, new, few]: &[Tree; 3]) {
    let dir = tempdir().unwrap();
    build(dir.path(), "a");
    put(dir.path(), "ipop/m1/notes.docx", "mine");
    let code = spawn(dir.path(), "b", step).wait().unwrap().code();
    assert_eq!(code, Some(9), "step {step}");

    let mut now = tree(dir.path());
    now.retain(|name, _| !name.contains("/.ipop-") && !name.starts_with(".ipop-"));
    for (name, bytes) in &now {
        let whole = [old.get(name), new.get(name)].contains(&Some(bytes));
        assert!(
            whole || name.ends_with("notes.docx"),
            "step {step}: half of {name}"
        );
    }
    for name in old.keys().filter(|name| new.contains_key(*name)) {
        assert!(now.contains_key(name), "step {step}: {name} is lost");
    }

    // The next build may well be of something else: nothing of the killed one may stay.
    let (next, expected) = if step.is_multiple_of(2) {
        ("b", new)
    } else {
        ("c", few)
    };
    build(dir.path(), next);
    let mut after = tree(dir.path());
    assert_eq!(
        after.remove("ipop/m1/notes.docx").as_deref(),
        Some(&b"mine"[..])
    );
    let all: BTreeSet<_> = after.keys().chain(expected.keys()).collect();
    let differ: Vec<_> = all
        .iter()
        .filter(|name| after.get(**name) != expected.get(**name))
        .collect();
    assert!(differ.is_empty(), "step {step}: {differ:?}");
}

/// T22: twenty processes at once.
#[test]
fn twenty_builds_at_once_give_what_one_gives() {
    let (dir, alone) = (tempdir().unwrap(), tempdir().unwrap());
    build(alone.path(), "b");
    build(dir.path(), "a");
    let children: Vec<Child> = (0..20)
        .map(|_| spawn(dir.path(), "b", usize::MAX))
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(tree(dir.path()), tree(alone.path()));
}
