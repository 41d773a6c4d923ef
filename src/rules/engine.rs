//! Asks every rule of every edition about every meeting.

use super::bound::{Bound, bind_edition};
use super::context::{Finding, MeetingContext, PanelContext, Sink};
use super::waivers::Waivers;
use crate::diag::{self, Audience, Diagnostic, Label, MeetingKey, Severity, Subject};
use crate::model::edition::Stage;
use crate::model::value::{RequirementId, Slug};
use crate::model::{Panel, Workspace};
use crate::plan::Plans;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the rules found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Findings in their order.
    pub findings: Vec<Diagnostic>,
    /// How often each requirement was kept, in the order of panels, meetings and requirements.
    pub tallies: Vec<Tally>,
}

/// How often one requirement, by one rule, was kept in one meeting or by the panel as a whole.
///
/// Only what bites already is counted: a report that is not due yet is neither kept nor broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The panel.
    pub panel: String,
    /// The day of the meeting; nothing for the panel as a whole.
    pub meeting: Option<Date>,
    /// The requirement.
    pub requirement: RequirementId,
    /// The rule.
    pub rule: &'static str,
    /// How many things were as they should be.
    pub kept: u32,
    /// How many were not.
    pub broken: u32,
    /// How many were not, and somebody who may had agreed to each exception.
    pub waived: u32,
    /// Whether what was looked at concerns single children, so that small counts tell of them.
    pub concerns_children: bool,
    /// Who agreed to exceptions, by name.
    pub agreed_by: BTreeSet<String>,
}

/// Checks a workspace against the Terms of Reference of its panels.
#[must_use]
pub fn check(workspace: &Workspace, plans: &Plans, as_of: Date) -> Checked {
    let mut checked = Checked::default();
    let findings = &mut checked.findings;
    for (panel_id, panel) in &workspace.panels {
        let mut editions = BTreeMap::new();
        for (date, edition) in &panel.editions {
            let bound = bind_edition(panel_id.as_str(), edition, findings);
            for bound in &bound {
                bound.check_words(panel_id.as_str(), &edition.edition, workspace, findings);
            }
            editions.insert(*date, bound);
        }
        let engine = Engine {
            workspace,
            plans,
            panel_id,
            panel,
            as_of,
        };
        let in_force = editions
            .range(..=as_of)
            .next_back()
            .or(editions.first_key_value());
        if let Some((_, bound)) = in_force {
            engine.check_panel(bound, findings, &mut checked.tallies);
        }
        for date in panel.meetings.keys() {
            if let Some((_, bound)) = editions.range(..=*date).next_back() {
                engine.check_meeting(*date, bound, findings, &mut checked.tallies);
            }
        }
    }
    super::personal_data::check(workspace, findings);
    diag::sort(findings);
    checked
}

struct Engine<'a> {
    workspace: &'a Workspace,
    plans: &'a Plans,
    panel_id: &'a Slug,
    panel: &'a Panel,
    as_of: Date,
}

impl<'a> Engine<'a> {
    fn context(&self, bound: &'a Bound<'a>, on: Date) -> Option<PanelContext<'a>> {
        let edition = self
            .panel
            .edition_on(on)
            .or(self.panel.editions.values().next())?;
        Some(PanelContext {
            workspace: self.workspace,
            plans: self.plans,
            panel_id: self.panel_id,
            panel: self.panel,
            edition: &edition.edition,
            edition_span: edition.edition.in_force.span,
            as_of: self.as_of,
            requirement: bound.id,
        })
    }

    fn check_panel(
        &self,
        rules: &'a [Bound<'a>],
        findings: &mut Vec<Diagnostic>,
        tallies: &mut Vec<Tally>,
    ) {
        for bound in rules {
            // The panel as a whole has no stage: what bites from any stage bites.
            let (Some(context), Some(severity)) = (
                self.context(bound, self.as_of),
                severity(bound, Stage::Annual),
            ) else {
                continue;
            };
            let mut judged = Vec::new();
            bound.check.panel(
                &context,
                &mut Sink {
                    judged: &mut judged,
                },
            );
            let subject = Subject::Panel(self.panel_id.to_string());
            let mut tally = self.tally(bound, None);
            for wrong in judged {
                let told = wrong
                    .into_iter()
                    .map(|finding| tell(bound, finding, severity, &subject));
                tally.count(told.collect(), severity, findings);
            }
            tallies.extend(tally.applied());
        }
    }

    fn check_meeting(
        &self,
        date: Date,
        rules: &'a [Bound<'a>],
        findings: &mut Vec<Diagnostic>,
        tallies: &mut Vec<Tally>,
    ) {
        let key = MeetingKey {
            panel: self.panel_id.to_string(),
            date,
        };
        let (Some(file), Some(plan)) = (
            self.panel.meetings.get(&date),
            self.plans.meetings.get(&key),
        ) else {
            return;
        };
        let mut waivers = Waivers::new(self.workspace, file, &key);
        for bound in rules {
            let (Some(severity), Some(panel)) =
                (severity(bound, plan.stage), self.context(bound, date))
            else {
                continue;
            };
            let context = MeetingContext {
                panel,
                file,
                meeting: &file.meeting,
                plan,
                date,
            };
            let mut judged = Vec::new();
            if file.takes_place() {
                bound.check.meeting(
                    &context,
                    &mut Sink {
                        judged: &mut judged,
                    },
                );
            }
            let subject = Subject::Meeting(key.clone());
            let mut tally = self.tally(bound, Some(date));
            for wrong in judged {
                waivers.applies(bound.id, !wrong.is_empty());
                let told = wrong.into_iter().map(|finding| {
                    let about = finding.about.clone();
                    let mut told = tell(bound, finding, severity, &subject);
                    waivers.excuse(bound, &about, &mut told);
                    told
                });
                tally.count(told.collect(), severity, findings);
            }
            tallies.extend(tally.applied());
        }
        waivers.judge(rules, plan.stage, findings);
    }

    fn tally(&self, bound: &Bound<'_>, meeting: Option<Date>) -> Tally {
        Tally {
            panel: self.panel_id.to_string(),
            meeting,
            requirement: bound.id.clone(),
            rule: bound.rule.name,
            kept: 0,
            broken: 0,
            waived: 0,
            concerns_children: bound.check.concerns_children(),
            agreed_by: BTreeSet::new(),
        }
    }
}

impl Tally {
    /// Counts one thing that was looked at. What the rule itself lets pass more lightly than the
    /// edition asks, a late item's late report for instance, counts as kept.
    fn count(&mut self, told: Vec<Diagnostic>, severity: Severity, findings: &mut Vec<Diagnostic>) {
        let wrong = told.iter().filter(|finding| finding.severity == severity);
        let (waived, broken): (Vec<_>, Vec<_>) =
            wrong.partition(|finding| finding.waived.is_some());
        let counted = match (broken.is_empty(), waived.is_empty()) {
            (false, _) => &mut self.broken,
            (true, false) => &mut self.waived,
            (true, true) => &mut self.kept,
        };
        *counted += 1;
        let agreed = told.iter().filter_map(|finding| finding.waived.as_ref());
        self.agreed_by
            .extend(agreed.map(|agreed| agreed.by.clone()));
        findings.extend(told);
    }

    /// Itself, if there was anything to look at.
    fn applied(self) -> Option<Self> {
        (self.kept + self.broken + self.waived > 0).then_some(self)
    }
}

/// How bad it is at a stage when the rule is not kept; nothing where it does not bite yet.
fn severity(bound: &Bound<'_>, stage: Stage) -> Option<Severity> {
    let from = bound.meets.from.unwrap_or(Stage::Agenda);
    match &bound.meets.severity {
        Some(by_stage @ crate::model::edition::SeverityByStage::From(_)) => by_stage.at(stage),
        _ if stage < from => None,
        Some(by_stage) => by_stage.at(stage),
        None => Some(Severity::Warning),
    }
}

/// Puts a rule's finding in the words of the edition that asked.
fn tell(bound: &Bound<'_>, finding: Finding, severity: Severity, subject: &Subject) -> Diagnostic {
    let mut labels = finding.labels;
    labels.push(Label {
        span: bound.asked_at(),
        text: "asked for here".to_owned(),
    });
    Diagnostic {
        requirement: Some(bound.id.to_string()),
        rule: bound.rule.name,
        severity: finding.at_most.map_or(severity, |most| most.max(severity)),
        subject: finding.subject.unwrap_or_else(|| subject.clone()),
        audience: bound.meets.audience.unwrap_or(Audience::Officer),
        message: finding.message,
        span: finding.span,
        labels,
        clause: Some(format!(
            "{}: {}",
            bound.requirement.clause, bound.requirement.says
        )),
        help: finding.help,
        owed_by: finding.owed_by,
        waived: None,
    }
}
