//! One edition, bound: its entries, and how to ask for them.

use super::{AnyOf, Parameters, Rule};
use crate::diag::{Severity, Span};
use crate::model::edition::{Meets, Section, SeverityByStage, Stage};
use crate::model::value::RequirementId;
use crate::plan::Circumstances;
use crate::yaml::{At, Reference};
use std::any::Any;

/// Everything that one edition asks for.
#[derive(Debug, Default)]
pub struct Terms {
    pub(super) entries: Vec<Entry>,
}

/// One rule or section that a requirement asks for, with its parameters.
#[derive(Debug)]
pub struct Entry {
    /// The requirement's number.
    pub requirement: RequirementId,
    /// Where the requirement stands in the text.
    pub clause: String,
    /// What it asks.
    pub says: String,
    /// The entry as written: severity, stage, audience, who may waive it.
    pub meets: At<Meets>,
    /// What sets it apart from other entries of the requirement that name the same rule, as written;
    /// nothing where there is no other, or nothing of its own.
    pub of: Option<String>,
    /// What it names.
    pub(super) names: Names,
    /// With which parameters.
    pub(super) with: Box<dyn Parameters>,
    /// What of the edition, and which roles, the parameters name.
    pub(super) references: Vec<Reference>,
}

/// What an entry names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Names {
    Rule(&'static Rule),
    Section(Section),
}

impl Entry {
    /// The rule, if it names one.
    #[must_use]
    pub fn rule(&self) -> Option<&'static Rule> {
        match self.names {
            Names::Rule(rule) => Some(rule),
            Names::Section(_) => None,
        }
    }

    /// The section, if it names one.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        match self.names {
            Names::Rule(_) => None,
            Names::Section(section) => Some(section),
        }
    }

    /// The parameters.
    pub(crate) fn with(&self) -> &dyn Parameters {
        &*self.with
    }

    /// The parameters, if they are of this type.
    pub(crate) fn parameters<P: Parameters>(&self) -> Option<&P> {
        let with: &dyn Any = &*self.with;
        with.downcast_ref()
    }

    /// Of what it is asked.
    pub(crate) fn when(&self) -> AnyOf<'_> {
        let when = self.meets.when.as_ref();
        AnyOf::new(when.map_or(&[], |when| &when.value))
    }

    /// Whether it is asked of an item or a child. The circumstances are those of the meeting's day.
    pub(crate) fn asks(&self, about: &Circumstances<'_>) -> bool {
        self.when().holds(about) && self.with.applies(about)
    }

    /// Where the edition asks for it: the parameters if there are any, else the name.
    #[must_use]
    pub fn asked_at(&self) -> Span {
        let Meets {
            rule,
            section,
            with,
            ..
        } = &self.meets.value;
        let with = with.as_ref().map(|with| with.span);
        let named = rule.as_ref().map(|rule| rule.span);
        with.or(named)
            .or(section.as_ref().map(|section| section.span))
            .unwrap_or(self.meets.span)
    }

    /// The next stage at which it bites, of one at which it doesn't, and how bad it is then.
    #[must_use]
    pub fn bites_next(&self, stage: Stage) -> Option<(Stage, Severity)> {
        let later = [Stage::Agenda, Stage::Papers, Stage::Held, Stage::Recorded];
        let mut later = later.into_iter().filter(|later| *later > stage);
        later.find_map(|later| Some((later, self.severity_at(later)?)))
    }

    /// How bad it is at a stage when it is not kept; nothing where it does not bite yet.
    #[must_use]
    pub fn severity_at(&self, stage: Stage) -> Option<Severity> {
        let from = self.meets.from.unwrap_or(Stage::Agenda);
        match &self.meets.severity {
            Some(by_stage @ SeverityByStage::From(_)) => by_stage.at(stage),
            _ if stage < from => None,
            Some(by_stage) => by_stage.at(stage),
            None => Some(Severity::Warning),
        }
    }
}

impl Terms {
    /// Every entry, in the order of the edition.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// The entries of a requirement.
    pub(crate) fn of_requirement(&self, id: &RequirementId) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter();
        entries.filter(move |entry| entry.requirement == *id)
    }

    /// Each entry with parameters of a type.
    pub(crate) fn each<P: Parameters>(&self) -> impl Iterator<Item = (&Entry, &P)> {
        let entries = self.entries.iter();
        entries.filter_map(|entry| Some((entry, entry.parameters()?)))
    }

    /// The entries that ask for a section.
    pub(crate) fn asking_for(&self, section: Section) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter();
        entries.filter(move |entry| entry.section() == Some(section))
    }

    /// Whether a section is asked for.
    pub(crate) fn asks_for(&self, section: Section) -> bool {
        self.asking_for(section).next().is_some()
    }

    /// What is set for a section, the first time that it is asked for.
    pub(crate) fn section<P: Parameters>(&self, section: Section) -> Option<&P> {
        self.asking_for(section).find_map(Entry::parameters)
    }
}
