//! Whether an edition's condition holds.

use super::circumstances::{Circumstances, has_open_actions, was_heard_before};
use crate::model::Workspace;
use crate::model::case::{Area, Component, Distance, OrderKind, Placement};
use crate::model::edition::{RequestSort, When};
use crate::model::meeting::Item;
use crate::model::registers::{Provider, Setting, SettingSort};
use crate::model::value::{Money, PlacementProvider, Rate, Slug};
use crate::yaml::{Kind, Ref};

/// Whether a condition holds.
#[must_use]
pub fn holds(when: &When, about: &Circumstances<'_>) -> bool {
    child_holds(when, about)
        && placement_holds(when, about)
        && item_holds(when, about)
        && !when.not.iter().any(|not| holds(not, about))
}

/// Whether one of several conditions holds; where there is none, everything does.
#[must_use]
pub fn any_holds(conditions: &[When], about: &Circumstances<'_>) -> bool {
    conditions.is_empty() || conditions.iter().any(|when| holds(when, about))
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

/// Whether one of the words in `allowed` is `found`; an empty list allows everything.
fn named<K: Kind<Id = Slug>>(allowed: &[Ref<K>], found: Option<&Slug>) -> bool {
    allowed.is_empty() || found.is_some_and(|found| allowed.iter().any(|word| word.id == *found))
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
    let year_group = year_group.map(|year| year.value);
    let has_cohort = when.cohort.is_empty()
        || case
            .cohorts
            .iter()
            .any(|cohort| named(&when.cohort, Some(&cohort.value)));
    let has_order = when.order.is_empty()
        || case
            .orders_on(day)
            .any(|order| when.order.contains(&order.kind));
    let has_flag = when.flag.is_empty() || when.flag.iter().any(|flag| case.has_flag(*flag, day));
    let in_class = when.class.is_empty() || when.class.iter().any(|class| in_class(class, about));
    has_cohort
        && in_class
        && has_order
        && has_flag
        && one_of(
            &when.legal_status,
            case.legal_on(day).map(|entry| &entry.status),
        )
        && when
            .age_from
            .is_none_or(|from| age.is_some_and(|age| age >= from))
        && when
            .age_under
            .is_none_or(|under| age.is_some_and(|age| age < under))
        && when
            .year_group_from
            .is_none_or(|from| year_group.is_some_and(|year| year >= from))
        && when.on_or_after.is_none_or(|from| day >= from)
        && when.before.is_none_or(|before| day < before)
        && as_asked(when.looked_after, || case.is_looked_after(day))
        && as_asked(when.ehcp, || {
            education
                .and_then(|education| education.ehcp.as_ref())
                .is_some_and(|ehcp| ehcp.is_maintained(day))
        })
        && when
            .reviews_held
            .is_none_or(|held| case.reviews_by(day) >= held as usize)
        && as_asked(when.permanence_plan, || {
            (case.permanence_on(day)).is_some_and(|permanence| permanence.plan.is_some())
        })
        && as_asked(when.disabled, || case.disabled)
        && as_asked(when.open_actions, || has_open_actions(about))
        && as_asked(when.heard_before, || was_heard_before(about))
}

fn placement_holds(when: &When, about: &Circumstances<'_>) -> bool {
    let placement = about.case.placement_on(about.day).map(|at| &at.value);
    let (setting, provider) = placement
        .and_then(|placement| about.workspace.setting(&placement.setting))
        .unzip();
    one_of(
        &when.placement_type,
        placement.map(|placement| &placement.placement_type.value),
    ) && one_of(
        &when.provider,
        provider.map(|provider: &Provider| &provider.code),
    ) && one_of(
        &when.registration,
        setting.and_then(|setting: &Setting| setting.registration.on(about.day)),
    ) && one_of(&when.setting, setting.map(|setting| &setting.sort))
        && as_asked(when.court_ordered, || {
            placement.is_some_and(|placement| placement.court_ordered) || is_ordered(about)
        })
        && when
            .miles_over
            .is_none_or(|miles| is_over(miles, about, placement))
        && one_of(&when.area, area(about, placement).as_ref())
        && as_asked(when.outside_family, || outside_family(about, placement))
}

/// Whether an order of a court names the placement lived in.
fn is_ordered(about: &Circumstances<'_>) -> bool {
    let Some(home) = about.case.home_on(about.day) else {
        return false;
    };
    let mut orders = about.case.orders_on(about.day);
    orders.any(|order| {
        let named = order.placement.as_ref();
        order.kind == OrderKind::CourtOrderedPlacement
            && named.is_some_and(|named| home.holds(&named.value))
    })
}

/// In whose area the proposed placement lies, or else the one lived in.
fn area(about: &Circumstances<'_>, placement: Option<&Placement>) -> Option<Area> {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    match (proposed, placement) {
        (Some(proposed), _) => {
            let stated = proposed.area.as_ref();
            about.workspace.area_of(stated, &proposed.setting)
        }
        (None, Some(placement)) => {
            let stated = placement.area.as_ref();
            about.workspace.area_of(stated, &placement.setting)
        }
        (None, None) => None,
    }
}

fn item_holds(when: &When, about: &Circumstances<'_>) -> bool {
    let Circumstances {
        item,
        edition,
        case,
        day,
        ..
    } = *about;
    let kind = item.and_then(|item| {
        edition
            .kinds
            .iter()
            .find(|kind| *kind.id == item.kind.value)
    });
    let proposed = item.and_then(|item| item.proposed.as_ref());
    let (setting, provider) = proposed
        .and_then(|proposed| about.workspace.setting(&proposed.setting))
        .unzip();
    named(&when.kind, item.map(|item| &item.kind.value))
        && one_of(
            &when.proposed_type,
            proposed.and_then(|proposed| proposed.placement_type.as_ref()),
        )
        && one_of(
            &when.proposed_setting,
            setting.map(|setting: &Setting| &setting.sort),
        )
        && one_of(
            &when.proposed_provider,
            provider.map(|provider: &Provider| &provider.code),
        )
        && when
            .weekly_cost_over
            .is_none_or(|limit| weekly_cost(about).is_some_and(|cost| cost > limit))
        && one_of(&when.sort, kind.map(|kind| &kind.sort))
        && named(&when.part, about.part)
        && as_asked(when.has_cost, || {
            case.costs_on(day).next().is_some()
                || item.is_some_and(|item| {
                    item.proposed
                        .as_ref()
                        .is_some_and(|proposed| !proposed.costs.is_empty())
                })
        })
        && as_asked(when.specified_by_chair, || {
            item.is_some_and(|item| item.specified_by_chair.is_some())
        })
        && as_asked(when.further_information, || {
            item.is_some_and(|item| item.further_information.is_some())
        })
        && as_asked(when.changes_placement, || {
            kind_changes_placement(about)
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
        && (when.school_provider.is_empty()
            || schools(about).any(|code| when.school_provider.contains(&code)))
        && (when.cost_component.is_empty()
            || components(about).any(|part| when.cost_component.contains(&part)))
}

/// The codes of the providers of schools in which the child learns, lives, or would.
fn schools<'a>(about: &Circumstances<'a>) -> impl Iterator<Item = PlacementProvider> + use<'a> {
    let Circumstances {
        workspace,
        case,
        item,
        day,
        ..
    } = *about;
    let learns = case.provisions_on(day).map(|provision| &provision.setting);
    let lives = case.placement_on(day).map(|placement| &placement.setting);
    let proposed = item.and_then(|item| item.proposed.as_ref());
    let would = proposed.map(|proposed| &proposed.setting);
    let settings = learns.chain(lives).chain(would);
    settings
        .filter_map(|setting| workspace.setting(setting))
        .filter(|(setting, _)| {
            matches!(
                setting.sort,
                SettingSort::School | SettingSort::ResidentialSchool
            )
        })
        .map(|(_, provider)| provider.code)
}

/// The parts of the prices in force and proposed.
fn components<'a>(about: &Circumstances<'a>) -> impl Iterator<Item = Component> + use<'a> {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    let proposed = proposed.into_iter().flat_map(|proposed| &proposed.costs);
    let in_force = about.case.costs_on(about.day).map(|cost| cost.component);
    in_force.chain(proposed.map(|cost| cost.component))
}

/// What was agreed for the item a week; else what is asked for; else what is paid for the child.
fn weekly_cost(about: &Circumstances<'_>) -> Option<Money> {
    let sum =
        |costs: Vec<Rate>| (!costs.is_empty()).then(|| costs.into_iter().sum::<Rate>().weekly());
    let outcome = about.item.and_then(|item| item.outcome.as_ref());
    let agreed = outcome
        .iter()
        .flat_map(|outcome| &outcome.costs)
        .map(|cost| cost.price.value.rate());
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    let asked = proposed
        .iter()
        .flat_map(|proposed| &proposed.costs)
        .map(|cost| cost.price.value.rate());
    sum(agreed.collect())
        .or_else(|| sum(asked.collect()))
        .or_else(|| about.case.all_weekly_on(about.day))
}

/// Whether the proposed placement, or else the one lived in, is further from home than so many miles.
/// Where only the band of the SSDA903 is known, its lower end counts.
fn is_over(miles: u32, about: &Circumstances<'_>, placement: Option<&Placement>) -> bool {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    let (exact, band) = match (proposed, placement) {
        (Some(proposed), _) => (proposed.miles, proposed.distance),
        (None, Some(placement)) => (placement.miles, placement.distance),
        (None, None) => (None, None),
    };
    match (exact, band) {
        (Some(exact), _) => exact > miles,
        (None, Some(Distance::OutsideOver20Miles)) => miles <= 20,
        (None, _) => false,
    }
}

/// Whether the item is of a kind that changes the placement.
pub(super) fn kind_changes_placement(about: &Circumstances<'_>) -> bool {
    let mut kinds = about.edition.kinds.iter();
    let is_meant =
        |item: &Item| kinds.any(|kind| kind.changes_placement && *kind.id == item.kind.value);
    about.item.is_some_and(is_meant)
}

/// Whether the item asks for a placement, be it the present one for longer.
pub(super) fn asks_for_placement(about: &Circumstances<'_>) -> bool {
    let mut kinds = about.edition.kinds.iter();
    let is_meant = |item: &Item| {
        kinds.any(|kind| {
            (kind.changes_placement || kind.sort == RequestSort::Placement)
                && *kind.id == item.kind.value
        })
    };
    about.item.is_some_and(is_meant)
}

/// Whether the item proposes where the child would live.
pub(super) fn proposes_place(about: &Circumstances<'_>) -> bool {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    proposed.is_some_and(|proposed| proposed.placement_type.is_some())
}

pub(super) fn proposes_external(about: &Circumstances<'_>) -> bool {
    about
        .item
        .is_some_and(|item| proposes_outside_place(about.workspace, item))
}

/// Whether an item proposes a place that is neither the authority's own nor in its area.
#[must_use]
pub fn proposes_outside_place(workspace: &Workspace, item: &Item) -> bool {
    let proposed = item.proposed.as_ref();
    let setting = proposed.and_then(|proposed| workspace.setting(&proposed.setting));
    setting.is_some_and(|(setting, provider)| {
        let own = matches!(
            provider.code,
            PlacementProvider::Pr0 | PlacementProvider::Pr1
        );
        let stated = proposed.and_then(|proposed| proposed.area.as_ref());
        let area = stated.map(|area| area.value).or_else(|| setting.area());
        !own && area != Some(Area::Own)
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
    placement.is_some_and(|placement| !placement.placement_type.value.is_in_family())
}

#[cfg(test)]
mod tests {
    use super::{Circumstances, holds};
    use crate::model::edition::When;
    use crate::source::{FileId, Sources};
    use crate::{model, yaml};
    use jiff::civil::date;

    /// The base workspace of the rules' pages, as far as conditions look.
    const FILES: &[(&str, &str)] = &[
        (
            "ipop.yaml",
            include_str!("../../tests/pages/base/ipop.yaml"),
        ),
        (
            "registers/people.yaml",
            include_str!("../../tests/pages/base/registers/people.yaml"),
        ),
        (
            "registers/teams.yaml",
            include_str!("../../tests/pages/base/registers/teams.yaml"),
        ),
        (
            "registers/providers.yaml",
            include_str!("../../tests/pages/base/registers/providers.yaml"),
        ),
        (
            "registers/budgets.yaml",
            include_str!("../../tests/pages/base/registers/budgets.yaml"),
        ),
        (
            "registers/calendar.yaml",
            include_str!("../../tests/pages/base/registers/calendar.yaml"),
        ),
        (
            "cases/C-0004.yaml",
            include_str!("../../tests/pages/base/cases/C-0004.yaml"),
        ),
        (
            "cases/C-0005.yaml",
            include_str!("../../tests/pages/base/cases/C-0005.yaml"),
        ),
        (
            "cases/C-0006.yaml",
            include_str!("../../tests/pages/base/cases/C-0006.yaml"),
        ),
        (
            "cases/C-0007.yaml",
            include_str!("../../tests/pages/base/cases/C-0007.yaml"),
        ),
        (
            "panels/demo/2026-05-27.yaml",
            include_str!("../../tests/pages/base/panels/demo/2026-05-27.yaml"),
        ),
    ];
    const EDITION: &str = include_str!("../../tests/pages/base/panels/demo/terms/2026-01-01.yaml");

    /// Whether a condition holds of a case on 10 June 2026, without an item.
    fn check(case: &str, when: &str) -> bool {
        let terms = ("panels/demo/terms/2026-01-01.yaml", EDITION);
        let loaded = model::load(&Sources::from_strings(FILES.iter().copied().chain([terms])));
        let workspace = loaded.workspace.expect("the base can be read");
        let panel = workspace.panels.values().next().expect("a panel");
        let about = Circumstances {
            workspace: &workspace,
            panel,
            edition: &panel.editions.values().next().expect("an edition").edition,
            case: workspace
                .case(&case.parse().expect("a reference"))
                .expect("a case"),
            item: None,
            part: None,
            day: date(2026, 6, 10),
            facts_on: date(2026, 6, 10),
        };
        let read = yaml::read::<When>(FileId(0), when);
        let when = read
            .value
            .unwrap_or_else(|| panic!("{when}: {:?}", read.problems));
        holds(&when, &about)
    }

    #[test]
    fn conditions() {
        for (case, when, expected) in [
            // A child in a secure home under an order, born in May 2010.
            ("C-0005", "{}", true),
            ("C-0005", "cohort: [send, cared-for]", true),
            ("C-0005", "cohort: [send]", false),
            ("C-0005", "class: [unregistered, secure]", true),
            ("C-0005", "class: [unregistered]", false),
            ("C-0005", "class: [no-such-class]", false),
            ("C-0005", "placement-type: [K1, K2]", true),
            ("C-0005", "{ placement-type: [K1], provider: [PR4] }", false),
            ("C-0005", "registration: [registered]", true),
            ("C-0005", "setting: [secure-home]", true),
            ("C-0005", "legal-status: [C2]", true),
            ("C-0005", "order: [secure]", true),
            ("C-0005", "permanence-plan: true", true),
            ("C-0005", "{ permanence-plan: false }", false),
            ("C-0007", "permanence-plan: false", true),
            ("C-0005", "reviews-held: 2", true),
            ("C-0005", "reviews-held: 3", false),
            ("C-0005", "disabled: true", false),
            ("C-0005", "cost-component: [core, therapy]", true),
            ("C-0005", "cost-component: [therapy]", false),
            ("C-0006", "school-provider: [PR1, PR5]", true),
            ("C-0006", "school-provider: [PR2]", false),
            ("C-0005", "{ order: [secure], before: 2026-06-10 }", false),
            ("C-0005", "on-or-after: 2026-06-10", true),
            ("C-0005", "flag: [vulnerable]", false),
            ("C-0005", "{ age-from: 16, age-under: 17 }", true),
            ("C-0005", "age-from: 17", false),
            ("C-0005", "looked-after: true", true),
            ("C-0005", "looked-after: false", false),
            ("C-0005", "has-cost: true", true),
            ("C-0005", "weekly-cost-over: 7899.99", true),
            ("C-0005", "weekly-cost-over: 7900", false),
            // Only the band is known: up to 20 miles.
            ("C-0005", "miles-over: 20", false),
            (
                "C-0005",
                "area: [own, adjoining, distant, outside-england]",
                false,
            ),
            ("C-0004", "area: [own]", true),
            ("C-0004", "area: [distant]", false),
            ("C-0005", "proposed-type: [K1]", false),
            ("C-0005", "ehcp: false", true),
            ("C-0005", "not: [{ cohort: [send] }]", true),
            (
                "C-0005",
                "not: [{ cohort: [send] }, { looked-after: true }]",
                false,
            ),
            ("C-0005", "outside-family: true", true),
            ("C-0005", "heard-before: false", true),
            ("C-0006", "heard-before: true", true),
            ("C-0005", "open-actions: true", false),
            // The school is still to be told.
            ("C-0006", "open-actions: true", true),
            // What is asked of an item does not hold without one.
            ("C-0005", "kind: [placement-review]", false),
            ("C-0005", "part: [part-1]", false),
            ("C-0005", "changes-placement: false", true),
            // A pupil with a plan and no placement.
            ("C-0006", "{ ehcp: true, year-group-from: 8 }", true),
            ("C-0006", "year-group-from: 9", false),
            ("C-0006", "placement-type: [K1]", false),
            ("C-0006", "court-ordered: false", true),
            ("C-0006", "looked-after: true", false),
            // A young person over 18.
            (
                "C-0007",
                "{ cohort: [care-experienced], age-from: 18, looked-after: false }",
                true,
            ),
        ] {
            assert_eq!(check(case, when), expected, "{case}: {when}");
        }
    }
}
