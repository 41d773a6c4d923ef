//! Which sheet of a meeting a file is. Its name holds a case's reference or a staff id, and no more.

use crate::model::value::{ItemRef, Slug};
use std::fmt;
use std::str::FromStr;

/// A sheet of a meeting; as text, its file's name without the ending.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetOf {
    /// The minute sheet of the meeting.
    Minutes,
    /// The case-file slip of an item.
    Slip(ItemRef),
    /// The authorisation sheet of an item.
    Authorisation(ItemRef),
    /// Somebody's briefing.
    Briefing(Slug),
    /// A practice note about an item, by its place in the meeting's file, counted from 1.
    PracticeNote(usize, ItemRef),
}

const MINUTES: &str = "minutes";
const SLIP: &str = "slip-";
const AUTHORISATION: &str = "authorisation-";
const BRIEFING: &str = "briefing-";
const PRACTICE_NOTE: &str = "practice-note-";

impl fmt::Display for SheetOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Minutes => f.write_str(MINUTES),
            Self::Slip(ItemRef { case, kind }) => write!(f, "{SLIP}{case}-{kind}"),
            Self::Authorisation(ItemRef { case, kind }) => {
                write!(f, "{AUTHORISATION}{case}-{kind}")
            }
            Self::Briefing(person) => write!(f, "{BRIEFING}{person}"),
            Self::PracticeNote(number, ItemRef { case, kind }) => {
                write!(f, "{PRACTICE_NOTE}{number}-{case}-{kind}")
            }
        }
    }
}

impl FromStr for SheetOf {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let sheet = if name == MINUTES {
            Some(Self::Minutes)
        } else if let Some(rest) = name.strip_prefix(SLIP) {
            item(rest).map(Self::Slip)
        } else if let Some(rest) = name.strip_prefix(AUTHORISATION) {
            item(rest).map(Self::Authorisation)
        } else if let Some(person) = name.strip_prefix(BRIEFING) {
            person.parse().ok().map(Self::Briefing)
        } else if let Some(rest) = name.strip_prefix(PRACTICE_NOTE) {
            let (number, rest) = rest.split_once('-').ok_or(())?;
            let number = number.parse().map_err(|_| ())?;
            item(rest).map(|item| Self::PracticeNote(number, item))
        } else {
            None
        };
        sheet.ok_or(())
    }
}

/// `C-0107-placement-move`: the kind begins with the first small letter, which no reference has.
fn item(text: &str) -> Option<ItemRef> {
    let kind = text.find(|c: char| c.is_ascii_lowercase())?;
    let case = text[..kind].strip_suffix('-')?;
    Some(ItemRef {
        case: case.parse().ok()?,
        kind: text[kind..].parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_as_it_was_written() {
        for name in [
            "minutes",
            "slip-C-0107-placement-move",
            "authorisation-AB-1234-eotas",
            "briefing-abara-c",
            "practice-note-2-C-0126-extension",
            "practice-note-2-1234567-extension",
            "slip-EHC-2031-2-year-12-transfer",
        ] {
            let read: SheetOf = name.parse().expect(name);
            assert_eq!(read.to_string(), name);
        }
        for name in [
            "slip-C-0107",
            "slip-",
            "briefing-",
            "practice-note-C-0107-eotas",
            "notes",
        ] {
            assert!(name.parse::<SheetOf>().is_err(), "{name}");
        }
    }
}
