//! A person's own items: the only door through which an invite learns of a case.

use super::super::desk::Sitting;
use super::super::lacking::{self, Lack, Whose};
use super::super::view::OwnCase;
use super::super::{reports, words};
use crate::diag::{self, Diagnostic};
use crate::model::case::Case;
use crate::model::value::{ItemRef, Slug, words as days};
use crate::plan::{Due, Invitee, PlannedItem, Reason};

/// The items that a person comes for, and may be told of.
pub(super) struct Own<'a> {
    person: &'a Slug,
    /// In the running order. Of a member, who has the agenda, those that the member presents.
    pub(super) items: Vec<&'a PlannedItem>,
}

impl<'a> Own<'a> {
    /// The items that somebody presents, and those of cases that they hold.
    pub(super) fn of(sitting: &Sitting<'a>, invitee: &'a Invitee) -> Self {
        let items = sitting.plan.items.iter();
        let own = |planned: &&PlannedItem| {
            presents(planned, &invitee.person)
                || !is_member(invitee)
                    && attends(invitee, &planned.name)
                    && holds(sitting, planned, &invitee.person)
        };
        Self {
            person: &invitee.person,
            items: items.filter(own).collect(),
        }
    }

    /// Whether the person presents an item.
    pub(super) fn presents(&self, name: &ItemRef) -> bool {
        self.items
            .iter()
            .any(|planned| planned.name == *name && presents(planned, self.person))
    }

    /// A row for each of the items.
    pub(super) fn cases(&self, sitting: &Sitting<'_>) -> Vec<OwnCase> {
        self.items
            .iter()
            .filter_map(|planned| self.row(sitting, planned))
            .collect()
    }

    fn row(&self, sitting: &Sitting<'_>, planned: &PlannedItem) -> Option<OwnCase> {
        let item = sitting.item(planned.index)?;
        let time = planned.slot.map(|(start, end)| words::hours(start, end));
        let row = OwnCase {
            time: time.unwrap_or_else(|| "By arrangement".to_owned()),
            case: words::case(sitting.desk, &item.case.id),
            kind: words::kind_title(sitting.edition, &item.kind.value).to_owned(),
            minutes: days::count(planned.minutes, "minute"),
            ..OwnCase::default()
        };
        if let Some(withheld) = sitting.withheld(item) {
            return Some(OwnCase {
                withheld: Some(withheld.words().to_owned()),
                ..row
            });
        }
        let presents = presents(planned, self.person);
        let lacking = self.lacking(sitting, planned);
        let reports = reports::of_item(sitting, item);
        // What the checklist has is not said twice.
        let listed = presents && !sitting.is_held();
        let report = if listed && reports.iter().any(reports::Report::is_lacking) {
            reports
                .iter()
                .find(|report| !report.is_lacking() && report.has_come())
        } else {
            let wanted = reports.iter().find(|report| report.is_wanted());
            wanted.or(reports.first())
        };
        let report = report.map(reports::Report::status);
        let complete = presents && lacking.is_empty() && !sitting.is_held();
        Some(OwnCase {
            asked: words::asked(sitting.edition, item),
            report,
            wanted: lacking::checklists(lacking),
            nothing_wanted: complete.then(|| lacking::NOTHING.to_owned()),
            ..row
        })
    }

    /// What an item still lacks: all of it for whoever presents it, else what the person owes. Once the
    /// meeting is over nothing can be brought any more.
    fn lacking(&self, sitting: &Sitting<'_>, planned: &PlannedItem) -> Vec<Lack> {
        let item = sitting.item(planned.index);
        let item = item.filter(|item| !sitting.is_held() && sitting.withheld(item).is_none());
        let Some(item) = item else {
            return Vec::new();
        };
        let whose = if presents(planned, self.person) {
            Whose::Anybody
        } else {
            Whose::Of(self.person)
        };
        lacking::of_item(sitting, planned, item, whose, |finding| {
            finding.audience != diag::Audience::Officer && is_owed_by(finding, self.person)
        })
    }

    /// What information a member owes about the items that others present, counted: of whom, the agenda
    /// says.
    pub(super) fn of_others(&self, sitting: &Sitting<'_>) -> Vec<Lack> {
        let items = sitting.plan.items.iter();
        let others = items.filter(|planned| !self.presents(&planned.name));
        let lacking = others.flat_map(|planned| self.lacking(sitting, planned));
        lacking::counted(lacking.collect())
    }

    /// Whether every report that the items which the person presents want has come, and there is one.
    pub(super) fn all_reported(&self, sitting: &Sitting<'_>) -> bool {
        let items = self.items.iter();
        let own = items.filter(|planned| presents(planned, self.person));
        let items = own.filter_map(|planned| sitting.item(planned.index));
        let readable = items.filter(|item| sitting.withheld(item).is_none());
        let reports: Vec<_> = readable
            .flat_map(|item| reports::of_item(sitting, item))
            .filter(|report| report.is_wanted() || report.has_come())
            .collect();
        !reports.is_empty() && !reports.iter().any(reports::Report::is_lacking)
    }

    /// Whether anything of the items that the person presents is lacking, and wanted by a deadline.
    pub(super) fn lacks(&self, sitting: &Sitting<'_>, due: &Due) -> bool {
        let items = self.items.iter();
        let mut own = items.filter(|planned| presents(planned, self.person));
        own.any(|planned| {
            let lacking = self.lacking(sitting, planned);
            lacking.iter().any(|lack| lack.is_wanted_by(due))
        })
    }
}

fn presents(planned: &PlannedItem, person: &Slug) -> bool {
    planned.presenter.as_deref() == Some(person)
}

fn is_owed_by(finding: &Diagnostic, person: &Slug) -> bool {
    let owed = finding.owed_by.as_ref();
    owed.is_some_and(|owed| owed.people.iter().any(|id| id == person.as_str()))
}

fn attends(invitee: &Invitee, name: &ItemRef) -> bool {
    invitee.reasons.iter().any(|reason| match reason {
        Reason::Attendee { item, .. } => item == name,
        _ => false,
    })
}

/// Whether somebody holds the case of an item on the day of the meeting: as social worker, adviser, IRO, officer or manager.
fn holds(sitting: &Sitting<'_>, planned: &PlannedItem, person: &Slug) -> bool {
    let case = sitting.desk.workspace.case(&planned.name.case);
    case.is_some_and(|case| is_holder(sitting, case, person))
}

fn is_holder(sitting: &Sitting<'_>, case: &Case, person: &Slug) -> bool {
    let day = sitting.date;
    let team = sitting.desk.workspace.team_of(case, day);
    let holders = [
        case.social_worker_on(day),
        case.send_officer_on(day),
        case.iro_on(day),
        case.personal_adviser.as_ref(),
        team.and_then(|team| team.team_manager_on(day)),
    ];
    holders
        .into_iter()
        .flatten()
        .any(|holder| holder.id == *person)
}

/// Whether somebody sits on the panel.
pub(super) fn is_member(invitee: &Invitee) -> bool {
    invitee
        .reasons
        .iter()
        .any(|reason| matches!(reason, Reason::Member { .. }))
}
