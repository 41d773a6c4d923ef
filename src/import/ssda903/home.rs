//! Placements: episodes that go on in one place are one, and temporary stays lie within it.

use super::episode::Episode;
use super::reader::Reader;
use crate::edit::Value;
use crate::import::facts::{Apart, Entry, Fact};
use crate::import::sheet::Said;
use crate::model::value::{PlacementType, ReasonForChange, Validity};
use jiff::civil::{Date, date};

/// A time in one place under one code.
#[derive(Debug, Clone)]
struct Stay {
    at: Said,
    from: Date,
    until: Option<Date>,
    /// Since when the child has been away from it: on a temporary stay, or between two short breaks.
    away: Option<Date>,
    place: PlacementType,
    setting: String,
    urn: Option<String>,
    reason: Option<ReasonForChange>,
}

/// The days on which placement types came and went.
const CODES_CHANGED: [Date; 3] = [date(2023, 10, 28), date(2024, 4, 1), date(2025, 4, 1)];

pub(super) fn placements(episodes: &[Episode], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    for stay in stays(episodes, reader) {
        let stays = under_codes_of_the_day(&stay, reader);
        facts.extend(stays.into_iter().map(|stay| fact(&stay, reader.extracted)));
    }
}

fn fact(stay: &Stay, extracted: Date) -> Fact {
    let is_stay = stay.place.is_temporary();
    let mut fields = vec![
        ("type", Value::word(&stay.place)),
        ("setting", Value::text(&stay.setting)),
        ("from", Value::word(&stay.from)),
    ];
    if let Some(until) = stay.until {
        fields.push(("until", Value::word(&until)));
    }
    if let Some(reason) = stay.reason.filter(|_| stay.until.is_some() && !is_stay) {
        fields.push(("reason-ended", Value::word(&reason)));
    }
    let apart = if is_stay { Apart::Stays } else { Apart::Homes };
    let mut entry = Entry::of(&["placements"], (stay.from, stay.until), apart, fields);
    entry.id = Some('p');
    entry.urn.clone_from(&stay.urn);
    if stay.until.is_none() {
        entry.remark = Some(format!(
            "It went on on {extracted}, the day of the extract."
        ));
    }
    let sort = if is_stay {
        "temporary stay"
    } else {
        "placement"
    };
    Fact::entry(
        &stay.at,
        format!("{sort} {} from {}", stay.place, stay.from),
        entry,
    )
}

/// Where the child was, oldest first.
fn stays(episodes: &[Episode], reader: &mut Reader<'_, '_>) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::new();
    // The episode of the latest home of this time in care, and its number among the stays.
    let mut home: Option<(usize, &Episode)> = None;
    for (at, episode) in episodes.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &episodes[at]);
        let before = before.filter(|before| before.until == Some(episode.from));
        if before.is_none() {
            // A time in care begins: no home of an earlier one goes on.
            home = None;
        }
        let Some(place) = episode.place else {
            if episode.until.is_none_or(|until| until > episode.from) {
                reader.left_out(&episode.at, "the placement has no type that is of the list");
            }
            // Where the child was is not known: from there nothing leads back to the home before.
            home = None;
            continue;
        };
        if !place.is_temporary()
            && let Some((number, last)) = home
            && before.is_some_and(|before| goes_on(last, before, episode))
        {
            stays[number].until = episode.until;
            stays[number].away = episode.away;
            stays[number].reason = episode.reason;
            home = Some((number, episode));
            continue;
        }
        if place.is_temporary()
            && let Some(before) = before.filter(|before| before.is_where(episode))
            && episode.began == Some('L')
            && let Some(last) = stays.last_mut().filter(|last| last.until == before.until)
        {
            last.until = episode.until;
            continue;
        }
        let setting =
            reader
                .settings
                .id(place, episode.provider, episode.urn.as_deref(), &episode.at);
        let Some(setting) = setting else {
            reader.left_out(
                &episode.at,
                "the placement has no provider that is of the list, and no URN",
            );
            home = None;
            continue;
        };
        tell_setting(episode, place, &setting, reader);
        if place.is_temporary() {
            tell_stay(episode, before.is_some(), reader);
        } else {
            if let Some((number, last)) = home
                && let Some(before) = before
            {
                tell_change(last, before, episode, reader);
                // By what the return says: the register may know one of the two by another entry next time.
                let same = last.provider == episode.provider && last.urn == episode.urn;
                let is_recoded = matches!(episode.began, Some('T' | 'U')) && same;
                if is_recoded && before.at == last.at {
                    stays[number].reason = Some(ReasonForChange::Place);
                }
            }
            home = Some((stays.len(), episode));
        }
        stays.push(Stay {
            at: episode.at.clone(),
            from: episode.from,
            until: episode.until,
            away: episode.away,
            place,
            setting,
            urn: episode.urn.clone(),
            reason: episode.reason,
        });
    }
    stay_away(&mut stays);
    stays
}

/// Whether an episode goes on in the home of an earlier one: at once with a new law or the same carer, or
/// after temporary stays.
fn goes_on(home: &Episode, before: &Episode, episode: &Episode) -> bool {
    let is_back = before.place.is_some_and(PlacementType::is_temporary);
    home.is_where(episode) && (is_back || matches!(episode.began, None | Some('L' | 'T' | 'U')))
}

/// A home from which the child is away on a temporary stay goes on, though its last episode has ended.
fn stay_away(stays: &mut [Stay]) {
    let Some(home) = stays.iter().rposition(|stay| !stay.place.is_temporary()) else {
        return;
    };
    let mut day = stays[home].until;
    for stay in &stays[home + 1..] {
        if day != Some(stay.from) {
            return;
        }
        day = stay.until;
    }
    if home + 1 < stays.len() && day.is_none() {
        stays[home].away = stays[home].until.take();
    }
}

fn tell_setting(
    episode: &Episode,
    place: PlacementType,
    setting: &str,
    reader: &mut Reader<'_, '_>,
) {
    if episode.urn.is_none()
        && matches!(
            place,
            PlacementType::K1 | PlacementType::K2 | PlacementType::K3
        )
    {
        reader.odd(
            &episode.at,
            format!("a placement {place} without a URN: say where it is"),
        );
    }
    if let (Some(given), Some(_)) = (episode.provider, &episode.urn)
        && let Some(code) = reader.settings.other_code(setting, given)
    {
        let why =
            format!("the URN stands under {given} here, and its setting {setting} under {code}");
        reader.odd(&episode.at, why);
    }
}

fn tell_stay(episode: &Episode, follows: bool, reader: &mut Reader<'_, '_>) {
    if !follows {
        reader.odd(
            &episode.at,
            "a temporary stay at the start of a time in care leads back to nowhere",
        );
    } else if episode.until.is_none() {
        reader.odd(&episode.at, "a temporary stay has no end yet");
    }
}

fn tell_change(home: &Episode, before: &Episode, episode: &Episode, reader: &mut Reader<'_, '_>) {
    if episode.began == Some('L') && before.at == home.at && !home.is_where(episode) {
        reader.odd(
            &episode.at,
            "RNE says that the law alone changed, and the place differs",
        );
    }
}

/// A placement under the codes that were in use, where its own was not all the time: each return gives a
/// placement the code of its own year.
fn under_codes_of_the_day(stay: &Stay, reader: &mut Reader<'_, '_>) -> Vec<Stay> {
    let code_on = |day: Date| {
        if stay.place.valid_on(day) == Validity::Invalid {
            stay.place.instead_on(day)
        } else {
            Some(stay.place)
        }
    };
    // Of a child who is away nobody knows yet whether the place was kept.
    let last = stay.until.or(stay.away).unwrap_or(reader.extracted);
    let within = |day: &Date| stay.from < *day && *day < last;
    let mut days = vec![stay.from];
    days.extend(CODES_CHANGED.into_iter().filter(within));
    let mut parts: Vec<Stay> = Vec::new();
    for day in days {
        let Some(place) = code_on(day) else {
            reader.left_out(
                &stay.at,
                format!("the placement type {} was not in use on {day}", stay.place),
            );
            return Vec::new();
        };
        if let Some(before) = parts.last_mut() {
            if before.place == place {
                continue;
            }
            before.until = Some(day);
            before.reason = Some(ReasonForChange::Place);
        }
        parts.push(Stay {
            from: day,
            place,
            ..stay.clone()
        });
    }
    parts
}
