//! Children of whom a panel is always to hear are on the agenda, unless the Chair deferred them.

use super::Check;
use super::context::{Finding, MeetingContext, PanelContext, Sink};
use super::seats::in_words;
use crate::diag::Span;
use crate::model::case::{Case, Deferral};
use crate::model::meeting::Item;
use crate::model::value::{CaseRef, Slug, date::plus_days, words};
use crate::plan::{circumstances_of, in_class};
use crate::terms::{HeardAbout, StandingItem};
use crate::yaml::At;
use jiff::civil::Date;

pub(crate) type Params = StandingItem;

impl Check for StandingItem {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let day = words::day(cx.date);
        let meant = |case: &&Case| {
            let lives = !self.open_placement || place_of(case, cx.date).is_some();
            lives && !self.is_settled(cx.workspace, cx.panel.panel, case, cx.date)
        };
        for case in cx.cases().filter(meant) {
            let reference = &case.case.value;
            let deferral = deferral(cx, case);
            let deferred = deferral.is_some_and(|deferral| self.may_defer(cx, deferral));
            if deferred || self.is_listed(cx, reference) || self.was_heard(cx, case) {
                sink.kept();
                continue;
            }
            let listed = cx
                .meeting
                .items
                .iter()
                .any(|item| item.case.id == *reference);
            let missing = if listed {
                format!(
                    "{reference} is on the agenda for {day}, but not in the part or with the kind of item that is asked for"
                )
            } else {
                format!("{reference} is not on the agenda for {day}")
            };
            let why = self.why(cx, case);
            let (span, message) = match deferral {
                Some(deferral) => (
                    deferral.agreed_by.span,
                    format!("{missing}, deferred by somebody who may not; {why}"),
                ),
                None => (cx.meeting.date.span, format!("{missing}; {why}")),
            };
            let mut finding = Finding::new(span, message).help(self.advice(cx, reference));
            if let Some(place) = place_of(case, cx.date) {
                finding = finding.label(place, "the panel is to hear of this");
            }
            sink.judge([finding.asks_for(reference)]);
        }
    }
}

impl StandingItem {
    fn is_listed(&self, cx: &MeetingContext<'_>, case: &CaseRef) -> bool {
        let is_part = |part: &Slug| self.in_parts.iter().any(|asked| asked.id == *part);
        let mut items = cx.all_items();
        items.any(|item| {
            let stands = self.in_parts.is_empty() || item.part().is_some_and(is_part);
            stands && item.item.case.id == *case && self.is_meant(cx, cx.date, item.item)
        })
    }

    fn is_meant(&self, cx: &MeetingContext<'_>, on: Date, item: &Item) -> bool {
        self.counts(cx.workspace, cx.panel.panel, on, item)
    }

    /// Why the panel is to hear of a child: how often, since when it has not, and what makes it so.
    fn why(&self, cx: &MeetingContext<'_>, case: &Case) -> String {
        let causes = causes(cx, case);
        let causes = if causes.is_empty() {
            String::new()
        } else {
            format!(" ({})", words::in_words(&causes, "and"))
        };
        if self.every_weeks == 0 {
            return format!("it is due at every meeting{causes}");
        }
        let heard = cx.sittings_from(Date::MIN).filter(|earlier| {
            earlier.heard(&case.case.value, |item, _| {
                self.counts_for(cx, case, earlier.date, item)
            })
        });
        let last = match heard.last() {
            Some(last) => format!("was last heard on {}", words::day(last.date)),
            None if self.about.is_some() => {
                "no meeting in the files has heard where the child lives now".to_owned()
            }
            None => "no meeting in the files has heard it".to_owned(),
        };
        let weeks = words::count(self.every_weeks, "week");
        format!("it is due every {weeks}{causes}, and {last}")
    }

    fn was_heard(&self, cx: &MeetingContext<'_>, case: &Case) -> bool {
        let days = i32::try_from(self.every_weeks.saturating_mul(7)).unwrap_or(i32::MAX);
        let mut earlier = cx.sittings_from(plus_days(cx.date, -days));
        earlier.any(|earlier| {
            earlier.heard(&case.case.value, |item, _| {
                self.counts_for(cx, case, earlier.date, item)
            })
        })
    }

    /// Whether what an earlier meeting heard is what the panel is to hear now.
    fn counts_for(&self, cx: &MeetingContext<'_>, case: &Case, heard: Date, item: &Item) -> bool {
        self.is_meant(cx, heard, item) && self.is_of_place(case, heard, item, cx.date)
    }

    /// Whether an item of an earlier meeting was about where the child lives now, if it must have been.
    fn is_of_place(&self, case: &Case, heard: Date, item: &Item, now: Date) -> bool {
        let home = self
            .about
            .and_then(|HeardAbout::Placement| case.home_on(now));
        home.is_none_or(|home| {
            let place = &home.first().setting.id;
            let asked = item.proposed.as_ref();
            let was_asked = asked.is_some_and(|asked| asked.setting.id == *place);
            home.from().value <= heard || was_asked
        })
    }

    fn may_defer(&self, cx: &MeetingContext<'_>, deferral: &Deferral) -> bool {
        self.deferral_by.iter().any(|role| {
            cx.workspace
                .holds(&deferral.agreed_by.id, &role.id, deferral.on.value)
        })
    }

    fn advice(&self, cx: &MeetingContext<'_>, case: &CaseRef) -> String {
        let roles = self
            .deferral_by
            .iter()
            .map(|role| cx.workspace.role_title(&role.id).to_owned());
        let roles: Vec<String> = roles.collect();
        if roles.is_empty() {
            return format!("add an item for {case}; it cannot be deferred");
        }
        let who = in_words(&roles, "or");
        format!(
            "add an item for {case}, or enter under `deferrals:` of the case that the {who} deferred it"
        )
    }
}

/// What of the condition beside the rule makes it one of those children, and since when.
fn causes(cx: &MeetingContext<'_>, case: &Case) -> Vec<String> {
    let day = cx.date;
    let PanelContext {
        workspace,
        panel,
        edition,
        ..
    } = cx.panel;
    let about = circumstances_of(workspace, panel, edition, day, cx.plan.facts_on, case, None);
    let since = |from: Option<Date>| match from {
        Some(from) => format!(" since {}", words::day(from)),
        None => String::new(),
    };
    let there = case.placement_on(day).map(|placement| placement.from.value);
    let Some(when) = cx.when().first_that_holds(&about) else {
        return Vec::new();
    };
    let classes = when
        .class
        .iter()
        .filter(|class| in_class(&class.id, &about));
    let mut causes: Vec<String> = classes
        .map(|class| format!("`{}`, here{}", class.id, since(there)))
        .collect();
    let flags = case.flags.iter().filter(|flag| {
        let holds = flag.on.value <= day && flag.until.is_none_or(|until| day <= until.value);
        holds && when.flag.contains(&flag.kind)
    });
    causes.extend(
        flags.map(|flag| format!("marked {}{}", flag.kind.words(), since(Some(flag.on.value)))),
    );
    if when.court_ordered == Some(true) {
        causes.push(format!(
            "in a placement that a court ordered{}",
            since(there)
        ));
    }
    causes
}

/// The deferral of a case that covers the meeting and was agreed by its day.
fn deferral<'a>(cx: &MeetingContext<'a>, case: &'a Case) -> Option<&'a At<Deferral>> {
    case.deferrals.iter().find(|deferral| {
        deferral.panel == *cx.panel_id
            && deferral.on.value <= cx.date
            && cx.date <= deferral.until.value
    })
}

/// Where the child lives on a day, or else learns.
fn place_of(case: &Case, day: Date) -> Option<Span> {
    let placement = case.placement_on(day).map(|placement| placement.span);
    placement.or_else(|| {
        case.provisions_on(day)
            .next()
            .map(|provision| provision.span)
    })
}
