//! Texts of the program's in a panel's words.

use super::words::WORDS;
use super::{Edition, Fact};
use crate::model::value::{Text, words::capital_first};

impl Edition {
    /// The panel's word for something, by one of the names of [`WORDS`].
    #[must_use]
    pub fn word<'a>(&'a self, name: &'a str) -> &'a str {
        let Some((word, _, usual)) = WORDS.iter().find(|(_, known, _)| *known == name) else {
            return name;
        };
        self.words.get(word).map_or(*usual, Text::as_str)
    }

    /// A text of the program's with the panel's words in it: `{agenda}`, or `{Agenda}` with a capital.
    #[must_use]
    pub fn worded(&self, text: &str) -> String {
        let mut worded = text.to_owned();
        for (_, name, _) in WORDS {
            let word = self.word(name);
            worded = worded.replace(&format!("{{{name}}}"), word).replace(
                &format!("{{{}}}", capital_first(name)),
                &capital_first(word),
            );
        }
        worded
    }
}

impl Fact {
    /// What it is called on paper, in the panel's words.
    #[must_use]
    pub fn title(self, edition: &Edition) -> String {
        edition.worded(self.unworded())
    }
}
