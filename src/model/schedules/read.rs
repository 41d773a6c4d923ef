//! From the rows of a CSV file to the lines of a schedule.

use super::{Element3Change, Schedule, ScheduleEntry, ScheduleKind, ScheduleLine};
use crate::diag::Span;
use crate::model::case::{Ceased, PhaseTransfer, PlanMove, TransferStatus};
use crate::model::value::CaseRef;
use crate::source::FileId;
use crate::table::{self, Column, Row};
use crate::yaml::{At, FreeText, Problem};
use std::collections::BTreeMap;

/// The years in which a transfer can lie: any other is a slip of the key.
const SEPTEMBERS: std::ops::RangeInclusive<i16> = 2000..=2199;

/// The highest year group: a plan ends with the 25th birthday.
const LAST_YEAR_GROUP: u32 = 20;

/// The columns that every schedule has.
const CHILD: [Column; 2] = [Column::needed("reference"), Column::optional("initials")];

const ELEMENT_3: [Column; 5] = [
    Column::optional("setting"),
    Column::needed("old-annual"),
    Column::needed("new-annual"),
    Column::needed("from"),
    Column::needed("reason"),
];

const PLAN_MOVES: [Column; 4] = [
    Column::needed("direction"),
    Column::needed("authority"),
    Column::needed("on"),
    Column::needed("annual-effect"),
];

const CEASED_PLANS: [Column; 3] = [
    Column::needed("on"),
    Column::needed("reason"),
    Column::optional("annual-saving"),
];

const PHASE_TRANSFERS: [Column; 5] = [
    Column::needed("september"),
    Column::needed("into-year"),
    Column::needed("status"),
    Column::optional("named"),
    Column::optional("setting"),
];

/// Reads one schedule; what is wrong with it, and its free text, go to the two lists.
pub(in crate::model) fn read(
    kind: ScheduleKind,
    file: FileId,
    text: &str,
    problems: &mut Vec<Problem>,
    texts: &mut Vec<FreeText>,
) -> Schedule {
    let own: &[Column] = match kind {
        ScheduleKind::Element3 => &ELEMENT_3,
        ScheduleKind::PlanMoves => &PLAN_MOVES,
        ScheduleKind::CeasedPlans => &CEASED_PLANS,
        ScheduleKind::PhaseTransfers => &PHASE_TRANSFERS,
    };
    let sheet = table::read(file, text, &[&CHILD, own].concat());
    let mut schedule = Schedule {
        file,
        lines: Vec::new(),
        unread: Vec::new(),
        complete: sheet.problems.is_empty(),
    };
    problems.extend(sheet.problems);
    let mut known: BTreeMap<CaseRef, Span> = BTreeMap::new();
    for mut row in sheet.rows {
        let line = line(kind, &mut row).filter(|line| is_first(line, &mut row, &mut known));
        match line.filter(|_| row.problems.is_empty()) {
            Some(value) => schedule.lines.push(At {
                value,
                span: row.span,
            }),
            None => schedule.unread.push(row.number),
        }
        problems.append(&mut row.problems);
        texts.append(&mut row.texts);
    }
    schedule
}

/// Every cell is read before any is missed, so that a line tells all its faults at once.
fn line(kind: ScheduleKind, row: &mut Row) -> Option<ScheduleLine> {
    let (child, initials) = (row.need("reference"), row.may("initials"));
    let entry = match kind {
        ScheduleKind::Element3 => element_3(row).map(ScheduleEntry::Element3),
        ScheduleKind::PlanMoves => plan_move(row).map(ScheduleEntry::PlanMove),
        ScheduleKind::CeasedPlans => ceased(row).map(ScheduleEntry::Ceased),
        ScheduleKind::PhaseTransfers => phase_transfer(row),
    };
    Some(ScheduleLine {
        child: child?,
        initials: initials?,
        entry: entry?,
    })
}

/// That a child is on one line only: two would be counted twice, and pulled out together.
fn is_first(line: &ScheduleLine, row: &mut Row, known: &mut BTreeMap<CaseRef, Span>) -> bool {
    let child = &line.child;
    let Some(first) = known.get(&child.value) else {
        known.insert(child.value.clone(), child.span);
        return true;
    };
    let message = format!("{} is on two lines of this schedule", child.value);
    let mut problem = Problem::new("duplicate-id", child.span, message)
        .help("keep the line that is right, and delete the other");
    problem.other = Some((*first, "the first one"));
    row.problems.push(problem);
    false
}

fn element_3(row: &mut Row) -> Option<Element3Change> {
    let (setting, reason) = (row.may("setting"), row.need("reason"));
    let (old, new, from) = (
        row.need("old-annual"),
        row.need("new-annual"),
        row.need("from"),
    );
    let change = Element3Change {
        setting: setting?,
        old_annual: old?,
        new_annual: new?,
        from: from?,
        reason: reason?,
    };
    if change.old_annual == change.new_annual {
        row.refuse(
            "new-annual",
            "this is the old amount, so the line changes nothing",
            "correct one of the two amounts, or delete the line",
        );
    }
    Some(change)
}

fn plan_move(row: &mut Row) -> Option<PlanMove> {
    let (direction, authority) = (row.need("direction"), row.need("authority"));
    let (on, effect) = (row.need("on"), row.need("annual-effect"));
    Some(PlanMove {
        direction: direction?,
        authority: authority?,
        on: on?,
        annual_effect: effect?,
    })
}

fn ceased(row: &mut Row) -> Option<Ceased> {
    let (on, reason) = (row.need("on"), row.need("reason"));
    let saving = row.may("annual-saving");
    Some(Ceased {
        on: on?,
        reason: reason?,
        annual_saving: saving?,
    })
}

fn phase_transfer(row: &mut Row) -> Option<ScheduleEntry> {
    let (september, into_year) = (row.need("september"), row.need("into-year"));
    let (status, named) = (row.need("status"), row.may("named"));
    let setting = row.may("setting");
    let transfer = PhaseTransfer {
        september: september?,
        into_year: into_year?,
        status: status?,
        named: named?,
    };
    if !SEPTEMBERS.contains(&transfer.september) {
        let message = "expected the year of a September, such as 2026";
        row.refuse("september", message, "correct the year");
    }
    if transfer.into_year > LAST_YEAR_GROUP {
        let message = "expected a year group, such as 7 or 12";
        row.refuse("into-year", message, "write the number of the year group");
    }
    if transfer.status == TransferStatus::Named && transfer.named.is_none() {
        let message = "a setting is named, and the day is missing on which the plan was issued";
        row.refuse("status", message, "fill in `named` on this line");
    }
    let setting = setting?;
    Some(ScheduleEntry::PhaseTransfer { transfer, setting })
}
