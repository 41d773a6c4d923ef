//! What every schedule has: where its lines come from, who presents it, what was decided on all of
//! them together, which are pulled out.

use super::super::super::super::desk::Sitting;
use super::super::super::super::view::{Cell, Fact, Mark, Row, Section, Status, Table};
use super::super::super::super::{markdown, words};
use super::super::frame::{cases, section};
use super::super::marks::Marks;
use crate::model::case::Education;
use crate::model::edition;
use crate::model::meeting::ScheduleDecision;
use crate::model::schedules::{Schedule, ScheduleEntry, ScheduleKind};
use crate::model::value::{CaseRef, Initials, Money, Slug, words as days};

/// One child of a section.
pub(in crate::papers::agenda::sections) struct Listed<'a, T> {
    /// The child.
    pub(in crate::papers::agenda::sections) child: &'a CaseRef,
    /// Initials, for a child without a case file.
    initials: Option<&'a Initials>,
    /// Where the line was told, if that was later than in the agenda.
    told: Option<String>,
    /// What is told of the child.
    pub(in crate::papers::agenda::sections) what: T,
}

impl<'a, T> Listed<'a, T> {
    /// A child of whom a case file tells.
    pub(super) fn of_case(child: &'a CaseRef, what: T) -> Self {
        Self {
            child,
            initials: None,
            told: None,
            what,
        }
    }
}

/// A schedule as one section shows it.
pub(super) struct Frame<'s, 'a> {
    pub(super) sitting: &'s Sitting<'a>,
    asked: edition::Section,
    schedule: Option<&'a Schedule>,
    decision: Option<&'a ScheduleDecision>,
}

impl<'s, 'a> Frame<'s, 'a> {
    pub(super) fn new(
        sitting: &'s Sitting<'a>,
        asked: edition::Section,
        kind: ScheduleKind,
    ) -> Self {
        let mut decisions = sitting.meeting.schedules.iter().map(|entry| &entry.value);
        Self {
            sitting,
            asked,
            schedule: sitting.file.schedules.get(&kind),
            decision: decisions.find(|decision| decision.of.value == kind),
        }
    }

    /// What the schedule's lines tell, as far as `of` knows what to do with it.
    pub(super) fn lines<T>(
        &self,
        of: impl Fn(&'a ScheduleEntry) -> Option<T>,
    ) -> Vec<Listed<'a, T>> {
        let lines = self.schedule.into_iter().flat_map(|known| &known.lines);
        let listed = lines.filter_map(|line| {
            Some(Listed {
                child: &line.child.value,
                initials: line.initials.as_ref().map(|initials| &initials.value),
                told: None,
                what: of(&line.entry)?,
            })
        });
        listed.collect()
    }

    /// Whether the line of a child is discussed by itself.
    pub(super) fn is_pulled_out(&self, child: &CaseRef) -> bool {
        let pulled = self
            .decision
            .into_iter()
            .flat_map(|entry| &entry.pulled_out);
        pulled.into_iter().any(|pulled| pulled.value == *child)
    }

    /// Whether something was decided on the schedule as a whole.
    pub(super) fn is_decided(&self) -> bool {
        self.sitting.is_held() && self.decision.is_some_and(|entry| entry.outcome.is_some())
    }

    /// The child by reference and initials: `C-0107 (AB)`.
    pub(super) fn name<T>(&self, listed: &Listed<'_, T>) -> String {
        let desk = self.sitting.desk;
        match listed.initials {
            Some(initials) if desk.workspace.case(listed.child).is_none() => {
                format!("{} ({initials})", listed.child)
            }
            _ => words::case(desk, listed.child),
        }
    }

    /// Who presents the schedule, where the meeting's file says it.
    pub(super) fn presenter(&self) -> Option<&'a Slug> {
        Some(&self.decision?.presented_by.as_ref()?.id)
    }

    /// Whether the schedule has a line about a child.
    pub(super) fn is_of_schedule(&self, child: &CaseRef) -> bool {
        self.schedule
            .is_some_and(|known| known.line(child).is_some())
    }

    /// Whether every line of the schedule could be read.
    pub(super) fn is_whole(&self) -> bool {
        let schedule = self.schedule;
        schedule.is_none_or(|known| known.complete && known.unread.is_empty())
    }

    /// The child's cell: `C-0107 (AB)`, with the setting, that the line is pulled out, and that it went
    /// out later than the agenda.
    pub(super) fn child<T>(&self, listed: &Listed<'_, T>, setting: Option<&str>) -> Cell {
        let name = self.name(listed);
        let pulled_out = self.is_pulled_out(listed.child);
        let subs = [
            pulled_out.then_some("Pulled out"),
            setting,
            listed.told.as_deref(),
        ];
        let sub: Vec<&str> = subs.into_iter().flatten().collect();
        let cell = if pulled_out {
            Cell::from(Status::new(Mark::Attention, name))
        } else {
            Cell::from(name)
        };
        if sub.is_empty() {
            return cell;
        }
        cell.with_sub(sub.join("; "))
    }

    /// What is listed, each line with where it was told if that was later than in the agenda.
    pub(super) fn marked<T>(
        mut listed: Vec<Listed<'a, T>>,
        mut marks: Marks,
    ) -> Vec<Listed<'a, T>> {
        for known in &mut listed {
            known.told = marks.next(|line| line.child.as_ref() == Some(known.child));
        }
        listed
    }

    /// What is taken together, with its effect on a year's spending, and how much is pulled out of it.
    pub(super) fn together<T>(
        &self,
        listed: &[Listed<'a, T>],
        effect: impl Fn(&T) -> Money,
    ) -> String {
        let (pulled, together): (Vec<_>, Vec<_>) = listed
            .iter()
            .partition(|known| self.is_pulled_out(known.child));
        let sum: Money = together.iter().map(|known| effect(&known.what)).sum();
        let sum = match sum {
            Money::ZERO => String::new(),
            sum => format!(", {} a year", words::change(sum)),
        };
        let pulled = match pulled.len() {
            0 => String::new(),
            many => format!("; {many} pulled out"),
        };
        let count = words::count_of(together.len(), "line");
        let outcome = self.decision.and_then(|entry| entry.outcome.as_ref());
        let outcome = outcome.filter(|_| self.is_decided()).map(|outcome| {
            let Sitting { desk, edition, .. } = self.sitting;
            let status = words::decision_status(desk.workspace, edition, outcome);
            format!("{}: ", status.text)
        });
        format!(
            "{}{count} together{sum}{pulled}.",
            outcome.unwrap_or_default()
        )
    }

    /// The sums of a table: of what is decided together, of what is pulled out, of all. Each line is
    /// a child and its amounts; `cells` lays a title and the sums out as a row.
    pub(super) fn totals<const N: usize>(
        &self,
        lines: &[(&CaseRef, [Money; N])],
        cells: impl Fn(String, [Money; N]) -> Row,
    ) -> Vec<Row> {
        let (pulled, together): (Vec<_>, Vec<_>) = lines
            .iter()
            .partition(|(child, _)| self.is_pulled_out(child));
        let row = |title: &str, lines: &[&(&CaseRef, [Money; N])]| {
            let sums = std::array::from_fn(|at| lines.iter().map(|(_, sums)| sums[at]).sum());
            cells(format!("{title} ({})", lines.len()), sums)
        };
        let mut rows = Vec::new();
        if !pulled.is_empty() {
            rows.push(row("Together", &together));
            rows.push(row("Pulled out", &pulled));
        }
        if !lines.is_empty() {
            rows.push(row("All", &lines.iter().collect::<Vec<_>>()));
        }
        rows
    }

    /// The section, with what every schedule has above and below its tables.
    pub(super) fn section(&self, title: &str, listed: usize, mut tables: Vec<Table>) -> Section {
        if let (Some(table), Some(unread)) = (tables.first_mut(), self.unread()) {
            table.note = Some(match table.note.take() {
                Some(note) => format!("{unread} {note}"),
                None => unread,
            });
        }
        let mut section = section(self.sitting, self.asked, title, tables);
        let mut facts = self.facts(listed);
        facts.append(&mut section.facts);
        section.facts = facts;
        section
    }

    fn facts(&self, listed: usize) -> Vec<Fact> {
        let workspace = self.sitting.desk.workspace;
        let mut facts = Vec::new();
        let Some(decision) = self.decision else {
            if self.schedule.is_some() && self.sitting.is_held() {
                facts.push(Fact::missing("Outcome", "Not recorded"));
            }
            return facts;
        };
        if let Some(by) = &decision.presented_by {
            let name = words::person_with_role(workspace, &by.id, self.sitting.date);
            facts.push(Fact::text("Presented by", name));
        }
        let pulled: Vec<String> = decision
            .pulled_out
            .iter()
            .map(|child| words::case(self.sitting.desk, child))
            .collect();
        // The schedule is what is decided together; what a case file adds to the list is not in it.
        let together = self.schedule.map_or(listed, |schedule| {
            let lines = schedule.lines.iter();
            lines
                .filter(|line| !self.is_pulled_out(&line.child.value))
                .count()
        });
        let count = days::count(u32::try_from(together).unwrap_or(u32::MAX), "line");
        facts.push(Fact::text("Taken together", count));
        if !pulled.is_empty() {
            let text = format!("{}; see the items", words::list(&pulled));
            facts.push(Fact::text("Pulled out", text));
        }
        if self.sitting.is_held() {
            match &decision.outcome {
                Some(outcome) => {
                    let status = words::decision_status(
                        self.sitting.desk.workspace,
                        self.sitting.edition,
                        outcome,
                    );
                    facts.push(Fact::status("Outcome", status));
                    let reason = outcome.reason.iter();
                    facts.extend(
                        reason.map(|why| Fact::rich("Reason", markdown::rich(why.as_str()))),
                    );
                }
                None => facts.push(Fact::missing("Outcome", "Not recorded")),
            }
        }
        facts
    }

    /// Which lines are missing from the table.
    fn unread(&self) -> Option<String> {
        let schedule = self.schedule?;
        if !schedule.complete {
            return Some("The schedule's file can't be read in full, so lines are missing here and in the totals.".to_owned());
        }
        let lines: Vec<String> = schedule.unread.iter().map(u32::to_string).collect();
        let it = if lines.len() == 1 {
            "it can't be read: line"
        } else {
            "they can't be read: lines"
        };
        (!lines.is_empty()).then(|| {
            format!(
                "Not listed or counted, since {it} {} of the schedule.",
                words::list(&lines)
            )
        })
    }
}

/// The education of each case of which papers tell.
pub(super) fn educations<'a>(
    sitting: &Sitting<'a>,
) -> impl Iterator<Item = (&'a CaseRef, &'a Education)> {
    cases(sitting).filter_map(|case| Some((&case.case.value, &case.education.as_ref()?.value)))
}
