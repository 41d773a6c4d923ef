//! The program as a process among others: what it is run in makes no difference (T32), many at once are as one
//! (T22), and a kill loses nothing (T20).

use crate::interrupted::{assert_whole, is_record, tree};
use crate::issue::fresh;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

pub(crate) const IPOP: &str = env!("CARGO_BIN_EXE_ipop");
const AS_OF: [&str; 2] = ["--as-of", "2026-06-04"];

pub(crate) fn ipop(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(IPOP);
    command.args(arguments).args(AS_OF).current_dir(folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn started(folder: &Path, arguments: &[&str]) -> Child {
    ipop(folder, arguments).spawn().expect("the program")
}

pub(crate) fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(text).expect("UTF-8")
}

/// What a build left, without our records, which say when it was.
pub(crate) fn results(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let mut results = tree(workspace);
    results.retain(|path, _| !is_record(path) || path == "out/manifest.json");
    results
}

/// The same files in a folder that differs in everything which is no file's content.
pub(crate) fn elsewhere(files: &BTreeMap<String, Vec<u8>>, folder: &Path) {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for (number, (path, bytes)) in files.iter().rev().enumerate() {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(&place, bytes).expect("a file");
        let file = fs::File::options()
            .append(true)
            .open(&place)
            .expect("a file");
        let time = long_ago + Duration::from_secs(number as u64 * 86_400);
        file.set_modified(time).expect("a time");
    }
}

/// The command as nobody in particular, where we may become that.
#[cfg(unix)]
fn as_nobody(folder: &Path, script: &str) -> Command {
    const NOBODY: u32 = 65_534;
    let mut command = Command::new("sh");
    let mine = std::os::unix::fs::MetadataExt::uid(&fs::metadata(folder).expect("a folder"));
    if mine == 0 {
        for entry in walkdir::WalkDir::new(folder) {
            let path = entry.expect("an entry").into_path();
            std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).expect("given away");
        }
        let nobody = NOBODY.to_string();
        command = Command::new("setpriv");
        command.args([
            "--reuid",
            &nobody,
            "--regid",
            &nobody,
            "--clear-groups",
            "sh",
        ]);
    }
    command.args(["-c", script, "sh"]);
    command
}

/// T32.
#[cfg(unix)]
#[test]
fn what_it_is_run_in_makes_no_difference() {
    let (one, base) = (tempfile::tempdir().expect("a folder"), Workspace::base());
    let source = tree(&base);
    let ran = ipop(base.path(), &["build", "--all"])
        .output()
        .expect("the program");
    assert!(ran.status.success(), "{}", said(&ran));
    let other = one.path().join("Ein anderer Ordner ü/2/3");
    elsewhere(&source, &other);
    // Whoever else runs it must get at the program.
    let program = one.path().join("ipop");
    if fs::hard_link(IPOP, &program).is_err() {
        fs::copy(IPOP, &program).expect("a copy");
    }
    fs::set_permissions(
        one.path(),
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )
    .expect("open");
    let mut command = as_nobody(&other, "umask 077; exec \"$@\"");
    command
        .arg(&program)
        .args(["build", "--all", "--root"])
        .arg(&other)
        .args(AS_OF);
    for (name, value) in [
        ("TZ", "Pacific/Auckland"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "de_DE.ISO-8859-1"),
        ("HOME", "/nonexistent"),
        ("USER", "somebody-else"),
        ("RAYON_NUM_THREADS", "7"),
        ("COLUMNS", "20"),
        ("NO_COLOR", "1"),
    ] {
        command.env(name, value);
    }
    let ran = command.current_dir("/").output().expect("the program");
    assert!(ran.status.success(), "{}", said(&ran));
    let (here, there) = (results(&base), results(&Workspace::in_place(other)));
    assert!(here.len() > 80 && here.contains_key("out/manifest.json"));
    let differing: Vec<&String> = here
        .keys()
        .chain(there.keys())
        .filter(|path| here.get(*path) != there.get(*path))
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
}

/// T22: builds, and entries into a ledger.
#[test]
fn twenty_at_once_are_as_one() {
    let (alone, together) = (fresh(), fresh());
    for workspace in [&alone, &together] {
        let meeting = workspace.read("panels/demo/2026-06-10.yaml");
        let meeting = meeting.replace("Committee Room 2", "Committee Room 3");
        workspace.write("panels/demo/2026-06-10.yaml", meeting);
    }
    let one = |arguments: &[&str]| {
        let ran = ipop(alone.path(), arguments).output().expect("the program");
        assert!(ran.status.success(), "{}", said(&ran));
    };
    let twenty = |arguments: &[&str]| -> Vec<String> {
        let children: Vec<Child> = (0..20)
            .map(|_| started(together.path(), arguments))
            .collect();
        let ended = children.into_iter().map(|child| {
            let ran = child.wait_with_output().expect("the program");
            assert!(ran.status.success(), "{}", said(&ran));
            said(&ran)
        });
        ended.collect()
    };
    one(&["build"]);
    twenty(&["build"]);
    assert!(results(&alone) == results(&together));
    let issue = ["issue", "demo", "2026-06-10", "agenda"];
    one(&issue);
    let told = twenty(&issue);
    let recorded = told
        .iter()
        .filter(|said| said.starts_with("recorded: "))
        .count();
    assert_eq!(recorded, 1, "{told:?}");
    assert!(results(&alone) == results(&together));
}

/// T20, in earnest: killed at any moment, also between two of our steps.
#[cfg(unix)]
#[test]
#[ignore = "long: two hundred kills"]
fn killed_at_two_hundred_moments_nothing_is_lost() {
    let workspace = fresh();
    let commands: [&[&str]; 3] = [
        &["build"],
        &["issue", "demo", "2026-06-10", "agenda"],
        &["issue", "demo", "2026-06-10", "invites"],
    ];
    let kept = workspace.kept();
    for command in commands {
        let changed = || {
            let workspace = kept.unpacked();
            if command == ["build"] {
                let meeting = workspace.read("panels/demo/2026-06-10.yaml");
                let meeting = meeting.replace("Committee Room 2", "Committee Room 3");
                workspace.write("panels/demo/2026-06-10.yaml", meeting);
            }
            workspace
        };
        let whole = changed();
        let before = tree(&whole);
        let began = Instant::now();
        let ran = ipop(whole.path(), command).output().expect("the program");
        let took = began.elapsed();
        assert!(ran.status.success(), "{}", said(&ran));
        let after = tree(&whole);
        for moment in 0..67 {
            let about = format!("{command:?}, killed at {moment} of 67");
            let workspace = changed();
            let mut child = started(workspace.path(), command);
            std::thread::sleep(took * moment / 60);
            child.kill().expect("killed");
            child.wait().expect("ended");
            let mut now = tree(&workspace);
            now.retain(|path, _| !path.contains("/.ipop-"));
            assert_whole(&about, &now, &before, &after);
            let again = ipop(workspace.path(), command)
                .output()
                .expect("the program");
            assert!(again.status.success(), "{about}: {}", said(&again));
            assert!(results(&workspace) == results(&whole), "{about}, again");
        }
    }
}

/// A workspace that is deleted or moved away while it is watched: the command ends and says so, and does not put
/// an empty folder in its place.
#[test]
fn a_watch_ends_with_its_workspace() {
    watch_ends([(false, false), (true, true)]);
}

#[test]
#[ignore = "long: the other two of four, each of which waits"]
fn a_watch_ends_with_its_workspace_in_other_ways() {
    watch_ends([(false, true), (true, false)]);
}

fn watch_ends(ways: [(bool, bool); 2]) {
    for (poll, moved) in ways {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("workspace");
        elsewhere(&tree(&Workspace::base()), &root);
        let flags: &[&str] = if poll {
            &["watch", "--poll"]
        } else {
            &["watch"]
        };
        let mut watch = ipop(&root, flags)
            .current_dir("/")
            .arg("--root")
            .arg(&root)
            .spawn()
            .expect("the program");
        let mut out = BufReader::new(watch.stdout.take().expect("a pipe"));
        let mut said = String::new();
        while !said.contains("waiting for changes") {
            assert!(out.read_line(&mut said).expect("a line") > 0, "{said}");
        }
        if moved {
            fs::rename(&root, folder.path().join("elsewhere")).expect("moved");
        } else {
            fs::remove_dir_all(&root).expect("removed");
        }
        let patience = Instant::now();
        let ended = loop {
            if let Some(ended) = watch.try_wait().expect("a state") {
                break Some(ended);
            }
            if patience.elapsed() > Duration::from_secs(30) {
                break None;
            }
            std::thread::sleep(Duration::from_millis(100));
        };
        let _ = watch.kill();
        let mut err = String::new();
        watch
            .stderr
            .take()
            .expect("a pipe")
            .read_to_string(&mut err)
            .expect("text");
        let about = format!("poll {poll}, moved {moved}: {err}");
        assert_eq!(ended.and_then(|ended| ended.code()), Some(2), "{about}");
        assert!(
            err.ends_with("error: the workspace's folder is no longer there\n"),
            "{about}"
        );
        assert!(!root.exists(), "{about}");
    }
}
