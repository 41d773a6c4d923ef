//! What the agenda of a meeting is to hold, each with its reasons: what the rules miss on it, and what
//! earlier meetings left open.

use crate::diag::{Diagnostic, Subject};
use crate::model::edition::{Edition, RequestSort};
use crate::model::schedules::ScheduleKind;
use crate::model::value::{CaseRef, Slug, words};
use crate::plan::{Matter, Plan, Why};
use std::collections::BTreeMap;

/// What is missing on an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ToList {
    /// The cases.
    pub cases: BTreeMap<CaseRef, Listed>,
    /// The schedules that come back, each with why.
    pub schedules: Vec<(ScheduleKind, String)>,
}

/// A case that is to be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What kind of item it would be.
    pub kind: Slug,
    /// Why, one sentence each.
    pub why: Vec<String>,
}

/// What is missing on the agenda of a plan's meeting, from what was found about it.
#[must_use]
pub fn to_list(findings: &[Diagnostic], plan: &Plan, edition: &Edition) -> ToList {
    let mut listed = ToList::default();
    for owed in plan.owed.iter().filter(|owed| !owed.taken_up) {
        let why = format!("On {}: {}.", words::day(owed.from), left_open(owed.why));
        match &owed.what {
            Matter::Item(item) => listed.add(&item.case, &item.kind, why),
            Matter::Schedule(kind) => listed.schedules.push((*kind, why)),
        }
    }
    let Some(review) = review(edition) else {
        return listed;
    };
    for finding in findings {
        let is_here = match &finding.subject {
            Subject::Meeting(of) | Subject::Item(of, _) => *of == plan.key,
            _ => false,
        };
        let case = finding.asks_for.as_ref().filter(|_| is_here);
        let Some(case) = case.and_then(|case| case.parse::<CaseRef>().ok()) else {
            continue;
        };
        let asks = finding.clause.as_ref().map(|clause| clause.says.as_str());
        let by = finding.requirement.as_deref().unwrap_or(finding.rule);
        let why = format!("{by}: {}", asks.unwrap_or("it is to be listed."));
        listed.add(&case, review, why);
    }
    listed
}

impl ToList {
    fn add(&mut self, case: &CaseRef, kind: &Slug, why: String) {
        let entry = self.cases.entry(case.clone()).or_insert_with(|| Listed {
            kind: kind.clone(),
            why: Vec::new(),
        });
        if !entry.why.contains(&why) {
            entry.why.push(why);
        }
    }
}

/// As what a child comes of whom the panel is to hear: a review, if the panel has such a kind.
fn review(edition: &Edition) -> Option<&Slug> {
    let mut kinds = edition.kinds.iter();
    let review = kinds.find(|kind| kind.sort == RequestSort::Review);
    review.or(edition.kinds.first()).map(|kind| &kind.id.value)
}

fn left_open(why: Why) -> &'static str {
    match why {
        Why::Postponed => "its meeting did not take place",
        Why::NotReached => "there was no time for it",
        Why::Deferred => "the panel put it off",
        Why::Withdrawn => "it was withdrawn, and nothing says why",
        Why::Undecided => "nothing says what came of it",
        Why::ReviewDue => "the panel decided, and its review is due",
    }
}
