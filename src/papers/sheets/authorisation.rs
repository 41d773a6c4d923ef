//! One page for the agreement that a placement needs besides the panel's.

use super::super::desk::Sitting;
use super::super::view::{
    Audience, Authorisation, AuthorisationLabels, Cell, Column, Fact, Mark, Row, Signature, Status,
    Table, Width,
};
use super::super::{agenda, agreement, head, markdown, words};
use super::about::{case_words, item_words};
use crate::model::case::{Component, Purpose, Share};
use crate::model::meeting::{Authorisation as Given, Item, Outcome};
use crate::model::value::words::{day, day_in_full};
use crate::model::value::{LongText, Price, Rate, Slug};
use crate::papers::view::Empty;
use crate::yaml::At;
use agreement::Standing;
use jiff::civil::Date;

/// The sheet of an item that the panel agreed and that somebody else must agree to as well.
pub(super) fn sheet(sitting: &Sitting<'_>, index: usize, item: &Item) -> Option<Authorisation> {
    let outcome = item.outcome.as_ref().filter(|_| sitting.is_held())?;
    let roles = agreement::roles(sitting, item);
    if roles.is_empty() || !agreement::is_agreed(sitting, outcome) {
        return None;
    }
    let desk = sitting.desk;
    let subtitle = Some(format!(
        "Agreed by the panel of {}",
        day_in_full(sitting.date)
    ));
    let standing = agreement::standing(sitting, item);
    Some(Authorisation {
        labels: AuthorisationLabels::default(),
        head: head::of_panel(
            desk,
            sitting.edition,
            "Authorisation of a placement",
            subtitle,
            desk.as_of,
            Audience::Person,
        ),
        case: case_words(sitting, &item.case.id),
        item: item_words(sitting, index, item),
        standing: standing_words(standing),
        label: label(standing),
        facts: facts(sitting, item, outcome),
        costs: costs(sitting, item, outcome),
        signatures: signatures(sitting, item, outcome, &roles),
        rule: rule(sitting, &roles),
    })
}

fn standing_words(standing: Standing) -> Status {
    match standing {
        Standing::NotRatified => Status::new(Mark::Attention, "Not ratified"),
        Standing::Awaited => Status::new(Mark::Open, "Ratified, agreement awaited"),
        Standing::Confirmed => Status::new(Mark::Done, "Confirmed"),
    }
}

/// What may be said of the place to anybody.
fn label(standing: Standing) -> Option<String> {
    let label = match standing {
        Standing::NotRatified => agenda::NOT_CONFIRMED,
        Standing::Awaited => "Not confirmed until the agreement below is given.",
        Standing::Confirmed => return None,
    };
    Some(label.to_owned())
}

fn facts(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<Fact> {
    let workspace = sitting.desk.workspace;
    let mut facts = vec![Fact::text("Placement", place(sitting, item))];
    let mut say = |label: &str, text: Option<String>| {
        facts.extend(
            text.filter(|text| !text.is_empty())
                .map(|text| Fact::text(label, text)),
        );
    };
    let proposed = item.proposed.as_ref();
    let from = proposed.and_then(|proposed| proposed.from.as_ref());
    say("From", from.map(|from| day(from.value)));
    let length = proposed.and_then(|proposed| proposed.expected_length.as_ref());
    say("Expected length", length.map(ToString::to_string));
    say(
        "Reason",
        outcome
            .reason
            .as_ref()
            .map(|reason| markdown::plain(reason.as_str())),
    );
    let conditions: Vec<String> = outcome
        .conditions
        .iter()
        .map(LongText::as_str)
        .map(markdown::plain)
        .collect();
    say("Conditions", Some(conditions.join("; ")));
    say(
        "Review date",
        outcome.review_on.as_ref().map(|on| day(on.value)),
    );
    let team = workspace
        .case(&item.case.id)
        .and_then(|case| workspace.team_of(case, sitting.date));
    say("Team", team.map(|team| team.name.to_string()));
    facts
}

/// The place that was proposed, else the one in which the child lives.
fn place(sitting: &Sitting<'_>, item: &Item) -> String {
    let workspace = sitting.desk.workspace;
    if let Some(proposed) = &item.proposed {
        let home = words::setting(workspace, &proposed.setting);
        return match &proposed.placement_type {
            Some(kind) => format!("{}, {home}", kind.label()),
            None => home,
        };
    }
    let case = workspace.case(&item.case.id);
    let current = case.and_then(|case| case.placement_on(sitting.date));
    current.map_or_else(
        || "Not recorded".to_owned(),
        |placement| words::placement(workspace, placement),
    )
}

/// A price, agreed or proposed.
struct Line<'a> {
    purpose: Purpose,
    component: Component,
    price: Price,
    from: Option<Date>,
    until: Option<Date>,
    shares: &'a [At<Share>],
    under_negotiation: bool,
}

/// The costs that were agreed; where the record names none, those that were proposed, and it says so.
fn costs(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Table {
    let agreed: Vec<Line<'_>> = outcome
        .costs
        .iter()
        .map(|cost| Line {
            purpose: cost.purpose,
            component: cost.component,
            price: cost.price.value,
            from: Some(cost.from.value),
            until: cost.until,
            shares: &cost.shares,
            under_negotiation: cost.under_negotiation,
        })
        .collect();
    if !agreed.is_empty() {
        return table(sitting, "Cost as agreed", None, &agreed);
    }
    let proposed = item.proposed.as_ref();
    let from = proposed
        .and_then(|proposed| proposed.from.as_ref())
        .map(|from| from.value);
    let proposed = proposed.into_iter().flat_map(|proposed| &proposed.costs);
    let proposed: Vec<Line<'_>> = proposed
        .map(|cost| Line {
            purpose: cost.purpose,
            component: cost.component,
            price: cost.price.value,
            from,
            until: None,
            shares: &cost.shares,
            under_negotiation: cost.under_negotiation,
        })
        .collect();
    let note = "As it was proposed: the record of the decision states no cost.";
    table(sitting, "Cost as proposed", Some(note), &proposed)
}

fn table(sitting: &Sitting<'_>, caption: &str, note: Option<&str>, prices: &[Line<'_>]) -> Table {
    let mut rows: Vec<Row> = prices.iter().map(|line| row(sitting, line)).collect();
    let same_days = prices
        .windows(2)
        .all(|two| two[0].from == two[1].from && two[0].until == two[1].until);
    if prices.len() > 1 && same_days {
        let sum: Rate = prices.iter().map(|line| line.price.rate()).sum();
        rows.push(Row::total([
            "Total".to_owned(),
            sum.weekly().paper(),
            String::new(),
            String::new(),
        ]));
    }
    Table {
        caption: caption.to_owned(),
        columns: vec![
            Column::words("What is paid for, and by whom", Width::Wide),
            Column::numbers("A week", Width::Narrow),
            Column::words("From", Width::Narrow),
            Column::words("Until", Width::Narrow),
        ],
        note: note.filter(|_| !rows.is_empty()).map(str::to_owned),
        rows,
        empty: Empty::none("No cost is recorded."),
    }
}

fn row(sitting: &Sitting<'_>, price: &Line<'_>) -> Row {
    let what = format!(
        "{}, {}",
        words::purpose(price.purpose),
        words::component(price.component)
    );
    let mut shares = agenda::share_words(sitting, price.shares.iter());
    if price.under_negotiation {
        shares.push_str(" The split is under negotiation.");
    }
    let mut what = Cell::from(what);
    if !shares.trim().is_empty() {
        what = what.with_sub(shares.trim());
    }
    let date = |on: Option<Date>| Cell::from(on.map(day).unwrap_or_default());
    Row::entry([
        what,
        weekly(price.price),
        date(price.from),
        date(price.until),
    ])
}

/// Pounds a week, and below them the contract's own basis.
fn weekly(price: Price) -> Cell {
    let cell = Cell::from(price.weekly().paper());
    if price.is_derived() {
        cell.with_sub(format!("worked out from {}", price.paper()))
    } else {
        cell
    }
}

/// The panel's ratification, and a line for each role that may agree; of those already given, who
/// and when.
fn signatures(
    sitting: &Sitting<'_>,
    item: &Item,
    outcome: &Outcome,
    roles: &[Slug],
) -> Vec<Signature> {
    let workspace = sitting.desk.workspace;
    let by = outcome
        .by
        .as_ref()
        .filter(|_| agreement::is_decided(sitting, outcome));
    let on = outcome.on.unwrap_or(sitting.date);
    let mut lines = vec![Signature {
        role: "Ratified for the panel".to_owned(),
        name: by.map(|by| agreement::decider(sitting, &by.id, on)),
        given: by.map(|_| format!("Ratified, {}", day(on))),
    }];
    let given = agreement::given(sitting, item, outcome);
    let agreements = roles.iter().map(|role| {
        let own = |given: &&&Given| workspace.holds(&given.by.id, role, given.on);
        let given = given.iter().find(own);
        let mut holders = workspace.holders(role, sitting.date);
        let only = holders.next().filter(|_| holders.next().is_none());
        let name = match given {
            Some(given) => Some(workspace.name(&given.by)),
            None => only.map(|person| person.name.as_str()),
        };
        Signature {
            role: workspace.role_title(role).to_owned(),
            name: name.map(str::to_owned),
            given: given.map(|given| format!("Agreed, {}", day(given.on))),
        }
    });
    // One of the roles is enough: once it has agreed, there is nothing left to sign.
    let is_wanted = |line: &Signature| given.is_empty() || line.given.is_some();
    lines.extend(agreements.filter(is_wanted));
    lines
}

fn rule(sitting: &Sitting<'_>, roles: &[Slug]) -> String {
    let titles = roles
        .iter()
        .map(|role| sitting.desk.workspace.role_title(role));
    let titles: Vec<&str> = titles.collect();
    let one = if titles.len() > 1 {
        "one of these agrees"
    } else {
        "this agreement is given"
    };
    format!(
        "The placement is confirmed once the panel has ratified it and {one}, in either order: {}.",
        titles.join("; ")
    )
}
