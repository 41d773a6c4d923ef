//! Where children live, what has moved, what it costs and how that stands against the budget.

use super::super::super::desk::Sitting;
use super::super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::super::words;
use super::super::proposal::{NOT_KNOWN, difference};
use super::frame::{among_cases, nothing_new};
use super::frame::{asked_of, missing, section_beside, window};
use super::supplied::Computed;
use crate::model::case::Placement;
use crate::model::edition;
use crate::model::value::date::plus_days;
use crate::model::value::{Money, words as days};
use crate::papers::view::Empty;
use crate::plan::{
    self, ALL_LINES, CurrentPlacement, Forecast, ForecastLine, Movement, MovementKind, Window,
    movement_key,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The section, where it is one of these.
pub(super) fn build(sitting: &Sitting<'_>, asked: edition::Section) -> Option<Section> {
    Some(match asked {
        edition::Section::PlacementsAndCosts => placements(sitting),
        edition::Section::Movements => movements(sitting),
        edition::Section::Forecast => forecast(sitting),
        _ => return None,
    })
}

/// Current placements by type, with what they cost a week.
fn placements(sitting: &Sitting<'_>) -> Section {
    let day = sitting.plan.facts_on;
    let told = asked_of(sitting, edition::Section::PlacementsAndCosts);
    let told: Vec<_> = told.map(|case| &case.case.value).collect();
    let mut by_type: BTreeMap<_, Vec<CurrentPlacement<'_>>> = BTreeMap::new();
    for current in plan::current_placements(sitting.desk.workspace, day) {
        if told.contains(&&current.case.case.value) {
            by_type
                .entry(current.placement.placement_type.value)
                .or_default()
                .push(current);
        }
    }
    let (mut rows, mut types) = (Vec::new(), Vec::new());
    let mut lines = Vec::new();
    let (mut total, mut all) = (Money::default(), 0);
    let mut unpriced = 0;
    let known = |label: &str, unknown: usize| match unknown {
        0 => format!("{label}, pounds a week"),
        unknown => format!("{label}, pounds a week, without {unknown} not known"),
    };
    for (placement_type, placements) in by_type {
        let sum: Money = placements.iter().filter_map(|current| current.weekly).sum();
        let count = placements.len();
        let priced = placements.iter().filter(|current| current.weekly.is_some());
        let unknown = count - priced.count();
        unpriced += unknown;
        rows.push(Row::group(placement_type.label()));
        types.push(Row::entry([
            placement_type.label().to_owned(),
            count.to_string(),
            words::with_unknown(sum.paper(), unknown, count),
        ]));
        for current in &placements {
            rows.push(placement_row(sitting, current));
        }
        let label = placement_type.label();
        lines.push(Computed::count(
            placement_type.to_string(),
            format!("{label}: placements"),
            count,
        ));
        if unknown < count {
            lines.push(Computed::amount(
                placement_type.to_string(),
                known(label, unknown),
                sum,
            ));
        }
        total = total.checked_add(sum).unwrap_or(total);
        all += count;
    }
    lines.insert(0, Computed::count(ALL_LINES, "All placements", all));
    lines.insert(
        1,
        Computed::amount(ALL_LINES, known("All placements", unpriced), total),
    );
    if !rows.is_empty() {
        let sum = words::with_unknown(total.paper(), unpriced, all);
        types.push(Row::total(["All", &all.to_string(), &sum]));
    }
    let unpriced = (unpriced > 0).then(|| format!("Without a recorded cost: {unpriced}."));
    let notes: Vec<String> = unpriced.into_iter().chain(missing(sitting.desk)).collect();
    let by_type = Table {
        caption: format!(
            "Placements on {} by type, with their cost a week",
            days::day(day)
        ),
        columns: vec![
            Column::words("Type", Width::Wide),
            Column::numbers("Children", Width::Narrow),
            Column::numbers("A week", Width::Normal),
        ],
        rows: types,
        empty: among_cases(sitting, "No placement is in force."),
        note: (!notes.is_empty()).then(|| notes.join(" ")),
    };
    let list = Table {
        caption: format!("Each placement on {}", days::day(day)),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Placement", Width::Wide),
            Column::words("Since", Width::Narrow),
            Column::numbers("A week", Width::Narrow),
        ],
        rows,
        empty: among_cases(sitting, "No placement is in force."),
        note: None,
    };
    let title = "Current placements and costs";
    let asked = edition::Section::PlacementsAndCosts;
    let mut section = section_beside(sitting, asked, title, by_type, &lines);
    if all > 0 {
        section.tables.insert(1, list);
    }
    section
}

fn placement_row(sitting: &Sitting<'_>, current: &CurrentPlacement<'_>) -> Row {
    Row::entry([
        words::case(sitting.desk, &current.case.case.value),
        words::setting(sitting.desk.workspace, &current.placement.setting),
        days::day(current.placement.from.value),
        current
            .weekly
            .map_or_else(|| NOT_KNOWN.to_owned(), Money::paper),
    ])
}

/// The placements begun and ended of which the agenda tells.
pub(super) fn moved<'a>(sitting: &Sitting<'a>) -> Vec<Movement<'a>> {
    let window = window(sitting);
    let of: Vec<_> = asked_of(sitting, edition::Section::Movements)
        .map(|case| &case.case.value)
        .collect();
    let mut moves = plan::movements(sitting.desk.workspace, window.until);
    moves.retain(|movement| {
        of.contains(&&movement.case.case.value)
            && window.tells(&movement_key(movement), movement.on)
    });
    moves
}

/// Placements begun and ended of which no agenda has told yet.
fn movements(sitting: &Sitting<'_>) -> Section {
    let desk = sitting.desk;
    let Window { after, until, .. } = window(sitting);
    let moves = moved(sitting);
    let of_kind = |kind| {
        moves
            .iter()
            .filter(|movement| movement.kind == kind)
            .count()
    };
    let lines = [
        Computed::count(ALL_LINES, "All moves", moves.len()),
        Computed::count(
            "began",
            "Placements begun where there was none",
            of_kind(MovementKind::Began),
        ),
        Computed::count(
            "moved",
            "Moves to another placement",
            of_kind(MovementKind::Moved),
        ),
        Computed::count("ended", "Placements ended", of_kind(MovementKind::Ended)),
    ];
    let rows = moves.iter().map(|movement| movement_row(sitting, movement));
    let table = Table {
        caption: words::upper_first(&between(after, until)),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Date", Width::Narrow),
            Column::words("From", Width::Wide),
            Column::words("To", Width::Wide),
            Column::numbers("Change a week", Width::Narrow),
        ],
        rows: rows.collect(),
        empty: among_cases(sitting, nothing_new(sitting, "No child has moved")),
        note: missing(desk),
    };
    let title = "Placement moves since the last meeting";
    let mut section = section_beside(sitting, edition::Section::Movements, title, table, &lines);
    section.tables.insert(1, stays(sitting, after, until));
    section
}

/// Of which days it is told: none have passed yet where the agenda before tells of all up to today.
fn between(after: Date, until: Date) -> String {
    let from = plus_days(after, 1);
    if from > until {
        return format!(
            "after {}, as the papers before tell of all up to that day",
            days::day(after)
        );
    }
    format!("from {} to {}", days::day(from), days::day(until))
}

/// Temporary stays of that time, from which the child goes back: no moves.
fn stays(sitting: &Sitting<'_>, after: Date, until: Date) -> Table {
    let workspace = sitting.desk.workspace;
    let of: Vec<_> = asked_of(sitting, edition::Section::Movements)
        .map(|case| &case.case.value)
        .collect();
    let stays = plan::stays(workspace, after, until).into_iter();
    let stays = stays.filter(|(case, _)| of.contains(&&case.case.value));
    let rows = stays.map(|(case, stay)| {
        let ends = stay.until.as_ref().map(|ends| days::day(ends.value));
        let lives = case.placement_on(stay.from.value);
        let lives = lives.map(|lives| words::setting(workspace, &lives.setting));
        Row::entry([
            words::case(sitting.desk, &case.case.value),
            words::placement(workspace, stay),
            lives.unwrap_or_else(|| "Not stated".to_owned()),
            days::day(stay.from.value),
            ends.unwrap_or_else(|| "Goes on".to_owned()),
        ])
    });
    Table {
        caption: "Temporary stays, which are no moves".to_owned(),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Stay", Width::Wide),
            Column::words("Lives at", Width::Wide),
            Column::words("From", Width::Narrow),
            Column::words("Until", Width::Narrow),
        ],
        rows: rows.collect(),
        empty: among_cases(
            sitting,
            format!("No temporary stay is recorded {}.", between(after, until)),
        ),
        note: None,
    }
}

fn movement_row(sitting: &Sitting<'_>, movement: &Movement<'_>) -> Row {
    let place = |placement: Option<&crate::yaml::At<Placement>>, none: &str| {
        placement.map_or_else(
            || none.to_owned(),
            |placement| words::placement(sitting.desk.workspace, placement),
        )
    };
    let begun = match movement.kind {
        MovementKind::Ended => "Left care or placement",
        MovementKind::Began | MovementKind::Moved => "Not stated",
    };
    let ended = movement
        .left
        .and_then(|left| left.reason_ended)
        .map(|reason| reason.value.label());
    let from = Cell::from(place(movement.left, "No placement before"));
    Row::entry([
        words::case(sitting.desk, &movement.case.case.value).into(),
        days::day(movement.on).into(),
        match ended {
            Some(why) => from.with_sub(why),
            None => from,
        },
        place(movement.begun, begun).into(),
        weekly_change(movement)
            .map_or_else(|| NOT_KNOWN.to_owned(), words::change)
            .into(),
    ])
}

/// By how much the cost of the placement changed with a move; nothing where one of the two places has
/// no cost that says. Where there is no place, nothing is paid.
fn weekly_change(movement: &Movement<'_>) -> Option<Money> {
    let paid = |weekly: Option<Money>, place: Option<&crate::yaml::At<Placement>>| {
        weekly.or_else(|| place.is_none().then_some(Money::ZERO))
    };
    let before = paid(movement.before, movement.left)?;
    let after = paid(movement.after, movement.begun)?;
    Some(difference(after, before))
}

/// Forecast of the year against its budgets, and what was supplied beside it.
fn forecast(sitting: &Sitting<'_>) -> Section {
    let workspace = sitting.desk.workspace;
    let forecast = plan::forecast(workspace, sitting.plan.facts_on);
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for line in &forecast.lines {
        let name = words::budget(workspace, &line.budget);
        rows.push(Row::entry(budget_row(name, line)));
        if line.is_covered() {
            let label = format!("{name}: forecast");
            lines.push(Computed::amount(
                line.budget.as_str(),
                label,
                line.outturn(),
            ));
        }
    }
    let whole = forecast.whole();
    if let Some((budgets, outturns)) = whole {
        lines.insert(
            0,
            Computed::amount(ALL_LINES, "All budgets: forecast", outturns),
        );
        if forecast.lines.len() > 1 {
            let gap = words::change_whole(difference(outturns, budgets));
            let (budgets, outturns) = (budgets.paper_whole(), outturns.paper_whole());
            let sums = ["All", &budgets, "", "", "", &outturns, &gap];
            rows.push(Row::total(sums));
        }
    }
    let mut notes = vec!["Actual to this day, committed by what is in force or entered for later, projected by what was agreed and is entered for no child yet. A minus means a forecast below the budget.".to_owned(), words::COVERAGE.to_owned()];
    if !forecast.lines.iter().all(ForecastLine::is_covered) {
        notes.push(words::UNCOVERED.to_owned());
    }
    if forecast.lines.len() > 1 && whole.is_none() {
        notes.push("No total: not every line has a budget and costs in the files.".to_owned());
    }
    if rounds_off(&forecast) {
        notes.push(words::ROUNDED.to_owned());
    }
    notes.extend(words::unallocated(forecast.unallocated));
    if !forecast.missing.is_empty() {
        let cases: Vec<&str> = forecast.missing.iter().map(AsRef::as_ref).collect();
        notes.push(format!(
            "Missing from these figures: {}.",
            words::list(&cases)
        ));
    }
    let table = Table {
        caption: format!(
            "Budgets of {}, at {}",
            forecast.year,
            days::day(sitting.plan.facts_on)
        ),
        columns: vec![
            Column::words("Budget line", Width::Wide),
            Column::numbers("Budget", Width::Narrow),
            Column::numbers("Actual", Width::Narrow),
            Column::numbers("Committed", Width::Narrow),
            Column::numbers("Projected", Width::Narrow),
            Column::numbers("Forecast", Width::Narrow),
            Column::numbers("Over or under", Width::Narrow),
        ],
        rows,
        empty: Empty::none("No budget line is recorded."),
        note: Some(notes.join(" ")),
    };
    section_beside(
        sitting,
        edition::Section::Forecast,
        "Forecast against budget",
        table,
        &lines,
    )
}

/// A budget's line; of one on which the files hold nothing, its budget alone. How much of it the files
/// cover stands below its name.
fn budget_row(name: &str, line: &ForecastLine) -> Vec<Cell> {
    let said = |text: String| {
        if line.is_covered() {
            text
        } else {
            "–".to_owned()
        }
    };
    let over = line.over();
    let over = over.map_or_else(|| "–".to_owned(), words::change_whole);
    vec![
        Cell::from(name).with_sub(covered(line)),
        words::available(line.available).into(),
        said(line.actual.paper_whole()).into(),
        said(line.committed.paper_whole()).into(),
        said(line.projected.paper_whole()).into(),
        said(line.outturn().paper_whole()).into(),
        over.into(),
    ]
}

/// Of how many children a budget line holds costs, and how much of the budget they are forecast to take.
fn covered(line: &ForecastLine) -> String {
    let children = match line.children {
        0 => "No child".to_owned(),
        1 => "1 child".to_owned(),
        many => format!("{many} children"),
    };
    match line.share_of_budget() {
        Some(0) => format!("{children}, under 1% of the budget"),
        Some(share) => format!("{children}, {share}% of the budget"),
        None => children,
    }
}

/// Whether a row, or the sums below, is off by a pound as printed.
fn rounds_off(forecast: &Forecast) -> bool {
    let covered = forecast.lines.iter().filter(|line| line.is_covered());
    let mut rows = covered.map(|line| {
        let parts = [line.actual, line.committed, line.projected];
        let gap = [line.outturn(), line.available.unwrap_or_default()];
        words::rounds_off(&parts, line.outturn())
            || line
                .over()
                .is_some_and(|over| words::rounds_apart(gap, over))
    });
    let sums = || {
        let (budgets, outturns) = forecast.whole()?;
        let of = |each: fn(&ForecastLine) -> Money| -> Vec<Money> {
            forecast.lines.iter().map(each).collect()
        };
        let outturn = words::rounds_off(&of(ForecastLine::outturn), outturns);
        let gap = words::rounds_apart([outturns, budgets], difference(outturns, budgets));
        Some(outturn || gap)
    };
    rows.any(|off| off) || sums().is_some_and(|off| off)
}
