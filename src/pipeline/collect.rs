//! Puts every selected paper into words, or says why it is held back.

use super::jobs::{Body, Job};
use super::mail;
use super::selection::Selection;
use crate::diag::{Diagnostic, ItemKey, MeetingKey, Severity, Subject};
use crate::model::names::Names;
use crate::model::value::ItemRef;
use crate::papers::view::Chart;
use crate::papers::{
    Beside, CalendarBlock, CalendarMethod, Desk, HeldBackPaper, Occasion, PaperOf, PersonInvite,
    Written,
};
use crate::render::{Address, calendar, chart, text};
use crate::source::Sources;

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
    let mut collected = Collected::default();
    for occasion in occasions(desk, selection) {
        let panel = occasion.panel();
        if let Some(error) = error_about(desk, &occasion) {
            let held = held_back(sources, panel, occasion.foremost(), error);
            collected.held_back.push(held);
            continue;
        }
        let draw = |drawn: &mut Chart| drawn.drawing = chart::draw(drawn);
        for written in occasion.papers(desk, names, &draw) {
            match error_about_items(desk, &occasion, &written.items) {
                Some(error) => {
                    let held = held_back(sources, panel, written.of, error);
                    collected.held_back.push(held);
                }
                None => collected.jobs.extend(jobs(panel, written)),
            }
        }
    }
    collected
}

/// The selected occasions: those of panels, then meetings.
fn occasions(desk: &Desk<'_>, selection: &Selection) -> Vec<Occasion> {
    let panels = desk.workspace.panels.iter();
    let panels = panels.filter(|(id, _)| selection.has_panel(id.as_str()));
    let mut occasions = Vec::new();
    if selection.date.is_none() {
        let of_panels = panels.clone();
        occasions.extend(of_panels.flat_map(|(id, _)| Occasion::of_panel(desk, id.as_str())));
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
                occasions.push(Occasion::Meeting(key));
            }
        }
    }
    occasions
}

/// The first error about exactly this, which holds its papers back.
fn error<'a>(desk: &Desk<'a>, of: impl Fn(&Subject) -> bool) -> Option<&'a Diagnostic> {
    let mut findings = desk.findings.iter();
    findings.find(|finding| finding.counts_as(Severity::Error) && of(&finding.subject))
}

/// The error that holds back all papers of an occasion.
fn error_about<'a>(desk: &Desk<'a>, occasion: &Occasion) -> Option<&'a Diagnostic> {
    let panel = occasion.panel();
    let of_panel = error(
        desk,
        |subject| matches!(subject, Subject::Panel(named) if named == panel),
    );
    of_panel.or_else(|| match occasion {
        Occasion::Panel(_) => None,
        // A year's figures that leave a case out would be false.
        Occasion::Year(_, year) => error(desk, |subject| match subject {
            Subject::Case(_) => true,
            Subject::Report(of, which) => of == panel && *which == year.to_string(),
            Subject::Meeting(key) | Subject::Item(key, _) => key.panel == panel,
            Subject::Workspace | Subject::Panel(_) | Subject::Person(_) | Subject::Names => false,
        }),
        Occasion::Meeting(key) => error(
            desk,
            |subject| matches!(subject, Subject::Meeting(of) if of == key),
        ),
    })
}

/// The error that holds back a paper about items: one about any of them or its case.
fn error_about_items<'a>(
    desk: &Desk<'a>,
    occasion: &Occasion,
    items: &[ItemRef],
) -> Option<&'a Diagnostic> {
    error(desk, |subject| match subject {
        Subject::Item(of, name) => {
            matches!(occasion, Occasion::Meeting(key) if key == of)
                && items.iter().any(|item| ItemKey::from(item) == *name)
        }
        Subject::Case(case) => items.iter().any(|item| item.case.as_str() == case),
        _ => false,
    })
}

fn held_back(sources: &Sources, panel: &str, of: PaperOf, error: &Diagnostic) -> HeldBackPaper {
    let place = sources.line_col(error.span.file, error.span.start as usize);
    let file = &sources.file(error.span.file).path;
    HeldBackPaper {
        path: of.path(panel),
        panel: panel.to_owned(),
        of,
        reason: error.message.clone(),
        place: Some(format!("{file}:{}", place.line)),
    }
}

/// The files of a paper: its page and print, and what lies beside them.
fn jobs(panel: &str, written: Written) -> Vec<Job> {
    let Written {
        of,
        asked,
        view,
        beside,
        ..
    } = written;
    let path = of.path(panel);
    let paper = Body::Paper {
        template: of.template(),
        view,
    };
    let file = |path: String, body| Job {
        path,
        paper: Some((panel.to_owned(), of.clone())),
        asked: Vec::new(),
        body,
        print: false,
    };
    let mut jobs = vec![Job {
        asked,
        print: true,
        ..file(path.clone(), paper)
    }];
    for one in beside {
        match one {
            Beside::Workbook(view) => jobs.push(file(path.clone(), Body::Workbook(view))),
            Beside::Note(note) => {
                let bytes = text::render(&note.heading, &note.entries, &note.ending).into_bytes();
                jobs.push(file(
                    path.clone(),
                    Body::File {
                        ending: "txt",
                        bytes,
                    },
                ));
            }
            Beside::Text(passages) => {
                let bytes = text::passages(&passages).into_bytes();
                let ending = "txt";
                jobs.push(file(path.clone(), Body::File { ending, bytes }));
            }
            Beside::Compliance(view) => {
                let text = serde_json::to_string_pretty(&view)
                    .expect("strings, numbers and lists have a JSON form");
                let bytes = (text + "\n").into_bytes();
                let ending = "compliance.json";
                jobs.push(file(path.clone(), Body::File { ending, bytes }));
            }
            Beside::Calendar(invite) => {
                let bodies = calendar_bodies(&invite);
                jobs.extend(bodies.map(|(more, body)| file(format!("{path}{more}"), body)));
            }
        }
    }
    jobs
}

/// The calendar entries of an invite, each with what its name ends in, and the mail that carries them.
fn calendar_bodies(invite: &PersonInvite) -> impl Iterator<Item = (String, Body)> + use<> {
    let entries: Vec<mail::CalendarEntry> = invite
        .blocks
        .iter()
        .map(|block| {
            let entry = calendar_invite(block);
            mail::CalendarEntry {
                number: block.number,
                method: entry.method,
                bytes: calendar::render(&entry).into_bytes(),
            }
        })
        .collect();
    let mail = mail::of(invite, &entries).map(|mail| (String::new(), Body::Mail(Box::new(mail))));
    let files = entries.into_iter().map(|entry| {
        // A second block of a person's time is `<person>-2`.
        let more = match entry.number {
            1 => String::new(),
            number => format!("-{number}"),
        };
        let bytes = entry.bytes;
        (
            more,
            Body::File {
                ending: "ics",
                bytes,
            },
        )
    });
    files.chain(mail)
}

fn calendar_invite(block: &CalendarBlock) -> calendar::CalendarInvite {
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
        optional: block.optional,
        remind_minutes: block.remind_minutes,
    }
}
