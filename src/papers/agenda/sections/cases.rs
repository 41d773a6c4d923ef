//! Which cases the panel must see, and which it has not seen for a time.

use super::super::super::desk::Sitting;
use super::super::super::view::{Cell, Column, Mark, Row, Section, Status, Table, Width};
use super::super::super::words;
use super::frame::among_cases;
use super::frame::{asked_of, cases, missing, section};
use crate::model::case::Case;
use crate::model::edition;
use crate::model::value::{CaseRef, PlacementProvider, words as days};
use crate::papers::view::Empty;
use crate::plan::was_settled;
use crate::terms::{Entry, StandingItem, Weeks};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The section, where it is one of these.
pub(super) fn build(sitting: &Sitting<'_>, asked: edition::Section) -> Option<Section> {
    Some(match asked {
        edition::Section::Coverage => coverage(sitting),
        edition::Section::NotSeenSince => not_seen_since(sitting),
        _ => return None,
    })
}

/// Open placements that must be on the agenda, and whether they are.
fn coverage(sitting: &Sitting<'_>) -> Section {
    let standing = standing(sitting);
    let wanted = cases(sitting).filter(|case| must_be_listed(sitting, case, &standing));
    let (listed, others): (Vec<_>, Vec<_>) = wanted.partition(|case| is_listed(sitting, case));
    let rows = others.into_iter().map(|case| {
        let reference = &case.case.value;
        let placement = case.placement_on(sitting.date);
        let place = placement.map(|placement| words::placement(sitting.desk.workspace, placement));
        Row::entry([
            Cell::from(words::case(sitting.desk, reference)),
            place.unwrap_or_default().into(),
            listing(sitting, case).into(),
        ])
    });
    let worded = |text| sitting.edition.worded(text);
    let table = Table {
        caption: worded("Open placements that must be on the {agenda} and are not"),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Placement", Width::Wide),
            Column::words(worded("On this {agenda}"), Width::Normal),
        ],
        rows: rows.collect(),
        empty: among_cases(
            sitting,
            match listed.len() {
                0 => worded("No open placement must be on the {agenda}."),
                1 => worded("The one open placement that must be on this {agenda} is on it."),
                many => worded("All {n} open placements that must be on this {agenda} are on it.")
                    .replace("{n}", &many.to_string()),
            },
        ),
        note: missing(sitting.desk),
    };
    section(
        sitting,
        edition::Section::Coverage,
        &worded("Placements that must be on the {agenda}"),
        vec![table],
    )
}

/// Of whom the requirements that ask for the section always want to hear.
fn standing<'a>(sitting: &Sitting<'a>) -> Vec<(&'a Entry, &'a StandingItem)> {
    let asking = sitting.terms.asking_for(edition::Section::Coverage);
    let requirements: BTreeSet<_> = asking.map(|entry| &entry.requirement).collect();
    let standing = sitting.terms.each::<StandingItem>();
    standing
        .filter(|(entry, _)| requirements.contains(&entry.requirement))
        .collect()
}

fn must_be_listed(
    sitting: &Sitting<'_>,
    case: &Case,
    standing: &[(&Entry, &StandingItem)],
) -> bool {
    let about = sitting.about_case(case, None);
    case.placement_on(sitting.date).is_some()
        && standing.iter().any(|(entry, item)| {
            let (workspace, panel) = (sitting.desk.workspace, sitting.panel);
            entry.asks(&about) && !item.is_settled(workspace, panel, case, sitting.date)
        })
}

fn is_listed(sitting: &Sitting<'_>, case: &Case) -> bool {
    let mut items = sitting.meeting.items.iter();
    items.any(|item| item.case.id == case.case.value)
}

/// Whether a case that is not on this agenda is put off, and by whom.
fn listing(sitting: &Sitting<'_>, case: &Case) -> Status {
    let deferral = case.deferrals.iter().find(|deferral| {
        deferral.panel == *sitting.panel_id
            && deferral.on.value <= sitting.desk.as_of
            && sitting.date <= deferral.until.value
    });
    match deferral {
        Some(deferral) => {
            let by = sitting.desk.workspace.name(&deferral.agreed_by);
            let until = days::day(deferral.until.value);
            Status::new(
                Mark::Agreed,
                format!("Put off until {until}, agreed by {by}"),
            )
        }
        None => Status::new(Mark::Attention, "Not listed"),
    }
}

/// External placements, and provision under a plan, that the panel has not heard for a time.
fn not_seen_since(sitting: &Sitting<'_>) -> Section {
    let settings = sitting
        .terms
        .section::<Weeks>(edition::Section::NotSeenSince);
    let weeks = settings.map_or(0, |settings| settings.weeks);
    let limit = sitting.date.saturating_sub(i64::from(weeks).weeks());
    let listed = |case: &Case| {
        sitting
            .meeting
            .items
            .iter()
            .any(|item| item.case.id == case.case.value)
    };
    let rows = asked_of(sitting, edition::Section::NotSeenSince)
        .filter(|case| !listed(case))
        .filter_map(|case| {
            let (what, since) = to_be_heard(sitting, case)?;
            let seen = last_seen(sitting, &case.case.value);
            (seen.unwrap_or(since) <= limit).then(|| {
                Row::entry([
                    words::case(sitting.desk, &case.case.value),
                    what,
                    days::day(since),
                    seen.map_or_else(|| unheard(sitting, since), days::day),
                ])
            })
        });
    let table = Table {
        caption: format!(
            "External placements and SEND provision not heard for {}",
            days::count(weeks, "week")
        ),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Placement or provision", Width::Wide),
            Column::words("Since", Width::Narrow),
            Column::words("Last heard", Width::Narrow),
        ],
        rows: rows.collect(),
        empty: heard_in_time(sitting),
        note: missing(sitting.desk),
    };
    section(
        sitting,
        edition::Section::NotSeenSince,
        "Not heard for a time",
        vec![table],
    )
}

/// That all were heard; of none, that there was nothing to hear.
fn heard_in_time(sitting: &Sitting<'_>) -> Empty {
    let asked = asked_of(sitting, edition::Section::NotSeenSince);
    let to_be_heard = asked.filter(|case| to_be_heard(sitting, case).is_some());
    let words = match to_be_heard.count() {
        0 => "No external placement or SEND provision is in force.".to_owned(),
        1 => {
            "The one external placement or SEND provision is listed or has been heard in that time."
                .to_owned()
        }
        many => format!(
            "All {many} external placements and SEND provisions are listed or have been heard in that time."
        ),
    };
    among_cases(sitting, words)
}

/// The placement with somebody else than the authority and parents, or else the provision of a child
/// with a plan, whoever provides it; and since when.
fn to_be_heard(sitting: &Sitting<'_>, case: &Case) -> Option<(String, Date)> {
    let workspace = sitting.desk.workspace;
    let today = sitting.plan.facts_on;
    let outside = |setting| {
        let provider = workspace
            .setting(setting)
            .map(|(_, provider)| provider.code);
        provider
            .is_some_and(|code| !matches!(code, PlacementProvider::Pr0 | PlacementProvider::Pr1))
    };
    let placement = case
        .placement_on(today)
        .filter(|placement| outside(&placement.setting));
    let placement =
        placement.map(|placement| (words::placement(workspace, placement), placement.from.value));
    placement.or_else(|| {
        let ehcp = case.education.as_ref()?.ehcp.as_ref()?;
        let ehcp = ehcp.is_maintained(today).then_some(ehcp)?;
        let Some(provision) = case.provisions_on(today).next() else {
            return Some(("No provision entered".to_owned(), ehcp.issued.value));
        };
        let since = provision.from.map_or(ehcp.issued.value, |from| from.value);
        Some((words::setting(workspace, &provision.setting), since))
    })
}

/// That a case was never heard: of a placement that is older than the files, nobody can say so of the
/// time before their first meeting.
fn unheard(sitting: &Sitting<'_>, since: Date) -> String {
    let first = sitting.panel.sittings().map(|(date, _)| date).min();
    match first.filter(|first| since < *first) {
        Some(first) => format!("Not since {}", days::day(first)),
        None => "Never".to_owned(),
    }
}

/// When this panel last heard a case.
fn last_seen(sitting: &Sitting<'_>, case: &CaseRef) -> Option<Date> {
    let held = sitting
        .panel
        .sittings()
        .filter(|(date, _)| *date < sitting.date);
    let heard = held.filter(|(date, file)| {
        let edition = sitting.panel.edition_on(*date);
        let mut items = file.heard().filter(|item| item.case.id == *case);
        items.any(|item| edition.is_none_or(|file| was_settled(&file.edition, item, false)))
    });
    heard.map(|(date, _)| date).max()
}
