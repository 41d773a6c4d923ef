//! How a place of a file is named.

use super::value::Value;
use std::fmt;

/// The way from the top of a file to a value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place(pub(super) Vec<Step>);

/// One step of such a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The field of this name.
    Field(String),
    /// The entry of this number, counted from 0.
    Entry(usize),
    /// The one entry whose field has this value, such as `id: p2`.
    Which(String, String),
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn top() -> Self {
        Self::default()
    }

    /// The field of this name, further on.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>) -> Self {
        self.0.push(Step::Field(name.into()));
        self
    }

    /// The entry of this number, counted from 0, further on.
    #[must_use]
    pub fn entry(mut self, number: usize) -> Self {
        self.0.push(Step::Entry(number));
        self
    }

    /// The one entry whose field has this value, further on.
    #[must_use]
    pub fn which(mut self, field: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push(Step::Which(field.into(), value.into()));
        self
    }

    /// The place around it, and the last step.
    pub(super) fn split(&self) -> Option<(Self, &Step)> {
        let (last, around) = self.0.split_last()?;
        Some((Self(around.to_vec()), last))
    }

    /// With the entries that are named by what they say as numbers; the first step that leads to none,
    /// or to more than one, where there is such a step. Fields that are not there yet stay as they are.
    pub(super) fn counted(&self, mut value: &Value) -> Result<Self, Step> {
        const NOTHING: &Value = &Value::Nothing;
        let mut counted = Vec::new();
        for step in &self.0 {
            let (step, next) = match (step, value) {
                (Step::Which(field, wanted), Value::List(entries)) => {
                    let entries = entries.iter().enumerate();
                    let mut found = entries.filter(|(_, entry)| entry.value.says(field, wanted));
                    match (found.next(), found.next()) {
                        (Some((number, entry)), None) => (Step::Entry(number), &entry.value),
                        _ => return Err(step.clone()),
                    }
                }
                (Step::Entry(number), Value::List(entries)) if *number < entries.len() => {
                    (step.clone(), &entries[*number].value)
                }
                (Step::Field(name), Value::Record(fields)) => {
                    let found = fields.iter().find(|field| field.name == *name);
                    (step.clone(), found.map_or(NOTHING, |field| &field.value))
                }
                (Step::Field(_), Value::Nothing) => (step.clone(), NOTHING),
                _ => return Err(step.clone()),
            };
            counted.push(step);
            value = next;
        }
        Ok(Self(counted))
    }
}

impl Value {
    /// Whether a field of it is this word.
    fn says(&self, field: &str, wanted: &str) -> bool {
        let Self::Record(fields) = self else {
            return false;
        };
        fields.iter().any(|one| {
            one.name == field
                && matches!(&one.value, Self::Word(word) | Self::Text(word) if word == wanted)
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("the file as a whole");
        }
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if at == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, " > {name}")?,
                Step::Entry(number) => write!(f, " > entry {}", number + 1)?,
                Step::Which(field, value) => write!(f, " > entry with {field} {value}")?,
            }
        }
        Ok(())
    }
}
