//! The minute sheet: a form to print and write on in the room, and a workbook to type into.
//!
//! It is made until the meeting is over. From then on the record is the meeting's file, and an empty
//! form beside it would only ask for a second one.

use super::super::desk::Sitting;
use super::super::view::{
    ArisingAction, Audience, Choice, Expected, Mark, MinuteItem, MinuteLabels, MinutePart,
    MinuteSheet, Write,
};
use super::super::{agenda, head, markdown, meeting, words};
use crate::model::edition::{Decision, Effect, Fact};
use crate::model::meeting::Item;
use crate::model::schedules::ScheduleKind;
use crate::model::value::words as days;
use crate::plan::PlannedItem;
use crate::terms::{Need, ScheduleRatified};
use std::collections::BTreeSet;

/// What may come of a budget's projection.
pub(super) const PROJECTION: [&str; 3] = ["Changed", "Waits", "No effect"];

/// The minute sheet of a meeting that is not over.
pub(super) fn sheet(sitting: &Sitting<'_>) -> Option<MinuteSheet> {
    if sitting.is_held() {
        return None;
    }
    let desk = sitting.desk;
    let edition = sitting.edition;
    let actions = arising(sitting);
    let note = arising_note(sitting, actions.len());
    let mut arising = actions;
    arising.extend(left_open(sitting));
    Some(MinuteSheet {
        labels: MinuteLabels::default(),
        head: head::of_panel(
            desk,
            edition,
            "Minute sheet",
            Some(days::day_in_full(sitting.date)),
            sitting.plan.facts_on,
            Audience::Panel,
        ),
        meeting: meeting::of(sitting),
        opening: "Tick and write as the meeting goes. What is written here is entered in the meeting's file; the \
                  sheet is no record by itself."
            .to_owned(),
        attendance: attendance(sitting),
        interests: interests(sitting),
        arising_note: note,
        arising,
        parts: parts(sitting),
        schedules: schedules(sitting),
        business: agenda::other_business(sitting),
        signatures: vec!["Record taken by".to_owned(), "Cleared by the Chair".to_owned()],
        next: sitting.plan.next.map(days::day_in_full),
    })
}

fn attendance(sitting: &Sitting<'_>) -> Vec<Expected> {
    let members = agenda::members(sitting).into_iter();
    members
        .map(|member| Expected {
            role: member.role,
            name: member.name,
            known: Some(member.status).filter(|status| status.mark != Mark::Open),
        })
        .collect()
}

fn interests(sitting: &Sitting<'_>) -> Vec<String> {
    let declared = sitting.meeting.declarations.iter().flatten();
    declared
        .map(|declared| {
            let name = sitting.desk.workspace.name(&declared.person);
            let note = markdown::plain(declared.note.as_str());
            match &declared.case {
                Some(case) => format!("{name}, {}: {note}", case.id),
                None => format!("{name}: {note}"),
            }
        })
        .collect()
}

/// How many actions of earlier meetings stand on the agenda beside these.
fn arising_note(sitting: &Sitting<'_>, here: usize) -> Option<String> {
    let agenda = sitting.edition.word("agenda");
    let more = u32::try_from(sitting.plan.actions.len() - here).unwrap_or(u32::MAX);
    match (here, more) {
        (_, 0) if here > 0 => None,
        (0, 0) => Some("No action is open from earlier meetings.".to_owned()),
        (0, more) => Some(format!(
            "None of the {} that the {agenda} lists is due by this meeting or about a case of it.",
            days::count(more, "action")
        )),
        (_, more) => Some(format!(
            "The {agenda} lists {}: due later, or done since the meeting before.",
            days::count(more, "more action")
        )),
    }
}

/// Open actions that are due by the meeting or about a case that it considers; the others stand on
/// the agenda.
fn arising(sitting: &Sitting<'_>) -> Vec<ArisingAction> {
    let desk = sitting.desk;
    let facts_on = sitting.plan.facts_on;
    let mut due: Vec<_> = sitting
        .plan
        .actions
        .iter()
        .filter(|carried| !carried.state.is_closed())
        .filter_map(|carried| Some((carried, &carried.action(sitting.panel)?.value)))
        .filter(|(carried, action)| {
            let mut items = sitting.meeting.items.iter();
            let of = action.child();
            carried.due <= sitting.date
                || of.is_some_and(|of| items.any(|item| item.case.id == *of))
        })
        .collect();
    due.sort_by_key(|(carried, _)| (carried.due, carried.meeting, carried.id));
    let line =
        |(carried, action): (&crate::plan::CarriedAction, &crate::model::meeting::Action)| {
            let case = action.child();
            let withheld = case.and_then(|case| desk.withheld(case));
            let mut status = words::action_status(carried.state, carried.due, facts_on);
            status.text = format!("{}, due {}", status.text, days::day(carried.due));
            ArisingAction {
                reference: format!("{}/{}", carried.meeting, carried.id),
                case: words::came_from(desk, action),
                task: match withheld {
                    Some(withheld) => withheld.words().to_owned(),
                    None => markdown::plain(action.what.as_str()),
                },
                owner: words::owner(desk.workspace, action, sitting.date),
                status,
            }
        };
    due.into_iter().map(line).collect()
}

/// What else earlier meetings left open, as the agenda lists it.
fn left_open(sitting: &Sitting<'_>) -> impl Iterator<Item = ArisingAction> {
    let open = agenda::left_open(sitting, Audience::Panel).into_iter();
    open.map(|open| ArisingAction {
        reference: days::day(open.from),
        case: open.case,
        task: match open.why {
            Some(why) => format!("{}: {}", open.what, words::lower_first(why)),
            None => open.what,
        },
        owner: open.owner,
        status: open.status,
    })
}

/// The running order with room to write.
fn parts(sitting: &Sitting<'_>) -> Vec<MinutePart> {
    let planned = |number: &str| {
        let number: u32 = number.parse().ok()?;
        let mut items = sitting.plan.items.iter();
        items.find(|planned| planned.number == number)
    };
    let parts = agenda::parts(sitting).into_iter();
    let mut parts: Vec<MinutePart> = parts
        .map(|part| MinutePart {
            title: part.title,
            items: part
                .lines
                .into_iter()
                .filter_map(|line| {
                    let number = line.number?;
                    let planned = planned(&number)?;
                    let minutes = days::count(planned.minutes, "minute");
                    let about = [line.time, minutes, line.presenter];
                    let room = room(sitting, planned)?;
                    Some(MinuteItem {
                        number,
                        title: format!("{}: {}", line.item, line.kind),
                        line: about.into_iter().filter(|text| !text.is_empty()).collect(),
                        asked: line.asked,
                        flags: line.flags,
                        ..room
                    })
                })
                .collect(),
            empty: part.empty,
        })
        .collect();
    let unplaced = sitting.plan.unplaced.iter().filter_map(|unplaced| {
        let item = &sitting.item(unplaced.index)?.value;
        let kind = words::kind_title(sitting.edition, &item.kind.value);
        Some(MinuteItem {
            title: format!("{}: {kind}", words::case(sitting.desk, &item.case.id)),
            asked: match sitting.withheld(item) {
                Some(withheld) => withheld.words().to_owned(),
                None => words::asked(sitting.edition, item),
            },
            ..room_of(sitting, item)
        })
    });
    let unplaced: Vec<MinuteItem> = unplaced.collect();
    if !unplaced.is_empty() {
        parts.push(MinutePart {
            title: Some("Items without a place".to_owned()),
            items: unplaced,
            empty: String::new(),
        });
    }
    parts
}

fn room(sitting: &Sitting<'_>, planned: &PlannedItem) -> Option<MinuteItem> {
    let item = &sitting.item(planned.index)?.value;
    Some(room_of(sitting, item))
}

/// What is to be ticked and written about an item.
fn room_of(sitting: &Sitting<'_>, item: &Item) -> MinuteItem {
    let edition = sitting.edition;
    let kind = words::kind(edition, &item.kind.value);
    let decisions = edition.decisions.iter().map(|decision| &decision.value);
    let decisions = decisions.filter(|decision| decision.may_be_given_for(kind));
    let asks = asks(sitting, item);
    MinuteItem {
        key: crate::plan::item_name(item).to_string(),
        decisions: decisions
            .map(|decision| decision_words(sitting, decision))
            .collect(),
        choices: choices(sitting, &asks),
        asks_needs_met: asks.contains(&Need::NeedsMet),
        asks_projection: asks.contains(&Need::Projection),
        writes: writes(&asks),
        ..MinuteItem::default()
    }
}

/// The panel's word, and whose confirmation it waits for.
fn decision_words(sitting: &Sitting<'_>, decision: &Decision) -> String {
    match &decision.confirmation {
        Some(confirmation) => format!(
            "{} (to be confirmed by the {})",
            decision.title,
            words::confirmers(sitting.desk.workspace, confirmation)
        ),
        None => decision.title.to_string(),
    }
}

/// What the edition wants said of such an item, and what comes of any that costs something; of one that
/// can't be read, nobody can say.
fn asks(sitting: &Sitting<'_>, item: &Item) -> BTreeSet<Need> {
    let about = sitting.about(item);
    let needs = about.as_ref().map(|about| sitting.terms.needs_of(about));
    let mut needs = needs.unwrap_or_default();
    // Asked for as a fact about the child, it is what the panel says of the item.
    let asked = about.is_some_and(|about| {
        let mut asking = sitting.terms.asking_about(Fact::NeedsMet, &about);
        asking.next().is_some()
    });
    if asked {
        needs.insert(Need::NeedsMet);
    }
    let kind = words::kind(sitting.edition, &item.kind.value);
    let by_kind = kind.is_some_and(|kind| kind.changes_cost || kind.changes_placement);
    let proposed = item.proposed.as_ref();
    if by_kind || proposed.is_some_and(|proposed| !proposed.costs.is_empty()) {
        needs.extend([Need::Costs, Need::Projection]);
    }
    needs
}

fn choices(sitting: &Sitting<'_>, asks: &BTreeSet<Need>) -> Vec<Choice> {
    let mut choices = Vec::new();
    if let Some(chair) = &sitting.meeting.chair {
        let name = sitting.desk.workspace.name(&chair.person);
        choices.push(Choice {
            label: "Decided by".to_owned(),
            words: vec![format!("{name}, in the chair"), "Somebody else".to_owned()],
        });
    }
    if asks.contains(&Need::NeedsMet) {
        choices.push(Choice {
            label: "Needs met".to_owned(),
            words: ["Yes", "Partly", "No"].map(str::to_owned).into(),
        });
    }
    if asks.contains(&Need::Projection) {
        choices.push(Choice {
            label: "Budget's projection".to_owned(),
            words: PROJECTION.map(str::to_owned).into(),
        });
    }
    choices
}

fn writes(asks: &BTreeSet<Need>) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut write = |label: &str, lines| {
        writes.push(Write {
            label: label.to_owned(),
            lines,
        });
    };
    if asks.contains(&Need::Views) {
        write("Members' views", 2);
    }
    write("Reason", 2);
    write("Conditions", 1);
    if asks.contains(&Need::Costs) || asks.contains(&Need::Shares) {
        write("Costs agreed, from when, who pays", 1);
    }
    write("If it waits: for what, from whom", 1);
    write("Review date", 1);
    writes
}

/// The words that decide a schedule: those that may be given for an item of its kind, and that do what
/// the Terms of Reference want done.
fn schedule_decisions(sitting: &Sitting<'_>, schedule: ScheduleKind) -> Vec<String> {
    let kinds = sitting.edition.kinds.iter().map(|kind| &kind.value);
    let name = schedule.name();
    let own = kinds.into_iter().find(|kind| {
        let id = kind.id.as_str();
        id == name || Some(id) == name.strip_suffix('s')
    });
    let wanted = sitting.terms.each::<ScheduleRatified>();
    let wanted: Vec<_> = wanted.filter(|(_, wanted)| wanted.of == schedule).collect();
    let decisions = sitting.edition.decisions.iter();
    let decisions = decisions.filter(|decision| {
        let effect = decision.effect;
        let mut wanted = wanted.iter();
        let decides = wanted.all(|(_, wanted)| wanted.is_decided_by(effect));
        decision.may_be_given_for(own) && (decides || effect == Effect::NotReached)
    });
    decisions
        .map(|decision| decision_words(sitting, decision))
        .collect()
}

/// Schedules that are put before the panel as a whole.
fn schedules(sitting: &Sitting<'_>) -> Vec<MinuteItem> {
    let schedules = sitting.file.schedules.iter();
    schedules
        .map(|(kind, schedule)| {
            let entries = sitting.meeting.schedules.iter();
            let mut entries = entries.filter(|entry| entry.of.value == *kind);
            let pulled: Vec<String> = entries
                .next()
                .map(|entry| {
                    entry
                        .pulled_out
                        .iter()
                        .map(|case| case.to_string())
                        .collect()
                })
                .unwrap_or_default();
            let apart = schedule.lines.iter();
            let apart =
                apart.filter(|line| pulled.iter().any(|case| *case == line.child.to_string()));
            let apart = apart.count();
            let mut lines = words::count_of(schedule.lines.len(), "line");
            if apart > 0 {
                let together = schedule.lines.len() - apart;
                lines = format!("{lines}: {together} together, {apart} pulled out");
            }
            MinuteItem {
                key: kind.name().to_owned(),
                title: words::schedule(*kind).to_owned(),
                line: vec![lines],
                asked: if pulled.is_empty() {
                    "All lines together.".to_owned()
                } else {
                    format!(
                        "All lines together but for those that are taken one by one: {}.",
                        words::list(&pulled)
                    )
                },
                decisions: schedule_decisions(sitting, *kind),
                writes: vec![Write {
                    label: "Lines pulled out, reason".to_owned(),
                    lines: 2,
                }],
                ..MinuteItem::default()
            }
        })
        .collect()
}
