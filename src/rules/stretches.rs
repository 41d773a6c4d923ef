//! Months, quarters, terms and years, and how many meetings each has.

use super::context::{Finding, MeetingContext, PanelContext, Sink};
use crate::diag::Span;
use crate::model::Workspace;
use crate::model::edition::{AtLeast, Period};
use crate::model::value::date::plus_days;
use crate::model::value::{YearStart, words};
use jiff::civil::Date;

/// One month, quarter, term or year.
struct Counted {
    first: Date,
    last: Date,
    name: String,
}

/// The stretch in which a day lies, or the first after it: between two terms is none.
fn of(workspace: &Workspace, each: Period, day: Date) -> Option<Counted> {
    let month = |day: Date| format!("{} {}", words::month_name(day.month()), day.year());
    Some(match each {
        Period::Month => Counted {
            first: day.first_of_month(),
            last: day.last_of_month(),
            name: month(day),
        },
        Period::Quarter => {
            let into = i32::from((day.month() - 1) % 3);
            let first = (0..into).fold(day.first_of_month(), |first, _| {
                plus_days(first, -1).first_of_month()
            });
            let last = (0..2).fold(first.last_of_month(), |last, _| {
                plus_days(last, 1).last_of_month()
            });
            let name = format!("the quarter up to {}", month(last));
            Counted { first, last, name }
        }
        Period::Term => {
            let mut terms = workspace.school.all().iter();
            let term = terms.find(|term| day <= term.last)?;
            let name = format!("the term from {}", words::day(term.first));
            Counted {
                first: term.first,
                last: term.last,
                name,
            }
        }
        Period::Year => {
            let start = YearStart::default();
            let year = start.year_of(day);
            Counted {
                first: year.first_day(start),
                last: year.last_day(start),
                name: format!("the year {year}"),
            }
        }
    })
}

impl PanelContext<'_> {
    /// The stretches that end on a day or later and before another: each is told of once, at the first
    /// meeting after it, or of the panel where there is none yet.
    fn ended(&self, each: Period, from: Date, before: Date) -> Vec<Counted> {
        let mut ended = Vec::new();
        let mut day = from;
        while let Some(stretch) = of(self.workspace, each, day).filter(|one| one.last < before) {
            day = plus_days(stretch.last, 1);
            ended.push(stretch);
        }
        ended
    }

    /// Holds the meetings of a stretch against how many there must be: nothing wrong, or that there are too
    /// few, told at a place. Nothing is said of one in which the panel's files or this edition began, unless
    /// it has enough.
    fn held(&self, needed: AtLeast, stretch: &Counted, at: Span) -> Option<Vec<Finding>> {
        let (first, _) = self.panel.sittings().next()?;
        let within = |date: &Date| stretch.first <= *date && *date <= stretch.last;
        let held = self.panel.sittings().map(|(date, _)| date);
        let held = u32::try_from(held.filter(within).count()).unwrap_or(u32::MAX);
        if held >= needed.meetings {
            return Some(Vec::new());
        }
        let is_known = first <= stretch.first && self.edition.in_force.value <= stretch.first;
        is_known.then(|| {
            let has = match held {
                0 => "no meeting".to_owned(),
                held => words::count(held, "meeting"),
            };
            let (name, needed) = (&stretch.name, needed.meetings);
            let are = if needed == 1 { "is" } else { "are" };
            let message = format!("{name} has {has}; at least {needed} {are} to be held");
            vec![Finding::new(at, message).help(HELP)]
        })
    }
}

const HELP: &str = "enter the meeting that is missing; where there was none, record a waiver in the file of the next";

/// Judges the stretches that ended between the meeting before and this one.
pub(super) fn judge_before(cx: &MeetingContext<'_>, needed: AtLeast, sink: &mut Sink<'_>) {
    let Some((previous, _)) = cx.panel.panel.sitting_before(cx.date) else {
        return;
    };
    for stretch in cx.ended(needed.each, previous, cx.date) {
        if let Some(wrong) = cx.held(needed, &stretch, cx.meeting.date.span) {
            sink.judge(wrong);
        }
    }
}

/// Judges those that have ended since the last meeting on file.
pub(super) fn judge_since(cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
    let Some(needed) = cx.edition.schedule.at_least else {
        return;
    };
    if needed.each == Period::Term && cx.workspace.school.all().is_empty() {
        let message =
            "registers/calendar.yaml has no terms, so nobody can say how many meetings each had";
        let finding = Finding::new(needed.span, message).cannot_say();
        return sink.judge([finding.help("enter the school terms there")]);
    }
    let Some((last, _)) = cx.panel.sittings().next_back() else {
        return;
    };
    for stretch in cx.ended(needed.each, last, cx.as_of) {
        if let Some(wrong) = cx.held(needed.value, &stretch, needed.span) {
            sink.judge_of(stretch.last, wrong);
        }
    }
}
