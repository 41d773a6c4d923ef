//! How wide words are, and where a label is broken.

use crate::render::fonts;

/// Pages are read with other families than the papers', of which the widest are wider by this much.
const WIDER: f64 = 1.2;

/// How much room words need, in whichever family they are read.
pub(super) fn width(text: &str, size: f64) -> f64 {
    fonts::width(text) * size * WIDER
}

/// The words in lines of at most this width; a word that is wider has a line of its own.
pub(super) fn lines(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
