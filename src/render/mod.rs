//! From a paper's view to its bytes.
//!
//! Each format is a module of its own and none knows another. A renderer takes any value
//! that can be serialised, knows no case and no rule, and decides nothing: it reads no
//! disk and no clock, so that equal input gives equal bytes.

mod address;
pub mod calendar;
pub mod chart;
pub mod fonts;
#[cfg(test)]
mod hostile;
pub mod html;
mod lines;
pub mod mail;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(test)]
mod samples;
mod templates;
pub mod text;
mod unspoken;
pub mod workbook;

use std::fmt;

pub use address::Address;
pub use templates::{Format, Template, Templates};

/// Why a paper could not be rendered: always a fault of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderError {
    /// The template's path in a workspace, such as `templates/html/agenda.html`.
    pub template: String,
    /// The line, counted from 1; 0 where it is not known.
    pub line: usize,
    /// The column, counted from 1; 0 where it is not known.
    pub column: usize,
    /// What is wrong, in one sentence.
    pub message: String,
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.template)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for RenderError {}

/// A rendered paper, with the names of the sections that its template marked.
///
/// A template can be overridden, so that a section which the Terms of Reference ask for
/// may be gone. Whoever knows what was asked for can compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered<T> {
    /// The paper.
    pub output: T,
    /// The names of its sections, in reading order.
    pub sections: Vec<String>,
}

#[cfg(test)]
mod tests;
