//! What a panel agreed and what a case says that it costs are held against each other, by decision.
//!
//! No Terms of Reference need to ask for it: a forecast is wrong by every pound by which the two differ.

use crate::diag::{Diagnostic, Span, Subject};
use crate::model::case::{Case, Cost};
use crate::model::edition::Effect;
use crate::model::value::{MeetingRef, Slug, words};
use crate::model::{Panel, Workspace};
use crate::plan::{Agreed, Carried, agreed_costs};
use crate::yaml::At;
use jiff::civil::Date;

/// The name of these findings.
const NAME: &str = "agreed-cost";

/// Tells what a case says of a decision that the decision does not say, and what was agreed and stands
/// in no case.
pub(super) fn check(workspace: &Workspace, as_of: Date, findings: &mut Vec<Diagnostic>) {
    for case in workspace.cases.values().map(|file| &file.case) {
        for named in decided(case) {
            let wrong = fault(workspace, case, &named, as_of);
            findings.extend(wrong.map(|(fault, help)| {
                let message = format!("{}: {} {fault}", case.case.value, named.what);
                finding(case, named.at.span, message, help)
            }));
        }
    }
    for agreed in agreed_costs(workspace, as_of) {
        findings.extend(entered(&agreed, as_of));
    }
}

fn finding(case: &Case, span: Span, message: String, help: &str) -> Diagnostic {
    let subject = Subject::Case(case.case.value.to_string());
    Diagnostic::warning(NAME, subject, span, message).with_help(help)
}

/// Something that names the meeting at which it was decided.
struct Named<'a> {
    what: String,
    from: Date,
    at: &'a At<MeetingRef>,
    /// Whether a retainer, a taxi or Element 3 was agreed to there, rules ask by its kind of item.
    is_cost: bool,
}

/// Everything of a case that names its meeting.
fn decided(case: &Case) -> impl Iterator<Item = Named<'_>> {
    let costs = case.costs.iter();
    let costs = costs.map(|cost| ("cost", &cost.id, cost.from.value, cost.decided_at.as_ref()));
    let retainers = case.retainers.iter();
    let retainers = retainers.map(|paid| {
        (
            "retainer",
            &paid.id,
            paid.from.value,
            paid.decided_at.as_ref(),
        )
    });
    let taxis = case.taxis.iter();
    let taxis = taxis.map(|taxi| ("taxi", &taxi.id, taxi.from.value, taxi.decided_at.as_ref()));
    let paid = costs.chain(retainers).chain(taxis);
    let paid = paid.filter_map(|(word, id, from, at)| {
        Some(Named {
            what: format!("the {word} {}", id.value),
            from,
            at: at?,
            is_cost: word == "cost",
        })
    });
    let education = case.education.iter();
    let element_3 = education.flat_map(|education| &education.element_3);
    let element_3 = element_3.filter_map(|entry| {
        let from = entry.from.value;
        Some(Named {
            what: format!("Element 3 from {}", words::day(from)),
            from,
            at: entry.decided_at.as_ref()?,
            is_cost: false,
        })
    });
    paid.chain(element_3)
}

/// What is wrong with the decision that is named. What is entered ahead of its meeting is judged when
/// the meeting was held, or when it is paid.
fn fault(workspace: &Workspace, case: &Case, named: &Named<'_>, as_of: Date) -> Option<Fault> {
    if named.at.date > as_of && named.from > as_of {
        return None;
    }
    meeting_fault(workspace, named.at, as_of).or_else(|| {
        let unheard = named.is_cost && !agreed_there(workspace, case, named.at);
        unheard.then(|| not_agreed(named.at))
    })
}

/// What is wrong, and what to do.
type Fault = (String, &'static str);

/// What is wrong with the meeting that is named, whatever it decided.
fn meeting_fault(workspace: &Workspace, at: &MeetingRef, as_of: Date) -> Option<Fault> {
    let day = words::day(at.date);
    let Some(panel) = workspace.panels.get(&at.panel) else {
        return Some((
            "names a panel that has no folder".to_owned(),
            "write the panel's folder before the slash, as in `ipop/2026-06-10`",
        ));
    };
    if !panel.meetings.contains_key(&at.date) && is_on_file(panel, at.date) {
        return Some((
            format!("names a meeting of {day}, and there is none"),
            "correct the date under `decided-at`",
        ));
    }
    (at.date > as_of).then(|| {
        (
            format!("names the meeting of {day}, which is still to come"),
            "leave `decided-at` out until the panel has decided",
        )
    })
}

/// Whether the files go back far enough to say what a panel decided on a day.
fn is_on_file(panel: &Panel, on: Date) -> bool {
    let mut meetings = panel.meetings.keys();
    meetings.next().is_some_and(|first| *first <= on)
}

/// Whether the meeting agreed to anything about the case. While nothing says what came of it, another
/// check asks for that.
fn agreed_there(workspace: &Workspace, case: &Case, at: &MeetingRef) -> bool {
    let Some(panel) = workspace.panels.get(&at.panel) else {
        return true;
    };
    let Some(file) = panel.meetings.get(&at.date) else {
        return true;
    };
    let items = file.meeting.items.iter();
    let mut about = items.filter(|item| item.case.id == case.case.value);
    about.any(|item| {
        item.outcome.as_ref().is_none_or(|outcome| {
            let effect = effect(panel, at.date, &outcome.decision.value);
            effect.is_some_and(Effect::is_agreement)
        })
    })
}

fn not_agreed(at: &MeetingRef) -> Fault {
    let day = words::day(at.date);
    (
        format!("names the meeting of {day}, which agreed to nothing for this case"),
        "name the meeting that agreed to it, or record the decision there",
    )
}

fn effect(panel: &Panel, on: Date, word: &Slug) -> Option<Effect> {
    let edition = &panel.edition_on(on)?.edition;
    let mut words = edition.decisions.iter();
    let known = words.find(|known| known.id.value == *word)?;
    Some(known.effect)
}

/// How an agreed cost and the entry that carries it differ, or that nothing carries it.
fn entered(agreed: &Agreed<'_>, as_of: Date) -> Vec<Diagnostic> {
    let Agreed { case, cost, .. } = *agreed;
    let reference = &case.case.value;
    let day = words::day(agreed.meeting);
    let told = |span, message, help: &str| {
        finding(case, span, message, help).with_label(cost.span, "agreed here")
    };
    match agreed.carried {
        Some(Carried::Otherwise) => Vec::new(),
        Some(Carried::Named(entry)) => differences(agreed, entry)
            .into_iter()
            .map(|(span, how, _)| {
                let id = &entry.id.value;
                told(
                    span,
                    format!("{reference}: the cost {id} {how} was agreed on {day}"),
                    "correct the one that is wrong; what was agreed anew names its own meeting under \
                     `decided-at`",
                )
            })
            .collect(),
        Some(Carried::Unnamed(entry)) => {
            let id = &entry.id.value;
            let how: String = differences(agreed, entry)
                .into_iter()
                .map(|(.., how)| how)
                .collect();
            let message = format!(
                "{reference}: the cost {id} does not say which decision it follows; on {day} the same was \
                 agreed{how}",
            );
            let help = format!(
                "enter `decided-at: {}/{}` where it follows that decision, else the meeting that it does",
                agreed.panel, agreed.meeting
            );
            vec![told(entry.id.span, message, &help)]
        }
        None => {
            let from = cost.from.value;
            let superseded = agreed.until.is_some_and(|until| until < from);
            if from > as_of || superseded {
                return Vec::new();
            }
            let message = format!(
                "{reference}: what was agreed on {day} from {} stands in no cost of the case",
                words::day(from)
            );
            let help = format!(
                "enter it under `costs` with `decided-at: {}/{}`; if it was not carried out, correct the \
                 record",
                agreed.panel, agreed.meeting
            );
            vec![finding(case, cost.span, message, &help)]
        }
    }
}

/// In what an entry is not as it was agreed: where, what it does, and what was agreed.
fn differences(agreed: &Agreed<'_>, entry: &Cost) -> Vec<(Span, &'static str, &'static str)> {
    let mut found = Vec::new();
    if entry.price.value.weekly() != agreed.cost.price.value.weekly() {
        let span = entry.price.span;
        found.push((span, "has another price than", " at another price"));
    }
    if entry.from.value != agreed.cost.from.value {
        let span = entry.from.span;
        found.push((span, "begins on another day than", " from another day"));
    }
    found
}
