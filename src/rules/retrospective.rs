//! A panel agrees to nothing that has begun already.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::Decided;
use crate::diag::Span;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What may not have begun.
    #[serde(default = "both")]
    of: Vec<Begun>,
    /// Whether a placement that is marked as unplanned may have begun.
    #[serde(default)]
    except_unplanned: bool,
}

/// What a panel agrees to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Begun {
    /// That a child lives somewhere.
    Placement,
    /// That something is paid from a day on.
    Costs,
}

fn both() -> Vec<Begun> {
    vec![Begun::Placement, Begun::Costs]
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for decided in cx.decided().filter(|decided| decided.effect.is_agreement()) {
            let name = decided.about.name();
            let faults = self.of.iter().filter_map(|of| match of {
                Begun::Placement => self.placement(cx, &decided),
                Begun::Costs => costs(cx, &decided),
            });
            sink.judge(faults.map(|(span, what, day)| {
                Finding::new(
                    span,
                    format!("{name} was agreed after the event: {what} on {}", words::day(day)),
                )
                .label(decided.span(), "agreed here")
                .help(
                    "the panel may not agree to what has begun; correct the dates, or give the outcome \
                     that the Chair gave",
                )
                .on(cx.subject_of(decided.about.item))
                .about(&name)
            }));
        }
    }
}

impl Params {
    /// The proposed placement, if a new one was asked for and the child lived there before the
    /// decision.
    fn placement(
        &self,
        cx: &MeetingContext<'_>,
        decided: &Decided<'_>,
    ) -> Option<(Span, &'static str, Date)> {
        let item = decided.about.item;
        let setting = &item.proposed.as_ref()?.setting.id;
        let on = decided.on(cx);
        let home = decided.about.case?.homes().into_iter().find(|home| {
            let open = home.until.is_none_or(|until| until > on);
            home.last().setting.id == *setting && home.from().value < on && open
        })?;
        let begun = home.first();
        let excused = self.except_unplanned && begun.unplanned.is_some();
        let asked = decided
            .about
            .kind
            .is_some_and(|kind| kind.changes_placement);
        (asked && !excused).then_some((begun.from.span, "the placement began", begun.from.value))
    }
}

/// The first cost that was agreed from a day before the decision.
fn costs(cx: &MeetingContext<'_>, decided: &Decided<'_>) -> Option<(Span, &'static str, Date)> {
    let mut costs = decided.outcome.costs.iter();
    let early = costs.find(|cost| cost.from.value < decided.on(cx))?;
    Some((early.from.span, "its cost begins", early.from.value))
}
