//! The commands that the documents list are the program's.

use super::Arguments;
use clap::CommandFactory;
use std::collections::BTreeSet;

const README: &str = include_str!("../../README.md");

fn commands() -> BTreeSet<String> {
    let program = Arguments::command();
    let commands = program.get_subcommands();
    commands
        .map(|command| command.get_name().to_owned())
        .collect()
}

/// The commands that stand behind `before` in a text.
fn named(text: &str, before: &str) -> BTreeSet<String> {
    let words = text.split(before).skip(1);
    words
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_readme_has_a_table_of_every_command() {
    assert_eq!(named(README, "\n| `ipop "), commands());
}

#[test]
fn no_document_names_a_command_that_there_is_not() {
    let documents = [
        README,
        include_str!("../../docs/README.md"),
        include_str!("../../docs/file-format.md"),
        include_str!("../../docs/findings.md"),
        include_str!("../../docs/first-hour.md"),
        include_str!("../../assets/start/README.md"),
        include_str!("overview.rs"),
    ];
    for text in documents {
        let unknown: Vec<_> = ["`ipop ", "\"ipop "]
            .iter()
            .flat_map(|before| named(text, before))
            .filter(|word| !commands().contains(word))
            .collect();
        assert_eq!(unknown, Vec::<String>::new());
    }
}
