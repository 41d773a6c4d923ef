//! Charts against positions worked out by hand.

use super::draw;
use super::ink::WIDTH;
use crate::papers::view::{Chart, ChartKind, ChartValue, Drawing, Point, Shape};

fn number(number: u32) -> ChartValue {
    ChartValue::Number {
        number,
        text: number.to_string(),
    }
}

fn withheld() -> ChartValue {
    ChartValue::Withheld {
        symbol: "c".to_owned(),
    }
}

fn chart(kind: ChartKind, points: Vec<(&str, Vec<ChartValue>)>) -> Drawing {
    let series = points.first().map_or(0, |(_, values)| values.len());
    let points = points.into_iter().map(|(label, values)| Point {
        label: label.to_owned(),
        values,
    });
    draw(&Chart {
        kind,
        series: (1..=series).map(|at| format!("Series {at}")).collect(),
        points: points.collect(),
        ..Chart::default()
    })
}

/// The widths of the bars, but for those of the legend.
fn widths(drawing: &Drawing) -> Vec<f64> {
    let bars = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Bar { width, height, .. } if *height > 9.0 => Some(*width),
        _ => None,
    });
    bars.collect()
}

fn words(drawing: &Drawing) -> Vec<&str> {
    let words = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect()
}

#[test]
fn a_bar_is_as_long_as_its_number() {
    let points = vec![
        ("One", vec![number(40)]),
        ("Two", vec![number(10)]),
        ("None", vec![number(0)]),
    ];
    let drawing = chart(ChartKind::Bars, points);
    let widths = widths(&drawing);
    assert!((widths[0] - 4.0 * widths[1]).abs() < 0.3, "{widths:?}");
    assert!(widths[2].abs() < f64::EPSILON);
    assert_eq!(words(&drawing), ["One", "40", "Two", "10", "None", "0"]);
}

/// A withheld value is a slot of one size, whatever the others are, and has no bar.
#[test]
fn what_is_withheld_has_no_length() {
    let slots = |other: u32| {
        let points = vec![("Few", vec![withheld()]), ("Many", vec![number(other)])];
        let drawing = chart(ChartKind::Bars, points);
        assert_eq!(widths(&drawing).len(), 1);
        assert_eq!(words(&drawing), ["Few", "c", "Many", &other.to_string()]);
        let lines = drawing
            .shapes
            .into_iter()
            .filter(|shape| matches!(shape, Shape::Line { .. }));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(slots(10), slots(90));
}

/// The numbers of a divided bar follow on one another; the slots come after them.
#[test]
fn a_divided_bar_ends_before_what_is_withheld() {
    let drawing = chart(
        ChartKind::Stacked,
        vec![("2025-26", vec![number(30), withheld(), number(10)])],
    );
    let bars: Vec<(f64, f64)> = drawing
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Bar {
                x, width, height, ..
            } if *height > 9.0 => Some((*x, *width)),
            _ => None,
        })
        .collect();
    assert_eq!(bars.len(), 2);
    assert!(
        (bars[1].0 - bars[0].0 - bars[0].1 - 0.8).abs() < 0.2,
        "{bars:?}"
    );
    let end = bars[1].0 + bars[1].1;
    let hatched = drawing.shapes.iter().filter_map(|shape| match shape {
        Shape::Line { x1, .. } => Some(*x1),
        _ => None,
    });
    assert!(hatched.into_iter().all(|x| x > end));
}

/// Neighbouring points are joined, and nothing bridges one that is withheld.
#[test]
fn a_line_breaks_where_nothing_is_said() {
    let months = |values: [ChartValue; 4]| {
        let points = ["April", "May", "June", "July"].into_iter().zip(values);
        let drawing = chart(
            ChartKind::Lines,
            points.map(|(label, value)| (label, vec![value])).collect(),
        );
        let strokes = drawing.shapes.iter().filter(|shape| {
            matches!(shape, Shape::Line { width, .. } if (*width - 2.2).abs() < f64::EPSILON)
        });
        strokes.count()
    };
    assert_eq!(months([number(4), number(6), number(8), number(2)]), 3);
    assert_eq!(months([number(4), withheld(), number(8), number(2)]), 1);
    assert_eq!(
        months([number(4), number(6), ChartValue::Absent, ChartValue::Absent]),
        1
    );
}

/// Nothing leaves the paper, however long the words are.
#[test]
fn everything_has_its_place() {
    let long =
        "Accommodated under an arrangement of several authorities with a name that never ends";
    for kind in [ChartKind::Bars, ChartKind::Stacked, ChartKind::Lines] {
        for drawing in [
            chart(kind, vec![]),
            chart(
                kind,
                vec![
                    (long, vec![number(1_234_567), withheld()]),
                    ("B", vec![withheld(), number(0)]),
                ],
            ),
        ] {
            for shape in &drawing.shapes {
                let inside = match shape {
                    Shape::Bar {
                        x,
                        width,
                        y,
                        height,
                        ..
                    } => {
                        *x >= 0.0 && x + width <= WIDTH + 0.1 && y + height <= drawing.height + 0.1
                    }
                    Shape::Line { x1, x2, y1, y2, .. } => {
                        x1.min(*x2) >= 0.0
                            && x1.max(*x2) <= WIDTH
                            && y1.max(*y2) <= drawing.height + 0.1
                    }
                    Shape::Text { x, y, .. } => (0.0..=WIDTH).contains(x) && *y <= drawing.height,
                };
                assert!(inside, "{kind:?}: {shape:?} of {}", drawing.height);
            }
        }
    }
}
