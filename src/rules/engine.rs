//! Asks every rule of every edition about every meeting.

use super::bite::Bite;
use super::built_in::BuiltIn;
use super::context::{Finding, Judged, MeetingContext, PanelContext, Sink, Timing};
use super::waivers::Waivers;
use super::{RULES, check_of};
use crate::diag::{
    self, Audience, Clause, Coming, Diagnostic, Label, MeetingKey, Severity, Span, Subject,
};
use crate::model::edition::{Fact, Stage};
use crate::model::value::{RequirementId, Slug};
use crate::model::{Panel, Workspace};
use crate::plan::Plans;
use crate::source::FileId;
use crate::terms::{Editions, Entry, Rule, Terms, bind};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the rules found.
#[derive(Debug, Default)]
pub struct Checked {
    /// Findings in their order.
    pub findings: Vec<Diagnostic>,
    /// What is not wrong yet, in the order in which it is due.
    pub coming: Vec<Coming>,
    /// How often each requirement was kept, in the order of panels, meetings and requirements.
    pub tallies: Vec<Tally>,
    /// What each edition asks for, as the rules saw it.
    pub editions: Editions,
    /// The meetings of which something is still to be done.
    pub unsettled: BTreeSet<MeetingKey>,
}

/// How often one requirement, by one rule, was kept in one meeting or by the panel as a whole.
///
/// Only what bites already is counted: a report that is not due yet is neither kept nor broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The panel.
    pub panel: String,
    /// The day to which what was looked at belongs; nothing for the panel as it stands now.
    pub day: Option<Date>,
    /// Whether that is the day of a meeting whose own it is.
    pub of_a_meeting: bool,
    /// The requirement.
    pub requirement: RequirementId,
    /// The rule.
    pub rule: &'static str,
    /// What sets this entry apart from others of the requirement with the same rule.
    pub of: Option<String>,
    /// How many things were as they should be.
    pub kept: u32,
    /// How many were not.
    pub broken: u32,
    /// How many were not, and somebody who may had agreed to each exception.
    pub waived: u32,
    /// Of how many the files leave it open.
    pub open: u32,
    /// Whether what was looked at concerns single children, so that small counts tell of them.
    pub concerns_children: bool,
    /// Who agreed to exceptions, by name.
    pub agreed_by: BTreeSet<String>,
}

/// Binds the Terms of Reference of every panel, and checks the workspace against them.
#[must_use]
pub fn check(workspace: &Workspace, plans: &Plans, as_of: Date) -> Checked {
    let mut checked = Checked::default();
    let Checked {
        findings,
        coming,
        tallies,
        ..
    } = &mut checked;
    let editions = bind(workspace, RULES, findings);
    if !workspace.broken_registers.is_empty() {
        // Nobody holds a role and nothing has a price as long as they cannot be read: whatever the rules
        // said would follow from that.
        findings.extend(
            workspace
                .broken_registers
                .iter()
                .map(|file| not_asked(*file)),
        );
        checked.editions = editions;
        return checked;
    }
    for (panel_id, panel) in &workspace.panels {
        let engine = Engine {
            workspace,
            plans,
            panel_id,
            panel,
            as_of,
        };
        if let Some(terms) = editions.on(panel_id.as_str(), as_of) {
            engine.check_panel(terms, findings, tallies);
        }
        let in_force = |date: &&Date| panel.edition_on(**date).is_some();
        for date in panel.meetings.keys().filter(in_force) {
            if let Some(terms) = editions.on(panel_id.as_str(), *date) {
                engine.check_meeting(*date, terms, findings, coming, tallies);
            }
        }
    }
    super::personal_data::check(workspace, findings);
    super::agreed_cost::check(workspace, as_of, findings);
    super::implausible::check(workspace, findings);
    super::mismatch::check(workspace, as_of, findings);
    super::built_in::check_cases(workspace, as_of, findings);
    super::built_in::check_people(workspace, findings);
    super::dates::check(workspace, as_of, findings);
    super::recipients::check(workspace, plans, &editions, as_of, findings);
    super::sending::check(workspace, plans, as_of, findings, coming);
    super::circulated::check(workspace, as_of, findings);
    super::two_places::check(workspace, plans, &editions, findings);
    diag::sort(findings);
    diag::sort_coming(coming);
    Checked {
        unsettled: unsettled(findings),
        editions,
        ..checked
    }
}

/// The meetings of which something is still to be done, to which nobody agreed as an exception.
fn unsettled(findings: &[Diagnostic]) -> BTreeSet<MeetingKey> {
    let open = findings
        .iter()
        .filter(|finding| finding.is_unsettled && finding.counts_as(Severity::Warning));
    let meetings = open.filter_map(|finding| match &finding.subject {
        Subject::Meeting(key) | Subject::Item(key, _) => Some(key.clone()),
        _ => None,
    });
    meetings.collect()
}

fn not_asked(register: FileId) -> Diagnostic {
    let message =
        "the Terms of Reference are not checked as long as this register cannot be read".to_owned();
    let at = Span::file(register);
    let finding = Diagnostic {
        severity: Severity::Info,
        ..Diagnostic::warning("not-checked", Subject::Workspace, at, message)
    };
    finding.with_help("mend the errors in it and check again")
}

/// The entries that name a rule, each with its rule.
fn rules(terms: &Terms) -> impl Iterator<Item = (&Entry, &'static Rule)> {
    let entries = terms.entries();
    entries.filter_map(|entry| Some((entry, entry.rule()?)))
}

/// Whether two findings of one requirement at one place tell the same: of one fact, or in one text.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let [(one_place, one_fact, one_text), (place, fact, text)] = [one, other].map(|told| {
        let place = (told.span, &told.requirement);
        (place, told.fact, &told.message)
    });
    one_place == place && (fact.is_some() && one_fact == fact || one_text == text)
}

struct Engine<'a> {
    workspace: &'a Workspace,
    plans: &'a Plans,
    panel_id: &'a Slug,
    panel: &'a Panel,
    as_of: Date,
}

impl<'a> Engine<'a> {
    fn context(&self, terms: &'a Terms, entry: &'a Entry, on: Date) -> Option<PanelContext<'a>> {
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
            terms,
            entry,
        })
    }

    fn check_panel(
        &self,
        terms: &'a Terms,
        findings: &mut Vec<Diagnostic>,
        tallies: &mut Vec<Tally>,
    ) {
        for (entry, rule) in rules(terms) {
            // The panel as a whole has no stage: what bites from any stage bites.
            let (Some(context), Some(severity)) = (
                self.context(terms, entry, self.as_of),
                entry.severity_at(Stage::Annual),
            ) else {
                continue;
            };
            let check = check_of(rule, entry.with());
            let mut judged = Vec::new();
            check.panel(
                &context,
                &mut Sink {
                    judged: &mut judged,
                },
            );
            let subject = Subject::Panel(self.panel_id.to_string());
            // A breach of last year that is told now is one of last year.
            let mut by_day: BTreeMap<Option<Date>, Tally> = BTreeMap::new();
            for Judged { day, wrong, .. } in judged {
                let open = wrong.iter().any(|finding| finding.cannot_say);
                let told = wrong
                    .into_iter()
                    .map(|finding| self.tell(entry, rule, finding, severity, &subject));
                let of_day = || self.tally(entry, rule, day);
                let tally = by_day.entry(day).or_insert_with(of_day);
                tally.count(told.collect(), open, severity, findings);
            }
            tallies.extend(by_day.into_values());
        }
    }

    fn check_meeting(
        &self,
        date: Date,
        terms: &'a Terms,
        findings: &mut Vec<Diagnostic>,
        coming: &mut Vec<Coming>,
        tallies: &mut Vec<Tally>,
    ) {
        let key = MeetingKey {
            panel: self.panel_id.to_string(),
            date,
        };
        let (Some(file), Some(plan), Some(edition)) = (
            self.panel.meetings.get(&date),
            self.plans.meetings.get(&key),
            self.panel.edition_on(date),
        ) else {
            return;
        };
        if file.takes_place() {
            super::built_in::check_meeting(
                &BuiltIn {
                    workspace: self.workspace,
                    panel: self.panel,
                    edition: &edition.edition,
                    terms,
                    file,
                    plan,
                    as_of: self.as_of,
                },
                findings,
            );
        }
        let mut waivers = Waivers::new(self.workspace, file, &key);
        for (entry, rule) in rules(terms) {
            let (Some(bite), Some(panel)) =
                (Bite::of(entry, plan), self.context(terms, entry, date))
            else {
                continue;
            };
            let severity = bite.severity;
            let check = check_of(rule, entry.with());
            let context = MeetingContext {
                panel,
                file,
                meeting: &file.meeting,
                plan,
                date,
            };
            let mut judged = Vec::new();
            if file.takes_place() {
                check.meeting(
                    &context,
                    &mut Sink {
                        judged: &mut judged,
                    },
                );
            }
            let subject = Subject::Meeting(key.clone());
            let mut tally = Tally {
                of_a_meeting: true,
                ..self.tally(entry, rule, Some(date))
            };
            for Judged {
                wrong,
                by,
                is_counted,
                ..
            } in judged
            {
                // What will be asked only from a day on is done in time until the later of two days.
                let by = by.max(bite.by);
                if by.is_none() {
                    waivers.applies(&entry.requirement, !wrong.is_empty());
                }
                let open = wrong.iter().any(|finding| finding.cannot_say);
                let wrong = wrong.into_iter();
                let wrong = wrong.filter(|finding| by.is_none() || finding.timing != Timing::Past);
                let mut tell = |finding: Finding| {
                    let about = finding.about.clone();
                    let mut told = self.tell(entry, rule, finding, severity, &subject);
                    waivers.excuse(entry, &about, &mut told);
                    told
                };
                // What is late already is not coming up; it counts when the panel asks for it.
                let (late, wrong): (Vec<_>, Vec<_>) =
                    wrong.partition(|finding| by.is_some() && finding.timing == Timing::Overdue);
                for told in late.into_iter().map(&mut tell) {
                    // An earlier meeting may tell the same, counted in days up to its own.
                    if !findings.iter().any(|known| is_same(known, &told)) {
                        findings.push(told);
                    }
                }
                let told: Vec<Diagnostic> = wrong.into_iter().map(tell).collect();
                match by {
                    Some(by) => {
                        let wrong = told.into_iter();
                        let wrong = wrong.filter(|finding| finding.counts_as(Severity::Warning));
                        coming.extend(wrong.map(|finding| Coming { by, finding }));
                    }
                    None if !is_counted => findings.extend(told),
                    None => tally.count(told, open, severity, findings),
                }
            }
            tallies.extend(tally.applied());
        }
        waivers.judge(terms, plan.stage, findings);
    }

    /// Puts a rule's finding in the words of the edition that asked.
    fn tell(
        &self,
        entry: &Entry,
        rule: &Rule,
        finding: Finding,
        severity: Severity,
        subject: &Subject,
    ) -> Diagnostic {
        let mut labels = finding.labels;
        labels.push(Label {
            span: entry.asked_at(),
            text: "asked for here".to_owned(),
        });
        Diagnostic {
            requirement: Some(entry.requirement.to_string()),
            rule: rule.name,
            severity: finding.at_most.map_or(severity, |most| most.max(severity)),
            subject: finding.subject.unwrap_or_else(|| subject.clone()),
            audience: entry.meets.audience.unwrap_or(Audience::Officer),
            message: finding.message,
            span: finding.span,
            labels,
            clause: Some(Clause {
                place: entry.clause.clone(),
                says: entry.says.clone(),
            }),
            fact: finding.fact.map(Fact::name),
            asks_for: finding.asks_for,
            help: finding.help,
            owed_by: finding.owed_by,
            waived: None,
            asked_by: Some(self.panel_id.to_string()),
            is_unsettled: finding.is_unsettled,
            more: 0,
        }
    }

    fn tally(&self, entry: &Entry, rule: &Rule, day: Option<Date>) -> Tally {
        Tally {
            panel: self.panel_id.to_string(),
            day,
            of_a_meeting: false,
            requirement: entry.requirement.clone(),
            rule: rule.name,
            of: entry.of.clone(),
            kept: 0,
            broken: 0,
            waived: 0,
            open: 0,
            concerns_children: check_of(rule, entry.with()).concerns_children(),
            agreed_by: BTreeSet::new(),
        }
    }
}

impl Tally {
    /// Counts one thing that was looked at. What the rule itself lets pass more lightly than the
    /// edition asks, a late item's late report for instance, counts as kept; what the files leave open
    /// counts as neither.
    fn count(
        &mut self,
        told: Vec<Diagnostic>,
        open: bool,
        severity: Severity,
        findings: &mut Vec<Diagnostic>,
    ) {
        if open {
            self.open += 1;
            findings.extend(told);
            return;
        }
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
        (self.kept + self.broken + self.waived + self.open > 0).then_some(self)
    }
}
