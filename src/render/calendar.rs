//! Meeting requests as calendar files (RFC 5545, RFC 5546).
//!
//! One file holds one event for one person: exactly one ATTENDEE, so that nobody learns
//! from it who else comes, and a summary without anything about a child. Text goes in as
//! values and is escaped by the library, so that a line break cannot add a property.

use super::Address;
use super::lines::{lines, one_line};
use calcard::common::{CalendarScale, PartialDateTime};
use calcard::icalendar::{
    ICalendar, ICalendarAction, ICalendarClassification, ICalendarComponent,
    ICalendarComponentType, ICalendarDay, ICalendarDuration, ICalendarFrequency, ICalendarMethod,
    ICalendarMonth, ICalendarParameter, ICalendarParameterName, ICalendarParameterValue,
    ICalendarParticipationRole, ICalendarParticipationStatus, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarStatus, ICalendarTransparency, ICalendarUserTypes,
    ICalendarValue, ICalendarWeekday, Uri,
};
use jiff::civil::DateTime;

/// The one time zone that invites are written in.
const ZONE: &str = "Europe/London";

/// Everything that goes into one calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarInvite {
    /// Asks to come, or says that it is off.
    pub method: Method,
    /// The event's opaque name, the same in every version of it.
    pub uid: String,
    /// The version: grows with each change that was issued.
    pub sequence: u32,
    /// When this version was made, in UTC.
    pub stamp: DateTime,
    /// When it starts, in London's local time.
    pub start: DateTime,
    /// When it ends, in London's local time.
    pub end: DateTime,
    /// The panel's mailbox.
    pub organizer: Address,
    /// The one person invited.
    pub attendee: Address,
    /// Whether they are free to stay away.
    pub optional: bool,
    /// A neutral title.
    pub summary: String,
    /// What to know, without anything about a child.
    pub description: String,
    /// The place.
    pub location: String,
    /// The link to join by.
    pub url: Option<String>,
    /// How many minutes before the start to remind.
    pub remind_minutes: u32,
}

/// What a calendar file asks of its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Come, or note the change.
    #[default]
    Request,
    /// It is off.
    Cancel,
}

impl Method {
    /// As the file spells it, for the header of a mail, which must say the same.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// The calendar file, with lines that end and fold as RFC 5545 wants.
#[must_use]
pub fn render(invite: &CalendarInvite) -> String {
    // Components refer to each other by their place in the list.
    let mut components = vec![calendar(invite), zone(), summer(), winter(), event(invite)];
    components[0].component_ids = vec![1, 4];
    components[1].component_ids = vec![2, 3];
    if invite.method == Method::Request {
        components.push(alarm(invite));
        components[4].component_ids = vec![5];
    }
    let mut text = String::new();
    ICalendar { components }
        .write_to(&mut text)
        .unwrap_or_else(|_| unreachable!("writing to a string does not fail"));
    text
}

fn calendar(invite: &CalendarInvite) -> ICalendarComponent {
    let mut part = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    part.add_property(ICalendarProperty::Version, "2.0");
    part.add_property(
        ICalendarProperty::Prodid,
        concat!("-//ipop//", env!("CARGO_PKG_VERSION"), "//EN"),
    );
    part.add_property(ICalendarProperty::Calscale, CalendarScale::Gregorian);
    part.add_property(
        ICalendarProperty::Method,
        match invite.method {
            Method::Request => ICalendarMethod::Request,
            Method::Cancel => ICalendarMethod::Cancel,
        },
    );
    part
}

fn event(invite: &CalendarInvite) -> ICalendarComponent {
    let mut part = ICalendarComponent::new(ICalendarComponentType::VEvent);
    part.add_uid(&one_line(&invite.uid));
    part.add_sequence(i64::from(invite.sequence));
    part.add_dtstamp(PartialDateTime {
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..local(invite.stamp)
    });
    let tzid = || {
        [ICalendarParameter::new(
            ICalendarParameterName::Tzid,
            ZONE.to_owned(),
        )]
    };
    part.add_property_with_params(ICalendarProperty::Dtstart, tzid(), local(invite.start));
    part.add_property_with_params(ICalendarProperty::Dtend, tzid(), local(invite.end));
    part.add_property_with_params(
        ICalendarProperty::Organizer,
        [ICalendarParameter::cn(quotable(&invite.organizer.name))],
        mailto(&invite.organizer),
    );
    part.add_property_with_params(
        ICalendarProperty::Attendee,
        [
            ICalendarParameter::cn(quotable(&invite.attendee.name)),
            parameter(
                ICalendarParameterName::Cutype,
                ICalendarParameterValue::Cutype(ICalendarUserTypes::Individual),
            ),
            parameter(
                ICalendarParameterName::Role,
                ICalendarParameterValue::Role(if invite.optional {
                    ICalendarParticipationRole::OptParticipant
                } else {
                    ICalendarParticipationRole::ReqParticipant
                }),
            ),
            parameter(
                ICalendarParameterName::Partstat,
                ICalendarParameterValue::Partstat(ICalendarParticipationStatus::NeedsAction),
            ),
            parameter(
                ICalendarParameterName::Rsvp,
                ICalendarParameterValue::Bool(invite.method == Method::Request),
            ),
        ],
        mailto(&invite.attendee),
    );
    part.add_property(ICalendarProperty::Summary, one_line(&invite.summary));
    part.add_property(ICalendarProperty::Description, lines(&invite.description));
    part.add_property(ICalendarProperty::Location, one_line(&invite.location));
    if let Some(url) = &invite.url {
        // The library escapes commas and semicolons, which a link must not have: spell them.
        let url = one_line(url)
            .replace(',', "%2C")
            .replace(';', "%3B")
            .replace('\\', "%5C");
        part.add_property(ICalendarProperty::Url, Uri::Location(url));
    }
    part.add_property(ICalendarProperty::Class, ICalendarClassification::Private);
    part.add_property(ICalendarProperty::Transp, ICalendarTransparency::Opaque);
    part.add_property(
        ICalendarProperty::Status,
        match invite.method {
            Method::Request => ICalendarStatus::Confirmed,
            Method::Cancel => ICalendarStatus::Cancelled,
        },
    );
    part
}

fn alarm(invite: &CalendarInvite) -> ICalendarComponent {
    let mut part = ICalendarComponent::new(ICalendarComponentType::VAlarm);
    part.add_property(ICalendarProperty::Action, ICalendarAction::Display);
    part.add_property(ICalendarProperty::Description, one_line(&invite.summary));
    let before = ICalendarDuration {
        neg: true,
        minutes: invite.remind_minutes,
        ..ICalendarDuration::default()
    };
    part.add_property(ICalendarProperty::Trigger, before);
    part
}

fn zone() -> ICalendarComponent {
    let mut part = ICalendarComponent::new(ICalendarComponentType::VTimezone);
    part.add_property(ICalendarProperty::Tzid, ZONE);
    part
}

fn summer() -> ICalendarComponent {
    let from = jiff::civil::date(1970, 3, 29).at(1, 0, 0, 0);
    observance(ICalendarComponentType::Daylight, "BST", from, (0, 1), 3)
}

fn winter() -> ICalendarComponent {
    let from = jiff::civil::date(1970, 10, 25).at(2, 0, 0, 0);
    observance(ICalendarComponentType::Standard, "GMT", from, (1, 0), 10)
}

/// One half of the year: the last Sunday of `month`, from one offset to the other.
fn observance(
    kind: ICalendarComponentType,
    name: &str,
    from: DateTime,
    offsets: (u8, u8),
    month: u8,
) -> ICalendarComponent {
    let offset = |hours| PartialDateTime {
        tz_hour: Some(hours),
        tz_minute: Some(0),
        ..PartialDateTime::default()
    };
    let mut part = ICalendarComponent::new(kind);
    part.add_property(ICalendarProperty::Dtstart, local(from));
    part.add_property(ICalendarProperty::Tzoffsetfrom, offset(offsets.0));
    part.add_property(ICalendarProperty::Tzoffsetto, offset(offsets.1));
    part.add_property(ICalendarProperty::Tzname, name);
    part.add_property(
        ICalendarProperty::Rrule,
        ICalendarRecurrenceRule {
            freq: ICalendarFrequency::Yearly,
            byday: vec![ICalendarDay {
                ordwk: Some(-1),
                weekday: ICalendarWeekday::Sunday,
            }],
            bymonth: vec![ICalendarMonth::new(month, false)],
            ..ICalendarRecurrenceRule::default()
        },
    );
    part
}

fn parameter(name: ICalendarParameterName, value: ICalendarParameterValue) -> ICalendarParameter {
    ICalendarParameter { name, value }
}

fn mailto(address: &Address) -> ICalendarValue {
    ICalendarValue::Uri(Uri::Location(format!("mailto:{}", one_line(&address.mail))))
}

/// A local date and time. jiff keeps each part in range, so that none is negative.
fn local(at: DateTime) -> PartialDateTime {
    PartialDateTime {
        year: Some(at.year().unsigned_abs()),
        month: Some(at.month().unsigned_abs()),
        day: Some(at.day().unsigned_abs()),
        hour: Some(at.hour().unsigned_abs()),
        minute: Some(at.minute().unsigned_abs()),
        second: Some(at.second().unsigned_abs()),
        ..PartialDateTime::default()
    }
}

/// A name as a parameter, where a quotation mark cannot be written at all.
fn quotable(value: &str) -> String {
    one_line(value).replace('"', "'").replace('\\', "/")
}

#[cfg(test)]
mod tests;
