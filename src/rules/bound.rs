//! Binds what an edition asks for to the rules' typed parameters, before anything is checked.

use super::binding::{Check, Rule};
use super::{RULES, rule};
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::{Edition, Meets, Requirement};
use crate::model::value::{RequirementId, Slug};
use crate::model::{EditionFile, Workspace};
use crate::yaml::{At, Node, NodeKind, Reference, nearest};

/// A rule as one requirement of an edition asks for it.
pub struct Bound<'a> {
    /// The requirement's number.
    pub id: &'a RequirementId,
    /// The requirement.
    pub requirement: &'a Requirement,
    /// What meets it by this rule.
    pub meets: &'a At<Meets>,
    /// The rule.
    pub rule: &'static Rule,
    pub(super) check: Box<dyn Check>,
    references: Vec<Reference>,
}

impl Bound<'_> {
    /// Where the edition asks for it: the parameters if there are any, else the rule's name.
    #[must_use]
    pub fn asked_at(&self) -> Span {
        let with = self.meets.with.as_ref().map(|with| with.span);
        with.or(self.meets.rule.as_ref().map(|rule| rule.span))
            .unwrap_or(self.meets.span)
    }

    /// Finds words and roles in the parameters that neither the edition nor the workspace has: a rule
    /// that asks about nothing would be kept for ever.
    pub(super) fn check_words(
        &self,
        panel: &str,
        edition: &Edition,
        workspace: &Workspace,
        findings: &mut Vec<Diagnostic>,
    ) {
        let words = self
            .check
            .words()
            .into_iter()
            .map(|(list, word)| (list.title(), list.known(edition), word.as_str(), word.span));
        let references = self
            .references
            .iter()
            .filter(|reference| reference.kind == "role");
        let roles = references.map(|role| {
            (
                "role",
                workspace.roles.keys().map(Slug::as_str).collect(),
                role.id.as_str(),
                role.span,
            )
        });
        if let Some(wrong) = self.check.nonsense() {
            let message = format!("{} {}: {wrong}", self.id, self.rule.name);
            let subject = Subject::Panel(panel.to_owned());
            let finding = Diagnostic::warning("wrong-parameter", subject, self.asked_at(), message);
            findings.push(finding.with_help("correct the number under `with:`"));
        }
        for (list, known, word, span) in words.chain(roles) {
            if known.contains(&word) {
                continue;
            }
            let message = format!(
                "{} {}: there is no {list} `{word}`",
                self.id, self.rule.name
            );
            let help = match nearest(word, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("use one of: {}", known.join(", ")),
            };
            let subject = Subject::Panel(panel.to_owned());
            findings.push(
                Diagnostic::warning("wrong-parameter", subject, span, message).with_help(help),
            );
        }
    }
}

/// Binds every rule that an edition asks for. A name or a parameter that no rule has is a finding at
/// its line, and hides nothing else.
#[must_use]
pub fn bind_edition<'a>(
    panel: &str,
    edition: &'a EditionFile,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Bound<'a>> {
    let mut bound = Vec::new();
    for (id, requirement) in &edition.edition.requirements {
        for meets in &requirement.meets {
            let Some(name) = &meets.rule else {
                continue;
            };
            let subject = Subject::Panel(panel.to_owned());
            let Some(rule) = rule(name.as_str()) else {
                let message = format!(
                    "{id} asks for a rule `{}`, which does not exist",
                    name.value
                );
                let known = RULES.iter().map(|rule| rule.name);
                let help = nearest(name.as_str(), known).map_or_else(
                    || "docs/editions.md lists the rules".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let finding = Diagnostic::warning("unknown-rule", subject, name.span, message);
                findings.push(finding.with_help(help));
                continue;
            };
            let none = Node {
                span: name.span,
                kind: NodeKind::Map(Vec::new()),
            };
            let read = (rule.bind)(meets.with.as_ref().unwrap_or(&none));
            for problem in read.problems {
                let span = problem.span.unwrap_or(name.span);
                let message = format!("{id} {}: {}", rule.name, problem.message);
                let mut finding =
                    Diagnostic::warning("wrong-parameter", subject.clone(), span, message);
                finding.help = problem.help;
                findings.push(finding);
            }
            if let Some(check) = read.value {
                bound.push(Bound {
                    id,
                    requirement: &requirement.value,
                    meets,
                    rule,
                    check,
                    references: read.references,
                });
            }
        }
    }
    bound
}
