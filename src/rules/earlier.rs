//! What the panel heard before a meeting.

use super::context::MeetingContext;
use crate::diag::MeetingKey;
use crate::model::MeetingFile;
use crate::model::edition::{Edition, RequestKind, Stage};
use crate::model::meeting::Item;
use crate::model::value::CaseRef;
use crate::plan::{Plan, was_settled, was_taken};
use jiff::civil::Date;

/// An earlier meeting of the panel.
pub(super) struct Earlier<'a> {
    pub(super) date: Date,
    file: &'a MeetingFile,
    edition: &'a Edition,
    pub(super) plan: &'a Plan,
}

impl<'a> Earlier<'a> {
    /// The first item of its agenda about a case, unless that was withdrawn or not reached.
    pub(super) fn took(&self, case: &CaseRef) -> Option<&'a Item> {
        let (file, edition) = (self.file, self.edition);
        let items = file.meeting.items.iter().map(|item| &item.value);
        let mut taken = items.filter(|item| was_taken(edition, item));
        taken.find(|item| item.case.id == *case)
    }

    /// Whether the panel heard a case there by an item of such a kind, and came to something.
    pub(super) fn heard(
        &self,
        case: &CaseRef,
        is_meant: impl Fn(&Item, Option<&RequestKind>) -> bool,
    ) -> bool {
        let record_is_due = self.plan.stage >= Stage::Recorded;
        self.file.heard().any(|item| {
            let mut kinds = self.edition.kinds.iter().map(|kind| &kind.value);
            let kind = kinds.find(|kind| kind.id.value == item.kind.value);
            item.case.id == *case
                && is_meant(item, kind)
                && was_settled(self.edition, item, record_is_due)
        })
    }
}

impl<'a> MeetingContext<'a> {
    /// The meetings of the panel before this one, from a day on, that took or take place.
    pub(super) fn sittings_from(&self, day: Date) -> impl Iterator<Item = Earlier<'a>> + use<'a> {
        let panel = self.panel;
        let sittings = panel.panel.sittings();
        let before = self.date;
        let earlier = sittings.filter(move |(date, _)| day <= *date && *date < before);
        earlier.filter_map(move |(date, file)| {
            let key = MeetingKey {
                panel: panel.panel_id.to_string(),
                date,
            };
            Some(Earlier {
                date,
                file,
                edition: &panel.panel.edition_on(date)?.edition,
                plan: panel.plans.meetings.get(&key)?,
            })
        })
    }
}
