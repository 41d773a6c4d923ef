//! A decision says everything that the panel wants said with it.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::{Decided, in_words, is_meant};
use crate::model::edition::Effect;
use crate::model::meeting::Projection;
use crate::terms::{Need, OutcomeContent};

pub(crate) type Params = OutcomeContent;

impl Check for OutcomeContent {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for decided in cx
            .decided()
            .filter(|decided| is_meant(&self.effects, decided.effect))
        {
            let about = &decided.about;
            let missing = self
                .needs
                .iter()
                .filter(|need| !need.is_said(decided.outcome, about.item));
            let (titles, fields): (Vec<_>, Vec<_>) = missing.map(|need| need.words()).unzip();
            let name = about.name();
            if titles.is_empty()
                && self.needs.contains(&Need::Projection)
                && let Some(wrong) = misfit(&decided)
            {
                sink.judge([wrong.on(cx.subject_of(about.item)).about(name)]);
                continue;
            }
            sink.judge((!titles.is_empty()).then(|| {
                Finding::new(
                    decided.span(),
                    format!(
                        "the outcome of {name} does not say: {}",
                        in_words(&titles, "and")
                    ),
                )
                .help(format!("enter it under `{}`", fields.join("`, `")))
                .on(cx.subject_of(about.item))
                .about(name)
            }));
        }
    }
}

/// That a decision does something else to the projection than what it says: what was agreed and costs
/// something is a line, what was put off waits, what was declined is nothing.
fn misfit(decided: &Decided<'_>) -> Option<Finding> {
    let entered = decided.outcome.projection.as_ref()?;
    let proposed = decided.about.item.proposed.iter();
    let costs = !decided.outcome.costs.is_empty()
        || proposed
            .flat_map(|proposed| &proposed.costs)
            .next()
            .is_some();
    let fits = match (decided.effect, entered.value) {
        (Effect::Agreed, Projection::Line) | (Effect::InPrinciple, _) => true,
        (Effect::Agreed, Projection::Nil) => !costs,
        (Effect::Deferred, projection) => projection == Projection::Pending,
        (Effect::Declined, projection) => projection == Projection::Nil,
        (Effect::Agreed, Projection::Pending) => false,
        (Effect::Noted | Effect::Withdrawn | Effect::NotReached, projection) => {
            projection != Projection::Line
        }
    };
    let what = format!(
        "{} is {}, and its effect on the projection is not that of such a decision",
        decided.about.name(),
        decided.word.title,
    );
    let help = "enter `line` for what was agreed and costs something, `pending` for what was put off, `nil` \
                for what was declined";
    (!fits).then(|| Finding::new(entered.span, what).help(help))
}
