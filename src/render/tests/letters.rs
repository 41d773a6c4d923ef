//! T10: every letter and mark that can be printed is on the paper. What a reader makes of the paper's text is
//! looked at by `.ci/letters.py`.
#![expect(
    clippy::disallowed_methods,
    reason = "a paper is written for another program, to a folder that it names"
)]

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::render::pdf::{Imprint, render};
use crate::render::{Templates, fonts};

/// One text a line, in each of the styles in turn.
const TEMPLATE: &str = "\
#set document(title: \"Letters\", author: \"-\")
#set text(font: \"Source Sans 3\", lang: \"en\", size: 8pt)
= Letters
#for (n, line) in json(\"/data.json\").lines.enumerate() {
  let styles = (text, emph, text.with(weight: 600), strong)
  let style = styles.at(calc.rem(n, 4))
  block(style(line))
}
";

/// Letters as names have them.
const NAMES: &str = "aeioucgklnrstyzhAEIOUCGKLNRSTYZHαεοωАЕИОУаеиоу";

fn lines() -> Vec<String> {
    let printed = ('\0'..=char::MAX).filter(|c| fonts::covers(*c) && !c.is_whitespace());
    let (marks, letters): (Vec<char>, Vec<char>) = printed.partition(|c| is_combining_mark(*c));
    let alone = letters.chunks(12).map(|some| some.iter().collect());
    let one = marks.iter().map(|mark| {
        let marked = NAMES.chars().flat_map(|letter| [letter, *mark]);
        marked.nfc().collect()
    });
    let two = marks
        .iter()
        .zip(marks.iter().cycle().skip(7))
        .map(|(first, second)| {
            let marked = NAMES.chars().flat_map(|letter| [letter, *first, *second]);
            marked.nfc().collect()
        });
    alone.chain(one).chain(two).collect()
}

/// With `IPOP_VARIANTS=folder` the paper is left there, and what must be found in it.
#[test]
fn every_letter_is_printed() {
    let lines = lines();
    let printed: Vec<String> = lines.iter().map(|line| fonts::printable(line)).collect();
    assert!(printed.iter().all(|line| !line.contains("[U+")));
    let templates = Templates::with_overrides([("templates/pdf/letters.typ", TEMPLATE)]);
    let imprint = Imprint {
        ident: "letters",
        date: date(2026, 6, 3),
    };
    let paper = render(&templates, "letters", imprint, &json!({ "lines": printed }));
    let paper = paper.unwrap_or_else(|e| panic!("{e}"));
    if let Some(folder) = std::env::var_os("IPOP_VARIANTS").map(PathBuf::from) {
        fs::write(folder.join("letters.pdf"), paper).expect("a paper");
        fs::write(folder.join("letters.txt"), lines.join("\n")).expect("its lines");
    }
}
