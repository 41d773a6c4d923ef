//! What is entered agrees with the rest: no money for what was not agreed, nothing read or seen that
//! could not have been, no child in care who lives nowhere.

use super::meeting::{BuiltIn, names};
use crate::diag::{Diagnostic, Subject};
use crate::model::Workspace;
use crate::model::edition::{Effect, Fact};
use crate::model::meeting::{Item, Outcome, Projection};
use crate::model::value::words;
use crate::plan::{fact_doubt, item_name};
use crate::terms::Information;
use crate::yaml::At;
use jiff::civil::Date;

/// Facts of a proposal that other files or the calendar can contradict.
const DOUBTED: [Fact; 3] = [
    Fact::InspectionRead,
    Fact::SettingVisit,
    Fact::AlternativeFunding,
];

pub(super) fn check(cx: &BuiltIn<'_>, findings: &mut Vec<Diagnostic>) {
    for (index, item) in cx.file.meeting.items.iter().enumerate() {
        if let Some(outcome) = &item.outcome {
            findings.extend(money(cx, index, item, outcome));
        }
        let Some(about) = cx.circumstances(index) else {
            continue;
        };
        for fact in DOUBTED {
            let asks = |entry: &crate::terms::Entry| {
                let with = entry.parameters::<Information>();
                with.is_some_and(|with| with.facts.contains(&fact))
            };
            if cx.is_asked(Some(index), asks) {
                continue;
            }
            findings.extend(fact_doubt(fact, &about, cx.date()).map(|(span, what)| {
                let message = format!("{}: {}: {what}", item_name(item), fact.title(cx.edition));
                cx.tell(
                    "cannot-be",
                    Some(item),
                    span,
                    message,
                    "correct it, or ask for what is newer",
                )
            }));
        }
    }
}

/// Costs, or a line of the budget, for what was declined or put off.
fn money(cx: &BuiltIn<'_>, index: usize, item: &Item, outcome: &At<Outcome>) -> Option<Diagnostic> {
    let mut known = cx.edition.decisions.iter();
    let word = known.find(|word| word.id.value == outcome.decision.value)?;
    let refused = matches!(
        word.effect,
        Effect::Declined | Effect::Deferred | Effect::Withdrawn | Effect::NotReached
    );
    let line = outcome.projection.as_ref();
    let line = line.filter(|projection| projection.value == Projection::Line);
    let told = || cx.is_asked(Some(index), |entry| names(entry, "outcome-content"));
    let (span, what) = match (outcome.costs.first(), line) {
        (Some(cost), _) => (cost.span, "costs are entered as agreed"),
        (None, Some(line)) if !told() => (line.span, "a line of the budget is entered"),
        (None, _) => return None,
    };
    refused.then(|| {
        let message = format!(
            "{}: {what}, and the outcome is {}",
            item_name(item),
            word.title
        );
        let help = "correct the decision, or take out what was not agreed";
        cx.tell("not-agreed", Some(item), span, message, help)
    })
}

/// A child in care lives somewhere.
pub(in super::super) fn check_cases(
    workspace: &Workspace,
    as_of: Date,
    findings: &mut Vec<Diagnostic>,
) {
    for case in workspace.sound_cases() {
        let Some(since) = case.looked_after_since(as_of) else {
            continue;
        };
        if case.placement_on(as_of).is_some() {
            continue;
        }
        let reference = &case.case.value;
        let message = format!(
            "{reference} has been in care since {}, and no placement is entered for {}",
            words::day(since),
            words::day(as_of)
        );
        findings.push(
            Diagnostic::warning(
                "no-placement",
                Subject::Case(reference.to_string()),
                case.case.span,
                message,
            )
            .with_help(
                "enter under `placements:` where the child lives; if care has ended, say when under \
                 `looked-after:`",
            ),
        );
    }
}
