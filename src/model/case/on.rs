//! What a case says about a given day.

use super::{
    AnnualReview, Case, Cost, Education, Ehcp, FlagKind, LegalEntry, Order, OrderKind, Permanence,
    PhaseTransfer, Placement, Provision, Purpose, Review, Share, TimeInCare,
};
use crate::model::refs::PersonRef;
use crate::model::value::{LegalStatus, Money, Price, Rate, date::plus_days};
use crate::yaml::At;
use jiff::civil::Date;

/// Whether a day lies in a stretch of time of which the last day is known or not.
#[must_use]
pub fn in_force(from: Date, until: Option<Date>, day: Date) -> bool {
    from <= day && until.is_none_or(|until| day <= until)
}

/// The day itself of one that remembers its place.
#[must_use]
pub fn day_of(at: Option<At<Date>>) -> Option<Date> {
    at.map(|at| at.value)
}

/// What costs come to together; nothing if there is none.
fn together<'a>(costs: impl Iterator<Item = &'a At<Cost>>) -> Option<Rate> {
    let mut costs = costs.map(|cost| cost.price.value.rate()).peekable();
    costs.peek()?;
    Some(costs.sum())
}

impl Cost {
    /// Whether it pays for life in a placement: for the placement, or for support that is given in it.
    #[must_use]
    pub fn pays_for_life_in(&self, placement: &Placement) -> bool {
        match self.purpose {
            Purpose::Placement => true,
            Purpose::Support => {
                let of = self.of.as_ref();
                of.is_some_and(|of| of.value == placement.id.value)
            }
            _ => false,
        }
    }
}

impl Case {
    /// Where the child learns on a day; a provision without a first day counts as begun.
    pub fn provisions_on(&self, day: Date) -> impl Iterator<Item = &At<Provision>> {
        let provisions = self
            .education
            .iter()
            .flat_map(|education| &education.provisions);
        provisions.filter(move |provision| {
            let from = provision.from.as_ref().map_or(Date::MIN, |from| from.value);
            in_force(from, day_of(provision.until), day)
        })
    }

    /// The costs in force on a day.
    pub fn costs_on(&self, day: Date) -> impl Iterator<Item = &At<Cost>> {
        let costs = self.costs.iter();
        costs.filter(move |cost| in_force(cost.from.value, self.last_day_of(cost), day))
    }

    /// The last day on which a cost is paid: its own, or the last one in the placement or provision
    /// that it pays for, whichever comes first. Nobody pays for a place that was left.
    #[must_use]
    pub fn last_day_of(&self, cost: &Cost) -> Option<Date> {
        let own = cost.until.as_ref().map(|until| until.value);
        own.into_iter().chain(self.last_day_in_place(cost)).min()
    }

    /// The last day in the placement or provision that a cost pays for, if that has ended.
    #[must_use]
    pub fn last_day_in_place(&self, cost: &Cost) -> Option<Date> {
        let of = &cost.of.as_ref()?.value;
        let mut placements = self.placements.iter();
        if let Some(placement) = placements.find(|placement| placement.id.value == *of) {
            // A placement's `until` is the day on which the child was somewhere else.
            return placement.until.as_ref()?.value.yesterday().ok();
        }
        let mut provisions = self
            .education
            .iter()
            .flat_map(|education| &education.provisions);
        provisions
            .find(|provision| provision.id.value == *of)?
            .until
            .map(|until| until.value)
    }

    /// All that is paid for the child, whatever it is called: costs, retainers, taxis.
    pub fn payments(&self) -> impl Iterator<Item = Payment<'_>> {
        let costs = self.costs.iter().map(|cost| Payment {
            from: cost.from.value,
            until: self.last_day_of(cost),
            price: cost.price.value,
            once: false,
            shares: &cost.shares,
        });
        let retainers = self.retainers.iter().map(|retainer| Payment {
            from: retainer.from.value,
            until: day_of(retainer.until),
            price: retainer.price.value,
            once: false,
            shares: &retainer.shares,
        });
        let taxis = self.taxis.iter().map(|taxi| Payment {
            from: taxi.from.value,
            until: day_of(taxi.until),
            price: taxi.price.value,
            once: taxi.one_off,
            shares: &taxi.shares,
        });
        costs.chain(retainers).chain(taxis)
    }

    /// What is paid for one purpose on a day, in pounds a week; nothing if no cost says.
    #[must_use]
    pub fn weekly_on(&self, purpose: Purpose, day: Date) -> Option<Money> {
        self.rate_on(purpose, day).map(Rate::weekly)
    }

    /// What is paid for a placement on a day, and for support that is given in it, in pounds a week;
    /// nothing if no cost says.
    #[must_use]
    pub fn weekly_in(&self, placement: &Placement, day: Date) -> Option<Money> {
        let here = |cost: &&At<Cost>| cost.pays_for_life_in(placement);
        together(self.costs_on(day).filter(here)).map(Rate::weekly)
    }

    /// The same in pounds a year.
    #[must_use]
    pub fn yearly_on(&self, purpose: Purpose, day: Date) -> Option<Money> {
        self.rate_on(purpose, day).map(Rate::yearly)
    }

    fn rate_on(&self, purpose: Purpose, day: Date) -> Option<Rate> {
        together(self.costs_on(day).filter(|cost| cost.purpose == purpose))
    }

    /// What is paid for everything on a day, in pounds a week; nothing if no cost says.
    #[must_use]
    pub fn all_weekly_on(&self, day: Date) -> Option<Money> {
        together(self.costs_on(day)).map(Rate::weekly)
    }

    /// Top-up funding on a day, in pounds a year; nothing if no entry says.
    #[must_use]
    pub fn element_3_on(&self, day: Date) -> Option<Money> {
        let education = self.education.iter();
        let entries = education.flat_map(|education| &education.element_3);
        let begun = entries.filter(|entry| entry.from.value <= day);
        let last = begun.max_by_key(|entry| entry.from.value);
        last.map(|entry| entry.annual)
    }

    /// Whether the child is looked after on a day.
    #[must_use]
    pub fn is_looked_after(&self, day: Date) -> bool {
        self.looked_after_since(day).is_some()
    }

    /// Since when the child has been looked after, if so on this day.
    #[must_use]
    pub fn looked_after_since(&self, day: Date) -> Option<Date> {
        self.looked_after
            .iter()
            .filter(|period| in_force(period.from.value, day_of(period.until), day))
            .map(|period| period.from.value)
            .max()
    }

    /// The legal status on a day.
    #[must_use]
    pub fn legal_on(&self, day: Date) -> Option<&At<LegalEntry>> {
        self.legal
            .iter()
            .filter(|entry| in_force(entry.from.value, day_of(entry.until), day))
            .max_by_key(|entry| entry.from.value)
    }

    /// Orders in force on a day.
    pub fn orders_on(&self, day: Date) -> impl Iterator<Item = &At<Order>> {
        self.orders.iter().filter(move |order| {
            let last = day_of(order.expires).into_iter().chain(day_of(order.ended));
            in_force(order.made.value, last.min(), day)
        })
    }

    /// Whether an order of a kind is in force on a day.
    #[must_use]
    pub fn has_order(&self, kind: OrderKind, day: Date) -> bool {
        self.orders_on(day).any(|order| order.kind == kind)
    }

    /// Whether a flag is set on a day.
    #[must_use]
    pub fn has_flag(&self, kind: FlagKind, day: Date) -> bool {
        self.flags
            .iter()
            .any(|flag| flag.kind == kind && in_force(flag.on.value, day_of(flag.until), day))
    }

    /// The first day of the time in care that a day is in, through periods that follow on each other.
    fn care_began(&self, day: Date) -> Option<Date> {
        let mut began = self.looked_after_since(day)?;
        let joins = |period: &&At<TimeInCare>, began: Date| {
            let ends = day_of(period.until).map_or(Date::MAX, |until| plus_days(until, 1));
            period.from.value < began && began <= ends
        };
        while let Some(before) = self.looked_after.iter().find(|period| joins(period, began)) {
            began = before.from.value;
        }
        Some(began)
    }

    /// Whether the child is looked after in a series of short breaks, which is one time in care.
    fn has_short_breaks(&self, day: Date) -> bool {
        let status = self.legal_on(day).map(|entry| entry.status);
        matches!(status, Some(LegalStatus::V3 | LegalStatus::V4))
    }

    /// Whether something that is done in care was done in the time in care that `now` is in. Of a child who
    /// came back into care a review of the first time says nothing of the second.
    #[must_use]
    pub fn is_of_this_time(&self, done: Date, now: Date) -> bool {
        let began = self.care_began(now);
        self.has_short_breaks(now) || began.is_none_or(|began| began <= done)
    }

    /// Whether something that can be made before care begins was not made for an earlier time in care.
    #[must_use]
    pub fn is_for_this_time(&self, made: Date, now: Date) -> bool {
        let began = self.care_began(now);
        let ends = self.looked_after.iter().map(|period| day_of(period.until));
        let before = ends
            .flatten()
            .filter(|until| began.is_some_and(|began| *until < began));
        self.has_short_breaks(now) || before.max().is_none_or(|before| before < made)
    }

    /// The reviews of the present time in care that were held on or before a day.
    fn reviews_held(&self, day: Date) -> impl Iterator<Item = &At<Review>> {
        let reviews = self.reviews.iter();
        reviews.filter(move |review| {
            review.on.value <= day && self.is_of_this_time(review.on.value, day)
        })
    }

    /// The latest review on or before a day, in the same time in care.
    #[must_use]
    pub fn review_by(&self, day: Date) -> Option<&At<Review>> {
        self.reviews_held(day).max_by_key(|review| review.on.value)
    }

    /// Reviews held on or before a day, in the same time in care.
    #[must_use]
    pub fn reviews_by(&self, day: Date) -> usize {
        self.reviews_held(day).count()
    }

    /// What holds about permanence on a day: the last entry that is not decided only later. An entry
    /// without a day says why a decision is still to come.
    #[must_use]
    pub fn permanence_on(&self, day: Date) -> Option<&At<Permanence>> {
        let entries = self.permanence.iter().filter(|entry| {
            entry
                .decided
                .is_none_or(|on| self.is_of_this_time(on.value, day))
        });
        let known = |entry: &&At<Permanence>| entry.decided.is_none_or(|on| on.value <= day);
        let last = entries.clone().rfind(known);
        last.or(entries.clone().next())
    }

    /// The social worker on a day.
    #[must_use]
    pub fn social_worker_on(&self, day: Date) -> Option<&PersonRef> {
        self.social_worker.as_ref()?.on(day)
    }

    /// The Independent Reviewing Officer on a day.
    #[must_use]
    pub fn iro_on(&self, day: Date) -> Option<&PersonRef> {
        self.iro.as_ref()?.on(day)
    }

    /// The SEND officer on a day.
    #[must_use]
    pub fn send_officer_on(&self, day: Date) -> Option<&PersonRef> {
        self.send_officer.as_ref()?.on(day)
    }

    /// Age in years; in the birthday month as if born on the 1st. Nothing before birth.
    #[must_use]
    pub fn age_on(&self, day: Date) -> Option<u8> {
        self.born.age_on(day)
    }
}

impl Education {
    /// The move to a next phase that is still to come on a day, else the last there was.
    #[must_use]
    pub fn phase_transfer_on(&self, day: Date) -> Option<&At<PhaseTransfer>> {
        let transfers = self.phase_transfers.iter();
        let coming = transfers.clone().filter(|transfer| transfer.begins() > day);
        let next = coming.min_by_key(|transfer| transfer.september);
        next.or(transfers.max_by_key(|transfer| transfer.september))
    }
}

impl PhaseTransfer {
    /// The first day of the September in which it happens.
    #[must_use]
    pub fn begins(&self) -> Date {
        Date::new(self.september, 9, 1).unwrap_or(Date::MAX)
    }
}

impl Ehcp {
    /// The latest annual review held on or before a day.
    #[must_use]
    pub fn review_by(&self, day: Date) -> Option<&At<AnnualReview>> {
        let reviews = self.annual_reviews.iter();
        let held = reviews.filter(|review| review.on.value <= day);
        held.max_by_key(|review| review.on.value)
    }

    /// Whether the authority maintains the plan on a day.
    #[must_use]
    pub fn is_maintained(&self, day: Date) -> bool {
        let ceased = self.ceased.as_ref();
        self.issued.value <= day && ceased.is_none_or(|ceased| ceased.on.value > day)
    }
}

impl Placement {
    /// Whether the child lives here on a day; the day it ended is no longer counted.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from.value <= day && self.until.as_ref().is_none_or(|until| day < until.value)
    }
}

/// Money paid for a time, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Payment<'a> {
    /// First day.
    pub from: Date,
    /// Last day, if it is known.
    pub until: Option<Date>,
    /// Its price; of what is paid once, its amount.
    pub price: Price,
    /// Whether it is paid once, on the first day.
    pub once: bool,
    /// Who pays how much of it.
    pub shares: &'a [At<Share>],
}
