//! What a child costs before and after, as a whole; sums worked out by hand.

use crate::diag::MeetingKey;
use crate::papers::agenda::agenda;
use crate::papers::bench::{case, day, look, meeting, rows, small};
use crate::papers::view::Table;

type File = (String, String);

/// The table of costs of the one item of 10 June 2026, as known on the day before.
fn table(child: File, proposed: &str) -> Option<Table> {
    asked("placement-move", child, proposed)
}

fn asked(kind: &str, child: File, proposed: &str) -> Option<Table> {
    let item =
        format!("items:\n  - case: C-0001\n    kind: {kind}\n    proposed: {{ {proposed} }}\n");
    let key = MeetingKey {
        panel: "demo".to_owned(),
        date: day("2026-06-10"),
    };
    let files = small(&[child, meeting("2026-06-10", &item)]);
    let agenda = look(&files, day("2026-06-09"), vec![], |desk| agenda(desk, &key));
    let mut sheets = agenda.expect("a planned meeting").item_sheets.into_iter();
    let sections = sheets.next().expect("the item").sections;
    let mut sections = sections.into_iter();
    let section = sections.find(|section| section.name == super::SECTION)?;
    section.tables.into_iter().next()
}

fn compared(child: File, proposed: &str) -> Vec<String> {
    rows(&table(child, proposed).expect("a comparison"))
}

/// A child in a home at 700 a week, with more in its file and its cost changed.
fn home(cost: &str, more: &str) -> File {
    let (path, text) = case(1, "2008-09", "larch-lodge", 700, "placements");
    (
        path,
        text.replace(
            "from: 2025-04-02, shares",
            &format!("from: 2025-04-02{cost}, shares"),
        ) + more,
    )
}

const CARERS: &str = "setting: own-carers, type: U6, from: 2026-07-06, costs: [{ for: placement, component: core, weekly: 500 }]";

#[test]
fn what_ends_on_the_day_is_part_of_it() {
    // Support of £395 after 18, while the placement's £700 ends on the day before.
    let support = "setting: own-carers, from: 2026-09-20, costs: [{ for: support, component: core, weekly: 395 }]";
    assert_eq!(
        compared(home(", until: 2026-09-19", ""), support),
        [
            "Placement, basic price | £700.00 | Ends | −£700.00",
            "Support, basic price | None | £395.00 | +£395.00",
            "Total a week | £700.00 | £395.00 | −£305.00",
            // £700 × 365 ÷ 7 and £395 × 365 ÷ 7.
            "Total a year of 365 days | £36,500.00 | £20,596.43 | −£15,903.57",
        ]
    );
}

#[test]
fn a_move_ends_all_that_the_old_place_costs_and_leaves_the_rest() {
    let more = "  - { id: k2, for: placement, of: p1, component: therapy, weekly: 70, from: 2026-01-05 }\n  \
                - { id: k3, for: transport, component: transport, weekly: 35, from: 2026-01-05 }\n\
                education: { element-3: [{ annual: 5200, from: 2025-09-01 }] }\n\
                taxis: [{ id: t1, weekly: 14, from: 2026-05-01, reason: School. }]\n";
    assert_eq!(
        compared(home("", more), CARERS),
        [
            "Placement, basic price | £700.00 | £500.00 | −£200.00",
            "Placement, therapy | £70.00 | Ends | −£70.00",
            "Transport, transport | £35.00 | £35.00 | £0.00",
            // £5,200 × 7 ÷ 365.
            "Education, Element 3; a week is worked out (£5,200.00 a year) | £99.73 | £99.73 | £0.00",
            "Taxi | £14.00 | £14.00 | £0.00",
            "Total a week | £918.73 | £648.73 | −£270.00",
            // £819 × 365 ÷ 7 + £5,200 and £549 × 365 ÷ 7 + £5,200.
            "Total a year of 365 days | £47,905.00 | £33,826.43 | −£14,078.57",
        ]
    );
}

#[test]
fn a_change_of_price_where_the_child_stays_ends_nothing_else() {
    let more = "  - { id: k2, for: placement, of: p1, component: therapy, weekly: 70, from: 2026-01-05 }\n";
    let dearer = CARERS
        .replace("own-carers", "larch-lodge")
        .replace("U6", "K2");
    assert_eq!(
        compared(home("", more), &dearer)[..3],
        [
            "Placement, basic price | £700.00 | £500.00 | −£200.00",
            "Placement, therapy | £70.00 | £70.00 | £0.00",
            "Total a week | £770.00 | £570.00 | −£200.00",
        ]
    );
}

#[test]
fn what_nothing_says_is_not_known_and_never_nought() {
    let (path, text) = home("", "");
    let (unpriced, _) = text.split_once("costs:").expect("the costs come last");
    let unpriced = |more: &str| (path.clone(), format!("{unpriced}{more}"));
    assert_eq!(
        compared(unpriced(""), CARERS),
        [
            "Placement, basic price | Not known | £500.00 | Not known",
            "Total a week | Not known | £500.00 | Not known",
            "Total a year of 365 days | Not known | £26,071.43 | Not known",
        ]
    );
    let transport =
        "costs: [{ id: k3, for: transport, component: transport, weekly: 35, from: 2026-01-05 }]\n";
    assert_eq!(
        compared(unpriced(transport), CARERS)[2],
        "Total a week | £35.00 and what is not known | £535.00 | Not known"
    );
    // A new place of which nobody says what it costs.
    assert_eq!(
        compared(home("", ""), "setting: own-carers, type: U6"),
        [
            "Placement, basic price | £700.00 | Not known | Not known",
            "Total a week | £700.00 | Not known | Not known",
            "Total a year of 365 days | £36,500.00 | Not known | Not known",
        ]
    );
    // Nothing is to change.
    let here = "setting: larch-lodge, type: K2";
    assert_eq!(asked("placement-review", home("", ""), here), None);
}

#[test]
fn a_placement_that_has_begun_is_not_compared_with_itself() {
    let (path, text) = home("", "");
    let moved = text.replace(
        "distance: in-area\n",
        "distance: in-area\n    until: 2026-06-01\n    reason-ended: CARPL\n  - { id: p2, type: U6, setting: \
         own-carers, from: 2026-06-01 }\n",
    ) + "  - { id: k2, for: placement, of: p2, component: core, weekly: 500, from: 2026-06-01 }\n";
    let dated = CARERS.replace("2026-07-06", "2026-06-01");
    let undated = CARERS.replace(" from: 2026-07-06,", "");
    for proposed in [dated, undated] {
        let table = table((path.clone(), moved.clone()), &proposed).expect("a comparison");
        assert_eq!(
            rows(&table)[..2],
            [
                "Placement, basic price | £700.00 | £500.00 | −£200.00",
                "Total a week | £700.00 | £500.00 | −£200.00",
            ]
        );
        assert_eq!(table.columns[1].title, "Before");
        assert_eq!(
            table.caption,
            "Pounds a week for the child on 31 May 2026, and as proposed from 1 June 2026"
        );
    }
}

#[test]
fn a_price_by_the_night_says_that_its_week_is_worked_out() {
    let nights = CARERS.replace("weekly: 500", "price: 80.50 a night, shares: [{ payer: social-care, budget: placements, price: 80.50 a night }]");
    let table = table(home("", ""), &nights).expect("a comparison");
    assert_eq!(
        rows(&table)[0],
        "Placement, basic price; a week is worked out (Proposed: £80.50 a night) | £700.00 | £563.50 | −£136.50"
    );
    assert_eq!(
        table.note.as_deref(),
        Some("Social care (Placements) £80.50 a night.")
    );
}

/// Health pays for the present home, and for nothing in the next: that its part ends is said, as it is no
/// saving of social care.
#[test]
fn whose_part_ends_is_named() {
    let (path, text) = case(1, "2008-09", "larch-lodge", 700, "placements");
    let (start, rest) = text
        .split_once("shares: [")
        .expect("a cost with its shares");
    let (_, rest) = rest.split_once(']').expect("an end");
    let shared = "shares: [{ payer: social-care, budget: placements, weekly: 500 }, \
                  { payer: health, budget: external, weekly: 200 }]";
    let child = (path, format!("{start}{shared}{rest}"));
    let next = "setting: own-carers, type: U6, from: 2026-07-06, costs: [{ for: placement, component: core, weekly: 600, \
                shares: [{ payer: social-care, budget: placements, weekly: 600 }] }]";
    let note = |child: File| table(child, next).expect("a comparison").note;
    assert_eq!(
        note(child).as_deref(),
        Some(
            "Now: Health £200.00 a week; Social care (Placements) £500.00 a week. Proposed: Social care (Placements) £600.00 a week."
        )
    );
    let alone = case(1, "2008-09", "larch-lodge", 700, "placements");
    assert_eq!(
        note(alone).as_deref(),
        Some("Social care (Placements) £600.00 a week.")
    );
}
