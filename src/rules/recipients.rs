//! That whoever the files name for a paper can be sent it, and that each item has somebody who presents
//! it.
//!
//! Built-in checks and no rules: no Terms of Reference has to ask for them. The plan leaves out whoever
//! no paper may reach; here the field that still names them is told, once, whatever it is named for.

use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::edition::{Edition, Section, Who};
use crate::model::meeting::{Attendance, Item, Presence};
use crate::model::refs::PersonRef;
use crate::model::value::{Slug, words};
use crate::model::{MeetingFile, Panel, Workspace};
use crate::plan::{
    Named, Plan, PlannedItem, Plans, Recipient, Refusal, all_actions, attendees_of,
    circumstances_of, item_name, may_sit, named, presenter_by_hand, still_asks,
};
use crate::terms::Editions;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Looks at every meeting and every panel's tracker.
pub(super) fn check(
    workspace: &Workspace,
    plans: &Plans,
    editions: &Editions,
    as_of: Date,
    findings: &mut Vec<Diagnostic>,
) {
    let mut checker = Checker {
        workspace,
        as_of,
        told: BTreeSet::new(),
        found: Vec::new(),
    };
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in panel.sittings() {
            let key = MeetingKey {
                panel: panel_id.to_string(),
                date,
            };
            if let (Some(plan), Some(edition)) = (plans.meetings.get(&key), panel.edition_on(date))
            {
                let sitting = Sitting {
                    panel,
                    file,
                    edition: &edition.edition,
                    plan,
                };
                checker.of_meeting(&sitting);
                checker.unnamed(&sitting, findings);
            }
        }
        let terms = editions.on(panel_id.as_str(), as_of);
        if terms.is_some_and(|terms| terms.asks_for(Section::Extracts)) {
            checker.of_tracker(panel);
        }
    }
    findings.extend(checker.found);
}

struct Sitting<'a> {
    panel: &'a Panel,
    file: &'a MeetingFile,
    edition: &'a Edition,
    plan: &'a Plan,
}

struct Checker<'a> {
    workspace: &'a Workspace,
    as_of: Date,
    /// The fields that were told.
    told: BTreeSet<Span>,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn of_meeting(&mut self, sitting: &Sitting<'_>) {
        let meeting = &sitting.file.meeting;
        let day = meeting.date.value;
        let on = words::day(day);
        for entry in &meeting.attendance {
            let help = "enter whoever comes instead, or a `substitute:`";
            if let Some(person) = who_comes(entry) {
                self.judge(
                    person,
                    day,
                    &format!("is down for the meeting of {on}"),
                    help,
                );
            }
            self.seat(sitting, entry);
        }
        for item in &meeting.items {
            let name = item_name(item);
            if let Some(person) = presenter_by_hand(item) {
                let help = "name somebody else; without a name it is the first of those who may present \
                            that is of the case's own team and service, and is expected";
                let what = format!("is to present {name} on {on}");
                self.judge(person, day, &what, help);
            }
            for person in &item.attendees {
                let help = "take the name out, or enter whoever comes instead";
                let what = format!("is to attend for {name} on {on}");
                self.judge(person, day, &what, help);
            }
        }
        if self.as_of <= day {
            for planned in &sitting.plan.items {
                self.of_registers(sitting, planned);
            }
        }
    }

    /// Whom the case and the registers name for an item of a meeting that is still to come.
    fn of_registers(&mut self, sitting: &Sitting<'_>, planned: &PlannedItem) {
        let item = &sitting.file.meeting.items[planned.index];
        let Some(case) = self.workspace.case(&item.case.id) else {
            return;
        };
        let (workspace, edition, plan) = (self.workspace, sitting.edition, sitting.plan);
        let day = sitting.file.meeting.date.value;
        let what = format!("comes for {} on {}", planned.name, words::day(day));
        let mut about = circumstances_of(
            workspace,
            sitting.panel,
            edition,
            day,
            plan.facts_on,
            case,
            Some(item),
        );
        about.part = planned.part.as_ref();
        let presenters = presenters(edition, planned).filter(|_| presenter_by_hand(item).is_none());
        let attendees = attendees_of(&about).into_iter();
        let attendees = attendees.map(|(attendee, _)| &attendee.who);
        for who in presenters.chain(attendees) {
            for named in named(workspace, who, case, day) {
                self.judge_named(&named, day, &what);
            }
        }
    }

    /// Whom the tracker names: those who do or report an open action, and who holds the case of an item
    /// that still asks for something.
    fn of_tracker(&mut self, panel: &Panel) {
        let day = self.as_of;
        let mut open = BTreeSet::new();
        for stands in all_actions(panel, day) {
            let Some(action) = stands.action(panel).filter(|_| !stands.state.is_closed()) else {
                continue;
            };
            let name = format!("{}/{}", stands.meeting, stands.id);
            open.extend(
                action
                    .item
                    .as_ref()
                    .map(|of| (stands.meeting, of.value.clone())),
            );
            let what = format!("is down for the open action {name}");
            for (person, field) in [(&action.owner, "owner"), (&action.reporter, "reporter")] {
                let help = format!("enter under `{field}:` who has it now");
                if let Some(person) = person {
                    self.judge(person, day, &what, &help);
                }
            }
        }
        let held: Vec<_> = panel.sittings().filter(|(date, _)| *date < day).collect();
        let latest = held.last().map(|(date, _)| *date);
        for (date, file) in held {
            let Some(edition) = panel.edition_on(date) else {
                continue;
            };
            for item in file.heard() {
                let has_open_actions = open.contains(&(date, item_name(item)));
                if latest == Some(date) || still_asks(&edition.edition, item, has_open_actions) {
                    self.holders(item);
                }
            }
        }
    }

    fn holders(&mut self, item: &Item) {
        let Some(case) = self.workspace.case(&item.case.id) else {
            return;
        };
        let what = format!("has the case {}", item.case.id);
        for who in [Who::TeamManager, Who::SocialWorker, Who::SendOfficer] {
            for named in named(self.workspace, &who, case, self.as_of) {
                self.judge_named(&named, self.as_of, &what);
            }
        }
    }

    fn judge_named(&mut self, named: &Named, day: Date, what: &str) {
        let help = "enter who follows, and since when: `[{ until: 2026-05-31, value: hale-r }, \
                    { from: 2026-06-01, value: dunn-p }]`";
        if let Some(at) = named.at {
            self.refused(&named.person, at, day, what, help);
        }
    }

    fn judge(&mut self, person: &PersonRef, day: Date, what: &str, help: &str) {
        self.refused(&person.id, person.span, day, what, help);
    }

    /// Tells of a field that names somebody whom no paper may reach.
    fn refused(&mut self, person: &Slug, at: Span, day: Date, what: &str, help: &str) {
        let Err(refusal) = Recipient::on(self.workspace, person, day) else {
            return;
        };
        let why = match refusal {
            Refusal::Left(left) => format!("whose last day was {}", words::day(left)),
            Refusal::NoRole => format!("who holds no role on {}", words::day(day)),
            // Told where it stands.
            Refusal::Unknown | Refusal::SharedAddress => return,
        };
        self.tell(person, at, what, &why, help);
    }

    fn tell(&mut self, person: &Slug, at: Span, what: &str, why: &str, help: &str) {
        let Some(record) = self.workspace.people.get(person) else {
            return;
        };
        if !self.told.insert(at) {
            return;
        }
        let name = &record.name;
        let message = format!("{name}, {why}, {what}: nothing of it is sent to them");
        let subject = Subject::Person(person.to_string());
        self.found.push(
            Diagnostic::error("recipient", subject, at, message)
                .with_label(record.id.span, "who that is")
                .with_help(help),
        );
    }

    /// A seat makes a member only of somebody who holds one of its roles on the day.
    fn seat(&mut self, sitting: &Sitting<'_>, entry: &Attendance) {
        let meeting = &sitting.file.meeting;
        let day = meeting.date.value;
        let (Some(id), Some(person)) = (&entry.seat, &entry.person) else {
            return;
        };
        let mut seats = sitting.edition.seats.iter();
        let seat = seats.find(|seat| seat.id.value == id.value);
        let comes = who_comes(entry).is_some_and(|comes| comes.span == person.span);
        if let Some(seat) = seat
            && comes
            && self.as_of <= day
            && !may_sit(self.workspace, meeting, seat, entry)
        {
            let why = format!(
                "who holds no role of the seat {} on {}",
                id.value,
                words::day(day)
            );
            let what = format!("is down for the meeting of {}", words::day(day));
            let help = "enter who has the seat now, or a `substitute:` of whoever has; where the role \
                        has changed hands, enter since when in registers/people.yaml";
            self.tell(&person.id, person.span, &what, &why, help);
        }
    }

    /// Items of a meeting still to come that nobody presents, where nothing else says so.
    fn unnamed(&self, sitting: &Sitting<'_>, findings: &mut Vec<Diagnostic>) {
        let meeting = &sitting.file.meeting;
        if self.as_of > meeting.date.value {
            return;
        }
        for planned in &sitting.plan.items {
            let item = &meeting.items[planned.index];
            let by_hand = presenter_by_hand(item);
            let is_told = by_hand.is_some_and(|person| self.told.contains(&person.span));
            let asked = by_hand.is_some() || presenters(sitting.edition, planned).next().is_some();
            let subject = Subject::Item(sitting.plan.key.clone(), (&planned.name).into());
            let by_rule =
                |finding: &Diagnostic| finding.rule == "presenter" && finding.subject == subject;
            if planned.presenter.is_some()
                || !asked
                || is_told
                || self.workspace.case(&item.case.id).is_none()
                || findings.iter().any(by_rule)
            {
                continue;
            }
            let message = format!(
                "nobody is named to present {} on {}",
                planned.name,
                words::day(meeting.date.value)
            );
            let help = "enter under `presenter:` who presents it, or under `delegate:` whom they send and \
                        why: nobody who may present, is of the case's own team and service and is \
                        expected is in the registers";
            let at = by_hand.map_or(item.case.span, |person| person.span);
            findings.push(
                Diagnostic::warning("presenter-to-be-named", subject, at, message).with_help(help),
            );
        }
    }
}

/// Whom an edition has present an item, in its order.
fn presenters<'a>(
    edition: &'a Edition,
    planned: &PlannedItem,
) -> impl Iterator<Item = &'a Who> + use<'a> {
    let mut parts = edition.parts.iter();
    let part = parts.find(|part| Some(&part.id.value) == planned.part.as_ref());
    part.map_or(&edition.presenters, |part| &part.presenters)
        .iter()
}

/// The person whom an entry of the attendance brings, if they are invited.
fn who_comes(entry: &Attendance) -> Option<&PersonRef> {
    let other = entry.substitute.as_ref();
    let other = other.or(entry.vacant_covered_by.as_ref());
    let comes = matches!(entry.status, Presence::Expected | Presence::Present);
    other.or_else(|| entry.person.as_ref().filter(|_| comes && entry.invited))
}
