//! What a mail says that carries an invite: times and a place, and nothing about a child.
//!
//! Mail lies in mailboxes, in previews on telephones and in backups. So a letter has no field in
//! which a case could stand; whoever wants to know more opens the paper that is attached.

use serde::Serialize;

use super::Link;
use super::labels::labels;

/// The words of a mail to one person.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Letter {
    /// The line under which mailboxes show it.
    pub subject: String,
    /// The protective marking, at the top and at the end.
    pub marking: String,
    /// "Dear Joan Marsh".
    pub greeting: String,
    /// Why it is written, in a sentence.
    pub opening: String,
    /// When and where.
    pub facts: Vec<LetterFact>,
    /// The link to join by.
    pub join: Option<Link>,
    /// What to do with what is attached, and what if one cannot come.
    pub paragraphs: Vec<String>,
    /// Who writes: the panel's mailbox and the authority.
    pub signature: Vec<String>,
    /// What stands in every letter.
    pub labels: LetterLabels,
}

/// A line of a letter that can be found at a glance.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct LetterFact {
    /// What it is called.
    pub label: String,
    /// What it is, a line each.
    pub lines: Vec<String>,
}

labels! {
    /// What stands in every letter.
    LetterLabels {
        join: "Online",
    }
}
