//! `ipop terms`: what the Terms of Reference ask for, and what meets it.

use super::{Exit, Place, Surroundings, open};
use crate::diag::Diagnostic;
use crate::model::edition::Requirement;

/// What `terms` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The panel, by its folder's name
    panel: String,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(opened) = open::workspace(place, with)? else {
        return Ok(Exit::Usage);
    };
    let inspection = &opened.inspection;
    let workspace = inspection.workspace.as_ref();
    let panel = workspace.and_then(|workspace| workspace.panels.get(flags.panel.as_str()));
    let Some(panel) = panel else {
        let known: Vec<&str> = workspace
            .iter()
            .flat_map(|workspace| workspace.panels.keys())
            .map(super::super::model::value::id::Slug::as_str)
            .collect();
        writeln!(
            with.err,
            "error: there is no panel `{}`; there are: {}",
            flags.panel,
            known.join(", ")
        )?;
        return Ok(Exit::Usage);
    };
    let Some(file) = panel
        .edition_on(inspection.as_of)
        .or_else(|| panel.latest_edition())
    else {
        writeln!(
            with.err,
            "error: the Terms of Reference of `{}` cannot be read",
            flags.panel
        )?;
        return Ok(Exit::Findings);
    };
    let edition = &file.edition;
    writeln!(with.out, "{} ({})", edition.panel, edition.short)?;
    writeln!(
        with.out,
        "Terms of Reference of {}, in force from {}\n",
        edition.updated.value, edition.in_force.value
    )?;
    for (id, requirement) in &edition.requirements {
        writeln!(with.out, "{id}  {}", requirement.clause)?;
        writeln!(
            with.out,
            "      {}",
            requirement.says.as_str().replace('\n', "\n      ")
        )?;
        writeln!(with.out, "      {}", met_by(requirement))?;
        let id = id.to_string();
        let current = current(&inspection.findings, &id, &flags.panel);
        if current > 0 {
            writeln!(with.out, "      findings now: {current}")?;
        }
    }
    if !edition.interpretations.is_empty() {
        writeln!(with.out, "\nHow unclear places are read")?;
    }
    for interpretation in &edition.interpretations {
        let about: Vec<&str> = interpretation
            .about
            .iter()
            .map(super::super::model::value::id::RequirementId::as_str)
            .collect();
        writeln!(
            with.out,
            "  {}: {}",
            about.join(", "),
            interpretation.unclear
        )?;
        writeln!(with.out, "      {}", interpretation.reading)?;
    }
    let pending = edition
        .requirements
        .values()
        .filter(|requirement| requirement.pending)
        .count();
    writeln!(
        with.out,
        "\n{} requirements, {pending} not built yet",
        edition.requirements.len()
    )?;
    Ok(Exit::Fine)
}

/// What meets a requirement, in a line.
fn met_by(requirement: &Requirement) -> String {
    let mut means: Vec<String> = requirement
        .meets
        .iter()
        .filter_map(|meets| match (&meets.rule, &meets.section) {
            (Some(rule), _) => Some(format!("rule {}", rule.value)),
            (None, Some(section)) => {
                let papers: Vec<&str> = section.papers().iter().map(|paper| paper.name()).collect();
                Some(format!(
                    "section {} of the {}",
                    section.name(),
                    papers.join(", ")
                ))
            }
            (None, None) => None,
        })
        .collect();
    if let Some(why) = &requirement.unchecked {
        means.push(format!("not checked: {why}"));
    }
    if requirement.pending {
        means.push("not built yet".to_owned());
    }
    format!("-> {}", means.join("; "))
}

/// How many findings of a requirement stand now, waived ones left out.
fn current(findings: &[Diagnostic], requirement: &str, panel: &str) -> usize {
    use crate::diag::Subject;
    let of_panel = |finding: &&Diagnostic| match &finding.subject {
        Subject::Panel(named) => named == panel,
        Subject::Meeting(key) | Subject::Item(key, _) => key.panel == panel,
        Subject::Workspace | Subject::Case(_) => true,
    };
    findings
        .iter()
        .filter(of_panel)
        .filter(|finding| finding.waived.is_none())
        .filter(|finding| finding.requirement.as_deref() == Some(requirement))
        .count()
}
