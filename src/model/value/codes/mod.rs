//! The field's own codes: SSDA903 for children looked after, SEN2 for special educational needs.
//!
//! Codes stand in files, words on paper. A code is in force for certain days: the lists change from
//! one collection year to the next, so a rule asks on which day a code is used. Codes and dates
//! are facts from the Department for Education's returns, as data-to-insight/ssd-data-model and
//! liia-tools-pipeline hold them; the labels are our own short words.
//!
//! Deliberately absent: classes such as *secure* or *external*. Terms of Reference define them over
//! these codes.

mod care;
mod placement;
mod send;

pub use care::{CategoryOfNeed, LegalStatus, PlacementChangeReason, ReasonCareEnded};
pub use placement::{PlacementProvider, PlacementType};
pub use send::SenNeed;

use jiff::civil::{Date, date};

/// Whether a code may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validity {
    /// The code is in the list.
    Valid,
    /// The code is not in the list.
    Invalid,
    /// The sources that we have disagree: check the department's guide of the year.
    Unclear,
}

/// The days on which a code is in force.
#[derive(Clone, Copy)]
struct InForce {
    from: Date,
    until: Date,
    unclear_from: Date,
}

impl InForce {
    const ALWAYS: Self = Self {
        from: Date::MIN,
        until: Date::MAX,
        unclear_from: Date::MAX,
    };

    const fn from(year: i16, month: i8, day: i8) -> Self {
        Self {
            from: date(year, month, day),
            ..Self::ALWAYS
        }
    }

    const fn until(year: i16, month: i8, day: i8) -> Self {
        Self {
            until: date(year, month, day),
            ..Self::ALWAYS
        }
    }

    const fn unclear_from(year: i16, month: i8, day: i8) -> Self {
        Self {
            unclear_from: date(year, month, day),
            ..Self::ALWAYS
        }
    }

    fn on(self, day: Date) -> Validity {
        if day < self.from || self.until < day {
            Validity::Invalid
        } else if self.unclear_from <= day {
            Validity::Unclear
        } else {
            Validity::Valid
        }
    }
}

/// The codes that somebody may have meant: the same but for case, spaces and hyphens; else those of
/// the same letters (`K1, K2 or K3`); else the nearest in spelling.
fn near(text: &str, codes: &[&'static str]) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(12)
        .collect();
    let plain = plain.to_ascii_uppercase();
    if let Some(code) = codes.iter().find(|code| **code == plain) {
        return Some((*code).to_owned());
    }
    let letters = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let family = |code: &&&str| {
        code.strip_prefix(letters)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut found: Vec<&str> = Vec::new();
    if !letters.is_empty() {
        found.extend(codes.iter().filter(family));
    }
    if found.is_empty() && plain.len() > 2 {
        let distance = |code: &str| strsim::damerau_levenshtein(&plain, code);
        let most = if plain.len() > 3 { 2 } else { 1 };
        let nearest = codes
            .iter()
            .map(|code| distance(code))
            .min()
            .filter(|n| *n <= most)?;
        found.extend(codes.iter().filter(|code| distance(code) == nearest));
    }
    let last = found.pop()?;
    Some(if found.is_empty() {
        last.to_owned()
    } else {
        format!("{} or {last}", found.join(", "))
    })
}

/// The codes whose label a text says, or begins to say word by word: `Children's home`.
fn said(text: &str, codes: &[&str], labels: &[&str]) -> Option<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.len() > 1).map(str::to_lowercase);
        words.collect()
    };
    let wanted = words(text);
    if wanted.is_empty() || text.len() > 60 {
        return None;
    }
    let says = |label: &str| {
        let label = words(label);
        let mut wanted = wanted.iter();
        wanted.all(|word| label.iter().any(|of| of.starts_with(word.as_str())))
    };
    let pairs = || codes.iter().zip(labels);
    let mut found: Vec<_> = pairs()
        .filter(|(_, label)| words(label) == wanted)
        .collect();
    if found.is_empty() {
        found.extend(pairs().filter(|(_, label)| says(label)).take(5));
    }
    let mut found: Vec<String> = found
        .into_iter()
        .map(|(code, label)| format!("{code} ({label})"))
        .collect();
    let last = found.pop()?;
    Some(if found.is_empty() {
        last
    } else {
        format!("{} or {last}", found.join(", "))
    })
}

/// Declares a list of codes as an enum: variant, code, label, and `=> InForce` unless always.
macro_rules! code_list {
    (@force) => { $crate::model::value::codes::InForce::ALWAYS };
    (@force $force:expr) => { $force };
    (
        $(#[$about:meta])*
        $name:ident, $expected:literal;
        $($variant:ident $code:literal $label:literal $(=> $force:expr)?;)+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $label] $variant,)+
        }

        impl $name {
            /// Every code of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const CODES: &'static [&'static str] = &[$($code),+];

            const LABELS: &'static [&'static str] = &[$($label),+];

            /// The code as files and returns hold it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// The code in words, for paper; an edition's `words:` may have others.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$variant => $label,)+
                }
            }

            /// Whether the code may be used on a day.
            #[must_use]
            pub fn valid_on(self, date: jiff::civil::Date) -> $crate::model::value::codes::Validity {
                self.in_force().on(date)
            }

            const fn in_force(self) -> $crate::model::value::codes::InForce {
                match self {
                    $(Self::$variant => code_list!(@force $($force)?),)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::value::ParseProblem;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                if let Some(found) = Self::ALL.iter().find(|found| found.code() == text) {
                    return Ok(*found);
                }
                let problem = $crate::model::value::ParseProblem::new($expected);
                Err(match $crate::model::value::codes::near(text, Self::CODES)
                    .or_else(|| $crate::model::value::codes::said(text, Self::CODES, Self::LABELS)) {
                    Some(near) => problem.suggesting(near),
                    None => problem,
                })
            }
        }
    };
}
use code_list;

#[cfg(test)]
mod facts;

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn a_label_leads_to_its_code() {
        let meant = |text: &str| text.parse::<PlacementType>().map_err(|e| e.in_full());
        for (text, code) in [
            ("Children's home", "K2"),
            ("childrens homes", ""),
            ("secure", "K1"),
            ("mother and baby", "R3"),
            ("hello", ""),
        ] {
            let message = meant(text).expect_err("no code");
            let found = message
                .split_once("did you mean ")
                .map_or("", |(_, rest)| rest);
            assert!(
                found.contains(code) && found.is_empty() == code.is_empty(),
                "{text}: {message}"
            );
        }
    }

    #[test]
    fn what_was_meant() {
        let codes = [
            "K1", "K2", "K3", "P1", "Z1", "Z11", "CARPL", "CREQB", "CREQO", "ASD",
        ];
        for (text, meant) in [
            ("k2", Some("K2")),
            ("K 2", Some("K2")),
            ("K9", Some("K1, K2 or K3")),
            ("K", Some("K1, K2 or K3")),
            ("p7", Some("P1")),
            ("Z12", Some("Z1 or Z11")),
            ("CARPLN", Some("CARPL")),
            ("CREQ", Some("CREQB or CREQO")),
            ("ASC", Some("ASD")),
            ("foster care", None),
            ("22", None),
            ("Q1", None),
            ("", None),
        ] {
            assert_eq!(near(text, &codes).as_deref(), meant, "{text}");
        }
    }

    /// The whole lists, as the returns have them.
    #[test]
    fn lists() {
        let joined = |codes: Vec<String>| codes.join(" ");
        macro_rules! all {
            ($name:ident) => {
                joined($name::ALL.iter().map(ToString::to_string).collect())
            };
        }
        assert_eq!(
            all!(PlacementType),
            "A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 \
             Z11 Z12 Z13 Z14"
        );
        assert_eq!(all!(LegalStatus), "C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3");
        assert_eq!(all!(CategoryOfNeed), "N1 N2 N3 N4 N5 N6 N7 N8");
        assert_eq!(
            all!(ReasonCareEnded),
            "E11 E12 E13 E14 E15 E16 E17 E2 E3 E41 E43 E44 E45 E46 E47 E48 E4A E4B E5 E6 E7 E8 E9"
        );
        assert_eq!(all!(PlacementProvider), "PR0 PR1 PR2 PR3 PR4 PR5");
        assert_eq!(
            all!(PlacementChangeReason),
            "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER"
        );
        assert_eq!(
            all!(SenNeed),
            "SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD OTH"
        );
    }

    #[test]
    fn every_code_reads_back() {
        macro_rules! each {
            ($($name:ident),+) => {$(
                for found in $name::ALL {
                    check::<$name>(&[(found.code(), Ok(found.code()))]);
                    assert!(found.label().len() > found.code().len());
                }
                check::<$name>(&[("", Err("code")), ("nothing", Err("such as"))]);
            )+};
        }
        each!(PlacementType, LegalStatus, CategoryOfNeed);
        each!(
            PlacementProvider,
            PlacementChangeReason,
            ReasonCareEnded,
            SenNeed
        );
    }
}
