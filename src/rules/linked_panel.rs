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
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The panel to which the case must have a link; without one, the links that there are.
    panel: Option<LinkedPanelWord>,
}

impl Parameters for Params {}

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
                Some(panel) => sink.judge(unlinked(cx, &item, panel, links)),
                None => links
                    .iter()
                    .for_each(|link| sink.judge(fault(cx, &item, link))),
            }
        }
    }
}

/// That a case has no link to a panel to which it should.
fn unlinked(
    cx: &MeetingContext<'_>,
    item: &ItemContext<'_>,
    panel: &Slug,
    links: &[At<OtherPanel>],
) -> Option<Finding> {
    if links.iter().any(|link| link.panel.value == *panel) {
        return None;
    }
    let name = item.name();
    let title = title(cx, panel)?;
    let finding = Finding::new(
        item.item.case.span,
        format!("{name}: nothing links the case to the {title}"),
    );
    Some(
        finding
            .help(format!(
                "take it there, and enter under `other-panels:` of the case as `{panel}` when it goes \
                 or went, with its reference",
            ))
            .on(cx.subject_of(item.item))
            .about(&name)
            .about(&name.case),
    )
}

/// What is wrong with a link: a panel that no edition knows, or a day that has passed in silence.
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
