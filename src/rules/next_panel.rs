//! What may not wait is on the first agenda after it happened, and on each later one until it is heard.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::Span;
use crate::model::case::{Case, OrderKind, Placement, Step};
use crate::model::edition::{Effect, RequestKind, RequestSort};
use crate::model::value::{CaseRef, date::plus_days, words};
use crate::plan::{Why, is_over, settled_on};
use crate::terms::{Conditions, Parameters, Spec, settles_nothing};
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What happened.
    event: Event,
    /// For `contract-end`: so many weeks before it.
    within_weeks: Option<u32>,
    /// For `moves`: so many.
    moves: Option<u32>,
    /// For `moves`: within so many months.
    within_months: Option<u32>,
    /// The outcomes, by what they do, until which it is on each agenda; none means until it is heard.
    #[serde(default)]
    until: Vec<Effect>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Event {
    /// A court ordered a placement.
    CourtOrder,
    /// A placement was made before the panel could consider it.
    UnplannedPlacement,
    /// A contract is about to end.
    ContractEnd,
    /// The child moved often.
    Moves,
    /// The day has come on which the panel was to look at its decision again.
    ReviewDue,
}

/// Something that happened, when and where it stands.
struct Happened {
    on: Date,
    span: Span,
    what: &'static str,
    /// Whether a panel on the day itself can look at it: it was known beforehand.
    foreseen: bool,
}

impl Happened {
    /// Whether a panel of a day can look at it.
    fn is_reached(&self, panel: Date) -> bool {
        self.on < panel || self.foreseen && self.on == panel
    }

    /// Whether a meeting is the first that can.
    fn is_first(&self, cx: &MeetingContext<'_>) -> bool {
        let mut earlier = cx.sittings_from(self.on);
        earlier.all(|earlier| !self.is_reached(earlier.date))
    }

    /// Whether one before this heard the case since.
    fn was_heard(&self, cx: &MeetingContext<'_>, case: &CaseRef) -> bool {
        let mut earlier = cx.sittings_from(self.on);
        earlier.any(|earlier| {
            self.is_reached(earlier.date) && earlier.heard(case, |_, kind| is_about_placement(kind))
        })
    }
}

impl Parameters for Params {
    fn nonsense(&self) -> Option<String> {
        let (weeks, moves, months) = (self.within_weeks, self.moves, self.within_months);
        let wrong = match self.event {
            Event::ContractEnd if weeks.is_none() => "`contract-end` needs `within-weeks`",
            Event::Moves if moves.is_none() || months.is_none() => {
                "`moves` needs `moves` and `within-months`"
            }
            Event::ContractEnd if moves.is_some() || months.is_some() => {
                "`moves` and `within-months` say nothing beside `contract-end`"
            }
            Event::Moves if weeks.is_some() => "`within-weeks` says nothing beside `moves`",
            Event::CourtOrder | Event::UnplannedPlacement | Event::ReviewDue
                if weeks.is_some() || moves.is_some() || months.is_some() =>
            {
                "this event takes no number beside it"
            }
            Event::ReviewDue if !self.until.is_empty() => {
                "a decision that is due for review is asked for until it is heard; `until` says nothing beside it"
            }
            _ => return settles_nothing(&self.until),
        };
        Some(wrong.to_owned())
    }
}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if self.event == Event::ReviewDue {
            return reviews(cx, sink);
        }
        // Before the first meeting that the files hold, nobody can say what came next.
        let mut sittings = cx.panel.panel.sittings();
        let Some(first) = sittings.next().map(|(date, _)| date) else {
            return;
        };
        for case in cx.cases() {
            let reference = &case.case.value;
            let known = self.events(case).into_iter().filter(|event| {
                event.is_reached(cx.date)
                    && first <= event.on
                    && !self.is_done(cx, event, reference)
            });
            let Some(event) = known.max_by_key(|event| event.on) else {
                continue;
            };
            let is_first = event.is_first(cx);
            if !is_first && (!is_asked_again(cx) || is_over(case, cx.date)) {
                continue;
            }
            let items = cx.all_items().chain(cx.raised());
            let mut items = items.filter(|item| item.item.case.id == *reference);
            let listed = items.any(|item| is_about_placement(item.kind));
            sink.judge((!listed).then(|| {
                let since = format!("since {} ({})", event.what, words::day(event.on));
                let day = words::day(cx.date);
                let not_yet = if self.until.is_empty() {
                    "no panel has heard it"
                } else {
                    "no panel has settled it"
                };
                let message = if is_first {
                    format!("{reference} is not on the agenda for {day}, the first panel {since}")
                } else {
                    format!("{reference} is not on the agenda for {day}, and {not_yet} {since}")
                };
                Finding::new(cx.meeting.date.span, message)
                    .label(event.span, "this is what the panel is to look at")
                    .help("add an item; after the agenda went out, as a late item of a supplement")
                    .asks_for(reference)
            }));
        }
    }
}

/// Whether what an earlier panel missed is asked of this one: of each that was held, and of the next.
fn is_asked_again(cx: &MeetingContext<'_>) -> bool {
    cx.date < cx.as_of || cx.sittings_from(cx.as_of).next().is_none()
}

/// What happens to a child's placement is not heard by an item about school.
fn is_about_placement(kind: Option<&RequestKind>) -> bool {
    kind.is_none_or(|kind| kind.sort != RequestSort::Send)
}

/// The reviews that the panel set for its own decisions, as they come back.
fn reviews(cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
    let reviews = cx
        .plan
        .owed
        .iter()
        .filter(|owed| owed.why == Why::ReviewDue);
    for owed in reviews {
        let (Some(reference), Some(due)) = (owed.what.case(), owed.due) else {
            continue;
        };
        if cx.cases().all(|case| case.case.value != *reference) {
            continue;
        }
        sink.judge((!owed.taken_up).then(|| {
            Finding::new(
                cx.meeting.date.span,
                format!(
                    "{reference} is not on the agenda for {}; its decision of {} was due for review on {}",
                    words::day(cx.date),
                    words::day(owed.from),
                    words::day(due),
                ),
            )
            .label(owed.span, "this is what the panel is to look at")
            .help("add an item; after the agenda went out, as a late item of a supplement")
            .asks_for(reference)
        }));
    }
}

impl Params {
    /// Whether the panel has done since what it had to: heard it, or come to what settles it.
    fn is_done(&self, cx: &MeetingContext<'_>, event: &Happened, case: &CaseRef) -> bool {
        if self.until.is_empty() {
            return event.was_heard(cx, case);
        }
        let panel = cx.panel.panel;
        let settled = settled_on(
            panel,
            case,
            (event.on, cx.date),
            &self.until,
            |on, _, kind| event.is_reached(on) && is_about_placement(kind),
        );
        settled.is_some()
    }

    fn events(&self, case: &Case) -> Vec<Happened> {
        let placements = case.placements.iter();
        match self.event {
            Event::CourtOrder => court_orders(case),
            Event::UnplannedPlacement => placements
                .filter(|placement| placement.unplanned.is_some())
                .map(|placement| {
                    happened(
                        placement.from.value,
                        placement.span,
                        "a placement was made without it",
                    )
                })
                .collect(),
            Event::ContractEnd => placements
                .filter(|placement| placement.until.is_none())
                .filter_map(|placement| {
                    let days = i32::try_from(self.within_weeks?.saturating_mul(7)).ok()?;
                    let ends = placement.contract_ends?;
                    let on = plus_days(ends.value, -days);
                    Some(foreseen(
                        on,
                        ends.span,
                        "a contract came into its last weeks",
                    ))
                })
                .collect(),
            Event::Moves => self.moves(case),
            // The plan knows what is due.
            Event::ReviewDue => Vec::new(),
        }
    }

    /// The moves that were one too many in the time before them.
    fn moves(&self, case: &Case) -> Vec<Happened> {
        let (Some(most), Some(months)) = (self.moves, self.within_months) else {
            return Vec::new();
        };
        let mut moves = case.steps();
        moves.retain(Step::is_move);
        let often = moves.iter().filter(|last| {
            let since = last.on.saturating_sub(i64::from(months).months());
            let within = moves
                .iter()
                .filter(|one| since < one.on && one.on <= last.on);
            within.count() >= most as usize
        });
        often
            .filter_map(|last| Some((last.on, last.begun?.from.span)))
            .map(|(on, span)| happened(on, span, "the child moved once more"))
            .collect()
    }
}

fn happened(on: Date, span: Span, what: &'static str) -> Happened {
    Happened {
        on,
        span,
        what,
        foreseen: false,
    }
}

fn foreseen(on: Date, span: Span, what: &'static str) -> Happened {
    Happened {
        foreseen: true,
        ..happened(on, span, what)
    }
}

/// Orders of a court for a placement, and placements that say that a court ordered them.
fn court_orders(case: &Case) -> Vec<Happened> {
    let orders = case.orders.iter();
    let orders = orders.filter(|order| order.kind == OrderKind::CourtOrderedPlacement);
    let orders: Vec<_> = orders
        .map(|order| {
            happened(
                order.made.value,
                order.made.span,
                "a court ordered a placement",
            )
        })
        .collect();
    // An order tells of its own placement, and of no later one.
    let placements = case
        .placements
        .iter()
        .filter(|placement| placement.court_ordered && !has_order(case, placement));
    let begun = placements.map(|placement| {
        happened(
            placement.from.value,
            placement.from.span,
            "a placement that a court ordered began",
        )
    });
    orders.into_iter().chain(begun).collect()
}

/// Whether one of the orders is the one for a placement: it names it, or names none, was made by the
/// end of the placement, and no other court-ordered placement began between the two.
fn has_order(case: &Case, placement: &Placement) -> bool {
    let orders = case.orders.iter();
    let mut orders = orders.filter(|order| order.kind == OrderKind::CourtOrderedPlacement);
    orders.any(|order| {
        if let Some(of) = &order.placement {
            return of.value == placement.id.value;
        }
        let made = order.made.value;
        let mut others = case.placements.iter().filter(|other| other.court_ordered);
        let nearer = |other: &Placement| {
            other.id.value != placement.id.value
                && made <= other.from.value
                && other.from.value < placement.from.value
        };
        let in_time = placement.until.is_none_or(|until| made <= until.value);
        in_time && !others.any(|other| nearer(other))
    })
}
