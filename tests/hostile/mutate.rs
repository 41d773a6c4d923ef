//! A file changed at random, as a slip of the hand or a bad copy would.

use crate::random::Random;

/// Pieces that have a meaning somewhere.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "\t",
    "\"",
    "'",
    "|",
    "&a ",
    "*a",
    "!!str ",
    "#",
    "\u{0}",
    "\u{202e}",
    "\u{1F600}",
    "2026-02-30",
    "9999999999999",
    "-1",
    "null",
    "~",
    "---\n",
];

/// One change of a text: bytes lost, lines doubled, swapped or lost, a piece or another line put in.
pub(crate) fn mutate(random: &mut Random, bytes: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(8) {
        0 => {
            let at = random.below(bytes.len());
            let end = (at + 1 + random.below(20)).min(bytes.len());
            bytes.drain(at..end);
            return;
        }
        1 => {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).expect("a byte");
            return;
        }
        2 | 3 => {
            let at = random.below(bytes.len());
            let piece = PIECES[random.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
            return;
        }
        4 => lines.insert(one, lines[other]),
        5 => lines.swap(one, other),
        6 => {
            lines.remove(one);
        }
        _ => {
            // The value of another line.
            let value = |line: &str| line.split_once(": ").map(|(_, value)| value.to_owned());
            let Some((key, value)) = lines[one]
                .split_once(": ")
                .and_then(|(key, _)| Some((key, value(lines[other])?)))
            else {
                return;
            };
            let new = format!("{key}: {value}");
            let head: String = lines[..one].concat();
            let tail: String = lines[one + 1..].concat();
            *bytes = format!("{head}{new}{tail}").into_bytes();
            return;
        }
    }
    *bytes = lines.concat().into_bytes();
}
