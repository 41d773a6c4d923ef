//! What is told of a template that fails on a value, without the value.
//!
//! An engine repeats what it was given: "the text … is no number". So a paper whose template fails is made a
//! second time, with every text and number in it replaced. If that fails at the same place, what is said then
//! is true of the template alone.

use super::RenderError;
use serde::Serialize;
use serde_json::Value;

/// Stands for every text.
const TEXT: &str = "(a text)";

/// The error of a template, told by a second attempt that knew no value.
pub(super) fn told(
    first: RenderError,
    paper: &impl Serialize,
    literals: &str,
    again: impl FnOnce(&Value) -> Option<RenderError>,
) -> RenderError {
    let paper = serde_json::to_value(paper).ok();
    let second = paper.and_then(|paper| again(&replaced(paper, literals)));
    let place = |error: &RenderError| (error.template.clone(), error.line, error.column);
    match second {
        Some(second) if place(&second) == place(&first) => second,
        _ => RenderError {
            message: "it fails on one of the values that it is given".to_owned(),
            ..first
        },
    }
}

/// The value with every text and number replaced, but for the words that a template compares with.
fn replaced(value: Value, literals: &str) -> Value {
    match value {
        Value::String(text) => {
            let named = ['"', '\''].map(|quote| format!("{quote}{text}{quote}"));
            let is_known = text.is_empty() || named.iter().any(|named| literals.contains(named));
            Value::String(if is_known { text } else { TEXT.to_owned() })
        }
        Value::Number(_) => 1.into(),
        Value::Array(values) => {
            let values = values.into_iter().map(|value| replaced(value, literals));
            Value::Array(values.collect())
        }
        Value::Object(fields) => {
            let fields = fields.into_iter();
            let fields = fields.map(|(name, value)| (name, replaced(value, literals)));
            Value::Object(fields.collect())
        }
        other => other,
    }
}
