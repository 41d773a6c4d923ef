//! Text in lines that fit a terminal.

/// Columns of a line.
const WIDTH: usize = 90;

/// A paragraph in lines: the first after `first`, the others after as many spaces.
pub(super) fn wrapped(first: &str, text: &str) -> String {
    let hang = " ".repeat(first.chars().count());
    let mut lines = vec![first.to_owned()];
    let mut is_empty = true;
    for word in text.split_whitespace() {
        let last = lines.last_mut().map_or(0, |line| line.chars().count());
        if !is_empty && last + 1 + word.chars().count() > WIDTH {
            lines.push(hang.clone());
            is_empty = true;
        }
        if let Some(line) = lines.last_mut() {
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
        }
        is_empty = false;
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, wrapped};

    #[test]
    fn lines_fit_and_hang_below_the_first() {
        assert_eq!(wrapped("- ", "one\ntwo"), "- one two\n");
        assert_eq!(wrapped("  ", ""), "\n");
        let long = wrapped("P-01  ", &"word ".repeat(40));
        let lines: Vec<&str> = long.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(
            lines.iter().all(|line| line.chars().count() <= WIDTH),
            "{long}"
        );
        assert!(lines[1].starts_with("      word"), "{long}");
    }
}
