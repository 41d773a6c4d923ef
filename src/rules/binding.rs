//! What a rule is to the engine: its name, its page, and its parameters with what they can do.

use super::context::{MeetingContext, PanelContext, Sink};
use crate::model::edition::Edition;
use crate::model::value::Slug;
use crate::yaml::{At, Node, Read, read_node};
use serde::de::DeserializeOwned;

/// A rule of the program.
pub struct Rule {
    /// Its name, which is also its files' name.
    pub name: &'static str,
    /// Its page: specification, test and help in one.
    pub page: &'static str,
    pub(super) bind: fn(&Node) -> Read<Box<dyn Check>>,
}

/// What a rule's parameters can do. A rule looks at each meeting, at the panel as a whole, or both.
pub(crate) trait Check: Send + Sync {
    /// The edition's words that the parameters use, so that each is looked up.
    fn words(&self) -> Vec<Word<'_>> {
        Vec::new()
    }

    /// What is wrong with the parameters though each can be read, such as 180 in a hundred.
    fn nonsense(&self) -> Option<&'static str> {
        None
    }

    /// Whether what the rule looks at concerns single children, so that small counts of it are not
    /// printed. A rule about meetings, seats or the panel says no.
    fn concerns_children(&self) -> bool {
        true
    }

    /// Looks at one meeting.
    fn meeting(&self, _: &MeetingContext<'_>, _: &mut Sink<'_>) {}

    /// Looks at the panel as it stands on the as-of date.
    fn panel(&self, _: &PanelContext<'_>, _: &mut Sink<'_>) {}
}

/// A word of the edition in a rule's parameters, and of which of its lists.
pub(crate) type Word<'a> = (Vocabulary, &'a At<Slug>);

/// A list of words of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// Its deadlines.
    Deadline,
    /// Its seats.
    Seat,
    /// Its parts.
    Part,
    /// Its kinds of request.
    Kind,
    /// Its forms.
    Form,
    /// Its returns.
    Return,
    /// Its letters.
    Letter,
    /// Its classes.
    Class,
    /// Its cohorts.
    Cohort,
    /// The panels that it is linked with.
    LinkedPanel,
}

impl Vocabulary {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Seat => "seat",
            Self::Part => "part",
            Self::Kind => "kind of request",
            Self::Form => "form",
            Self::Return => "return",
            Self::Letter => "letter",
            Self::Class => "class",
            Self::Cohort => "cohort",
            Self::LinkedPanel => "linked panel",
        }
    }

    pub(super) fn known(self, edition: &Edition) -> Vec<&str> {
        match self {
            Self::Deadline => edition.deadlines.keys().map(Slug::as_str).collect(),
            Self::Seat => edition.seats.iter().map(|seat| seat.id.as_str()).collect(),
            Self::Part => edition.parts.iter().map(|part| part.id.as_str()).collect(),
            Self::Kind => edition.kinds.iter().map(|kind| kind.id.as_str()).collect(),
            Self::Form => edition.forms.iter().map(|form| form.id.as_str()).collect(),
            Self::Return => edition
                .returns
                .iter()
                .map(|kind| kind.id.as_str())
                .collect(),
            Self::Letter => edition
                .letters
                .iter()
                .map(|kind| kind.id.as_str())
                .collect(),
            Self::Class => edition.classes.keys().map(Slug::as_str).collect(),
            Self::Cohort => edition
                .cohorts
                .iter()
                .map(|cohort| cohort.id.as_str())
                .collect(),
            Self::LinkedPanel => edition
                .linked_panels
                .iter()
                .map(|panel| panel.id.as_str())
                .collect(),
        }
    }
}

/// Reads a rule's parameters.
pub(super) fn bind<P: Check + DeserializeOwned + 'static>(node: &Node) -> Read<Box<dyn Check>> {
    let read = read_node::<P>(node);
    Read {
        value: read.value.map(|params| Box::new(params) as Box<dyn Check>),
        problems: read.problems,
        references: read.references,
        texts: read.texts,
    }
}
