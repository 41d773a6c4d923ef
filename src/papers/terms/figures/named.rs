//! Deadlines, roles and seats as the figures name them.

use super::super::super::words;
use crate::model::Workspace;
use crate::model::edition::{Count, Deadline, Edition, Weekday};
use crate::model::refs::RoleRef;
use crate::model::value::weekday::DayOfWeek;
use crate::model::value::{Slug, words as numbers};

/// `by 16:00 on the Monday before the meeting (Reports)`.
pub(super) fn deadline(edition: &Edition, id: &Slug, from: &str) -> Option<String> {
    let deadline = edition.deadlines.get(id)?;
    let when = due(deadline, from);
    Some(format!("{when} ({})", deadline.title))
}

/// `the Team Manager, or the Service Manager`.
pub(super) fn roles(workspace: &Workspace, roles: &[RoleRef]) -> String {
    let titles = roles.iter().map(|role| workspace.role_title(&role.id));
    let titles: Vec<String> = titles.map(|title| format!("the {title}")).collect();
    titles.join(", or ")
}

/// When a deadline is, counted from the meeting or from something else.
pub(super) fn due(deadline: &Deadline, from: &str) -> String {
    let from = deadline.event().map_or(from, |event| event.words());
    let before = deadline.is_before();
    let side = if before { "before" } else { "after" };
    let least = if before { "at least" } else { "within" };
    let clear = if deadline.count == Count::Clear {
        "clear "
    } else {
        ""
    };
    let count = |count: Option<u32>, noun: &str| {
        count.map(|count| numbers::count(count, &format!("{clear}{noun}")))
    };
    let lengths = [
        count(deadline.days, "day"),
        count(deadline.working_days, "working day"),
    ];
    let lengths: Vec<String> = lengths.into_iter().flatten().collect();
    let mut length = words::list(&lengths);
    if !length.is_empty() {
        length = format!("{length} {side} {from}");
        if deadline.count == Count::Inclusive {
            length += ", the first day and the last both counted";
        }
    }
    let time = deadline.time.map(|time| format!("{time} on "));
    let time = time.unwrap_or_default();
    match (deadline.weekday.map(day_name), length.as_str()) {
        (Some(day), "") => format!("by {time}the {day} {side} {from}"),
        (Some(day), length) => format!("by {time}the {day} {side} the day that is {length}"),
        (None, "") => format!("by {time}the day of {from}"),
        (None, length) if time.is_empty() => format!("{least} {length}"),
        (None, length) => format!("by {time}the day that is {length}"),
    }
}

/// What a seat is called.
pub(super) fn seat<'a>(edition: &'a Edition, id: &Slug) -> Option<&'a str> {
    let mut seats = edition.seats.iter();
    let seat = seats.find(|seat| seat.id.value == *id)?;
    Some(seat.title.as_str())
}

pub(super) fn day_name(day: Weekday) -> &'static str {
    DayOfWeek::from(jiff::civil::Weekday::from(day)).paper()
}
