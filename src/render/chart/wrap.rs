//! How wide words are, and where a label is broken.

use crate::render::fonts;

/// How wide words are in the family of the papers.
pub(super) fn width(text: &str, size: f64) -> f64 {
    fonts::width(text) * size
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
