//! Random returns: imported twice, quarter after quarter, and over files that somebody has edited.

use super::{BASE, CASE, EPISODES, base, errors, file, planned, text_of};
use crate::import::Fate;
use crate::model::value::date::plus_days;
use crate::pipeline::with_changes;
use crate::source::{FileId, Given, Sources};
use crate::yaml::{Node, NodeKind, parse};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;

const FIRST: Date = date(2022, 1, 1);
const EXTRACTED: Date = date(2025, 9, 30);

fn shown(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// What else an episode says besides its days.
fn codes() -> impl Strategy<Value = String> {
    let places = select(vec![
        "U6", "U4", "K2", "H5", "K3", "T1", "T4", "P1", "Z1", "A3", "P2", "QQ", "",
    ]);
    let urns = select(vec!["SC111111", "SC222222", "XXXXXXX", ""]);
    (
        select(vec!["S", "L", "T", "P", "B", "U", "?"]),
        select(vec!["C1", "C2", "V2", "V3", "V4", "E1", "XXX"]),
        places,
        select(vec!["PR0", "PR1", "PR4", "PR5", ""]),
        select(vec!["X1", "E4A", "E3", "", "E99"]),
        select(vec!["CARPL", "PLACE", "", "XXX"]),
        urns,
    )
        .prop_map(|(rne, ls, place, provider, rec, reason, urn)| {
            format!("{rne},{ls},N1,{place},{provider},DEC,{rec},{reason},AB1 2CD,AB1 3CD,{urn}")
        })
}

fn row(from: Date, until: Option<Date>, codes: &str) -> String {
    let until = until.map_or(String::new(), shown);
    format!("C-1,{},{}\n", shown(from), codes.replace("DEC", &until))
}

/// Rows that need not make sense.
fn any_rows() -> impl Strategy<Value = String> {
    let one = (0..1500_i32, prop::option::of(-40..400_i32), codes());
    prop::collection::vec(one, 0..12).prop_map(|rows| {
        let rows = rows.into_iter().map(|(from, length, codes)| {
            let from = plus_days(FIRST, from);
            row(from, length.map(|days| plus_days(from, days)), &codes)
        });
        rows.collect()
    })
}

/// Episodes in their order, each at once after the one before or after a gap; the last may be open.
fn in_order() -> impl Strategy<Value = Vec<(Date, Option<Date>, String)>> {
    let episode = (1..300_i32, select(vec![0, 0, 0, 5, 300]), codes());
    (prop::collection::vec(episode, 1..8), any::<bool>()).prop_map(|(episodes, is_open)| {
        let mut day = FIRST;
        let count = episodes.len();
        let episodes = episodes.into_iter().enumerate();
        episodes
            .map(|(at, (length, gap, codes))| {
                let from = plus_days(day, gap);
                day = plus_days(from, length);
                let until = (!is_open || at + 1 < count).then_some(day);
                (from, until, codes)
            })
            .collect()
    })
}

fn extract(episodes: &[(Date, Option<Date>, String)], on: Date) -> Vec<Given> {
    let begun = episodes.iter().filter(|(from, ..)| *from <= on);
    let rows =
        begun.map(|(from, until, codes)| row(*from, until.filter(|until| *until <= on), codes));
    vec![file(
        "episodes.csv",
        &format!("{EPISODES}{}", rows.collect::<String>()),
    )]
}

fn imported(sources: &Sources, given: &[Given], on: Date) -> Sources {
    let plan = planned(sources, given, on);
    with_changes(sources, &plan.changes)
}

/// Whether everything that the one says stands in the other too: entries may have come between, and fields.
fn holds(new: &Node, old: &Node) -> bool {
    match (&new.kind, &old.kind) {
        (NodeKind::Map(new), NodeKind::Map(old)) => old.iter().all(|(key, value)| {
            let same = new.iter().find(|(other, _)| other.name == key.name);
            same.is_some_and(|(_, new)| holds(new, value))
        }),
        (NodeKind::List(new), NodeKind::List(old)) => {
            let mut new = new.iter();
            old.iter().all(|old| new.any(|new| holds(new, old)))
        }
        (NodeKind::Scalar { text: new, .. }, NodeKind::Scalar { text: old, .. }) => new == old,
        (_, NodeKind::Null) => true,
        _ => false,
    }
}

/// A case that somebody has changed: a line gone, a code or a day another.
fn edited(text: &str, edits: &[(usize, u8)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, how) in edits {
        let own = CASE.lines().count();
        if lines.len() <= own {
            break;
        }
        let at = own + at % (lines.len() - own);
        let line = &mut lines[at];
        *line = match how % 5 {
            0 => line.replace("-01", "-02"),
            1 => line.replace("U6", "U4").replace("C1", "C2"),
            2 => line.replace("2024", "2023"),
            3 => format!("{line} # seen by somebody"),
            _ => line.split(", until").next().map_or(String::new(), |head| {
                if head.len() < line.len() {
                    format!("{head} }}")
                } else {
                    line.clone()
                }
            }),
        };
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands in a return, the workspace is sound afterwards, and a second time changes nothing.
    #[test]
    fn imported_twice(rows in any_rows()) {
        let sources = base(CASE);
        let given = [file("episodes.csv", &format!("{EPISODES}{rows}"))];
        let after = imported(&sources, &given, EXTRACTED);
        prop_assert_eq!(errors(&after), Vec::<String>::new());
        let again = planned(&after, &given, EXTRACTED);
        prop_assert!(again.changes.is_empty(), "{}", again.text());
        prop_assert!(again.count(Fate::Conflict) == 0, "{}", again.text());
    }

    /// Quarter after quarter entries are added and completed, and none comes into conflict.
    #[test]
    fn the_next_extract(episodes in in_order(), days in 1..700_i32) {
        let mut sources = base(CASE);
        let quarters = [plus_days(EXTRACTED, -days), EXTRACTED, plus_days(EXTRACTED, 200)];
        for on in quarters {
            let given = extract(&episodes, on);
            let plan = planned(&sources, &given, on);
            prop_assert!(plan.count(Fate::Conflict) == 0, "{}\n{}", plan.text(), text_of(&sources, "cases/C-1.yaml"));
            sources = with_changes(&sources, &plan.changes);
            prop_assert_eq!(errors(&sources), Vec::<String>::new());
        }
    }

    /// What somebody wrote is still there.
    #[test]
    fn over_files_that_were_edited(
        rows in any_rows(),
        more in any_rows(),
        edits in prop::collection::vec((0..60_usize, any::<u8>()), 1..6),
    ) {
        let given = |rows: &str| [file("episodes.csv", &format!("{EPISODES}{rows}"))];
        let sources = imported(&base(CASE), &given(&rows), EXTRACTED);
        let text = edited(&text_of(&sources, "cases/C-1.yaml"), &edits);
        let register = text_of(&sources, "registers/providers.yaml");
        let files = BASE.map(|(path, base)| match path {
            "cases/C-1.yaml" => (path, text.as_str()),
            "registers/providers.yaml" => (path, register.as_str()),
            _ => (path, base),
        });
        let sources = Sources::from_strings(files);
        let after = imported(&sources, &given(&format!("{rows}{more}")), EXTRACTED);
        let tree = |text: &str| parse(FileId::FIRST, text).expect("YAML");
        let new = text_of(&after, "cases/C-1.yaml");
        prop_assert!(holds(&tree(&new), &tree(&text)), "{text}\n\n{new}");
        let remarks = |text: &str| text.matches("# seen").count();
        prop_assert_eq!(remarks(&new), remarks(&text));
    }
}

/// What one extract after another says comes into no conflict, and each time the case is sound.
fn one_after_another(rows: &[(Date, Date, &str)], extracts: [Date; 2]) {
    let whole = |(from, until, codes): &(Date, Date, &str)| {
        let codes = codes.replace("END", "DEC,X1,CARPL,AB1 2CD,AB1 3CD");
        (*from, Some(*until), codes)
    };
    let episodes: Vec<_> = rows.iter().map(whole).collect();
    let mut sources = base(CASE);
    for on in extracts {
        let plan = planned(&sources, &extract(&episodes, on), on);
        assert_eq!(plan.count(Fate::Conflict), 0, "{}", plan.text());
        sources = with_changes(&sources, &plan.changes);
        assert_eq!(errors(&sources), Vec::<String>::new());
    }
}

const CARERS: &str = "S,C1,N1,U4,PR5,END,XXXXXXX";
const AWAY: &str = "S,C1,N1,T1,PR0,END,SC111111";

/// A series of short breaks was taken as going on, and had ended before a code changed.
#[test]
fn a_series_that_had_ended() {
    let rows = [
        (
            date(2023, 4, 13),
            date(2023, 10, 29),
            "S,V3,N1,P2,PR0,END,SC111111",
        ),
        (
            date(2024, 8, 24),
            date(2024, 8, 25),
            "S,C1,N1,U6,PR0,END,SC111111",
        ),
    ];
    one_after_another(&rows, [date(2024, 4, 28), EXTRACTED]);
}

/// The home before a time in care ended is none that a stay of the next one leads back to.
#[test]
fn a_stay_that_leads_back_to_nowhere() {
    let rows = [
        (date(2023, 12, 26), date(2024, 8, 20), CARERS),
        (date(2024, 8, 25), date(2025, 1, 30), AWAY),
        (date(2025, 1, 30), date(2025, 8, 16), AWAY),
        (date(2025, 8, 16), date(2025, 8, 17), CARERS),
    ];
    one_after_another(&rows, [date(2025, 8, 15), EXTRACTED]);
}

/// A child went from a home to a place that can't be read, and is there again: it is another time there.
#[test]
fn a_place_that_can_not_be_read_lies_between() {
    let unreadable = ["S,C1,N1,QQ,PR0,END,SC111111", "S,C1,N1,A3,,END,XXXXXXX"];
    for unreadable in unreadable {
        let rows = [
            (date(2022, 9, 5), date(2022, 12, 23), CARERS),
            (date(2022, 12, 23), date(2023, 8, 8), unreadable),
            (date(2023, 8, 8), date(2024, 1, 22), AWAY),
            (date(2024, 1, 22), date(2024, 3, 1), CARERS),
        ];
        one_after_another(&rows, [date(2024, 1, 21), EXTRACTED]);
        // With a new law alone, by the return.
        let law = CARERS.replace("S,", "L,");
        let rows = [
            rows[0],
            (date(2022, 12, 23), date(2024, 1, 22), unreadable),
            (date(2024, 1, 22), date(2024, 3, 1), law.as_str()),
        ];
        one_after_another(&rows, [date(2024, 1, 21), EXTRACTED]);
    }
}
