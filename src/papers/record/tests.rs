//! The record of a meeting, from files to what it says.

use super::{is_minuted, record, text};
use crate::diag::MeetingKey;
use crate::papers::bench::{TERMS, case, day, look, meeting, small};
use crate::papers::view::{MeetingRecord, Passage, RecordItem, Value};
use crate::render::text::passages;
use proptest::prelude::*;

/// Everything that can be said of a meeting, its texts with a mark before each.
const FULL: &str = "
chair: { person: okafor-n }
attendance:
  - { seat: chair, person: okafor-n, status: present }
  - { seat: finance, person: price-f, status: apologies, substitute: brook-s }
  - { person: adair-t, as: attendee, status: present }
  - { guest: QQ guest, as: observer, status: present, agreed-by: okafor-n }
declarations: [{ person: price-f, case: C-0001, note: QQ interest }]
items:
  - case: C-0001
    kind: placement-move
    request: QQ request.
    alternatives: QQ-not-told
    endorsements: [{ role: team-manager, by: adair-t, on: 2026-05-20, supports: true, view: QQ-not-told }]
    outcome:
      decision: agree
      by: okafor-n
      views: QQ views.
      reason: QQ reason.
      conditions: [QQ condition one, QQ condition two]
      missing: [{ what: QQ missing, from: brook-s }]
      review-on: 2026-11-25
      needs-met: partly
      projection: line
      costs:
        - { for: placement, component: core, weekly: 1200, from: 2026-06-08, shares: [{ payer: social-care, budget: placements, weekly: 1200 }] }
      corrections: [{ on: 2026-06-03, by: hale-r, note: QQ item corrected. }]
  - { case: C-0002, kind: placement-review, request: QQ second., outcome: { decision: noted } }
schedules:
  - of: element-3
    presented-by: price-f
    pulled-out: [C-0002]
    pulled-out-because: QQ pulled out.
    outcome: { decision: ratify, by: okafor-n, reason: QQ schedule. }
business: [{ title: QQ business, lead: price-f, note: QQ note., conclusion: QQ concluded. }]
any-other-business:
  - { title: QQ other, raised-by: brook-s, urgency: QQ urgent., conclusion: QQ also concluded. }
  - { title: QQ raised, case: C-0003, raised-by: brook-s, urgency: QQ at once., outcome: { decision: noted, by: okafor-n, reason: QQ heard. } }
actions:
  - { id: A1, item: C-0001/placement-move, what: QQ contract, owner: price-f, reporter: adair-t, due: 2026-06-05, updates: [{ on: 2026-06-20, state: done, note: QQ-not-told }] }
  - { id: A2, schedule: element-3, what: QQ pay, partner: QQ partner, due: 2026-06-24 }
  - { id: A3, what: QQ room, owner: hale-r, due: 2026-06-30 }
minutes: { by: hale-r, cleared: 2026-06-01, corrections: [{ on: 2026-06-02, by: hale-r, note: QQ whole corrected. }] }
";

const SCHEDULE: &str = "reference,initials,old-annual,new-annual,from,reason\n\
    C-0002,,6000,7250,2026-09-01,More support\nSEN-1,AB,1000,500,2026-09-01,Less\nSEN-2,CD,2000,2500,2026-09-01,More\n";

fn files(meetings: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut files: Vec<_> = (1..=4)
        .map(|n| case(n, "2012-03", "larch-lodge", 1000, "placements"))
        .collect();
    files.extend(meetings.iter().map(|(date, rest)| meeting(date, rest)));
    let schedule = "panels/demo/2026-05-27.element-3.csv";
    files.push((schedule.to_owned(), SCHEDULE.to_owned()));
    files
}

fn key(date: &str) -> MeetingKey {
    MeetingKey {
        panel: "demo".to_owned(),
        date: day(date),
    }
}

fn made(files: &[(String, String)], date: &str, as_of: &str) -> Option<MeetingRecord> {
    look(&small(files), day(as_of), vec![], |desk| {
        record(desk, &key(date))
    })
}

fn told(files: &[(String, String)], as_of: &str) -> String {
    let made = made(files, "2026-05-27", as_of).expect("a record");
    passages(&text(&made))
}

/// The words of a text, with one space between them.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(record: &MeetingRecord, title: &str, label: &str) -> Option<String> {
    let mut items = record.sections.iter().flat_map(|section| &section.items);
    let item: &RecordItem = items.find(|item| item.title.contains(title))?;
    let fact = item.facts.iter().find(|fact| fact.label == label)?;
    Some(match &fact.value {
        Value::Text { text } | Value::Missing { text } | Value::ToBeGiven { text } => text.clone(),
        Value::Rich { rich } => rich.lines().join(" | "),
        Value::Status { status } => status.text.clone(),
    })
}

#[test]
fn the_whole_record_as_text() {
    insta::assert_snapshot!(told(&files(&[("2026-05-27", FULL)]), "2026-06-04"));
}

#[test]
fn a_meeting_has_a_record_once_it_is_over_and_minuted() {
    let item = "{ case: C-0001, kind: placement-review }";
    let has = |rest: &str, as_of: &str| {
        let files = files(&[("2026-05-27", rest)]);
        look(&small(&files), day(as_of), vec![], |desk| {
            let key = key("2026-05-27");
            assert_eq!(is_minuted(desk, &key), record(desk, &key).is_some());
            is_minuted(desk, &key)
        })
    };
    let minuted = "minutes: { by: hale-r }\n";
    assert!(has(minuted, "2026-05-28"));
    assert!(!has(minuted, "2026-05-27"), "not over");
    assert!(!has(&format!("status: cancelled\n{minuted}"), "2026-05-28"));
    assert!(!has(&format!("items: [{item}]\n"), "2026-05-28"));
    let decided = item.replace(" }", ", outcome: { decision: noted } }");
    assert!(has(&format!("items: [{decided}]\n"), "2026-05-28"));
    let between = decided.replace(
        ", outcome",
        ", between-meetings: { by: okafor-n, on: 2026-05-20 }, outcome",
    );
    assert!(!has(&format!("items: [{between}]\n"), "2026-05-28"));
}

#[test]
fn it_is_a_draft_until_it_is_cleared_and_what_was_put_right_stands_with_its_day() {
    let minutes = |more: &str| {
        let rest = format!("chair: {{ person: okafor-n }}\nminutes: {{ by: hale-r{more} }}\n");
        files(&[("2026-05-27", &rest)])
    };
    let draft = "Draft – not yet cleared by the Chair";
    assert!(told(&minutes(""), "2026-06-04").contains(draft));
    let cleared = minutes(", cleared: 2026-05-29, circulated: 2026-06-01, agreed: 2026-06-10");
    assert!(told(&cleared, "2026-05-28").contains(draft));
    let after = squeezed(&told(&cleared, "2026-06-04"));
    let wanted = "Record: Cleared by the Chair, Nkem Okafor, on 29 May 2026; sent round on 1 June 2026 Attendance";
    assert!(
        after.contains(wanted) && !after.contains("Draft"),
        "{after}"
    );
    let agreed = squeezed(&told(&cleared, "2026-06-10"));
    assert!(
        agreed.contains("; agreed by the panel on 10 June 2026"),
        "{agreed}"
    );
    let corrected = minutes(
        ", cleared: 2026-05-29, corrections: [{ on: 2026-06-03, by: hale-r, note: Read June for July }]",
    );
    assert!(!told(&corrected, "2026-06-02").contains("Corrections"));
    let now = told(&corrected, "2026-06-03");
    assert!(
        now.contains("3 June 2026: Read June for July. Entered by Robin Hale."),
        "{now}"
    );
}

#[test]
fn each_decision_cleared_by_itself_clears_the_record() {
    let outcome = |cleared: &str| {
        format!(
            "items: [{{ case: C-0001, kind: placement-review, outcome: {{ decision: noted{cleared} }} }}]\n"
        )
    };
    let of = |cleared: &str| files(&[("2026-05-27", &outcome(cleared))]);
    assert!(told(&of(""), "2026-06-04").contains("Draft"));
    let cleared = told(&of(", cleared: 2026-05-29"), "2026-06-04");
    assert!(
        cleared.contains("Record: Each decision was cleared by the Chair by 29 May 2026"),
        "{cleared}"
    );
}

#[test]
fn a_meeting_without_items() {
    let text = told(
        &files(&[("2026-05-27", "minutes: { by: hale-r }\n")]),
        "2026-06-04",
    );
    for words in [
        "Chair: Not recorded",
        "Quorum: The Terms of Reference set none",
        "Members present: Not recorded",
        "Nothing from earlier meetings was due.",
        "No item was considered.",
        "None was raised.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_quorum_is_told_and_the_lack_of_one() {
    let terms = TERMS.replace(
        "\nparts:\n",
        "\nquorum: { members: 2, seats: [finance] }\nparts:\n",
    );
    let asked = "requirements:\n  P-01: { clause: All, says: Two make a quorum., meets: [{ rule: quorum, from: held }] }\n";
    let terms = terms.replace("requirements:\n", asked);
    let of = |finance: &str| {
        let rest = format!(
            "attendance:\n  - {{ seat: chair, person: okafor-n, status: present }}\n  \
             - {{ seat: finance, person: price-f, status: {finance} }}\nminutes: {{ by: hale-r }}\n"
        );
        let mut files = files(&[("2026-05-27", &rest)]);
        files.push((
            "panels/demo/terms/2024-01-01.yaml".to_owned(),
            terms.clone(),
        ));
        squeezed(&told(&files, "2026-06-04"))
    };
    let there = of("present");
    assert!(
        there.contains("Quorum: There was a quorum: 2 of 2 seats were filled"),
        "{there}"
    );
    let lacking = of("apologies");
    assert!(
        lacking.contains(
            "Quorum: 1 of 2 members that make a quorum were there on 27 May 2026. \
             There was no quorum on 27 May 2026: nobody sat for Finance Officer."
        ),
        "{lacking}"
    );
    let unknown = of("expected").replace("expected", "");
    assert!(
        unknown.contains("Attendance not recorded: Flo Price, Finance Officer"),
        "{unknown}"
    );
}

/// A case with costs of 1,000 a week, and what a decision of 27 May on it comes to.
fn effect(decision: &str, costs: &str, of_case: &str) -> Option<String> {
    let item = format!(
        "items: [{{ case: C-0001, kind: placement-review, outcome: {{ decision: {decision}, costs: [{costs}] }} }}]\n"
    );
    let mut files = files(&[("2026-05-27", &item)]);
    files[0].1 += of_case;
    let record = made(&files, "2026-05-27", "2026-06-20").expect("a record");
    said(&record, "C-0001", "All costs of the child")
}

#[test]
fn agreed_costs_take_the_place_of_what_was_paid_for_the_same_and_are_counted_once() {
    let cost = |purpose: &str, weekly: u32, from: &str| {
        format!("{{ for: {purpose}, component: core, weekly: {weekly}, from: {from} }}")
    };
    let dearer = cost("placement", 1200, "2026-06-08");
    let told = "£1,000.00 a week before, £1,200.00 a week from 8 June 2026 (+£200.00)";
    assert_eq!(effect("agree", &dearer, "").as_deref(), Some(told));
    // As entered in the case's file since.
    let entered = "  - { id: k2, for: placement, of: p1, component: core, weekly: 1200, from: 2026-06-08, decided-at: demo/2026-05-27, shares: [{ payer: social-care, budget: placements, weekly: 1200 }] }\n";
    assert_eq!(effect("agree", &dearer, entered).as_deref(), Some(told));
    let support = cost("support", 150, "2026-06-08");
    assert_eq!(
        effect("agree", &support, "").as_deref(),
        Some("£1,000.00 a week before, £1,150.00 a week from 8 June 2026 (+£150.00)")
    );
    let both = format!("{dearer}, {support}");
    assert_eq!(
        effect("agree", &both, "").as_deref(),
        Some("£1,000.00 a week before, £1,350.00 a week from 8 June 2026 (+£350.00)")
    );
    let same = cost("placement", 1000, "2026-06-08");
    assert_eq!(
        effect("agree", &same, "").as_deref(),
        Some("£1,000.00 a week, as before")
    );
    // A taxi that the file has as one.
    let taxi = "taxis:\n  - { id: t1, weekly: 90, from: 2026-06-08, reason: No bus. }\n";
    assert_eq!(
        effect("agree", &cost("transport", 90, "2026-06-08"), taxi).as_deref(),
        Some("£1,000.00 a week before, £1,090.00 a week from 8 June 2026 (+£90.00)")
    );
    assert_eq!(effect("defer", &dearer, ""), None, "nothing is agreed");
}

#[test]
fn what_can_not_be_printed_is_withheld() {
    let mut files = files(&[("2026-05-27", FULL)]);
    files[0].1 = files[0].1.replace("team: one", "team: nowhere");
    let text = squeezed(&told(&files, "2026-06-04"));
    assert!(text.contains("Details withheld"), "{text}");
    for hidden in [
        "QQ request",
        "QQ reason",
        "QQ contract",
        "QQ item corrected",
        "£1,200.00",
    ] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
    assert!(text.contains("QQ second"), "{text}");
}

/// All words of a view that are printed, wherever they stand.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(squeezed(text)),
        serde_json::Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                let printed =
                    !["head", "mark", "kind", "columns", "empty"].contains(&name.as_str());
                if printed {
                    strings(value, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_text_says_what_the_pages_say() {
    let record = made(&files(&[("2026-05-27", FULL)]), "2026-05-27", "2026-06-04");
    let record = record.expect("a record");
    let plain = squeezed(&passages(&text(&record)));
    let view = serde_json::to_value(&record).expect("a view has a JSON form");
    let mut found = Vec::new();
    strings(&view, &mut found);
    assert!(found.len() > 80, "{}", found.len());
    for words in found {
        assert!(plain.contains(&words), "{words}\n{plain}");
    }
    // Nothing is lost between the files and the record, but for what was asked for the agenda and what
    // became of an action later.
    for words in FULL.split("QQ ").skip(1) {
        let end = words.find(['.', ',', ']', '}', '\n']).expect("an end");
        let words = format!("QQ {}", words[..end].trim());
        assert!(plain.contains(&words), "{words}\n{plain}");
    }
    assert!(!plain.contains("QQ-not-told"), "{plain}");
    let text = text(&record);
    assert_eq!(text.first(), text.last());
    assert_eq!(
        text.first(),
        Some(&Passage::Line("OFFICIAL-SENSITIVE".to_owned()))
    );
}

#[test]
fn nothing_of_the_tool_stands_on_paper() {
    let text = told(&files(&[("2026-05-27", FULL)]), "2026-06-04");
    for word in [
        "P-12",
        "C-0001/",
        ".yaml",
        ".csv",
        "element-3",
        "placement-move",
        "okafor-n",
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[test]
fn what_was_due_from_earlier_meetings_is_told() {
    let earlier = "
items: [{ case: C-0004, kind: placement-review, outcome: { decision: defer, by: okafor-n } }]
actions:
  - { id: A1, item: C-0004/placement-review, what: Late one, owner: price-f, due: 2026-05-20, updates: [{ on: 2026-05-22, note: Rung. }, { on: 2026-06-01, state: done, note: After the meeting. }] }
  - { id: A2, what: Done one, owner: brook-s, due: 2026-06-30, updates: [{ on: 2026-05-26, state: done }] }
  - { id: A3, what: Later one, owner: brook-s, due: 2026-06-30 }
minutes: { by: hale-r, cleared: 2026-05-14 }
";
    let of = [
        ("2026-05-13", earlier),
        ("2026-05-27", "minutes: { by: hale-r }\n"),
    ];
    let text = squeezed(&told(&files(&of), "2026-06-04"));
    for words in [
        "1 action of earlier meetings was open and not yet due.",
        "2026-05-13/A1, C-0004 (AB). Late one. 22 May 2026: Rung. Flo Price, Finance Officer. \
         Overdue by 7 days, due 20 May 2026.",
        "2026-05-13/A2. Done one. Sol Brook, Team Manager. Done.",
        "13 May 2026, C-0004 (AB). Review of a placement. Came back, and was not taken up.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(
        !text.contains("Later one") && !text.contains("After the meeting"),
        "{text}"
    );
}

/// Pieces of a meeting, each with a text of its own, that another meeting must not tell.
const PIECES: [&str; 8] = [
    "declarations: [{ person: price-f, case: C-0001, note: ZZ }]\n",
    "items: [{ case: C-0001, kind: placement-move, request: ZZ, outcome: { decision: agree, by: okafor-n, views: ZZ, reason: ZZ, conditions: [ZZ], missing: [{ what: ZZ }], corrections: [{ on: 2026-05-28, by: hale-r, note: ZZ }] } }]\n",
    "schedules: [{ of: ceased-plans, outcome: { decision: ratify, by: okafor-n, reason: ZZ } }]\n",
    "business: [{ title: ZZ, note: ZZ, conclusion: ZZ }]\n",
    "any-other-business: [{ title: ZZ, conclusion: ZZ }, { title: ZZ, case: C-0002, urgency: ZZ, outcome: { decision: noted, by: okafor-n, reason: ZZ } }]\n",
    "attendance: [{ guest: ZZ, as: observer, status: present }]\n",
    "minutes: { by: hale-r, corrections: [{ on: 2026-05-28, by: hale-r, note: ZZ }] }\n",
    "because: ZZ\nplace: ZZ\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_of_another_meeting_stands_in_it(
        before in any::<u8>(),
        after in any::<u8>(),
        own in any::<u8>(),
        later in any::<bool>(),
    ) {
        let pieces = |chosen: u8, word: &str| {
            let chosen = (0..PIECES.len()).filter(|at| chosen & (1 << at) != 0);
            let text: String = chosen.map(|at| PIECES[at]).collect();
            text.replace("ZZ", word)
        };
        let later_action = "actions: [{ id: A1, what: qqother, owner: price-f, due: 2026-06-30 }]\n";
        let earlier_action = "actions: [{ id: A1, what: qqarising, owner: price-f, due: 2026-05-20, updates: [{ on: 2026-06-20, note: qqother }] }]\n";
        let own = pieces(own | 0b0100_0000, "qqown");
        let of = [
            ("2026-05-13", pieces(before, "qqother") + earlier_action),
            ("2026-05-27", own.clone()),
            ("2026-06-10", pieces(after, "qqother") + later_action),
        ];
        let of: Vec<(&str, &str)> = of.iter().map(|(date, text)| (*date, text.as_str())).collect();
        let as_of = if later { "2026-06-20" } else { "2026-05-29" };
        let text = told(&files(&of), as_of);
        let text = text.to_lowercase();
        prop_assert!(!text.contains("qqother"), "{text}");
        prop_assert!(text.contains("qqarising"), "{text}");
        prop_assert_eq!(text.contains("qqown"), own.contains("qqown"), "{}", text);
    }
}
