//! Where a child is placed, and by whom it is provided.

use super::{InForce, Validity, code_list};
use jiff::civil::Date;

code_list! {
    /// SSDA903 placement type (`PLACE`).
    ///
    /// P2 ended on 27 October 2023, when supported accommodation came to need registration; H5 ended
    /// with the collection year 2023-24 and K3 took its place from 2024-25. Z11 to Z14 came in
    /// 2025-26; no source that we hold says what they mean, nor whether Z1 stayed beside them.
    PlacementType, "expected a placement type code of the SSDA903 return, such as K2 or U6";
    A3 "A3" "Placed for adoption by consent with current foster carers";
    A4 "A4" "Placed for adoption by consent, not with current foster carers";
    A5 "A5" "Placed for adoption under a placement order with current foster carers";
    A6 "A6" "Placed for adoption under a placement order, not with current foster carers";
    H5 "H5" "Semi-independent living outside the children's homes regulations"
        => InForce::until(2024, 3, 31);
    K1 "K1" "Secure children's home";
    K2 "K2" "Children's home";
    K3 "K3" "Supported accommodation (16 and over)" => InForce::from(2024, 4, 1);
    P1 "P1" "Placed with parents or others with parental responsibility";
    P2 "P2" "Independent living" => InForce::until(2023, 10, 27);
    P3 "P3" "Residential employment";
    R1 "R1" "Residential care home";
    R2 "R2" "NHS or other medical or nursing establishment";
    R3 "R3" "Family centre or mother and baby unit";
    R5 "R5" "Young offender institution";
    S1 "S1" "Residential school";
    T0 "T0" "Temporary move, any kind";
    T1 "T1" "Temporary stay in hospital";
    T2 "T2" "Temporary absence on holiday";
    T3 "T3" "Temporary stay while foster carers are on holiday";
    T4 "T4" "Temporary stay of seven days or less, other";
    U1 "U1" "Fostering by relatives or friends, long term";
    U2 "U2" "Fostering by relatives or friends who may adopt";
    U3 "U3" "Fostering by relatives or friends, not long term";
    U4 "U4" "Fostering by other carers, long term";
    U5 "U5" "Fostering by other carers who may adopt";
    U6 "U6" "Fostering by other carers, not long term";
    Z1 "Z1" "Other placement, outside the standard types" => InForce::unclear_from(2025, 4, 1);
    Z11 "Z11" "Other placement (code Z11)" => InForce::from(2025, 4, 1);
    Z12 "Z12" "Other placement (code Z12)" => InForce::from(2025, 4, 1);
    Z13 "Z13" "Other placement (code Z13)" => InForce::from(2025, 4, 1);
    Z14 "Z14" "Other placement (code Z14)" => InForce::from(2025, 4, 1);
}

impl PlacementType {
    /// Whether it is a short stay, during which the placement that the child lives in goes on.
    #[must_use]
    pub const fn is_temporary(self) -> bool {
        matches!(self, Self::T0 | Self::T1 | Self::T2 | Self::T3 | Self::T4)
    }

    /// Whether it is a placement for which the return has no word.
    #[must_use]
    pub const fn is_other(self) -> bool {
        use PlacementType::{Z1, Z11, Z12, Z13, Z14};
        matches!(self, Z1 | Z11 | Z12 | Z13 | Z14)
    }

    /// Whether the child lives in a family: with parents, relatives, foster carers or adopters.
    #[must_use]
    pub const fn is_in_family(self) -> bool {
        use PlacementType::{A3, A4, A5, A6, P1, R3, U1, U2, U3, U4, U5, U6};
        matches!(
            self,
            A3 | A4 | A5 | A6 | P1 | R3 | U1 | U2 | U3 | U4 | U5 | U6
        )
    }

    /// Whether an adult may live there, or go on living there: no children's home, no place with parents
    /// by a care order, no adoption to come, no short stay.
    #[must_use]
    pub const fn is_open_to_adults(self) -> bool {
        use PlacementType::{A3, A4, A5, A6, K1, K2, P1, R3, S1};
        !self.is_temporary() && !matches!(self, A3 | A4 | A5 | A6 | K1 | K2 | P1 | R3 | S1)
    }

    /// The last day of a code that is not in use any more.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        Some(self.in_force().until).filter(|last| *last < Date::MAX)
    }

    /// The code for such a place on a day on which this one is not in use, as far as sources tell.
    #[must_use]
    pub fn instead_on(self, day: Date) -> Option<Self> {
        let kin: &[Self] = match self {
            Self::H5 | Self::P2 | Self::K3 => &[Self::K3, Self::H5],
            Self::Z11 | Self::Z12 | Self::Z13 | Self::Z14 => &[Self::Z1],
            _ => &[],
        };
        let mut in_use = kin.iter().copied();
        in_use.find(|code| code.valid_on(day) == Validity::Valid)
    }
}

code_list! {
    /// SSDA903 placement provider (`PLACE_PROVIDER`). Temporary and other placements need none.
    PlacementProvider, "expected a placement provider code of the SSDA903 return, such as PR1 or PR4";
    Pr0 "PR0" "Parents or others with parental responsibility";
    Pr1 "PR1" "The authority's own provision";
    Pr2 "PR2" "Another authority's provision";
    Pr3 "PR3" "Other public provision";
    Pr4 "PR4" "Private provision";
    Pr5 "PR5" "Voluntary or third sector provision";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_suggested() {
        let problem = "k2".parse::<PlacementType>().expect_err("lower case");
        assert_eq!(problem.suggestion(), Some("K2"));
        let problem = "PR9"
            .parse::<PlacementProvider>()
            .expect_err("no such code");
        assert_eq!(problem.suggestion(), Some("PR0, PR1, PR2, PR3, PR4 or PR5"));
        assert!(!problem.message().contains("PR9"));
    }
}
