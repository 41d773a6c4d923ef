//! The agenda of one meeting.

use serde::Serialize;

use super::labels::labels;
use super::{
    Empty, Fact, Finding, Head, ItemSheet, Meeting, Owed, RunningPart, Section, Status, Table,
};

/// The agenda of one meeting.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings and the heads of its tables.
    pub labels: AgendaLabels,
    /// When and where.
    pub meeting: Meeting,
    /// Further facts of the first page: who chairs, who takes the record.
    pub facts: Vec<Fact>,
    /// One line on the size of the meeting: "14 items, 195 of 240 minutes".
    pub summary: String,
    /// Whether any line of the running order says when it starts.
    pub timed: bool,
    /// How many columns the running order has on a page.
    pub width: u8,
    /// The running order by part.
    pub parts: Vec<RunningPart>,
    /// Items that found no place, with the reason.
    pub unplaced: Vec<Unplaced>,
    /// Seats of the panel and who fills them, apologies among them.
    pub members: Vec<Member>,
    /// Actions from earlier meetings, overdue first.
    pub outstanding_actions: Table,
    /// A sheet for each item, in the running order.
    pub item_sheets: Vec<ItemSheet>,
    /// The computed and supplied sections that the edition asks for.
    pub sections: Vec<Section>,
    /// What is to be raised under any other business.
    pub aob: Vec<String>,
    /// Exceptions to the Terms of Reference.
    pub exceptions: Vec<Finding>,
    /// Information outstanding, by who owes it.
    pub information_outstanding: Vec<Owed>,
    /// What to say where nobody is told to owe anything.
    pub nothing_outstanding: Empty,
    /// The meetings to come, with their deadlines.
    pub calendar: Vec<NextMeeting>,
    /// How places of the Terms of Reference are read where they are not clear, and
    /// remarks that the edition wants printed.
    pub remarks: Vec<String>,
    /// Set where the meeting is not held on its day: then nothing else is there.
    pub called_off: Option<CalledOff>,
}

/// What is to be known of a meeting that is not held on its day.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct CalledOff {
    /// What went out, and to whom.
    pub went: Vec<Fact>,
    /// What becomes of each item and schedule.
    pub items: Table,
}

/// The lists that an agenda prints in brief, whole.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Annex {
    /// Heading, marking, imprint.
    pub head: Head,
    /// The sections of the agenda of which some list is longer than it prints.
    pub sections: Vec<Section>,
}

/// An item without a place.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Unplaced {
    /// The case and initials.
    pub case: String,
    /// The kind of request.
    pub kind: String,
    /// Why it has no place.
    pub reason: String,
}

/// A seat of the panel, or somebody who attends.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Member {
    /// The role, in the edition's words.
    pub role: String,
    /// Who fills it; "Vacant" where nobody does.
    pub name: String,
    /// Expected, apologies, substitute, attended; in words with a mark.
    pub status: Status,
    /// Whether the seat is a member's or an attendee's.
    pub seat: Seat,
}

/// What kind of seat somebody has.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// In the chair.
    Chair,
    /// A member.
    #[default]
    Member,
    /// Attends for some items, or advises.
    Attendee,
    /// Observes with the Chair's agreement.
    Observer,
}

/// A meeting to come.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct NextMeeting {
    /// The day.
    pub date: String,
    /// The hours.
    pub time: String,
    /// Its deadlines: agenda, reports.
    pub deadlines: Vec<Fact>,
}

labels! {
    /// What stands on every agenda.
    AgendaLabels {
        running_order: "Running order",
        order_caption: "Items in order, with times",
        time: "Time",
        number: "No.",
        item: "Item",
        asked: "What is asked",
        presenter: "Presenter",
        minutes: "Minutes",
        minutes_short: "min",
        page: "Page",
        contents: "Contents",
        unplaced: "Items without a place",
        kind: "Kind",
        reason: "Why it has no place",
        members: "Members and attendance",
        role: "Role",
        name: "Name",
        attendance: "Attendance",
        no_members: "No seat is named.",
        arising: "Matters arising",
        items: "Items",
        no_items: "No item has been put forward.",
        aob: "Any other business",
        no_aob: "Nothing has been raised.",
        exceptions: "Exceptions to the Terms of Reference",
        no_exceptions: "None to report in this paper.",
        outstanding: "Information outstanding",
        calendar: "Next meetings",
        no_calendar: "No further meeting is planned yet.",
        remarks: "Remarks",
        went: "What went out",
        fate: "The items",
    }
}
