//! The made-up workspace of the rules' pages.

use std::collections::BTreeMap;

/// The edition's path.
const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";

macro_rules! base {
    ($($path:literal)+) => {
        &[$(($path, include_str!(concat!("../../../tests/pages/base/", $path)))),+]
    };
}

const FILES: &[(&str, &str)] = base!(
    "ipop.yaml"
    "registers/people.yaml"
    "registers/teams.yaml"
    "registers/providers.yaml"
    "registers/budgets.yaml"
    "registers/calendar.yaml"
    "cases/C-0001.yaml"
    "cases/C-0002.yaml"
    "cases/C-0003.yaml"
    "cases/C-0004.yaml"
    "cases/C-0005.yaml"
    "cases/C-0006.yaml"
    "cases/C-0007.yaml"
    "cases/C-0008.yaml"
    "cases/C-0009.yaml"
    "cases/C-0010.yaml"
    "panels/demo/terms/2026-01-01.yaml"
    "panels/demo/2026-05-27.yaml"
    "panels/demo/2026-05-27.issued.yaml"
    "panels/demo/2026-06-10.yaml"
    "panels/demo/2026-06-10.issued.yaml"
);

/// The base with the edition's requirements, and with files replaced or added.
pub(crate) fn files(requirements: &str, changed: &[(&str, String)]) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = FILES
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    for (path, text) in changed {
        files.insert((*path).to_owned(), text.clone());
    }
    let edition = files.get_mut(TERMS).expect("the base has an edition");
    let (rest, own) = edition
        .split_once("requirements:\n")
        .expect("the base has requirements");
    let asked = |line: &&str| {
        let id = line.split_once(':').map_or("", |(id, _)| id);
        !requirements
            .lines()
            .any(|line| line.starts_with(&format!("{id}:")))
    };
    let kept: Vec<&str> = own.lines().filter(asked).collect();
    *edition = format!("{rest}requirements:\n{requirements}\n{}\n", kept.join("\n"));
    files
}

/// A requirement that nothing checks, so that an edition has one.
pub(crate) const NOTHING: &str = "  P-01: { clause: Title, says: A title., unchecked: A test. }";
