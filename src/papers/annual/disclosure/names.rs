//! The names of what is counted. They are fixed when the program is written, so that two sections that
//! mean the same number say so.

/// A category of a list: its rank, and its name.
///
/// The last two ranks are for what is no point of a scale: what a child does not have, and what is not
/// known.
pub(in crate::papers::annual) type Category = (usize, String);

/// The first rank that is no point of a scale.
pub(super) const OFF_SCALE: usize = usize::MAX - 1;

/// A set of children, or of things that concern single children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) struct Population(&'static str);

/// The members of a population, each in one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) struct List {
    pub(super) of: Population,
    pub(super) by: &'static str,
    pub(super) scale: Scale,
}

/// How the categories of a list stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scale {
    /// By their names: small ones are merged into one.
    Named,
    /// In order: a small one is merged with a neighbour.
    Ordered,
}

/// A sum of money for each of the members of a population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) struct Amount(pub(super) &'static str);

/// A number that can be printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) enum Place {
    /// The size of a population.
    Whole(Population),
    /// A category of a list.
    Cell(List, String),
}

impl Population {
    /// A population; equal names mean the same one.
    pub(in crate::papers::annual) const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its members by named categories.
    pub(in crate::papers::annual) const fn by(self, by: &'static str) -> List {
        List {
            of: self,
            by,
            scale: Scale::Named,
        }
    }

    /// Its members along an ordered scale, such as age.
    pub(in crate::papers::annual) const fn along(self, by: &'static str) -> List {
        List {
            of: self,
            by,
            scale: Scale::Ordered,
        }
    }
}

impl List {
    /// One of its categories.
    pub(in crate::papers::annual) fn cell(self, label: impl Into<String>) -> Place {
        Place::Cell(self, label.into())
    }
}

impl Amount {
    /// A kind of money; equal names mean the same one.
    pub(in crate::papers::annual) const fn new(name: &'static str) -> Self {
        Self(name)
    }
}
