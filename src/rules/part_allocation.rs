//! An item stands in the part of the meeting where it belongs.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::edition::{Ground, Part};
use crate::model::refs::PartWord;
use crate::plan::{UnplacedReason, holds};
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The part.
    part: Option<PartWord>,
    /// What is expected of items.
    #[serde(default)]
    expect: Expect,
}

/// What is expected of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Expect {
    /// That the part has every item for which this requirement's ground holds.
    #[default]
    ListedHere,
    /// That one of the part's grounds holds for every item that was put there by hand.
    Ground,
    /// That every item belongs to some part.
    Known,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let parts = cx.edition.parts.iter().map(|part| &part.value);
        let part = self
            .part
            .as_ref()
            .and_then(|id| parts.clone().find(|part| part.id.value == id.id));
        for item in cx.items() {
            let judged = match (self.expect, part) {
                (Expect::ListedHere, Some(part)) => listed_here(cx, &item, part),
                (Expect::Ground, Some(part)) => grounded(cx, &item, part),
                (Expect::Known, _) => Some(nowhere(cx, &item).into_iter().collect()),
                (_, None) => None,
            };
            if let Some(wrong) = judged {
                let name = item.name();
                sink.judge(wrong.into_iter().map(|finding| {
                    finding
                        .on(cx.subject_of(item.item))
                        .about(&name)
                        .about(&name.case)
                }));
            }
        }
    }
}

/// Of an item for which this requirement's ground holds: that somebody put it into another part.
/// Where a part before this one took it, the ground decided nothing.
fn listed_here(
    cx: &MeetingContext<'_>,
    item: &ItemContext<'_>,
    part: &Part,
) -> Option<Vec<Finding>> {
    let tagged = |ground: &&At<Ground>| ground.requirement.id == *cx.requirement();
    let ground = part
        .belongs
        .iter()
        .filter(tagged)
        .find(|ground| is_so(cx, item, ground))?;
    let Some(choice) = item
        .item
        .part
        .as_ref()
        .filter(|choice| choice.part != part.id.value)
    else {
        return (item.part() == Some(&part.id.value)).then(Vec::new);
    };
    let earlier = cx
        .edition
        .parts
        .iter()
        .take_while(|earlier| earlier.id.value != part.id.value);
    if earlier
        .flat_map(|earlier| &earlier.belongs)
        .any(|ground| is_so(cx, item, ground))
    {
        return None;
    }
    let chosen = cx
        .edition
        .parts
        .iter()
        .find(|part| part.id.value == choice.part);
    let chosen = chosen.map_or(choice.part.as_str(), |part| part.title.as_str());
    let finding = Finding::new(
        choice.span,
        format!(
            "{}: put into {chosen}, but it belongs to {}",
            item.name(),
            part.title
        ),
    );
    Some(vec![finding.label(ground.span, "this holds").help(
        "take `part:` away, so that it goes where it belongs, or have the Chair agree to an exception",
    )])
}

/// Of an item that somebody put into this part: that none of its grounds holds.
fn grounded(cx: &MeetingContext<'_>, item: &ItemContext<'_>, part: &Part) -> Option<Vec<Finding>> {
    let choice = item
        .item
        .part
        .as_ref()
        .filter(|choice| choice.part == part.id.value)?;
    cx.circumstances(item)?;
    if part.belongs.iter().any(|ground| is_so(cx, item, ground)) {
        return Some(Vec::new());
    }
    let finding = Finding::new(
        choice.span,
        format!(
            "{}: put into {}, but nothing that belongs there applies to it",
            item.name(),
            part.title
        ),
    );
    Some(vec![finding.help(
        "take `part:` away, or enter under `specified-by-chair:` that the Chair asked for it, and why",
    )])
}

/// That an item belongs to no part.
fn nowhere(cx: &MeetingContext<'_>, item: &ItemContext<'_>) -> Option<Finding> {
    let name = item.name();
    let unplaced = cx
        .plan
        .unplaced
        .iter()
        .find(|unplaced| unplaced.name == name)?;
    (unplaced.reason == UnplacedReason::NoPart).then(|| {
        Finding::new(
            item.item.kind.span,
            format!("{name}: it belongs to no part of the meeting"),
        )
        .help("check the kind of request and the child's cohorts, or choose a `part:` and say why")
    })
}

/// Whether a ground holds for an item.
fn is_so(cx: &MeetingContext<'_>, item: &ItemContext<'_>, ground: &Ground) -> bool {
    let about = cx.circumstances(item);
    about.is_some_and(|mut about| {
        // Grounds decide on the part, so they are asked before there is one.
        about.part = None;
        holds(&ground.when, &about)
    })
}
