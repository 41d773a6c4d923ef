//! Whether a panel agreed to something that a case says was decided at one of its meetings.

use super::context::PanelContext;
use crate::model::edition::Effect;
use crate::model::refs::RequestWord;
use crate::model::value::{CaseRef, MeetingRef, Slug};
use crate::yaml::At;
use jiff::civil::Date;

/// What a `decided-at` of a case comes to.
pub(super) enum Agreed {
    /// It names no meeting.
    Unsaid,
    /// The panel agreed to it there.
    Yes,
    /// It names another panel's meeting, or one at which the panel did not agree to such a thing.
    No,
}

impl PanelContext<'_> {
    /// Whether this panel agreed, at the meeting that is named, to an item of one of these kinds
    /// about a case.
    pub(super) fn agreed(
        &self,
        case: &CaseRef,
        at: Option<&At<MeetingRef>>,
        kinds: &[RequestWord],
    ) -> Agreed {
        let Some(at) = at else {
            return Agreed::Unsaid;
        };
        let meeting = (at.panel == *self.panel_id).then(|| self.panel.meetings.get(&at.date));
        let edition = self.panel.edition_on(at.date);
        let (Some(file), Some(edition)) = (meeting.flatten(), edition) else {
            return Agreed::No;
        };
        let does = |word: &Slug| -> Option<Effect> {
            let mut words = edition.edition.decisions.iter();
            let word = words.find(|known| known.id.value == *word)?;
            Some(word.effect)
        };
        let agreed = file.heard().any(|item| {
            let meant = kinds.iter().any(|kind| kind.id == item.kind.value);
            let outcome = item.outcome.as_ref();
            item.case.id == *case
                && meant
                && outcome
                    .and_then(|outcome| does(&outcome.decision))
                    .is_some_and(Effect::is_agreement)
        });
        if agreed { Agreed::Yes } else { Agreed::No }
    }

    /// Whether the files go back far enough to say what the panel decided before a day.
    pub(super) fn is_on_file(&self, day: Date) -> bool {
        let mut meetings = self.panel.meetings.keys();
        meetings.next().is_some_and(|first| *first < day)
    }
}
