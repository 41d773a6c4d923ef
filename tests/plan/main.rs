//! Laws of planning, on made-up meetings: nobody is in two places at once, every item has one place
//! or a reason why it has none, and the order of the file changes nothing.
#![expect(
    clippy::disallowed_methods,
    reason = "the base workspace is read from its folder"
)]

mod cycle;
mod order;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ipop::plan::{Plan, plan};
use ipop::source::Sources;
use proptest::prelude::*;

/// The text files below a folder, with paths relative to it.
fn files(start: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(start, &path, found);
        } else {
            let name = path
                .strip_prefix(start)
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/");
            found.push((name, fs::read_to_string(&path).expect("UTF-8")));
        }
    }
}

const PRESENTERS: [&str; 4] = ["voss-e", "shah-a", "adair-t", "brook-s"];
const CASES: [&str; 10] = [
    "C-0001", "C-0002", "C-0003", "C-0004", "C-0005", "C-0006", "C-0007", "C-0008", "C-0009",
    "C-0010",
];
const KINDS: [&str; 3] = ["placement-review", "placement-move", "phase-transfer"];

#[derive(Debug, Clone)]
struct Item {
    case: usize,
    kind: usize,
    minutes: u32,
    presenter: usize,
    slot: Option<u32>,
    not_before: Option<u32>,
}

fn clock(minutes: u32) -> String {
    format!("\"{:02}:{:02}\"", minutes / 60, minutes % 60)
}

fn meeting(items: &[Item]) -> String {
    let mut text = "date: 2026-06-10\nitems:\n".to_owned();
    for item in items {
        let _ = writeln!(
            text,
            "  - {{ case: {}, kind: {}, minutes: {}, presenter: {}{}{} }}",
            CASES[item.case],
            KINDS[item.kind],
            item.minutes,
            PRESENTERS[item.presenter],
            item.slot
                .map_or(String::new(), |at| format!(", slot: {}", clock(at))),
            item.not_before.map_or(String::new(), |at| format!(
                ", available: {{ from: {} }}",
                clock(at)
            )),
        );
    }
    if items.is_empty() {
        text.replace("items:\n", "items: []\n")
    } else {
        text
    }
}

fn planned(items: &[Item]) -> Plan {
    plan_of(&meeting(items), "")
}

/// The plan of a meeting, with what an edition says besides the base's.
fn plan_of(meeting: &str, terms: &str) -> Plan {
    let mut all = Vec::new();
    let base = Path::new("tests/pages/base");
    files(base, base, &mut all);
    for (path, text) in &mut all {
        if path == "panels/demo/2026-06-10.yaml" {
            meeting.clone_into(text);
        }
        if path.starts_with("panels/demo/terms/") {
            text.push_str(terms);
        }
    }
    let sources = Sources::from_strings(all);
    let loaded = ipop::model::load(&sources);
    let messages: Vec<&String> = loaded
        .findings
        .iter()
        .map(|finding| &finding.message)
        .collect();
    assert_eq!(messages, Vec::<&String>::new());
    let workspace = loaded.workspace.as_ref().expect("a workspace");
    let plans = plan(workspace, jiff::civil::date(2026, 6, 4));
    let found = plans
        .meetings
        .into_iter()
        .find(|(key, _)| key.date == jiff::civil::date(2026, 6, 10));
    found.expect("the meeting is planned").1
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let item = (
        0..CASES.len(),
        0..KINDS.len(),
        5_u32..50,
        0..PRESENTERS.len(),
        proptest::option::weighted(0.2, 760_u32..1040),
        proptest::option::weighted(0.2, 780_u32..1000),
    );
    let item = item.prop_map(|(case, kind, minutes, presenter, slot, not_before)| Item {
        case,
        kind,
        minutes,
        presenter,
        slot,
        not_before,
    });
    proptest::collection::vec(item, 0..14).prop_map(|mut items| {
        let mut seen = BTreeSet::new();
        items.retain(|item| seen.insert((item.case, item.kind)));
        items
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn planning_keeps_its_laws(items in items(), order in any::<u64>()) {
        let plan = planned(&items);

        let mut names: Vec<String> = plan.items.iter().map(|item| item.name.to_string()).collect();
        names.extend(plan.unplaced.iter().map(|item| item.name.to_string()));
        names.sort();
        let mut asked: Vec<String> =
            items.iter().map(|item| format!("{}/{}", CASES[item.case], KINDS[item.kind])).collect();
        asked.sort();
        prop_assert_eq!(names, asked);

        let mut spans: Vec<(u16, u16)> = Vec::new();
        for item in &plan.items {
            let (start, end) = item.slot.expect("every placed item has a slot");
            prop_assert!(start.minutes() >= plan.start.minutes() && end.minutes() <= plan.end.minutes());
            prop_assert_eq!(u32::from(end.minutes() - start.minutes()), item.minutes);
            spans.push((start.minutes(), end.minutes()));
            let asked = &items[item.index];
            if let Some(from) = asked.not_before {
                prop_assert!(u32::from(start.minutes()) >= from, "before the presenter can come");
            }
        }
        spans.extend(plan.breaks.iter().map(|(at, minutes)| {
            (at.minutes(), at.minutes() + u16::try_from(*minutes).expect("minutes"))
        }));
        spans.sort_unstable();
        for pair in spans.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].0, "{pair:?} overlap");
        }

        for invitee in plan.invitees.values() {
            for pair in invitee.blocks.windows(2) {
                prop_assert!(pair[0].end.minutes() < pair[1].start.minutes(), "blocks are not joined");
            }
        }

        let mut shuffled = items.clone();
        let mut seed = order;
        for at in (1..shuffled.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, usize::try_from(seed >> 33).expect("fits") % (at + 1));
        }
        let other = planned(&shuffled);
        let slots = |plan: &Plan| {
            let items = plan.items.iter();
            items.map(|item| (item.name.to_string(), item.slot, item.part.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(slots(&plan), slots(&other));
    }
}
