//! Reading a workspace from a real disk.

use std::fs;
use std::path::Path;

use ipop::source::{Content, Encoding, Refusal, Root, SourceError, Sources};
use tempfile::tempdir;

use super::put;

fn workspace() -> tempfile::TempDir {
    let dir = tempdir().unwrap();
    for at in [
        "ipop.yaml",
        "registers/people.yaml",
        "cases/C-0002.yaml",
        "cases/C-0001.yaml",
        "panels/ipop/2026-06-10.yaml",
        "panels/ipop/terms/2023-07-10.yaml",
        "panels/ipop/2026-06-10-ceased.csv",
        "templates/html/agenda.html",
    ] {
        put(dir.path(), at, "a: 1\n");
    }
    dir
}

fn paths(sources: &Sources) -> Vec<&str> {
    sources
        .files()
        .iter()
        .map(|file| file.path.as_str())
        .collect()
}

fn refusal(root: &Path, at: &str) -> Refusal {
    let sources = Sources::read(root).unwrap();
    let file = sources.get(at).unwrap_or_else(|| panic!("{at} is missing"));
    file.refusal()
        .unwrap_or_else(|| panic!("{at} was accepted"))
        .clone()
}

#[test]
fn every_file_once_in_path_order_and_no_other() {
    let dir = workspace();
    for at in [
        ".git/config.yaml",
        "out/index.html",
        "target/x.yaml",
        "README.md",
        "cases/.hidden.yaml",
        "src/x.yaml",
    ] {
        put(dir.path(), at, "a: 1\n");
    }
    let sources = Sources::read(dir.path()).unwrap();
    assert_eq!(
        paths(&sources),
        [
            "cases/C-0001.yaml",
            "cases/C-0002.yaml",
            "ipop.yaml",
            "panels/ipop/2026-06-10-ceased.csv",
            "panels/ipop/2026-06-10.yaml",
            "panels/ipop/terms/2023-07-10.yaml",
            "registers/people.yaml",
            "templates/html/agenda.html",
        ]
    );
    assert!(sources.strays().is_empty(), "{:?}", sources.strays());
    assert_eq!(sources.under("cases").count(), 2);
    let ids: Vec<_> = sources.files().iter().map(|file| file.id).collect();
    assert!(ids.is_sorted());
    assert_eq!(sources.file(ids[2]).path, "ipop.yaml");
}

#[test]
fn reading_and_strings_agree() {
    let dir = workspace();
    let sources = Sources::read(dir.path()).unwrap();
    let pairs = sources
        .files()
        .iter()
        .rev()
        .map(|file| (&file.path, file.text().unwrap()));
    let strings = Sources::from_strings(pairs);
    assert_eq!(strings.fingerprint(), sources.fingerprint());
    put(dir.path(), "cases/C-0001.yaml", "a: 2\n");
    assert_ne!(
        Sources::read(dir.path()).unwrap().fingerprint(),
        sources.fingerprint()
    );
}

/// T4.
#[test]
fn encodings() {
    let dir = workspace();
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    put(dir.path(), "cases/bom.yaml", "\u{FEFF}name: Zoë\n");
    put(dir.path(), "cases/crlf.yaml", "name: Zoë\r\nb: 1\r\n");
    put(dir.path(), "cases/tab.yaml", "a:\t1\n");
    put(dir.path(), "cases/utf16.yaml", utf16("\u{FEFF}name: Zoë\n"));
    put(dir.path(), "cases/utf16-no-mark.yaml", utf16("name: Zoe\n"));
    put(dir.path(), "cases/latin1.yaml", b"a: 1\nname: Zo\xEB\n");
    let sources = Sources::read(dir.path()).unwrap();
    let bom = sources.get("cases/bom.yaml").unwrap();
    assert_eq!((bom.bom, bom.text()), (true, Some("name: Zoë\n")));
    let crlf = sources.get("cases/crlf.yaml").unwrap();
    assert_eq!(crlf.content, Content::Text("name: Zoë\r\nb: 1\r\n".into()));
    assert_eq!(
        sources
            .line_col(crlf.id, crlf.text().unwrap().find("b:").unwrap())
            .to_string(),
        "2:1"
    );
    assert!(sources.get("cases/tab.yaml").unwrap().text().is_some());
    for at in ["cases/utf16.yaml", "cases/utf16-no-mark.yaml"] {
        assert!(matches!(
            refusal(dir.path(), at),
            Refusal::NotUtf8 {
                encoding: Encoding::Utf16,
                ..
            }
        ));
    }
    let latin1 = refusal(dir.path(), "cases/latin1.yaml");
    assert_eq!(
        latin1,
        Refusal::NotUtf8 {
            encoding: Encoding::Latin1,
            byte: 13,
            line: 2
        }
    );
    assert!(latin1.help().contains("save it as UTF-8"));
}

/// T5.
#[test]
fn merge_markers_have_their_line_and_can_be_shown() {
    let sources =
        Sources::from_strings([("cases/C-1.yaml", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\n")]);
    let file = &sources.files()[0];
    assert_eq!(file.refusal().unwrap().line(), Some(2));
    assert_eq!(file.text(), None);
    let conflict = &file.shown()[sources.line_bytes(file.id, 2)];
    assert_eq!(conflict, "<<<<<<< HEAD");
}

/// T1.
#[test]
fn too_big_and_too_many() {
    let dir = workspace();
    put(dir.path(), "cases/big.yaml", vec![b'a'; (1 << 20) + 1]);
    assert_eq!(
        refusal(dir.path(), "cases/big.yaml"),
        Refusal::TooBig {
            bytes: (1 << 20) + 1
        }
    );

    let many = (0..10_001).map(|n| (format!("cases/C-{n:05}.yaml"), "a: 1"));
    let sources = Sources::from_strings(many);
    assert_eq!(sources.files().len(), 10_001);
    assert_eq!(sources.files()[9_999].refusal(), None);
    assert_eq!(sources.files()[10_000].refusal(), Some(&Refusal::TooMany));
}

#[test]
fn names_that_windows_takes_for_one() {
    let sources = Sources::from_strings([("cases/c-1.yaml", "a: 1"), ("cases/C-1.yaml", "a: 1")]);
    let other = "cases/C-1.yaml".to_owned();
    assert_eq!(
        sources.get("cases/c-1.yaml").unwrap().refusal(),
        Some(&Refusal::SameName { other })
    );
    assert_eq!(sources.get("cases/C-1.yaml").unwrap().refusal(), None);
}

/// T7.
#[cfg(unix)]
#[test]
fn links_are_refused_and_never_read() {
    use std::os::unix::fs::symlink;
    let (dir, elsewhere) = (workspace(), tempdir().unwrap());
    put(elsewhere.path(), "secret.yaml", "SECRET: 1\n");
    symlink(
        elsewhere.path().join("secret.yaml"),
        dir.path().join("cases/C-0003.yaml"),
    )
    .unwrap();
    symlink(elsewhere.path(), dir.path().join("panels/other")).unwrap();
    symlink(dir.path(), dir.path().join("panels/ipop/circle")).unwrap();
    fs::remove_dir_all(dir.path().join("registers")).unwrap();
    symlink(elsewhere.path(), dir.path().join("registers")).unwrap();
    for at in [
        "cases/C-0003.yaml",
        "panels/other",
        "panels/ipop/circle",
        "registers",
    ] {
        assert_eq!(refusal(dir.path(), at), Refusal::Link);
    }
    let sources = Sources::read(dir.path()).unwrap();
    assert!(!format!("{sources:?}").contains("SECRET"));
    assert_eq!(sources.files().len(), 11);
}

#[cfg(unix)]
#[test]
fn odd_things_are_findings_and_never_block() {
    let dir = workspace();
    fs::create_dir(dir.path().join("cases/C-0004.yaml")).unwrap();
    let pipe = dir.path().join("cases/C-0005.yaml");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(refusal(dir.path(), "cases/C-0004.yaml"), Refusal::NotAFile);
    assert_eq!(refusal(dir.path(), "cases/C-0005.yaml"), Refusal::NotAFile);
    put(dir.path(), "cases/a\u{202E}\nb.yaml", "a: 1");
    let sources = Sources::read(dir.path()).unwrap();
    assert_eq!(sources.strays()[0].path, "cases/aU+202EU+000Ab.yaml");
}

#[test]
fn strays_are_listed() {
    let dir = workspace();
    for at in [
        "cases/C-0107.yml",
        "cases/Copy of C-0107.yaml",
        "cases/old/C-0001.yaml",
        "cases/C-1.yaml~",
    ] {
        put(dir.path(), at, "a: 1\n");
    }
    let sources = Sources::read(dir.path()).unwrap();
    let strays: Vec<_> = sources
        .strays()
        .iter()
        .map(|stray| (stray.path.as_str(), stray.suggestion.as_deref()))
        .collect();
    assert_eq!(
        strays,
        [
            ("cases/C-0107.yml", Some("cases/C-0107.yaml")),
            ("cases/Copy of C-0107.yaml", Some("cases/C-0107.yaml")),
            ("cases/old/C-0001.yaml", None),
        ]
    );
}

#[test]
fn no_workspace_here() {
    let dir = tempdir().unwrap();
    let empty = dir.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let error = Sources::read(&empty).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("there is no workspace here: no file ipop.yaml in ")
    );
    assert!(matches!(
        Sources::read(&dir.path().join("missing")),
        Err(SourceError::Folder { .. })
    ));

    put(dir.path(), "ipop.yaml", "name: x\n");
    put(dir.path(), "cases/C-1.yaml", "a: 1\n");
    let found = Root::find(None, &dir.path().join("cases")).unwrap();
    assert_eq!((found.path.as_path(), found.above), (dir.path(), true));
    assert!(!Root::find(None, dir.path()).unwrap().above);
    assert!(
        Root::find(Some(&empty), dir.path()).is_err(),
        "--root is taken at its word"
    );
    assert!(Root::find(Some(dir.path()), &empty).is_ok());
}
