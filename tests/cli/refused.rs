//! What the disk refuses: folders that may not be read or written, a disk that is full, output that nobody takes
//! (T7, T20).

use crate::interrupted::{is_record, tree};
use crate::issue::fresh;
use crate::processes::{IPOP, elsewhere, ipop, results, said};
use crate::workspace::Workspace;
use std::fs;
use std::path::Path;
use std::process::Command;

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
