//! How the panel kept its terms in the year, requirement by requirement.
//!
//! Counts are of what the rules looked at in the meetings that were held; what is asked of the panel
//! as a whole counts once, in the year that runs. They are counted whoever may read the findings
//! themselves: a number beside a clause names nobody. Only the requirement's own words are printed,
//! since a finding's message may name a case.

mod section;

pub(super) use section::section;

use super::counted::per_cent;
use super::disclosure::{Release, Shown};
use super::year::Year;
use crate::model::edition::{Paper, Requirement, Section};
use crate::model::value::RequirementId;
use crate::papers::desk::asks_for;
use crate::papers::markdown;
use crate::papers::view::{Checked, Compliance, Finding, Kept, Mark, ShownIn, Status};
use std::collections::{BTreeMap, BTreeSet};

/// What was counted of one requirement.
#[derive(Default)]
struct Counted {
    kept: u32,
    broken: u32,
    waived: u32,
    /// Whether some of it concerns single children.
    concerns_children: bool,
    agreed_by: BTreeSet<String>,
}

/// Every requirement of the edition with what is known of it.
pub(super) fn compliance(year: &Year<'_>, release: &Release) -> Compliance {
    let counted = counted(year);
    let requirements = year.edition.requirements.iter();
    let requirements = requirements.map(|(id, requirement)| {
        let checked = counted.get(id);
        Kept {
            requirement: id.to_string(),
            clause: requirement.clause.to_string(),
            says: markdown::plain(requirement.says.as_str()),
            checked: checked.map(|counted| published(counted, release)),
            agreed_by: checked.map_or_else(Vec::new, |counted| {
                counted.agreed_by.iter().cloned().collect()
            }),
            shown: shown(year, requirement),
            unchecked: requirement
                .unchecked
                .as_ref()
                .map(|why| markdown::plain(why.as_str())),
        }
    });
    Compliance {
        panel: year.panel_id.to_string(),
        edition: year.edition.in_force.value.to_string(),
        year: year.financial.to_string(),
        from: year.first.to_string(),
        until: year.until.to_string(),
        meetings: u32::try_from(year.sittings.len()).unwrap_or(u32::MAX),
        threshold: release.threshold(),
        requirements: requirements.collect(),
    }
}

/// What the rules counted in the year.
fn counted<'a>(year: &'a Year<'_>) -> BTreeMap<&'a RequirementId, Counted> {
    let mut counted: BTreeMap<&RequirementId, Counted> = BTreeMap::new();
    for tally in year.desk.tallies {
        let here = match tally.meeting {
            Some(date) => year.sittings.iter().any(|sitting| sitting.date == date),
            None => year.is_latest(),
        };
        if !here || tally.panel != year.panel_id.as_str() {
            continue;
        }
        let of = counted.entry(&tally.requirement).or_default();
        of.kept += tally.kept;
        of.broken += tally.broken;
        of.waived += tally.waived;
        of.concerns_children |= tally.concerns_children;
        of.agreed_by.extend(tally.agreed_by.iter().cloned());
    }
    counted
}

/// The counts as they may be printed.
fn published(counted: &Counted, release: &Release) -> Checked {
    let parts = [counted.kept, counted.broken, counted.waived];
    let of: u32 = parts.iter().sum();
    let (shown, whole) = if counted.concerns_children {
        release.row(&parts)
    } else {
        (parts.map(Shown::Count).to_vec(), Shown::Count(of))
    };
    let cell = |at: usize| shown.get(at).and_then(|shown| shown.number());
    let (applied, kept) = (whole.number(), cell(0));
    Checked {
        applied,
        kept,
        broken: cell(1),
        waived: cell(2),
        kept_per_cent: applied
            .zip(kept)
            .filter(|_| of > release.threshold())
            .map(|(applied, kept)| per_cent(kept, applied)),
    }
}

/// In how many papers of the year the sections stand that a requirement asks for.
fn shown(year: &Year<'_>, requirement: &Requirement) -> Vec<ShownIn> {
    let sections: BTreeSet<Section> = requirement
        .meets
        .iter()
        .filter_map(|meets| meets.section.as_ref().map(|section| section.value))
        .collect();
    let papers = sections
        .into_iter()
        .flat_map(|section| section.papers().iter().map(move |paper| (section, *paper)));
    papers
        .map(|(section, paper)| {
            let asked = year
                .sittings
                .iter()
                .filter(|sitting| asks_for(sitting.edition, section));
            let meetings = u32::try_from(asked.count()).unwrap_or(u32::MAX);
            ShownIn {
                section: section.name().to_owned(),
                paper: paper.name().to_owned(),
                meetings: is_of_a_meeting(paper).then_some(meetings),
            }
        })
        .collect()
}

fn is_of_a_meeting(paper: Paper) -> bool {
    matches!(
        paper,
        Paper::Every | Paper::Agenda | Paper::Invite | Paper::Sheet
    )
}

/// A requirement that was not always kept.
pub(super) struct Exception {
    /// How often it was not; nothing where the number is withheld.
    pub broken: Option<u32>,
    /// What the report prints of it.
    pub finding: Finding,
}

/// Requirements that were not always kept, in the order of the edition.
pub(super) fn exceptions(compliance: &Compliance) -> Vec<Exception> {
    let requirements = compliance.requirements.iter();
    requirements
        .filter_map(|kept| {
            let checked = kept.checked.as_ref()?;
            let finding = Finding {
                status: status(checked)?,
                text: kept.says.clone(),
                clause: format!("{} ({})", kept.clause, kept.requirement),
                about: None,
            };
            Some(Exception {
                broken: checked.broken,
                finding,
            })
        })
        .collect()
}

/// How often it was not kept or waived; nothing where it always was.
fn status(checked: &Checked) -> Option<Status> {
    let (broken, waived) = (times(checked.broken), times(checked.waived));
    match (checked.broken, checked.waived) {
        (Some(0), Some(0)) => None,
        (Some(0), _) => Some(Status::new(Mark::Agreed, format!("Waived {waived}"))),
        (_, Some(0)) => Some(Status::new(Mark::Attention, format!("Not kept {broken}"))),
        _ => {
            let text = format!("Not kept {broken}, waived {waived}");
            Some(Status::new(Mark::Attention, text))
        }
    }
}

fn times(count: Option<u32>) -> String {
    match count {
        None => "at times (the number is not shown)".to_owned(),
        Some(1) => "once".to_owned(),
        Some(2) => "twice".to_owned(),
        Some(many) => format!("{many} times"),
    }
}
