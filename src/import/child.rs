//! What becomes of one child of the files.

use super::check::Difference;
use super::facts::{Fact, What};
use super::plan::{Fate, Line};
use super::register::Settings;
use super::sheet::Said;
use super::{coverage, merge};
use crate::edit::Value;
use crate::model::Workspace;
use crate::model::value::{CaseRef, Money};
use crate::pipeline::{Change, with_changes};
use crate::source::Sources;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What somebody wants of an import.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The day on which the files were made: of what is open in them, no more is known than that it was then.
    pub extracted: Date,
    /// Today: children whom a panel wants on each agenda now are brought in unasked.
    pub today: Date,
    /// Children that are wanted although the workspace has no case of them.
    pub cases: BTreeSet<CaseRef>,
    /// Whether every child of the files is.
    pub all: bool,
}

/// What files say of one child.
pub(super) struct OfChild<'w> {
    pub(super) case: &'w CaseRef,
    pub(super) workspace: &'w Workspace,
    /// Whether there is a case.
    pub(super) known: bool,
    pub(super) facts: Vec<Fact>,
    pub(super) lines: Vec<Line>,
    pub(super) differences: Vec<Difference>,
}

impl<'w> OfChild<'w> {
    pub(super) fn new(case: &'w CaseRef, workspace: &'w Workspace) -> Self {
        Self {
            case,
            workspace,
            known: workspace.cases.contains_key(case),
            facts: Vec::new(),
            lines: Vec::new(),
            differences: Vec::new(),
        }
    }

    fn says(&self, name: &str) -> bool {
        let mut facts = self.facts.iter();
        facts.any(|fact| matches!(&fact.said, What::Field { place, .. } if *place == [name]))
    }

    /// Whether there is a case, or one can be begun.
    pub(super) fn can_begin(&self) -> bool {
        self.known || self.wanting().is_empty()
    }

    /// Why no case can be begun, if none can.
    pub(super) fn lacks(&self) -> Option<String> {
        let wanting = self.wanting().join(", ");
        (!self.can_begin()).then(|| {
            format!(
                "no case is there, and none can be begun, as no file gives {wanting}: name a caseload list beside the \
                 others, or begin the case with `ipop new case`"
            )
        })
    }

    /// The first line that is about the child.
    pub(super) fn first(&self) -> Option<Said> {
        let facts = self.facts.iter().map(|fact| &fact.at);
        let told = self.lines.iter().flat_map(|line| &line.at);
        facts.chain(told).min().cloned()
    }

    /// What a new case needs and no file says.
    fn wanting(&self) -> Vec<&'static str> {
        let needed = ["initials", "born", "team"];
        needed.into_iter().filter(|name| !self.says(name)).collect()
    }

    /// The facts of a new case: with those that each has.
    fn begun(&self) -> Vec<Fact> {
        let Some(first) = self.facts.first() else {
            return Vec::new();
        };
        let own = Value::text(self.case.as_str());
        let mut facts = vec![Fact::field(&first.at, &["case"], "a case file", own)];
        if !self.says("cohorts") {
            let none = Value::List(Vec::new());
            facts.push(Fact::field(
                &first.at,
                &["cohorts"],
                "cohorts: none yet",
                none,
            ));
        }
        facts.extend(self.facts.iter().cloned());
        facts
    }
}

/// What cases are changed by.
pub(super) struct With<'a, 'w> {
    pub(super) sources: &'a Sources,
    pub(super) workspace: &'w Workspace,
    pub(super) wanted: &'a Wanted,
    pub(super) settings: &'a Settings<'w>,
    pub(super) tolerance: Money,
    /// The cases that are begun or changed: of the others only those that are there can be named.
    pub(super) begun: BTreeSet<CaseRef>,
}

impl With<'_, '_> {
    /// What becomes of one case, and the settings that it now names.
    pub(super) fn change(
        &self,
        of_child: &OfChild<'_>,
        lines: &mut Vec<Line>,
    ) -> Option<(Change, BTreeSet<String>)> {
        let case = of_child.case;
        let path = format!("cases/{case}.yaml");
        let file = self.sources.get(&path).filter(|_| of_child.known);
        let begun = if of_child.known {
            None
        } else {
            Some(of_child.begun())
        };
        let facts = begun.as_ref().unwrap_or(&of_child.facts);
        let facts = &self.of_those_here(case, facts, lines);
        let with = merge::With {
            case: case.as_str(),
            extracted: self.wanted.extracted,
            settings: self.settings,
            tolerance: self.tolerance,
        };
        let before = lines.len();
        let merged = merge::merge(file.and_then(|file| file.text()), facts, &with, lines);
        let merged = merged.map_err(|why| why.to_string()).and_then(|merged| {
            let Some(text) = merged.text else {
                return Ok(None);
            };
            let told = &lines[before..];
            let count = |fate| told.iter().filter(|line| line.fate == fate).count();
            let says = if of_child.known {
                format!(
                    "{} added, {} completed",
                    count(Fate::Added),
                    count(Fate::Changed)
                )
            } else {
                format!("a new case file for {case}")
            };
            let change = Change::new(self.sources, &path, text, says);
            change
                .map(|change| Some((change, merged.settings)))
                .map_err(|bad| bad.because.to_owned())
        });
        match merged {
            Ok(change) => change,
            Err(why) => {
                lines.truncate(before);
                lines.push(Line::new(Fate::Conflict, case.as_str(), why, None));
                None
            }
        }
    }

    /// Facts that name no child who has no case.
    fn of_those_here(&self, case: &CaseRef, facts: &[Fact], lines: &mut Vec<Line>) -> Vec<Fact> {
        let is_here = |other: &CaseRef| {
            self.begun.contains(other) || self.workspace.cases.contains_key(other)
        };
        let mut kept = Vec::new();
        for fact in facts {
            match &fact.said {
                What::Sibling(other) if !is_here(other) => {
                    let why = format!("{}: there is no such case here", fact.what);
                    lines.push(Line::new(Fate::LeftOut, case.as_str(), why, Some(&fact.at)));
                }
                _ => kept.push(fact.clone()),
            }
        }
        kept
    }

    /// Of the children whom nobody asked for, those whom a panel wants on every agenda: worked out from the
    /// workspace as it would be with all of them.
    pub(super) fn needed(&self, said: &[OfChild<'_>]) -> BTreeSet<CaseRef> {
        let asked = |of_child: &&OfChild<'_>| {
            of_child.known || self.wanted.all || self.wanted.cases.contains(of_child.case)
        };
        let others = said
            .iter()
            .filter(|one| !asked(one) && one.wanting().is_empty());
        let (mut changes, mut used, mut cases) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
        for of_child in others {
            if let Some((change, names)) = self.change(of_child, &mut Vec::new()) {
                changes.push(change);
                used.extend(names);
                cases.insert(of_child.case.clone());
            }
        }
        if cases.is_empty() {
            return cases;
        }
        if let Ok(Some(register)) = self.settings.change(self.sources, &used, &mut Vec::new()) {
            changes.push(register);
        }
        let sources = with_changes(self.sources, &changes);
        coverage::needed(&sources, &cases, self.wanted.today)
    }
}
