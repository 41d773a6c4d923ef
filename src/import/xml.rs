//! The XML of the return: the same rows under other tags.

use super::sheet::{Read, Sheet};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most elements of a file of 20 MiB.
const MAX_NODES: u32 = 4_000_000;

/// Reads the return as one sheet for each kind of row. Whatever stands in a group of its own below a child is
/// a row of it; what stands in none is a row of the header.
pub(super) fn read(file: &Arc<str>, text: &str) -> Read {
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let Ok(document) = Document::parse_with_options(text, options) else {
        return Read::refused("this XML can't be read; export the return again");
    };
    let root = document.root_element();
    if root.tag_name().name() != "EXPSSDA903" {
        return Read::refused("this XML is no SSDA903 return: its first tag is not EXPSSDA903");
    }
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    let mut groups = BTreeMap::new();
    let children = root.children().filter(Node::is_element);
    for child in children {
        let mut header = Fields::new();
        let mut below = Vec::new();
        gather(child, &mut header, &mut below);
        let id = header.get("CHILD").cloned().unwrap_or_default();
        let line = lines.of(child.range().start);
        groups
            .entry("HEADER")
            .or_insert_with(Vec::new)
            .push((line, header));
        for (group, mut fields) in below {
            let line = lines.of(group.range().start);
            fields.insert("CHILD", id.clone());
            let rows: &mut Vec<(u32, Fields<'_>)> =
                groups.entry(group.tag_name().name()).or_default();
            rows.push((line, fields));
        }
    }
    let sheets = groups.into_values().map(|rows| sheet(file, &rows));
    Read {
        sheets: sheets.collect(),
        faults: Vec::new(),
    }
}

/// The values of a row by their tags, as the CSV files call them.
type Fields<'a> = BTreeMap<&'a str, String>;

/// What stands directly below, and the groups. A header's own group is none.
fn gather<'a>(
    node: Node<'a, 'a>,
    fields: &mut Fields<'a>,
    groups: &mut Vec<(Node<'a, 'a>, Fields<'a>)>,
) {
    for below in node.children().filter(Node::is_element) {
        let name = below.tag_name().name();
        if !below.children().any(|node| node.is_element()) {
            let text = below.text().unwrap_or_default().trim();
            fields.insert(called(name), text.to_owned());
        } else if name == "HEADER" {
            gather(below, fields, groups);
        } else {
            let mut own = Fields::new();
            gather(below, &mut own, groups);
            groups.push((below, own));
        }
    }
}

fn called(tag: &str) -> &str {
    match tag {
        "CHILDID" => "CHILD",
        "PL" => "PLACE",
        tag => tag,
    }
}

fn sheet(file: &Arc<str>, rows: &[(u32, Fields<'_>)]) -> Sheet {
    let mut names: Vec<&str> = rows
        .iter()
        .flat_map(|(_, row)| row.keys().copied())
        .collect();
    names.sort_unstable();
    names.dedup();
    let headings = names.iter().map(|name| (*name).to_owned()).collect();
    let mut lines = vec![(1, headings)];
    lines.extend(rows.iter().map(|(line, row)| {
        let cells = names.iter().map(|name| row.get(name).cloned());
        (*line, cells.map(Option::unwrap_or_default).collect())
    }));
    Sheet {
        file: Arc::clone(file),
        name: None,
        lines,
    }
}

/// Counts lines as it goes. Groups come nearly in their order: those within others a little before them.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, byte: usize) -> u32 {
        let breaks = |range: std::ops::Range<usize>| {
            let text = self.text.get(range).unwrap_or_default();
            u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
        };
        if byte >= self.at {
            self.line += breaks(self.at..byte);
        } else {
            self.line -= breaks(byte..self.at);
        }
        self.at = byte;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_with_its_groups() {
        let text = "<?xml version='1.0'?>\n<EXPSSDA903><CHILD>\n<HEADER><CHILDID>7</CHILDID><MOTHER />\n\
                    <AREVIEW><REVIEW>01/02/2026</REVIEW></AREVIEW></HEADER>\n<EPISODE>\n<PL>K2</PL>\n\
                    <DEC /></EPISODE></CHILD></EXPSSDA903>";
        let read = read(&"return.xml".into(), text);
        assert!(read.faults.is_empty());
        let found: Vec<String> = read
            .sheets
            .iter()
            .map(|sheet| format!("{:?}", sheet.lines))
            .collect();
        assert_eq!(
            found,
            [
                r#"[(1, ["CHILD", "REVIEW"]), (4, ["7", "01/02/2026"])]"#,
                r#"[(1, ["CHILD", "DEC", "PLACE"]), (5, ["7", "", "K2"])]"#,
                r#"[(1, ["CHILD", "MOTHER"]), (2, ["7", ""])]"#,
            ]
        );
        assert!(
            super::read(&"x.xml".into(), "<html></html>")
                .sheets
                .is_empty()
        );
        assert!(
            super::read(&"x.xml".into(), "<EXPSSDA903>")
                .sheets
                .is_empty()
        );
    }
}
