//! Of thousands of findings of one kind, what anybody reads.

use super::{Diagnostic, Severity, Subject};
use crate::source::FileId;
use std::collections::BTreeMap;

/// How many findings of one built-in check are told of one file.
const MOST_OF_A_KIND: usize = 20;

/// Of more findings of one kind in a file than anybody reads, the first ones and one that says how
/// many there are: an export in the place of a case file has thousands.
///
/// Findings of rules are all told, because each stands in the papers of what it is about; and those
/// that are about different things are of different kinds, so that each is held back as before.
pub fn shorten(findings: &mut Vec<Diagnostic>) {
    type Kind = (FileId, &'static str, Severity, Subject);
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
    use super::shorten;
    use crate::diag::{Diagnostic, Severity, Span, Subject, Summary};
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
