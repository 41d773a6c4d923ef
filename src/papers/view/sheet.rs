//! Papers for one person or about one child, that a requirement waits for.
//!
//! A slip, an authorisation sheet and a practice note each have one case in one field, and a briefing
//! has the items of one presenter: there is no list in which another family's could stand.

use serde::Serialize;

use super::labels::labels;
use super::{Fact, Head, ItemSheet, Meeting, Status, Table};

/// One child's decision, to put on the case file (P-74, R-74).
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Slip {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: SlipLabels,
    /// The case and initials.
    pub case: String,
    /// What was asked: "Part 2, placement move".
    pub item: String,
    /// What was decided, in the panel's word.
    pub decision: String,
    /// Who decided, why, on what conditions, until when.
    pub rows: Vec<Said>,
    /// What was set to be done.
    pub actions: Vec<Task>,
    /// By when it belongs on the case file.
    pub due: Option<String>,
    /// When it was put there and by whom.
    pub record: Vec<Blank>,
}

/// What there is to say under one heading, line by line.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Said {
    /// The heading.
    pub label: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// Something to be done.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Task {
    /// What.
    pub what: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: String,
}

/// Something to be written down: known, or a line to fill in by hand.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Blank {
    /// What belongs there.
    pub label: String,
    /// What is known of it.
    pub value: Option<String>,
}

/// A slip as words to paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What stands above.
    pub heading: Vec<String>,
    /// What there is to say, each with its label.
    pub entries: Vec<(String, Vec<String>)>,
    /// What stands below.
    pub ending: Vec<String>,
}

/// The agreement that a placement needs besides the panel's.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Authorisation {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: AuthorisationLabels,
    /// The case and initials.
    pub case: String,
    /// What was asked.
    pub item: String,
    /// How the placement stands: confirmed, or what it still waits for.
    pub standing: Status,
    /// That a proposed placement is not confirmed, for as long as it is not.
    pub label: Option<String>,
    /// What was agreed: the place, the dates, the conditions.
    pub facts: Vec<Fact>,
    /// What it costs, and who pays how much.
    pub costs: Table,
    /// Who agrees: given, or a line to sign.
    pub signatures: Vec<Signature>,
    /// Whose agreement it takes.
    pub rule: String,
}

/// An agreement, or the line for it.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Signature {
    /// In what role.
    pub role: String,
    /// Who, where it is known.
    pub name: Option<String>,
    /// That and when it was given.
    pub given: Option<String>,
}

/// What a Head of Service must know to give the update on their own cases (P-57).
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Briefing {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: BriefingLabels,
    /// Whom it is for.
    pub person: String,
    /// In what capacity.
    pub capacity: String,
    /// When and where the meeting is held.
    pub meeting: Meeting,
    /// What the person is asked to do.
    pub opening: String,
    /// The person's own cases, in the running order.
    pub cases: Vec<Briefed>,
}

/// One case of a briefing.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Briefed {
    /// The item's sheet, as in the agenda.
    pub sheet: ItemSheet,
    /// What is missing, and who owes it.
    pub missing: Vec<Status>,
    /// The panel's open actions about the case.
    pub actions: Table,
}

/// A note about practice, to a Head of Service and to nobody else.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct PracticeNote {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: PracticeLabels,
    /// To whom, by name and role.
    pub to: String,
    /// From whom.
    pub from: String,
    /// About which case, meeting and item.
    pub facts: Vec<Fact>,
    /// What the Chair says.
    pub said: String,
    /// How it is to be handled.
    pub handling: String,
    /// When it went, or a line for it.
    pub sent: Blank,
}

labels! {
    /// What stands on every slip.
    SlipLabels {
        actions: "Actions",
        what: "What is to be done",
        by_whom: "By whom",
        by_when: "By when",
        no_action: "No action was set.",
        record: "On the case file",
        due: "To be on the case file by",
    }
}

labels! {
    /// What stands on every authorisation sheet.
    AuthorisationLabels {
        agreed: "What the panel agreed",
        agreement: "Agreement",
        role: "Role",
        name: "Name",
        no_name: "To be written in",
        signature: "Signature",
        date: "Date",
    }
}

labels! {
    /// What stands on every briefing.
    BriefingLabels {
        missing: "What is missing",
        no_missing: "No report or information about this case is missing so far.",
        open: "What is open",
    }
}

labels! {
    /// What stands on every note about practice.
    PracticeLabels {
        to: "To",
        from: "From",
        own_words: "In the Chair's own words",
        signed: "Signed",
    }
}
