//! The address of a page that a paper may link to.

use std::fmt;
use std::str::FromStr;

use super::ParseProblem;

/// An address that begins with `https://` and names a host: a calendar and a page make a link of it, so that
/// nothing else may hide behind one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebLink(String);

impl WebLink {
    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WebLink {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let host = text
            .strip_prefix("https://")
            .and_then(|rest| rest.split(['/', '?', '#']).next());
        let is_host = |host: &str| {
            let mut chars = host.chars();
            host.contains('.') && chars.all(|c| c.is_ascii_alphanumeric() || "-.:".contains(c))
        };
        // What a browser needs escaped is in no address that was copied from one.
        let is_plain = text
            .chars()
            .all(|c| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c));
        if is_plain && text.len() <= 2000 && host.is_some_and(is_host) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseProblem::new(
                "expected the address of a web page, such as https://meet.example.gov.uk/panel",
            ))
        }
    }
}

impl fmt::Display for WebLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn addresses() {
        let no = "the address of a web page";
        let teams = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22y%22%7d";
        check::<WebLink>(&[
            (
                "https://meet.example/panel",
                Ok("https://meet.example/panel"),
            ),
            (teams, Ok(teams)),
            ("http://meet.example/panel", Err(no)),
            ("meet.example/panel", Err(no)),
            ("Teams", Err(no)),
            ("javascript:alert(1)", Err(no)),
            ("https://", Err(no)),
            ("https://meet", Err(no)),
            ("https://a b.example", Err(no)),
            ("https://meet.example/\"onclick=x", Err(no)),
            ("https://panel@meet.example/", Err(no)),
            ("https://meet.example/\nATTENDEE:x", Err(no)),
            ("", Err(no)),
        ]);
    }
}
