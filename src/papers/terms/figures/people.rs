//! Who sits on the panel, who may stand in, how many make a quorum, and who presents.

use super::super::super::words;
use super::named::{deadline, roles, seat};
use crate::model::Workspace;
use crate::model::edition::{Chairs, Edition, Seat, Who};
use crate::model::refs::{RoleRef, SeatWord};
use crate::model::value::words as numbers;
use crate::terms::{Substitute, Terms};
use std::fmt::Write as _;

/// Seats by their titles; one that the edition does not have, by its id.
fn titles<'a>(edition: &'a Edition, seats: &'a [SeatWord]) -> Vec<&'a str> {
    let seats = seats.iter();
    seats
        .map(|id| seat(edition, &id.id).unwrap_or(id.id.as_str()))
        .collect()
}

/// How many members make a quorum, and who must be among them.
pub(super) fn quorum(workspace: &Workspace, edition: &Edition) -> Vec<String> {
    let Some(quorum) = &edition.quorum else {
        return Vec::new();
    };
    let seats = u32::try_from(edition.seats.len()).unwrap_or(u32::MAX);
    let members = quorum
        .members
        .map(|members| format!("At least {}", numbers::count(members, "member")));
    let share = quorum.fraction.map(|(part, whole)| {
        let needed = seats.saturating_mul(part).div_ceil(whole.max(1));
        let share = fraction(part, whole);
        format!("At least {share} of the members: {needed} of {seats}")
    });
    let fixed = titles(edition, &quorum.seats);
    let fixed = fixed
        .into_iter()
        .map(|title| format!("Among them: {title}"));
    let groups = quorum.one_of.iter();
    let groups = groups.map(|group| {
        format!(
            "Among them: {}",
            numbers::in_words(&titles(edition, group), "or")
        )
    });
    let several = quorum.at_least.iter().map(|group| {
        let who = if group.roles.is_empty() {
            numbers::in_words(&titles(edition, &group.of), "or")
        } else {
            roles(workspace, &group.roles)
        };
        format!("Among them: at least {} of {who}", group.members)
    });
    let count = members.into_iter().chain(share);
    count.chain(fixed).chain(groups).chain(several).collect()
}

fn fraction(part: u32, whole: u32) -> String {
    let words = match (part, whole) {
        (1, 2) => "half",
        (1, 3) => "a third",
        (2, 3) => "two thirds",
        (1, 4) => "a quarter",
        (3, 4) => "three quarters",
        _ => return format!("{part}/{whole}"),
    };
    words.to_owned()
}

/// Who presents, the first of them if there is a choice.
pub(super) fn presenters(workspace: &Workspace, edition: &Edition) -> Vec<String> {
    let presenters = |who: &[Who]| {
        let who: Vec<String> = who.iter().map(|who| words::who(workspace, who)).collect();
        let who = who.join(", or else the ");
        (!who.is_empty()).then(|| format!("the {who}"))
    };
    let parts = edition.parts.iter().flat_map(|part| {
        let who = presenters(&part.presenters).map(|who| format!("{}: {who}", part.title));
        let uninvited = (!part.team_managers_invited)
            .then(|| format!("{}: Team Managers are not invited for it", part.title));
        who.into_iter().chain(uninvited)
    });
    let other = if edition.parts.is_empty() {
        ""
    } else {
        "in no part: "
    };
    let own =
        presenters(&edition.presenters).map(|who| words::upper_first(&format!("{other}{who}")));
    parts.chain(own).collect()
}

/// The seats, and who may stand in for whoever has one.
pub(super) fn seats(workspace: &Workspace, edition: &Edition, terms: &Terms) -> Vec<String> {
    let seats = edition.seats.iter().map(|seat| one(workspace, seat));
    let substitutes = terms.each::<Substitute>();
    let substitutes = substitutes.map(|(_, may)| substitute(may, workspace, edition));
    seats.chain(substitutes).collect()
}

/// `Director (Chair): the Director of Children's Services, or a nominee; takes the chair`.
fn one(workspace: &Workspace, seat: &Seat) -> String {
    let mut line = seat.title.to_string();
    let is_the_role = |role: &RoleRef| workspace.role_title(&role.id) == seat.title.as_str();
    // A seat that is called what its one role is called says so once.
    if !matches!(seat.roles.as_slice(), [only] if is_the_role(only)) {
        let _ = write!(line, ": {}", roles(workspace, &seat.roles));
    }
    if seat.nominee {
        line += ", or a nominee";
    }
    line += match seat.chairs {
        Chairs::Chair => "; takes the chair",
        Chairs::Deputy => "; deputises for the Chair",
        Chairs::Never => "",
    };
    if let Some(weeks) = seat.rotation_weeks {
        let _ = write!(line, "; by turns of {}", numbers::count(weeks, "week"));
    }
    line
}

/// `Only the Service Manager may stand in for a member`.
fn substitute(may: &Substitute, workspace: &Workspace, edition: &Edition) -> String {
    let seats = titles(edition, &may.seats);
    let of = if seats.is_empty() {
        "a member".to_owned()
    } else {
        format!("the {}", numbers::in_words(&seats, "or"))
    };
    if !may.allowed {
        return format!("Nobody may stand in for {of}");
    }
    let expected = if may.expected {
        "; who sends apologies is expected to send somebody"
    } else {
        ""
    };
    let who = match roles(workspace, &may.roles).as_str() {
        "" => "Somebody".to_owned(),
        roles => format!("Only {roles}"),
    };
    let by = may.deadline.as_ref();
    let by = by.and_then(|by| deadline(edition, &by.id, "the meeting"));
    let by = by.map_or(String::new(), |by| format!(", named {by}"));
    format!("{who} may stand in for {of}{by}{expected}")
}
