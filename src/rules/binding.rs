//! Binds what an edition asks for to the rules' typed parameters, before anything is checked.

use super::context::{MeetingContext, PanelContext, Sink};
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::{Edition, Meets, Requirement};
use crate::model::value::{RequirementId, Slug};
use crate::model::{EditionFile, Workspace};
use crate::yaml::{At, Node, NodeKind, Read, Reference, nearest, read_node};
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
    /// The edition's words that the parameters use, so that each is looked up.
    fn words(&self) -> Vec<Word<'_>> {
        Vec::new()
    }

    /// What is wrong with the parameters though each can be read, such as 180 in a hundred.
    fn nonsense(&self) -> Option<&'static str> {
        None
    }

    /// Whether what the rule looks at concerns single children, so that small counts of it are not
    /// printed. A rule about meetings, seats or the panel says no.
    fn concerns_children(&self) -> bool {
        true
    }

    /// Looks at one meeting.
    fn meeting(&self, _: &MeetingContext<'_>, _: &mut Sink<'_>) {}

    /// Looks at the panel as it stands on the as-of date.
    fn panel(&self, _: &PanelContext<'_>, _: &mut Sink<'_>) {}
}

/// A word of the edition in a rule's parameters, and of which of its lists.
pub(crate) type Word<'a> = (Vocabulary, &'a At<Slug>);

/// A list of words of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// Its deadlines.
    Deadline,
    /// Its seats.
    Seat,
    /// Its parts.
    Part,
    /// Its kinds of request.
    Kind,
    /// Its forms.
    Form,
    /// Its returns.
    Return,
    /// Its letters.
    Letter,
    /// Its classes.
    Class,
    /// Its cohorts.
    Cohort,
    /// The panels that it is linked with.
    LinkedPanel,
}

impl Vocabulary {
    fn title(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Seat => "seat",
            Self::Part => "part",
            Self::Kind => "kind of request",
            Self::Form => "form",
            Self::Return => "return",
            Self::Letter => "letter",
            Self::Class => "class",
            Self::Cohort => "cohort",
            Self::LinkedPanel => "linked panel",
        }
    }

    fn known(self, edition: &Edition) -> Vec<&str> {
        match self {
            Self::Deadline => edition.deadlines.keys().map(Slug::as_str).collect(),
            Self::Seat => edition.seats.iter().map(|seat| seat.id.as_str()).collect(),
            Self::Part => edition.parts.iter().map(|part| part.id.as_str()).collect(),
            Self::Kind => edition.kinds.iter().map(|kind| kind.id.as_str()).collect(),
            Self::Form => edition.forms.iter().map(|form| form.id.as_str()).collect(),
            Self::Return => edition
                .returns
                .iter()
                .map(|kind| kind.id.as_str())
                .collect(),
            Self::Letter => edition
                .letters
                .iter()
                .map(|kind| kind.id.as_str())
                .collect(),
            Self::Class => edition.classes.keys().map(Slug::as_str).collect(),
            Self::Cohort => edition
                .cohorts
                .iter()
                .map(|cohort| cohort.id.as_str())
                .collect(),
            Self::LinkedPanel => edition
                .linked_panels
                .iter()
                .map(|panel| panel.id.as_str())
                .collect(),
        }
    }
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
            let Some(rule) = super::rule(name.as_str()) else {
                let message = format!(
                    "{id} asks for a rule `{}`, which does not exist",
                    name.value
                );
                let known = super::RULES.iter().map(|rule| rule.name);
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
