//! Every seat is filled, and what became of it is written down.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::Span;
use crate::model::edition::Seat;
use crate::model::meeting::{Attendance, Presence};
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::plan::Reason;
use crate::terms::{Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The seat.
    pub(super) seat: SeatWord,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let Some(seat) = cx.seat(&self.seat) else {
            return;
        };
        let entries: Vec<_> = cx.entries_for(&self.seat).collect();
        let faults: Vec<_> = entries.iter().map(|entry| fault(cx, seat, entry)).collect();
        let (span, what, help) = match entries.first() {
            None if !cx.is_held() && is_invited(cx, seat) => return sink.kept(),
            None => (
                cx.meeting.date.span,
                "nobody is down for it".to_owned(),
                "enter under `attendance:` who comes, sent apologies or covers the post",
            ),
            // Two people may share a seat: one who does is enough.
            Some(_) => match faults.into_iter().collect::<Option<Vec<_>>>() {
                Some(faults) => faults[0].clone(),
                None if !cx.is_held() || entries.iter().any(|entry| came(cx, entry)) => {
                    return sink.kept();
                }
                // Apologies are in order, and yet nobody came: neither kept nor broken.
                None => return,
            },
        };
        let mut finding = Finding::new(
            span,
            format!(
                "the seat \"{}\" on {}: {what}",
                seat.title,
                words::day(cx.date)
            ),
        )
        .help(help)
        .about(&self.seat.id);
        for role in &seat.roles {
            finding = finding.about(&role.id);
        }
        sink.judge([finding]);
    }
}

/// Whether somebody came for a seat: the member, or whoever stands in.
fn came(cx: &MeetingContext<'_>, entry: &Attendance) -> bool {
    entry.status == Presence::Present || cx.meeting.stand_in(entry).is_some()
}

/// Whether the plan fills the seat with the only person who can have it.
fn is_invited(cx: &MeetingContext<'_>, seat: &Seat) -> bool {
    let reason = Reason::Member {
        seat: seat.id.value.clone(),
    };
    cx.plan
        .invitees
        .values()
        .any(|invitee| invitee.reasons.contains(&reason))
}

/// What is wrong with an entry for a seat, and what to do.
fn fault(
    cx: &MeetingContext<'_>,
    seat: &Seat,
    entry: &At<Attendance>,
) -> Option<(Span, String, &'static str)> {
    let span = entry.seat.as_ref().map_or(entry.span, |seat| seat.span);
    match &entry.person {
        // Somebody from another organisation may be named where the seat takes a nominee.
        None if entry.guest.is_some() && seat.nominee => {}
        None if entry.vacant_covered_by.is_none() => {
            return Some((
                span,
                "no member of staff is named".to_owned(),
                "name the `person:`, or who covers the post under `vacant-covered-by:`",
            ));
        }
        Some(person) if !cx.may_have(&person.id, seat, cx.date) => {
            return Some((
                person.span,
                "who is down for it does not hold the role".to_owned(),
                "name whoever holds the role, and enter the other as their `substitute:`",
            ));
        }
        _ => {}
    }
    if let Some(substitute) = &entry.substitute
        && cx.meeting.sits_already(entry, substitute)
    {
        return Some((
            substitute.span,
            "who stands in sits on the panel already".to_owned(),
            "name somebody as `substitute:` who has no seat of their own, or leave the apologies",
        ));
    }
    if !cx.is_held() || came(cx, entry) {
        return None;
    }
    let what = match entry.status {
        Presence::Absent => "absent without apologies",
        Presence::Expected => "nothing says whether anybody came",
        Presence::Present | Presence::Apologies => return None,
    };
    Some((
        span,
        what.to_owned(),
        "enter who came, who sent apologies and who stood in",
    ))
}
