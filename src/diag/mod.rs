//! What is found, about what, and how it is told.
//!
//! A [`Diagnostic`] carries one message that stands alone; places, the clause that asks for it and
//! what to do are added to it. It knows no rule: a rule fills it in.

mod human;
mod snippet;
mod span;

pub use human::{Format, Screen, Summary, render};
pub use span::Span;

use crate::source::printable;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
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
    /// One item of a meeting, as `<case>/<kind>`.
    Item(MeetingKey, String),
    /// One case, wherever it is heard.
    Case(String),
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
    /// The clause that asks for it, as the edition words it.
    pub clause: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Who is to do it, by role or name as it should be printed.
    pub owed_by: Option<String>,
    /// Who agreed to the exception, if it was waived: printed, and no longer counted as broken.
    pub waived: Option<Agreed>,
    /// How many findings of its kind it stands for beside itself.
    pub more: usize,
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
            message: printable(&message).into_owned(),
            span,
            labels: Vec::new(),
            clause: None,
            help: None,
            owed_by: None,
            waived: None,
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
        self.help = Some(printable(&help.into()).into_owned());
        self
    }

    /// The same finding with a further place.
    #[must_use]
    pub fn with_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: printable(&text.into()).into_owned(),
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

    /// Whether this finding, not excused by a waiver, is at least as bad as `severity`.
    #[must_use]
    pub fn counts_as(&self, severity: Severity) -> bool {
        self.waived.is_none() && self.severity <= severity
    }
}

/// Puts findings in the order in which they are told: by file, place, name, words.
pub fn sort(findings: &mut Vec<Diagnostic>) {
    findings.sort_by_cached_key(|finding| (finding.span, finding.name(), finding.message.clone()));
    findings.dedup();
}

/// How many findings of one built-in check are told of one file.
const MOST_OF_A_KIND: usize = 20;

/// Of more findings of one kind in a file than anybody reads, the first ones and one that says how
/// many there are: an export in the place of a case file has thousands.
///
/// Findings of rules are all told, because each stands in the papers of what it is about; and those
/// that are about different things are of different kinds, so that each is held back as before.
pub fn shorten(findings: &mut Vec<Diagnostic>) {
    type Kind = (crate::source::FileId, &'static str, Severity, Subject);
    let mut seen: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings.drain(..) {
        if finding.requirement.is_some() || finding.waived.is_some() || finding.more > 0 {
            kept.push(finding);
            continue;
        }
        let kind = (
            finding.span.file,
            finding.rule,
            finding.severity,
            finding.subject.clone(),
        );
        let (count, last) = seen.entry(kind).or_insert((0, 0));
        *count += 1;
        match *count {
            count if count <= MOST_OF_A_KIND => kept.push(finding),
            count if count == MOST_OF_A_KIND + 1 => {
                *last = kept.len();
                kept.push(finding);
            }
            _ => kept[*last].more += 1,
        }
    }
    for finding in kept.iter_mut().filter(|finding| finding.more > 0) {
        let count = thousands(finding.more + 1);
        finding.message = format!("and {count} more of this kind in the file");
        finding.help = Some("mend those above and check again".to_owned());
        finding.labels.clear();
    }
    *findings = kept;
}

/// `15,990`.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Severity, Span, Subject, Summary, shorten};
    use crate::source::FileId;

    #[test]
    fn of_many_findings_of_a_kind_the_first_are_told_and_all_are_counted() {
        let subject = |case: usize| Subject::Case(format!("C-000{case}"));
        let finding = |at: usize| {
            let span = Span::new(FileId::FIRST, at, at);
            Diagnostic::error("unknown-field", subject(1), span, format!("number {at}"))
        };
        let mut findings: Vec<_> = (0..16_000).map(finding).collect();
        findings.push(Diagnostic::error(
            "unknown-field",
            subject(2),
            Span::file(FileId::FIRST),
            "of another case".to_owned(),
        ));
        let before = Summary::of(&findings);
        shorten(&mut findings);
        assert_eq!(findings.len(), 22);
        assert_eq!(findings[19].message, "number 19");
        assert_eq!(
            findings[20].message,
            "and 15,980 more of this kind in the file"
        );
        assert_eq!(findings[21].message, "of another case");
        assert!(findings[20].counts_as(Severity::Error));
        assert_eq!(Summary::of(&findings), before);
        let told = findings.clone();
        shorten(&mut findings);
        assert_eq!(findings, told, "a second time changes nothing");

        let mut just_one_more: Vec<_> = (0..21).map(finding).collect();
        shorten(&mut just_one_more);
        assert_eq!(just_one_more[20].message, "number 20");
    }
}
