//! Members come as often as is expected of them.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::model::edition::Seat;
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Of a hundred meetings, so many at least.
    percent: u32,
    /// Of the meetings in so many months.
    #[serde(default = "a_year")]
    months: u32,
    /// The seats concerned; none means all.
    #[serde(default)]
    seats: Vec<SeatWord>,
    /// Whether it counts when somebody stands in.
    #[serde(default = "yes")]
    substitutes: bool,
}

fn a_year() -> u32 {
    12
}

fn yes() -> bool {
    true
}

impl Parameters for Params {
    fn nonsense(&self) -> Option<String> {
        if self.percent > 100 {
            return Some("more than 100 in a hundred meetings can't be asked".to_owned());
        }
        (self.months == 0).then(|| "no months are no time to look at".to_owned())
    }
}

impl Spec for Params {}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        let since = cx.as_of.saturating_sub(i64::from(self.months).months());
        for seat in &cx.edition.seats {
            let meant =
                self.seats.is_empty() || self.seats.iter().any(|asked| asked.id == seat.id.value);
            let (came, all) = self.came(cx, seat, since);
            if !meant || all == 0 {
                continue;
            }
            let too_few = u64::from(came) * 100 < u64::from(all) * u64::from(self.percent);
            sink.judge(too_few.then(|| {
                Finding::new(
                    seat.id.span,
                    format!(
                        "the seat \"{}\" was filled at {came} of {} since {}; {} in a hundred are expected",
                        seat.title,
                        words::count(all, "meeting"),
                        words::day(since),
                        self.percent,
                    ),
                )
                .help("speak with the member, or have another named for the seat")
                .about(&seat.id.value)
            }));
        }
    }
}

impl Params {
    /// At how many of the meetings since a day a seat was filled. Meetings under terms without the
    /// seat don't count.
    fn came(&self, cx: &PanelContext<'_>, seat: &Seat, since: Date) -> (u32, u32) {
        let held = cx
            .panel
            .sittings()
            .filter(|(date, _)| since < *date && *date < cx.as_of);
        let held = held.filter(|(date, _)| {
            let edition = cx.panel.edition_on(*date);
            edition.is_some_and(|file| {
                file.edition
                    .seats
                    .iter()
                    .any(|known| known.id.value == seat.id.value)
            })
        });
        held.fold((0, 0), |(came, all), (date, file)| {
            let mut entries = file.meeting.attendance.iter();
            let filled = entries.any(|entry| {
                let here = entry
                    .seat
                    .as_ref()
                    .is_some_and(|named| named.value == seat.id.value);
                let came = if self.substitutes {
                    cx.is_filled(seat, &file.meeting, entry)
                } else {
                    cx.is_filled_by_member(seat, entry, date)
                };
                here && came
            });
            (came + u32::from(filled), all + 1)
        })
    }
}
