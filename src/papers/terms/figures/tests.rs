//! How figures are worded that no shipped edition has.

use super::named::due;
use crate::model::edition::Deadline;
use crate::source::FileId;
use crate::yaml;

#[test]
fn deadlines() {
    for (written, expected) in [
        ("days: 7", "at least 7 days before it"),
        ("days: 1, count: clear", "at least 1 clear day before it"),
        (
            "working-days: 3, count: inclusive",
            "at least 3 working days before it, the first day and the last both counted",
        ),
        (
            "side: after, working-days: 3",
            "within 3 working days after it",
        ),
        ("weekday: friday", "by the Friday before it"),
        (
            "weekday: monday, time: \"16:00\"",
            "by 16:00 on the Monday before it",
        ),
        ("side: after, weekday: monday", "by the Monday after it"),
        (
            "days: 2, time: \"12:00\"",
            "by 12:00 on the day that is 2 days before it",
        ),
        (
            "days: 7, weekday: friday",
            "by the Friday before the day that is 7 days before it",
        ),
        (
            "days: 7, working-days: 1",
            "at least 7 days and 1 working day before it",
        ),
        ("time: \"09:00\"", "by 09:00 on the day of it"),
        ("side: after", "by the day of it"),
    ] {
        let text = format!("{{ title: Papers, {written} }}");
        let read = yaml::read::<Deadline>(FileId(0), &text);
        let deadline = read.value.expect(written);
        assert_eq!(due(&deadline, "it"), expected, "{written}");
    }
}
