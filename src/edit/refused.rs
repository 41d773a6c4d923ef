//! Why a file can't be changed at a place, and what to do by hand.

use super::place::Place;
use std::fmt;

/// A change that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it should have been made.
    pub place: Place,
    /// The line at which the file stands in the way, counted from 1.
    pub line: Option<usize>,
    /// Why not.
    pub why: Why,
}

/// Why a change is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The file can't be read.
    Unreadable,
    /// The file is laid out in a way that only a person can change.
    Layout,
    /// There is nothing, or more than one thing, at the place.
    NotThere,
    /// A remark stands inside the brackets, or among the fields, that would have to be written anew.
    Remark,
    /// What was to be written can't be written so that it is read as the same.
    Unwritable,
    /// The file would have been left without any field.
    WholeFile,
}

impl Refused {
    /// That no file may have the name that it would have.
    #[must_use]
    pub fn of_name() -> Self {
        Self::new(&Place::top(), Why::Unwritable)
    }

    pub(super) fn new(place: &Place, why: Why) -> Self {
        Self {
            place: place.clone(),
            line: None,
            why,
        }
    }

    pub(super) fn at(mut self, text: &str, byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        self.line = Some(before.matches('\n').count() + 1);
        self
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} can't be changed by ipop", self.place)?;
        let because = match self.why {
            Why::Unreadable => "the file has an error",
            Why::Layout => "it is laid out in a way that ipop can read but not change",
            Why::NotThere => "there is nothing, or more than one thing, at that place",
            Why::Remark => "a remark stands among what would have to be written anew",
            Why::Unwritable => "what is to be written would not be read as the same",
            Why::WholeFile => "nothing would be left of the file",
        };
        match self.line {
            Some(line) => write!(f, ": {because} (line {line})")?,
            None => write!(f, ": {because}")?,
        }
        f.write_str(match self.why {
            Why::Unreadable => "; mend it (`ipop check` says where) and try again",
            Why::Layout => "; change it by hand, or write it with one field or entry a line",
            Why::NotThere => "; look at the file, and make the change by hand",
            Why::Remark => "; make the change by hand, and keep the remark where it belongs",
            Why::Unwritable => {
                "; this is a fault in ipop, please report it; make the change by hand"
            }
            Why::WholeFile => "; delete the file instead",
        })
    }
}

impl std::error::Error for Refused {}
