//! Which paper of a panel something is, and all that is the same for every paper of its sort: where it
//! lies, what it is called, its template, its marking, whose Terms of Reference rule it.
//!
//! A new paper is a variant, an arm of `sort` and a line of `parse`; the test below knows if one of
//! them is missing.

use super::desk::Desk;
use super::sheets::SheetOf;
use crate::model::Panel;
use crate::model::edition::{Edition, Paper};
use crate::model::registers::Authority;
use crate::model::value::{FinancialYear, ItemRef, Slug};
use jiff::civil::Date;

/// Which paper of a panel; in the order in which papers are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperOf {
    /// The panel's tracker.
    Tracker,
    /// One person's extract of it, by staff id.
    Extract(Slug),
    /// The report of a year.
    AnnualReport(FinancialYear),
    /// The same as it may be published.
    PublishedReport(FinancialYear),
    /// A meeting's agenda.
    Agenda(Date),
    /// The lists that the agenda prints in brief.
    Annex(Date),
    /// A meeting's numbered supplement.
    Supplement(Date, u32),
    /// The record of a meeting.
    Record(Date),
    /// A sheet of a meeting.
    Sheet(Date, SheetOf),
    /// One person's invite to a meeting, by staff id.
    Invite(Date, Slug),
}

/// What papers of one sort have in common, and what makes one of them differ from the next.
struct Sort<'a> {
    /// What it is about in time: this gives its folder, and whose terms rule it.
    of: When,
    /// Its path in that folder, without an ending.
    name: String,
    /// Its templates, without their endings.
    template: &'static str,
    /// The sections that an edition may ask of it.
    sections: Paper,
    /// What it is called among its like.
    title: Title<'a>,
    /// For a sort of which there are many: what they are called together, and what stands before the
    /// title of one that stands alone. The panel's words are still to be filled in.
    many: Option<(&'static str, &'static str)>,
    /// What is printed instead of the authority's marking.
    marking: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum When {
    Now,
    Year(FinancialYear),
    Meeting(Date),
}

enum Title<'a> {
    /// The panel's words are still to be filled in.
    Words(String),
    Person(&'a Slug),
    Item(&'a ItemRef),
}

impl PaperOf {
    fn sort(&self) -> Sort<'_> {
        let plain = |of, name: &str, template, title: &str| Sort {
            of,
            name: name.to_owned(),
            template,
            sections: Paper::Every,
            title: Title::Words(title.to_owned()),
            many: None,
            marking: None,
        };
        match self {
            Self::Tracker => Sort {
                sections: Paper::Tracker,
                ..plain(When::Now, "tracker", "tracker", "{Tracker}")
            },
            Self::Extract(person) => Sort {
                sections: Paper::Extract,
                title: Title::Person(person),
                many: Some(("{Tracker} extracts", "{Tracker} extract of ")),
                ..plain(
                    When::Now,
                    &["tracker/", person.as_str()].concat(),
                    "extract",
                    "",
                )
            },
            Self::AnnualReport(year) => Sort {
                sections: Paper::AnnualReport,
                ..plain(
                    When::Year(*year),
                    &format!("annual-report-{year}"),
                    "annual-report",
                    &format!("Annual report {year}"),
                )
            },
            Self::PublishedReport(year) => Sort {
                marking: Some("FOR PUBLICATION"),
                ..plain(
                    When::Year(*year),
                    &format!("annual-report-{year}-publishable"),
                    "annual-report-publishable",
                    &format!("Annual report {year}, publishable"),
                )
            },
            Self::Agenda(date) => Sort {
                sections: Paper::Agenda,
                ..plain(When::Meeting(*date), "agenda", "agenda", "{Agenda}")
            },
            Self::Annex(date) => plain(
                When::Meeting(*date),
                "annex",
                "annex",
                "Annex to the {agenda}",
            ),
            Self::Supplement(date, number) => plain(
                When::Meeting(*date),
                &format!("supplement-{number}"),
                "supplement",
                &format!("Supplement {number}"),
            ),
            Self::Record(date) => plain(When::Meeting(*date), "record", "record", "Record"),
            // A sheet is a section on paper of its own: it is there if it is made.
            Self::Sheet(date, sheet) => {
                let name = format!("sheets/{sheet}");
                let plain = |template| plain(When::Meeting(*date), &name, template, "Minute sheet");
                match sheet {
                    SheetOf::Minutes => plain("minutes"),
                    SheetOf::Slip(item) => Sort {
                        title: Title::Item(item),
                        many: Some(("Case-file slips", "Case-file slip, ")),
                        ..plain("slip")
                    },
                    SheetOf::Authorisation(item) => Sort {
                        title: Title::Item(item),
                        many: Some(("Authorisation sheets", "Authorisation sheet, ")),
                        ..plain("authorisation")
                    },
                    SheetOf::Briefing(person) => Sort {
                        title: Title::Person(person),
                        many: Some(("Briefings", "Briefing of ")),
                        ..plain("briefing")
                    },
                    SheetOf::PracticeNote(_, item) => Sort {
                        title: Title::Item(item),
                        many: Some(("Notes about practice", "Note about practice, ")),
                        ..plain("practice-note")
                    },
                }
            }
            Self::Invite(date, person) => Sort {
                sections: Paper::Invite,
                title: Title::Person(person),
                many: Some(("Invites", "Invite of ")),
                ..plain(
                    When::Meeting(*date),
                    &format!("invites/{person}"),
                    "invite",
                    "",
                )
            },
        }
    }

    /// Whose own paper it is.
    #[must_use]
    pub fn person(&self) -> Option<&Slug> {
        match self {
            Self::Extract(person)
            | Self::Invite(_, person)
            | Self::Sheet(_, SheetOf::Briefing(person)) => Some(person),
            Self::Tracker
            | Self::AnnualReport(_)
            | Self::PublishedReport(_)
            | Self::Agenda(_)
            | Self::Annex(_)
            | Self::Supplement(..)
            | Self::Record(_)
            | Self::Sheet(..) => None,
        }
    }

    /// Which paper of which panel lies at a path, without its ending; nothing if none does.
    #[must_use]
    pub fn parse(path: &str) -> Option<(String, Self)> {
        let parts: Vec<&str> = path.split('/').collect();
        let (panel, rest) = parts.split_first()?;
        let of = match rest {
            ["tracker"] => Self::Tracker,
            ["tracker", person] => Self::Extract(person.parse().ok()?),
            [report] => {
                let year = report.strip_prefix("annual-report-")?;
                match year.strip_suffix("-publishable") {
                    Some(year) => Self::PublishedReport(year.parse().ok()?),
                    None => Self::AnnualReport(year.parse().ok()?),
                }
            }
            [date, "agenda"] => Self::Agenda(date.parse().ok()?),
            [date, "annex"] => Self::Annex(date.parse().ok()?),
            [date, "record"] => Self::Record(date.parse().ok()?),
            [date, "sheets", sheet] => Self::Sheet(date.parse().ok()?, sheet.parse().ok()?),
            [date, "invites", person] => Self::Invite(date.parse().ok()?, person.parse().ok()?),
            [date, name] => {
                let number = name.strip_prefix("supplement-")?.parse().ok()?;
                Self::Supplement(date.parse().ok()?, number)
            }
            _ => return None,
        };
        // A number may be written in more ways than ours, such as `supplement-01`.
        (of.path(panel) == path).then(|| ((*panel).to_owned(), of))
    }

    /// Where it lies below `out/`, without its ending.
    #[must_use]
    pub fn path(&self, panel: &str) -> String {
        let Sort { of, name, .. } = self.sort();
        match of {
            When::Now | When::Year(_) => format!("{panel}/{name}"),
            When::Meeting(date) => format!("{panel}/{date}/{name}"),
        }
    }

    /// The name of its templates, without their endings.
    #[must_use]
    pub fn template(&self) -> &'static str {
        self.sort().template
    }

    /// The protective marking, or what is printed in its place.
    #[must_use]
    pub fn marking<'a>(&self, authority: &'a Authority) -> &'a str {
        self.sort().marking.unwrap_or(authority.marking.as_str())
    }

    /// The meeting that it is a paper of.
    #[must_use]
    pub fn meeting(&self) -> Option<Date> {
        match self.sort().of {
            When::Now | When::Year(_) => None,
            When::Meeting(date) => Some(date),
        }
    }

    /// What papers of its sort are called, where there are many of them; the panel's words are still to
    /// be filled in.
    pub(super) fn group(&self) -> Option<&'static str> {
        self.sort().many.map(|(together, _)| together)
    }

    /// What it is called beside its panel and meeting and among its like; the panel's words are still
    /// to be filled in.
    pub(super) fn title(&self, desk: &Desk<'_>) -> String {
        match self.sort().title {
            Title::Words(words) => words,
            Title::Person(person) => desk.workspace.name_of(person).to_owned(),
            // `C-0107, placement move`.
            Title::Item(item) => {
                format!("{}, {}", item.case, item.kind.as_str().replace('-', " "))
            }
        }
    }

    /// What it is called beside its panel and meeting where it stands alone, such as `Invite of Peter
    /// Lund`; the panel's words are still to be filled in.
    pub(super) fn title_alone(&self, desk: &Desk<'_>) -> String {
        let before = self.sort().many.map_or("", |(_, before)| before);
        format!("{before}{}", self.title(desk))
    }

    /// Which of the sections that an edition may ask for it can have.
    pub(super) fn sections(&self) -> Paper {
        self.sort().sections
    }

    /// The edition that rules it: of the meeting's day, of the year's last, or the one in force.
    pub(super) fn edition<'a>(&self, desk: &Desk<'_>, panel: &'a Panel) -> Option<&'a Edition> {
        let date = match self.sort().of {
            When::Now => {
                let edition = panel.edition_on(desk.as_of).or(panel.latest_edition())?;
                return Some(&edition.edition);
            }
            When::Year(year) => {
                let last = year.last_day(desk.workspace.authority.year_start);
                last.min(desk.as_of)
            }
            When::Meeting(date) => date,
        };
        let first = || panel.editions.values().next();
        Some(&panel.edition_on(date).or_else(first)?.edition)
    }
}

#[cfg(test)]
mod tests;
