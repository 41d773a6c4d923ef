//! From when on a requirement that is not kept is wrong, and how wrong.

use crate::diag::Severity;
use crate::plan::Plan;
use crate::terms::Entry;
use jiff::civil::Date;

/// How bad it is that a requirement is not kept, and up to when it can be kept in time where it doesn't
/// bite yet.
pub(super) struct Bite {
    pub severity: Severity,
    pub by: Option<Date>,
}

impl Bite {
    /// Nothing where nobody can do anything about it yet.
    pub(super) fn of(entry: &Entry, plan: &Plan) -> Option<Self> {
        if let Some(severity) = entry.severity_at(plan.stage) {
            return Some(Self { severity, by: None });
        }
        let (stage, severity) = entry.bites_next(plan.stage)?;
        let by = Some(plan.begins(stage)?);
        Some(Self { severity, by })
    }

    /// Whether what is not kept is told: what bites always, what is coming up if it is worth a warning.
    pub(super) fn is_told(&self) -> bool {
        self.by.is_none() || self.severity <= Severity::Warning
    }
}
