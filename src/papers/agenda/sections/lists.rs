//! Lists of cases by what an officer marked, and of money besides placements.

use super::super::super::desk::Sitting;
use super::super::super::view::{Column, Row, Section, Table, Width};
use super::super::super::{markdown, words};
use super::frame::among_cases;
use super::frame::{asked_of, cases, missing, nothing_new, section, since};
use crate::model::case::{Case, FlagKind, OtherPanel, day_of, in_force};
use crate::model::edition;
use crate::model::value::{CaseRef, Price, words as days};
use crate::plan::heard_elsewhere;
use crate::terms::MovesIn;
use jiff::ToSpan;

/// The section, where it is one of these.
pub(super) fn build(sitting: &Sitting<'_>, asked: edition::Section) -> Option<Section> {
    Some(match asked {
        edition::Section::Referrals => referrals(sitting),
        edition::Section::RetainersAndTaxis => retainers_and_taxis(sitting),
        edition::Section::ReturnCandidates => return_candidates(sitting),
        edition::Section::UnstablePlacements => unstable(sitting),
        edition::Section::ComplexNeeds => complex_needs(sitting),
        _ => return None,
    })
}

/// Cases that this panel referred to another, or that another discusses: with what came of it, as far as
/// was known on the day of the facts.
fn referrals(sitting: &Sitting<'_>) -> Section {
    let rows =
        cases(sitting).flat_map(|case| case.other_panels.iter().map(move |link| (case, link)));
    let after = since(sitting);
    let rows = rows.map(|(case, link)| {
        let is_new = link.on.value > after;
        let discussed = link.on.value <= sitting.plan.facts_on;
        let outcome = link
            .outcome
            .as_ref()
            .map(|text| markdown::plain(text.as_str()));
        let heard = || {
            let (workspace, by) = (sitting.desk.workspace, sitting.plan.facts_on);
            let (on, word) = heard_elsewhere(workspace, link, &case.case.value, by)?;
            Some(format!("{}, {}", word.title, days::day(on)))
        };
        let outcome = outcome.or_else(heard).filter(|_| discussed);
        let nothing = if discussed {
            "Not entered yet"
        } else {
            "To be discussed"
        };
        let row = Row::entry([
            words::case(sitting.desk, &case.case.value),
            words::linked_panel(sitting, &link.panel.value),
            days::day(link.on.value),
            referred(sitting, &case.case.value, link).to_owned(),
            outcome.unwrap_or_else(|| nothing.to_owned()),
        ]);
        (is_new, row)
    });
    let (new, old): (Vec<_>, Vec<_>) = rows.partition(|(is_new, _)| *is_new);
    let table = |caption: String, rows: Vec<(bool, Row)>, empty: String| Table {
        caption,
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Panel", Width::Normal),
            Column::words("Date", Width::Narrow),
            Column::words("Referred from here", Width::Narrow),
            Column::words("Outcome", Width::Wide),
        ],
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        empty: among_cases(sitting, empty),
        note: missing(sitting.desk),
    };
    let mut tables = vec![table(
        format!("Since {}, and to come", days::day(after)),
        new,
        nothing_new(sitting, "No case was taken to another panel"),
    )];
    if !old.is_empty() {
        tables.push(Table {
            note: None,
            ..table("Before that".to_owned(), old, String::new())
        });
    }
    section(
        sitting,
        edition::Section::Referrals,
        "Referrals to other panels",
        tables,
    )
}

/// Whether it was this panel that sent a case on: the one that heard it last before the other did.
fn referred(sitting: &Sitting<'_>, case: &CaseRef, link: &OtherPanel) -> &'static str {
    if !link.referred {
        return "No";
    }
    let heard = sitting
        .desk
        .workspace
        .panels
        .iter()
        .filter_map(|(id, panel)| {
            let meetings = panel.meetings.range(..=link.on.value).rev();
            let mut meetings = meetings.filter(|(_, file)| file.takes_place());
            let last = meetings.find(|(_, file)| file.heard().any(|item| item.case.id == *case));
            Some((*last?.0, id.as_str() == sitting.key.panel.as_str()))
        });
    match heard.max() {
        Some((_, true)) => "Yes",
        Some((_, false)) => "No, by another panel",
        // The file says that a panel did, and there is only one.
        None if sitting.desk.workspace.panels.len() == 1 => "Yes",
        None => "Not by this panel's record",
    }
}

/// Retainers and standing taxis that are paid now.
fn retainers_and_taxis(sitting: &Sitting<'_>) -> Section {
    let today = sitting.plan.facts_on;
    let decided = |at: Option<&crate::yaml::At<crate::model::value::MeetingRef>>| {
        at.map_or_else(|| "Not decided yet".to_owned(), |at| days::day(at.date))
    };
    let mut rows = Vec::new();
    for case in cases(sitting) {
        let label = words::case(sitting.desk, &case.case.value);
        let retainers = case.retainers.iter();
        for retainer in
            retainers.filter(|paid| in_force(paid.from.value, day_of(paid.until), today))
        {
            let place = words::setting(sitting.desk.workspace, &retainer.setting);
            let what = format!("Retainer: {place}");
            let until = day_of(retainer.until).map(days::day).unwrap_or_default();
            let decided = decided(retainer.decided_at.as_ref());
            rows.push(Row::entry([
                label.clone(),
                what,
                a_week(retainer.price.value),
                until,
                decided,
            ]));
        }
        let taxis = case.taxis.iter().filter(|taxi| !taxi.one_off);
        for taxi in taxis.filter(|paid| in_force(paid.from.value, day_of(paid.until), today)) {
            let what = format!("Taxi: {}", markdown::opening(taxi.reason.as_str()));
            let until = day_of(taxi.until).map(days::day).unwrap_or_default();
            let decided = decided(taxi.decided_at.as_ref());
            rows.push(Row::entry([
                label.clone(),
                what,
                a_week(taxi.price.value),
                until,
                decided,
            ]));
        }
    }
    let table = Table {
        caption: format!("Retainers and taxis on {}", days::day(today)),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("What", Width::Wide),
            Column::numbers("A week", Width::Narrow),
            Column::words("Until", Width::Narrow),
            Column::words("Decided", Width::Narrow),
        ],
        rows,
        empty: among_cases(sitting, "No retainer and no standing taxi is paid."),
        note: missing(sitting.desk),
    };
    section(
        sitting,
        edition::Section::RetainersAndTaxis,
        "Retainers and taxis",
        vec![table],
    )
}

/// What it comes to a week, with the price of its contract where that is not by the week.
fn a_week(price: Price) -> String {
    let weekly = price.weekly().paper();
    if price.is_derived() {
        format!("{weekly} ({})", price.paper())
    } else {
        weekly
    }
}

/// Children for whom it may be well to come back into the area.
fn return_candidates(sitting: &Sitting<'_>) -> Section {
    let area = words::word(sitting.edition, "area");
    let rows = asked_of(sitting, edition::Section::ReturnCandidates)
        .filter_map(|case| flagged(sitting, case, FlagKind::ReturnCandidate));
    let table = listed(
        format!("Children who could come back into the {area}"),
        rows.collect(),
        format!("No child is marked as one who could come back into the {area}."),
        sitting,
    );
    section(
        sitting,
        edition::Section::ReturnCandidates,
        &format!("Return to the {area}"),
        vec![table],
    )
}

/// Children with complex needs.
fn complex_needs(sitting: &Sitting<'_>) -> Section {
    let rows = asked_of(sitting, edition::Section::ComplexNeeds)
        .filter_map(|case| flagged(sitting, case, FlagKind::Complex));
    let none = "No child is marked as having complex needs.".to_owned();
    let table = listed(
        "Children with complex needs".to_owned(),
        rows.collect(),
        none,
        sitting,
    );
    section(
        sitting,
        edition::Section::ComplexNeeds,
        "Complex needs",
        vec![table],
    )
}

/// Placements that are marked as unstable, and children who have moved often.
fn unstable(sitting: &Sitting<'_>) -> Section {
    let limit = sitting
        .terms
        .section::<MovesIn>(edition::Section::UnstablePlacements);
    let rows = asked_of(sitting, edition::Section::UnstablePlacements).filter_map(|case| {
        flagged(sitting, case, FlagKind::Unstable).or_else(|| moved_often(sitting, case, limit?))
    });
    let none = "No placement is marked as unstable, and no child has moved often.".to_owned();
    let table = listed(
        "Unstable placements".to_owned(),
        rows.collect(),
        none,
        sitting,
    );
    section(
        sitting,
        edition::Section::UnstablePlacements,
        "Unstable placements",
        vec![table],
    )
}

fn moved_often(sitting: &Sitting<'_>, case: &Case, limit: &MovesIn) -> Option<Row> {
    let today = sitting.plan.facts_on;
    let first = today.saturating_sub(i64::from(limit.within_months).months());
    let homes = case.homes().into_iter().map(|home| home.from().value);
    let count = homes.filter(|from| first < *from && *from <= today).count();
    let placements = days::count(u32::try_from(count).unwrap_or(u32::MAX), "placement");
    let why = format!(
        "{placements} in {}",
        days::count(limit.within_months, "month")
    );
    (count >= limit.moves).then(|| row(sitting, case, why))
}

/// A case with a flag in force, and why it was set.
fn flagged(sitting: &Sitting<'_>, case: &Case, kind: FlagKind) -> Option<Row> {
    let today = sitting.plan.facts_on;
    let mut flags = case.flags.iter();
    let flag = flags
        .find(|flag| flag.kind == kind && in_force(flag.on.value, day_of(flag.until), today))?;
    let why = markdown::opening(flag.reason.as_str());
    Some(row(
        sitting,
        case,
        format!("{why} ({})", days::day(flag.on.value)),
    ))
}

fn row(sitting: &Sitting<'_>, case: &Case, why: String) -> Row {
    let placement = case.placement_on(sitting.plan.facts_on);
    let place = placement.map(|placement| words::placement(sitting.desk.workspace, placement));
    Row::entry([
        words::case(sitting.desk, &case.case.value),
        place.unwrap_or_default(),
        why,
    ])
}

fn listed(caption: String, rows: Vec<Row>, empty: String, sitting: &Sitting<'_>) -> Table {
    Table {
        caption,
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Placement", Width::Wide),
            Column::words("Why", Width::Wide),
        ],
        rows,
        empty: among_cases(sitting, empty),
        note: missing(sitting.desk),
    }
}
