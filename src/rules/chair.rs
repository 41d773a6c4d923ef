//! The meeting is chaired by whoever may chair it.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Chairs;
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The Chair's seat; a seat with `chairs: deputy` may chair in the Chair's place.
    seat: SeatWord,
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
        let day = words::day(cx.date);
        let title = &seat.title;
        let about = &self.seat.id;
        let say =
            |span, what: String, help: String| Finding::new(span, what).help(help).about(about);
        let Some(chair) = &cx.meeting.chair else {
            let what = format!("nobody is down to chair the meeting of {day}");
            return sink.judge([say(
                cx.meeting.date.span,
                what,
                "enter under `chair:` who chairs".to_owned(),
            )]);
        };
        let person = &chair.person.id;
        if let Some(why) = cx.not_there(person) {
            let name = cx.workspace.name_of(person);
            return sink.judge([say(
                chair.person.span,
                format!("{name}, who chairs on {day}, {why}"),
                "name under `chair:` who chairs, and in the attendance who comes or came"
                    .to_owned(),
            )]);
        }
        let deputies = cx
            .edition
            .seats
            .iter()
            .filter(|seat| seat.chairs == Chairs::Deputy);
        if cx.holds_role_of(person, seat, cx.date)
            || deputies
                .into_iter()
                .any(|deputy| cx.holds_role_of(person, deputy, cx.date))
        {
            return sink.kept();
        }
        let roles = cx.roles_in_words(&seat.roles);
        let nominated = chair.nominated_on.unwrap_or(cx.date);
        let wrong = match &chair.nominated_by {
            Some(by) if seat.nominee && nominated > cx.date => say(
                by.span,
                format!(
                    "who chairs on {day} was nominated on {}, after the meeting",
                    words::day(nominated)
                ),
                "correct `nominated-on:`; whoever chairs is nominated beforehand".to_owned(),
            ),
            Some(by) if seat.nominee && cx.holds_role_of(&by.id, seat, nominated) => {
                return sink.kept();
            }
            Some(by) if seat.nominee => say(
                by.span,
                format!("who chairs on {day} was nominated by somebody who is not the {roles}"),
                format!("have the {roles} nominate, and enter it under `nominated-by:`"),
            ),
            None if seat.nominee => say(
                chair.person.span,
                format!(
                    "who chairs on {day} does not hold the role of the {title}, and nobody nominated them"
                ),
                format!("enter under `nominated-by:` that the {roles} nominated them"),
            ),
            _ => say(
                chair.person.span,
                format!(
                    "who chairs on {day} holds neither the role of the {title} nor that of a deputy"
                ),
                "name the Chair or a deputy".to_owned(),
            ),
        };
        sink.judge([wrong]);
    }
}
