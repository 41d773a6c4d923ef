//! What is to be written into a case, as changes of its file or as a new one.

use crate::edit::{Edit, Entry, Field, Place, Value};

/// The fields of a case in the order in which they are written.
const ORDER: &[&str] = &[
    "case",
    "initials",
    "born",
    "other-references",
    "cohorts",
    "looked-after",
    "legal",
    "orders",
    "category-of-need",
    "disabled",
    "uasc",
    "parent",
    "team",
    "social-worker",
    "iro",
    "send-officer",
    "personal-adviser",
    "siblings",
    "background",
    "needs",
    "agencies",
    "placements",
    "costs",
    "health-funding",
    "missing",
    "reviews",
    "visits",
    "health-assessments",
    "peps",
    "care-plans",
    "pathway-plans",
    "permanence",
    "education",
    "judgements",
    "flags",
    "deferrals",
    "retainers",
    "taxis",
    "other-panels",
];

/// Lists before which an empty line makes a new file easier to read.
const APART: [&str; 5] = ["placements", "costs", "missing", "reviews", "education"];

/// Something to be written.
pub(super) enum Write {
    /// A field that is not there, or a list that is not.
    New(&'static [&'static str], Value),
    /// A field of an entry.
    Complete(&'static [&'static str], usize, &'static str, Value),
    /// An entry before another, or at the end.
    Insert(&'static [&'static str], Option<usize>, Entry),
}

fn place_of(way: &[&str]) -> Place {
    way.iter()
        .fold(Place::top(), |place, name| place.field(*name))
}

pub(super) fn edit_of(write: Write) -> Edit {
    match write {
        Write::New(way, value) => Edit::Set {
            place: place_of(way),
            value,
            order: ORDER,
        },
        Write::Complete(list, number, name, value) => {
            let order = &[
                "id", "type", "setting", "kind", "status", "from", "made", "until", "ended",
            ];
            Edit::Set {
                place: place_of(list).entry(number).field(name),
                value,
                order,
            }
        }
        Write::Insert(list, before, entry) => Edit::Add {
            list: place_of(list),
            before,
            entry,
        },
    }
}

/// The fields of a new case, in their order.
pub(super) fn fields_of(writes: Vec<Write>) -> Vec<Field> {
    let mut fields = Vec::new();
    for write in writes {
        if let Write::New(way, value) = write {
            put(&mut fields, way, value);
        }
    }
    let order = |field: &Field| ORDER.iter().position(|name| *name == field.name);
    fields.sort_by_key(order);
    for field in &mut fields {
        if APART.contains(&field.name.as_str()) {
            field.remarks.push(String::new());
        }
    }
    fields
}

fn put(fields: &mut Vec<Field>, way: &[&str], value: Value) {
    let Some((name, further)) = way.split_first() else {
        return;
    };
    if further.is_empty() {
        fields.push(Field::new(*name, value));
        return;
    }
    let known = fields.iter().position(|field| field.name == *name);
    let at = known.unwrap_or_else(|| {
        fields.push(Field::new(*name, Value::Record(Vec::new())));
        fields.len() - 1
    });
    if let Value::Record(below) = &mut fields[at].value {
        put(below, further, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::FileKind;

    #[test]
    fn every_field_of_a_case_has_its_place() {
        let schema = FileKind::Case.schema();
        let fields = schema
            .get("properties")
            .and_then(|fields| fields.as_object());
        let fields = fields.expect("fields").keys();
        let missing: Vec<&String> = fields
            .filter(|name| !ORDER.contains(&name.as_str()))
            .collect();
        assert_eq!(missing, Vec::<&String>::new());
    }
}
