//! The first page of `out/`: what was made, what was held back, what falls due next.

use super::desk::{Desk, Sitting};
use super::paper_of::PaperOf;
use super::view::{
    Fact, HeldBack, Index, IndexLabels, Link, MadeMeeting, MadePanel, Mark, Paper, PaperGroup,
    Status,
};
use super::{due, head, words};
use crate::diag::{MeetingKey, Summary};
use crate::model::Panel;
use crate::model::edition::{Edition, Stage};
use crate::model::meeting::IssuedPaper;
use crate::model::value::Slug;
use crate::model::value::words::{count, day, day_in_full};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a build made, as the index tells it.
#[derive(Debug, Clone, Default)]
pub struct BuildResult {
    /// The papers, in any order.
    pub papers: Vec<MadePaper>,
    /// The papers that were not made.
    pub held_back: Vec<HeldBackPaper>,
    /// How many findings there are.
    pub findings: Summary,
}

/// A paper that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePaper {
    /// The panel's folder.
    pub panel: String,
    /// Which paper.
    pub of: PaperOf,
    /// Its formats, such as `PDF`, each with the path inside `out/`, in the order to be shown.
    pub formats: Vec<(String, String)>,
    /// Whether it lies there from an earlier build, because what it is made of can't be read now.
    pub out_of_date: bool,
}

/// A paper that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBackPaper {
    /// The panel's folder.
    pub panel: String,
    /// Which paper.
    pub of: PaperOf,
    /// Its path inside `out/`, without the ending.
    pub path: String,
    /// Why, in one message that stands alone and repeats no text of a file.
    pub reason: String,
    /// The file and line to mend.
    pub place: Option<String>,
}

/// The index of everything that was made from a desk.
#[must_use]
pub fn index(desk: &Desk<'_>, made: &BuildResult) -> Index {
    let subtitle = format!("Made from the workspace as at {}", day(desk.as_of));
    let mut panels: Vec<(&Slug, &Panel)> = desk.workspace.panels.iter().collect();
    panels.sort_by_key(|(id, _)| id.as_str());
    Index {
        labels: IndexLabels::default(),
        head: head::of_workspace(desk, "Papers", Some(subtitle)),
        facts: facts(made),
        held_back: held_back(desk, made),
        due: due::due_next(desk),
        panels: panels
            .into_iter()
            .filter_map(|(id, panel)| made_panel(desk, made, id, panel))
            .collect(),
    }
}

fn facts(made: &BuildResult) -> Vec<Fact> {
    let number = |number: usize| count(u32::try_from(number).unwrap_or(u32::MAX), "paper");
    let held = made.held_back.len();
    let held_mark = if held > 0 {
        Mark::Attention
    } else {
        Mark::Done
    };
    let Summary {
        errors, warnings, ..
    } = made.findings;
    let found_mark = if errors + warnings > 0 {
        Mark::Attention
    } else {
        Mark::Done
    };
    let left = made.papers.iter().filter(|paper| paper.out_of_date).count();
    let mut facts = vec![
        Fact::text("Made", number(made.papers.len() - left)),
        Fact::status("Held back", Status::new(held_mark, number(held))),
    ];
    if left > 0 {
        let text = format!("{}, left from an earlier build", number(left));
        facts.push(Fact::status(
            "Out of date",
            Status::new(Mark::Attention, text),
        ));
    }
    facts.push(Fact::status(
        "Findings",
        Status::new(found_mark, made.findings.to_string()),
    ));
    facts
}

fn held_back(desk: &Desk<'_>, made: &BuildResult) -> Vec<HeldBack> {
    let mut held: Vec<&HeldBackPaper> = made.held_back.iter().collect();
    held.sort_by(|a, b| (&a.panel, &a.of, &a.path).cmp(&(&b.panel, &b.of, &b.path)));
    held.into_iter()
        .map(|held| HeldBack {
            path: held.path.clone(),
            title: full_title(desk, held),
            reason: words::sentence(&held.reason),
            place: held.place.clone(),
        })
        .collect()
}

/// `iPOP, 10 June 2026: Invite of Peter Lund`.
fn full_title(desk: &Desk<'_>, held: &HeldBackPaper) -> String {
    let panel = desk.workspace.panels.get(held.panel.as_str());
    let edition = panel.and_then(Panel::latest_edition);
    let short = edition.map_or(held.panel.as_str(), |edition| {
        edition.edition.short.as_str()
    });
    let title = held.of.title_alone(desk);
    let title = edition.map_or_else(|| title.clone(), |edition| edition.edition.worded(&title));
    match held.of.meeting() {
        Some(date) => format!("{short}, {}: {title}", day(date)),
        None => format!("{short}: {title}"),
    }
}

fn made_panel(desk: &Desk<'_>, made: &BuildResult, id: &Slug, panel: &Panel) -> Option<MadePanel> {
    let edition = &panel
        .edition_on(desk.as_of)
        .or(panel.latest_edition())?
        .edition;
    let mut papers: Vec<&MadePaper> = made
        .papers
        .iter()
        .filter(|paper| paper.panel == id.as_str())
        .collect();
    papers.sort_by(|a, b| a.of.cmp(&b.of));
    let of_panel = papers.iter().filter(|paper| paper.of.meeting().is_none());
    let (many, few): (Vec<&MadePaper>, Vec<&MadePaper>) =
        of_panel.partition(|paper| paper.of.group().is_some());
    Some(MadePanel {
        name: format!("{} ({})", edition.panel, edition.short),
        edition: head::edition_stamp(edition),
        anchor: id.to_string(),
        papers: listed(desk, edition, &few),
        groups: groups(desk, edition, &many),
        meetings: meeting_order(&papers, desk.as_of)
            .into_iter()
            .map(|date| made_meeting(desk, edition, id, date, &papers))
            .collect(),
    })
}

/// Meetings of which a paper was made: the next one first, then those after it, then those before,
/// the latest first.
fn meeting_order(papers: &[&MadePaper], as_of: Date) -> Vec<Date> {
    let dates: BTreeSet<Date> = papers
        .iter()
        .filter_map(|paper| paper.of.meeting())
        .collect();
    let (mut dates, to_come): (Vec<Date>, Vec<Date>) =
        dates.into_iter().partition(|date| *date < as_of);
    dates.reverse();
    to_come.into_iter().chain(dates).collect()
}

fn made_meeting(
    desk: &Desk<'_>,
    of_panel: &Edition,
    panel: &Slug,
    date: Date,
    papers: &[&MadePaper],
) -> MadeMeeting {
    let sitting = desk.sitting(&MeetingKey {
        panel: panel.to_string(),
        date,
    });
    let (many, few): (Vec<&MadePaper>, Vec<&MadePaper>) = papers
        .iter()
        .filter(|paper| paper.of.meeting() == Some(date))
        .partition(|paper| paper.of.group().is_some());
    let invites = many
        .iter()
        .filter(|paper| matches!(paper.of, PaperOf::Invite(..)));
    let number = |number: usize, noun| count(u32::try_from(number).unwrap_or(u32::MAX), noun);
    let note = |items: usize| {
        let items = number(items, "item");
        format!("{items}, {}", number(invites.clone().count(), "invite"))
    };
    let edition = sitting.as_ref().map_or(of_panel, |sitting| sitting.edition);
    MadeMeeting {
        date: day_in_full(date),
        stage: sitting.as_ref().map_or_else(
            || Status::new(Mark::Attention, "its file can't be read".to_owned()),
            |sitting| match sitting.plan.stage {
                // What has gone out is not due.
                Stage::Draft | Stage::Agenda if was_issued(sitting) => {
                    Status::new(Mark::Open, sitting.edition.worded("{Agenda} issued"))
                }
                stage => words::stage(sitting.edition, stage),
            },
        ),
        note: sitting
            .as_ref()
            .map(|sitting| note(sitting.meeting.items.len())),
        papers: listed(desk, edition, &few),
        groups: groups(desk, edition, &many),
    }
}

/// Whether the agenda has gone out, as far as the day of the papers knows.
fn was_issued(sitting: &Sitting<'_>) -> bool {
    let mut sent = sitting.file.ledger.sent_by(sitting.desk.as_of);
    sent.any(|issue| issue.paper == IssuedPaper::Agenda)
}

/// Papers of which there are many, sort by sort.
fn groups(desk: &Desk<'_>, edition: &Edition, papers: &[&MadePaper]) -> Vec<PaperGroup> {
    let groups = papers.chunk_by(|one, other| one.of.group() == other.of.group());
    groups
        .filter_map(|group| {
            let title = edition.worded(group.first()?.of.group()?);
            let papers = listed(desk, edition, group);
            Some(PaperGroup { title, papers })
        })
        .collect()
}

fn listed(desk: &Desk<'_>, edition: &Edition, papers: &[&MadePaper]) -> Vec<Paper> {
    papers
        .iter()
        .map(|made| paper(desk, edition, made))
        .collect()
}

fn paper(desk: &Desk<'_>, edition: &Edition, made: &MadePaper) -> Paper {
    let link = |(text, href): &(String, String)| Link {
        text: text.clone(),
        href: href.clone(),
    };
    let title = edition.worded(&made.of.title(desk));
    Paper {
        title: if made.out_of_date {
            format!("{title} (out of date)")
        } else {
            title
        },
        formats: made.formats.iter().map(link).collect(),
    }
}

#[cfg(test)]
mod tests;
