//! Values that change on a day.
//!
//! A field such as a case's team is written plainly, and then always holds; or as a list of entries,
//! each with its value and the days on which it holds. Whoever asks says for which day: there is no
//! "present" value. Between two entries there may be days for which nothing is known.

use super::de::NodeReader;
use super::parts::{Part, Parts};
use super::{At, DATED, Node, NodeKind, Problem};
use crate::diag::Span;
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, SeqAccess, Visitor};
use std::{fmt, marker::PhantomData};

/// A value for each day: at most one, as the reader refuses entries that overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// In the order of their days.
    entries: Vec<Entry<T>>,
}

/// One value, and the days on which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry<T> {
    /// The first day; without one, it has always been so.
    from: Option<Date>,
    /// The last day; without one, it goes on.
    until: Option<Date>,
    value: T,
}

impl<T> Dated<T> {
    /// A value that holds on every day.
    #[must_use]
    pub fn always(value: T) -> Self {
        let (from, until) = (None, None);
        Self {
            entries: vec![Entry { from, until, value }],
        }
    }

    /// What holds on a day; nothing, where no entry speaks of it.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&T> {
        self.entry_on(day).map(|entry| &entry.value)
    }

    /// Since which day it has been as it is on this one; nothing where it has always been so, or is
    /// not known.
    #[must_use]
    pub fn since(&self, day: Date) -> Option<Date> {
        self.entry_on(day)?.from
    }

    fn entry_on(&self, day: Date) -> Option<&Entry<T>> {
        let mut entries = self.entries.iter();
        entries.find(|entry| {
            entry.from.is_none_or(|from| from <= day)
                && entry.until.is_none_or(|until| day <= until)
        })
    }
}

impl<T: Default> Default for Dated<T> {
    fn default() -> Self {
        Self::always(T::default())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Dated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DatedVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for DatedVisitor<T> {
            type Value = Dated<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value, or a list of dated entries")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                reader: D,
            ) -> Result<Dated<T>, D::Error> {
                T::deserialize(reader).map(Dated::always)
            }

            /// Takes what [`NodeReader::dated`] hands over.
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Dated<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(from) = parts.next_element::<String>()? {
                    let short = || A::Error::custom("a dated entry has too few parts");
                    let until: String = parts.next_element()?.ok_or_else(short)?;
                    entries.push(Entry {
                        from: bound(&from).map_err(A::Error::custom)?,
                        until: bound(&until).map_err(A::Error::custom)?,
                        value: parts.next_element()?.ok_or_else(short)?,
                    });
                }
                Ok(Dated { entries })
            }
        }

        deserializer.deserialize_newtype_struct(DATED, DatedVisitor(PhantomData))
    }
}

fn bound(text: &str) -> Result<Option<Date>, jiff::Error> {
    (!text.is_empty()).then(|| text.parse()).transpose()
}

/// The days of an entry, as they are written.
#[derive(serde::Deserialize)]
struct DatedEntry {
    from: Option<At<Date>>,
    until: Option<At<Date>>,
    #[serde(rename = "value")]
    _value: IgnoredAny,
}

const FIELDS: [&str; 3] = ["from", "until", "value"];

impl<'a> NodeReader<'a> {
    /// The entries of a dated value, in the order of their days, each as its first day, its last day
    /// and its value; nothing where the value is written plainly.
    ///
    /// # Errors
    /// Days that cannot be: an entry that ends before it begins, two that hold on one day.
    pub(super) fn dated(self) -> Result<Option<Parts<'a>>, Problem> {
        let nodes = match &self.node.kind {
            NodeKind::List(nodes) if nodes.iter().any(is_entry) => nodes,
            NodeKind::Map(_) if is_entry(self.node) => {
                let problem = self.wrong("expected a value, or a list of dated entries");
                return Err(problem.help("put `- ` in front of the entry's first line"));
            }
            _ => return Ok(None),
        };
        let mut entries = Vec::new();
        for node in nodes {
            let days = DatedEntry::deserialize(self.over(node))?;
            in_order(&days)?;
            entries.push((days, node));
        }
        entries.sort_by_key(|(days, _)| days.from.map(|from| from.value));
        for pair in entries.windows(2) {
            if let [earlier, later] = pair {
                apart(earlier, later)?;
            }
        }
        let parts = entries.iter().flat_map(|(_, node)| {
            let value = field(node, "value").expect("an entry without a value is refused above");
            let day = |name| match field(node, name).map(|node| &node.kind) {
                Some(NodeKind::Scalar { text, .. }) => Part::Word(text),
                _ => Part::Word(""),
            };
            [day("from"), day("until"), Part::Node(value)]
        });
        Ok(Some(Parts::bare(self, parts.collect())))
    }
}

/// Whether a node has a field that a dated entry has, so that a slip in the others is told.
fn is_entry(node: &Node) -> bool {
    FIELDS.iter().any(|name| field(node, name).is_some())
}

fn field<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    let NodeKind::Map(fields) = &node.kind else {
        return None;
    };
    let mut fields = fields.iter();
    fields
        .find(|(key, _)| key.name == name)
        .map(|(_, value)| value)
}

fn in_order(days: &DatedEntry) -> Result<(), Problem> {
    match (days.from, days.until) {
        (Some(from), Some(until)) if until.value < from.value => {
            let message = "this entry ends before it begins";
            let mut problem = Problem::new("impossible-dates", until.span, message).help(
                "`from` is the first day on which the value holds, `until` the last; put the earlier \
                 day into `from`",
            );
            problem.other = Some((from.span, "begins here"));
            Err(problem)
        }
        _ => Ok(()),
    }
}

/// That of two entries in the order of their first days, the one has ended when the other begins.
fn apart(
    (earlier, earlier_node): &(DatedEntry, &Node),
    (later, later_node): &(DatedEntry, &Node),
) -> Result<(), Problem> {
    let (from, until) = (later.from, earlier.until);
    if let (Some(from), Some(until)) = (from, until)
        && until.value < from.value
    {
        return Ok(());
    }
    let place: Span = from.map_or(later_node.span, |from| from.span);
    let other = until.map_or(earlier_node.span, |until| until.span);
    let message = match from {
        Some(from) => format!("two entries hold on {}", from.value),
        None => "two entries have no `from`, so both have always held".to_owned(),
    };
    // The day before, if it leaves the earlier entry a day of its own.
    let ends = from
        .and_then(|from| from.value.yesterday().ok())
        .filter(|end| earlier.from.is_none_or(|begin| begin.value <= *end) && from != earlier.from);
    let help = match ends {
        Some(end) => format!("write `until: {end}` in the entry that begins earlier"),
        None => "only one value may hold on a day: let one entry end, with `until:`, on the day \
                 before the other begins, with `from:`"
            .to_owned(),
    };
    let mut problem = Problem::new("impossible-dates", place, message).help(help);
    problem.other = Some((other, "the other one"));
    Err(problem)
}

#[cfg(test)]
mod tests;
