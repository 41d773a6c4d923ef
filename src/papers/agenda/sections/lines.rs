//! What an agenda says beside its items: the lines of schedules, business about no child, any other
//! business. The ledger keeps what shows whether each still says the same.

use super::super::super::desk::Sitting;
use super::super::super::words;
use super::line::{Line, print};
use super::send::schedule_lines;
use crate::model::meeting::{LineOf, SentLine};
use crate::model::value::LongText;

/// Everything that the agenda says beside its items.
pub(in crate::papers) fn lines(sitting: &Sitting<'_>) -> Vec<Line> {
    let mut lines = schedule_lines(sitting);
    let text = |text: &Option<LongText>| {
        let text = text.as_ref().map_or("", |text| text.as_str());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    lines.extend(sitting.meeting.business.iter().map(|business| {
        let lead = business.lead.as_ref().map(|lead| lead.id.clone());
        let minutes = business.minutes.map(|minutes| minutes.to_string());
        let name = lead.as_ref().map_or("", |lead| lead.as_str());
        let note = text(&business.note);
        Line {
            sent: SentLine {
                of: LineOf::Business,
                child: None,
                matter: Some(print([business.title.as_str()])),
                says: print([name, &minutes.unwrap_or_default(), &note]),
            },
            about: title_of(LineOf::Business).to_owned(),
            sub: None,
            tells: business.title.to_string(),
            by: lead,
        }
    }));
    lines.extend(sitting.meeting.any_other_business.iter().map(|other| {
        let by = other.raised_by.as_ref().map(|by| by.id.clone());
        let name = by.as_ref().map_or("", |by| by.as_str());
        let kind = other.kind.as_ref().map_or("", |kind| kind.as_str());
        let title = other.title.as_str();
        let of = title_of(LineOf::AnyOtherBusiness);
        let urgency = text(&other.urgency);
        let case = other.case.as_ref();
        Line {
            sent: SentLine {
                of: LineOf::AnyOtherBusiness,
                child: case.map(|case| case.id.clone()),
                matter: case.is_none().then(|| print([title])),
                says: print([title, name, kind, &urgency]),
            },
            about: case.map_or(of.to_owned(), |case| words::case(sitting.desk, &case.id)),
            sub: case.map(|_| of.to_owned()),
            tells: title.to_owned(),
            by,
        }
    }));
    lines
}

/// What a place is called that is no schedule.
pub(super) fn title_of(of: LineOf) -> &'static str {
    match of.schedule() {
        Some(kind) => words::schedule(kind),
        None if of == LineOf::Business => "Other business",
        None => "Any other business",
    }
}
