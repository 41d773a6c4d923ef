//! Text that people write: free of characters that hide, reorder or break something.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use super::ParseProblem;
use crate::source::{Unprintable, unprintable};

/// One line of text of 1 to 200 characters, in Unicode's NFC, without white space at its ends.
///
/// Control characters, tabs, line breaks, marks that turn the direction of text, and characters of
/// no width are refused, so that the text may stand in a header, a calendar file or a terminal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

/// Markdown of 1 to 8,000 characters over several lines, refused and normalised like [`Text`] but
/// for tabs and line breaks. `\r\n` is read as `\n`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LongText(String);

impl Text {
    /// The most characters that a text may have.
    pub const MOST: usize = 200;

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LongText {
    /// The most characters that a long text may have.
    pub const MOST: usize = 8_000;

    /// The Markdown itself, lines ending in `\n`, none after the last.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is wrong with one character, in words that end "at character 14".
fn fault(c: char) -> Option<&'static str> {
    Some(match c {
        '\n' => "expected one line, found a line break",
        '\t' => "expected spaces, found a tab",
        '\r' => "found a lone carriage return",
        '\u{fffd}' => "found a sign for a lost character: save the file as UTF-8 and retype it",
        c => match unprintable(c)? {
            Unprintable::Control => "found a control character",
            Unprintable::Separator => "found a line or paragraph separator",
            Unprintable::Direction => "found a mark that turns the direction of text",
            Unprintable::Unseen => "found a character that cannot be seen",
            Unprintable::NoMeaning => "found a character without an agreed meaning",
        },
    })
}

/// What joins signs to one emoji or chooses between two forms of a sign. Telephones put them in, and
/// no paper can show what they do, so they are left out.
pub(crate) fn is_left_out(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Refuses what `fault` names but for `allowed`, normalises, trims and measures.
fn clean(text: &str, allowed: &[char], most: usize) -> Result<String, ParseProblem> {
    // Most texts are plain ASCII, of which every character is wanted and in its normal form.
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let text = if is_plain {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(normalised(text, allowed)?)
    };
    let text = text.trim();
    if text.is_empty() {
        return Err(ParseProblem::new(
            "expected some text; leave the field out if there is none",
        ));
    }
    let length = text.chars().count();
    if length > most {
        return Err(ParseProblem::new(format!(
            "expected at most {most} characters of text, found {length}"
        )));
    }
    Ok(text.to_owned())
}

fn normalised(text: &str, allowed: &[char]) -> Result<String, ParseProblem> {
    for (at, c) in text.chars().enumerate() {
        let allowed = allowed.contains(&c) || is_left_out(c);
        if let Some(fault) = fault(c).filter(|_| !allowed) {
            return Err(ParseProblem::new(format!(
                "{fault}, at character {}",
                at + 1
            )));
        }
    }
    Ok(text.chars().filter(|c| !is_left_out(*c)).nfc().collect())
}

impl FromStr for Text {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        // A YAML block (`|`) ends in a line break that nobody typed.
        let text = text.strip_suffix('\n').unwrap_or(text);
        clean(text, &[], Self::MOST).map(Self)
    }
}

impl FromStr for LongText {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let text = text.replace("\r\n", "\n");
        clean(&text, &['\n', '\t'], Self::MOST).map(Self)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for LongText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for LongText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A line of text is a paragraph too.
impl From<Text> for LongText {
    fn from(text: Text) -> Self {
        Self(text.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn one_line() {
        check::<Text>(&[
            ("Ashdown House", Ok("Ashdown House")),
            ("  a block's text  \n", Ok("a block's text")),
            ("Zoe\u{308}", Ok("Zo\u{eb}")),
            ("a family 👨\u{200d}👩 ❤\u{fe0f}", Ok("a family 👨👩 ❤")),
            ("Łódź, Αθήνα, 日本 👍", Ok("Łódź, Αθήνα, 日本 👍")),
            ("", Err("expected some text")),
            (" \u{a0}\u{3000} ", Err("expected some text")),
            ("two\nlines", Err("line break, at character 4")),
            ("two\n\n", Err("line break, at character 4")),
            ("a\tb", Err("tab, at character 2")),
            ("header\r\nBcc: x", Err("carriage return, at character 7")),
            ("nul\0", Err("control character, at character 4")),
            ("esc\u{1b}[31m", Err("control character, at character 4")),
            ("c1\u{85}", Err("control character, at character 3")),
            ("\u{202e}gnp.exe", Err("direction of text, at character 1")),
            ("a\u{2066}b", Err("direction of text, at character 2")),
            ("zero\u{200b}width", Err("cannot be seen, at character 5")),
            ("\u{feff}bom", Err("cannot be seen, at character 1")),
            ("tag\u{e0041}", Err("cannot be seen, at character 4")),
            ("soft\u{ad}hyphen", Err("cannot be seen, at character 5")),
            ("line\u{2028}separator", Err("separator, at character 5")),
            ("lost \u{fffd}", Err("save the file as UTF-8")),
            ("private \u{e000}", Err("agreed meaning")),
            ("none \u{1ffff}", Err("agreed meaning")),
        ]);
    }

    #[test]
    fn several_lines() {
        check::<LongText>(&[
            ("# Head\n\n- one\n\t- two\n", Ok("# Head\n\n- one\n\t- two")),
            ("a\r\nb", Ok("a\nb")),
            ("\n\n", Err("expected some text")),
            ("a\rb", Err("lone carriage return, at character 2")),
            ("a\u{b}b", Err("control character")),
            ("a\n\u{2067}b", Err("direction of text, at character 3")),
        ]);
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert!("é".repeat(200).parse::<Text>().is_ok());
        assert!("e\u{301}".repeat(200).parse::<Text>().is_ok());
        let long = "é".repeat(201).parse::<Text>().expect_err("too long");
        assert_eq!(
            long.message(),
            "expected at most 200 characters of text, found 201"
        );
        assert!("é\n".repeat(4_000).parse::<LongText>().is_ok());
        assert!("éé\n".repeat(4_000).parse::<LongText>().is_err());
    }

    proptest! {
        #[test]
        fn nothing_raw_gets_through(text in any::<String>()) {
            if let Ok(line) = text.parse::<Text>() {
                prop_assert!(!line.as_str().chars().any(char::is_control));
                prop_assert_eq!(line.to_string().parse::<Text>(), Ok(line));
            }
            if let Ok(long) = text.parse::<LongText>() {
                let raw = long.as_str().chars().any(|c| c.is_control() && c != '\n' && c != '\t');
                prop_assert!(!raw);
                prop_assert_eq!(long.to_string().parse::<LongText>(), Ok(long));
            }
        }
    }
}
