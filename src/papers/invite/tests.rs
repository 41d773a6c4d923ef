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
fn a_member_has_the_cases_that_the_member_presents() {
    let invites = made(NOTHING, &[]);
    let head = &invites["shah-a"];
    // Those that she presents, and no other.
    assert!(head.items.is_empty());
    let cases: Vec<&str> = head
        .view
        .own_cases
        .iter()
        .map(|own| own.case.as_str())
        .collect();
    assert_eq!(cases, ["C-0003 (EF)", "C-0005 (IJ)"]);
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
    let people = include_str!("../../../tests/pages/base/registers/people.yaml");
    let people = people.replace(
        "roles: [finance-officer]",
        "roles: [finance-officer, hos-regulated]",
    );
    let meeting = MEETING.replace("  - { kind: residential-vacancies, from: quill-b, received: 2026-06-03T11:30, nil: true }\n", "");
    let invites = made(
        NOTHING,
        &[
            ("registers/people.yaml", people),
            ("panels/demo/2026-06-10.yaml", meeting),
        ],
    );
    let finance = &invites["price-f"].view;
    assert_eq!(finance.deadlines[0].label, "Residential vacancies");
    assert_eq!(
        finance.owed[0].text,
        "Residential vacancies: not received yet"
    );
    assert_eq!(finance.nothing_wanted, None);
    let chair = &invites["okafor-n"].view;
    let nothing = "Nothing is wanted of you before the meeting so far.";
    assert_eq!(chair.nothing_wanted.as_deref(), Some(nothing));
}

const MEETING: &str = include_str!("../../../tests/pages/base/panels/demo/2026-06-10.yaml");
const TERMS: &str = include_str!("../../../tests/pages/base/panels/demo/terms/2026-01-01.yaml");
const TERMS_PATH: &str = "panels/demo/terms/2026-01-01.yaml";

/// The invites as they are on a day, made from these files.
fn made_on(as_of: &str, changed: &[(&str, String)]) -> BTreeMap<String, PersonInvite> {
    look(&files(NOTHING, changed), day(as_of), vec![], |desk| {
        let invites = invites(desk, &key()).into_iter();
        invites
            .map(|invite| (invite.person.to_string(), invite))
            .collect()
    })
}

/// The lines of a person's checklists, each with its time.
fn wanted(invite: &PersonInvite) -> Vec<String> {
    let cases = invite.view.own_cases.iter();
    let lists = cases.flat_map(|case| case.wanted.iter().map(move |list| (&case.case, list)));
    let lines = lists.flat_map(|(case, list)| {
        let lines = list.lines.iter();
        lines.map(move |line| format!("{case}: {}: {}", list.by, line.text))
    });
    lines.collect()
}

/// A ledger that was kept by hand says to whom invites went and not for when: the times are those of the
/// plan, and whoever was not asked is not asked once the meeting is over.
#[test]
fn what_a_hand_noted_has_the_times_of_the_plan_and_nobody_new_once_held() {
    let ledger = "issues:\n  - { paper: invites, sent: 2026-06-03T10:20, by: hale-r, to: [brook-s, shah-a] }\n";
    let changed = [("panels/demo/2026-06-10.issued.yaml", ledger.to_owned())];
    for as_of in ["2026-06-04", "2026-06-12"] {
        let invites = made_on(as_of, &changed);
        let invite = &invites["brook-s"];
        let [block] = &invite.blocks[..] else {
            panic!("one entry: {:?}", invite.blocks)
        };
        let times = format!("{} to {}", block.start.time(), block.end.time());
        assert_eq!(times, "13:40:00 to 14:00:00", "{as_of}");
        assert_eq!(invite.view.slots[0].time, "13:40 to 14:00", "{as_of}");
        assert!(block.is_sent);
    }
    let before: Vec<String> = made_on("2026-06-04", &changed).into_keys().collect();
    assert!(before.contains(&"okafor-n".to_owned()), "{before:?}");
    let held: Vec<String> = made_on("2026-06-12", &changed).into_keys().collect();
    assert_eq!(held, ["brook-s", "shah-a"]);
}

/// Whoever presents and sits on the panel is told both, with what the case lacks and by when; and the
/// entry of somebody who had one stays as it was.
#[test]
fn a_member_who_presents_reads_what_the_case_lacks() {
    let papers = "      - { form: report, received: 2026-06-03T15:00, received-by: hale-r }\n";
    let meeting = MEETING.replacen(papers, "", 1);
    let invites = made(NOTHING, &[("panels/demo/2026-06-10.yaml", meeting)]);
    let member = &invites["adair-t"];
    assert_eq!(
        member.view.opening,
        "You are invited as a member of the panel. The agenda holds the items. You present the case below."
    );
    assert_eq!(
        member.view.capacity,
        "Team Manager, Children in Care One, member of the panel"
    );
    assert_eq!(
        wanted(member),
        [
            "C-0009 (QR): Wanted by Monday 8 June 2026, 16:00: Report: wanted, since placement or cost is to change; not received"
        ]
    );
    assert_eq!(member.view.deadlines[0].label, "Reports");
    // No error of the case holds a member's invite back.
    assert!(member.items.is_empty());
}

/// The deadline of reports stands where one is wanted and out, with "received" where it is in, and nowhere
/// else.
#[test]
fn a_deadline_is_for_something() {
    let invites = made(NOTHING, &[]);
    let due = &invites["brook-s"].view.deadlines[0];
    let text = "Monday 8 June 2026, 16:00: received";
    assert_eq!(
        due.value,
        super::view::Value::Text {
            text: text.to_owned()
        }
    );
    let all_in = "No report or information about this case is missing so far.";
    assert_eq!(
        invites["brook-s"].view.own_cases[0]
            .nothing_wanted
            .as_deref(),
        Some(all_in)
    );
    assert!(wanted(&invites["brook-s"]).is_empty());
    // With no form asked for at all, there is no deadline.
    let quiet = TERMS
        .replace(
            "with: { form: report, required: on-change }",
            "with: { form: report, required: on-change }, when: { sort: [placement] }",
        )
        .replace(
            "with: { form: referral, required: first-time }",
            "with: { form: referral, required: first-time }, when: { sort: [placement] }",
        )
        .replace(
            "with: { form: review, required: later-times }",
            "with: { form: review, required: later-times }, when: { sort: [placement] }",
        );
    let meeting = MEETING.replace("      - { form: referral, received: 2026-06-03T10:00, received-by: hale-r, channel: e-mail }\n      - { form: report, received: 2026-06-03T10:00, received-by: hale-r }\n", "      []\n");
    let invites = made(
        NOTHING,
        &[
            (TERMS_PATH, quiet),
            ("panels/demo/2026-06-10.yaml", meeting),
        ],
    );
    let manager = &invites["brook-s"].view;
    assert_eq!(manager.own_cases[0].report, None);
    assert!(manager.deadlines.is_empty(), "{:?}", manager.deadlines);
}

/// Where no slots are given, nothing speaks of one; the hash by which an entry is known stays.
#[test]
fn without_slots_the_time_is_by_arrangement() {
    let slots = TERMS.replace(
        "schedule: {",
        "slots: { given: by-arrangement }\nschedule: {",
    );
    let invites = made(NOTHING, &[(TERMS_PATH, slots)]);
    let manager = &invites["brook-s"];
    assert_eq!(manager.view.slots[0].time, "By arrangement, 13:00 to 17:00");
    assert_eq!(manager.view.slots[0].what, "Part 2, 1 item");
    let block = &manager.blocks[0];
    assert_eq!(block.summary, "Demo panel: your time by arrangement");
    assert!(block.description.contains("by arrangement"));
    let mail = super::mail(manager, true).expect("an address");
    assert!(!mail.letter.subject.contains("slot"));
    let time = mail
        .letter
        .facts
        .iter()
        .find(|fact| fact.label == "Your time");
    assert_eq!(
        time.expect("a time").lines,
        ["By arrangement, 13:00 to 17:00"]
    );
    let with_slots = &made(NOTHING, &[])["brook-s"].blocks[0].content;
    assert_eq!(block.content, *with_slots);
}

/// A seat that several may fill is not what anybody is.
#[test]
fn nobody_is_called_by_a_seat_for_several() {
    let invites = made(NOTHING, &[]);
    let capacity = &invites["jarvis-h"].view.capacity;
    assert_eq!(capacity, "Head of Service, SEND, member of the panel");
}

/// Whoever presents a schedule reads which, at the time that it has.
#[test]
fn a_schedule_is_named_at_its_time() {
    let schedules = "schedules:\n  - { of: element-3, presented-by: reed-z }\n";
    let meeting = format!("{MEETING}{schedules}");
    let terms = TERMS.replace(
        "schedule: {",
        "slots: { minutes: { schedule: 10 } }\nschedule: {",
    );
    let changed = [
        (TERMS_PATH, terms),
        ("panels/demo/2026-06-10.yaml", meeting),
    ];
    let invite = &made(NOTHING, &changed)["reed-z"].view;
    let opening =
        "You are invited to present the schedule “Element 3 changes”. Please come a few minutes";
    assert!(invite.opening.starts_with(opening), "{}", invite.opening);
    assert_eq!(invite.slots.len(), 1);
    assert_eq!(invite.slots[0].what, "Element 3 changes, taken as a whole");
    assert_ne!(invite.slots[0].time, "13:00 to 17:00");
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
