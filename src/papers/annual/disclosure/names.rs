//! The names of what is counted. They are fixed when the program is written, so that two sections that
//! mean the same number say so.

/// A category of a list: its rank, and its name.
///
/// The last two ranks are for what is no point of a scale: what a child does not have, and what is not
/// known.
pub(in crate::papers::annual) type Category = (usize, String);

/// The first rank that is no point of a scale.
pub(super) const OFF_SCALE: usize = usize::MAX - 1;

/// What a list or a part looks at in each of its members. Of two that look at the same thing, whoever
/// knows the edition, the codes and the law knows more than either says: which categories go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) enum Trait {
    /// Whether in care, and under which law.
    Care,
    /// The Education, Health and Care Plan.
    Plan,
    /// The placement: its type, its provider, its registration.
    Place,
    /// Moves from one placement to the next.
    Moves,
    /// What is asked of the panel.
    Kind,
    /// What the panel said.
    Outcome,
}

/// A set of children, or of things that concern single children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) struct Population {
    name: &'static str,
    /// By what its members are told from the rest, where it is a part of another.
    looks_at: &'static [Trait],
}

/// What sorts the members of a population: a list, or a part and its rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Division {
    List(List),
    Part(Population),
}

/// The members of a population, each in one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::papers::annual) struct List {
    pub(super) of: Population,
    pub(super) by: &'static str,
    pub(super) scale: Scale,
    looks_at: &'static [Trait],
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

impl Population {
    /// A population; equal names mean the same one.
    pub(in crate::papers::annual) const fn new(name: &'static str) -> Self {
        Self {
            name,
            looks_at: &[],
        }
    }

    /// By what its members are told from the rest.
    pub(in crate::papers::annual) const fn looking_at(self, looks_at: &'static [Trait]) -> Self {
        Self { looks_at, ..self }
    }

    /// Its members by named categories.
    pub(in crate::papers::annual) const fn by(self, by: &'static str) -> List {
        List {
            of: self,
            by,
            scale: Scale::Named,
            looks_at: &[],
        }
    }

    /// Its members along an ordered scale, such as age.
    pub(in crate::papers::annual) const fn along(self, by: &'static str) -> List {
        List {
            of: self,
            by,
            scale: Scale::Ordered,
            looks_at: &[],
        }
    }
}

impl Division {
    /// Whether which categories of the two go together is known to more than the authority.
    pub(super) fn constrains(&self, other: &Self) -> bool {
        self.looks_at()
            .iter()
            .any(|one| other.looks_at().contains(one))
    }

    fn looks_at(&self) -> &'static [Trait] {
        match self {
            Self::List(list) => list.looks_at,
            Self::Part(part) => part.looks_at,
        }
    }
}

impl List {
    /// What it looks at in its members.
    pub(in crate::papers::annual) const fn looking_at(self, looks_at: &'static [Trait]) -> Self {
        Self { looks_at, ..self }
    }
}

impl Amount {
    /// A kind of money; equal names mean the same one.
    pub(in crate::papers::annual) const fn new(name: &'static str) -> Self {
        Self(name)
    }
}
