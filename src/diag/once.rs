//! One cause is told once: what several requirements say of one place in the same words, and what one
//! missing name brings in many places.

use super::{Diagnostic, Span};
use std::collections::BTreeMap;

/// A finding, and what it stands for beside itself.
#[derive(Debug)]
pub struct Told<'a> {
    /// The first.
    pub finding: &'a Diagnostic,
    /// Further requirements that ask for the same.
    also: Vec<&'a str>,
    /// How many further places the same is found at.
    elsewhere: usize,
}

impl<'a> Told<'a> {
    /// Every requirement that asks for it; none, of a built-in check.
    pub fn requirements(&self) -> impl Iterator<Item = &'a str> {
        let first = self.finding.requirement.as_deref();
        first.into_iter().chain(self.also.iter().copied())
    }

    /// `P-46, P-58 presenter`.
    pub(super) fn name(&self) -> String {
        let all: Vec<&str> = self.requirements().collect();
        if all.is_empty() {
            return self.finding.name();
        }
        format!("{} {}", all.join(", "), self.finding.rule)
    }

    /// For how many findings it stands: one for each place.
    pub(super) fn places(&self) -> usize {
        1 + self.elsewhere + self.finding.more
    }

    /// What is said of the further places.
    pub(super) fn elsewhere(&self) -> Option<String> {
        match self.elsewhere {
            0 => None,
            1 => Some("the same is found at one more place; `--format short` names it".to_owned()),
            count => Some(format!(
                "the same is found at {count} more places; `--format short` names them"
            )),
        }
    }
}

/// Findings in their order, each cause once. What a rule finds in two places is two things; what a
/// built-in check says of two places in the same words, a name that is in no register for instance, is one.
#[must_use]
pub fn once<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Told<'a>> {
    let place = |finding: &Diagnostic| finding.requirement.is_some().then_some(finding.span);
    gathered(findings, place)
}

/// Findings in their order, each place by itself, with all requirements that ask for the same there.
pub(super) fn each_place<'a>(findings: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<Told<'a>> {
    gathered(findings, |finding| Some(finding.span))
}

fn gathered<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    place: impl Fn(&Diagnostic) -> Option<Span>,
) -> Vec<Told<'a>> {
    let mut told: Vec<Told<'_>> = Vec::new();
    let mut known = BTreeMap::new();
    for finding in findings {
        let place = place(finding);
        let waived = finding.waived.as_ref().map(|agreed| agreed.words.as_str());
        let cause = (
            finding.rule,
            &finding.message,
            finding.severity,
            place,
            waived,
        );
        let first = *known.entry(cause).or_insert(told.len());
        match (told.get_mut(first), &finding.requirement) {
            (Some(same), Some(requirement)) => same.also.push(requirement),
            (Some(same), None) => same.elsewhere += 1,
            (None, _) => told.push(Told {
                finding,
                also: Vec::new(),
                elsewhere: 0,
            }),
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::once;
    use crate::diag::{Diagnostic, Span, Subject};
    use crate::source::FileId;

    fn found(requirement: Option<&str>, at: usize, message: &str) -> Diagnostic {
        let span = Span::new(FileId::FIRST, at, at + 1);
        let mut finding =
            Diagnostic::warning("presenter", Subject::Workspace, span, message.into());
        finding.requirement = requirement.map(str::to_owned);
        finding
    }

    #[test]
    fn one_cause_is_told_once() {
        let findings = [
            found(Some("P-46"), 1, "nobody is there"),
            found(Some("P-58"), 1, "nobody is there"),
            found(Some("P-46"), 2, "nobody is there"),
            found(None, 3, "there is no person"),
            found(None, 4, "there is no person"),
            found(None, 5, "there is no person"),
            found(None, 6, "there is no team"),
        ];
        let told = once(&findings);
        let names: Vec<String> = told.iter().map(super::Told::name).collect();
        assert_eq!(
            names,
            [
                "P-46, P-58 presenter",
                "P-46 presenter",
                "presenter",
                "presenter"
            ]
        );
        let elsewhere: Vec<usize> = told.iter().map(|told| told.elsewhere).collect();
        assert_eq!(elsewhere, [0, 0, 2, 0]);
        assert_eq!(super::each_place(&findings).len(), 6);
        assert_eq!(crate::diag::Summary::of(&findings).warnings, 6);
    }
}
