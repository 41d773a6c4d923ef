//! A line for each series over the categories, its name at its end. A value that is withheld breaks it.

use super::axis::Axis;
use super::ink::{Anchor, Canvas, INK, QUIET, RULE, SIZE, WIDTH, step};
use super::wrap;
use crate::model::value::words::thousands;
use crate::papers::view::{Chart, ChartValue, Drawing};

const HEIGHT: f64 = 130.0;
const TOP: f64 = 8.0;

pub(super) fn draw(chart: &Chart) -> Drawing {
    let mut canvas = Canvas::new();
    let numbers = chart.points.iter().flat_map(|point| &point.values);
    let largest = numbers.filter_map(number).max().unwrap_or(0);
    let axis = Axis::to(largest);
    let names = chart
        .series
        .iter()
        .map(|title| wrap::width(title, SIZE))
        .fold(0.0, f64::max);
    let left = axis
        .marks()
        .map(|mark| wrap::width(&thousands(mark), SIZE))
        .fold(0.0, f64::max)
        + 6.0;
    let right = WIDTH - names - 10.0;
    let bottom = TOP + HEIGHT;
    for mark in axis.marks() {
        let y = bottom - HEIGHT * axis.along(mark);
        canvas.line(
            (left, y),
            (right, y),
            RULE,
            if mark == 0 { 0.8 } else { 0.4 },
        );
        canvas.words((left - 4.0, y + 3.0), Anchor::End, QUIET, &thousands(mark));
    }
    let count = u32::try_from(chart.points.len()).unwrap_or(u32::MAX).max(1);
    let apart = (right - left) / f64::from(count);
    let x_of = |at: usize| left + apart * (f64::from(u32::try_from(at).unwrap_or(u32::MAX)) + 0.5);
    let mut labels = chart
        .points
        .iter()
        .map(|point| wrap::width(&point.label, SIZE));
    let long = labels.any(|width| width > apart - 3.0);
    for (at, point) in chart.points.iter().enumerate() {
        let label = if long {
            short(&point.label)
        } else {
            point.label.clone()
        };
        canvas.words((x_of(at), bottom + 12.0), Anchor::Middle, QUIET, &label);
    }
    // The last is drawn first, so that this year's line lies over those before.
    let mut taken: Vec<f64> = Vec::new();
    for series in (0..chart.series.len()).rev() {
        let mut before: Option<(f64, f64)> = None;
        let mut end = None;
        for (at, point) in chart.points.iter().enumerate() {
            let here = match point.values.get(series) {
                Some(ChartValue::Number { number, .. }) => {
                    Some((x_of(at), bottom - HEIGHT * axis.along(*number)))
                }
                Some(ChartValue::Withheld { symbol }) => {
                    let y = bottom - 4.0 - 9.0 * f64::from(u32::try_from(series).unwrap_or(0));
                    canvas.words((x_of(at), y), Anchor::Middle, INK, symbol);
                    None
                }
                Some(ChartValue::Absent) | None => None,
            };
            if let (Some(from), Some(to)) = (before, here) {
                canvas.line(from, to, step(series), if series == 0 { 2.2 } else { 1.4 });
            }
            if let Some((x, y)) = here {
                let half = if series == 0 { 2.4 } else { 1.8 };
                canvas.bar((x - half, y - half), (half * 2.0, half * 2.0), step(series));
                end = Some(y);
            }
            before = here;
        }
        if let (Some(mut y), Some(title)) = (end, chart.series.get(series)) {
            while taken.iter().any(|other: &f64| (other - y).abs() < 11.0) {
                y -= 11.0;
            }
            taken.push(y);
            canvas.words((right + 6.0, y + 3.0), Anchor::Start, INK, title);
        }
    }
    canvas.finish(bottom + 18.0)
}

fn number(value: &ChartValue) -> Option<u32> {
    match value {
        ChartValue::Number { number, .. } => Some(*number),
        ChartValue::Withheld { .. } | ChartValue::Absent => None,
    }
}

/// The first three letters of a month: `Sep`; of months taken together the ends: `Jul–Aug`.
fn short(label: &str) -> String {
    let word = |word: &str| word.chars().take(3).collect::<String>();
    let words: Vec<&str> = label.split(", ").collect();
    match words.as_slice() {
        [first, .., last] => format!("{}–{}", word(first), word(last)),
        _ => word(label),
    }
}
