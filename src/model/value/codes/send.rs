//! Special educational needs.

use super::code_list;

code_list! {
    /// Primary need of SEN2 and the school census (SEN type), ranked first or second. In force
    /// throughout, as far as our sources tell; a newer census may have further codes.
    SenNeed, "expected a primary need code of the SEN2 return, such as SEMH";
    Spld "SPLD" "Specific learning difficulty";
    Mld "MLD" "Moderate learning difficulty";
    Sld "SLD" "Severe learning difficulty";
    Pmld "PMLD" "Profound and multiple learning difficulty";
    Semh "SEMH" "Social, emotional and mental health";
    Slcn "SLCN" "Speech, language and communication needs";
    Hi "HI" "Hearing impairment";
    Vi "VI" "Vision impairment";
    Msi "MSI" "Multi-sensory impairment";
    Pd "PD" "Physical disability";
    Asd "ASD" "Autistic spectrum disorder";
    Oth "OTH" "Other difficulty";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_suggested() {
        let near = |text: &str| {
            let problem = text.parse::<SenNeed>().expect_err("no such code");
            problem.suggestion().map(str::to_owned)
        };
        assert_eq!(near("asd").as_deref(), Some("ASD"));
        assert_eq!(near("ASC").as_deref(), Some("ASD"));
        assert_eq!(near("SEMHD").as_deref(), Some("SEMH"));
        assert_eq!(near("autism"), None);
        assert_eq!(SenNeed::Semh.label(), "Social, emotional and mental health");
    }
}
