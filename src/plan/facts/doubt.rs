//! What is stated and can't be: other files or the calendar say otherwise.

use super::education::reason_is_of_present;
use super::request::asked_of_present;
use crate::diag::Span;
use crate::model::edition::Fact;
use crate::model::value::words;
use crate::plan::circumstances::Circumstances;
use jiff::civil::Date;

/// Why a fact about what is asked can't be as it is stated, in words that follow its title.
#[must_use]
pub fn fact_doubt(fact: Fact, about: &Circumstances<'_>, meeting: Date) -> Option<(Span, String)> {
    match fact {
        Fact::InspectionRead => inspection(about, meeting),
        Fact::SettingVisit => visit(about, meeting),
        Fact::AlternativeFunding => funding(about, meeting),
        _ => None,
    }
}

/// Whether what is stated answers for what there is already, and not for what an item asks for.
#[must_use]
pub fn is_of_present(fact: Fact, about: &Circumstances<'_>) -> bool {
    match fact {
        Fact::Rationale => reason_is_of_present(about),
        Fact::JointFunding => asked_of_present(about),
        _ => false,
    }
}

/// The report that was read is the latest that the register knows of.
fn inspection(about: &Circumstances<'_>, meeting: Date) -> Option<(Span, String)> {
    let proposed = about.item?.proposed.as_ref()?;
    let read = proposed.inspection_read?;
    let span = proposed.span;
    let day = words::day(read);
    if read > meeting {
        return Some((span, format!("a report of {day} is from after the panel")));
    }
    let (setting, _) = about.workspace.setting(&proposed.setting)?;
    let latest = setting.ofsted.as_ref()?.on;
    (read < latest && latest <= meeting).then(|| {
        let latest = words::day(latest);
        let what = format!("the report of {day} was read; the register has one of {latest}");
        (span, what)
    })
}

/// A visit before the panel is before it.
fn visit(about: &Circumstances<'_>, meeting: Date) -> Option<(Span, String)> {
    let visit = about.item?.proposed.as_ref()?.visit.as_ref()?;
    (visit.on > meeting).then(|| {
        let (day, meeting) = (words::day(visit.on), words::day(meeting));
        let what = format!("the visit is down for {day}, after the panel of {meeting}");
        (visit.span, what)
    })
}

/// Money for an alternative is agreed by somebody who holds a budget, and before the panel decides.
fn funding(about: &Circumstances<'_>, meeting: Date) -> Option<(Span, String)> {
    let funding = about.item?.alternative_funding.as_ref()?;
    let by = funding.agreed_by.as_ref()?;
    if let Some(on) = funding.on.filter(|on| *on > meeting) {
        let what = format!("agreed on {}, after the panel", words::day(on));
        return Some((funding.span, what));
    }
    let mut budgets = about.workspace.budgets.values();
    let holds = budgets.any(|budget| {
        let holder = budget.holder.as_ref();
        holder.is_some_and(|holder| holder.id == by.id)
    });
    (!holds).then(|| (by.span, "who agreed holds no budget".to_owned()))
}
