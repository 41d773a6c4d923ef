//! Facts about what is asked: they stand on the item.

use super::education::component_words;
use super::gather::{markdown, only};
use super::placement::{area_words, distance_words};
use super::{FactState, FactValue, Gather, Value};
use crate::diag::Span;
use crate::model::Panel;
use crate::model::case::{FundingState, HealthFunding};
use crate::model::meeting::{Action, ActionState, EndorserRole, Ground, Item, Proposed};
use crate::model::value::{LongText, Rate};
use crate::plan::circumstances::{Circumstances, last_heard};
use crate::plan::condition::{asks_for_placement, kind_changes_placement, proposes_external};
use crate::plan::{CarriedAction, Plan};
use crate::yaml::At;
use jiff::civil::Date;

/// A text of the item; without an item there is nothing to ask.
pub(super) fn written<'a>(
    about: &Circumstances<'a>,
    field: impl FnOnce(&'a Item) -> Option<&'a LongText>,
) -> FactState {
    about.item.map_or(FactState::NotApplicable, |item| {
        only(field(item).map(markdown))
    })
}

/// Asks about what is proposed. A request that would change the placement and says nothing of the new
/// one has it missing; any other that proposes nothing has nothing to be asked.
fn of_proposed(about: &Circumstances<'_>, ask: impl FnOnce(&Proposed) -> FactState) -> FactState {
    match about.item.and_then(|item| item.proposed.as_ref()) {
        Some(proposed) => ask(proposed),
        None if kind_changes_placement(about) => FactState::Missing,
        None => FactState::NotApplicable,
    }
}

/// Asks about what a proposal is worth, of a request for a longer time in the present placement too.
fn of_request(about: &Circumstances<'_>, ask: impl FnOnce(&Proposed) -> FactState) -> FactState {
    match of_proposed(about, ask) {
        FactState::NotApplicable if asks_for_placement(about) => FactState::Missing,
        state => state,
    }
}

pub(super) fn external_grounds(about: &Circumstances<'_>) -> FactState {
    let grounds = about.item.and_then(|item| item.external_grounds.as_ref());
    // Grounds for going outside are none for a place of the authority's own.
    let proposes = about.item.is_some_and(|item| item.proposed.is_some());
    if !proposes_external(about) && (proposes || grounds.is_none()) {
        return FactState::NotApplicable;
    }
    let ground = grounds.map(|grounds| match grounds.ground {
        Ground::NeedsNotMetLocally => "The needs cannot safely or suitably be met locally",
        Ground::NoInternalResource => "There is no internal resource",
    });
    Gather::default()
        .need("", "ground", ground.map(Value::Word))
        .need_text(
            "Evidence",
            "evidence",
            grounds.and_then(|grounds| grounds.evidence.as_ref()),
        )
        .state()
}

/// Only an alternative that needs further money needs anybody's agreement.
pub(super) fn alternative_funding(about: &Circumstances<'_>) -> FactState {
    let Some(funding) = about
        .item
        .and_then(|item| item.alternative_funding.as_ref())
    else {
        return FactState::NotApplicable;
    };
    let by = funding
        .agreed_by
        .as_ref()
        .map(|person| Value::Person(person.id.clone()));
    Gather::default()
        .also("", Some(Value::Weekly(funding.weekly)))
        .need("Agreed by", "agreement of the budget holder", by)
        .need("On", "date of the agreement", funding.on.map(Value::Date))
        .state()
}

pub(super) fn inspection_read(about: &Circumstances<'_>) -> FactState {
    of_proposed(about, |proposed| {
        Gather::default()
            .need(
                "Report of",
                "inspection report",
                proposed.inspection_read.map(Value::Date),
            )
            .need(
                "References",
                "references",
                proposed.references_read.then_some(Value::Word("Read")),
            )
            .state()
    })
}

pub(super) fn setting_visit(about: &Circumstances<'_>) -> FactState {
    of_proposed(about, |proposed| {
        match (&proposed.visit, &proposed.no_visit) {
            (Some(visit), _) => Gather::default()
                .need("On", "date", Some(Value::Date(visit.on)))
                .also("By", Some(Value::Person(visit.by.id.clone())))
                .also(
                    "",
                    visit
                        .with_family
                        .then_some(Value::Word("With the child or parents")),
                )
                .state(),
            (None, why) => Gather::default()
                .need_text("No visit", "visit", why.as_ref())
                .state(),
        }
    })
}

pub(super) fn likely_cost(about: &Circumstances<'_>) -> FactState {
    of_request(about, |proposed| {
        let costs = &proposed.costs;
        let total: Rate = costs.iter().map(|cost| cost.price.value.rate()).sum();
        let stated = match costs.as_slice() {
            [] => None,
            [only] => Some(Value::Price(only.price.value)),
            _ => Some(Value::Weekly(total.weekly())),
        };
        let mut gather = Gather::default().need("", "cost", stated);
        if costs.len() > 1 {
            for cost in costs {
                let price = Value::Price(cost.price.value);
                gather = gather.also(component_words(cost.component), Some(price));
            }
        }
        gather.state()
    })
}

pub(super) fn value_for_money(about: &Circumstances<'_>) -> FactState {
    of_request(about, |proposed| {
        only(proposed.value_for_money.as_ref().map(markdown))
    })
}

/// The latest request to health for money.
fn asked_of_health<'a>(about: &Circumstances<'a>) -> Option<&'a At<HealthFunding>> {
    let asked = about.case.health_funding.iter();
    let asked = asked.filter(|entry| entry.on.value <= about.facts_on);
    asked.max_by_key(|entry| entry.on)
}

/// Whether what is known of money from education and health was settled before a proposal was made, and
/// the proposal says nothing of it.
pub(super) fn asked_of_present(about: &Circumstances<'_>) -> bool {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    proposed.is_some_and(|proposed| proposed.joint_funding.is_none())
        && asked_of_health(about).is_some_and(|asked| is_before_the_request(about, asked))
}

/// Whether something was settled with health before the item asked for another place: then it was about
/// the present one.
fn is_before_the_request(about: &Circumstances<'_>, asked: &HealthFunding) -> bool {
    about.item.is_some_and(|item| {
        let since = item.requested_on.unwrap_or(about.day);
        item.proposed.is_some() && asked.on.value < since
    })
}

/// What the proposal says, and how the latest request to health stands.
pub(super) fn joint_funding(about: &Circumstances<'_>) -> FactState {
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    let written = proposed.and_then(|proposed| proposed.joint_funding.as_ref());
    let asked = asked_of_health(about);
    let state = asked.map(|entry| match entry.state {
        FundingState::NotApplicable => "Considered; none to be asked for",
        FundingState::Sought => "Asked for",
        FundingState::Agreed => "Agreed",
        FundingState::Refused => "Refused",
        FundingState::Disputed => "Disputed",
    });
    let of_present = asked.is_some_and(|asked| is_before_the_request(about, asked));
    let health = if of_present {
        "Health, for the present placement"
    } else {
        "Health"
    };
    let gather = match (written, state) {
        (Some(text), state) => Gather::default()
            .need_text("", "funding by education and health", Some(text))
            .also(health, state.map(Value::Word)),
        (None, state) => Gather::default().need(
            health,
            "funding by education and health",
            state.map(Value::Word),
        ),
    };
    gather
        .also("On", asked.map(|entry| Value::Date(entry.on.value)))
        .state()
}

pub(super) fn request(about: &Circumstances<'_>) -> FactState {
    let Some(item) = about.item else {
        return FactState::NotApplicable;
    };
    let by = item.requested_by.as_ref();
    Gather::default()
        .need_text(
            "",
            "request",
            item.request.as_ref().map(|request| &request.value),
        )
        .also(
            "Asked by",
            by.map(|person| Value::Person(person.id.clone())),
        )
        .also("On", item.requested_on.map(Value::Date))
        .also("Explanation", item.explanation.as_ref().map(markdown))
        .state()
}

pub(super) fn proposed(about: &Circumstances<'_>) -> FactState {
    of_proposed(about, |proposed| {
        let from = proposed.from.as_ref();
        let length = proposed.expected_length.as_ref();
        Gather::default()
            .need(
                "",
                "setting",
                Some(Value::Setting(proposed.setting.id.clone())),
            )
            .also(
                "Type",
                proposed
                    .placement_type
                    .map(|code| Value::Word(code.label())),
            )
            .also("From", from.map(|from| Value::Date(from.value)))
            .need(
                "For",
                "expected length",
                length.map(|length| Value::Text(length.to_string())),
            )
            .also(
                "Distance",
                proposed
                    .distance
                    .map(|far| Value::Word(distance_words(far))),
            )
            .also("Miles", proposed.miles.map(Value::Count))
            .also(
                "Area",
                area_words(about, proposed.area.as_ref(), &proposed.setting),
            )
            .state()
    })
}

/// Each view with who gave it.
pub(super) fn endorsements(about: &Circumstances<'_>) -> FactState {
    let Some(item) = about.item else {
        return FactState::NotApplicable;
    };
    let mut gather = Gather::default();
    for endorsement in &item.endorsements {
        let person = Value::Person(endorsement.by.id.clone());
        let supports = if endorsement.supports {
            "Supports it"
        } else {
            "Does not support it"
        };
        gather = gather
            .need(
                endorser_words(endorsement.role.value),
                "endorsement",
                Some(person),
            )
            .also("", Some(Value::Word(supports)))
            .also("On", Some(Value::Date(endorsement.on.value)))
            .need_text("View", "view", endorsement.view.as_ref());
    }
    gather.state()
}

/// A line of management, in words.
#[must_use]
pub fn endorser_words(role: EndorserRole) -> &'static str {
    match role {
        EndorserRole::TeamManager => "Team Manager",
        EndorserRole::ServiceManager => "Service Manager",
        EndorserRole::HeadOfService => "Head of Service",
        EndorserRole::BudgetHolder => "Budget holder",
    }
}

/// The actions about the case that earlier meetings set; each open one needs word of its progress.
pub(super) fn action_progress(about: &Circumstances<'_>, panel: &Panel, plan: &Plan) -> FactState {
    let mut values = Vec::new();
    let mut silent = false;
    for carried in &plan.actions {
        let Some(action) = carried.action(panel) else {
            continue;
        };
        if action.child() != Some(&about.case.case.value) {
            continue;
        }
        let updates = action
            .updates
            .iter()
            .filter(|update| update.on <= about.facts_on);
        let note = updates.filter_map(|update| update.note.as_ref().map(|note| (update.on, note)));
        let note = note.max_by_key(|(on, _)| *on);
        silent |= note.is_none() && !carried.state.is_closed();
        values.push(FactValue {
            label: "Action",
            value: Value::Action(carried.meeting, carried.id),
        });
        values.push(FactValue {
            label: "",
            value: Value::Word(if carried.overdue {
                "Overdue"
            } else {
                state_words(carried.state)
            }),
        });
        values.extend(carried.overdue.then_some(FactValue {
            label: "Was due",
            value: Value::Date(carried.due),
        }));
        values.extend(note.map(|(on, _)| FactValue {
            label: "Last word",
            value: Value::Date(on),
        }));
        values.extend(note.map(|(_, note)| FactValue {
            label: "Progress",
            value: markdown(note),
        }));
    }
    match (values.is_empty(), silent) {
        (true, _) => FactState::NotApplicable,
        (false, false) => FactState::Found(values),
        (false, true) => FactState::Incomplete {
            found: values,
            missing: vec!["progress on an action"],
        },
    }
}

/// An open action about a case of which the panel has had no word.
#[derive(Debug)]
pub struct Silent {
    /// Where the action stands.
    pub span: Span,
    /// Its name: `2026-04-29/A5`.
    pub action: String,
    /// The day of the last word, and that of the panel that has heard the case since; nothing where none
    /// was ever said.
    pub told: Option<(Date, Date)>,
}

/// The first open action about the case of which nothing was said; or, where that is asked, nothing since
/// the panel last heard the case.
#[must_use]
pub fn silent_action(
    about: &Circumstances<'_>,
    panel: &Panel,
    plan: &Plan,
    since_heard: bool,
) -> Option<Silent> {
    let heard = last_heard(about).filter(|_| since_heard);
    let open = open_actions(about, panel, plan);
    let mut silent = open.filter_map(|(carried, action)| {
        let said = action.updates.iter().filter(|update| update.note.is_some());
        let said = said.map(|update| update.on);
        let told = match (said.filter(|on| *on <= about.facts_on).max(), heard) {
            (None, _) => None,
            (Some(last), Some(heard)) if last <= heard => Some((last, heard)),
            (Some(_), _) => return None,
        };
        Some(Silent {
            span: action.span,
            action: format!("{}/{}", carried.meeting, carried.id),
            told,
        })
    });
    silent.next()
}

/// Whether an action about the case is open, so that word of it can be asked for.
#[must_use]
pub fn has_open_action(about: &Circumstances<'_>, panel: &Panel, plan: &Plan) -> bool {
    open_actions(about, panel, plan).next().is_some()
}

fn open_actions<'a>(
    about: &Circumstances<'a>,
    panel: &'a Panel,
    plan: &'a Plan,
) -> impl Iterator<Item = (&'a CarriedAction, &'a At<Action>)> {
    let child = &about.case.case.value;
    let open = plan.actions.iter();
    let open = open.filter(|carried| !carried.state.is_closed());
    open.filter_map(move |carried| {
        let action = carried.action(panel)?;
        (action.child() == Some(child)).then_some((carried, action))
    })
}

fn state_words(state: ActionState) -> &'static str {
    match state {
        ActionState::Open => "Open",
        ActionState::InProgress => "In progress",
        ActionState::Done => "Done",
        ActionState::Dropped => "No longer needed",
    }
}
