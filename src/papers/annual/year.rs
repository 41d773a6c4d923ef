//! What one panel did in one year, as far as the as-of date reaches.

use super::disclosure::{Release, Settled};
use crate::diag::MeetingKey;
use crate::model::Panel;
use crate::model::case::Case;
use crate::model::edition::{Edition, Effect, RequestKind};
use crate::model::meeting::Item;
use crate::model::value::words::month_name;
use crate::model::value::{CaseRef, FinancialYear, Slug};
use crate::papers::desk::{Desk, Sitting};
use crate::papers::words;
use crate::plan::{Circumstances, in_class};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A panel's year.
pub(super) struct Year<'a> {
    pub desk: &'a Desk<'a>,
    pub panel_id: &'a Slug,
    pub panel: &'a Panel,
    /// The edition in force at its end.
    pub edition: &'a Edition,
    pub financial: FinancialYear,
    pub first: Date,
    /// The year's last day, or the as-of date while the year runs.
    pub until: Date,
    /// The year's last day.
    pub last: Date,
    /// Meetings that were held, in order.
    pub sittings: Vec<Sitting<'a>>,
    /// The items that they considered.
    pub heard: Vec<Heard<'a>>,
}

/// An item that was considered: neither withdrawn nor left for want of time.
pub(super) struct Heard<'a> {
    pub sitting: Sitting<'a>,
    pub item: &'a Item,
    pub index: usize,
    pub kind: Option<&'a RequestKind>,
    /// What its outcome does; nothing where none is recorded.
    pub effect: Option<Effect>,
}

/// A child who was presented in the year.
pub(super) struct Child<'a> {
    pub reference: &'a CaseRef,
    /// The case; nothing where none of it may be printed.
    pub case: Option<&'a Case>,
    /// The day of the child's first item.
    pub first: Date,
    /// The day of the child's last item.
    pub last: Date,
}

impl Heard<'_> {
    /// Whether it was raised under any other business, and so stood on no agenda.
    pub(super) fn was_raised(&self) -> bool {
        self.index >= self.sitting.meeting.items.len()
    }
}

impl<'a> Year<'a> {
    /// The year of a panel; nothing for a panel without Terms of Reference.
    pub(super) fn of(desk: &'a Desk<'a>, panel: &str, year: FinancialYear) -> Option<Self> {
        let (panel_id, panel) = desk.workspace.panels.get_key_value(panel)?;
        let start = desk.workspace.authority.year_start;
        let (first, last) = (year.first_day(start), year.last_day(start));
        let until = last.min(desk.as_of);
        let edition = panel.edition_on(until).or(panel.editions.values().next())?;
        let keys = panel
            .meetings
            .range(first..=last)
            .map(|(date, _)| MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            });
        let sittings: Vec<Sitting<'a>> = keys
            .filter_map(|key| desk.sitting(&key))
            .filter(Sitting::is_held)
            .collect();
        let heard = sittings.iter().flat_map(heard_at).collect();
        Some(Self {
            desk,
            panel_id,
            panel,
            edition: &edition.edition,
            financial: year,
            first,
            until,
            last,
            sittings,
            heard,
        })
    }

    /// The items that a meeting considered, in whichever year it was held.
    pub(super) fn heard_on(&self, date: Date) -> Option<Vec<Heard<'a>>> {
        let panel = self.panel_id.to_string();
        let sitting = self.desk.sitting(&MeetingKey { panel, date })?;
        sitting.is_held().then(|| heard_at(&sitting))
    }

    /// Whether the year is not over yet on the as-of date.
    pub(super) fn is_running(&self) -> bool {
        self.until < self.last
    }

    /// Whether the as-of date lies in it.
    pub(super) fn is_latest(&self) -> bool {
        self.desk.as_of <= self.last
    }

    /// Whether a day lies in the year, as far as it is counted.
    pub(super) fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.until
    }

    /// The children presented, each once.
    pub(super) fn children(&self) -> Vec<Child<'a>> {
        let mut children: BTreeMap<&CaseRef, Child<'a>> = BTreeMap::new();
        for heard in &self.heard {
            let reference = &heard.item.case.id;
            let date = heard.sitting.date;
            let child = children.entry(reference).or_insert_with(|| Child {
                reference,
                case: self.case(reference),
                first: date,
                last: date,
            });
            child.last = date;
        }
        children.into_values().collect()
    }

    /// The names of its months.
    pub(super) fn months(&self) -> Vec<String> {
        let first = self.first.month();
        (0..12)
            .map(|month| month_name((first - 1 + month) % 12 + 1).to_owned())
            .collect()
    }

    /// Which of its months a day lies in, from 0.
    pub(super) fn month_of(&self, day: Date) -> usize {
        usize::try_from((day.month() - self.first.month()).rem_euclid(12)).unwrap_or(0)
    }

    /// How many of its months have begun.
    pub(super) fn months_reached(&self) -> usize {
        if self.is_running() {
            self.month_of(self.until) + 1
        } else {
            12
        }
    }

    /// How many of its months had passed when the panel first met, as far as the files know.
    pub(super) fn months_before(&self) -> usize {
        match self.panel.meetings.keys().next() {
            Some(met) if *met > self.last => 12,
            Some(met) if *met > self.first => self.month_of(*met),
            _ => 0,
        }
    }

    /// The day of the panel's first meeting in the files, where that lies in the year and not in its first
    /// month.
    pub(super) fn files_begin(&self) -> Option<Date> {
        let met = self.panel.meetings.keys().next().copied();
        met.filter(|met| *met <= self.until && self.months_before() > 0)
    }

    /// Whether a child's placement is in one of the edition's classes on a day.
    pub(super) fn is_in_class(&self, class: &Slug, case: &Case, day: Date) -> bool {
        let about = Circumstances {
            workspace: self.desk.workspace,
            panel: self.panel,
            edition: self.edition,
            case,
            item: None,
            part: None,
            day,
            facts_on: day,
        };
        in_class(class, &about)
    }

    /// The cases of the children presented, of which something may be printed.
    pub(super) fn cases(&self) -> impl Iterator<Item = &'a Case> + use<'a> {
        self.children().into_iter().filter_map(|child| child.case)
    }

    /// What is so of each child presented; of one of which nothing may be printed, nothing.
    pub(super) fn of_each<T: Default>(&self, of: impl Fn(&Case) -> T) -> Vec<T> {
        let children = self.children();
        let cases = children.iter().map(|child| child.case);
        cases
            .map(|case| case.map(&of).unwrap_or_default())
            .collect()
    }

    /// A case of which something may be printed.
    pub(super) fn case(&self, reference: &CaseRef) -> Option<&'a Case> {
        self.desk
            .workspace
            .case(reference)
            .filter(|_| self.desk.withheld(reference).is_none())
    }
}

fn heard_at<'a>(sitting: &Sitting<'a>) -> Vec<Heard<'a>> {
    let sitting = *sitting;
    let items = sitting.file.heard().enumerate();
    let heard = items.map(|(index, item)| {
        let outcome = item.outcome.as_ref();
        let word = outcome.and_then(|outcome| words::decision(sitting.edition, outcome));
        Heard {
            sitting,
            item: &item.value,
            index,
            kind: words::kind(sitting.edition, &item.kind.value),
            effect: word.map(|word| word.effect),
        }
    });
    let considered =
        |heard: &Heard<'_>| !matches!(heard.effect, Some(Effect::Withdrawn | Effect::NotReached));
    heard.filter(considered).collect()
}

/// A year and the one before, if the panel met in it.
pub(super) struct Years<'a> {
    pub this: Year<'a>,
    pub before: Option<Year<'a>>,
    /// What may be printed of this year.
    pub release: Release,
    /// What may be printed of both.
    pub settled: Settled,
}

impl<'a> Years<'a> {
    /// The year, then the one before.
    pub(super) fn each(&self) -> impl Iterator<Item = &Year<'a>> {
        std::iter::once(&self.this).chain(&self.before)
    }

    /// Counts of 1 up to this one are not printed in this report.
    pub(super) fn threshold(&self) -> u32 {
        self.release.threshold()
    }
}

impl Year<'_> {
    /// `2025-26`, `2026-27 to date`.
    pub(super) fn title(&self) -> String {
        if self.is_running() {
            format!("{} to date", self.financial)
        } else {
            self.financial.to_string()
        }
    }
}
