//! The same changes on files that nobody would lay out so: made-up ones, with whatever YAML allows.

use super::random::{Dice, bare, change};
use crate::source::FileId;
use crate::yaml::parse;

const FEW: u64 = 1_500;
const MANY: u64 = 15_000;

#[test]
fn files_in_any_layout_keep_theirs() {
    run(0..FEW);
}

#[test]
#[ignore = "long: fifteen thousand files in odd layouts"]
fn many_files_in_any_layout_keep_theirs() {
    run(FEW..FEW + MANY);
}

fn run(seeds: std::ops::Range<u64>) {
    let count = seeds.end - seeds.start;
    let (mut read, mut made) = (0, 0);
    for seed in seeds {
        let mut dice = Dice(seed ^ 0x0DD);
        let text = file(&mut dice);
        let Ok(node) = parse(FileId::FIRST, &text) else {
            continue;
        };
        // A text that is only a remark has nothing to change.
        if !bare(&node).is_object() {
            continue;
        }
        read += 1;
        // What stands between a hyphen and its record, or closes a bracket, has lines of its own here.
        made += u64::from(change(&mut dice, &text, seed, 4));
    }
    assert!(read * 10 > count * 9, "{read} of {count} could be read");
    assert!(made * 3 > read * 2, "{made} of {read} could be changed");
}

fn file(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..dice.below(3) {
        text.push_str(dice.of::<&str>(&["# Of the file.\n", "\n", "#\n", "   \n"]));
    }
    if dice.below(12) == 0 {
        text.push_str("---\n");
    }
    record(dice, 0, 3, &mut text);
    match dice.below(6) {
        0 => drop(text.pop()),
        1 => text.push_str("\n\n"),
        2 => text.push_str("# The end.\n"),
        3 => text.push_str("  # Further in.\n\n"),
        _ => {}
    }
    if dice.below(4) == 0 {
        text = text.replace('\n', "\r\n");
    }
    text
}

const NAMES: [&str; 9] = [
    "on",
    "by",
    "case",
    "two words",
    "'quoted'",
    "\"double\"",
    "a-b",
    "from",
    "k",
];

/// The fields of a record, each on lines of its own.
fn record(dice: &mut Dice, indent: usize, depth: usize, text: &mut String) {
    let count = 1 + dice.below(4);
    let from = dice.below(NAMES.len());
    for number in 0..count {
        if number > 0 {
            between(dice, indent, text);
            text.push_str(&" ".repeat(indent));
        }
        text.push_str(NAMES[(from + number) % NAMES.len()]);
        text.push_str(dice.of::<&str>(&[":", ":", ":", " :"]));
        value(dice, indent, depth, text);
    }
}

/// Remarks and empty lines, at any depth.
fn between(dice: &mut Dice, indent: usize, text: &mut String) {
    for _ in 0..dice.below(3) {
        match dice.below(4) {
            0 => text.push('\n'),
            1 => line(text, indent, ""),
            2 => line(text, indent, "# aside: [x"),
            _ => line(text, dice.below(7), "# elsewhere"),
        }
    }
}

fn line(text: &mut String, indent: usize, remark: &str) {
    text.push_str(&" ".repeat(indent));
    text.push_str(remark);
    text.push('\n');
}

fn beside(dice: &mut Dice) -> &'static str {
    dice.of::<&str>(&[
        "\n",
        "\n",
        "\n",
        " # beside\n",
        "   # beside: \"\n",
        "  \n",
        "\t# tab\n",
    ])
}

/// What stands after a name and its colon, up to and with the line's end.
fn value(dice: &mut Dice, indent: usize, depth: usize, text: &mut String) {
    let deeper = indent + 1 + dice.below(4);
    let inner = " ".repeat(deeper);
    match dice.below(if depth == 0 { 9 } else { 14 }) {
        0 => {
            text.push_str(dice.of::<&str>(&["", " ~", " null"]));
            text.push_str(beside(dice));
        }
        1 | 2 => {
            text.push_str(dice.of::<&str>(&[
                " word",
                "  two words",
                " 2025-05-01",
                " a#b",
                " -1.50",
            ]));
            text.push_str(beside(dice));
        }
        3 => {
            text.push_str(dice.of::<&str>(&[
                " 'it''s'",
                " \"a \\\"b\\\" # c\"",
                " '# no remark'",
                " \": {\"",
                " ''",
            ]));
            text.push_str(beside(dice));
        }
        4 => {
            text.push_str(dice.of::<&str>(&[" |", " >", " |-", " >-", " |+"]));
            text.push_str(dice.of::<&str>(&["\n", "\n", " # beside\n"]));
            for line in 0..=dice.below(3) {
                text.push_str(&inner);
                text.push_str(if line == 1 {
                    "# no remark: [\n"
                } else {
                    "Some words.\n"
                });
            }
        }
        // A text that runs on over its line's end.
        5 => {
            text.push_str(" runs on\n");
            text.push_str(&inner);
            text.push_str("over the line");
            text.push_str(beside(dice));
        }
        6 => {
            text.push_str(" \"runs on\n");
            text.push_str(&inner);
            text.push_str("# in quotes\"");
            text.push_str(beside(dice));
        }
        7 | 8 => {
            text.push(' ');
            in_brackets(dice, deeper, 2, text);
            text.push_str(beside(dice));
        }
        9..=11 => {
            text.push_str(beside(dice));
            between(dice, deeper, text);
            text.push_str(&inner);
            record(dice, deeper, depth - 1, text);
        }
        _ => {
            text.push_str(beside(dice));
            let dash = if dice.below(2) == 0 { indent } else { deeper };
            list(dice, dash, depth - 1, text);
        }
    }
}

fn list(dice: &mut Dice, dash: usize, depth: usize, text: &mut String) {
    for _ in 0..=dice.below(3) {
        between(dice, dash, text);
        text.push_str(&" ".repeat(dash));
        text.push('-');
        let gap = 1 + dice.below(3);
        if dice.below(2) == 0 {
            text.push_str(&" ".repeat(gap));
            record(dice, dash + 1 + gap, depth, text);
        } else {
            value(dice, dash, depth.min(1), text);
        }
    }
}

/// A list or a record in brackets, on one line or several.
fn in_brackets(dice: &mut Dice, indent: usize, depth: usize, text: &mut String) {
    let is_list = dice.below(2) == 0;
    let in_lines = dice.below(3) == 0;
    text.push(if is_list { '[' } else { '{' });
    let gap = |dice: &mut Dice, text: &mut String| {
        if in_lines {
            text.push_str(dice.of::<&str>(&["\n", "\n", " # inside\n"]));
            text.push_str(&" ".repeat(indent));
        } else {
            text.push_str(dice.of::<&str>(&["", " ", "  "]));
        }
    };
    let count = dice.below(4);
    for number in 0..count {
        gap(dice, text);
        if !is_list {
            text.push_str(["a", "'b c'", "d-e", "f"][number]);
            text.push_str(": ");
        }
        if depth > 0 && dice.below(4) == 0 {
            in_brackets(dice, indent, depth - 1, text);
        } else {
            text.push_str(dice.of::<&str>(&[
                "x",
                "two words",
                "'q, r'",
                "\"s]\"",
                "2025-05-01",
                "~",
            ]));
        }
        if number + 1 < count || dice.below(4) == 0 {
            text.push(',');
        }
    }
    gap(dice, text);
    text.push(if is_list { ']' } else { '}' });
}
