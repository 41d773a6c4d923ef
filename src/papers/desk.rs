//! Everything that papers are made from.

use crate::diag::{Diagnostic, ItemKey, MeetingKey, Severity, Subject};
use crate::model::case::Case;
use crate::model::edition::{Edition, Meets, Section};
use crate::model::meeting::{Item, Meeting};
use crate::model::value::{CaseRef, Slug};
use crate::model::{MeetingFile, Panel, Workspace};
use crate::plan::{Circumstances, Due, Plan, Plans, circumstances_of, due, item_name};
use crate::rules::Tally;
use crate::terms::{Editions, Terms};
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What made the papers, as the imprint says it.
pub const PROGRAM: &str = concat!("ipop ", env!("CARGO_PKG_VERSION"));

/// What lies on the desk of whoever makes the papers.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// Every meeting's plan.
    pub plans: &'a Plans,
    /// What each edition asks for.
    pub editions: &'a Editions,
    /// Everything that was found, in order.
    pub findings: &'a [Diagnostic],
    /// How often each requirement was kept.
    pub tallies: &'a [Tally],
    /// The as-of date.
    pub as_of: Date,
    /// Cases of which nothing is printed, and why.
    withheld: BTreeMap<CaseRef, Withheld>,
    /// Items of which nothing is printed.
    withheld_items: BTreeSet<(MeetingKey, ItemKey)>,
}

/// Why the details of a case are not printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Withheld {
    /// Its file can't be read.
    Unreadable,
    /// Something in its file is wrong that would make a paper false.
    InError,
}

impl Withheld {
    /// In words, as an item sheet says it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Unreadable => "Details withheld: the case file can't be read.",
            Self::InError => "Details withheld: an error in the case file must be put right first.",
        }
    }
}

impl<'a> Desk<'a> {
    /// Lays out what papers are made from.
    #[must_use]
    pub fn new(
        workspace: &'a Workspace,
        plans: &'a Plans,
        editions: &'a Editions,
        findings: &'a [Diagnostic],
        tallies: &'a [Tally],
        as_of: Date,
    ) -> Self {
        let mut withheld = BTreeMap::new();
        let mut withheld_items = BTreeSet::new();
        for finding in findings
            .iter()
            .filter(|finding| finding.counts_as(Severity::Error))
        {
            match &finding.subject {
                Subject::Case(case) => {
                    let case = workspace.cases.keys().find(|known| known.as_str() == case);
                    withheld.extend(case.map(|case| (case.clone(), Withheld::InError)));
                }
                Subject::Item(meeting, item) => {
                    withheld_items.insert((meeting.clone(), item.clone()));
                }
                Subject::Workspace
                | Subject::Panel(_)
                | Subject::Meeting(_)
                | Subject::Person(_)
                | Subject::Report(..)
                | Subject::Names => {}
            }
        }
        let unreadable = workspace.unreadable_cases.iter();
        withheld.extend(unreadable.map(|case| (case.clone(), Withheld::Unreadable)));
        Self {
            workspace,
            plans,
            editions,
            findings,
            tallies,
            as_of,
            withheld,
            withheld_items,
        }
    }

    /// Why nothing about a case is printed, if so.
    pub(crate) fn withheld(&self, case: &CaseRef) -> Option<Withheld> {
        self.withheld.get(case).copied()
    }

    /// The cases of which nothing is printed.
    pub(crate) fn withheld_cases(&self) -> impl Iterator<Item = &CaseRef> {
        self.withheld.keys()
    }

    /// One meeting with all that belongs to it; nothing if it has no plan.
    pub(crate) fn sitting(&'a self, key: &MeetingKey) -> Option<Sitting<'a>> {
        let (panel_id, panel) = self.workspace.panels.get_key_value(key.panel.as_str())?;
        let file = panel.meetings.get(&key.date)?;
        let edition = &panel.edition_on(key.date)?.edition;
        let (key, plan) = self.plans.meetings.get_key_value(key)?;
        Some(Sitting {
            desk: self,
            key,
            panel_id,
            panel,
            file,
            meeting: &file.meeting,
            edition,
            terms: self.editions.on(panel_id.as_str(), key.date)?,
            plan,
            date: key.date,
        })
    }
}

/// One meeting, with all that its papers are made from.
#[derive(Clone, Copy)]
pub(crate) struct Sitting<'a> {
    /// The desk.
    pub(crate) desk: &'a Desk<'a>,
    /// Which meeting.
    pub(crate) key: &'a MeetingKey,
    /// The panel's folder.
    pub(crate) panel_id: &'a Slug,
    /// The panel.
    pub(crate) panel: &'a Panel,
    /// The meeting's file.
    pub(crate) file: &'a MeetingFile,
    /// The meeting.
    pub(crate) meeting: &'a Meeting,
    /// The edition in force on its day.
    pub(crate) edition: &'a Edition,
    /// What that edition asks for.
    pub(crate) terms: &'a Terms,
    /// Its plan.
    pub(crate) plan: &'a Plan,
    /// Its day.
    pub(crate) date: Date,
}

impl<'a> Sitting<'a> {
    /// Whether the meeting is over on the as-of date.
    pub(crate) fn is_held(&self) -> bool {
        self.desk.as_of > self.date && self.file.takes_place()
    }

    /// When the decision on an item is due on the child's case file, where the edition sets a time:
    /// counted from the day of the decision, which need not be the meeting's.
    pub(crate) fn record_due(&self, item: &Item) -> Option<Due> {
        // What runs from a confirmation or a clearing has no day of its own at the meeting.
        self.plan.due("record")?;
        let deadline = self.edition.deadlines.get("record")?;
        let day = item.decided_on(self.date);
        Some(due(deadline, day, &self.desk.workspace.working_days))
    }

    /// The item at a place of the meeting's file.
    pub(crate) fn item(&self, index: usize) -> Option<&'a At<Item>> {
        self.meeting.items.get(index)
    }

    /// Why nothing about an item is printed, if so.
    pub(crate) fn withheld(&self, item: &Item) -> Option<Withheld> {
        let held_back = || {
            let name = (self.key.clone(), (&item_name(item)).into());
            self.desk
                .withheld_items
                .contains(&name)
                .then_some(Withheld::InError)
        };
        self.desk.withheld(&item.case.id).or_else(held_back)
    }

    /// Whether a finding names a case other than this one.
    pub(crate) fn names_other_case(&self, finding: &Diagnostic, own: &CaseRef) -> bool {
        let workspace = self.desk.workspace;
        let mut cases = workspace.cases.keys().chain(&workspace.unreadable_cases);
        cases.any(|other| other != own && finding.mentions(other.as_str()))
    }

    /// Whether the edition asks for a section.
    pub(crate) fn asks_for(&self, section: Section) -> bool {
        self.terms.asks_for(section)
    }

    /// What conditions ask about an item, on the day of the meeting, as the rules see it; nothing if
    /// its case can't be read.
    pub(crate) fn about<'i>(&self, item: &'i Item) -> Option<Circumstances<'i>>
    where
        'a: 'i,
    {
        let case = self.desk.workspace.case(&item.case.id)?;
        let mut about = self.about_case(case, Some(item));
        let planned = self.plan.item(&item_name(item));
        about.part = planned.and_then(|planned| planned.part.as_ref());
        Some(about)
    }

    /// What conditions ask about a child, on the day of the meeting.
    pub(crate) fn about_case<'i>(&self, case: &'i Case, item: Option<&'i Item>) -> Circumstances<'i>
    where
        'a: 'i,
    {
        circumstances_of(
            self.desk.workspace,
            self.panel,
            self.edition,
            self.date,
            self.plan.facts_on,
            case,
            item,
        )
    }
}

/// Whether an edition asks for a section.
pub(crate) fn asks_for(edition: &Edition, section: Section) -> bool {
    entries(edition).any(|meets| names_section(meets, section))
}

fn entries(edition: &Edition) -> impl Iterator<Item = &Meets> {
    let meets = edition.requirements.values().flat_map(|asked| &asked.meets);
    meets.map(|meets| &meets.value)
}

fn names_section(meets: &Meets, section: Section) -> bool {
    meets
        .section
        .as_ref()
        .is_some_and(|named| named.value == section)
}
