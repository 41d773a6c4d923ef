//! What a check has to say.

use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// In order.
    Ok,
    /// In order, and worth knowing.
    Note,
    /// Something is to be done.
    ToDo,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Told {
    /// How bad it is.
    pub(super) state: State,
    /// A sentence that names no child: what is so, and what to do.
    pub(super) says: String,
}

impl Told {
    pub(super) fn ok(says: impl Into<String>) -> Self {
        Self {
            state: State::Ok,
            says: says.into(),
        }
    }

    pub(super) fn note(says: impl Into<String>) -> Self {
        Self {
            state: State::Note,
            says: says.into(),
        }
    }

    pub(super) fn to_do(says: impl Into<String>) -> Self {
        Self {
            state: State::ToDo,
            says: says.into(),
        }
    }
}
