//! That every record is who its file says, and that no two records claim one identity.

use super::files::Files;
use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::registers::Person;
use crate::model::value::{Email, Slug};
use crate::yaml::At;
use std::collections::BTreeMap;

/// An address whose domain is nearly that of the panels' mailbox: what is sent there reaches nobody, or
/// whoever owns the misspelt name.
fn check_domains(files: &Files, findings: &mut Vec<Diagnostic>) {
    let Some(authority) = &files.authority else {
        return;
    };
    let own = authority.mailbox.email.domain();
    for person in &files.people {
        let domain = person.email.domain();
        if (1..=2).contains(&strsim::damerau_levenshtein(domain, own)) {
            let message = format!(
                "the address of {} is at a domain that is nearly the authority's own",
                person.id.value
            );
            let subject = Subject::Workspace;
            let finding = Diagnostic::warning("likely-slip", subject, person.span, message);
            findings.push(finding.with_help(format!("did you mean `@{own}`?")));
        }
    }
}

pub(super) fn check(files: &mut Files, findings: &mut Vec<Diagnostic>) {
    check_domains(files, findings);
    let mut wrong_names = Vec::new();
    for (reference, file) in &files.cases {
        if file.case.case.value != *reference {
            let message = format!("this file is named {reference}, and the case in it is another");
            let finding = Diagnostic::error(
                "file-name",
                Subject::Case(reference.to_string()),
                file.case.case.span,
                message,
            );
            findings.push(finding.with_help(format!(
                "write `case: {reference}`, or give the file the name of the case"
            )));
            wrong_names.push(reference.clone());
        }
    }
    for (panel_id, panel) in &files.panels {
        for (date, file) in &panel.meetings {
            let subject = Subject::Meeting(MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            });
            if file.meeting.date.value != *date {
                findings.push(date_mismatch(
                    subject,
                    file.meeting.date.span,
                    *date,
                    "date",
                ));
            }
        }
        for (date, file) in &panel.editions {
            if file.edition.in_force.value != *date {
                let subject = Subject::Panel(panel_id.to_string());
                let span = file.edition.in_force.span;
                findings.push(date_mismatch(subject, span, *date, "in-force"));
            }
        }
        if files.broken_editions.contains(panel_id) {
            continue;
        }
        if let (None, Some(meeting)) = (
            panel.editions.first_key_value(),
            panel.meetings.values().next(),
        ) {
            findings.push(no_edition(panel_id, meeting.span()));
        }
    }
    for (panel_id, panel) in &files.panels {
        if files.broken_editions.contains(panel_id) {
            continue;
        }
        let Some((first, edition)) = panel.editions.first_key_value() else {
            continue;
        };
        for (date, meeting) in panel.meetings.range(..*first) {
            let message = format!("no edition of the Terms of Reference was in force on {date}");
            findings.push(
                Diagnostic::error("no-edition", Subject::Workspace, meeting.span(), message)
                    .with_label(
                        edition.edition.in_force.span,
                        "the first edition begins here",
                    )
                    .with_help(
                        "add the edition that applied then, or correct one of the two dates",
                    ),
            );
        }
    }
    same_addresses(&files.people, findings);
    let mut unique = |kind: &str, ids: Vec<&At<Slug>>| {
        twice(kind, &ids, &Subject::Workspace, findings);
    };
    unique(
        "person",
        files.people.iter().map(|person| &person.id).collect(),
    );
    unique("team", files.teams.iter().map(|team| &team.id).collect());
    unique(
        "provider",
        files
            .providers
            .iter()
            .map(|provider| &provider.id)
            .collect(),
    );
    let settings = files
        .providers
        .iter()
        .flat_map(|provider| &provider.settings);
    unique("setting", settings.map(|setting| &setting.id).collect());
    unique(
        "budget line",
        files.budgets.iter().map(|budget| &budget.id).collect(),
    );
    for reference in wrong_names {
        files.cases.remove(&reference);
        files.unreadable_cases.insert(reference);
    }
}

/// Two members of staff with one e-mail address: whatever is sent to one of them reaches the other.
fn same_addresses(people: &[At<Person>], findings: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&Email, &At<Person>> = BTreeMap::new();
    for person in people {
        let first = *seen.entry(&person.email.value).or_insert(person);
        if first.id.value == person.id.value {
            continue;
        }
        let (one, other) = (&first.id.value, &person.id.value);
        let message = format!(
            "{other} has the e-mail address of {one}: nothing is sent to either, as each would get what \
             is meant for the other"
        );
        let subject = Subject::Person(other.to_string());
        findings.push(
            Diagnostic::error("shared-address", subject, person.email.span, message)
                .with_label(first.email.span, "the same address")
                .with_help("give each of them an address of their own"),
        );
    }
}

fn date_mismatch(subject: Subject, span: Span, date: jiff::civil::Date, field: &str) -> Diagnostic {
    let message = format!("this file is named {date}, and `{field}` says another day");
    Diagnostic::error("file-name", subject, span, message).with_help(format!(
        "write `{field}: {date}`, or give the file the name of the day"
    ))
}

fn no_edition(panel: &Slug, span: Span) -> Diagnostic {
    let message = format!("the panel {panel} has meetings but no Terms of Reference");
    Diagnostic::error(
        "no-edition",
        Subject::Panel(panel.to_string()),
        span,
        message,
    )
    .with_help(format!(
        "write panels/{panel}/terms/<date>.yaml, named after the day from which it applies"
    ))
}

/// Finds records of one kind that have the same id.
pub(super) fn twice(
    kind: &str,
    ids: &[&At<Slug>],
    subject: &Subject,
    findings: &mut Vec<Diagnostic>,
) {
    let mut seen: BTreeMap<&Slug, Span> = BTreeMap::new();
    for id in ids {
        if let Some(first) = seen.get(&id.value) {
            let message = format!("there are two of the {kind} `{}`", id.value);
            findings.push(
                Diagnostic::error("duplicate-id", subject.clone(), id.span, message)
                    .with_label(*first, "the other one")
                    .with_help("give one of them an id of its own"),
            );
        } else {
            seen.insert(&id.value, id.span);
        }
    }
}
