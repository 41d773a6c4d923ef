//! The slip that goes onto a child's case file (P-74, R-74): what was decided about that child, and
//! what was set to be done.

use super::super::desk::Sitting;
use super::super::view::{Audience, Blank, Head, Note, Said, Slip, SlipLabels, Task};
use super::super::{agenda, agreement, cleared, head, markdown, tracker, words};
use super::about::{case_words, item_words};
use crate::model::meeting::{Item, Outcome};
use crate::model::value::words::{day, day_in_full};
use crate::plan::item_name;

/// The slip of an item; nothing before the meeting, and where nothing belongs on the case file.
pub(super) fn slip(sitting: &Sitting<'_>, index: usize, item: &Item) -> Option<Slip> {
    let outcome = item.outcome.as_ref().filter(|_| sitting.is_held())?;
    if !tracker::belongs_on_file(sitting, outcome) {
        return None;
    }
    let desk = sitting.desk;
    let subtitle = Some(day_in_full(sitting.date));
    let recorded = outcome.recorded.as_ref();
    let due = sitting.record_due(item).filter(|_| recorded.is_none());
    let due = due.map(|due| {
        let late = due.has_passed(desk.as_of);
        format!(
            "{}{}",
            words::due(&due),
            if late { ": overdue" } else { "" }
        )
    });
    Some(Slip {
        labels: SlipLabels::default(),
        head: Head {
            draft: cleared::mark_of(sitting, outcome),
            ..head::of_panel(
                desk,
                sitting.edition,
                "Panel decision",
                subtitle,
                desk.as_of,
                Audience::Person,
            )
        },
        case: case_words(sitting, &item.case.id),
        item: item_words(sitting, index, item),
        decision: words::decision_status(sitting.desk.workspace, sitting.edition, outcome).text,
        rows: rows(sitting, item, outcome),
        actions: actions(sitting, item),
        due,
        record: vec![
            Blank {
                label: "Put on the case file on".to_owned(),
                value: recorded.map(|recorded| day(recorded.on.value)),
            },
            Blank {
                label: "By".to_owned(),
                value: recorded.map(|recorded| desk.workspace.name(&recorded.by).to_owned()),
            },
        ],
    })
}

fn rows(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<Said> {
    let workspace = sitting.desk.workspace;
    let mut rows: Vec<Said> = Vec::new();
    let mut say = |label: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            rows.push(Said {
                label: label.to_owned(),
                lines,
            });
        }
    };
    say("Asked", vec![words::asked(sitting.edition, item)]);
    say("Decided by", vec![decided_by(sitting, outcome)]);
    let reason = outcome.reason.as_ref();
    say(
        "Reason",
        reason
            .map(|reason| markdown::lines(reason.as_str()))
            .unwrap_or_default(),
    );
    let conditions = outcome.conditions.iter();
    say(
        "Conditions",
        conditions
            .map(|text| markdown::plain(text.as_str()))
            .collect(),
    );
    let missing = outcome.missing.iter().map(|missing| {
        let from = missing.from.as_ref();
        let from = from.map(|from| format!(" (from {})", workspace.name(from)));
        format!(
            "{}{}",
            markdown::plain(missing.what.as_str()),
            from.unwrap_or_default()
        )
    });
    say("Still wanted", missing.collect());
    let costs = outcome.costs.iter();
    say(
        "Costs agreed",
        costs
            .map(|cost| agenda::cost_words(sitting, cost))
            .collect(),
    );
    let met = outcome.needs_met.map(words::degree);
    say("Needs met", met.map(str::to_owned).into_iter().collect());
    let review = outcome.review_on.as_ref().map(|on| day(on.value));
    say(
        "Review date",
        vec![review.unwrap_or_else(|| "None was set".to_owned())],
    );
    say("Agreement", agreed(sitting, item, outcome));
    let corrections = outcome.corrections.iter().map(|correction| {
        let by = workspace.name(&correction.by);
        let note = markdown::plain(correction.note.as_str());
        format!("{}, {by}: {note}", day(correction.on))
    });
    say("Corrected", corrections.collect());
    rows
}

fn decided_by(sitting: &Sitting<'_>, outcome: &Outcome) -> String {
    let on = outcome.on.filter(|on| *on != sitting.date);
    let on = on.map(|on| format!(", on {}", day(on))).unwrap_or_default();
    match &outcome.by {
        Some(by) => format!(
            "{}{on}",
            agreement::decider(sitting, &by.id, outcome.on.unwrap_or(sitting.date))
        ),
        None => "Not recorded".to_owned(),
    }
}

/// The agreement besides the panel's: given, or awaited.
fn agreed(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<String> {
    let given = agreement::given(sitting, item, outcome);
    if given.is_empty() && agreement::standing(sitting, item) == agreement::Standing::Awaited {
        return vec![
            "Ratified, agreement awaited".to_owned(),
            "Not confirmed until that agreement is given.".to_owned(),
        ];
    }
    given
        .into_iter()
        .map(|given| agreement::given_words(sitting, item, given))
        .collect()
}

/// What the meeting set to be done about the item, with the dates that it set.
fn actions(sitting: &Sitting<'_>, item: &Item) -> Vec<Task> {
    let name = item_name(item);
    let actions = sitting.meeting.actions.iter();
    let of_item = actions.filter(|action| action.item.as_ref().is_some_and(|of| of.value == name));
    of_item
        .map(|action| Task {
            what: markdown::plain(action.what.as_str()),
            owner: words::owner(sitting.desk.workspace, action, sitting.date),
            due: day(action.due.value),
        })
        .collect()
}

/// A slip as plain words, for systems that take nothing else.
#[must_use]
pub(crate) fn note(slip: &Slip) -> Note {
    let one = |label: &str, text: &str| (label.to_owned(), vec![text.to_owned()]);
    let mut entries = vec![
        one("Meeting", slip.head.subtitle.as_deref().unwrap_or_default()),
        one("Case", &slip.case),
        one("Item", &slip.item),
        one("Decision", &slip.decision),
    ];
    entries.extend(
        slip.rows
            .iter()
            .map(|row| (row.label.clone(), row.lines.clone())),
    );
    let actions = slip.actions.iter();
    let actions = actions.map(|task| format!("{} ({}, by {})", task.what, task.owner, task.due));
    let actions: Vec<String> = actions.collect();
    entries.push((
        "Actions".to_owned(),
        if actions.is_empty() {
            vec!["None".to_owned()]
        } else {
            actions
        },
    ));
    entries.extend(slip.due.iter().map(|due| one(slip.labels.due, due)));
    let record = slip.record.iter();
    entries.extend(record.map(|blank| one(&blank.label, blank.value.as_deref().unwrap_or("____"))));
    let head = &slip.head;
    Note {
        heading: vec![
            head.marking.clone(),
            format!("{}, {}", head.authority, head.panel),
            head.title.clone(),
        ]
        .into_iter()
        .chain(head.draft.clone())
        .collect(),
        entries,
        ending: vec![format!("{}.", head.edition), head.marking.clone()],
    }
}
