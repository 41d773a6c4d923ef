//! The papers of a build, put into words and waiting to be rendered.

use crate::papers::view::Workbook;
use crate::papers::{AskedSection, PaperOf};
use crate::render::mail::Draft;
use serde_json::Value;

/// A paper to be made.
#[derive(Debug, Clone)]
pub struct Job {
    /// Where it goes below `out/`, without its ending.
    pub path: String,
    /// Which paper of which panel; the index is nobody's.
    pub paper: Option<(String, PaperOf)>,
    /// The sections that it must have.
    pub asked: Vec<AskedSection>,
    /// What it says.
    pub body: Body,
    /// Whether it is made as PDF too.
    pub print: bool,
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
    /// A workbook, to be written as an Excel file.
    Workbook(Box<Workbook>),
    /// A file that is ready, such as a calendar entry.
    File {
        /// The ending.
        ending: &'static str,
        /// The content.
        bytes: Vec<u8>,
    },
    /// The draft of a mail.
    Mail(Box<Mail>),
}

/// A mail, and the paper that it carries.
#[derive(Debug, Clone)]
pub struct Mail {
    /// All of it that is known before anything is rendered.
    pub draft: Draft,
    /// The view of its words, for the page in it.
    pub letter: Value,
    /// The view of the paper that is attached.
    pub paper: Value,
}
