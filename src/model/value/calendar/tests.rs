use jiff::civil::date;
use proptest::prelude::*;

use super::super::check;
use super::super::date::{days_between, tests::any_date};
use super::Certainty::{BeyondTable, Known};
use super::Counting::{Clear, Inclusive, Ordinary};
use super::*;

#[test]
fn ways_of_counting() {
    check::<Counting>(&[
        ("inclusive", Ok("inclusive")),
        ("ordinary", Ok("ordinary")),
        ("clear", Ok("clear")),
        ("Clear", Err("inclusive, ordinary or clear")),
        ("", Err("inclusive, ordinary or clear")),
    ]);
}

/// Redbridge §7: "three working days" before a Tuesday, which only an inclusive count makes a
/// Friday, and not even that after a bank-holiday Monday.
#[test]
fn three_working_days_before_a_tuesday() {
    let calendar = WorkingCalendar::default();
    for (tuesday, counting, day) in [
        (date(2026, 6, 9), Inclusive, date(2026, 6, 5)),
        (date(2026, 6, 9), Ordinary, date(2026, 6, 4)),
        (date(2026, 6, 9), Clear, date(2026, 6, 3)),
        (date(2026, 5, 26), Inclusive, date(2026, 5, 21)),
        (date(2026, 4, 7), Ordinary, date(2026, 3, 31)),
    ] {
        let found = calendar.subtract_working_days(tuesday, 3, counting);
        assert_eq!(
            found,
            Reckoned {
                value: day,
                certainty: Known
            },
            "{tuesday} {counting}"
        );
    }
}

#[test]
fn working_days_after() {
    let calendar = WorkingCalendar::new(BTreeSet::from([date(2026, 12, 29)]));
    for (from, days, counting, day) in [
        (date(2026, 6, 9), 3, Ordinary, date(2026, 6, 12)),
        (date(2026, 6, 12), 1, Ordinary, date(2026, 6, 15)),
        (date(2026, 6, 13), 1, Ordinary, date(2026, 6, 15)),
        (date(2026, 6, 13), 1, Inclusive, date(2026, 6, 15)),
        (date(2026, 6, 12), 1, Inclusive, date(2026, 6, 12)),
        (date(2026, 6, 12), 1, Clear, date(2026, 6, 16)),
        (date(2026, 6, 12), 0, Clear, date(2026, 6, 15)),
        (date(2026, 6, 12), 0, Ordinary, date(2026, 6, 12)),
        (date(2026, 6, 13), 0, Ordinary, date(2026, 6, 15)),
        (date(2026, 6, 13), 0, Inclusive, date(2026, 6, 15)),
        // Christmas on Friday, a substitute on Monday, a local day on Tuesday.
        (date(2026, 12, 24), 1, Ordinary, date(2026, 12, 30)),
        (date(2026, 4, 2), 20, Ordinary, date(2026, 5, 5)),
    ] {
        let found = calendar.add_working_days(from, days, counting);
        assert_eq!(found.value, day, "{days} {counting} after {from}");
    }
}

#[test]
fn nearest_working_days_and_reasons() {
    let calendar = WorkingCalendar::new(BTreeSet::from([date(2026, 6, 12)]));
    let easter = date(2026, 4, 6);
    assert_eq!(
        calendar.working_day_on_or_before(easter).value,
        date(2026, 4, 2)
    );
    assert_eq!(
        calendar.working_day_on_or_after(easter).value,
        date(2026, 4, 7)
    );
    let reason = |day| calendar.reason_off(day).map(|reason| reason.to_string());
    assert_eq!(reason(easter).as_deref(), Some("Easter Monday"));
    assert_eq!(reason(date(2026, 6, 13)).as_deref(), Some("a weekend"));
    let local = "a day off in the authority's calendar";
    assert_eq!(reason(date(2026, 6, 12)).as_deref(), Some(local));
    assert_eq!(reason(date(2026, 6, 11)), None);
}

#[test]
fn the_table_has_an_end() {
    let calendar = WorkingCalendar::default();
    let last = calendar.add_working_days(date(2028, 12, 27), 2, Ordinary);
    assert_eq!(
        last,
        Reckoned {
            value: date(2028, 12, 29),
            certainty: Known
        }
    );
    let past = calendar.add_working_days(date(2028, 12, 29), 1, Ordinary);
    assert_eq!(
        past,
        Reckoned {
            value: date(2029, 1, 1),
            certainty: BeyondTable
        }
    );
    assert_eq!(
        calendar.certainty(date(2018, 12, 31), date(2019, 1, 2)),
        BeyondTable
    );
}

#[test]
fn the_end_of_all_dates_is_no_endless_loop() {
    let calendar = WorkingCalendar::default();
    assert_eq!(
        calendar.add_working_days(Date::MAX, 9, Clear).certainty,
        BeyondTable
    );
    assert_eq!(
        calendar
            .subtract_working_days(Date::MIN, 9, Clear)
            .certainty,
        BeyondTable
    );
}

fn any_calendar() -> impl Strategy<Value = WorkingCalendar> {
    prop::collection::btree_set(
        (0..3_600).prop_map(|n| plus_days(date(2019, 1, 1), n)),
        0..200,
    )
    .prop_map(WorkingCalendar::new)
}

proptest! {
    #[test]
    fn what_is_reached_is_a_working_day(
        calendar in any_calendar(), from in any_date(), days in 0_u16..60,
    ) {
        for counting in [Inclusive, Ordinary, Clear] {
            let later = calendar.add_working_days(from, days, counting).value;
            let earlier = calendar.subtract_working_days(from, days, counting).value;
            prop_assert!(calendar.is_working_day(later) && calendar.is_working_day(earlier));
            prop_assert!(earlier <= from && from <= later);
        }
    }

    #[test]
    fn the_counts_differ_by_a_day(calendar in any_calendar(), from in any_date(), days in 1_u16..60) {
        let add = |days, counting| calendar.add_working_days(from, days, counting).value;
        prop_assert_eq!(add(days, Clear), add(days + 1, Ordinary));
        let ordinary = add(days, Ordinary);
        let working = u16::from(calendar.is_working_day(from));
        prop_assert_eq!(add(days + working, Inclusive), ordinary);
        prop_assert!(days_between(ordinary, add(days + 1, Ordinary)) >= 1);
    }

    #[test]
    fn forth_and_back_is_where_one_was(
        calendar in any_calendar(), from in any_date(), days in 0_u16..60,
    ) {
        let start = calendar.working_day_on_or_after(from).value;
        for counting in [Inclusive, Ordinary, Clear] {
            let there = calendar.add_working_days(start, days, counting).value;
            prop_assert_eq!(calendar.subtract_working_days(there, days, counting).value, start);
        }
    }
}
