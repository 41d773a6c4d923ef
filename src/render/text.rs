//! Plain text to paste into a system that takes nothing else.

use std::fmt::Write as _;

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

#[cfg(test)]
mod tests {
    use super::render;

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
