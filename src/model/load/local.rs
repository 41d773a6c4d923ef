//! What a file must be in itself: ids that differ, references inside the file, dates in order.

use super::identity::twice;
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::case::{Case, Cost, Placement};
use crate::model::value::{CollectionYear, PlacementType, Slug, Validity, words};
use crate::model::workspace::Workspace;
use crate::yaml::{At, nearest};
use jiff::civil::Date;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    if let Err((at, problem)) = workspace.calendar.school()
        && let Some(term) = workspace.calendar.terms.get(at)
    {
        let message = format!("school terms: {}", problem.message());
        findings.push(
            Diagnostic::warning("impossible-dates", Subject::Workspace, term.span, message)
                .with_help(
                    "correct the dates; until then nothing is counted in school days or terms",
                ),
        );
    }
    for (reference, file) in &workspace.cases {
        let subject = Subject::Case(reference.to_string());
        let mut checker = Checker {
            case: &file.case,
            subject,
            findings,
        };
        checker.ids();
        checker.links();
        checker.dates();
        checker.codes();
    }
}

struct Checker<'a> {
    case: &'a Case,
    subject: Subject,
    findings: &'a mut Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    fn ids(&mut self) {
        let case = self.case;
        let placements = case.placements.iter().map(|placement| &placement.id);
        let ids: Vec<&At<Slug>> = placements.chain(self.provisions()).collect();
        twice("placement or provision", &ids, &self.subject, self.findings);
        let costs: Vec<&At<Slug>> = case.costs.iter().map(|cost| &cost.id).collect();
        twice("cost", &costs, &self.subject, self.findings);
    }

    fn provisions(&self) -> impl Iterator<Item = &'a At<Slug>> {
        let education = self.case.education.iter();
        education.flat_map(|education| education.provisions.iter().map(|provision| &provision.id))
    }

    fn links(&mut self) {
        let case = self.case;
        let placements = case.placements.iter().map(|placement| &placement.id);
        let known: Vec<&str> = placements
            .chain(self.provisions())
            .map(|id| id.as_str())
            .collect();
        let costs = case.costs.iter().filter_map(|cost| cost.of.as_ref());
        let orders = case
            .orders
            .iter()
            .filter_map(|order| order.placement.as_ref());
        let judgements = case.judgements.iter().map(|judgement| &judgement.about);
        for link in costs.chain(orders).chain(judgements) {
            if known.contains(&link.as_str()) {
                continue;
            }
            let message = format!("this case has no placement or provision `{}`", link.value);
            let help = match nearest(link.as_str(), known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "use the `id` of a placement or provision in this file".to_owned(),
            };
            self.push("dangling-reference", link.span, message, &help);
        }
    }

    fn dates(&mut self) {
        let case = self.case;
        for placement in &case.placements {
            self.order(&placement.from, placement.until.as_ref());
        }
        for cost in &case.costs {
            self.order(&cost.from, cost.until.as_ref());
            self.outlasts(cost);
        }
        for order in &case.orders {
            self.order(&order.made, order.expires.as_ref());
        }
        let mut earlier: Option<&At<Placement>> = None;
        for placement in &case.placements {
            if let Some(earlier) = earlier
                && placement.from.value
                    < earlier
                        .until
                        .as_ref()
                        .map_or(Date::MAX, |until| until.value)
                && !placement.placement_type.is_temporary()
            {
                let message = "this placement begins before the one above has ended".to_owned();
                let help = "give the earlier placement its `until`; placements stand oldest first";
                self.push("impossible-dates", placement.from.span, message, help);
            }
            if !placement.placement_type.is_temporary() {
                earlier = Some(placement);
            }
        }
    }

    fn order(&mut self, from: &At<Date>, until: Option<&At<Date>>) {
        if let Some(until) = until
            && until.value < from.value
        {
            let message = format!(
                "this ends on {}, before it begins on {}",
                until.value, from.value
            );
            self.push(
                "impossible-dates",
                until.span,
                message,
                "correct one of the two dates",
            );
        }
    }

    /// A cost that goes on after the placement or provision that it pays for.
    fn outlasts(&mut self, cost: &Cost) {
        let (Some(until), Some(last)) = (&cost.until, self.case.last_day_in_place(cost)) else {
            return;
        };
        if until.value > last {
            let message = format!(
                "the cost {} goes on until {}, but what it pays for was left after {last}; it is counted \
                 until then",
                cost.id.value, until.value
            );
            let subject = self.subject.clone();
            let finding = Diagnostic::warning("impossible-dates", subject, until.span, message);
            self.findings.push(finding.with_help(
                "correct `until`; what is still paid after that is a cost of its own, without `of`",
            ));
        }
    }

    /// SSDA903 placement types come and go with the collection year.
    fn codes(&mut self) {
        for placement in &self.case.placements {
            let code = placement.placement_type.value;
            let span = placement.placement_type.span;
            let from = placement.from.value;
            let gone = code.last_day().and_then(|last| last.tomorrow().ok());
            if code.valid_on(from) == Validity::Invalid {
                let message = not_in_use(code, from);
                let help = format!(
                    "{}, or correct the day on which the placement began",
                    take(code, from)
                );
                self.push("code-not-in-use", span, message, &help);
            } else if let Some(gone) = gone
                && placement
                    .until
                    .as_ref()
                    .is_none_or(|until| gone < until.value)
            {
                let subject = self.subject.clone();
                let message = format!("{}, while the placement goes on", not_in_use(code, gone));
                let help = format!(
                    "end this entry on {} with `reason-ended: PLACE` and begin another: {}; or enter the \
                     day on which the child left",
                    words::day(gone),
                    take(code, gone)
                );
                let finding = Diagnostic::warning("code-not-in-use", subject, span, message);
                self.findings.push(finding.with_help(help));
            }
        }
    }

    fn push(&mut self, id: &'static str, span: Span, message: String, help: &str) {
        let finding = Diagnostic::error(id, self.subject.clone(), span, message);
        self.findings.push(finding.with_help(help));
    }
}

fn not_in_use(code: PlacementType, day: Date) -> String {
    let (year, day) = (CollectionYear::of(day), words::day(day));
    format!(
        "the SSDA903 placement type {code} is not in use on {day}, in the collection year {year}"
    )
}

/// What to write for a code that is not in use on a day.
fn take(code: PlacementType, day: Date) -> String {
    match code.instead_on(day) {
        Some(code) => format!("{code} is the code for such a place then"),
        None => "use the code of that year's guide".to_owned(),
    }
}
