//! The record of one meeting: attendance, interests, what arose from earlier meetings, what came of each
//! item, schedule and matter of other business, and who is to do what.
//!
//! It holds what this meeting's file says and what earlier meetings left it to hear of, and of no other
//! meeting anything.

mod arising;
mod business;
mod corrections;
mod costs;
mod entry;
mod item;
mod people;
mod points;
mod schedule;
#[cfg(test)]
mod tests;
mod text;

pub(super) use business::about_no_child;
pub(super) use people::attendance;
pub(super) use schedule::decided as schedules_decided;
pub(super) use text::text;

use super::cleared::{self, Record};
use super::desk::{Desk, Sitting};
use super::head;
use super::view::{Audience, Fact, Head, Mark, MeetingRecord, RecordSection, Status};
use super::words;
use crate::diag::MeetingKey;
use crate::model::meeting::Minutes;
use crate::model::value::words as days;
use crate::rules::{MeetingContext, PanelContext, QuorumAt, quorum_at};
use jiff::civil::Date;

/// Whether a meeting has a record: it is over, and something is entered of what came of it.
#[must_use]
pub fn is_minuted(desk: &Desk<'_>, key: &MeetingKey) -> bool {
    desk.sitting(key).is_some_and(|sitting| minuted(&sitting))
}

/// The same of a sitting. What was decided between two meetings says nothing of this one.
pub(super) fn minuted(sitting: &Sitting<'_>) -> bool {
    let meeting = sitting.meeting;
    let mut heard = sitting.file.heard();
    let mut schedules = meeting.schedules.iter();
    let entered = meeting.minutes.is_some()
        || heard.any(|item| item.outcome.is_some() && item.between_meetings.is_none())
        || schedules.any(|schedule| schedule.outcome.is_some());
    sitting.is_held() && entered
}

/// The record of a meeting; nothing before it is minuted.
#[must_use]
pub(super) fn record(desk: &Desk<'_>, key: &MeetingKey) -> Option<MeetingRecord> {
    let sitting = desk.sitting(key).filter(minuted)?;
    let stands = cleared::record(&sitting);
    let draft = matches!(stands, Record::Draft).then(|| cleared::mark(sitting.edition));
    Some(MeetingRecord {
        head: Head {
            draft,
            ..head::of_panel(
                desk,
                sitting.edition,
                "Record of the meeting",
                Some(days::day_in_full(sitting.date)),
                desk.as_of,
                Audience::Panel,
            )
        },
        facts: facts(&sitting, &stands),
        sections: sections(&sitting),
    })
}

fn sections(sitting: &Sitting<'_>) -> Vec<RecordSection> {
    let mut sections = vec![
        people::attendance(sitting),
        people::interests(sitting),
        arising::matters(sitting),
    ];
    sections.extend(item::parts(sitting));
    sections.extend(schedule::schedules(sitting));
    sections.push(business::business(sitting));
    sections.extend(entry::other_actions(sitting));
    sections.extend(corrections::corrections(sitting));
    sections.extend(sitting.plan.next.map(|next| RecordSection {
        title: "Next meeting".to_owned(),
        intro: vec![format!("{}.", days::day_in_full(next))],
        ..RecordSection::default()
    }));
    sections
}

fn facts(sitting: &Sitting<'_>, stands: &Record) -> Vec<Fact> {
    let workspace = sitting.desk.workspace;
    let meeting = super::meeting::of(sitting);
    let mut facts = vec![
        Fact::text("Called for", meeting.time),
        Fact::text("Place", meeting.place),
    ];
    facts.extend(meeting.state_note.map(|note| Fact::text("Meeting", note)));
    facts.push(match &sitting.meeting.chair {
        Some(chair) => {
            let name = words::person_with_role(workspace, &chair.person.id, sitting.date);
            let nominated = chair.nominated_by.as_ref();
            let nominated = nominated.map(|by| format!(" (nominated by {})", workspace.name(by)));
            Fact::text("Chair", format!("{name}{}", nominated.unwrap_or_default()))
        }
        None => Fact::missing("Chair", "Not recorded"),
    });
    facts.push(quorum(sitting));
    let minutes = sitting.meeting.minutes.as_ref();
    facts.extend(minutes.map(|minutes| {
        let name = words::person_with_role(workspace, &minutes.by.id, sitting.date);
        Fact::text("Record taken by", name)
    }));
    let cleared = cleared_words(sitting, stands);
    let more = minutes.map_or_else(Vec::new, |minutes| sent_and_agreed(sitting, minutes));
    let said: Vec<String> = cleared.into_iter().chain(more).collect();
    if !said.is_empty() {
        let text = words::upper_first(&said.join("; "));
        let mark = match stands {
            Record::Draft => Mark::Open,
            Record::Cleared(_) | Record::Each(_) => Mark::Done,
        };
        facts.push(Fact::status("Record", Status::new(mark, text)));
    }
    facts
}

/// `Cleared by the Chair, Helen Ashworth, on 29 May 2026`.
fn cleared_words(sitting: &Sitting<'_>, stands: &Record) -> Option<String> {
    let chair = sitting.meeting.chair.as_ref();
    let name = chair.map(|chair| sitting.desk.workspace.name(&chair.person));
    let name = name.map(|name| format!(", {name},")).unwrap_or_default();
    Some(match stands {
        Record::Draft => return None,
        Record::Cleared(on) => format!("Cleared by the Chair{name} on {}", days::day(*on)),
        Record::Each(last) => format!(
            "Each decision was cleared by the Chair{name} by {}",
            days::day(*last)
        ),
    })
}

fn sent_and_agreed(sitting: &Sitting<'_>, minutes: &Minutes) -> Vec<String> {
    let by_now = |on: &Date| *on <= sitting.desk.as_of;
    let steps = [
        ("sent round on", minutes.circulated),
        ("agreed by the panel on", minutes.agreed),
    ];
    let steps = steps.into_iter().filter_map(|(said, on)| {
        let on = on.filter(by_now)?;
        Some(format!("{said} {}", days::day(on)))
    });
    steps.collect()
}

fn quorum(sitting: &Sitting<'_>) -> Fact {
    let label = "Quorum";
    if sitting.edition.quorum.is_none() {
        return Fact::text(label, "The Terms of Reference set none");
    }
    let there = quorum_of(sitting).filter(|_| sitting.meeting.says_who_came());
    let Some(QuorumAt { filled, lacking }) = there else {
        return Fact::missing(label, "Not known: attendance is not recorded");
    };
    if lacking.is_empty() {
        let seats = words::count_of(sitting.edition.seats.len(), "seat");
        let text = format!("There was a quorum: {filled} of {seats} were filled");
        return Fact::status(label, Status::new(Mark::Done, text));
    }
    let lacking: Vec<String> = lacking.iter().map(|lack| words::sentence(lack)).collect();
    Fact::status(label, Status::new(Mark::Attention, lacking.join(" ")))
}

fn quorum_of(sitting: &Sitting<'_>) -> Option<QuorumAt> {
    let panel = PanelContext {
        workspace: sitting.desk.workspace,
        plans: sitting.desk.plans,
        panel_id: sitting.panel_id,
        panel: sitting.panel,
        edition: sitting.edition,
        edition_span: sitting.edition.in_force.span,
        as_of: sitting.desk.as_of,
        terms: sitting.terms,
        entry: sitting.terms.entries().next()?,
    };
    quorum_at(&MeetingContext {
        panel,
        file: sitting.file,
        meeting: sitting.meeting,
        plan: sitting.plan,
        date: sitting.date,
    })
}
