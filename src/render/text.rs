//! Plain text to paste into a system that takes nothing else.

use crate::papers::view::Passage;
use std::fmt::Write as _;

/// No line is longer, but for a word that is: mails are quoted with a mark before each line.
const WIDTH: usize = 76;

/// Lines above, labelled entries, lines below. An entry of one line stands on the line of its label;
/// of several, each gets a line with a hyphen.
#[must_use]
pub fn render(heading: &[String], entries: &[(String, Vec<String>)], ending: &[String]) -> String {
    let mut text = String::new();
    for line in heading {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    for (label, lines) in entries {
        if let [only] = lines.as_slice() {
            let _ = writeln!(text, "{label}: {only}");
            continue;
        }
        let _ = writeln!(text, "{label}:");
        for line in lines {
            let _ = writeln!(text, "- {line}");
        }
    }
    text.push('\n');
    for line in ending {
        let _ = writeln!(text, "{line}");
    }
    text
}

/// A whole paper from top to bottom.
#[must_use]
pub fn passages(passages: &[Passage]) -> String {
    let mut text = String::new();
    let mut before: Option<&Passage> = None;
    for passage in passages {
        if before.is_some_and(|before| stands_apart(before, passage)) {
            text.push('\n');
        }
        match passage {
            Passage::Line(words) | Passage::Paragraph(words) => wrap(&mut text, "", "", words),
            Passage::Heading(words) => heading(&mut text, words, '='),
            Passage::Subheading(words) => heading(&mut text, words, '-'),
            Passage::Point(words) => wrap(&mut text, "- ", "  ", words),
            Passage::Entry(label, lines) => {
                if let [only] = lines.as_slice() {
                    wrap(&mut text, "", "  ", &format!("{label}: {only}"));
                } else {
                    wrap(&mut text, "", "  ", &format!("{label}:"));
                    for line in lines {
                        wrap(&mut text, "  - ", "    ", line);
                    }
                }
            }
        }
        before = Some(passage);
    }
    text
}

/// Whether there is an empty line between two passages: not between those of one list.
fn stands_apart(before: &Passage, passage: &Passage) -> bool {
    use Passage::{Entry, Heading, Line, Paragraph, Point, Subheading};
    !matches!(
        (before, passage),
        (Line(_), Line(_))
            | (Point(_), Point(_))
            | (Entry(..) | Subheading(_), Entry(..))
            | (Heading(_), Paragraph(_) | Point(_) | Entry(..))
    )
}

fn heading(text: &mut String, words: &str, rule: char) {
    let start = text.len();
    wrap(text, "", "", words);
    let longest = text[start..].lines().map(|line| line.chars().count()).max();
    text.extend(std::iter::repeat_n(rule, longest.unwrap_or_default()));
    text.push('\n');
}

/// The words in lines, the first behind one beginning, the others behind another.
fn wrap(text: &mut String, first: &str, other: &str, words: &str) {
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in words.split_whitespace() {
        let length = line.chars().count() + 1 + word.chars().count();
        if !is_empty && length > WIDTH {
            let _ = writeln!(text, "{line}");
            other.clone_into(&mut line);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    let _ = writeln!(text, "{}", line.trim_end());
}

#[cfg(test)]
mod tests {
    use super::{Passage, WIDTH, passages, render};

    #[test]
    fn a_paper_is_wrapped_and_loses_no_word() {
        let long = "word ".repeat(40) + &"x".repeat(100);
        let said = [
            Passage::Line("MARKED".to_owned()),
            Passage::Heading("Items".to_owned()),
            Passage::Subheading("1. C-0107 (AB): move".to_owned()),
            Passage::Entry("Reason".to_owned(), vec![long.clone()]),
            Passage::Entry(
                "Conditions".to_owned(),
                vec!["One".to_owned(), "Two".to_owned()],
            ),
            Passage::Paragraph("Nothing else.".to_owned()),
            Passage::Point("A point.".to_owned()),
            Passage::Point(long.clone()),
        ];
        let text = passages(&said);
        assert!(
            text.starts_with(
                "MARKED\n\nItems\n=====\n\n1. C-0107 (AB): move\n--------------------\nReason: word "
            ),
            "{text}"
        );
        assert!(
            text.contains("\nConditions:\n  - One\n  - Two\n\nNothing else.\n\n- A point.\n- word"),
            "{text}"
        );
        for line in text.lines() {
            let is_one_word = line.split_whitespace().count() == 1;
            assert!(line.chars().count() <= WIDTH || is_one_word, "{line}");
            assert_eq!(line, line.trim_end());
        }
        let squeezed: String = text.split_whitespace().collect();
        let wanted: String = long.split_whitespace().collect();
        assert_eq!(squeezed.matches(&wanted).count(), 2);
    }

    #[test]
    fn one_line_stands_beside_its_label() {
        let words = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
        let entries = [
            ("Case".to_owned(), words(&["C-0107 (AB)"])),
            ("Conditions".to_owned(), words(&["One", "Two"])),
        ];
        assert_eq!(
            render(&words(&["MARKED"]), &entries, &words(&["MARKED"])),
            "MARKED\n\nCase: C-0107 (AB)\nConditions:\n- One\n- Two\n\nMARKED\n"
        );
    }
}
