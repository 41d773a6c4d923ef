//! How a single value is written so that it is read as the same.

use std::fmt::Write as _;

/// A word, number or date in its place, or words in quotation marks; nothing where a word would need
/// some, and so would no longer be what it is.
pub(super) fn word(word: &str, in_brackets: bool) -> Option<String> {
    is_plain(word, in_brackets).then(|| word.to_owned())
}

/// Words on one line, with quotation marks where they need some.
pub(super) fn text(text: &str, in_brackets: bool) -> String {
    if is_plain(text, in_brackets) && !means_something_else(text) {
        return text.to_owned();
    }
    let needs_escapes = text.chars().any(is_unseen);
    if !needs_escapes && text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // All of them have a number of four figures. Writing to a String cannot fail.
            c if is_unseen(c) => drop(write!(out, "\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The head and the lines of a block, for words of more than one line; nothing where only quotation
/// marks keep every character.
pub(super) fn block(text: &str) -> Option<(&'static str, Vec<&str>)> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let head = if body.len() == text.len() { "|-" } else { "|" };
    let lines: Vec<&str> = body.split('\n').collect();
    let is_odd = |line: &&str| {
        line.chars().any(is_unseen)
            || line.ends_with(' ') && !line.trim().is_empty()
            || !line.is_empty() && line.trim().is_empty()
    };
    let fits = text.contains('\n')
        && !body.ends_with('\n')
        && !lines[0].is_empty()
        && !lines[0].starts_with(' ')
        && !lines.iter().any(is_odd);
    fits.then_some((head, lines))
}

/// Whether something may stand without quotation marks, whatever it then means.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let second = chars.next();
    let opens = match first {
        '-' | '?' | ':' => second.is_none_or(|c| c == ' ' || in_brackets && ",[]{}".contains(c)),
        first => "'\"#&*!|>%@`,[]{}".contains(first),
    };
    let in_the_way = |c: char| is_unseen(c) || in_brackets && ",[]{}".contains(c);
    !opens
        && text.trim() == text
        && !text.contains(in_the_way)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.starts_with("---")
        && !text.starts_with("...")
        && !text.starts_with("<<")
        && !text.starts_with("=======")
}

/// Whether YAML, of this year's or of older ways of reading it, takes words for a number, a date, a time,
/// a yes or no, or nothing.
fn means_something_else(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf", "-.inf",
        "+.inf",
    ];
    let is_figure = |c: char| c.is_ascii_hexdigit() || " xXoO_:.+-TtZz".contains(c);
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || "+-.~=<".contains(c));
    WORDS.contains(&text.to_ascii_lowercase().as_str())
        || text.starts_with(|c: char| "=-~".contains(c))
        || begins && text.chars().all(is_figure)
}

/// Characters that can't be seen, or that some programs take for the end of a line.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || c != ' ' && c.is_whitespace()
}
