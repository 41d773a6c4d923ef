//! Questions that several rules ask about seats and outcomes.

use super::context::{ItemContext, MeetingContext};
use crate::diag::Span;
use crate::model::edition::{Decision, Effect, Event, Seat};
use crate::model::meeting::{Attendance, Authorisation, Meeting, NotThere, Outcome, Presence};
use crate::model::refs::{RoleRef, SeatWord};
use crate::model::value::Slug;
pub(super) use crate::model::value::words::in_words;
use crate::plan::Due;
use crate::yaml::At;
use jiff::civil::Date;

/// An item of which something came, with what its outcome does.
pub(super) struct Decided<'a> {
    pub about: ItemContext<'a>,
    pub outcome: &'a At<Outcome>,
    pub word: &'a Decision,
    pub effect: Effect,
}

impl Decided<'_> {
    /// On which day.
    pub(super) fn on(&self, cx: &MeetingContext<'_>) -> Date {
        self.about.item.decided_on(cx.date)
    }

    /// Where the decision is written.
    pub(super) fn span(&self) -> Span {
        self.outcome.decision.span
    }
}

impl<'a> MeetingContext<'a> {
    /// A seat of the edition.
    pub(super) fn seat(&self, id: &Slug) -> Option<&'a Seat> {
        let seats = self.panel.edition.seats.iter().map(|seat| &seat.value);
        seats.into_iter().find(|seat| seat.id.value == *id)
    }

    /// Whether a person holds a role of one of these seats on a day.
    pub(super) fn may_fill(&self, person: &Slug, seats: &[SeatWord], day: Date) -> bool {
        let seats = seats.iter().filter_map(|seat| self.seat(seat));
        seats
            .into_iter()
            .any(|seat| self.panel.holds_role_of(person, seat, day))
    }

    /// Whether a person is down as chairing this meeting.
    pub(super) fn chairs(&self, person: &Slug) -> bool {
        self.meeting
            .chair
            .as_ref()
            .is_some_and(|chair| chair.person.id == *person)
    }

    /// Why a person can't be taken to be, or to have been, at this meeting, in words that follow a name.
    pub(super) fn not_there(&self, person: &Slug) -> Option<&'static str> {
        let why = self.meeting.not_there(person, self.is_held())?;
        Some(not_there_in_words(why))
    }

    /// What the meeting's file says about a seat.
    pub(super) fn entries_for(&self, seat: &Slug) -> impl Iterator<Item = &'a At<Attendance>> {
        let entries = self.meeting.attendance.iter();
        entries.filter(move |entry| {
            entry
                .seat
                .as_ref()
                .is_some_and(|named| named.value == *seat)
        })
    }

    /// Items of a held meeting that have an outcome in the edition's words, and what was raised under
    /// any other business and has one.
    pub(super) fn decided(&self) -> impl Iterator<Item = Decided<'a>> {
        let cx = *self;
        let items = self.listed().chain(self.raised());
        let items = items.filter(move |_| cx.is_held());
        items.filter_map(move |about| {
            let outcome = about.item.value.outcome.as_ref()?;
            let word = cx.word(about.item)?;
            Some(Decided {
                about,
                outcome,
                word,
                effect: word.effect,
            })
        })
    }
}

impl MeetingContext<'_> {
    /// When a deadline about a decision falls, counted from its day or from what it runs from; nothing as
    /// long as that has not happened.
    pub(super) fn due_of(&self, deadline: &Slug, decided: &Decided<'_>, day: Date) -> Option<Due> {
        let event = self.panel.edition.deadlines.get(deadline)?.event();
        let from = match event {
            Some(event) if self.awaits(event, decided) => {
                let happened = self.happened(event, decided);
                happened.filter(|on| *on <= self.panel.as_of)?
            }
            _ => day,
        };
        self.due_after(deadline, from)
    }

    /// Whether something of this sort follows such a decision. What nobody confirms or authorises counts
    /// from the decision itself.
    fn awaits(&self, event: Event, decided: &Decided<'_>) -> bool {
        match event {
            Event::Confirmation => decided.word.confirmation.is_some(),
            Event::Authorisation => {
                decided.effect == Effect::Agreed && !self.authorisers(decided).is_empty()
            }
            Event::Clearance => true,
        }
    }

    /// The day of it.
    fn happened(&self, event: Event, decided: &Decided<'_>) -> Option<Date> {
        let outcome = &decided.outcome;
        match event {
            Event::Confirmation => Some(outcome.confirmed.as_ref()?.on.value),
            Event::Authorisation => {
                let roles = self.authorisers(decided);
                let may = |given: &&At<Authorisation>| {
                    let workspace = self.panel.workspace;
                    let mut roles = roles.iter();
                    roles.any(|role| workspace.holds(&given.by.id, role, given.on))
                };
                let given = outcome.authorised.iter().filter(may);
                given.map(|given| given.on).min()
            }
            Event::Clearance => self.meeting.minutes.as_ref()?.cleared,
        }
    }

    fn authorisers(&self, decided: &Decided<'_>) -> Vec<Slug> {
        let about = self.circumstances(&decided.about);
        about.map_or_else(Vec::new, |about| self.panel.terms.authorisers(&about))
    }
}

impl super::PanelContext<'_> {
    /// Whether a person holds one of a seat's roles on a day.
    pub(super) fn holds_role_of(&self, person: &Slug, seat: &Seat, day: Date) -> bool {
        seat.roles
            .iter()
            .any(|role| self.workspace.holds(person, &role.id, day))
    }

    /// Whether somebody who may fill a seat was there for it on the day of a meeting: the person
    /// entered, who holds one of its roles unless it takes a nominee; else a substitute who doesn't sit
    /// already, or whoever covers the post.
    pub(super) fn is_filled(&self, seat: &Seat, meeting: &Meeting, entry: &Attendance) -> bool {
        meeting.stand_in(entry).is_some()
            || self.is_filled_by_member(seat, entry, meeting.date.value)
    }

    /// Whether the member was there, and not somebody who stood in.
    pub(super) fn is_filled_by_member(&self, seat: &Seat, entry: &Attendance, day: Date) -> bool {
        let fits = match &entry.person {
            Some(person) => self.may_have(&person.id, seat, day),
            None => seat.nominee && entry.guest.is_some(),
        };
        fits && entry.status == Presence::Present
    }

    /// Whether a seat may be a person's on a day: by one of its roles, or as a nominee.
    pub(super) fn may_have(&self, person: &Slug, seat: &Seat, day: Date) -> bool {
        seat.nominee || self.holds_role_of(person, seat, day)
    }

    /// Everybody who holds one of some roles on a day.
    pub(super) fn holders_of<'r>(
        &'r self,
        roles: &'r [RoleRef],
        day: Date,
    ) -> impl Iterator<Item = &'r Slug> {
        let holders = roles
            .iter()
            .flat_map(move |role| self.workspace.holders(&role.id, day));
        holders.map(|person| &person.id.value)
    }

    /// Roles as printed, "or" between them.
    pub(super) fn roles_in_words<'r>(
        &self,
        roles: impl IntoIterator<Item = &'r RoleRef>,
    ) -> String {
        let titles = roles
            .into_iter()
            .map(|role| self.workspace.role_title(&role.id).to_owned());
        in_words(&titles.collect::<Vec<_>>(), "or")
    }
}

/// Why somebody can't be taken to have been there, in words that follow a name.
pub(super) fn not_there_in_words(why: NotThere<'_>) -> &'static str {
    match why {
        NotThere::Away(entry) if entry.status == Presence::Absent => "was absent",
        NotThere::Away(_) => "sent apologies",
        NotThere::Unsaid => "is not down as having come",
    }
}

/// Whether a rule about some effects means this one: without any, every decision.
pub(super) fn is_meant(effects: &[Effect], effect: Effect) -> bool {
    if effects.is_empty() {
        effect.is_decision()
    } else {
        effects.contains(&effect)
    }
}

/// Whether somebody was there for a seat: the person, a substitute, or whoever covers the post.
pub(super) fn was_there(entry: &Attendance) -> bool {
    entry.status == Presence::Present
        || entry.substitute.is_some()
        || entry.vacant_covered_by.is_some()
}
