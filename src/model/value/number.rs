//! Whole numbers: days of notice, minutes an item, places in a setting.

use std::fmt;
use std::str::FromStr;

use super::ParseProblem;

/// A whole number from 0 to 1,000,000, read from text so that `010`, `1_000` and `0x10` are refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WholeNumber(u32);

impl WholeNumber {
    const MOST: u32 = 1_000_000;

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl fmt::Display for WholeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for WholeNumber {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(ParseProblem::new(
                "expected a whole number in digits alone, such as 7",
            ));
        }
        if text.len() > 1 && text.starts_with('0') {
            return Err(ParseProblem::new(
                "expected a whole number without leading zeros, such as 7",
            ));
        }
        match super::digits(text) {
            Some(number) if number <= Self::MOST => Ok(Self(number)),
            _ => Err(ParseProblem::new(
                "expected a whole number of at most a million",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn whole_numbers() {
        check::<WholeNumber>(&[
            ("0", Ok("0")),
            ("45", Ok("45")),
            ("1000000", Ok("1000000")),
            ("1000001", Err("at most a million")),
            ("99999999999", Err("at most a million")),
            ("010", Err("leading zeros")),
            ("1_000", Err("digits alone")),
            ("1,000", Err("digits alone")),
            ("0x10", Err("digits alone")),
            ("+5", Err("digits alone")),
            ("-5", Err("digits alone")),
            ("7.0", Err("digits alone")),
            ("seven", Err("digits alone")),
            ("", Err("digits alone")),
        ]);
    }
}
