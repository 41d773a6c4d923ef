//! No paper speaks of the program's own matters: requirements by their numbers in the catalogue, items by
//! their keys, files by their paths, how a figure came about.

use ipop::cli::Exit;

use crate::workspace::Workspace;

/// What a reader of a paper has no use for.
const OF_THE_PROGRAM: [&str; 6] = [
    "omputed from the files",
    "beside computed",
    "cases/",
    "panels/",
    "registers/",
    ".yaml",
];

/// The papers below a folder as a reader has them: without styles, drawings and tags. The list of what was
/// made is the officer's, and names files.
fn papers(workspace: &Workspace) -> Vec<(String, String)> {
    let files = workspace.files("out").into_iter();
    let papers = files.filter(|path| {
        let page =
            crate::workspace::ends_in(path, "html") || crate::workspace::ends_in(path, "txt");
        page && !path.ends_with("index.html")
    });
    papers
        .map(|path| {
            let text = workspace.read(&format!("out/{path}"));
            (path, words(&text))
        })
        .collect()
}

/// The text of a page.
fn words(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    for piece in body.split('<') {
        let piece = piece.split_once('>').map_or(piece, |(_, after)| after);
        text.push_str(piece);
        text.push(' ');
    }
    text
}

/// `P-79`, `R-03`: a requirement's number in the catalogue.
fn is_requirement(word: &str) -> bool {
    let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    let number = word.strip_prefix("P-").or_else(|| word.strip_prefix("R-"));
    number.is_some_and(|number| {
        (2..=3).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit())
    })
}

/// `C-0107/placement-move`: an item's key.
fn is_key(word: &str) -> bool {
    word.split_once('/').is_some_and(|(case, kind)| {
        case.starts_with("C-") && kind.starts_with(|first: char| first.is_ascii_lowercase())
    })
}

fn looked_at(workspace: &Workspace) -> usize {
    let papers = papers(workspace);
    for (path, text) in &papers {
        for phrase in OF_THE_PROGRAM {
            assert!(!text.contains(phrase), "{path} says {phrase:?}");
        }
        for word in text.split_whitespace() {
            assert!(!is_requirement(word), "{path} names the requirement {word}");
            assert!(!is_key(word), "{path} has the key {word}");
        }
        let named = text.matches("Made with ipop").count();
        assert!(named <= 1, "{path} names the program {named} times");
    }
    papers.len()
}

#[test]
fn papers_speak_of_children_and_not_of_the_program() {
    assert!(looked_at(&Workspace::built()) > 20);
    let sample = Workspace::sample();
    for (panel, date) in [("ipop", "2026-06-10"), ("redbridge", "2026-06-09")] {
        let ran = sample.run(&[
            "build",
            "--panel",
            panel,
            "--date",
            date,
            "--as-of",
            "2026-06-04",
        ]);
        assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    }
    assert!(looked_at(&sample) > 40);
}
