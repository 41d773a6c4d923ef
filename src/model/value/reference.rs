//! References to an item and to an action, made of other values.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::date::parse_date;
use super::id::{CaseRef, Slug};
use super::{ParseProblem, digits};
use crate::diag::ItemKey;

/// An item of a meeting: a case and the kind of request, such as `C-0107/placement-move`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemRef {
    /// Whose item it is.
    pub case: CaseRef,
    /// What is asked, by the edition's name for it.
    pub kind: Slug,
}

impl From<&ItemRef> for ItemKey {
    fn from(item: &ItemRef) -> Self {
        Self {
            case: Some(item.case.to_string()),
            kind: item.kind.to_string(),
        }
    }
}

/// An action of one panel: the date of the meeting that set it and its number there, such as
/// `2026-06-10/A3`. Numbers run from 1 to 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionRef {
    meeting: Date,
    number: u16,
}

impl ActionRef {
    /// The action of that number, or `None` outside 1 to 999.
    #[must_use]
    pub fn new(meeting: Date, number: u16) -> Option<Self> {
        (1..=999)
            .contains(&number)
            .then_some(Self { meeting, number })
    }

    /// The date of the meeting that set the action.
    #[must_use]
    pub const fn meeting(self) -> Date {
        self.meeting
    }

    /// The action's number in that meeting, from 1.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.number
    }

    /// The reference inside its own meeting's papers: `A3`.
    #[must_use]
    pub fn paper(self) -> String {
        format!("A{}", self.number)
    }
}

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.case, self.kind)
    }
}

impl FromStr for ItemRef {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let problem = || {
            ParseProblem::new("expected an item as case and kind, such as C-0107/placement-move")
        };
        let (case, kind) = text.split_once('/').ok_or_else(problem)?;
        let case = case.parse().map_err(|_| problem())?;
        let kind = kind.parse().map_err(|_| problem())?;
        Ok(Self { case, kind })
    }
}

impl fmt::Display for ActionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/A{}", self.meeting, self.number)
    }
}

impl FromStr for ActionRef {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let problem =
            || ParseProblem::new("expected an action as meeting and number, such as 2026-06-10/A3");
        let (meeting, number) = text.split_once("/A").ok_or_else(problem)?;
        let meeting = parse_date(meeting).map_err(|_| problem())?;
        let number = digits(number)
            .filter(|_| !number.starts_with('0'))
            .ok_or_else(problem)?;
        let number = u16::try_from(number).map_err(|_| problem())?;
        Self::new(meeting, number).ok_or_else(problem)
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn items() {
        let no = "expected an item";
        check::<ItemRef>(&[
            ("C-0107/placement-move", Ok("C-0107/placement-move")),
            ("C-0107", Err(no)),
            ("C-0107/", Err(no)),
            ("C-0107/Move", Err(no)),
            ("C-0107/a/b", Err(no)),
            ("/placement-move", Err(no)),
            ("placement-move/C-0107", Err(no)),
        ]);
    }

    #[test]
    fn actions() {
        let no = "expected an action";
        check::<ActionRef>(&[
            ("2026-06-10/A3", Ok("2026-06-10/A3")),
            ("2026-06-10/A999", Ok("2026-06-10/A999")),
            ("2026-06-10/A1000", Err(no)),
            ("2026-06-10/A0", Err(no)),
            ("2026-06-10/A03", Err(no)),
            ("2026-06-10/A", Err(no)),
            ("2026-06-10/3", Err(no)),
            ("2026-06-31/A3", Err(no)),
            ("2026-6-10/A3", Err(no)),
            ("2026-06-10/A99999999999", Err(no)),
        ]);
        let mut actions = ["2026-06-10/A10", "2026-06-10/A9", "2026-05-27/A11"]
            .map(|text| text.parse::<ActionRef>().expect("an action"));
        actions.sort();
        assert_eq!(actions.map(ActionRef::paper), ["A11", "A9", "A10"]);
    }
}
