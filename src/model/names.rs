//! Children's names, from a file that git never sees (decision 7).
//!
//! Papers are made from a workspace, and a workspace holds no names: this type stands beside it. So
//! a paper can print a name only if whoever builds it is handed one, and `tests/tidy` lists the
//! few files that may be. It can be neither printed nor serialised.

use super::value::{CaseRef, Text};
use std::collections::BTreeMap;
use std::fmt;

/// Names by case.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Names(pub(super) BTreeMap<CaseRef, Text>);

impl Names {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each case that has a name, with its name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&CaseRef, &str)> {
        self.0.iter().map(|(case, name)| (case, name.as_str()))
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Names({})", self.0.len())
    }
}
