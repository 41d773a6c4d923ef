//! A placement outside the authority's area was approved before it began, and the area's authority told.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use super::seats::in_words;
use crate::diag::Subject;
use crate::model::case::{Area, Case, Distance, Placement};
use crate::model::refs::RoleRef;
use crate::model::value::{Counting, words};
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who may approve a place in an adjoining authority's area; nobody where it needs no approval.
    #[serde(default)]
    adjoining: Vec<RoleRef>,
    /// Who may approve a distant one.
    #[serde(default)]
    distant: Vec<RoleRef>,
    /// Who may approve one outside England.
    #[serde(default)]
    outside_england: Vec<RoleRef>,
    /// Within how many working days of its beginning the area's authority is told.
    tell_within: Option<u16>,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for case in cx.cases() {
            let begun = case.placements.iter().filter(|placement| {
                let from = placement.from.value;
                from <= cx.as_of && cx.is_on_file(from) && !placement.placement_type.is_temporary()
            });
            for placement in begun {
                let stated = placement.area.as_ref();
                let faults = match cx.workspace.area_of(stated, &placement.setting) {
                    Some(Area::Own) => continue,
                    Some(area) => self.faults(cx, case, placement, area),
                    None => unsaid(case, placement).into_iter().collect(),
                };
                let reference = &case.case.value;
                sink.judge(faults.into_iter().map(|finding| {
                    let subject = Subject::Case(reference.to_string());
                    finding.on(subject).about(reference)
                }));
            }
        }
    }
}

/// That a place lies outside and nothing says where.
fn unsaid(case: &Case, placement: &At<Placement>) -> Option<Finding> {
    let outside = placement.distance? != Distance::InArea;
    let name = name(case, placement);
    outside.then(|| {
        Finding::new(placement.span, format!("{name}: nothing says in whose area it lies")).help(
            "write `area: adjoining`, `distant` or `outside-england` at the placement, or at the setting \
             in registers/providers.yaml",
        )
    })
}

fn name(case: &Case, placement: &Placement) -> String {
    format!("{}: the placement {}", case.case.value, placement.id.value)
}

impl Params {
    fn faults(
        &self,
        cx: &PanelContext<'_>,
        case: &Case,
        placement: &At<Placement>,
        area: Area,
    ) -> Vec<Finding> {
        let (roles, place) = match area {
            Area::Own => return Vec::new(),
            Area::Adjoining => (&self.adjoining, "in an adjoining authority's area"),
            Area::Distant => (&self.distant, "at a distance"),
            Area::OutsideEngland => (&self.outside_england, "outside England"),
        };
        let approval = approval(cx, case, placement, roles, place);
        approval
            .into_iter()
            .chain(self.told(cx, case, placement, place))
            .collect()
    }

    /// That the area's authority was told too late or not at all.
    fn told(
        &self,
        cx: &PanelContext<'_>,
        case: &Case,
        placement: &At<Placement>,
        place: &str,
    ) -> Option<Finding> {
        let days = self.tell_within?;
        let calendar = &cx.workspace.working_days;
        let from = placement.from.value;
        let due = calendar
            .add_working_days(from, days, Counting::default())
            .value;
        let told = placement.area_told.as_ref();
        if told.map_or(cx.as_of, |told| told.value) <= due {
            return None;
        }
        let name = name(case, placement);
        let by = words::day(due);
        let (span, what) = match told {
            Some(told) => (
                told.span,
                format!(
                    "the area's authority was told on {}, not by {by}",
                    words::day(told.value)
                ),
            ),
            None => (
                placement.from.span,
                format!("nothing says that the area's authority was told; that was due by {by}"),
            ),
        };
        Some(
            Finding::new(span, format!("{name} lies {place}: {what}"))
                .help("tell it in writing, and enter the day under `area-told` at the placement"),
        )
    }
}

/// What is wrong with the approval.
fn approval(
    cx: &PanelContext<'_>,
    case: &Case,
    placement: &At<Placement>,
    roles: &[RoleRef],
    place: &str,
) -> Option<Finding> {
    if roles.is_empty() {
        return None;
    }
    let name = name(case, placement);
    let titles = roles
        .iter()
        .map(|role| cx.workspace.role_title(&role.id).to_owned());
    let who = in_words(&titles.collect::<Vec<_>>(), "or");
    let from = placement.from.value;
    let (span, what) = match &placement.area_approval {
        None => (
            placement.from.span,
            format!(
                "began {place} on {}, and nobody is named who approved it",
                words::day(from)
            ),
        ),
        Some(given) if given.on.value > from => (
            given.on.span,
            format!(
                "began {place} on {}, before it was approved",
                words::day(from)
            ),
        ),
        Some(given)
            if !roles
                .iter()
                .any(|role| cx.workspace.holds(&given.by.id, &role.id, given.on.value)) =>
        {
            (
                given.by.span,
                format!("lies {place}, and who approved it was not the {who} on that day"),
            )
        }
        Some(_) => return None,
    };
    Some(Finding::new(span, format!("{name} {what}")).help(format!(
        "the {who} approves it before it takes effect; enter it as \
         `area-approval: {{ by: ..., on: ... }}` at the placement"
    )))
}
