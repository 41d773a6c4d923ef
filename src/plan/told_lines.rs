//! What has changed on the schedules and under other business since a paper went out.
//!
//! A line is known again by where it stands and its child or matter. Where a child has more than one
//! line, those that say the same are the same, and the others pair in their order.

use crate::model::meeting::SentLine;

/// What is other than it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineChange<'a> {
    /// The line was not there.
    New(&'a SentLine),
    /// It says something else now.
    Changed(&'a SentLine),
    /// It is there no more.
    Gone(&'a SentLine),
}

impl<'a> LineChange<'a> {
    /// The line as it is now, or as it last was.
    #[must_use]
    pub fn line(self) -> &'a SentLine {
        match self {
            Self::New(line) | Self::Changed(line) | Self::Gone(line) => line,
        }
    }
}

/// What differs between the lines as they were sent and as they are: what is there now in its order,
/// then what is gone.
#[must_use]
pub fn line_changes<'a>(before: &'a [SentLine], after: &'a [SentLine]) -> Vec<LineChange<'a>> {
    let mut old: Vec<&SentLine> = before.iter().collect();
    let mut other = Vec::new();
    for line in after {
        match old.iter().position(|was| *was == line) {
            Some(at) => drop(old.remove(at)),
            None => other.push(line),
        }
    }
    let mut changes = Vec::new();
    for line in other {
        match old.iter().position(|was| is_about_the_same(was, line)) {
            Some(at) => {
                old.remove(at);
                changes.push(LineChange::Changed(line));
            }
            None => changes.push(LineChange::New(line)),
        }
    }
    changes.extend(old.into_iter().map(LineChange::Gone));
    changes
}

fn is_about_the_same(one: &SentLine, other: &SentLine) -> bool {
    one.of == other.of && one.child == other.child && one.matter == other.matter
}

#[cfg(test)]
mod tests {
    use super::{LineChange, line_changes};
    use crate::model::meeting::{LineOf, SentLine};

    fn line(child: &str, says: &str) -> SentLine {
        SentLine {
            of: LineOf::Element3,
            child: Some(child.parse().expect("a reference")),
            matter: None,
            says: format!("000000{says}").parse().expect("a fingerprint"),
        }
    }

    #[test]
    fn each_sort_of_change_is_told_and_no_other() {
        let [a, b, c] = [
            line("C-0001", "0a"),
            line("C-0002", "0b"),
            line("C-0003", "0c"),
        ];
        let [other, new] = [line("C-0002", "0d"), line("C-0004", "0e")];
        assert_eq!(
            line_changes(
                &[a.clone(), b, c.clone()],
                &[other.clone(), new.clone(), a.clone()]
            ),
            [
                LineChange::Changed(&other),
                LineChange::New(&new),
                LineChange::Gone(&c)
            ]
        );
        assert!(line_changes(&[a.clone(), c.clone()], &[c, a]).is_empty());
    }

    #[test]
    fn of_two_lines_of_a_child_the_one_that_went_is_gone() {
        let [first, second] = [line("C-0001", "0a"), line("C-0001", "0b")];
        assert_eq!(
            line_changes(
                &[first.clone(), second.clone()],
                std::slice::from_ref(&second)
            ),
            [LineChange::Gone(&first)]
        );
        let third = line("C-0001", "0c");
        assert_eq!(
            line_changes(&[first, second.clone()], &[third.clone(), second]),
            [LineChange::Changed(&third)]
        );
    }
}
