//! `out/` after a build, and what a build must never do to it.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use ipop::publish::{Manifest, PublishError, Publisher, Report, Scope, Trust};
use tempfile::tempdir;

use super::{names, outputs, path, put, tree};

pub(crate) const FIRST: &[(&str, &str)] = &[
    ("index.html", "one"),
    ("ipop/2026-06-10/agenda.html", "C-0107 and C-0108"),
    ("ipop/2026-06-10/invites/amira.ics", "C-0107"),
    ("redbridge/tracker.xlsx", "rows"),
];
pub(crate) const SECOND: &[(&str, &str)] = &[
    ("index.html", "two"),
    ("ipop/2026-06-10/agenda.html", "C-0108"),
    ("redbridge/tracker.xlsx", "rows"),
];

pub(crate) fn build(out: &Path, files: &[(&str, &str)]) -> Report {
    build_scope(out, files, &Scope::whole())
}

fn build_scope(out: &Path, files: &[(&str, &str)], scope: &Scope) -> Report {
    let mut publisher = Publisher::open(out, || {}).unwrap();
    publisher
        .publish(outputs(files), scope, Trust::SizeAndTime)
        .unwrap()
}

pub(crate) fn listed(out: &Path) -> Vec<String> {
    let manifest = Manifest::parse(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
    manifest
        .files()
        .map(|entry| entry.path.to_string())
        .collect()
}

fn modified(out: &Path, at: &str) -> SystemTime {
    fs::metadata(out.join(at)).unwrap().modified().unwrap()
}

#[test]
fn a_build_writes_and_the_next_touches_only_what_differs() {
    let dir = tempdir().unwrap();
    let out = dir.path().join("out");
    let report = build(&out, FIRST);
    assert_eq!(report.written.len(), 4);
    assert!(report.is_complete());
    let manifest = String::from_utf8(fs::read(out.join("manifest.json")).unwrap()).unwrap();
    assert!(manifest.contains("\"program\": \"ipop\""));
    assert!(!manifest.contains(&dir.path().display().to_string()));

    // An old date shows whether a file is touched, whatever the clock's grain.
    let old = SystemTime::now() - Duration::from_secs(100_000);
    for at in ["redbridge/tracker.xlsx", "manifest.json"] {
        fs::File::options()
            .append(true)
            .open(out.join(at))
            .unwrap()
            .set_modified(old)
            .unwrap();
    }
    let before = ["redbridge/tracker.xlsx", "manifest.json"].map(|at| modified(&out, at));
    let report = build(&out, FIRST);
    assert_eq!((report.written.len(), report.unchanged.len()), (0, 4));
    assert_eq!(
        before,
        ["redbridge/tracker.xlsx", "manifest.json"].map(|at| modified(&out, at))
    );

    let report = build(&out, SECOND);
    assert_eq!(
        names(&report.written),
        ["index.html", "ipop/2026-06-10/agenda.html"]
    );
    assert_eq!(names(&report.unchanged), ["redbridge/tracker.xlsx"]);
    assert_eq!(modified(&out, "redbridge/tracker.xlsx"), before[0]);
}

/// T23.
#[test]
fn a_withdrawn_case_leaves_nothing_behind() {
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), FIRST).is_complete());
    let report = build(dir.path(), SECOND);
    assert_eq!(
        names(&report.removed),
        ["ipop/2026-06-10/invites/amira.ics"]
    );
    assert!(
        !dir.path().join("ipop/2026-06-10/invites").exists(),
        "empty folders go too"
    );
    let all = tree(dir.path());
    assert!(
        all.values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("C-0107"))
    );
    assert_eq!(
        listed(dir.path()),
        [
            "index.html",
            "ipop/2026-06-10/agenda.html",
            "redbridge/tracker.xlsx"
        ]
    );
}

/// T24.
#[test]
fn what_is_not_ours_is_never_deleted() {
    let dir = tempdir().unwrap();
    let out = dir.path();
    put(out, "notes.docx", "mine");
    put(out, "ipop/2026-06-10/invites/notes.docx", "mine too");
    assert!(build(out, FIRST).is_complete());
    put(out, "ipop/2026-06-10/invites/amira.ics", "edited by hand");
    let report = build(out, SECOND);
    assert_eq!(
        names(&report.kept_edited),
        ["ipop/2026-06-10/invites/amira.ics"]
    );
    assert!(report.removed.is_empty());
    let all = tree(out);
    assert_eq!(all["notes.docx"], b"mine");
    assert_eq!(all["ipop/2026-06-10/invites/notes.docx"], b"mine too");
    assert_eq!(all["ipop/2026-06-10/invites/amira.ics"], b"edited by hand");
    // It is mentioned again each time, and goes once it is ours again.
    assert_eq!(build(out, SECOND).kept_edited.len(), 1);
    put(out, "ipop/2026-06-10/invites/amira.ics", "C-0107");
    assert_eq!(build(out, SECOND).removed.len(), 1);
}

#[test]
fn leftovers_are_known_without_a_manifest_too() {
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), FIRST).is_complete());
    put(dir.path(), "manifest.json", "<<<<<<< HEAD");
    assert_eq!(build(dir.path(), SECOND).removed.len(), 1);
    fs::remove_file(dir.path().join(".cache.json")).unwrap();
    assert_eq!(build(dir.path(), &SECOND[..1]).removed.len(), 2);
}

#[test]
fn a_manifest_cannot_send_us_elsewhere() {
    let dir = tempdir().unwrap();
    let out = dir.path().join("out");
    assert!(build(&out, FIRST).is_complete());
    put(dir.path(), "C-0107.yaml", "one");
    let text = fs::read_to_string(out.join("manifest.json")).unwrap();
    put(
        &out,
        "manifest.json",
        text.replace("index.html", "../C-0107.yaml"),
    );
    let _ = build(&out, SECOND);
    assert!(dir.path().join("C-0107.yaml").exists());
}

#[test]
fn issued_copies_stay_as_they_were_sent() {
    let dir = tempdir().unwrap();
    let sent = "ipop/2026-06-10/issued/1/agenda.html";
    assert!(build(dir.path(), &[(sent, "as sent"), ("index.html", "one")]).is_complete());
    let report = build(dir.path(), &[("index.html", "one")]);
    assert!(report.removed.is_empty() && report.kept_edited.is_empty());
    assert_eq!(listed(dir.path()), ["index.html", sent]);
    let report = build(dir.path(), &[("index.html", "one"), (sent, "otherwise")]);
    assert_eq!(report.failed[0].path, path(sent));
    assert_eq!(tree(dir.path())[sent], b"as sent");
    assert_eq!(listed(dir.path()), ["index.html", sent]);
}

#[test]
fn a_filtered_build_keeps_to_its_scope() {
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), FIRST).is_complete());
    let scope = Scope::only([path("ipop/2026-06-10"), path("index.html")]);
    let report = build_scope(dir.path(), &[("index.html", "two")], &scope);
    assert_eq!(report.removed.len(), 2);
    assert_eq!(listed(dir.path()), ["index.html", "redbridge/tracker.xlsx"]);
    assert_eq!(tree(dir.path())["redbridge/tracker.xlsx"], b"rows");

    let scope = Scope::whole().except([path("redbridge")]);
    let _ = build_scope(dir.path(), &[], &scope);
    assert_eq!(listed(dir.path()), ["redbridge/tracker.xlsx"]);
    fs::remove_file(dir.path().join("redbridge/tracker.xlsx")).unwrap();
    let _ = build_scope(dir.path(), &[], &scope);
    assert!(
        listed(dir.path()).is_empty(),
        "what somebody deleted is not listed"
    );
}

#[test]
fn an_edit_is_found_by_size_or_time_or_by_reading() {
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), FIRST).is_complete());
    let time = modified(dir.path(), "index.html");
    put(dir.path(), "index.html", "two");
    let file = fs::File::options()
        .append(true)
        .open(dir.path().join("index.html"))
        .unwrap();
    file.set_modified(time).unwrap();
    drop(file);
    assert!(
        build(dir.path(), FIRST).written.is_empty(),
        "same size and time are trusted"
    );
    let mut publisher = Publisher::open(dir.path(), || {}).unwrap();
    let report = publisher
        .publish(outputs(FIRST), &Scope::whole(), Trust::Content)
        .unwrap();
    assert_eq!(names(&report.written), ["index.html"]);
    drop(publisher);
    put(dir.path(), "index.html", "edited");
    assert_eq!(names(&build(dir.path(), FIRST).written), ["index.html"]);
}

#[test]
fn names_that_windows_takes_for_one_write_nothing() {
    let dir = tempdir().unwrap();
    let mut publisher = Publisher::open(dir.path(), || {}).unwrap();
    let files = outputs(&[("ipop/A.html", "1"), ("ipop/a.html", "2")]);
    let error = publisher
        .publish(files, &Scope::whole(), Trust::SizeAndTime)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`ipop/A.html` and `ipop/a.html` would be the same file on Windows, so nothing was written; rename one of the two"
    );
    assert!(tree(dir.path()).is_empty());
}

#[test]
fn a_path_in_the_way_fails_alone() {
    let dir = tempdir().unwrap();
    put(dir.path(), "ipop", "a file where a folder should be");
    fs::create_dir(dir.path().join("index.html")).unwrap();
    let report = build(dir.path(), FIRST);
    assert_eq!(report.failed.len(), 3);
    assert_eq!(listed(dir.path()), ["redbridge/tracker.xlsx"]);
}

#[cfg(unix)]
#[test]
fn colleagues_can_read_the_papers() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), FIRST).is_complete());
    put(dir.path(), "ordinary", "");
    let mode = |at: &str| {
        fs::metadata(dir.path().join(at))
            .unwrap()
            .permissions()
            .mode()
    };
    assert_eq!(mode("index.html"), mode("ordinary"));
}

#[cfg(unix)]
#[test]
fn a_new_spelling_replaces_the_old() {
    let dir = tempdir().unwrap();
    assert!(build(dir.path(), &[("ipop/A.html", "1")]).is_complete());
    assert!(build(dir.path(), &[("ipop/a.html", "1")]).is_complete());
    assert_eq!(listed(dir.path()), ["ipop/a.html"]);
    assert_eq!(tree(dir.path()).len(), 2);
}

#[test]
fn a_new_source_never_overwrites() {
    let dir = tempdir().unwrap();
    let out = tempdir().unwrap();
    let publisher = Publisher::open(out.path(), || {}).unwrap();
    let case = path("cases/C-0107.yaml");
    publisher.write_new(dir.path(), &case, b"new").unwrap();
    for again in ["cases/C-0107.yaml", "cases/c-0107.yaml"] {
        let error = publisher
            .write_new(dir.path(), &path(again), b"other")
            .unwrap_err();
        assert!(
            matches!(error, PublishError::AlreadyThere { .. }),
            "{error}"
        );
    }
    let mut all = tree(dir.path());
    // The lock of sources has a folder of its own.
    all.retain(|name, _| !name.starts_with(".ipop/"));
    assert_eq!(all.len(), 1);
    assert_eq!(all["cases/C-0107.yaml"], b"new");
}
