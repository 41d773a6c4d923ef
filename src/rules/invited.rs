//! Whoever was there had been invited.
//!
//! Where the ledger says to whom invites went, it is believed; else the meeting's file is.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::was_there;
use crate::model::meeting::{Attendance, BlockState, Capacity, Issue, IssuedPaper, Ledger};
use crate::model::refs::PersonRef;
use crate::model::value::{Slug, words};
use crate::terms::{Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if !cx.is_held() {
            return;
        }
        for entry in cx
            .meeting
            .attendance
            .iter()
            .filter(|entry| was_there(entry))
        {
            // Of an absentee the substitute was there, or whoever covers the seat.
            let stands_in = entry
                .substitute
                .as_ref()
                .or(entry.vacant_covered_by.as_ref());
            let came = stands_in.or(entry.person.as_ref());
            let help = if !entry.invited && stands_in.is_none() {
                Some("correct `invited:` if there was one; attendance is by invitation only")
            } else if has_none(&cx.file.ledger, entry, came) {
                Some(
                    "the ledger says to whom invites went; whoever else comes is invited first, and \
                     `ipop issue` records it",
                )
            } else {
                None
            };
            sink.judge(help.map(|help| {
                Finding::new(
                    entry.span,
                    format!(
                        "somebody was in the meeting of {} without an invitation",
                        words::day(cx.date)
                    ),
                )
                .help(help)
            }));
        }
    }
}

/// Whether invites went out, and none to the member of staff of this entry. Families and guests are
/// not invited by calendar.
fn has_none(ledger: &Ledger, entry: &Attendance, came: Option<&PersonRef>) -> bool {
    let staff = came.filter(|_| entry.capacity != Capacity::Family);
    let is_of_invites = |issue: &&At<Issue>| issue.paper == IssuedPaper::Invites;
    let sent = || ledger.issues.iter().filter(is_of_invites);
    staff.is_some_and(|person| sent().next().is_some() && !is_asked(sent(), &person.id))
}

/// Whether the last that somebody was sent asks them to come.
fn is_asked<'a>(sent: impl Iterator<Item = &'a At<Issue>>, person: &Slug) -> bool {
    let mut asked = false;
    for issue in sent {
        let mut blocks = issue
            .blocks
            .iter()
            .filter(|block| block.person.id == *person)
            .peekable();
        if blocks.peek().is_some() {
            asked = blocks.any(|block| block.state == BlockState::Request);
        } else if issue.is_by_hand() {
            asked |= issue.went_to(person);
        }
    }
    asked
}
