//! What an issue would record, or why there is nothing to record.

use super::recorded::of_paper;
use super::sending::{Issuing, Sending};
use super::{Answer, Ask, OnWhen};
use crate::diag::MeetingKey;
use crate::model::value::{Slug, words as days};
use crate::papers::{Desk, invites};
use crate::pipeline::Inspection;
use jiff::civil::{Date, DateTime, Time};

pub(super) fn prepare(
    desk: &Desk<'_>,
    inspection: &Inspection,
    ask: &Ask,
) -> Result<Issuing, Answer> {
    let sending = find(desk, ask)?;
    let mut issuing = of_paper(&sending, ask.paper)?;
    leave_out(&mut issuing, &ask.except)?;
    if ask.paper.has_running_order() {
        issuing.to_send = to_send(&sending);
    }
    let sent = moment(&sending, inspection, ask.on)?;
    issuing.entry.sent = sent;
    issuing.name_copies(format!("{}-{}", issuing.stem(), sent.date()));
    issuing.what = format!("{}, sent {}", issuing.what, days::moment(sent));
    Ok(issuing)
}

fn find<'a>(desk: &'a Desk<'a>, ask: &Ask) -> Result<Sending<'a>, Answer> {
    let workspace = desk.workspace;
    let Some(panel) = workspace.panels.get(ask.panel.as_str()) else {
        let known: Vec<&str> = workspace.panels.keys().map(Slug::as_str).collect();
        return Err(Answer::Refused(format!(
            "there is no panel `{}`; there are: {}",
            ask.panel,
            known.join(", ")
        )));
    };
    let key = MeetingKey {
        panel: ask.panel.clone(),
        date: ask.date,
    };
    if panel.unreadable_meetings.contains(&ask.date) {
        return Err(Answer::HeldBack(format!(
            "the file of the meeting of {} cannot be read: `ipop check` says why",
            ask.date
        )));
    }
    let found = panel
        .meetings
        .get(&ask.date)
        .zip(desk.plans.meetings.get(&key));
    let Some((file, plan)) = found else {
        return Err(Answer::Refused(format!(
            "there is no meeting of {} on {}; a meeting's file is named after its day",
            ask.panel, ask.date
        )));
    };
    let edition = panel.edition_on(ask.date);
    let short = edition.map_or(ask.panel.as_str(), |file| file.edition.short.as_str());
    Ok(Sending {
        about: format!("{short}, {}", days::day_in_full(ask.date)),
        before: file.ledger.sent_by(desk.as_of).collect(),
        desk,
        key,
        panel,
        file,
        plan,
    })
}

/// When it went out: as was said, else now, else at noon of the as-of date; a day without a time
/// counts as its noon, or as just after what went out before on that day.
fn moment(
    sending: &Sending<'_>,
    inspection: &Inspection,
    on: Option<OnWhen>,
) -> Result<DateTime, Answer> {
    let last = sending
        .file
        .ledger
        .issues
        .iter()
        .map(|issue| issue.sent.value)
        .max();
    let some_time_on = |day: Date| {
        let noon = day.to_datetime(Time::constant(12, 0, 0, 0));
        last.filter(|last| last.date() == day)
            .map_or(noon, |last| last.max(noon))
    };
    let sent = match on {
        Some(OnWhen::Moment(moment)) => moment,
        Some(OnWhen::Day(day)) => some_time_on(day),
        None => inspection
            .moment
            .unwrap_or_else(|| some_time_on(inspection.as_of)),
    };
    let to_come = sent.date() > inspection.as_of
        || matches!(on, Some(OnWhen::Moment(_))) && inspection.moment.is_some_and(|now| sent > now);
    if to_come {
        return Err(Answer::Refused(format!(
            "{} is still to come, as of {}: record a paper when it has gone out",
            days::moment(sent),
            days::day_in_full(inspection.as_of)
        )));
    }
    match last {
        Some(last) if sent < last => Err(Answer::Refused(format!(
            "the ledger of this meeting already says what went out at {}: nothing can be recorded \
             before that; say with `--on` when this went out",
            days::moment(last)
        ))),
        _ => Ok(sent),
    }
}

/// Leaves out those to whom it did not go.
fn leave_out(issuing: &mut Issuing, except: &[String]) -> Result<(), Answer> {
    for person in except {
        let known = issuing.entry.to.iter().any(|to| to.as_str() == person);
        if !known {
            let to: Vec<&str> = issuing.entry.to.iter().map(Slug::as_str).collect();
            return Err(Answer::Refused(format!(
                "{person} is not among those to whom it goes: {}",
                to.join(", ")
            )));
        }
    }
    let is_left_out = |person: &Slug| except.iter().any(|left| left == person.as_str());
    let entry = &mut issuing.entry;
    entry.to.retain(|person| !is_left_out(person));
    entry.blocks.retain(|block| !is_left_out(&block.person));
    issuing
        .papers
        .retain(|paper| !paper.person().is_some_and(is_left_out));
    if issuing.entry.to.is_empty() && !except.is_empty() {
        return Err(Answer::Nothing("it went to nobody".to_owned()));
    }
    if !except.is_empty() {
        let people = u32::try_from(issuing.entry.to.len()).unwrap_or(u32::MAX);
        let left = u32::try_from(except.len()).unwrap_or(u32::MAX);
        issuing.what = format!(
            "{}, to {} and not to {}",
            issuing.what,
            days::count(people, "recipient"),
            days::count(left, "other")
        );
    }
    Ok(())
}

/// Whose invites are not as they were sent, or never were: their mails matter now.
fn to_send(sending: &Sending<'_>) -> Vec<String> {
    let invites = invites(sending.desk, &sending.key).into_iter();
    let unsent = invites.filter(|invite| invite.blocks.iter().any(|block| !block.is_sent));
    unsent.map(|invite| invite.person.to_string()).collect()
}
