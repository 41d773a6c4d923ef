//! Charts: numbers and words. Where their lines run is settled when they are drawn.

use serde::Serialize;

/// A chart of a table that stands beside it. It says nothing that the table doesn't.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// What tells it from the other charts of its paper: `needs-1`.
    pub id: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What it shows; read out before the description.
    pub title: String,
    /// What can be seen, in words, for who can't see it.
    pub description: String,
    /// What a value counts, at the axis: "children", "pounds a week".
    pub unit: String,
    /// What the bars or lines are called, where there are several.
    pub series: Vec<String>,
    /// The categories, in order, each with a value for every series.
    pub points: Vec<Point>,
    /// The chart as shapes; none until it is drawn.
    pub drawing: Drawing,
}

/// How a chart is drawn.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Bars to the right, a group for each category.
    #[default]
    Bars,
    /// One bar for each category, the series one after the other in it.
    Stacked,
    /// A line for each series over the categories.
    Lines,
}

/// A category and its values.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Point {
    /// The category.
    pub label: String,
    /// A value for every series.
    pub values: Vec<ChartValue>,
}

/// One value.
#[derive(Serialize, Clone, Debug, PartialEq, Eq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ChartValue {
    /// A number, and how it is printed: `1250` as `£1,250`.
    Number {
        /// How long the bar is.
        number: u32,
        /// How it is printed.
        text: String,
    },
    /// Withheld: drawn as a slot of no size in particular.
    Withheld {
        /// The mark that stands for it.
        symbol: String,
    },
    /// There is none.
    Absent,
}

/// A chart as shapes, in points of 1/72 inch from its top left corner.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What is painted, the first lowest.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Shape {
    /// A filled rectangle.
    Bar {
        /// Its left edge.
        x: f64,
        /// Its upper edge.
        y: f64,
        /// How wide it is.
        width: f64,
        /// How high it is.
        height: f64,
        /// Its colour.
        fill: String,
    },
    /// A straight line.
    Line {
        /// Where it begins.
        x1: f64,
        /// Where it begins.
        y1: f64,
        /// Where it ends.
        x2: f64,
        /// Where it ends.
        y2: f64,
        /// Its colour.
        stroke: String,
        /// How thick it is.
        width: f64,
    },
    /// Words.
    Text {
        /// Where they begin, end or have their middle, as the anchor says.
        x: f64,
        /// The line on which they stand.
        y: f64,
        /// Which point of the words lies there: `start`, `middle`, `end`.
        anchor: &'static str,
        /// How large they are.
        size: f64,
        /// Whether they are set in semibold.
        strong: bool,
        /// Their colour.
        fill: String,
        /// The words.
        text: String,
    },
}
