//! Amounts below nothing, where a file may state one.

use std::fmt;
use std::str::FromStr;

use super::ParseProblem;
use super::money::Money;

/// An amount that a file may state below nothing, such as the effect of a decision on a budget.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignedMoney(pub Money);

impl fmt::Display for SignedMoney {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for SignedMoney {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let Some(amount) = text.strip_prefix('-') else {
            return text.parse().map(Self);
        };
        match amount.parse()? {
            Money::ZERO => Err(ParseProblem::new("expected nothing without a sign: 0")),
            amount => Ok(Self(Money::from_pence(-amount.pence()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn signed_amounts() {
        check::<SignedMoney>(&[
            ("12.34", Ok("12.34")),
            ("-12.34", Ok("-12.34")),
            ("-0.01", Ok("-0.01")),
            ("-0", Err("without a sign")),
            ("--5", Err("nothing or more")),
            ("-1,250", Err("without commas")),
        ]);
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(pence in -100_000_000_000_i64..=100_000_000_000) {
            let amount = SignedMoney(Money::from_pence(pence));
            prop_assert_eq!(amount.to_string().parse::<SignedMoney>(), Ok(amount));
        }
    }
}
