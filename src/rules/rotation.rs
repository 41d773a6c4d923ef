//! A seat that goes round does go round.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::MeetingFile;
use crate::model::refs::SeatWord;
use crate::model::value::{date::days_between, words};
use crate::terms::{Parameters, Setting, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The seat, of which `rotation-weeks` says for how long one person fills it.
    seat: SeatWord,
}

impl Parameters for Params {}

impl Spec for Params {
    const SETTINGS: &'static [Setting] = &[Setting::Rotation];
}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let seat = cx.seat(&self.seat);
        let (Some(seat), Some(entry)) = (seat, cx.entries_for(&self.seat).next()) else {
            return;
        };
        let (Some(weeks), Some(person)) = (seat.rotation_weeks, &entry.person) else {
            return;
        };
        let sits = |file: &MeetingFile| {
            file.meeting.attendance.iter().any(|entry| {
                let here = entry
                    .seat
                    .as_ref()
                    .is_some_and(|seat| seat.value == self.seat.id);
                here && entry.person.as_ref() == Some(person)
            })
        };
        let earlier = cx
            .panel
            .panel
            .sittings()
            .rev()
            .skip_while(|(date, _)| *date > cx.date);
        let Some((first, _)) = earlier.take_while(|(_, file)| sits(file)).last() else {
            return;
        };
        let too_long = days_between(first, cx.date).unsigned_abs() >= weeks * 7;
        sink.judge(too_long.then(|| {
            Finding::new(
                person.span,
                format!(
                    "on {} the seat \"{}\" is held as it has been since {}, longer than {}",
                    words::day(cx.date),
                    seat.title,
                    words::day(first),
                    words::count(weeks, "week"),
                ),
            )
            .help("ask the next in the rota to take the seat")
            .about(&self.seat.id)
        }));
    }
}
