//! A text of which nobody knows the columns beforehand, as lines of values.

use super::grid::{Fields, LineNumbers};

/// The lines of a text in which something stands.
#[derive(Debug, Default)]
pub(crate) struct Loose {
    /// Each with its number, counted from 1.
    pub lines: Vec<(u32, Vec<String>)>,
    /// The line on which a quotation mark opens that nothing closes: what follows it was not read.
    pub unclosed: Option<u32>,
}

/// Takes a text apart at such a separator. A value in quotation marks may run over several lines.
#[must_use]
pub(crate) fn loose(text: &str, separator: char) -> Loose {
    let mut loose = Loose::default();
    let mut fields = Fields::new(text, separator);
    let mut numbers = LineNumbers::new(text);
    let (mut cells, mut number) = (Vec::new(), 0);
    while let Some(field) = fields.next_field(cells.is_empty()) {
        let raw = &text[field.place.clone()];
        let line = numbers.of(field.place.start);
        if raw.starts_with('"') && !raw.matches('"').count().is_multiple_of(2) {
            loose.unclosed = Some(line);
            break;
        }
        if cells.is_empty() {
            number = line;
        }
        cells.push(field.text);
        if !field.ends_line {
            continue;
        }
        let cells = std::mem::take(&mut cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            loose.lines.push((number, cells));
        }
    }
    loose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_values() {
        let loose = loose("a;b\r\n\r\n\"one;\ntwo\"; x \r\n;\n3;4", ';');
        let wanted = [
            (1, vec!["a", "b"]),
            (3, vec!["one;\ntwo", "x"]),
            (6, vec!["3", "4"]),
        ];
        let wanted =
            wanted.map(|(line, cells)| (line, cells.into_iter().map(str::to_owned).collect()));
        assert_eq!(loose.lines, wanted);
        assert_eq!(loose.unclosed, None);
    }

    #[test]
    fn a_mark_that_nothing_closes() {
        let loose = loose("a,b\n1,\"two\n3,4\n", ',');
        assert_eq!((loose.lines.len(), loose.unclosed), (1, Some(2)));
    }
}
