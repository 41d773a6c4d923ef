//! No placement is confirmed or begun before the panel ratified it.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::case::Placement;
use crate::model::value::words;
use crate::terms::{Authorisation, Conditions, Parameters, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets: nothing.
#[derive(Debug, Deserialize, JsonSchema)]
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
            let (ratified, by) = match (ratified, authorised(cx, &item)) {
                (Some(panel), Further::Given(officer)) if officer > panel => {
                    (Some(officer), "it was authorised")
                }
                (Some(_), Further::Awaited) => (None, "it was authorised"),
                (ratified, _) => (ratified, "the panel ratified it"),
            };
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
                        "{name}: the placement {what} on {}, before {by}",
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

/// The agreement that an edition may ask for besides the panel's.
enum Further {
    NotAsked,
    Awaited,
    Given(Date),
}

/// How the further agreement to an item stands, and since when it is there.
fn authorised(cx: &MeetingContext<'_>, item: &ItemContext<'_>) -> Further {
    let Some(about) = cx.circumstances(item) else {
        return Further::NotAsked;
    };
    let mut asked = cx.terms.each::<Authorisation>();
    let Some((_, with)) = asked.find(|(entry, _)| entry.asks(&about)) else {
        return Further::NotAsked;
    };
    let outcome = item.item.outcome.iter();
    let given = outcome.flat_map(|outcome| &outcome.authorised);
    let valid = given.filter(|given| with.counts(cx.workspace, given, cx.date));
    let first = valid.map(|given| given.on).min();
    first.map_or(Further::Awaited, Further::Given)
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
