//! New entries of the registers.

use super::flags::{PersonFlags, ProviderFlags, TeamFlags};
use super::wanted::{Wanted, made, refused};
use crate::cli::Surroundings;
use crate::cli::door::{asked, asked_or};
use crate::cli::open::Opened;
use crate::model::Workspace;
use crate::model::value::Slug;
use crate::pipeline::start::{self, NewPerson, NewProvider, NewTeam};

/// The name of an entry that is to have an id which none has yet.
fn name(
    id: &str,
    given: Option<&String>,
    is_there: impl Fn(&Slug) -> bool,
    with: &mut Surroundings<'_>,
) -> Wanted<String> {
    if id.parse::<Slug>().is_ok_and(|id| is_there(&id)) {
        return refused(&format!("{id} is in the register already"), with);
    }
    asked(given, ("--name", "The name as printed"), with)
}

pub(super) fn person(
    flags: &PersonFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let is_there = |id: &Slug| workspace.people.contains_key(id);
    let Some(name) = name(&flags.id, flags.name.as_ref(), is_there, with)? else {
        return Ok(None);
    };
    let Some(email) = asked(
        flags.email.as_ref(),
        ("--email", "The e-mail address for invites"),
        with,
    )?
    else {
        return Ok(None);
    };
    let new = NewPerson {
        id: flags.id.clone(),
        name,
        email,
        roles: flags.role.clone(),
        team: flags.team.clone(),
    };
    made(start::person(&opened.sources, &new), with)
}

pub(super) fn provider(
    flags: &ProviderFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let is_there = |id: &Slug| workspace.providers.contains_key(id);
    let Some(name) = name(&flags.id, flags.name.as_ref(), is_there, with)? else {
        return Ok(None);
    };
    let question = "The placement provider's code in the SSDA903 return, PR0 to PR5";
    let Some(code) = asked(flags.code.as_ref(), ("--code", question), with)? else {
        return Ok(None);
    };
    let new = NewProvider {
        id: flags.id.clone(),
        name,
        code,
    };
    made(start::provider(&opened.sources, &new), with)
}

pub(super) fn team(
    flags: &TeamFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let is_there = |id: &Slug| workspace.teams.contains_key(id);
    let Some(name) = name(&flags.id, flags.name.as_ref(), is_there, with)? else {
        return Ok(None);
    };
    let question = ("--team-manager", "The Team Manager, by staff id");
    let Some(team_manager) = asked(flags.team_manager.as_ref(), question, with)? else {
        return Ok(None);
    };
    let given = flags.service_manager.as_ref();
    let service_manager = asked_or(
        given,
        "The Service Manager, by staff id",
        &team_manager,
        with,
    )?;
    let given = flags.head_of_service.as_ref();
    let head = asked_or(
        given,
        "The Head of Service, by staff id",
        &service_manager,
        with,
    )?;
    let new = NewTeam {
        id: flags.id.clone(),
        name,
        team_manager,
        service_manager,
        head_of_service: head,
    };
    made(start::team(&opened.sources, &new), with)
}
