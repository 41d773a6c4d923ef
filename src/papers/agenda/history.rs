//! What this panel decided about a case before.

use super::super::desk::Sitting;
use super::super::view::{Fact, Section, Status};
use super::super::{markdown, words};
use crate::model::meeting::{Item, Outcome};
use crate::model::value::words as days;

/// How many earlier outcomes are told; a case that is heard at each meeting has dozens.
const TOLD: usize = 4;

/// Earlier outcomes of this panel on the case, the latest first; nothing if there is none.
pub(super) fn earlier_decisions(sitting: &Sitting<'_>, item: &Item) -> Option<Section> {
    let before = sitting.panel.meetings.range(..sitting.date).rev();
    let mut told: Vec<Fact> = before
        .filter(|(date, file)| file.takes_place() && **date <= sitting.desk.as_of)
        .flat_map(|(date, file)| file.heard().map(move |item| (*date, item)))
        .filter(|(_, earlier)| earlier.case.id == item.case.id)
        .filter_map(|(date, earlier)| {
            let outcome = earlier.outcome.as_ref()?;
            let status = words::decision_status(sitting.desk.workspace, sitting.edition, outcome);
            let kind = words::kind_title(sitting.edition, &earlier.kind.value);
            let said = [format!("{kind}: {}", status.text), terms(outcome)];
            let said = said.iter().filter(|text| !text.is_empty());
            let said = said.map(String::as_str).collect::<Vec<_>>().join("; ");
            Some(Fact::status(
                days::day(date),
                Status::new(status.mark, said),
            ))
        })
        .collect();
    let left_out = told.len().saturating_sub(TOLD);
    told.truncate(TOLD);
    if left_out > 0 {
        let count = words::count_of(left_out, "outcome");
        let tracker = sitting.edition.worded("{tracker}");
        told.push(Fact::text(
            "Before that",
            format!("{count}, in the {tracker}"),
        ));
    }
    (!told.is_empty()).then(|| Section {
        name: "previous-decisions".to_owned(),
        title: "Earlier decisions of this panel".to_owned(),
        facts: told,
        ..Section::default()
    })
}

fn terms(outcome: &Outcome) -> String {
    let conditions = outcome.conditions.iter();
    let mut terms: Vec<String> = conditions
        .map(|text| {
            markdown::plain(text.as_str())
                .trim_end_matches('.')
                .to_owned()
        })
        .collect();
    terms.extend(
        outcome
            .review_on
            .map(|on| format!("Review on {}", days::day(on.value))),
    );
    terms.join("; ")
}
