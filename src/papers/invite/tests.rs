use super::{PersonInvite, invites};
use crate::diag::MeetingKey;
use crate::papers::bench::{NOTHING, day, files, look};
use std::collections::BTreeMap;

fn key() -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-06-10"),
    }
}

fn made(requirements: &str, changed: &[(&str, String)]) -> BTreeMap<String, PersonInvite> {
    look(
        &files(requirements, changed),
        day("2026-06-04"),
        vec![],
        |desk| {
            let invites = invites(desk, &key()).into_iter();
            invites
                .map(|invite| (invite.person.to_string(), invite))
                .collect()
        },
    )
}

#[test]
fn a_member_has_no_case_rows() {
    let invites = made(NOTHING, &[]);
    let head = &invites["shah-a"];
    assert!(head.items.is_empty() && head.view.own_cases.is_empty());
    assert_eq!(
        head.view.capacity,
        "Head of Service, Safeguarding, member of the panel"
    );
    assert_eq!(head.view.slots[0].what, "Whole meeting");
    assert_eq!(head.blocks[0].summary, "Demo panel");
}

#[test]
fn a_presenter_has_their_own_slot_and_case() {
    let invites = made(NOTHING, &[]);
    let manager = &invites["brook-s"];
    assert_eq!(manager.view.capacity, "Team Manager, Leaving Care");
    let cases: Vec<&str> = manager
        .view
        .own_cases
        .iter()
        .map(|own| own.case.as_str())
        .collect();
    assert_eq!(cases.len(), 1);
    assert!(cases[0].starts_with("C-0007 ("));
    assert!(manager.view.slots[0].what.starts_with("Part 2, 1 item"));
    let block = &manager.blocks[0];
    assert_eq!(block.summary, "Demo panel: your slot");
    assert_eq!(block.attendee.1, "s.brook@wexmoor.example");
    assert_eq!(block.uid.as_str().len(), 40);
    assert_eq!(
        block.stamp.to_string(),
        "2026-06-03T09:20:00",
        "when they were issued, in UTC"
    );
}

#[test]
fn a_role_sees_the_returns_that_it_owes() {
    let invites = made(
        NOTHING,
        &[("registers/people.yaml", {
            let people = include_str!("../../../tests/pages/base/registers/people.yaml");
            people.replace(
                "roles: [finance-officer]",
                "roles: [finance-officer, hos-regulated]",
            )
        })],
    );
    let finance = &invites["price-f"].view;
    assert!(
        finance
            .role_duties
            .contains(&"Send in: residential vacancies.".to_owned())
    );
    assert_eq!(finance.deadlines[0].label, "Residential vacancies");
}

#[test]
fn a_cancelled_meeting_has_no_invites() {
    let meeting = include_str!("../../../tests/pages/base/panels/demo/2026-06-10.yaml");
    let cancelled = meeting.replace("place:", "status: cancelled\nbecause: No quorum.\nplace:");
    assert!(made(NOTHING, &[("panels/demo/2026-06-10.yaml", cancelled)]).is_empty());
}

/// A case of which every text holds a canary of its own.
fn case(number: u32, initials: &str, team: &str, worker: &str) -> String {
    let c = |field: &str| format!("CANARY{number:04} in {field}");
    let worker = if worker.is_empty() {
        String::new()
    } else {
        format!("social-worker: {worker}\n")
    };
    format!(
        "case: C-{number:04}\ninitials: {initials}\nborn: 2012-05\ncohorts: [cared-for, send]\n\
         team: {team}\n{worker}send-officer: gray-o\niro: frost-l\nlooked-after: [{{ from: 2024-02-05 }}]\n\
         background: {}\nneeds: {{ education: {}, care: {}, health: {} }}\nagencies: [{}]\n\
         other-references: [{{ system: {}, reference: {} }}]\n\
         placements:\n  - id: p1\n    type: K2\n    setting: larch-lodge\n    from: 2025-09-01\n    \
         court-ordered: true\n    stability: {}\n    expected-length: {}\n    why-not-internal: {}\n    \
         why-not-family: {}\n    family-life-plan: {}\n    unplanned: {{ reason: {} }}\n\
         reviews:\n  - {{ on: 2026-03-25, recommendations: {}, key-developments: {}, iro-view: {}, \
         iro-impact: {}, child-view: {} }}\n\
         care-plans: [{{ on: 2026-03-30, short-term: {}, medium-term: {}, to-deliver: {}, barriers: {}, panel-support: {} }}]\n\
         flags: [{{ kind: vulnerable, by: dunn-p, on: 2026-05-01, reason: {} }}]\n\
         education:\n  transition: {}\n  additional-costs: {}\n  \
         provisions: [{{ id: e1, setting: rowan-school, from: 2025-09-02, rationale: {} }}]\n",
        c("background"),
        c("needs education"),
        c("needs care"),
        c("needs health"),
        c("agency"),
        c("system"),
        c("reference"),
        c("stability"),
        c("length"),
        c("internal"),
        c("family"),
        c("family life"),
        c("unplanned"),
        c("recommendations"),
        c("developments"),
        c("view"),
        c("impact"),
        c("child view"),
        c("short"),
        c("medium"),
        c("deliver"),
        c("barriers"),
        c("support"),
        c("flag"),
        c("transition"),
        c("further costs"),
        c("rationale"),
    )
}

/// The same case with the council's own foster carers, so that its item is one for Part 3.
fn at_home(case: &str) -> String {
    case.replace("type: K2", "type: U6")
        .replace("larch-lodge", "council-fostering")
}

/// An item of which every text holds a canary of its own.
fn item(number: u32, kind: &str, more: &str) -> String {
    let c = |field: &str| format!("CANARY{number:04} in {field}");
    format!(
        "  - case: C-{number:04}\n    kind: {kind}\n    request: {}\n    explanation: {}\n    \
         alternatives: {}\n    how-decided: {}\n    resources-explored: {}\n    likelihood: {}\n    \
         late: {{ by: okafor-n, reason: {} }}\n    \
         endorsements: [{{ role: service-manager, by: voss-e, on: 2026-06-01, supports: true, view: {} }}]\n{more}",
        c("request"),
        c("explanation"),
        c("alternatives"),
        c("decided"),
        c("resources"),
        c("likelihood"),
        c("late"),
        c("view of a manager"),
    )
}

/// T17 in small: six cases, four presenters, a canary in every text.
#[test]
fn an_invite_holds_nothing_of_another_persons_case() {
    let requirements = "  P-59:\n    clause: Part 2\n    says: Everything is known.\n    meets:\n      \
        - { rule: information, with: { facts: [background, pep, weekly-cost, primary-need], owes: team-manager }, severity: warning, audience: panel }\n      \
        - { rule: information, with: { facts: [tribunal, permanence], owes: { role: senior-send-caseworker } }, severity: warning, audience: panel }";
    let delegate = "    delegate: { person: eden-j, because: CANARY0106 in delegate }\n";
    let meeting = format!(
        "date: 2026-06-10\nplace: Committee Room 2\nchair: {{ person: okafor-n }}\n\
         attendance: [{{ seat: rotating, person: cole-m }}]\nitems:\n{}{}{}{}{}{}",
        item(101, "placement-review", ""),
        item(102, "placement-review", ""),
        item(103, "placement-review", ""),
        item(104, "placement-review", ""),
        item(105, "alternative-provision", ""),
        item(106, "placement-review", delegate),
    );
    let changed = [
        ("panels/demo/2026-06-10.yaml", meeting),
        (
            "panels/demo/2026-06-10.issued.yaml",
            "issues: []\n".to_owned(),
        ),
        ("cases/C-0101.yaml", case(101, "ZA", "care-one", "dunn-p")),
        ("cases/C-0102.yaml", case(102, "ZB", "care-one", "")),
        ("cases/C-0103.yaml", case(103, "ZC", "leaving-care", "")),
        ("cases/C-0104.yaml", case(104, "ZD", "leaving-care", "")),
        ("cases/C-0105.yaml", at_home(&case(105, "ZE", "send", ""))),
        ("cases/C-0106.yaml", case(106, "ZF", "care-one", "")),
    ];
    look(
        &files(requirements, &changed),
        day("2026-06-04"),
        vec![],
        |desk| {
            let withheld: Vec<_> = desk.withheld_cases().collect();
            assert!(withheld.is_empty(), "{withheld:?}: {:#?}", desk.findings);
        },
    );
    let invites = made(requirements, &changed);
    // A delegated case is still its Team Manager's own.
    let own: &[(&str, &[u32])] = &[
        ("adair-t", &[101, 102, 106]),
        ("brook-s", &[103, 104]),
        ("lowe-g", &[105]),
        ("eden-j", &[106]),
        ("dunn-p", &[101]),
    ];
    for (person, cases) in own {
        let invite = invites.get(*person);
        let rows = &invite
            .unwrap_or_else(|| panic!("{person} is invited"))
            .view
            .own_cases;
        assert_eq!(rows.len(), cases.len(), "{person}");
        assert!(
            rows.iter().all(|row| row.asked.starts_with("CANARY")),
            "{person} has the request"
        );
    }
    assert!(
        invites.len() > own.len(),
        "members and attendees are invited too"
    );
    for (person, invite) in &invites {
        let allowed = own
            .iter()
            .find(|(known, _)| known == person)
            .map_or(&[][..], |(_, cases)| cases);
        let paper = serde_json::to_string(&invite.view).expect("a view is plain");
        for (number, initials) in (101..=106).zip(["ZA", "ZB", "ZC", "ZD", "ZE", "ZF"]) {
            if !allowed.contains(&number) {
                for foreign in [
                    format!("CANARY{number:04}"),
                    format!("C-{number:04}"),
                    initials.to_owned(),
                ] {
                    assert!(
                        !paper.contains(&foreign),
                        "{person} reads {foreign}: {paper}"
                    );
                }
            }
        }
        let calendar = format!("{:?}", invite.blocks);
        assert!(
            !calendar.contains("CANARY") && !calendar.contains("C-01"),
            "{calendar}"
        );
    }
}

/// The person and name of each calendar entry of the panels' meetings.
fn events(changed: &[(&str, String)], keys: &[(&str, &str)]) -> Vec<(String, String)> {
    look(
        &files(NOTHING, changed),
        day("2026-06-04"),
        vec![],
        |desk| {
            let keys = keys.iter().map(|(panel, date)| MeetingKey {
                panel: (*panel).to_owned(),
                date: day(date),
            });
            let invites = keys.flat_map(|key| invites(desk, &key));
            let events = invites.flat_map(|invite| {
                let person = invite.person.to_string();
                let blocks = invite.blocks.into_iter();
                blocks.map(move |block| (person.clone(), block.uid.to_string()))
            });
            events.collect()
        },
    )
}

#[test]
fn two_meetings_never_share_an_event() {
    let base = files(NOTHING, &[]);
    let terms = base["panels/demo/terms/2026-01-01.yaml"].clone();
    let meeting = base["panels/demo/2026-06-10.yaml"].clone();
    // The same people, on the same day, at another panel; and a fortnight later at this one.
    let later = meeting.replacen("date: 2026-06-10", "date: 2026-06-24", 1);
    let events = events(
        &[
            ("panels/other/terms/2026-01-01.yaml", terms),
            ("panels/other/2026-06-10.yaml", meeting),
            ("panels/demo/2026-06-24.yaml", later),
        ],
        &[
            ("demo", "2026-06-10"),
            ("other", "2026-06-10"),
            ("demo", "2026-06-24"),
        ],
    );
    let of = |person: &str| events.iter().filter(|(who, _)| who == person).count();
    assert!(of("shah-a") >= 3, "a member of all three: {events:?}");
    let names: std::collections::BTreeSet<&String> = events.iter().map(|(_, uid)| uid).collect();
    assert_eq!(names.len(), events.len(), "{events:?}");
}
