//! One figure in words, and whether some of it is withheld: nobody has to look for the mark.

use super::SYMBOL;

/// A figure on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::papers::annual) struct Said {
    /// Its words: `7`, `c`, `11 of 21 (52 per cent)`.
    pub text: String,
    /// Whether a number in it is withheld.
    pub withheld: bool,
}

impl Said {
    /// A number that is withheld.
    pub(in crate::papers::annual) fn withheld() -> Self {
        Self {
            text: SYMBOL.to_owned(),
            withheld: true,
        }
    }

    /// What there is none of.
    pub(in crate::papers::annual) fn none() -> Self {
        Self::from("–".to_owned())
    }

    /// The same figure with words around it.
    pub(in crate::papers::annual) fn map(self, words: impl FnOnce(String) -> String) -> Self {
        Self {
            text: words(self.text),
            withheld: self.withheld,
        }
    }
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self {
            text,
            withheld: false,
        }
    }
}
