//! Puts every selected paper into words, or says why it is held back.

use super::jobs::{Body, HeldBack, Job, PaperKind};
use super::selection::Selection;
use crate::diag::{Diagnostic, MeetingKey, Severity, Subject};
use crate::model::Panel;
use crate::model::value::Slug;
use crate::papers::{self, Desk};
use crate::publish::OutPath;
use crate::render::calendar;
use crate::source::Sources;
use serde::Serialize;
use std::collections::BTreeSet;

/// The papers of a build.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub jobs: Vec<Job>,
    pub held_back: Vec<HeldBack>,
}

/// Collects the selected papers of every panel. Trackers come first: they take longest to lay out.
pub(super) fn collect(desk: &Desk<'_>, sources: &Sources, selection: &Selection) -> Collected {
    let mut collector = Collector { desk, sources, collected: Collected::default() };
    let panels = desk.workspace.panels.iter().filter(|(id, _)| selection.has_panel(id.as_str()));
    let panels: Vec<(&Slug, &Panel)> = panels.collect();
    if selection.date.is_none() {
        panels.iter().for_each(|(id, panel)| collector.panel_papers(id, panel));
    }
    for (id, panel) in panels {
        let unreadable = panel.unreadable_meetings.iter();
        for date in panel.meetings.keys().chain(unreadable) {
            let key = MeetingKey { panel: id.to_string(), date: *date };
            let unplanned = panel.unreadable_meetings.contains(date)
                && selection.date.is_none_or(|asked| asked == *date);
            if unplanned || selection.has_meeting(desk.plans, &key) {
                collector.meeting_papers(&key);
            }
        }
    }
    collector.collected
}

struct Collector<'a> {
    desk: &'a Desk<'a>,
    sources: &'a Sources,
    collected: Collected,
}

impl<'a> Collector<'a> {
    /// The first error about exactly this, which holds its papers back.
    fn error(&self, of: impl Fn(&Subject) -> bool) -> Option<&'a Diagnostic> {
        let mut findings = self.desk.findings.iter();
        findings.find(|finding| finding.counts_as(Severity::Error) && of(&finding.subject))
    }

    fn panel_error(&self, panel: &str) -> Option<&'a Diagnostic> {
        self.error(|subject| matches!(subject, Subject::Panel(named) if named == panel))
    }

    fn hold_back(
        &mut self,
        path: String,
        title: &str,
        about: (String, Option<MeetingKey>),
        error: &Diagnostic,
    ) {
        let place = self.sources.line_col(error.span.file, error.span.start as usize);
        let file = &self.sources.file(error.span.file).path;
        self.collected.held_back.push(HeldBack {
            path,
            title: title.to_owned(),
            reason: error.message.clone(),
            place: Some(format!("{file}:{}", place.line)),
            about,
        });
    }

    fn panel_papers(&mut self, id: &Slug, panel: &Panel) {
        let about = (id.to_string(), None);
        let tracker = format!("{id}/tracker");
        if let Some(error) = self.panel_error(id.as_str()) {
            self.hold_back(tracker, "Tracker", about.clone(), error);
        } else if let Some(view) = papers::tracker(self.desk, id) {
            self.paper(tracker, "Tracker", PaperKind::Tracker, about.clone(), "tracker", &view);
        }
        for year in papers::report_years(self.desk, panel) {
            let path = format!("{id}/annual-report-{year}");
            let title = format!("Annual report {year}");
            // A year's figures that leave a case out would be false.
            let waits = self.panel_error(id.as_str()).or_else(|| {
                self.error(|subject| match subject {
                    Subject::Case(_) => true,
                    Subject::Meeting(key) | Subject::Item(key, _) => key.panel == id.as_str(),
                    Subject::Workspace | Subject::Panel(_) => false,
                })
            });
            if let Some(error) = waits {
                self.hold_back(path, &title, about.clone(), error);
            } else if let Some(view) = papers::annual_report(self.desk, id, year) {
                let kind = PaperKind::AnnualReport;
                self.paper(path, &title, kind, about.clone(), "annual-report", &view);
            }
        }
    }

    fn meeting_papers(&mut self, key: &MeetingKey) {
        let about = (key.panel.clone(), Some(key.clone()));
        let folder = format!("{}/{}", key.panel, key.date);
        let agenda = format!("{folder}/agenda");
        let error = self
            .panel_error(&key.panel)
            .or_else(|| self.error(|subject| matches!(subject, Subject::Meeting(of) if of == key)));
        if let Some(error) = error {
            self.hold_back(agenda, "Agenda", about.clone(), error);
            self.hold_back(format!("{folder}/invites"), "Invites", about, error);
            return;
        }
        if let Some(view) = papers::agenda(self.desk, key) {
            self.paper(agenda, "Agenda", PaperKind::Agenda, about.clone(), "agenda", &view);
        }
        for invite in papers::invites(self.desk, key) {
            let path = format!("{folder}/invites/{}", invite.person);
            if let Some(error) = self.invite_error(key, &invite.items) {
                self.hold_back(path, "Invite", about.clone(), error);
                continue;
            }
            let kind = PaperKind::Invite;
            self.paper(path.clone(), "Invite", kind, about.clone(), "invite", &invite.view);
            for (number, block) in (1..).zip(&invite.blocks) {
                let path = if number == 1 { path.clone() } else { format!("{path}-{number}") };
                self.collected.jobs.push(Job {
                    path,
                    title: "Invite".to_owned(),
                    kind,
                    about: about.clone(),
                    body: Body::File {
                        ending: "ics",
                        bytes: calendar::render(&calendar_invite(block)).into_bytes(),
                    },
                    print: false,
                });
            }
        }
    }

    /// The error that holds back an invite: one about an item or case that its person comes for.
    fn invite_error(
        &self,
        key: &MeetingKey,
        items: &[crate::model::value::ItemRef],
    ) -> Option<&'a Diagnostic> {
        self.error(|subject| match subject {
            Subject::Item(of, name) => of == key && items.iter().any(|item| item.to_string() == *name),
            Subject::Case(case) => items.iter().any(|item| item.case.as_str() == case),
            _ => false,
        })
    }

    fn paper(
        &mut self,
        path: String,
        title: &str,
        kind: PaperKind,
        about: (String, Option<MeetingKey>),
        template: &'static str,
        view: &impl Serialize,
    ) {
        // A view holds strings, numbers and lists: it always has a JSON form.
        let view = serde_json::to_value(view).unwrap_or_default();
        let body = Body::Paper { template, view };
        let print = kind != PaperKind::Index;
        let title = title.to_owned();
        self.collected.jobs.push(Job { path, title, kind, about, body, print });
    }
}

fn calendar_invite(block: &papers::CalendarBlock) -> calendar::CalendarInvite {
    let address = |(name, mail): &(String, String)| calendar::Address {
        name: name.clone(),
        mail: mail.clone(),
    };
    calendar::CalendarInvite {
        method: calendar::Method::Request,
        uid: block.uid.clone(),
        sequence: block.sequence,
        stamp: block.stamp,
        start: block.start,
        end: block.end,
        organizer: address(&block.organizer),
        attendee: address(&block.attendee),
        summary: block.summary.clone(),
        description: block.description.clone(),
        location: block.location.clone(),
        url: block.url.clone(),
        remind_minutes: block.remind_minutes,
    }
}

/// `out/index.html`, over everything that will lie in `out/`.
pub(super) fn index(desk: &Desk<'_>, present: &BTreeSet<OutPath>, held_back: &[HeldBack]) -> Job {
    let made = papers::Made {
        files: present.iter().map(ToString::to_string).collect(),
        held_back: held_back
            .iter()
            .map(|held| papers::HeldBackPaper {
                path: held.path.clone(),
                title: held.title.clone(),
                reason: held.reason.clone(),
                place: held.place.clone(),
            })
            .collect(),
    };
    let view = papers::index(desk, &made);
    Job {
        path: "index".to_owned(),
        title: "Index".to_owned(),
        kind: PaperKind::Index,
        about: (String::new(), None),
        body: Body::Paper { template: "index", view: serde_json::to_value(view).unwrap_or_default() },
        print: false,
    }
}
