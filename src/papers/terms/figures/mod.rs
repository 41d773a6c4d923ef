//! The figures of an edition in words, to be laid beside the panel's own text.
//!
//! Only what the edition states is told. What the program falls back on is no figure of the panel's.

mod named;
mod people;
mod times;

#[cfg(test)]
mod tests;

use crate::model::Workspace;
use crate::model::edition::{Decision, Edition, ReturnKind};
use crate::model::refs::SeatWord;
use crate::model::value::{Text, words as numbers};
use crate::terms::{Entry, ReviewDate, Terms};
use named::{deadline, roles};
use serde::Serialize;
use std::fmt::Write as _;

/// The figures of one thing, such as the meetings or the deadlines, in words.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct Figures {
    /// What they are about: `Deadlines`.
    pub about: String,
    /// One line each: `Reports: by 16:00 on the Monday before the meeting`.
    pub says: Vec<String>,
}

/// Every figure of an edition, by what it is about.
pub(super) fn figures(workspace: &Workspace, edition: &Edition, terms: &Terms) -> Vec<Figures> {
    let groups = [
        ("Meetings", times::meetings(edition, terms)),
        ("Quorum", people::quorum(workspace, edition)),
        ("Deadlines", times::deadlines(edition)),
        ("Slots", times::slots(edition)),
        ("Time for an item", times::minutes(edition)),
        ("Who presents", people::presenters(workspace, edition)),
        ("Seats", people::seats(workspace, edition, terms)),
        ("Confirmation", confirmations(workspace, edition)),
        ("Who must be there or away", by_presence(edition)),
        ("Date of review of a decision", reviews(edition, terms)),
        ("Sent in for each meeting", returns(workspace, edition)),
        (
            "Forms",
            titles(edition.forms.iter().map(|form| &form.title)),
        ),
        (
            "Letters",
            titles(edition.letters.iter().map(|letter| &letter.title)),
        ),
        ("Review of the Terms of Reference", review_cycle(edition)),
    ];
    let groups = groups.into_iter().filter(|(_, says)| !says.is_empty());
    groups
        .map(|(about, says)| Figures {
            about: about.to_owned(),
            says,
        })
        .collect()
}

fn titles<'a>(titles: impl Iterator<Item = &'a Text>) -> Vec<String> {
    titles.map(ToString::to_string).collect()
}

/// Who confirms what the panel itself can't settle, and by when.
fn confirmations(workspace: &Workspace, edition: &Edition) -> Vec<String> {
    let decisions = edition.decisions.iter().filter_map(|decision| {
        let confirmation = decision.confirmation.as_ref()?;
        let who = roles(workspace, &confirmation.roles);
        let by = confirmation.deadline.as_ref();
        let by = by.and_then(|by| deadline(edition, by, "the decision"));
        let by = by.map_or(String::new(), |by| format!(", {by}"));
        Some(format!("{}: by {who}{by}", decision.title))
    });
    decisions.collect()
}

/// Which words depend on who is there.
fn by_presence(edition: &Edition) -> Vec<String> {
    let titles = |seats: &[SeatWord]| {
        let titles = seats.iter().filter_map(|id| named::seat(edition, &id.id));
        titles.map(str::to_owned).collect::<Vec<_>>()
    };
    let lines = edition.decisions.iter().flat_map(|word| {
        let away = numbers::in_words(&titles(&word.if_away), "or");
        let there = numbers::in_words(&titles(&word.if_there), "and");
        let away = (!away.is_empty()).then(|| format!("{}: without the {away}", word.title));
        let there = (!there.is_empty()).then(|| format!("{}: with the {there}", word.title));
        away.into_iter().chain(there)
    });
    lines.collect()
}

/// Which decisions set a date for their review, and how far off it may be.
fn reviews(edition: &Edition, terms: &Terms) -> Vec<String> {
    let line = |(entry, limit): (&Entry, &ReviewDate)| {
        let months = limit
            .max_months
            .map(|months| numbers::count(months, "month"));
        let weeks = limit.max_weeks.map(|weeks| numbers::count(weeks, "week"));
        let mut line = match months.or(weeks) {
            Some(length) => format!("At most {length} after the decision"),
            None => "One for each decision".to_owned(),
        };
        let of = |decision: &&Decision| limit.effects.contains(&decision.effect);
        let decisions = edition.decisions.iter().map(|decision| &decision.value);
        let titles = decisions.filter(of).map(|decision| decision.title.as_str());
        let titles: Vec<&str> = titles.collect();
        if !titles.is_empty() {
            let _ = write!(line, ", if that is: {}", titles.join(", "));
        }
        if entry.meets.when.is_some() {
            let _ = write!(line, "; of the items that {} is about", entry.requirement);
        }
        line
    };
    terms.each::<ReviewDate>().map(line).collect()
}

/// Who sends what in, and by when.
fn returns(workspace: &Workspace, edition: &Edition) -> Vec<String> {
    let line = |kind: &ReturnKind| {
        let due = kind.due.as_ref();
        let due = due.and_then(|due| deadline(edition, due, "the meeting"));
        let due = due.map_or(String::new(), |due| format!(", {due}"));
        let from = roles(workspace, &kind.from);
        format!("{}: from {from}{due}", kind.title)
    };
    edition.returns.iter().map(|kind| line(kind)).collect()
}

fn review_cycle(edition: &Edition) -> Vec<String> {
    let review = edition.review.iter().map(|review| {
        let months = numbers::count(review.every_months, "month");
        let last = numbers::day(review.last.value);
        format!("Every {months}; last on {last}")
    });
    review.collect()
}
