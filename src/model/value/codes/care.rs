//! Why a child is looked after, under which law, why a placement changed and why care ended.

use super::{InForce, code_list};

code_list! {
    /// SSDA903 legal status (`LS`).
    LegalStatus, "expected a legal status code of the SSDA903 return, such as C2 or V2";
    C1 "C1" "Interim care order";
    C2 "C2" "Full care order";
    D1 "D1" "Freeing order";
    E1 "E1" "Placement order";
    V2 "V2" "Accommodated under section 20";
    V3 "V3" "Series of short breaks, each stay recorded";
    V4 "V4" "Series of short breaks, recorded as an agreement";
    L1 "L1" "Police protection";
    L2 "L2" "Emergency protection order";
    L3 "L3" "Child assessment order";
    J1 "J1" "Remanded to local authority or youth detention accommodation";
    J2 "J2" "Accommodated under the Police and Criminal Evidence Act";
    J3 "J3" "Youth rehabilitation order with residence or intensive fostering";
}

code_list! {
    /// SSDA903 category of need (`CIN`).
    CategoryOfNeed, "expected a category of need code of the SSDA903 return, such as N1";
    N1 "N1" "Abuse or neglect";
    N2 "N2" "Child's disability";
    N3 "N3" "Parent's illness or disability";
    N4 "N4" "Family in acute stress";
    N5 "N5" "Family dysfunction";
    N6 "N6" "Socially unacceptable behaviour";
    N7 "N7" "Low income";
    N8 "N8" "Absent parenting";
}

code_list! {
    /// SSDA903 reason for placement change (`REASON_PLACE_CHANGE`), recorded on the placement that
    /// ends. CUSTOD came in 2018-19.
    PlacementChangeReason,
    "expected a placement change reason code of the SSDA903 return, such as CARPL";
    Carpl "CARPL" "Change to, or carrying out of, the care plan";
    Close "CLOSE" "Provision closed or carer resigned";
    Alleg "ALLEG" "Allegation (section 47)";
    Stand "STAND" "Concern about standards of care";
    Apprr "APPRR" "Approval removed";
    Creqb "CREQB" "Carer asked for an end because of the child's behaviour";
    Creqo "CREQO" "Carer asked for an end for other reasons";
    Child "CHILD" "Child asked for an end";
    Lareq "LAREQ" "Responsible or area authority asked for an end";
    Place "PLACE" "Change in the placement's status only";
    Custod "CUSTOD" "Custody arrangement" => InForce::from(2018, 4, 1);
    Other "OTHER" "Other reason";
}

code_list! {
    /// SSDA903 reason why a time in care ended (`REC`), but for X1, which says that it goes on. E43 and
    /// E44 became E45 to E48 in 2018-19.
    ReasonCareEnded, "expected the code of a reason why care ended of the SSDA903 return, such as E4A";
    E11 "E11" "Adopted, unopposed";
    E12 "E12" "Adopted, consent dispensed with by the court";
    E13 "E13" "Left to live with others who have no parental responsibility";
    E14 "E14" "Accommodation on remand ended";
    E15 "E15" "Age assessed as 18 or over";
    E16 "E16" "Moved abroad";
    E17 "E17" "Aged 18 and stayed with carers";
    E2 "E2" "Died";
    E3 "E3" "Care taken over by another authority";
    E41 "E41" "Child arrangements order";
    E43 "E43" "Special guardianship, to former carers" => InForce::until(2018, 3, 31);
    E44 "E44" "Special guardianship, to others" => InForce::until(2018, 3, 31);
    E45 "E45" "Special guardianship, to relatives or friends who fostered" => InForce::from(2018, 4, 1);
    E46 "E46" "Special guardianship, to other former carers" => InForce::from(2018, 4, 1);
    E47 "E47" "Special guardianship, to relatives or friends" => InForce::from(2018, 4, 1);
    E48 "E48" "Special guardianship, to any others" => InForce::from(2018, 4, 1);
    E4A "E4A" "Returned home, planned";
    E4B "E4B" "Returned home, unplanned";
    E5 "E5" "Independent living with support";
    E6 "E6" "Independent living without support";
    E7 "E7" "Residential care for adults";
    E8 "E8" "Other reason";
    E9 "E9" "Sentenced to custody";
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::Validity::{Invalid, Valid};
    use super::*;

    #[test]
    fn custody_came_in_2018() {
        assert_eq!(
            PlacementChangeReason::Custod.valid_on(date(2018, 3, 31)),
            Invalid
        );
        assert_eq!(
            PlacementChangeReason::Custod.valid_on(date(2018, 4, 1)),
            Valid
        );
        assert_eq!(
            PlacementChangeReason::Close.valid_on(date(2018, 3, 31)),
            Valid
        );
    }

    #[test]
    fn near_misses_are_suggested() {
        let near = |text: &str| {
            let problem = text
                .parse::<PlacementChangeReason>()
                .expect_err("no such code");
            problem.suggestion().map(str::to_owned)
        };
        assert_eq!(near("closed").as_deref(), Some("CLOSE"));
        assert_eq!(near("CUSTODY").as_deref(), Some("CUSTOD"));
        assert_eq!(near("moved house"), None);
        let problem = "C3".parse::<LegalStatus>().expect_err("no such code");
        assert_eq!(problem.suggestion(), Some("C1 or C2"));
    }
}
