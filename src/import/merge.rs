//! What files say of a child, held against what the child's case says.
//!
//! A person's word stands: where both speak and differ, nothing is written and somebody is told. What the case
//! does not say is added in its place among what it says.

use super::facts::{Apart, Entry, Fact, What};
use super::home::{Home, homes};
use super::new_entry::{Ids, written_of};
use super::plan::{Fate, Line};
use super::register::Settings;
use super::tree::{at, dated, day_of, entries, first_day, is_stay, named, text_of};
use super::write::{Write, edit_of, fields_of};
use crate::edit::{self, Edit, Refused, Value, edit, new_file};
use crate::model::value::date::parse_date;
use crate::model::value::{CaseRef, Money, Price};
use crate::source::FileId;
use crate::yaml::{Node, NodeKind, parse};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A case with what files say of it.
pub(super) struct Merged {
    /// Its text, where that changes.
    pub(super) text: Option<String>,
    /// The settings that entries name which were written.
    pub(super) settings: BTreeSet<String>,
}

const SIBLINGS: &[&str] = &["siblings"];

/// What a case is held against.
pub(super) struct With<'a, 'w> {
    pub(super) case: &'a str,
    pub(super) extracted: Date,
    pub(super) settings: &'a Settings<'w>,
    /// How many pounds a week prices may differ and still be the same.
    pub(super) tolerance: Money,
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
        siblings: Vec::new(),
        settings: BTreeSet::new(),
    };
    for (at, fact) in facts.iter().enumerate() {
        if let Some(first) = facts[..at].iter().find(|first| first.is_about(fact)) {
            if !first.agrees(fact) {
                let more = format!(": {} says otherwise, and was taken", first.at);
                merging.tell(Fate::Odd, fact, &more);
            }
            continue;
        }
        match &fact.said {
            What::Field { place, value } => merging.field((fact, facts), place, value),
            What::Entry(entry) => merging.entry(fact, entry),
            What::Sibling(case) => merging.sibling(fact, case),
        }
    }
    merging.beside();
    merging.place();
    merging.place_siblings();
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
    siblings: Vec<Value>,
    settings: BTreeSet<String>,
}

impl<'m> Merging<'m, '_> {
    fn tell(&mut self, fate: Fate, fact: &Fact, more: &str) {
        let what = format!("{}{more}", fact.what);
        self.lines
            .push(Line::new(fate, self.with.case, what, Some(&fact.at)));
    }

    fn field(
        &mut self,
        (fact, facts): (&Fact, &[Fact]),
        place: &'static [&'static str],
        value: &Value,
    ) {
        match at(self.top, place) {
            // Another file says it over time, and that is more.
            None if facts.iter().any(|other| other.is_of_list(place)) => {
                let mut now = facts.iter().filter(|other| other.is_of_list(place));
                let other = now.find(|other| other.holds(self.with.extracted));
                if !other.is_some_and(|other| other.is_value(value)) {
                    self.tell(
                        Fate::Odd,
                        fact,
                        ": what is said over time is otherwise, and was taken",
                    );
                }
            }
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

    /// Another child's reference, in a list without days.
    fn sibling(&mut self, fact: &Fact, case: &CaseRef) {
        let there = entries(self.top, SIBLINGS);
        let is_there = there
            .iter()
            .any(|node| text_of(node) == Some(case.as_str()));
        if is_there {
            return self.tell(Fate::Kept, fact, "");
        }
        self.tell(Fate::Added, fact, "");
        self.siblings.push(Value::text(case.as_str()));
    }

    fn place_siblings(&mut self) {
        let siblings = std::mem::take(&mut self.siblings);
        if siblings.is_empty() {
            return;
        }
        if entries(self.top, SIBLINGS).is_empty() {
            self.writes
                .push(Write::New(SIBLINGS, Value::list(siblings)));
            return;
        }
        let added = siblings.into_iter();
        self.writes
            .extend(added.map(|sibling| Write::Insert(SIBLINGS, None, sibling.into())));
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
            entry.key.iter().all(|name| {
                let same = entry.field(name).zip(at(Some(node), &[name]));
                same.is_some_and(|(value, node)| self.is_same(entry, name, node, value))
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
            let mut numbered = entries(self.top, entry.list).iter().enumerate();
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
        let same = entry
            .field("value")
            .zip(found)
            .is_some_and(|(value, node)| self.means("value", node, value));
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
            match named(node, name) {
                None => missing.push((*name, value)),
                Some(node) if self.is_same(entry, name, node, value) => {}
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
                    homes.push(entry.as_home(id));
                }
                written.push((entry.from, written_of(entry, id, &homes)));
            }
            let named = adds.iter().filter_map(|entry| entry.setting());
            self.settings.extend(named.cloned());
            let there = entries(self.top, list);
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

    /// Whether a field of an entry says the same; of a home it may be called otherwise in the register.
    fn is_same(&self, entry: &Entry, name: &str, node: &Node, value: &Value) -> bool {
        let is_home = matches!(entry.apart, Apart::Homes | Apart::Stays);
        if let (true, "setting", Some(ours), Value::Text(theirs)) =
            (is_home, name, text_of(node), value)
        {
            return self.with.settings.fits(ours, theirs);
        }
        self.means(name, node, value)
    }

    /// Whether what stands in a case means a value.
    fn means(&self, name: &str, node: &Node, value: &Value) -> bool {
        match (&node.kind, value) {
            (NodeKind::Scalar { text, .. }, Value::Word(word) | Value::Text(word)) => {
                let is_same_price = || {
                    let (Ok(one), Ok(other)) = (text.parse::<Price>(), word.parse::<Price>())
                    else {
                        return false;
                    };
                    let apart = one.weekly().pence().abs_diff(other.weekly().pence());
                    apart <= self.with.tolerance.pence().unsigned_abs()
                };
                // A block ends in a line break that nobody typed.
                text.trim_end() == word.trim_end()
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
                        let found = named(node, &field.name);
                        found.is_some_and(|node| self.means(&field.name, node, &field.value))
                    })
            }
            _ => false,
        }
    }
}

impl Entry {
    fn as_home(&self, id: &str) -> Home {
        Home {
            from: self.from,
            until: self.until,
            setting: self.setting().cloned().unwrap_or_default(),
            id: id.to_owned(),
        }
    }

    /// Whether it overlaps with an entry of the case with which it must not.
    fn overlaps(&self, node: &Node, until: Option<Date>) -> bool {
        let matters = match self.apart {
            Apart::Nothing => false,
            Apart::All => true,
            Apart::Homes => !is_stay(node),
            Apart::Stays => is_stay(node),
            Apart::SameSetting => {
                let there = at(Some(node), &["setting"]).and_then(text_of);
                there == self.setting().map(String::as_str)
            }
        };
        let ends = |until: Option<Date>| until.unwrap_or(Date::MAX);
        let from = day_of(node, "from").unwrap_or(Date::MIN);
        // Both may begin on the day on which the other ends; two on one day are never apart.
        matters && (from == self.from || from < ends(self.until) && self.from < ends(until))
    }
}

/// Of times in care and legal statuses somebody may have written the day of leaving for the last day.
fn is_day_of_leaving(entry: &Entry, node: &Node) -> bool {
    let written = text_of(node).and_then(|text| parse_date(text).ok());
    let leaving = entry.until.and_then(|until| until.tomorrow().ok());
    matches!(entry.list, ["looked-after" | "legal"]) && written.is_some() && written == leaving
}
