//! Which reports and forms an item needs, and by when they come.

use super::parameters::{Conditions, Parameters, Spec};
use crate::model::edition::RequestKind;
use crate::model::meeting::Item;
use crate::model::refs::{DeadlineWord, FormWord};
use crate::model::value::Slug;
use crate::plan::{Circumstances, Plan, was_heard_before};
use schemars::JsonSchema;
use serde::Deserialize;

/// When a form is needed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ReportRequired {
    /// The form.
    pub(crate) form: FormWord,
    /// When it is needed.
    pub(crate) required: Required,
    /// How many months before the meeting it may have come.
    pub(crate) within_months: Option<u32>,
}

/// When a form is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Required {
    /// When placement or cost change, and not otherwise.
    OnChange,
    /// For every item.
    Always,
    /// When the panel hears the case for the first time.
    FirstTime,
    /// When it has heard it before.
    LaterTimes,
}

/// Why a form is not needed of an item of which the edition asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotNeeded {
    /// The Chair agreed to do without.
    Exempt,
    /// Neither placement nor cost changes.
    NoChange,
    /// The panel has heard the case before.
    HeardBefore,
    /// It has not.
    FirstTime,
}

impl Parameters for ReportRequired {}

impl Spec for ReportRequired {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl ReportRequired {
    /// Whether the form is needed of an item that meets the edition's conditions, or why not.
    ///
    /// # Errors
    /// Why it is not.
    pub(crate) fn needed(
        &self,
        item: &Item,
        kind: Option<&RequestKind>,
        about: &Circumstances<'_>,
        plan: &Plan,
    ) -> Result<(), NotNeeded> {
        if item.report_exempt.is_some() {
            return Err(NotNeeded::Exempt);
        }
        let (needed, otherwise) = match self.required {
            Required::Always => (true, NotNeeded::Exempt),
            Required::FirstTime => (!was_heard_before(about), NotNeeded::HeardBefore),
            Required::LaterTimes => (was_heard_before(about), NotNeeded::FirstTime),
            Required::OnChange => (
                is_asked(item, kind) || has_changed(about, plan),
                NotNeeded::NoChange,
            ),
        };
        needed.then_some(()).ok_or(otherwise)
    }
}

/// Whether the item asks for a change.
fn is_asked(item: &Item, kind: Option<&RequestKind>) -> bool {
    let by_kind = kind.is_some_and(|kind| kind.changes_placement || kind.changes_cost);
    let proposed = item.proposed.as_ref();
    by_kind || proposed.is_some_and(|it| it.placement_type.is_some() || !it.costs.is_empty())
}

/// Whether placement or cost are no longer those of the panel's last meeting.
fn has_changed(about: &Circumstances<'_>, plan: &Plan) -> bool {
    let (case, now) = (about.case, about.day);
    plan.previous.is_some_and(|before| {
        let home = |day| case.home_on(day).map(|home| &home.first().id.value);
        home(before) != home(now) || case.all_weekly_on(before) != case.all_weekly_on(now)
    })
}

/// By when forms come.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ReportDeadline {
    /// The deadline by which they come.
    pub(crate) deadline: DeadlineWord,
    /// The forms concerned; none means all.
    #[serde(default)]
    forms: Vec<FormWord>,
}

impl Parameters for ReportDeadline {}

impl Spec for ReportDeadline {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl ReportDeadline {
    /// Whether a form is meant.
    pub(crate) fn is_about(&self, form: &Slug) -> bool {
        self.forms.is_empty() || self.forms.iter().any(|meant| meant.id == *form)
    }
}
