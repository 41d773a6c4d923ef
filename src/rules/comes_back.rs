//! What an earlier meeting left open is on the agenda, until somebody decides it.

use super::context::{Finding, MeetingContext, PanelContext, Sink};
use super::{Check, decision_word};
use crate::diag::Span;
use crate::model::edition::Stage;
use crate::model::meeting::Item;
use crate::model::value::words;
use crate::plan::{Matter, Owed, Why, circumstances_of, item_name};
use crate::terms::{Conditions, Parameters, Spec};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// For which reasons something must come back; none means for any.
    #[serde(default)]
    of: Vec<Why>,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let day = words::day(cx.date);
        let owed = cx.plan.owed.iter();
        let owed = owed.filter(|owed| self.asks(cx, owed, cx.date) && !is_told_there(cx, owed));
        // What went down with one meeting is one thing.
        let (lost, single): (Vec<&Owed>, Vec<&Owed>) =
            owed.partition(|owed| owed.why == Why::Postponed);
        for lost in lost.chunk_by(|one, other| one.from == other.from) {
            let open: Vec<&Owed> = lost.iter().copied().filter(|owed| !owed.taken_up).collect();
            sink.judge(open.first().map(|first| {
                let names: Vec<String> = open.iter().map(|owed| owed.what.name()).collect();
                let verb = if names.len() == 1 { "is" } else { "are" };
                let message = format!(
                    "{}, of the meeting of {} that did not take place, {verb} not on the agenda for {day}",
                    words::in_words(&names, "and"),
                    words::day(first.from),
                );
                let finding = Finding::new(cx.meeting.date.span, message)
                    .label(first.span, "it stands there")
                    .help("move the items to this meeting's file, or say there under `outcome:` that they were withdrawn and why");
                finding.about(first.from)
            }));
        }
        for owed in single {
            sink.judge((!owed.taken_up).then(|| {
                let (what, help) = told(owed);
                let message = format!("{what} is not on the agenda for {day}");
                let finding = Finding::new(cx.meeting.date.span, message)
                    .label(owed.span, "this is why it comes back")
                    .help(help)
                    .about(owed.what.name());
                match owed.what.case() {
                    Some(case) => finding.about(case),
                    None => finding,
                }
            }));
        }
    }

    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        let adrift = cx.plans.adrift.get(cx.panel_id);
        let adrift: Vec<&Owed> = adrift
            .into_iter()
            .flatten()
            .filter(|owed| self.asks(cx, owed, cx.as_of))
            .collect();
        for left in adrift.chunk_by(|one, other| one.from == other.from) {
            let names: Vec<String> = left.iter().map(|owed| owed.what.name()).collect();
            let from = left[0].from;
            let message = format!(
                "no meeting is on file that could take up what {} left open: {}",
                words::day(from),
                words::in_words(&names, "and")
            );
            let finding = Finding::new(place(cx, from).unwrap_or(left[0].span), message)
                .help("add the file of the meeting that takes it up, with these items");
            sink.judge([finding.about(from)]);
        }
    }
}

impl Params {
    /// Whether it is asked for: by the reason, and by the condition beside the rule, which looks at the
    /// item that was left open. A schedule is of no one child.
    fn asks(&self, cx: &PanelContext<'_>, owed: &Owed, day: Date) -> bool {
        let meant = self.of.is_empty() || self.of.contains(&owed.why);
        meant && (cx.when().is_everything() || holds(cx, owed, day))
    }
}

/// Whether the Terms ask for an outcome of an item where it was heard, so that its own meeting stays open
/// and says so.
fn is_told_there(cx: &MeetingContext<'_>, owed: &Owed) -> bool {
    let item = item_of(cx, owed).filter(|_| owed.why == Why::Undecided && !owed.taken_up);
    let Some(item) = item else {
        return false;
    };
    let about = || {
        let case = cx.workspace.case(&item.case.id)?;
        let PanelContext {
            workspace, edition, ..
        } = cx.panel;
        let (panel, day) = (cx.panel.panel, owed.from);
        Some(circumstances_of(
            workspace,
            panel,
            edition,
            day,
            day,
            case,
            Some(item),
        ))
    };
    let mut words = cx.terms.each::<decision_word::Params>();
    words.any(|(entry, with)| {
        let when = entry.when();
        let bites = entry.severity_at(Stage::Recorded).is_some() && !with.if_entered;
        bites && (when.is_everything() || about().is_some_and(|about| when.holds(&about)))
    })
}

/// Whether the condition beside the rule holds of what was left open.
fn holds(cx: &PanelContext<'_>, owed: &Owed, day: Date) -> bool {
    let Some((item, case)) = item_of(cx, owed).and_then(|item| {
        let case = cx.workspace.case(&item.case.id)?;
        Some((item, case))
    }) else {
        return false;
    };
    let facts_on = cx.as_of.min(day);
    let about = circumstances_of(
        cx.workspace,
        cx.panel,
        cx.edition,
        day,
        facts_on,
        case,
        Some(item),
    );
    cx.when().holds(&about)
}

/// The item that was left open.
fn item_of<'a>(cx: &PanelContext<'a>, owed: &Owed) -> Option<&'a Item> {
    let Matter::Item(name) = &owed.what else {
        return None;
    };
    let file = cx.panel.meetings.get(&owed.from)?;
    let mut heard = file.heard().map(|item| &item.value);
    heard.find(|item| item_name(item) == *name)
}

/// Where a meeting says to which day it went, or that it did not take place.
fn place(cx: &PanelContext<'_>, date: Date) -> Option<Span> {
    let meeting = &cx.panel.meetings.get(&date)?.meeting;
    let to = meeting.postponed_to.as_ref();
    Some(to.map_or(meeting.date.span, |to| to.span))
}

/// What comes back and why, and what to do.
fn told(owed: &Owed) -> (String, &'static str) {
    const LIST: &str = "add an item; after the agenda went out, as a late item of a supplement";
    let (name, from) = (owed.what.name(), words::day(owed.from));
    let until = owed
        .due
        .map_or(String::new(), |due| format!(" until {}", words::day(due)));
    match owed.why {
        Why::Postponed | Why::NotReached => (format!("{name}, not reached on {from},"), LIST),
        Why::Deferred => (
            format!("{name}, put off on {from}{until},"),
            "add an item; or enter until when it is put off, under `review-on:` of that outcome",
        ),
        Why::Withdrawn => (
            format!("{name}, withdrawn on {from} without a reason,"),
            "enter under `reason:` of that outcome why it was withdrawn; or add an item",
        ),
        Why::Undecided => (
            format!("{name}, of which nothing says what came of it on {from},"),
            "enter the outcome there; or that it was not reached, and add an item here",
        ),
        Why::ReviewDue => {
            let due = owed.due.map_or_else(String::new, words::day);
            (
                format!("{name}, decided on {from} and due for review on {due},"),
                LIST,
            )
        }
    }
}
