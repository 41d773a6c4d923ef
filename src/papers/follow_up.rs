//! What follows a decision: who confirms it, and who is written to.

use super::desk::Sitting;
use super::view::{Fact, Mark, Status};
use super::words;
use crate::model::meeting::{Item, Outcome};
use crate::model::value::Slug;
use crate::model::value::words::day;
use crate::plan::due;

/// Who confirmed it or is awaited, where the edition's word for it needs that; the letters sent.
pub(super) fn facts(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<Fact> {
    let mut facts: Vec<Fact> = confirmation(sitting, item, outcome).into_iter().collect();
    let letters = outcome.letters.iter().map(|sent| {
        let mut known = sitting.edition.letters.iter();
        let title = known.find(|letter| letter.id.value == sent.letter.value);
        let title = title.map_or(sent.letter.as_str(), |letter| letter.title.as_str());
        format!("{title}, {}", day(sent.sent.value))
    });
    let letters: Vec<String> = letters.collect();
    if !letters.is_empty() {
        facts.push(Fact::text("Letters sent", letters.join("; ")));
    }
    facts
}

fn confirmation(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<Fact> {
    let label = "Confirmation";
    let asked = words::decision(sitting.edition, outcome)?
        .confirmation
        .as_ref()?;
    let workspace = sitting.desk.workspace;
    if let Some(given) = &outcome.confirmed {
        let roles: Vec<Slug> = asked.roles.iter().map(|role| role.id.clone()).collect();
        let who = words::person_as(workspace, &given.by.id, given.on.value, &roles);
        let text = format!("{who}, {}", day(given.on.value));
        return Some(Fact::status(label, Status::new(Mark::Done, text)));
    }
    let deadlines = &sitting.edition.deadlines;
    let due = asked.deadline.as_ref().and_then(|name| {
        let deadline = deadlines.get(&name.id)?;
        Some(due(
            deadline,
            item.decided_on(sitting.date),
            &workspace.working_days,
        ))
    });
    let who = words::confirmers(workspace, asked);
    let (mark, by) = match due {
        Some(due) if due.has_passed(sitting.desk.as_of) => (
            Mark::Attention,
            format!("; it was due by {}", day(due.at.date())),
        ),
        Some(due) => (Mark::Open, format!(" by {}", day(due.at.date()))),
        None => (Mark::Open, String::new()),
    };
    let text = format!("Awaited from the {who}{by}");
    Some(Fact::status(label, Status::new(mark, text)))
}
