//! A page of the documentation as plain text for a terminal.
//!
//! Only what these pages use is known: headings, paragraphs, lists, and blocks of files. The marks by
//! which the rules' pages are tested become arrows, and a block's first line says which file it is.

use crate::cli::wrap::wrapped;
use std::fmt::Write as _;

/// A page in plain text.
pub(super) fn page(markdown: &str) -> String {
    let mut page = Page::default();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            page.end_paragraph();
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            page.block(info, &block);
        } else {
            page.line(line);
        }
    }
    page.end_paragraph();
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
    /// What a paragraph's first line begins with, and the paragraph so far.
    paragraph: Option<(&'static str, String)>,
    /// The file that the next block is, where the page says so before it.
    file: Option<String>,
}

impl Page {
    fn line(&mut self, line: &str) {
        if let Some(title) = line.strip_prefix("# ") {
            self.text.push_str(title);
            self.text.push('\n');
        } else if let Some(heading) = line.strip_prefix("## ") {
            self.heading(match heading {
                "Bad" => "What it finds",
                "Good" => "What it is content with",
                other => other,
            });
        } else if let Some(heading) = line.strip_prefix("### ") {
            self.heading(heading);
        } else if let Some(comment) = line.strip_prefix("<!-- ") {
            let file = comment.trim_end_matches(" -->").strip_prefix("bad: ");
            self.file = file.map(str::to_owned);
        } else if line.is_empty() {
            self.end_paragraph();
        } else if let Some(item) = line.strip_prefix("- ") {
            self.end_paragraph();
            self.paragraph = Some(("  - ", item.to_owned()));
        } else {
            let (_, text) = self.paragraph.get_or_insert(("  ", String::new()));
            text.push(' ');
            text.push_str(line);
        }
    }

    fn heading(&mut self, heading: &str) {
        self.end_paragraph();
        let _ = write!(self.text, "\n{}\n", without_links(heading));
    }

    fn end_paragraph(&mut self) {
        if let Some((first, text)) = self.paragraph.take() {
            let gap = if first == "  " { "\n" } else { "" };
            self.text.push_str(gap);
            self.text.push_str(&wrapped(first, &without_links(&text)));
        }
    }

    /// A file, or what the program says of one.
    fn block(&mut self, info: &str, lines: &[&str]) {
        let mut words = info.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let path = words.next().map(str::to_owned).or(self.file.take());
        let title = match (kind, path.as_deref()) {
            ("text", _) => "It is told so:".to_owned(),
            (_, Some("terms")) => "In the Terms of Reference:".to_owned(),
            (_, Some(path)) => {
                let as_of = words.find_map(|word| word.strip_prefix("as-of="));
                let as_of = as_of.map_or(String::new(), |day| format!(", looked at on {day}"));
                format!("{path}{as_of}:")
            }
            (_, None) => "For example:".to_owned(),
        };
        let _ = write!(self.text, "\n  {title}\n\n");
        for line in lines {
            let line = format!("      {}", with_arrow(line));
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }
}

/// A line of a file, what it is marked with behind an arrow: `date: 2026-06-10  <- P-40 member`.
fn with_arrow(line: &str) -> String {
    const WORDS: [&str; 4] = ["error", "warning", "info", "waived"];
    let marked = line.rsplit_once("# ").filter(|(_, comment)| {
        let word = comment.split_once(':').map(|(word, _)| word);
        word.is_some_and(|word| WORDS.contains(&word))
    });
    let Some((before, comment)) = marked else {
        return line.to_owned();
    };
    let marks = comment.split(']').filter_map(|mark| mark.split_once('['));
    let marks: Vec<String> = marks
        .map(|(severity, name)| {
            let waived = severity.contains("waived");
            format!("{name}{}", if waived { " (agreed to)" } else { "" })
        })
        .collect();
    format!("{}  <- {}", before.trim_end(), marks.join(", "))
}

/// Text with the words of its links in place of the links.
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let link = after
            .split_once("](")
            .and_then(|(words, target)| Some((words, target.split_once(')')?.1)));
        if let Some((words, after)) = link.filter(|(words, _)| !words.contains('[')) {
            plain.push_str(words);
            rest = after;
        } else {
            plain.push('[');
            rest = after;
        }
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::{page, with_arrow, without_links};

    #[test]
    fn marks_become_arrows() {
        assert_eq!(
            with_arrow("    sent: 2026-06-05T09:10 # warning: [P-79 agenda-notice]"),
            "    sent: 2026-06-05T09:10  <- P-79 agenda-notice"
        );
        assert_eq!(
            with_arrow("date: 2026-06-10 # warning: [P-1 a], waived: [P-2 b]"),
            "date: 2026-06-10  <- P-1 a, P-2 b (agreed to)"
        );
        assert_eq!(with_arrow("a: 1 # a remark"), "a: 1 # a remark");
    }

    #[test]
    fn links_become_their_words() {
        assert_eq!(
            without_links("see [the list](a.md#b), `[]` and [x]"),
            "see the list, `[]` and [x]"
        );
    }

    #[test]
    fn a_page_reads_as_text() {
        let text = page(
            "# a-rule\n\nIt is\nso.\n\n## Parameters\n\n- `one`: first\n  of all.\n- `two`: second.\n\n\
             ## Bad\n\n```yaml cases/C-0001.yaml part as-of=2026-06-06\nx: 1 # error: [R-01 a-rule]\n```\n",
        );
        assert_eq!(
            text,
            "a-rule\n\n  It is so.\n\nParameters\n  - `one`: first of all.\n  - `two`: second.\n\n\
             What it finds\n\n  cases/C-0001.yaml, looked at on 2026-06-06:\n\n      x: 1  <- R-01 a-rule\n"
        );
    }
}
