//! What the panel must know about a case: whether it is asked of an item, and whether it is there.
//!
//! The rule, the sheets, the minute sheet and the invites all ask here.

use super::parameters::{Conditions, Parameters, Spec};
use super::{Entry, Someone, Terms};
use crate::diag::Span;
use crate::model::Panel;
use crate::model::edition::Fact;
use crate::model::value::{date::plus_days, words};
use crate::plan::{
    Circumstances, FactState, Plan, fact_date, fact_doubt, fact_due, fact_span, find_fact,
    has_open_action, is_of_present, issued_after, silent_action,
};
use crate::yaml::At;
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What must be stated about an item.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Information {
    /// What must be stated.
    pub(crate) facts: Vec<Fact>,
    /// Who owes it.
    pub(crate) owes: Someone,
    /// How many months before the meeting a dated fact may lie.
    within_months: Option<u32>,
    /// How many days before the meeting it may lie.
    within_days: Option<u32>,
    /// What it must be about, where another record could answer.
    about: Option<About>,
    /// For how many days a child must have been looked after before it is asked for.
    in_care_days: Option<u32>,
    /// That it is asked only of what is entered: whether anything should be there by now is told by a
    /// rule that knows the time.
    #[serde(default)]
    if_entered: bool,
    /// How many reviews must have been held before it is asked for.
    from_review: Option<u32>,
    /// That word of each open action must be newer than the last panel that heard the case.
    #[serde(default)]
    since_last_heard: bool,
}

/// What a fact must be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum About {
    /// The placement in which the child lives: no older than that.
    Placement,
    /// Where the child learns: no older than that.
    Provision,
    /// What is proposed, and not what there is already.
    Proposed,
}

impl Parameters for Information {
    /// By the time in care and by the reviews held.
    fn applies(&self, about: &Circumstances<'_>) -> bool {
        let in_care = self.in_care_days.is_none_or(|days| {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            let since = about.case.looked_after_since(about.day);
            since.is_some_and(|since| plus_days(since, days) <= about.day)
        });
        let reviewed = self
            .from_review
            .is_none_or(|from| about.case.reviews_by(about.day) >= from as usize);
        in_care && reviewed
    }
}

impl Spec for Information {
    const CONDITIONS: Conditions = Conditions::Optional;
}

/// What is wrong with a fact that is asked for.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It, or a part of it, is not there: where it should be, and what is missing, in words that follow
    /// its title.
    Missing(Span, String),
    /// It is there and too old, or what it promised has not come.
    Old(Span, String),
}

impl Information {
    /// What is wrong with a fact, if anything. The circumstances are those of the meeting's day; the
    /// fact is what its papers show.
    pub(crate) fn fault(
        &self,
        fact: Fact,
        about: &Circumstances<'_>,
        panel: &Panel,
        plan: &Plan,
    ) -> Option<Fault> {
        let meeting = about.day;
        if fact == Fact::ActionProgress {
            return self.silent(about, panel, plan);
        }
        let missing = match find_fact(fact, about, panel, plan) {
            FactState::NotApplicable => return None,
            FactState::Missing if self.if_entered => return None,
            FactState::Missing => Some("not stated".to_owned()),
            FactState::Incomplete { mut missing, .. } => {
                missing.dedup();
                Some(format!("{} not stated", missing.join(" and ")))
            }
            FactState::Found(_) => None,
        };
        if let Some(what) = missing {
            let (span, what) = match issued_after(fact, about) {
                None => (fact_span(fact, about), what),
                Some(issued) => {
                    let (on, panel) = (words::day(issued.value), words::day(meeting));
                    let what = format!("the plan was issued on {on}, after the panel of {panel}");
                    (issued.span, what)
                }
            };
            return Some(Fault::Missing(span, what));
        }
        if let Some((span, what)) = fact_doubt(fact, about, meeting) {
            return Some(Fault::Old(span, what));
        }
        let day = words::day(meeting);
        if let Some(fault) = self.of_another(fact, about) {
            return Some(fault);
        }
        if let Some((on, limit)) = self.too_old(fact, meeting, about) {
            let of = words::day(on.value);
            let what = format!("that of {of} is more than {limit} before the panel of {day}");
            return Some(Fault::Old(on.span, what));
        }
        let due = fact_due(fact, about).filter(|due| due.value < meeting)?;
        let on = words::day(due.value);
        let what = format!("due on {on}, before the panel of {day}, and no later one is entered");
        Some(Fault::Old(due.span, what))
    }

    /// Whether there is anything to state: a fact that does not apply to the child is neither told nor
    /// left out, nor is one that is asked only of what is entered where nothing is.
    pub(crate) fn has_something_to_state(
        &self,
        about: &Circumstances<'_>,
        panel: &Panel,
        plan: &Plan,
    ) -> bool {
        let mut facts = self.facts.iter();
        facts.any(|fact| match fact {
            Fact::ActionProgress => has_open_action(about, panel, plan),
            fact => match find_fact(*fact, about, panel, plan) {
                FactState::NotApplicable => false,
                FactState::Missing => !self.if_entered,
                FactState::Incomplete { .. } | FactState::Found(_) => true,
            },
        })
    }

    /// That the panel has no word of an open action, or none since it heard the case.
    fn silent(&self, about: &Circumstances<'_>, panel: &Panel, plan: &Plan) -> Option<Fault> {
        let silent = silent_action(about, panel, plan, self.since_last_heard)?;
        let action = silent.action;
        Some(match silent.told {
            None => Fault::Missing(silent.span, format!("progress on {action} not stated")),
            Some((last, heard)) => {
                let (last, heard) = (words::day(last), words::day(heard));
                let what = format!(
                    "the last word of {action} is of {last}, and none has come since the panel heard the case on {heard}"
                );
                Fault::Old(silent.span, what)
            }
        })
    }

    /// That the fact is there and answers for something else than is asked.
    fn of_another(&self, fact: Fact, facts: &Circumstances<'_>) -> Option<Fault> {
        let (place, began) = match self.about? {
            About::Placement => {
                let home = facts.case.home_on(facts.day)?;
                ("placement", home.from().value)
            }
            About::Provision => {
                let provisions = facts.case.provisions_on(facts.day);
                let begun = provisions.filter_map(|provision| provision.from);
                ("provision", begun.map(|from| from.value).max()?)
            }
            About::Proposed => {
                return is_of_present(fact, facts).then(|| {
                    let what = "not stated of what is proposed".to_owned();
                    Fault::Missing(fact_span(fact, facts), what)
                });
            }
        };
        let on = fact_date(fact, facts).filter(|on| on.value < began)?;
        let (day, began) = (words::day(on.value), words::day(began));
        let what = format!("that of {day} is from before the {place} began on {began}");
        Some(Fault::Old(on.span, what))
    }

    /// The day of a fact and the limit that it is beyond.
    fn too_old(
        &self,
        fact: Fact,
        day: Date,
        facts: &Circumstances<'_>,
    ) -> Option<(At<Date>, String)> {
        let at = fact_date(fact, facts)?;
        let on = at.value;
        let is_beyond = |limit: jiff::Span| on < day.saturating_sub(limit);
        let months = self
            .within_months
            .filter(|months| is_beyond(i64::from(*months).months()));
        let days = self
            .within_days
            .filter(|days| is_beyond(i64::from(*days).days()));
        let limit = months
            .map(|months| words::count(months, "month"))
            .or(days.map(|days| words::count(days, "day")))?;
        Some((at, limit))
    }
}

impl Terms {
    /// The entries that ask a fact of an item. The circumstances are those of the meeting's day.
    pub(crate) fn asking_about(
        &self,
        fact: Fact,
        about: &Circumstances<'_>,
    ) -> impl Iterator<Item = (&Entry, &Information)> {
        self.each::<Information>()
            .filter(move |(entry, with)| with.facts.contains(&fact) && entry.asks(about))
    }
}
