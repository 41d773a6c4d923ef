//! What came of an item, once the meeting was held.

use super::super::desk::{Sitting, rule_settings};
use super::super::view::{Block, Fact, ListItem, Mark, RichText, Section, Status};
use super::super::{markdown, words};
use super::proposal;
use crate::model::edition::{Effect, RequestSort};
use crate::model::meeting::{AgreedCost, Item, Outcome};
use crate::model::value::{LongText, Slug, words as days};
use serde::Deserialize;

/// What came of an item; nothing before the meeting.
pub(super) fn section(sitting: &Sitting<'_>, item: &Item) -> Option<Section> {
    if !sitting.is_held() {
        return None;
    }
    let facts = match &item.outcome {
        Some(outcome) => facts(sitting, item, outcome),
        None => vec![Fact::missing("Outcome", "Not recorded")],
    };
    Some(Section {
        name: "outcome".to_owned(),
        title: "What the panel decided".to_owned(),
        facts,
        ..Section::default()
    })
}

fn facts(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<Fact> {
    let workspace = sitting.desk.workspace;
    let mut facts = vec![Fact::status(
        "Outcome",
        words::decision_status(sitting.edition, outcome),
    )];
    if let Some(by) = &outcome.by {
        let on = outcome.on.map(|on| format!(", {}", days::day(on)));
        let name = words::person_with_role(workspace, &by.id);
        facts.push(Fact::text(
            "Decided by",
            format!("{name}{}", on.unwrap_or_default()),
        ));
    }
    let rich = |text: &LongText| markdown::rich(text.as_str());
    facts.extend(
        outcome
            .views
            .as_ref()
            .map(|text| Fact::rich("Views of members", rich(text))),
    );
    facts.extend(
        outcome
            .reason
            .as_ref()
            .map(|text| Fact::rich("Reason", rich(text))),
    );
    if !outcome.conditions.is_empty() {
        facts.push(Fact::rich(
            "Conditions",
            points(
                outcome
                    .conditions
                    .iter()
                    .map(|c| markdown::plain(c.as_str())),
            ),
        ));
    }
    if !outcome.missing.is_empty() {
        let missing = outcome.missing.iter().map(|missing| {
            let what = markdown::plain(missing.what.as_str());
            match &missing.from {
                Some(from) => format!("{what} (from {})", workspace.name(from)),
                None => what,
            }
        });
        facts.push(Fact::rich("Still wanted", points(missing)));
    }
    if !outcome.costs.is_empty() {
        let costs = outcome.costs.iter().map(|cost| cost_words(sitting, cost));
        facts.push(Fact::rich("Costs agreed", points(costs)));
    }
    if let Some(met) = outcome.needs_met {
        facts.push(Fact::text("Needs met", words::degree(met)));
    }
    if let Some(on) = &outcome.review_on {
        facts.push(Fact::text("Review on", days::day(on.value)));
    }
    facts.extend(agreement(sitting, item, outcome));
    facts
}

fn points(texts: impl Iterator<Item = String>) -> RichText {
    let span = |text| super::super::view::Span {
        text,
        ..Default::default()
    };
    let items = texts.map(|text| ListItem {
        depth: 0,
        number: None,
        spans: vec![span(text)],
    });
    RichText {
        blocks: vec![Block::List {
            ordered: false,
            items: items.collect(),
        }],
    }
}

fn cost_words(sitting: &Sitting<'_>, cost: &AgreedCost) -> String {
    let what = format!(
        "{}, {}",
        words::purpose(cost.purpose),
        words::component(cost.component)
    );
    let until = cost
        .until
        .map(|until| format!(" until {}", days::day(until)));
    let shares = proposal::share_words(sitting, cost.shares.iter());
    let open = if cost.under_negotiation {
        " The split is under negotiation."
    } else {
        ""
    };
    let from = days::day(cost.from.value);
    let text = format!(
        "{what}: {} from {from}{}. {shares}{open}",
        words::weekly(cost.weekly.value),
        until.unwrap_or_default(),
    );
    text.trim().to_owned()
}

/// What an edition sets on the agreement that a decision needs besides the panel's.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Authorised {
    #[serde(default)]
    kinds: Vec<Slug>,
    #[serde(default)]
    sorts: Vec<RequestSort>,
}

/// Whether what was agreed needs a further agreement.
pub(crate) fn needs_agreement(sitting: &Sitting<'_>, item: &Item) -> bool {
    let sort = words::kind(sitting.edition, &item.kind.value).map(|kind| kind.sort);
    let asked = rule_settings::<Authorised>(sitting.edition, "authorisation");
    asked.iter().any(|asked| {
        let kind = asked.kinds.is_empty() || asked.kinds.contains(&item.kind.value);
        let sort = asked.sorts.is_empty() || sort.is_some_and(|sort| asked.sorts.contains(&sort));
        kind && sort
    })
}

/// Whether the panel agreed, and whoever else must.
pub(super) fn is_confirmed(sitting: &Sitting<'_>, item: &Item) -> bool {
    let Some(outcome) = item.outcome.as_ref().filter(|_| sitting.is_held()) else {
        return false;
    };
    let effect = words::decision(sitting.edition, outcome).map(|decision| decision.effect);
    let authorised = !outcome.authorised.is_empty() || !needs_agreement(sitting, item);
    effect == Some(Effect::Agreed) && authorised
}

fn agreement(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<Fact> {
    let given: Vec<String> = outcome
        .authorised
        .iter()
        .filter(|given| given.on <= sitting.desk.as_of)
        .map(|given| {
            let who = words::person_with_role(sitting.desk.workspace, &given.by.id);
            format!("{who}, {}", days::day(given.on))
        })
        .collect();
    if !given.is_empty() {
        let text = format!("Agreed by {}", words::list(&given));
        return Some(Fact::status("Agreement", Status::new(Mark::Done, text)));
    }
    let agreed = words::decision(sitting.edition, outcome)
        .is_some_and(|decision| decision.effect == Effect::Agreed);
    (agreed && needs_agreement(sitting, item)).then(|| {
        let status = Status::new(Mark::Open, "Ratified by the panel; agreement awaited");
        Fact::status("Agreement", status)
    })
}
