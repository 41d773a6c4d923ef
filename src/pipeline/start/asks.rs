//! What Terms of Reference ask of whom: a line for each seat and each other role, to be filled in.

use super::built_in::has_word;
use super::wrapped;
use crate::model::edition::{Chairs, Edition, Requirement, Seat, Who};
use crate::model::refs::RoleRef;
use crate::model::value::{RequirementId, Slug, Text, words};
use std::collections::{BTreeMap, BTreeSet};

/// How many requirements are told in full.
const IN_FULL: usize = 6;

/// A line to fill in.
pub(super) struct Line {
    /// What is asked, in lines of a remark.
    pub(super) remarks: Vec<String>,
    /// What tells it from the others: the seat's id, or the role's.
    pub(super) id: String,
    /// The roles of which one is needed.
    pub(super) roles: Vec<Slug>,
}

/// A line for each seat, then one for each role that the terms name elsewhere.
pub(super) fn lines(edition: &Edition, titles: &BTreeMap<Slug, Text>) -> Vec<Line> {
    let mut lines: Vec<Line> = edition
        .seats
        .iter()
        .map(|seat| of_seat(edition, seat, titles))
        .collect();
    let seated: BTreeSet<Slug> = lines.iter().flat_map(|line| line.roles.clone()).collect();
    let seats: BTreeSet<String> = lines.iter().map(|line| line.id.clone()).collect();
    let others = titles.iter().filter(|(role, _)| !seated.contains(*role));
    lines.extend(others.map(|(role, title)| {
        // A seat may be called as a role that is not its own.
        let is_taken = seats.contains(role.as_str());
        Line {
            remarks: remarks(title.as_str(), &asked_of(edition, &[role.as_str()])),
            id: format!("{role}{}", if is_taken { "-role" } else { "" }),
            roles: vec![role.clone()],
        }
    }));
    lines
}

fn of_seat(edition: &Edition, seat: &Seat, titles: &BTreeMap<Slug, Text>) -> Line {
    let roles: Vec<Slug> = seat.roles.iter().map(|role| role.id.clone()).collect();
    let mut head = format!("{}.", seat.title);
    match seat.chairs {
        Chairs::Chair => head.push_str(" Takes the chair."),
        Chairs::Deputy => head.push_str(" Deputises for the Chair."),
        Chairs::Never => {}
    }
    if seat.nominee {
        head.push_str(" Somebody else may be named to come instead.");
    }
    if let Some(weeks) = seat.rotation_weeks {
        head.push_str(" Goes round, ");
        head.push_str(&words::count(weeks, "week"));
        head.push_str(" each.");
    }
    if let [_, others @ ..] = roles.as_slice()
        && !others.is_empty()
    {
        let title = |role: &Slug| {
            let title = titles.get(role).map(Text::to_string);
            format!("`{role}` ({})", title.unwrap_or_default())
        };
        let others: Vec<String> = others.iter().map(title).collect();
        head.push_str(" The role may also be ");
        head.push_str(&others.join(" or "));
        head.push('.');
    }
    let mut named: Vec<&str> = roles.iter().map(Slug::as_str).collect();
    named.push(seat.id.value.as_str());
    Line {
        remarks: remarks(&head, &asked_of(edition, &named)),
        id: seat.id.value.to_string(),
        roles,
    }
}

/// What is asked of whoever goes by one of these words, with the clauses.
fn asked_of(edition: &Edition, named: &[&str]) -> Vec<String> {
    let is_meant = |role: &RoleRef| named.contains(&role.id.as_str());
    let (mut asked, mut more) = (Vec::new(), Vec::new());
    let is_named = |requirement: &Requirement| {
        let with = requirement
            .meets
            .iter()
            .filter_map(|meets| meets.with.as_ref());
        let mut with = with;
        with.any(|with| named.iter().any(|word| has_word(with, word)))
    };
    for (id, requirement) in &edition.requirements {
        if is_named(requirement) && asked.len() == IN_FULL {
            more.push(id.to_string());
        } else if is_named(requirement) {
            let says = single_line(requirement.says.as_str());
            asked.push(format!("{} ({id}): {says}", requirement.clause));
        }
    }
    if let Some(first) = more.first() {
        asked.push(format!(
            "And {}: see `ipop explain {first}`.",
            more.join(", ")
        ));
    }
    let comes = edition.attendees.iter().filter(|one| match &one.who {
        Who::Role(role) => is_meant(role),
        _ => false,
    });
    let comes: BTreeSet<String> = comes.map(|one| one.title.to_string()).collect();
    if !comes.is_empty() {
        asked.push(format!("Comes as {}.", joined(comes)));
    }
    let sends = edition
        .returns
        .iter()
        .filter(|one| one.from.iter().any(is_meant));
    let sends: Vec<String> = sends.map(|one| one.title.to_string()).collect();
    if !sends.is_empty() {
        asked.push(format!("May send in: {}.", sends.join("; ")));
    }
    let agrees = edition.requirements.iter().filter(|(_, requirement)| {
        let mut roles = requirement
            .meets
            .iter()
            .flat_map(|meets| &meets.waivable_by);
        roles.any(is_meant)
    });
    let agrees: Vec<&RequirementId> = agrees.map(|(id, _)| id).collect();
    if !agrees.is_empty() {
        let ids: Vec<String> = agrees.iter().map(ToString::to_string).collect();
        asked.push(format!(
            "May agree to an exception from {}.",
            ids.join(", ")
        ));
    }
    asked
}

fn joined(words: BTreeSet<String>) -> String {
    words.into_iter().collect::<Vec<_>>().join(", ")
}

fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The title, and below it what is asked, further in.
fn remarks(title: &str, asked: &[String]) -> Vec<String> {
    let mut lines = wrapped(title);
    for one in asked {
        lines.extend(wrapped(one).into_iter().map(|line| format!("  {line}")));
    }
    lines
}
