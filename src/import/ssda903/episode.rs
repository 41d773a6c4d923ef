//! The episodes of a child: read, put into order, and those left out that can't be true beside the others.

use super::reader::Reader;
use crate::import::sheet::{Row, Said};
use crate::model::value::date::days_between;
use crate::model::value::{
    CategoryOfNeed, LegalStatus, PlacementProvider, PlacementType, ReasonCareEnded, ReasonForChange,
};
use jiff::civil::Date;

/// How long after a stay of a series of short breaks the series still goes on: half a year.
const SERIES_GAP_DAYS: i32 = 182;

/// An episode of care.
#[derive(Debug, Clone)]
pub(super) struct Episode {
    pub(super) at: Said,
    pub(super) from: Date,
    /// The day of leaving; nothing where it was open on the day of the extract.
    pub(super) until: Option<Date>,
    /// The end of the latest stay of a series of short breaks that is taken as going on.
    pub(super) away: Option<Date>,
    /// Why it began (RNE), where that is of the list.
    pub(super) began: Option<char>,
    pub(super) legal: Option<LegalStatus>,
    pub(super) need: Option<CategoryOfNeed>,
    pub(super) place: Option<PlacementType>,
    pub(super) provider: Option<PlacementProvider>,
    pub(super) urn: Option<String>,
    pub(super) reason: Option<ReasonForChange>,
    pub(super) ended: Option<ReasonCareEnded>,
    /// That it says to go on with another episode.
    pub(super) goes_on: bool,
}

impl Episode {
    /// Whether it is in the same place by all that is said of it.
    pub(super) fn is_where(&self, other: &Self) -> bool {
        self.place == other.place && self.provider == other.provider && self.urn == other.urn
    }

    fn is_short_break(&self) -> bool {
        self.legal == Some(LegalStatus::V3)
    }

    fn ends(&self) -> Date {
        self.until.unwrap_or(Date::MAX)
    }
}

/// The episodes of a child that can be true together, oldest first.
pub(super) fn read(rows: &[Row], reader: &mut Reader<'_, '_>) -> Vec<Episode> {
    let mut episodes: Vec<Episode> = Vec::new();
    for row in rows {
        episodes.extend(one(row, reader));
    }
    episodes.sort_by(|one, other| {
        let key = |episode: &Episode| (episode.from, episode.ends(), episode.at.clone());
        key(one).cmp(&key(other))
    });
    let episodes = apart(episodes, reader);
    in_series(episodes, reader.extracted)
}

fn one(row: &Row, reader: &mut Reader<'_, '_>) -> Option<Episode> {
    let from = reader.day(row, "DECOM")?;
    let until = reader.may_day(row, "DEC")?;
    if let Some(until) = until {
        if until < from {
            reader.left_out(&row.at, "the episode ends (DEC) before it begins (DECOM)");
            return None;
        }
        if until == from {
            reader.left_out(&row.at, "the episode is of no day: DEC is DECOM");
            return None;
        }
    }
    let began = row.get("RNE").and_then(|code| {
        let code = code.to_ascii_uppercase();
        let first = code.chars().next().filter(|_| code.len() == 1);
        first.filter(|code| "SLPTBU".contains(*code))
    });
    if began.is_none() && row.get("RNE").is_some() {
        reader.odd(&row.at, "RNE is a code of no list, and was left out");
    }
    let goes_on = row
        .get("REC")
        .is_some_and(|code| code.eq_ignore_ascii_case("X1"));
    let ended = if goes_on {
        None
    } else {
        reader.code(row, "REC")
    };
    if until.is_none() && ended.is_some() {
        reader.odd(
            &row.at,
            "REC says why care ended, and there is no DEC: taken as going on",
        );
    }
    let place: Option<PlacementType> = reader.code(row, "PLACE");
    let provider = reader.code(row, "PLACE_PROVIDER");
    if provider == Some(PlacementProvider::Pr0)
        && place.is_some_and(|place| place != PlacementType::P1 && !place.is_temporary())
    {
        reader.odd(
            &row.at,
            "the provider PR0 goes with the placement type P1 alone",
        );
    }
    Some(Episode {
        at: row.at.clone(),
        from,
        until,
        away: None,
        began,
        legal: reader.code(row, "LS"),
        need: reader.code(row, "CIN"),
        place,
        provider,
        urn: row.get("URN").and_then(super::super::register::plain_urn),
        reason: reader.code(row, "REASON_PLACE_CHANGE"),
        ended: ended.filter(|_| until.is_some()),
        goes_on: goes_on && until.is_some(),
    })
}

/// Of two episodes that overlap the earlier one is left out: what was entered last is more likely to be so.
fn apart(episodes: Vec<Episode>, reader: &mut Reader<'_, '_>) -> Vec<Episode> {
    let mut kept: Vec<Episode> = Vec::new();
    for episode in episodes {
        while let Some(before) = kept.pop_if(|before| before.ends() > episode.from) {
            let why = if before.until.is_none() {
                format!(
                    "the episode is open, and another begins later ({})",
                    episode.at
                )
            } else {
                format!("the episode overlaps with a later one ({})", episode.at)
            };
            reader.left_out(&before.at, why);
        }
        if let Some(before) = kept.last()
            && before.goes_on
            && !before.is_short_break()
            && before.ends() < episode.from
        {
            let why = format!(
                "X1 says that care goes on, and the next episode begins later ({})",
                episode.at
            );
            reader.odd(&before.at.clone(), why);
        }
        kept.push(episode);
    }
    if let Some(last) = kept.last()
        && last.goes_on
        && !last.is_short_break()
    {
        let at = last.at.clone();
        reader.odd(
            &at,
            "X1 says that care goes on, and there is no next episode",
        );
    }
    kept
}

/// The stays of one series of short breaks (V3) as one episode: the law takes them for a single placement,
/// and an agreement (V4) is recorded so. A series goes on for a time after its latest stay.
fn in_series(episodes: Vec<Episode>, extracted: Date) -> Vec<Episode> {
    let mut joined: Vec<Episode> = Vec::new();
    for episode in episodes {
        match joined.last_mut() {
            Some(before) if is_next_stay(before, &episode) => {
                before.until = episode.until;
                before.ended = episode.ended;
                before.reason = episode.reason;
            }
            _ => joined.push(episode),
        }
    }
    if let Some(last) = joined.last_mut()
        && last.is_short_break()
        && matches!(
            last.ended,
            None | Some(ReasonCareEnded::E4A | ReasonCareEnded::E4B)
        )
        && last
            .until
            .is_some_and(|until| days_between(until, extracted) <= SERIES_GAP_DAYS)
    {
        last.away = last.until.take();
        last.ended = None;
    }
    joined
}

fn is_next_stay(before: &Episode, episode: &Episode) -> bool {
    let gap = before.until.map(|until| days_between(until, episode.from));
    before.is_short_break()
        && episode.is_short_break()
        && before.is_where(episode)
        && gap.is_some_and(|gap| gap <= SERIES_GAP_DAYS)
}
