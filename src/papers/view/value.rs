//! A view as templates take it.

use serde::Serialize;
use serde_json::Value;

/// A view as a value.
///
/// # Panics
/// Never: a view holds strings, numbers and lists, which always have a JSON form.
#[must_use]
pub fn value(view: &impl Serialize) -> Value {
    serde_json::to_value(view).expect("strings, numbers and lists have a JSON form")
}
