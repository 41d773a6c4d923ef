//! Binds what an edition asks for to the rules' typed parameters, before anything is checked.

use super::context::{MeetingContext, PanelContext, Sink};
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::EditionFile;
use crate::model::edition::{Meets, Requirement};
use crate::model::value::RequirementId;
use crate::yaml::{At, Node, NodeKind, Read, nearest, read_node};
use serde::de::DeserializeOwned;

/// A rule of the program.
pub struct Rule {
    /// Its name, which is also its files' name.
    pub name: &'static str,
    /// Its page: specification, test and help in one.
    pub page: &'static str,
    pub(super) bind: fn(&Node) -> Read<Box<dyn Check>>,
}

/// What a rule's parameters can do. A rule looks at each meeting, at the panel as a whole, or both.
pub(crate) trait Check: Send + Sync {
    /// Looks at one meeting.
    fn meeting(&self, _: &MeetingContext<'_>, _: &mut Sink<'_>) {}

    /// Looks at the panel as it stands on the as-of date.
    fn panel(&self, _: &PanelContext<'_>, _: &mut Sink<'_>) {}
}

/// Reads a rule's parameters.
pub(super) fn bind<P: Check + DeserializeOwned + 'static>(node: &Node) -> Read<Box<dyn Check>> {
    let read = read_node::<P>(node);
    Read {
        value: read.value.map(|params| Box::new(params) as Box<dyn Check>),
        problems: read.problems,
        references: read.references,
        texts: read.texts,
    }
}

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
}

impl Bound<'_> {
    /// Where the edition asks for it: the parameters if there are any, else the rule's name.
    #[must_use]
    pub fn asked_at(&self) -> Span {
        let with = self.meets.with.as_ref().map(|with| with.span);
        with.or(self.meets.rule.as_ref().map(|rule| rule.span))
            .unwrap_or(self.meets.span)
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
            let Some(rule) = super::rule(name.as_str()) else {
                let message = format!("{id} asks for a rule `{}`, which does not exist", name.value);
                let known = super::RULES.iter().map(|rule| rule.name);
                let help = nearest(name.as_str(), known).map_or_else(
                    || "`ipop explain` lists the rules".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let finding = Diagnostic::error("unknown-rule", subject, name.span, message);
                findings.push(finding.with_help(help));
                continue;
            };
            let none = Node { span: name.span, kind: NodeKind::Map(Vec::new()) };
            let read = (rule.bind)(meets.with.as_ref().unwrap_or(&none));
            for problem in read.problems {
                let span = problem.span.unwrap_or(name.span);
                let message = format!("{id} {}: {}", rule.name, problem.message);
                let mut finding =
                    Diagnostic::error("wrong-parameter", subject.clone(), span, message);
                finding.help = problem.help;
                findings.push(finding);
            }
            if let Some(check) = read.value {
                bound.push(Bound { id, requirement: &requirement.value, meets, rule, check });
            }
        }
    }
    bound
}
