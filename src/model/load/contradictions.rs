//! Settings of an edition of which one makes another impossible.

use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::{Edition, Side};
use crate::model::refs::DeadlineWord;

/// What is wrong, where, and what to do.
type Wrong = (Span, String, &'static str);

pub(super) fn check(edition: &Edition, subject: &Subject, findings: &mut Vec<Diagnostic>) {
    let wrong = of_schedule(edition)
        .into_iter()
        .chain(of_deadlines(edition))
        .chain(of_quorum(edition))
        .chain(of_decisions(edition));
    for (span, message, help) in wrong {
        let finding = Diagnostic::error("wrong-value", subject.clone(), span, message);
        findings.push(finding.with_help(help));
    }
}

fn of_schedule(edition: &Edition) -> Vec<Wrong> {
    let schedule = &edition.schedule;
    let mut wrong = Vec::new();
    let term_only = schedule.term_time_only.is_some_and(|only| only.value);
    if let Some(outside) = schedule.outside_term_every_weeks.filter(|_| term_only) {
        wrong.push((
            outside.span,
            "a panel that meets in term time only has no interval outside it".to_owned(),
            "take `outside-term-every-weeks` away, or `term-time-only`",
        ));
    }
    if let Some(none) = schedule
        .at_least
        .as_ref()
        .filter(|least| least.meetings == 0)
    {
        wrong.push((
            none.span,
            "`at-least` asks for no meeting at all".to_owned(),
            "write how many, or leave the line out",
        ));
    }
    wrong
}

/// The deadlines that are a stage of every meeting, whatever happens after it.
const STAGES: [&str; 3] = ["agenda", "papers", "record"];

fn of_deadlines(edition: &Edition) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for (name, deadline) in &edition.deadlines {
        let Some(after) = &deadline.after else {
            continue;
        };
        if deadline.side == Some(Side::Before) {
            wrong.push((
                after.span,
                format!(
                    "the deadline `{name}` can't lie before the meeting and run from {}",
                    after.words()
                ),
                "take `side: before` away, or `after`",
            ));
        }
        if STAGES.contains(&name.as_str()) {
            wrong.push((
                after.span,
                format!(
                    "a stage of every meeting begins with the deadline `{name}`, so it can't run from {}",
                    after.words()
                ),
                "give the deadline another name, and name that under `with:` of the rule",
            ));
        }
    }
    let runs = |word: &DeadlineWord| {
        let deadline = edition.deadlines.get(&word.id);
        deadline.and_then(|deadline| deadline.event())
    };
    for due in edition.returns.iter().filter_map(|kind| kind.due.as_ref()) {
        if let Some(event) = runs(due) {
            let message = format!(
                "what is sent in for a meeting can't be due after {}",
                event.words()
            );
            wrong.push((due.span, message, "name a deadline without `after:`"));
        }
    }
    let confirmations = edition.decisions.iter();
    let confirmations = confirmations.filter_map(|word| word.confirmation.as_ref());
    for due in confirmations.filter_map(|confirmation| confirmation.deadline.as_ref()) {
        if let Some(event) = runs(due) {
            let message = format!(
                "a confirmation is due counted from the decision, not from {}",
                event.words()
            );
            wrong.push((due.span, message, "name a deadline without `after:`"));
        }
    }
    wrong
}

fn of_quorum(edition: &Edition) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let groups = edition.quorum.iter().flat_map(|quorum| &quorum.at_least);
    for group in groups {
        let seats = u32::try_from(group.of.len()).unwrap_or(u32::MAX);
        let (message, help) = match (group.of.is_empty(), group.roles.is_empty()) {
            (true, true) => (
                "nothing says from among whom so many must be there",
                "add `of:` with seats, or `roles:`",
            ),
            (false, false) => (
                "`of` counts seats and `roles` people, so one group can't have both",
                "make two entries of it",
            ),
            _ if group.members == 0 => (
                "the quorum asks for none of this group",
                "write how many under `members`, or take the entry away",
            ),
            (false, true) if group.members > seats => (
                "the quorum asks for more of this group than it has seats",
                "correct `members`, or name the seats that are missing",
            ),
            _ => continue,
        };
        wrong.push((group.span, message.to_owned(), help));
    }
    wrong
}

fn of_decisions(edition: &Edition) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for word in &edition.decisions {
        let there = &word.if_there;
        let both = word
            .if_away
            .iter()
            .find(|seat| there.iter().any(|other| other.id == seat.id));
        if let Some(seat) = both {
            wrong.push((
                seat.span,
                format!(
                    "the word `{}` needs `{}` to be away and to be there",
                    word.id.value, seat.id
                ),
                "take the seat away from `if-away` or from `if-there`",
            ));
        }
    }
    wrong
}
