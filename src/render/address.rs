//! Whom a calendar file or a mail is from and for.

use serde::Serialize;

/// A name and its e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Address {
    /// The name.
    pub name: String,
    /// The address, without `mailto:`.
    pub mail: String,
}
