//! Shares of a cost: they sum to the whole exactly, or somebody's bill is wrong.

use super::money::Money;

/// What the shares leave uncovered: nothing when they sum to the whole exactly, below nothing when
/// they come to more. `None` only where a sum leaves the range.
///
/// ```
/// use ipop::model::value::{money::Money, share::uncovered};
/// let [whole, half] = [1000, 500].map(Money::from_pence);
/// assert_eq!(uncovered(whole, [half, half]), Some(Money::ZERO));
/// ```
pub fn uncovered(whole: Money, shares: impl IntoIterator<Item = Money>) -> Option<Money> {
    whole.checked_sub(Money::checked_sum(shares)?)
}

/// Divides `whole` in proportion to `weights` to the penny, so that the parts sum to it exactly.
///
/// Each part is rounded down, then the pence left over go one each to the largest remainders, the
/// earlier first where they are equal. Weights below nothing count as nothing; where all are
/// nothing, nobody can be named to pay and the answer is `None`.
#[must_use]
pub fn apportion(whole: Money, weights: &[Money]) -> Option<Vec<Money>> {
    let weights: Vec<i128> = weights
        .iter()
        .map(|w| i128::from(w.pence().max(0)))
        .collect();
    let all: i128 = weights.iter().sum();
    if all == 0 {
        return None;
    }
    let pence = i128::from(whole.pence());
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        let product = pence.checked_mul(*weight)?;
        parts.push(product.div_euclid(all));
        remainders.push((std::cmp::Reverse(product.rem_euclid(all)), at));
    }
    remainders.sort_unstable();
    let left = usize::try_from(pence - parts.iter().sum::<i128>()).ok()?;
    for (_, at) in remainders.into_iter().take(left) {
        parts[at] += 1;
    }
    let parts = parts
        .into_iter()
        .map(|part| i64::try_from(part).map(Money::from_pence));
    parts.collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(whole: i64, weights: &[i64]) -> Option<Vec<i64>> {
        let weights: Vec<_> = weights.iter().copied().map(Money::from_pence).collect();
        let parts = apportion(Money::from_pence(whole), &weights)?;
        Some(parts.into_iter().map(Money::pence).collect())
    }

    #[test]
    fn parts_to_the_penny() {
        assert_eq!(split(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(split(-100, &[1, 1, 1]), Some(vec![-33, -33, -34]));
        assert_eq!(split(1000, &[600, 250, 150]), Some(vec![600, 250, 150]));
        assert_eq!(split(1, &[1, 0, 2]), Some(vec![0, 0, 1]));
        assert_eq!(split(100, &[0, -5]), None);
        assert_eq!(split(100, &[]), None);
    }

    #[test]
    fn what_is_uncovered() {
        let p = Money::from_pence;
        assert_eq!(uncovered(p(1000), [p(600), p(400)]), Some(p(0)));
        assert_eq!(uncovered(p(1000), [p(600), p(399)]), Some(p(1)));
        assert_eq!(uncovered(p(1000), [p(600), p(401)]), Some(p(-1)));
        assert_eq!(uncovered(p(1000), [p(i64::MAX), p(1)]), None);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(
            whole in -10_000_000_i64..10_000_000,
            weights in prop::collection::vec(0_i64..1_000_000, 1..8),
        ) {
            prop_assume!(weights.iter().sum::<i64>() > 0);
            let parts = split(whole, &weights).expect("someone pays");
            prop_assert_eq!(parts.iter().sum::<i64>(), whole);
            let all: i64 = weights.iter().sum();
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!((part * all - whole * weight).abs() < all, "within a penny");
            }
        }
    }
}
