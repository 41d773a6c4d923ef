//! How the files are saved.

use super::told::Told;
use crate::schema::FileKind;
use crate::source::{Refusal, SourceFile, Sources};

/// How many of a kind are named.
const NAMED: usize = 3;

pub(super) fn check(sources: &Sources) -> Vec<Told> {
    let files = || {
        sources
            .files()
            .iter()
            .filter(|file| file.picture().is_none())
    };
    let is_other = |file: &&SourceFile| matches!(file.refusal(), Some(Refusal::NotUtf8 { .. }));
    let other: Vec<&SourceFile> = files().filter(is_other).collect();
    // Excel marks what it exports, and needs the mark when it opens it again.
    let is_marked = |file: &&SourceFile| file.bom && FileKind::of(&file.path).is_some();
    let marked: Vec<&SourceFile> = files().filter(is_marked).collect();
    let is_mixed = |file: &&SourceFile| {
        let text = file.shown();
        let windows = text.matches("\r\n").count();
        windows > 0 && windows < text.matches('\n').count()
    };
    let mixed: Vec<&SourceFile> = files().filter(is_mixed).collect();
    let kinds = [
        (
            other,
            "not saved as UTF-8: in VS Code click the encoding at the bottom right, and \"Save with Encoding\", UTF-8",
        ),
        (
            marked,
            "saved with a byte order mark, which some programs stumble over: in VS Code click \"UTF-8 with BOM\" at the \
             bottom right, and save with UTF-8",
        ),
        (
            mixed,
            "lines that end in two ways, so that git shows changes that are none: in VS Code click CRLF at the bottom \
             right, choose LF, and save",
        ),
    ];
    let mut told: Vec<Told> = kinds
        .into_iter()
        .filter(|(files, _)| !files.is_empty())
        .map(|(files, what)| Told::to_do(format!("{}: {what}", named(&files))))
        .collect();
    if told.is_empty() {
        told.push(Told::ok(format!("{} files, all in UTF-8", files().count())));
    }
    told
}

fn named(files: &[&SourceFile]) -> String {
    let paths: Vec<&str> = files
        .iter()
        .take(NAMED)
        .map(|file| file.path.as_str())
        .collect();
    let more = files.len().saturating_sub(NAMED);
    let paths = paths.join(", ");
    if more > 0 {
        format!("{paths} and {more} more")
    } else {
        paths
    }
}
