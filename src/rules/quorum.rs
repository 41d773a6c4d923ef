//! Enough members were there.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::edition::Seat;
use crate::model::value::{Slug, words};
use crate::terms::{Parameters, Setting, Spec};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Nothing to set: how many stands in the edition's `quorum`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const SETTINGS: &'static [Setting] = &[Setting::Quorum];
}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let Some(quorum) = cx.edition.quorum.as_ref().filter(|_| cx.is_held()) else {
            return;
        };
        let filled = |seat: &Slug| {
            let mut entries = cx.entries_for(seat);
            cx.seat(seat)
                .is_some_and(|seat| entries.any(|entry| cx.is_filled(seat, cx.meeting, entry)))
        };
        let seats = &cx.edition.seats;
        let fillers: Vec<_> = seats.iter().map(|seat| fillers(cx, seat)).collect();
        let there = seated(&fillers);
        let of_all = quorum.fraction.map_or(0, |(part, whole)| {
            let seats = u32::try_from(seats.len()).unwrap_or(u32::MAX);
            seats.saturating_mul(part).div_ceil(whole.max(1))
        });
        let needed = quorum.members.unwrap_or(0).max(of_all);
        let day = words::day(cx.date);
        let help = "what was decided needs another meeting, or the Chair's word on how it stands";
        let mut wrong = Vec::new();
        if there < usize::try_from(needed).unwrap_or(usize::MAX) {
            let what =
                format!("{there} of {needed} members that make a quorum were there on {day}");
            wrong.push(Finding::new(cx.meeting.date.span, what).help(help));
        }
        for group in &quorum.one_of {
            if group.iter().any(|seat| filled(&seat.id)) {
                continue;
            }
            let titles: Vec<_> = group.iter().map(|seat| title(cx, seat)).collect();
            let what = format!(
                "without the {} there was no quorum on {day}",
                in_words(&titles, "or")
            );
            let finding = Finding::new(cx.meeting.date.span, what).help(help);
            wrong.push(
                group
                    .iter()
                    .fold(finding, |finding, seat| finding.about(&seat.id)),
            );
        }
        for seat in quorum.seats.iter().filter(|seat| !filled(&seat.id)) {
            let what = format!(
                "without the {} there was no quorum on {day}",
                title(cx, seat)
            );
            wrong.push(
                Finding::new(cx.meeting.date.span, what)
                    .help(help)
                    .about(&seat.id),
            );
        }
        sink.judge(wrong);
    }
}

/// Who fills a seat, one or more, each by a name of their own.
fn fillers(cx: &MeetingContext<'_>, seat: &Seat) -> Vec<String> {
    let entries = cx.entries_for(&seat.id.value);
    let filled = entries.filter(|entry| cx.is_filled(seat, cx.meeting, entry));
    let names = filled.filter_map(|entry| {
        let person = cx.meeting.stand_in(entry).or(entry.person.as_ref());
        let guest = || entry.guest.as_ref().map(|guest| format!("guest: {guest}"));
        person.map(|person| person.id.to_string()).or_else(guest)
    });
    names.collect()
}

/// How many seats can be given somebody who has none of the others: nobody counts for two.
fn seated(seats: &[Vec<String>]) -> usize {
    let mut taken = BTreeMap::new();
    (0..seats.len())
        .filter(|seat| seat_one(*seat, seats, &mut taken, &mut BTreeSet::new()))
        .count()
}

/// Gives a seat one of those who fill it, and moves others on to another seat of theirs if need be.
fn seat_one<'a>(
    seat: usize,
    seats: &'a [Vec<String>],
    taken: &mut BTreeMap<&'a str, usize>,
    tried: &mut BTreeSet<&'a str>,
) -> bool {
    for person in &seats[seat] {
        if !tried.insert(person) {
            continue;
        }
        let other = taken.get(person.as_str()).copied();
        if other.is_none_or(|other| seat_one(other, seats, taken, tried)) {
            taken.insert(person, seat);
            return true;
        }
    }
    false
}

/// What a seat is called.
fn title<'a>(cx: &MeetingContext<'a>, seat: &'a Slug) -> &'a str {
    cx.seat(seat)
        .map_or(seat.as_str(), |seat| seat.title.as_str())
}
