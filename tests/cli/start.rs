//! `ipop init`, `ipop new terms` and `ipop doctor`: what they refuse, what they leave alone, and what is left when
//! they are ended.

use crate::first_hour::{begun, files};
use crate::interrupted::{Disk, Fault};
use crate::processes::{ipop, said};
use crate::workspace::Workspace;
use ipop::cli::Exit;
use ipop::pipeline::start::BuiltIn;
use ipop::publish::{FailPoints, Op};
use ipop::schema::FileKind;
use std::process::{Command, Stdio};

const INIT: [&str; 7] = [
    "init",
    ".",
    "--name",
    "Northmere Council",
    "--terms",
    "plain",
    "--yes",
];

/// The command in a folder that lies in a repository already: git itself is not under test.
fn ground() -> Workspace {
    Workspace::empty().file(".git/HEAD", "ref: refs/heads/main\n")
}

#[test]
fn it_is_shown_and_written_only_when_agreed() {
    let workspace = ground();
    let before = files(&workspace);
    let ran = workspace.run(&INIT[..6]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert!(
        ran.out.ends_with("nothing written; add --yes to write\n"),
        "{}",
        ran.out
    );
    assert!(files(&workspace) == before);
    let answers =
        "Northmere Council\nplain\n\npanels@northmere.example\nplacement\n2026-01-01\nn\n";
    let ran = workspace.run_answering(answers, &["init", "."]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert!(
        ran.out.ends_with("Write this? [y/N] nothing written\n"),
        "{}",
        ran.out
    );
    assert!(files(&workspace) == before);
    let ran = workspace.run_answering(&answers.replace("\nn\n", "\ny\n"), &["init", "."]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    let authority = workspace.read("ipop.yaml");
    for line in [
        "marking: OFFICIAL-SENSITIVE\n",
        "email: panels@northmere.example\n",
        "records-from: 2026-01-01\n",
    ] {
        assert!(authority.contains(line), "{authority}");
    }
    assert!(workspace.has("panels/placement/terms/2026-01-01.yaml"));
    // Whoever is asked sees each that there is.
    for built_in in BuiltIn::all() {
        assert!(
            ran.out.contains(&format!("{} (", built_in.id)),
            "{}",
            ran.out
        );
    }
}

#[test]
fn what_is_there_is_left() {
    let workspace = ground()
        .file("README.md", "mine\n")
        .file("registers/teams.yaml", "teams: [] # mine\n")
        .file("holiday.jpg", "x");
    let ran = workspace.run(&INIT);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert_eq!(
        ran.out
            .matches("is there already, and is left as it is")
            .count(),
        2,
        "{}",
        ran.out
    );
    assert_eq!(workspace.read("README.md"), "mine\n");
    assert_eq!(workspace.read("registers/teams.yaml"), "teams: [] # mine\n");
    let before = files(&workspace);
    let again = workspace.run(&INIT);
    assert_eq!(again.exit, Exit::Usage);
    assert!(
        again.err.contains("is a workspace already"),
        "{}",
        again.err
    );
    let below = workspace.run(&[
        "init", "cases/x", "--name", "N", "--terms", "plain", "--yes",
    ]);
    assert_eq!(below.exit, Exit::Usage);
    assert!(below.err.contains("lies in the workspace"), "{}", below.err);
    let dotted = workspace.run(&[
        "init",
        "x/../registers/../y",
        "--name",
        "N",
        "--terms",
        "plain",
        "--yes",
    ]);
    assert_eq!(dotted.exit, Exit::Usage, "{}", dotted.out);
    assert!(files(&workspace) == before);
}

#[test]
fn what_can_not_be_is_refused() {
    let with = |flags: &[&str]| {
        let workspace = ground().file("a-file", "x");
        let before = files(&workspace);
        let mut command = vec![
            "init",
            "new folder ü",
            "--name",
            "Northmere Council",
            "--terms",
            "plain",
            "--yes",
        ];
        for pair in flags.chunks(2) {
            match command.iter().position(|word| *word == pair[0]) {
                Some(at) => command[at + 1] = pair[1],
                None if pair[0] == "DIR" => command[1] = pair[1],
                None => command.extend(pair),
            }
        }
        let ran = workspace.run(&command);
        if ran.exit != Exit::Fine {
            assert!(files(&workspace) == before, "{flags:?}");
            assert!(!ran.err.contains("secret"), "{flags:?}: {}", ran.err);
        }
        (ran.exit, ran.out + &ran.err)
    };
    for (flags, exit, says) in [
        (&["--terms", "plian"][..], Exit::Usage, "did you mean"),
        (&["--panel", "My Panel"], Exit::Usage, "lower-case letters"),
        (
            &["--name", "two\nlines of secret"],
            Exit::Findings,
            "line break",
        ),
        (&["--name", ""], Exit::Findings, "nothing written"),
        (
            &["--marking", "secret\u{202e}"],
            Exit::Findings,
            "nothing written",
        ),
        (
            &["--mailbox", "secret words"],
            Exit::Findings,
            "nothing written",
        ),
        (
            &["--records-from", "1/1/2026"],
            Exit::Usage,
            "--records-from",
        ),
        (&["--ci", "github"], Exit::Usage, "--runner"),
        (
            &["--ci", "github", "--runner", "a: b\""],
            Exit::Usage,
            "hyphens",
        ),
        (&["DIR", "a-file"], Exit::Usage, "is no folder"),
        (&["DIR", "a-file/below"], Exit::Usage, "is no folder"),
        (
            &["--name", "St \"Mary's\": the # council & co"],
            Exit::Fine,
            "written",
        ),
        (&["--name", "[yes] {no}: - 'x'"], Exit::Fine, "written"),
        (&["--records-from", "2012-01-01"], Exit::Fine, "written"),
        (
            &["--from", "2013-12-01", "--records-from", "2026-01-01"],
            Exit::Fine,
            "written",
        ),
    ] {
        let (found, said) = with(flags);
        assert_eq!(found, exit, "{flags:?}: {said}");
        let said = said.to_lowercase();
        assert!(said.contains(says), "{flags:?}: {said}");
    }
}

#[test]
fn names_come_out_as_they_went_in() {
    let name = "St \"Mary's\": the # council & co";
    let workspace = Workspace::empty();
    let ran = workspace.run(&["init", "a b/ü", "--name", name, "--terms", "plain", "--yes"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    let inside = Workspace::in_place(workspace.path().join("a b/ü"));
    assert_eq!(inside.run(&["build"]).exit, Exit::Fine);
    let page = inside.read("out/index.html");
    assert!(
        page.contains("St &quot;Mary&#39;s&quot;: the # council &amp; co"),
        "{page}"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_nobody_may_write_to_is_told() {
    struct Denied;
    impl FailPoints for Denied {
        fn before(&self, _: Op, _: &str) -> std::io::Result<()> {
            Err(std::io::ErrorKind::PermissionDenied.into())
        }
    }
    let workspace = ground();
    let before = files(&workspace);
    let ran = workspace.run_failing(&Denied, &INIT);
    assert_eq!(ran.exit, Exit::Write);
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    assert!(files(&workspace) == before);
}

/// The child of the test below.
#[test]
fn child() {
    let variable = |name| std::env::var(name).ok();
    let (Some(folder), Some(step)) = (variable("IPOP_START"), variable("IPOP_STEP")) else {
        return;
    };
    let disk = Disk::new(Fault::Killed, step.parse().expect("a step"));
    Workspace::in_place(folder.into()).run_failing(&disk, &INIT);
}

/// T20: ended at any step, the same command typed again leaves a whole workspace, or says that it is one by now.
#[test]
fn ended_in_the_middle_it_is_finished_or_begun_again() {
    let well = ground();
    let disk = Disk::new(Fault::None, 0);
    well.run_failing(&disk, &INIT);
    let (steps, after) = (disk.steps(), files(&well));
    assert!(steps > 60, "{steps}");
    let (mut finished, mut again) = (0, 0);
    for step in (1..=steps).step_by(30).chain([steps]) {
        let workspace = ground();
        let child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "start::child"])
            .env("IPOP_START", workspace.path())
            .env("IPOP_STEP", step.to_string())
            .stdout(Stdio::null())
            .status();
        assert_eq!(child.expect("a child").code(), Some(9), "step {step}");
        let ran = workspace.run(&INIT);
        match ran.exit {
            Exit::Fine => again += 1,
            Exit::Usage => {
                assert!(ran.err.contains("is a workspace already"), "{}", ran.err);
                finished += 1;
            }
            exit => panic!("step {step}: {exit:?}: {}", ran.err),
        }
        assert!(files(&workspace) == after, "step {step}");
        assert_eq!(workspace.run(&["check", "--strict"]).exit, Exit::Fine);
    }
    assert!(finished > 0 && again > 0, "{finished} {again}");
}

/// Two officers begin in one folder: there is one workspace, and one of them is told.
#[test]
fn of_two_that_begin_at_once_one_is_told() {
    let workspace = ground();
    let started: Vec<_> = ["Northmere Council", "Southmere Council"]
        .into_iter()
        .map(|name| {
            let command = ["init", ".", "--name", name, "--terms", "plain", "--yes"];
            (
                name,
                ipop(workspace.path(), &command)
                    .spawn()
                    .expect("the program"),
            )
        })
        .collect();
    let mut written = Vec::new();
    for (name, child) in started {
        let output = child.wait_with_output().expect("it ends");
        match output.status.code() {
            Some(0) => written.push(name),
            Some(2 | 3) => assert!(said(&output).contains("error: "), "{}", said(&output)),
            code => panic!("{code:?}: {}", said(&output)),
        }
    }
    assert_eq!(written.len(), 1);
    assert!(workspace.read("ipop.yaml").contains(written[0]));
    assert_eq!(workspace.run(&["check", "--strict"]).exit, Exit::Fine);
}

/// Papers may go anywhere: whoever writes sources has the workspace's own lock.
#[test]
fn sources_are_locked_wherever_papers_go() {
    let workspace = Workspace::base();
    workspace.run(&[
        "new",
        "person",
        "new-a",
        "--name",
        "N",
        "--email",
        "a@x.example",
        "--yes",
    ]);
    assert!(
        !workspace.has("out/.lock"),
        "no command that writes sources needs out/"
    );
    let lock = std::fs::File::options()
        .write(true)
        .open(workspace.path().join(".ipop/.lock"))
        .expect("a lock");
    // On a busy machine it may take longer until it asks for the lock.
    let waited = (0_u32..6).any(|turn| {
        lock.lock().expect("nobody else has it");
        let (id, email) = (format!("new-{turn}"), format!("{turn}@x.example"));
        let command = [
            "new", "person", &id, "--name", "N", "--email", &email, "--yes",
        ];
        let mut child = ipop(workspace.path(), &command)
            .spawn()
            .expect("the program");
        std::thread::sleep(std::time::Duration::from_millis(600 << turn));
        assert!(child.try_wait().expect("a state").is_none(), "it waits");
        assert!(!workspace.read("registers/people.yaml").contains(&id));
        lock.unlock().expect("it is ours");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        said(&output).contains("waited for another command")
    });
    assert!(waited, "it says that it waited");
}

#[test]
fn git_has_a_repository_where_there_was_none() {
    let workspace = begun("plain");
    // Where there is no git, it said so, and all else is there.
    let has_git = Command::new("git").arg("--version").output().is_ok();
    assert_eq!(workspace.path().join(".git").is_dir(), has_git);
    let mut command = ipop(
        workspace.path(),
        &["init", "new", "--name", "N", "--terms", "plain", "--yes"],
    );
    let inside = Workspace::empty();
    let ran = command
        .current_dir(inside.path())
        .env("PATH", inside.path())
        .output()
        .expect("the program");
    assert_eq!(ran.status.code(), Some(0), "{}", said(&ran));
    assert!(
        said(&ran).contains("there is no git on this computer"),
        "{}",
        said(&ran)
    );
    assert!(inside.has("new/ipop.yaml") && !inside.path().join("new/.git").exists());
}

#[test]
fn forges_only_check_and_keep_nothing() {
    for (forge, path) in [
        ("github", ".github/workflows/check.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ] {
        let workspace = ground();
        let ran = workspace.run(&[&INIT[..], &["--ci", forge, "--runner", "council-1"]].concat());
        assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
        let text = workspace.read(path);
        assert!(
            text.contains("council-1") && text.contains("ipop check --format short\n"),
            "{text}"
        );
        for word in ["upload", "artifact", "ubuntu-latest", "@v", "@main"] {
            let lines = text
                .lines()
                .filter(|line| !line.trim_start().starts_with('#'));
            assert!(!lines.collect::<String>().contains(word), "{text}");
        }
        assert_eq!(workspace.run(&["check", "--strict"]).exit, Exit::Fine);
    }
}

/// Every file that is begun says where its schema lies, and the schema is there.
#[test]
fn an_editor_finds_the_schema_of_each_file() {
    let workspace = begun("plain");
    workspace.run(&[
        "new",
        "person",
        "lind-t",
        "--name",
        "T L",
        "--email",
        "t@x.example",
        "--yes",
    ]);
    workspace.run(&[
        "new",
        "team",
        "east",
        "--name",
        "East",
        "--team-manager",
        "lind-t",
        "--yes",
    ]);
    workspace.run(&[
        "new",
        "case",
        "C-0001",
        "--initials",
        "AB",
        "--born",
        "2012-05",
        "--yes",
    ]);
    workspace.run(&["new", "meeting", "plain", "--yes"]);
    workspace.run(&["new", "terms", "plain", "--from", "2027-01-01", "--yes"]);
    workspace.run(&[
        "new",
        "terms",
        "other",
        "--terms",
        "plain",
        "--from",
        "2027-01-01",
        "--yes",
    ]);
    let mut seen = 0;
    for path in workspace.files("") {
        let Some(kind) = FileKind::of(&path) else {
            continue;
        };
        seen += 1;
        let text = workspace.read(&path);
        let first = text.lines().next().unwrap_or_default();
        let named = first.strip_prefix("# yaml-language-server: $schema=");
        let named = named.unwrap_or_else(|| panic!("{path}: {first}"));
        let folder = workspace.path().join(&path);
        let schema = folder.parent().expect("a folder").join(named);
        assert!(
            schema.ends_with(kind.file()) && schema.is_file(),
            "{path}: {named}"
        );
        assert_eq!(text.matches("yaml-language-server").count(), 1, "{path}");
    }
    assert_eq!(seen, 20);
    let settings: serde_json::Value =
        serde_json::from_str(&workspace.read(".vscode/settings.json")).expect("JSON");
    let schemas = settings["yaml.schemas"].as_object().expect("a map");
    assert_eq!(schemas.len(), FileKind::ALL.len());
    for path in schemas.keys() {
        assert!(workspace.has(path.trim_start_matches("./")), "{path}");
    }
    // Where nobody keeps schemas, nothing is said of any.
    let base = Workspace::base();
    base.run(&["new", "meeting", "demo", "--yes"]);
    assert!(
        !base
            .read("panels/demo/2026-06-24.yaml")
            .contains("yaml-language-server")
    );
}

#[test]
fn the_next_terms_are_a_copy_with_another_day() {
    let workspace = begun("plain");
    let path = "panels/plain/terms/2026-06-04.yaml";
    let old = workspace.read(path).replace('\n', "\r\n");
    workspace.write(path, format!("\u{feff}{old}"));
    let ran = workspace.run(&["new", "terms", "plain", "--from", "2027-01-01", "--yes"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let new = workspace.read("panels/plain/terms/2027-01-01.yaml");
    assert_eq!(
        new,
        old.replace("in-force: 2026-06-04", "in-force: 2027-01-01")
    );
    assert_eq!(workspace.run(&["check", "--strict"]).exit, Exit::Fine);
    let before = files(&workspace);
    for (arguments, says) in [
        (&["plain", "--from", "2027-01-01"][..], "a day after"),
        (&["plain", "--from", "2026-01-01"], "a day after"),
        (&["plain", "--from", "soon"], "--from"),
        (
            &["plain", "--terms", "plain", "--from", "2028-01-01"],
            "already",
        ),
        (&["plain"], "--from is needed"),
        (
            &["other", "--terms", "nosuch", "--from", "2028-01-01"],
            "no such Terms",
        ),
        (
            &["Other Panel", "--terms", "plain", "--from", "2028-01-01"],
            "lower-case",
        ),
        (
            &["../x", "--terms", "plain", "--from", "2028-01-01"],
            "lower-case",
        ),
    ] {
        let ran = workspace.run(&[&["new", "terms", "--yes"], arguments].concat());
        assert_eq!(ran.exit, Exit::Usage, "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
    }
    assert!(files(&workspace) == before);
}

/// A panel more: its roles come into the register, where they are not there yet, and every remark stays.
#[test]
fn another_panel_brings_its_roles() {
    for built_in in BuiltIn::all() {
        for base in [Workspace::base(), Workspace::edition("harbour-city")] {
            let old = base.read("registers/people.yaml");
            let before = base.run(&["check", "--format", "short"]).out;
            let ran = base.run(&[
                "new",
                "terms",
                "new-panel",
                "--terms",
                built_in.id,
                "--from",
                "2026-06-01",
                "--yes",
            ]);
            assert_eq!(
                ran.exit,
                Exit::Fine,
                "{}: {}{}",
                built_in.id,
                ran.out,
                ran.err
            );
            let new = base.read("registers/people.yaml");
            let mut rest = new.as_str();
            for line in old.lines() {
                let at = rest
                    .find(line)
                    .unwrap_or_else(|| panic!("{line:?} is gone"));
                rest = &rest[at + line.len()..];
            }
            let after = base.run(&["check", "--format", "short"]).out;
            let errors = |text: &str| text.matches("error[").count();
            assert_eq!(errors(&after), errors(&before), "{}: {after}", built_in.id);
            let ran = base.run(&["terms", "new-panel"]);
            assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
        }
    }
}

#[test]
fn the_doctor_finds_a_fresh_workspace_well() {
    let workspace = begun("plain");
    let ran = workspace.run(&["doctor"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let checks: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(
        checks,
        ["git", "encodings", "folder", "clock", "versions"],
        "{}",
        ran.out
    );
    let ran = workspace.run(&["doctor", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(told["checks"].as_array().map(Vec::len), Some(5));
}

#[test]
fn the_doctor_says_what_to_do() {
    let workspace = begun("plain");
    let teams = workspace.read("registers/teams.yaml");
    workspace.write("registers/teams.yaml", teams.replacen('\n', "\r\n", 2));
    workspace.write("cases/C-0001.yaml", b"case: C-0001 # caf\xe9\n");
    let ipop = workspace.read("ipop.yaml");
    workspace.write("ipop.yaml", format!("\u{feff}{ipop}"));
    workspace.write(".gitignore", "names.yaml\n");
    workspace.write("schemas/case.json", "{}\n");
    let ran = workspace.run(&["doctor"]);
    assert_eq!(ran.exit, Exit::Findings, "{}", ran.out);
    for line in [
        "encodings  to do: cases/C-0001.yaml: not saved as UTF-8",
        "encodings  to do: ipop.yaml: saved with a byte order mark",
        "encodings  to do: registers/teams.yaml: lines that end in two ways",
        "schemas/case.json is not as this program has it: `ipop schema --write`",
    ] {
        assert!(ran.out.contains(line), "{line}: {}", ran.out);
    }
    if Command::new("git").arg("--version").output().is_ok() {
        assert!(
            ran.out.contains("add the line /out/ to .gitignore"),
            "{}",
            ran.out
        );
        assert!(
            ran.out.contains("add the line /returns/ to .gitignore"),
            "{}",
            ran.out
        );
    }
    assert!(!ran.out.contains("children's names"), "{}", ran.out);
    let ran = workspace.run(&["schema", "--write", "--yes"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert_eq!(workspace.read("schemas/case.json"), FileKind::Case.text());
    let ran = workspace.run(&["schema", "--write", "--yes"]);
    assert_eq!(ran.out, "nothing to change\n");
}
