//! A list of staff into the register of people.

use super::mapping::{Cells, Named};
use super::plan::{Fate, Line};
use super::sheet::{Row, Rows, folded, turned};
use crate::edit::{Edit, Entry, Place, Refused, Value, edit};
use crate::model::Workspace;
use crate::model::registers::Person;
use crate::model::value::{Email, Slug, words};
use crate::pipeline::Change;
use crate::source::Sources;
use jiff::civil::Date;
use std::collections::BTreeSet;

const PEOPLE: &str = "registers/people.yaml";

/// The register with those of a list who are not in it.
pub(super) fn change(
    sources: &Sources,
    workspace: &Workspace,
    extracted: Date,
    lists: &[(Named, Rows)],
    lines: &mut Vec<Line>,
) -> Result<Option<Change>, Refused> {
    let mut staff = Staff {
        workspace,
        ids: workspace.people.keys().map(ToString::to_string).collect(),
        addresses: BTreeSet::new(),
        edits: Vec::new(),
        lines,
    };
    for (named, rows) in lists {
        for row in &rows.rows {
            let cells = Cells::new(&named.mapping, row, workspace, extracted, PEOPLE);
            staff.take(row, cells);
        }
    }
    let Staff { edits, .. } = staff;
    if edits.is_empty() {
        return Ok(None);
    }
    let count = u32::try_from(edits.len()).unwrap_or(u32::MAX);
    let says = format!("{} to the staff", words::count(count, "addition"));
    let text = sources.get(PEOPLE).and_then(|file| file.text());
    let text = edit(text.unwrap_or("roles: {}\npeople: []\n"), &edits)?;
    let change = Change::new(sources, PEOPLE, text, says);
    change.map(Some).map_err(|_| Refused::of_name())
}

struct Staff<'s> {
    workspace: &'s Workspace,
    ids: BTreeSet<String>,
    addresses: BTreeSet<String>,
    edits: Vec<Edit>,
    lines: &'s mut Vec<Line>,
}

impl Staff<'_> {
    fn take(&mut self, row: &Row, mut cells: Cells<'_>) {
        let (name, email) = (cells.need("name"), cells.need("email"));
        let (id, role, team) = (cells.get("id"), cells.get("role"), cells.get("team"));
        self.lines.append(&mut cells.told);
        let (Some(name), Some(email)) = (name, email) else {
            return;
        };
        let tell = |fate, what: String| Line::new(fate, PEOPLE, what, Some(&row.at));
        let Ok(email) = email.parse::<Email>() else {
            let what = "`email` holds no plain address".to_owned();
            self.lines.push(tell(Fate::LeftOut, what));
            return;
        };
        let email = email.to_string();
        let is_known = |person: &&Person| {
            let is_same = id.as_ref().is_some_and(|id| person.id.as_str() == id);
            is_same || person.email.value.to_string().eq_ignore_ascii_case(&email)
        };
        let mut people = self.workspace.people.values().map(|person| &person.value);
        if let Some(person) = people.find(is_known) {
            let is_same = folded(person.name.as_str()) == folded(&name)
                && person.email.value.to_string().eq_ignore_ascii_case(&email);
            let (fate, more) = if is_same {
                (Fate::Kept, "")
            } else {
                (Fate::Conflict, ": the register has another name or address")
            };
            self.lines
                .push(tell(fate, format!("{}{more}", person.id.value)));
            return;
        }
        if !self.addresses.insert(email.to_lowercase()) {
            let what = "somebody else of the list has this address".to_owned();
            self.lines.push(tell(Fate::LeftOut, what));
            return;
        }
        let Some(id) = self.free_id(id, &name) else {
            let what =
                "no staff id can be made of the name; give the list a column for it".to_owned();
            self.lines.push(tell(Fate::LeftOut, what));
            return;
        };
        self.lines.push(tell(Fate::Added, id.clone()));
        let mut fields = vec![("id", Value::text(id)), ("name", Value::text(name))];
        fields.extend(role.map(|role| ("roles", Value::list([Value::word(&role)]))));
        fields.extend(team.map(|team| ("team", Value::word(&team))));
        fields.push(("email", Value::word(&email)));
        let entry = Entry::from(Value::record(fields));
        self.edits
            .push(Edit::add(Place::top().field("people"), entry));
    }

    /// The id that is given, or one such as `hale-r`, that nobody has.
    fn free_id(&mut self, id: Option<String>, name: &str) -> Option<String> {
        let plain = |word: &str| -> String {
            let letters = word.chars().filter(char::is_ascii_alphanumeric);
            letters.collect::<String>().to_lowercase()
        };
        let words: Vec<String> = turned(name)
            .split_whitespace()
            .map(plain)
            .filter(|word| !word.is_empty())
            .collect();
        let made = match words.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            [first, .., last] => Some(format!("{last}-{}", &first[..1])),
        };
        let wanted = id.or(made)?;
        let numbers = (2..100).map(|number| format!("{wanted}-{number}"));
        let mut free = std::iter::once(wanted.clone()).chain(numbers);
        let id = free.find(|id| !self.ids.contains(id) && id.parse::<Slug>().is_ok())?;
        self.ids.insert(id.clone());
        Some(id)
    }
}
