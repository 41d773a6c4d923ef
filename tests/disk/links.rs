//! Links in `out/`, which may lead anywhere.

use std::fs;
use std::os::unix::fs::symlink;

use ipop::publish::{PublishError, Publisher};
use tempfile::tempdir;

use super::publish::{FIRST, build};
use super::{names, put, tree};

#[test]
fn links_are_never_followed() {
    let dir = tempdir().unwrap();
    let (out, elsewhere) = (dir.path().join("out"), dir.path().join("elsewhere"));
    put(&elsewhere, "tracker.xlsx", "rows");
    put(&elsewhere, "index.html", "one");
    fs::create_dir(&out).unwrap();
    symlink(&elsewhere, out.join("redbridge")).unwrap();
    symlink(elsewhere.join("index.html"), out.join("index.html")).unwrap();
    let report = build(&out, FIRST);
    assert_eq!(report.failed.len(), 1, "behind a linked folder");
    assert!(report.failed[0].message.contains("link"));
    assert!(
        !out.join("index.html").is_symlink(),
        "a link in a file's place is replaced"
    );
    let _ = build(&out, &[("index.html", "two")]);
    let there = tree(&elsewhere);
    assert_eq!(
        (&there["index.html"][..], &there["tracker.xlsx"][..]),
        (&b"one"[..], &b"rows"[..])
    );

    symlink(&elsewhere, dir.path().join("linked")).unwrap();
    let error = Publisher::open(&dir.path().join("linked"), || {})
        .err()
        .unwrap();
    assert!(matches!(error, PublishError::Link { .. }));
}

#[test]
fn a_leftover_behind_a_link_is_left() {
    let dir = tempdir().unwrap();
    let (out, elsewhere) = (dir.path().join("out"), dir.path().join("elsewhere"));
    assert!(build(&out, FIRST).is_complete());
    fs::rename(out.join("redbridge"), &elsewhere).unwrap();
    symlink(&elsewhere, out.join("redbridge")).unwrap();
    let report = build(&out, &[]);
    assert_eq!(names(&report.kept_edited), ["redbridge/tracker.xlsx"]);
    assert!(elsewhere.join("tracker.xlsx").exists());
}
