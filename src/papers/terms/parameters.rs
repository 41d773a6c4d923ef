//! What an edition sets for a rule or a section, in words: its own titles for its ids.

use crate::model::Workspace;
use crate::model::edition::{Edition, Fact};
use crate::yaml::{Node, NodeKind};

/// `deadline: Agenda and invites; forms: Report or Referral form`.
pub(super) fn words(workspace: &Workspace, edition: &Edition, with: &Node) -> String {
    Titles { workspace, edition }.value("", with)
}

struct Titles<'a> {
    workspace: &'a Workspace,
    edition: &'a Edition,
}

impl Titles<'_> {
    fn value(&self, name: &str, node: &Node) -> String {
        match &node.kind {
            NodeKind::Null => "nothing".to_owned(),
            NodeKind::Scalar { text, .. } => self.scalar(name, text),
            NodeKind::List(nodes) => {
                let words: Vec<String> = nodes.iter().map(|node| self.value(name, node)).collect();
                let alternatives = nodes
                    .iter()
                    .any(|node| matches!(node.kind, NodeKind::Map(_)));
                words.join(if alternatives { ", or " } else { ", " })
            }
            NodeKind::Map(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(key, node)| self.field(&key.name, node))
                    .collect();
                fields.join(if name.is_empty() { "; " } else { " and " })
            }
        }
    }

    fn field(&self, name: &str, node: &Node) -> String {
        let words = name.replace('-', " ");
        let value = self.value(name, node);
        match (&node.kind, value.as_str()) {
            (_, "true") => words,
            (_, "false") => format!("not {words}"),
            (NodeKind::Map(_), _) => format!("{words} {value}"),
            _ => format!("{words}: {value}"),
        }
    }

    /// A value, by its title where the field names something that has one.
    fn scalar(&self, field: &str, text: &str) -> String {
        let edition = self.edition;
        let title = match field {
            "deadline" => {
                let mut deadlines = edition.deadlines.iter();
                deadlines
                    .find(|(id, _)| id.as_str() == text)
                    .map(|(_, deadline)| deadline.title.to_string())
            }
            "seat" | "seats" => {
                let mut seats = edition.seats.iter();
                seats
                    .find(|seat| seat.id.as_str() == text)
                    .map(|seat| seat.title.to_string())
            }
            "part" | "parts" => {
                let mut parts = edition.parts.iter();
                parts
                    .find(|part| part.id.as_str() == text)
                    .map(|part| part.title.to_string())
            }
            "kind" | "kinds" => {
                let mut kinds = edition.kinds.iter();
                kinds
                    .find(|kind| kind.id.as_str() == text)
                    .map(|kind| kind.title.to_string())
            }
            "form" | "forms" => {
                let mut forms = edition.forms.iter();
                forms
                    .find(|form| form.id.as_str() == text)
                    .map(|form| form.title.to_string())
            }
            "return" => {
                let mut returns = edition.returns.iter();
                returns
                    .find(|kind| kind.id.as_str() == text)
                    .map(|kind| kind.title.to_string())
            }
            "facts" => {
                let mut facts = Fact::ALL.iter();
                facts
                    .find(|fact| fact.name() == text)
                    .map(|fact| fact.title(edition))
            }
            "role" | "roles" | "deferral-by" | "who" | "owes" => {
                let mut roles = self.workspace.roles.iter();
                roles
                    .find(|(id, _)| id.as_str() == text)
                    .map(|(_, title)| title.to_string())
            }
            _ => None,
        };
        title.unwrap_or_else(|| text.replace('-', " "))
    }
}
