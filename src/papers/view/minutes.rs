//! The form on which a meeting is minuted: what is known is printed, what is decided has room.

use serde::Serialize;

use super::labels::labels;
use super::{Head, Meeting, Status};

/// The minute sheet of one meeting, for whoever takes the record in the room.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct MinuteSheet {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings, what is to be ticked, where there is room to write.
    pub labels: MinuteLabels,
    /// When and where.
    pub meeting: Meeting,
    /// What to do with the sheet, in a sentence or two.
    pub opening: String,
    /// Who is expected, to be ticked.
    pub attendance: Vec<Expected>,
    /// Interests that were declared before the meeting.
    pub interests: Vec<String>,
    /// Actions of earlier meetings that are due, to be ticked.
    pub arising: Vec<ArisingAction>,
    /// How many more the agenda lists, or that there is none here.
    pub arising_note: Option<String>,
    /// The items by part, in the running order.
    pub parts: Vec<MinutePart>,
    /// Schedules that are decided as a whole.
    pub schedules: Vec<MinuteItem>,
    /// Business that was announced.
    pub business: Vec<String>,
    /// What is to be signed at the end, a line each.
    pub signatures: Vec<String>,
    /// When the panel meets next.
    pub next: Option<String>,
}

/// Somebody who is expected.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Expected {
    /// In what seat or capacity.
    pub role: String,
    /// Who.
    pub name: String,
    /// Apologies or a substitute that are known; nothing where the person is simply expected.
    pub known: Option<Status>,
}

/// An action of an earlier meeting of which the panel hears.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct ArisingAction {
    /// Its reference: "2026-05-27/A3".
    pub reference: String,
    /// The case and initials.
    pub case: Option<String>,
    /// What is to be done.
    pub task: String,
    /// Who does it.
    pub owner: String,
    /// By when, and how it stands.
    pub status: Status,
}

/// A part of the meeting.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct MinutePart {
    /// The heading; a panel without parts has none.
    pub title: Option<String>,
    /// The items.
    pub items: Vec<MinuteItem>,
    /// What to say where there is no item.
    pub empty: String,
}

/// One item, with room for what comes of it.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct MinuteItem {
    /// The key by which it is entered, which the workbook beside the sheet prints: "C-0107/placement-move".
    pub key: String,
    /// Its number on the agenda.
    pub number: String,
    /// The case and initials, and the kind of request.
    pub title: String,
    /// When, for how long, who presents.
    pub line: Vec<String>,
    /// What the panel is asked.
    pub asked: String,
    /// What the Chair should see.
    pub flags: Vec<Status>,
    /// The panel's words for what it may decide of such a request.
    pub decisions: Vec<String>,
    /// Further questions with the words to choose from.
    pub choices: Vec<Choice>,
    /// Whether one of them is how far the child's needs are met: the workbook has a column for it.
    #[serde(skip)]
    pub asks_needs_met: bool,
    /// Whether one is what it does to a budget's projection: so too.
    #[serde(skip)]
    pub asks_projection: bool,
    /// What is to be written, a line each or several.
    pub writes: Vec<Write>,
}

/// Something to be ticked.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is asked.
    pub label: String,
    /// The words.
    pub words: Vec<String>,
}

/// Something to be written.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Write {
    /// What.
    pub label: String,
    /// How many lines it needs.
    pub lines: u32,
}

labels! {
    /// What stands on every minute sheet.
    MinuteLabels {
        began: "Began at",
        ended: "Ended at",
        attendance: "Attendance",
        role: "Role",
        name: "Name",
        stands_in: "Who stands in",
        present: "Present",
        apologies: "Apologies",
        observes: "Observes",
        interests: "Declarations of interest",
        none_declared: "Everybody was asked, and none was declared",
        declared: "Declared, and what was done about it:",
        arising: "Matters arising",
        action: "Action",
        task: "What is to be done",
        owner: "Owner",
        heard: "What the panel heard",
        done: "Done",
        goes_on: "Goes on",
        not_needed: "No longer needed",
        items: "Items",
        asked: "Asked:",
        decision: "Decision",
        action_task: "Action: what is to be done",
        by_whom: "By whom",
        by_when: "By when",
        schedules: "Schedules",
        business: "Any other business",
        signed: "Signed",
        next: "The panel meets next on",
        signed_on: "On",
        signed_on_line: "on",
    }
}
