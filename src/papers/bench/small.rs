//! A workspace of one panel with the least that papers are made of; a test adds its cases and meetings.

use std::collections::BTreeMap;

/// The edition that is in force from 2024: two parts, deadlines, an annual report.
pub(crate) const TERMS: &str = r#"
panel: Demonstration Placements Panel
short: Demo
in-force: 2024-01-01
updated: 2024-01-01
words: { tracker: panel tracker }
cohorts: [{ id: cared-for, title: Cared for }]
schedule: { weekday: wednesday, every-weeks: 2, start: "13:00", end: "17:00" }
deadlines:
  agenda: { title: Agenda, days: 7 }
  papers: { title: Reports, weekday: monday, time: "16:00" }
  record: { title: Record on the case file, side: after, working-days: 3 }
seats:
  - { id: chair, title: Chair, roles: [dcs], chairs: chair }
  - { id: finance, title: Finance Officer, roles: [finance-officer] }
parts:
  - id: part-1
    title: Part 1
    about: Moves
    minutes: 10
    presenters: [team-manager]
    belongs: [{ requirement: P-55, when: { kind: [placement-move] } }]
  - id: part-2
    title: Part 2
    about: Reviews
    minutes: 20
    presenters: [team-manager]
    belongs: [{ requirement: P-12, when: { sort: [review] } }]
kinds:
  - { id: placement-review, title: Review of a placement, sort: review }
  - { id: placement-move, title: Placement move, sort: placement, changes-placement: true }
decisions:
  - { id: agree, title: Agreed, effect: agreed }
  - { id: ratify, title: Ratified, effect: agreed }
  - { id: defer, title: Deferred, effect: deferred }
  - { id: noted, title: Noted, effect: noted }
  - { id: not-reached, title: Not reached, effect: not-reached }
record: { title: Panel tracker, owner: hale-r }
annual-report: { title: Annual report of the panel, addressee: Management Team }
requirements:
  P-12: { clause: Part 2, says: Part 2 looks at placements., unchecked: A test. }
  P-55: { clause: Part 1, says: Part 1 looks at moves., unchecked: A test. }
  P-79: { clause: "Working Methods, agendas", says: The agenda goes out a week before., unchecked: A test. }
"#;

const REGISTERS: &[(&str, &str)] = &[
    (
        "ipop.yaml",
        "name: Wexmoor Council\nmarking: OFFICIAL-SENSITIVE\nadministrator: hale-r\n\
         mailbox: { name: Panel, email: panel@wexmoor.example }\n",
    ),
    (
        "registers/people.yaml",
        "roles:\n  dcs: Director\n  finance-officer: Finance Officer\n  team-manager: Team Manager\n  \
         social-worker: Social Worker\n  officer: Business Support Officer\npeople:\n  \
         - { id: okafor-n, name: Nkem Okafor, roles: [dcs], email: n@wexmoor.example }\n  \
         - { id: price-f, name: Flo Price, roles: [finance-officer], email: f@wexmoor.example }\n  \
         - { id: adair-t, name: Tam Adair, roles: [team-manager], team: one, email: t@wexmoor.example }\n  \
         - { id: brook-s, name: Sol Brook, roles: [team-manager], team: two, email: s@wexmoor.example }\n  \
         - { id: dunn-p, name: Pat Dunn, roles: [social-worker], team: one, email: p@wexmoor.example }\n  \
         - { id: hale-r, name: Robin Hale, roles: [officer], email: r@wexmoor.example }\n",
    ),
    (
        "registers/teams.yaml",
        "teams:\n  \
         - { id: one, name: Team One, team-manager: adair-t, service-manager: okafor-n, head-of-service: okafor-n }\n  \
         - { id: two, name: Team Two, team-manager: brook-s, service-manager: okafor-n, head-of-service: okafor-n }\n",
    ),
    (
        "registers/providers.yaml",
        "providers:\n  - id: council\n    name: Wexmoor Council\n    code: PR1\n    settings:\n      \
         - { id: own-carers, name: Own carers, kind: fostering, registration: registered, in-area: true }\n  \
         - id: larch\n    name: Larch Care\n    code: PR4\n    settings:\n      \
         - { id: larch-lodge, name: Larch Lodge, kind: childrens-home, registration: registered }\n",
    ),
    (
        "registers/budgets.yaml",
        "budgets:\n  \
         - { id: placements, name: Placements, stream: placements, years: { 2025-26: 4000000 } }\n  \
         - { id: leaving-care, name: Leaving care, stream: leaving-care, years: { 2025-26: 600000 } }\n",
    ),
    ("registers/calendar.yaml", "terms: []\n"),
    ("panels/demo/terms/2024-01-01.yaml", TERMS),
];

/// A case of a child born in a month, who lives in a setting at a weekly price, by a budget.
pub(crate) fn case(
    number: usize,
    born: &str,
    setting: &str,
    weekly: u32,
    budget: &str,
) -> (String, String) {
    let placement = if setting == "own-carers" { "U6" } else { "K2" };
    let (team, worker) = if number.is_multiple_of(2) {
        ("two", "")
    } else {
        ("one", "social-worker: dunn-p")
    };
    let path = format!("cases/C-{number:04}.yaml");
    let text = format!(
        "case: C-{number:04}\ninitials: AB\nborn: {born}\ncohorts: [cared-for]\nteam: {team}\n{worker}\n\
         category-of-need: N1\nplacements:\n  - id: p1\n    type: {placement}\n    setting: {setting}\n    \
         from: 2025-04-02\n    distance: in-area\ncosts:\n  \
         - {{ id: k1, for: placement, of: p1, component: core, weekly: {weekly}, from: 2025-04-02, \
         shares: [{{ payer: social-care, budget: {budget}, weekly: {weekly} }}] }}\n"
    );
    (path, text)
}

/// The registers, the edition and these files; a file given here takes the place of the bench's own of
/// the same path.
pub(crate) fn small(files: &[(String, String)]) -> BTreeMap<String, String> {
    let registers = REGISTERS
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    registers.chain(files.iter().cloned()).collect()
}

/// The bench's edition, asking for sections: `- section: rota`, a line each.
pub(crate) fn asking(sections: &str) -> (String, String) {
    let lines: Vec<String> = sections
        .lines()
        .map(|line| format!("      {}\n", line.trim()))
        .collect();
    let asked = format!(
        "requirements:\n  P-01:\n    clause: All\n    says: What is asked.\n    meets:\n{}",
        lines.concat()
    );
    (
        "panels/demo/terms/2024-01-01.yaml".to_owned(),
        TERMS.replace("requirements:\n", &asked),
    )
}

/// One meeting's file.
pub(crate) fn meeting(date: &str, rest: &str) -> (String, String) {
    (
        format!("panels/demo/{date}.yaml"),
        format!("date: {date}\n{rest}"),
    )
}
