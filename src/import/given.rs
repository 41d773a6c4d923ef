//! A file that somebody named, read as what it is.

use super::decode::text_of;
use super::sheet::{HEADINGS_WITHIN, Read, Sheet};
use super::{workbook, xml};
use crate::source::Given;
use crate::table::loose;
use std::sync::Arc;

/// Reads a file as what its first bytes say that it is, whatever its name ends in.
pub(super) fn read(given: &Given) -> Read {
    let file: Arc<str> = given.name.as_str().into();
    if given.bytes.starts_with(b"PK\x03\x04") {
        return workbook::read(&file, &given.bytes);
    }
    if given.bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Read::refused(
            "this is a workbook of an old kind, or one with a password; save it as .xlsx without one",
        );
    }
    let Some(text) = text_of(&given.bytes) else {
        return Read::refused("this is no text and no workbook; export it as CSV or .xlsx");
    };
    if text.trim_start().starts_with('<') {
        return xml::read(&file, &text);
    }
    let (separator, text) = separated(&text);
    let loose = loose(text, separator);
    let unclosed = loose.unclosed.map(|line| {
        let why = "a quotation mark opens here and is never closed; what follows was not read";
        (Some(line), why.to_owned())
    });
    Read {
        sheets: vec![Sheet {
            file,
            name: None,
            lines: loose.lines,
        }],
        faults: unclosed.into_iter().collect(),
    }
}

/// What separates the values of a text, and the text: without the line in which Excel says so itself, but
/// with that line's end, so that lines count as they stand.
fn separated(text: &str) -> (char, &str) {
    if let Some(rest) = text.strip_prefix("sep=") {
        let mut rest = rest.chars();
        if let Some(separator @ (',' | ';' | '\t' | '|')) = rest.next() {
            return (separator, rest.as_str());
        }
    }
    // A title may stand above the headings.
    let count = |separator: char| {
        let top = text.lines().take(HEADINGS_WITHIN);
        top.map(|line| line.matches(separator).count()).max()
    };
    let most = [',', ';', '\t', '|'];
    let most = most.into_iter().rev().max_by_key(|one| count(*one));
    (most.unwrap_or(','), text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> Sheet {
        let given = Given {
            name: "x.csv".to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        read(&given).sheets.remove(0)
    }

    #[test]
    fn every_separator_and_a_title_above() {
        for text in [
            "CHILD,DECOM\n1,2\n",
            "Child ; decom\r\n1;2",
            "sep=;\nchild;DECOM\n1;2\n",
            "CHILD\tDECOM\n1\t2\n",
            "Looked after children\n\nCHILD,DECOM\n1,2\n",
            "Looked after children\n\nCHILD;DECOM\n1;2\n",
        ] {
            let rows = sheet(text).under(&["CHILD", "DECOM"]).expect("headings");
            let row = &rows.rows[0];
            assert_eq!(
                (row.get("child"), row.get("DECOM")),
                (Some("1"), Some("2")),
                "{text}"
            );
            let line = text.lines().count();
            assert_eq!(row.at.to_string(), format!("x.csv:{line}"), "{text}");
        }
        assert!(sheet("CHILD,DECOM\n").under(&["CHILD", "URN"]).is_none());
    }
}
