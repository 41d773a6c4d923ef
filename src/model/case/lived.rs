//! Where a child lives: the one place that decides what "the placement" is on a day.
//!
//! The entries of a case become a chain of homes. A home is a run of entries with the same setting: one
//! that ends with the reason `PLACE` is the same home under another code, so is one that ends with the
//! child's time in care, and a temporary stay (T0 to T4) leads back to it. A stay never begins or ends a home: whoever is in hospital for two nights has not
//! moved. Everything that asks where a child lives, since when, or how often the child has moved asks
//! here.

use super::{Case, Placement, PlacementPlan};
use crate::model::value::date::plus_days;
use crate::model::value::{ReasonForChange, Slug};
use crate::yaml::At;
use jiff::civil::Date;

/// A time in one home.
#[derive(Debug, Clone)]
pub struct Home<'a> {
    /// The entries, oldest first: more than one where the code has changed, or a stay lies between two.
    pub entries: Vec<&'a At<Placement>>,
    /// The day on which it ended, no longer counted.
    pub until: Option<Date>,
}

impl<'a> Home<'a> {
    /// The entry with which it began.
    ///
    /// # Panics
    /// Never: a home is made of one entry at least.
    #[must_use]
    pub fn first(&self) -> &'a At<Placement> {
        self.entries
            .first()
            .expect("a home is made of one entry at least")
    }

    /// The entry with which it ended, or goes on.
    ///
    /// # Panics
    /// Never: a home is made of one entry at least.
    #[must_use]
    pub fn last(&self) -> &'a At<Placement> {
        self.entries
            .last()
            .expect("a home is made of one entry at least")
    }

    /// Whether an entry of this id is part of it.
    #[must_use]
    pub fn holds(&self, id: &Slug) -> bool {
        self.entries.iter().any(|entry| entry.id.value == *id)
    }

    /// Its first day.
    #[must_use]
    pub fn from(&self) -> &'a At<Date> {
        &self.first().value.from
    }

    /// The entry that says what it is on a day of it.
    fn on(&self, day: Date) -> Option<&'a At<Placement>> {
        let mut entries = self.entries.iter().rev().copied();
        let begun = entries.find(|entry| entry.from.value <= day);
        let goes_on = self.until.is_none_or(|until| day < until);
        begun.filter(|_| goes_on)
    }

    /// Its Placement Plans, under whatever code they were made.
    pub fn plans(&self) -> impl Iterator<Item = &'a At<PlacementPlan>> {
        self.entries.iter().flat_map(|entry| &entry.value.plans)
    }

    /// The latest Placement Plan done on or before a day.
    #[must_use]
    pub fn plan_by(&self, day: Date) -> Option<&'a At<PlacementPlan>> {
        let plans = self.plans().filter(|plan| plan.done.value <= day);
        plans.max_by_key(|plan| plan.done.value)
    }
}

/// A link of the chain of homes: from one to the next, into the first, or out of the last.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// When.
    pub on: Date,
    /// The placement left; nothing for the first, and after a time without one.
    pub left: Option<&'a At<Placement>>,
    /// The placement begun; nothing where none followed on that day.
    pub begun: Option<&'a At<Placement>>,
}

impl Step<'_> {
    /// Whether it leads from one placement to another.
    #[must_use]
    pub fn is_move(&self) -> bool {
        self.left.is_some() && self.begun.is_some()
    }
}

impl Case {
    /// The homes of the child, oldest first.
    #[must_use]
    pub fn homes(&self) -> Vec<Home<'_>> {
        let mut settled: Vec<&At<Placement>> = self
            .placements
            .iter()
            .filter(|placement| !placement.placement_type.is_temporary())
            .collect();
        settled.sort_by_key(|placement| (placement.from.value, ended(placement)));
        let mut homes: Vec<Home<'_>> = Vec::new();
        for (at, entry) in settled.iter().copied().enumerate() {
            let next = settled.get(at + 1).map(|next| next.from.value);
            let until = self.left_on(entry, next);
            match homes.last_mut() {
                Some(home) if goes_on(home, entry) || self.stayed_on(home, entry) => {
                    home.entries.push(entry);
                    home.until = until;
                }
                _ => homes.push(Home {
                    entries: vec![entry],
                    until,
                }),
            }
        }
        homes
    }

    /// Whether an entry is there because care ended, and the child stayed on in the same home.
    fn stayed_on(&self, home: &Home<'_>, entry: &Placement) -> bool {
        let mut ends = self.looked_after.iter().filter_map(|period| period.until);
        let day = entry.from.value;
        home.until == Some(day)
            && home.last().setting.id == entry.setting.id
            && ends.any(|until| until.value == day || plus_days(until.value, 1) == day)
    }

    /// The day on which a placement was left for good: that of its entry, or that on which the
    /// temporary stays ended to which the child went from it, unless another placement began first.
    fn left_on(&self, placement: &Placement, next: Option<Date>) -> Option<Date> {
        let own = placement.until.as_ref()?.value;
        let mut day = own;
        while let Some(stay) = self
            .stays()
            .find(|stay| stay.from.value <= day && stay.until.is_none_or(|until| day < until.value))
        {
            let Some(until) = stay.until else {
                return next.filter(|next| own <= *next);
            };
            day = until.value;
        }
        Some(
            next.filter(|next| (own..=day).contains(next))
                .unwrap_or(day),
        )
    }

    /// The home of the child on a day. On the day of a move it is the new one.
    #[must_use]
    pub fn home_on(&self, day: Date) -> Option<Home<'_>> {
        let mut homes = self.homes().into_iter().rev();
        homes.find(|home| home.on(day).is_some())
    }

    /// The placement in which the child lives on a day, whatever short stay goes on beside it. On the
    /// day of a move it is the new one.
    #[must_use]
    pub fn placement_on(&self, day: Date) -> Option<&At<Placement>> {
        self.home_on(day)?.on(day)
    }

    /// Temporary stays: in hospital, on holiday, with others while carers are on theirs.
    pub fn stays(&self) -> impl Iterator<Item = &At<Placement>> {
        let placements = self.placements.iter();
        placements.filter(|placement| placement.placement_type.is_temporary())
    }

    /// The temporary stay that goes on on a day.
    #[must_use]
    pub fn stay_on(&self, day: Date) -> Option<&At<Placement>> {
        self.stays()
            .filter(|stay| stay.is_in_force(day))
            .max_by_key(|stay| stay.from.value)
    }

    /// Every step of the chain of homes, oldest first. Two moves on one day are two steps.
    #[must_use]
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut steps = Vec::new();
        let mut before: Option<Home<'_>> = None;
        for home in self.homes() {
            let on = home.from().value;
            let left = before.take().and_then(|before| {
                if before.until == Some(on) {
                    return Some(before.last());
                }
                steps.extend(end_of(&before));
                None
            });
            steps.push(Step {
                on,
                left,
                begun: Some(home.first()),
            });
            before = Some(home);
        }
        steps.extend(before.as_ref().and_then(end_of));
        steps
    }
}

/// The step out of a home after which none follows at once.
fn end_of<'a>(home: &Home<'a>) -> Option<Step<'a>> {
    Some(Step {
        on: home.until?,
        left: Some(home.last()),
        begun: None,
    })
}

/// Whether an entry goes on with a home: it follows without a gap, in the same setting, after a change
/// of the code alone or a temporary stay.
fn goes_on(home: &Home<'_>, entry: &Placement) -> bool {
    let last = home.last();
    let recoded = last
        .reason_ended
        .is_some_and(|reason| reason.value == ReasonForChange::Place);
    let returned = ended(last) < entry.from.value;
    home.until == Some(entry.from.value)
        && last.setting.id == entry.setting.id
        && (recoded || returned)
}

fn ended(placement: &Placement) -> Date {
    placement
        .until
        .as_ref()
        .map_or(Date::MAX, |until| until.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use jiff::civil::date;
    use proptest::prelude::*;

    const FAR: Date = date(2999, 1, 1);

    /// A case with these placements, each a line of a file: `U6 oak 2026-01-01 2026-03-01 PLACE`.
    fn case(entries: &[&str]) -> Case {
        case_with(entries, "")
    }

    /// The same, with more lines of the file.
    fn case_with(entries: &[&str], more: &str) -> Case {
        let placements = entries.iter().enumerate().map(|(at, entry)| {
            let mut words = entry.split(' ');
            let mut next = |name: &str| match words.next() {
                None | Some("-") => String::new(),
                Some(word) => format!("{name}: {word}, "),
            };
            let (code, setting) = (next("type"), next("setting"));
            let (from, until, reason) = (next("from"), next("until"), next("reason-ended"));
            format!("  - {{ {code}{setting}{from}{until}{reason}id: p{at} }}\n")
        });
        let text: String = placements.collect();
        let file = format!(
            "case: C-0001\ninitials: AB\nborn: 2011-03\ncohorts: [cared-for]\nteam: one\n{more}placements:\n{text}"
        );
        crate::yaml::read::<Case>(FileId::FIRST, &file)
            .value
            .expect("a case")
    }

    fn told(case: &Case) -> Vec<String> {
        let name = |at: Option<&At<Placement>>| {
            at.map_or_else(|| "-".to_owned(), |at| at.id.value.to_string())
        };
        let steps = case.steps().into_iter();
        let told =
            steps.map(|step| format!("{} {}>{}", step.on, name(step.left), name(step.begun)));
        told.collect()
    }

    fn lives(case: &Case, day: Date) -> Option<&str> {
        case.placement_on(day).map(|at| at.id.as_str())
    }

    #[test]
    fn a_temporary_stay_is_no_move() {
        // As two systems write it: beside the placement, and between two entries of it.
        for entries in [
            ["U6 oak 2025-01-01", "T3 elm 2026-06-06 2026-06-20"].as_slice(),
            &[
                "U6 oak 2025-01-01 2026-06-06",
                "T3 elm 2026-06-06 2026-06-20",
                "U6 oak 2026-06-20",
            ],
            &["U6 oak 2025-01-01 2026-06-06", "T3 elm 2026-06-06"],
        ] {
            let case = case(entries);
            assert_eq!(told(&case), ["2025-01-01 ->p0"], "{entries:?}");
            assert_eq!(lives(&case, date(2026, 6, 10)), Some("p0"));
            assert_eq!(
                case.stay_on(date(2026, 6, 10)).map(|at| at.id.as_str()),
                Some("p1")
            );
            let home = case.home_on(date(2026, 6, 25)).expect("a home");
            assert_eq!(home.from().value, date(2025, 1, 1));
        }
    }

    #[test]
    fn a_stay_that_leads_elsewhere_is_one_move_on_its_last_day() {
        let case = case(&[
            "U6 oak 2025-01-01 2026-06-06",
            "T1 ward 2026-06-06 2026-06-20",
            "K2 ash 2026-06-20",
        ]);
        assert_eq!(told(&case), ["2025-01-01 ->p0", "2026-06-20 p0>p2"]);
        assert_eq!(lives(&case, date(2026, 6, 19)), Some("p0"));
        assert_eq!(lives(&case, date(2026, 6, 20)), Some("p2"));
    }

    #[test]
    fn another_code_for_the_same_home_is_no_move() {
        let recoded = case(&["U6 oak 2025-01-01 2026-03-01 PLACE", "U4 oak 2026-03-01"]);
        assert_eq!(told(&recoded), ["2025-01-01 ->p0"]);
        assert_eq!(lives(&recoded, date(2026, 2, 28)), Some("p0"));
        assert_eq!(lives(&recoded, date(2026, 3, 1)), Some("p1"));
        // The reason alone doesn't make it the same home, nor does the setting.
        for other in [
            "U6 oak 2025-01-01 2026-03-01 PLACE|U4 elm 2026-03-01",
            "U6 oak 2025-01-01 2026-03-01 CARPL|U4 oak 2026-03-01",
        ] {
            let entries: Vec<&str> = other.split('|').collect();
            assert_eq!(told(&case(&entries)).len(), 2, "{other}");
        }
    }

    #[test]
    fn whoever_stays_on_after_care_has_not_moved() {
        let entries = ["K3 oak 2024-11-04 2025-12-10 OTHER", "K3 oak 2025-12-10"];
        let in_care = |until: &str| {
            let period = format!("looked-after: [{{ from: 2022-07-19{until} }}]\n");
            case_with(&entries, &period)
        };
        assert_eq!(
            told(&in_care("")).len(),
            2,
            "in care still: another place there"
        );
        let young = in_care(", until: 2025-12-09");
        assert_eq!(told(&young), ["2024-11-04 ->p0"]);
        assert_eq!(lives(&young, date(2025, 12, 10)), Some("p1"));
    }

    #[test]
    fn moves_on_one_day_are_a_chain() {
        let chain = ["2024-05-13 ->p0", "2026-06-01 p0>p1", "2026-06-01 p1>p2"];
        let case = case(&[
            "K2 lantern 2024-05-13 2026-06-01 CREQB",
            "U6 elm 2026-06-01 2026-06-01 CARPL",
            "K2 moss 2026-06-01",
        ]);
        assert_eq!(told(&case), chain);
    }

    #[test]
    fn a_gap_is_an_end_and_a_beginning() {
        let case = case(&[
            "U6 oak 2025-01-01 2025-02-01",
            "U6 oak 2025-03-01 2025-04-01",
        ]);
        assert_eq!(
            told(&case),
            [
                "2025-01-01 ->p0",
                "2025-02-01 p0>-",
                "2025-03-01 ->p1",
                "2025-04-01 p1>-"
            ]
        );
        assert_eq!(lives(&case, date(2025, 2, 1)), None);
    }

    proptest! {
        /// However the entries lie, each settled one is in one home, and a stay in none.
        #[test]
        fn every_settled_entry_is_in_one_home(
            spans in proptest::collection::vec((0..60_i32, proptest::option::of(0..30_i32), 0..3_usize), 1..7),
            day in 0..90_i32,
        ) {
            let start = date(2026, 1, 1);
            let on = |days| crate::model::value::date::plus_days(start, days);
            let entries: Vec<String> = spans.iter().map(|(from, length, code)| {
                let until = length.map_or_else(|| "-".to_owned(), |length| on(from + length).to_string());
                format!("{} oak {} {until}", ["U6", "K2", "T3"][*code], on(*from))
            }).collect();
            let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
            let case = case(&entries);
            let homes = case.homes();
            let settled = spans.iter().filter(|(.., code)| *code < 2).count();
            prop_assert_eq!(homes.iter().map(|home| home.entries.len()).sum::<usize>(), settled);
            if let Some(lives) = case.placement_on(on(day)) {
                prop_assert!(!lives.placement_type.is_temporary());
                prop_assert!(lives.from.value <= on(day));
            }
            prop_assert!(case.placement_on(FAR).is_none() || homes.iter().any(|home| home.until.is_none()));
        }
    }
}
