//! What follows from the files for each meeting: parts, slots, invitees, deadlines, what is carried
//! forward, what has moved, what it all costs.
//!
//! Planning never fails. What has no place is [`Unplaced`], with a reason.

mod actions;
mod acts;
mod agreed;
mod around;
mod chain;
mod change;
mod circumstances;
#[cfg(test)]
mod classes;
mod condition;
mod cycle;
mod deadlines;
mod decided;
mod effect;
mod elsewhere;
mod facts;
mod figures;
mod forecast;
mod invitees;
mod issued;
mod lines;
mod news;
mod open;
mod order;
mod owed;
mod parts;
mod planned;
mod presenter;
mod recipient;
mod sent;
mod setting;
mod settled;
mod slots;
mod told_lines;
mod versions;

pub use actions::{CarriedAction, all_actions};
pub use acts::{Act, Deed, acts_of};
pub use agreed::{Agreed, AgreedMove, Carried, agreed_costs, agreed_moves, is_for_a_home};
pub use around::{Around, PlannedSchedule, Stretch as KeptStretch};
pub use chain::{Named, named, resolve, ties};
pub use change::{Change, Paid, Part, proposed_change};
pub use circumstances::{
    Circumstances, belongs_on_file, circumstances_of, is_over, still_asks, was_heard_before,
    was_settled, was_taken,
};
pub use condition::{any_holds, holds, in_class, proposes_outside_place};
pub use cycle::Cycle;
pub use deadlines::{Due, due};
pub use decided::{decision_print, decisions};
pub use effect::agreed_effect;
pub use elsewhere::heard_elsewhere;
pub use facts::{
    FactState, FactValue, Silent, Value, endorser_words, fact_date, fact_doubt, fact_due,
    fact_span, find_fact, has_open_action, is_of_present, issued_after, silent_action,
};
pub use figures::{CurrentPlacement, Movement, MovementKind, current_placements, movements, stays};
pub use forecast::{BudgetEffects, Forecast, ForecastLine, agreed_effects, forecast};
pub use invitees::{Block, Invitee, Reason, attendees_of, may_sit};
pub use issued::{
    Amendment, ItemChange, MeetingChange, Sent, amendments, as_planned, changes, day_sent,
    last_sent,
};
pub use lines::{ALL_LINES, line_names, own_settings};
pub use news::{
    Window, ceased_key, movement_key, plan_move_key, planned_key, told, transfer_key, window,
};
pub use owed::{Matter, Owed, Why};
pub use planned::{PlannedItem, Unplaced, UnplacedReason, item_name};
pub use presenter::{presenter_by_hand, presenter_of};
pub use recipient::{Recipient, Refusal};
pub use sent::event_name;
pub(crate) use setting::Setting;
pub(crate) use settled::settled_on;
pub use told_lines::{LineChange, line_changes};
pub use versions::{Stretch, Version, standing, versions};

use crate::diag::MeetingKey;
use crate::model::Workspace;
use crate::model::edition::Stage;
use crate::model::meeting::{Row, Status};
use crate::model::schedules::ScheduleKind;
use crate::model::value::{Clock, ItemRef, Slug};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The plans of every meeting.
#[derive(Debug, Clone, Default)]
pub struct Plans {
    /// By panel and date.
    pub meetings: BTreeMap<MeetingKey, Plan>,
    /// By panel, what its meetings left open and no meeting on file is there to take up.
    pub adrift: BTreeMap<Slug, Vec<Owed>>,
}

/// The plan of one meeting.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Which meeting.
    pub key: MeetingKey,
    /// How far it has come.
    pub stage: Stage,
    /// The day on which its papers take the facts: as-of, but not after the meeting.
    pub facts_on: Date,
    /// When it begins.
    pub start: Clock,
    /// When it must end.
    pub end: Clock,
    /// What is due when, by the deadline's name.
    pub deadlines: BTreeMap<Slug, Due>,
    /// When the record of what was decided is due: by the edition's deadline, or three working days after.
    pub record_due: Date,
    /// Items in the order in which they are taken.
    pub items: Vec<PlannedItem>,
    /// Items that have no place, and why.
    pub unplaced: Vec<Unplaced>,
    /// Items that were sent and are not on the running order any more, by their numbers.
    pub withdrawn: Vec<Row>,
    /// The day for which its papers first went out, where the ledger tells.
    pub first_day: Option<Date>,
    /// Breaks, as they fell.
    pub breaks: Vec<(Clock, u32)>,
    /// The schedules that are decided as a whole, in their order.
    pub schedules: Vec<PlannedSchedule>,
    /// When it takes whatever else is no item.
    pub around: Around,
    /// Items of which a slot that was promised cannot be kept, and why.
    pub displaced: Vec<(ItemRef, String)>,
    /// Who is invited, by staff id.
    pub invitees: BTreeMap<Slug, Invitee>,
    /// Actions of this and earlier meetings, as they stand.
    pub actions: Vec<CarriedAction>,
    /// What earlier meetings left open and this one is asked for, the oldest first.
    pub owed: Vec<Owed>,
    /// The meeting of the panel before this one that took place.
    pub previous: Option<Date>,
    /// The one after.
    pub next: Option<Date>,
}

impl Plans {
    /// Opens meetings again that are closed by their files alone, because the Terms of Reference still
    /// ask something of them.
    pub fn reopen<'k>(&mut self, meetings: impl IntoIterator<Item = &'k MeetingKey>) {
        for key in meetings {
            if let Some(plan) = self.meetings.get_mut(key)
                && plan.stage == Stage::Closed
            {
                plan.stage = Stage::Recorded;
            }
        }
    }
}

impl Plan {
    /// The planned item of a name.
    #[must_use]
    pub fn item(&self, name: &ItemRef) -> Option<&PlannedItem> {
        self.items.iter().find(|item| item.name == *name)
    }

    /// The part in which an item stands.
    #[must_use]
    pub fn part_of(&self, index: usize) -> Option<&Slug> {
        let item = self.items.iter().find(|item| item.index == index)?;
        item.part.as_ref()
    }

    /// The day of the deadline with which a stage begins that is still ahead, and before which what it
    /// asks for can be done. What is asked of a meeting that was held can't be done before it.
    #[must_use]
    pub fn begins(&self, stage: Stage) -> Option<Date> {
        let due = |name| self.due(name).map(|due| due.at.date());
        match stage {
            _ if stage <= self.stage => None,
            Stage::Agenda => {
                let first = due("agenda").into_iter().chain(due("papers")).min();
                Some(first.unwrap_or(self.key.date))
            }
            Stage::Papers => Some(due("papers").unwrap_or(self.key.date)),
            Stage::Recorded => (self.stage == Stage::Held).then_some(self.record_due),
            Stage::Draft | Stage::Held | Stage::Closed | Stage::Annual => None,
        }
    }

    /// When a deadline is.
    #[must_use]
    pub fn due(&self, deadline: &str) -> Option<&Due> {
        self.deadlines.get(deadline)
    }
}

/// Plans every meeting of a workspace.
#[must_use]
pub fn plan(workspace: &Workspace, as_of: Date) -> Plans {
    let mut plans = Plans::default();
    // People may sit on two panels that meet on one day: who is taken stays taken.
    let mut taken = slots::Taken::default();
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in &panel.meetings {
            let Some(edition) = panel.edition_on(*date) else {
                continue;
            };
            let setting = Setting {
                workspace,
                panel,
                file,
                edition: &edition.edition,
                date: *date,
                facts_on: as_of.min(*date),
            };
            let key = MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            };
            plans
                .meetings
                .insert(key.clone(), plan_meeting(setting, key, as_of, &mut taken));
        }
    }
    for (panel_id, panel) in &workspace.panels {
        let key = |date| MeetingKey {
            panel: panel_id.to_string(),
            date,
        };
        let stage = |date| plans.meetings.get(&key(date)).map(|plan| plan.stage);
        let left = open::left_open(workspace, panel, stage, as_of);
        for (date, owed) in left.asked {
            let plan = plans.meetings.get_mut(&key(date));
            plan.expect("its stage is known").owed.push(owed);
        }
        plans.adrift.insert(panel_id.clone(), left.adrift);
    }
    plans
}

fn plan_meeting(
    setting: Setting<'_>,
    key: MeetingKey,
    as_of: Date,
    taken: &mut slots::Taken,
) -> Plan {
    let Setting {
        workspace,
        panel,
        file,
        edition,
        date,
        facts_on,
    } = setting;
    let deadlines: BTreeMap<Slug, Due> = edition
        .deadlines
        .iter()
        // What runs from something else has no day before that has happened.
        .filter(|(_, deadline)| deadline.event().is_none())
        .map(|(name, deadline)| (name.clone(), due(deadline, date, &workspace.working_days)))
        .collect();
    let start = file
        .meeting
        .start
        .map_or(edition.schedule.start.value, |start| start.value);
    let end = file
        .meeting
        .end
        .map_or(edition.schedule.end.value, |end| end.value);
    let allotted = parts::allot(setting);
    let ordered = order::order(setting, allotted.placed);
    let mut timed = slots::give(setting, start, end, ordered, taken);
    sent::Numbers::of(&file.ledger).give(&mut timed.items);
    let mut unplaced = allotted.unplaced;
    unplaced.extend(timed.unplaced);
    unplaced.sort_by_key(|item| item.index);
    let record_due = record_due(setting, &deadlines);
    let stage = stage(setting, &deadlines, record_due, as_of);
    let invitees = invitees::invitees(setting, start, end, &timed.items, &timed.schedules);
    let first_day = sent::first_day(&key.panel, date, &file.ledger);
    Plan {
        key,
        stage,
        facts_on,
        start,
        end,
        deadlines,
        record_due,
        withdrawn: sent::withdrawn(&file.ledger, &timed.items, &unplaced),
        first_day,
        items: timed.items,
        unplaced,
        breaks: timed.breaks,
        schedules: timed.schedules,
        around: timed.around,
        displaced: timed.displaced,
        invitees,
        actions: actions::carried(panel, date, as_of),
        owed: Vec::new(),
        previous: panel.sitting_before(date).map(|(date, _)| date),
        next: panel
            .sittings()
            .map(|(date, _)| date)
            .find(|next| *next > date),
    }
}

/// When the record of a meeting is due.
fn record_due(setting: Setting<'_>, deadlines: &BTreeMap<Slug, Due>) -> Date {
    let calendar = &setting.workspace.working_days;
    let three_after = || {
        let counting = crate::model::value::Counting::default();
        calendar.add_working_days(setting.date, 3, counting).value
    };
    (deadlines.get("record")).map_or_else(three_after, |due| due.at.date())
}

/// How far a meeting has come. A stage begins on the day of its deadline.
fn stage(
    setting: Setting<'_>,
    deadlines: &BTreeMap<Slug, Due>,
    record_due: Date,
    as_of: Date,
) -> Stage {
    let Setting {
        panel,
        file,
        edition,
        date,
        ..
    } = setting;
    let reached = |name: &str| {
        deadlines
            .get(name)
            .is_some_and(|due| due.at.date() <= as_of)
    };
    if as_of <= date {
        return if reached("papers") {
            Stage::Papers
        } else if reached("agenda") {
            Stage::Agenda
        } else {
            Stage::Draft
        };
    }
    if file.meeting.status == Status::Cancelled || file.meeting.status == Status::Postponed {
        return Stage::Closed;
    }
    if as_of < record_due {
        return Stage::Held;
    }
    let recorded = file.heard().all(|item| {
        let outcome = item.outcome.as_ref();
        outcome
            .is_some_and(|outcome| outcome.recorded.is_some() || !belongs_on_file(edition, outcome))
    });
    let is_decided = |kind: &ScheduleKind| {
        let mut entries = file.meeting.schedules.iter();
        entries.any(|entry| entry.of.value == *kind && entry.outcome.is_some())
    };
    let recorded = recorded && file.schedules.keys().all(is_decided);
    let carried = panel
        .sittings()
        .any(|(next, _)| next > date && next <= as_of);
    let settled =
        carried || actions::own(file, date, as_of, |_| true).all(|action| action.state.is_closed());
    if recorded && settled {
        Stage::Closed
    } else {
        Stage::Recorded
    }
}
