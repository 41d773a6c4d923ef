//! What a fact says, still in its types.

use crate::model::meeting::ActionNumber;
use crate::model::value::{Money, Price, Slug};
use jiff::civil::Date;

/// How a fact stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactState {
    /// It cannot be asked here: a Placement Plan where there is no placement.
    NotApplicable,
    /// Nothing is stated.
    Missing,
    /// Some of it is stated.
    Incomplete {
        /// What is.
        found: Vec<FactValue>,
        /// What is not, such as `next due date`.
        missing: Vec<&'static str>,
    },
    /// It is stated; "none" is a statement.
    Found(Vec<FactValue>),
}

impl FactState {
    /// What is stated, even if it is not all.
    #[must_use]
    pub fn values(&self) -> &[FactValue] {
        match self {
            Self::NotApplicable | Self::Missing => &[],
            Self::Incomplete { found, .. } | Self::Found(found) => found,
        }
    }
}

/// One thing that a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactValue {
    /// What it is, such as `Next due`; empty where the fact's own title says it.
    pub label: &'static str,
    /// What it says.
    pub value: Value,
}

/// A value, still in its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A day.
    Date(Date),
    /// Pounds a week.
    Weekly(Money),
    /// A price with the basis of its contract.
    Price(Price),
    /// Pounds a year.
    Annual(Money),
    /// Pounds.
    Money(Money),
    /// A line that an officer wrote.
    Text(String),
    /// Markdown that an officer wrote.
    Markdown(String),
    /// A word of the program or of a code list, such as `None` or `Children's home`.
    Word(&'static str),
    /// A number of things.
    Count(u32),
    /// A member of staff.
    Person(Slug),
    /// A setting.
    Setting(Slug),
    /// A provider.
    Provider(Slug),
    /// One of the edition's linked panels.
    LinkedPanel(Slug),
    /// An action, by the meeting that set it and its number there.
    Action(Date, ActionNumber),
}
