//! What another panel has to do with a child is known here, and a child who belongs there is taken
//! there.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::case::OtherPanel;
use crate::model::refs::LinkedPanelWord;
use crate::model::value::{Slug, words};
use crate::plan::heard_elsewhere;
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use jiff::ToSpan;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The panel to which the case must have a link; without one, the links that there are.
    panel: Option<LinkedPanelWord>,
    /// For `panel`: how many months before the meeting the last link may lie.
    within_months: Option<u32>,
}

impl Parameters for Params {
    fn nonsense(&self) -> Option<String> {
        let wrong = self.panel.is_none() && self.within_months.is_some();
        wrong.then(|| "`within-months` says nothing without `panel`".to_owned())
    }
}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(about) = cx.circumstances(&item) else {
                continue;
            };
            let links = &about.case.other_panels;
            match &self.panel {
                Some(panel) => sink.judge(self.unlinked(cx, &item, panel, links)),
                None => links
                    .iter()
                    .for_each(|link| sink.judge(fault(cx, &item, link))),
            }
        }
    }
}

impl Params {
    /// That a case has no link to a panel to which it should, or none that is recent enough.
    fn unlinked(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        panel: &Slug,
        links: &[At<OtherPanel>],
    ) -> Option<Finding> {
        let links = links.iter().filter(|link| link.panel.value == *panel);
        let last = links.max_by_key(|link| link.on.value);
        let months = i64::from(self.within_months.unwrap_or(0));
        let oldest = cx.date.saturating_sub(months.months());
        let is_recent =
            |link: &At<OtherPanel>| self.within_months.is_none() || oldest <= link.on.value;
        if last.is_some_and(is_recent) {
            return None;
        }
        let name = item.name();
        let title = title(cx, panel)?;
        let finding = match last {
            None => Finding::new(
                item.item.case.span,
                format!("{name}: nothing links the case to the {title}"),
            ),
            Some(link) => Finding::new(
                link.on.span,
                format!(
                    "{name}: the last link to the {title}, of {}, is more than {} before the panel",
                    words::day(link.on.value),
                    words::count(self.within_months.unwrap_or(0), "month"),
                ),
            ),
        };
        Some(
            finding
                .help(format!(
                    "take it there, and enter under `other-panels:` of the case as `{panel}` when it \
                     goes or went, with its reference",
                ))
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case),
        )
    }
}

/// What is wrong with a link: a panel that no edition knows, a day that has passed in silence, or word of
/// what came of a day that is still to come.
fn fault(
    cx: &MeetingContext<'_>,
    item: &ItemContext<'_>,
    link: &At<OtherPanel>,
) -> Option<Finding> {
    let name = item.name();
    let case = &name.case;
    let finding = match title(cx, &link.panel) {
        None => Finding::new(
            link.panel.span,
            format!("{case}: the panel under `other-panels:` is on no list of linked panels"),
        )
        .help("use one of the ids under `linked-panels:` of the edition, or add it there"),
        Some(title)
            if link.on.value < cx.plan.facts_on
                && link.outcome.is_none()
                && heard_elsewhere(cx.workspace, link, case, cx.as_of).is_none() =>
        {
            Finding::new(
                link.panel.span,
                format!(
                    "{case}: nothing says what came of it at the {title} on {}",
                    words::day(link.on.value)
                ),
            )
            .help("ask that panel, and enter it under `outcome:`")
        }
        Some(title) if link.on.value > cx.as_of && link.outcome.is_some() => Finding::new(
            link.on.span,
            format!(
                "{case}: something is entered as what came of it at the {title} on {}, which is still to come",
                words::day(link.on.value)
            ),
        )
        .help("correct the day, or enter the outcome when that panel has met"),
        Some(_) => return None,
    };
    Some(
        finding
            .on(cx.subject_of(item.item))
            .about(&name)
            .about(case),
    )
}

/// A linked panel as printed; those of all panels count, because a case can be on several.
fn title<'a>(cx: &MeetingContext<'a>, id: &Slug) -> Option<&'a str> {
    let panels = cx.workspace.panels.values();
    let editions = panels.flat_map(|panel| panel.editions.values());
    let own = cx.edition.linked_panels.iter();
    let all = own.chain(editions.flat_map(|file| &file.edition.linked_panels));
    let mut all = all.filter(|linked| linked.id.value == *id);
    all.next().map(|linked| linked.title.as_str())
}
