//! The next day of a panel's cycle, and that the rules have nothing to say of panels that keep to it.

use crate::files;
use ipop::pipeline::{AsOf, inspect};
use ipop::plan::Cycle;
use ipop::source::Sources;
use jiff::civil::Date;
use std::path::Path;

/// The base's files, with a schedule and two requirements about it.
fn with_schedule(schedule: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let base = Path::new("tests/pages/base");
    files(base, base, &mut all);
    all.retain(|(path, _)| {
        !path.starts_with("panels/demo/2026-06-10") && !path.starts_with("panels/demo/2026-05-27")
    });
    for (path, text) in &mut all {
        if path.starts_with("panels/demo/terms/") {
            let lines = text.lines().map(|line| {
                if line.starts_with("schedule:") {
                    format!("schedule: {{ {schedule}, start: \"13:00\", end: \"17:00\" }}")
                } else {
                    line.to_owned()
                }
            });
            *text = lines.collect::<Vec<_>>().join("\n") + "\n";
            text.push_str("  X-1: { clause: Times, says: It keeps to its days., meets: [{ rule: meeting-interval, from: draft }] }\n");
            if schedule.contains("weekday") {
                text.push_str("  X-2: { clause: Days, says: It keeps to its days., meets: [{ rule: meeting-weekday, from: draft }] }\n");
            }
        }
    }
    all
}

fn next(files: &[(String, String)], last: Date) -> Option<Date> {
    let loaded = ipop::model::load(&Sources::from_strings(files.to_vec()));
    let said = loaded.findings.iter();
    let said: Vec<&str> = said.map(|finding| finding.message.as_str()).collect();
    assert!(said.is_empty(), "{said:#?}");
    let workspace = loaded.workspace.expect("a workspace");
    let panel = workspace.panels.values().next().expect("a panel");
    let edition = &panel.edition_on(last).expect("an edition").edition;
    Cycle::new(&workspace, &edition.schedule).next_after(last)
}

/// The five days after one.
fn days(schedule: &str, last: &str) -> String {
    let files = with_schedule(schedule);
    let mut day: Date = last.parse().expect("a day");
    let mut days = Vec::new();
    for _ in 0..5 {
        day = next(&files, day).expect("there is always a next day");
        days.push(day.strftime("%-d %b").to_string());
    }
    days.join(", ")
}

#[test]
fn the_next_day_is_that_of_the_cycle() {
    let fortnightly = "weekday: wednesday, every-weeks: 2";
    for (schedule, last, after) in [
        (
            fortnightly,
            "2026-06-10",
            "24 Jun, 8 Jul, 22 Jul, 5 Aug, 19 Aug",
        ),
        // More meetings may be agreed; they are none of the cycle's.
        (
            "weekday: wednesday, every-weeks: 2, enhanced-every-weeks: 1",
            "2026-06-10",
            "24 Jun, 8 Jul, 22 Jul, 5 Aug, 19 Aug",
        ),
        // 4 and 25 May are bank holidays.
        (
            "weekday: monday, every-weeks: 1",
            "2026-04-27",
            "11 May, 18 May, 1 Jun, 8 Jun, 15 Jun",
        ),
        (
            "weekday: monday, every-weeks: 2",
            "2026-04-20",
            "18 May, 1 Jun, 15 Jun, 29 Jun, 13 Jul",
        ),
        // In terms only, and on the first day that it has after the holidays.
        (
            "weekday: wednesday, every-weeks: 2, term-time-only: true",
            "2026-05-20",
            "3 Jun, 17 Jun, 1 Jul, 15 Jul, 2 Sep",
        ),
        (
            "weekday: wednesday, every-weeks: 1, outside-term-every-weeks: 4",
            "2026-07-08",
            "15 Jul, 22 Jul, 19 Aug, 2 Sep, 9 Sep",
        ),
        (
            "weekday: tuesday, weeks-of-month: [1, 3]",
            "2026-06-02",
            "16 Jun, 7 Jul, 21 Jul, 4 Aug, 18 Aug",
        ),
        // A meeting that was moved from its Wednesday.
        (
            fortnightly,
            "2026-06-11",
            "24 Jun, 8 Jul, 22 Jul, 5 Aug, 19 Aug",
        ),
        // With a choice of days it goes on with the one it has.
        (
            "weekday: [tuesday, thursday], every-weeks: 2",
            "2026-06-11",
            "25 Jun, 9 Jul, 23 Jul, 6 Aug, 20 Aug",
        ),
        (
            "every-weeks: 3",
            "2026-06-12",
            "3 Jul, 24 Jul, 14 Aug, 4 Sep, 25 Sep",
        ),
    ] {
        assert_eq!(days(schedule, last), after, "{schedule}");
    }
}

/// A year of meetings, each on the day that was proposed after the one before.
#[test]
fn a_panel_that_keeps_to_the_proposed_days_breaks_no_rule_about_them() {
    for (schedule, first) in [
        (
            "weekday: wednesday, every-weeks: 2, enhanced-every-weeks: 1",
            "2026-01-07",
        ),
        (
            "weekday: wednesday, every-weeks: 2, term-time-only: true",
            "2026-01-07",
        ),
        (
            "weekday: thursday, every-weeks: 1, outside-term-every-weeks: 3",
            "2026-01-08",
        ),
        ("weekday: tuesday, weeks-of-month: [1, 3]", "2026-01-06"),
        ("weekday: [tuesday, thursday], every-weeks: 2", "2026-01-08"),
        ("every-weeks: 4", "2026-01-08"),
    ] {
        let mut files = with_schedule(schedule);
        let mut day: Date = first.parse().expect("a day");
        let last: Date = "2026-12-18".parse().expect("a day");
        let mut held = Vec::new();
        while let Some(next) = next(&files, day).filter(|next| *next <= last) {
            day = next;
            held.push(day);
            files.push((format!("panels/demo/{day}.yaml"), format!("date: {day}\n")));
        }
        let now = "2026-12-19T10:00:00Z".parse().expect("a moment");
        let (asked, epoch) = (Some(last), None);
        let seen = inspect(&Sources::from_strings(files), AsOf { asked, epoch, now });
        let rules = ["meeting-interval", "meeting-weekday"];
        let wrong = seen.findings.iter();
        let wrong = wrong.filter(|finding| rules.contains(&finding.rule));
        let wrong: Vec<&str> = wrong.map(|finding| finding.message.as_str()).collect();
        assert!(wrong.is_empty(), "{schedule}: {held:?}\n{wrong:#?}");
        assert!(held.len() > 8, "{schedule}: {held:?}");
    }
}
