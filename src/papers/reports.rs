//! Which reports an item wants, and how they stand.

use super::desk::Sitting;
use super::view::{Mark, Status};
use crate::model::edition::Form;
use crate::model::meeting::{Item, PaperReceived};
use crate::model::value::{Slug, words as days};
use crate::plan::{Circumstances, Due};
use crate::terms::{NotNeeded, ReportDeadline, ReportRequired, Required};
use crate::yaml::At;

/// How one form of an item stands.
pub(crate) struct Report<'a> {
    /// What it is called.
    title: &'a str,
    /// Why it is wanted, or why not.
    wanted: Result<&'static str, &'static str>,
    /// When it came, and whether it is complete.
    received: Option<&'a PaperReceived>,
    /// By when it was to come.
    due: Option<&'a Due>,
    /// Whether that moment has passed.
    passed: bool,
}

/// The forms of which the edition says when they are wanted. One that it never asks of such an item
/// is left out, unless it has come.
pub(crate) fn of_item<'a>(sitting: &Sitting<'a>, item: &'a Item) -> Vec<Report<'a>> {
    let about = sitting.about(item);
    let deadlines: Vec<&ReportDeadline> = sitting.terms.each().map(|(_, due)| due).collect();
    let wanted = sitting.terms.each::<ReportRequired>();
    let reports = wanted.filter_map(|(entry, wanted)| {
        let form = form(sitting, &wanted.form)?;
        let received = latest(item, &wanted.form);
        let about = about.as_ref().filter(|about| entry.asks(about));
        let why = match (about, received) {
            (Some(about), _) => why(sitting, item, wanted, about),
            (None, Some(_)) => Err("not wanted of such an item"),
            (None, None) => return None,
        };
        let mut due = deadlines.iter().filter_map(|due| {
            let meant = due.is_about(&wanted.form);
            meant.then(|| sitting.plan.due(due.deadline.as_str()))?
        });
        let due = due.next();
        Some(Report {
            title: form.title.as_str(),
            wanted: why,
            received,
            due,
            passed: due.is_some_and(|due| due.has_passed(sitting.desk.as_of)),
        })
    });
    reports.collect()
}

fn form<'a>(sitting: &Sitting<'a>, id: &Slug) -> Option<&'a Form> {
    let forms = sitting.edition.forms.iter().map(|form| &form.value);
    forms.into_iter().find(|form| form.id.value == *id)
}

fn latest<'a>(item: &'a Item, form: &Slug) -> Option<&'a PaperReceived> {
    let papers = item
        .papers
        .iter()
        .map(|paper: &At<PaperReceived>| &paper.value);
    papers
        .filter(|paper| paper.form.value == *form)
        .max_by_key(|paper| paper.received.value)
}

/// Why a form is wanted of an item, or why not.
fn why(
    sitting: &Sitting<'_>,
    item: &Item,
    wanted: &ReportRequired,
    about: &Circumstances<'_>,
) -> Result<&'static str, &'static str> {
    match wanted.needed(item, sitting.kind(item), about, sitting.plan) {
        Ok(()) => Ok(match wanted.required {
            Required::Always => "wanted",
            Required::OnChange => "wanted, since placement or cost is to change",
            Required::FirstTime => "wanted, since the case comes for the first time",
            Required::LaterTimes => "wanted, since the case has come before",
        }),
        Err(NotNeeded::Exempt) => Err("not wanted: the Chair agreed to do without"),
        Err(NotNeeded::NoChange) => Err("not wanted: no change of placement or cost is entered"),
        Err(NotNeeded::HeardBefore) => Err("not wanted: the case has come before"),
        Err(NotNeeded::FirstTime) => Err("not wanted: the case comes for the first time"),
    }
}

impl<'a> Report<'a> {
    /// Whether it is wanted.
    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.is_ok()
    }

    /// What it is called.
    pub(crate) fn title(&self) -> &'a str {
        self.title
    }

    /// Whether it has come, whole or not.
    pub(crate) fn has_come(&self) -> bool {
        self.received.is_some()
    }

    /// By when it is to come.
    pub(crate) fn due(&self) -> Option<&'a Due> {
        self.due
    }

    /// Whether it is still to come, whole.
    pub(crate) fn is_lacking(&self) -> bool {
        match self.received {
            Some(paper) => !paper.complete,
            None => self.is_wanted(),
        }
    }

    /// Whether it came, and too late.
    fn is_late(&self) -> bool {
        let received = self.received.map(|paper| paper.received.value);
        received
            .zip(self.due)
            .is_some_and(|(received, due)| received > due.at)
    }

    /// What a Chair should see of it in the running order, if anything.
    pub(crate) fn flag(&self) -> Option<Status> {
        let said = match self.received {
            Some(paper) if !paper.complete => "incomplete",
            Some(_) if self.is_late() => "received late",
            None if self.is_wanted() && self.passed => "not received",
            _ => return None,
        };
        Some(Status::new(
            Mark::Attention,
            format!("{} {said}", self.title),
        ))
    }

    /// How it stands, for whoever writes it.
    pub(crate) fn status(&self) -> Status {
        let title = self.title;
        match (self.received, self.wanted) {
            (Some(paper), _) => {
                let (mark, said) = match (self.is_late(), paper.complete) {
                    (_, false) => (Mark::Attention, ", incomplete"),
                    (true, true) => (Mark::Attention, ", late"),
                    (false, true) => (Mark::Done, ""),
                };
                let at = days::moment(paper.received.value);
                Status::new(mark, format!("{title}: received at {at}{said}"))
            }
            (None, Ok(why)) => {
                let mark = if self.passed {
                    Mark::Attention
                } else {
                    Mark::Open
                };
                Status::new(mark, format!("{title}: {why}; not received"))
            }
            (None, Err(why)) => Status::new(Mark::None, format!("{title}: {why}")),
        }
    }
}
