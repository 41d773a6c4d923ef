//! T35: with children's names in use, git takes in no paper that holds one.

use crate::workspace::Workspace;
use ipop::cli::Exit;

const NAME: &str = "Mqzxk Nqzxk";

/// A workspace that gets a name after its first build, in a repository of git's.
fn named(gitignore: &str) -> Workspace {
    Workspace::built()
        .file(
            "names.yaml",
            format!("C-0003: {NAME}\nC-0005: {NAME}\nC-0009: {NAME}\n"),
        )
        .file(".gitignore", gitignore)
        .file(".git/HEAD", "ref: refs/heads/main\n")
}

fn papers_with_the_name(workspace: &Workspace, folder: &str) -> usize {
    let files = workspace.files(folder);
    let holds = |path: &&String| {
        let bytes = std::fs::read(workspace.path().join(folder).join(path)).expect("a file");
        String::from_utf8_lossy(&bytes).contains("qzxk")
    };
    files.iter().filter(holds).count()
}

#[test]
fn a_folder_that_git_would_take_in_gets_no_name() {
    for (gitignore, out, line) in [
        ("names.yaml\n", "out", "/out/"),
        ("names.yaml\n/out/\n!/out/\n", "out", "/out/"),
        ("names.yaml\n/out/*\n!/out/demo\n", "out", "/out/"),
        ("names.yaml\n/out/\n", "papers/new", "/papers/new/"),
    ] {
        let workspace = named(gitignore);
        let ran = workspace.run(&[
            "build",
            "--out",
            &format!("{}/{out}", workspace.path().display()),
        ]);
        assert_eq!(ran.exit, Exit::Findings, "{gitignore:?}: {}", ran.out);
        assert!(ran.out.contains("error[names-in-git]"), "{}", ran.out);
        assert!(
            ran.out
                .contains(&format!("add a line `{line}` to .gitignore")),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains("qzxk"), "{}", ran.out);
        assert!(
            workspace.has(&format!("{out}/demo/2026-06-10/agenda.html")),
            "made without"
        );
        assert_eq!(papers_with_the_name(&workspace, out), 0, "{gitignore:?}");
    }
}

#[test]
fn a_folder_that_git_passes_over_gets_names() {
    for gitignore in [
        "names.yaml\n/out/\n",
        "names.yaml\nout\n",
        "names.yaml\n/out/*\n!/out/README.md\n",
    ] {
        let workspace = named(gitignore);
        let ran = workspace.run(&["build"]);
        assert!(
            !ran.out.contains("names-in-git"),
            "{gitignore:?}: {}",
            ran.out
        );
        assert!(papers_with_the_name(&workspace, "out") > 0, "{gitignore:?}");
    }
    // Outside every repository there is nothing that could take it in.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let workspace = named("names.yaml\n");
    let ran = workspace.run(&["build", "--out", &elsewhere.path().display().to_string()]);
    assert!(!ran.out.contains("names-in-git"), "{}", ran.out);
}

/// What was made with names goes out again when git would take it in.
#[test]
fn names_leave_a_folder_that_is_no_longer_covered() {
    let workspace = named("names.yaml\n/out/\n");
    workspace.run(&["build"]);
    assert!(papers_with_the_name(&workspace, "out") > 0);
    workspace.write(".gitignore", "names.yaml\n");
    workspace.run(&["build"]);
    assert_eq!(papers_with_the_name(&workspace, "out"), 0);
}
