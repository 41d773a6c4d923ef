//! What payers pay adds up to the price, and nothing is paid for twice.

use super::Check;
use super::context::{Finding, MeetingContext, PanelContext, Sink};
use crate::diag::{Span, Subject};
use crate::model::case::{Case, Cost, Share};
use crate::model::value::{Money, Price};
use crate::terms::{Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets: nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for file in cx.workspace.cases.values() {
            let case = &file.case;
            let reference = &case.case.value;
            let doubles = doubles(case);
            for cost in &case.costs {
                let what = format!("{reference}: the shares of the cost {}", cost.id.value);
                let split = Split {
                    shares: &cost.shares,
                    whole: cost.price,
                    open: cost.under_negotiation,
                };
                let twice = doubles
                    .iter()
                    .filter(|(_, second)| second.span == cost.span);
                let twice = twice.map(|(first, second)| {
                    let what = format!(
                        "{reference}: the costs {} and {} pay for the same thing at the same time",
                        first.id.value, second.id.value
                    );
                    Finding::new(second.from.span, what)
                        .label(first.span, "the other one")
                        .help("give the earlier one its last day under `until:`, or change what it is for")
                });
                let wrong = split.fault(&what).into_iter().chain(twice);
                sink.judge(wrong.map(|finding| {
                    finding
                        .on(Subject::Case(reference.to_string()))
                        .about(reference)
                }));
            }
            let retainers = case
                .retainers
                .iter()
                .map(|paid| ("retainer", &paid.id, &paid.shares, &paid.price));
            let taxis = case
                .taxis
                .iter()
                .map(|paid| ("taxi", &paid.id, &paid.shares, &paid.price));
            for (what, id, shares, whole) in retainers.chain(taxis) {
                let what = format!("{reference}: the shares of the {what} {}", id.value);
                let split = Split {
                    shares,
                    whole: *whole,
                    open: false,
                };
                let wrong = split.fault(&what);
                sink.judge(wrong.map(|finding| {
                    finding
                        .on(Subject::Case(reference.to_string()))
                        .about(reference)
                }));
            }
        }
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let name = item.name();
            let proposed = item
                .item
                .proposed
                .iter()
                .flat_map(|proposed| &proposed.costs);
            let proposed = proposed.map(|cost| {
                let split = Split {
                    shares: &cost.shares,
                    whole: cost.price,
                    open: cost.under_negotiation,
                };
                split.fault(&format!("{name}: the shares of a proposed cost"))
            });
            let agreed = item.item.outcome.iter().flat_map(|outcome| &outcome.costs);
            let agreed = agreed.map(|cost| {
                let split = Split {
                    shares: &cost.shares,
                    whole: cost.price,
                    open: cost.under_negotiation,
                };
                split.fault(&format!("{name}: the shares of an agreed cost"))
            });
            for fault in proposed.chain(agreed) {
                sink.judge(fault.map(|finding| {
                    finding
                        .on(cx.subject_of(item.item))
                        .about(&name)
                        .about(&name.case)
                }));
            }
        }
    }
}

/// A price and who pays how much of it.
struct Split<'a> {
    shares: &'a [At<Share>],
    whole: At<Price>,
    open: bool,
}

impl Split<'_> {
    /// That the shares are not the whole. Where the split is open they may be less, never more; who
    /// pays nothing yet is another rule's business.
    fn fault(&self, what: &str) -> Option<Finding> {
        let whole = self.whole.value;
        let mut shares = self.shares.iter().map(|share| &share.price);
        if let Some(other) = shares.clone().find(|price| price.value.per != whole.per) {
            let other = Finding::new(
                other.span,
                format!("{what} have another basis than the whole"),
            );
            return Some(other.help(format!(
                "write each share {} too, as the contract has it",
                whole.per.words()
            )));
        }
        let together: Money = shares.by_ref().map(|price| price.value.amount).sum();
        let right = together == whole.amount || (self.open && together < whole.amount);
        if self.shares.is_empty() || right {
            return None;
        }
        let span: Span = self.whole.span;
        let comes = if together < whole.amount {
            "less"
        } else {
            "more"
        };
        Some(
            Finding::new(span, format!("{what} come to {comes} than the whole")).help(
                "correct them; where the split is not agreed yet, say `under-negotiation: true`",
            ),
        )
    }
}

/// Costs for the same thing whose days overlap, the earlier one first.
fn doubles(case: &Case) -> Vec<(&At<Cost>, &At<Cost>)> {
    let mut found = Vec::new();
    for (at, one) in case.costs.iter().enumerate() {
        for other in &case.costs[at + 1..] {
            let same = one.purpose == other.purpose
                && one.component == other.component
                && one.of.as_ref().map(|of| &of.value) == other.of.as_ref().map(|of| &of.value);
            let (first, second) = if other.from < one.from {
                (other, one)
            } else {
                (one, other)
            };
            if same
                && case
                    .last_day_of(first)
                    .is_none_or(|last| second.from.value <= last)
            {
                found.push((first, second));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Split, doubles};
    use crate::model::case::Case;
    use crate::source::FileId;

    fn case(costs: &str) -> Case {
        let head = "case: C-0001\ninitials: AB\nborn: 2012-03\ncohorts: [x]\nteam: t\ncosts:\n";
        let text = format!("{head}{costs}");
        crate::yaml::read::<Case>(FileId(0), &text)
            .value
            .expect("a case")
    }

    #[test]
    fn overlaps() {
        let cost = |id: &str, rest: &str| {
            format!("  - {{ id: {id}, for: placement, component: core, weekly: 100, {rest} }}\n")
        };
        for (a, b, overlap) in [
            ("from: 2026-01-01", "from: 2026-02-01", true),
            (
                "from: 2026-01-01, until: 2026-01-31",
                "from: 2026-02-01",
                false,
            ),
            (
                "from: 2026-01-01, until: 2026-02-01",
                "from: 2026-02-01",
                true,
            ),
            (
                "from: 2026-02-01",
                "from: 2026-01-01, until: 2026-01-31",
                false,
            ),
            ("from: 2026-02-01", "from: 2026-01-01", true),
        ] {
            let case = case(&(cost("k1", a) + &cost("k2", b)));
            assert_eq!(!doubles(&case).is_empty(), overlap, "{a} | {b}");
        }
    }

    #[test]
    fn splits() {
        for (shares, open, right) in [
            ("60, 40", false, true),
            ("60, 39.99", false, false),
            ("60, 39.99", true, true),
            ("60, 41", true, false),
            ("", false, true),
        ] {
            let shares: Vec<String> = shares
                .split(", ")
                .filter(|weekly| !weekly.is_empty())
                .map(|weekly| format!("{{ payer: health, budget: external, weekly: {weekly} }}"))
                .collect();
            let case = case(&format!(
                "  - {{ id: k1, for: placement, component: core, weekly: 100, from: 2026-01-01, shares: [{}] }}\n",
                shares.join(", ")
            ));
            let cost = &case.costs[0];
            let split = Split {
                shares: &cost.shares,
                whole: cost.price,
                open,
            };
            assert_eq!(split.fault("x").is_none(), right, "{shares:?} {open}");
        }
    }
}
