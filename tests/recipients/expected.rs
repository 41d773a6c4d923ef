//! Who gets what, worked out from what stands in the files, without the program.

use crate::world::{AS_OF, BEFORE, Case, Item, LAST, MEETING, Meeting, World, case, role};
use std::collections::{BTreeMap, BTreeSet};

/// What goes to whom: the cases of which each person's paper speaks, by person.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) invites: BTreeMap<usize, BTreeSet<String>>,
    pub(crate) briefings: BTreeMap<usize, BTreeSet<String>>,
    pub(crate) extracts: BTreeMap<usize, BTreeSet<String>>,
    /// Items of the meeting to come that nobody presents.
    pub(crate) unnamed: BTreeSet<String>,
}

impl World {
    /// Whether somebody works here on a day.
    pub(crate) fn in_post(&self, person: usize, day: &str) -> bool {
        let person = &self.people[person];
        person.left.is_none_or(|left| day <= left)
            && person.from.is_none_or(|from| from <= day)
            && person.until.is_none_or(|until| day <= until)
    }

    fn holds(&self, person: usize, of: &str, day: &str) -> bool {
        self.in_post(person, day) && self.people[person].roles.contains(&role(of))
    }

    fn has_own_address(&self, person: usize) -> bool {
        let address = |person: usize| self.people[person].email.to_lowercase();
        (0..self.people.len()).all(|other| other == person || address(other) != address(person))
    }

    /// Whether anything may go to somebody on a day.
    fn may_get(&self, person: usize, day: &str) -> bool {
        self.in_post(person, day) && self.has_own_address(person)
    }

    /// Whether somebody has to do with a case on a day: the case names them, or they are of its team or
    /// its SEND officer's, or in the line of one of these.
    fn is_of_chain(&self, case: &Case, person: usize, day: &str) -> bool {
        let named = [case.social_worker, case.iro, case.send_officer];
        let named = named.into_iter().flatten().map(|held| held.on(day));
        let officer = case.send_officer.map(|held| held.on(day));
        let of_officer = officer.and_then(|officer| self.people[officer].team);
        let teams = [Some(case.team.on(day)), of_officer];
        named.chain(case.adviser).any(|named| named == person)
            || teams.into_iter().flatten().any(|team| {
                let line = &self.teams[team].line;
                self.people[person].team == Some(team)
                    || line.iter().any(|held| held.on(day) == person)
            })
    }

    /// Who presents an item of the meeting to come.
    fn presenter(&self, meeting: &Meeting, item: &Item) -> Option<usize> {
        let fit = |person: &usize| self.may_get(*person, MEETING) && is_wanted(meeting, *person);
        if let Some(person) = item.delegate.or(item.presenter) {
            return Some(person).filter(fit);
        }
        let case = &self.cases[item.case];
        let line = &self.teams[case.team.on(MEETING)].line;
        let mut order: Vec<usize> = Vec::new();
        if item.is_move {
            order.push(line[2].on(MEETING));
        } else {
            order.push(line[0].on(MEETING));
            let everybody = 0..self.people.len();
            order.extend(everybody.filter(|at| self.holds(*at, "senior-social-worker", MEETING)));
            order.extend(case.send_officer.map(|held| held.on(MEETING)));
        }
        let mut own = order.into_iter();
        own.find(|person| self.is_of_chain(case, *person, MEETING) && fit(person))
    }

    pub(crate) fn expected(&self) -> Expected {
        let mut expected = Expected::default();
        self.of_meeting(&mut expected);
        self.of_tracker(&mut expected);
        expected
    }

    fn of_meeting(&self, expected: &mut Expected) {
        let meeting = &self.meetings[0];
        let fit = |person: &usize| self.may_get(*person, MEETING) && is_wanted(meeting, *person);
        let members = self.members(meeting);
        let mut come: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let mut own_items: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for item in &meeting.items {
            let of = &self.cases[item.case];
            let reference = case(item.case);
            let presenter = self.presenter(meeting, item);
            match presenter {
                Some(presenter) => {
                    come.entry(presenter).or_default().insert(reference.clone());
                    let own = own_items.entry(presenter).or_default();
                    own.insert(reference.clone());
                    if item.is_move {
                        let briefing = expected.briefings.entry(presenter).or_default();
                        briefing.insert(reference.clone());
                    }
                }
                None => {
                    expected.unnamed.insert(reference.clone());
                }
            }
            let manager = self.teams[of.team.on(MEETING)].line[0].on(MEETING);
            let worker = of.social_worker.map(|held| held.on(MEETING));
            let iro = of.iro.map(|held| held.on(MEETING));
            let officer = of.send_officer.map(|held| held.on(MEETING));
            let mut attend = item.attendees.clone();
            attend.extend(worker);
            if !item.is_move {
                attend.push(manager);
                attend.extend(iro);
                let everybody = 0..self.people.len();
                attend.extend(everybody.filter(|at| self.holds(*at, "monitor", MEETING)));
            }
            for person in attend.into_iter().filter(fit) {
                let holders = [Some(manager), worker, iro, officer, of.adviser];
                let cases = come.entry(person).or_default();
                if holders.contains(&Some(person)) {
                    cases.insert(reference.clone());
                }
            }
        }
        let guests = meeting
            .entries
            .iter()
            .filter(|entry| entry.observes && !entry.away);
        for person in guests.map(|entry| entry.person).filter(fit) {
            come.entry(person).or_default();
        }
        // A member has the agenda, and an invite with the cases that the member presents.
        come.retain(|person, _| !members.contains(person));
        come.extend(members.into_iter().map(|person| {
            let own = own_items.remove(&person).unwrap_or_default();
            (person, own)
        }));
        expected.invites = come;
    }

    fn members(&self, meeting: &Meeting) -> BTreeSet<usize> {
        let mut members = BTreeSet::new();
        for (seat, of) in ["dcs", "finance-officer"].into_iter().enumerate() {
            let entry = meeting
                .entries
                .iter()
                .find(|entry| entry.seat == Some(seat));
            let comes = if let Some(entry) = entry {
                entry.substitute.or_else(|| {
                    let sits = !entry.away && self.holds(entry.person, of, MEETING);
                    sits.then_some(entry.person)
                })
            } else {
                let everybody = 0..self.people.len();
                let holders = everybody.filter(|at| self.holds(*at, of, MEETING));
                let holders: Vec<usize> = holders.collect();
                (holders.len() == 1).then(|| holders[0])
            };
            let fit =
                |person: &usize| self.may_get(*person, MEETING) && is_wanted(meeting, *person);
            members.extend(comes.filter(fit));
        }
        members
    }

    fn of_tracker(&self, expected: &mut Expected) {
        for (day, meeting) in [LAST, BEFORE].into_iter().zip(&self.meetings[1..]) {
            for (at, item) in meeting.items.iter().enumerate() {
                let open = meeting.actions.iter();
                let open: Vec<_> = open
                    .filter(|action| action.item == at && !action.done)
                    .collect();
                let asks = day == LAST || !item.decided || !item.recorded || !open.is_empty();
                let of = &self.cases[item.case];
                let holders = [
                    Some(self.teams[of.team.on(AS_OF)].line[0].on(AS_OF)),
                    of.social_worker.map(|held| held.on(AS_OF)),
                    of.send_officer.map(|held| held.on(AS_OF)),
                ];
                let tasked = open
                    .iter()
                    .flat_map(|action| std::iter::once(action.owner).chain(action.reporter));
                let holders = holders.into_iter().flatten().filter(|_| asks);
                for person in holders.chain(tasked) {
                    if self.may_get(person, AS_OF) {
                        let cases = expected.extracts.entry(person).or_default();
                        cases.insert(case(item.case));
                    }
                }
            }
        }
    }
}

/// Whether somebody is not down as staying away from a meeting, or as not invited to it.
fn is_wanted(meeting: &Meeting, person: usize) -> bool {
    let mut entries = meeting.entries.iter();
    entries.all(|entry| entry.person != person || (!entry.away && entry.invited))
}
