//! What goes out of a meeting, and what is known of the meeting while it is made ready.

use super::Answer;
use super::entry::{LedgerEntry, name};
use crate::diag::MeetingKey;
use crate::model::meeting::{Issue, IssuedPaper};
use crate::model::value::Slug;
use crate::model::{MeetingFile, Panel};
use crate::papers::{Desk, PaperOf, lines_of_agenda};
use crate::plan::{Plan, Reason, Recipient, all_actions, as_planned};
use crate::publish::OutPath;
use jiff::civil::DateTime;
use std::collections::BTreeSet;

/// An issue that is ready to be recorded.
pub(super) struct Issuing {
    /// The entry.
    pub entry: LedgerEntry,
    /// The papers that go out.
    pub papers: Vec<PaperOf>,
    /// What is recorded, in a sentence.
    pub what: String,
    /// The folder of the meeting in `out/`.
    folder: String,
    /// What the copies begin with.
    stem: String,
    /// Whose invites are not as they were sent, or never were.
    pub to_send: Vec<String>,
}

impl Issuing {
    /// Notes the running order, what stands beside it and when and where the meeting is to be.
    pub(super) fn as_planned(&mut self, sending: &Sending<'_>) {
        let now = as_planned(sending.plan, sending.file);
        self.entry.meeting = now.meeting;
        self.entry.rows = Some(now.rows);
        self.entry.breaks = now.breaks;
        self.entry.lines = lines_of_agenda(sending.desk, &sending.key);
    }

    /// Where the copy of a file goes: `issued/agenda-2026-06-03.pdf`, for papers of which there are many
    /// `issued/invites-1-2026-06-03/<person>.ics`.
    pub(super) fn copy_of(&self, path: &OutPath) -> OutPath {
        let path = path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        let parts = path.split('/').count();
        let is_one = match self.entry.paper {
            IssuedPaper::Agenda | IssuedPaper::Supplement | IssuedPaper::Record => true,
            // Its extracts lie in a folder of their own.
            IssuedPaper::Tracker => parts == 2,
            _ => false,
        };
        let copy = if is_one {
            let (_, ending) = name.rsplit_once('.').expect("a paper's file has an ending");
            // The annex goes out with its agenda, as one entry.
            let stem = match self.stem.strip_prefix("agenda") {
                Some(rest) if name.starts_with("annex.") => format!("annex{rest}"),
                _ => self.stem.clone(),
            };
            format!("{stem}.{ending}")
        } else {
            format!("{}/{name}", self.stem)
        };
        OutPath::new(format!("{}/issued/{copy}", self.folder))
            .expect("a copy's path is made of the paper's own and a date")
    }

    pub(super) fn stem(&self) -> &str {
        &self.stem
    }

    pub(super) fn name_copies(&mut self, stem: String) {
        self.stem = stem;
    }
}

/// One meeting, with all that is asked of it here.
pub(super) struct Sending<'a> {
    pub desk: &'a Desk<'a>,
    pub key: MeetingKey,
    pub panel: &'a Panel,
    pub file: &'a MeetingFile,
    pub plan: &'a Plan,
    /// What went out before, by the as-of date.
    pub before: Vec<&'a Issue>,
    /// `iPOP, Wednesday 10 June 2026`.
    pub about: String,
}

impl Sending<'_> {
    pub(super) fn sent(&self, paper: IssuedPaper) -> impl DoubleEndedIterator<Item = &&Issue> {
        self.before.iter().filter(move |issue| issue.paper == paper)
    }

    /// `invites-2`: which issue of its paper this will be.
    pub(super) fn stem(&self, paper: IssuedPaper) -> String {
        format!("{}-{}", name(paper), self.sent(paper).count() + 1)
    }

    pub(super) fn issuing(
        &self,
        paper: IssuedPaper,
        stem: String,
        papers: Vec<PaperOf>,
        to: Vec<Slug>,
        what: String,
    ) -> Issuing {
        let workspace = self.desk.workspace;
        let edition = self.panel.edition_on(self.key.date);
        let owner = edition.and_then(|file| file.edition.record.owner.as_ref());
        let by = owner.unwrap_or(&workspace.authority.administrator);
        Issuing {
            entry: LedgerEntry {
                paper,
                number: None,
                sent: DateTime::MIN,
                by: by.id.clone(),
                to,
                revision: None,
                content: None,
                facts: None,
                told: None,
                meeting: None,
                rows: None,
                breaks: None,
                lines: None,
                decisions: Vec::new(),
                files: Vec::new(),
                blocks: Vec::new(),
            },
            to_send: Vec::new(),
            papers,
            what,
            folder: format!("{}/{}", self.key.panel, self.key.date),
            stem,
        }
    }

    /// Those who sit on the panel: they get the agenda.
    pub(super) fn members(&self) -> Vec<Slug> {
        let invitees = self.plan.invitees.values();
        let members = invitees.filter(|invitee| {
            invitee
                .reasons
                .iter()
                .any(|reason| matches!(reason, Reason::Member { .. }))
        });
        members
            .map(|invitee| Slug::clone(&invitee.person))
            .collect()
    }

    /// Why no running order goes out.
    pub(super) fn takes_place(&self) -> Result<(), Answer> {
        if self.file.takes_place() {
            return Ok(());
        }
        Err(Answer::Refused(format!(
            "{} does not take place: tell those who were invited with `ipop issue {} {} invites`",
            self.about, self.key.panel, self.key.date
        )))
    }

    /// Those who do or report an open action, of this meeting or an earlier one.
    pub(super) fn with_actions(&self) -> Vec<Slug> {
        let open = all_actions(self.panel, self.desk.as_of).into_iter();
        let open = open.filter(|stands| !stands.state.is_closed());
        let people = open.flat_map(|stands| {
            let action = stands.action(self.panel);
            let people = action.map(|action| [&action.owner, &action.reporter]);
            people.into_iter().flatten().flatten()
        });
        let people: BTreeSet<Slug> = people.map(|person| person.id.clone()).collect();
        let on = self.desk.as_of;
        let reached = |person: &Slug| Recipient::on(self.desk.workspace, person, on).is_ok();
        people.into_iter().filter(reached).collect()
    }
}
