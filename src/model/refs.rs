//! What one record can point at in another, and what an edition names of its own lists.

use super::value::{CaseRef, RequirementId, Slug};
use crate::yaml::{Kind, Ref};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $alias:ident $name:literal $id:ty),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind {}

        impl Kind for $kind {
            const NAME: &'static str = $name;
            const MARKER: &'static str = concat!("$ref:", $name);
            type Id = $id;
        }

        $(#[$doc])*
        pub type $alias = Ref<$kind>;
    )+};
}

kinds! {
    /// A role that people hold, from the register of people.
    RoleKind RoleRef "role" Slug,
    /// A member of staff, by staff id.
    PersonKind PersonRef "person" Slug,
    /// A team.
    TeamKind TeamRef "team" Slug,
    /// A provider of placements or education.
    ProviderKind ProviderRef "provider" Slug,
    /// One setting of a provider.
    SettingKind SettingRef "setting" Slug,
    /// A budget line.
    BudgetKind BudgetRef "budget" Slug,
    /// A child's or young person's case.
    CaseKind CaseLink "case" CaseRef,
    /// One of the edition's classes.
    ClassKind ClassWord "class" Slug,
    /// One of its cohorts.
    CohortKind CohortWord "cohort" Slug,
    /// One of its kinds of request.
    RequestWordKind RequestWord "kind of request" Slug,
    /// One of its parts.
    PartKind PartWord "part" Slug,
    /// One of its deadlines.
    DeadlineKind DeadlineWord "deadline" Slug,
    /// One of its seats.
    SeatKind SeatWord "seat" Slug,
    /// One of its forms.
    FormKind FormWord "form" Slug,
    /// One of its returns.
    ReturnWordKind ReturnWord "return" Slug,
    /// One of its letters.
    LetterKind LetterWord "letter" Slug,
    /// One of the panels that it is linked with.
    LinkedPanelKind LinkedPanelWord "linked panel" Slug,
    /// One of its requirements.
    RequirementKind RequirementWord "requirement" RequirementId,
}
