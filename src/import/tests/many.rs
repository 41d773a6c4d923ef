//! A return of as many children as a large county has, whose data are random: structurally right, and hardly a
//! row of it true. It is made here, from a number, so that every run reads the same.

use super::{EPISODES, base, errors, file, planned_of, text_of};
use crate::import::Fate;
use crate::model::value::date::plus_days;
use crate::pipeline::with_changes;
use crate::source::Given;
use jiff::civil::{Date, date};
use std::fmt::Write as _;

const EXTRACTED: Date = date(2026, 3, 31);

/// Numbers that look like chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(most).expect("a small number"))
            .expect("a small number")
    }

    /// Whether something happens that does so once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// A day from 1996 to 2030, as a return writes it; now and then none that exists, or another form.
    fn day(&mut self) -> String {
        match self.below(60) {
            0 => "31/02/2024".to_owned(),
            1 => "45689".to_owned(),
            2 => self.random_day().to_string(),
            3 => self.of(&["", "n/a", "00/00/0000", "1/1/1"]).to_owned(),
            _ => shown(self.random_day()),
        }
    }

    fn random_day(&mut self) -> Date {
        let days = self.below(34 * 365);
        plus_days(date(1996, 1, 1), i32::try_from(days).expect("days"))
    }
}

fn shown(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

const LEGAL: &[&str] = &[
    "C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J3", "L1", "L2", "S1", "XXX", "",
];
const NEED: &[&str] = &["N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", ""];
const PLACES: &[&str] = &[
    "A3", "A4", "A5", "A6", "H5", "K1", "K2", "K3", "P1", "P2", "P3", "R1", "R2", "R3", "R5", "S1",
    "T0", "T1", "T2", "T3", "T4", "U1", "U2", "U3", "U4", "U5", "U6", "Z1", "H3", "H4", "F1",
    "XXX", "",
];
const PROVIDERS: &[&str] = &["PR0", "PR1", "PR2", "PR3", "PR4", "PR5", "PR9", ""];
const ENDED: &[&str] = &[
    "X1", "X1", "X1", "E3", "E4A", "E4B", "E8", "E11", "E12", "E15", "E99", "",
];
const REASONS: &[&str] = &[
    "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "CARPL", "PLACE", "CUSTOD", "OTHER",
    "XXX", "",
];

/// A postcode or a pupil's number, of which none may be kept.
const POST: [&str; 2] = ["QQ1 1QQ", "QQ9 9QQ"];

fn rows_of(child: &str, dice: &mut Dice, episodes: &mut String) {
    let mut day = dice.random_day();
    for _ in 0..dice.below(9) {
        let until = plus_days(day, i32::try_from(dice.below(900)).expect("days"));
        let (from, to) = match dice.below(6) {
            // As it may have been.
            0..=2 => (shown(day), shown(until)),
            // Open, whatever comes after.
            3 => (shown(day), String::new()),
            // By chance alone: overlaps, ends before starts, days to come.
            _ => (dice.day(), dice.day()),
        };
        day = until;
        let urn = match dice.below(5) {
            0 => "XXXXXXX".to_owned(),
            1 => String::new(),
            2 => format!("SC0000{:02}", dice.below(90)),
            3 => format!("12345{:02}", dice.below(90)),
            _ => format!("{}", dice.below(1_000_000_000)),
        };
        let (rne, legal, need) = (
            dice.of(&["S", "L", "P", "B", "T", "U", "?", ""]),
            dice.of(LEGAL),
            dice.of(NEED),
        );
        let (place, provider) = (dice.of(PLACES), dice.of(PROVIDERS));
        let (ended, reason) = (dice.of(ENDED), dice.of(REASONS));
        // Writing to a String cannot fail.
        let _ = writeln!(
            episodes,
            "{child},{from},{rne},{legal},{need},{place},{provider},{to},{ended},{reason},{},{},{urn}",
            POST[0], POST[1]
        );
    }
}

/// The files of a return of so many children, and a caseload list of most of them.
fn a_return(children: usize) -> Vec<Given> {
    let mut dice = Dice(903);
    let mut header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned();
    let mut episodes = EPISODES.to_owned();
    let mut smaller = [
        ("reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE\n".to_owned()),
        ("uasc.csv", "CHILD,SEX,DOB,DUC\n".to_owned()),
        (
            "missing.csv",
            "CHILD,DOB,MISSING,MIS_START,MIS_END\n".to_owned(),
        ),
        (
            "placed_for_adoption.csv",
            "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n".to_owned(),
        ),
        (
            "sw_episodes.csv",
            "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n".to_owned(),
        ),
        ("dolo.csv", "CHILD,DOB,DOLO_START,DOLO_END\n".to_owned()),
        ("oc3.csv", "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n".to_owned()),
        ("ad1.csv", "CHILD,DOB,DATE_INT,DATE_MATCH\n".to_owned()),
    ];
    let mut list = "Child ID,Name,Date of birth,Team,Social worker,IRO\n".to_owned();
    for number in 0..children {
        let child = match dice.below(400) {
            0 => String::new(),
            1 => format!("?{number}"),
            2 => format!("ref-{number}"),
            _ => (100_000 + number * 7).to_string(),
        };
        let born = if dice.once_in(30) {
            dice.day()
        } else {
            shown(plus_days(
                date(2008, 4, 1),
                i32::try_from(number % 5000).expect("days"),
            ))
        };
        let upn = dice.of(&["", "UN1", "UN4", "Z860000000101", "A123456789012", "999"]);
        let sex = dice.of(&["1", "2", "M", "F", "U", ""]);
        let _ = writeln!(
            header,
            "{child},{sex},{born},XBRI,{upn},{},{}",
            dice.of(&["0", "1", "", "2"]),
            dice.day()
        );
        rows_of(&child, &mut dice, &mut episodes);
        for (name, text) in &mut smaller {
            for _ in 0..dice.below(3) {
                let (one, two) = (dice.day(), dice.day());
                let _ = match *name {
                    "reviews.csv" => writeln!(text, "{child},{born},{one},PN{}", dice.below(9)),
                    "uasc.csv" => writeln!(text, "{child},{sex},{born},{}", dice.of(&["", &two])),
                    "missing.csv" => writeln!(
                        text,
                        "{child},{born},{},{one},{two}",
                        dice.of(&["M", "A", "X", ""])
                    ),
                    "sw_episodes.csv" => writeln!(
                        text,
                        "{child},{born},sw{},{one},{},MANAGE",
                        dice.below(4),
                        dice.of(&["", &two])
                    ),
                    "oc3.csv" => writeln!(text, "{child},{born},YES,F2,B1"),
                    _ => writeln!(text, "{child},{born},{one},{}", dice.of(&["", &two])),
                };
            }
        }
        if !dice.once_in(20) {
            let _ = writeln!(
                list,
                "{child},\"Canaryname, Zed\",{born},{},{},",
                dice.of(&["One", "one", "Nobody's"]),
                dice.of(&["dunn-p", "", "?"])
            );
        }
    }
    let mut files = vec![
        file("header.csv", &header),
        file("episodes.csv", &episodes),
        file("list.csv", &list),
    ];
    files.extend(smaller.iter().map(|(name, text)| file(name, text)));
    files
}

/// Nothing stops the import, each fault has its line, the cases are sound, and the second time nothing changes.
#[test]
fn a_return_of_random_data_for_2_700_children() {
    let children = 2_700;
    let caseload = crate::import::ready_mappings()[0];
    let table = "theirs,ours\nsw1,hale-r\nsw2,dunn-p\n";
    let texts = [caseload, ("imports/references.csv", table)];
    let texts = texts.map(|(path, text)| (path.to_owned(), Some(text.to_owned())));
    let sources = base(super::CASE).with(texts);
    let given = a_return(children);
    let plan = planned_of(&sources, &given, EXTRACTED, true);
    for line in &plan.lines {
        let is_whole = line
            .what
            .starts_with("with these rows the case would not be in order");
        assert!(
            !line.at.is_empty() || is_whole,
            "{}: {}",
            line.of,
            line.what
        );
    }
    // A line of each child's would be read by nobody.
    let begun = plan
        .lines
        .iter()
        .filter(|line| line.what.contains("no case is there"));
    assert!(begun.count() <= 7, "{}", plan.text());
    for fate in [Fate::Added, Fate::LeftOut, Fate::Odd] {
        assert!(
            plan.count(fate) > children,
            "{fate:?}: {}",
            plan.count(fate)
        );
    }
    assert!(plan.changes.len() > children / 2, "{}", plan.changes.len());
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    for path in plan.changes.iter().map(|change| change.path.as_str()) {
        let text = text_of(&after, path);
        let canaries = POST.into_iter().chain(["Z86000000", "XBRI", "anaryname"]);
        for canary in canaries {
            assert!(!text.contains(canary), "{canary}: {path}");
        }
    }
    let again = planned_of(&after, &given, EXTRACTED, true);
    assert!(again.changes.is_empty(), "{}", again.changes.len());
    let unsound = |line: &&crate::import::Line| line.what.starts_with("with these rows");
    assert_eq!(
        again.count(Fate::Added),
        0,
        "{}",
        again.lines.iter().filter(unsound).count()
    );
}
