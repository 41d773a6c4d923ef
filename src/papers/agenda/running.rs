//! The running order as the meeting is run: the welcome, matters arising, the items, the schedules that
//! are taken together, other business, the end.

use super::super::desk::Sitting;
use super::super::view::{Line, RunningPart, Table};
use super::super::{markdown, words};
use super::{order, sections};
use crate::model::meeting::Presence;
use crate::model::value::{Clock, words as days};
use crate::plan::{KeptStretch, PlannedSchedule};

/// How long what is asked may be in the running order; the sheet has the whole.
const ASKED: usize = 130;

/// Everything that the meeting takes, in its order.
pub(super) fn running(sitting: &Sitting<'_>, arising: &Table) -> Vec<RunningPart> {
    let mut parts = vec![opening(sitting, arising)];
    let mut items = order::parts(sitting);
    for line in items.iter_mut().flat_map(|part| &mut part.lines) {
        line.asked = words::shortened(&line.asked, ASKED);
    }
    parts.extend(items);
    parts.extend(schedules(sitting));
    parts.push(closing(sitting));
    parts
}

fn opening(sitting: &Sitting<'_>, arising: &Table) -> RunningPart {
    let (welcome, matters) = (sitting.plan.around.welcome, sitting.plan.around.arising);
    let sent = sitting.meeting.attendance.iter();
    let sent = sent.filter(|entry| entry.status == Presence::Apologies);
    let away: Vec<&str> = sent
        .filter_map(|entry| entry.person.as_ref())
        .map(|person| sitting.desk.workspace.name(person))
        .collect();
    let apologies = match away.as_slice() {
        [] => "No apologies have come.".to_owned(),
        away => format!("Apologies: {}.", words::list(away)),
    };
    let declared = sitting.meeting.declarations.iter().flatten().count();
    let interests = match declared {
        0 => String::new(),
        many => format!(" {} declared.", words::count_of(many, "interest")),
    };
    let chair = sitting.meeting.chair.as_ref();
    let chair = chair.map(|chair| sitting.desk.workspace.name(&chair.person).to_owned());
    let start = |kept: Option<KeptStretch>| kept.map(|kept| kept.start.to_string());
    let lines = vec![
        Line {
            time: start(welcome).unwrap_or_default(),
            item: "Welcome, apologies and declarations of interest".to_owned(),
            asked: format!("{apologies}{interests}"),
            presenter: chair.unwrap_or_default(),
            minutes: kept(welcome),
            ..Line::default()
        },
        Line {
            time: start(matters).unwrap_or_default(),
            item: "Matters arising".to_owned(),
            asked: match arising.rows.len() {
                0 => "Nothing comes from earlier meetings.".to_owned(),
                rows => format!("{} from earlier meetings.", words::count_of(rows, "matter")),
            },
            minutes: kept(matters),
            anchor: Some(section_anchor("outstanding-actions")),
            ..Line::default()
        },
    ];
    RunningPart {
        lines,
        ..RunningPart::default()
    }
}

fn kept(stretch: Option<KeptStretch>) -> String {
    let minutes = stretch
        .map(|kept| kept.minutes)
        .filter(|minutes| *minutes > 0);
    minutes
        .map(|minutes| minutes.to_string())
        .unwrap_or_default()
}

/// The schedules, where the meeting has any.
fn schedules(sitting: &Sitting<'_>) -> Option<RunningPart> {
    let lines = sitting.plan.schedules.iter();
    let lines: Vec<Line> = lines.map(|planned| schedule(sitting, planned)).collect();
    (!lines.is_empty()).then(|| RunningPart {
        title: Some("Schedules, each taken as a whole".to_owned()),
        lines,
        ..RunningPart::default()
    })
}

fn schedule(sitting: &Sitting<'_>, planned: &PlannedSchedule) -> Line {
    let presenter = planned.presenter.as_ref();
    let presenter = presenter
        .map(|person| words::person_with_role(sitting.desk.workspace, person, sitting.date));
    let minutes = if planned.minutes == 0 {
        String::new()
    } else {
        planned.minutes.to_string()
    };
    Line {
        time: planned
            .slot
            .map(|(start, _)| start.to_string())
            .unwrap_or_default(),
        item: words::schedule(planned.kind).to_owned(),
        asked: sections::taken_together(sitting, planned.kind),
        presenter: presenter.unwrap_or_else(|| "To be named".to_owned()),
        minutes,
        anchor: Some(section_anchor(planned.kind.name())),
        ..Line::default()
    }
}

fn closing(sitting: &Sitting<'_>) -> RunningPart {
    let other = sitting.plan.around.other_business;
    let ends = other.and_then(|kept| {
        let minutes = u16::try_from(kept.minutes).ok()?;
        Clock::from_minutes(kept.start.minutes().checked_add(minutes)?)
    });
    let business = sitting.meeting.business.iter().map(|business| Line {
        item: business.title.to_string(),
        asked: business
            .note
            .as_ref()
            .map(|note| words::shortened(&markdown::plain(note.as_str()), ASKED))
            .unwrap_or_default(),
        presenter: business
            .lead
            .as_ref()
            .map(|lead| sitting.desk.workspace.name(lead).to_owned())
            .unwrap_or_default(),
        minutes: business
            .minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default(),
        anchor: Some(section_anchor("any-other-business")),
        ..Line::default()
    });
    let raised = match sitting.meeting.any_other_business.len() {
        0 => "Nothing has been raised.".to_owned(),
        many => format!("{} raised.", words::count_of(many, "matter")),
    };
    let next = sitting.plan.next.map_or_else(
        || "No further meeting is planned yet.".to_owned(),
        |next| format!("Next meeting: {}.", days::day_in_full(next)),
    );
    let mut lines: Vec<Line> = business.collect();
    lines.push(Line {
        time: other.map(|kept| kept.start.to_string()).unwrap_or_default(),
        item: "Any other business".to_owned(),
        asked: raised,
        minutes: kept(other),
        anchor: Some(section_anchor("any-other-business")),
        ..Line::default()
    });
    lines.push(Line {
        time: ends.map(|ends| ends.to_string()).unwrap_or_default(),
        item: "Next meeting and close".to_owned(),
        asked: format!("{next} The meeting ends by {}.", sitting.plan.end),
        anchor: Some(section_anchor("calendar")),
        ..Line::default()
    });
    RunningPart {
        lines,
        ..RunningPart::default()
    }
}

/// The anchor of a section of the agenda.
pub(super) fn section_anchor(name: &str) -> String {
    format!("section-{name}")
}

#[cfg(test)]
mod tests;
