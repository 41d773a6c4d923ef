//! Bars to the right: a group for each category, a bar for each series, its value at its end.

use super::ink::{Anchor, BAR, Canvas, INK, RULE, SIZE, WIDTH, step};
use super::wrap;
use crate::papers::view::{Chart, ChartValue, Drawing};

/// How wide the labels may be.
const LABELS: f64 = 168.0;
const GAP: f64 = 7.0;
const LINE: f64 = 11.0;

pub(super) fn draw(chart: &Chart) -> Drawing {
    let mut canvas = Canvas::new();
    let several = chart.series.len() > 1;
    let mut y = if several {
        canvas.legend(&chart.series)
    } else {
        2.0
    };
    let top = y;
    let values = || chart.points.iter().flat_map(|point| &point.values);
    let number = |value: &ChartValue| match value {
        ChartValue::Number { number, .. } => Some(*number),
        ChartValue::Withheld { .. } | ChartValue::Absent => None,
    };
    let largest = values().filter_map(number).max().unwrap_or(0);
    let widest = values()
        .map(|value| wrap::width(words(value), SIZE))
        .fold(0.0, f64::max);
    let left = LABELS + 8.0;
    let room = WIDTH - left - widest - 8.0;
    for point in &chart.points {
        let lines = wrap::lines(&point.label, SIZE, LABELS);
        let bars = f64::from(u32::try_from(point.values.len()).unwrap_or(u32::MAX)) * BAR;
        let text = f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX)) * LINE;
        let height = bars.max(text);
        let mut baseline = y + (height - text) / 2.0 + LINE - 3.0;
        for line in &lines {
            canvas.words((LABELS, baseline), Anchor::End, INK, line);
            baseline += LINE;
        }
        let mut bar = y + (height - bars) / 2.0;
        for (at, value) in point.values.iter().enumerate() {
            match value {
                ChartValue::Number { number, text } => {
                    let width = room * f64::from(*number) / f64::from(largest.max(1));
                    canvas.bar((left, bar + 0.5), (width, BAR - 1.0), step(at));
                    let end = (left + width + 4.0, bar + BAR - 2.0);
                    canvas.words(end, Anchor::Start, INK, text);
                }
                ChartValue::Withheld { symbol } => canvas.slot((left, bar), symbol),
                ChartValue::Absent => {}
            }
            bar += BAR;
        }
        y += height + GAP;
    }
    let end = (y - GAP).max(top);
    canvas.line((left, top - 1.0), (left, end + 1.0), RULE, 0.8);
    canvas.finish(end + 3.0)
}

fn words(value: &ChartValue) -> &str {
    match value {
        ChartValue::Number { text, .. } => text,
        ChartValue::Withheld { symbol } => symbol,
        ChartValue::Absent => "",
    }
}
