//! The program, git, and the schemas that an editor goes by.

use super::told::Told;
use crate::schema::FileKind;

pub(super) fn check(git: Option<&str>, schema: &dyn Fn(&FileKind) -> Option<String>) -> Vec<Told> {
    let programs = format!(
        "ipop {}, {}",
        env!("CARGO_PKG_VERSION"),
        git.map_or_else(|| "no git".to_owned(), |version| format!("git {version}"))
    );
    let found: Vec<(FileKind, Option<String>)> = FileKind::ALL
        .iter()
        .map(|kind| (*kind, schema(kind)))
        .collect();
    if found.iter().all(|(_, text)| text.is_none()) {
        return vec![Told::note(format!(
            "{programs}; there are no schemas for an editor: `ipop schema --write` writes them"
        ))];
    }
    let other = found
        .iter()
        .filter(|(kind, text)| text.as_ref() != Some(&kind.text()));
    let other: Vec<String> = other.map(|(kind, _)| kind.file()).collect();
    if other.is_empty() {
        return vec![Told::ok(format!(
            "{programs}; the schemas are this program's"
        ))];
    }
    vec![Told::to_do(format!(
        "{programs}; {} not as this program has {}: `ipop schema --write` renews the schemas. If a colleague has a newer \
         ipop, update yours first",
        if other.len() == 1 {
            format!("{} is", other[0])
        } else {
            format!("{} schemas are", other.len())
        },
        if other.len() == 1 { "it" } else { "them" },
    ))]
}
