//! The record of one meeting: what was asked, said and decided, and who is to do what.

use serde::Serialize;

use super::{Fact, Head, Status, Table};

/// The record of one meeting, to be filed, sent and pasted: it is read without any other paper.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct MeetingRecord {
    /// Heading, marking, imprint.
    pub head: Head,
    /// When and where, who chaired, whether there was a quorum, whether the record is cleared.
    pub facts: Vec<Fact>,
    /// Attendance, interests, matters arising, the items by part, schedules, other business, actions,
    /// corrections, in the order of the meeting.
    pub sections: Vec<RecordSection>,
}

/// A piece of the record under a heading of its own.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct RecordSection {
    /// The heading.
    pub title: String,
    /// What stands first, a paragraph each: what there is to say where there is nothing else.
    pub intro: Vec<String>,
    /// Single facts.
    pub facts: Vec<Fact>,
    /// Matters arising.
    pub table: Option<Table>,
    /// Items, schedules, matters of other business.
    pub items: Vec<RecordItem>,
}

/// One item and what came of it.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct RecordItem {
    /// The number on the running order, the case and initials, the kind of request.
    pub title: String,
    /// The decision in the panel's word, with its mark.
    pub decision: Option<Status>,
    /// What was asked and said, by whom it was decided, at what cost, who is to do what.
    pub facts: Vec<Fact>,
}
