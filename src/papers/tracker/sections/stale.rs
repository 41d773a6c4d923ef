//! Cases that were heard and that nobody has brought up to date since (P-76).

use super::super::gather::{Hearing, Task, tasks};
use crate::papers::view::Empty;

use super::frame::section;
use crate::model::case::Case;
use crate::model::edition;
use crate::model::value::{CaseRef, words::count, words::day};
use crate::papers::desk::Desk;
use crate::papers::view::{Column, Row, Section, Table, Width};
use crate::papers::words;
use crate::terms::{Terms, Weeks};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Cases whose file has no entry of a day after that on which news of them was due.
///
/// News is due from the last meeting that heard the case; if an action about it was to be done by a
/// later day that has passed, from that day.
pub(super) fn stale(desk: &Desk<'_>, terms: &Terms, hearings: &[Hearing<'_>]) -> Section {
    let settings = terms.section::<Weeks>(edition::Section::StaleCases);
    let weeks = settings.map_or(0, |settings| settings.weeks);
    let limit = desk.as_of.saturating_sub(i64::from(weeks).weeks());
    let mut stale: Vec<(Date, Row)> = Vec::new();
    for (reference, heard) in last_heard(hearings) {
        let case = desk.workspace.case(reference);
        let Some(case) = case.filter(|_| desk.withheld(reference).is_none()) else {
            continue;
        };
        let due = last_due(desk, hearings, reference).filter(|due| *due > heard);
        let from = due.unwrap_or(heard);
        let latest = case.last_entry(desk.as_of);
        if from <= limit && latest.is_none_or(|latest| latest <= from) {
            stale.push((from, row(desk, case, heard, due, latest)));
        }
    }
    stale.sort_by_key(|(from, _)| *from);
    let older = match weeks {
        0 => String::new(),
        weeks => format!(" for {} or longer", count(weeks, "week")),
    };
    let table = Table {
        caption: format!("Cases heard and not brought up to date{older}"),
        columns: vec![
            Column::words("Case", Width::Normal),
            Column::words("Last heard", Width::Narrow),
            Column::words("Action due", Width::Narrow),
            Column::words("Latest entry", Width::Narrow),
            Column::words("Team Manager", Width::Wide),
        ],
        rows: stale.into_iter().map(|(_, row)| row).collect(),
        empty: Empty::none(format!("No case that was heard has been left as it was{older}.")),
        note: Some(
            "A case is listed if its file has no entry dated after the meeting that last heard it, or, \
             where an action about it was to be done by a later day that has passed, after that day."
                .to_owned(),
        ),
    };
    section(
        edition::Section::StaleCases,
        "Cases not brought up to date",
        table,
    )
}

/// When each case was last heard.
fn last_heard<'h>(hearings: &'h [Hearing<'_>]) -> BTreeMap<&'h CaseRef, Date> {
    let mut last = BTreeMap::new();
    for hearing in hearings {
        for heard in &hearing.heard {
            let day = last
                .entry(&heard.item.case.id)
                .or_insert(hearing.sitting.date);
            *day = hearing.sitting.date.max(*day);
        }
    }
    last
}

/// The latest day, passed by now, by which something about a case was to be done.
fn last_due(desk: &Desk<'_>, hearings: &[Hearing<'_>], case: &CaseRef) -> Option<Date> {
    let about = |task: &Task<'_>| task.written.child() == Some(case);
    tasks(hearings)
        .filter(|(_, task)| about(task) && task.stands.due < desk.as_of)
        .map(|(_, task)| task.stands.due)
        .max()
}

fn row(desk: &Desk<'_>, case: &Case, heard: Date, due: Option<Date>, latest: Option<Date>) -> Row {
    let workspace = desk.workspace;
    let manager = workspace
        .team_of(case, desk.as_of)
        .and_then(|team| team.team_manager_on(desk.as_of))
        .map(|manager| workspace.name(manager));
    Row::entry([
        words::case(desk, &case.case.value),
        day(heard),
        due.map(day).unwrap_or_default(),
        latest.map_or_else(|| "None".to_owned(), day),
        manager.unwrap_or_default().to_owned(),
    ])
}
