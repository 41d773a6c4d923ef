use super::{Numbers, event_name, first_day};
use crate::model::meeting::Ledger;
use crate::source::FileId;
use jiff::civil::date;

fn ledger(text: &str) -> Ledger {
    let read = crate::yaml::read::<Ledger>(FileId::FIRST, text);
    assert!(read.problems.is_empty(), "{:?}\n{text}", read.problems);
    read.value.expect("a ledger")
}

#[test]
fn a_number_is_given_once_and_stays() {
    let ledger = ledger(
        "issues:
  - paper: agenda
    sent: 2026-06-03T09:00
    by: hale-r
    rows: [{ item: C-0001/review }, { item: C-0002/review }, { item: C-0003/review }]
  - paper: supplement
    sent: 2026-06-04T09:00
    by: hale-r
    rows: [{ item: C-0001/review }, { item: C-0009/review, number: 4 }, { item: C-0003/review }]
",
    );
    let mut numbers = Numbers::of(&ledger);
    let of = |numbers: &Numbers, item: &str| numbers.sent(&item.parse().expect("an item"));
    assert_eq!(of(&numbers, "C-0003/review"), Some(3));
    assert_eq!(
        of(&numbers, "C-0002/review"),
        Some(2),
        "kept though withdrawn"
    );
    assert_eq!(of(&numbers, "C-0009/review"), Some(4));
    assert_eq!(of(&numbers, "C-0007/review"), None);
    numbers.last += 1;
    assert_eq!(numbers.last, 5, "the next is one that nobody had");
}

#[test]
fn the_day_of_an_old_entry_is_in_the_names_of_its_events() {
    let person = "hale-r".parse().expect("a person");
    let of = |uid: &str| {
        let ledger = ledger(&format!(
            "issues:
  - paper: invites
    sent: 2026-06-03T09:00
    by: hale-r
    blocks: [{{ person: hale-r, sequence: 0, start: \"13:00\", end: \"14:00\", uid: \"{uid}\" }}]
"
        ));
        first_day("ipop", date(2026, 6, 11), &ledger)
    };
    let name = event_name("ipop", date(2026, 6, 10), &person, 2);
    assert_eq!(of(name.as_str()), Some(date(2026, 6, 10)));
    assert_eq!(
        of("00112233445566"),
        None,
        "a name of somebody else's making"
    );
}

#[test]
fn no_two_events_have_one_name() {
    let people = ["hale-r", "hale-r1", "r"].map(|person| person.parse().expect("a person"));
    let days = [date(2026, 6, 10), date(2026, 6, 1), date(2026, 6, 24)];
    let mut names = std::collections::BTreeSet::new();
    let mut made = 0;
    for panel in ["ipop", "psp", "psp-1"] {
        for day in days {
            for person in &people {
                for number in [1, 2, 11] {
                    names.insert(event_name(panel, day, person, number).to_string());
                    made += 1;
                }
            }
        }
    }
    assert_eq!(names.len(), made);
}
