//! What came of an item, once the meeting was held.

use super::super::desk::Sitting;
use super::super::view::{Block, Fact, ListItem, Mark, RichText, Section, Status};
use super::super::{agreement, follow_up, markdown, words};
use super::proposal;
use crate::model::meeting::{AgreedCost, Item, Outcome};
use crate::model::value::{LongText, words as days};

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
        words::decision_status(workspace, sitting.edition, outcome),
    )];
    if let Some(by) = &outcome.by {
        let on = outcome.on.map(|on| format!(", {}", days::day(on)));
        let name = agreement::decider(sitting, &by.id, item.decided_on(sitting.date));
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
    facts.extend(follow_up::facts(sitting, item, outcome));
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

/// `Placement, basic price: £1,250.00 a week from 1 June 2026. Social care £1,250.00 a week.`
pub(crate) fn cost_words(sitting: &Sitting<'_>, cost: &AgreedCost) -> String {
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
        words::price(cost.price.value),
        until.unwrap_or_default(),
    );
    text.trim().to_owned()
}

/// The agreement besides the panel's: given, or awaited.
fn agreement(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<Fact> {
    let given: Vec<String> = agreement::given(sitting, item, outcome)
        .into_iter()
        .map(|given| agreement::given_words(sitting, item, given))
        .collect();
    if !given.is_empty() {
        let text = format!("Agreed by {}", words::list(&given));
        return Some(Fact::status("Agreement", Status::new(Mark::Done, text)));
    }
    let needed = !agreement::roles(sitting, item).is_empty();
    (needed && agreement::is_agreed(sitting, outcome)).then(|| {
        let status = Status::new(Mark::Open, "Ratified by the panel; agreement awaited");
        Fact::status("Agreement", status)
    })
}
