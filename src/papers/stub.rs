#![allow(missing_docs, dead_code)]
use super::Desk; use super::view; use crate::diag::MeetingKey; use crate::model::value::*;
pub struct PersonInvite { pub person: Slug, pub items: Vec<ItemRef>, pub view: view::Invite, pub blocks: Vec<CalendarBlock> }
pub struct CalendarBlock { pub uid: String, pub sequence: u32, pub stamp: jiff::civil::DateTime, pub start: jiff::civil::DateTime, pub end: jiff::civil::DateTime, pub organizer: (String,String), pub attendee: (String,String), pub summary: String, pub description: String, pub location: String, pub url: Option<String>, pub remind_minutes: u32 }
pub fn agenda(_: &Desk<'_>, _: &MeetingKey) -> Option<view::Agenda> { None }
pub fn invites(_: &Desk<'_>, _: &MeetingKey) -> Vec<PersonInvite> { vec![] }
