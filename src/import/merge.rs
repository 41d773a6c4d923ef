//! What files say of a child, held against what the child's case says.
//!
//! A person's word stands: where both speak and differ, nothing is written and somebody is told. What the case
//! does not say is added in its place among what it says.

use super::facts::{Apart, Entry, Fact, What};
use super::plan::{Fate, Line};
use super::register::Settings;
use crate::edit::{self, Edit, Field, Place, Refused, Value, edit, new_file};
use crate::model::value::date::parse_date;
use crate::model::value::{PlacementType, Price};
use crate::source::FileId;
use crate::yaml::{Node, NodeKind, parse};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

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

/// A case with what files say of it.
pub(super) struct Merged {
    /// Its text, where that changes.
    pub(super) text: Option<String>,
    /// The settings that entries name which were written.
    pub(super) settings: BTreeSet<String>,
}

/// What a case is held against.
pub(super) struct With<'a, 'w> {
    pub(super) case: &'a str,
    pub(super) extracted: Date,
    pub(super) settings: &'a Settings<'w>,
}

/// Something to be written.
enum Write {
    /// A field that is not there, or a list that is not.
    New(&'static [&'static str], Value),
    /// A field of an entry.
    Complete(&'static [&'static str], usize, &'static str, Value),
    /// An entry before another, or at the end.
    Insert(&'static [&'static str], Option<usize>, edit::Entry),
}

/// Brings what files say into a case; nothing where there is no such case, and then a new one.
pub(super) fn merge(
    text: Option<&str>,
    facts: &[Fact],
    with: &With<'_, '_>,
    lines: &mut Vec<Line>,
) -> Result<Merged, Refused> {
    let node = text.and_then(|text| parse(FileId::FIRST, text).ok());
    let mut merging = Merging {
        top: node.as_ref(),
        with,
        lines,
        writes: Vec::new(),
        new: Vec::new(),
        ended: BTreeMap::new(),
        adds: BTreeMap::new(),
        settings: BTreeSet::new(),
    };
    for fact in facts {
        match &fact.said {
            What::Field { place, value } => merging.field(fact, place, value),
            What::Entry(entry) => merging.entry(fact, entry),
        }
    }
    merging.beside();
    merging.place();
    let Merging {
        writes, settings, ..
    } = merging;
    let text = match text {
        _ if writes.is_empty() => None,
        Some(text) => {
            let edits: Vec<Edit> = writes.into_iter().map(edit_of).collect();
            Some(edit(text, &edits)?)
        }
        None => Some(new_file(&[], fields_of(writes))?),
    };
    Ok(Merged { text, settings })
}

struct Merging<'m, 'w> {
    top: Option<&'m Node>,
    with: &'m With<'m, 'w>,
    lines: &'m mut Vec<Line>,
    writes: Vec<Write>,
    /// Entries that are not there.
    new: Vec<(&'m Fact, &'m Entry)>,
    /// The ends that entries get which are there, by their list and number.
    ended: BTreeMap<(&'static [&'static str], usize), Date>,
    /// Entries to be added, by their list.
    adds: BTreeMap<&'static [&'static str], Vec<&'m Entry>>,
    settings: BTreeSet<String>,
}

impl<'m> Merging<'m, '_> {
    fn tell(&mut self, fate: Fate, fact: &Fact, more: &str) {
        let what = format!("{}{more}", fact.what);
        self.lines
            .push(Line::new(fate, self.with.case, what, Some(&fact.at)));
    }

    fn field(&mut self, fact: &Fact, place: &'static [&'static str], value: &Value) {
        match at(self.top, place) {
            None => {
                self.writes.push(Write::New(place, value.clone()));
                self.tell(Fate::Added, fact, "");
            }
            Some(node)
                if self.means(
                    place[place.len() - 1],
                    dated(node, self.with.extracted),
                    value,
                ) =>
            {
                self.tell(Fate::Kept, fact, "");
            }
            Some(_) => self.tell(Fate::Conflict, fact, ": the case says otherwise"),
        }
    }

    fn entry(&mut self, fact: &'m Fact, entry: &'m Entry) {
        let top = self.top;
        let found = at(top, entry.list);
        let entries: &[Node] = match found.map(|node| &node.kind) {
            None => &[],
            Some(NodeKind::List(entries)) => entries,
            // A value that holds always, where entries over time could stand.
            Some(_) => return self.always(fact, entry, found),
        };
        let known = |node: &Node| {
            let value = |name: &str| entry.fields.iter().find(|field| field.0 == name);
            entry.key.iter().all(|name| {
                let same = value(name).zip(at(Some(node), &[name]));
                same.is_some_and(|((_, value), node)| self.means(name, node, value))
            })
        };
        let same: Vec<usize> = (0..entries.len())
            .filter(|at| known(&entries[*at]))
            .collect();
        match same.as_slice() {
            [] => {}
            [number] => return self.complete(fact, entry, *number, &entries[*number]),
            _ => {
                let more = ": the case has more than one such entry";
                return self.tell(Fate::Conflict, fact, more);
            }
        }
        // Whether there is room for it is known once those that are there have their ends.
        self.new.push((fact, entry));
    }

    /// Tells of each new entry whether it comes in beside those that are there.
    fn beside(&mut self) {
        for (fact, entry) in std::mem::take(&mut self.new) {
            let entries = match at(self.top, entry.list).map(|node| &node.kind) {
                Some(NodeKind::List(entries)) => entries.as_slice(),
                _ => &[],
            };
            let mut numbered = entries.iter().enumerate();
            let other = numbered.find(|(number, node)| {
                let ended = self.ended.get(&(entry.list, *number)).copied();
                entry.overlaps(node, ended.or_else(|| day_of(node, "until")))
            });
            if let Some((_, other)) = other {
                let from =
                    day_of(other, "from").map_or("another day".to_owned(), |day| day.to_string());
                let more = format!(": the case has another entry for that time, from {from}");
                self.tell(Fate::Conflict, fact, &more);
            } else {
                self.tell(Fate::Added, fact, "");
                self.adds.entry(entry.list).or_default().push(entry);
            }
        }
    }

    /// What holds always in the case is held against what holds on the day of the extract.
    fn always(&mut self, fact: &Fact, entry: &Entry, found: Option<&Node>) {
        let is_over = entry.until.is_some_and(|until| until < self.with.extracted);
        let value = entry.fields.iter().find(|(name, _)| *name == "value");
        let same = value
            .zip(found)
            .is_some_and(|((_, value), node)| self.means("value", node, value));
        if same || is_over {
            self.tell(Fate::Kept, fact, "");
        } else {
            self.tell(Fate::Conflict, fact, ": the case says otherwise");
        }
    }

    /// An entry that is there gets what it does not say, unless it says anything else otherwise.
    fn complete(&mut self, fact: &Fact, entry: &Entry, number: usize, node: &Node) {
        let mut missing = Vec::new();
        for (name, value) in &entry.fields {
            match at(Some(node), &[name]) {
                None => missing.push((*name, value)),
                Some(node) if self.means(name, node, value) => {}
                Some(node) if *name == "until" && is_day_of_leaving(entry, node) => {}
                Some(node) if *name == "setting" && self.is_numbered(entry, node) => {}
                Some(_) => {
                    let more = format!(": the case has another `{name}`");
                    return self.tell(Fate::Conflict, fact, &more);
                }
            }
        }
        let ended = day_of(node, "until").filter(|_| entry.until.is_none());
        if let Some(ended) = ended.filter(|ended| *ended < self.with.extracted) {
            let more = format!(": it goes on, and by the case it ended on {ended}");
            return self.tell(Fate::Conflict, fact, &more);
        }
        if missing.is_empty() {
            return self.tell(Fate::Kept, fact, "");
        }
        let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
        self.tell(
            Fate::Changed,
            fact,
            &format!(": gets `{}`", names.join("`, `")),
        );
        if let Some(until) = entry.until.filter(|_| names.contains(&"until")) {
            self.ended.insert((entry.list, number), until);
        }
        for (name, value) in missing {
            if let ("setting", Value::Text(setting)) = (name, value) {
                self.settings.insert(setting.clone());
            }
            let write = Write::Complete(entry.list, number, name, value.clone());
            self.writes.push(write);
        }
    }

    /// Whether the setting that an entry of the case names has the number that is given.
    fn is_numbered(&self, entry: &Entry, node: &Node) -> bool {
        let both = text_of(node).zip(entry.urn.as_deref());
        both.is_some_and(|(setting, urn)| self.with.settings.has_urn(setting, urn))
    }

    /// Gives new entries their ids and their places among those that are there, by their days.
    fn place(&mut self) {
        let mut adds = std::mem::take(&mut self.adds);
        // Costs say of which placement they are.
        let placements: &'static [&'static str] = &["placements"];
        let first = adds.remove_entry(placements);
        let mut homes = homes(self.top);
        for (list, mut adds) in first.into_iter().chain(adds) {
            adds.sort_by_key(|entry| entry.from);
            let mut ids = Ids::new(self.top, list);
            let mut written: Vec<(Date, edit::Entry)> = Vec::new();
            for entry in &adds {
                let id = ids.next(entry);
                if let Some(id) = id.as_ref().filter(|_| entry.apart == Apart::Homes) {
                    homes.push((entry.from, entry.until, id.clone()));
                }
                written.push((entry.from, written_of(entry, id, &homes)));
            }
            for entry in &adds {
                let setting = entry.fields.iter().find(|(name, _)| *name == "setting");
                if let Some((_, Value::Text(setting))) = setting {
                    self.settings.insert(setting.clone());
                }
            }
            let there = match at(self.top, list).map(|node| &node.kind) {
                Some(NodeKind::List(entries)) => entries.as_slice(),
                _ => &[],
            };
            if there.is_empty() {
                let all = written.into_iter().map(|(_, entry)| entry).collect();
                self.writes.push(Write::New(list, Value::List(all)));
                continue;
            }
            let day = |node: &Node| day_of(node, "from").or_else(|| first_day(node));
            let mut days: Vec<Option<Date>> = there.iter().map(day).collect();
            for (from, entry) in written {
                let before = days
                    .iter()
                    .position(|day| day.is_some_and(|day| day > from));
                days.insert(before.unwrap_or(days.len()), Some(from));
                self.writes.push(Write::Insert(list, before, entry));
            }
        }
    }

    /// Whether what stands in a case means a value.
    fn means(&self, name: &str, node: &Node, value: &Value) -> bool {
        match (&node.kind, value) {
            (NodeKind::Scalar { text, .. }, Value::Word(word) | Value::Text(word)) => {
                let is_same_price = || {
                    let prices = (text.parse::<Price>(), word.parse::<Price>());
                    matches!(prices, (Ok(one), Ok(other)) if one == other)
                };
                text == word
                    || name == "setting" && self.with.settings.fits(text, word)
                    || matches!(name, "weekly" | "price" | "pupil-premium") && is_same_price()
            }
            (NodeKind::List(nodes), Value::List(entries)) => {
                let mut pairs = nodes.iter().zip(entries);
                nodes.len() == entries.len()
                    && pairs.all(|(node, entry)| self.means(name, node, &entry.value))
            }
            (NodeKind::Map(known), Value::Record(fields)) => {
                known.len() == fields.len()
                    && fields.iter().all(|field| {
                        let found = known.iter().find(|(key, _)| key.name == field.name);
                        found.is_some_and(|(_, node)| self.means(&field.name, node, &field.value))
                    })
            }
            _ => false,
        }
    }
}

impl Entry {
    /// Whether it overlaps with an entry of the case with which it must not.
    fn overlaps(&self, node: &Node, until: Option<Date>) -> bool {
        let matters = match self.apart {
            Apart::Nothing => false,
            Apart::All => true,
            Apart::Homes => !is_stay(node),
            Apart::Stays => is_stay(node),
        };
        let ends = |until: Option<Date>| until.unwrap_or(Date::MAX);
        let from = day_of(node, "from").unwrap_or(Date::MIN);
        // Both may begin on the day on which the other ends; two on one day are never apart.
        matters && (from == self.from || from < ends(self.until) && self.from < ends(until))
    }
}

/// The ids of a case's list, of which a new one differs.
struct Ids<'n> {
    used: BTreeSet<&'n str>,
    next: usize,
}

impl<'n> Ids<'n> {
    fn new(top: Option<&'n Node>, list: &[&str]) -> Self {
        // Placements and provisions share theirs.
        let lists: &[&[&str]] = match list {
            ["placements"] | ["education", "provisions"] => {
                &[&["placements"], &["education", "provisions"]]
            }
            _ => &[&["costs"]],
        };
        let mut used = BTreeSet::new();
        for list in lists {
            if let Some(NodeKind::List(entries)) = at(top, list).map(|node| &node.kind) {
                used.extend(
                    entries
                        .iter()
                        .filter_map(|node| text_of(at(Some(node), &["id"])?)),
                );
            }
        }
        Self { used, next: 1 }
    }

    fn next(&mut self, entry: &Entry) -> Option<String> {
        let letter = entry.id?;
        loop {
            let id = format!("{letter}{}", self.next);
            self.next += 1;
            if !self.used.contains(id.as_str()) {
                return Some(id);
            }
        }
    }
}

/// Where a child has lived: first day, day of leaving, id.
type Homes = Vec<(Date, Option<Date>, String)>;

fn homes(top: Option<&Node>) -> Homes {
    let Some(NodeKind::List(entries)) = at(top, &["placements"]).map(|node| &node.kind) else {
        return Vec::new();
    };
    let homes = entries.iter().filter(|node| !is_stay(node));
    let homes = homes.filter_map(|node| {
        let id = text_of(at(Some(node), &["id"])?)?;
        Some((day_of(node, "from")?, day_of(node, "until"), id.to_owned()))
    });
    homes.collect()
}

/// An entry as it is written.
fn written_of(entry: &Entry, id: Option<String>, homes: &Homes) -> edit::Entry {
    let mut fields = Vec::new();
    let is_record = id.is_some();
    fields.extend(id.map(|id| ("id", Value::text(id))));
    fields.extend(entry.fields.iter().cloned());
    let home = homes.iter().find(|(from, until, _)| {
        entry.of_home && *from <= entry.from && until.is_none_or(|until| entry.from < until)
    });
    if let Some((.., id)) = home {
        fields.insert(2, ("of", Value::text(id)));
    }
    let written = edit::Entry::from(Value::record(fields));
    let written = if is_record {
        written
    } else {
        written.in_braces()
    };
    written.under(entry.remark.clone())
}

/// Whether an entry of a case is a temporary stay.
fn is_stay(node: &Node) -> bool {
    let code = at(Some(node), &["type"]).and_then(text_of);
    let code = code.and_then(|code| code.parse::<PlacementType>().ok());
    code.is_some_and(PlacementType::is_temporary)
}

/// Of a value over time, what holds on a day.
fn dated(node: &Node, day: Date) -> &Node {
    let NodeKind::List(entries) = &node.kind else {
        return node;
    };
    let holds = |entry: &&Node| {
        day_of(entry, "from").is_none_or(|from| from <= day)
            && day_of(entry, "until").is_none_or(|until| day <= until)
    };
    let value = entries
        .iter()
        .find(holds)
        .and_then(|entry| at(Some(entry), &["value"]));
    value.unwrap_or(node)
}

/// Of times in care and legal statuses somebody may have written the day of leaving for the last day.
fn is_day_of_leaving(entry: &Entry, node: &Node) -> bool {
    let written = text_of(node).and_then(|text| parse_date(text).ok());
    let leaving = entry.until.and_then(|until| until.tomorrow().ok());
    matches!(entry.list, ["looked-after" | "legal"]) && written.is_some() && written == leaving
}

/// What stands at the end of a way; nothing where no value does.
fn at<'n>(top: Option<&'n Node>, way: &[&str]) -> Option<&'n Node> {
    let mut node = top?;
    for name in way {
        let NodeKind::Map(fields) = &node.kind else {
            return None;
        };
        node = fields
            .iter()
            .find(|(key, _)| key.name == *name)
            .map(|(_, node)| node)?;
    }
    (node.kind != NodeKind::Null).then_some(node)
}

fn text_of(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn day_of(node: &Node, name: &str) -> Option<Date> {
    parse_date(text_of(at(Some(node), &[name])?)?).ok()
}

/// The day of an entry that has no `from`.
fn first_day(node: &Node) -> Option<Date> {
    let names = ["on", "made", "decided"];
    names.iter().find_map(|name| day_of(node, name))
}

fn place_of(way: &[&str]) -> Place {
    way.iter()
        .fold(Place::top(), |place, name| place.field(*name))
}

fn edit_of(write: Write) -> Edit {
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
fn fields_of(writes: Vec<Write>) -> Vec<Field> {
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
