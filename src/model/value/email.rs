//! E-mail addresses, as strict as a header needs.

use std::fmt;
use std::str::FromStr;

use super::ParseProblem;

/// A plain address such as `a.panel@example.gov.uk`: ASCII, no display name, no quotes, no
/// comments, one `@`, so that no header and no second recipient can ride on it. Kept in lower case:
/// two spellings of one mailbox are one recipient.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// Words of letters, digits and `more`, joined by single dots.
fn dotted(text: &str, longest: usize, more: &str) -> bool {
    text.split('.').all(|word| {
        (1..=longest).contains(&word.len())
            && word
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    })
}

impl FromStr for Email {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let problem =
            || ParseProblem::new("expected one plain e-mail address, such as panel@example.gov.uk");
        let (local, domain) = text.split_once('@').ok_or_else(problem)?;
        let top = domain.rsplit_once('.').map_or("", |(_, top)| top);
        let fits = text.len() <= 254
            && local.len() <= 64
            && dotted(local, 64, "_+-'")
            && dotted(domain, 63, "-")
            && domain
                .split('.')
                .all(|label| !label.starts_with('-') && !label.ends_with('-'))
            && top.len() >= 2
            && top.bytes().all(|b| b.is_ascii_alphabetic());
        if fits {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(problem())
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Email {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn addresses() {
        let no = "one plain e-mail address";
        check::<Email>(&[
            ("panel@example.gov.uk", Ok("panel@example.gov.uk")),
            (
                "Pat.O'Brien+x_y@Example.GOV.uk",
                Ok("pat.o'brien+x_y@example.gov.uk"),
            ),
            ("a@b-c.org", Ok("a@b-c.org")),
            ("a@b", Err(no)),
            ("a@b.c", Err(no)),
            ("a@127.0.0.1", Err(no)),
            ("a@@b.org", Err(no)),
            ("a@b@c.org", Err(no)),
            (".a@b.org", Err(no)),
            ("a..b@c.org", Err(no)),
            ("a@.org", Err(no)),
            ("a@-b.org", Err(no)),
            ("a@b..org", Err(no)),
            ("a@b.org\r\nBcc: c@d.org", Err(no)),
            ("a@b.org\nATTENDEE:mailto:c@d.org", Err(no)),
            ("a@b.org, c@d.org", Err(no)),
            ("a@b.org;c@d.org", Err(no)),
            ("A Person <a@b.org>", Err(no)),
            ("\"a b\"@c.org", Err(no)),
            ("mailto:a@b.org", Err(no)),
            ("a@b.org?cc=c@d.org", Err(no)),
            (" a@b.org", Err(no)),
            ("a%0d@b.org", Err(no)),
            ("zoë@b.org", Err(no)),
            ("", Err(no)),
        ]);
        let long = format!("{}@b.org", "a".repeat(65));
        assert!(long.parse::<Email>().is_err());
        assert_eq!(
            "A@B.org".parse::<Email>().expect("an address").domain(),
            "b.org"
        );
    }

    proptest! {
        #[test]
        fn what_is_read_is_one_token(text in "[a-zA-Z.@<>,;: \r\n-]{1,20}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert!(!email.as_str().contains(|c: char| " \r\n<>,;:".contains(c)));
                prop_assert_eq!(email.to_string().parse::<Email>(), Ok(email));
            }
        }
    }
}
