//! How the panel kept its terms in the year, requirement by requirement.
//!
//! Each entry that names a rule is counted for itself, so that a count is of one thing: what it looked at in the meetings
//! that were held, and what happened on a day of the year, whenever it is told. What is asked of the panel
//! as it stands now counts once, in the year that runs. Counts are counted whoever may read the findings
//! themselves: a number beside a clause names nobody. Only the requirement's own words are printed,
//! since a finding's message may name a case.

mod section;

pub(super) use section::section;

use super::counted::{FEW, per_cent};
use super::disclosure::{Release, Shown};
use super::year::Year;
use crate::model::edition::{Paper, Requirement, Section};
use crate::model::value::RequirementId;
use crate::model::value::words::count as count_of;
use crate::papers::desk::asks_for;
use crate::papers::markdown;
use crate::papers::view::{Checked, Compliance, Finding, Kept, Mark, ShownIn, Status};
use crate::papers::words::lower_first;
use crate::rules::rule;
use crate::terms::Terms;
use std::collections::{BTreeMap, BTreeSet};

/// What was counted of one requirement.
#[derive(Default)]
struct Counted {
    kept: u32,
    broken: u32,
    waived: u32,
    /// Of how many the files leave it open.
    open: u32,
    /// Whether some of it concerns single children.
    concerns_children: bool,
    agreed_by: BTreeSet<String>,
}

/// One check of a requirement: a rule, and what sets it apart where the requirement asks for it twice.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Check<'a> {
    rule: &'static str,
    says: &'static str,
    of: Option<&'a str>,
}

impl Check<'_> {
    /// `What the panel must know is stated (facts: pathway plan).`
    fn words(&self) -> String {
        match self.of {
            Some(of) => format!("{} ({of}).", self.says.trim_end_matches('.')),
            None => self.says.to_owned(),
        }
    }
}

/// Every requirement of the edition with what is known of it.
pub(super) fn compliance(year: &Year<'_>, release: &Release) -> Compliance {
    let counted = counted(year);
    let rules = rules(year);
    let requirements = year.edition.requirements.iter();
    let requirements = requirements.map(|(id, requirement)| {
        let named = rules.get(id).map_or(&[][..], Vec::as_slice);
        let found: Vec<_> = named
            .iter()
            .filter_map(|check| Some((check, counted.get(&(id, check.rule, check.of))?)))
            .collect();
        let checks = found
            .iter()
            .filter(|(_, counted)| counted.applied() > 0)
            .map(|(check, counted)| published(check, counted, release));
        let checks: Vec<Checked> = checks.collect();
        let shown = shown(year, requirement);
        let is_told = !checks.is_empty() || !shown.is_empty() || requirement.unchecked.is_some();
        let agreed = found.iter().flat_map(|(_, counted)| &counted.agreed_by);
        let agreed: BTreeSet<&String> = agreed.collect();
        Kept {
            requirement: id.to_string(),
            clause: requirement.clause.to_string(),
            says: markdown::plain(requirement.says.as_str()),
            agreed_by: agreed.into_iter().cloned().collect(),
            not_counted: (!named.is_empty() && checks.is_empty() || !is_told).then(|| {
                let open = found.iter().any(|(_, counted)| counted.open > 0);
                let of_now = year.desk.tallies.iter().any(|tally| {
                    let here = tally.panel == year.panel_id.as_str() && tally.requirement == *id;
                    here && tally.day.is_none() && !year.is_latest()
                });
                not_counted(open, of_now, named)
            }),
            checks,
            shown,
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

/// The rules by requirement, each with what it looks for: those of the edition in its order, then those
/// that an earlier edition of the year asked for.
fn rules<'a>(year: &'a Year<'_>) -> BTreeMap<&'a RequirementId, Vec<Check<'a>>> {
    let mut rules: BTreeMap<&RequirementId, Vec<Check<'a>>> = BTreeMap::new();
    let panel = year.panel_id.as_str();
    let terms = year.desk.editions.on(panel, year.until);
    let asked = terms.into_iter().flat_map(Terms::entries);
    let asked =
        asked.filter_map(|entry| Some((&entry.requirement, entry.rule()?, entry.of.as_deref())));
    let counted = counted(year).into_keys();
    let counted = counted.filter_map(|(id, name, of)| Some((id, rule(name)?, of)));
    for (id, rule, of) in asked.chain(counted) {
        let known = rules.entry(id).or_default();
        let check = Check {
            rule: rule.name,
            says: rule.says(),
            of,
        };
        if !known.contains(&check) {
            known.push(check);
        }
    }
    rules
}

/// Why nothing was counted: the files leave it open, it is asked of the panel as it stands now, nothing was
/// there of what its checks look at, or nothing checks it.
fn not_counted(open: bool, of_now: bool, checks: &[Check<'_>]) -> String {
    if open {
        return "The files leave it open whether it was kept.".to_owned();
    }
    if of_now {
        return "It is asked of the panel as it stands now, so that it counts in the year that runs.".to_owned();
    }
    let looked: Vec<String> = checks
        .iter()
        .map(|check| lower_first(&check.words()))
        .collect();
    match looked.as_slice() {
        [] => "Nothing checks it, and no paper shows it.".to_owned(),
        looked => {
            let looked: Vec<&str> = looked
                .iter()
                .map(|what| what.trim_end_matches('.'))
                .collect();
            format!(
                "There was nothing in the year to check: {}.",
                looked.join("; ")
            )
        }
    }
}

/// What the rules counted in the year, by requirement, rule, and what sets the entry apart.
fn counted<'a>(
    year: &'a Year<'_>,
) -> BTreeMap<(&'a RequirementId, &'static str, Option<&'a str>), Counted> {
    let mut counted: BTreeMap<(&RequirementId, &str, Option<&str>), Counted> = BTreeMap::new();
    for tally in year.desk.tallies {
        let here = match tally.day {
            Some(day) if tally.of_a_meeting => {
                year.sittings.iter().any(|sitting| sitting.date == day)
            }
            Some(day) => year.contains(day),
            None => year.is_latest(),
        };
        if !here || tally.panel != year.panel_id.as_str() {
            continue;
        }
        let entry = (&tally.requirement, tally.rule, tally.of.as_deref());
        let of = counted.entry(entry).or_default();
        of.kept += tally.kept;
        of.broken += tally.broken;
        of.waived += tally.waived;
        of.open += tally.open;
        of.concerns_children |= tally.concerns_children;
        of.agreed_by.extend(tally.agreed_by.iter().cloned());
    }
    counted
}

impl Counted {
    /// How often there was something to keep.
    fn applied(&self) -> u32 {
        self.kept + self.broken + self.waived
    }
}

/// The counts as they may be printed.
fn published(check: &Check<'_>, counted: &Counted, release: &Release) -> Checked {
    let parts = [counted.kept, counted.broken, counted.waived];
    let of = counted.applied();
    let (shown, whole) = if counted.concerns_children {
        release.row(&parts)
    } else {
        (parts.map(Shown::Count).to_vec(), Shown::Count(of))
    };
    let cell = |at: usize| shown.get(at).and_then(|shown| shown.number());
    let (applied, kept) = (whole.number(), cell(0));
    Checked {
        rule: check.rule.to_owned(),
        of: check.of.map(str::to_owned),
        checks: check.words(),
        applied,
        kept,
        broken: cell(1),
        waived: cell(2),
        kept_per_cent: applied
            .zip(kept)
            .filter(|_| of > release.threshold().max(FEW))
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
        .flat_map(|kept| kept.checks.iter().map(move |checked| (kept, checked)))
        .filter_map(|(kept, checked)| {
            // Of two rules each says what it looked at.
            let text = match kept.checks.as_slice() {
                [_] => kept.says.clone(),
                _ => format!("{} Looked at: {}", kept.says, lower_first(&checked.checks)),
            };
            let finding = Finding {
                status: status(checked)?,
                text,
                clause: kept.clause.clone(),
                about: None,
            };
            Some(Exception {
                broken: checked.broken,
                finding,
            })
        })
        .collect()
}

/// How often it was not kept or waived, and of how many times; nothing where it always was.
fn status(checked: &Checked) -> Option<Status> {
    let of = |count: Option<u32>| match (count, checked.applied) {
        (None, _) => "at times (the number is not shown)".to_owned(),
        (Some(count), Some(all)) => format!("{count} of {all}"),
        (Some(count), None) => times(count),
    };
    let (broken, waived) = (of(checked.broken), of(checked.waived));
    match (checked.broken, checked.waived) {
        (Some(0), Some(0)) => None,
        (Some(0), _) => Some(Status::new(Mark::Agreed, format!("Waived: {waived}"))),
        (_, Some(0)) => Some(Status::new(Mark::Attention, format!("Not kept: {broken}"))),
        _ => {
            let text = format!("Not kept: {broken}; waived: {waived}");
            Some(Status::new(Mark::Attention, text))
        }
    }
}

fn times(count: u32) -> String {
    count_of(count, "time")
}
