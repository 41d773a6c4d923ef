//! Which version of which calendar entry a person has, and which is to be sent next.
//!
//! Knows nothing of panels: times in, versions out. It keeps three promises (RFC 5545, 3.8.7.4):
//!
//! - one version of an event never stands for two contents;
//! - an event's versions only rise, also where it was called off and comes back;
//! - what was sent and is no longer wanted is called off once.

use crate::model::meeting::BlockState;
use crate::model::value::{Clock, Fingerprint};
use jiff::civil::{Date, DateTime};

/// A version of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The event's opaque name.
    pub uid: Fingerprint,
    /// The version's number, from 0.
    pub sequence: u32,
    /// Whether it asks to come or calls off.
    pub state: BlockState,
    /// On which day. Nothing where the ledger does not tell.
    pub day: Option<Date>,
    /// From when until when. Nothing where the ledger was kept by hand and does not say.
    pub times: Option<(Clock, Clock)>,
    /// What shows whether the rest of it is the same.
    pub content: Option<Fingerprint>,
    /// What shows whether the paper that goes with it says the same.
    pub says: Option<Fingerprint>,
    /// When it went out; nothing while it has not.
    pub sent: Option<DateTime>,
}

/// A stretch of time for which somebody is wanted now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// On which day.
    pub day: Date,
    /// From.
    pub start: Clock,
    /// Until.
    pub end: Clock,
    /// What shows whether the rest of its entry is the same.
    pub content: Fingerprint,
    /// What shows whether the paper that goes with it says the same.
    pub says: Fingerprint,
}

/// The versions that stand now: of each stretch that is wanted, in its order, then one for each
/// event that is to be called off.
///
/// `past` is what the ledger says of one person and meeting, oldest first; `uid` names the person's
/// first, second, third event. An event stays with its stretch as long as that can be told: the same
/// times, else times that overlap, else the order of the day.
#[must_use]
pub fn versions(
    past: &[Version],
    wanted: &[Stretch],
    uid: impl Fn(usize) -> Fingerprint,
) -> Vec<Version> {
    let mut events = Events::of(past);
    let mut given: Vec<Option<Version>> = vec![None; wanted.len()];
    let same = |event: &Version, wanted: &Stretch| event.times == Some((wanted.start, wanted.end));
    let near = |event: &Version, wanted: &Stretch| {
        event
            .times
            .is_none_or(|(start, end)| start < wanted.end && wanted.start < end)
    };
    let any = |_: &Version, _: &Stretch| true;
    for fits in [&same as &dyn Fn(&Version, &Stretch) -> bool, &near, &any] {
        for (place, wanted) in given
            .iter_mut()
            .zip(wanted)
            .filter(|(place, _)| place.is_none())
        {
            *place = events.take(BlockState::Request, |event| fits(event, wanted));
        }
    }
    let mut versions: Vec<Version> = Vec::new();
    for (was, wanted) in given.into_iter().zip(wanted) {
        // What was called off may come back under its own name.
        let was = was.or_else(|| events.take(BlockState::Cancel, |_| true));
        versions.push(match was {
            Some(was) if is_as_sent(&was, wanted) => Version {
                day: Some(wanted.day),
                times: Some((wanted.start, wanted.end)),
                content: Some(wanted.content.clone()),
                says: Some(wanted.says.clone()),
                ..was
            },
            was => Version {
                sequence: was.as_ref().map_or(0, |was| events.next_sequence(&was.uid)),
                uid: was.map_or_else(|| events.new_name(&uid), |was| was.uid),
                state: BlockState::Request,
                day: Some(wanted.day),
                times: Some((wanted.start, wanted.end)),
                content: Some(wanted.content.clone()),
                says: Some(wanted.says.clone()),
                sent: None,
            },
        });
    }
    while let Some(gone) = events.take(BlockState::Request, |_| true) {
        versions.push(Version {
            sequence: events.next_sequence(&gone.uid),
            state: BlockState::Cancel,
            sent: None,
            ..gone
        });
    }
    versions
}

/// The events that somebody was asked to come to and that were not called off, as they were sent.
#[must_use]
pub fn standing(past: &[Version]) -> Vec<Version> {
    let mut events = Events::of(past).left;
    events.retain(|event| event.state == BlockState::Request);
    events
}

/// Whether what is wanted is what the person already has. What the ledger does not say is taken to
/// be as it is.
fn is_as_sent(was: &Version, wanted: &Stretch) -> bool {
    was.state == BlockState::Request
        && was.day.is_none_or(|day| day == wanted.day)
        && was
            .times
            .is_none_or(|times| times == (wanted.start, wanted.end))
        && was
            .content
            .as_ref()
            .is_none_or(|content| *content == wanted.content)
        && was.says.as_ref().is_none_or(|says| *says == wanted.says)
}

/// The events of one person.
struct Events<'a> {
    past: &'a [Version],
    /// The last version of each that has not been dealt with.
    left: Vec<Version>,
    /// Names given anew.
    new: Vec<Fingerprint>,
}

impl<'a> Events<'a> {
    fn of(past: &'a [Version]) -> Self {
        let mut left: Vec<Version> = Vec::new();
        for version in past {
            match left.iter_mut().find(|event| event.uid == version.uid) {
                Some(event) => *event = version.clone(),
                None => left.push(version.clone()),
            }
        }
        Self {
            past,
            left,
            new: Vec::new(),
        }
    }

    fn take(&mut self, state: BlockState, fits: impl Fn(&Version) -> bool) -> Option<Version> {
        let mut left = self.left.iter();
        let at = left.position(|event| event.state == state && fits(event))?;
        Some(self.left.remove(at))
    }

    /// One more than any version of the event that ever went out.
    fn next_sequence(&self, uid: &Fingerprint) -> u32 {
        let sent = self.past.iter().filter(|version| version.uid == *uid);
        sent.map(|version| version.sequence)
            .max()
            .map_or(0, |last| last.saturating_add(1))
    }

    /// The first of the person's names that no event has.
    fn new_name(&mut self, uid: &impl Fn(usize) -> Fingerprint) -> Fingerprint {
        let is_used = |name: &Fingerprint| {
            self.new.contains(name) || self.past.iter().any(|version| version.uid == *name)
        };
        let mut names = (1..).map(uid);
        let name = names.find(|name| !is_used(name)).unwrap_or_else(|| uid(1));
        self.new.push(name.clone());
        name
    }
}

#[cfg(test)]
mod tests;
