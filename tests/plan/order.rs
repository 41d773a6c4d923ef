//! The order that an edition lays down.

use crate::plan_of;

/// Two reviews, of which one is urgent, and three requests that were asked for on different days.
const MEETING: &str = "date: 2026-06-10
items:
  - { case: C-0001, kind: placement-review, presenter: voss-e }
  - { case: C-0002, kind: placement-review, presenter: shah-a, urgency: urgent }
  - { case: C-0007, kind: support, presenter: voss-e, requested-on: 2026-05-20 }
  - { case: C-0009, kind: placement-move, presenter: adair-t, requested-on: 2026-05-04 }
  - { case: C-0004, kind: support, presenter: shah-a, requested-on: 2026-05-11 }
";

/// The cases in the order in which they are taken, their part left out.
fn taken(meeting: &str, order: &str) -> String {
    let cases: Vec<String> = plan_of(meeting, order)
        .items
        .iter()
        .map(|item| item.name.case.to_string())
        .collect();
    cases.join(" ")
}

#[test]
fn urgent_items_come_first_where_terms_are_silent() {
    assert_eq!(taken(MEETING, ""), "C-0002 C-0004 C-0009 C-0001 C-0007");
}

#[test]
fn groups_come_before_what_orders_inside_them() {
    let order =
        "order: { groups: [{ changes-cost: true }, { sort: [review] }], by: [requested] }\n";
    assert_eq!(taken(MEETING, order), "C-0009 C-0004 C-0007 C-0001 C-0002");
}

#[test]
fn presenters_are_only_drawn_together_where_the_edition_says_so() {
    let order = "order: { by: [requested], together: [] }\n";
    assert_eq!(taken(MEETING, order), "C-0009 C-0004 C-0007 C-0001 C-0002");
    let order = "order: { by: [requested], together: [presenter] }\n";
    assert_eq!(taken(MEETING, order), "C-0009 C-0004 C-0002 C-0007 C-0001");
}

#[test]
fn the_youngest_come_first() {
    let order = "order: { by: [youngest], together: [] }\n";
    assert_eq!(taken(MEETING, order), "C-0002 C-0009 C-0001 C-0004 C-0007");
}
