//! New entries of the registers.

use crate::edit::{Edit, Entry, Place, Refused, Value, edit};
use crate::pipeline::Change;
use crate::source::Sources;

/// Somebody new in the register of staff.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The staff id.
    pub id: String,
    /// The name as printed.
    pub name: String,
    /// Where invites go.
    pub email: String,
    /// Roles held.
    pub roles: Vec<String>,
    /// The team worked in.
    pub team: Option<String>,
}

/// A provider that is new in the register.
#[derive(Debug, Clone)]
pub struct NewProvider {
    /// The provider's id.
    pub id: String,
    /// The name as printed.
    pub name: String,
    /// The code of the SSDA903 return.
    pub code: String,
}

/// A team that is new in the register.
#[derive(Debug, Clone)]
pub struct NewTeam {
    /// The team's id.
    pub id: String,
    /// The name as printed.
    pub name: String,
    /// Who presents its cases, by staff id.
    pub team_manager: String,
    /// That manager's manager.
    pub service_manager: String,
    /// The Head of Service.
    pub head_of_service: String,
}

/// The register of staff with somebody new at its end.
///
/// # Errors
/// If the register can't be changed there.
pub fn person(sources: &Sources, new: &NewPerson) -> Result<Change, Refused> {
    let mut fields = vec![
        ("id", Value::word(&new.id)),
        ("name", Value::text(&new.name)),
    ];
    let mut remarks = vec!["email: where invites go, and nobody else's.".to_owned()];
    if new.roles.is_empty() {
        remarks.push("roles: none yet; a panel's edition says which ones it asks for.".to_owned());
    } else {
        fields.push(("roles", Value::list(new.roles.iter().map(Value::word))));
    }
    if let Some(team) = &new.team {
        fields.push(("team", Value::word(team)));
    }
    fields.push(("email", Value::word(&new.email)));
    remarks.push("left: the last day of work here, once it is known.".to_owned());
    let entry = Entry::from(Value::record(fields)).under(remarks);
    let says = format!("{} is added to the staff", new.id);
    added(sources, "registers/people.yaml", "people", entry, says)
}

/// The register of teams with a new one at its end.
///
/// # Errors
/// If the register can't be changed there.
pub fn team(sources: &Sources, new: &NewTeam) -> Result<Change, Refused> {
    let fields = [
        ("id", Value::word(&new.id)),
        ("name", Value::text(&new.name)),
        ("team-manager", Value::word(&new.team_manager)),
        ("service-manager", Value::word(&new.service_manager)),
        ("head-of-service", Value::word(&new.head_of_service)),
    ];
    let says = format!("{} is added to the teams", new.id);
    let entry = Entry::from(Value::record(fields));
    added(sources, "registers/teams.yaml", "teams", entry, says)
}

/// The register of providers with a new one at its end.
///
/// # Errors
/// If the register can't be changed there.
pub fn provider(sources: &Sources, new: &NewProvider) -> Result<Change, Refused> {
    let fields = [
        ("id", Value::word(&new.id)),
        ("name", Value::text(&new.name)),
        ("code", Value::word(&new.code)),
    ];
    let entry = Entry::from(Value::record(fields)).under([
        "code: PR1 is the authority itself, PR2 another one, PR4 private, PR5 voluntary.",
        "settings: its homes, schools and services, one entry each, such as",
        "  - { id: name-of-the-home, name: As printed, kind: childrens-home, placement-type: K2,",
        "      registration: registered, urn: SC000000, ofsted: { outcome: Good, on: 2026-01-31 } }",
        "Placements name a setting and not its provider; the classes of an edition ask for kind,",
        "type and registration.",
    ]);
    let says = format!("{} is added to the providers", new.id);
    added(
        sources,
        "registers/providers.yaml",
        "providers",
        entry,
        says,
    )
}

fn added(
    sources: &Sources,
    path: &str,
    list: &str,
    entry: Entry,
    says: String,
) -> Result<Change, Refused> {
    let text = sources.get(path).and_then(|file| file.text());
    let place = Place::top().field(list);
    let text = match text {
        Some(text) => edit(text, &[Edit::add(place, entry)])?,
        None => edit(&format!("{list}: []\n"), &[Edit::add(place, entry)])?,
    };
    Change::new(sources, path, text, says).map_err(|_| Refused::of_name())
}
