//! An item is presented by whoever is to present it.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::case::Case;
use crate::model::meeting::Presence;
use crate::model::refs::PersonRef;
use crate::model::value::Slug;
use crate::plan::{Recipient, presenter_by_hand};
use crate::terms::{Conditions, Parameters, Someone, Spec, titles};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who may present.
    who: Vec<Someone>,
    /// Whether they may send somebody else.
    #[serde(default)]
    delegate: bool,
    /// Whether each may present only where all before them are away.
    #[serde(default)]
    in_order: bool,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let who = titles(&self.who, cx.workspace);
        for item in cx.items() {
            let (Some(case), Some(planned)) = (item.case, item.planned) else {
                continue;
            };
            let by_hand = presenter_by_hand(item.item);
            // Whom no paper may reach at all is told of where they are named.
            let is_out_of_reach =
                |person: &PersonRef| Recipient::on(cx.workspace, &person.id, cx.date).is_err();
            if planned.presenter.is_none() && by_hand.is_some_and(is_out_of_reach) {
                continue;
            }
            let name = item.name();
            let by = by_hand.map(|person| person.span);
            let wrong = self.wrong(cx, case, &item, planned.presenter.as_deref(), &who);
            sink.judge(wrong.map(|(what, help)| {
                Finding::new(by.unwrap_or(item.item.case.span), format!("{name}: {what}"))
                    .help(help)
                    .on(cx.subject_of(item.item))
                    .about(&name)
                    .about(&name.case)
            }));
        }
    }
}

impl Params {
    /// What is wrong with who presents an item, and what to do.
    fn wrong(
        &self,
        cx: &MeetingContext<'_>,
        case: &Case,
        item: &ItemContext<'_>,
        presenter: Option<&Slug>,
        who: &str,
    ) -> Option<(String, String)> {
        let Some(person) = presenter else {
            let named = presenter_by_hand(item.item);
            let what = named.map_or_else(
                || "nobody is there to present it".to_owned(),
                |named| {
                    let name = cx.workspace.name(named);
                    format!("{name}, who is to present it, is not there")
                },
            );
            let help = if self.delegate {
                "enter under `presenter:` who does, or under `delegate:` whom they send and why"
            } else {
                "enter under `presenter:` who does"
            };
            return Some((
                what,
                format!("have the {who} of the case present it: {help}"),
            ));
        };
        let name = cx.workspace.name_of(person);
        if !self.may(cx, case, item, person) {
            return Some((
                format!("{name} presents, who is no {who}"),
                self.advice(who),
            ));
        }
        if let Some(why) = cx.not_there(person) {
            return Some((format!("{name}, who presents, {why}"), self.advice(who)));
        }
        let first = self.passed_over(cx, case, person)?;
        Some((
            format!("{name} presents, though {first} is there"),
            format!("have {first} present it"),
        ))
    }

    fn may(
        &self,
        cx: &MeetingContext<'_>,
        case: &Case,
        item: &ItemContext<'_>,
        person: &Slug,
    ) -> bool {
        let sent = self.delegate && item.item.delegate.is_some();
        sent || self
            .who
            .iter()
            .any(|who| who.people(cx.workspace, case, cx.date).contains(person))
    }

    /// Somebody before the presenter in the order, who is there.
    fn passed_over(&self, cx: &MeetingContext<'_>, case: &Case, person: &Slug) -> Option<String> {
        let mut before = self
            .who
            .iter()
            .map(|who| who.people(cx.workspace, case, cx.date))
            .take_while(|people| self.in_order && !people.contains(person))
            .flatten();
        let first = before.find(|earlier| is_there(cx, earlier))?;
        Some(cx.workspace.name_of(&first).to_owned())
    }

    fn advice(&self, who: &str) -> String {
        if self.delegate {
            format!("have the {who} present, or enter under `delegate:` whom they send and why")
        } else {
            format!("have the {who} present it")
        }
    }
}

fn is_there(cx: &MeetingContext<'_>, person: &Slug) -> bool {
    let mut entries = cx.meeting.attendance.iter();
    entries.any(|entry| {
        entry.is_of(person) && matches!(entry.status, Presence::Expected | Presence::Present)
    })
}
