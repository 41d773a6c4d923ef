//! Which reports an item wants, and how they stand.

use super::desk::{Sitting, rule_settings};
use super::view::{Mark, Status};
use super::words;
use crate::model::edition::Form;
use crate::model::meeting::{Item, PaperReceived};
use crate::model::value::{Slug, words as days};
use crate::plan::Circumstances;
use crate::rules::AnyOf;
use crate::yaml::At;
use jiff::civil::DateTime;
use serde::Deserialize;

/// What an edition sets on when a form is wanted.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Wanted {
    form: Slug,
    required: When,
    #[serde(default)]
    when: AnyOf,
}

/// When a form is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum When {
    Always,
    OnChange,
    FirstTime,
    LaterTimes,
}

/// What an edition sets on when forms are due.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Deadline {
    deadline: Slug,
    #[serde(default)]
    forms: Vec<Slug>,
}

/// How one form of an item stands.
pub(crate) struct Report<'a> {
    /// What it is called.
    title: &'a str,
    /// Why it is wanted, or why not.
    wanted: Result<&'static str, &'static str>,
    /// When it came, and whether it is complete.
    received: Option<&'a PaperReceived>,
    /// By when it was to come.
    due: Option<DateTime>,
    /// Whether that moment has passed.
    passed: bool,
}

/// The forms of which the edition says when they are wanted. One that it never asks of such an item
/// is left out, unless it has come.
pub(crate) fn of_item<'a>(sitting: &Sitting<'a>, item: &'a Item) -> Vec<Report<'a>> {
    let about = super::facts::circumstances(sitting, item).map(|facts| Circumstances {
        // Conditions are those of the meeting's day, as for the rules.
        day: sitting.date,
        ..facts
    });
    let wanted = rule_settings::<Wanted>(sitting.edition, "report-required");
    let deadlines = rule_settings::<Deadline>(sitting.edition, "report-deadline");
    let reports = wanted.iter().filter_map(|wanted| {
        let form = form(sitting, &wanted.form)?;
        let received = latest(item, &wanted.form);
        let meant = about.as_ref().is_some_and(|about| wanted.when.holds(about));
        let why = match (meant, received) {
            (true, _) => why(sitting, item, wanted.required),
            (false, Some(_)) => Err("not wanted of such an item"),
            (false, None) => return None,
        };
        let mut due = deadlines.iter().filter_map(|deadline| {
            let meant = deadline.forms.is_empty() || deadline.forms.contains(&wanted.form);
            meant.then(|| sitting.plan.due(deadline.deadline.as_str()))?
        });
        let due = due.next();
        Some(Report {
            title: form.title.as_str(),
            wanted: why,
            received,
            due: due.map(|due| due.at),
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

fn why(sitting: &Sitting<'_>, item: &Item, when: When) -> Result<&'static str, &'static str> {
    if item.report_exempt.is_some() {
        return Err("not wanted: the Chair agreed to do without");
    }
    let kind = words::kind(sitting.edition, &item.kind.value);
    let proposes = item.proposed.is_some();
    let changes = kind.is_some_and(|kind| kind.changes_placement || kind.changes_cost) || proposes;
    let before = super::facts::circumstances(sitting, item).is_some_and(|about| about.heard_before);
    match when {
        When::Always => Ok("wanted"),
        When::OnChange if changes => Ok("wanted, since placement or cost is to change"),
        When::OnChange => Err("not wanted: neither cost nor placement changes"),
        When::FirstTime if !before => Ok("wanted, since the case comes for the first time"),
        When::FirstTime => Err("not wanted: the case has come before"),
        When::LaterTimes if before => Ok("wanted, since the case has come before"),
        When::LaterTimes => Err("not wanted: the case comes for the first time"),
    }
}

impl Report<'_> {
    /// Whether it is wanted.
    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.is_ok()
    }

    /// Whether it came, and too late.
    fn is_late(&self) -> bool {
        let received = self.received.map(|paper| paper.received.value);
        received
            .zip(self.due)
            .is_some_and(|(received, due)| received > due)
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
