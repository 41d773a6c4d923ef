//! Disks that are full and files that are held open.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ipop::publish::{FailPoints, Op, PublishError, Publisher, Report, Scope, Trust};
use tempfile::tempdir;

use super::publish::{FIRST, SECOND, build, listed};
use super::{names, outputs, path, tree};

/// Fails one kind of step on one path, so many times.
struct Failing {
    op: Op,
    path: &'static str,
    error: io::ErrorKind,
    times: AtomicUsize,
}

impl FailPoints for Failing {
    fn before(&self, op: Op, path: &str) -> io::Result<()> {
        let hit = op == self.op && path.ends_with(self.path);
        let left = |left: usize| left.checked_sub(1);
        if hit
            && self
                .times
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, left)
                .is_ok()
        {
            return Err(self.error.into());
        }
        Ok(())
    }

    fn pause(&self, _: Duration) {}
}

fn build_failing(
    out: &Path,
    files: &[(&str, &str)],
    op: Op,
    at: &'static str,
    error: io::ErrorKind,
    times: usize,
) -> Result<Report, PublishError> {
    let points = Failing {
        op,
        path: at,
        error,
        times: AtomicUsize::new(times),
    };
    let mut publisher = Publisher::open_with(out, || {}, &points)?;
    publisher.publish(outputs(files), &Scope::whole(), Trust::SizeAndTime)
}

/// T21.
#[test]
fn a_file_that_excel_holds_open_is_tried_again_then_named() {
    let dir = tempdir().unwrap();
    let changed = &[
        ("index.html", "two"),
        ("redbridge/tracker.xlsx", "more rows"),
    ];
    assert!(build(dir.path(), FIRST).is_complete());
    let held = |op, times| {
        build_failing(
            dir.path(),
            changed,
            op,
            "tracker.xlsx",
            io::ErrorKind::ResourceBusy,
            times,
        )
        .unwrap()
    };
    let report = held(Op::Rename, 21);
    assert!(!report.is_complete());
    assert_eq!(
        names(&report.written),
        ["index.html"],
        "the others go ahead"
    );
    let shown = dir.path().join("redbridge").join("tracker.xlsx");
    assert_eq!(
        report.failed[0].message,
        format!(
            "{} is open, probably in Excel, so the earlier version is still there. Close it and run the build again.",
            shown.display()
        )
    );
    assert_eq!(tree(dir.path())["redbridge/tracker.xlsx"], b"rows");
    assert_eq!(listed(dir.path()), ["index.html", "redbridge/tracker.xlsx"]);

    let report = held(Op::Rename, 20);
    assert_eq!(
        names(&report.written),
        ["redbridge/tracker.xlsx"],
        "closed within 2 s"
    );
}

#[test]
fn a_leftover_that_is_held_open_is_removed_by_the_next_build() {
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), FIRST).is_complete());
    let report = build_failing(
        dir.path(),
        &SECOND[..2],
        Op::Remove,
        "tracker.xlsx",
        io::ErrorKind::ResourceBusy,
        99,
    )
    .unwrap();
    assert_eq!(report.failed[0].path, path("redbridge/tracker.xlsx"));
    assert_eq!(listed(dir.path()).len(), 3);
    assert_eq!(
        names(&build(dir.path(), &SECOND[..2]).removed),
        ["redbridge/tracker.xlsx"]
    );
}

/// T20: a full disk.
#[test]
fn a_full_disk_changes_nothing() {
    for op in [Op::MakeFolder, Op::WriteTemp, Op::MidWrite, Op::Flush] {
        let dir = tempdir().unwrap();
        assert!(build(dir.path(), FIRST).is_complete());
        let before = tree(dir.path());
        let mut files = SECOND.to_vec();
        files.push(("ipop/2026-06-24/invites/b.ics", "new"));
        let at = if op == Op::MakeFolder {
            "invites"
        } else {
            "b.ics"
        };
        let error =
            build_failing(dir.path(), &files, op, at, io::ErrorKind::StorageFull, 1).unwrap_err();
        assert!(matches!(error, PublishError::NoSpace { .. }), "{error}");
        assert_eq!(tree(dir.path()), before, "{op:?}");
        assert!(!dir.path().join("ipop/2026-06-24").exists());
        assert_eq!(build(dir.path(), &files).written.len(), 3);
    }
}
