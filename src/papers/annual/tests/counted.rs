//! What each count is of, case by case: which items, which placements, which of the panel's terms. All of
//! these reports have true figures.

use super::{authority, held, papers_of, report_of, rows, table};
use crate::papers::bench::{TERMS, meeting};
use crate::papers::view::AnnualReport;
use jiff::civil::date;

fn report(files: &[(String, String)]) -> AnnualReport {
    report_of(&with_authority(files), date(2026, 6, 9))
}

fn with_authority(files: &[(String, String)]) -> Vec<(String, String)> {
    let mut all = vec![authority("")];
    all.extend(files.iter().cloned());
    all
}

/// A child's file with its placements, and what else it says.
fn child(number: usize, rest: &str) -> (String, String) {
    let text = format!(
        "case: C-{number:04}\ninitials: AB\nborn: 2013-05\ncohorts: [cared-for]\nteam: one\n\
         category-of-need: N1\n{rest}"
    );
    (format!("cases/C-{number:04}.yaml"), text)
}

/// An item of a held meeting: of what child, of what kind, what more it says, and what came of it.
fn item(number: usize, kind: &str, more: &str, decision: &str) -> String {
    format!(
        "  - case: C-{number:04}\n    kind: {kind}\n    request: CANARY words.\n{more}    \
         outcome: {{ decision: {decision}, by: okafor-n }}\n"
    )
}

fn line(report: &AnnualReport, caption: &str, at: usize) -> String {
    rows(table(report, caption)).swap_remove(at)
}

/// The bench's terms, in which one requirement asks for a rule.
fn asking(meets: &str) -> (String, String) {
    let asked = format!(
        "requirements:\n  P-97: {{ clause: Papers, says: It is told., meets: [{meets}, {{ section: compliance }}] }}\n"
    );
    (
        "panels/demo/terms/2024-01-01.yaml".to_owned(),
        TERMS.replace("requirements:\n", &asked),
    )
}

/// What the report counts of that requirement: how often it applied, was kept, was not.
fn counted(files: &[(String, String)]) -> Option<[Option<u32>; 3]> {
    let kept = papers_of(&with_authority(files), date(2026, 6, 9)).compliance;
    let mut requirements = kept.expect("its compliance").requirements.into_iter();
    let asked = requirements.find(|kept| kept.requirement == "P-97");
    let check = asked.expect("the requirement").checks.pop()?;
    Some([check.applied, check.kept, check.broken])
}

/// A child who came without notice on the evening of a panel is heard afterwards by the next; one whose
/// move that panel heard the same day was heard then, and not a second time.
#[test]
fn what_was_made_on_the_day_of_the_last_panel_is_heard_after_it() {
    let unplanned = |from: &str| {
        format!(
            "placements:\n  - {{ id: p1, type: U6, setting: own-carers, from: {from}, \
             unplanned: {{ reason: CANARY., decided-by: okafor-n }} }}\n"
        )
    };
    let moved = |number| item(number, "placement-move", "", "agree");
    let files = [
        child(1, &unplanned("2025-07-09")),
        child(2, &unplanned("2025-07-09")),
        child(3, &unplanned("2025-07-15")),
        child(4, &unplanned("2025-07-08")),
        meeting("2025-07-09", &format!("items:\n{}", moved(2))),
        meeting(
            "2025-07-23",
            &format!("items:\n{}{}{}{}", moved(1), moved(2), moved(3), moved(4)),
        ),
    ];
    // On 9 July the second; on 23 July the first and the third.
    assert_eq!(
        line(&report(&files), "Decided beforehand", 0),
        "Heard after the placement was made, of all changes of placement | 3 of 5"
    );
}

/// What the panel agreed to is the place that was proposed: not where the child was when it agreed to the
/// next place, nor where they went instead.
#[test]
fn only_the_place_that_was_agreed_to_can_have_broken_down() {
    let ended = |setting: &str, kind: &str, from: &str, rest: &str| {
        format!(
            "  - {{ id: p1, type: {kind}, setting: {setting}, from: {from}, until: 2025-08-20, \
             reason-ended: CREQB{rest} }}\n"
        )
    };
    let unplanned = ", unplanned: { reason: CANARY., decided-by: okafor-n }";
    let then = "  - { id: p2, type: U6, setting: own-carers, from: 2025-08-20 }\n";
    for (placement, proposed, said) in [
        // Agreed to the carers: the home before them is not what was agreed to.
        (
            ended("larch-lodge", "K2", "2025-07-01", unplanned),
            "own-carers",
            0,
        ),
        // Agreed to the home in which the child was already, or to which they went.
        (
            ended("larch-lodge", "K2", "2025-07-01", unplanned),
            "larch-lodge",
            1,
        ),
        (
            ended("larch-lodge", "K2", "2025-07-14", ""),
            "larch-lodge",
            1,
        ),
        // They went somewhere else.
        (
            ended("larch-lodge", "K2", "2025-07-14", ""),
            "own-carers",
            0,
        ),
    ] {
        let proposed = format!("    proposed: {{ setting: {proposed} }}\n");
        let move_of = item(1, "placement-move", &proposed, "agree");
        let files = [
            child(1, &format!("placements:\n{placement}{then}")),
            meeting("2025-07-09", &format!("items:\n{move_of}")),
        ];
        assert_eq!(
            line(&report(&files), "Early endings", 0),
            format!(
                "Placements that ended, not by plan, within six months of the panel's agreement | {said}"
            ),
            "{proposed} {placement}"
        );
    }
}

/// A ground may be given for a place of the authority's own, or one in its area: nobody goes outside.
#[test]
fn a_ground_counts_where_a_place_outside_is_asked_for() {
    let asked = |number, proposed: &str| {
        let more = format!(
            "{proposed}    external-grounds: {{ ground: no-internal-resource, evidence: CANARY. }}\n"
        );
        item(number, "placement-move", &more, "agree")
    };
    let lodge = "    proposed: { setting: larch-lodge }\n";
    let carers = "    proposed: { setting: own-carers }\n";
    let near = "    proposed: { setting: larch-lodge, area: own }\n";
    let files = [
        child(1, ""),
        child(2, ""),
        child(3, ""),
        child(4, ""),
        meeting(
            "2025-07-09",
            &format!(
                "items:\n{}{}{}{}",
                asked(1, lodge),
                asked(2, carers),
                asked(3, near),
                asked(4, "")
            ),
        ),
    ];
    assert_eq!(
        rows(table(&report(&files), "Requests for an outside place")),
        ["No place of the authority's own | 1", "All | 1"]
    );
}

/// What was withdrawn or not reached is not counted, neither as an item nor of the terms; what was raised
/// under any other business is an item that stood on no agenda.
#[test]
fn one_set_of_items_is_counted() {
    let told = "{ rule: information, with: { facts: [current-placement], owes: team-manager } }";
    let lived = "placements:\n  - { id: p1, type: U6, setting: own-carers, from: 2025-04-02, distance: in-area }\n";
    let raised = "any-other-business:\n  - { title: CANARY., case: C-0003, raised-by: adair-t, \
                  outcome: { decision: noted, by: okafor-n } }\n";
    let review = |number, decision| item(number, "placement-review", "", decision);
    let files = [
        asking(told),
        child(1, lived),
        child(2, lived),
        child(3, lived),
        meeting(
            "2025-07-09",
            &format!(
                "items:\n{}{}{raised}",
                review(1, "noted"),
                review(2, "not-reached")
            ),
        ),
    ];
    let of_parts = rows(table(&report(&files), "Items by part"));
    assert_eq!(
        of_parts,
        ["Part 2 | 1", "Any other business | 1", "All | 2"]
    );
    let counts = counted(&files).expect("counted");
    assert_eq!(counts[0], Some(1), "{counts:?}");
}

/// Word of actions is asked for where one is open; of a child without one there is nothing to keep.
#[test]
fn what_does_not_apply_is_not_counted() {
    let told = "{ rule: information, with: { facts: [action-progress], owes: team-manager } }";
    let review = |number| item(number, "placement-review", "", "noted");
    let action = |updates: &str| {
        format!(
            "actions:\n  - {{ id: A1, item: C-0001/placement-review, what: CANARY., owner: adair-t, \
             due: 2025-09-01, updates: {updates} }}\n"
        )
    };
    for (updates, counts) in [
        ("[]", Some([Some(1), Some(0), Some(1)])),
        (
            "[{ on: 2025-07-20, state: in-progress, note: CANARY. }]",
            Some([Some(1), Some(1), Some(0)]),
        ),
        ("[{ on: 2025-07-20, state: done, note: CANARY. }]", None),
    ] {
        let files = [
            asking(told),
            child(1, ""),
            child(2, ""),
            meeting(
                "2025-07-09",
                &format!("items:\n{}{}", review(1), action(updates)),
            ),
            meeting("2025-07-23", &format!("items:\n{}{}", review(1), review(2))),
        ];
        assert_eq!(counted(&files), counts, "{updates}");
    }
}

/// Two ways of counting a deadline part at a bank holiday: nobody kept or broke anything.
#[test]
fn a_deadline_that_the_calendar_parts_is_no_exception() {
    let apart =
        "{ rule: deadline-agreement, with: { deadline: papers, working-days: 9 }, severity: info }";
    let files = [
        asking(apart),
        child(1, ""),
        held("2025-07-09", 1..=1, |_| "agree", "2025-07-11"),
    ];
    assert_eq!(counted(&files), None);
    assert_eq!(report(&files).exceptions, []);
}

/// What was most often not kept comes first, whatever else happens to be as often.
#[test]
fn the_most_frequent_exception_comes_first() {
    let mut files = super::with_rules();
    files.push(authority(""));
    let report = report_of(&files, date(2026, 6, 9));
    let first: Vec<&str> = report
        .foremost
        .iter()
        .map(|found| found.status.text.as_str())
        .collect();
    assert_eq!(
        first,
        ["Not kept: 10 of 21", "Not kept: 1 of 3; waived: 1 of 3"]
    );
}
