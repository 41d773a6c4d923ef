//! No placement is confirmed or begun before the panel ratified it.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::case::Placement;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use serde::Deserialize;

/// What an edition sets: nothing.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(placement) = proposed(&item) else {
                continue;
            };
            let ratified = cx.agreed_since(item.item);
            let confirmed = placement.confirmed.as_ref();
            let begun = Some(&placement.from).filter(|from| from.value <= cx.as_of);
            let early = |day: &&At<Date>| ratified.is_none_or(|ratified| day.value < ratified);
            let (day, what) = match (confirmed.filter(early), begun.filter(early)) {
                (Some(day), _) => (day, "was confirmed"),
                (None, Some(day)) => (day, "began"),
                (None, None) => {
                    sink.kept();
                    continue;
                }
            };
            let name = item.name();
            sink.judge([
                Finding::new(
                    day.span,
                    format!(
                        "{name}: the placement {what} on {}, before the panel ratified it",
                        words::day(day.value)
                    ),
                )
                .label(item.item.case.span, "the panel is asked here")
                .help("if it could not wait, say so under `unplanned:` of the placement, with who decided")
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case),
            ]);
        }
    }
}

/// The placement of the case that the item proposes, unless it is known as unplanned. One that began
/// before it was asked for is another.
fn proposed<'a>(item: &ItemContext<'a>) -> Option<&'a At<Placement>> {
    let setting = &item.item.proposed.as_ref()?.setting.id;
    let asked = item.item.requested_on.unwrap_or(Date::MIN);
    let homes = item.case?.homes().into_iter().map(|home| home.first());
    let mut same = homes.filter(|placement| {
        placement.setting.id == *setting
            && placement.unplanned.is_none()
            && placement.from.value >= asked
    });
    same.next()
}
