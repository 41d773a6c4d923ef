//! What a rule of the program is, as far as an edition can ask for it.

use crate::model::edition::Event;
use crate::plan::Circumstances;
use crate::yaml::{Node, Read, read_node};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use std::any::Any;

/// The parameters of a rule or a section, as one entry of an edition gives them.
pub(crate) trait Parameters: Any + std::fmt::Debug + Send + Sync {
    /// What is wrong with them though each can be read, such as 180 in a hundred, or one that means
    /// nothing beside another; in words that follow the rule's name.
    fn nonsense(&self) -> Option<String> {
        None
    }

    /// Whether a child is one of those of whom it is asked by now, whatever the entry's conditions say.
    fn applies(&self, _: &Circumstances<'_>) -> bool {
        true
    }

    /// Whether a deadline that is named may run from this, and not from the meeting or the decision.
    fn counts_from(&self, _: Event) -> bool {
        false
    }
}

/// What all entries that name a rule have in common.
pub(crate) trait Spec: Parameters + DeserializeOwned + JsonSchema {
    /// Whether an entry may say of what it asks.
    const CONDITIONS: Conditions = Conditions::None;
    /// The settings of an edition that nobody looks at unless the rule is asked for.
    const SETTINGS: &'static [Setting] = &[];
}

/// Whether `when:` may stand beside a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conditions {
    /// No: the rule looks at no item and no child.
    None,
    /// Yes; without it, everything is asked.
    Optional,
    /// It must: the rule asked of everything would make no sense.
    Needed,
}

/// A setting of an edition that looks as if it were checked, and is so only by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// `quorum`.
    Quorum,
    /// `schedule.every-weeks` and its kin.
    Interval,
    /// `schedule.enhanced-every-weeks`.
    EnhancedInterval,
    /// `schedule.weeks-of-month`.
    WeeksOfMonth,
    /// `schedule.term-time-only`.
    TermTime,
    /// `schedule.at-least`.
    AtLeast,
    /// `if-away` and `if-there` of a decision.
    WhoIsThere,
    /// `review`.
    Review,
    /// `rotation-weeks` of a seat.
    Rotation,
    /// `confirmation` of a decision.
    Confirmation,
}

/// A rule of the program.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which is also its files' name.
    pub name: &'static str,
    /// Its page: specification, test and help in one.
    pub page: &'static str,
    pub(crate) conditions: Conditions,
    pub(crate) settings: &'static [Setting],
    pub(crate) read: fn(&Node) -> Read<Box<dyn Parameters>>,
    /// What an editor is told of its parameters.
    pub(crate) schema: fn(&mut SchemaGenerator) -> Schema,
}

impl Rule {
    /// What it looks for, in a sentence: the first of its page.
    #[must_use]
    pub fn says(&self) -> &'static str {
        self.page.lines().nth(2).unwrap_or(self.name)
    }

    /// Whether `when:` may stand beside it.
    #[must_use]
    pub fn takes_conditions(&self) -> bool {
        self.conditions != Conditions::None
    }

    /// The rule that takes these parameters.
    pub(crate) const fn of<P: Spec>(name: &'static str, page: &'static str) -> Self {
        Self {
            name,
            page,
            conditions: P::CONDITIONS,
            settings: P::SETTINGS,
            read: read::<P>,
            schema: P::json_schema,
        }
    }
}

/// Reads parameters, with every reference and text in them.
pub(super) fn read<P: Parameters + DeserializeOwned>(node: &Node) -> Read<Box<dyn Parameters>> {
    let read = read_node::<P>(node);
    Read {
        value: read.value.map(|with| Box::new(with) as Box<dyn Parameters>),
        problems: read.problems,
        references: read.references,
        texts: read.texts,
    }
}
