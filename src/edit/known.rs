//! A file's text, what it means, and where everything stands in it.

use super::laid::{How, Laid};
use super::lines::{Lines, Splice, spliced};
use super::place::{Place, Step};
use super::refused::{Refused, Why};
use super::value::Value;
use super::walk::walk;
use crate::source::FileId;
use crate::yaml::parse;

/// A file, what it means, and where everything stands.
pub(super) struct Known<'a> {
    pub(super) lines: Lines<'a>,
    pub(super) value: Value,
    laid: Laid,
}

/// A value that was found.
pub(super) struct Found<'k> {
    pub(super) laid: &'k Laid,
    /// The byte behind its colon or hyphen, if it has one.
    pub(super) head: Option<usize>,
    /// How far its name or hyphen stands in.
    pub(super) indent: usize,
    pub(super) is_entry: bool,
    pub(super) in_brackets: bool,
}

impl<'a> Known<'a> {
    pub(super) fn read(text: &'a str, place: &Place) -> Result<Self, Refused> {
        let node = parse(FileId::FIRST, text).map_err(|_| Refused::new(place, Why::Unreadable))?;
        let laid =
            walk(text, &node).map_err(|byte| Refused::new(place, Why::Layout).at(text, byte))?;
        Ok(Self {
            lines: Lines(text),
            value: Value::of(&node),
            laid,
        })
    }

    pub(super) fn counted(&self, place: &Place) -> Result<Place, Refused> {
        place
            .counted(&self.value)
            .map_err(|_| Refused::new(place, Why::NotThere))
    }

    pub(super) fn find(&self, place: &Place) -> Option<Found<'_>> {
        let mut found = Found {
            laid: &self.laid,
            head: None,
            indent: 0,
            is_entry: false,
            in_brackets: false,
        };
        for step in &place.0 {
            let (laid, head, at, in_brackets) = match (&found.laid.how, step) {
                (How::Record(fields), Step::Field(name)) => {
                    let field = fields.iter().find(|field| field.name == *name)?;
                    (&field.value, field.colon, field.key, false)
                }
                (How::BracedRecord(fields), Step::Field(name)) => {
                    let field = fields.iter().find(|field| field.name == *name)?;
                    (&field.value, field.colon, field.key, true)
                }
                (How::List(entries), Step::Entry(number)) => {
                    let entry = entries.get(*number)?;
                    (&entry.value, Some(entry.mark + 1), entry.mark, false)
                }
                (How::BracedList(entries), Step::Entry(number)) => {
                    let entry = entries.get(*number)?;
                    (&entry.value, None, entry.mark, true)
                }
                _ => return None,
            };
            found = Found {
                laid,
                head,
                indent: self.lines.column(at),
                is_entry: matches!(step, Step::Entry(_)),
                in_brackets,
            };
        }
        Some(found)
    }

    /// The text with the splices, if it means what is wanted.
    pub(super) fn checked(&self, splices: Vec<Splice>, wanted: &Value) -> Option<String> {
        let text = spliced(self.lines.0, splices);
        let read = Value::of(&parse(FileId::FIRST, &text).ok()?);
        wanted.is_meant_by(&read).then_some(text)
    }

    /// The refusal, with the line of what stands at the place or around it.
    pub(super) fn refused(&self, place: &Place, why: Why) -> Refused {
        let mut at = place.clone();
        let found = loop {
            match (self.find(&at), at.split()) {
                (Some(found), _) => break found.laid.start,
                (None, Some((around, _))) => at = around,
                (None, None) => break 0,
            }
        };
        Refused::new(place, why).at(self.lines.0, found)
    }
}
