//! Puts every selected paper into words, or says why it is held back.

use super::jobs::{Body, Job};
use super::mail;
use super::selection::Selection;
use crate::diag::{Diagnostic, ItemKey, MeetingKey, Severity, Subject};
use crate::model::names::Names;
use crate::model::value::{FinancialYear, Slug};
use crate::papers::view::{Chart, Workbook};
use crate::papers::{
    self, AnnualPapers, AskedSection, CalendarMethod, Desk, HeldBackPaper, PaperOf, SheetView,
};
use crate::render::{Address, calendar, chart, text};
use crate::source::Sources;
use serde::Serialize;

/// The papers of a build.
#[derive(Debug, Default)]
pub(super) struct Collected {
    pub jobs: Vec<Job>,
    pub held_back: Vec<HeldBackPaper>,
}

/// Collects the selected papers of every panel. Trackers come first: they take longest to lay out.
pub(super) fn collect(
    desk: &Desk<'_>,
    names: &Names,
    sources: &Sources,
    selection: &Selection,
) -> Collected {
    let mut collector = Collector {
        desk,
        names,
        sources,
        collected: Collected::default(),
    };
    let panels = desk
        .workspace
        .panels
        .iter()
        .filter(|(id, _)| selection.has_panel(id.as_str()));
    if selection.date.is_none() {
        panels
            .clone()
            .for_each(|(id, _)| collector.panel_papers(id));
    }
    for (id, panel) in panels {
        let unreadable = panel.unreadable_meetings.iter();
        for date in panel.meetings.keys().chain(unreadable) {
            let key = MeetingKey {
                panel: id.to_string(),
                date: *date,
            };
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
    names: &'a Names,
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

    fn hold_back(&mut self, panel: &str, of: PaperOf, path: String, error: &Diagnostic) {
        let place = self
            .sources
            .line_col(error.span.file, error.span.start as usize);
        let file = &self.sources.file(error.span.file).path;
        self.collected.held_back.push(HeldBackPaper {
            panel: panel.to_owned(),
            of,
            path,
            reason: error.message.clone(),
            place: Some(format!("{file}:{}", place.line)),
        });
    }

    fn panel_papers(&mut self, id: &Slug) {
        let panel = id.as_str();
        let path = format!("{panel}/tracker");
        if let Some(error) = self.panel_error(panel) {
            self.hold_back(panel, PaperOf::Tracker, path, error);
        } else if let Some(view) = papers::tracker(self.desk, panel) {
            self.paper(panel, PaperOf::Tracker, path.clone(), "tracker", &view);
            self.workbook(
                panel,
                PaperOf::Tracker,
                path,
                papers::workbook(self.desk, panel, &view),
            );
            for extract in papers::extracts(self.desk, panel) {
                let path = format!("{panel}/tracker/{}", extract.person);
                let of = PaperOf::Extract(extract.person);
                self.paper(panel, of, path, "extract", &extract.view);
            }
        }
        for year in papers::report_years(self.desk, panel) {
            let path = format!("{panel}/annual-report-{year}");
            let of = PaperOf::AnnualReport(year);
            // A year's figures that leave a case out would be false.
            let waits = self.panel_error(panel).or_else(|| {
                self.error(|subject| match subject {
                    Subject::Case(_) => true,
                    Subject::Meeting(key) | Subject::Item(key, _) => key.panel == panel,
                    Subject::Workspace | Subject::Panel(_) | Subject::Names => false,
                })
            });
            if let Some(error) = waits {
                self.hold_back(panel, of, path, error);
            } else if let Some(made) = papers::annual_papers(self.desk, panel, year) {
                self.annual_papers(panel, year, &path, made);
            }
        }
    }

    /// A year's report, the same for publication, and what it says of compliance for other programs.
    fn annual_papers(&mut self, panel: &str, year: FinancialYear, path: &str, made: AnnualPapers) {
        let of = PaperOf::AnnualReport(year);
        if let Some(view) = made.compliance {
            // A view holds strings, numbers and lists: it always has a JSON form.
            let text = serde_json::to_string_pretty(&view).unwrap_or_default() + "\n";
            let path = format!("{path}.compliance");
            self.file(panel, of.clone(), path, "json", text.into_bytes());
        }
        let mut own = made.own;
        draw(own.charts_mut());
        self.paper(panel, of, path.to_owned(), "annual-report", &own);
        if let Some(mut view) = made.published {
            draw(view.charts_mut());
            let of = PaperOf::PublishedReport(year);
            let path = format!("{path}-publishable");
            self.paper(panel, of, path, "annual-report-publishable", &view);
        }
    }

    fn meeting_papers(&mut self, key: &MeetingKey) {
        let panel = key.panel.as_str();
        let folder = format!("{panel}/{}", key.date);
        let agenda = format!("{folder}/agenda");
        let error = self
            .panel_error(panel)
            .or_else(|| self.error(|subject| matches!(subject, Subject::Meeting(of) if of == key)));
        if let Some(error) = error {
            self.hold_back(panel, PaperOf::Agenda(key.date), agenda, error);
            return;
        }
        if let Some(view) = papers::agenda(self.desk, key) {
            let of = PaperOf::Agenda(key.date);
            let mut asked = papers::asked_of(self.desk, panel, &of);
            asked.retain(|asked| asked.applies_to(&view));
            let view = papers::named_agenda(self.desk, self.names, &view);
            self.add((panel, of), agenda, "agenda", &view, asked);
        }
        for supplement in papers::supplements(self.desk, key) {
            let path = format!("{folder}/supplement-{}", supplement.number);
            let of = PaperOf::Supplement(key.date, supplement.number);
            let view = papers::named_supplement(self.desk, self.names, &supplement.view);
            self.paper(panel, of, path, "supplement", &view);
        }
        self.sheets(key, &folder);
        for invite in papers::invites(self.desk, key) {
            let path = format!("{folder}/invites/{}", invite.person);
            let of = PaperOf::Invite(key.date, invite.person.clone());
            if let Some(error) = self.items_error(key, &invite.items) {
                self.hold_back(panel, of, path, error);
                continue;
            }
            let mut asked = papers::asked_of(self.desk, panel, &of);
            asked.retain(|asked| !invite.view.withdrawn || asked.is_of_every_paper());
            let view = papers::named_invite(self.desk, self.names, &invite);
            self.add((panel, of.clone()), path.clone(), "invite", &view, asked);
            let mut entries = Vec::new();
            for block in &invite.blocks {
                let path = match block.number {
                    1 => path.clone(),
                    number => format!("{path}-{number}"),
                };
                let entry = calendar_invite(block);
                let bytes = calendar::render(&entry).into_bytes();
                entries.push(mail::Entry {
                    number: block.number,
                    method: entry.method,
                    bytes: bytes.clone(),
                });
                self.file(panel, of.clone(), path, "ics", bytes);
            }
            if let Some(mail) = mail::of(&invite, &entries) {
                self.job(panel, of, path, Body::Mail(Box::new(mail)));
            }
        }
    }

    /// The sheets of a meeting; a slip also as words to paste.
    fn sheets(&mut self, key: &MeetingKey, folder: &str) {
        let panel = key.panel.as_str();
        for sheet in papers::sheets(self.desk, key) {
            let path = format!("{folder}/sheets/{}", sheet.of);
            let of = PaperOf::Sheet(key.date, sheet.of);
            if let Some(error) = self.items_error(key, sheet.item.as_slice()) {
                self.hold_back(panel, of, path, error);
                continue;
            }
            match &sheet.view {
                SheetView::Slip(slip) => {
                    self.paper(panel, of.clone(), path.clone(), "slip", slip);
                    let note = papers::note(slip);
                    let text = text::render(&note.heading, &note.entries, &note.ending);
                    self.file(panel, of, path, "txt", text.into_bytes());
                }
                SheetView::Authorisation(view) => {
                    self.paper(panel, of, path, "authorisation", view);
                }
                SheetView::Minutes(form, workbook) => {
                    self.paper(panel, of.clone(), path.clone(), "minutes", &**form);
                    self.workbook(panel, of, path, *workbook.clone());
                }
                SheetView::Briefing(view) => self.paper(panel, of, path, "briefing", view),
                SheetView::PracticeNote(view) => self.paper(panel, of, path, "practice-note", view),
            }
        }
    }

    /// The error that holds back a paper about items: one about any of them or its case.
    fn items_error(
        &self,
        key: &MeetingKey,
        items: &[crate::model::value::ItemRef],
    ) -> Option<&'a Diagnostic> {
        self.error(|subject| match subject {
            Subject::Item(of, name) => {
                of == key && items.iter().any(|item| ItemKey::from(item) == *name)
            }
            Subject::Case(case) => items.iter().any(|item| item.case.as_str() == case),
            _ => false,
        })
    }

    /// A workbook beside a paper.
    fn workbook(&mut self, panel: &str, of: PaperOf, path: String, view: Workbook) {
        self.collected.jobs.push(Job {
            path,
            paper: Some((panel.to_owned(), of)),
            asked: Vec::new(),
            body: Body::Workbook(Box::new(view)),
            print: false,
        });
    }

    /// A file that is ready.
    fn file(
        &mut self,
        panel: &str,
        of: PaperOf,
        path: String,
        ending: &'static str,
        bytes: Vec<u8>,
    ) {
        self.job(panel, of, path, Body::File { ending, bytes });
    }

    fn job(&mut self, panel: &str, of: PaperOf, path: String, body: Body) {
        self.collected.jobs.push(Job {
            path,
            paper: Some((panel.to_owned(), of)),
            asked: Vec::new(),
            body,
            print: false,
        });
    }

    fn paper(
        &mut self,
        panel: &str,
        of: PaperOf,
        path: String,
        template: &'static str,
        view: &impl Serialize,
    ) {
        let asked = papers::asked_of(self.desk, panel, &of);
        self.add((panel, of), path, template, view, asked);
    }

    fn add(
        &mut self,
        (panel, of): (&str, PaperOf),
        path: String,
        template: &'static str,
        view: &impl Serialize,
        asked: Vec<AskedSection>,
    ) {
        // A view holds strings, numbers and lists: it always has a JSON form.
        let view = serde_json::to_value(view).unwrap_or_default();
        let paper = Some((panel.to_owned(), of));
        self.collected.jobs.push(Job {
            path,
            paper,
            asked,
            body: Body::Paper { template, view },
            print: true,
        });
    }
}

fn draw<'c>(charts: impl Iterator<Item = &'c mut Chart>) {
    for drawn in charts {
        drawn.drawing = chart::draw(drawn);
    }
}

fn calendar_invite(block: &papers::CalendarBlock) -> calendar::CalendarInvite {
    let address = |(name, mail): &(String, String)| Address {
        name: name.clone(),
        mail: mail.clone(),
    };
    calendar::CalendarInvite {
        method: match block.method {
            CalendarMethod::Request => calendar::Method::Request,
            CalendarMethod::Cancel => calendar::Method::Cancel,
        },
        uid: block.uid.to_string(),
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
