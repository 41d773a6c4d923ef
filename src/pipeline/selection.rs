//! Which papers a build answers for.

use crate::diag::{Diagnostic, MeetingKey, Severity, Subject};
use crate::model::edition::Stage;
use crate::plan::Plans;
use crate::publish::{OutPath, Scope};
use jiff::civil::Date;

/// What was asked for on the command line.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// One panel only.
    pub panel: Option<String>,
    /// One day's meetings only.
    pub date: Option<Date>,
    /// Closed meetings too.
    pub all: bool,
}

impl Selection {
    /// Whether anything was left out by name.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.panel.is_some() || self.date.is_some()
    }

    /// Whether a panel is in scope.
    #[must_use]
    pub fn has_panel(&self, panel: &str) -> bool {
        self.panel.as_deref().is_none_or(|asked| asked == panel)
    }

    /// Whether a meeting is in scope: one that was asked for by its day, else every one that is not
    /// closed.
    #[must_use]
    pub fn has_meeting(&self, plans: &Plans, key: &MeetingKey) -> bool {
        let open = plans
            .meetings
            .get(key)
            .is_some_and(|plan| plan.stage != Stage::Closed);
        self.has_panel(&key.panel)
            && match self.date {
                Some(date) => date == key.date,
                None => self.all || open,
            }
    }

    /// Whether a finding is to be told: errors always; the others where their papers are in scope.
    #[must_use]
    pub fn tells(&self, plans: &Plans, finding: &Diagnostic) -> bool {
        finding.severity == Severity::Error
            || match &finding.subject {
                Subject::Meeting(key) | Subject::Item(key, _) => self.has_meeting(plans, key),
                Subject::Panel(panel) | Subject::Report(panel, _) => self.has_panel(panel),
                Subject::Workspace | Subject::Case(_) | Subject::Person(_) | Subject::Names => true,
            }
    }

    /// The paths in `out/` for which the build answers.
    #[must_use]
    pub fn scope(&self, plans: &Plans, panels: &[&str]) -> Scope {
        let path = |text: String| OutPath::new(text).expect("names of panels and dates are safe");
        let meeting_path = |key: &MeetingKey| path(format!("{}/{}", key.panel, key.date));
        if !self.is_filtered() {
            let left = plans
                .meetings
                .keys()
                .filter(|key| !self.has_meeting(plans, key));
            return Scope::whole().except(left.map(meeting_path));
        }
        let mut paths: Vec<OutPath> = vec![];
        paths.push(path("index.html".to_owned()));
        for panel in panels.iter().filter(|panel| self.has_panel(panel)) {
            if self.date.is_none() {
                paths.push(path((*panel).to_owned()));
            }
        }
        let chosen = plans
            .meetings
            .keys()
            .filter(|key| self.has_meeting(plans, key));
        paths.extend(chosen.map(meeting_path));
        let left = plans
            .meetings
            .keys()
            .filter(|key| !self.has_meeting(plans, key));
        Scope::only(paths).except(left.map(meeting_path))
    }
}
