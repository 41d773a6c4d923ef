#![allow(missing_docs, dead_code)]
use super::Desk; use super::view; use crate::diag::MeetingKey; use crate::model::value::*; use crate::model::*; use crate::plan::Plans;
pub struct PersonInvite { pub person: Slug, pub items: Vec<ItemRef>, pub view: view::Invite, pub blocks: Vec<CalendarBlock> }
pub struct CalendarBlock { pub uid: String, pub sequence: u32, pub stamp: jiff::civil::DateTime, pub start: jiff::civil::DateTime, pub end: jiff::civil::DateTime, pub organizer: (String,String), pub attendee: (String,String), pub summary: String, pub description: String, pub location: String, pub url: Option<String>, pub remind_minutes: u32 }
pub struct Made { pub files: Vec<String>, pub held_back: Vec<HeldBackPaper> }
pub struct HeldBackPaper { pub path: String, pub title: String, pub reason: String, pub place: Option<String> }
pub fn agenda(_: &Desk<'_>, _: &MeetingKey) -> Option<view::Agenda> { None }
pub fn invites(_: &Desk<'_>, _: &MeetingKey) -> Vec<PersonInvite> { vec![] }
pub fn tracker(_: &Desk<'_>, _: &Slug) -> Option<view::Tracker> { None }
pub fn annual_report(_: &Desk<'_>, _: &Slug, _: FinancialYear) -> Option<view::AnnualReport> { None }
pub fn report_years(_: &Desk<'_>, _: &Panel) -> Vec<FinancialYear> { vec![] }
pub fn index(_: &Desk<'_>, _: &Made) -> view::Index { view::Index::default() }
pub fn due_next(_: &Workspace, _: &Plans, _: jiff::civil::Date) -> Vec<view::Due> { vec![] }
