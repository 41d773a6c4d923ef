//! The stages in their order: this file is the program on a page.
//!
//! Sources are read, turned into a workspace, planned, checked; the papers are put into words,
//! rendered and published. Everything up to the rules is cheap and always done for everything; only
//! what would come out differently is rendered.

mod build;
mod change;
mod collect;
mod copies;
mod doubt;
mod guard;
mod index;
mod issue;
mod jobs;
mod mail;
mod make;
mod marked;
mod overrides;
mod renderers;
mod selection;
pub mod start;

pub use build::{Built, Counts, build};
pub use change::{Change, with_changes};
pub use copies::copies;
pub use doubt::Doubts;
pub use issue::{Answer, Ask, OnWhen, issue};
pub use jobs::{Body, Job, Mail};
pub use make::{Make, Outcome, make};
pub use selection::Selection;

use crate::diag::{self, Coming, Diagnostic, Severity, Span, Subject};
use crate::model::names::Names;
use crate::model::value::text::is_left_out;
use crate::model::{self, Workspace};
use crate::papers::Desk;
use crate::plan::{self, Plans};
use crate::render::{Templates, fonts};
use crate::rules;
use crate::source::Sources;
use crate::terms::Editions;
use jiff::civil::{Date, DateTime};

/// A workspace, planned and checked.
#[derive(Debug)]
pub struct Inspection {
    /// The workspace; nothing only where `ipop.yaml` itself cannot be understood.
    pub workspace: Option<Workspace>,
    /// Children's names.
    pub names: Names,
    /// The plan of every meeting.
    pub plans: Plans,
    /// Everything that was found, in order.
    pub findings: Vec<Diagnostic>,
    /// What is not wrong yet, in the order in which it is due.
    pub coming: Vec<Coming>,
    /// What could not be read, so that nobody knows what is gone.
    pub doubts: Doubts,
    /// How often each requirement was kept.
    pub tallies: Vec<rules::Tally>,
    /// What each edition asks for.
    pub editions: Editions,
    /// The date at which the workspace was looked at.
    pub as_of: Date,
    /// The moment at which it was, where that is on this date.
    pub moment: Option<DateTime>,
}

impl Inspection {
    /// What papers are made from; nothing where `ipop.yaml` cannot be understood.
    #[must_use]
    pub fn desk(&self) -> Option<Desk<'_>> {
        let workspace = self.workspace.as_ref()?;
        Some(Desk::new(
            workspace,
            &self.plans,
            &self.editions,
            &self.findings,
            &self.tallies,
            self.as_of,
        ))
    }

    /// The findings of a selection, and of what came up while its papers were made.
    #[must_use]
    pub fn findings_for(&self, selection: &Selection, more: &[Diagnostic]) -> Vec<Diagnostic> {
        let findings = self.findings.iter().chain(more);
        findings
            .filter(|finding| selection.tells(&self.plans, finding))
            .cloned()
            .collect()
    }

    /// What is coming up, of a selection.
    #[must_use]
    pub fn coming_for(&self, selection: &Selection) -> Vec<Coming> {
        let coming = self.coming.iter();
        let told = coming.filter(|one| selection.tells(&self.plans, &one.finding));
        told.cloned().collect()
    }
}

/// Reads and plans a workspace and checks it against its Terms of Reference.
///
/// `today` is asked only where neither the command line nor the workspace says the date.
#[must_use]
pub fn inspect(sources: &Sources, as_of: AsOf) -> Inspection {
    let loaded = model::load(sources);
    let mut findings = loaded.findings;
    let (as_of, moment) = as_of.resolve(loaded.workspace.as_ref());
    let Some(workspace) = loaded.workspace else {
        return Inspection {
            workspace: None,
            names: loaded.names,
            plans: Plans::default(),
            findings,
            coming: Vec::new(),
            doubts: Doubts::default(),
            tallies: Vec::new(),
            editions: Editions::default(),
            as_of,
            moment,
        };
    };
    let mut doubts = Doubts::new(sources, &findings);
    let mut plans = plan::plan(&workspace, as_of);
    let checked = rules::check(&workspace, &plans, as_of);
    plans.reopen(&checked.unsettled);
    doubts.note_editions(&checked.findings);
    findings.extend(checked.findings);
    findings.extend(uncovered_characters(sources, &workspace));
    findings.extend(overrides::unknown_templates(sources));
    findings.extend(overrides::unreadable_templates(sources));
    diag::sort(&mut findings);
    diag::shorten(&mut findings);
    Inspection {
        workspace: Some(workspace),
        names: loaded.names,
        plans,
        findings,
        coming: checked.coming,
        doubts,
        tallies: checked.tallies,
        editions: checked.editions,
        as_of,
        moment,
    }
}

/// On which date a workspace is to be looked at.
#[derive(Debug, Clone, Copy)]
pub struct AsOf {
    /// The date that was asked for.
    pub asked: Option<Date>,
    /// The moment of `SOURCE_DATE_EPOCH`, if it is set.
    pub epoch: Option<jiff::Timestamp>,
    /// Now, as the program's entry read it.
    pub now: jiff::Timestamp,
}

impl AsOf {
    /// The date where no workspace says another.
    #[must_use]
    pub fn day(self) -> Date {
        self.resolve(None).0
    }

    /// The date, and the moment if that is on this date.
    fn resolve(self, workspace: Option<&Workspace>) -> (Date, Option<DateTime>) {
        let authority = workspace.map(|workspace| &workspace.authority);
        let zone = authority.map_or_else(Default::default, |authority| authority.time_zone.clone());
        let fixed = authority.and_then(|authority| authority.as_of);
        let moment = self
            .epoch
            .unwrap_or(self.now)
            .to_zoned(zone.zone())
            .datetime();
        let as_of = self.asked.or(fixed).unwrap_or_else(|| moment.date());
        (as_of, Some(moment).filter(|moment| moment.date() == as_of))
    }
}

/// The templates of the program, with the workspace's own in their place and its logo.
#[must_use]
pub fn templates(sources: &Sources, workspace: &Workspace) -> Templates {
    let own = sources.under("templates");
    Templates::with_overrides(own.filter_map(|file| Some((file.path.as_str(), file.text()?))))
        .with_logo(workspace.logo.clone())
}

/// Characters that no embedded font has: they are printed as their number.
fn uncovered_characters(sources: &Sources, workspace: &Workspace) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for note in &workspace.texts {
        let Some(character) = note
            .text
            .chars()
            .find(|c| !matches!(c, '\n' | '\r' | '\t') && !is_left_out(*c) && !fonts::prints(*c))
        else {
            continue;
        };
        let written = sources.file(note.span.file).text().unwrap_or_default();
        let range = note.span.range();
        let found = written
            .get(range.clone())
            .and_then(|text| text.find(character));
        let at = found.map_or(note.span, |at| {
            let start = range.start + at;
            Span::new(note.span.file, start, start + character.len_utf8())
        });
        let message = format!(
            "the papers have no letter for the character U+{:04X}; it is printed as {}",
            u32::from(character),
            fonts::stand_in(character)
        );
        findings.push(
            Diagnostic::warning("uncovered-character", Subject::Workspace, at, message)
                .with_help("write it in words"),
        );
    }
    findings
}

/// Whether a build of these findings succeeds.
#[must_use]
pub fn succeeds(findings: &[Diagnostic], strict: bool) -> bool {
    let bar = if strict {
        Severity::Warning
    } else {
        Severity::Error
    };
    !findings.iter().any(|finding| finding.counts_as(bar))
}
