//! What goes on although it must have ended: care after 18, a placement after care, a plan after 25, a
//! child in a placement of which the order has run out, a stay of a week that lasts longer.

use super::Child;
use super::bounds::{last_day, surely};
use crate::model::case::{Order, OrderKind, Placement, day_of};
use crate::model::value::date::days_between;
use crate::model::value::{PlacementType, ReasonForChange, Slug, words};
use crate::yaml::At;
use jiff::civil::Date;

/// The age at which nobody is looked after any more.
const GROWN_UP: u8 = 18;

/// How long a stay may last whose code says "seven days or less".
const SHORT_STAY_DAYS: i32 = 7;

impl Child<'_, '_> {
    pub(super) fn open(&mut self) {
        if !self.care_after_18() {
            self.placement_after_care();
        }
        self.plan_after_25();
        self.orders();
        self.codes();
    }

    /// One finding, at the first entry that says that somebody of 18 is in care.
    fn care_after_18(&mut self) -> bool {
        let case = self.case;
        let grown_up = surely(case.born.value, GROWN_UP);
        let lasts =
            |from: Date, until: Option<Date>| from.max(until.unwrap_or(self.as_of)) >= grown_up;
        let mut periods = case.looked_after.iter();
        let legal = case.legal.iter().filter(|_| !case.looked_after.is_empty());
        let period = periods.find(|period| lasts(period.from.value, day_of(period.until)));
        let found = period.map(|period| (period.until.unwrap_or(period.from), "in care"));
        let legal = || {
            let mut legal = legal;
            let entry = legal.find(|entry| lasts(entry.from.value, day_of(entry.until)))?;
            Some((
                entry.until.unwrap_or(entry.from),
                "under a legal status of a child",
            ))
        };
        let Some((at, what)) = found.or_else(legal) else {
            return false;
        };
        let what = format!(
            "{what}, and certainly {GROWN_UP} since {}",
            words::day(grown_up)
        );
        let help = "end it with the 18th birthday, or correct `born:`";
        self.tell("still-open", at, &what, help);
        true
    }

    /// Care has ended, and a placement goes on that is no provision for somebody who has left care.
    fn placement_after_care(&mut self) {
        let (case, as_of) = (self.case, self.as_of);
        let ends = case.looked_after.iter().map(|period| day_of(period.until));
        let Some(last) = ends
            .max_by_key(|until| until.unwrap_or(Date::MAX))
            .flatten()
        else {
            return;
        };
        let Some(placement) = case.placement_on(as_of).filter(|_| last < as_of) else {
            return;
        };
        if self.may_follow_care(placement) {
            return;
        }
        let what = format!(
            "care ended on {}, and the placement {} goes on",
            words::day(last),
            placement.id.value
        );
        let help = "give the placement its `until`; where the young person stays on, end it with the \
                    reason `PLACE` and enter what it is now; or correct the time in care";
        self.tell("still-open", placement.from, &what, help);
    }

    /// Whether somebody may live there who is not, or no longer, looked after.
    fn may_follow_care(&self, placement: &Placement) -> bool {
        let code = placement.placement_type.value;
        let education = self.case.education.as_ref();
        let plan = education.and_then(|education| education.ehcp.as_ref());
        let at_school =
            code == PlacementType::S1 && plan.is_some_and(|plan| plan.is_maintained(self.as_of));
        let adult = self
            .case
            .age_on(self.as_of)
            .is_some_and(|age| age >= GROWN_UP);
        at_school || code.is_open_to_adults() && (adult || !code.is_in_family())
    }

    fn plan_after_25(&mut self) {
        let education = self.case.education.as_ref();
        let plan = education.and_then(|education| education.ehcp.as_ref());
        let last = last_day(self.case.born.value);
        if let Some(plan) = plan.filter(|plan| plan.is_maintained(self.as_of) && last < self.as_of)
        {
            let what = format!(
                "the plan is maintained after {}, the end of the school year of the 25th birthday",
                words::day(last)
            );
            let help = "enter `ceased:`, or correct `born:`";
            self.tell("still-open", plan.issued, &what, help);
        }
    }

    /// An order by which a child is locked up or watched has run out, none has followed, and the child
    /// is where it was.
    fn orders(&mut self) {
        let (case, as_of) = (self.case, self.as_of);
        let lives = case.home_on(as_of).map(|home| &home.first().id.value);
        for (kind, what) in [
            (OrderKind::Secure, "secure accommodation order"),
            (
                OrderKind::DeprivationOfLiberty,
                "deprivation of liberty order",
            ),
        ] {
            if case.has_order(kind, as_of) {
                continue;
            }
            let of_kind = case.orders.iter().filter(|order| order.kind == kind);
            let over = of_kind.filter_map(|order| Some((order, order.expires?)));
            let last = over
                .filter(|(_, expires)| expires.value < as_of)
                .max_by_key(|(_, expires)| expires.value);
            let Some((order, expires)) = last else {
                continue;
            };
            if lives.is_none() || self.placed_under(order, expires.value) != lives {
                continue;
            }
            let what = format!(
                "the {what} ran out on {}, none follows, and the child is in the same placement",
                words::day(expires.value)
            );
            let help = "enter the order that followed, or the move; if there is neither, ask for legal \
                        advice today";
            self.tell("still-open", expires, &what, help);
        }
    }

    /// The home that an order is about: the one that it names, else that of its last day.
    fn placed_under(&self, order: &Order, expires: Date) -> Option<&Slug> {
        let homes = self.case.homes();
        let named = order.placement.as_ref().and_then(|named| {
            homes
                .iter()
                .find(|home| home.holds(&named.value))
                .map(|home| &home.first().id.value)
        });
        named.or_else(|| Some(&self.case.home_on(expires)?.first().id.value))
    }

    /// Codes that contradict what stands beside them.
    fn codes(&mut self) {
        let case = self.case;
        for stay in case.stays() {
            let last = day_of(stay.until).unwrap_or(self.as_of);
            let days = days_between(stay.from.value, last);
            if stay.placement_type.value == PlacementType::T4 && days > SHORT_STAY_DAYS {
                let at = At {
                    value: stay.from.value,
                    span: stay.placement_type.span,
                };
                let what = format!(
                    "the stay {} is one of seven days or less by its code, and lasts {}",
                    stay.id.value,
                    words::count(days.unsigned_abs(), "day")
                );
                let help =
                    "take the code of what it is, or enter the day on which the child went back";
                self.tell("still-open", at, &what, help);
            }
        }
        let moves: Vec<(&At<Placement>, &At<Placement>)> = case
            .steps()
            .into_iter()
            .filter_map(|step| Some((step.left?, step.begun?)))
            .collect();
        for (left, begun) in moves {
            let Some(reason) = left.reason_ended else {
                continue;
            };
            if reason.value == ReasonForChange::Place && left.setting.id != begun.setting.id {
                let at = At {
                    value: begun.from.value,
                    span: reason.span,
                };
                let what = format!(
                    "the placement {} ended by a change of its status alone, and {} is another setting",
                    left.id.value, begun.id.value
                );
                let help =
                    "give the reason for the move; `PLACE` is for another code in the same home";
                self.tell("unlikely-date", at, &what, help);
            }
        }
    }
}
