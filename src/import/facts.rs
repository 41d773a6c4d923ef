//! What files say of one child, before it is held against what the workspace says.

use super::sheet::Said;
use crate::edit::Value;
use crate::model::value::CaseRef;
use jiff::civil::Date;

/// One thing that is said.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) at: Said,
    /// What it is, in words that name no text and no sum: `the placement from 2026-01-31`.
    pub(super) what: String,
    pub(super) said: What,
}

/// What is said.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A field of the case has a value.
    Field {
        /// The way to it, from the top of the file.
        place: &'static [&'static str],
        value: Value,
    },
    /// A list has an entry.
    Entry(Entry),
    /// Another child is a brother or sister.
    Sibling(CaseRef),
}

/// An entry of a list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) list: &'static [&'static str],
    /// The fields by which it is known again.
    pub(super) key: &'static [&'static str],
    /// Its fields, in the order in which they are written.
    pub(super) fields: Vec<(&'static str, Value)>,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
    /// With which others of its list it may not overlap.
    pub(super) apart: Apart,
    /// The letter with which its id begins, where it has one.
    pub(super) id: Option<char>,
    /// What is said above it.
    pub(super) remark: Option<String>,
    /// Of a placement, the number of its setting.
    pub(super) urn: Option<String>,
    /// Of a cost, that it is one of the placement in which the child lived when it began.
    pub(super) of_home: bool,
}

/// With which others of its list an entry may not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// With none: it may overlap.
    Nothing,
    /// With all.
    All,
    /// Of placements: with those that are no temporary stays.
    Homes,
    /// Of placements: with those that are.
    Stays,
    /// With those at the same setting.
    SameSetting,
}

impl Fact {
    pub(super) fn field(
        at: &Said,
        place: &'static [&'static str],
        what: impl Into<String>,
        value: Value,
    ) -> Self {
        Self {
            at: at.clone(),
            what: what.into(),
            said: What::Field { place, value },
        }
    }

    pub(super) fn entry(at: &Said, what: impl Into<String>, entry: Entry) -> Self {
        Self {
            at: at.clone(),
            what: what.into(),
            said: What::Entry(entry),
        }
    }
}

impl Fact {
    /// Whether it is about the same field or entry as another.
    pub(super) fn is_about(&self, other: &Self) -> bool {
        match (&self.said, &other.said) {
            (What::Field { place: one, .. }, What::Field { place: other, .. }) => one == other,
            (What::Entry(one), What::Entry(other)) => {
                one.list == other.list
                    && one.from == other.from
                    && one.known_by().eq(other.known_by())
            }
            (What::Sibling(one), What::Sibling(other)) => one == other,
            _ => false,
        }
    }

    /// Whether it says nothing of that which another says otherwise.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        match (&self.said, &other.said) {
            (What::Field { value: one, .. }, What::Field { value: other, .. }) => one == other,
            (What::Entry(one), What::Entry(other)) => one
                .fields
                .iter()
                .all(|(name, value)| other.field(name).is_none_or(|known| known == value)),
            _ => true,
        }
    }
}

impl Fact {
    /// Whether it is an entry of such a list.
    pub(super) fn is_of_list(&self, list: &[&str]) -> bool {
        matches!(&self.said, What::Entry(entry) if entry.list == list)
    }

    /// Whether it is an entry that holds on a day.
    pub(super) fn holds(&self, day: Date) -> bool {
        matches!(&self.said, What::Entry(entry)
            if entry.from <= day && entry.until.is_none_or(|until| day <= until))
    }

    /// Whether it is an entry of such a value over time.
    pub(super) fn is_value(&self, value: &Value) -> bool {
        let What::Entry(entry) = &self.said else {
            return false;
        };
        match (entry.field("value"), value) {
            (
                Some(Value::Word(one) | Value::Text(one)),
                Value::Word(other) | Value::Text(other),
            ) => one == other,
            _ => false,
        }
    }
}

impl Entry {
    /// What a field says, if it has it.
    pub(super) fn field(&self, name: &str) -> Option<&Value> {
        let mut fields = self.fields.iter();
        fields
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// The setting that it names.
    pub(super) fn setting(&self) -> Option<&String> {
        match self.field("setting") {
            Some(Value::Text(setting)) => Some(setting),
            _ => None,
        }
    }

    fn known_by(&self) -> impl Iterator<Item = Option<&Value>> {
        self.key.iter().map(|name| self.field(name))
    }

    /// An entry known by its day, which overlaps with whatever it likes.
    pub(super) fn on(
        list: &'static [&'static str],
        key: &'static [&'static str],
        day: Date,
        fields: Vec<(&'static str, Value)>,
    ) -> Self {
        Self {
            list,
            key,
            fields,
            from: day,
            until: Some(day),
            apart: Apart::Nothing,
            id: None,
            remark: None,
            urn: None,
            of_home: false,
        }
    }

    /// An entry for a time.
    pub(super) fn of(
        list: &'static [&'static str],
        (from, until): (Date, Option<Date>),
        apart: Apart,
        fields: Vec<(&'static str, Value)>,
    ) -> Self {
        Self {
            list,
            key: &["from"],
            fields,
            from,
            until,
            apart,
            id: None,
            remark: None,
            urn: None,
            of_home: false,
        }
    }
}
