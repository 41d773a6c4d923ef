//! Retainers, and taxis that are no one-off, were decided by the panel.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use super::decided::Agreed;
use super::seats::in_words;
use crate::diag::Subject;
use crate::model::case::{Case, Cost, Purpose, Retainer, Taxi};
use crate::model::refs::RequestWord;
use crate::model::value::{MeetingRef, date::plus_days, words};
use crate::terms::{Parameters, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What is to be decided.
    of: Resource,
    /// The kinds of item that decide it.
    kinds: Vec<RequestWord>,
}

/// A resource that the panel decides about.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Resource {
    /// Taxis, but for single journeys.
    Taxis,
    /// Money that keeps a place free.
    Retainers,
}

/// What a case says of one taxi or retainer.
struct Use<'a> {
    what: String,
    from: &'a At<Date>,
    decided_at: Option<&'a At<MeetingRef>>,
    /// Whether it stands among the costs.
    as_cost: bool,
    /// What must be said and is not.
    unsaid: Vec<&'static str>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for child in cx.workspace.sound_cases() {
            let uses: Vec<Use<'_>> = match self.of {
                Resource::Taxis => taxis(child),
                Resource::Retainers => retainers(child),
            };
            // Before the files begin nobody can say what the panel decided.
            let judged = uses
                .into_iter()
                .filter(|one| one.from.value <= cx.as_of && cx.is_on_file(one.from.value));
            for one in judged {
                sink.judge_of(one.from.value, self.faults(cx, child, &one));
            }
        }
    }
}

impl Params {
    fn faults(&self, cx: &PanelContext<'_>, case: &Case, one: &Use<'_>) -> Vec<Finding> {
        let reference = &case.case.value;
        let Use {
            what,
            from,
            decided_at,
            unsaid,
            ..
        } = one;
        let mut findings = Vec::new();
        let mut say = |span, fault: String, help: &str| {
            findings.push(
                Finding::new(span, format!("{reference}: {what} {fault}"))
                    .help(help)
                    .on(Subject::Case(reference.to_string()))
                    .about(reference),
            );
        };
        let help = "bring it to the panel, and enter its meeting under `decided-at:`";
        let elsewhere = decided_at.is_some_and(|at| at.panel != *cx.panel_id);
        match cx.agreed(reference, *decided_at, &self.kinds) {
            Agreed::Yes => {
                if decided_at.is_some_and(|at| from.value < at.date) {
                    say(
                        from.span,
                        "began before the panel decided on it".to_owned(),
                        "correct the day; what could not wait is told to the panel as what it is",
                    );
                }
            }
            // What is kept as a cost may have been another panel's to decide, as that panel's rules tell.
            Agreed::No if one.as_cost && elsewhere => {}
            Agreed::Unsaid => say(
                from.span,
                "was decided at no panel that is named".to_owned(),
                help,
            ),
            Agreed::No => {
                let span = decided_at.map_or(from.span, |at| at.span);
                say(
                    span,
                    "was not agreed at the meeting that is named".to_owned(),
                    help,
                );
            }
        }
        if !unsaid.is_empty() {
            let unsaid = format!("does not say {}", in_words(unsaid, "and"));
            say(
                from.span,
                unsaid,
                "enter it in the case; a retainer is an exception, for a time",
            );
        }
        findings
    }
}

fn taxis(case: &Case) -> Vec<Use<'_>> {
    let taxis = case.taxis.iter().filter(|taxi| !taxi.one_off);
    // Transport that is paid by the week is no single journey, wherever it is kept.
    let costs = case.costs.iter();
    let transport = costs.filter(|cost| cost.purpose == Purpose::Transport);
    let place = |cost: &Cost| cost.of.as_ref().map(|of| of.value.clone());
    // A new price of what ran already is no new taxi.
    let begun = transport.filter(|cost| {
        let mut others = case.costs.iter();
        !others.any(|other| {
            let follows = other.until.as_ref().map(|until| plus_days(until.value, 1));
            other.purpose == cost.purpose
                && place(other) == place(cost)
                && follows == Some(cost.from.value)
        })
    });
    let transport = begun.map(|cost| used(cost, "transport that is kept under `costs:`,"));
    let of = |taxi: &'_ At<Taxi>| format!("a taxi from {}", words::day(taxi.from.value));
    taxis
        .map(|taxi| Use {
            what: of(taxi),
            from: &taxi.from,
            decided_at: taxi.decided_at.as_ref(),
            as_cost: false,
            unsaid: Vec::new(),
        })
        .chain(transport)
        .collect()
}

/// Retainers, and costs of a placement that run before the child lives there, which keep it free.
fn retainers(case: &Case) -> Vec<Use<'_>> {
    let early = case.costs.iter().filter(|cost| {
        let of = cost.of.as_ref();
        let mut placements = case.placements.iter();
        of.and_then(|of| placements.find(|placement| placement.id.value == of.value))
            .is_some_and(|placement| cost.from.value < placement.from.value)
    });
    let early = early.map(|cost| used(cost, "a cost of a place where the child doesn't live yet,"));
    let own = case.retainers.iter();
    own.map(|at| retainer(at)).chain(early).collect()
}

/// A cost that is a taxi or a retainer by another name.
fn used<'a>(cost: &'a Cost, what: &str) -> Use<'a> {
    Use {
        what: format!("{what} from {},", words::day(cost.from.value)),
        from: &cost.from,
        decided_at: cost.decided_at.as_ref(),
        as_cost: true,
        unsaid: Vec::new(),
    }
}

fn retainer(retainer: &Retainer) -> Use<'_> {
    let reason = retainer
        .exceptional_reason
        .is_none()
        .then_some("what makes it exceptional");
    let until = retainer.until.is_none().then_some("until when");
    Use {
        what: format!("a retainer from {}", words::day(retainer.from.value)),
        from: &retainer.from,
        decided_at: retainer.decided_at.as_ref(),
        as_cost: false,
        unsaid: reason.into_iter().chain(until).collect(),
    }
}
