//! Charts as shapes: rectangles, lines and words, which both kinds of template paint.
//!
//! Three kinds, no colour that means anything: series differ in lightness by steps that grey paper keeps,
//! each value is printed beside its bar, and what is withheld is a hatched slot of one size that no
//! number has. Nothing is measured but words in the family in the program, so equal charts are equal
//! bytes on every machine. Why no crate draws them: docs/decisions/0009-charts.md.

mod axis;
mod bars;
mod ink;
mod lines;
mod stacked;
#[cfg(test)]
mod tests;
mod wrap;

use crate::papers::view::{Chart, ChartKind, Drawing};

/// The chart as shapes.
#[must_use]
pub fn draw(chart: &Chart) -> Drawing {
    match chart.kind {
        ChartKind::Bars => bars::draw(chart),
        ChartKind::Stacked => stacked::draw(chart),
        ChartKind::Lines => lines::draw(chart),
    }
}
