//! `ipop terms`: what the Terms of Reference ask for, and what meets it.

mod human;
mod markdown;

pub(super) use human::{checked_by, reading, requirement};

use super::{Exit, Place, Surroundings, open};
use crate::model::Workspace;
use crate::model::value::Slug;
use crate::papers::{Terms, TermsSource, terms};
use crate::pipeline::Selection;

/// What `terms` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The panel, by its folder's name
    panel: String,
    /// How it is told
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// How the terms are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For the terminal, with the number of findings now
    Human,
    /// For other programs, with the findings by name and place
    Json,
    /// For publishing: nothing but the terms and what meets them
    Markdown,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(opened) = open::workspace(place, with)? else {
        return Ok(Exit::Usage);
    };
    let Some(workspace) = &opened.inspection.workspace else {
        return open::unreadable(with);
    };
    if !workspace.panels.contains_key(flags.panel.as_str()) {
        let known: Vec<&str> = workspace.panels.keys().map(Slug::as_str).collect();
        writeln!(
            with.err,
            "error: there is no panel `{}`; there are: {}",
            flags.panel,
            known.join(", ")
        )?;
        return Ok(Exit::Usage);
    }
    let Some(terms) = of_panel(&opened, workspace, &flags.panel) else {
        writeln!(
            with.err,
            "error: the Terms of Reference of `{}` cannot be read; `ipop check` says why",
            flags.panel
        )?;
        return Ok(Exit::Findings);
    };
    let text = match flags.format {
        Format::Human => human::terms(&terms),
        Format::Markdown => markdown::terms(&terms),
        // Strings, numbers and lists always have a JSON form.
        Format::Json => {
            let json = serde_json::to_string_pretty(&terms);
            json.expect("strings, numbers and lists have a JSON form") + "\n"
        }
    };
    write!(with.out, "{text}")?;
    Ok(Exit::Fine)
}

/// The terms of a panel as they are in force, or else as they were last; nothing without any.
pub(super) fn of_panel(opened: &open::Opened, workspace: &Workspace, id: &str) -> Option<Terms> {
    let inspection = &opened.inspection;
    let panel = workspace.panels.get(id)?;
    let edition = panel
        .edition_on(inspection.as_of)
        .or_else(|| panel.latest_edition())?;
    Some(terms(TermsSource {
        sources: &opened.sources,
        workspace,
        panel_id: id,
        panel,
        edition,
        bound: inspection.editions.on(id, edition.edition.in_force.value)?,
        findings: &inspection.findings_for(&Selection::default(), &[]),
    }))
}
