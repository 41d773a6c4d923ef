//! When a case was last brought up to date.

use super::{Case, Education, Placement};
use jiff::civil::Date;

impl Case {
    /// The day of the latest dated entry that is not in the future.
    #[must_use]
    pub fn last_entry(&self, today: Date) -> Option<Date> {
        let days = self.care_days().chain(self.money_days());
        let days = days.chain(
            self.placements
                .iter()
                .flat_map(|placement| placement_days(placement)),
        );
        let days = days.chain(
            self.education
                .iter()
                .flat_map(|education| education_days(education)),
        );
        days.filter(|day| *day <= today).max()
    }

    fn care_days(&self) -> impl Iterator<Item = Date> {
        let periods = self
            .looked_after
            .iter()
            .flat_map(|period| [Some(period.from), period.until]);
        let legal = self
            .legal
            .iter()
            .flat_map(|entry| [Some(entry.from), entry.until]);
        let orders = self.orders.iter().map(|order| order.made.value);
        let reviews = self.reviews.iter().map(|review| review.on.value);
        let seen = self
            .visits
            .iter()
            .chain(&self.health_assessments)
            .map(|visit| visit.on.value);
        let peps = self.peps.iter().map(|pep| pep.on.value);
        let care_plans = self.care_plans.iter().map(|plan| plan.on.value);
        let pathway_plans = self.pathway_plans.iter().map(|plan| plan.on.value);
        let judgements = self.judgements.iter().map(|judgement| judgement.on.value);
        let flags = self
            .flags
            .iter()
            .flat_map(|flag| [Some(flag.on), flag.until]);
        let panels = self.other_panels.iter().map(|link| link.on);
        let permanence = self
            .permanence
            .iter()
            .filter_map(|permanence| permanence.decided.as_ref().map(|decided| decided.value));
        let spans = periods.chain(legal).chain(flags).flatten();
        let plans = peps
            .chain(care_plans)
            .chain(pathway_plans)
            .chain(judgements);
        let rest = orders.chain(reviews).chain(seen).chain(plans);
        spans.chain(rest).chain(panels).chain(permanence)
    }

    fn money_days(&self) -> impl Iterator<Item = Date> {
        let paid = self
            .payments()
            .flat_map(|paid| [Some(paid.from), paid.until]);
        let asked = self.health_funding.iter().map(|funding| funding.on);
        paid.flatten().chain(asked)
    }
}

fn placement_days(placement: &Placement) -> impl Iterator<Item = Date> {
    let until = placement.until.as_ref().map(|until| until.value);
    let confirmed = placement
        .confirmed
        .as_ref()
        .map(|confirmed| confirmed.value);
    let notice = placement.notice.as_ref().map(|notice| notice.served);
    let plans = placement.plans.iter().map(|plan| plan.done.value);
    let searches = placement.searches.iter().flatten().map(|search| search.on);
    let own = [Some(placement.from.value), until, confirmed, notice];
    own.into_iter().flatten().chain(plans).chain(searches)
}

fn education_days(education: &Education) -> impl Iterator<Item = Date> {
    let provisions = education.provisions.iter().flat_map(|provision| {
        [
            provision.from.as_ref().map(|from| from.value),
            provision.until,
        ]
    });
    let plan = education.ehcp.iter().flat_map(|plan| {
        let reviews = plan.annual_reviews.iter().flat_map(|review| {
            let decided = review.decided.as_ref().map(|decided| decided.value);
            let issued = review.final_plan.as_ref().map(|issued| issued.value);
            [Some(review.on.value), decided, issued]
        });
        let ceased = plan.ceased.as_ref().map(|ceased| ceased.on.value);
        let moves = plan.moves.iter().map(|moved| Some(moved.on));
        [Some(plan.issued), ceased]
            .into_iter()
            .chain(reviews)
            .chain(moves)
    });
    let funding = education
        .element_3
        .iter()
        .map(|entry| Some(entry.from.value));
    let named = education
        .phase_transfers
        .iter()
        .map(|transfer| transfer.named);
    let tribunal = education
        .tribunal
        .iter()
        .flatten()
        .map(|step| Some(step.on));
    provisions
        .chain(plan)
        .chain(funding)
        .chain(named)
        .chain(tribunal)
        .flatten()
}
