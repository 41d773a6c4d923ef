//! A panel's Terms of Reference, requirement by requirement, with what meets each.
//!
//! One view for the terminal, for publishing and for other programs. What it says of the terms
//! themselves holds nothing of any case; findings are told by name and place only.

mod figures;
mod parameters;

pub use figures::Figures;

use super::markdown;
use crate::diag::{Audience, Diagnostic, Severity, Subject};
use crate::model::edition::{Edition, Meets, Requirement, SeverityByStage, Stage};
use crate::model::value::RequirementId;
use crate::model::{EditionFile, Panel, Workspace};
use crate::source::Sources;
use serde::Serialize;

/// The Terms of Reference of a panel.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct Terms {
    /// The panel's folder.
    pub panel: String,
    /// Its name.
    pub title: String,
    /// As people say it.
    pub short: String,
    /// The date that the text carries.
    pub updated: String,
    /// From when on it applies.
    pub in_force: String,
    /// Its figures in words, by what they are about.
    pub figures: Vec<Figures>,
    /// What it asks, in its order.
    pub requirements: Vec<TermsRequirement>,
    /// How unclear places are read.
    pub interpretations: Vec<Reading>,
}

/// One requirement.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct TermsRequirement {
    /// Its number.
    pub requirement: String,
    /// Where it stands in the text.
    pub clause: String,
    /// What it asks.
    pub says: String,
    /// The rules that check it.
    pub rules: Vec<CheckedBy>,
    /// The sections of papers that meet it.
    pub sections: Vec<PrintedAs>,
    /// Why nothing can be checked.
    pub unchecked: Option<String>,
    /// Whether something of it is not built yet.
    pub pending: bool,
    /// How many findings stand now, those apart to which somebody agreed.
    pub findings_now: usize,
    /// All of them, by name and place.
    pub findings: Vec<Found>,
}

/// A rule with what the edition sets.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct CheckedBy {
    /// The rule.
    pub rule: String,
    /// Its parameters in words; nothing for a rule without any.
    pub with: Option<String>,
    /// How bad it is and from which stage: `info from papers, warning from recorded`.
    pub severity: String,
    /// In which papers it may be shown.
    pub audience: &'static str,
    /// The roles that may agree to an exception.
    pub waivable_by: Vec<String>,
}

/// A section of a paper.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct PrintedAs {
    /// The section.
    pub section: String,
    /// The papers in which it stands.
    pub papers: Vec<&'static str>,
    /// What the edition sets for it.
    pub with: Option<String>,
}

/// How an unclear place is read.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct Reading {
    /// The requirements concerned.
    pub about: Vec<String>,
    /// What is unclear.
    pub unclear: String,
    /// How it is read.
    pub reading: String,
}

/// A finding by its name and place.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct Found {
    /// `P-79 agenda-notice`.
    pub name: String,
    /// How bad it is.
    pub severity: String,
    /// `panels/demo/2026-06-10.issued.yaml:3:11`.
    pub place: String,
    /// Whether somebody agreed to an exception.
    pub waived: bool,
}

/// Which panel's terms, and what was found.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The files, for the places of findings.
    pub sources: &'a Sources,
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The panel's folder.
    pub panel_id: &'a str,
    /// The panel.
    pub panel: &'a Panel,
    /// Its edition.
    pub edition: &'a EditionFile,
    /// What the edition asks for, bound.
    pub bound: &'a crate::terms::Terms,
    /// What is told now.
    pub findings: &'a [Diagnostic],
}

/// The Terms of Reference of a panel in words.
#[must_use]
pub fn terms(from: Source<'_>) -> Terms {
    let edition = &from.edition.edition;
    let requirements = edition.requirements.iter();
    Terms {
        panel: from.panel_id.to_owned(),
        title: edition.panel.to_string(),
        short: edition.short.to_string(),
        updated: edition.updated.value.to_string(),
        in_force: edition.in_force.value.to_string(),
        figures: figures::figures(from.workspace, edition, from.bound),
        requirements: requirements
            .map(|(id, requirement)| one(from, id, requirement))
            .collect(),
        interpretations: readings(edition),
    }
}

fn one(from: Source<'_>, id: &RequirementId, requirement: &Requirement) -> TermsRequirement {
    let findings: Vec<Found> = from
        .findings
        .iter()
        .filter(|finding| finding.requirement.as_deref() == Some(id.as_str()))
        .filter(|finding| is_of_panel(from, finding))
        .map(|finding| found(from.sources, finding))
        .collect();
    let meets = requirement.meets.iter();
    TermsRequirement {
        requirement: id.to_string(),
        clause: requirement.clause.to_string(),
        says: markdown::plain(requirement.says.as_str()),
        rules: meets
            .clone()
            .filter_map(|meets| checked_by(from, meets))
            .collect(),
        sections: meets.filter_map(|meets| printed_as(from, meets)).collect(),
        unchecked: requirement
            .unchecked
            .as_ref()
            .map(|why| markdown::plain(why.as_str())),
        pending: requirement.pending,
        findings_now: findings.iter().filter(|found| !found.waived).count(),
        findings,
    }
}

/// Whether a finding is this panel's. One about a case, or about everything, is the panel's whose
/// edition asks for it.
fn is_of_panel(from: Source<'_>, finding: &Diagnostic) -> bool {
    match &finding.subject {
        Subject::Panel(panel) | Subject::Report(panel, _) => panel == from.panel_id,
        Subject::Meeting(key) | Subject::Item(key, _) => key.panel == from.panel_id,
        Subject::Workspace | Subject::Case(_) | Subject::Person(_) | Subject::Names => {
            let asks = |file| {
                from.panel
                    .editions
                    .values()
                    .any(|edition| edition.file == file)
            };
            finding.labels.iter().any(|label| asks(label.span.file))
        }
    }
}

fn found(sources: &Sources, finding: &Diagnostic) -> Found {
    let path = &sources.file(finding.span.file).path;
    let place = sources.line_col(finding.span.file, finding.span.start as usize);
    Found {
        name: finding.name(),
        severity: finding.severity.to_string(),
        place: format!("{path}:{}:{}", place.line, place.col),
        waived: finding.waived.is_some(),
    }
}

fn checked_by(from: Source<'_>, meets: &Meets) -> Option<CheckedBy> {
    Some(CheckedBy {
        rule: meets.rule.as_ref()?.value.to_string(),
        with: asked(from, meets),
        severity: severity(meets),
        audience: audience(meets.audience.unwrap_or(Audience::Officer)),
        waivable_by: meets
            .waivable_by
            .iter()
            .map(|role| from.workspace.role_title(&role.id).to_owned())
            .collect(),
    })
}

fn printed_as(from: Source<'_>, meets: &Meets) -> Option<PrintedAs> {
    let section = meets.section.as_ref()?;
    Some(PrintedAs {
        section: section.name().to_owned(),
        papers: section.papers().iter().map(|paper| paper.name()).collect(),
        with: asked(from, meets),
    })
}

/// What an entry sets and of what it asks: `deadline: Agenda`, `when part: Part 2; facts: Background`.
fn asked(from: Source<'_>, meets: &Meets) -> Option<String> {
    let words = |node| parameters::words(from.workspace, &from.edition.edition, node);
    let when = meets.when.as_ref().map(|when| &when.node);
    let when = when.map(|when| format!("when {}", words(when)));
    let said: Vec<String> = when
        .into_iter()
        .chain(meets.with.as_ref().map(words))
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// How bad it is, from which stage.
fn severity(meets: &Meets) -> String {
    let from = |severity: Severity, stage: Stage| format!("{severity} from {}", stage.name());
    let first = meets.from.unwrap_or(Stage::Agenda);
    match &meets.severity {
        None => from(Severity::Warning, first),
        Some(SeverityByStage::Always(severity)) => from(*severity, first),
        Some(SeverityByStage::From(stages)) => {
            let stages: Vec<String> = stages
                .iter()
                .map(|(stage, severity)| from(*severity, *stage))
                .collect();
            stages.join(", ")
        }
    }
}

fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Officer => "officer",
        Audience::Chair => "chair",
        Audience::Panel => "panel",
        Audience::Annual => "annual",
    }
}

fn readings(edition: &Edition) -> Vec<Reading> {
    let readings = edition.interpretations.iter();
    readings
        .map(|reading| Reading {
            about: reading.about.iter().map(ToString::to_string).collect(),
            unclear: markdown::plain(reading.unclear.as_str()),
            reading: markdown::plain(reading.reading.as_str()),
        })
        .collect()
}
