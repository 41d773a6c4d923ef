//! The tracker as a workbook, to filter and to fill in: what the paper says, as typed values.
//!
//! Each row has a key by which it can be read back: an action's reference, an item's meeting, case
//! and kind. What owners fill in are the fields of an update in the meeting's file.

use super::age::Age;
use super::gather::{Heard, Hearing, Task, gather};
use super::item::Detail;
use super::matters::plain;
use super::{action, item, matters};
use crate::model::edition::Edition;
use crate::model::meeting::{ActionState, Outcome};
use crate::model::value::{Money, Rate};
use crate::papers::desk::{Desk, Sitting, Withheld};
use crate::papers::view::{
    Fill, Mark, TableSheet, Tracker, TypedCell, TypedColumn, Width, WordList, Workbook,
};
use crate::papers::{record, words};
use crate::plan::item_name;
use jiff::civil::Date;

/// The list of the states of an action; those of decisions follow, one for each edition.
const STATES: usize = 0;

/// The workbook of a panel's tracker, beside the tracker itself.
#[must_use]
pub(crate) fn workbook(desk: &Desk<'_>, panel: &str, tracker: &Tracker) -> Workbook {
    let hearings = gather(desk, panel);
    let editions = editions(&hearings);
    let mut lists = vec![WordList {
        title: "How an action stands".to_owned(),
        words: ALL_STATES.map(|state| state_words(state).to_owned()).into(),
    }];
    lists.extend(editions.iter().map(|edition| decision_words(edition)));
    let head = &tracker.head;
    Workbook {
        title: head.file_title.clone(),
        author: head.authority.clone(),
        made_on: desk.as_of,
        marking: head.marking.clone(),
        imprint: head.imprint.clone(),
        guide: guide(desk, tracker),
        sheets: vec![
            actions(desk, &hearings, tracker),
            items(&hearings, &editions, tracker),
            meetings(&hearings, tracker),
        ],
        lists,
    }
}

fn guide(desk: &Desk<'_>, tracker: &Tracker) -> Vec<String> {
    let head = &tracker.head;
    let mailbox = &desk.workspace.authority.mailbox.email;
    let mut guide = vec![format!("{}, {}", head.authority, head.panel)];
    guide.extend(
        tracker
            .facts
            .iter()
            .map(|fact| format!("{}: {}", fact.label, plain(fact))),
    );
    guide.extend(tracker.missing.iter().cloned());
    guide.extend(
        [
            "The sheet Actions has a line for every action, the longest overdue first; the sheet Items has one for \
             every item that a meeting had before it, also where it was withdrawn or not reached, the latest meeting first. The first column is the key by which a \
             line is found again: leave it as it is. The sheet Meetings says who was there, and what came of schedules \
             and other business.",
            "Before you write anything, save a copy outside the folder in which you found this file: the next build \
             makes the file there anew.",
            "Fill in the columns at the right whose headings begin with \"Fill in\"; their open cells are coloured. \
             Status and decision are chosen from a list. A date is written as 10/06/2026.",
            "The sheets are protected against slips, without a password. Filters work all the same. To sort, lift the \
             protection first: Review, Unprotect Sheet.",
        ]
        .map(str::to_owned),
    );
    guide.push(format!(
        "Send the copy to {mailbox}. What you wrote is entered in the meeting's file, by the key, and stands in the \
         next tracker."
    ));
    guide.extend(head.handling.iter().cloned());
    guide.push(format!("{}.", head.edition));
    guide
}

const ALL_STATES: [ActionState; 4] = [
    ActionState::Open,
    ActionState::InProgress,
    ActionState::Done,
    ActionState::Dropped,
];

fn state_words(state: ActionState) -> &'static str {
    match state {
        ActionState::Open => "Open",
        ActionState::InProgress => "In progress",
        ActionState::Done => "Done",
        ActionState::Dropped => "No longer needed",
    }
}

/// The editions under which the meetings were held, the latest first.
fn editions<'a>(hearings: &[Hearing<'a>]) -> Vec<&'a Edition> {
    let mut editions: Vec<&Edition> = Vec::new();
    for hearing in hearings {
        let edition = hearing.sitting.edition;
        if !editions.iter().any(|known| std::ptr::eq(*known, edition)) {
            editions.push(edition);
        }
    }
    editions
}

fn decision_words(edition: &Edition) -> WordList {
    let on = crate::model::value::words::day(edition.updated.value);
    WordList {
        title: format!("Decision, Terms of Reference of {on}"),
        words: edition
            .decisions
            .iter()
            .map(|decision| decision.title.to_string())
            .collect(),
    }
}

/// The earliest day that anything here can be about.
fn first_day(hearings: &[Hearing<'_>], desk: &Desk<'_>) -> Date {
    let days = hearings.iter().map(|hearing| hearing.sitting.date);
    days.min().unwrap_or(desk.as_of)
}

fn actions(desk: &Desk<'_>, hearings: &[Hearing<'_>], tracker: &Tracker) -> TableSheet {
    let from = first_day(hearings, desk);
    let mut tasks: Vec<(&Sitting<'_>, &Task<'_>)> = super::gather::tasks(hearings).collect();
    // What is open by its date, then what is done, the latest first.
    tasks.sort_by_key(|(_, task)| {
        let stands = &task.stands;
        let closed = stands.state.is_closed();
        let last = stands.updated.filter(|_| closed);
        (
            closed,
            std::cmp::Reverse(last),
            stands.due,
            stands.meeting,
            stands.id,
        )
    });
    TableSheet {
        name: "Actions",
        title: format!("{}: actions", tracker.head.file_title),
        about: "Every action that the panel set, one a line, the longest overdue first".to_owned(),
        columns: vec![
            TypedColumn::read("Key", Width::Narrow),
            TypedColumn::read("Case", Width::Narrow),
            TypedColumn::read("What is to be done", Width::Wide),
            TypedColumn::read("Owner", Width::Normal),
            TypedColumn::read("Reported by", Width::Normal),
            TypedColumn::read("Set on", Width::Narrow),
            TypedColumn::read("Due", Width::Narrow),
            TypedColumn::read("First due", Width::Narrow),
            TypedColumn::read("Status", Width::Narrow),
            TypedColumn::read("Days overdue", Width::Tiny),
            TypedColumn::read("How long overdue", Width::Normal),
            TypedColumn::read("Last update on", Width::Narrow),
            TypedColumn::read("Last update", Width::Wide),
            TypedColumn::fill("Fill in: status", Width::Narrow, Fill::Word),
            TypedColumn::fill("Fill in: on", Width::Narrow, Fill::Date(from)),
            TypedColumn::fill("Fill in: new due date", Width::Narrow, Fill::Date(from)),
            TypedColumn::fill("Fill in: what was done", Width::Wide, Fill::Text),
        ],
        key_columns: 2,
        rows: tasks
            .into_iter()
            .map(|(sitting, task)| action_row(sitting, task))
            .collect(),
        empty: "No action has been set yet.".to_owned(),
    }
}

fn action_row(sitting: &Sitting<'_>, task: &Task<'_>) -> Vec<TypedCell> {
    let line = action::line(sitting, task, true);
    let (stands, as_of) = (&task.stands, sitting.desk.as_of);
    let closed = stands.state.is_closed();
    let days = i64::from(crate::model::value::date::days_between(stands.due, as_of));
    let fill = |cell: TypedCell| if closed { TypedCell::Empty } else { cell };
    let mark = if closed { Mark::Done } else { Mark::Open };
    vec![
        TypedCell::text(line.reference),
        TypedCell::text(line.case.unwrap_or_default()),
        TypedCell::text(line.task),
        TypedCell::text(line.owner),
        TypedCell::text(line.reporter.unwrap_or_default()),
        TypedCell::Date(stands.meeting),
        TypedCell::Date(stands.due),
        TypedCell::date(Some(task.written.due.value).filter(|first| *first != stands.due)),
        TypedCell::Status(mark, state_words(stands.state).to_owned()),
        if stands.overdue {
            TypedCell::Number(days)
        } else {
            TypedCell::Empty
        },
        fill(age_cell(stands.due, as_of)),
        TypedCell::date(stands.updated),
        TypedCell::text(line.outcome),
        fill(TypedCell::Choice(STATES)),
        fill(TypedCell::Open),
        fill(TypedCell::Open),
        fill(TypedCell::Open),
    ]
}

fn age_cell(due: Date, as_of: Date) -> TypedCell {
    let age = Age::of(due, as_of);
    let mark = match age {
        Age::NotYetDue => Mark::Open,
        _ => Mark::Attention,
    };
    TypedCell::Status(mark, age.words().to_owned())
}

fn items(hearings: &[Hearing<'_>], editions: &[&Edition], tracker: &Tracker) -> TableSheet {
    let rows = hearings.iter().flat_map(|hearing| {
        let sitting = &hearing.sitting;
        let known = editions
            .iter()
            .position(|edition| std::ptr::eq(*edition, sitting.edition));
        let list = STATES + 1 + known.unwrap_or_default();
        let heard = hearing.heard.iter();
        heard.map(move |heard| item_row(sitting, heard, list))
    });
    let rows: Vec<Vec<TypedCell>> = rows.collect();
    let from = hearings
        .last()
        .map_or(Date::MIN, |hearing| hearing.sitting.date);
    TableSheet {
        name: "Items",
        title: format!("{}: items", tracker.head.file_title),
        about: "Every item that a meeting had before it, one a line, the latest meeting first"
            .to_owned(),
        columns: vec![
            TypedColumn::read("Key", Width::Normal),
            TypedColumn::read("Case", Width::Narrow),
            TypedColumn::read("Meeting", Width::Narrow),
            TypedColumn::read("Part", Width::Narrow),
            TypedColumn::read("Request", Width::Normal),
            TypedColumn::read("Decision", Width::Normal),
            TypedColumn::read("Decided by", Width::Normal),
            TypedColumn::read("Reason", Width::Wide),
            TypedColumn::read("Needs met", Width::Narrow),
            TypedColumn::read("Conditions", Width::Wide),
            TypedColumn::read("Waits for", Width::Wide),
            TypedColumn::read("Agreed a week", Width::Narrow),
            TypedColumn::read("Costs agreed", Width::Wide),
            TypedColumn::read("Review date", Width::Narrow),
            TypedColumn::read("Projection", Width::Normal),
            TypedColumn::read("Also", Width::Wide),
            TypedColumn::read("Actions", Width::Tiny),
            TypedColumn::read("Of them open", Width::Tiny),
            TypedColumn::read("On the case file on", Width::Narrow),
            TypedColumn::read("Case file", Width::Normal),
            TypedColumn::fill("Fill in: decision", Width::Narrow, Fill::Word),
            TypedColumn::fill(
                "Fill in: put on the case file on",
                Width::Narrow,
                Fill::Date(from),
            ),
            TypedColumn::fill("Fill in: put there by", Width::Normal, Fill::Text),
        ],
        key_columns: 2,
        rows,
        empty: tracker.empty.clone(),
    }
}

fn item_row(sitting: &Sitting<'_>, heard: &Heard<'_>, list: usize) -> Vec<TypedCell> {
    let withheld = sitting.withheld(heard.item);
    let outcome = heard.item.outcome.as_deref();
    let outcome = outcome.filter(|_| withheld.is_none());
    let said = item::considered(sitting, heard);
    // The day of the review and the sum of money stand in columns of their own.
    let detail = outcome.map(|outcome| item::detail(sitting, heard.item, outcome));
    let text = |of: &dyn Fn(&Detail) -> &str| {
        let text = detail.as_ref().map_or("", of);
        TypedCell::text(text)
    };
    let also = detail.as_ref().map_or(&[][..], |detail| &detail.also);
    let also = also.iter();
    let also = also.map(|fact| format!("{}: {}", fact.label, plain(fact)));
    let also: Vec<String> = also.collect();
    let part = sitting.plan.part_of(heard.index);
    let part = part.and_then(|part| words::part(sitting.edition, part));
    let open = heard
        .actions
        .iter()
        .filter(|task| !task.stands.state.is_closed());
    let recorded = outcome.and_then(|outcome| outcome.recorded.as_ref());
    let missing = said.recorded.is_some() && recorded.is_none();
    let fill = |wanted: bool, cell: TypedCell| if wanted { cell } else { TypedCell::Empty };
    vec![
        TypedCell::text(format!("{}/{}", sitting.date, item_name(heard.item))),
        TypedCell::text(said.case),
        TypedCell::Date(sitting.date),
        TypedCell::text(part.map(|part| part.title.to_string()).unwrap_or_default()),
        TypedCell::text(words::kind_title(sitting.edition, &heard.item.kind.value)),
        match said.decision {
            Some(status) => TypedCell::Status(status.mark, status.text),
            None => TypedCell::text(withheld.map_or("", Withheld::words)),
        },
        text(&Detail::by),
        text(&|detail| &detail.reason),
        text(&|detail| detail.needs_met),
        text(&|detail| &detail.conditions),
        text(&|detail| &detail.waits_for),
        outcome
            .and_then(weekly)
            .map_or(TypedCell::Empty, |sum| TypedCell::Pence(sum.pence())),
        text(&|detail| &detail.costs),
        TypedCell::date(outcome.and_then(|outcome| outcome.review_on.as_ref().map(|on| on.value))),
        text(&|detail| detail.projection),
        TypedCell::text(also.join("; ")),
        number(heard.actions.len()),
        number(open.count()),
        TypedCell::date(recorded.map(|recorded| recorded.on.value)),
        match said.recorded {
            Some(status) => TypedCell::Status(status.mark, status.text),
            None => TypedCell::Empty,
        },
        fill(
            outcome.is_none() && withheld.is_none(),
            TypedCell::Choice(list),
        ),
        fill(missing, TypedCell::Open),
        fill(missing, TypedCell::Open),
    ]
}

fn number(count: usize) -> TypedCell {
    TypedCell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Who was at each meeting, and what came of what was about no item.
fn meetings(hearings: &[Hearing<'_>], tracker: &Tracker) -> TableSheet {
    let rows = hearings.iter().flat_map(|hearing| {
        let sitting = &hearing.sitting;
        let attendance = record::attendance(sitting).facts.into_iter();
        let attendance = attendance.map(|fact| (fact.label.clone(), None, plain(&fact)));
        let matters = matters::of(sitting).into_iter().map(|matter| {
            let said = matter.detail.iter();
            let said = said.map(|fact| format!("{}: {}", fact.label, plain(fact)));
            let said = said.collect::<Vec<_>>().join("; ");
            let what = format!("{}, {}", matter.case, matter.kind);
            (what, matter.decision, said)
        });
        attendance.chain(matters).map(|(what, decision, said)| {
            vec![
                TypedCell::Date(sitting.date),
                TypedCell::text(what),
                match decision {
                    Some(status) => TypedCell::Status(status.mark, status.text),
                    None => TypedCell::Empty,
                },
                TypedCell::text(said),
            ]
        })
    });
    TableSheet {
        name: "Meetings",
        title: format!("{}: meetings", tracker.head.file_title),
        about: "Who was at each meeting, and what came of its schedules and other business, the latest first"
            .to_owned(),
        columns: vec![
            TypedColumn::read("Meeting", Width::Narrow),
            TypedColumn::read("What", Width::Normal),
            TypedColumn::read("Decision", Width::Normal),
            TypedColumn::read("What is recorded", Width::Wide),
        ],
        key_columns: 1,
        rows: rows.collect(),
        empty: tracker.empty.clone(),
    }
}

/// The pounds a week that were agreed, where all of them are paid at once.
fn weekly(outcome: &Outcome) -> Option<Money> {
    let costs = &outcome.costs;
    let at_once = costs
        .windows(2)
        .all(|two| two[0].from.value == two[1].from.value && two[0].until == two[1].until);
    let rates = costs.iter().map(|cost| cost.price.value.rate());
    (at_once && !costs.is_empty()).then(|| rates.sum::<Rate>().weekly())
}
