//! Whoever chairs, presents or decides was there and might; nobody sits twice.

use super::super::endorsement::speaks_as;
use super::super::member;
use super::super::seats::{in_words, not_there_in_words};
use super::meeting::{BuiltIn, names};
use crate::diag::Diagnostic;
use crate::model::edition::Chairs;
use crate::model::meeting::NotThere;
use crate::model::value::{Slug, words};
use crate::plan::{Act, Deed, acts_of, endorser_words, item_name};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(cx: &BuiltIn<'_>, findings: &mut Vec<Diagnostic>) {
    let acts = acts_of(&cx.file.meeting, cx.plan, cx.edition);
    not_there(cx, &acts, findings);
    findings.extend(acts.iter().filter_map(|act| not_entitled(cx, act)));
    sits_twice(cx, findings);
}

/// Whether a rule of the edition tells what is wrong with an act.
fn is_told(cx: &BuiltIn<'_>, act: &Act<'_>) -> bool {
    let rule = match act.deed {
        Deed::Chaired => "chair",
        Deed::Presented => "presenter",
        Deed::Decided => "decision-maker",
        Deed::Endorsed(_) => "endorsement",
        Deed::TookLate => "late-item",
        Deed::Specified | Deed::ExemptedReport => return false,
    };
    // Rules about items say nothing of schedules.
    let of_items = act.deed != Deed::Chaired;
    (act.item.is_some() || !of_items) && cx.is_asked(act.item, |entry| names(entry, rule))
}

/// One absence is told once, with everything that the person is said to have done.
fn not_there(cx: &BuiltIn<'_>, acts: &[Act<'_>], findings: &mut Vec<Diagnostic>) {
    let mut by_person: BTreeMap<&Slug, Vec<&Act<'_>>> = BTreeMap::new();
    let here = |act: &&Act<'_>| act.deed.needs_presence() && act.on == cx.date();
    for act in acts.iter().filter(here) {
        by_person.entry(act.who).or_default().push(act);
    }
    for (person, acts) in by_person {
        let Some(why) = cx.file.meeting.not_there(person, cx.is_over()) else {
            continue;
        };
        if acts.iter().any(|act| is_told(cx, act)) {
            continue;
        }
        let deeds: Vec<_> = acts.iter().map(|act| in_short(cx, act)).collect();
        let deeds: BTreeSet<_> = deeds.iter().map(String::as_str).collect();
        let deeds: Vec<_> = deeds.into_iter().collect();
        let name = cx.workspace.name_of(person);
        let message = format!(
            "{name} {} on {}, and is entered as who {}",
            not_there_in_words(why),
            words::day(cx.date()),
            in_words(&deeds, "and"),
        );
        let help =
            "enter in the attendance that they came or stood in, or who did it in their place";
        let mut found = cx.tell("not-there", None, acts[0].span, message, help);
        if let NotThere::Away(entry) = why {
            found = found.with_label(entry.span, "entered here as away");
        }
        findings.push(found);
    }
}

fn is_absent(cx: &BuiltIn<'_>, act: &Act<'_>) -> bool {
    let meeting = &cx.file.meeting;
    act.on == cx.date() && meeting.not_there(act.who, cx.is_over()).is_some()
}

fn in_short(cx: &BuiltIn<'_>, act: &Act<'_>) -> String {
    let item = act.item.and_then(|index| cx.file.meeting.items.get(index));
    let what = item.map_or("a schedule".to_owned(), |item| item_name(item).to_string());
    match act.deed {
        Deed::Presented => format!("presents {what}"),
        Deed::Decided => format!("decides {what}"),
        _ => "chairs".to_owned(),
    }
}

/// What is wrong with who did something.
fn not_entitled(cx: &BuiltIn<'_>, act: &Act<'_>) -> Option<Diagnostic> {
    let item = act
        .item
        .and_then(|index| cx.file.meeting.items.get(index))
        .map(|item| &item.value);
    let name = item.map_or("a schedule".to_owned(), |item| item_name(item).to_string());
    let (message, help) = match act.deed {
        Deed::Chaired | Deed::Presented => return None,
        Deed::Endorsed(role) => {
            let title = endorser_words(role);
            if act.on > cx.date() {
                let day = words::day(act.on);
                (
                    format!("{name}: the {title} endorsed it on {day}, after the panel"),
                    "correct the date",
                )
            } else if speaks_as(cx.workspace, role, act.who, act.on) {
                return None;
            } else {
                (
                    format!("{name}: who endorsed it as the {title} is not one"),
                    "enter who spoke, or complete the registers of teams and budgets",
                )
            }
        }
        // That they weren't there says it already.
        Deed::Decided if is_absent(cx, act) => return None,
        Deed::Decided | Deed::Specified | Deed::TookLate | Deed::ExemptedReport => {
            let chair = chair_titles(cx);
            if speaks_for_chair(cx, act.who, act.on) {
                return None;
            }
            let done = match act.deed {
                Deed::Specified => "who specified it as the Chair",
                Deed::TookLate => "who took it as a late item",
                Deed::ExemptedReport => "who agreed that no report is needed",
                _ => "who decided it",
            };
            (
                format!(
                    "{name}: {done} neither chairs the meeting nor is the {}",
                    in_words(&chair, "or")
                ),
                "enter under `by:` whoever chairs; a decision is given by nobody else unless the Terms of \
                 Reference say so",
            )
        }
    };
    let found = || cx.tell("not-entitled", item, act.span, message, help);
    (!is_told(cx, act)).then(found)
}

/// Whether somebody may speak as the Chair: whoever chairs this meeting, or holds a role of the Chair's
/// seat or a deputy's, who decides what the Chair has an interest in.
/// Where neither is known, nobody can say who may.
fn speaks_for_chair(cx: &BuiltIn<'_>, person: &Slug, day: Date) -> bool {
    let chairs = cx.file.meeting.chair.as_ref();
    if chairs.is_some_and(|chair| chair.person.id == *person) {
        return true;
    }
    let mut seats = chairing_seats(cx).peekable();
    if seats.peek().is_none() {
        return chairs.is_none();
    }
    let mut roles = seats.flat_map(|seat| &seat.roles);
    roles.any(|role| cx.workspace.holds(person, &role.id, day))
}

fn chair_titles<'a>(cx: &BuiltIn<'a>) -> Vec<&'a str> {
    let seats = chairing_seats(cx);
    seats.map(|seat| seat.title.as_str()).collect()
}

fn chairing_seats<'a>(
    cx: &BuiltIn<'a>,
) -> impl Iterator<Item = &'a crate::model::edition::Seat> + use<'a> {
    let seats = cx.edition.seats.iter().map(|seat| &seat.value);
    seats.filter(|seat| seat.chairs != Chairs::Never)
}

/// A member can't stand in for another member, nor anybody for two.
fn sits_twice(cx: &BuiltIn<'_>, findings: &mut Vec<Diagnostic>) {
    let meeting = &cx.file.meeting;
    for entry in &meeting.attendance {
        let Some(substitute) = &entry.substitute else {
            continue;
        };
        let told = entry.seat.as_ref().is_some_and(|seat| {
            let mut asked = cx.terms.each::<member::Params>();
            asked.any(|(asked, with)| {
                with.seat.id == seat.value && asked.severity_at(cx.plan.stage).is_some()
            })
        });
        if told || !meeting.sits_already(entry, substitute) {
            continue;
        }
        let name = cx.workspace.name(substitute);
        let day = words::day(cx.date());
        let message = format!("{name} sits on the panel of {day} already, and can't stand in too");
        let help =
            "name somebody as `substitute:` who has no seat of their own, or leave the apologies";
        findings.push(cx.tell("sits-twice", None, substitute.span, message, help));
    }
}
