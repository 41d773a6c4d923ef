//! What is found, about what, and how it is told.
//!
//! A [`Diagnostic`] carries one message that stands alone; places, the clause that asks for it and
//! what to do are added to it. It knows no rule: a rule fills it in.

mod coming;
mod human;
mod once;
mod shorten;
mod snippet;
mod span;

pub use coming::{Coming, render_coming, sort_coming};
pub use human::{Format, Screen, Summary, render};
pub use once::{Told, once};
pub use shorten::shorten;
pub use span::Span;

use crate::source::printable;
use jiff::civil::Date;
use std::borrow::Cow;
use std::fmt;

/// How bad a finding is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A file cannot be read, a paper would reach the wrong person, or money or identity is false.
    Error,
    /// A requirement of the Terms of Reference is not kept.
    Warning,
    /// Something a reader would want to know.
    Info,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        })
    }
}

/// Who may be shown a finding in a paper.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Only the officers who prepare the papers: on the terminal, in no paper.
    Officer,
    /// The Chair too.
    Chair,
    /// Everybody who gets the meeting's papers.
    Panel,
    /// The readers of the annual report.
    Annual,
}

/// What a finding is about; an error holds back the papers of just that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Everything.
    Workspace,
    /// A panel and all its papers.
    Panel(String),
    /// One meeting.
    Meeting(MeetingKey),
    /// One item of a meeting, or one of its schedules.
    Item(MeetingKey, ItemKey),
    /// One case, wherever it is heard.
    Case(String),
    /// What is sent to one person, by staff id: that is not made in the first place, and nothing else
    /// waits for it.
    Person(String),
    /// A panel's report of a year, by panel and year: the other papers of the panel don't wait for it.
    Report(String, String),
    /// The children's names that are kept beside the workspace: nothing waits for them, because
    /// papers say references where there is no name.
    Names,
}

/// A meeting by its panel and date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingKey {
    /// The panel's folder.
    pub panel: String,
    /// The day of the meeting.
    pub date: Date,
}

impl fmt::Display for MeetingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.panel, self.date)
    }
}

/// An item of a meeting by its case and what is asked; a schedule, of no one case, by what it is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    /// The case.
    pub case: Option<String>,
    /// The kind of request, or the schedule.
    pub kind: String,
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.case {
            Some(case) => write!(f, "{case}/{}", self.kind),
            None => f.write_str(&self.kind),
        }
    }
}

/// A second place that belongs to a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// A few words on why it is shown.
    pub text: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The requirement that asks for it; built-in checks have none.
    pub requirement: Option<String>,
    /// The rule or built-in check.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// Who may be shown it in a paper.
    pub audience: Audience,
    /// One sentence that stands alone and repeats no text or amount from a file.
    pub message: String,
    /// Where it is to be put right.
    pub span: Span,
    /// Further places.
    pub labels: Vec<Label>,
    /// The clause that asks for it.
    pub clause: Option<Clause>,
    /// What is wanting, for a check that asks for facts: the fact's name, as editions write it.
    pub fact: Option<&'static str>,
    /// The case whose item is missing on the agenda, by its reference.
    pub asks_for: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Who is to do it.
    pub owed_by: Option<Owed>,
    /// Who agreed to the exception, if it was waived: printed, and no longer counted as broken.
    pub waived: Option<Agreed>,
    /// The panel whose Terms of Reference ask; nothing for a built-in check.
    pub asked_by: Option<String>,
    /// Whether something is still to be done, however long ago it was due: its meeting stays open, and
    /// later agendas show it.
    pub is_unsettled: bool,
    /// How many findings of its kind it stands for beside itself.
    pub more: usize,
}

/// A clause of the Terms of Reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Where it stands in the text.
    pub place: String,
    /// What it asks, as the edition words it.
    pub says: String,
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.says)
    }
}

/// Who is to do something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// By role or name, as it should be printed.
    pub who: String,
    /// Whoever that may be, by staff id.
    pub people: Vec<String>,
}

/// An exception to which somebody agreed who may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Who, by name.
    pub by: String,
    /// All of it in words, as the papers of the meeting print it: who, when and why.
    pub words: String,
}

impl Diagnostic {
    /// An error of a built-in check.
    #[must_use]
    pub fn error(rule: &'static str, subject: Subject, span: Span, message: String) -> Self {
        Self {
            requirement: None,
            rule,
            severity: Severity::Error,
            subject,
            audience: Audience::Officer,
            message: shown(message),
            span,
            labels: Vec::new(),
            clause: None,
            fact: None,
            asks_for: None,
            help: None,
            owed_by: None,
            waived: None,
            asked_by: None,
            is_unsettled: false,
            more: 0,
        }
    }

    /// A warning of a built-in check.
    #[must_use]
    pub fn warning(rule: &'static str, subject: Subject, span: Span, message: String) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(rule, subject, span, message)
        }
    }

    /// The same finding with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shown(help.into()));
        self
    }

    /// The same finding with a further place.
    #[must_use]
    pub fn with_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: shown(text.into()),
        });
        self
    }

    /// The finding's name: `P-79 agenda-notice`, or the built-in check's alone.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.requirement {
            Some(requirement) => format!("{requirement} {}", self.rule),
            None => self.rule.to_owned(),
        }
    }

    /// Whether the message names something, such as a case, by its reference.
    #[must_use]
    pub fn mentions(&self, reference: &str) -> bool {
        let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut places = self.message.match_indices(reference);
        places.any(|(at, found)| {
            let before = self.message[..at].chars().next_back();
            let after = self.message[at + found.len()..].chars().next();
            !is_part(before) && !is_part(after)
        })
    }

    /// The message with each word for which a reader has another name: `named` is asked of every word,
    /// without the signs that end it.
    #[must_use]
    pub fn renamed(&self, named: impl Fn(&str) -> Option<String>) -> String {
        let words = self.message.split(' ').map(|word| {
            let bare = word.trim_end_matches(['.', ',', ':', ';', ')']);
            named(bare).map_or_else(
                || word.to_owned(),
                |name| format!("{name}{}", &word[bare.len()..]),
            )
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether this finding, not excused by a waiver, is at least as bad as `severity`.
    #[must_use]
    pub fn counts_as(&self, severity: Severity) -> bool {
        self.waived.is_none() && self.severity <= severity
    }
}

/// The text with nothing in it that a terminal would obey.
fn shown(text: String) -> String {
    match printable(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

/// Puts findings in the order in which they are told: by file, place, name, words.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by_cached_key(place_among);
    findings.dedup();
}

/// What decides where a finding stands among others.
fn place_among(finding: &Diagnostic) -> (Span, String, String) {
    (finding.span, finding.name(), finding.message.clone())
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Span, Subject};
    use crate::source::FileId;

    /// `C-0107` is not named where `C-01070` is, nor the other way round.
    #[test]
    fn a_reference_is_named_as_a_whole() {
        for (message, names) in [
            ("C-0107: the plan is not stated", true),
            ("the item C-0107/placement-move has no time", true),
            ("who owes (C-0107)", true),
            ("C-01070: the plan is not stated", false),
            ("XC-0107 is closed", false),
            ("C-01070 and C-0107", true),
            ("the plan is not stated", false),
        ] {
            let span = Span::file(FileId::FIRST);
            let finding = Diagnostic::warning("x", Subject::Workspace, span, message.into());
            assert_eq!(finding.mentions("C-0107"), names, "{message}");
        }
    }
}
