//! The marks of an item that a Chair should see before the papers.

use super::desk::Sitting;
use super::reports;
use super::view::{Mark, Status};
use super::words;
use crate::model::case::{Case, FlagKind, OrderKind, Whereabouts};
use crate::model::meeting::{Item, Urgency};
use crate::model::registers::{Registration, Setting};
use crate::model::value::words as days;
use crate::plan::item_name;
use jiff::civil::Date;

/// The marks of an item; of a withheld case, those of the meeting's own file.
pub(crate) fn of_item(sitting: &Sitting<'_>, item: &Item) -> Vec<Status> {
    let mut flags = asked(sitting, item);
    if sitting.withheld(item).is_none()
        && let Some(case) = sitting.desk.workspace.case(&item.case.id)
    {
        flags.extend(of_case(sitting, case));
        flags.extend(
            reports::of_item(sitting, item)
                .iter()
                .filter_map(reports::Report::flag),
        );
    }
    flags
}

/// What the meeting's file says.
fn asked(sitting: &Sitting<'_>, item: &Item) -> Vec<Status> {
    let mut flags = Vec::new();
    if item.urgency == Urgency::Urgent {
        flags.push(Status::new(Mark::Attention, "Urgent"));
    }
    if let Some(late) = &item.late {
        let by = sitting.desk.workspace.name(&late.by);
        flags.push(Status::new(
            Mark::Agreed,
            format!("Late item, taken by {by}"),
        ));
    }
    if let Some(taken) = &item.between_meetings {
        let by = sitting.desk.workspace.name(&taken.by);
        flags.push(Status::new(
            Mark::Agreed,
            format!(
                "Decided between meetings, {by}, {}",
                days::day(taken.on.value)
            ),
        ));
    }
    if item.specified_by_chair.is_some() {
        flags.push(Status::new(Mark::Agreed, "Specified by the Chair"));
    }
    if let Some(chosen) = &item.part {
        let by = sitting.desk.workspace.name(&chosen.by);
        flags.push(Status::new(Mark::Agreed, format!("Part chosen by {by}")));
    }
    let name = item_name(item);
    if let Some((_, reason)) = sitting
        .plan
        .displaced
        .iter()
        .find(|(moved, _)| *moved == name)
    {
        flags.push(Status::new(
            Mark::Attention,
            format!("Promised time not kept: {reason}"),
        ));
    }
    flags
}

/// What the case says of the day of the meeting.
fn of_case(sitting: &Sitting<'_>, case: &Case) -> Vec<Status> {
    // What will be in force when the panel meets.
    let day = sitting.date;
    let mut flags = Vec::new();
    let placement = case.placement_on(day);
    if placement.is_some_and(|placement| placement.court_ordered)
        || case.has_order(OrderKind::CourtOrderedPlacement, day)
    {
        flags.push(Status::new(Mark::Open, "Court ordered"));
    }
    for order in case.orders_on(day) {
        let what = match order.kind {
            OrderKind::Secure => "Secure order",
            OrderKind::DeprivationOfLiberty => "Deprivation of liberty order",
            OrderKind::CourtOrderedPlacement | OrderKind::Other => continue,
        };
        let until = order
            .expires
            .map(|expires| format!(" until {}", days::day(expires.value)));
        flags.push(Status::new(
            Mark::Open,
            format!("{what}{}", until.unwrap_or_default()),
        ));
    }
    let known = sitting.plan.facts_on;
    let gone = case.missing.iter().find(|time| {
        let open = time.from.value <= known && time.back_by(known).is_none();
        time.kind == Whereabouts::Missing && open
    });
    if let Some(gone) = gone {
        let since = days::day(gone.from.value);
        flags.push(Status::new(
            Mark::Attention,
            format!("Missing since {since}"),
        ));
    }
    if case.parent {
        flags.push(Status::new(Mark::Open, "Has a child"));
    }
    if case.has_flag(FlagKind::Vulnerable, day) {
        flags.push(Status::new(Mark::Attention, "Vulnerable"));
    }
    if let Some(placement) = placement {
        let confirmed = placement
            .confirmed
            .is_some_and(|confirmed| confirmed.value <= sitting.plan.facts_on);
        let new = sitting
            .plan
            .previous
            .is_none_or(|previous| placement.from.value > previous);
        if placement.unplanned.is_some() && new && !confirmed {
            flags.push(Status::new(
                Mark::Attention,
                "Unplanned placement, considered afterwards",
            ));
        }
        let place = sitting.desk.workspace.setting(&placement.setting);
        let (since, known) = (placement.from.value, sitting.plan.facts_on);
        flags.extend(place.and_then(|(place, _)| unregistered(place, since, known)));
    }
    flags
}

/// That the place lacks its registration, and for how long the child has lived in it as it is; or that
/// nothing says whether it has it.
fn unregistered(place: &Setting, moved_in: Date, known: Date) -> Option<Status> {
    // How long it has been so is counted to the day of the facts; a move to come has no days yet.
    let day = known.max(moved_in);
    let what = match place.registration.on(day) {
        Some(Registration::Unregistered) => "Unregistered setting",
        Some(Registration::Pending) => "Registration of the setting pending",
        Some(Registration::Registered | Registration::NotRequired) => return None,
        None => {
            let what = "Registration of the setting not known";
            return Some(Status::new(Mark::Attention, what));
        }
    };
    let since = place.registration.since(day);
    let since = since.map_or(moved_in, |since| since.max(moved_in));
    let time = if since > known {
        format!("from {}", days::day(since))
    } else {
        format!("for {}", words::days(since, day))
    };
    Some(Status::new(Mark::Attention, format!("{what}, {time}")))
}
