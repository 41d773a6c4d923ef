//! Binds the entries of every edition, once, and tells what can't be bound.

use super::apart::set_apart;
use super::entry::{Entry, Names, Terms};
use super::parameters::{Conditions, Parameters, Rule};
use super::{respelling, section, unasked};
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::{Edition, Meets, Section};
use crate::model::refs::DeadlineKind;
use crate::model::value::{RequirementId, Slug};
use crate::model::{EditionFile, Panel, Workspace};
use crate::yaml::{At, Kind, Node, NodeKind, Read, nearest};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The bound editions of every panel.
#[derive(Debug, Default)]
pub struct Editions {
    panels: BTreeMap<Slug, BTreeMap<Date, Terms>>,
}

impl Editions {
    /// The terms of a panel on a day: those in force, or else its first.
    #[must_use]
    pub fn on(&self, panel: &str, day: Date) -> Option<&Terms> {
        let editions = self.panels.get(panel)?;
        let in_force = editions.range(..=day).next_back();
        in_force
            .or(editions.first_key_value())
            .map(|(_, terms)| terms)
    }
}

/// Binds what every edition of a workspace asks for. What names nothing that there is, or can't be
/// meant, is an error at the word; it hides nothing else.
#[must_use]
pub fn bind(
    workspace: &Workspace,
    rules: &'static [Rule],
    findings: &mut Vec<Diagnostic>,
) -> Editions {
    let bound = |(id, panel): (&Slug, &Panel)| {
        let editions = panel.editions.iter();
        let editions = editions.map(|(date, file)| {
            let terms = bind_edition(id.as_str(), file, rules, Some(workspace), findings);
            (*date, terms)
        });
        (id.clone(), editions.collect())
    };
    Editions {
        panels: workspace.panels.iter().map(bound).collect(),
    }
}

/// Binds one edition. Roles are looked up where there is a workspace.
pub(crate) fn bind_edition(
    panel: &str,
    file: &EditionFile,
    rules: &'static [Rule],
    workspace: Option<&Workspace>,
    findings: &mut Vec<Diagnostic>,
) -> Terms {
    let edition = &file.edition;
    let mut binder = Binder {
        edition,
        rules,
        workspace,
        subject: Subject::Panel(panel.to_owned()),
        findings,
    };
    let mut terms = Terms::default();
    for (id, requirement) in &edition.requirements {
        let first = terms.entries.len();
        for meets in &requirement.meets {
            let bound = binder.bind(id, meets).map(|bound| Entry {
                requirement: id.clone(),
                clause: requirement.clause.to_string(),
                says: requirement.says.to_string(),
                meets: meets.clone(),
                of: None,
                names: bound.names,
                with: bound.with,
                references: bound.references,
            });
            terms.entries.extend(bound);
        }
        set_apart(&mut terms.entries[first..]);
    }
    let subject = binder.subject;
    for (span, message, help) in unasked::find(file, &terms, rules) {
        let finding = Diagnostic::warning("unasked-setting", subject.clone(), span, message);
        findings.push(finding.with_help(help));
    }
    terms
}

struct Binder<'a> {
    edition: &'a Edition,
    rules: &'static [Rule],
    workspace: Option<&'a Workspace>,
    subject: Subject,
    findings: &'a mut Vec<Diagnostic>,
}

/// What an entry came to.
struct Bound {
    names: Names,
    with: Box<dyn Parameters>,
    references: Vec<crate::yaml::Reference>,
}

impl Binder<'_> {
    fn error(&mut self, id: &'static str, span: Span, message: String, help: String) {
        let finding = Diagnostic::error(id, self.subject.clone(), span, message);
        self.findings.push(finding.with_help(help));
    }

    fn bind(&mut self, id: &RequirementId, meets: &At<Meets>) -> Option<Bound> {
        match (&meets.rule, &meets.section) {
            (Some(name), None) => self.bind_rule(id, meets, name),
            (None, Some(section)) => self.bind_section(id, meets, section),
            (Some(_), Some(section)) => {
                let message = format!("one entry of {id} names a rule and a section");
                let help = "make two entries of it, each with its own `with:`".to_owned();
                self.error("wrong-parameter", section.span, message, help);
                None
            }
            // That it names neither is told when the edition is read.
            (None, None) => None,
        }
    }

    fn bind_rule(&mut self, id: &RequirementId, meets: &Meets, name: &At<Slug>) -> Option<Bound> {
        let Some(rule) = self.rules.iter().find(|rule| rule.name == name.as_str()) else {
            let message = format!(
                "{id} asks for a rule `{}`, which does not exist",
                name.value
            );
            let known = self.rules.iter().map(|rule| rule.name);
            let help = nearest(name.as_str(), known).map_or_else(
                || "docs/editions.md lists the rules".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.error("unknown-rule", name.span, message, help);
            return None;
        };
        let who = format!("{id} {}", rule.name);
        self.check_conditions(&who, meets, name.span, rule.conditions);
        let with = meets.with.as_ref();
        let mut read = (rule.read)(with.unwrap_or(&nothing(name.span)));
        for problem in &mut read.problems {
            if let Some(help) = respelling::of(rule, meets, problem) {
                problem.help = Some(help);
            }
        }
        self.finish(&who, meets, name.span, Names::Rule(rule), read)
    }

    fn bind_section(
        &mut self,
        id: &RequirementId,
        meets: &Meets,
        section: &At<Section>,
    ) -> Option<Bound> {
        let who = format!("{id} {}", section.name());
        let conditions = if section::lists_children(section.value) {
            Conditions::Optional
        } else {
            Conditions::None
        };
        self.check_conditions(&who, meets, section.span, conditions);
        let with = meets.with.as_ref();
        let read = section::settings(section.value, with, &nothing(section.span));
        self.finish(
            &who,
            meets,
            section.span,
            Names::Section(section.value),
            read,
        )
    }

    fn check_conditions(&mut self, who: &str, meets: &Meets, name: Span, conditions: Conditions) {
        match (&meets.when, conditions) {
            (Some(when), Conditions::None) => {
                let message =
                    format!("{who}: this looks at no item and no child, so `when:` says nothing");
                let help = "take `when:` away".to_owned();
                self.error("wrong-parameter", when.node.span, message, help);
            }
            (None, Conditions::Needed) => {
                let message = format!("{who}: nothing says of what it is asked");
                let help = "add `when:` beside `rule:`, with the condition".to_owned();
                self.error("wrong-parameter", name, message, help);
            }
            _ => {}
        }
    }

    /// Tells of a deadline that runs from something of which the rule knows nothing.
    fn check_deadlines(
        &mut self,
        who: &str,
        references: &[crate::yaml::Reference],
        with: &dyn Parameters,
    ) {
        let edition = self.edition;
        for named in references
            .iter()
            .filter(|named| named.kind == DeadlineKind::NAME)
        {
            let mut deadlines = edition.deadlines.iter();
            let event = deadlines
                .find(|(id, _)| id.as_str() == named.id)
                .and_then(|(_, deadline)| deadline.event());
            let Some(event) = event.filter(|event| !with.counts_from(*event)) else {
                continue;
            };
            let message = format!(
                "{who}: the deadline `{}` runs from {}, which says nothing here",
                named.id,
                event.words()
            );
            let help = "name a deadline without `after:`".to_owned();
            self.error("wrong-parameter", named.span, message, help);
        }
    }

    /// Tells what is wrong with parameters, and what they name that there isn't.
    fn finish(
        &mut self,
        who: &str,
        meets: &Meets,
        name: Span,
        names: Names,
        read: Read<Box<dyn Parameters>>,
    ) -> Option<Bound> {
        for problem in read.problems {
            let span = problem.span.unwrap_or(name);
            let message = format!("{who}: {}", problem.message);
            let help = problem
                .help
                .unwrap_or_else(|| "docs/editions.md says what it takes".to_owned());
            self.error("wrong-parameter", span, message, help);
        }
        for reference in &read.references {
            let told = match self.workspace {
                Some(workspace) if reference.kind == "role" => unknown_role(workspace, reference),
                _ => self.edition.unknown(reference),
            };
            if let Some((message, help)) = told {
                let message = format!("{who}: {message}");
                self.error("wrong-parameter", reference.span, message, help);
            }
        }
        let with = read.value?;
        self.check_deadlines(who, &read.references, &*with);
        if let Some(wrong) = with.nonsense() {
            let span = meets.with.as_ref().map_or(name, |with| with.span);
            let help = "correct what stands under `with:`".to_owned();
            self.error("wrong-parameter", span, format!("{who}: {wrong}"), help);
        }
        Some(Bound {
            names,
            with,
            references: read.references,
        })
    }
}

/// Parameters where none are written.
fn nothing(span: Span) -> Node {
    Node {
        span,
        kind: NodeKind::Map(Vec::new()),
    }
}

fn unknown_role(workspace: &Workspace, role: &crate::yaml::Reference) -> Option<(String, String)> {
    let known = || workspace.roles.keys().map(Slug::as_str);
    if known().any(|known| known == role.id) {
        return None;
    }
    let help = match nearest(&role.id, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "check the spelling, or add it to registers/people.yaml".to_owned(),
    };
    Some((format!("there is no role `{}`", role.id), help))
}
