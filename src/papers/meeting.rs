//! When and where a meeting is held, and what has become of it.

use super::desk::Sitting;
use super::view::{Link, Meeting, MeetingLabels, MeetingState};
use super::{markdown, words};
use crate::model::meeting::{IssuedPaper, Status};
use crate::model::value::{WebLink, words as days};
use crate::plan::{Due, day_sent};

/// The meeting as every paper of it begins.
pub(crate) fn of(sitting: &Sitting<'_>) -> Meeting {
    let Sitting {
        meeting,
        plan,
        date,
        ..
    } = *sitting;
    let place = meeting.place.as_ref().map(ToString::to_string);
    let online = meeting.join_link.is_some();
    Meeting {
        labels: MeetingLabels::default(),
        date: days::day_in_full(date),
        time: words::hours(plan.start, plan.end),
        place: place.unwrap_or_else(|| {
            let place = if online { "Online" } else { "To be announced" };
            place.to_owned()
        }),
        join: meeting.join_link.as_ref().map(join),
        state: state(sitting),
        state_note: state_note(sitting),
        issue_note: issue_note(sitting),
    }
}

fn join(link: &WebLink) -> Link {
    Link {
        text: "Join the meeting online".to_owned(),
        href: link.to_string(),
    }
}

fn state(sitting: &Sitting<'_>) -> MeetingState {
    match sitting.meeting.status {
        Status::Cancelled => MeetingState::Cancelled,
        Status::Postponed => MeetingState::Postponed,
        _ if sitting.is_held() => MeetingState::Held,
        Status::Extraordinary => MeetingState::Extraordinary,
        Status::Planned => MeetingState::Planned,
    }
}

/// `Postponed to Wednesday 17 June 2026: the Chair is ill.`
fn state_note(sitting: &Sitting<'_>) -> Option<String> {
    let meeting = sitting.meeting;
    let what = match meeting.status {
        Status::Planned => return None,
        Status::Extraordinary => "Extraordinary meeting".to_owned(),
        Status::Cancelled => "Cancelled".to_owned(),
        Status::Postponed => match &meeting.postponed_to {
            Some(to) => format!("Postponed to {}", days::day_in_full(to.value)),
            None => "Postponed; the new day is not set".to_owned(),
        },
    };
    Some(match &meeting.because {
        Some(because) => words::sentence(&format!("{what}: {}", markdown::plain(because.as_str()))),
        None => words::sentence(&what),
    })
}

/// `Issued 3 June 2026; amended by Supplement 1 of 5 June 2026.`
fn issue_note(sitting: &Sitting<'_>) -> Option<String> {
    let sent = |paper: IssuedPaper| {
        let issues = sitting.file.ledger.sent_by(sitting.desk.as_of);
        issues.filter(move |issue| issue.paper == paper)
    };
    let first = sent(IssuedPaper::Agenda)
        .map(|issue| issue.sent.date())
        .min()?;
    let supplements: Vec<String> = (1..)
        .zip(sent(IssuedPaper::Supplement))
        .map(|(next, issue)| {
            let number = issue.number.as_ref().map_or(next, |number| number.value);
            format!("Supplement {number} of {}", days::day(issue.sent.date()))
        })
        .collect();
    let amended = if supplements.is_empty() {
        String::new()
    } else {
        format!("; amended by {}", words::list(&supplements))
    };
    let issued = sitting.file.ledger.sent_by(sitting.desk.as_of);
    let mut issued = issued.filter(|issue| issue.paper == IssuedPaper::Agenda);
    let sent_for = issued
        .next()
        .and_then(|issue| day_sent(sitting.plan, issue))
        .filter(|day| *day != sitting.date)
        .map(|day| format!(" for {}", days::day_in_full(day)));
    Some(format!(
        "Issued {}{}{amended}.",
        days::day(first),
        sent_for.unwrap_or_default()
    ))
}

/// When papers come in for the meeting, if that is still to come.
pub(crate) fn papers_due<'a>(sitting: &Sitting<'a>) -> Option<&'a Due> {
    let due = sitting.plan.due("papers")?;
    (!due.has_passed(sitting.desk.as_of)).then_some(due)
}
