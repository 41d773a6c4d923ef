//! School terms: given by the authority as data, never guessed.

use jiff::civil::{Date, Weekday};

use super::calendar::{Certainty, Reckoned};
use super::date::plus_days;
use super::text::Text;
use super::{ParseProblem, holidays};

/// One term of schools in the authority's area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its name, such as `Summer 2026`.
    pub name: Text,
    /// The first day on which pupils come.
    pub first: Date,
    /// The last day on which pupils come.
    pub last: Date,
    /// Days inside it on which schools are closed, each run from its first to its last day: half
    /// term, training days.
    pub closed: Vec<(Date, Date)>,
}

impl Term {
    /// Whether a day lies in the term, half term included.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }
}

/// The terms that the authority has given, in order, none overlapping another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms(Vec<Term>);

impl Terms {
    /// The terms in order of time, whatever order they are given in.
    ///
    /// # Errors
    /// Where a term ends before it begins, has closed days outside itself or the wrong way round, or
    /// begins before the one before it has ended: the term's place in `terms` as given, and why.
    pub fn new(terms: Vec<Term>) -> Result<Self, (usize, ParseProblem)> {
        let mut terms: Vec<_> = terms.into_iter().enumerate().collect();
        terms.sort_by_key(|(_, term)| (term.first, term.last));
        for (at, term) in &terms {
            if term.last < term.first {
                return Err((*at, ParseProblem::new("the term ends before it begins")));
            }
            if term
                .closed
                .iter()
                .any(|(a, b)| b < a || !term.contains(*a) || !term.contains(*b))
            {
                let problem = "closed days run from their first to their last, inside the term";
                return Err((*at, ParseProblem::new(problem)));
            }
        }
        for pair in terms.windows(2) {
            if pair[1].1.first <= pair[0].1.last {
                let problem = "the term begins before the term before it has ended";
                return Err((pair[1].0, ParseProblem::new(problem)));
            }
        }
        Ok(Self(terms.into_iter().map(|(_, term)| term).collect()))
    }

    /// All terms, the earliest first.
    #[must_use]
    pub fn all(&self) -> &[Term] {
        &self.0
    }

    /// The term in which a day lies, half term included; `None` in the holidays between.
    #[must_use]
    pub fn term_of(&self, date: Date) -> Option<&Term> {
        self.started_by(date)
            .last()
            .filter(|term| term.contains(date))
    }

    /// The terms that have begun by a day: the last of them is the present or most recent one.
    #[must_use]
    pub fn started_by(&self, date: Date) -> &[Term] {
        &self.0[..self.0.partition_point(|term| term.first <= date)]
    }

    /// Whether schools are open: a weekday in term that is neither closed nor a bank holiday.
    #[must_use]
    pub fn is_school_day(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let open = |term: &Term| !term.closed.iter().any(|(a, b)| (*a..=*b).contains(&date));
        !weekend && holidays::on(date).is_none() && self.term_of(date).is_some_and(open)
    }

    /// Whether the terms and the table of bank holidays reach over all days between two.
    #[must_use]
    pub fn certainty(&self, a: Date, b: Date) -> Certainty {
        let (from, until) = (a.min(b), a.max(b));
        let given = self.0.first().is_some_and(|term| term.first <= from)
            && self.0.last().is_some_and(|term| until <= term.last);
        let known = given && holidays::covers(from) && holidays::covers(until);
        if known {
            Certainty::Known
        } else {
            Certainty::BeyondTable
        }
    }

    /// The school day so many school days after a day, or `None` where the terms given do not reach
    /// so far, or nought is asked for.
    #[must_use]
    pub fn add_school_days(&self, from: Date, days: u16) -> Option<Reckoned<Date>> {
        let value = self
            .school_days_after(from)
            .nth(usize::from(days).checked_sub(1)?)?;
        Some(Reckoned {
            value,
            certainty: self.certainty(from, value),
        })
    }

    fn school_days_after(&self, after: Date) -> impl Iterator<Item = Date> {
        let next = plus_days(after, 1);
        self.0
            .iter()
            .flat_map(move |term| {
                let first = Some(term.first.max(next));
                std::iter::successors(first, |day| day.tomorrow().ok())
                    .take_while(|day| *day <= term.last)
            })
            .filter(|day| self.is_school_day(*day))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::date::tests::any_date;
    use super::*;

    fn term(name: &str, first: Date, last: Date, closed: &[(Date, Date)]) -> Term {
        Term {
            name: name.parse().expect("a name"),
            first,
            last,
            closed: closed.to_vec(),
        }
    }

    fn terms() -> Terms {
        let half = (date(2026, 5, 25), date(2026, 5, 29));
        let summer = term("Summer 2026", date(2026, 4, 13), date(2026, 7, 17), &[half]);
        let spring = term("Spring 2026", date(2026, 1, 5), date(2026, 3, 27), &[]);
        Terms::new(vec![summer, spring]).expect("in order")
    }

    #[test]
    fn days_in_and_out_of_term() {
        let terms = terms();
        let name = |day| terms.term_of(day).map(|term| term.name.as_str());
        assert_eq!(name(date(2026, 3, 27)), Some("Spring 2026"));
        assert_eq!(name(date(2026, 3, 28)), None);
        assert_eq!(name(date(2026, 5, 27)), Some("Summer 2026"));
        assert_eq!(name(date(2025, 12, 1)), None);
        assert_eq!(terms.started_by(date(2026, 4, 1)).len(), 1);
        assert_eq!(terms.started_by(date(2026, 4, 13)).len(), 2);
        assert!(terms.is_school_day(date(2026, 5, 22)));
        assert!(!terms.is_school_day(date(2026, 5, 27))); // half term
        assert!(!terms.is_school_day(date(2026, 5, 4))); // bank holiday
        assert!(!terms.is_school_day(date(2026, 6, 13))); // Saturday
    }

    #[test]
    fn school_days() {
        let terms = terms();
        let found = terms
            .add_school_days(date(2026, 3, 26), 2)
            .expect("in term");
        assert_eq!(found.value, date(2026, 4, 13));
        assert_eq!(terms.add_school_days(date(2026, 7, 16), 2), None);
        assert_eq!(terms.add_school_days(date(2026, 6, 10), 0), None);
        assert_eq!(Terms::default().add_school_days(date(2026, 6, 10), 1), None);
    }

    #[test]
    fn terms_that_cannot_be() {
        let (a, b, c) = (date(2026, 1, 5), date(2026, 3, 27), date(2026, 4, 13));
        for (given, at, words) in [
            (
                vec![term("x", a, b, &[]), term("y", c, a, &[])],
                1,
                "ends before it begins",
            ),
            (
                vec![term("x", b, c, &[]), term("y", a, b, &[])],
                0,
                "has ended",
            ),
            (vec![term("x", a, b, &[(b, c)])], 0, "closed days"),
            (vec![term("x", a, c, &[(b, a)])], 0, "closed days"),
        ] {
            let (found, problem) = Terms::new(given).expect_err(words);
            assert_eq!(found, at, "{words}");
            assert!(problem.message().contains(words), "{problem}");
        }
    }

    proptest! {
        #[test]
        fn adding_and_counting_agree(from in any_date(), days in 1_u16..80) {
            let terms = terms();
            if let Some(found) = terms.add_school_days(from, days) {
                prop_assert!(terms.is_school_day(found.value));
            }
        }
    }
}
