//! What came in time: agendas, reports, records.

use super::suppress::{SYMBOL, is_small};
use super::tally::per_cent;
use super::year::{Year, Years};
use crate::model::meeting::IssuedPaper;
use crate::papers::view::{Column, Row, Section, Table, Width};

/// How much of something was done in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct InTime {
    /// How much was.
    kept: u32,
    /// Of how much.
    of: u32,
}

impl InTime {
    fn count(all: impl Iterator<Item = bool>) -> Self {
        all.fold(Self::default(), |so_far, kept| Self {
            kept: so_far.kept + u32::from(kept),
            of: so_far.of + 1,
        })
    }

    /// `22 of 25 (88 per cent)`; without the share where there is too little, and without the
    /// count where it is small and concerns single children.
    fn paper(self, threshold: u32, concerns_children: bool) -> String {
        let Self { kept, of } = self;
        if of == 0 {
            return "–".to_owned();
        }
        if concerns_children && is_small(of, threshold) {
            return SYMBOL.to_owned();
        }
        if concerns_children && (is_small(kept, threshold) || is_small(of - kept, threshold)) {
            return format!("{SYMBOL} of {of}");
        }
        if of <= threshold {
            return format!("{kept} of {of}");
        }
        format!("{kept} of {of} ({} per cent)", per_cent(kept, of))
    }
}

/// Something that is to be done in time.
pub(super) struct Measure {
    pub title: &'static str,
    of: fn(&Year<'_>) -> Option<InTime>,
    concerns_children: bool,
}

/// Agendas, reports and records.
pub(super) const MEASURES: [Measure; 3] = [
    Measure {
        title: "Agendas sent in time",
        of: agendas,
        concerns_children: false,
    },
    Measure {
        title: "Reports received in time",
        of: reports,
        concerns_children: true,
    },
    Measure {
        title: "Decisions on the case file in time",
        of: records,
        concerns_children: true,
    },
];

impl Measure {
    /// Whether the Terms of Reference set a deadline for it.
    pub(super) fn applies(&self, year: &Year<'_>) -> bool {
        (self.of)(year).is_some()
    }

    /// How much was done in time, in words.
    pub(super) fn paper(&self, year: &Year<'_>, threshold: u32) -> String {
        (self.of)(year)
            .unwrap_or_default()
            .paper(threshold, self.concerns_children)
    }
}

/// Agendas, reports and records, each against its deadline.
pub(super) fn timeliness(years: &Years<'_>) -> Section {
    let threshold = years.threshold();
    let measures = MEASURES
        .iter()
        .filter(|measure| measure.applies(&years.this));
    let rows = measures.map(|measure| {
        let cells = years.each().map(|year| measure.paper(year, threshold));
        Row::entry(std::iter::once(measure.title.to_owned()).chain(cells))
    });
    let columns = years
        .titles()
        .into_iter()
        .map(|title| Column::numbers(title, Width::Normal));
    let table = Table {
        caption: "What was done in time, of how much".to_owned(),
        columns: std::iter::once(Column::words("What", Width::Wide))
            .chain(columns)
            .collect(),
        rows: rows.collect(),
        empty: "The Terms of Reference set no deadline.".to_owned(),
        note: None,
    };
    Section {
        name: "timeliness".to_owned(),
        title: "Timeliness".to_owned(),
        tables: vec![table],
        ..Section::default()
    }
}

/// Agendas first issued by their deadline, of all meetings held (P-79); nothing without a deadline.
fn agendas(year: &Year<'_>) -> Option<InTime> {
    let due = year
        .sittings
        .iter()
        .filter_map(|sitting| Some((sitting, sitting.plan.due("agenda")?)));
    let kept = due.map(|(sitting, due)| {
        let issues = sitting.file.ledger.issues.iter();
        let agendas = issues.filter(|issue| issue.paper == IssuedPaper::Agenda);
        agendas
            .map(|issue| issue.sent.value)
            .min()
            .is_some_and(|sent| sent <= due.at)
    });
    asked(year, "agenda").then(|| InTime::count(kept))
}

/// Reports received by their deadline, of all items for which one came (P-83, R-44).
fn reports(year: &Year<'_>) -> Option<InTime> {
    let kept = year.heard.iter().filter_map(|heard| {
        let due = heard.sitting.plan.due("papers")?;
        let received = heard
            .item
            .papers
            .iter()
            .map(|paper| paper.received.value)
            .min()?;
        Some(received <= due.at)
    });
    asked(year, "papers").then(|| InTime::count(kept))
}

/// Decisions on the case file by the deadline, of all of which it has passed or that are there
///
fn records(year: &Year<'_>) -> Option<InTime> {
    let kept = year.heard.iter().filter_map(|heard| {
        let due = heard.sitting.plan.due("record")?;
        let outcome = heard.item.outcome.as_ref()?;
        match &outcome.recorded {
            Some(recorded) => Some(recorded.on.value <= due.at.date()),
            None => due.has_passed(year.desk.as_of).then_some(false),
        }
    });
    asked(year, "record").then(|| InTime::count(kept))
}

fn asked(year: &Year<'_>, deadline: &str) -> bool {
    year.edition
        .deadlines
        .keys()
        .any(|name| name.as_str() == deadline)
}
