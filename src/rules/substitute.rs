//! Whoever stands in for a member may, and the panel knew beforehand.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::Span;
use crate::model::meeting::{Attendance, Presence};
use crate::model::refs::PersonRef;
use crate::model::value::words;
use crate::terms::Substitute;

pub(crate) type Params = Substitute;

impl Check for Substitute {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for entry in &cx.meeting.attendance {
            let Some(seat) = &entry.seat else {
                continue;
            };
            let meant =
                self.seats.is_empty() || self.seats.iter().any(|asked| asked.id == seat.value);
            let Some(title) = cx.seat(seat).filter(|_| meant).map(|seat| &seat.title) else {
                continue;
            };
            let day = words::day(cx.date);
            let is_alone = entry.status == Presence::Apologies && entry.vacant_covered_by.is_none();
            let faults = match &entry.substitute {
                Some(substitute) => self.faults(cx, entry, substitute),
                None if self.expected && is_alone => vec![(
                    seat.span,
                    "apologies, and nobody stands in".to_owned(),
                    "ask the member to send somebody, and enter who it is under `substitute:`",
                )],
                None => continue,
            };
            sink.judge(faults.into_iter().map(|(span, what, help)| {
                Finding::new(span, format!("the seat \"{title}\" on {day}: {what}"))
                    .help(help)
                    .about(&seat.value)
            }));
        }
    }
}

impl Substitute {
    fn faults(
        &self,
        cx: &MeetingContext<'_>,
        entry: &Attendance,
        substitute: &PersonRef,
    ) -> Vec<(Span, String, &'static str)> {
        if !self.allowed {
            let what = "nobody may stand in for the member".to_owned();
            return vec![(
                substitute.span,
                what,
                "enter apologies, without a `substitute:`",
            )];
        }
        let mut faults = Vec::new();
        if !self.roles.is_empty()
            && !self
                .roles
                .iter()
                .any(|role| cx.workspace.holds(&substitute.id, &role.id, cx.date))
        {
            let what = format!("who stands in is no {}", cx.roles_in_words(&self.roles));
            faults.push((
                substitute.span,
                what,
                "ask the member to send somebody who may stand in",
            ));
        }
        let due = self
            .deadline
            .as_ref()
            .and_then(|deadline| cx.plan.due(deadline.as_str()));
        let Some(due) = due.map(|due| due.at.date()) else {
            return faults;
        };
        let by = words::day_in_full(due);
        match &entry.substitute_named_on {
            None => faults.push((
                substitute.span,
                format!("nothing says when the substitute was named; that was due by {by}"),
                "enter the day under `substitute-named-on:`",
            )),
            Some(named) if named.value > due => faults.push((
                named.span,
                format!("the substitute was named on {}; that was due by {by}", words::day(named.value)),
                "ask members to tell earlier; where the Chair took it all the same, record a waiver",
            )),
            Some(_) => {}
        }
        faults
    }
}
