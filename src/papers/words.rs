//! How cases, people, places, money and states are worded: once, for every paper.

use super::desk::{Desk, Sitting};
use super::view::{Mark, Status};
use crate::model::Workspace;
use crate::model::case::{
    CeaseReason, Component, Degree, Payer, Placement, Purpose, TransferStatus,
};
use crate::model::edition::{
    Confirmation, Decision, Edition, Effect, Part, RequestKind, Stage, Who,
};
use crate::model::meeting::{Action, ActionState, Item, Outcome, RAISED};
use crate::model::refs::SettingRef;
use crate::model::schedules::ScheduleKind;
pub(crate) use crate::model::value::words::capital_first as upper_first;
use crate::model::value::{CaseRef, Clock, Money, Price, Slug, words};
use crate::plan::Due;
use crate::terms::who_title;
use jiff::civil::Date;

/// `C-0107 (AB)`; of a withheld case the reference alone.
pub(crate) fn case(desk: &Desk<'_>, case: &CaseRef) -> String {
    match desk
        .workspace
        .case(case)
        .filter(|_| desk.withheld(case).is_none())
    {
        Some(found) => format!("{case} ({})", found.initials),
        None => case.to_string(),
    }
}

/// What an action came out of, as far as a paper names it: its case, its schedule, or its line there:
/// `Element 3 changes, C-0107 (AB)`.
pub(crate) fn came_from(desk: &Desk<'_>, action: &Action) -> Option<String> {
    let child = action.child().map(|child| case(desk, child));
    match (&action.schedule, child) {
        (None, child) => child,
        (Some(of), None) => Some(schedule(of.kind).to_owned()),
        (Some(of), Some(child)) => Some(format!("{}, {child}", schedule(of.kind))),
    }
}

/// `Joan Marsh, Team Manager`, by staff id, with the role held on a day.
pub(crate) fn person_with_role(workspace: &Workspace, id: &Slug, day: Date) -> String {
    let name = workspace.name_of(id);
    match first_role(workspace, id, day) {
        Some(role) => format!("{name}, {role}"),
        None => name.to_owned(),
    }
}

/// `Helena Marchbank, Chief Officer`: with the role, of those that count here, that was held on the day;
/// where none was, with the person's own.
pub(crate) fn person_as(workspace: &Workspace, id: &Slug, day: Date, roles: &[Slug]) -> String {
    match roles.iter().find(|role| workspace.holds(id, role, day)) {
        Some(role) => format!("{}, {}", workspace.name_of(id), workspace.role_title(role)),
        None => person_with_role(workspace, id, day),
    }
}

/// `Team Manager, Children in Care 2`: what somebody is on a day, without the name.
pub(crate) fn capacity(workspace: &Workspace, id: &Slug, day: Date) -> String {
    let person = workspace.people.get(id);
    let team = person.and_then(|person| workspace.team(person.team.as_ref()?));
    let role = first_role(workspace, id, day);
    let parts = role.into_iter().chain(team.map(|team| team.name.as_str()));
    parts.collect::<Vec<_>>().join(", ")
}

fn first_role<'a>(workspace: &'a Workspace, id: &Slug, day: Date) -> Option<&'a str> {
    let role = workspace.people.get(id)?.roles_on(day).first()?;
    Some(workspace.role_title(&role.id))
}

/// Somebody, by what they have to do with a case.
pub(crate) fn who(workspace: &Workspace, who: &Who) -> String {
    who_title(workspace, who).to_owned()
}

/// Who does an action: a member of staff with their role on a day, or a partner.
pub(crate) fn owner(workspace: &Workspace, action: &Action, day: Date) -> String {
    match (&action.owner, &action.partner) {
        (Some(owner), _) => person_with_role(workspace, &owner.id, day),
        (None, Some(partner)) => partner.to_string(),
        (None, None) => "Nobody named".to_owned(),
    }
}

/// `The Rowans (Northmere Council)`; the provider is left out where the name says it.
pub(crate) fn setting(workspace: &Workspace, setting: &SettingRef) -> String {
    setting_of(workspace, &setting.id)
}

/// As [`setting`], by the setting's id.
pub(crate) fn setting_of(workspace: &Workspace, id: &Slug) -> String {
    let mut settings = workspace.providers.values().flat_map(|provider| {
        provider
            .settings
            .iter()
            .map(move |setting| (setting, provider))
    });
    match settings.find(|(setting, _)| setting.id.value == *id) {
        Some((setting, provider)) if setting.name != provider.name => {
            format!("{} ({})", setting.name, provider.name)
        }
        Some((setting, _)) => setting.name.to_string(),
        None => id.to_string(),
    }
}

/// `Children's home, The Rowans (Northmere Council)`.
pub(crate) fn placement(workspace: &Workspace, placement: &Placement) -> String {
    let kind = placement.placement_type.label();
    format!("{kind}, {}", setting(workspace, &placement.setting))
}

/// `£1,250.00 a week`.
pub(crate) fn weekly(amount: Money) -> String {
    format!("{} a week", amount.paper())
}

/// A price as its contract states it; where that is not by the week, what it comes to a week is said to
/// be worked out: `£690.00 a night (worked out: £4,830.00 a week)`.
pub(crate) fn price(price: Price) -> String {
    if price.is_derived() {
        format!("{} (worked out: {})", price.paper(), weekly(price.weekly()))
    } else {
        price.paper()
    }
}

/// What a year's budget is, as far as the register says.
pub(crate) fn available(budget: Option<Money>) -> String {
    budget.map_or_else(|| "Not set".to_owned(), Money::paper_whole)
}

/// What a forecast from files covers, and what it doesn't.
pub(crate) const COVERAGE: &str = "Only what case files hold is in it: other children cost the same \
    budgets too, so a sum below the budget is not money left over.";

/// What a line says of which the files hold nothing.
pub(crate) const UNCOVERED: &str = "“–”: the files hold nothing that falls on this budget, so nothing \
    can be said of what is spent or left.";

/// What a forecast's lines leave out, as no budget is named for it yet; nothing where that is nothing.
pub(crate) fn unallocated(sum: Money) -> Option<String> {
    let sum = (sum != Money::default()).then(|| sum.paper_whole())?;
    Some(format!(
        "In no line, as no budget is named for it yet: {sum} of what is paid, entered or agreed for the year."
    ))
}

/// Said where it can be seen.
pub(crate) const ROUNDED: &str =
    "Each figure is rounded to the pound by itself, so a row or a sum may be off by a pound.";

/// Whether parts that are rounded to the pound come to something else than their rounded sum.
pub(crate) fn rounds_off(parts: &[Money], sum: Money) -> bool {
    parts.iter().copied().map(whole_pounds).sum::<i64>() != whole_pounds(sum)
}

/// The same of a difference.
pub(crate) fn rounds_apart([one, other]: [Money; 2], difference: Money) -> bool {
    whole_pounds(one) - whole_pounds(other) != whole_pounds(difference)
}

/// As [`Money::paper_whole`] rounds: halves away from nothing.
fn whole_pounds(amount: Money) -> i64 {
    let pence = amount.pence();
    (pence + 50 * pence.signum()) / 100
}

/// A sum over so many of which some are not known: `£9,000.00 a week and 2 not known`; of nothing that
/// is known there is no sum.
pub(crate) fn with_unknown(sum: String, unknown: usize, of: usize) -> String {
    match unknown {
        0 => sum,
        unknown if unknown == of => "not known".to_owned(),
        unknown => format!("{sum} and {unknown} not known"),
    }
}

/// A change of an amount, its sign always shown: `+£25.00`, `−£3.50`, `£0.00`.
pub(crate) fn change(amount: Money) -> String {
    if amount.pence() > 0 {
        format!("+{}", amount.paper())
    } else {
        amount.paper()
    }
}

/// A change of an amount to the nearest pound, its sign always shown: `+£25`.
pub(crate) fn change_whole(amount: Money) -> String {
    if amount.pence() > 0 {
        format!("+{}", amount.paper_whole())
    } else {
        amount.paper_whole()
    }
}

/// `13:15 to 13:45`.
pub(crate) fn hours(start: Clock, end: Clock) -> String {
    format!("{start} to {end}")
}

/// `Monday 8 June 2026, 16:00`; without the time where none was set.
pub(crate) fn due(due: &Due) -> String {
    let (day, doubt) = (words::day_in_full(due.at.date()), doubt(due));
    if due.timed {
        format!("{day}, {}{doubt}", words::time(due.at.time()))
    } else {
        format!("{day}{doubt}")
    }
}

/// What stands behind a deadline that was counted past the last bank holiday that is known.
pub(crate) fn doubt(due: &Due) -> &'static str {
    if due.certain {
        ""
    } else {
        " (unless a bank holiday falls before it)"
    }
}

/// An edition's word for something, by one of the names of `WORDS`.
pub(crate) fn word<'a>(edition: &'a Edition, name: &'a str) -> &'a str {
    edition.word(name)
}

impl<'a> Sitting<'a> {
    /// The kind of request that an item is.
    pub(crate) fn kind(&self, item: &Item) -> Option<&'a RequestKind> {
        kind(self.edition, &item.kind.value)
    }
}

/// The kind of request of an item.
pub(crate) fn kind<'a>(edition: &'a Edition, id: &Slug) -> Option<&'a RequestKind> {
    edition
        .kinds
        .iter()
        .map(|kind| &kind.value)
        .find(|kind| kind.id.value == *id)
}

/// What a kind of request is called.
pub(crate) fn kind_title<'a>(edition: &'a Edition, id: &'a Slug) -> &'a str {
    let unlisted = if id.as_str() == RAISED {
        "Any other business"
    } else {
        id.as_str()
    };
    kind(edition, id).map_or(unlisted, |kind| kind.title.as_str())
}

/// A schedule of many children.
pub(crate) fn schedule(kind: ScheduleKind) -> &'static str {
    match kind {
        ScheduleKind::Element3 => "Element 3 changes",
        ScheduleKind::PlanMoves => "Plans moving in and out",
        ScheduleKind::CeasedPlans => "Ceased plans",
        ScheduleKind::PhaseTransfers => "Phase transfers",
    }
}

/// What the panel is asked: the first paragraph of the request, else the kind of request.
pub(crate) fn asked(edition: &Edition, item: &Item) -> String {
    match &item.request {
        Some(request) => super::markdown::opening(request.as_str()),
        None => format!("{}.", kind_title(edition, &item.kind.value)),
    }
}

/// A part of the meeting.
pub(crate) fn part<'a>(edition: &'a Edition, id: &Slug) -> Option<&'a Part> {
    edition
        .parts
        .iter()
        .map(|part| &part.value)
        .find(|part| part.id.value == *id)
}

/// Another panel by its title: as the sitting's edition calls it, else as any panel of the authority does.
pub(crate) fn linked_panel(sitting: &Sitting<'_>, id: &Slug) -> String {
    let others = sitting.desk.workspace.panels.values();
    let editions = others.flat_map(|panel| panel.editions.values().map(|known| &known.edition));
    let known = std::iter::once(sitting.edition)
        .chain(editions)
        .flat_map(|edition| &edition.linked_panels)
        .find(|linked| linked.id.value == *id);
    known.map_or_else(|| id.to_string(), |linked| linked.title.to_string())
}

/// An outcome's word in the edition.
pub(crate) fn decision<'a>(edition: &'a Edition, outcome: &Outcome) -> Option<&'a Decision> {
    let mut decisions = edition.decisions.iter().map(|decision| &decision.value);
    decisions.find(|decision| decision.id.value == outcome.decision.value)
}

/// An outcome in the panel's word, with its mark.
pub(crate) fn decision_status(
    workspace: &Workspace,
    edition: &Edition,
    outcome: &Outcome,
) -> Status {
    match decision(edition, outcome) {
        Some(decision) => match (&decision.confirmation, &outcome.confirmed) {
            (None, _) => Status::new(effect_mark(decision.effect), decision.title.as_str()),
            (Some(_), Some(_)) => Status::new(Mark::Done, format!("{}, confirmed", decision.title)),
            (Some(confirmation), None) => {
                let who = confirmers(workspace, confirmation);
                Status::new(
                    Mark::Open,
                    format!("{}, awaiting the {who}", decision.title),
                )
            }
        },
        None => Status::new(Mark::Attention, outcome.decision.as_str()),
    }
}

/// Who may confirm, by role.
pub(crate) fn confirmers(workspace: &Workspace, confirmation: &Confirmation) -> String {
    let roles = confirmation.roles.iter();
    let titles: Vec<&str> = roles.map(|role| workspace.role_title(&role.id)).collect();
    titles.join(" or ")
}

fn effect_mark(effect: Effect) -> Mark {
    match effect {
        Effect::Agreed | Effect::Declined | Effect::Noted => Mark::Done,
        Effect::InPrinciple | Effect::Deferred | Effect::NotReached => Mark::Open,
        Effect::Withdrawn => Mark::None,
    }
}

/// What a budget line is called.
pub(crate) fn budget<'a>(workspace: &'a Workspace, id: &'a Slug) -> &'a str {
    workspace
        .budgets
        .get(id)
        .map_or(id.as_str(), |budget| budget.name.as_str())
}

/// How far a meeting has come, with its mark.
pub(crate) fn stage(edition: &Edition, stage: Stage) -> Status {
    match stage {
        Stage::Draft => Status::new(Mark::Open, "Draft"),
        Stage::Agenda => Status::new(Mark::Open, edition.worded("{Agenda} due")),
        Stage::Papers => Status::new(Mark::Open, "Papers due"),
        Stage::Held => Status::new(Mark::Open, "Held"),
        Stage::Recorded => Status::new(Mark::Attention, "Held, record to be completed"),
        Stage::Closed => Status::new(Mark::Done, "Closed"),
        Stage::Annual => Status::new(Mark::None, "Year"),
    }
}

/// How an action stands on a day, with its mark: `Overdue by 9 days`.
pub(crate) fn action_status(state: ActionState, due: Date, as_of: Date) -> Status {
    match state {
        ActionState::Done => Status::new(Mark::Done, "Done"),
        ActionState::Dropped => Status::new(Mark::None, "No longer needed"),
        ActionState::Open | ActionState::InProgress if due < as_of => {
            Status::new(Mark::Attention, format!("Overdue by {}", days(due, as_of)))
        }
        ActionState::Open => Status::new(Mark::Open, "Open"),
        ActionState::InProgress => Status::new(Mark::Open, "In progress"),
    }
}

/// `9 days`, from one day to a later one.
pub(crate) fn days(from: Date, to: Date) -> String {
    let days = crate::model::value::date::days_between(from, to);
    words::count(days.unsigned_abs(), "day")
}

/// `3 actions`, of a list's length.
pub(crate) fn count_of(number: usize, noun: &str) -> String {
    words::count(u32::try_from(number).unwrap_or(u32::MAX), noun)
}

/// What a cost pays for.
pub(crate) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Placement => "Placement",
        Purpose::Provision => "Education",
        Purpose::Transport => "Transport",
        Purpose::Support => "Support",
        Purpose::Other => "Other",
    }
}

/// A part of a price.
pub(crate) fn component(component: Component) -> &'static str {
    match component {
        Component::Core => "basic price",
        Component::OneToOne => "one-to-one staffing",
        Component::Therapy => "therapy",
        Component::Education => "education",
        Component::Transport => "transport",
        Component::Other => "other",
    }
}

/// Who pays.
pub(crate) fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::SocialCare => "Social care",
        Payer::Education => "Education",
        Payer::Health => "Health",
        Payer::YouthJustice => "Youth justice",
        Payer::OtherAuthority => "Another authority",
        Payer::HomeOffice => "Home Office",
        Payer::HousingBenefit => "Housing benefit",
    }
}

/// Why a plan ceased.
pub(crate) fn cease_reason(reason: CeaseReason) -> &'static str {
    match reason {
        CeaseReason::MaximumAge => "Reached the age at which plans end",
        CeaseReason::NeedsMet => "Needs met without a plan",
        CeaseReason::HigherEducation => "Went to higher education",
        CeaseReason::PaidWork => "Went into paid work",
        CeaseReason::OtherAuthority => "Moved to another authority",
        CeaseReason::NoLongerEngaged => "No longer wishes to engage",
        CeaseReason::LeftEngland => "Left England",
        CeaseReason::Died => "Died",
        CeaseReason::Other => "Another reason",
    }
}

/// How a transfer to the next phase stands.
pub(crate) fn transfer_status(status: TransferStatus) -> &'static str {
    match status {
        TransferStatus::NotStarted => "Not begun",
        TransferStatus::Consulting => "Schools are being consulted",
        TransferStatus::Named => "Setting named in the plan",
        TransferStatus::Appealed => "Under appeal",
    }
}

/// How far something is so.
pub(crate) fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::Yes => "Yes",
        Degree::Partly => "Partly",
        Degree::No => "No",
    }
}

/// A message as a sentence: a capital first, a full stop last.
pub(crate) fn sentence(message: &str) -> String {
    let text = upper_first(message.trim());
    if text.ends_with(['.', '?', '!']) {
        text
    } else {
        format!("{text}.")
    }
}

/// A text of at most so many characters, cut before a word.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut length = 0;
    for word in text.split_inclusive(' ') {
        length += word.chars().count();
        if length >= most {
            break;
        }
        short.push_str(word);
    }
    format!("{}…", short.trim_end_matches([' ', ',', ';', ':']))
}

/// With a small letter first, but for a word in capitals such as `EOTAS`.
pub(crate) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// `one`, `one and two`, `one, two and three`.
pub(crate) fn list(parts: &[impl AsRef<str>]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests;
