//! The fields that a column can feed: how their values are written, and how headings call them.

/// How the value of a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A day.
    Day,
    /// Month and year of a day of birth.
    Month,
    /// Initials.
    Initials,
    /// A name, of which the initials are kept.
    InitialsOf,
    /// A member of staff, by id or by name.
    Person,
    /// A team, by id or by name.
    Team,
    /// A role, by id or by its title.
    Role,
    /// A name in lower-case letters and hyphens.
    Name,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// Yes or no.
    Yes,
    /// A sum.
    Money,
    /// A whole number.
    Number,
    /// A code of the category of need.
    Need,
    /// A code of a special educational need.
    SenNeed,
    /// A setting, by id, name or number.
    Setting,
    /// Words in one line.
    Text,
    /// Words, perhaps over several lines.
    Long,
}

/// A field that a column can feed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// Whether a row says nothing without it.
    pub(super) needed: bool,
    /// How headings call it; the first that fits a column takes it.
    pub(super) called: &'static [&'static str],
}

pub(super) const fn may(name: &'static str, form: Form, called: &'static [&'static str]) -> Field {
    Field {
        name,
        form,
        needed: false,
        called,
    }
}

pub(super) const fn need(name: &'static str, form: Form, called: &'static [&'static str]) -> Field {
    Field {
        name,
        form,
        needed: true,
        called,
    }
}
