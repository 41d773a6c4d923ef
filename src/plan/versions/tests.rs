use super::{Stretch, Version, versions};
use crate::model::meeting::BlockState;
use crate::model::value::{Clock, Fingerprint};
use jiff::civil::{DateTime, date};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn uid(number: usize) -> Fingerprint {
    format!("{number:08x}").parse().expect("a fingerprint")
}

fn clock(minutes: u16) -> Clock {
    Clock::from_minutes(minutes).expect("a time")
}

fn wanted(start: u16, end: u16, content: u8) -> Stretch {
    Stretch {
        day: date(2026, 6, 10),
        start: clock(start),
        end: clock(end),
        content: format!("{content:08x}").parse().expect("a fingerprint"),
        says: format!("{:08x}", content / 2)
            .parse()
            .expect("a fingerprint"),
    }
}

fn at(step: usize) -> DateTime {
    let day = i8::try_from(step % 28 + 1).expect("a day");
    date(2026, 6, day).at(9, 0, 0, 0)
}

/// Records what has not gone out yet, as `ipop issue` does.
fn issue(past: &mut Vec<Version>, now: &[Version], step: usize) {
    let unsent = now.iter().filter(|version| version.sent.is_none());
    past.extend(unsent.map(|version| Version {
        sent: Some(at(step)),
        ..version.clone()
    }));
}

fn told(versions: &[Version]) -> Vec<String> {
    let told = |version: &Version| {
        let (start, end) = version.times.expect("times");
        let state = match version.state {
            BlockState::Request => "come",
            BlockState::Cancel => "off",
        };
        let sent = if version.sent.is_some() {
            "sent"
        } else {
            "draft"
        };
        format!(
            "{} {} {state} {start}-{end} {sent}",
            version.uid, version.sequence
        )
    };
    versions.iter().map(told).collect()
}

#[test]
fn the_life_of_an_invitation() {
    let mut past = Vec::new();
    let two = [wanted(780, 790, 1), wanted(840, 860, 1)];
    let first = versions(&past, &two, uid);
    assert_eq!(
        told(&first),
        [
            "00000001 0 come 13:00-13:10 draft",
            "00000002 0 come 14:00-14:20 draft"
        ]
    );
    issue(&mut past, &first, 0);
    // Nothing has changed: the same versions, as they were sent.
    assert!(
        versions(&past, &two, uid)
            .iter()
            .all(|version| version.sent == Some(at(0)))
    );
    // The second slot moves; the first stays as it is.
    let moved = versions(&past, &[wanted(780, 790, 1), wanted(845, 865, 1)], uid);
    assert_eq!(
        told(&moved),
        [
            "00000001 0 come 13:00-13:10 sent",
            "00000002 1 come 14:05-14:25 draft"
        ]
    );
    issue(&mut past, &moved, 1);
    // The first is withdrawn: the second keeps its name.
    let one = [wanted(845, 865, 1)];
    let less = versions(&past, &one, uid);
    assert_eq!(
        told(&less),
        [
            "00000002 1 come 14:05-14:25 sent",
            "00000001 1 off 13:00-13:10 draft"
        ]
    );
    issue(&mut past, &less, 2);
    // Called off once, and then no more is said of it.
    assert_eq!(
        told(&versions(&past, &one, uid)),
        ["00000002 1 come 14:05-14:25 sent"]
    );
    // Stretch again: the same event goes on.
    let again = versions(&past, &two, uid);
    assert_eq!(
        told(&again),
        [
            "00000001 2 come 13:00-13:10 draft",
            "00000002 2 come 14:00-14:20 draft"
        ]
    );
}

#[test]
fn another_room_is_a_new_version() {
    let mut past = Vec::new();
    let first = versions(&past, &[wanted(780, 790, 1)], uid);
    issue(&mut past, &first, 0);
    let moved = versions(&past, &[wanted(780, 790, 2)], uid);
    assert_eq!(told(&moved), ["00000001 1 come 13:00-13:10 draft"]);
}

#[test]
fn what_a_ledger_kept_by_hand_does_not_say_is_taken_as_it_is() {
    let by_hand = [Version {
        uid: uid(1),
        sequence: 0,
        state: BlockState::Request,
        day: None,
        times: None,
        content: None,
        says: None,
        sent: Some(at(0)),
    }];
    let now = versions(&by_hand, &[wanted(780, 790, 1)], uid);
    assert_eq!((now[0].sequence, now[0].sent), (0, Some(at(0))));
    let gone = versions(&by_hand, &[], uid);
    assert_eq!((gone[0].sequence, gone[0].state), (1, BlockState::Cancel));
}

/// One step of a history: what is wanted, and whether it is issued then.
fn step() -> impl Strategy<Value = (Vec<Stretch>, bool)> {
    let block = (0_u16..8, 1_u16..3, 0_u8..2);
    (prop::collection::vec(block, 0..4), any::<bool>()).prop_map(|(blocks, issued)| {
        let mut from = 600;
        let day = blocks.into_iter().map(|(gap, length, content)| {
            let start = from + 10 * (gap + 1);
            from = start + 10 * length;
            wanted(start, from, content)
        });
        (day.collect(), issued)
    })
}

#[test]
fn a_moved_day_is_a_new_version_for_whoever_has_the_old_one() {
    let mut past = Vec::new();
    issue(&mut past, &versions(&[], &[wanted(780, 790, 1)], uid), 0);
    let moved = Stretch {
        day: date(2026, 6, 11),
        ..wanted(780, 790, 1)
    };
    let now = versions(&past, std::slice::from_ref(&moved), uid);
    assert_eq!(told(&now), ["00000001 1 come 13:00-13:10 draft"]);
    assert_eq!(now[0].day, Some(date(2026, 6, 11)));
    issue(&mut past, &now, 1);
    assert!(versions(&past, &[moved], uid)[0].sent.is_some());
    // Called off, it is called off on the day on which it stands in the calendar.
    assert_eq!(versions(&past, &[], uid)[0].day, Some(date(2026, 6, 11)));
    // And back again.
    let back = versions(&past, &[wanted(780, 790, 1)], uid);
    assert_eq!(told(&back), ["00000001 2 come 13:00-13:10 draft"]);
}

proptest! {
    #[test]
    fn no_history_breaks_a_promise(history in prop::collection::vec(step(), 1..12)) {
        let mut past: Vec<Version> = Vec::new();
        for (at, (day, issued)) in history.iter().enumerate() {
            let now = versions(&past, day, uid);
            // Each stretch has one event, each event one version.
            prop_assert_eq!(now.len(), now.iter().map(|v| &v.uid).collect::<std::collections::BTreeSet<_>>().len());
            for (version, wanted) in now.iter().zip(day) {
                prop_assert_eq!(version.state, BlockState::Request);
                prop_assert_eq!(version.times, Some((wanted.start, wanted.end)));
                prop_assert_eq!(version.content.as_ref(), Some(&wanted.content));
            }
            prop_assert!(now[day.len()..].iter().all(|v| v.state == BlockState::Cancel && v.sent.is_none()));
            if *issued {
                issue(&mut past, &now, at);
                // All was sent: the next look finds nothing to send.
                prop_assert!(versions(&past, day, uid).iter().all(|v| v.sent.is_some()));
            }
        }
        let mut events: BTreeMap<&Fingerprint, Vec<&Version>> = BTreeMap::new();
        for version in &past {
            events.entry(&version.uid).or_default().push(version);
        }
        for versions in events.values() {
            // No gap, no repetition, never falling; and no event is called off twice in a row.
            let numbers: Vec<u32> = versions.iter().map(|version| version.sequence).collect();
            prop_assert_eq!(numbers, (0..).take(versions.len()).collect::<Vec<u32>>());
            prop_assert_eq!(versions[0].state, BlockState::Request);
            let twice = versions.windows(2).any(|pair| pair.iter().all(|v| v.state == BlockState::Cancel));
            prop_assert!(!twice);
        }
    }
}
