//! What nobody can know while a file cannot be read: then the papers that lie in `out/` stay.
//!
//! A paper is removed where it is certain that its meeting, panel or reader is gone. A file that is
//! half typed, a link, a name with a slip: none of these says so.

use crate::diag::{Diagnostic, MeetingKey, Severity, Span, Subject};
use crate::model::Workspace;
use crate::papers::HeldBackPaper;
use crate::publish::OutPath;
use crate::source::Sources;
use std::collections::BTreeSet;

/// The parts of a workspace about which something could not be read.
#[derive(Debug, Default)]
pub struct Doubts {
    panels: BTreeSet<String>,
    meetings: BTreeSet<MeetingKey>,
    in_cases: bool,
    /// What was said of all of them.
    reasons: BTreeSet<String>,
    /// Panels in whose folder lies a file that is not read: it may be a meeting with a slip in its
    /// name.
    strays_in: BTreeSet<String>,
}

impl Doubts {
    /// From what was found while the files were read; what the rules find comes later, and is no doubt
    /// but of an edition.
    pub(super) fn new(sources: &Sources, found: &[Diagnostic]) -> Self {
        let mut doubts = Self::default();
        for finding in found {
            if finding.rule == "unknown-file" {
                doubts.note_stray(&sources.file(finding.span.file).path);
            }
            if !finding.counts_as(Severity::Error) {
                continue;
            }
            doubts.reasons.insert(finding.message.clone());
            match &finding.subject {
                Subject::Panel(panel) => doubts.panels.extend([panel.clone()]),
                Subject::Meeting(key) => doubts.meetings.extend([key.clone()]),
                Subject::Case(_) => doubts.in_cases = true,
                // What waits for an item is known by its reason; where the whole workspace is in doubt,
                // nothing is made or removed anyway.
                Subject::Item(..) | Subject::Workspace | Subject::Person(_) | Subject::Names => {}
            }
        }
        for stray in sources.strays() {
            doubts.note_stray(&stray.path);
        }
        doubts
    }

    /// An edition that asks for what there is not is one that cannot be read, though the rules find it.
    pub(super) fn note_editions(&mut self, found: &[Diagnostic]) {
        for finding in found {
            if let Subject::Panel(panel) = &finding.subject
                && finding.counts_as(Severity::Error)
            {
                self.panels.insert(panel.clone());
            }
        }
    }

    fn note_stray(&mut self, path: &str) {
        let below = path.strip_prefix("panels/");
        if let Some((panel, _)) = below.and_then(|below| below.split_once('/')) {
            self.strays_in.insert(panel.to_owned());
        }
    }

    /// Whether a paper stays where it is although a build does not make it now.
    pub(super) fn stays(
        &self,
        workspace: &Workspace,
        held_back: &[HeldBackPaper],
        path: &OutPath,
    ) -> bool {
        // The index is made anew whatever happens.
        let Some((panel, below)) = path.as_str().split_once('/') else {
            return false;
        };
        if self.panels.contains(panel) || self.waits(held_back, path.as_str()) {
            return true;
        }
        // A folder that has another name today is more likely than a panel that is gone.
        let Some(known) = workspace.panels.get(panel) else {
            return true;
        };
        let date = below.split('/').next().and_then(|date| date.parse().ok());
        let Some(date) = date else {
            // The tracker, its extracts and the reports draw on all meetings and cases.
            return self.in_cases || self.meetings.iter().any(|key| key.panel == panel);
        };
        let key = MeetingKey {
            panel: panel.to_owned(),
            date,
        };
        if self.meetings.contains(&key) {
            return true;
        }
        match known.meetings.get(&date) {
            None => self.strays_in.contains(panel),
            Some(file) => {
                // Whom a case concerns stands in its file.
                let for_a_person =
                    below.contains("/invites/") || below.contains("/sheets/briefing-");
                let mut items = file.meeting.items.iter();
                for_a_person && items.any(|item| workspace.unreadable_cases.contains(&item.case.id))
            }
        }
    }

    /// Whether a file is of a paper that is held back until something can be read; one that is held back
    /// because it would be wrong does not stay.
    fn waits(&self, held_back: &[HeldBackPaper], path: &str) -> bool {
        let mut held = held_back
            .iter()
            .filter(|held| self.reasons.contains(&held.reason));
        held.any(|held| {
            let rest = path.strip_prefix(held.path.as_str());
            // A person's second calendar entry is `<person>-2.ics`.
            let rest =
                rest.map(|rest| rest.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit()));
            rest.is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// An error for each panel that the workspace no longer has, though papers of it lie there.
    pub(super) fn missing_panels(
        sources: &Sources,
        workspace: &Workspace,
        lying: &BTreeSet<OutPath>,
    ) -> Vec<Diagnostic> {
        let panels = lying
            .iter()
            .filter_map(|path| path.as_str().split_once('/'));
        let panels: BTreeSet<&str> = panels.map(|(panel, _)| panel).collect();
        let missing = panels
            .into_iter()
            .filter(|panel| !workspace.panels.contains_key(*panel));
        let file = sources.get("ipop.yaml");
        let told = missing.zip(std::iter::repeat(file)).filter_map(|(panel, file)| {
            let message = format!(
                "the workspace has no panel `{panel}`, and papers of it lie in the output folder; they were left \
                 as they are"
            );
            let subject = Subject::Panel(panel.to_owned());
            let finding = Diagnostic::error("no-panel", subject, Span::file(file?.id), message);
            Some(finding.with_help(format!(
                "give the folder panels/{panel} its name back; if the panel is gone for good, or has another \
                 name for good, delete its papers too"
            )))
        });
        told.collect()
    }

    /// An error where the workspace has no panel at all, though papers of one lie there: a folder has
    /// most likely been renamed or moved.
    pub(super) fn lost_panels(
        sources: &Sources,
        workspace: &Workspace,
        lying: &BTreeSet<OutPath>,
    ) -> Option<Diagnostic> {
        let papers = lying.iter().any(|path| path.as_str().contains('/'));
        let file = sources.get("ipop.yaml")?;
        (workspace.panels.is_empty() && papers).then(|| {
            Diagnostic::error(
                "no-panel",
                Subject::Workspace,
                Span::file(file.id),
                "the workspace has no panel, and papers of one lie in the output folder".to_owned(),
            )
            .with_help(
                "give the folder panels/ back; if the panels are gone for good, delete the papers too",
            )
        })
    }
}
