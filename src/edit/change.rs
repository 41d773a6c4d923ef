//! Changes, one after the other, each read again before the next.

use super::emit;
use super::expected;
use super::known::Known;
use super::place::Place;
use super::refused::{Refused, Why};
use super::value::{Entry, Field, Value};
use super::{add, remove, set};
use crate::source::FileId;
use crate::yaml::parse;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A field gets a value, or an entry another one. A field that is not there yet stands where the order
    /// says, if it names a neighbour that is there, and else at the end.
    Set {
        /// The field or entry; the last fields of the way need not be there yet.
        place: Place,
        /// What it is to be.
        value: Value,
        /// The names of a record's fields in the order in which they are written.
        order: &'static [&'static str],
    },
    /// A list gets one entry more.
    Add {
        /// The list, which need not be there yet.
        list: Place,
        /// Before which entry, counted from 0; else at its end.
        before: Option<usize>,
        /// The entry.
        entry: Entry,
    },
    /// A field or an entry goes, with the remark directly above it.
    Remove {
        /// The field or entry.
        place: Place,
    },
}

impl Edit {
    /// A field gets a value, at the end of its record if it is new.
    #[must_use]
    pub fn set(place: Place, value: Value) -> Self {
        let order = &[];
        Self::Set {
            place,
            value,
            order,
        }
    }

    /// A list gets an entry at its end.
    #[must_use]
    pub fn add(list: Place, entry: impl Into<Entry>) -> Self {
        Self::Add {
            list,
            before: None,
            entry: entry.into(),
        }
    }

    /// A field or an entry goes.
    #[must_use]
    pub fn remove(place: Place) -> Self {
        Self::Remove { place }
    }

    /// Whether what it writes is read as the same where nothing stands around it.
    fn is_writable(&self) -> bool {
        let value = match self {
            Self::Set { value, .. } => value,
            Self::Add { entry, .. } => &entry.value,
            Self::Remove { .. } => return true,
        };
        new_file(&[], vec![Field::new("value", value.clone())]).is_ok()
    }

    fn place(&self) -> &Place {
        match self {
            Self::Set { place, .. } | Self::Remove { place } | Self::Add { list: place, .. } => {
                place
            }
        }
    }
}

/// The text of a file with some changes, each made on what the one before it left.
///
/// # Errors
/// The first change that can't be made; then none is.
pub fn edit(text: &str, edits: &[Edit]) -> Result<String, Refused> {
    let mut text = text.to_owned();
    for edit in edits {
        text = one(&text, edit)?;
    }
    Ok(text)
}

fn one(text: &str, edit: &Edit) -> Result<String, Refused> {
    let known = Known::read(text, edit.place())?;
    let counted = |place: &Place| known.counted(place);
    let mut wanted = known.value.clone();
    let (place, splices) = match edit {
        Edit::Set {
            place,
            value,
            order,
        } => {
            let place = counted(place)?;
            let is_fitting = expected::set(&mut wanted, &place.0, value);
            let splices = is_fitting.and_then(|()| set::set(&known, &place, value, order));
            (place, splices)
        }
        Edit::Add {
            list,
            before,
            entry,
        } => {
            let place = counted(list)?;
            let is_fitting = expected::add(&mut wanted, &place.0, *before, &entry.value);
            let splices = is_fitting.and_then(|()| add::add(&known, &place, *before, entry));
            (place, splices)
        }
        Edit::Remove { place } => {
            let place = counted(place)?;
            let is_fitting = expected::remove(&mut wanted, &place.0);
            let splices = is_fitting.and_then(|()| remove::remove(&known, &place));
            (place, splices)
        }
    };
    let splices = splices.map_err(|why| known.refused(&place, why))?;
    let changed = known.checked(splices, &wanted);
    changed.ok_or_else(|| {
        // By itself it could be written: it is what stands around it.
        let why = if edit.is_writable() {
            Why::Layout
        } else {
            Why::Unwritable
        };
        known.refused(&place, why)
    })
}

/// A new file of such fields, below such lines of a remark.
///
/// # Errors
/// If it would not be read as what it is to say.
pub fn new_file(remarks: &[&str], fields: Vec<Field>) -> Result<String, Refused> {
    let mut lines: Vec<String> = remarks.iter().map(|line| format!("# {line}")).collect();
    lines.extend(fields.iter().flat_map(|field| emit::field(field, 0)));
    let text = lines.join("\n") + "\n";
    let read = parse(FileId::FIRST, &text).map(|node| Value::of(&node));
    match read {
        Ok(read) if Value::Record(fields).is_meant_by(&read) => Ok(text),
        _ => Err(Refused::new(&Place::top(), Why::Unwritable)),
    }
}
