//! What people did at a meeting or for it: who, when, in what capacity, and where it is written.
//!
//! One list, so that whether they were there and might do it is asked in one place.

use super::Plan;
use super::presenter::presenter_by_hand;
use crate::diag::Span;
use crate::model::edition::{Edition, Effect};
use crate::model::meeting::{EndorserRole, Item, Meeting, Outcome};
use crate::model::refs::PersonRef;
use crate::model::value::Slug;
use jiff::civil::Date;

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act<'a> {
    /// What it was.
    pub deed: Deed,
    /// Who, by staff id.
    pub who: &'a Slug,
    /// Where that is written.
    pub span: Span,
    /// When.
    pub on: Date,
    /// At which item of the meeting's file, if at one.
    pub item: Option<usize>,
}

/// What somebody can do at a meeting or for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Chaired it.
    Chaired,
    /// Presented an item or a schedule.
    Presented,
    /// Gave the decision on one.
    Decided,
    /// Stood behind a request, in a line of management.
    Endorsed(EndorserRole),
    /// Said as the Chair that an item belongs where it stands.
    Specified,
    /// Took a late item as the Chair.
    TookLate,
    /// Agreed as the Chair that no report is needed.
    ExemptedReport,
}

impl Deed {
    /// Whether only somebody who is there can do it.
    #[must_use]
    pub fn needs_presence(self) -> bool {
        matches!(self, Self::Chaired | Self::Presented | Self::Decided)
    }
}

/// Everything that people did at a meeting or for it, in the order of its file. What was withdrawn or
/// not reached was neither presented nor decided, and what was decided between meetings was not
/// decided at this one.
#[must_use]
pub fn acts_of<'a>(meeting: &'a Meeting, plan: &'a Plan, edition: &Edition) -> Vec<Act<'a>> {
    let day = meeting.date.value;
    let act = |deed, person: &'a PersonRef, on, item| Act {
        deed,
        who: &person.id,
        span: person.span,
        on,
        item,
    };
    let mut acts = Vec::new();
    if let Some(chair) = &meeting.chair {
        acts.push(act(Deed::Chaired, &chair.person, day, None));
    }
    for (index, item) in meeting.items.iter().enumerate() {
        let at = Some(index);
        let taken = item
            .outcome
            .as_ref()
            .is_none_or(|outcome| is_taken(edition, outcome));
        let planned = plan.items.iter().find(|planned| planned.index == index);
        let presenter = planned.and_then(|planned| planned.presenter.as_deref());
        let presenter = presenter.or(presenter_by_hand(item).map(|person| &person.id));
        acts.extend(presenter.filter(|_| taken).map(|who| Act {
            deed: Deed::Presented,
            who,
            span: presenter_span(item),
            on: day,
            item: at,
        }));
        let between = item.between_meetings.is_some();
        let decided = item.outcome.as_ref().filter(|_| taken && !between);
        let by = decided.and_then(|outcome| outcome.by.as_ref());
        acts.extend(by.map(|by| act(Deed::Decided, by, item.decided_on(day), at)));
        acts.extend(item.endorsements.iter().map(|given| {
            let deed = Deed::Endorsed(given.role.value);
            act(deed, &given.by, given.on.value, at)
        }));
        let said = [
            (Deed::Specified, &item.specified_by_chair),
            (Deed::TookLate, &item.late),
            (Deed::ExemptedReport, &item.report_exempt),
        ];
        acts.extend(said.into_iter().filter_map(|(deed, reason)| {
            let reason = reason.as_ref()?;
            Some(act(deed, &reason.by, day, at))
        }));
    }
    for schedule in &meeting.schedules {
        let by = schedule.presented_by.as_ref();
        acts.extend(by.map(|by| act(Deed::Presented, by, day, None)));
        let outcome = schedule.outcome.as_ref();
        let decided = outcome.filter(|outcome| is_taken(edition, outcome));
        acts.extend(decided.and_then(|outcome| {
            let by = outcome.by.as_ref()?;
            Some(act(Deed::Decided, by, outcome.on.unwrap_or(day), None))
        }));
    }
    acts
}

/// Whether the panel took it up.
fn is_taken(edition: &Edition, outcome: &Outcome) -> bool {
    let mut words = edition.decisions.iter();
    let word = words.find(|word| word.id.value == outcome.decision.value);
    word.is_none_or(|word| !matches!(word.effect, Effect::Withdrawn | Effect::NotReached))
}

/// Where it is written who presents an item, or else the item.
fn presenter_span(item: &Item) -> Span {
    presenter_by_hand(item).map_or(item.case.span, |person| person.span)
}
