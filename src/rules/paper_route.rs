//! A form comes to the officer to whom it goes, and by a way that the panel allows.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::meeting::PaperReceived;
use crate::model::refs::{FormWord, RoleRef};
use crate::model::value::{Slug, Text};
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The forms concerned; none means all.
    #[serde(default)]
    forms: Vec<FormWord>,
    /// Whoever holds one of these roles takes them in.
    roles: Vec<RoleRef>,
    /// By which ways they come.
    channels: Vec<Text>,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            for paper in &item.item.papers {
                if self.forms.is_empty()
                    || self.forms.iter().any(|form| form.id == paper.form.value)
                {
                    sink.judge(self.faults(cx, &item, paper));
                }
            }
        }
    }
}

impl Params {
    fn faults(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        paper: &PaperReceived,
    ) -> Vec<Finding> {
        let name = item.name();
        let form = cx
            .edition
            .forms
            .iter()
            .find(|form| form.id.value == paper.form.value);
        let title = form.map_or(paper.form.as_str(), |form| form.title.as_str());
        let mut findings = Vec::new();
        let mut say = |span, fault: String, help: String| {
            findings.push(
                Finding::new(span, format!("\"{title}\" for {name}: {fault}"))
                    .help(help)
                    .on(cx.subject_of(item.item))
                    .about(&name)
                    .about(&name.case),
            );
        };
        let roles = cx.roles_in_words(&self.roles);
        let came = paper.received.date();
        let takes = |person: &Slug| {
            self.roles
                .iter()
                .any(|role| cx.workspace.holds(person, &role.id, came))
        };
        match &paper.received_by {
            None => say(
                paper.form.span,
                "nothing says who took it in".to_owned(),
                format!("enter the {roles} under `received-by:`"),
            ),
            Some(person) if !takes(&person.id) => say(
                person.span,
                format!("who took it in is not the {roles}"),
                format!("have it sent to the {roles}"),
            ),
            Some(_) => {}
        }
        let ways: Vec<&str> = self.channels.iter().map(Text::as_str).collect();
        let ways = in_words(&ways, "or");
        match &paper.channel {
            None => say(
                paper.form.span,
                "nothing says how it came".to_owned(),
                format!("enter it under `channel:`, as {ways}"),
            ),
            Some(channel) if !self.channels.contains(channel) => say(
                paper.form.span,
                format!("it came by another way than {ways}"),
                format!("ask for it by {ways}"),
            ),
            Some(_) => {}
        }
        findings
    }
}
