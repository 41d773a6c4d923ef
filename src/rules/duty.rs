//! What the law wants done by a day, again and again or once after something else: who it is about,
//! what it is counted from, and what has been done. The times themselves stand in editions.

use super::context::{Finding, ItemContext, MeetingContext};
use crate::diag::Span;
use crate::model::Workspace;
use crate::model::case::{Case, day_of, in_force};
use crate::model::edition::Fact;
use crate::model::value::{CaseRef, Limit, date::days_between, words};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Something to be done again and again, by the list of a case that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Duty {
    /// Reviews of a child looked after.
    Reviews,
    /// The social worker's visits.
    Visits,
    /// Health assessments.
    HealthAssessments,
    /// Personal Education Plans.
    Peps,
    /// Care plans.
    CarePlans,
    /// Plans of the placement in which the child lives.
    PlacementPlans,
    /// Annual reviews of the Education, Health and Care Plan.
    AnnualReviews,
}

/// A duty that runs: since when, and the days on which it was done.
pub(super) struct Running {
    /// What the first time is counted from.
    pub start: At<Date>,
    /// What began then, in words that follow "after".
    pub since: String,
    /// Whether the files hold everything since then: else what was done before the first entry is
    /// not known, nor the how-manieth that was.
    pub whole: bool,
    /// Every day on which it was done, the earliest first.
    pub done: Vec<At<Date>>,
    /// Where in the case's file a day is entered.
    pub place: String,
}

impl Duty {
    /// What it is called in a message.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Reviews => "Review",
            Self::Visits => "Visit to the child",
            Self::HealthAssessments => "Health assessment",
            Self::Peps => "Personal Education Plan",
            Self::CarePlans => "Care plan",
            Self::PlacementPlans => "Placement Plan",
            Self::AnnualReviews => "Annual review",
        }
    }

    /// The fact of a case that a day of it states.
    pub(super) fn fact(self) -> Fact {
        match self {
            Self::Reviews => Fact::LastReview,
            Self::Visits => Fact::LastVisit,
            Self::HealthAssessments => Fact::HealthAssessment,
            Self::Peps => Fact::Pep,
            Self::CarePlans => Fact::CarePlan,
            Self::PlacementPlans => Fact::PlacementPlan,
            Self::AnnualReviews => Fact::AnnualReview,
        }
    }

    /// How the duty runs on a day; nothing where there is none: the child is not in care, lives in
    /// no placement, has no plan.
    pub(super) fn running(self, case: &Case, day: Date) -> Option<Running> {
        let (start, since) = match self {
            Self::AnnualReviews => {
                let ehcp = case.education.as_ref()?.ehcp.as_ref()?;
                let issued = ehcp.issued;
                ehcp.is_maintained(day)
                    .then_some((issued, "the plan was issued"))?
            }
            Self::Visits | Self::PlacementPlans => {
                care(case, day)?;
                (*case.home_on(day)?.from(), "the placement began")
            }
            _ => (care(case, day)?, "the child came into care"),
        };
        let mut done = self.done(case, day);
        done.sort_by_key(|on| on.value);
        done.retain(|on| on.value <= day);
        let place = match self {
            Self::Reviews => "`reviews:`".to_owned(),
            Self::Visits => "`visits:`".to_owned(),
            Self::HealthAssessments => "`health-assessments:`".to_owned(),
            Self::Peps => "`peps:`".to_owned(),
            Self::CarePlans => "`care-plans:`".to_owned(),
            Self::PlacementPlans => {
                format!(
                    "`plans:` of the placement {}",
                    case.placement_on(day)?.id.value
                )
            }
            Self::AnnualReviews => "`annual-reviews:` of the `ehcp:`".to_owned(),
        };
        Some(Running {
            start,
            since: since.to_owned(),
            whole: true,
            done,
            place,
        })
    }

    /// The first day on which it is entered as done and that lies in the future.
    pub(super) fn ahead(self, case: &Case, today: Date) -> Option<At<Date>> {
        let done = self.done(case, today).into_iter();
        done.filter(|on| today < on.value).min_by_key(|on| on.value)
    }

    fn done(self, case: &Case, day: Date) -> Vec<At<Date>> {
        match self {
            Self::Reviews => case.reviews.iter().map(|review| review.on).collect(),
            Self::Visits => case.visits.iter().map(|visit| visit.on).collect(),
            Self::HealthAssessments => case
                .health_assessments
                .iter()
                .map(|visit| visit.on)
                .collect(),
            Self::Peps => case.peps.iter().map(|pep| pep.on).collect(),
            Self::CarePlans => {
                let plans = case.care_plans.iter().map(|plan| plan.on);
                plans
                    .filter(|on| case.is_for_this_time(on.value, day))
                    .collect()
            }
            Self::PlacementPlans => {
                let home = case.home_on(day).into_iter();
                home.flat_map(|home| home.plans().map(|plan| plan.done).collect::<Vec<_>>())
                    .collect()
            }
            Self::AnnualReviews => {
                let education = case.education.as_ref();
                let ehcp = education.and_then(|education| education.ehcp.as_ref());
                let reviews = ehcp.map(|ehcp| ehcp.annual_reviews.as_slice());
                reviews
                    .unwrap_or_default()
                    .iter()
                    .map(|review| review.on)
                    .collect()
            }
        }
    }
}

/// The first day of the time in care that a day is in.
pub(super) fn care(case: &Case, day: Date) -> Option<At<Date>> {
    let periods = case
        .looked_after
        .iter()
        .filter(|period| in_force(period.from.value, day_of(period.until), day));
    let period = periods.max_by_key(|period| period.from.value)?;
    Some(period.from)
}

/// The last day in time, by the authority's working days and school terms.
pub(super) fn due(limit: Limit, from: Date, workspace: &Workspace) -> Option<Date> {
    limit.after(from, &workspace.working_days, &workspace.school)
}

/// Whether the files hold everything since a day, so that an entry that is not there was not made.
pub(super) fn is_recorded(from: Date, workspace: &Workspace) -> bool {
    workspace
        .authority
        .records_from
        .is_none_or(|records| records <= from)
}

/// `3 days late`.
pub(super) fn lateness(due: Date, day: Date) -> String {
    let days = u32::try_from(days_between(due, day)).unwrap_or(0);
    format!("{} late", words::count(days, "day"))
}

impl<'a> MeetingContext<'a> {
    /// The children of whom something is asked, each once, by the first item that it is asked of.
    pub(super) fn children(&self) -> Vec<(ItemContext<'a>, &'a Case)> {
        let mut children: Vec<(ItemContext<'a>, &'a Case)> = Vec::new();
        for item in self.items() {
            let Some(asked) = item.case else {
                continue;
            };
            let reference = &asked.case.value;
            if children
                .iter()
                .all(|(_, case)| case.case.value != *reference)
            {
                children.push((item, asked));
            }
        }
        children
    }

    /// Whether the panel has not had the case before it since a day: so that what was done late is
    /// told once, and not at each meeting until it is done again.
    pub(super) fn is_news(&self, case: &CaseRef, on: Date) -> bool {
        let mut since = self.sittings_from(on);
        since.all(|earlier| earlier.took(case).is_none())
    }

    /// A finding about a child, at a place.
    pub(super) fn about_child(
        &self,
        item: &ItemContext<'_>,
        case: &Case,
        span: Span,
        message: String,
    ) -> Finding {
        Finding::new(span, message)
            .on(self.subject_of(item.item))
            .about(item.name())
            .about(&case.case.value)
    }
}
