//! A number as it may be printed, and the categories that share one.

use super::names::Category;
use super::system::{Number, State};

/// A number as it may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::papers::annual) enum Shown {
    /// As it is.
    Count(u32),
    /// Withheld: small, or it would tell of one that is.
    Withheld,
    /// Nothing at all can be said.
    Nothing,
}

impl Shown {
    /// A number of a settled system.
    pub(super) fn of(number: &Number) -> Self {
        match number.state {
            State::Printed => Self::Count(number.value),
            State::Hidden => Self::Withheld,
            State::Absent => Self::Nothing,
        }
    }

    /// The number, where it is printed.
    pub(in crate::papers::annual) fn number(self) -> Option<u32> {
        match self {
            Self::Count(count) => Some(count),
            Self::Withheld | Self::Nothing => None,
        }
    }
}

/// Categories that are printed as one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub members: Vec<Category>,
    pub shown: Shown,
}
