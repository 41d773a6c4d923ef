//! What built-in checks may look at of a meeting, and how they tell what they find.

use super::super::bite::Bite;
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::Edition;
use crate::model::meeting::Item;
use crate::model::{MeetingFile, Panel, Workspace};
use crate::plan::{Circumstances, Plan, circumstances_of, item_name};
use crate::terms::{Entry, Terms};
use jiff::civil::Date;

/// A meeting that takes place, and what belongs to it.
pub(in super::super) struct BuiltIn<'a> {
    pub workspace: &'a Workspace,
    pub panel: &'a Panel,
    pub edition: &'a Edition,
    pub terms: &'a Terms,
    pub file: &'a MeetingFile,
    pub plan: &'a Plan,
    pub as_of: Date,
}

impl<'a> BuiltIn<'a> {
    pub(super) fn date(&self) -> Date {
        self.file.meeting.date.value
    }

    pub(super) fn is_over(&self) -> bool {
        self.as_of > self.date()
    }

    /// What conditions may ask about an item.
    pub(super) fn circumstances(&self, index: usize) -> Option<Circumstances<'a>> {
        let item = self.file.meeting.items.get(index)?;
        let mut about = circumstances_of(
            self.workspace,
            self.panel,
            self.edition,
            self.date(),
            self.plan.facts_on,
            self.workspace.case(&item.case.id)?,
            Some(item),
        );
        let planned = self
            .plan
            .items
            .iter()
            .find(|planned| planned.index == index);
        about.part = planned.and_then(|planned| planned.part.as_ref());
        Some(about)
    }

    /// Whether the edition asks for one of these rules of an item, or of the meeting if it is of none,
    /// and tells what is wrong with it, now or as coming up: then the rule tells it.
    pub(super) fn is_asked(&self, item: Option<usize>, meant: impl Fn(&Entry) -> bool) -> bool {
        let about = item.and_then(|index| self.circumstances(index));
        self.terms.entries().any(|entry| {
            meant(entry)
                && Bite::of(entry, self.plan).is_some_and(|bite| bite.is_told())
                && match (item, &about) {
                    (None, _) => entry.when().is_everything(),
                    (Some(_), Some(about)) => entry.asks(about),
                    (Some(_), None) => false,
                }
        })
    }

    pub(super) fn subject(&self, item: Option<&Item>) -> Subject {
        let key = self.plan.key.clone();
        match item {
            Some(item) => Subject::Item(key, (&item_name(item)).into()),
            None => Subject::Meeting(key),
        }
    }

    pub(super) fn tell(
        &self,
        id: &'static str,
        item: Option<&Item>,
        span: Span,
        message: String,
        help: &str,
    ) -> Diagnostic {
        Diagnostic::warning(id, self.subject(item), span, message).with_help(help)
    }
}

/// Whether an entry names a rule.
pub(super) fn names(entry: &Entry, rule: &str) -> bool {
    entry.rule().is_some_and(|named| named.name == rule)
}
