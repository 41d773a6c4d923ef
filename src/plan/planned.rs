//! An item's place in its meeting, or why it has none.

use super::Recipient;
use crate::model::meeting::Item;
use crate::model::value::{Clock, ItemRef, RequirementId, Slug};

/// An item with its place in the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedItem {
    /// Its place in the meeting's file.
    pub index: usize,
    /// Its number on the agenda: as it was sent, else the next that is free.
    pub number: u32,
    /// Its name.
    pub name: ItemRef,
    /// The part, if the edition has parts.
    pub part: Option<Slug>,
    /// The requirement of which a ground put it there.
    pub ground: Option<RequirementId>,
    /// From when until when, if it has a slot.
    pub slot: Option<(Clock, Clock)>,
    /// How many minutes it is given.
    pub minutes: u32,
    /// Who presents; nobody, where somebody has to be named.
    pub presenter: Option<Recipient>,
}

/// An item that has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Its place in the meeting's file.
    pub index: usize,
    /// Its name.
    pub name: ItemRef,
    /// Why.
    pub reason: UnplacedReason,
}

/// Why an item has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnplacedReason {
    /// It belongs to no part.
    NoPart,
    /// There is no time left.
    NoTime {
        /// How many minutes it needs.
        minutes: u32,
    },
    /// Its presenter can come at no time that is free.
    PresenterUnavailable,
}

/// The name of an item of a meeting's file.
#[must_use]
pub fn item_name(item: &Item) -> ItemRef {
    ItemRef {
        case: item.case.id.clone(),
        kind: item.kind.value.clone(),
    }
}
