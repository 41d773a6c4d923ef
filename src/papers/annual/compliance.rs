//! How often each requirement was not kept in the year, or waived.
//!
//! Only the requirement's own words are printed: a finding's message may name a case.

use super::suppress::is_small;
use super::year::Year;
use crate::diag::{Audience, Diagnostic, Severity, Subject};
use crate::model::edition::Requirement;
use crate::model::value::RequirementId;
use crate::papers::markdown;
use crate::papers::view::{Finding, Mark, Status};
use std::collections::BTreeMap;

/// What was found about one requirement.
#[derive(Default)]
struct Found {
    broken: u32,
    waived: u32,
    /// Whether some of it concerns single children.
    concerns_children: bool,
}

/// Requirements that were not kept, in the order of the edition.
pub(super) fn exceptions(year: &Year<'_>, threshold: u32) -> Vec<Finding> {
    let mut by_requirement: BTreeMap<&str, Found> = BTreeMap::new();
    for finding in year
        .desk
        .findings
        .iter()
        .filter(|finding| counts(year, finding))
    {
        let Some(requirement) = &finding.requirement else {
            continue;
        };
        let found = by_requirement.entry(requirement).or_default();
        match finding.waived {
            Some(_) => found.waived += 1,
            None => found.broken += 1,
        }
        found.concerns_children |= matches!(finding.subject, Subject::Item(..) | Subject::Case(_));
    }
    let requirements = year.edition.requirements.iter();
    requirements
        .filter_map(|(id, requirement)| {
            let found = by_requirement.get(id.as_str())?;
            Some(told(id, requirement, found, threshold))
        })
        .collect()
}

/// Whether a finding is about the panel or a meeting of the year, and its readers may know it.
fn counts(year: &Year<'_>, finding: &Diagnostic) -> bool {
    let panel = year.panel_id.as_str();
    let here = match &finding.subject {
        Subject::Panel(about) => about == panel && year.is_latest(),
        Subject::Meeting(key) | Subject::Item(key, _) => {
            key.panel == panel && year.sittings.iter().any(|sitting| sitting.date == key.date)
        }
        Subject::Workspace | Subject::Case(_) => false,
    };
    here && finding.audience > Audience::Officer && finding.severity <= Severity::Warning
}

fn told(id: &RequirementId, requirement: &Requirement, found: &Found, threshold: u32) -> Finding {
    let times = |count: u32| match count {
        small if found.concerns_children && is_small(small, threshold) => {
            format!("{threshold} times or fewer")
        }
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    };
    let status = match (found.broken, found.waived) {
        (0, waived) => Status::new(Mark::Agreed, format!("Waived {}", times(waived))),
        (broken, 0) => Status::new(Mark::Attention, format!("Not kept {}", times(broken))),
        (broken, waived) => Status::new(
            Mark::Attention,
            format!("Not kept {}, waived {}", times(broken), times(waived)),
        ),
    };
    Finding {
        status,
        text: markdown::plain(requirement.says.as_str()),
        clause: format!("{} ({id})", requirement.clause),
        about: None,
    }
}
