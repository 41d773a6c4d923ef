//! Shapes in the papers' inks.

use super::wrap;
use crate::papers::view::{Drawing, Shape};

/// How wide every chart is: the text of a page of A4 between its margins.
pub(super) const WIDTH: f64 = 480.0;

/// The inks of the papers: see docs/design.md.
pub(super) const INK: &str = "#1a1d21";
pub(super) const QUIET: &str = "#48515a";
pub(super) const RULE: &str = "#b4bdc6";

/// The series, dark to light: far enough apart to differ in grey. More than this go round.
const STEPS: [&str; 5] = ["#173a5a", "#8fa9c1", "#4f7396", "#c9d6e2", "#2e2e33"];

/// How large words are.
pub(super) const SIZE: f64 = 9.0;

/// How high a bar is.
pub(super) const BAR: f64 = 11.0;

/// How wide the slot of a withheld value is.
pub(super) const SLOT: f64 = 22.0;

/// The colour of a series.
pub(super) fn step(series: usize) -> &'static str {
    STEPS[series % STEPS.len()]
}

/// Where words lie in respect of their point.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// What is being drawn.
pub(super) struct Canvas {
    drawing: Drawing,
}

impl Canvas {
    pub(super) fn new() -> Self {
        Self {
            drawing: Drawing {
                width: WIDTH,
                height: 0.0,
                shapes: Vec::new(),
            },
        }
    }

    /// The drawing, this high.
    pub(super) fn finish(mut self, height: f64) -> Drawing {
        self.drawing.height = round(height);
        self.drawing
    }

    pub(super) fn bar(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        self.drawing.shapes.push(Shape::Bar {
            x: round(x),
            y: round(y),
            width: round(width),
            height: round(height),
            fill: fill.to_owned(),
        });
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        self.drawing.shapes.push(Shape::Line {
            x1: round(from.0),
            y1: round(from.1),
            x2: round(to.0),
            y2: round(to.1),
            stroke: stroke.to_owned(),
            width,
        });
    }

    pub(super) fn words(&mut self, (x, y): (f64, f64), anchor: Anchor, fill: &str, text: &str) {
        self.drawing.shapes.push(Shape::Text {
            x: round(x),
            y: round(y),
            anchor: match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            },
            size: SIZE,
            strong: false,
            fill: fill.to_owned(),
            text: text.to_owned(),
        });
    }

    /// A slot for what is withheld: hatched, framed, with its mark beside it.
    pub(super) fn slot(&mut self, at: (f64, f64), symbol: &str) {
        let (x, y) = at;
        for (from, to) in hatching(SLOT, BAR) {
            let placed = |(dx, dy): (f64, f64)| (x + dx, y + dy);
            self.line(placed(from), placed(to), QUIET, 0.6);
        }
        let (right, below) = (x + SLOT, y + BAR);
        self.line((x, y), (right, y), QUIET, 0.6);
        self.line((x, below), (right, below), QUIET, 0.6);
        self.line((x, y), (x, below), QUIET, 0.6);
        self.line((right, y), (right, below), QUIET, 0.6);
        self.words((right + 3.0, y + BAR - 2.0), Anchor::Start, INK, symbol);
    }

    /// What the series are called, with their colours, in as many lines as it takes; gives the height.
    pub(super) fn legend(&mut self, series: &[String]) -> f64 {
        const LINE: f64 = 14.0;
        let (mut x, mut y) = (0.0, 0.0);
        for (at, title) in series.iter().enumerate() {
            let width = BAR + 4.0 + wrap::width(title, SIZE) + 16.0;
            if x > 0.0 && x + width > WIDTH {
                (x, y) = (0.0, y + LINE);
            }
            self.bar((x, y), (BAR, BAR - 2.0), step(at));
            self.words((x + BAR + 4.0, y + BAR - 3.0), Anchor::Start, INK, title);
            x += width;
        }
        y + LINE + 4.0
    }
}

/// Strokes from the lower left to the upper right inside a rectangle.
fn hatching(width: f64, height: f64) -> Vec<((f64, f64), (f64, f64))> {
    const APART: f64 = 4.0;
    let mut strokes = Vec::new();
    let mut at = APART;
    while at < width + height {
        let low = (at.min(width + height) - height).max(0.0);
        let from = (low, (at - low).min(height));
        let high = at.min(width);
        strokes.push((from, (high, at - high)));
        at += APART;
    }
    strokes
}

/// To a tenth of a point: nobody sees less, and a number stays short.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
