//! What stands where a list has no line.

use crate::model::value::words::count;
use serde::Serialize;

/// What stands where a list has no line.
///
/// It is made of what was looked at, so that none, not known, not supplied and withheld stay four
/// different statements: there is no way to it from words alone that does not say which of them is meant.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(transparent)]
pub struct Empty(String);

/// What was asked for, and what of it is not there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Awaited {
    /// Sheets that were looked at.
    pub sheets: usize,
    /// Sheets of which nothing is printed.
    pub withheld: usize,
    /// Reports and forms that are wanted and have not come: each title with the number of its items.
    pub reports: Vec<(String, usize)>,
    /// Pieces of information on the others that are asked for and not supplied.
    pub not_supplied: usize,
    /// Those that are to be said at the meeting.
    pub to_be_given: usize,
    /// Returns that are asked for.
    pub returns: usize,
    /// Those of them that have not come.
    pub not_come: usize,
}

impl Empty {
    /// There is none: all that could be a line was there to be looked at.
    pub(crate) fn none(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// There is none among the cases that can be used; of the others nobody knows.
    pub(crate) fn among_cases(words: impl Into<String>, not_usable: usize) -> Self {
        let words = words.into();
        Self(match not_usable {
            0 => words,
            1 => format!("{words} Of 1 case, whose file can't be used, it is not known."),
            many => {
                let cases = count(number(many), "case");
                format!("{words} Of {cases}, whose files can't be used, it is not known.")
            }
        })
    }

    /// Nobody is told to owe anything: what has come, and what nobody has supplied so far.
    pub(crate) fn of_awaited(awaited: Awaited) -> Self {
        let Awaited {
            sheets,
            withheld,
            reports,
            not_supplied,
            to_be_given,
            returns,
            not_come,
        } = awaited;
        let of_items = |(title, items): &(String, usize)| {
            let items = count(number(*items), "item");
            format!("“{title}” for {items}")
        };
        let mut absent: Vec<String> = reports.iter().map(of_items).collect();
        if not_supplied > 0 {
            let pieces = match not_supplied {
                1 => "1 piece of information".to_owned(),
                many => format!("{many} pieces of information"),
            };
            absent.push(format!("{pieces} about the items"));
        }
        if not_come > 0 {
            absent.push(format!(
                "{not_come} of {}",
                count(number(returns), "return")
            ));
        }
        let mut said = Vec::new();
        if !absent.is_empty() {
            said.push(format!("Not supplied so far: {}.", absent.join("; ")));
        }
        if to_be_given > 0 {
            said.push(format!("To be given at panel: {to_be_given}."));
        }
        if withheld > 0 {
            let sheets = count(number(withheld), "item");
            said.push(format!(
                "Withheld, so not looked at: the details of {sheets}."
            ));
        }
        if said.is_empty() {
            said.push(all_there(sheets, returns));
        }
        Self(said.join(" "))
    }

    /// What it says.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Nothing is missing of what was asked.
fn all_there(sheets: usize, returns: usize) -> String {
    let come = match returns {
        0 => None,
        1 => Some("the one return has come".to_owned()),
        many => Some(format!("all {many} returns have come")),
    };
    let complete = match sheets {
        0 => None,
        1 => Some("nothing that is asked about the one item is missing".to_owned()),
        many => Some(format!(
            "nothing that is asked about the {many} items is missing"
        )),
    };
    let said: Vec<String> = complete.into_iter().chain(come).collect();
    match said.as_slice() {
        [] => "There is no item and no return to wait for.".to_owned(),
        said => {
            let mut words = said.join(", and ");
            words.replace_range(..1, &words[..1].to_uppercase());
            words + "."
        }
    }
}

fn number(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

impl PartialEq<str> for Empty {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Empty {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for Empty {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::{Awaited, Empty};

    #[test]
    fn four_words_for_four_things() {
        let words = "No child has moved since 20 May 2026.";
        assert_eq!(Empty::among_cases(words, 0), words);
        assert_eq!(
            Empty::among_cases(words, 2).as_str(),
            "No child has moved since 20 May 2026. Of 2 cases, whose files can't be used, it is not known."
        );
        let all = Awaited {
            sheets: 12,
            returns: 14,
            ..Awaited::default()
        };
        let said = |awaited| Empty::of_awaited(awaited).as_str().to_owned();
        assert_eq!(
            said(all.clone()),
            "Nothing that is asked about the 12 items is missing, and all 14 returns have come."
        );
        assert_eq!(
            said(Awaited {
                sheets: 0,
                ..all.clone()
            }),
            "All 14 returns have come."
        );
        assert_eq!(
            said(Awaited::default()),
            "There is no item and no return to wait for."
        );
        assert_eq!(
            said(Awaited {
                not_supplied: 4,
                not_come: 5,
                ..all.clone()
            }),
            "Not supplied so far: 4 pieces of information about the items; 5 of 14 returns."
        );
        assert_eq!(
            said(Awaited {
                reports: vec![
                    ("Review form".to_owned(), 4),
                    ("Referral form".to_owned(), 1)
                ],
                ..all.clone()
            }),
            "Not supplied so far: “Review form” for 4 items; “Referral form” for 1 item."
        );
        assert_eq!(
            said(Awaited {
                to_be_given: 3,
                withheld: 1,
                ..all.clone()
            }),
            "To be given at panel: 3. Withheld, so not looked at: the details of 1 item."
        );
    }
}
