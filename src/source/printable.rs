//! Which characters may stand in a text, a path or a message as they are.
//!
//! Whatever hides, reorders or breaks what a reader sees is written as its number, such as U+202E: a
//! terminal obeys control characters, and a mark that turns the direction of text makes a path or a
//! name look like another.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Why a character is never shown as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unprintable {
    /// It controls a device: below U+0020, U+007F to U+009F.
    Control,
    /// It ends a line or paragraph, and is no line feed.
    Separator,
    /// It turns the direction of the text around it.
    Direction,
    /// It has no width, or joins, or chooses a form.
    Unseen,
    /// Nobody has agreed on what it means.
    NoMeaning,
}

/// What is wrong with a character, if it may not be shown as it is.
pub(crate) fn unprintable(c: char) -> Option<Unprintable> {
    Some(match c {
        '\u{2028}' | '\u{2029}' => Unprintable::Separator,
        c if c.is_control() => Unprintable::Control,
        '\u{061c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}' => Unprintable::Direction,
        '\u{00ad}'
        | '\u{034f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Unprintable::Unseen,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Unprintable::NoMeaning,
        c if u32::from(c) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c) => {
            Unprintable::NoMeaning
        }
        _ => return None,
    })
}

/// The text on one line, with each character that may not be shown written as its number.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| unprintable(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match unprintable(c) {
            // Writing to a string cannot fail.
            Some(_) => drop(write!(shown, "U+{:04X}", u32::from(c))),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::{printable, unprintable};
    use proptest::prelude::*;

    #[test]
    fn what_hides_is_written_as_its_number() {
        assert_eq!(printable("C-0107: £5, Zoë 👍"), "C-0107: £5, Zoë 👍");
        assert_eq!(
            printable("a\u{202e}\nb\u{9b}\u{1b}c"),
            "aU+202EU+000AbU+009BU+001Bc"
        );
    }

    proptest! {
        #[test]
        fn only_printable_characters_leave(text in any::<String>()) {
            prop_assert!(printable(&text).chars().all(|c| unprintable(c).is_none()));
        }
    }
}
