//! Managers stand behind a request, and say what they think of it.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::Workspace;
use crate::model::meeting::EndorserRole;
use crate::model::refs::PersonRef;
use crate::model::value::{Slug, words};
use crate::plan::endorser_words;
use crate::terms::Endorsement;
use jiff::ToSpan;
use jiff::civil::Date;

pub(crate) type Params = Endorsement;

impl Check for Endorsement {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx
            .items()
            .filter(|item| self.is_needed(item.item, item.kind))
        {
            let name = item.name();
            sink.judge(self.roles.iter().filter_map(|role| {
                let title = endorser_words(*role);
                let (span, fault, help) = fault(cx, &item, *role, self.within_months)?;
                let manager = manager(cx, &item, *role);
                let who = manager
                    .map_or(title, |person| cx.workspace.name(person))
                    .to_owned();
                Some(
                    Finding::new(span, format!("{name}: {fault}"))
                        .help(format!("{help} ({who})"))
                        .owed_by(who, manager.map(|person| &person.id))
                        .on(cx.subject_of(item.item))
                        .about(&name)
                        .about(&name.case)
                        .about(title),
                )
            }));
        }
    }
}

/// What is wrong with a role's endorsement, where, and what to do.
fn fault(
    cx: &MeetingContext<'_>,
    item: &ItemContext<'_>,
    role: EndorserRole,
    within_months: Option<u32>,
) -> Option<(crate::diag::Span, String, &'static str)> {
    let title = endorser_words(role);
    let given = item.item.endorsements.iter();
    let given = given.filter(|given| given.role.value == role);
    let Some(given) = given.max_by_key(|given| given.on.value) else {
        let what = format!("the {title} has not endorsed it");
        return Some((
            item.item.case.span,
            what,
            "ask for the endorsement and the view",
        ));
    };
    if given.on.value > cx.date {
        let day = words::day(given.on.value);
        let what = format!("the {title} endorsed it on {day}, after the panel");
        return Some((
            given.on.span,
            what,
            "correct the date, or have the Chair agree to an exception",
        ));
    }
    if let Some(months) = within_months
        && given.on.value < cx.date.saturating_sub(i64::from(months).months())
    {
        let (day, limit) = (words::day(given.on.value), words::count(months, "month"));
        let what = format!("the {title} endorsed it on {day}, more than {limit} before the panel");
        return Some((
            given.on.span,
            what,
            "ask for the endorsement and the view again",
        ));
    }
    if !speaks_as(cx.workspace, role, &given.by.id, given.on.value) {
        let what = format!("who endorsed it as the {title} is not one");
        return Some((
            given.by.span,
            what,
            "enter who spoke, or complete the registers of teams and budgets",
        ));
    }
    if !given.supports {
        let what = format!("the {title} does not support it");
        return Some((
            given.span,
            what,
            "settle with the manager whether the request goes to the panel",
        ));
    }
    if given.view.is_none() {
        let what = format!("the view of the {title} is not stated");
        return Some((given.span, what, "enter the view under `view:`"));
    }
    None
}

/// Whether a person is in that line of management on a day: of any team, since managers stand in for
/// each other.
pub(super) fn speaks_as(
    workspace: &Workspace,
    role: EndorserRole,
    person: &Slug,
    day: Date,
) -> bool {
    let left = workspace.people.get(person).and_then(|person| person.left);
    if left.is_some_and(|left| left < day) {
        return false;
    }
    let mut teams = workspace.teams.values();
    let is = |manager: Option<&PersonRef>| manager.is_some_and(|manager| manager.id == *person);
    match role {
        EndorserRole::TeamManager => teams.any(|team| is(team.team_manager_on(day))),
        EndorserRole::ServiceManager => teams.any(|team| is(team.service_manager_on(day))),
        EndorserRole::HeadOfService => teams.any(|team| is(team.head_of_service_on(day))),
        EndorserRole::BudgetHolder => {
            let mut budgets = workspace.budgets.values();
            budgets.any(|budget| {
                budget
                    .holder
                    .as_ref()
                    .is_some_and(|holder| holder.id == *person)
            })
        }
    }
}

/// The manager, for the roles that a team has.
fn manager<'a>(
    cx: &MeetingContext<'a>,
    item: &ItemContext<'a>,
    role: EndorserRole,
) -> Option<&'a PersonRef> {
    let team = cx.workspace.team_of(item.case?, cx.date)?;
    match role {
        EndorserRole::TeamManager => team.team_manager_on(cx.date),
        EndorserRole::ServiceManager => team.service_manager_on(cx.date),
        EndorserRole::HeadOfService => team.head_of_service_on(cx.date),
        EndorserRole::BudgetHolder => None,
    }
}
