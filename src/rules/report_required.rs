//! A report or form is there for each item that needs one.

use super::asked::AnyOf;
use super::binding::{Check, Vocabulary, Word};
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::diag::Severity;
use crate::model::value::{Slug, words};
use crate::plan::Circumstances;
use crate::yaml::At;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The form.
    form: At<Slug>,
    /// When it is needed.
    required: Required,
    /// For which items.
    #[serde(default)]
    when: AnyOf,
}

/// When a form is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Required {
    /// When placement or cost change, and not otherwise.
    OnChange,
    /// For every item.
    Always,
    /// When the panel hears the case for the first time.
    FirstTime,
    /// When it has heard it before.
    LaterTimes,
}

impl Check for Params {
    fn words(&self) -> Vec<Word<'_>> {
        let mut words = self.when.words();
        words.push((Vocabulary::Form, &self.form));
        words
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let forms = cx.edition.forms.iter();
        let title = forms.map(|form| &form.value).find(|form| form.id.value == self.form.value);
        let title = title.map_or(self.form.as_str(), |form| form.title.as_str());
        for item in cx.items() {
            let Some(about) = cx.circumstances(&item).filter(|about| self.when.holds(about)) else {
                continue;
            };
            let paper = item.item.papers.iter().find(|paper| paper.form.value == self.form.value);
            let needed = self.is_needed(cx, &item, &about);
            let name = item.name();
            let finding = match paper {
                None if needed => Finding::new(
                    item.item.case.span,
                    format!("{name}: no {title} has come for the panel of {}", words::day(cx.date)),
                )
                .help("ask the presenter for it, and enter under `papers:` when it came"),
                Some(paper) if needed && !paper.complete => Finding::new(
                    paper.form.span,
                    format!("{name}: the {title} is not filled in completely"),
                )
                .help("send it back, and take `complete: false` away once it is whole"),
                Some(paper) if !needed && self.required == Required::OnChange => Finding::new(
                    paper.form.span,
                    format!("{name}: a {title} has come though neither placement nor cost changes"),
                )
                .help("none is needed: the item's own fields are enough")
                .at_most(Severity::Info),
                Some(_) if needed => {
                    sink.kept();
                    continue;
                }
                _ => continue,
            };
            sink.judge([finding.on(cx.subject_of(item.item)).about(&name).about(&name.case)]);
        }
    }
}

impl Params {
    fn is_needed(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        about: &Circumstances<'_>,
    ) -> bool {
        if item.item.report_exempt.is_some() {
            return false;
        }
        match self.required {
            Required::Always => true,
            Required::FirstTime => !about.heard_before,
            Required::LaterTimes => about.heard_before,
            Required::OnChange => is_asked(item) || has_changed(cx, about),
        }
    }
}

/// Whether the item asks for a change.
fn is_asked(item: &ItemContext<'_>) -> bool {
    let by_kind = item.kind.is_some_and(|kind| kind.changes_placement || kind.changes_cost);
    let proposed = item.item.proposed.as_ref();
    by_kind || proposed.is_some_and(|it| it.placement_type.is_some() || !it.costs.is_empty())
}

/// Whether placement or cost are no longer those of the panel's last meeting.
fn has_changed(cx: &MeetingContext<'_>, about: &Circumstances<'_>) -> bool {
    let (case, now) = (about.case, cx.plan.facts_on);
    cx.plan.previous.is_some_and(|before| {
        let placement = |day| case.placement_on(day).map(|placement| &placement.id.value);
        placement(before) != placement(now) || case.all_weekly_on(before) != case.all_weekly_on(now)
    })
}
