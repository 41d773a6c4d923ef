//! Numbers of an edition that can be read and can't be meant: a quorum larger than the panel, meetings
//! no weeks apart, a break when everybody has gone.

use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::{Edition, Quorum};
use crate::yaml::At;

pub(super) fn check(edition: &Edition, subject: &Subject, findings: &mut Vec<Diagnostic>) {
    let quorum = edition.quorum.iter();
    let quorum = quorum.flat_map(|quorum| of_quorum(quorum, edition.seats.len()));
    for (span, message, help) in quorum.chain(of_schedule(edition)) {
        let finding = Diagnostic::warning("wrong-value", subject.clone(), span, message);
        findings.push(finding.with_help(help));
    }
}

/// What is wrong, where, and what to do.
type Wrong = (Span, String, &'static str);

fn of_quorum(quorum: &At<Quorum>, seats: usize) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let members = quorum
        .members
        .and_then(|members| usize::try_from(members).ok());
    if members.is_some_and(|members| members > seats) {
        let message = "the quorum asks for more members than there are seats".to_owned();
        wrong.push((
            quorum.span,
            message,
            "correct `members`, or enter the seats that are missing",
        ));
    }
    if quorum
        .fraction
        .is_some_and(|(part, whole)| part > whole || part == 0)
    {
        let message = "the quorum's `fraction` is no part of the seats".to_owned();
        wrong.push((
            quorum.span,
            message,
            "write the smaller number first: `[2, 3]` is two thirds",
        ));
    }
    wrong
}

fn of_schedule(edition: &Edition) -> Vec<Wrong> {
    let schedule = &edition.schedule;
    let mut wrong = Vec::new();
    for (name, weeks) in [
        ("every-weeks", schedule.every_weeks),
        (
            "outside-term-every-weeks",
            schedule.outside_term_every_weeks,
        ),
        ("enhanced-every-weeks", schedule.enhanced_every_weeks),
    ] {
        if weeks.is_some_and(|weeks| weeks.value == 0) {
            let message = format!("`{name}` is 0: two meetings can't be no weeks apart");
            wrong.push((
                schedule.span,
                message,
                "write how many weeks, or leave the line out",
            ));
        }
    }
    for pause in &edition.slots.breaks {
        if pause.after.minutes() >= schedule.end.value.minutes() {
            let message = format!(
                "the break after {} comes when the meeting is over",
                pause.after
            );
            wrong.push((
                schedule.end.span,
                message,
                "correct `after` under `breaks`, or the meeting's `end`",
            ));
        }
    }
    wrong
}
