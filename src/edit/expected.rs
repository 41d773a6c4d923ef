//! The same changes on what a file means: what is written is held against it.

use super::place::Step;
use super::refused::Why;
use super::value::{Field, Value};

/// A field or entry gets a value; records on the way to a new field come into being.
pub(super) fn set(value: &mut Value, way: &[Step], new: &Value) -> Result<(), Why> {
    let Some((step, further)) = way.split_first() else {
        *value = new.clone();
        return Ok(());
    };
    if *value == Value::Nothing {
        *value = Value::Record(Vec::new());
    }
    match (value, step) {
        (Value::Record(fields), Step::Field(name)) => {
            let known = fields.iter().position(|field| field.name == *name);
            let at = known.unwrap_or_else(|| {
                fields.push(Field::new(name.clone(), Value::Nothing));
                fields.len() - 1
            });
            set(&mut fields[at].value, further, new)
        }
        (Value::List(entries), Step::Entry(number)) => match entries.get_mut(*number) {
            Some(entry) => set(&mut entry.value, further, new),
            None => Err(Why::NotThere),
        },
        _ => Err(Why::NotThere),
    }
}

/// A list gets an entry.
pub(super) fn add(
    value: &mut Value,
    way: &[Step],
    before: Option<usize>,
    new: &Value,
) -> Result<(), Why> {
    match at(value, way) {
        Some(Value::List(entries)) => {
            let number = before.unwrap_or(entries.len()).min(entries.len());
            entries.insert(number, new.clone().into());
            Ok(())
        }
        Some(Value::Nothing) | None => set(value, way, &Value::list([new.clone()])),
        Some(_) => Err(Why::NotThere),
    }
}

/// A field or entry goes.
pub(super) fn remove(value: &mut Value, way: &[Step]) -> Result<(), Why> {
    let (last, around) = way.split_last().ok_or(Why::WholeFile)?;
    match (at(value, around), last) {
        (Some(Value::Record(fields)), Step::Field(name)) => {
            let count = fields.len();
            fields.retain(|field| field.name != *name);
            if fields.len() == count {
                return Err(Why::NotThere);
            }
            let is_top = around.is_empty();
            if is_top && fields.is_empty() {
                return Err(Why::WholeFile);
            }
            Ok(())
        }
        (Some(Value::List(entries)), Step::Entry(number)) if *number < entries.len() => {
            entries.remove(*number);
            Ok(())
        }
        _ => Err(Why::NotThere),
    }
}

fn at<'v>(value: &'v mut Value, way: &[Step]) -> Option<&'v mut Value> {
    let Some((step, further)) = way.split_first() else {
        return Some(value);
    };
    match (value, step) {
        (Value::Record(fields), Step::Field(name)) => {
            let field = fields.iter_mut().find(|field| field.name == *name)?;
            at(&mut field.value, further)
        }
        (Value::List(entries), Step::Entry(number)) => {
            at(&mut entries.get_mut(*number)?.value, further)
        }
        _ => None,
    }
}

/// What stands at the end of a way.
pub(super) fn value<'v>(value: &'v Value, way: &[Step]) -> Option<&'v Value> {
    way.iter()
        .try_fold(value, |value, step| match (value, step) {
            (Value::Record(fields), Step::Field(name)) => {
                let field = fields.iter().find(|field| field.name == *name)?;
                Some(&field.value)
            }
            (Value::List(entries), Step::Entry(number)) => Some(&entries.get(*number)?.value),
            _ => None,
        })
}
