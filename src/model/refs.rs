//! What one record can point at in another.

use super::value::{CaseRef, Slug};
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
}
