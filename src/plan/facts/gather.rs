//! Gathers what a fact says, and notes which of its required parts are not there.

use super::{FactState, FactValue, Value};
use crate::model::value::LongText;
use crate::plan::Circumstances;
use crate::yaml::At;
use jiff::civil::Date;

/// What has been gathered so far.
#[derive(Default)]
pub(super) struct Gather {
    found: Vec<FactValue>,
    missing: Vec<&'static str>,
    stated: bool,
}

impl Gather {
    /// Something that must be stated; `what` is its name in messages.
    pub(super) fn need(
        mut self,
        label: &'static str,
        what: &'static str,
        value: Option<Value>,
    ) -> Self {
        match value {
            Some(value) => {
                self.stated = true;
                self.found.push(FactValue { label, value });
            }
            None => self.missing.push(what),
        }
        self
    }

    /// A text that must be stated.
    pub(super) fn need_text(
        self,
        label: &'static str,
        what: &'static str,
        text: Option<&LongText>,
    ) -> Self {
        self.need(label, what, text.map(markdown))
    }

    /// A day that must be stated.
    pub(super) fn need_day(
        self,
        label: &'static str,
        what: &'static str,
        day: Option<&At<Date>>,
    ) -> Self {
        self.need(label, what, day.map(|day| Value::Date(day.value)))
    }

    /// Something worth printing that nobody has to state.
    pub(super) fn also(mut self, label: &'static str, value: Option<Value>) -> Self {
        self.found
            .extend(value.map(|value| FactValue { label, value }));
        self
    }

    /// How the fact stands. What is only worth printing does not make it stated.
    pub(super) fn state(self) -> FactState {
        match (self.missing.is_empty(), self.stated) {
            (true, true) => FactState::Found(self.found),
            (false, true) => FactState::Incomplete {
                found: self.found,
                missing: self.missing,
            },
            (_, false) => FactState::Missing,
        }
    }
}

/// The first day of something that is in force on the day of `about` and was still to come when the facts
/// were taken, so that a paper marks it.
pub(super) fn to_come(about: &Circumstances<'_>, from: Option<Date>) -> Option<Value> {
    from.filter(|from| *from > about.facts_on).map(Value::Date)
}

/// Text that an officer wrote.
pub(super) fn markdown(text: &LongText) -> Value {
    Value::Markdown(text.as_str().to_owned())
}

/// A fact that is one value.
pub(super) fn only(value: Option<Value>) -> FactState {
    value.map_or(FactState::Missing, |value| {
        FactState::Found(vec![FactValue { label: "", value }])
    })
}

/// That there is none, which is an answer.
pub(super) fn none() -> FactState {
    only(Some(Value::Word("None")))
}
