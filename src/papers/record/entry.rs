//! What every matter of a record has: an outcome with its reason, conditions and costs, and the actions
//! that were set.

use super::super::desk::{Sitting, Withheld};
use super::super::view::{Fact, Mark, RecordSection, Status};
use super::super::{agreement, follow_up, markdown, words};
use super::costs;
use super::points::points;
use crate::model::meeting::{Action, Correction, Item, Outcome, Projection};
use crate::model::value::words::day;
use crate::plan::item_name;
use crate::yaml::At;

/// What came of an item but for the decision itself.
pub(super) fn outcome(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<Fact> {
    let mut facts = said(sitting, outcome);
    facts.extend(authorised(sitting, item, outcome));
    facts.extend(follow_up::facts(sitting, item, outcome));
    facts.extend(costs::facts(sitting, item, outcome));
    facts.extend(terms(sitting, outcome));
    facts
}

/// What the panel said and who decided, of an item as of a schedule.
pub(super) fn said(sitting: &Sitting<'_>, outcome: &Outcome) -> Vec<Fact> {
    let mut facts = Vec::new();
    let views = outcome.views.as_ref();
    facts.extend(views.map(|text| Fact::rich("Views of members", markdown::rich(text.as_str()))));
    let reason = outcome.reason.as_ref();
    facts.extend(reason.map(|text| Fact::rich("Reason", markdown::rich(text.as_str()))));
    let label = "Decided by";
    let decided = words::decision(sitting.edition, outcome);
    match &outcome.by {
        Some(by) => {
            let on = outcome.on.filter(|on| *on != sitting.date);
            let name = agreement::decider(sitting, &by.id, on.unwrap_or(sitting.date));
            let on = on.map(|on| format!(", on {}", day(on)));
            let text = format!("{name}{}", on.unwrap_or_default());
            facts.push(Fact::text(label, text));
        }
        None if decided.is_some_and(|word| word.effect.is_decision()) => {
            facts.push(Fact::missing(label, "Not recorded"));
        }
        None => {}
    }
    facts
}

/// On what terms it was decided: conditions, what it waits for, when it is looked at again.
pub(super) fn terms(sitting: &Sitting<'_>, outcome: &Outcome) -> Vec<Fact> {
    let workspace = sitting.desk.workspace;
    let mut facts = Vec::new();
    let conditions = outcome.conditions.iter();
    let conditions = conditions.map(|text| markdown::plain(text.as_str()));
    facts.extend(points("Conditions", conditions.collect()));
    let missing = outcome.missing.iter().map(|missing| {
        let from = missing.from.as_ref();
        let from = from.map(|from| format!(" (from {})", workspace.name(from)));
        let what = markdown::plain(missing.what.as_str());
        match from {
            Some(from) => format!("{}{from}", what.trim_end_matches('.')),
            None => what,
        }
    });
    facts.extend(points("Still wanted", missing.collect()));
    let met = outcome.needs_met;
    facts.extend(met.map(|met| Fact::text("Needs met", words::degree(met))));
    let projection = outcome.projection.as_ref();
    facts.extend(projection.map(|at| Fact::text("Budget's projection", projected(at.value))));
    let review = outcome.review_on.as_ref();
    facts.extend(review.map(|on| Fact::text("Review date", day(on.value))));
    let corrected = corrections_by_now(sitting, &outcome.corrections).map(|correction| {
        let text = format!("On {}: see Corrections", day(correction.on));
        Fact::text("Corrected", text)
    });
    facts.extend(corrected);
    facts
}

fn projected(projection: Projection) -> &'static str {
    match projection {
        Projection::Line => "A line was added or changed",
        Projection::Pending => "Waits for a decision",
        Projection::Nil => "No effect",
    }
}

/// Who agreed besides the panel, or is awaited.
fn authorised(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<Fact> {
    let label = "Authorised by";
    let given = agreement::given(sitting, item, outcome).into_iter();
    let given = given.map(|given| agreement::given_words(sitting, item, given));
    let given: Vec<String> = given.collect();
    if !given.is_empty() {
        let status = Status::new(Mark::Done, given.join("; "));
        return Some(Fact::status(label, status));
    }
    let roles = agreement::roles(sitting, item);
    (!roles.is_empty() && agreement::is_agreed(sitting, outcome)).then(|| {
        let workspace = sitting.desk.workspace;
        let roles: Vec<&str> = roles
            .iter()
            .map(|role| workspace.role_title(role))
            .collect();
        let text = format!("Awaited from the {}", roles.join(" or "));
        Fact::status(label, Status::new(Mark::Open, text))
    })
}

/// The actions that the meeting set about something, with the dates that it set.
pub(super) fn actions(
    sitting: &Sitting<'_>,
    is_meant: impl Fn(&Action) -> bool,
    withheld: Option<Withheld>,
) -> Vec<Fact> {
    let workspace = sitting.desk.workspace;
    let meant = sitting
        .meeting
        .actions
        .iter()
        .filter(|action| is_meant(action));
    let facts = meant.map(|action| {
        let what = match withheld {
            Some(withheld) => withheld.words().to_owned(),
            None => words::sentence(&markdown::plain(action.what.as_str())),
        };
        let owner = words::owner(workspace, action, sitting.date);
        let reporter = action.reporter.as_ref().filter(|reporter| {
            let owner = action.owner.as_ref();
            owner.is_none_or(|owner| owner.id != reporter.id)
        });
        let reporter = reporter.map(|by| format!("; {} reports", workspace.name(by)));
        let (due, reporter) = (day(action.due.value), reporter.unwrap_or_default());
        Fact::text(
            format!("Action {}", action.id.value),
            format!("{what} {owner}, by {due}{reporter}."),
        )
    });
    facts.collect()
}

/// Actions about no item and no schedule of the meeting.
pub(super) fn other_actions(sitting: &Sitting<'_>) -> Option<RecordSection> {
    let heard = |action: &Action| {
        let of = action.item.as_ref();
        of.is_some_and(|of| sitting.file.heard().any(|item| item_name(item) == of.value))
    };
    let is_other = |action: &Action| !heard(action) && action.schedule.is_none();
    let facts = actions(sitting, is_other, None);
    (!facts.is_empty()).then(|| RecordSection {
        title: "Other actions".to_owned(),
        facts,
        ..RecordSection::default()
    })
}

/// Corrections that were entered by the as-of date.
pub(super) fn corrections_by_now<'a>(
    sitting: &Sitting<'_>,
    corrections: &'a [At<Correction>],
) -> impl Iterator<Item = &'a Correction> + use<'a> {
    let as_of = sitting.desk.as_of;
    let entered = corrections.iter().map(|correction| &correction.value);
    entered.filter(move |correction| correction.on <= as_of)
}
