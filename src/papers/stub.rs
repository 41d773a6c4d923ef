#![allow(missing_docs, dead_code)]
use super::Desk; use super::view; use crate::diag::MeetingKey; use crate::model::value::*; use crate::model::*; use crate::plan::Plans;
pub struct Made { pub files: Vec<String>, pub held_back: Vec<HeldBackPaper> }
pub struct HeldBackPaper { pub path: String, pub title: String, pub reason: String, pub place: Option<String> }
pub fn tracker(_: &Desk<'_>, _: &Slug) -> Option<view::Tracker> { None }
pub fn annual_report(_: &Desk<'_>, _: &Slug, _: FinancialYear) -> Option<view::AnnualReport> { None }
pub fn report_years(_: &Desk<'_>, _: &Panel) -> Vec<FinancialYear> { vec![] }
pub fn index(_: &Desk<'_>, _: &Made) -> view::Index { view::Index::default() }
pub fn due_next(_: &Workspace, _: &Plans, _: jiff::civil::Date) -> Vec<view::Due> { vec![] }
