//! A child comes before the panel as soon as a placement is seen to be possible.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::value::{date::days_between, words};
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Within how many days.
    days: u32,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(identified) = &item.item.identified_on else {
                continue;
            };
            let name = item.name();
            let heard = cx
                .sittings_from(identified.value)
                .find_map(|earlier| Some((earlier.date, &earlier.took(&name.case)?.identified_on)));
            let first = match heard {
                // The item that came first says the same, and was judged there.
                Some((_, Some(same))) if same.value == identified.value => continue,
                Some((date, _)) => date,
                None => cx.date,
            };
            let waited = days_between(identified.value, first);
            let late = u32::try_from(waited).is_ok_and(|waited| waited > self.days);
            sink.judge(late.then(|| {
                Finding::new(
                    identified.span,
                    format!(
                        "{name}: first before the panel {} after a placement was seen to be possible",
                        words::count(waited.unsigned_abs(), "day"),
                    ),
                )
                .help("bring a child to the next panel as soon as a placement may be needed")
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case)
            }));
        }
    }
}
