//! What the program says, and what it puts down beside the papers, holds no text of a case (T18, T19).

use crate::cases::workspace;
use crate::made::CANARY;
use crate::mutate::mutate;
use crate::papers::laid_out;
use crate::random::Random;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

/// Every file below a folder, whatever it is called.
fn files(folder: &Path) -> Vec<String> {
    let all = walkdir::WalkDir::new(folder).into_iter();
    let files = all.filter_map(|entry| entry.ok().filter(|entry| entry.file_type().is_file()));
    files
        .map(|entry| entry.path().display().to_string())
        .collect()
}

/// Each command as a process of its own, in a home of its own: it says no text of a case, and what it
/// writes lies in `out/` and in the ledger, not in a temporary folder nor in a cache elsewhere.
#[test]
fn commands_say_and_leave_nothing() {
    let folder = laid_out(&workspace(7));
    let home = tempfile::tempdir().expect("a folder");
    let ipop = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ipop"));
        command
            .args(arguments)
            .args(["--as-of", "2026-06-04"])
            .current_dir(folder.path());
        for name in [
            "HOME",
            "TMPDIR",
            "XDG_CACHE_HOME",
            "XDG_RUNTIME_DIR",
            "XDG_DATA_HOME",
        ] {
            command.env(name, home.path());
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    for arguments in [
        &["check"][..],
        &["check", "--all", "--format", "short"],
        &["build", "--panel", "demo"],
        &["issue", "demo", "2026-06-10", "agenda"],
        &["issue", "demo", "2026-06-10", "invites"],
        &["terms", "demo"],
        &["who", "C-0107"],
        &[],
    ] {
        let ran = ipop(arguments).output().expect("the program");
        assert!(
            ran.status.code().is_some_and(|code| code < 3),
            "{arguments:?}: {ran:?}"
        );
        for said in [ran.stdout, ran.stderr] {
            let said = String::from_utf8(said).expect("UTF-8");
            assert!(!said.contains(CANARY), "{arguments:?}: {said}");
        }
    }
    let mut watch = ipop(&["watch"]).spawn().expect("the program");
    let mut out = BufReader::new(watch.stdout.take().expect("a pipe"));
    let mut said = String::new();
    while !said.contains("waiting for changes") {
        assert!(out.read_line(&mut said).expect("a line") > 0, "{said}");
    }
    watch.kill().expect("ended");
    let mut err = watch.stderr.take().expect("a pipe");
    err.read_to_string(&mut said).expect("text");
    watch.wait().expect("ended");
    assert!(said.contains("made, ") && !said.contains(CANARY), "{said}");
    assert_eq!(files(home.path()), [""; 0], "left elsewhere");
    for file in files(folder.path()) {
        assert!(!file.contains("/.ipop-"), "{file} is left");
    }
}

/// A slip makes a text into a key, a key into a text and a list into a line; no message repeats it.
#[test]
fn no_message_repeats_a_text_after_a_slip() {
    for seed in 0..2 {
        let made = workspace(seed);
        let folder = laid_out(&made);
        let mut random = Random(seed);
        for _ in 0..15 {
            let (path, text) = &made.files[random.below(made.files.len())];
            if !text.contains(CANARY) {
                continue;
            }
            let mut bytes = text.clone().into_bytes();
            mutate(&mut random, &mut bytes);
            folder.write(path, &bytes);
            for format in ["human", "short"] {
                let ran = folder.run(&["check", "--all", "--format", format]);
                let said = ran.out + &ran.err;
                assert!(
                    !said.to_lowercase().contains(CANARY),
                    "{path}:\n{said}\n{}",
                    String::from_utf8_lossy(&bytes)
                );
            }
            folder.write(path, text);
        }
    }
}
