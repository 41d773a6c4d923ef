//! What was found, in the words of a paper and for readers who may know it.

use super::desk::{Desk, Sitting};
use super::view::{Audience, Finding, Mark, Owed, Status};
use super::words;
use crate::diag::{self, Diagnostic, MeetingKey, Severity, Subject};
use crate::model::edition::Edition;
use crate::model::value::{ItemRef, MeetingRef, words as days};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Whether a reader may be shown a finding. An officer's finding is in no paper.
pub(crate) fn may_see(reader: Audience, finding: &Diagnostic) -> bool {
    match (finding.audience, reader) {
        (diag::Audience::Officer, _) | (_, Audience::Person | Audience::Public) => false,
        (_, Audience::Chair | Audience::Officer) => true,
        (audience, Audience::Panel) => audience >= diag::Audience::Panel,
        (audience, Audience::Annual) => audience >= diag::Audience::Annual,
    }
}

/// Findings about a meeting, its items and the cases that it hears, which a reader may see.
pub(crate) fn about_meeting<'a>(
    sitting: &Sitting<'a>,
    reader: Audience,
) -> impl Iterator<Item = &'a Diagnostic> + use<'a> {
    let Sitting {
        desk, key, meeting, ..
    } = *sitting;
    desk.findings.iter().filter(move |finding| {
        let here = match &finding.subject {
            Subject::Meeting(about) | Subject::Item(about, _) => about == key,
            Subject::Case(case) => meeting
                .items
                .iter()
                .any(|item| item.case.id.as_str() == case),
            Subject::Workspace
            | Subject::Panel(_)
            | Subject::Person(_)
            | Subject::Report(..)
            | Subject::Names => false,
        };
        let is_own = finding
            .asked_by
            .as_ref()
            .is_none_or(|panel| *panel == key.panel);
        here && is_own && may_see(reader, finding)
    })
}

/// What is still to be done about meetings of a panel before a day, and a reader may see.
pub(crate) fn unsettled<'a>(
    desk: &Desk<'a>,
    panel: &'a str,
    before: Date,
    reader: Audience,
) -> impl Iterator<Item = (&'a MeetingKey, &'a Diagnostic)> + use<'a> {
    desk.findings.iter().filter_map(move |finding| {
        let (Subject::Meeting(key) | Subject::Item(key, _)) = &finding.subject else {
            return None;
        };
        let open = finding.is_unsettled && finding.counts_as(Severity::Warning);
        let here = key.panel == panel && key.date < before;
        (open && here && may_see(reader, finding)).then_some((key, finding))
    })
}

/// Requirements that are not kept, those that somebody agreed to last. What is outstanding is told
/// elsewhere, by who owes it, unless somebody agreed that it may be.
pub(crate) fn exceptions<'a>(
    desk: &Desk<'_>,
    edition: &Edition,
    found: impl Iterator<Item = &'a Diagnostic>,
) -> Vec<Finding> {
    let mut exceptions: Vec<&Diagnostic> = found
        .filter(|finding| {
            let broken = finding.owed_by.is_none() && finding.severity <= Severity::Warning;
            broken || finding.waived.is_some()
        })
        .collect();
    exceptions.sort_by_key(|finding| finding.waived.is_some());
    printed_once(desk, edition, exceptions)
}

/// Findings in the words of a paper: one absence once, with every clause that asks for the person.
fn printed_once<'a>(
    desk: &Desk<'_>,
    edition: &Edition,
    findings: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<Finding> {
    let told = diag::once(findings);
    let printed = told.iter().map(|told| Finding {
        clause: clause(edition, told.requirements()),
        ..printed(desk, edition, told.finding)
    });
    printed.collect()
}

/// What is missing, by who owes it.
pub(crate) fn outstanding<'a>(
    desk: &Desk<'_>,
    edition: &Edition,
    found: impl Iterator<Item = &'a Diagnostic>,
) -> Vec<Owed> {
    let mut owed: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in found {
        if let Some(who) = finding
            .owed_by
            .as_ref()
            .filter(|_| finding.waived.is_none())
        {
            owed.entry(&who.who).or_default().push(finding);
        }
    }
    owed.into_iter()
        .map(|(who, lines)| Owed {
            who: words::upper_first(who),
            lines: printed_once(desk, edition, lines),
        })
        .collect()
}

/// One finding in the words of a paper.
pub(crate) fn printed(desk: &Desk<'_>, edition: &Edition, finding: &Diagnostic) -> Finding {
    Finding {
        status: status(finding),
        text: said(desk, edition, finding),
        clause: clause(edition, finding.requirement.as_deref()),
        about: about(desk, finding),
    }
}

/// What a finding says, with items and meetings as a reader calls them and not by their keys in the files.
pub(crate) fn said(desk: &Desk<'_>, edition: &Edition, finding: &Diagnostic) -> String {
    words::sentence(&finding.renamed(|key| named(desk, edition, key)))
}

/// `C-0107 (placement move)` of an item's key, `the meeting of 10 June 2026` of a meeting's; nothing of any
/// other word.
fn named(desk: &Desk<'_>, edition: &Edition, key: &str) -> Option<String> {
    if let Ok(ItemRef { case, kind }) = key.parse() {
        // A statutory instrument, `2014/1530`, could be one too by its looks.
        let title = words::kind_title(edition, &kind);
        return (title != kind.as_str()).then(|| format!("{case} ({})", words::lower_first(title)));
    }
    let MeetingRef { panel, date } = key.parse().ok()?;
    let held = desk.workspace.panels.get(panel.as_str())?;
    let on = days::day(date);
    Some(match held.edition_on(date).map(|file| &file.edition) {
        Some(other) if other.short != edition.short => {
            format!("the meeting of the {} on {on}", other.short)
        }
        _ => format!("the meeting of {on}"),
    })
}

fn status(finding: &Diagnostic) -> Status {
    if let Some(agreed) = &finding.waived {
        return Status::new(
            Mark::Agreed,
            words::upper_first(agreed.words.trim_end_matches('.')),
        );
    }
    match (finding.severity, &finding.owed_by) {
        (Severity::Info, Some(_)) => Status::new(Mark::Open, "To be given at panel"),
        (Severity::Info, None) => Status::new(Mark::Open, "For information"),
        (_, Some(_)) => Status::new(Mark::Attention, "Outstanding"),
        (_, None) => Status::new(Mark::Attention, "Not kept"),
    }
}

/// `Working Methods, agendas`, as the council names it; of several clauses, one after the other.
fn clause<'a>(edition: &Edition, asked: impl IntoIterator<Item = &'a str>) -> String {
    let mut clauses: Vec<&str> = Vec::new();
    for id in asked {
        let mut requirements = edition.requirements.iter();
        let known = requirements.find(|(known, _)| known.as_str() == id);
        let clause = known.map(|(_, requirement)| requirement.clause.as_str());
        if let Some(clause) = clause.filter(|clause| !clauses.contains(clause)) {
            clauses.push(clause);
        }
    }
    if clauses.is_empty() {
        return "Checked in every panel".to_owned();
    }
    clauses.join("; ")
}

/// The case that a finding is about, where its message does not say.
fn about(desk: &Desk<'_>, finding: &Diagnostic) -> Option<String> {
    let about = match &finding.subject {
        Subject::Item(_, item) => item.case.as_ref().unwrap_or(&item.kind),
        Subject::Case(case) => case,
        Subject::Workspace
        | Subject::Panel(_)
        | Subject::Meeting(_)
        | Subject::Person(_)
        | Subject::Report(..)
        | Subject::Names => {
            return None;
        }
    };
    if finding.mentions(about) {
        return None;
    }
    let mut cases = desk.workspace.cases.keys();
    let known = cases.find(|known| known.as_str() == about);
    Some(known.map_or_else(|| about.clone(), |known| words::case(desk, known)))
}

#[cfg(test)]
mod tests {
    use super::{about_meeting, exceptions, outstanding, said};
    use crate::diag::{self, Agreed, Diagnostic, MeetingKey, Owed, Span, Subject};
    use crate::papers::bench::{look, meeting, small};
    use crate::papers::view::{Audience, Mark};
    use crate::source::FileId;
    use jiff::civil::date;

    /// Papers name an item by its case and what is asked, a meeting by its day, and leave a statutory
    /// instrument as it is called.
    #[test]
    fn keys_are_named_as_readers_call_them() {
        let key = MeetingKey {
            panel: "demo".into(),
            date: date(2026, 6, 10),
        };
        let message = "C-0001/placement-review: put off at demo/2026-05-27 (SI 2014/1530, reg. 18); see \
                       C-0002/no-such-kind";
        let found = Diagnostic::warning(
            "information",
            Subject::Meeting(key.clone()),
            Span::file(FileId::FIRST),
            message.into(),
        );
        let files = [meeting("2026-06-10", ""), meeting("2026-05-27", "")];
        look(&small(&files), key.date, vec![], |desk| {
            let sitting = desk.sitting(&key).expect("the meeting");
            assert_eq!(
                said(desk, sitting.edition, &found),
                "C-0001 (review of a placement): put off at the meeting of 27 May 2026 (SI 2014/1530, reg. \
                 18); see C-0002/no-such-kind."
            );
        });
    }

    /// What somebody agreed to is an exception, even if it is information that somebody owes, and is
    /// shown to whoever may see the finding.
    #[test]
    fn what_was_waived_is_an_exception_and_no_longer_outstanding() {
        let day = date(2026, 6, 10);
        let key = MeetingKey {
            panel: "demo".into(),
            date: day,
        };
        let span = Span::file(FileId::FIRST);
        let mut owed = Diagnostic::warning(
            "information",
            Subject::Meeting(key.clone()),
            span,
            "the plan is not stated".into(),
        );
        owed.audience = diag::Audience::Panel;
        owed.owed_by = Some(Owed {
            who: "Team Manager".into(),
            people: Vec::new(),
        });
        let words = "exception agreed by Nkem Okafor on 9 June 2026: It is being written.";
        let waived = Diagnostic {
            waived: Some(Agreed {
                by: "Nkem Okafor".into(),
                words: words.into(),
            }),
            ..owed.clone()
        };
        let officers = Diagnostic {
            audience: diag::Audience::Officer,
            ..waived.clone()
        };
        let files = [meeting("2026-06-10", "")];
        look(&small(&files), day, vec![owed, waived, officers], |desk| {
            let sitting = desk.sitting(&key).expect("the meeting");
            let found = || about_meeting(&sitting, Audience::Panel);
            let exceptions = exceptions(desk, sitting.edition, found());
            let [exception] = &exceptions[..] else {
                panic!("one exception: {exceptions:?}")
            };
            assert_eq!(exception.status.mark, Mark::Agreed);
            let told = words.replacen('e', "E", 1);
            assert_eq!(exception.status.text, told.trim_end_matches('.'));
            let outstanding = outstanding(desk, sitting.edition, found());
            assert_eq!(outstanding.len(), 1);
            assert_eq!(outstanding[0].lines.len(), 1);
        });
    }
}
