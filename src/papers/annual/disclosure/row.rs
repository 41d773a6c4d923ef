//! A few numbers that stand beside their sum, apart from everything else: how often a requirement was
//! kept, broken, waived.
//!
//! Such numbers are not told to be those of any list, but may well be: that a rule looked at nine items
//! may mean the nine items of a part, and those may be withheld. So what happens to equal a number that
//! the year withholds is withheld here too.

use super::release::Release;
use super::shown::Shown;
use super::system::{Number, State, System};
use super::{enough, is_small};

impl Release {
    /// Parts and their sum, as they may be printed.
    pub(in crate::papers::annual) fn row(&self, parts: &[u32]) -> (Vec<Shown>, Shown) {
        let mut system = System::needing(enough(self.threshold));
        let mut add = |value: u32, yields: u8| {
            let small = is_small(value, self.threshold);
            system.add(Number {
                value,
                state: if small || self.hides(value) {
                    State::Hidden
                } else {
                    State::Printed
                },
                least: 1,
                most: small.then_some(self.threshold),
                yields: Some(yields),
                table: Some(0),
                stands_nowhere: false,
            })
        };
        let places: Vec<usize> = parts.iter().map(|part| add(*part, 0)).collect();
        let whole = add(parts.iter().sum(), 1);
        system.tie(whole, places.clone());
        system.protect();
        let shown = |at: &usize| Shown::of(&system.numbers[*at]);
        (places.iter().map(shown).collect(), shown(&whole))
    }
}
