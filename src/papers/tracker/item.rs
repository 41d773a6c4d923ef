//! One item and what came of it, in words.

use super::gather::Heard;
use super::{action, find};
use crate::model::meeting::{AgreedCost, Item, Outcome, Projection};
use crate::model::value::words::day;
use crate::model::value::{LongText, Rate};
use crate::papers::agreement::{self, Standing};
use crate::papers::desk::Sitting;
use crate::papers::view::{Considered, Fact, Mark, Status};
use crate::papers::{follow_up, markdown, words};

/// What the tracker says about one item.
pub(super) fn considered(sitting: &Sitting<'_>, heard: &Heard<'_>) -> Considered {
    let actions = heard
        .actions
        .iter()
        .map(|task| action::line(sitting, task, false))
        .collect();
    let anchor = find::anchor(sitting, heard);
    let case = words::case(sitting.desk, &heard.item.case.id);
    let kind = kind(sitting, heard);
    if let Some(withheld) = sitting.withheld(heard.item) {
        let detail = vec![Fact::missing("Decision", withheld.words())];
        return Considered {
            anchor,
            case,
            kind,
            detail,
            actions,
            ..Considered::default()
        };
    }
    let Some(outcome) = &heard.item.outcome else {
        let decision = Some(Status::new(Mark::Attention, "No decision recorded"));
        return Considered {
            anchor,
            case,
            kind,
            decision,
            actions,
            ..Considered::default()
        };
    };
    Considered {
        anchor,
        case,
        kind,
        decision: Some(words::decision_status(
            sitting.desk.workspace,
            sitting.edition,
            outcome,
        )),
        detail: detail(sitting, heard.item, outcome).facts(),
        recorded: recorded(sitting, heard.item, outcome),
        actions,
    }
}

/// `Part 2, placement move`.
fn kind(sitting: &Sitting<'_>, heard: &Heard<'_>) -> String {
    let kind = words::kind_title(sitting.edition, &heard.item.kind.value);
    let part = sitting.plan.part_of(heard.index);
    match part.and_then(|part| words::part(sitting.edition, part)) {
        Some(part) => format!("{}, {}", part.title, words::lower_first(kind)),
        None => kind.to_owned(),
    }
}

/// What came of an item, piece by piece. The tracker prints them one after the other, its workbook
/// each in a column of its own; a piece that there is not is empty.
pub(super) struct Detail {
    /// By whom it was decided; nothing where that is not recorded.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
    /// Whether the panel found the child's needs met.
    pub needs_met: &'static str,
    /// Under which conditions.
    pub conditions: String,
    /// What it waits for.
    pub waits_for: String,
    /// The costs that were agreed.
    pub costs: String,
    /// The day of the review.
    pub review: String,
    /// What became of the budget projection.
    pub projection: &'static str,
    /// Whatever else there is.
    pub also: Vec<Fact>,
}

impl Detail {
    /// Who decided, in words.
    pub(super) fn by(&self) -> &str {
        self.by.as_deref().unwrap_or(NOT_RECORDED)
    }

    /// All of it, in the order in which it is read.
    fn facts(self) -> Vec<Fact> {
        let by = match self.by {
            Some(by) => Fact::text(DECIDED_BY, by),
            None => Fact::missing(DECIDED_BY, NOT_RECORDED),
        };
        let texts = [
            ("Reason", self.reason),
            ("Needs met", self.needs_met.to_owned()),
            ("Conditions", self.conditions),
            ("Waits for", self.waits_for),
            ("Costs agreed", self.costs),
            ("Review", self.review),
            ("Projection", self.projection.to_owned()),
        ];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let texts = texts.map(|(label, text)| Fact::text(label, text));
        std::iter::once(by).chain(texts).chain(self.also).collect()
    }
}

const DECIDED_BY: &str = "Decided by";
const NOT_RECORDED: &str = "Not recorded";

/// What came of an item, piece by piece.
pub(super) fn detail(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Detail {
    let corrections = outcome.corrections.iter().map(|correction| {
        let by = sitting.desk.workspace.name(&correction.by);
        let note = markdown::plain(correction.note.as_str());
        Fact::text("Corrected", format!("{}, {by}: {note}", day(correction.on)))
    });
    let mut also: Vec<Fact> = corrections.collect();
    also.extend(authorised(sitting, item, outcome));
    also.extend(follow_up::facts(sitting, item, outcome));
    let review = outcome.review_on.as_ref().map(|on| day(on.value));
    Detail {
        by: by(sitting, outcome),
        reason: plain_list(outcome.reason.iter().map(LongText::as_str)),
        needs_met: outcome.needs_met.map_or("", words::degree),
        conditions: plain_list(outcome.conditions.iter().map(LongText::as_str)),
        waits_for: plain_list(outcome.missing.iter().map(|missing| missing.what.as_str())),
        costs: costs(outcome),
        review: review.unwrap_or_default(),
        projection: outcome.projection.map_or("", |at| projection(at.value)),
        also,
    }
}

fn by(sitting: &Sitting<'_>, outcome: &Outcome) -> Option<String> {
    let by = outcome.by.as_ref()?;
    let chairs = sitting
        .meeting
        .chair
        .as_ref()
        .is_some_and(|chair| chair.person.id == by.id);
    let name = if chairs {
        format!("{}, Chair", sitting.desk.workspace.name(by))
    } else {
        let on = outcome.on.unwrap_or(sitting.date);
        words::person_with_role(sitting.desk.workspace, &by.id, on)
    };
    let on = outcome.on.filter(|on| *on != sitting.date);
    Some(on.map_or(name.clone(), |on| format!("{name}, on {}", day(on))))
}

fn plain_list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.map(markdown::plain).collect::<Vec<_>>().join("; ")
}

/// Each cost that was agreed and, of several, their sum where all are pounds a week at once.
fn costs(outcome: &Outcome) -> String {
    let one = |cost: &AgreedCost| {
        let what = words::purpose(cost.purpose);
        let part = words::component(cost.component);
        let until = cost
            .until
            .map(|until| format!(" until {}", day(until)))
            .unwrap_or_default();
        let open = if cost.under_negotiation {
            ", split under negotiation"
        } else {
            ""
        };
        let from = day(cost.from.value);
        format!(
            "{what}, {part}: {} from {from}{until}{open}",
            words::price(cost.price.value)
        )
    };
    let mut said: Vec<String> = outcome.costs.iter().map(|cost| one(cost)).collect();
    let same_days = outcome
        .costs
        .windows(2)
        .all(|two| two[0].from.value == two[1].from.value && two[0].until == two[1].until);
    if said.len() > 1 && same_days {
        let rates = outcome.costs.iter().map(|cost| cost.price.value.rate());
        let sum = rates.sum::<Rate>().weekly();
        said.push(format!("together {}", words::weekly(sum)));
    }
    said.join("; ")
}

pub(super) fn projection(projection: Projection) -> &'static str {
    match projection {
        Projection::Line => "A line was added or changed",
        Projection::Pending => "Waits for a decision",
        Projection::Nil => "No effect",
    }
}

/// The agreement that the decision needs besides the panel's: given, or awaited.
fn authorised(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<Fact> {
    let label = "Agreement";
    let given: Vec<String> = agreement::given(sitting, item, outcome)
        .into_iter()
        .map(|given| agreement::given_words(sitting, item, given))
        .collect();
    if !given.is_empty() {
        return Some(Fact::text(label, given.join("; ")));
    }
    (agreement::standing(sitting, item) == Standing::Awaited).then(|| {
        Fact::status(
            label,
            Status::new(Mark::Open, "Ratified, agreement awaited"),
        )
    })
}

/// When it was put on the case file and by whom; nothing where there is nothing to put there.
pub(super) fn recorded(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<Status> {
    if let Some(recorded) = &outcome.recorded {
        let by = sitting.desk.workspace.name(&recorded.by);
        let text = format!("On the case file {}, {by}", day(recorded.on.value));
        return Some(Status::new(Mark::Done, text));
    }
    if !belongs_on_file(sitting, outcome) {
        return None;
    }
    let as_of = sitting.desk.as_of;
    let Some(due) = sitting.record_due(item) else {
        let age = words::days(sitting.date, as_of);
        return Some(Status::new(
            Mark::Open,
            format!("Not yet on the case file, {age} after the meeting"),
        ));
    };
    let on = due.at.date();
    Some(if due.has_passed(as_of) {
        let late = words::days(on, as_of);
        Status::new(
            Mark::Attention,
            format!("Not yet on the case file, overdue by {late}"),
        )
    } else {
        Status::new(
            Mark::Open,
            format!(
                "To be on the case file by {}{}",
                day(on),
                words::doubt(&due)
            ),
        )
    })
}

/// Whether an outcome belongs on the child's case file: not what was withdrawn or not reached.
pub(in crate::papers) fn belongs_on_file(sitting: &Sitting<'_>, outcome: &Outcome) -> bool {
    crate::plan::belongs_on_file(sitting.edition, outcome)
}
