//! Money: exact pence, never a fraction of a penny, never a float.

use std::fmt;
use std::iter::Sum;
use std::num::NonZeroU32;
use std::str::FromStr;

use super::ParseProblem;

/// A thousand million pounds: more than any council spends on placements, so a slip of the key.
const MOST_POUNDS: i64 = 1_000_000_000;

const FORM: &str = "expected an amount in pounds, such as 1250 or 1250.50";

/// An amount in pence. Read from a file it is never negative; a difference may be.
///
/// Data form `1250` or `1250.50`, written back as `1250.00`; paper form `£1,250.00`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);

    /// An amount from its pence.
    #[must_use]
    pub const fn from_pence(pence: i64) -> Self {
        Self(pence)
    }

    /// The amount in pence.
    #[must_use]
    pub const fn pence(self) -> i64 {
        self.0
    }

    /// Whether the amount is below nothing, as a saving can be.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Both together, or `None` where the sum leaves the range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// What is left after the other, below nothing if the other is more.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// What `days` days of a year of `year` days cost at this amount a year, to the nearest penny,
    /// halves away from zero.
    #[must_use]
    pub fn for_days(self, days: u32, year: NonZeroU32) -> Self {
        Self(nearest(
            i128::from(self.0) * i128::from(days),
            i128::from(year.get()),
        ))
    }

    /// The amount a head when it is shared by `count`, to the nearest penny, halves away from zero.
    #[must_use]
    pub fn per(self, count: NonZeroU32) -> Self {
        Self(nearest(i128::from(self.0), i128::from(count.get())))
    }

    /// The paper form with pence, `£1,250.00`; below nothing with a true minus, `−£3.50`.
    #[must_use]
    pub fn paper(self) -> String {
        let pence = self.0.unsigned_abs() % 100;
        format!(
            "{}.{pence:02}",
            pounds(self.0.is_negative(), self.0.unsigned_abs() / 100)
        )
    }

    /// The paper form to the nearest pound, `£1,250`, halves away from zero: for tables of totals.
    #[must_use]
    pub fn paper_whole(self) -> String {
        let whole = nearest(i128::from(self.0), 100);
        pounds(whole < 0, whole.unsigned_abs())
    }
}

/// The nearest whole quotient, halves away from zero, held to the range of `i64`.
pub(super) fn nearest(dividend: i128, divisor: i128) -> i64 {
    let half = divisor / 2 * dividend.signum();
    let whole = (dividend + half) / divisor;
    i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
}

fn pounds(negative: bool, whole: u64) -> String {
    let digits = whole.to_string();
    let mut grouped = String::from(if negative { "−£" } else { "£" });
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Sums stop at the ends of the range (£92 thousand million million) rather than wrap round;
/// amounts that files can hold never reach them.
impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, more| Self(sum.0.saturating_add(more.0)))
    }
}

impl<'a> Sum<&'a Money> for Money {
    fn sum<I: Iterator<Item = &'a Money>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pence = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", pence / 100, pence % 100)
    }
}

impl FromStr for Money {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        if text.starts_with(['-', '−', '(']) {
            return Err(ParseProblem::new(
                "expected an amount of nothing or more, such as 1250.50",
            ));
        }
        let problem = if text.contains(',') && text.contains('£') {
            "expected an amount in pounds in plain digits, without pound sign and commas, such as 1250.00"
        } else if text.contains(',') {
            "expected an amount in pounds without commas, such as 1250.00"
        } else if text.contains('_') {
            "expected an amount in pounds without underscores, such as 1250.00"
        } else if text.contains('£') {
            "expected an amount in pounds without the pound sign, such as 1250.00"
        } else {
            FORM
        };
        let problem = || ParseProblem::new(problem);
        let (whole, pence) = text.split_once('.').unwrap_or((text, "00"));
        if whole.is_empty()
            || !whole
                .bytes()
                .chain(pence.bytes())
                .all(|b| b.is_ascii_digit())
        {
            return Err(problem());
        }
        if whole.len() > 1 && whole.starts_with('0') {
            return Err(ParseProblem::new(
                "expected an amount in pounds without leading zeros, such as 1250.50",
            ));
        }
        if pence.len() != 2 {
            return Err(ParseProblem::new(
                "expected no pence or two digits of pence, such as 1250 or 1250.50",
            ));
        }
        let most = || ParseProblem::new("expected an amount of at most a thousand million pounds");
        let whole: i64 = whole.parse().map_err(|_| most())?;
        let pence: i64 = pence.parse().map_err(|_| problem())?;
        if whole > MOST_POUNDS || (whole == MOST_POUNDS && pence > 0) {
            return Err(most());
        }
        Ok(Self(whole * 100 + pence))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn amounts_as_files_hold_them() {
        check::<Money>(&[
            ("0", Ok("0.00")),
            ("0.05", Ok("0.05")),
            ("1250", Ok("1250.00")),
            ("1250.50", Ok("1250.50")),
            ("1000000000", Ok("1000000000.00")),
            ("1000000000.01", Err("at most")),
            ("99999999999999999999", Err("at most")),
            ("1,250.00", Err("without commas")),
            ("1_000", Err("without underscores")),
            ("£5000", Err("without the pound sign")),
            ("1250.5", Err("two digits of pence")),
            ("1250.", Err("two digits of pence")),
            ("1250.505", Err("two digits of pence")),
            ("010", Err("without leading zeros")),
            ("00.50", Err("without leading zeros")),
            (".50", Err("in pounds")),
            ("-5.00", Err("nothing or more")),
            ("(5.00)", Err("nothing or more")),
            ("+5.00", Err("in pounds")),
            (".nan", Err("in pounds")),
            (".inf", Err("in pounds")),
            ("1e33", Err("in pounds")),
            ("0x10", Err("in pounds")),
            ("1250 ", Err("in pounds")),
            ("1250.50.10", Err("in pounds")),
            ("١٢٥٠", Err("in pounds")),
            ("", Err("in pounds")),
        ]);
    }

    #[test]
    fn paper_forms() {
        for (pence, exact, whole) in [
            (0, "£0.00", "£0"),
            (5, "£0.05", "£0"),
            (99_950, "£999.50", "£1,000"),
            (125_000, "£1,250.00", "£1,250"),
            (123_456_789, "£1,234,567.89", "£1,234,568"),
            (-350, "−£3.50", "−£4"),
            (-49, "−£0.49", "£0"),
        ] {
            assert_eq!(Money::from_pence(pence).paper(), exact);
            assert_eq!(Money::from_pence(pence).paper_whole(), whole, "{exact}");
        }
    }

    #[test]
    fn an_even_share_rounds_halves_away_from_zero() {
        let two = NonZeroU32::MIN.saturating_add(1);
        assert_eq!(Money::from_pence(5).per(two).pence(), 3);
        assert_eq!(Money::from_pence(-5).per(two).pence(), -3);
        assert_eq!(Money::from_pence(4).per(two).pence(), 2);
    }

    #[test]
    fn sums_know_their_range() {
        let amounts = [Money::from_pence(1), Money::from_pence(250)];
        assert_eq!(amounts.iter().sum::<Money>().pence(), 251);
        assert_eq!(
            Money::ZERO.checked_sub(amounts[1]).map(Money::pence),
            Some(-250)
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(pence in 0..=MOST_POUNDS * 100) {
            let money = Money::from_pence(pence);
            prop_assert_eq!(money.to_string().parse::<Money>(), Ok(money));
        }
    }
}
