//! Sums and links that can be read and hardly be meant: a question at the line, never an error.
//!
//! No Terms of Reference set these limits. They are wide, as what is rare is not asked about, and an
//! authority may set its own (`plausible` in `ipop.yaml`).

use crate::diag::{Diagnostic, Span, Subject};
use crate::model::case::{Area, Case, Cost, Distance, Purpose};
use crate::model::meeting::Item;
use crate::model::refs::SettingRef;
use crate::model::registers::Plausible;
use crate::model::value::{Money, Price};
use crate::model::{MeetingFile, Workspace};
use crate::plan::item_name;
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The name of these findings.
const NAME: &str = "implausible";

/// Weeks in a month and in a year, in hundredths: what a sum is too large by when its basis is not said.
const WEEKS: [(i64, &str); 2] = [(435, "a month"), (5214, "a year")];

/// Asks about everything in the workspace that is hardly meant.
pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    for case in workspace.cases.values().map(|file| &file.case) {
        let steps = steps(case);
        // One slip is asked about once.
        let told: Vec<Span> = steps.iter().map(|step| step.span).collect();
        let sums = sums(workspace.authority.plausible, case).into_iter();
        let asked = sums
            .filter(|sum| !told.contains(&sum.span))
            .chain(steps)
            .chain(siblings(workspace, case))
            .chain(areas(workspace, case));
        let subject = Subject::Case(case.case.value.to_string());
        findings.extend(asked.map(|question| question.tell(&subject)));
    }
    let panels = workspace.panels.values();
    let meetings = panels.flat_map(|panel| panel.meetings.values());
    for item in meetings.flat_map(MeetingFile::heard) {
        let subject = Subject::Case(item.case.id.to_string());
        let asked =
            of_item(workspace.authority.plausible, item).chain(proposed_area(workspace, item));
        findings.extend(asked.map(|question| question.tell(&subject)));
    }
    findings.extend(twice(workspace));
}

/// What is asked about, where, and what to do if it is not meant.
struct Question {
    span: Span,
    message: String,
    other: Option<(Span, &'static str)>,
    help: &'static str,
}

impl Question {
    fn new(span: Span, message: String, help: &'static str) -> Self {
        Self {
            span,
            message,
            other: None,
            help,
        }
    }

    fn tell(self, subject: &Subject) -> Diagnostic {
        let told = Diagnostic::warning(NAME, subject.clone(), self.span, self.message);
        let told = told.with_help(self.help);
        match self.other {
            Some((span, words)) => told.with_label(span, words),
            None => told,
        }
    }
}

const BASIS: &str = "a sum that is not by the week is written with its basis, such as \
                     `price: 52000 a year`";

fn too_much(what: &str, most: Money) -> String {
    format!("{what} comes to more than {} a week", most.paper_whole())
}

/// Sums of a case that are larger than anything of their kind.
fn sums(plausible: Plausible, case: &Case) -> Vec<Question> {
    let reference = &case.case.value;
    let costs = case.costs.iter();
    let costs = costs.map(|cost| ("cost", &cost.id, cost.price, cost.purpose));
    let retainers = case.retainers.iter();
    let retainers = retainers.map(|paid| ("retainer", &paid.id, paid.price, Purpose::Placement));
    let taxis = case.taxis.iter();
    let taxis = taxis.map(|taxi| ("taxi", &taxi.id, taxi.price, Purpose::Transport));
    let paid = costs.chain(retainers).chain(taxis);
    let paid = paid.map(|(what, id, price, purpose)| (what, id, price, plausible.weekly(purpose)));
    let paid = paid.filter(|(.., price, most)| price.value.weekly() > *most);
    let mut found: Vec<Question> = paid
        .map(|(what, id, price, most)| {
            let what = format!("{reference}: the {what} {}", id.value);
            Question::new(price.span, too_much(&what, most), BASIS)
        })
        .collect();
    let once = case
        .taxis
        .iter()
        .filter(|taxi| taxi.one_off && taxi.price.value.is_derived());
    found.extend(once.map(|taxi| {
        let message = format!(
            "{reference}: the taxi {} is one journey, and its fare is by the time",
            taxi.id.value
        );
        Question::new(
            taxi.price.span,
            message,
            "write what the journey costs, or take out `one-off`",
        )
    }));
    let education = case.education.iter();
    let element_3 = education.flat_map(|education| &education.element_3);
    let most = plausible.element_3;
    found.extend(element_3.filter(|entry| entry.annual > most).map(|entry| {
        let most = most.paper_whole();
        let message = format!("{reference}: Element 3 is more than {most} a year");
        Question::new(
            entry.span,
            message,
            "Element 3 is in pounds a year; correct it",
        )
    }));
    found
}

/// Prices that grow by what a week is to a month or a year from one entry to the next.
fn steps(case: &Case) -> Vec<Question> {
    let mut same: BTreeMap<_, Vec<&At<Cost>>> = BTreeMap::new();
    for cost in &case.costs {
        let of = cost.of.as_ref().map(|of| &of.value);
        let key = (cost.purpose, cost.component, of);
        same.entry(key).or_default().push(cost);
    }
    let mut found = Vec::new();
    for costs in same.values_mut() {
        costs.sort_by_key(|cost| cost.from.value);
        for pair in costs.windows(2) {
            let (small, large) = if pair[0].price.value.weekly() <= pair[1].price.value.weekly() {
                (pair[0], pair[1])
            } else {
                (pair[1], pair[0])
            };
            let Some(basis) = too_large_by(small.price.value, large.price.value) else {
                continue;
            };
            let message = format!(
                "{}: the cost {} looks like the sum of {basis} beside the cost {}",
                case.case.value, large.id.value, small.id.value
            );
            found.push(Question {
                other: Some((small.span, "the other one")),
                ..Question::new(large.price.span, message, BASIS)
            });
        }
    }
    found
}

/// As the sum of what the larger of two prices looks, give or take a tenth.
fn too_large_by(small: Price, large: Price) -> Option<&'static str> {
    let (small, large) = (small.weekly().pence(), large.weekly().pence());
    let near = |weeks: i64| {
        let expected = i128::from(small) * i128::from(weeks);
        let gap = (i128::from(large) * 100 - expected).abs();
        small > 0 && gap * 10 <= expected
    };
    let found = WEEKS.into_iter().find(|(weeks, _)| near(*weeks));
    found.map(|(_, words)| words)
}

/// Brothers and sisters whose cases do not name this one.
fn siblings(workspace: &Workspace, case: &Case) -> Vec<Question> {
    let reference = &case.case.value;
    let one_sided = case.siblings.iter().filter(|link| {
        let other = workspace.case(&link.id);
        other.is_some_and(|other| !other.siblings.iter().any(|back| back.id == *reference))
    });
    one_sided
        .map(|link| {
            let message = format!(
                "{reference}: {} does not name it as a brother or sister",
                link.id
            );
            Question::new(
                link.span,
                message,
                "add it under `siblings:` there, or take it out here",
            )
        })
        .collect()
}

/// Placements of which one field says that they lie in the authority's area, and another that they
/// don't. A fostering service has homes here and there, so that its entry says nothing of one of them.
fn areas(workspace: &Workspace, case: &Case) -> Vec<Question> {
    let reference = &case.case.value;
    let told = case.placements.iter().filter_map(|placement| {
        let place = Place {
            setting: &placement.setting,
            distance: placement.distance,
            area: placement.area,
            in_family: placement.placement_type.value.is_in_family(),
        };
        let words = place.contradicts(workspace)?;
        let id = &placement.id.value;
        let message = format!("{reference}: by its distance the placement {id} lies {words}");
        Some(Question::new(placement.span, message, AREA))
    });
    told.collect()
}

const AREA: &str = "correct `distance`, or `area` of the placement or `in-area` of its setting";

/// Where a child lives or would live, as the fields say.
struct Place<'a> {
    setting: &'a SettingRef,
    distance: Option<Distance>,
    area: Option<At<Area>>,
    in_family: bool,
}

impl Place<'_> {
    /// What the distance says and the area doesn't, in words.
    fn contradicts(&self, workspace: &Workspace) -> Option<&'static str> {
        let far = self.distance?;
        let (setting, _) = workspace.setting(self.setting)?;
        let stated = self.area.map(|area| area.value);
        let area = stated.or_else(|| setting.area().filter(|_| !self.in_family))?;
        match (far == Distance::InArea, area == Area::Own) {
            (true, false) => Some("in the authority's area, and its area is another"),
            (false, true) => {
                Some("outside the authority's area, and its area is the authority's own")
            }
            _ => None,
        }
    }
}

/// The same of what an item proposes.
fn proposed_area(workspace: &Workspace, item: &Item) -> Option<Question> {
    let proposed = item.proposed.as_ref()?;
    let code = proposed.placement_type.as_ref();
    let place = Place {
        setting: &proposed.setting,
        distance: proposed.distance,
        area: proposed.area,
        in_family: code.is_some_and(|code| code.is_in_family()),
    };
    let words = place.contradicts(workspace)?;
    let message = format!(
        "{}: by its distance the proposed place lies {words}",
        item_name(item)
    );
    Some(Question::new(proposed.setting.span, message, AREA))
}

/// Sums that were proposed or agreed.
fn of_item(plausible: Plausible, item: &Item) -> impl Iterator<Item = Question> {
    let name = item_name(item);
    let proposed = item.proposed.iter().flat_map(|proposed| &proposed.costs);
    let proposed = proposed.map(|cost| ("a proposed cost", cost.price, cost.purpose));
    let agreed = item.outcome.iter().flat_map(|outcome| &outcome.costs);
    let agreed = agreed.map(|cost| ("an agreed cost", cost.price, cost.purpose));
    let costs = proposed.chain(agreed);
    let costs = costs.map(move |(what, price, purpose)| (what, price, plausible.weekly(purpose)));
    let costs = costs.filter(|(_, price, most)| price.value.weekly() > *most);
    costs.map(move |(what, price, most)| {
        Question::new(
            price.span,
            too_much(&format!("{name}: {what}"), most),
            BASIS,
        )
    })
}

/// Two cases that look like one child: the same initials and month of birth, and a place at one time
/// in the same setting, or the same reference in another system. Twins name each other.
fn twice(workspace: &Workspace) -> Vec<Diagnostic> {
    let mut alike: BTreeMap<_, Vec<&Case>> = BTreeMap::new();
    for case in workspace.cases.values().map(|file| &file.case) {
        let key = (case.initials.to_string(), case.born.value);
        alike.entry(key).or_default().push(case);
    }
    let mut found = Vec::new();
    for cases in alike.values() {
        for (at, second) in cases.iter().enumerate() {
            let first = cases[..at].iter().find(|first| is_one_child(first, second));
            let Some(first) = first else { continue };
            let message = format!(
                "{} and {} may be one child: initials, month of birth and a place or reference agree",
                first.case.value, second.case.value
            );
            let subject = Subject::Case(second.case.value.to_string());
            let told = Diagnostic::warning(NAME, subject, second.case.span, message);
            found.push(
                told.with_label(first.case.span, "the other case")
                    .with_help("keep one of the two; twins name each other under `siblings:`"),
            );
        }
    }
    found
}

fn is_one_child(one: &Case, other: &Case) -> bool {
    let named = |from: &Case, to: &Case| from.siblings.iter().any(|link| link.id == to.case.value);
    if named(one, other) || named(other, one) {
        return false;
    }
    let known = one.other_references.iter().any(|reference| {
        let mut others = other.other_references.iter();
        others.any(|same| {
            (&same.system, &same.reference) == (&reference.system, &reference.reference)
        })
    });
    let together = one.placements.iter().any(|placement| {
        let until = placement
            .until
            .as_ref()
            .map_or(Date::MAX, |until| until.value);
        other.placements.iter().any(|same| {
            let end = same.until.as_ref().map_or(Date::MAX, |until| until.value);
            same.setting.id == placement.setting.id
                && same.from.value < until
                && placement.from.value < end
        })
    });
    known || together
}
