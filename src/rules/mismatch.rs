//! Two entries of which each could be right by itself, and hardly both: a question at one of them.

use crate::diag::{Diagnostic, Span, Subject};
use crate::model::case::Case;
use crate::model::meeting::Item;
use crate::model::refs::SettingRef;
use crate::model::value::{MonthYear, PlacementType, Validity};
use crate::model::{MeetingFile, Workspace};
use crate::plan::item_name;
use crate::yaml::At;
use jiff::civil::Date;

/// The last year group of school.
const LAST_YEAR: i16 = 11;

/// Asks about each pair in the workspace.
pub(super) fn check(workspace: &Workspace, as_of: Date, findings: &mut Vec<Diagnostic>) {
    let mut ask = |case: String, span: Span, message: String, help: &str| {
        let subject = Subject::Case(case);
        let told = Diagnostic::warning("implausible", subject, span, message);
        findings.push(told.with_help(help));
    };
    for case in workspace.sound_cases() {
        let reference = case.case.value.to_string();
        // A code that was not in use is told of already.
        let placements = case.placements.iter();
        let placements = placements.filter(|placement| {
            let code = placement.placement_type.value;
            code.valid_on(placement.from.value) != Validity::Invalid
        });
        for placement in placements {
            let (kind, setting) = (placement.placement_type, &placement.setting);
            if let Some(usual) = other_type(workspace, kind.value, setting) {
                let id = &placement.id.value;
                let what = format!(
                    "{reference}: the placement {id} is of the type {}",
                    kind.value
                );
                let message = format!("{what}; its setting is down as {usual}");
                ask(reference.clone(), kind.span, message, TYPE_HELP);
            }
        }
        if let Some(span) = reviewed_by_the_social_worker(case, as_of) {
            let message =
                format!("{reference}: the Independent Reviewing Officer is the social worker");
            let help = "correct `iro:`, or `social-worker:`";
            ask(reference.clone(), span, message, help);
        }
        if let Some((year, by_age)) = year_of_another_age(case, as_of) {
            let (born, given) = (case.born.paper(), year.value);
            let message = format!(
                "{reference}: in Year {given}, and by the birth in {born} it would be Year {by_age}"
            );
            let help = "bring `year-group:` up to date, or correct `born:`";
            ask(reference.clone(), year.span, message, help);
        }
    }
    let panels = workspace.panels.values();
    let meetings = panels.flat_map(|panel| panel.meetings.values());
    for item in meetings.flat_map(MeetingFile::heard) {
        if let Some((kind, usual, span)) = proposed_type(workspace, item) {
            let name = item_name(item);
            let message = format!(
                "{name}: what is proposed is of the type {kind}; its setting is down as {usual}"
            );
            ask(item.case.id.to_string(), span, message, TYPE_HELP);
        }
    }
}

const TYPE_HELP: &str = "correct `type:` or `setting:`, or `placement-type:` of the setting in \
                         registers/providers.yaml";

/// What type a setting has by the register, where that can't be meant beside what an entry says. Foster
/// homes are of several types, and so is what took in young people before it came to need registration.
fn other_type(
    workspace: &Workspace,
    entered: PlacementType,
    setting: &SettingRef,
) -> Option<PlacementType> {
    let usual = workspace.setting(setting)?.0.placement_type?;
    let is_alike = |one: PlacementType, other: PlacementType| {
        let independent = [PlacementType::H5, PlacementType::K3, PlacementType::P2];
        one == other
            || one.is_in_family() && other.is_in_family()
            || independent.contains(&one) && independent.contains(&other)
            || [one, other].iter().any(|code| code.is_other())
    };
    // A child is somewhere for a week without its being what the place usually is.
    let asks = !entered.is_temporary() && !is_alike(entered, usual);
    asks.then_some(usual)
}

fn proposed_type(
    workspace: &Workspace,
    item: &Item,
) -> Option<(PlacementType, PlacementType, Span)> {
    let proposed = item.proposed.as_ref()?;
    let kind = proposed.placement_type?;
    let usual = other_type(workspace, kind, &proposed.setting)?;
    Some((kind, usual, proposed.setting.span))
}

/// Who reviews how a child is cared for has no part in it (IRO Handbook, 2.18).
fn reviewed_by_the_social_worker(case: &Case, as_of: Date) -> Option<Span> {
    let iro = case.iro.as_ref()?.on(as_of)?;
    let worker = case.social_worker.as_ref()?.on(as_of)?;
    (iro.id == worker.id).then_some(iro.span)
}

/// A year group that is more than a year off the child's age, as it is where nobody moved it on for long.
fn year_of_another_age(case: &Case, as_of: Date) -> Option<(At<u32>, i16)> {
    let year = case.education.as_ref()?.year_group?;
    let given = i16::try_from(year.value).ok()?;
    let by_age = year_group(case.born.value, as_of);
    let in_school = given <= LAST_YEAR && (0..=LAST_YEAR).contains(&by_age);
    (in_school && (given - by_age).abs() > 1).then_some((year, by_age))
}

/// The year group of a child of its age, in the school year of a day: Year 1 is that in which it turns six.
fn year_group(born: MonthYear, day: Date) -> i16 {
    let turns_five = born.turns(5);
    let reception = turns_five.year() - i16::from(turns_five.month() < 9);
    let year = day.year() - i16::from(day.month() < 9);
    year - reception
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_year_group_of_an_age() {
        for (born, day, year) in [
            ("2011-03", date(2026, 6, 10), 10),
            ("2011-08", date(2026, 8, 31), 10),
            ("2011-09", date(2026, 8, 31), 9),
            ("2011-09", date(2026, 9, 1), 10),
            ("2021-08", date(2026, 9, 1), 1),
            ("2021-09", date(2026, 9, 1), 0),
        ] {
            let born: MonthYear = born.parse().expect("a month");
            assert_eq!(year_group(born, day), year, "{born} on {day}");
        }
    }
}
