//! The items in the order in which they were taken, part by part.

use super::super::desk::Sitting;
use super::super::view::{Fact, Mark, RecordItem, RecordSection, Status};
use super::super::{markdown, words};
use super::entry;
use crate::model::meeting::{Action, Item, Proposed, Row};
use crate::model::value::Slug;
use crate::model::value::words::day;
use crate::plan::item_name;

/// One section for each part with items; a panel without parts has one.
pub(super) fn parts(sitting: &Sitting<'_>) -> Vec<RecordSection> {
    let mut sections: Vec<RecordSection> = Vec::new();
    let parts = sitting.edition.parts.iter().map(|part| &part.value);
    for part in parts {
        let title = format!(
            "{}: {}",
            part.title,
            words::lower_first(part.about.as_str())
        );
        sections.extend(section(sitting, title, Some(&part.id.value)));
    }
    sections.extend(section(sitting, "Items".to_owned(), None));
    let unplaced = sitting.plan.unplaced.iter().filter_map(|unplaced| {
        let item = &sitting.item(unplaced.index)?.value;
        Some(heard(sitting, item, None))
    });
    let unplaced: Vec<RecordItem> = unplaced.collect();
    if !unplaced.is_empty() {
        sections.push(RecordSection {
            title: "Items without a place on the running order".to_owned(),
            items: unplaced,
            ..RecordSection::default()
        });
    }
    if sections.is_empty() {
        sections.push(RecordSection {
            title: "Items".to_owned(),
            intro: vec!["No item was considered.".to_owned()],
            ..RecordSection::default()
        });
    }
    sections
}

fn section(sitting: &Sitting<'_>, title: String, part: Option<&Slug>) -> Option<RecordSection> {
    let planned = sitting.plan.items.iter();
    let planned = planned.filter(|planned| planned.part.as_ref() == part);
    let mut items: Vec<(u32, RecordItem)> = planned
        .filter_map(|planned| {
            let item = &sitting.item(planned.index)?.value;
            Some((planned.number, heard(sitting, item, Some(planned.number))))
        })
        .collect();
    let withdrawn = sitting.plan.withdrawn.iter();
    let withdrawn = withdrawn.filter(|row| row.part.as_ref() == part);
    items.extend(
        withdrawn.map(|row| (row.number.unwrap_or(u32::MAX), withdrawn_item(sitting, row))),
    );
    items.sort_by_key(|(number, _)| *number);
    let items: Vec<RecordItem> = items.into_iter().map(|(_, item)| item).collect();
    (!items.is_empty()).then(|| RecordSection {
        title,
        items,
        ..RecordSection::default()
    })
}

/// `3. C-0107 (AB): placement move`.
pub(super) fn title(sitting: &Sitting<'_>, item: &Item, number: Option<u32>) -> String {
    let number = number.map(|number| format!("{number}. "));
    let case = words::case(sitting.desk, &item.case.id);
    let kind = words::kind_title(sitting.edition, &item.kind.value);
    let kind = words::lower_first(kind);
    format!("{}{case}: {kind}", number.unwrap_or_default())
}

/// The number of an item on the running order.
pub(super) fn number(sitting: &Sitting<'_>, item: &Item) -> Option<u32> {
    let planned = sitting.plan.item(&item_name(item))?;
    Some(planned.number)
}

/// What was asked, said and decided about an item, and what was set to be done.
pub(super) fn heard(sitting: &Sitting<'_>, item: &Item, number: Option<u32>) -> RecordItem {
    let title = title(sitting, item, number);
    let name = item_name(item);
    let is_own = |action: &Action| action.item.as_ref().is_some_and(|of| of.value == name);
    let withheld = sitting.withheld(item);
    let actions = entry::actions(sitting, is_own, withheld);
    if let Some(withheld) = withheld {
        let mut facts = vec![Fact::missing("Decision", withheld.words())];
        facts.extend(actions);
        return RecordItem {
            title,
            decision: None,
            facts,
        };
    }
    let mut facts = vec![Fact::text("Asked", words::asked(sitting.edition, item))];
    facts.extend(
        item.proposed
            .as_ref()
            .map(|proposed| place(sitting, proposed)),
    );
    if let Some(taken) = &item.between_meetings {
        let by = words::person_with_role(sitting.desk.workspace, &taken.by.id, taken.on.value);
        let why = taken.reason.as_ref();
        let why = why.map(|why| format!(": {}", markdown::plain(why.as_str())));
        facts.push(Fact::text(
            "Taken between meetings",
            format!("{by}, {}{}", day(taken.on.value), why.unwrap_or_default()),
        ));
    }
    let decision = match &item.outcome {
        Some(outcome) => {
            facts.extend(entry::outcome(sitting, item, outcome));
            words::decision_status(sitting.desk.workspace, sitting.edition, outcome)
        }
        None => Status::new(Mark::Attention, "No decision recorded"),
    };
    facts.extend(actions);
    RecordItem {
        title,
        decision: Some(decision),
        facts,
    }
}

/// The place that was proposed, from when and for how long.
fn place(sitting: &Sitting<'_>, proposed: &Proposed) -> Fact {
    let kind = proposed.placement_type.map(|kind| kind.label().to_owned());
    let home = words::setting(sitting.desk.workspace, &proposed.setting);
    let from = proposed.from.as_ref();
    let from = from.map(|from| format!("from {}", day(from.value)));
    let said = kind.into_iter().chain([home]).chain(from);
    let said = said.collect::<Vec<_>>().join(", ");
    let length = proposed.expected_length.as_ref();
    Fact::text(
        "Proposed",
        match length {
            Some(length) => format!("{said}. {}", words::sentence(length.as_str())),
            None => said,
        },
    )
}

/// An item that was sent and taken off the running order again.
fn withdrawn_item(sitting: &Sitting<'_>, row: &Row) -> RecordItem {
    let number = row.number.map(|number| format!("{number}. "));
    let case = words::case(sitting.desk, &row.item.case);
    let kind = words::lower_first(words::kind_title(sitting.edition, &row.item.kind));
    RecordItem {
        title: format!("{}{case}: {kind}", number.unwrap_or_default()),
        decision: Some(Status::new(Mark::None, "Withdrawn before the meeting")),
        facts: Vec::new(),
    }
}
