//! The sections of a year's report: what each counts, what it prints, and whether anybody may read it.

use super::disclosure::Counts;
use super::year::{Year, Years};
use super::{
    actions, activity, attendance, budgets, compliance, costs, exhibit, high_needs, needs,
    oversight, recommendations, stability, sufficiency, timeliness,
};
use crate::model::edition;
use crate::papers::desk::asks_for;
use crate::papers::view::{Compliance, ReportSection};

/// A section of the report.
pub(super) struct Section {
    /// What it counts of a year's children, whether or not it is printed.
    pub count: Option<fn(&Year<'_>, &mut Counts)>,
    /// What it prints for the Management Team.
    own: fn(&Years<'_>, &Compliance) -> Option<ReportSection>,
    /// What it prints for anybody; nothing where it concerns officers, single items or prices.
    published: Option<fn(&Years<'_>) -> Option<ReportSection>>,
}

/// Every section, in the order in which they are counted and read.
pub(super) const SECTIONS: &[Section] = &[
    Section {
        count: Some(needs::count),
        own: |years, _| Some(needs::needs(years, &years.settled)),
        published: Some(|years| Some(needs::needs(years, &years.settled))),
    },
    Section {
        count: Some(activity::count),
        own: |years, _| Some(activity::activity(years, &years.settled)),
        published: Some(|years| Some(activity::published(years, &years.settled))),
    },
    Section {
        count: Some(timeliness::count),
        own: |years, _| Some(timeliness::timeliness(years, &years.settled)),
        published: Some(|years| Some(timeliness::timeliness(years, &years.settled))),
    },
    Section {
        count: Some(costs::count),
        own: |years, _| Some(costs::unit_costs(years, &years.settled)),
        published: Some(|years| Some(costs::published(years, &years.settled))),
    },
    Section {
        count: Some(budgets::count),
        own: |years, _| Some(budgets::decisions(years, &years.settled)),
        published: None,
    },
    Section {
        count: None,
        own: |years, _| Some(budgets::budgets(&years.this, years.threshold())),
        published: None,
    },
    Section {
        count: Some(high_needs::count),
        own: |years, _| high_needs::high_needs(years, &years.settled),
        published: None,
    },
    Section {
        count: Some(stability::count),
        own: |years, _| Some(stability::stability(&years.settled)),
        published: Some(|years| Some(stability::stability(&years.settled))),
    },
    Section {
        count: Some(oversight::count),
        own: |years, _| Some(oversight::oversight(years, &years.settled)),
        published: None,
    },
    Section {
        count: Some(sufficiency::count),
        own: |years, _| Some(sufficiency::sufficiency(years, &years.settled)),
        published: Some(|years| Some(sufficiency::sufficiency(years, &years.settled))),
    },
    Section {
        count: None,
        own: |years, _| sufficiency::outcomes(years, &years.settled),
        published: Some(|years| sufficiency::outcomes(years, &years.settled)),
    },
    Section {
        count: None,
        own: |years, _| Some(attendance::attendance(&years.this)),
        published: None,
    },
    Section {
        count: Some(actions::count),
        own: |years, _| Some(actions::actions(&years.settled)),
        published: None,
    },
    Section {
        count: None,
        own: |years, kept| {
            let edition = years.this.edition;
            asks_for(edition, edition::Section::Compliance)
                .then(|| compliance::section(edition, kept))
        },
        published: None,
    },
    Section {
        count: None,
        own: |years, _| Some(recommendations::recommendations(&years.this)),
        published: Some(|years| recommendations::written(&years.this)),
    },
];

/// The sections of the Management Team's own report.
pub(super) fn own(years: &Years<'_>, kept: &Compliance) -> Vec<ReportSection> {
    let printed = SECTIONS
        .iter()
        .filter_map(|section| (section.own)(years, kept));
    printed.map(exhibit::numbered).collect()
}

/// The sections of the report that anybody may read.
pub(super) fn published(years: &Years<'_>) -> Vec<ReportSection> {
    let printed = SECTIONS
        .iter()
        .filter_map(|section| section.published?(years));
    printed.map(exhibit::numbered).collect()
}
