//! A workspace to begin with.

use super::around::{Forge, around};
use super::{BuiltIn, staff, terms};
use crate::edit::{Field, Refused, Value, new_file};
use crate::model::edition::Edition;
use crate::pipeline::Change;
use jiff::civil::Date;

/// What a workspace begins with.
#[derive(Debug, Clone)]
pub struct NewWorkspace {
    /// The council's name.
    pub name: String,
    /// The protective marking.
    pub marking: String,
    /// The address from which invites go out.
    pub mailbox: String,
    /// The panel's folder.
    pub panel: String,
    /// The terms that the panel begins with.
    pub terms: &'static BuiltIn,
    /// The day from which they hold.
    pub from: Date,
    /// Today.
    pub today: Date,
    /// The day from which records are complete.
    pub records_from: Date,
    /// What is to check the files at each change, on which computer.
    pub forge: Option<(Forge, String)>,
}

/// Every file of a workspace. The one that makes it one comes first: then whatever interrupts the writing, the
/// next command finds the workspace, and finishes it.
///
/// # Errors
/// If what was typed can't stand in a file.
pub fn workspace(new: &NewWorkspace) -> Result<Vec<Change>, Refused> {
    let edition = new.terms.edition();
    let roles = new.terms.roles();
    let mut changes = vec![
        file(
            "ipop.yaml",
            authority(new, &edition)?,
            "whose panels these are",
        )?,
        file(
            &terms::path(&new.panel, new.from),
            terms::adopted(new.terms, staff::ADMINISTRATOR, (new.from, new.today))?,
            "the panel's Terms of Reference",
        )?,
        file(
            "registers/people.yaml",
            staff::register(&edition, &roles, &new.mailbox)?,
            "staff, with a line to fill in for each seat",
        )?,
    ];
    for (path, says, text) in REGISTERS {
        changes.push(file(path, text.to_owned(), says)?);
    }
    let names = (new.name.as_str(), new.panel.as_str());
    changes.extend(around(names, &edition, new.forge.as_ref())?);
    Ok(changes)
}

fn file(path: &str, text: String, says: &str) -> Result<Change, Refused> {
    let change = Change::beside(path, None, text, says).map_err(|_| Refused::of_name())?;
    Ok(change.with_schema())
}

fn authority(new: &NewWorkspace, edition: &Edition) -> Result<String, Refused> {
    let mailbox = [
        ("name", Value::text(edition.short.as_str())),
        ("email", Value::word(&new.mailbox)),
    ];
    let fields = vec![
        Field::new("name", Value::text(&new.name)).under(["", "The council's name, as printed."]),
        Field::new("marking", Value::text(&new.marking)).under(["Stands on every page."]),
        Field::new("administrator", Value::word(staff::ADMINISTRATOR))
            .under(["Who looks after the papers: an id of registers/people.yaml."]),
        Field::new("mailbox", Value::record(mailbox)).under(["From where invites go out."]),
        Field::new("records-from", Value::word(&new.records_from)).under([
            "From this day on the case files hold every review, visit, assessment and plan. What the law wants",
            "done in time is not judged where it began before.",
        ]),
    ];
    let remarks = ["Whose panels these are. This file makes the folder a workspace of ipop."];
    let text = new_file(&remarks, fields)?;
    Ok(text
        + "\n# A picture for the head of every paper:\n# logo: assets/logo.svg\n\
           # A folder for the copies of what was sent, if they are not to lie under out/:\n# copies: ../copies\n")
}

/// Registers that are empty at first: each path, what it is, and its text, with examples as remarks.
const REGISTERS: [(&str, &str, &str); 4] = [
    (
        "registers/teams.yaml",
        "the teams that hold cases",
        "# The teams that hold cases, and who manages them, by staff id. `ipop new team` adds one, as in\n\
         #   - { id: children-east, name: Children East, team-manager: lind-t, service-manager: tarn-w, head-of-service: cole-i }\n\
         teams: []\n",
    ),
    (
        "registers/providers.yaml",
        "homes, schools and services",
        "# Whoever runs homes, schools and services. `ipop new provider` adds one; the code is that of the SSDA903\n\
         # return, PR1 for the council itself. Placements name its settings, as in\n\
         #   - id: larch-homes\n\
         #     name: Larch Homes Ltd\n\
         #     code: PR4\n\
         #     settings:\n\
         #       - { id: larch-house, name: Larch House, kind: childrens-home, placement-type: K2, registration: registered }\n\
         providers: []\n",
    ),
    (
        "registers/budgets.yaml",
        "budget lines by financial year",
        "# What the panel's decisions are paid from, in pounds by financial year, as in\n\
         #   - { id: placements, name: Placements, stream: placements, years: { 2026-27: 6450000 } }\n\
         # The streams: placements, high-needs-block, transport, leaving-care, health, other.\n\
         budgets: []\n",
    ),
    (
        "registers/calendar.yaml",
        "school terms, and days on which offices are closed",
        "# Bank holidays are known. School terms differ from council to council: put yours in, as in\n\
         #   - { name: Autumn term 2026, from: 2026-09-03, until: 2026-12-18 }\n\
         terms: []\n\
         # Half terms:\n\
         #   - { name: Autumn half term 2026, from: 2026-10-26, until: 2026-10-30 }\n\
         holidays: []\n\
         # Days on which the offices are closed besides:\n\
         #   - { on: 2026-12-29, why: Offices closed between Christmas and New Year }\n\
         closed: []\n",
    ),
];
