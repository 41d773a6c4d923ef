//! What stands at the top and in the margins of every paper.

use serde::Serialize;

use super::labels::labels;

/// The heading, the marking and the imprint of a paper.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The protective marking, printed at the top and the bottom of every page.
    pub marking: String,
    /// One sentence on how the paper is to be handled, under the marking.
    pub handling: Option<String>,
    /// The authority's name.
    pub authority: String,
    /// The panel's full name.
    pub panel: String,
    /// The panel's short name, for running headings.
    pub panel_short: String,
    /// The kind of paper, its first heading: "Agenda", "Invitation".
    pub title: String,
    /// The line under the title: the date of a meeting, or the span of a report.
    pub subtitle: Option<String>,
    /// That what the paper tells is not cleared yet, under the title.
    pub draft: Option<String>,
    /// The title in the file's own data and the browser's tab: no child, no person.
    pub file_title: String,
    /// Which edition of the Terms of Reference the paper was made under.
    pub edition: String,
    /// The imprint on each page: the date at which facts were taken.
    pub imprint: String,
    /// What made the paper: its last line.
    pub made_with: String,
    /// Who may read the paper.
    pub audience: Audience,
    /// What stands in the margins.
    pub labels: HeadLabels,
}

/// The readers for whom a paper has been redacted.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The panel's members.
    #[default]
    Panel,
    /// The Chair, who also sees which colleagues were late.
    Chair,
    /// The officer who prepares the papers.
    Officer,
    /// Readers of the year's report, beyond the panel.
    Annual,
    /// Anybody.
    Public,
    /// One named person: an invite or an extract.
    Person,
}

/// A link with its own words.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Link {
    /// The words to read.
    pub text: String,
    /// Where it leads: `https:`, `mailto:` or a path inside `out/`.
    pub href: String,
}

/// When and where a meeting is held.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Meeting {
    /// The day, in full: "Wednesday 10 June 2026".
    pub date: String,
    /// The hours: "13:00 to 17:00".
    pub time: String,
    /// The room, or that the meeting is remote.
    pub place: String,
    /// The link to join by.
    pub join: Option<Link>,
    /// Whether the meeting goes ahead as planned.
    pub state: MeetingState,
    /// The state in words with its reason: "Postponed to 17 June 2026: the Chair is ill".
    pub state_note: Option<String>,
    /// What was issued and when: "Issued 3 June; amended by Supplement 1".
    pub issue_note: Option<String>,
    /// What these facts are called.
    pub labels: MeetingLabels,
}

/// What has become of a meeting.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// Goes ahead in its turn.
    #[default]
    Planned,
    /// Called outside the usual round.
    Extraordinary,
    /// Will be held on another day.
    Postponed,
    /// Will not be held.
    Cancelled,
    /// Has been held.
    Held,
}

labels! {
    /// What stands in the margins of every paper.
    HeadLabels {
        skip: "Skip to the content",
        page: "Page",
        of: "of",
        continued: "continued",
    }
}

labels! {
    /// What the facts of a meeting are called.
    MeetingLabels {
        date: "Date",
        time: "Time",
        whole: "Whole meeting",
        place: "Place",
        join: "Join",
    }
}
