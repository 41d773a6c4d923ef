//! Every dated record of a case, in one list: what is checked of dates is checked of all of them, and
//! the latest of them says when a case was last brought up to date.

use super::{Case, Ehcp, FlagKind, Placement};
use crate::model::value::Slug;
use crate::yaml::At;
use jiff::civil::Date;

/// A record with its day, or its first and last.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// What it is, in words that follow "the" or "this".
    pub what: &'static str,
    /// What its day says.
    pub sort: Sort,
    /// Its day, or its first.
    pub on: At<Date>,
    /// Its last, where it has one.
    pub until: Option<At<Date>>,
    /// Whether the child must have been born by then.
    pub of_child: bool,
    /// With which others it may not overlap.
    pub series: Option<Series<'a>>,
}

/// What the day of a record says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Something was done on it: it cannot lie ahead.
    Done,
    /// Something begins on it, and may be entered before.
    Begins,
    /// Something is to be done by it, or is planned for it.
    Due,
}

/// Records of which one holds at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series<'a> {
    /// Times in care.
    LookedAfter,
    /// Legal statuses.
    Legal,
    /// Placements but for temporary stays.
    Placements,
    /// Temporary stays.
    Stays,
    /// Provision in one setting.
    Provision(&'a Slug),
    /// Retainers of one setting.
    Retainer(&'a Slug),
    /// Flags of one kind.
    Flag(FlagKind),
}

impl Series<'_> {
    /// Whether two that overlap leave it open which holds, or what is paid: an error. Else the second
    /// says nothing that the first does not.
    #[must_use]
    pub const fn must_differ(self) -> bool {
        matches!(
            self,
            Self::LookedAfter | Self::Legal | Self::Placements | Self::Stays
        )
    }
}

impl<'a> Record<'a> {
    fn new(what: &'static str, sort: Sort, on: At<Date>) -> Self {
        Self {
            what,
            sort,
            on,
            until: None,
            of_child: false,
            series: None,
        }
    }

    fn until(self, until: Option<At<Date>>) -> Self {
        Self { until, ..self }
    }

    /// That it cannot be before the child was born.
    fn of_child(self) -> Self {
        Self {
            of_child: true,
            ..self
        }
    }

    fn one_of(self, series: Series<'a>) -> Self {
        Self {
            series: Some(series),
            ..self
        }
    }
}

impl Case {
    /// Every dated record, list by list, each in the order of the file.
    #[must_use]
    pub fn records(&self) -> Vec<Record<'_>> {
        let mut records = Vec::new();
        self.legal_records(&mut records);
        self.care_records(&mut records);
        self.money_records(&mut records);
        for placement in &self.placements {
            placement.records(&mut records);
        }
        self.education_records(&mut records);
        records
    }

    /// The day of the latest dated entry that is not in the future.
    #[must_use]
    pub fn last_entry(&self, today: Date) -> Option<Date> {
        let records = self.records().into_iter();
        let entered = records.filter(|record| record.sort != Sort::Due);
        let days = entered.flat_map(|record| [Some(record.on), record.until]);
        let days = days.flatten().map(|day| day.value);
        days.filter(|day| *day <= today).max()
    }

    fn legal_records<'a>(&'a self, records: &mut Vec<Record<'a>>) {
        use Sort::{Begins, Done, Due};
        records.extend(self.looked_after.iter().map(|period| {
            let record = Record::new("time in care", Begins, period.from).until(period.until);
            record.of_child().one_of(Series::LookedAfter)
        }));
        records.extend(self.legal.iter().map(|entry| {
            let record = Record::new("legal status", Begins, entry.from).until(entry.until);
            record.of_child().one_of(Series::Legal)
        }));
        for order in &self.orders {
            let made = Record::new("order", Done, order.made).until(order.expires);
            records.push(made.of_child());
            let began = |ended| Record::new("order", Begins, order.made).until(Some(ended));
            records.extend(order.ended.map(began));
            let hearing = order.next_hearing;
            records.extend(hearing.map(|on| Record::new("next hearing", Due, on)));
        }
        records.extend(self.flags.iter().map(|flag| {
            let record = Record::new("flag", Done, flag.on).until(flag.until);
            record.one_of(Series::Flag(flag.kind))
        }));
        records.extend(self.deferrals.iter().map(|deferral| {
            Record::new("deferral", Done, deferral.on).until(Some(deferral.until))
        }));
        let panels = self.other_panels.iter();
        records.extend(panels.map(|link| Record::new("other panel", Due, link.on)));
    }

    fn care_records<'a>(&'a self, records: &mut Vec<Record<'a>>) {
        use Sort::{Done, Due};
        let due = |what, next: Option<At<Date>>| next.map(|next| Record::new(what, Due, next));
        records.extend(self.missing.iter().map(|time| {
            let record = Record::new("time of being missing", Done, time.from);
            record.until(time.until).of_child()
        }));
        for review in &self.reviews {
            records.push(Record::new("review", Done, review.on).of_child());
            records.extend(due("next review", review.next_due));
        }
        let visits = self.visits.iter();
        records.extend(visits.map(|visit| Record::new("visit", Done, visit.on)));
        let assessed = self.health_assessments.iter();
        records.extend(
            assessed.map(|visit| Record::new("health assessment", Done, visit.on).of_child()),
        );
        let peps = self.peps.iter();
        records.extend(
            peps.map(|pep| Record::new("Personal Education Plan", Done, pep.on).of_child()),
        );
        let plans = self.care_plans.iter();
        records.extend(plans.map(|plan| Record::new("care plan", Done, plan.on)));
        for plan in &self.pathway_plans {
            records.push(Record::new("pathway plan", Done, plan.on).of_child());
            records.extend(due("next pathway plan", plan.next_due));
        }
        let decided = self.permanence.iter().filter_map(|entry| entry.decided);
        records.extend(decided.map(|on| Record::new("decision about permanence", Done, on)));
        let judged = self.judgements.iter();
        records.extend(judged.map(|judged| Record::new("judgement", Done, judged.on).of_child()));
    }

    fn money_records<'a>(&'a self, records: &mut Vec<Record<'a>>) {
        use Sort::{Begins, Done};
        let costs = self.costs.iter();
        records.extend(costs.map(|cost| Record::new("cost", Begins, cost.from).until(cost.until)));
        records.extend(self.retainers.iter().map(|retainer| {
            let record = Record::new("retainer", Begins, retainer.from).until(retainer.until);
            record.one_of(Series::Retainer(&retainer.setting.id))
        }));
        let taxis = self.taxis.iter();
        records.extend(taxis.map(|taxi| Record::new("taxi", Begins, taxi.from).until(taxi.until)));
        let asked = self.health_funding.iter();
        records.extend(asked.map(|asked| Record::new("request for money", Done, asked.on)));
    }

    fn education_records<'a>(&'a self, records: &mut Vec<Record<'a>>) {
        use Sort::{Begins, Done, Due};
        let Some(education) = &self.education else {
            return;
        };
        records.extend(education.provisions.iter().filter_map(|provision| {
            let record = Record::new("provision", Begins, provision.from?).until(provision.until);
            Some(
                record
                    .of_child()
                    .one_of(Series::Provision(&provision.setting.id)),
            )
        }));
        if let Some(plan) = &education.ehcp {
            plan.records(records);
        }
        let funding = education.element_3.iter();
        records.extend(funding.map(|entry| Record::new("Element 3", Begins, entry.from)));
        let named = education.phase_transfers.iter().filter_map(|to| to.named);
        records.extend(named.map(|on| Record::new("named setting", Done, on)));
        for step in education.tribunal.iter().flatten() {
            records.push(Record::new("step before the tribunal", Due, step.on));
            records.extend(
                step.due
                    .map(|on| Record::new("what the tribunal directed", Due, on)),
            );
        }
    }
}

impl Ehcp {
    fn records<'a>(&'a self, records: &mut Vec<Record<'a>>) {
        use Sort::{Begins, Done};
        let ceased = self.ceased.as_ref().map(|ceased| ceased.on);
        let issued = Record::new("plan", Done, self.issued).until(ceased);
        records.push(issued.of_child());
        for review in &self.annual_reviews {
            records.push(Record::new("annual review", Done, review.on).of_child());
            let decided = review.decided;
            records.extend(decided.map(|on| Record::new("decision after the review", Done, on)));
            let issued = review.final_plan;
            records.extend(issued.map(|on| Record::new("final plan", Done, on)));
        }
        let moves = self.moves.iter();
        records.extend(moves.map(|moved| Record::new("move of the plan", Begins, moved.on)));
    }
}

impl Placement {
    fn records<'a>(&'a self, records: &mut Vec<Record<'a>>) {
        use Sort::{Begins, Done, Due};
        let series = if self.placement_type.is_temporary() {
            Series::Stays
        } else {
            Series::Placements
        };
        let lives = Record::new("placement", Begins, self.from).until(self.until);
        records.push(lives.of_child().one_of(series));
        records.extend(
            self.known
                .map(|on| Record::new("day on which it was known", Done, on)),
        );
        let confirmed = self.confirmed;
        records.extend(confirmed.map(|on| Record::new("confirmation", Done, on)));
        if let Some(notice) = &self.notice {
            let served = Record::new("notice", Done, notice.served);
            records.push(served.until(Some(notice.ends)));
        }
        let ends = self.contract_ends;
        records.extend(ends.map(|on| Record::new("end of the contract", Due, on)));
        for plan in &self.plans {
            records.push(Record::new("Placement Plan", Done, plan.done));
            let due = plan.next_due;
            records.extend(due.map(|on| Record::new("next Placement Plan", Due, on)));
        }
        for search in self.searches.iter().flatten() {
            records.push(Record::new("search", Done, search.on));
            let answers = search.interest.iter();
            records
                .extend(answers.map(|answer| Record::new("answer to a search", Done, answer.on)));
        }
    }
}
