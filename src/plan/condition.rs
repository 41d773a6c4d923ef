//! Whether an edition's condition holds.

use crate::model::case::{Case, Component, Placement};
use crate::model::edition::{Edition, When};
use crate::model::meeting::Item;
use crate::model::registers::{Provider, Setting, SettingSort};
use crate::model::value::{PlacementProvider, PlacementType, Slug};
use crate::model::Workspace;
use crate::yaml::At;
use jiff::civil::Date;

/// Everything that a condition may ask about.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The edition of which it is a condition.
    pub edition: &'a Edition,
    /// The case.
    pub case: &'a Case,
    /// The item, if it is about one.
    pub item: Option<&'a Item>,
    /// The part in which the item stands, once it is known.
    pub part: Option<&'a Slug>,
    /// The day.
    pub day: Date,
    /// Whether the panel heard the case before that day.
    pub heard_before: bool,
    /// Whether actions about the case are open.
    pub open_actions: bool,
}

/// Whether a condition holds.
#[must_use]
pub fn holds(when: &When, about: &Circumstances<'_>) -> bool {
    child_holds(when, about)
        && placement_holds(when, about)
        && item_holds(when, about)
        && !when.not.iter().any(|not| holds(not, about))
}

/// Whether a child is in a class of the edition.
#[must_use]
pub fn in_class(class: &Slug, about: &Circumstances<'_>) -> bool {
    let class = about.edition.classes.get(class);
    class.is_some_and(|conditions| conditions.iter().any(|when| holds(when, about)))
}

/// Whether one of `allowed` is `found`; an empty list allows everything.
fn one_of<T: PartialEq>(allowed: &[T], found: Option<&T>) -> bool {
    allowed.is_empty() || found.is_some_and(|found| allowed.contains(found))
}

/// Whether one of the ids in `allowed` is `found`; an empty list allows everything.
fn named(allowed: &[At<Slug>], found: Option<&Slug>) -> bool {
    allowed.is_empty() || found.is_some_and(|found| allowed.iter().any(|id| id.value == *found))
}

/// Whether a fact is as asked; nothing asked is always so.
fn as_asked(asked: Option<bool>, fact: impl FnOnce() -> bool) -> bool {
    asked.is_none_or(|asked| asked == fact())
}

fn child_holds(when: &When, about: &Circumstances<'_>) -> bool {
    let Circumstances { case, day, .. } = *about;
    let age = case.age_on(day);
    let education = case.education.as_ref();
    let year_group = education.and_then(|education| education.year_group);
    let has_cohort =
        when.cohort.is_empty() || case.cohorts.iter().any(|cohort| named(&when.cohort, Some(&cohort.value)));
    let has_order =
        when.order.is_empty() || case.orders_on(day).any(|order| when.order.contains(&order.kind));
    let has_flag =
        when.flag.is_empty() || when.flag.iter().any(|flag| case.has_flag(*flag, day));
    let in_class = when.class.is_empty() || when.class.iter().any(|class| in_class(class, about));
    has_cohort
        && in_class
        && has_order
        && has_flag
        && one_of(&when.legal_status, case.legal_on(day).map(|entry| &entry.status))
        && when.age_from.is_none_or(|from| age.is_some_and(|age| age >= from))
        && when.age_under.is_none_or(|under| age.is_some_and(|age| age < under))
        && when.year_group_from.is_none_or(|from| year_group.is_some_and(|year| year >= from))
        && when.on_or_after.is_none_or(|from| day >= from)
        && when.before.is_none_or(|before| day < before)
        && as_asked(when.looked_after, || case.is_looked_after(day))
        && as_asked(when.ehcp, || {
            education
                .and_then(|education| education.ehcp.as_ref())
                .is_some_and(|ehcp| ehcp.ceased.as_ref().is_none_or(|ceased| ceased.on.value > day))
        })
        && as_asked(when.open_actions, || about.open_actions)
        && as_asked(when.heard_before, || about.heard_before)
}

fn placement_holds(when: &When, about: &Circumstances<'_>) -> bool {
    let placement = about.case.placement_on(about.day);
    let (setting, provider) = placement
        .and_then(|placement| about.workspace.setting(&placement.setting))
        .unzip();
    one_of(&when.placement_type, placement.map(|placement| &placement.placement_type.value))
        && one_of(&when.provider, provider.map(|provider: &Provider| &provider.code))
        && one_of(&when.registration, setting.map(|setting: &Setting| &setting.registration))
        && one_of(&when.setting, setting.map(|setting| &setting.sort))
        && as_asked(when.court_ordered, || placement.is_some_and(|placement| placement.court_ordered))
        && as_asked(when.outside_family, || outside_family(about, placement.map(|at| &at.value)))
}

fn item_holds(when: &When, about: &Circumstances<'_>) -> bool {
    let Circumstances { item, edition, case, day, .. } = *about;
    let kind = item.and_then(|item| edition.kinds.iter().find(|kind| *kind.id == item.kind.value));
    named(&when.kind, item.map(|item| &item.kind.value))
        && one_of(&when.sort, kind.map(|kind| &kind.sort))
        && named(&when.part, about.part)
        && as_asked(when.has_cost, || {
            case.costs_on(day).next().is_some()
                || item.is_some_and(|item| {
                    item.proposed.as_ref().is_some_and(|proposed| !proposed.costs.is_empty())
                })
        })
        && as_asked(when.specified_by_chair, || {
            item.is_some_and(|item| item.specified_by_chair.is_some())
        })
        && as_asked(when.further_information, || {
            item.is_some_and(|item| item.further_information.is_some())
        })
        && as_asked(when.changes_placement, || {
            kind.is_some_and(|kind| kind.changes_placement)
                || item
                    .and_then(|item| item.proposed.as_ref())
                    .is_some_and(|proposed| proposed.placement_type.is_some())
        })
        && as_asked(when.changes_cost, || {
            kind.is_some_and(|kind| kind.changes_cost)
                || item
                    .and_then(|item| item.proposed.as_ref())
                    .is_some_and(|proposed| !proposed.costs.is_empty())
        })
        && as_asked(when.proposes_external, || proposes_external(about))
}

pub(super) fn proposes_external(about: &Circumstances<'_>) -> bool {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    let setting = proposed.and_then(|proposed| about.workspace.setting(&proposed.setting));
    setting.is_some_and(|(setting, provider)| {
        let own = matches!(provider.code, PlacementProvider::Pr0 | PlacementProvider::Pr1);
        !own && !setting.in_area
    })
}

/// Whether the proposed placement, or else the one lived in, is no family.
pub(super) fn outside_family(about: &Circumstances<'_>, placement: Option<&Placement>) -> bool {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    if let Some(proposed) = proposed {
        let setting = about.workspace.setting(&proposed.setting);
        return proposed.placement_type.is_some()
            && setting.is_some_and(|(setting, _)| {
                !matches!(
                    setting.sort,
                    SettingSort::Fostering
                        | SettingSort::Family
                        | SettingSort::SupportedLodgings
                        | SettingSort::ParentAndChild
                )
            });
    }
    placement.is_some_and(|placement| {
        use PlacementType::{A3, A4, A5, A6, P1, R3, U1, U2, U3, U4, U5, U6};
        !matches!(
            placement.placement_type.value,
            A3 | A4 | A5 | A6 | P1 | R3 | U1 | U2 | U3 | U4 | U5 | U6
        )
    })
}

/// Whether a component of a price is for education or therapy: a need that another agency shares.
#[must_use]
pub fn is_joint_need(component: Component) -> bool {
    matches!(component, Component::Education | Component::Therapy)
}
