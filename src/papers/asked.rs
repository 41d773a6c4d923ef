//! Which sections an edition asks of a paper. Templates can be overridden, so that whoever renders
//! compares these with what was marked.

use super::desk::Desk;
use super::paper_of::PaperOf;
use super::view::Agenda;
use crate::diag::Span;
use crate::model::Panel;
use crate::model::edition::{Edition, Paper, Section};

/// A section that a paper must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSection {
    /// Which.
    pub section: Section,
    /// The requirement that asks for it first.
    pub requirement: String,
    /// Where the edition names it.
    pub span: Span,
}

/// The sections that the edition in force asks of a paper.
#[must_use]
pub(super) fn asked_of(desk: &Desk<'_>, panel: &str, of: &PaperOf) -> Vec<AskedSection> {
    let edition = desk.workspace.panels.get(panel);
    let edition = edition.and_then(|panel| of.edition(desk, panel));
    edition.map_or_else(Vec::new, |edition| asked_by(edition, of.sections()))
}

/// The sections that the index must have, because some panel's edition asks for them.
#[must_use]
pub fn asked_of_index(desk: &Desk<'_>) -> Vec<AskedSection> {
    let panels = desk.workspace.panels.values();
    let editions = panels.filter_map(|panel| edition_now(desk, panel));
    let mut asked: Vec<AskedSection> = Vec::new();
    for of_panel in editions.flat_map(|edition| asked_by(edition, Paper::Index)) {
        let known = asked.iter().any(|one| one.section == of_panel.section);
        // The index is made under no edition.
        if !known && of_panel.section != Section::EditionStamp {
            asked.push(of_panel);
        }
    }
    asked
}

impl AskedSection {
    /// Whether it stands in every paper, whatever else that says.
    #[must_use]
    pub fn is_of_every_paper(&self) -> bool {
        self.section.stands_in(Paper::Every)
    }

    /// Whether an agenda can't lack it: a label on proposals is no loss where nothing is proposed, and that
    /// of a meeting that is not held says that and no more.
    #[must_use]
    pub fn applies_to(&self, agenda: &Agenda) -> bool {
        if agenda.called_off.is_some() {
            return self.is_of_every_paper();
        }
        self.section != Section::NotConfirmed
            || agenda
                .item_sheets
                .iter()
                .any(|sheet| sheet.proposal_label.is_some())
    }
}

fn edition_now<'a>(desk: &Desk<'_>, panel: &'a Panel) -> Option<&'a Edition> {
    let edition = panel.edition_on(desk.as_of).or(panel.latest_edition())?;
    Some(&edition.edition)
}

fn asked_by(edition: &Edition, paper: Paper) -> Vec<AskedSection> {
    let mut asked: Vec<AskedSection> = Vec::new();
    for (requirement, entry) in &edition.requirements {
        let named = entry
            .meets
            .iter()
            .filter_map(|meets| meets.section.as_ref());
        for named in named.filter(|named| named.value.stands_in(paper)) {
            if !asked.iter().any(|one| one.section == named.value) {
                asked.push(AskedSection {
                    section: named.value,
                    requirement: requirement.to_string(),
                    span: named.span,
                });
            }
        }
    }
    asked
}
