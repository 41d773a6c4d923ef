//! No message repeats what somebody wrote (T19), and none holds a character that a terminal would obey
//! (T6), wherever in a file the words stand.

use crate::workspace::Workspace;
use crate::{files, look};
use clap::ValueEnum as _;
use ipop::diag::{Format, Screen, render};
use ipop::source::Sources;
use std::path::Path;

/// What stands for a child's story: capitals, so that it is no reference.
const CANARY: &str = "Qzxk";

/// A value put in the place of another on its line, in ways that YAML takes for something else.
fn attacks() -> Vec<String> {
    [
        "Q",
        "Q now in prison",
        "{ id: one, Q now in prison }",
        "{ id: one, Q: in prison }",
        "{ Q: 1, Q: 2 }",
        "[{ Q }, Q]",
        "Q: in prison",
        "\"Q",
        "\"Q\" Q",
        "&Q x",
        "*Q",
        "!Q x",
        "!!str Q",
        "\"Q \\u0007 \\u202e\"",
        "\"Q \\U0001F600\"",
        "|\n  Q\n\tQ",
        "[Q, {Q: Q}]",
        "'Q\u{b}\u{202e}\u{9b}'",
        "{ case: Q, kind: Q, 'Q Q': Q }",
        "£Q",
        "2026-13-Q",
        "Q/Q-Q",
        "@Q",
        "Q@example.org and Q 07700 900123",
    ]
    .map(|way| way.replace('Q', CANARY))
    .to_vec()
}

/// The text with one line's value replaced, and once with its key; nothing for a line without a field.
fn attacked(text: &str, line: usize, value: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let Some((key, _)) = lines[line].split_once(": ") else {
        return Vec::new();
    };
    if key.trim_start().starts_with('#') {
        return Vec::new();
    }
    let indent = key.len() - key.trim_start().trim_start_matches("- ").len();
    let dash = if key.trim_start().starts_with("- ") {
        format!("{}- ", &" ".repeat(indent - 2))
    } else {
        " ".repeat(indent)
    };
    let put = |new: &str| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        new.clone_into(&mut lines[line]);
        lines.join("\n") + "\n"
    };
    vec![
        put(&format!("{key}: {value}")),
        put(&format!("{dash}{value}: one")),
        put(&format!("{}\n{dash}{CANARY} and more:", lines[line])),
    ]
}

fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn messages_of(base: &[(String, Vec<u8>)], path: &str, text: &str) -> String {
    let changed = base.iter().map(|(at, bytes)| {
        let bytes = if at == path {
            text.as_bytes().to_vec()
        } else {
            bytes.clone()
        };
        (at.clone(), bytes)
    });
    let sources = Sources::from_bytes(changed);
    let inspection = look(&sources);
    let mut told = String::new();
    for format in Format::value_variants() {
        told += &render(&sources, &inspection.findings, *format, Screen::None);
    }
    // Snippets show the words, and nothing that a terminal would obey.
    let screen = Screen::Terminal { colour: false };
    let shown = render(&sources, &inspection.findings, Format::Human, screen);
    assert!(!shown.contains(is_harmful), "{path}:\n{text}\n{shown:?}");
    told
}

fn no_message_repeats(paths: &[&str], steps: usize) {
    let base = files(Path::new("tests/pages/base"));
    let attacks = attacks();
    let mut tried = 0;
    for path in paths {
        let (_, bytes) = base.iter().find(|(at, _)| at == path).expect("a file");
        let text = String::from_utf8(bytes.clone()).expect("UTF-8");
        for line in 0..text.lines().count() {
            for (number, value) in attacks.iter().enumerate() {
                if (line + number) % steps != 0 {
                    continue;
                }
                for attacked in attacked(&text, line, value) {
                    let told = messages_of(&base, path, &attacked);
                    assert!(!told.contains(CANARY), "{path}:\n{attacked}\n{told}");
                    assert!(!told.contains(is_harmful), "{path}:\n{attacked}\n{told:?}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 70, "{tried}");
}

#[test]
fn no_message_repeats_a_text_of_a_case_or_meeting() {
    no_message_repeats(
        &[
            "cases/C-0007.yaml",
            "panels/demo/2026-06-10.yaml",
            "panels/demo/2026-05-27.issued.yaml",
        ],
        53,
    );
}

#[test]
#[ignore = "long: every way on every line of every file"]
fn no_message_repeats_a_text_of_any_file() {
    let base = files(Path::new("tests/pages/base"));
    let paths: Vec<&str> = base.iter().map(|(path, _)| path.as_str()).collect();
    no_message_repeats(&paths, 1);
}

/// The same for a schedule: headings and values.
#[test]
fn no_message_repeats_a_cell() {
    let mut base = files(Path::new("tests/pages/base"));
    let path = "panels/demo/2026-06-10.ceased-plans.csv";
    let good = "child,initials,on,reason,annual-saving\nS-1001,AB,2026-05-01,moved,1200\n";
    base.push((path.to_owned(), good.as_bytes().to_vec()));
    for (from, to) in [
        ("child", CANARY),
        ("S-1001", CANARY),
        ("AB", CANARY),
        ("2026-05-01", CANARY),
        ("moved", CANARY),
        ("1200", "=Qzxk()"),
        ("1200", "\"Qzxk"),
        ("1200", "1200,Qzxk"),
        ("on,", "Qzxk\u{202e},"),
    ] {
        let told = messages_of(&base, path, &good.replacen(from, to, 1));
        assert!(told.contains(path), "{from} as {to} is told of");
        assert!(!told.contains(CANARY), "{told}");
    }
}

/// What is shown on a terminal stays there: into a pipe go no lines of files.
#[test]
fn lines_of_files_are_shown_on_a_terminal_only() {
    let workspace = Workspace::base().change(
        "cases/C-0007.yaml",
        "background: ",
        "background: { Qzxk, in prison } #",
    );
    for command in [&["check"][..], &["build"]] {
        let piped = workspace.run(command);
        assert!(!piped.out.contains(CANARY), "{}", piped.out);
        assert!(
            piped.out.contains("--> cases/C-0007.yaml:"),
            "{}",
            piped.out
        );
        let shown = workspace.run_at_terminal(command);
        assert!(shown.out.contains(CANARY), "{}", shown.out);
    }
}

/// A path is shown without what turns it round, in every place where one is told.
#[test]
fn names_of_files_are_printable() {
    let workspace = Workspace::base()
        .file("cases/a\u{202e}b\u{9b}.yaml", "x: 1\n")
        .file("templates/html/\u{202e}agenda.html", "x\n");
    let ran = workspace.run_at_terminal(&["build"]);
    assert!(ran.out.contains("cases/aU+202EbU+009B.yaml"), "{}", ran.out);
    assert!(!ran.out.contains(is_harmful), "{:?}", ran.out);
}
