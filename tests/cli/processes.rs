//! The program as a process among others: what it is run in makes no difference (T32), many at once are as one
//! (T22), and a kill, a full disk or a folder that nobody may write to loses nothing (T20).

use crate::interrupted::{assert_whole, is_record, tree};
use crate::issue::fresh;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

const IPOP: &str = env!("CARGO_BIN_EXE_ipop");
const AS_OF: [&str; 2] = ["--as-of", "2026-06-04"];

fn ipop(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(IPOP);
    command.args(arguments).args(AS_OF).current_dir(folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn started(folder: &Path, arguments: &[&str]) -> Child {
    ipop(folder, arguments).spawn().expect("the program")
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(text).expect("UTF-8")
}

/// What a build left, without our records, which say when it was.
fn results(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let mut results = tree(workspace);
    results.retain(|path, _| !is_record(path) || path == "out/manifest.json");
    results
}

/// The same files in a folder that differs in everything which is no file's content.
fn elsewhere(files: &BTreeMap<String, Vec<u8>>, folder: &Path) {
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

/// The script in a shell that may not overrule a folder's permissions.
#[cfg(unix)]
fn without_privileges(script: &str) -> Command {
    let mut command = Command::new("sh");
    let is_root = Command::new("id").arg("-u").output().expect("id").stdout == b"0\n";
    if is_root {
        command = Command::new("setpriv");
        command.args(["--bounding-set", "-all", "--inh-caps", "-all", "sh"]);
    }
    command.args(["-c", script, "sh"]);
    command
}

/// Each folder in which a command writes, closed to it: it says so, and nothing has changed.
#[cfg(unix)]
#[test]
fn a_folder_that_nobody_may_write_to() {
    let issue = "issue demo 2026-06-10 agenda";
    for (command, folder, changes) in [
        ("build", "out/demo/2026-06-10", true),
        ("build", "out", true),
        ("build", ".", false),
        (issue, "out/demo/2026-06-10", false),
        (issue, "panels/demo", false),
        (issue, "out", false),
    ] {
        let workspace = fresh();
        if folder == "." {
            fs::remove_dir_all(workspace.path().join("out")).expect("removed");
        }
        if changes {
            let meeting = workspace.read("panels/demo/2026-06-10.yaml");
            let meeting = meeting.replace("Committee Room 2", "Committee Room 3");
            workspace.write("panels/demo/2026-06-10.yaml", meeting);
        }
        let before = tree(&workspace);
        let script = format!(
            "cd \"$1\" && chmod 555 '{folder}' && \"$2\" {command} --as-of 2026-06-04; code=$?; chmod 755 '{folder}'; exit $code"
        );
        let ran = without_privileges(&script)
            .arg(workspace.path())
            .arg(IPOP)
            .output()
            .expect("a shell");
        let about = format!("{command}, {folder}: {}", said(&ran));
        assert_eq!(ran.status.code(), Some(3), "{about}");
        assert!(
            said(&ran).contains("error: ") && !said(&ran).contains(".tmp\""),
            "{about}"
        );
        let now = tree(&workspace);
        for (path, bytes) in &before {
            let here = folder == "out" || Path::new(path).parent() == Some(Path::new(folder));
            assert!(now.contains_key(path), "{about}: {path} is lost");
            assert!(
                !here || is_record(path) || now.get(path) == Some(bytes),
                "{about}: {path}"
            );
        }
        let again = ipop(workspace.path(), &command.split(' ').collect::<Vec<_>>())
            .output()
            .expect("the program");
        assert!(again.status.success(), "{about}: {}", said(&again));
    }
}

/// A folder that may not be read is not one that is empty (T7).
#[cfg(unix)]
#[test]
fn a_folder_that_nobody_may_read() {
    let folders = [
        "panels/demo",
        "panels/demo/terms",
        "panels",
        "cases",
        "registers",
    ];
    let workspace = Workspace::built();
    let before = results(&workspace);
    for folder in folders {
        for more in ["", "--all", "--panel demo"] {
            let script = format!(
                "cd \"$1\" && chmod 000 '{folder}' && \"$2\" build {more} --as-of 2026-06-04; code=$?; chmod 755 '{folder}'; exit $code"
            );
            let ran = without_privileges(&script)
                .arg(workspace.path())
                .arg(IPOP)
                .output()
                .expect("a shell");
            let about = format!("{folder} {more}: {}", said(&ran));
            let code = ran.status.code();
            assert!(code == Some(1) || code == Some(2), "{about}");
            assert!(code == Some(2) || about.contains(" 0 removed\n"), "{about}");
            assert!(about.contains(folder), "{about}");
            let now = results(&workspace);
            for path in before.keys() {
                assert!(now.contains_key(path), "{about}: {path} is lost");
            }
        }
        let again = ipop(workspace.path(), &["build"])
            .output()
            .expect("the program");
        assert!(again.status.success(), "{folder}: {}", said(&again));
        assert!(results(&workspace) == before, "{folder}");
    }
}

/// A disk of its own that is really full, where the system lets us have one.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full() {
    let script = r#"
set -e
top=$1 binary=$2
mount -t tmpfs -o size=4m none "$1/disk" || exit 99
cp -r "$1/workspace/." "$1/disk"
cd "$1/disk"
"$2" build --as-of 2026-06-04 > /dev/null
sum() { find . -type f ! -name '.lock' ! -name filler -exec sha256sum {} + | sort -k 2; }
sum > "$1/before"
tried() {
    code=0
    "$binary" $1 --as-of 2026-06-04 > /dev/null 2> "$top/said" || code=$?
    echo "$1: $code" >> "$top/codes"
    cat "$top/said" >> "$top/codes"
}
full() { dd if=/dev/zero of=filler bs=1k 2> /dev/null || true; }
full
tried "issue demo 2026-06-10 agenda"
rm filler
sed -i 's/Committee Room 2/Committee Room 3/' panels/demo/2026-06-10.yaml
full
tried build
rm filler
sed -i 's/Committee Room 3/Committee Room 2/' panels/demo/2026-06-10.yaml
sum > "$1/after"
"$2" build --as-of 2026-06-04 > /dev/null
"$2" issue demo 2026-06-10 agenda --as-of 2026-06-04 > /dev/null
"#;
    let folder = tempfile::tempdir().expect("a folder");
    let base = Workspace::base();
    fs::remove_file(base.path().join("panels/demo/2026-06-10.issued.yaml"))
        .expect("the base has a ledger");
    elsewhere(&tree(&base), &folder.path().join("workspace"));
    fs::create_dir(folder.path().join("disk")).expect("a folder");
    let unshared = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(IPOP)
        .output();
    let Ok(ran) = unshared else { return };
    let refused = ran.status.code() == Some(99) || said(&ran).starts_with("unshare: ");
    if refused {
        eprintln!("not tried: no disk of our own may be mounted here");
        return;
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    assert!(ran.status.success(), "{}{}", said(&ran), read("codes"));
    assert_eq!(read("before"), read("after"));
    let codes = read("codes");
    assert!(
        codes.contains("build: 3\n") && codes.contains("agenda: 3\n"),
        "{codes}"
    );
    assert!(codes.contains("there is no room on the disk"), "{codes}");
}

/// What is said into a pipe or a file that takes nothing ends the program, and the papers are whole.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written() {
    let workspace = fresh();
    for command in [
        &["check"][..],
        &["build"],
        &["terms", "demo"],
        &["explain", "P-12"],
    ] {
        let full = fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("a device");
        let ran = ipop(workspace.path(), command)
            .stdout(full)
            .output()
            .expect("the program");
        assert_eq!(ran.status.code(), Some(3), "{command:?}: {}", said(&ran));
        assert!(
            said(&ran).starts_with("error: "),
            "{command:?}: {}",
            said(&ran)
        );
    }
}

/// A workspace that is deleted or moved away while it is watched: the command ends and says so, and does not put
/// an empty folder in its place.
#[test]
fn a_watch_ends_with_its_workspace() {
    for (poll, moved) in [(false, false), (false, true), (true, false), (true, true)] {
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
