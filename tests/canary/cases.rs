//! The cases, and the panels that consider them.

use crate::made::{CASES, Canary, Made, Making, person, reference};
use std::fmt::Write as _;

/// The panels' folders; both work under the edition of the rules' pages.
pub(crate) const PANELS: [&str; 2] = ["demo", "other"];
const HELD: &str = "2026-05-27";
const TO_COME: &str = "2026-06-10";

/// A case, as far as a meeting needs it.
struct Case {
    team: usize,
    worker: usize,
}

/// What may be asked, with a word for a decision on it; by team.
const ASKED: [&[(&str, &str)]; 3] = [
    &[
        ("placement-review", "noted"),
        ("placement-move", "agree"),
        ("extension", "agree"),
    ],
    &[("support", "agree"), ("placement-review", "defer")],
    &[
        ("isep", "ratify"),
        ("alternative-provision", "ratify"),
        ("other", "decline"),
    ],
];

pub(crate) fn workspace(seed: u64) -> Made {
    let mut making = Making::new(seed);
    let cases: Vec<Case> = (0..CASES).map(|number| making.case(number)).collect();
    for panel in PANELS {
        making.meeting(panel, HELD, &cases);
        making.meeting(panel, TO_COME, &cases);
    }
    making.names();
    making.made
}

impl Making {
    fn case(&mut self, number: usize) -> Case {
        let team = self.random.below(3);
        let managers = self.teams[team];
        let worker = self.holder("social-worker");
        for chain in [managers.team, managers.service, managers.head, worker] {
            self.note_theirs(chain, number);
        }
        let mut others = String::new();
        for role in ["iro", "send-officer", "personal-adviser"] {
            if self.chance(50) {
                let holder = self.holder(role);
                self.note_theirs(holder, number);
                let _ = writeln!(others, "{role}: {}", person(holder));
            }
        }
        let sibling = (number + 1 + self.random.below(CASES - 1)) % CASES;
        let (kind, setting) = match self.random.below(3) {
            0 => ("K2", "larch-lodge"),
            1 => ("K2", "larch-crisis"),
            _ => ("U6", "linden-carers"),
        };
        let names = ["care-one", "leaving-care", "send"];
        let (text, _) = self.filled(number, include_str!("case.yaml"));
        let text = text
            .replace("REFERENCE", &reference(number))
            .replace("INITIALS", &initials(number))
            .replace("BORN", "2009-10")
            .replace("COHORT", "cared-for")
            .replace("TEAM", names[team])
            .replace("WORKER", &person(worker))
            .replace("OTHERS\n", &others)
            .replace("SIBLING", &reference(sibling))
            .replace("TYPE", kind)
            .replace("SETTING", setting);
        self.file(&format!("cases/{}.yaml", reference(number)), text);
        Case { team, worker }
    }

    fn meeting(&mut self, panel: &'static str, date: &str, cases: &[Case]) {
        let held = date == HELD;
        let status = if held { "present" } else { "expected" };
        let mut text = format!("date: {date}\nplace: Committee Room 2\n");
        let chair = person(self.holder("dcs"));
        let _ = writeln!(text, "chair: {{ person: {chair} }}\nattendance:");
        for (seat, role) in [
            ("chair", "dcs"),
            ("deputy", "deputy-director"),
            ("safeguarding", "hos-safeguarding"),
            ("specialist", "sm-specialist"),
            ("finance", "finance-officer"),
            ("education", "hos-send"),
            ("commissioning", "commissioning-manager"),
            ("rotating", "team-manager"),
        ] {
            let holder = if seat == "chair" {
                chair.clone()
            } else {
                person(self.holder(role))
            };
            let _ = writeln!(
                text,
                "  - {{ seat: {seat}, person: {holder}, status: {status} }}"
            );
        }
        let lists = [
            "items",
            "actions",
            "practice-notes",
            "declarations",
            "any-other-business",
            "waivers",
        ];
        let mut lists = lists.map(|name| (name, String::new()));
        let mut schedule = String::new();
        for (number, case) in cases.iter().enumerate() {
            if !self.chance(35) {
                continue;
            }
            self.made.on.entry(panel).or_default().insert(number);
            let asked = ASKED[case.team];
            let (kind, decision) = asked[self.random.below(asked.len())];
            lists[0].1 += &self.item(number, case, kind, held.then_some((decision, &chair)));
            let of = reference(number);
            if held && self.chance(60) {
                lists[1].1 += &self.action(number, kind);
            }
            if held && self.chance(30) {
                let _ = writeln!(lists[2].1, "  - {{ item: {of}/{kind}, kind: excellent }}");
            }
            for (list, line) in [
                (3, format!("{{ person: {chair}, case: {of}, note: @ }}")),
                (4, format!("{{ title: @, case: {of}, urgency: @ }}")),
                (
                    5,
                    format!(
                        "{{ requirement: P-12, about: {of}, reason: @, agreed-by: {chair}, on: 2026-05-20 }}"
                    ),
                ),
            ] {
                if self.chance(30) {
                    let line = self.filled(number, &line).0;
                    let _ = writeln!(lists[list].1, "  - {line}");
                }
            }
            if self.chance(30) {
                let line = format!("{of},@,9000,9500,2026-05-18,@\n");
                schedule += &self.filled(number, &line).0;
            }
        }
        for (name, list) in &lists {
            if !list.is_empty() {
                let _ = write!(text, "{name}:\n{list}");
            }
        }
        if !schedule.is_empty() {
            let heads = "reference,setting,old-annual,new-annual,from,reason\n";
            self.file(
                &format!("panels/{panel}/{date}.element-3.csv"),
                format!("{heads}{schedule}"),
            );
        }
        if held {
            let _ = writeln!(
                text,
                "minutes: {{ by: {chair}, cleared: 2026-06-01, circulated: 2026-06-02 }}"
            );
        }
        self.file(&format!("panels/{panel}/{date}.yaml"), text);
    }

    fn item(
        &mut self,
        number: usize,
        case: &Case,
        kind: &str,
        decided: Option<(&str, &String)>,
    ) -> String {
        let mut template = include_str!("item.yaml").to_owned();
        if kind == "placement-move" {
            template.push_str(include_str!("proposed.yaml"));
        }
        for line in include_str!("extras.yaml").lines() {
            if self.chance(10) {
                let named = self.random.below(12);
                if line.contains("WHO") {
                    self.note_theirs(named, number);
                }
                let _ = writeln!(template, "{}", line.replace("WHO", &person(named)));
            }
        }
        if let Some((decision, chair)) = decided {
            let outcome = include_str!("outcome.yaml").replace("DECISION", decision);
            template.push_str(&outcome.replace("CHAIR", chair));
        }
        let (text, _) = self.filled(number, &template);
        let managers = self.teams[case.team];
        text.replace("REFERENCE", &reference(number))
            .replace("KIND", kind)
            .replace("WORKER", &person(case.worker))
            .replace("SERVICE", &person(managers.service))
            .replace("HEAD", &person(managers.head))
    }

    /// An action, which makes nobody a party to the case: whoever answers for it knows what is to be done.
    fn action(&mut self, case: usize, kind: &str) -> String {
        let reporter = person(self.random.below(12));
        let template = include_str!("action.yaml");
        let template = if self.chance(50) {
            template.replace("partner: @", &format!("owner: {reporter}"))
        } else {
            template.to_owned()
        };
        let (text, canaries) = self.filled(case, &template);
        for canary in canaries {
            self.made.actions.insert(canary, reporter.clone());
        }
        text.replace("NUMBER", &format!("A{}", case + 1))
            .replace("REFERENCE", &reference(case))
            .replace("KIND", kind)
            .replace("REPORTER", &reporter)
            .replace("DUE", ["2026-06-05", "2026-06-24"][self.random.below(2)])
    }

    /// A name for each child, of which each word is its canary.
    fn names(&mut self) {
        let mut text = String::new();
        for case in 0..CASES {
            let word = Canary { case, text: 0 }.word();
            let letters = initials(case);
            let words: Vec<String> = letters
                .chars()
                .map(|letter| format!("{letter}{word}"))
                .collect();
            let _ = writeln!(text, "{}: {}", reference(case), words.join(" "));
        }
        self.file("names.yaml", text);
        self.file(".gitignore", "names.yaml\n/out/\n".to_owned());
    }
}

fn initials(case: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).expect("a letter"));
    [letter(case), letter(case + 7)].iter().collect()
}
