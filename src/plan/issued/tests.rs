use super::{ItemChange, changes};
use crate::model::meeting::Row;

fn row(item: &str, part: &str, slot: &str, request: &str) -> Row {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Row {
        item: item.parse().expect("an item"),
        number: None,
        minutes: None,
        presenter: None,
        part: given(part).map(|part| part.parse().expect("a part")),
        slot: given(slot).map(|slot| slot.parse().expect("a time")),
        request: given(request).map(|request| request.parse().expect("a fingerprint")),
    }
}

fn told(before: &[Row], after: &[Row]) -> Vec<String> {
    let told = |change: ItemChange| {
        let what = [
            ("new", change.is_new()),
            ("withdrawn", change.is_withdrawn()),
            ("time", change.has_another_time()),
            ("part", change.has_another_part()),
            ("request", change.asks_otherwise()),
        ];
        let what: Vec<&str> = what
            .iter()
            .filter(|(_, is)| *is)
            .map(|(what, _)| *what)
            .collect();
        format!("{} {}", change.item, what.join("+"))
    };
    changes(before, after).into_iter().map(told).collect()
}

#[test]
fn each_sort_of_change_is_told() {
    let before = [
        row("C-0001/review", "part-1", "13:00", "00000001"),
        row("C-0002/review", "part-1", "13:10", "00000002"),
        row("C-0003/review", "part-2", "13:20", "00000003"),
        row("C-0004/review", "part-2", "13:30", "00000004"),
    ];
    let after = [
        row("C-0001/review", "part-1", "13:00", "00000001"),
        row("C-0005/move", "part-1", "13:10", "00000005"),
        row("C-0003/review", "part-1", "13:40", "00000003"),
        row("C-0004/review", "part-2", "13:30", "00000009"),
    ];
    assert_eq!(
        told(&before, &after),
        [
            "C-0005/move new",
            "C-0003/review time+part",
            "C-0004/review request",
            "C-0002/review withdrawn",
        ]
    );
    assert!(told(&after, &after).is_empty());
}

#[test]
fn what_a_row_written_by_hand_leaves_out_is_not_compared() {
    let by_hand = [row("C-0001/review", "", "", "")];
    let now = [row("C-0001/review", "part-1", "13:00", "00000001")];
    assert!(told(&by_hand, &now).is_empty());
    // A row that `ipop issue` wrote says so where an item had no time.
    let written = [row("C-0001/review", "part-1", "", "00000001")];
    assert_eq!(told(&written, &now), ["C-0001/review time"]);
    assert_eq!(told(&now, &written), ["C-0001/review time"]);
}
