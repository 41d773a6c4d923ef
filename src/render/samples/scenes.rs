//! The workspaces that the samples are made from: that of the rules' pages, with a few files changed.

use crate::papers::bench::{self, NOTHING, case, day, files, meeting, small};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;

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

const SCHEDULE: &str = "reference,setting,old-annual,new-annual,from,reason\n\
    SEN-10001,Hill School,6000,7250,2026-09-01,More support\n";

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
            ("panels/demo/2026-06-10.element-3.csv", SCHEDULE),
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
        ..scene
            .change("cases/C-0005.yaml", "iro: frost-l", "iro: nobody-n")
            .change("cases/C-0003.yaml", "background:", "# background:")
            .change("cases/C-0007.yaml", "background:", "# background:")
            .change("cases/C-0010.yaml", "  transition:", "  # transition:")
            .change(
                TERMS,
                "schedule:",
                "slots: { breaks: [{ after: \"14:00\", minutes: 10 }] }\nschedule:",
            )
            .change(
                TERMS,
                "sheet: [request, primary-need, current-provision]",
                "sheet: [request, primary-need, transition]",
            )
            .change(TERMS, "last: 2026-01-01", "last: 2024-01-01")
    }
}

/// The same meeting, with all that one presenter's case wants, and something that a member owes of a case
/// which another presents.
pub(super) fn supplied() -> Scene {
    let come = |form: &str| {
        format!("      - {{ form: {form}, received: 2026-06-03T10:00, received-by: hale-r }}\n")
    };
    let papers = ["referral", "report", "review"].map(come).concat();
    let available = "    available: { from: \"15:30\" }\n";
    usual()
        .change("cases/C-0007.yaml", "# background:", "background:")
        .change(
            NEXT,
            available,
            &format!("{available}    papers:\n{papers}"),
        )
        .change(
            TERMS,
            "facts: [transition], owes: send-officer",
            "facts: [transition], owes: { role: hos-send }",
        )
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
    let march = format!(
        "date: 2026-03-11\n{}",
        HELD.replace("2026-05-", "2026-03-")
            .replace("2026-06-", "2026-03-")
    );
    Scene::new(
        ASKED,
        &[
            (
                "ipop.yaml",
                "name: Wexmoor Council\nmarking: OFFICIAL-SENSITIVE\nadministrator: hale-r\n\
                 mailbox: { name: Panel, email: panel@wexmoor.example }\n\
                 suppression: { internal: 5 }\npublishable-report: true\n",
            ),
            ("panels/demo/2026-03-11.yaml", &march),
            (
                "panels/demo/annual-report-2026-27.md",
                "Go on, and **ask** about the autumn.\n",
            ),
        ],
        "2027-04-20",
    )
}

/// A panel without parts, times or figures, whose report is in parts.
pub(super) fn plain() -> Scene {
    let (before, rest) = bench::TERMS.split_once("parts:\n").expect("parts");
    let before = before.split_once("seats:\n").expect("seats").0;
    let after = rest.split_once("kinds:\n").expect("kinds").1;
    let terms = format!("{before}seats: []\nkinds:\n{after}").replace(
        ", addressee: Management Team",
        ", addressee: Management Team, parts: [{ title: \"Part A: Needs\", sections: [needs] }]",
    );
    let items = "items: [{ case: C-0001, kind: placement-review }]\n";
    let files = [
        ("panels/demo/terms/2024-01-01.yaml".to_owned(), terms),
        case(1, "2012-03", "larch-lodge", 1000, "placements"),
        meeting("2026-06-10", items),
        meeting("2025-06-10", "items: []\n"),
    ];
    Scene {
        files: small(&files),
        ..first()
    }
}

/// A panel that has not met.
pub(super) fn unmet() -> Scene {
    Scene {
        files: small(&[]),
        ..first()
    }
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
    let mut scene = Scene::new(
        ASKED,
        &[(
            LEDGER,
            "issues:\n  - { paper: agenda, sent: 2026-06-03T10:15, by: hale-r, told: [], rows: [] }\n",
        )],
        "2026-06-04",
    );
    let (mut to_come, mut held) = (String::new(), String::new());
    for number in (101..).take(items) {
        let reference = format!("C-{number:04}");
        let _ = writeln!(
            to_come,
            "  - {{ case: {reference}, kind: placement-review, request: Is it still the right one?, minutes: 3 }}"
        );
        let _ = writeln!(
            held,
            "  - {{ case: {reference}, kind: placement-review, request: Go on., outcome: {{ decision: noted, by: okafor-n, recorded: {{ on: 2026-05-28, by: hale-r }} }} }}"
        );
        let path = format!("cases/{reference}.yaml");
        scene.files.insert(path, case.replace("C-0001", &reference));
    }
    // A move that was entered after the agenda went out, and a return that came.
    scene = scene.change("cases/C-0101.yaml", "from: 2025-09-01", "from: 2026-06-01");
    let returns = "returns:\n  - { kind: fostering-vacancies, from: penn-u, received: 2026-06-04T08:00, nil: true }\n";
    // One more, for which there is no time left.
    to_come += "  - { case: C-0007, kind: support, minutes: 230 }\n";
    to_come += returns;
    let list = |date: &str, items: String| {
        format!("date: {date}\nchair: {{ person: okafor-n }}\nitems:\n{items}")
    };
    scene
        .files
        .insert(NEXT.to_owned(), list("2026-06-10", to_come));
    scene
        .files
        .insert(LAST.to_owned(), list("2026-05-27", held));
    scene
}
