//! The papers of a build, put into words and waiting to be rendered.

use crate::diag::MeetingKey;
use serde_json::Value;

/// A paper to be made.
#[derive(Debug, Clone)]
pub struct Job {
    /// Where it goes below `out/`, without its ending.
    pub path: String,
    /// What it is, for people: "Agenda".
    pub title: String,
    /// Which kind of paper.
    pub kind: PaperKind,
    /// The panel and, for a meeting's paper, the day.
    pub about: (String, Option<MeetingKey>),
    /// What it says.
    pub body: Body,
    /// Whether it is made as PDF too.
    pub print: bool,
}

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperKind {
    /// A meeting's agenda.
    Agenda,
    /// One person's invite.
    Invite,
    /// A panel's tracker.
    Tracker,
    /// A panel's year.
    AnnualReport,
    /// `out/index.html`.
    Index,
}

/// What a paper is made of.
#[derive(Debug, Clone)]
pub enum Body {
    /// A view, rendered with a template of this name.
    Paper {
        /// The template without its ending.
        template: &'static str,
        /// The view.
        view: Value,
    },
    /// A file that is ready, such as a calendar entry.
    File {
        /// The ending.
        ending: &'static str,
        /// The content.
        bytes: Vec<u8>,
    },
}

/// A paper that is not made, and why.
#[derive(Debug, Clone)]
pub struct HeldBack {
    /// Its path below `out/`.
    pub path: String,
    /// What it is.
    pub title: String,
    /// Why.
    pub reason: String,
    /// The file and line to mend.
    pub place: Option<String>,
    /// The panel and, for a meeting's paper, the day.
    pub about: (String, Option<MeetingKey>),
}
