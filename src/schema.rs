//! What an editor is told of each kind of file: its fields, what each means, and what may stand there.
//!
//! JSON Schema, draft 7, derived from the very types that read the files, so that the two can't differ.
//! An editor's YAML server completes, explains and marks by it. What only the reader knows (that a person
//! exists, that days are in order) is told by `ipop check`.

use crate::model::case::Case;
use crate::model::edition::{Edition, SHARED_HEAD, Section};
use crate::model::mapping::Mapping;
use crate::model::meeting::{Ledger, Meeting};
use crate::model::registers::{
    Authority, BudgetsFile, Calendar, PeopleFile, ProvidersFile, TeamsFile,
};
use crate::rules::RULES;
use crate::terms::schema_of_section;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

/// The folder of a workspace in which the schemas lie, beside the files that they are of: with them in git, so
/// that whoever has the one has the other.
const FOLDER: &str = "schemas";

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum FileKind {
    /// `ipop.yaml`.
    Workspace,
    /// `registers/people.yaml`.
    People,
    /// `registers/teams.yaml`.
    Teams,
    /// `registers/providers.yaml`.
    Providers,
    /// `registers/budgets.yaml`.
    Budgets,
    /// `registers/calendar.yaml`.
    Calendar,
    /// `cases/<reference>.yaml`.
    Case,
    /// `panels/<panel>/terms/<date>.yaml`.
    Terms,
    /// `panels/<panel>/<date>.yaml`.
    Meeting,
    /// `panels/<panel>/<date>.issued.yaml`.
    Issued,
    /// `imports/<name>.yaml`.
    Mapping,
}

impl FileKind {
    /// Each kind, in the order in which a workspace is filled.
    pub const ALL: [Self; 11] = [
        Self::Workspace,
        Self::People,
        Self::Teams,
        Self::Providers,
        Self::Budgets,
        Self::Calendar,
        Self::Case,
        Self::Terms,
        Self::Meeting,
        Self::Issued,
        Self::Mapping,
    ];

    /// Its name, as on the command line and in its schema's file name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::People => "people",
            Self::Teams => "teams",
            Self::Providers => "providers",
            Self::Budgets => "budgets",
            Self::Calendar => "calendar",
            Self::Case => "case",
            Self::Terms => "terms",
            Self::Meeting => "meeting",
            Self::Issued => "issued",
            Self::Mapping => "mapping",
        }
    }

    /// Where such files stand, with `*` for what differs.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Workspace => "ipop.yaml",
            Self::People => "registers/people.yaml",
            Self::Teams => "registers/teams.yaml",
            Self::Providers => "registers/providers.yaml",
            Self::Budgets => "registers/budgets.yaml",
            Self::Calendar => "registers/calendar.yaml",
            Self::Case => "cases/*.yaml",
            Self::Terms => "panels/*/terms/*.yaml",
            Self::Meeting => "panels/*/????-??-??.yaml",
            Self::Issued => "panels/*/*.issued.yaml",
            Self::Mapping => "imports/*.yaml",
        }
    }

    /// The kind of the file at a path inside a workspace; nothing where no YAML file of ours stands.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_suffix(".yaml")?.split('/').collect();
        Some(match parts.as_slice() {
            ["ipop"] => Self::Workspace,
            ["registers", "people"] => Self::People,
            ["registers", "teams"] => Self::Teams,
            ["registers", "providers"] => Self::Providers,
            ["registers", "budgets"] => Self::Budgets,
            ["registers", "calendar"] => Self::Calendar,
            ["cases", _] => Self::Case,
            ["imports", _] => Self::Mapping,
            ["panels", _, "terms", _] => Self::Terms,
            ["panels", _, name] if name.ends_with(".issued") => Self::Issued,
            ["panels", _, _] => Self::Meeting,
            _ => return None,
        })
    }

    /// The file in which a workspace keeps the schema.
    #[must_use]
    pub fn file(self) -> String {
        format!("{FOLDER}/{}.json", self.name())
    }

    /// What that file says.
    #[must_use]
    pub fn text(self) -> String {
        format!("{:#}\n", self.schema().as_value())
    }

    /// The remark by which an editor finds the schema from the file at a path.
    #[must_use]
    pub fn remark(self, path: &str) -> String {
        let up = "../".repeat(path.matches('/').count());
        let here = if up.is_empty() { "./" } else { "" };
        format!("yaml-language-server: $schema={here}{up}{}", self.file())
    }

    /// The schema of such files.
    #[must_use]
    pub fn schema(self) -> Schema {
        match self {
            Self::Workspace => root::<Authority>(),
            Self::People => root::<PeopleFile>(),
            Self::Teams => root::<TeamsFile>(),
            Self::Providers => root::<ProvidersFile>(),
            Self::Budgets => root::<BudgetsFile>(),
            Self::Calendar => root::<Calendar>(),
            Self::Case => root::<Case>(),
            Self::Terms => edition(),
            Self::Meeting => root::<Meeting>(),
            Self::Issued => root::<Ledger>(),
            Self::Mapping => root::<Mapping>(),
        }
    }
}

fn root<T: JsonSchema>() -> Schema {
    finished(generator().into_root_schema_for::<T>())
}

fn generator() -> SchemaGenerator {
    SchemaSettings::draft07().into_generator()
}

/// What the derived schema of a file leaves to be said.
fn finished(mut schema: Schema) -> Schema {
    RecursiveTransform(digits).transform(&mut schema);
    RecursiveTransform(form_of_days).transform(&mut schema);
    RecursiveTransform(alias).transform(&mut schema);
    RecursiveTransform(close).transform(&mut schema);
    schema
}

/// The schema of an edition. What an entry may set depends on the rule or the section that it names.
fn edition() -> Schema {
    let mut generator = generator();
    // Before the edition's own, so that what these name is defined in it, too.
    let each = entries(&mut generator);
    let mut schema = generator.into_root_schema_for::<Edition>();
    let named = RULES
        .iter()
        .map(|rule| json!({ "const": rule.name, "description": rule.says() }));
    let named: Vec<Value> = named.collect();
    let meets = schema.pointer_mut("/definitions/Meets");
    let meets = meets.expect("an edition's requirements are met by entries");
    meets["properties"]["rule"] = json!({ "description": "A rule.", "oneOf": named });
    meets["allOf"] = each.into();
    finished(with_head(schema))
}

/// What another panel's edition says need not be said again by one that names the panel.
fn with_head(mut schema: Schema) -> Schema {
    let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) else {
        return schema;
    };
    let is_shared = |field: &Value| field.as_str().is_some_and(|f| SHARED_HEAD.contains(&f));
    let shared: Vec<Value> = required.extract_if(.., |field| is_shared(field)).collect();
    let either = json!([{ "required": ["head"] }, { "required": shared }]);
    schema.insert("anyOf".to_owned(), either);
    schema
}

/// What stands under `with:` for each rule and section that an entry may name.
fn entries(generator: &mut SchemaGenerator) -> Vec<Value> {
    let mut each = Vec::new();
    for rule in RULES {
        each.push(if_named("rule", rule.name, &(rule.schema)(generator)));
    }
    for section in Section::ALL {
        let with = schema_of_section(*section, generator);
        let mut entry = if_named("section", section.name(), &with);
        // A list of moves does without.
        if matches!(section, Section::PlannedMoves | Section::UnstablePlacements) {
            entry["then"]["required"] = json!([]);
        }
        each.push(entry);
    }
    each
}

/// Where an entry names this, its `with:` is so; and it must be there, if something must stand in it.
fn if_named(what: &str, name: &str, with: &Schema) -> Value {
    let needed = with.get("required").is_some();
    let required = if needed { json!(["with"]) } else { json!([]) };
    json!({
        "if": { "properties": { what: { "const": name } }, "required": [what] },
        "then": { "properties": { "with": with }, "required": required },
    })
}

/// What may be digits alone is a number to an editor. As a key it is a text, so that this comes last.
fn digits(schema: &mut Schema) {
    if schema.remove("digits") != Some(Value::Bool(true)) {
        return;
    }
    let null = matches!(schema.get("type"), Some(Value::Array(_)));
    let types: &[&str] = if null {
        &["string", "number", "null"]
    } else {
        &["string", "number"]
    };
    schema.insert("type".to_owned(), types.into());
}

/// The forms of days and times, of which no editor knows the second by its name.
fn form_of_days(schema: &mut Schema) {
    let form = match schema.get("format").and_then(Value::as_str) {
        Some("date") => "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        Some("partial-date-time") => "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
        _ => return,
    };
    schema.remove("format");
    schema.insert("pattern".to_owned(), form.into());
}

/// A field that has a second name may be written by either.
fn alias(schema: &mut Schema) {
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    let mut second = Vec::new();
    for (name, field) in properties.iter_mut() {
        let alias = field
            .as_object_mut()
            .and_then(|field| field.remove("alias"));
        if let Some(Value::String(alias)) = alias {
            second.push((name.clone(), alias, field.clone()));
        }
    }
    for (_, alias, field) in &second {
        properties.insert(alias.clone(), field.clone());
    }
    for (name, alias, _) in second {
        let required = schema.get_mut("required").and_then(Value::as_array_mut);
        let needed = required.is_some_and(|required| {
            let before = required.len();
            required.retain(|field| field != &json!(name));
            required.len() < before
        });
        if needed {
            let either = json!([{ "required": [name] }, { "required": [alias] }]);
            schema.insert("oneOf".to_owned(), either);
        }
    }
}

/// No field but those that are listed.
fn close(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if object.get("type") == Some(&json!("object"))
        && object.contains_key("properties")
        && !object.contains_key("additionalProperties")
    {
        object.insert("additionalProperties".to_owned(), false.into());
    }
}

#[cfg(test)]
mod tests;
