//! What an earlier meeting left open, and which meeting is asked for it.
//!
//! Every item has a fate: it was decided, or it comes back. One that was not reached, put off,
//! withdrawn without a reason, lost with its meeting or left without an outcome is owed to the next
//! meeting; one that was decided is owed again from the day of its review. It is owed until another
//! item takes it up, whose own fate then counts.

use super::owed::{Matter, Owed, Why};
use super::{circumstances::is_over, item_name};
use crate::diag::Span;
use crate::model::edition::{Decision, Edition, Effect, RequestSort, Stage};
use crate::model::meeting::{Item, Outcome, Status};
use crate::model::schedules::ScheduleKind;
use crate::model::value::{Slug, date::days_between};
use crate::model::{MeetingFile, Panel, Workspace};
use crate::yaml::At;
use jiff::civil::Date;

/// What a panel's meetings left open.
pub(super) struct LeftOpen {
    /// With the day of each meeting that is asked for it.
    pub(super) asked: Vec<(Date, Owed)>,
    /// What no meeting on file is there to take up.
    pub(super) adrift: Vec<Owed>,
}

/// What a panel's meetings left open, and which of them are asked for it. Every meeting that was held
/// is asked, and of those to come the next one only: what is missing there is not missing thrice.
pub(super) fn left_open(
    workspace: &Workspace,
    panel: &Panel,
    stage: impl Fn(Date) -> Option<Stage>,
    as_of: Date,
) -> LeftOpen {
    let days = panel.meetings.iter().filter_map(|(date, file)| {
        Some(Day {
            date: *date,
            file,
            edition: &panel.edition_on(*date)?.edition,
            record_is_due: stage(*date)? >= Stage::Recorded,
        })
    });
    let days: Vec<Day<'_>> = days.collect();
    let mut left = LeftOpen {
        asked: Vec::new(),
        adrift: Vec::new(),
    };
    for (at, day) in days.iter().enumerate() {
        let (before, later) = (&days[..=at], &days[at + 1..]);
        for open in day.open(as_of) {
            if open.was_brought_forward(&days[..at]) {
                continue;
            }
            let mut asked = open.asked(workspace, before, later, as_of);
            if open.is_adrift(before, later, as_of) && !open.is_moot(workspace, as_of) {
                // Told once, and not of each item at the next meeting to come.
                asked.retain(|(date, _)| *date < as_of);
                left.adrift.push(open.owed(false));
            }
            left.asked.extend(asked);
        }
    }
    left
}

/// A meeting of the panel.
struct Day<'a> {
    date: Date,
    file: &'a MeetingFile,
    edition: &'a Edition,
    record_is_due: bool,
}

/// What a meeting left open, before it is known who takes it up.
struct Open<'a> {
    from: &'a Day<'a>,
    what: Left<'a>,
    why: Why,
    due: Option<Date>,
    span: Span,
}

#[derive(Clone, Copy)]
enum Left<'a> {
    Item(&'a Item),
    Schedule(ScheduleKind),
}

impl<'a> Day<'a> {
    fn word(&self, outcome: &Outcome) -> Option<&'a Decision> {
        let mut words = self.edition.decisions.iter().map(|word| &word.value);
        words.find(|word| word.id.value == outcome.decision.value)
    }

    fn sort(&self, kind: &Slug) -> Option<RequestSort> {
        let mut kinds = self.edition.kinds.iter();
        let kind = kinds.find(|known| known.id.value == *kind)?;
        Some(kind.sort)
    }

    /// Whether nothing at all says what came of the meeting: that is told as such, and not of each item.
    fn is_unminuted(&self) -> bool {
        let schedules = self.file.meeting.schedules.iter();
        let mut outcomes = schedules.map(|entry| &entry.outcome);
        outcomes.all(Option::is_none) && self.file.heard().all(|item| item.outcome.is_none())
    }

    fn open(&'a self, as_of: Date) -> Vec<Open<'a>> {
        let waits = self.waits(as_of);
        let items = self.file.heard().filter_map(|item| {
            let at = item.case.span;
            // At a meeting that did not take place, only what was decided between meetings was decided;
            // what was withdrawn need not come back.
            let outcome = item.outcome.as_ref().filter(|outcome| {
                let word = self.word(outcome);
                let withdrawn = word.is_some_and(|word| word.effect == Effect::Withdrawn);
                self.file.takes_place() || item.between_meetings.is_some() || withdrawn
            });
            let (why, due, span) = self.fate(outcome, at, waits)?;
            Some(Open {
                from: self,
                what: Left::Item(item),
                why,
                due,
                span,
            })
        });
        let schedules = self
            .schedules()
            .into_iter()
            .filter_map(|(kind, entry, at)| {
                let outcome = entry.filter(|_| self.file.takes_place());
                let (why, due, span) = self.fate(outcome, at, waits)?;
                Some(Open {
                    from: self,
                    what: Left::Schedule(kind),
                    why,
                    due,
                    span,
                })
            });
        items.chain(schedules).collect()
    }

    /// Each schedule that lies beside the meeting or is entered in it, with what came of it and where
    /// that stands.
    fn schedules(&self) -> Vec<(ScheduleKind, Option<&'a At<Outcome>>, Span)> {
        let entries = self.file.meeting.schedules.iter();
        let entered = entries.map(|entry| (entry.of.value, entry.outcome.as_ref(), entry.of.span));
        let mut schedules: Vec<_> = entered.collect();
        for (kind, schedule) in &self.file.schedules {
            if schedules.iter().all(|(known, ..)| known != kind) {
                schedules.push((*kind, None, Span::file(schedule.file)));
            }
        }
        schedules
    }

    /// Why what has no outcome comes back, if it does by now, and from when.
    fn waits(&self, as_of: Date) -> Option<(Why, Option<Date>)> {
        match self.file.meeting.status {
            Status::Postponed | Status::Cancelled => {
                let to = self.file.meeting.postponed_to.as_ref();
                Some((Why::Postponed, to.map(|to| to.value)))
            }
            Status::Planned | Status::Extraordinary => {
                let told = self.date < as_of && self.record_is_due && !self.is_unminuted();
                told.then_some((Why::Undecided, None))
            }
        }
    }

    /// What is still to come of an item or a schedule.
    fn fate(
        &self,
        outcome: Option<&'a At<Outcome>>,
        at: Span,
        waits: Option<(Why, Option<Date>)>,
    ) -> Option<(Why, Option<Date>, Span)> {
        let Some(outcome) = outcome else {
            return waits.map(|(why, due)| (why, due, at));
        };
        let (review, at) = (outcome.review_on.as_ref(), outcome.decision.span);
        match self.word(outcome)?.effect {
            Effect::NotReached => Some((Why::NotReached, None, at)),
            Effect::Deferred => Some((Why::Deferred, review.map(|on| on.value), at)),
            Effect::Withdrawn if outcome.reason.is_none() => Some((Why::Withdrawn, None, at)),
            Effect::Withdrawn => None,
            Effect::Agreed | Effect::InPrinciple | Effect::Declined | Effect::Noted => {
                review.map(|on| (Why::ReviewDue, Some(on.value), on.span))
            }
        }
    }
}

impl Open<'_> {
    /// The meetings that are asked for it, each with what it is asked.
    fn asked(
        &self,
        workspace: &Workspace,
        before: &[Day<'_>],
        later: &[Day<'_>],
        as_of: Date,
    ) -> Vec<(Date, Owed)> {
        let mut asked = Vec::new();
        for (at, day) in later.iter().enumerate() {
            let taken_up = self.is_taken_up(before, &later[..at], day);
            let is_due = self.due.is_none_or(|due| due <= day.date);
            if day.file.takes_place() && is_due && !self.is_moot(workspace, day.date) {
                asked.push((day.date, self.owed(taken_up)));
                if day.date >= as_of {
                    break;
                }
            }
            if taken_up {
                break;
            }
        }
        asked
    }

    /// Whether its meeting was moved to an earlier day, and it stands there.
    fn was_brought_forward(&self, earlier: &[Day<'_>]) -> bool {
        let to = self.due.filter(|_| self.why == Why::Postponed);
        let mut sittings = earlier.iter().filter(|day| day.file.takes_place());
        let day = sittings.find(|day| Some(day.date) == to);
        day.is_some_and(|day| self.is_taken_up(&[], &[], day))
    }

    /// Whether no meeting on file can take it up: there is none after it, or none on the day to which
    /// its own was moved, and it stands on no other.
    fn is_adrift(&self, before: &[Day<'_>], later: &[Day<'_>], as_of: Date) -> bool {
        let mut sittings = later.iter().filter(|day| day.file.takes_place());
        if let (Why::Postponed, Some(to)) = (self.why, self.due) {
            let mut all = later.iter().enumerate();
            let is_taken_up = all.any(|(at, day)| self.is_taken_up(before, &later[..at], day));
            return !is_taken_up && sittings.all(|day| day.date != to);
        }
        sittings.next().is_none() && self.due.is_none_or(|due| due <= as_of)
    }

    fn owed(&self, taken_up: bool) -> Owed {
        Owed {
            from: self.from.date,
            what: match self.what {
                Left::Item(item) => Matter::Item(item_name(item)),
                Left::Schedule(kind) => Matter::Schedule(kind),
            },
            why: self.why,
            due: self.due,
            span: self.span,
            taken_up,
        }
    }

    /// Whether a later meeting has it on: about the same case and the same sort of thing.
    fn is_taken_up(&self, before: &[Day<'_>], between: &[Day<'_>], day: &Day<'_>) -> bool {
        match self.what {
            Left::Schedule(kind) => self.is_laid_again(kind, day),
            Left::Item(item) => {
                let mut answers = day.file.heard().filter(|other| {
                    other.case.id == item.case.id && self.is_of_its_sort(item, other, day)
                });
                answers.any(|other| {
                    self.why != Why::ReviewDue || self.is_its_review(other, before, between, day)
                })
            }
        }
    }

    /// The same kind of request, the same sort, or a review of it; what is raised without a kind may be
    /// anything.
    fn is_of_its_sort(&self, item: &Item, other: &Item, day: &Day<'_>) -> bool {
        let (asked, now) = (self.from.sort(&item.kind), day.sort(&other.kind));
        let reviews = self.why == Why::ReviewDue
            && match now {
                Some(RequestSort::Review) => true,
                // Whoever asks for a placement has the present one looked at.
                Some(RequestSort::Placement) => {
                    matches!(asked, Some(RequestSort::Review | RequestSort::Information))
                }
                _ => false,
            };
        item.kind.value == other.kind.value
            || asked.is_none()
            || now.is_none()
            || asked == now
            || reviews
    }

    /// Whether an item about the same matter is the review that was set: it sets another day for it, or
    /// it is on at the last meeting before the day or later, and was not withdrawn.
    fn is_its_review(
        &self,
        other: &Item,
        before: &[Day<'_>],
        between: &[Day<'_>],
        day: &Day<'_>,
    ) -> bool {
        let outcome = other.outcome.as_ref();
        let word = outcome.and_then(|outcome| day.word(outcome));
        if word.is_some_and(|word| word.effect == Effect::Withdrawn) {
            return false;
        }
        if outcome.is_some_and(|outcome| outcome.review_on.is_some()) {
            return true;
        }
        let Some(due) = self.due else {
            return true;
        };
        // Panels are so far apart: what is heard at most one interval early is the review.
        let sittings = before.iter().chain(between);
        let last = sittings.rev().find(|day| day.file.takes_place());
        let apart = last.map_or(0, |last| days_between(last.date, day.date));
        days_between(day.date, due) <= apart
    }

    /// Whether all the lines lie before a later meeting again, or the schedule was entered without
    /// lines and is so again.
    fn is_laid_again(&self, kind: ScheduleKind, day: &Day<'_>) -> bool {
        let entered = day.file.meeting.schedules.iter();
        let mut entered = entered.filter(|entry| entry.of.value == kind);
        let again = day.file.schedules.get(&kind);
        match (self.from.file.schedules.get(&kind), again) {
            (None, _) => again.is_some() || entered.next().is_some(),
            (Some(_), None) => false,
            (Some(first), Some(again)) => {
                let mut lines = first.lines.iter();
                lines.all(|line| again.line(&line.child.value).is_some())
            }
        }
    }

    /// Whether there is nothing left to look at again: the child has neither care nor a place any more.
    fn is_moot(&self, workspace: &Workspace, day: Date) -> bool {
        let Left::Item(item) = self.what else {
            return false;
        };
        let case = workspace.case(&item.case.id);
        self.why == Why::ReviewDue && case.is_some_and(|case| is_over(case, day))
    }
}
