//! Names that files, links and findings are made of: nothing but a strict pattern gets in, so that
//! no reference can climb out of a folder or collide with another on Windows.

use std::fmt;
use std::str::FromStr;

use super::ParseProblem;
use crate::yaml::slips;
use unicode_normalization::UnicodeNormalization as _;

/// A text in the order that a reader expects: runs of digits by their number, `P-9` before `P-10`, and
/// before anything else. Zeros in front count: `P-07` is not `P-7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Ordered {
    /// What it is compared by: worked out once, as every look into a register compares.
    key: Vec<u8>,
    text: String,
}

impl Ordered {
    fn new(text: &str) -> Self {
        let mut key = Vec::with_capacity(text.len() + 2);
        let runs = text.as_bytes();
        for run in runs.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            if run[0].is_ascii_digit() {
                let zeros = run.iter().take_while(|digit| **digit == b'0').count();
                let number = &run[zeros..];
                // Lower than any sign of a reference; then the longer number is the larger.
                key.push(1);
                key.push(u8::try_from(number.len()).unwrap_or(u8::MAX));
                key.extend(number);
            } else {
                key.extend(run);
            }
        }
        Self {
            key,
            text: text.to_owned(),
        }
    }
}

/// A case's local reference, as the council's own system writes it: up to 20 capitals, digits and
/// single hyphens, with a digit among them, such as `C-0107`
/// or `1234567`.
/// The case's file has the same name. Capitals only: two references never differ by case alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseRef(Ordered);

/// A requirement of an edition of Terms of Reference, such as `P-79`: one to three capitals, a
/// hyphen, one to three digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId(Ordered);

/// A lower-case name in words and hyphens, such as `hos-regulated-services`: for people, teams,
/// providers, budgets, roles, parts, kinds of item and panels. At most 60 characters, and not a name
/// that Windows keeps for a device.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// The initials by which a child is known in the papers, such as `AB`: one to four capitals of the Latin
/// script, so that no two children's initials look alike and differ.
/// There is no room for a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Initials(String);

macro_rules! as_text {
    ($($name:ident => $text:ident $(. $field:ident)*),+) => {$(
        impl $name {
            /// The text as files hold it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                let Self($text) = self;
                &$text $(. $field)*
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
    )+};
}

as_text!(CaseRef => id.text, RequirementId => id.text, Slug => text, Initials => text);

/// So that a map keyed by ids can be asked with plain text.
impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

/// Whether a word has the form of a Unique Pupil Number.
pub(crate) fn is_upn(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 13
        && bytes[0].is_ascii_uppercase()
        && bytes[1..12].iter().all(u8::is_ascii_digit)
        && (bytes[12].is_ascii_digit() || bytes[12].is_ascii_uppercase())
}

/// Whether a word has the form of an NHS number: ten digits of which the last checks the others, modulo 11.
pub(crate) fn is_nhs_number(word: &str) -> bool {
    if word.len() != 10 || word.starts_with('0') || !word.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let digits: Vec<u32> = word.bytes().map(|b| u32::from(b - b'0')).collect();
    let weighted = digits.iter().zip((2..=10).rev());
    let sum: u32 = weighted.map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == digits[9]
}

impl CaseRef {
    /// The most characters that a reference may have.
    pub const MOST: usize = 20;

    /// The letters in front, by which a system's references are told from another's: `C` of `C-0107`,
    /// none of `1234567`.
    #[must_use]
    pub fn letters(&self) -> &str {
        let text = self.as_str();
        let end = text.find(|c: char| !c.is_ascii_uppercase());
        &text[..end.unwrap_or(text.len())]
    }
}

impl FromStr for CaseRef {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let form = || {
            ParseProblem::new(
                "expected a case reference as the council's system has it: up to 20 capitals, digits \
                 and single hyphens with a digit among them, such as C-0107 or 1234567",
            )
        };
        let is_word = |word: &str| {
            let mut bytes = word.bytes();
            !word.is_empty() && bytes.all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let has_digit = text.bytes().any(|b| b.is_ascii_digit());
        if text.len() > Self::MOST || !has_digit || !text.split('-').all(is_word) {
            return Err(form());
        }
        if is_device(&text.to_ascii_lowercase()) {
            return Err(ParseProblem::new(
                "this reference is the name of a device on Windows, where no file can have it: put \
                 letters in front",
            ));
        }
        if is_upn(text) {
            return Err(ParseProblem::new(
                "this is a Unique Pupil Number, which names the child outside the council too; use the \
                 reference of the council's system",
            ));
        }
        // A day of birth makes no reference.
        if text.contains('-') && slips::date(text).is_some() {
            return Err(ParseProblem::new(
                "a case reference can't be a date; use the one of the council's system",
            ));
        }
        Ok(Self(Ordered::new(text)))
    }
}

impl FromStr for RequirementId {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let is_id = text.split_once('-').is_some_and(|(letters, number)| {
            (1..=3).contains(&letters.len())
                && letters.bytes().all(|b| b.is_ascii_uppercase())
                && (1..=3).contains(&number.len())
                && number.bytes().all(|b| b.is_ascii_digit())
        });
        if is_id {
            Ok(Self(Ordered::new(text)))
        } else {
            Err(ParseProblem::new(
                "expected a requirement of the Terms of Reference, such as P-79",
            ))
        }
    }
}

impl Slug {
    /// The most characters that a name may have.
    pub const MOST: usize = 60;
}

/// Whether Windows keeps this lower-case name for a device, with whatever ending.
fn is_device(text: &str) -> bool {
    let port = |name: &str| {
        text.strip_prefix(name)
            .is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    matches!(text, "con" | "prn" | "aux" | "nul") || port("com") || port("lpt")
}

impl FromStr for Slug {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        if text.len() > Self::MOST {
            return Err(ParseProblem::new(
                "expected a name of at most 60 characters",
            ));
        }
        let word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if !text.split('-').all(word) {
            return Err(ParseProblem::new(
                "expected a name in lower-case letters, digits and single hyphens, such as \
                 service-manager",
            ));
        }
        if is_device(text) {
            return Err(ParseProblem::new(
                "this name belongs to a device on Windows, where no file can have it: choose another",
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

/// Whether a letter is of the Latin script, with or without marks: Cyrillic has an `A` of its own.
fn is_latin(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

impl FromStr for Initials {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let text: String = text.nfc().collect();
        let capitals = text.chars().all(|c| is_latin(c) && c.is_uppercase());
        if !capitals || !(1..=4).contains(&text.chars().count()) {
            return Err(ParseProblem::new(
                "expected initials alone: one to four capitals of the Latin script without dots, \
                 such as AB",
            ));
        }
        Ok(Self(text))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn case_references() {
        let no = "expected a case reference";
        check::<CaseRef>(&[
            ("C-0107", Ok("C-0107")),
            ("SEND-123456", Ok("SEND-123456")),
            ("1234567", Ok("1234567")),
            ("SC63887", Ok("SC63887")),
            ("EHC-2031-2", Ok("EHC-2031-2")),
            ("0-0", Ok("0-0")),
            ("12345678901234567890", Ok("12345678901234567890")),
            ("123456789012345678901", Err(no)),
            ("SMITH", Err(no)),
            ("c-0107", Err(no)),
            ("C--0107", Err(no)),
            ("-0107", Err(no)),
            ("0107-", Err(no)),
            ("C-+107", Err(no)),
            ("C_0107", Err(no)),
            ("C-0107 ", Err(no)),
            ("C-0107\n", Err(no)),
            ("../C-0107", Err(no)),
            ("C-0107.yaml", Err(no)),
            ("CON", Err(no)),
            ("A123456789012", Err("this is a Unique Pupil Number")),
            ("COM1", Err("this reference is the name of a device")),
            ("2011-03-11", Err("a case reference can't be a date")),
            ("11-03-2011", Err("a case reference can't be a date")),
            ("С-0107", Err(no)), // a Cyrillic capital that looks like C
            ("C-０１０７", Err(no)),
            ("", Err(no)),
        ]);
    }

    #[test]
    fn references_in_reading_order() {
        let mut references = [
            "C-10", "C-9", "1234567", "99", "C-09", "C10", "D-1", "C-9-2",
        ]
        .map(|text| text.parse::<CaseRef>().expect("a reference"));
        references.sort();
        assert_eq!(
            references.each_ref().map(CaseRef::as_str),
            [
                "99", "1234567", "C10", "C-09", "C-9", "C-9-2", "C-10", "D-1"
            ]
        );
    }

    #[test]
    fn requirements_in_reading_order() {
        check::<RequirementId>(&[
            ("P-1", Ok("P-1")),
            ("R-07", Ok("R-07")),
            ("CPP-109", Ok("CPP-109")),
            ("P-1000", Err("expected a requirement")),
            ("P79", Err("expected a requirement")),
            ("p-79", Err("expected a requirement")),
        ]);
        let mut ids = ["R-2", "P-109", "P-79", "PA-1", "P-079", "P-9"]
            .map(|id| id.parse::<RequirementId>().expect("an id"));
        ids.sort();
        assert_eq!(
            ids.each_ref().map(RequirementId::as_str),
            ["P-9", "P-079", "P-79", "P-109", "PA-1", "R-2"]
        );
    }

    #[test]
    fn names() {
        let pattern = "lower-case letters";
        check::<Slug>(&[
            ("a", Ok("a")),
            ("hos-regulated-services", Ok("hos-regulated-services")),
            ("2025-26", Ok("2025-26")),
            ("no", Ok("no")),
            ("com", Ok("com")),
            ("com10", Ok("com10")),
            ("console", Ok("console")),
            ("con-trol", Ok("con-trol")),
            ("con", Err("a device on Windows")),
            ("nul", Err("a device on Windows")),
            ("com1", Err("a device on Windows")),
            ("lpt0", Err("a device on Windows")),
            ("Anna", Err(pattern)),
            ("anna_b", Err(pattern)),
            ("-anna", Err(pattern)),
            ("anna-", Err(pattern)),
            ("anna--b", Err(pattern)),
            ("anna b", Err(pattern)),
            ("anna/b", Err(pattern)),
            ("..", Err(pattern)),
            ("zoë", Err(pattern)),
            ("", Err(pattern)),
        ]);
        assert!("a".repeat(60).parse::<Slug>().is_ok());
        assert!("a".repeat(61).parse::<Slug>().is_err());
    }

    #[test]
    fn initials() {
        let no = "expected initials alone";
        check::<Initials>(&[
            ("AB", Ok("AB")),
            ("ŁÉ", Ok("ŁÉ")),
            ("ABCD", Ok("ABCD")),
            ("ABCDE", Err(no)),
            ("Ab", Err(no)),
            ("A.B.", Err(no)),
            ("Adam", Err(no)),
            ("A B", Err(no)),
            ("", Err(no)),
        ]);
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(
            case in "[A-Z]{1,4}-[0-9]{3,6}",
            requirement in "[A-Z]{1,3}-[0-9]{1,3}",
            slug in "[a-z]{4,8}(-[a-z0-9]{1,8}){0,4}",
        ) {
            prop_assert_eq!(case.parse::<CaseRef>().expect("a case").to_string(), case);
            let id = requirement.parse::<RequirementId>().expect("a requirement");
            prop_assert_eq!(id.to_string(), requirement);
            if !is_device(&slug) {
                prop_assert_eq!(slug.parse::<Slug>().expect("a name").to_string(), slug);
            }
        }

        #[test]
        fn no_other_text_becomes_a_file_name(text in "[A-Za-z0-9./\\\\: -]{0,12}") {
            if let Ok(case) = text.parse::<CaseRef>() {
                prop_assert!(!case.as_str().contains(['.', '/', '\\', ':', ' ']));
            }
        }
    }
}
