use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use jiff::civil::date;

use super::{Address, CalendarInvite, Method, render};
use crate::render::hostile::hostile;
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

fn invite() -> CalendarInvite {
    CalendarInvite {
        method: Method::Request,
        uid: "5b1f0c7e9a2d4e38@ipop".into(),
        sequence: 2,
        stamp: date(2026, 6, 3).at(0, 0, 0, 0),
        start: date(2026, 6, 10).at(13, 50, 0, 0),
        end: date(2026, 6, 10).at(14, 25, 0, 0),
        organizer: Address { name: "iPOP, Northmere".into(), mail: "ipop@northmere.example".into() },
        attendee: Address { name: "Joan \"Jo\" Marsh".into(), mail: "joan.marsh@northmere.example".into() },
        summary: "iPOP: your time at the panel".into(),
        description: "Please come a few minutes early; the room is booked.\nReports: Monday 8 June, 16:00.".into(),
        location: "Committee Room 2, Mere House – Łódź Suite, first floor, north entrance, ask at the desk".into(),
        url: Some("https://meet.example.org/a?b=c&d=e;f,g".into()),
        optional: false,
        remind_minutes: 15,
    }
}

#[test]
fn reads_as_written() {
    insta::assert_snapshot!(render(&invite()));
}

#[test]
fn lines_end_in_crlf_and_fold_at_75_octets() {
    let text = render(&invite());
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}

#[test]
fn parses_with_one_attendee_and_one_organizer() {
    let calendar = ICalendar::parse(render(&invite())).expect("a calendar");
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter(|c| c.component_type == ICalendarComponentType::VEvent)
        .collect();
    assert_eq!(events.len(), 1);
    let count =
        |name: &ICalendarProperty| events[0].entries.iter().filter(|e| e.name == *name).count();
    assert_eq!(count(&ICalendarProperty::Attendee), 1);
    assert_eq!(count(&ICalendarProperty::Organizer), 1);
    assert_eq!(count(&ICalendarProperty::Uid), 1);
}

#[test]
fn text_cannot_add_a_property() {
    let evil = "x\r\nATTENDEE:mailto:spy@example.org\nX";
    let hostile = CalendarInvite {
        uid: evil.into(),
        summary: evil.into(),
        description: evil.into(),
        location: evil.into(),
        url: Some(evil.into()),
        organizer: Address {
            name: evil.into(),
            mail: evil.into(),
        },
        attendee: Address {
            name: evil.into(),
            mail: evil.into(),
        },
        ..invite()
    };
    let text = render(&hostile);
    let attendees = text
        .split("\r\n")
        .filter(|line| line.starts_with("ATTENDEE"))
        .count();
    assert_eq!(attendees, 1);
}

#[test]
fn a_cancellation_says_so_and_does_not_ring() {
    let text = render(&CalendarInvite {
        method: Method::Cancel,
        sequence: 3,
        ..invite()
    });
    assert!(text.contains("METHOD:CANCEL\r\n") && text.contains("STATUS:CANCELLED\r\n"));
    assert!(text.contains("SEQUENCE:3\r\n") && !text.contains("VALARM"));
}

/// T13: whatever stands in a name or a text, another library finds one event with one ATTENDEE
/// and one ORGANIZER, in lines of at most 75 octets that begin with whole letters.
fn holds_one_event([name, mail, summary, more, url]: [String; 5]) -> Result<(), TestCaseError> {
    let address = Address {
        name,
        mail: format!("{mail}@northmere.example"),
    };
    let text = render(&CalendarInvite {
        summary,
        description: more.clone(),
        location: more,
        url: Some(format!("https://{url}")),
        organizer: address.clone(),
        attendee: address,
        ..invite()
    });
    for line in text.split("\r\n") {
        prop_assert!(
            line.len() <= 75 && !line.contains(['\r', '\n']),
            "{:?}",
            line
        );
    }
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).map_err(TestCaseError::fail)?;
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter(|part| part.name == "VEVENT")
        .collect();
    prop_assert_eq!(events.len(), 1);
    let wanted = render(&invite());
    let wanted = unfold(&wanted);
    let plain = read_calendar(&wanted).map_err(TestCaseError::fail)?;
    let names = |calendar: &icalendar::parser::Calendar<'_>| -> Vec<String> {
        let event = calendar
            .components
            .iter()
            .find(|part| part.name == "VEVENT");
        let properties = event.into_iter().flat_map(|event| &event.properties);
        properties
            .map(|property| property.name.to_string())
            .collect()
    };
    prop_assert_eq!(names(&calendar), names(&plain));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_text_adds_a_property(texts in std::array::from_fn::<_, 5, _>(|_| hostile())) {
        holds_one_event(texts)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    #[ignore = "long: run by .ci/long"]
    fn of_many_texts_none_adds_a_property(texts in std::array::from_fn::<_, 5, _>(|_| hostile())) {
        holds_one_event(texts)?;
    }
}
