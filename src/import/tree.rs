//! What stands where in the tree of a case's file.

use crate::model::value::PlacementType;
use crate::model::value::date::parse_date;
use crate::yaml::{Node, NodeKind};
use jiff::civil::Date;

/// What stands at the end of a way; nothing where no value does.
pub(super) fn at<'n>(top: Option<&'n Node>, way: &[&str]) -> Option<&'n Node> {
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

/// The entries of a list; none where there is no such list.
pub(super) fn entries<'n>(top: Option<&'n Node>, list: &[&str]) -> &'n [Node] {
    match at(top, list).map(|node| &node.kind) {
        Some(NodeKind::List(entries)) => entries,
        _ => &[],
    }
}

/// The field of an entry; a price has two names.
pub(super) fn named<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let other = match name {
        "weekly" => "price",
        "price" => "weekly",
        _ => name,
    };
    at(Some(node), &[name]).or_else(|| at(Some(node), &[other]))
}

pub(super) fn text_of(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

pub(super) fn day_of(node: &Node, name: &str) -> Option<Date> {
    parse_date(text_of(at(Some(node), &[name])?)?).ok()
}

/// The day of an entry that has no `from`.
pub(super) fn first_day(node: &Node) -> Option<Date> {
    let names = ["on", "made", "decided"];
    names.iter().find_map(|name| day_of(node, name))
}

/// Of a value over time, what holds on a day.
pub(super) fn dated(node: &Node, day: Date) -> &Node {
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

/// Whether an entry of a case is a temporary stay.
pub(super) fn is_stay(node: &Node) -> bool {
    let code = at(Some(node), &["type"]).and_then(text_of);
    let code = code.and_then(|code| code.parse::<PlacementType>().ok());
    code.is_some_and(PlacementType::is_temporary)
}
