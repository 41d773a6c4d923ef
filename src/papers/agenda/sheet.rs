//! An item's sheet: everything that the Terms of Reference want said about it.

use super::super::agreement::{Standing, standing};
use super::super::desk::Sitting;
use super::super::view::{Block, Fact, ItemSheet, Mark, Section, Status, Value, Withheld};
use super::super::{facts, flags, markdown, words};
use super::{history, order, outcome, proposal};
use crate::model::edition::{self};
use crate::model::meeting::Item;
use crate::model::value::words as days;
use crate::plan::{PlannedItem, endorser_words};

/// A sheet for each item, in the running order.
pub(super) fn sheets(sitting: &Sitting<'_>) -> Vec<ItemSheet> {
    let items = sitting.plan.items.iter();
    items
        .filter_map(|planned| sheet(sitting, planned))
        .collect()
}

/// The facts that stand on the sheet of an item: those of the edition's list, then whatever else its
/// requirements ask of this item, so that nobody enters what nobody reads.
pub(crate) fn wanted(sitting: &Sitting<'_>, planned: &PlannedItem) -> Vec<edition::Fact> {
    let part = planned
        .part
        .as_ref()
        .and_then(|id| words::part(sitting.edition, id));
    let listed = part
        .map(|part| part.sheet.as_slice())
        .filter(|sheet| !sheet.is_empty())
        .unwrap_or(&sitting.edition.sheet);
    let mut wanted = listed.to_vec();
    let item = sitting.item(planned.index);
    if let Some(about) = item.and_then(|item| sitting.about(item)) {
        let others = edition::Fact::ALL.iter();
        let others = others.filter(|fact| !listed.contains(fact));
        wanted.extend(others.filter(|fact| {
            let mut asking = sitting.terms.asking_about(**fact, &about);
            asking.next().is_some()
        }));
    }
    wanted
}

/// What every paper says of a proposed placement until it is confirmed.
pub(crate) const NOT_CONFIRMED: &str = "Not confirmed until ratified by the Chair.";

/// The sheet of one item.
pub(crate) fn sheet(sitting: &Sitting<'_>, planned: &PlannedItem) -> Option<ItemSheet> {
    let item = sitting.item(planned.index)?;
    let head = ItemSheet {
        anchor: order::anchor(planned),
        number: planned.number.to_string(),
        case: words::case(sitting.desk, &item.case.id),
        kind: words::kind_title(sitting.edition, &item.kind.value).to_owned(),
        line: line(sitting, planned, item),
        flags: flags::of_item(sitting, item),
        ..ItemSheet::default()
    };
    if let Some(withheld) = sitting.withheld(item) {
        return Some(ItemSheet {
            asked: format!("{}.", head.kind),
            withheld: Some(Withheld {
                reason: withheld.words().to_owned(),
                next: Some("The sheet follows once the file is put right.".to_owned()),
            }),
            ..head
        });
    }
    let proposes = item
        .proposed
        .as_ref()
        .is_some_and(|proposed| proposed.placement_type.is_some());
    Some(ItemSheet {
        asked: words::asked(sitting.edition, item),
        proposal_label: (proposes && standing(sitting, item) != Standing::Confirmed)
            .then(|| NOT_CONFIRMED.to_owned()),
        sections: sections(sitting, planned, item),
        ..head
    })
}

/// Part, time, who presents, age, team: short facts in one line.
fn line(sitting: &Sitting<'_>, planned: &PlannedItem, item: &Item) -> Vec<String> {
    let workspace = sitting.desk.workspace;
    let part = planned
        .part
        .as_ref()
        .and_then(|id| words::part(sitting.edition, id));
    let mut line: Vec<String> = part
        .map(|part| part.title.to_string())
        .into_iter()
        .collect();
    line.extend(planned.slot.map(|(start, end)| words::hours(start, end)));
    line.push(order::presenter(sitting, planned));
    if sitting.withheld(item).is_none()
        && let Some(case) = workspace.case(&item.case.id)
    {
        line.extend(case.age_on(sitting.date).map(|age| format!("Age {age}")));
        line.extend(
            workspace
                .team_of(case, sitting.date)
                .map(|team| team.name.to_string()),
        );
    }
    line
}

fn sections(sitting: &Sitting<'_>, planned: &PlannedItem, item: &Item) -> Vec<Section> {
    let wanted = wanted(sitting, planned);
    let mut sections: Vec<Section> = Vec::new();
    let compares = proposal::compares(sitting, item);
    for (fact, printed) in facts::of_item(sitting, item, &wanted) {
        let theme = Theme::of(fact);
        if theme == Theme::Managers {
            continue;
        }
        let printed = match fact {
            // The costs are set side by side below.
            edition::Fact::LikelyCost if compares => continue,
            edition::Fact::Request => match beside_the_heading(sitting, item, printed) {
                Some(rest) => rest,
                None => continue,
            },
            _ => printed,
        };
        let at = sections
            .iter()
            .position(|section| section.name == theme.name());
        let at = at.unwrap_or_else(|| {
            sections.push(Section {
                name: theme.name().to_owned(),
                title: theme.title(item).to_owned(),
                ..Section::default()
            });
            sections.len() - 1
        });
        sections[at].facts.push(printed);
    }
    proposal::add_costs(sitting, item, &mut sections);
    once(&mut sections);
    if wanted.contains(&edition::Fact::Endorsements) || !item.endorsements.is_empty() {
        sections.extend(managers(sitting, item));
    }
    sections.extend(history::earlier_decisions(sitting, item));
    sections.extend(outcome::section(sitting, item));
    sections
}

/// How long a paragraph is that is not printed a second time; shorter ones may well be the same by chance.
const SAID: usize = 24;

/// Leaves out what an officer's text says a second time on a sheet: a reviewing officer's view stands
/// under the officer and under the review.
fn once(sections: &mut [Section]) {
    let mut said: Vec<String> = Vec::new();
    for fact in sections.iter_mut().flat_map(|section| &mut section.facts) {
        let Value::Rich { rich } = &mut fact.value else {
            continue;
        };
        let several = rich.blocks.len() > 1;
        rich.blocks.retain(|block| {
            let Block::Paragraph { spans } = block else {
                return true;
            };
            let spans = spans.iter().skip_while(|span| span.bold);
            let text: String = spans.map(|span| span.text.as_str()).collect();
            let again = text.chars().count() > SAID && said.contains(&text);
            said.push(text);
            !(again && several)
        });
    }
}

/// The request as a fact of the sheet: where the sheet's heading repeats the whole of it, only who asked
/// and when is left to say.
fn beside_the_heading(sitting: &Sitting<'_>, item: &Item, printed: Fact) -> Option<Fact> {
    let whole = item.request.as_ref().is_some_and(|request| {
        markdown::plain(request.as_str()) == markdown::opening(request.as_str())
    });
    if !whole || item.explanation.is_some() {
        return Some(printed);
    }
    let by = item.requested_by.as_ref();
    let asked_on = item.requested_on.unwrap_or(sitting.date);
    let by = by.map(|person| words::person_with_role(sitting.desk.workspace, &person.id, asked_on));
    let on = item.requested_on.map(days::day);
    match (by, on) {
        (Some(by), Some(on)) => Some(Fact::text("Asked by", format!("{by}, {on}"))),
        (Some(by), None) => Some(Fact::text("Asked by", by)),
        (None, Some(on)) => Some(Fact::text("Asked on", on)),
        (None, None) => None,
    }
}

/// Which facts stand together. Within a theme the edition's order is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theme {
    Request,
    Proposal,
    Placement,
    Care,
    Education,
    Managers,
}

impl Theme {
    fn of(fact: edition::Fact) -> Self {
        use edition::Fact as F;
        match fact {
            F::Request
            | F::FurtherInformation
            | F::Likelihood
            | F::HowDecided
            | F::AuthorisationFollowed
            | F::ResourcesExplored
            | F::Alternatives
            | F::AlternativeFunding
            | F::ExternalGrounds => Self::Request,
            F::Proposed
            | F::LikelyCost
            | F::JointFunding
            | F::ValueForMoney
            | F::InspectionRead
            | F::SettingVisit => Self::Proposal,
            F::CurrentPlacement
            | F::ExpectedLength
            | F::WeeklyCost
            | F::Stability
            | F::PlacementPlan
            | F::ExpressionsOfInterest
            | F::WhyNotInternal
            | F::FamilyLife
            | F::LegalStatus
            | F::NeedsMet
            | F::ServicesDelivered
            | F::Outcomes => Self::Placement,
            F::Endorsements => Self::Managers,
            F::Pep
            | F::PupilPremium
            | F::EducationAssurance
            | F::EhcpSupport
            | F::PrimaryNeed
            | F::PreviousProvision
            | F::Rationale
            | F::CurrentProvision
            | F::ProvisionStart
            | F::AdditionalCosts
            | F::AnnualReview
            | F::OtherProvision
            | F::Transition
            | F::Tribunal => Self::Education,
            _ => Self::Care,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Proposal => proposal::SECTION,
            Self::Placement => "placement",
            Self::Care => "care",
            Self::Education => "education",
            Self::Managers => "endorsements",
        }
    }

    fn title(self, item: &Item) -> &'static str {
        match self {
            Self::Request => "The request",
            Self::Proposal if item.proposed.is_some() => "What is proposed",
            Self::Proposal => "Funding",
            Self::Placement => "Placement and provision",
            Self::Care => "Care",
            Self::Education => "Education",
            Self::Managers => "Views of the managers",
        }
    }
}

/// The managers' views; a gap for each whose view the edition wants and who has not given it.
fn managers(sitting: &Sitting<'_>, item: &Item) -> Option<Section> {
    let day = sitting.plan.facts_on;
    let given: Vec<_> = item
        .endorsements
        .iter()
        .filter(|given| given.on.value <= day)
        .collect();
    let mut facts: Vec<Fact> = Vec::new();
    for endorsement in &given {
        let (mark, said) = if endorsement.supports {
            (Mark::Done, "Supports it")
        } else {
            (Mark::Attention, "Does not support it")
        };
        let name = sitting.desk.workspace.name(&endorsement.by);
        let on = days::day(endorsement.on.value);
        let view = endorsement
            .view
            .as_ref()
            .map(|view| format!(". {}", markdown::plain(view.as_str())));
        let text = format!("{said}, {name}, {on}{}", view.unwrap_or_default());
        facts.push(Fact::status(
            endorser_words(endorsement.role.value),
            Status::new(mark, text),
        ));
    }
    let about = sitting.about(item);
    let asked = about.map_or_else(Vec::new, |about| {
        sitting.terms.endorsers(&about, item, sitting.kind(item))
    });
    let silent = asked
        .iter()
        .filter(|role| !given.iter().any(|given| given.role.value == **role));
    facts.extend(silent.map(|role| Fact::missing(endorser_words(*role), "Not supplied")));
    (!facts.is_empty()).then(|| Section {
        name: Theme::Managers.name().to_owned(),
        title: Theme::Managers.title(item).to_owned(),
        facts,
        ..Section::default()
    })
}
