//! Of which children the panel is always to hear.

use super::AnyOf;
use super::parameters::{Conditions, Parameters, Spec};
use crate::model::case::Case;
use crate::model::edition::{Effect, When};
use crate::model::meeting::Item;
use crate::model::refs::{PartWord, RoleRef};
use crate::model::{Panel, Workspace};
use crate::plan::{circumstances_of, settled_on};
use crate::yaml::OneOrMany;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// How often, in which part, until when, and who may put it off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct StandingItem {
    /// Weeks within which the panel must have heard them; 0 for every meeting.
    #[serde(default)]
    pub(crate) every_weeks: u32,
    /// Whether only those who live or learn somewhere on the day are meant.
    #[serde(default = "yes")]
    pub(crate) open_placement: bool,
    /// In which parts they must stand; none means anywhere.
    #[serde(default)]
    pub(crate) in_parts: Vec<PartWord>,
    /// The items that count as having heard them; none means any.
    #[serde(default)]
    pub(crate) counts: OneOrMany<When>,
    /// What a hearing must have been about, where the child has moved since.
    pub(crate) about: Option<HeardAbout>,
    /// The outcomes, by what they do, after which they need not be heard any more; none means that no
    /// outcome ends it.
    #[serde(default)]
    pub(crate) until: Vec<Effect>,
    /// Who may defer; nobody if empty.
    #[serde(default)]
    pub(crate) deferral_by: Vec<RoleRef>,
}

/// What a hearing must have been about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HeardAbout {
    /// The placement in which the child lives: heard since it began, or when it was proposed.
    Placement,
}

fn yes() -> bool {
    true
}

impl Parameters for StandingItem {
    fn nonsense(&self) -> Option<String> {
        super::settles_nothing(&self.until)
    }
}

impl Spec for StandingItem {
    const CONDITIONS: Conditions = Conditions::Needed;
}

impl StandingItem {
    /// Whether an item of a meeting is of those that count.
    pub(crate) fn counts(
        &self,
        workspace: &Workspace,
        panel: &Panel,
        on: Date,
        item: &Item,
    ) -> bool {
        let counts = AnyOf::new(&self.counts);
        let about = || {
            let edition = &panel.edition_on(on)?.edition;
            let case = workspace.case(&item.case.id)?;
            Some(circumstances_of(
                workspace,
                panel,
                edition,
                on,
                on,
                case,
                Some(item),
            ))
        };
        counts.is_everything() || about().is_some_and(|about| counts.holds(&about))
    }

    /// Whether the panel has settled it before a day, since the child came to where they live or learn.
    pub(crate) fn is_settled(
        &self,
        workspace: &Workspace,
        panel: &Panel,
        case: &Case,
        on: Date,
    ) -> bool {
        if self.until.is_empty() {
            return false;
        }
        let placement = case.placement_on(on).map(|placement| placement.from.value);
        let since = placement.or_else(|| {
            let mut provisions = case.provisions_on(on);
            provisions.find_map(|provision| Some(provision.from.as_ref()?.value))
        });
        let between = (since.unwrap_or(Date::MIN), on);
        let reference = &case.case.value;
        let is_meant =
            |day: Date, item: &Item, _: Option<&_>| self.counts(workspace, panel, day, item);
        settled_on(panel, reference, between, &self.until, is_meant).is_some()
    }
}
