//! What is still lacking of an item, and by when: reports and forms that have not come, and information
//! that the Terms of Reference ask for and nobody has supplied.
//!
//! The presenter's invite and the Head of Service's briefing both ask here.

use super::desk::Sitting;
use super::view::{Checklist, Mark, Status, Value};
use super::{agenda, facts, findings, reports, words};
use crate::diag::{Diagnostic, ItemKey, Subject};
use crate::model::edition::Fact;
use crate::model::meeting::Item;
use crate::model::value::Slug;
use crate::plan::{Due, PlannedItem};
use jiff::civil::DateTime;

/// What a paper says where nothing was found lacking.
pub(crate) const NOTHING: &str = "No report or information about this case is missing so far.";

/// Something that is lacking.
pub(crate) struct Lack {
    /// What, and how it stands.
    pub(crate) status: Status,
    /// What information, where it is that, and what it is called.
    fact: Option<(Fact, String)>,
    /// When it is wanted.
    when: When,
}

impl Lack {
    /// Whether it is wanted by a deadline to come.
    pub(crate) fn is_wanted_by(&self, due: &Due) -> bool {
        matches!(&self.when, When::By(at, _) if *at == due.at)
    }
}

/// When something is wanted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// It should be there already.
    Now,
    /// By a deadline to come: the moment, and how it is printed.
    By(DateTime, String),
    /// It is given at the meeting.
    AtPanel,
}

/// Of whom something is lacking.
#[derive(Clone, Copy)]
pub(crate) enum Whose<'a> {
    /// Of anybody: what an item lacks.
    Anybody,
    /// Of one person, by the fields that say who owes it. A report is the presenter's to see to.
    Of(&'a Slug),
}

/// What an item lacks: reports first, then information in the order of its sheet, then what else the
/// rules found of what somebody owes and a reader may be told.
pub(crate) fn of_item(
    sitting: &Sitting<'_>,
    planned: &PlannedItem,
    item: &Item,
    whose: Whose<'_>,
    may_be_told: impl Fn(&Diagnostic) -> bool,
) -> Vec<Lack> {
    let mut lacking: Vec<Lack> = Vec::new();
    if matches!(whose, Whose::Anybody) {
        lacking.extend(of_reports(sitting, item));
    }
    let list = agenda::wanted(sitting, planned);
    let wanting = facts::wanting(sitting, item, &list).into_iter();
    let wanting = wanting.filter(|wanting| match whose {
        Whose::Anybody => true,
        Whose::Of(person) => wanting.owed_by.contains(person),
    });
    let mut told: Vec<&str> = Vec::new();
    for wanting in wanting {
        told.push(wanting.fact.name());
        lacking.push(of_fact(sitting, wanting));
    }
    let found = sitting.desk.findings.iter().filter(|finding| {
        is_about(sitting, planned, finding)
            && !finding.fact.is_some_and(|fact| told.contains(&fact))
            && !sitting.names_other_case(finding, &item.case.id)
            && is_owed(finding, whose)
            && may_be_told(finding)
    });
    lacking.extend(found.map(|finding| Lack {
        status: Status::new(
            mark(finding),
            findings::said(sitting.desk, sitting.edition, finding),
        ),
        fact: None,
        when: When::Now,
    }));
    lacking
}

/// Information that is lacking of several items, counted: no line names a case.
pub(crate) fn counted(lacking: Vec<Lack>) -> Vec<Lack> {
    let mut counted: Vec<(Lack, usize)> = Vec::new();
    for lack in lacking.into_iter().filter(|lack| lack.fact.is_some()) {
        let known = counted
            .iter_mut()
            .find(|(known, _)| known.fact == lack.fact && known.when == lack.when);
        match known {
            Some((_, items)) => *items += 1,
            None => counted.push((lack, 1)),
        }
    }
    let line = |(lack, items): (Lack, usize)| {
        let label = lack.fact.as_ref().map_or("", |(_, label)| label.as_str());
        let items = words::count_of(items, "item");
        Lack {
            status: Status::new(lack.status.mark, format!("{label}: of {items}")),
            ..lack
        }
    };
    counted.into_iter().map(line).collect()
}

/// What is lacking as checklists, one for each time by which it is wanted, the earliest first.
pub(crate) fn checklists(mut lacking: Vec<Lack>) -> Vec<Checklist> {
    lacking.sort_by(|one, other| one.when.cmp(&other.when));
    let mut lists: Vec<Checklist> = Vec::new();
    for Lack { status, when, .. } in lacking {
        let by = match when {
            When::Now => "Wanted now".to_owned(),
            When::By(_, by) => format!("Wanted by {by}"),
            When::AtPanel => "To give at the meeting".to_owned(),
        };
        match lists.last_mut().filter(|list| list.by == by) {
            Some(list) => list.lines.push(status),
            None => lists.push(Checklist {
                by,
                lines: vec![status],
            }),
        }
    }
    lists
}

fn of_reports(sitting: &Sitting<'_>, item: &Item) -> Vec<Lack> {
    let reports = reports::of_item(sitting, item).into_iter();
    let lacking = reports.filter(reports::Report::is_lacking);
    let lack = |report: reports::Report<'_>| {
        // A form without a deadline of its own comes with the others.
        let due = report.due().or_else(|| sitting.plan.due("papers"));
        let when = due.map_or(When::AtPanel, |due| by(sitting, due));
        Lack {
            status: report.status(),
            fact: None,
            when,
        }
    };
    // Several requirements may ask for one form.
    let mut once: Vec<Lack> = Vec::new();
    for lack in lacking.map(lack) {
        if once.iter().all(|known| known.status != lack.status) {
            once.push(lack);
        }
    }
    once
}

fn of_fact(sitting: &Sitting<'_>, wanting: facts::Wanting) -> Lack {
    let facts::Wanting {
        fact,
        printed,
        from,
        ..
    } = wanting;
    let at_panel = matches!(printed.value, Value::ToBeGiven { .. });
    let (mark, text) = match printed.value {
        Value::Missing { text } => (Mark::Attention, text),
        Value::ToBeGiven { text } | Value::Text { text } => (Mark::Open, text),
        Value::Rich { .. } | Value::Status { .. } => (Mark::Open, "in part".to_owned()),
    };
    let deadline = from.and_then(|stage| sitting.plan.due(stage.name()));
    let when = match (at_panel, from, deadline) {
        (false, _, Some(due)) => by(sitting, due),
        (false, None, _) => When::Now,
        _ => When::AtPanel,
    };
    let mark = if from.is_some() { Mark::Open } else { mark };
    Lack {
        status: Status::new(mark, format!("{}: {text}", printed.label)),
        fact: Some((fact, printed.label)),
        when,
    }
}

fn by(sitting: &Sitting<'_>, due: &Due) -> When {
    if due.has_passed(sitting.desk.as_of) {
        When::Now
    } else {
        When::By(due.at, words::due(due))
    }
}

fn is_about(sitting: &Sitting<'_>, planned: &PlannedItem, finding: &Diagnostic) -> bool {
    let Subject::Item(key, about) = &finding.subject else {
        return false;
    };
    key == sitting.key && *about == ItemKey::from(&planned.name) && finding.waived.is_none()
}

fn is_owed(finding: &Diagnostic, whose: Whose<'_>) -> bool {
    finding.owed_by.as_ref().is_some_and(|owed| match whose {
        Whose::Anybody => true,
        Whose::Of(person) => owed.people.iter().any(|id| id == person.as_str()),
    })
}

fn mark(finding: &Diagnostic) -> Mark {
    if finding.severity < crate::diag::Severity::Info {
        Mark::Attention
    } else {
        Mark::Open
    }
}
