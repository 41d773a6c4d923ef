//! The lists of an edition whose words the edition itself uses elsewhere.

use super::Edition;
use crate::model::refs;
use crate::model::value::{RequirementId, Slug};
use crate::yaml::{Kind, Reference, nearest};

impl Edition {
    /// The words of one of the edition's lists, by the name of the kind of reference that leads there;
    /// nothing where such a reference leads elsewhere.
    fn list(&self, kind: &str) -> Option<Vec<&str>> {
        fn ids<'a>(ids: impl Iterator<Item = &'a Slug>) -> Vec<&'a str> {
            ids.map(Slug::as_str).collect()
        }
        Some(match kind {
            refs::ClassKind::NAME => ids(self.classes.keys()),
            refs::CohortKind::NAME => ids(self.cohorts.iter().map(|cohort| &cohort.id.value)),
            refs::RequestWordKind::NAME => ids(self.kinds.iter().map(|kind| &kind.id.value)),
            refs::PartKind::NAME => ids(self.parts.iter().map(|part| &part.id.value)),
            refs::DeadlineKind::NAME => ids(self.deadlines.keys()),
            refs::SeatKind::NAME => ids(self.seats.iter().map(|seat| &seat.id.value)),
            refs::FormKind::NAME => ids(self.forms.iter().map(|form| &form.id.value)),
            refs::ReturnWordKind::NAME => ids(self.returns.iter().map(|kind| &kind.id.value)),
            refs::LetterKind::NAME => ids(self.letters.iter().map(|letter| &letter.id.value)),
            refs::LinkedPanelKind::NAME => {
                ids(self.linked_panels.iter().map(|panel| &panel.id.value))
            }
            refs::RequirementKind::NAME => self
                .requirements
                .keys()
                .map(RequirementId::as_str)
                .collect(),
            _ => return None,
        })
    }

    /// What is wrong with a reference into one of the edition's lists: what it names is not on it. The
    /// message, and what to do.
    #[must_use]
    pub(crate) fn unknown(&self, reference: &Reference) -> Option<(String, String)> {
        let known = self.list(reference.kind)?;
        if known.contains(&reference.id.as_str()) {
            return None;
        }
        let message = format!(
            "the Terms of Reference have no {} `{}`",
            reference.kind, reference.id
        );
        let help = match nearest(&reference.id, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("they list no {} at all", reference.kind),
            None => format!("use one of: {}", known.join(", ")),
        };
        Some((message, help))
    }
}
