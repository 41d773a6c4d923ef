//! What a file must be in itself: ids that differ, references inside the file, codes that are in use.
//! Dates are looked at in `dates`.

use super::identity::twice;
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::case::Case;
use crate::model::value::{CaseRef, CollectionYear, PlacementType, Slug, Validity, words};
use crate::model::workspace::Workspace;
use crate::yaml::{At, nearest};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Finds what is wrong, and gives the cases of which the dates contradict one another.
pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) -> BTreeSet<CaseRef> {
    let mut doubtful = BTreeSet::new();
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
        let mut in_doubt = false;
        let mut checker = Checker {
            case: &file.case,
            subject,
            findings,
            in_doubt: &mut in_doubt,
        };
        checker.ids();
        checker.links();
        checker.dates();
        checker.codes();
        if in_doubt {
            doubtful.insert(reference.clone());
        }
    }
    doubtful
}

pub(super) struct Checker<'a> {
    pub(super) case: &'a Case,
    pub(super) subject: Subject,
    pub(super) findings: &'a mut Vec<Diagnostic>,
    /// Whether dates were found that cannot be true together.
    pub(super) in_doubt: &'a mut bool,
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

    pub(super) fn push(&mut self, id: &'static str, span: Span, message: String, help: &str) {
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
