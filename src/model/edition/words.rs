//! The words that a panel has for things (P-108).

use super::{Edition, Fact};
use crate::model::value::Text;

/// The words that an edition may change, each with what is printed otherwise. The program writes none
/// of them out itself: see [`Edition::worded`], and `tests/tidy`.
pub const WORDS: &[(&str, &str)] = &[
    ("cared-for", "looked after"),
    ("review-of-care", "Looked After Review"),
    ("high-needs-block", "High Needs Block"),
    ("tracker", "tracker"),
    ("agenda", "agenda"),
    ("area", "area"),
];

impl Edition {
    /// The panel's word for something, by one of the names of [`WORDS`].
    #[must_use]
    pub fn word<'a>(&'a self, name: &'a str) -> &'a str {
        let usual = WORDS.iter().find(|(known, _)| *known == name);
        let own = self.words.get(name).map(Text::as_str);
        own.or(usual.map(|(_, usual)| *usual)).unwrap_or(name)
    }

    /// A text of the program's with the panel's words in it: `{agenda}`, or `{Agenda}` with a capital.
    #[must_use]
    pub fn worded(&self, text: &str) -> String {
        let capital = |text: &str| {
            let mut letters = text.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect::<String>()
        };
        let mut worded = text.to_owned();
        for (name, _) in WORDS {
            let word = self.word(name);
            worded = worded
                .replace(&format!("{{{name}}}"), word)
                .replace(&format!("{{{}}}", capital(name)), &capital(word));
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
