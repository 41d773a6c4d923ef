//! The return on children looked after, SSDA903: what its rows say of a child, in the words of a case.
//!
//! A row that can't be right is told with its line and left out, and the rest of the child is taken over. What
//! a case has no room for is never looked at: pupil numbers, ethnicity, sex, postcodes, days of birth.

mod episode;
mod home;
mod other;
mod reader;
mod time;

pub(super) use reader::Reader;

use super::day::day;
use super::facts::Fact;
use super::sheet::{Row, Rows, Said, Sheet};
use crate::edit::Value;
use crate::model::mapping::DateOrder;
use crate::model::value::MonthYear;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Module {
    Header,
    Episodes,
    Reviews,
    Uasc,
    Missing,
    PlacedForAdoption,
    SocialWorkers,
    Deprivation,
    /// Nothing of it has a place in a case.
    Other,
}

/// The headings by which each kind of row is known, the most telling first.
const KNOWN: [(Module, &[&str]); 17] = [
    (Module::Episodes, &["CHILD", "DECOM", "LS"]),
    (Module::Reviews, &["CHILD", "REVIEW"]),
    (Module::Missing, &["CHILD", "MIS_START"]),
    (Module::PlacedForAdoption, &["CHILD", "DATE_PLACED"]),
    (Module::SocialWorkers, &["CHILD", "SW_DECOM"]),
    (Module::Deprivation, &["CHILD", "DOLO_START"]),
    (Module::Header, &["CHILD", "DOB", "UPN"]),
    (Module::Header, &["CHILD", "DOB", "ETHNIC"]),
    (Module::Header, &["CHILD", "DOB", "MOTHER"]),
    (Module::Header, &["CHILD", "DOB", "UASC"]),
    (Module::Uasc, &["CHILD", "DUC"]),
    (Module::Other, &["CHILD", "SDQ_SCORE"]),
    (Module::Other, &["CHILD", "CONVICTED"]),
    (Module::Other, &["CHILD", "IN_TOUCH", "ACCOM", "ACTIV"]),
    (Module::Other, &["CHILD", "DATE_INT"]),
    (Module::Other, &["CHILD", "PREV_PERM"]),
    (Module::Header, &["CHILD", "DOB", "SEX"]),
];

/// Columns that are never taken over, and what they are called.
const NEVER: [(&str, &str); 6] = [
    ("UPN", "Unique Pupil Numbers"),
    ("ETHNIC", "ethnicity"),
    ("SEX", "sex"),
    ("HOME_POST", "postcodes of homes"),
    ("PL_POST", "postcodes of placements"),
    ("DOB", "the days of dates of birth"),
];

/// What a return says, by the child's reference in it.
#[derive(Debug, Default)]
pub(super) struct Return {
    children: BTreeMap<String, BTreeMap<Module, Vec<Row>>>,
    dropped: BTreeSet<&'static str>,
    others: BTreeSet<String>,
}

impl Return {
    /// Takes the rows of a sheet if it is one of the return's.
    pub(super) fn take(&mut self, sheet: &Sheet) -> bool {
        let mut known = KNOWN.iter();
        let found = known.find_map(|(module, headings)| Some((*module, sheet.under(headings)?)));
        let Some((module, Rows { top, rows })) = found else {
            return false;
        };
        let never = NEVER.into_iter().filter(|(heading, _)| top.has(heading));
        self.dropped.extend(never.map(|(_, called)| called));
        if module == Module::Other {
            self.others.insert(sheet.title());
            return true;
        }
        for row in rows {
            // Rows without a child are told by nobody's reference.
            let child = row.get("CHILD").unwrap_or_default().to_owned();
            let modules = self.children.entry(child).or_default();
            modules.entry(module).or_default().push(row);
        }
        true
    }

    /// Every child's reference, and where its rows stand.
    pub(super) fn children(&self) -> impl Iterator<Item = (&str, Vec<Said>)> {
        self.children.iter().map(|(child, modules)| {
            let at = modules.values().flatten().map(|row| row.at.clone());
            (child.as_str(), at.collect())
        })
    }

    /// What the plan says of the return as a whole.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let dropped: Vec<&str> = self.dropped.iter().copied().collect();
        if !dropped.is_empty() {
            notes.push(format!("not kept: {}", dropped.join(", ")));
        }
        let others: Vec<&str> = self.others.iter().map(String::as_str).collect();
        if !others.is_empty() {
            let others = others.join(", ");
            notes.push(format!("nothing in a case asks for what is in {others}"));
        }
        notes
    }

    /// What the return says of a child.
    pub(super) fn facts(&self, child: &str, reader: &mut Reader<'_, '_>) -> Vec<Fact> {
        let Some(modules) = self.children.get(child) else {
            return Vec::new();
        };
        let rows = |module| modules.get(&module).map_or(&[] as &[Row], Vec::as_slice);
        let mut facts = Vec::new();
        facts.extend(self.born(child, reader));
        facts.extend(other::parent(rows(Module::Header)));
        facts.extend(other::uasc(
            rows(Module::Uasc),
            rows(Module::Header),
            reader,
        ));
        let episodes = episode::read(rows(Module::Episodes), reader);
        time::in_care(&episodes, &mut facts);
        time::legal(&episodes, &mut facts);
        time::need(&episodes, reader, &mut facts);
        home::placements(&episodes, reader, &mut facts);
        other::reviews(rows(Module::Reviews), reader, &mut facts);
        other::missing(rows(Module::Missing), reader, &mut facts);
        other::deprivation(rows(Module::Deprivation), reader, &mut facts);
        other::adoption(rows(Module::PlacedForAdoption), reader, &mut facts);
        other::social_workers(rows(Module::SocialWorkers), reader, &mut facts);
        facts
    }

    /// Month and year, from whichever file has them: most repeat the date of birth.
    fn born(&self, child: &str, reader: &mut Reader<'_, '_>) -> Option<Fact> {
        let rows = self.children.get(child)?.values().flatten();
        let mut found: Option<(Date, &Said)> = None;
        for row in rows {
            let Some(text) = row.get("DOB") else { continue };
            let Some(read) = day(text, DateOrder::DayFirst, reader.extracted) else {
                reader.odd(&row.at, "DOB is no date that exists, and was left out");
                continue;
            };
            match found {
                None if read > reader.extracted => {
                    reader.odd(
                        &row.at,
                        "DOB lies after the day of the extract, and was left out",
                    );
                }
                None => found = Some((read, &row.at)),
                Some((first, at)) if first != read => {
                    let why = format!("DOB is not the one in {at}, which was taken");
                    reader.odd(&row.at, why);
                }
                Some(_) => {}
            }
        }
        let (born, at) = found?;
        reader.born = Some(born.first_of_month());
        let month = MonthYear::of(born);
        Some(Fact::field(
            at,
            &["born"],
            "month and year of birth",
            Value::word(&month),
        ))
    }
}
