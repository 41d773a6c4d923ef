//! The running order: what a Chair runs the meeting from.

use serde::Serialize;

use super::Status;

/// A part of the meeting with its items. A panel without parts has one, untitled.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct RunningPart {
    /// The heading: "Part 1: unregulated, unregistered and secure placements".
    pub title: Option<String>,
    /// The hours and the sum of minutes: "13:00 to 13:50, 50 minutes".
    pub span: Option<String>,
    /// The items and breaks, in order.
    pub lines: Vec<Line>,
    /// What to say where there is no item.
    pub empty: String,
}

/// One line of the running order.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// When it starts: "13:15"; empty where slots are not given.
    pub time: String,
    /// Its number on this agenda; `None` for breaks, welcome, AOB.
    pub number: Option<String>,
    /// The case and initials, or what the line is: "C-0107 (AB)", "Break".
    pub item: String,
    /// The kind of request in the panel's words, with labels such as "retrospective".
    pub kind: String,
    /// What the panel is asked to do.
    pub asked: String,
    /// What the child costs a week now, and as proposed.
    pub cost: Option<String>,
    /// Who presents, with role.
    pub presenter: String,
    /// Minutes.
    pub minutes: String,
    /// Marks that a Chair should see: "report late", "court ordered".
    pub flags: Vec<Status>,
    /// The anchor of what the line is about in this paper, without `#`: the item's sheet, a section.
    pub anchor: Option<String>,
}
