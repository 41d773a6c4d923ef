//! Which paper lies at a path of `out/`.

use crate::model::value::{FinancialYear, Slug, words::day};
use crate::papers::desk::Desk;
use jiff::civil::Date;

/// A paper of a panel; in the order in which papers are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PaperOf {
    /// The panel's tracker.
    Tracker,
    /// One person's extract of it.
    Extract(Slug),
    /// The report of a year.
    AnnualReport(FinancialYear),
    /// A meeting's agenda.
    Agenda(Date),
    /// A meeting's numbered supplement.
    Supplement(Date, u32),
    /// A sheet of a meeting, by its file's name.
    Sheet(Date, String),
    /// A copy of a paper as it was sent, by its path among those.
    Issued(Date, String),
    /// One person's invite to a meeting.
    Invite(Date, Slug),
}

/// One file, or one paper without its format.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PaperPath {
    /// The panel's folder.
    pub panel: String,
    pub of: PaperOf,
}

impl PaperPath {
    /// The paper at a path without its ending; nothing for what is no paper of a panel.
    pub(super) fn read(stem: &str) -> Option<Self> {
        let (panel, rest) = stem.split_once('/')?;
        let of = of_panel(rest).or_else(|| of_meeting(rest))?;
        Some(Self {
            panel: panel.to_owned(),
            of,
        })
    }
}

fn of_panel(rest: &str) -> Option<PaperOf> {
    if rest == "tracker" {
        return Some(PaperOf::Tracker);
    }
    if let Some(person) = rest.strip_prefix("tracker/") {
        return person.parse().ok().map(PaperOf::Extract);
    }
    let year = rest.strip_prefix("annual-report-")?;
    year.parse().ok().map(PaperOf::AnnualReport)
}

fn of_meeting(rest: &str) -> Option<PaperOf> {
    let (date, paper) = rest.split_once('/')?;
    let date: Date = date.parse().ok()?;
    if let Some(number) = paper.strip_prefix("supplement-") {
        return number
            .parse()
            .ok()
            .map(|number| PaperOf::Supplement(date, number));
    }
    if let Some(person) = paper.strip_prefix("invites/") {
        return without_block(person)
            .parse()
            .ok()
            .map(|person| PaperOf::Invite(date, person));
    }
    match paper.split_once('/') {
        None if paper == "agenda" => Some(PaperOf::Agenda(date)),
        Some(("sheets", name)) => Some(PaperOf::Sheet(date, name.to_owned())),
        Some(("issued", name)) => Some(PaperOf::Issued(date, name.to_owned())),
        _ => None,
    }
}

/// A staff id without the number of a second block of time: `lund-p-2` is `lund-p`.
fn without_block(person: &str) -> &str {
    match person.rsplit_once('-') {
        Some((id, number))
            if !id.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            id
        }
        _ => person,
    }
}

impl PaperOf {
    /// The meeting that it is a paper of.
    pub(super) fn meeting(&self) -> Option<Date> {
        match self {
            Self::Tracker | Self::Extract(_) | Self::AnnualReport(_) => None,
            Self::Agenda(date)
            | Self::Supplement(date, _)
            | Self::Sheet(date, _)
            | Self::Issued(date, _)
            | Self::Invite(date, _) => Some(*date),
        }
    }

    /// What it is called beside its panel and meeting.
    pub(super) fn title(&self, desk: &Desk<'_>) -> String {
        let name = |person| desk.workspace.name_of(person);
        match self {
            Self::Tracker => "Tracker".to_owned(),
            Self::Extract(person) => format!("Tracker, extract for {}", name(person)),
            Self::AnnualReport(year) => format!("Annual report {year}"),
            Self::Agenda(_) => "Agenda".to_owned(),
            Self::Supplement(_, number) => format!("Supplement {number}"),
            Self::Sheet(_, file) => format!("Sheet {file}"),
            Self::Issued(_, file) => format!("As sent: {file}"),
            Self::Invite(_, person) => name(person).to_owned(),
        }
    }
}

impl PaperPath {
    /// `iPOP, 10 June 2026: Invite of Peter Lund`.
    pub(super) fn full_title(&self, desk: &Desk<'_>) -> String {
        let panel = desk.workspace.panels.get(self.panel.as_str());
        let edition = panel.and_then(crate::model::Panel::latest_edition);
        let short = edition.map_or(self.panel.as_str(), |edition| {
            edition.edition.short.as_str()
        });
        let title = match &self.of {
            PaperOf::Invite(..) => format!("Invite of {}", self.of.title(desk)),
            of => of.title(desk),
        };
        match self.of.meeting() {
            Some(date) => format!("{short}, {}: {title}", day(date)),
            None => format!("{short}: {title}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let read = |stem: &str| PaperPath::read(stem).map(|path| format!("{:?}", path.of));
        for (stem, of) in [
            ("demo/tracker", Some("Tracker")),
            (
                "demo/annual-report-2025-26",
                Some("AnnualReport(FinancialYear(2025))"),
            ),
            ("demo/2026-06-10/agenda", Some("Agenda(2026-06-10)")),
            (
                "demo/2026-06-10/supplement-2",
                Some("Supplement(2026-06-10, 2)"),
            ),
            (
                "demo/2026-06-10/invites/lund-p",
                Some("Invite(2026-06-10, Slug(\"lund-p\"))"),
            ),
            (
                "demo/2026-06-10/invites/lund-p-2",
                Some("Invite(2026-06-10, Slug(\"lund-p\"))"),
            ),
            (
                "demo/2026-06-10/issued/agenda",
                Some("Issued(2026-06-10, \"agenda\")"),
            ),
            ("index", None),
            ("demo/notes", None),
        ] {
            assert_eq!(read(stem).as_deref(), of, "{stem}");
        }
    }
}
