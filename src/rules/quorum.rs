//! Enough members were there.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::duty::due;
use super::seats::in_words;
use crate::model::edition::{Quorum, QuorumGroup, Seat};
use crate::model::refs::SeatWord;
use crate::model::value::{Limit, Slug, words};
use crate::terms::{Parameters, Setting, Spec};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What an edition sets. How many make a quorum stands in its `quorum`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Within how long there is another meeting after one without a quorum; then only that is looked at.
    again_within: Option<Limit>,
}

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
        let wrong = faults(cx, quorum);
        match self.again_within {
            None => sink.judge(wrong),
            Some(limit) if !wrong.is_empty() => again(cx, limit, sink),
            Some(_) => {}
        }
    }
}

/// How a held meeting stood to the quorum that its edition sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuorumAt {
    /// How many seats were filled, nobody counting for two.
    pub filled: usize,
    /// What was lacking, a message each; nothing where there was a quorum.
    pub lacking: Vec<String>,
}

/// The quorum of a meeting that was held; nothing where its edition sets none.
#[must_use]
pub fn quorum_at(cx: &MeetingContext<'_>) -> Option<QuorumAt> {
    let quorum = cx.edition.quorum.as_ref()?;
    let seats = cx.edition.seats.iter();
    let fillers: Vec<_> = seats.map(|seat| fillers(cx, seat)).collect();
    let lacking = faults(cx, quorum).into_iter();
    Some(QuorumAt {
        filled: seated(&fillers),
        lacking: lacking.map(|fault| fault.message).collect(),
    })
}

/// That another meeting comes in time after one without a quorum.
fn again(cx: &MeetingContext<'_>, limit: Limit, sink: &mut Sink<'_>) {
    let Some(due) = due(limit, cx.date, cx.workspace) else {
        return;
    };
    let mut sittings = cx.panel.panel.sittings();
    let next = sittings.find(|(date, _)| *date > cx.date);
    let (day, by) = (words::day(cx.date), words::day_in_full(due));
    let called = match next {
        Some((next, _)) if next <= due => return sink.kept(),
        Some((next, _)) => format!("the next meeting is on {}", words::day(next)),
        None => "no other meeting is on file".to_owned(),
    };
    let duty = if cx.as_of <= due { "is" } else { "was" };
    let message =
        format!("there was no quorum on {day}, and {called}; one {duty} to be held by {by}");
    let mut wanting = Finding::new(cx.meeting.date.span, message)
        .help("hold an extraordinary meeting, and bring there what this one could not decide");
    if let Some((_, file)) = next {
        wanting = wanting.label(file.meeting.date.span, "the next meeting");
    }
    sink.to_be_done(due, cx.as_of, wanting);
}

/// What a meeting lacked of a quorum.
fn faults(cx: &MeetingContext<'_>, quorum: &Quorum) -> Vec<Finding> {
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
    let mut wrong = Vec::new();
    if is_less(there, needed) {
        let what = format!("{there} of {needed} members that make a quorum were there on {day}");
        wrong.push(lacks(cx, what));
    }
    for group in &quorum.one_of {
        if group.iter().any(|seat| filled(&seat.id)) {
            continue;
        }
        let what = format!(
            "there was no quorum on {day}: nobody sat for {}",
            in_words(&titles(cx, group), "or")
        );
        let finding = lacks(cx, what);
        wrong.push(
            group
                .iter()
                .fold(finding, |finding, seat| finding.about(&seat.id)),
        );
    }
    wrong.extend(
        quorum
            .at_least
            .iter()
            .filter_map(|group| too_few(cx, group)),
    );
    for seat in quorum.seats.iter().filter(|seat| !filled(&seat.id)) {
        let what = format!(
            "there was no quorum on {day}: nobody sat for {}",
            title(cx, seat)
        );
        wrong.push(lacks(cx, what).about(&seat.id));
    }
    wrong
}

fn lacks(cx: &MeetingContext<'_>, what: String) -> Finding {
    let help = "what was decided needs another meeting, or the Chair's word on how it stands";
    Finding::new(cx.meeting.date.span, what).help(help)
}

fn is_less(there: usize, needed: u32) -> bool {
    there < usize::try_from(needed).unwrap_or(usize::MAX)
}

/// That fewer of a group were there than must be: of some seats, or of those who hold some roles.
fn too_few(cx: &MeetingContext<'_>, group: &QuorumGroup) -> Option<Finding> {
    let (there, who) = if group.roles.is_empty() {
        let seats = group.of.iter().filter_map(|seat| cx.seat(seat));
        let fillers: Vec<_> = seats.map(|seat| fillers(cx, seat)).collect();
        (seated(&fillers), in_words(&titles(cx, &group.of), "or"))
    } else {
        let holders: BTreeSet<String> = cx
            .holders_of(&group.roles, cx.date)
            .map(ToString::to_string)
            .collect();
        let seats = cx.edition.seats.iter();
        let there: BTreeSet<String> = seats.flat_map(|seat| fillers(cx, seat)).collect();
        let there = there.intersection(&holders).count();
        (there, cx.roles_in_words(&group.roles))
    };
    let needed = group.members;
    is_less(there, needed).then(|| {
        let day = words::day(cx.date);
        let what = format!("{there} came on {day} from among the {who}; a quorum needs {needed}");
        let finding = lacks(cx, what);
        group
            .of
            .iter()
            .fold(finding, |finding, seat| finding.about(&seat.id))
    })
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

fn titles<'a>(cx: &MeetingContext<'a>, seats: &'a [SeatWord]) -> Vec<&'a str> {
    seats.iter().map(|seat| title(cx, seat)).collect()
}

/// What a seat is called.
fn title<'a>(cx: &MeetingContext<'a>, seat: &'a Slug) -> &'a str {
    cx.seat(seat)
        .map_or(seat.as_str(), |seat| seat.title.as_str())
}
