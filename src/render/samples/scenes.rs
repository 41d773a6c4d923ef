//! The workspaces that the samples are made from: that of the rules' pages, with a few files changed.

use crate::papers::bench::{NOTHING, day, files, small};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A workspace, and the day on which it is looked at.
pub(super) struct Scene {
    pub(super) files: BTreeMap<String, String>,
    pub(super) as_of: Date,
    /// Whose invites an error holds back.
    pub(super) held_back: &'static [&'static str],
}

const ASKED: &str = include_str!("../../../tests/papers/asked.yaml");
const HELD: &str = include_str!("../../../tests/papers/held.yaml");
const TO_COME: &str = include_str!("../../../tests/papers/to-come.yaml");
const ISSUED: &str = include_str!("../../../tests/papers/issued.yaml");

/// The meeting that was held.
const LAST: &str = "panels/demo/2026-05-27.yaml";
/// The meeting to come.
const NEXT: &str = "panels/demo/2026-06-10.yaml";
/// What was sent of it.
const LEDGER: &str = "panels/demo/2026-06-10.issued.yaml";
const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";

impl Scene {
    fn new(requirements: &str, changed: &[(&str, &str)], as_of: &str) -> Self {
        let changed: Vec<(&str, String)> = changed
            .iter()
            .map(|(path, text)| (*path, (*text).to_owned()))
            .collect();
        Self {
            files: files(requirements, &changed),
            as_of: day(as_of),
            held_back: &[],
        }
    }

    /// With a file's text changed; the text must be there.
    fn change(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.files.get_mut(path).expect(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        *text = text.replacen(from, to, 1);
        self
    }
}

/// The week before a meeting: something of everything, a case in error, and names for members.
pub(super) fn usual() -> Scene {
    let names = "C-0001: Amira Berg\nC-0009: Quentin Roe\n";
    let scene = Scene::new(
        ASKED,
        &[
            (LAST, &format!("date: 2026-05-27\n{HELD}")),
            (NEXT, TO_COME),
            (LEDGER, ISSUED),
            ("names.yaml", names),
            (".gitignore", "names.yaml\n"),
            (
                "panels/demo/2026-06-24.yaml",
                "date: 2026-06-24\nstatus: extraordinary\nbecause: Three moves are to be heard.\n",
            ),
        ],
        "2026-06-04",
    );
    Scene {
        held_back: &["eden-j"],
        ..scene.change("cases/C-0005.yaml", "initials:", "initails:")
    }
}

/// The same meeting, called off.
pub(super) fn called_off() -> Scene {
    let cancelled = "status: cancelled\nbecause: Too few members can come.\nplace:";
    usual().change(NEXT, "place:", cancelled)
}

/// A panel that meets for the first time and knows nothing yet.
pub(super) fn first() -> Scene {
    let meeting = "date: 2026-06-10\n";
    Scene {
        files: small(&[("panels/demo/2026-06-10.yaml".to_owned(), meeting.to_owned())]),
        as_of: day("2026-06-01"),
        held_back: &[],
    }
}

/// A year that is over, and the year before.
pub(super) fn year() -> Scene {
    let march = format!("date: 2026-03-11\n{}", HELD.replace("2026-05-", "2026-03-").replace("2026-06-", "2026-03-"));
    Scene::new(
        ASKED,
        &[
            ("panels/demo/2026-03-11.yaml", &march),
            ("panels/demo/annual-report-2026-27.md", "Go on, and **ask** about the autumn.\n"),
        ],
        "2027-04-20",
    )
}

/// No panel at all.
pub(super) fn nothing() -> Scene {
    let mut scene = Scene::new(NOTHING, &[], "2026-06-04");
    scene.files.retain(|path, _| !path.starts_with("panels/"));
    scene
}

/// A meeting with so many items.
pub(super) fn crowded(items: usize) -> Scene {
    let case = include_str!("../../../tests/pages/base/cases/C-0001.yaml");
    let mut scene = Scene::new(ASKED, &[(LEDGER, "issues:\n  - { paper: agenda, sent: 2026-06-03T10:15, by: hale-r, rows: [] }\n")], "2026-06-04");
    let (mut to_come, mut held) = (String::new(), String::new());
    for number in (101..).take(items) {
        let reference = format!("C-{number:04}");
        to_come += &format!(
            "  - {{ case: {reference}, kind: placement-review, request: Is it still the right one?, minutes: 3 }}\n"
        );
        held += &format!(
            "  - {{ case: {reference}, kind: placement-review, request: Go on., outcome: {{ decision: noted, by: okafor-n, recorded: {{ on: 2026-05-28, by: hale-r }} }} }}\n"
        );
        let path = format!("cases/{reference}.yaml");
        scene.files.insert(path, case.replace("C-0001", &reference));
    }
    let list = |date: &str, items: String| format!("date: {date}\nchair: {{ person: okafor-n }}\nitems:\n{items}");
    scene.files.insert(NEXT.to_owned(), list("2026-06-10", to_come));
    scene.files.insert(LAST.to_owned(), list("2026-05-27", held));
    scene
}
