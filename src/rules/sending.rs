//! That what is sent reaches everybody who is to have it, in time and as it now stands, and nobody else.
//!
//! Built-in checks and no rules: no Terms of Reference has to ask for them. They look at the ledgers of
//! meetings that are not closed, and say nothing of what an entry leaves open.

use crate::diag::{Coming, Diagnostic, Span, Subject};
use crate::model::edition::{Edition, Stage};
use crate::model::meeting::{Attendance, BlockState, Capacity, Issue, IssuedPaper, SentBlock};
use crate::model::value::{Clock, Slug, words};
use crate::model::{MeetingFile, Panel, Workspace};
use crate::plan::{Invitee, Plan, Plans, Reason, Recipient, all_actions, day_sent};
use crate::yaml::At;
use jiff::civil::{Date, DateTime};
use std::collections::{BTreeMap, BTreeSet};

/// Looks at every meeting that is not closed.
pub(super) fn check(
    workspace: &Workspace,
    plans: &Plans,
    as_of: Date,
    findings: &mut Vec<Diagnostic>,
    coming: &mut Vec<Coming>,
) {
    for (key, plan) in &plans.meetings {
        let found = workspace.panels.get(key.panel.as_str());
        let found = found.and_then(|panel| {
            let file = panel.meetings.get(&key.date)?;
            let edition = &panel.edition_on(key.date)?.edition;
            Some((panel, file, edition))
        });
        let Some((panel, file, edition)) = found.filter(|(_, file, _)| file.takes_place()) else {
            continue;
        };
        if plan.stage == Stage::Closed {
            continue;
        }
        let mut sending = Sending {
            workspace,
            panel,
            file,
            edition,
            plan,
            as_of,
            findings,
            coming,
        };
        sending.invites();
        sending.agenda();
        sending.tracker();
    }
}

struct Sending<'a> {
    workspace: &'a Workspace,
    panel: &'a Panel,
    file: &'a MeetingFile,
    edition: &'a Edition,
    plan: &'a Plan,
    as_of: Date,
    findings: &'a mut Vec<Diagnostic>,
    coming: &'a mut Vec<Coming>,
}

/// What somebody has in the calendar, by the ledger.
#[derive(Default)]
struct Held<'a> {
    /// The last version of each event.
    events: BTreeMap<&'a str, (&'a SentBlock, Option<Date>, DateTime)>,
    /// When an entry that a hand wrote says that they were invited, and no more.
    by_hand: Option<DateTime>,
}

impl<'a> Sending<'a> {
    fn date(&self) -> Date {
        self.plan.key.date
    }

    fn is_over(&self) -> bool {
        self.as_of > self.date()
    }

    fn sent(&self, paper: IssuedPaper) -> impl DoubleEndedIterator<Item = &'a Issue> + use<'a> {
        let issues = self.file.ledger.sent_by(self.as_of);
        issues.filter(move |issue| issue.paper == paper)
    }

    fn tell(&mut self, rule: &'static str, at: Span, message: String, help: &str) {
        let finding = self.finding(rule, at, message, help);
        self.findings.push(finding);
    }

    fn finding(&self, rule: &'static str, at: Span, message: String, help: &str) -> Diagnostic {
        let subject = Subject::Meeting(self.plan.key.clone());
        Diagnostic::warning(rule, subject, at, message).with_help(help)
    }

    /// Names, of people who are the same in something.
    fn names(&self, people: &[&Slug]) -> String {
        let names: Vec<&str> = people
            .iter()
            .map(|person| self.workspace.name_of(person))
            .collect();
        names.join(", ")
    }

    /// Everybody who is wanted has the invite as it now stands, and had it in time.
    fn invites(&mut self) {
        let day = words::day(self.date());
        let at = self.file.meeting.date.span;
        let issue = format!("ipop issue {} {} invites", self.plan.key.panel, self.date());
        if self.sent(IssuedPaper::Invites).next().is_none() {
            // Where nothing at all went out, the agenda is what is told of.
            if self.file.ledger.sent_by(self.as_of).next().is_none() {
                return;
            }
            let due = self.plan.due("invites").or(self.plan.due("agenda"));
            let is_due = self.is_over() || due.is_some_and(|due| due.has_passed(self.as_of));
            if is_due && !self.plan.invitees.is_empty() {
                let message =
                    format!("nothing says that anybody was sent an invite to the meeting of {day}");
                let help =
                    format!("send the mails under invites/, then type `{issue}`; `--on` says when");
                self.tell("invite-unsent", at, message, &help);
            }
            return;
        }
        let (mut never, mut other, mut late) = (Vec::new(), Vec::new(), Vec::new());
        let wanted = self.plan.invitees.values();
        for invitee in wanted.filter(|invitee| !is_family(self.file, &invitee.person)) {
            let person: &'a Slug = &invitee.person;
            match self.state(invitee) {
                State::Never => never.push(person),
                State::Other => other.push(person),
                State::Since(sent) if self.is_late(sent) => late.push(person),
                State::Since(_) => {}
            }
        }
        // Who was there without an invitation is the Terms' own business.
        if !never.is_empty() && !self.is_over() {
            let message = format!(
                "wanted on {day} and not sent an invite: {}",
                self.names(&never)
            );
            let help = format!("send their mails, then type `{issue}`");
            self.tell("invite-unsent", at, message, &help);
        }
        if !other.is_empty() {
            let message = format!(
                "the invite that was sent says another day or time than the meeting of {day} now has: {}",
                self.names(&other)
            );
            let help = if self.is_over() {
                "correct the times in the meeting's file if they were kept as sent".to_owned()
            } else {
                format!("send their mails again, then type `{issue}`")
            };
            self.tell("invite-outdated", at, message, &help);
        }
        if !late.is_empty() {
            let when = match self.plan.due("invites") {
                Some(due) => format!("after {}", words::moment(due.at)),
                None => "with less than a working day between".to_owned(),
            };
            let names = self.names(&late);
            let message = format!("the invite to the meeting of {day} went out {when}: {names}");
            let help = if self.is_over() {
                "send earlier; the ledger says when it was"
            } else {
                "tell them by telephone as well, and send earlier; the ledger says when it was"
            };
            self.tell("invite-late", at, message, help);
        }
    }

    fn held(&self, person: &Slug) -> Held<'a> {
        let mut held = Held::default();
        for issue in self.sent(IssuedPaper::Invites) {
            let day = day_sent(self.plan, issue);
            if issue.is_by_hand() && issue.went_to(person) {
                held.by_hand = Some(issue.sent.value);
            }
            let blocks: &'a [At<SentBlock>] = &issue.blocks;
            for block in blocks.iter().filter(|block| block.person.id == *person) {
                let version = (&block.value, day, issue.sent.value);
                held.events.insert(block.uid.as_str(), version);
            }
        }
        held
    }

    fn state(&self, invitee: &Invitee) -> State {
        type Time = (Date, Clock, Clock);
        let held = self.held(&invitee.person);
        let mut has: BTreeSet<Time> = BTreeSet::new();
        let mut last = held.by_hand;
        for (block, day, sent) in held.events.values() {
            if block.state == BlockState::Request {
                has.insert((day.unwrap_or(self.date()), block.start, block.end));
                last = last.max(Some(*sent));
            }
        }
        let wanted = invitee.blocks.iter();
        let wanted: BTreeSet<Time> = wanted
            .map(|block| (self.date(), block.start, block.end))
            .collect();
        match last {
            None => State::Never,
            // What a hand wrote says no times.
            Some(_) if !has.is_empty() && has != wanted => State::Other,
            Some(sent) => State::Since(sent),
        }
    }

    /// Whether somebody who got a paper then had not a whole working day before the meeting.
    fn is_late(&self, sent: DateTime) -> bool {
        // The edition's own deadline, where it has one for invites.
        if let Some(due) = self.plan.due("invites") {
            return sent > due.at;
        }
        let calendar = &self.workspace.working_days;
        let before = self.date().yesterday().unwrap_or(self.date());
        sent.date() >= calendar.working_day_on_or_before(before).value
    }

    /// The members have the agenda, and nobody else.
    fn agenda(&mut self) {
        let day = words::day(self.date());
        let issues: Vec<&Issue> = self
            .sent(IssuedPaper::Agenda)
            .chain(self.sent(IssuedPaper::Supplement))
            .filter(|issue| !issue.to.is_empty())
            .collect();
        let seated = self.seated();
        let mut told: BTreeSet<&Slug> = BTreeSet::new();
        for issue in &issues {
            for to in &issue.to {
                if !seated.contains(&to.id) && told.insert(&to.id) {
                    let message = format!(
                        "the agenda for {day} went to {}, who has no seat at that meeting",
                        self.workspace.name_of(&to.id)
                    );
                    let help = "ask for it back: the agenda names every child; whoever comes for items has \
                                their own invite; if they stand in for a member, enter that";
                    self.tell("agenda-reader", to.span, message, help);
                }
            }
        }
        let first = issues
            .iter()
            .find(|issue| issue.paper == IssuedPaper::Agenda);
        let Some(first) = first.filter(|_| !self.is_over()) else {
            return;
        };
        let has: BTreeSet<&Slug> = issues
            .iter()
            .flat_map(|issue| &issue.to)
            .map(|to| &to.id)
            .collect();
        let sits = |invitee: &&Invitee| {
            let mut reasons = invitee.reasons.iter();
            reasons.any(|reason| matches!(reason, Reason::Member { .. }))
        };
        let members = self.plan.invitees.values().filter(sits);
        let members = members.map(|invitee| &*invitee.person);
        let without: Vec<&Slug> = members.filter(|person| !has.contains(person)).collect();
        if !without.is_empty() {
            let message = format!(
                "members at the meeting of {day} who were not sent the agenda: {}",
                self.names(&without)
            );
            let help =
                "send it to them and add an entry to the ledger, with `paper: agenda` and `to:`";
            self.tell("agenda-reader", first.sent.span, message, help);
        }
    }

    /// Everybody who may have the agenda: who sits, stands in or holds a seat's role, and who makes it.
    fn seated(&self) -> BTreeSet<Slug> {
        let meeting = &self.file.meeting;
        let named = |entry: &Attendance| {
            let people = [&entry.person, &entry.substitute, &entry.vacant_covered_by];
            let people: Vec<Slug> = people
                .into_iter()
                .flatten()
                .map(|person| person.id.clone())
                .collect();
            people
        };
        let seats = meeting
            .attendance
            .iter()
            .filter(|entry| entry.seat.is_some() || entry.capacity == Capacity::Member);
        let mut seated: BTreeSet<Slug> = seats.flat_map(|entry| named(entry)).collect();
        let roles = self.edition.seats.iter().flat_map(|seat| &seat.roles);
        let holders = roles.flat_map(|role| self.workspace.holders(&role.id, self.date()));
        seated.extend(holders.map(|person| person.id.value.clone()));
        seated.extend(meeting.chair.iter().map(|chair| chair.person.id.clone()));
        seated.extend(
            self.edition
                .record
                .owner
                .iter()
                .map(|owner| owner.id.clone()),
        );
        seated.insert(self.workspace.authority.administrator.id.clone());
        seated
    }

    /// Once the record is due, whoever has an action of the meeting has the tracker's lines about it.
    fn tracker(&mut self) {
        if !self.is_over() {
            return;
        }
        let with_actions = self.with_actions();
        let day = words::day(self.date());
        let issues: Vec<&Issue> = self
            .sent(IssuedPaper::Tracker)
            .chain(self.sent(IssuedPaper::Record))
            .filter(|issue| issue.sent.date() > self.date())
            .collect();
        let without: Vec<&Slug> = with_actions
            .iter()
            .filter(|person| !issues.iter().any(|issue| issue.went_to(person)))
            .collect();
        if without.is_empty() {
            return;
        }
        let tracker = self.edition.word("tracker");
        let message = format!(
            "the {tracker} after {day} was not sent to everybody who has an action of that meeting: {}",
            self.names(&without)
        );
        let help = format!(
            "send it, or their extracts, then type `ipop issue {} {} tracker`",
            self.plan.key.panel,
            self.date()
        );
        let at = self.file.meeting.date.span;
        let finding = self.finding("tracker-unsent", at, message, &help);
        match self.plan.begins(Stage::Recorded) {
            Some(by) => self.coming.push(Coming { by, finding }),
            None => self.findings.push(finding),
        }
    }

    /// Those who do or report an action that the meeting set and that is open.
    fn with_actions(&self) -> BTreeSet<Slug> {
        let actions = all_actions(self.panel, self.as_of).into_iter();
        let own =
            actions.filter(|stands| stands.meeting == self.date() && !stands.state.is_closed());
        let mut people = BTreeSet::new();
        for stands in own {
            if let Some(action) = stands.action(self.panel) {
                let named = [&action.owner, &action.reporter].into_iter().flatten();
                people.extend(named.map(|person| person.id.clone()));
            }
        }
        people.retain(|person| Recipient::on(self.workspace, person, self.as_of).is_ok());
        people
    }
}

enum State {
    Never,
    Other,
    Since(DateTime),
}

/// Families are not invited by calendar.
fn is_family(file: &MeetingFile, person: &Slug) -> bool {
    file.meeting.attendance.iter().any(|entry| {
        let named = entry.person.as_ref();
        entry.capacity == Capacity::Family && named.is_some_and(|named| named.id == *person)
    })
}
