//! Each dated record by itself: done and yet ahead, far off, or before what it follows.

use super::Child;
use super::bounds::{begins_by, far, last_day};
use crate::model::case::{Case, OrderKind, Placement, Record, Sort};
use crate::model::value::{Slug, words};
use crate::yaml::At;
use jiff::ToSpan;
use jiff::civil::Date;

impl Child<'_, '_> {
    pub(super) fn records(&mut self) {
        let case = self.case;
        let records = case.records();
        if self.too_old(&records) {
            return;
        }
        for record in &records {
            self.ahead(record);
        }
        for turn in turns(case) {
            self.in_turn(turn);
        }
        self.searches();
        self.orders_of_placements();
    }

    /// A search that led to a placement was made in the year before it, or goes on while it lasts.
    fn searches(&mut self) {
        for placement in &self.case.placements {
            let began = placement.from.value;
            for search in placement.searches.iter().flatten() {
                let day = words::day(search.on.value);
                let id = &placement.id.value;
                let wrong = if search.on.value < began.saturating_sub(1.year()) {
                    format!("more than a year before it began on {}", words::day(began))
                } else if let Some(until) = placement
                    .until
                    .filter(|until| until.value < search.on.value)
                {
                    format!("after it ended on {}", words::day(until.value))
                } else {
                    continue;
                };
                let what = format!("the search of {day} stands at the placement {id}, {wrong}");
                let help =
                    "correct the day, or enter the search at the placement that it was made for";
                self.tell("unlikely-date", search.on, &what, help);
            }
        }
    }

    /// A placement that says that a court ordered it, beside one that doesn't and is named by an order,
    /// and is itself named by none.
    fn ordered_without_order(&self, named: &[&At<Placement>]) -> Option<&Slug> {
        let case = self.case;
        let is_named = |placement: &Placement| {
            let mut named = case
                .orders
                .iter()
                .filter_map(|order| order.placement.as_ref());
            named.any(|named| named.value == placement.id.value)
        };
        if named.iter().any(|entry| entry.court_ordered) {
            return None;
        }
        let mut ordered = case
            .placements
            .iter()
            .filter(|placement| placement.court_ordered);
        let other = ordered.find(|placement| !is_named(placement))?;
        Some(&other.id.value)
    }

    /// An order is about a placement that there is while it is in force.
    fn orders_of_placements(&mut self) {
        let case = self.case;
        for order in &case.orders {
            let Some(named) = &order.placement else {
                continue;
            };
            let mut homes = case.homes().into_iter();
            let Some(home) = homes.find(|home| home.holds(&named.value)) else {
                continue;
            };
            let (made, began) = (order.made.value, home.from().value);
            let over = order.ended.or(order.expires);
            let wrong = if let Some(until) = home.until.filter(|until| *until <= made) {
                format!("ended on {}, before the order", words::day(until))
            } else if let Some(over) = over.filter(|over| over.value < began) {
                format!(
                    "began on {}, after the order was over on {}",
                    words::day(began),
                    words::day(over.value)
                )
            } else if order.kind == OrderKind::CourtOrderedPlacement
                && let Some(other) = self.ordered_without_order(&home.entries)
            {
                format!(
                    "says nothing of a court, as the placement {other} does, which no order names"
                )
            } else {
                continue;
            };
            let what = format!(
                "the order of {} is about the placement {}, which {wrong}",
                words::day(made),
                named.value
            );
            let at = At {
                value: made,
                span: named.span,
            };
            self.tell(
                "cannot-be",
                at,
                &what,
                "correct `placement:` of the order or its days; a placement by a court has `court-ordered: true`",
            );
        }
    }

    /// A child who was grown up before the first record begins: one finding, at the month of birth.
    fn too_old(&mut self, records: &[Record<'_>]) -> bool {
        let born = self.case.born;
        let of_child = records.iter().filter(|record| record.of_child);
        let first = of_child.map(|record| record.on.value).min();
        let Some(first) = first.filter(|first| last_day(born.value) < *first) else {
            return false;
        };
        let what = format!(
            "born in {}, and the first record is of {}, after the age of 25",
            born.paper(),
            words::day(first)
        );
        let at = At {
            value: first,
            span: born.span,
        };
        self.tell("unlikely-date", at, &what, "correct `born:`, or the dates");
        true
    }

    fn ahead(&mut self, record: &Record<'_>) {
        let Record { what, on, sort, .. } = *record;
        let day = words::day(on.value);
        if sort == Sort::Done && on.value > self.today {
            let what = format!("the {what} of {day} lies in the future");
            let help =
                "correct the day, most likely its year: what is planned is entered when it is done";
            return self.tell("unlikely-date", on, &what, help);
        }
        if on.value > far(self.today) || sort == Sort::Begins && on.value > begins_by(self.today) {
            let what = format!("the {what} of {day} is years ahead");
            return self.tell(
                "unlikely-date",
                on,
                &what,
                "correct the day, most likely its year",
            );
        }
        let last = last_day(self.case.born.value);
        let after = |at: &At<Date>| at.value > last;
        if let Some(at) = Some(on).filter(after).or(record.until.filter(after)) {
            let what = format!(
                "the {what} goes on to {}, after the school year in which the child turns 25",
                words::day(at.value)
            );
            self.tell(
                "unlikely-date",
                at,
                &what,
                "correct the day, most likely its year",
            );
        }
    }

    /// Of two things the second cannot be before the first. Where the first lies ahead, that is told.
    fn in_turn(&mut self, ((first, before), (then, after)): Turn) {
        if after.value < before.value && before.value <= self.today {
            let what = format!(
                "the {then} of {} is before the {first} of {}",
                words::day(after.value),
                words::day(before.value)
            );
            self.tell(
                "unlikely-date",
                after,
                &what,
                "correct one of the two dates",
            );
        }
    }
}

/// Two days of which the second comes after the first, each with its name.
type Turn = ((&'static str, At<Date>), (&'static str, At<Date>));

/// What comes one after the other without being a span of time.
fn turns(case: &Case) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut turn = |first, before: Option<At<Date>>, then, after: Option<At<Date>>| {
        turns.extend(
            before
                .zip(after)
                .map(|(before, after)| ((first, before), (then, after))),
        );
    };
    for review in &case.reviews {
        turn("review", Some(review.on), "next review", review.next_due);
    }
    for plan in &case.pathway_plans {
        turn("plan", Some(plan.on), "next plan", plan.next_due);
    }
    for order in &case.orders {
        turn(
            "order",
            Some(order.made),
            "next hearing",
            order.next_hearing,
        );
    }
    for placement in &case.placements {
        for plan in &placement.plans {
            turn("plan", Some(plan.done), "next plan", plan.next_due);
        }
        for search in placement.searches.iter().flatten() {
            for answer in &search.interest {
                turn("search", Some(search.on), "answer", Some(answer.on));
            }
        }
        let ends = placement.contract_ends;
        turn(
            "placement",
            Some(placement.from),
            "end of the contract",
            ends,
        );
    }
    let plan = case
        .education
        .as_ref()
        .and_then(|education| education.ehcp.as_ref());
    for review in plan.iter().flat_map(|plan| &plan.annual_reviews) {
        let issued = plan.map(|plan| plan.issued);
        turn("plan", issued, "annual review", Some(review.on));
        turn("review", Some(review.on), "decision", review.decided);
        let before = review.decided.or(Some(review.on));
        turn("decision", before, "final plan", review.final_plan);
    }
    turns
}
