//! What the law wants done for a child again and again is done in time.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::duty::{Duty, Running, due, is_recorded, lateness};
use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::value::{Length, Limit, Text, date::days_between, words};
use crate::terms::{Conditions, Parameters, Someone, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What is to be done.
    of: Duty,
    /// Within what time of the start it must be done for the first time.
    first: Limit,
    /// Within what time of the last it must be done again: the first entry that applies. None means
    /// that once is enough.
    #[serde(default)]
    then: Vec<Again>,
    /// How long before the start it may have been done and still count as the first.
    early: Option<Length>,
    /// The age before which it is not asked.
    from_age: Option<u8>,
    /// Where the law says so.
    source: Text,
    /// Who owes it.
    owes: Someone,
}

/// A time within which it must be done again, and for whom or when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Again {
    /// The time.
    within: Limit,
    /// Only for the so-manieth: 2 is the one after the first.
    nth: Option<usize>,
    /// Only if it runs out before this age.
    age_under: Option<u8>,
    /// Only if it runs out so soon after the start.
    in_first: Option<Length>,
    /// Only in a placement that is meant to last until the child is grown up.
    to_adulthood: Option<bool>,
}

/// One turn: what it is counted from, and the last day in time.
struct Turn {
    from: At<Date>,
    counted: String,
    due: Option<Date>,
    /// Whether the bank holidays up to the last day are known.
    certain: bool,
}

/// By so many days a bank holiday that nobody knows of yet can move the end of a time counted in working
/// days: no month has more.
const LEEWAY: i32 = 5;

impl Turn {
    /// What stands behind a day that was counted past the last bank holiday that is known.
    fn doubt(&self) -> &'static str {
        if self.certain {
            ""
        } else {
            " (unless a bank holiday falls before it)"
        }
    }

    /// Whether what was done on a day, or not done by it, is late whatever bank holidays there are.
    fn is_late(&self, due: Date, day: Date) -> bool {
        self.certain || days_between(due, day) > LEEWAY
    }
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for (item, case) in cx.children() {
            let day = cx.plan.facts_on;
            if let Some(running) = self.running(case, day, cx.workspace) {
                sink.judge(self.look(cx, &item, case, &running));
            }
        }
    }
}

/// What to do where the files don't reach so far back: nothing that was not entered was late.
fn records_from(workspace: &Workspace) -> &'static str {
    if workspace.authority.records_from.is_some() {
        return "";
    }
    "; where the files do not reach so far back, say from when they do: `records-from:` in ipop.yaml"
}

impl Params {
    /// How the duty runs, from the age at which it begins, as far as the files reach back.
    fn running(&self, case: &Case, day: Date, workspace: &Workspace) -> Option<Running> {
        let mut running = self.of.running(case, day)?;
        if let Some(age) = self
            .from_age
            .filter(|age| running.start.value < case.born.turns(*age))
        {
            running.start.value = case.born.turns(age);
            running.since = format!("the child turned {age}");
        }
        let start = running.start.value;
        let begins = self.early.map_or(start, |early| early.before(start));
        running.done.retain(|on| begins <= on.value);
        running.whole = is_recorded(start, workspace);
        if let Some(records) = workspace
            .authority
            .records_from
            .filter(|_| !running.whole && running.done.is_empty())
        {
            running.start.value = records;
            "the records begin".clone_into(&mut running.since);
        }
        (running.start.value <= day).then_some(running)
    }

    /// What is overdue, or else was done late since the panel last had the child.
    fn look(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        case: &Case,
        running: &Running,
    ) -> Option<Finding> {
        let day = cx.plan.facts_on;
        let reference = &case.case.value;
        let (done, place) = (&running.done, &running.place);
        let title = format!("{reference}: {}", self.of.title());
        let tell = |at: At<Date>, message: String| cx.about_child(item, case, at.span, message);
        let who = self.owes.name(cx.workspace, case, cx.date);
        if let Some(turn) = self.turn(case, running, done.len(), cx.workspace) {
            let which = if done.is_empty() && running.whole {
                "first"
            } else {
                "next"
            };
            let Some(due) = turn.due else {
                return (cx.workspace.school.all().last().is_none_or(|term| term.last < day)).then(|| {
                    let message = format!("{title}: when the {which} was due can't be told: the school terms end before {}", words::day(day));
                    tell(turn.from, message)
                        .help("enter the later terms under `terms:` in registers/calendar.yaml")
                        .cannot_say()
                });
            };
            if due < day {
                let none = match self.of.ahead(case, cx.as_of) {
                    Some(ahead) => format!(
                        "and the only one since, of {}, lies in the future",
                        words::day(ahead.value)
                    ),
                    None => "and none is entered".to_owned(),
                };
                let message = format!(
                    "{title}: the {which} was due by {}{}, {}, {none}: {}",
                    words::day(due),
                    turn.doubt(),
                    turn.counted,
                    lateness(due, day),
                );
                let help = format!(
                    "ask {who}; when it is done, or was done already, enter its day under {place} in cases/{reference}.yaml{}",
                    records_from(cx.workspace)
                );
                let mut finding = tell(turn.from, message);
                if let Some(ahead) = self.of.ahead(case, cx.as_of) {
                    finding = finding.label(ahead.span, "this one lies in the future");
                }
                let finding = finding
                    .overdue()
                    .help(help)
                    .owed_by(who, self.owes.people(cx.workspace, case, cx.date))
                    .fact(self.of.fact());
                return Some(if turn.is_late(due, day) {
                    finding
                } else {
                    finding.cannot_say()
                });
            }
        }
        let last = done
            .last()
            .filter(|last| cx.is_news(reference, last.value))?;
        let turn = self.turn(case, running, done.len().checked_sub(1)?, cx.workspace)?;
        let due = turn.due.filter(|due| *due < last.value)?;
        let message = format!(
            "{title}: that of {} was {}: due by {}{}, {}",
            words::day(last.value),
            lateness(due, last.value),
            words::day(due),
            turn.doubt(),
            turn.counted,
        );
        let help = format!(
            "if the day is wrong, correct it; if one before it is missing, enter it under {place} in cases/{reference}.yaml{}",
            records_from(cx.workspace)
        );
        let finding = tell(*last, message)
            .help(help)
            .label(turn.from.span, "counted from here")
            .past();
        Some(if turn.is_late(due, last.value) {
            finding
        } else {
            finding.cannot_say()
        })
    }

    /// The turn that comes after so many were done; nothing where none does, or where it began before
    /// the files reach back.
    fn turn(
        &self,
        case: &Case,
        running: &Running,
        after: usize,
        workspace: &Workspace,
    ) -> Option<Turn> {
        let last = after.checked_sub(1).and_then(|last| running.done.get(last));
        let (from, limit, since) = if let Some(last) = last {
            let nth = running.whole.then_some(after + 1);
            let limit = self.again(case, running, nth, last.value, workspace)?;
            (*last, limit, format!("that of {}", words::day(last.value)))
        } else {
            let limit = match (running.whole, running.done.is_empty()) {
                (true, _) => self.first,
                (false, true) => self.then.last().map_or(self.first, |again| again.within),
                (false, false) => return None,
            };
            let since = format!("{} on {}", running.since, words::day(running.start.value));
            (running.start, limit, since)
        };
        let due = due(limit, from.value, workspace);
        let certain = due.is_none_or(|due| {
            limit.is_certain(from.value, due, &workspace.working_days, &workspace.school)
        });
        Some(Turn {
            from,
            counted: format!("{limit} after {since} ({})", self.source),
            due,
            certain,
        })
    }

    /// The time within which it must be done again after a day. Which one applies is judged on the day
    /// on which it would run out.
    fn again(
        &self,
        case: &Case,
        running: &Running,
        nth: Option<usize>,
        last: Date,
        workspace: &Workspace,
    ) -> Option<Limit> {
        let applies = |again: &&Again| {
            let ends = due(again.within, last, workspace).unwrap_or(last);
            let to_adulthood = case
                .placement_on(last)
                .is_some_and(|placement| placement.to_adulthood);
            again.nth.is_none_or(|asked| nth == Some(asked))
                && again
                    .age_under
                    .is_none_or(|under| case.age_on(ends).is_some_and(|age| age < under))
                && again
                    .in_first
                    .is_none_or(|length| ends <= length.after(running.start.value))
                && again.to_adulthood.is_none_or(|asked| asked == to_adulthood)
        };
        self.then.iter().find(applies).map(|again| again.within)
    }
}
