//! Random workspaces in which every text says whose it is: twelve people, twenty cases, two panels, and
//! in each text field of each case a word that stands nowhere else.

use crate::random::Random;
use ipop::model::edition::{Fact, Paper, Section};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

pub(crate) const CASES: usize = 20;
const PEOPLE: usize = 12;

/// How every canary begins; the number of its case follows.
pub(crate) const CANARY: &str = "qzxk";

/// A word that says from which text of which case it is; the child's name is text 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Canary {
    pub(crate) case: usize,
    pub(crate) text: usize,
}

impl Canary {
    pub(crate) fn word(self) -> String {
        format!("{CANARY}{:02}m{:03}w", self.case, self.text)
    }

    /// Those that stand in a text without white space, and how many cannot be read whole.
    pub(crate) fn all_in(text: &str) -> (BTreeSet<Self>, usize) {
        let text = text.to_lowercase();
        let (mut found, mut broken) = (BTreeSet::new(), 0);
        for rest in text.split(CANARY).skip(1) {
            let number = |range| rest.get(range).and_then(|digits: &str| digits.parse().ok());
            match (number(0..2), number(3..6)) {
                (Some(case), Some(text)) => {
                    found.insert(Self { case, text });
                }
                _ => broken += 1,
            }
        }
        (found, broken)
    }
}

/// A workspace, and what is known of it from having written it.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) files: Vec<(String, String)>,
    /// In which cases' chain a person stands: as a manager of the team, as a worker, as the one whom an
    /// item names.
    pub(crate) theirs: BTreeMap<String, BTreeSet<usize>>,
    /// Who answers for an action, by each of its texts.
    pub(crate) actions: BTreeMap<Canary, String>,
    /// The cases on a panel's agendas.
    pub(crate) on: BTreeMap<&'static str, BTreeSet<usize>>,
}

/// The roles of the edition, and how many may hold each.
const ROLES: [(&str, usize); 18] = [
    ("dcs", 1),
    ("deputy-director", 1),
    ("chief-officer", 1),
    ("hos-safeguarding, head-of-service", 2),
    ("hos-regulated, head-of-service", 1),
    ("hos-send, head-of-service", 1),
    ("sm-specialist, service-manager", 2),
    ("team-manager", 3),
    ("fostering-team-manager", 1),
    ("finance-officer", 1),
    ("commissioning-manager", 1),
    ("senior-send-caseworker", 1),
    ("send-monitoring-officer", 1),
    ("social-worker", 6),
    ("send-officer", 4),
    ("iro", 4),
    ("personal-adviser", 4),
    ("panel-administrator", 1),
];

const TEAMS: [&str; 3] = ["care-one", "leaving-care", "send"];

/// A team's managers.
#[derive(Clone, Copy)]
pub(crate) struct Managers {
    pub(crate) team: usize,
    pub(crate) service: usize,
    pub(crate) head: usize,
}

/// A workspace that is being written.
pub(crate) struct Making {
    pub(crate) random: Random,
    pub(crate) made: Made,
    holders: BTreeMap<&'static str, Vec<usize>>,
    pub(crate) teams: Vec<Managers>,
    /// How many texts each case has.
    texts: [usize; CASES],
}

pub(crate) fn reference(case: usize) -> String {
    format!("C-{:04}", case + 101)
}

pub(crate) fn person(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(number).expect("a small number"));
    format!("person-{letter}")
}

impl Making {
    pub(crate) fn new(seed: u64) -> Self {
        let mut making = Self {
            random: Random(seed),
            made: Made::default(),
            holders: BTreeMap::new(),
            teams: Vec::new(),
            texts: [0; CASES],
        };
        making.people();
        making.registers();
        making
    }

    pub(crate) fn file(&mut self, path: &str, text: String) {
        self.made.files.push((path.to_owned(), text));
    }

    /// Somebody who holds a role.
    pub(crate) fn holder(&mut self, role: &str) -> usize {
        let mut all = self.holders.iter();
        let found = all.find(|(roles, _)| roles.split(", ").any(|known| known == role));
        let (_, holders) = found.expect("a role of the list");
        holders[self.random.below(holders.len())]
    }

    pub(crate) fn chance(&mut self, of_a_hundred: usize) -> bool {
        self.random.below(100) < of_a_hundred
    }

    /// The template with a canary of the case in the place of each `@`, and these.
    pub(crate) fn filled(&mut self, case: usize, template: &str) -> (String, Vec<Canary>) {
        let mut pieces = template.split('@');
        let mut text = pieces.next().unwrap_or_default().to_owned();
        let mut put = Vec::new();
        for piece in pieces {
            self.texts[case] += 1;
            let canary = Canary {
                case,
                text: self.texts[case],
            };
            text.push_str(&canary.word());
            text.push_str(piece);
            put.push(canary);
        }
        (text, put)
    }

    pub(crate) fn note_theirs(&mut self, number: usize, case: usize) {
        let theirs = self.made.theirs.entry(person(number)).or_default();
        theirs.insert(case);
    }

    fn people(&mut self) {
        let mut roles_of = vec![BTreeSet::new(); PEOPLE];
        for (roles, most) in ROLES {
            let mut holders = BTreeSet::new();
            for _ in 0..=self.random.below(most) {
                holders.insert(self.random.below(PEOPLE));
            }
            for holder in &holders {
                roles_of[*holder].extend(roles.split(", "));
            }
            self.holders.insert(roles, holders.into_iter().collect());
        }
        let base = include_str!("../pages/base/registers/people.yaml");
        let (roles, _) = base.split_once("people:\n").expect("the roles");
        let mut people = format!("{roles}people:\n");
        for (number, held) in roles_of.iter().enumerate() {
            let id = person(number);
            let held: Vec<&str> = held.iter().copied().collect();
            // Whoever presents by a role alone does so for the own team.
            let team = held.contains(&"senior-send-caseworker");
            let team = if team { ", team: send" } else { "" };
            let _ = writeln!(
                people,
                "  - {{ id: {id}, name: Robin {}, roles: [{}], email: {id}@wexmoor.example{team} }}",
                id.to_uppercase().replace("PERSON-", "Letter "),
                held.join(", ")
            );
        }
        self.file("registers/people.yaml", people);
    }

    fn registers(&mut self) {
        let mut teams = "teams:\n".to_owned();
        for team in TEAMS {
            let managers = Managers {
                team: self.holder("team-manager"),
                service: self.holder("service-manager"),
                head: self.holder("head-of-service"),
            };
            self.teams.push(managers);
            let _ = writeln!(
                teams,
                "  - {{ id: {team}, name: Team {team}, team-manager: {}, service-manager: {}, head-of-service: {} }}",
                person(managers.team),
                person(managers.service),
                person(managers.head)
            );
        }
        self.file("registers/teams.yaml", teams);
        let administrator = person(self.holder("panel-administrator"));
        let authority = include_str!("../pages/base/ipop.yaml").replace("hale-r", &administrator);
        self.file("ipop.yaml", authority);
        let holder = person(self.holder("head-of-service"));
        let budgets = include_str!("../pages/base/registers/budgets.yaml");
        let budgets = ["shah-a", "quill-b", "jarvis-h"]
            .iter()
            .fold(budgets.to_owned(), |text, known| {
                text.replace(known, &holder)
            });
        self.file("registers/budgets.yaml", budgets);
        let providers = include_str!("../pages/base/registers/providers.yaml");
        self.file("registers/providers.yaml", providers.to_owned());
        let calendar = include_str!("../pages/base/registers/calendar.yaml");
        self.file("registers/calendar.yaml", calendar.to_owned());
        let edition = edition().replace("hale-r", &administrator);
        for panel in super::cases::PANELS {
            self.file(
                &format!("panels/{panel}/terms/2026-01-01.yaml"),
                edition.clone(),
            );
        }
    }
}

/// The edition of the rules' pages, asking for every fact on every sheet, and for every section but those in
/// which an agenda lists children of the whole authority.
fn edition() -> String {
    let sections = Section::ALL
        .iter()
        .filter(|section| !section.stands_in(Paper::Agenda));
    let sections: Vec<String> = sections
        .map(|section| match section {
            Section::StaleCases => "{ section: stale-cases, with: { weeks: 4 } }".to_owned(),
            other => format!("{{ section: {} }}", other.name()),
        })
        .collect();
    let asked = format!(
        "requirements:\n  P-75: {{ clause: Papers, says: There are papers., meets: [{}] }}\n",
        sections.join(", ")
    );
    let facts: Vec<&str> = Fact::ALL.iter().map(|fact| fact.name()).collect();
    let sheet = format!("    sheet: [{}]", facts.join(", "));
    let base = include_str!("../pages/base/panels/demo/terms/2026-01-01.yaml");
    let lines = base.lines().map(|line| {
        if line.trim_start().starts_with("sheet: ") {
            sheet.as_str()
        } else {
            line
        }
    });
    let lines: Vec<&str> = lines.collect();
    lines.join("\n").replacen("requirements:\n", &asked, 1) + "\n"
}
