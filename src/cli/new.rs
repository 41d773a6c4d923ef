//! `ipop new`: begins a case, a meeting, or an entry of a register.

use super::door::{Agreement, asked, offer};
use super::{Exit, Place, Surroundings, open, open::Opened};
use crate::diag::MeetingKey;
use crate::edit::Refused;
use crate::model::Workspace;
use crate::model::value::{CaseRef, Slug};
use crate::pipeline::Change;
use crate::pipeline::start::{self, NewCase, NewPerson, NewProvider};
use crate::yaml::nearest;
use clap::Subcommand;
use jiff::civil::Date;

/// What `new` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A case file, with what the panels will ask for
    Case(CaseFlags),
    /// A meeting, with the seats of the last one and what must be heard
    Meeting(MeetingFlags),
    /// Somebody new in the register of staff
    Person(PersonFlags),
    /// A provider that is new in the register
    Provider(ProviderFlags),
}

#[derive(Debug, clap::Args)]
struct CaseFlags {
    /// The reference, such as C-0107
    case: String,
    /// The child's initials
    #[arg(long, value_name = "AB")]
    initials: Option<String>,
    /// Month and year of birth, such as 2012-05
    #[arg(long, value_name = "MONTH")]
    born: Option<String>,
    /// The team that holds the case
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// The social worker, by staff id
    #[arg(long, value_name = "PERSON")]
    social_worker: Option<String>,
    /// A group of the panels' to which the child belongs; may be given more than once
    #[arg(long, value_name = "COHORT")]
    cohort: Vec<String>,
    #[command(flatten)]
    agreement: Agreement,
}

#[derive(Debug, clap::Args)]
struct MeetingFlags {
    /// The panel, by its folder's name
    panel: String,
    /// The day [default: the next one of the panel's cycle]
    #[arg(value_parser = super::date)]
    date: Option<Date>,
    #[command(flatten)]
    agreement: Agreement,
}

#[derive(Debug, clap::Args)]
struct PersonFlags {
    /// The staff id, such as hale-r
    id: String,
    /// The name as printed
    #[arg(long)]
    name: Option<String>,
    /// Where invites go
    #[arg(long)]
    email: Option<String>,
    /// A role held; may be given more than once
    #[arg(long, value_name = "ROLE")]
    role: Vec<String>,
    /// The team worked in
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    #[command(flatten)]
    agreement: Agreement,
}

#[derive(Debug, clap::Args)]
struct ProviderFlags {
    /// The provider's id, such as moss-bank-homes
    id: String,
    /// The name as printed
    #[arg(long)]
    name: Option<String>,
    /// Its code in the SSDA903 return, such as PR4
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    #[command(flatten)]
    agreement: Agreement,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(root) = open::root(place, with)? else {
        return Ok(Exit::Usage);
    };
    let Some(opened) = open::open(&root, place, with)? else {
        return Ok(Exit::Usage);
    };
    let Some(workspace) = &opened.inspection.workspace else {
        return open::unreadable(with);
    };
    let (change, agreement) = match &flags.what {
        What::Case(flags) => (case(flags, &opened, workspace, with)?, &flags.agreement),
        What::Meeting(flags) => (meeting(flags, &opened, workspace, with)?, &flags.agreement),
        What::Person(flags) => (person(flags, &opened, workspace, with)?, &flags.agreement),
        What::Provider(flags) => (provider(flags, &opened, workspace, with)?, &flags.agreement),
    };
    match change {
        Some(change) => offer((&root, place), &opened, &[change], agreement, with),
        None => Ok(Exit::Usage),
    }
}

/// A change, or nothing once it was said why there is none.
type Wanted = std::io::Result<Option<Change>>;

fn case(
    flags: &CaseFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let Ok(reference) = flags.case.parse::<CaseRef>() else {
        return refused(
            "the reference is capital letters and figures, such as C-0107",
            with,
        );
    };
    let path = format!("cases/{reference}.yaml");
    if opened.sources.get(&path).is_some() {
        return refused(
            &format!("{path} is there already, and was left as it is"),
            with,
        );
    }
    let teams: Vec<&str> = workspace.teams.keys().map(Slug::as_str).collect();
    let team_question = format!("The team that holds the case ({})", teams.join(", "));
    let only_team = match teams.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    };
    let Some(initials) = asked(
        flags.initials.as_ref(),
        ("--initials", "The child's initials"),
        with,
    )?
    else {
        return Ok(None);
    };
    let born_question = ("--born", "Month and year of birth, such as 2012-05");
    let Some(born) = asked(flags.born.as_ref(), born_question, with)? else {
        return Ok(None);
    };
    let team = flags.team.clone().or(only_team);
    let Some(team) = asked(team.as_ref(), ("--team", &team_question), with)? else {
        return Ok(None);
    };
    let new = NewCase {
        case: reference,
        initials,
        born,
        team,
        social_worker: flags.social_worker.clone(),
        cohorts: flags.cohort.clone(),
    };
    made(
        start::case(&opened.sources, &opened.inspection, workspace, &new),
        with,
    )
}

fn meeting(
    flags: &MeetingFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let panel = flags.panel.as_str();
    let known: Option<Slug> = panel.parse().ok();
    let found = known.and_then(|id| workspace.panels.get(&id));
    let Some(found) = found else {
        let near = nearest(panel, workspace.panels.keys().map(Slug::as_str));
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        return refused(
            &format!("there is no such panel in the folder panels/{near}"),
            with,
        );
    };
    let date = flags
        .date
        .or_else(|| start::next_day(workspace, found, opened.inspection.as_of));
    let Some(date) = date.filter(|date| found.edition_on(*date).is_some()) else {
        return refused("the panel has no Terms of Reference for such a day", with);
    };
    let path = format!("panels/{panel}/{date}.yaml");
    if opened.sources.get(&path).is_some() {
        return refused(
            &format!("{path} is there already, and was left as it is"),
            with,
        );
    }
    let key = MeetingKey {
        panel: panel.to_owned(),
        date,
    };
    let change = start::meeting(&opened.sources, workspace, with.now, &key);
    made(change, with)
}

fn person(
    flags: &PersonFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let known: Option<Slug> = flags.id.parse().ok();
    if known.is_some_and(|id| workspace.people.contains_key(&id)) {
        return refused(&format!("{} is in the register already", flags.id), with);
    }
    let Some(name) = asked(flags.name.as_ref(), ("--name", "The name as printed"), with)? else {
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

fn provider(
    flags: &ProviderFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let known: Option<Slug> = flags.id.parse().ok();
    if known.is_some_and(|id| workspace.providers.contains_key(&id)) {
        return refused(&format!("{} is in the register already", flags.id), with);
    }
    let Some(name) = asked(flags.name.as_ref(), ("--name", "The name as printed"), with)? else {
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

fn made(change: Result<Change, Refused>, with: &mut Surroundings<'_>) -> Wanted {
    match change {
        Ok(change) => Ok(Some(change)),
        Err(why) => refused(&why.to_string(), with),
    }
}

fn refused(why: &str, with: &mut Surroundings<'_>) -> Wanted {
    writeln!(with.err, "error: {why}")?;
    Ok(None)
}
