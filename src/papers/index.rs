//! The first page of `out/`: what was made, what was held back, what falls due next.

mod path;

use super::desk::Desk;
use super::view::{Fact, HeldBack, Index, Link, MadeMeeting, MadePanel, Mark, Paper, Status};
use super::{due, head, words};
use crate::diag::{MeetingKey, Summary};
use crate::model::Panel;
use crate::model::value::Slug;
use crate::model::value::words::{count, day, day_in_full};
use jiff::civil::Date;
use path::{PaperOf, PaperPath};
use std::collections::BTreeMap;

/// What a build made and did not make.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// Every file that lies in `out/`, by its path there.
    pub files: Vec<String>,
    /// The papers that were not made.
    pub held_back: Vec<HeldBackPaper>,
}

/// A paper that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBackPaper {
    /// Its path inside `out/`, without the ending.
    pub path: String,
    /// What it is called, where its path does not say.
    pub title: String,
    /// Why, in one message that stands alone and repeats no text of a file.
    pub reason: String,
    /// The file and line to mend.
    pub place: Option<String>,
}

/// A paper that was made: its formats, each with its path.
struct MadePaper {
    path: PaperPath,
    formats: Vec<Link>,
}

/// The index of everything that was made from a desk.
#[must_use]
pub fn index(desk: &Desk<'_>, made: &Made) -> Index {
    let subtitle = format!("Made from the workspace as at {}", day(desk.as_of));
    let papers = papers(&made.files);
    let panels = desk.workspace.panels.iter();
    Index {
        head: head::of_workspace(desk, "Papers", Some(subtitle)),
        facts: facts(desk, made, papers.len()),
        held_back: held_back(desk, made),
        due: due::due_next(desk.workspace, desk.plans, desk.as_of),
        panels: panels
            .filter_map(|(id, panel)| made_panel(desk, &papers, id, panel))
            .collect(),
    }
}

/// The formats in which papers are made: ending, name on the index, rank.
const FORMATS: &[(&str, &str)] = &[
    ("pdf", "PDF"),
    ("html", "HTML"),
    ("xlsx", "Excel"),
    ("ics", "Calendar"),
    ("eml", "E-mail draft"),
    ("txt", "Text"),
];

/// The papers that the files are, each once with its formats, in the order to be shown.
fn papers(files: &[String]) -> Vec<MadePaper> {
    let mut formats: BTreeMap<PaperPath, Vec<(usize, &str)>> = BTreeMap::new();
    for file in files {
        let Some((stem, ending)) = file.rsplit_once('.') else {
            continue;
        };
        let format = FORMATS.iter().position(|(known, _)| *known == ending);
        if let (Some(path), Some(format)) = (PaperPath::read(stem), format) {
            formats.entry(path).or_default().push((format, file));
        }
    }
    let paper = |(path, mut formats): (PaperPath, Vec<(usize, &str)>)| {
        formats.sort_unstable();
        let link = |(format, href): (usize, &str)| Link {
            text: FORMATS[format].1.to_owned(),
            href: href.to_owned(),
        };
        MadePaper {
            path,
            formats: formats.into_iter().map(link).collect(),
        }
    };
    formats.into_iter().map(paper).collect()
}

fn facts(desk: &Desk<'_>, made: &Made, papers: usize) -> Vec<Fact> {
    let number = |number: usize| count(u32::try_from(number).unwrap_or(u32::MAX), "paper");
    let held = made.held_back.len();
    let held_mark = if held > 0 {
        Mark::Attention
    } else {
        Mark::Done
    };
    let findings = Summary::of(desk.findings);
    let broken = findings.errors + findings.warnings > 0;
    let found_mark = if broken { Mark::Attention } else { Mark::Done };
    vec![
        Fact::text("Made", number(papers)),
        Fact::status("Held back", Status::new(held_mark, number(held))),
        Fact::status("Findings", Status::new(found_mark, findings.to_string())),
    ]
}

fn held_back(desk: &Desk<'_>, made: &Made) -> Vec<HeldBack> {
    let mut held: Vec<&HeldBackPaper> = made.held_back.iter().collect();
    held.sort_by(|a, b| a.path.cmp(&b.path));
    held.into_iter()
        .map(|held| HeldBack {
            path: held.path.clone(),
            title: PaperPath::read(&held.path)
                .map_or_else(|| held.title.clone(), |path| path.full_title(desk)),
            reason: words::sentence(&held.reason),
            place: held.place.clone(),
        })
        .collect()
}

fn made_panel(
    desk: &Desk<'_>,
    papers: &[MadePaper],
    id: &Slug,
    panel: &Panel,
) -> Option<MadePanel> {
    let edition = &panel
        .edition_on(desk.as_of)
        .or(panel.latest_edition())?
        .edition;
    let papers: Vec<&MadePaper> = papers
        .iter()
        .filter(|paper| paper.path.panel == id.as_str())
        .collect();
    let of_panel = papers
        .iter()
        .filter(|paper| paper.path.of.meeting().is_none());
    Some(MadePanel {
        name: format!("{} ({})", edition.panel, edition.short),
        edition: head::edition_stamp(edition),
        anchor: id.to_string(),
        papers: of_panel.map(|made| paper(desk, made)).collect(),
        meetings: meeting_order(panel, &papers, desk.as_of)
            .into_iter()
            .filter_map(|date| made_meeting(desk, id, date, &papers))
            .collect(),
    })
}

/// Meetings of which a paper was made: the next one first, then those after it, then those before,
/// the latest first.
fn meeting_order(panel: &Panel, papers: &[&MadePaper], as_of: Date) -> Vec<Date> {
    let made = |date: &Date| {
        papers
            .iter()
            .any(|paper| paper.path.of.meeting() == Some(*date))
    };
    let (mut dates, to_come): (Vec<Date>, Vec<Date>) = panel
        .meetings
        .keys()
        .copied()
        .filter(made)
        .partition(|date| *date < as_of);
    dates.reverse();
    to_come.into_iter().chain(dates).collect()
}

fn made_meeting(
    desk: &Desk<'_>,
    panel: &Slug,
    date: Date,
    papers: &[&MadePaper],
) -> Option<MadeMeeting> {
    let sitting = desk.sitting(&MeetingKey {
        panel: panel.to_string(),
        date,
    })?;
    let (invites, others): (Vec<&MadePaper>, Vec<&MadePaper>) = papers
        .iter()
        .filter(|paper| paper.path.of.meeting() == Some(date))
        .partition(|paper| matches!(paper.path.of, PaperOf::Invite(..)));
    let number = |number: usize, noun| count(u32::try_from(number).unwrap_or(u32::MAX), noun);
    let items = number(sitting.meeting.items.len(), "item");
    Some(MadeMeeting {
        date: day_in_full(date),
        stage: words::stage(sitting.plan.stage),
        note: Some(format!("{items}, {}", number(invites.len(), "invite"))),
        papers: others.into_iter().map(|made| paper(desk, made)).collect(),
        invites: invites.into_iter().map(|made| paper(desk, made)).collect(),
    })
}

fn paper(desk: &Desk<'_>, made: &MadePaper) -> Paper {
    Paper {
        title: made.path.of.title(desk),
        formats: made.formats.clone(),
    }
}

#[cfg(test)]
mod tests;
