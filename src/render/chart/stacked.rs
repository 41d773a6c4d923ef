//! One bar for each category, the series one after the other in it.
//!
//! What is withheld has no length: its slot stands behind the others, so that the bar's end tells nothing.

use super::ink::{Anchor, BAR, Canvas, INK, SIZE, SLOT, WIDTH, step};
use super::wrap;
use crate::papers::view::{Chart, ChartValue, Drawing, Point};

const LABELS: f64 = 168.0;
const GAP: f64 = 8.0;
const LINE: f64 = 11.0;

/// Colours so dark that words on them are white.
const DARK: [usize; 3] = [0, 2, 4];

pub(super) fn draw(chart: &Chart) -> Drawing {
    let mut canvas = Canvas::new();
    let mut y = canvas.legend(&chart.series);
    let labels = chart.points.iter();
    let labels = labels
        .map(|point| wrap::width(&point.label, SIZE))
        .fold(0.0, f64::max)
        .min(LABELS);
    let left = labels + 8.0;
    let slots = chart.points.iter().map(withheld).max().unwrap_or(0);
    let room = WIDTH - left - f64::from(slots) * (SLOT + 14.0) - 2.0;
    let largest = chart.points.iter().map(sum).max().unwrap_or(0).max(1);
    for point in &chart.points {
        let lines = wrap::lines(&point.label, SIZE, LABELS);
        let text = f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX)) * LINE;
        let height = text.max(BAR + 3.0);
        let mut baseline = y + (height - text) / 2.0 + LINE - 3.0;
        for line in &lines {
            canvas.words((labels, baseline), Anchor::End, INK, line);
            baseline += LINE;
        }
        bar(
            &mut canvas,
            point,
            (left, y + (height - BAR) / 2.0),
            room / f64::from(largest),
        );
        y += height + GAP;
    }
    canvas.finish((y - GAP).max(0.0) + 2.0)
}

fn bar(canvas: &mut Canvas, point: &Point, (left, y): (f64, f64), unit: f64) {
    let mut x = left;
    for (at, value) in point.values.iter().enumerate() {
        if let ChartValue::Number { number, text } = value {
            let width = f64::from(*number) * unit;
            // A hair of white keeps neighbours apart on any paper.
            canvas.bar((x, y - 1.0), ((width - 0.8).max(0.0), BAR + 2.0), step(at));
            if wrap::width(text, SIZE) + 4.0 <= width {
                let fill = if DARK.contains(&(at % 5)) {
                    "#ffffff"
                } else {
                    INK
                };
                canvas.words((x + width / 2.0, y + BAR - 2.0), Anchor::Middle, fill, text);
            }
            x += width;
        }
    }
    for value in &point.values {
        if let ChartValue::Withheld { symbol } = value {
            canvas.slot((x + 3.0, y), symbol);
            x += SLOT + 14.0;
        }
    }
}

fn withheld(point: &Point) -> u32 {
    let hidden = point
        .values
        .iter()
        .filter(|value| matches!(value, ChartValue::Withheld { .. }));
    u32::try_from(hidden.count()).unwrap_or(u32::MAX)
}

fn sum(point: &Point) -> u32 {
    let numbers = point.values.iter().map(|value| match value {
        ChartValue::Number { number, .. } => *number,
        ChartValue::Withheld { .. } | ChartValue::Absent => 0,
    });
    numbers.fold(0, u32::saturating_add)
}
