//! Of what something is asked.

use crate::model::edition::When;
use crate::plan::{Circumstances, any_holds, holds};

/// Conditions of which one must hold; without any, everything does.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AnyOf<'a>(pub(super) &'a [When]);

impl<'a> AnyOf<'a> {
    /// These conditions.
    pub(crate) fn new(conditions: &'a [When]) -> Self {
        Self(conditions)
    }

    /// Whether everything is meant.
    pub(crate) fn is_everything(self) -> bool {
        self.0.is_empty()
    }

    /// The first of the conditions that holds.
    pub(crate) fn first_that_holds(self, about: &Circumstances<'_>) -> Option<&'a When> {
        self.0.iter().find(|when| holds(when, about))
    }

    /// Whether one of the conditions holds.
    pub(crate) fn holds(self, about: &Circumstances<'_>) -> bool {
        any_holds(self.0, about)
    }
}
