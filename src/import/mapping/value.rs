//! What stands in a cell, as the value of a field.

use super::form::Form;
use crate::import::day::{day, is_serial};
use crate::import::plan::{Fate, Line};
use crate::import::register::plain_urn;
use crate::import::sheet::{Row, folded, turned};
use crate::model::Workspace;
use crate::model::mapping::{DateOrder, Mapping};
use crate::model::registers::Setting;
use crate::model::value::date::plus_days;
use crate::model::value::{
    Basis, CategoryOfNeed, Initials, LongText, Money, MonthYear, SenNeed, Slug, Text,
};
use crate::yaml::At;
use jiff::civil::Date;

/// How far ahead a day can lie that is written with two figures for its year.
const AHEAD_DAYS: i32 = 20 * 365;

/// Why a cell holds no day in such an order.
fn no_day(text: &str, order: DateOrder, latest: Date) -> &'static str {
    let (other, why) = match order {
        DateOrder::DayFirst => (
            DateOrder::MonthFirst,
            "holds a date with the month first, and `dates` says the day first: see which are in this column",
        ),
        DateOrder::MonthFirst => (
            DateOrder::DayFirst,
            "holds a date with the day first, and `dates` says the month first: see which are in this column",
        ),
    };
    if is_serial(text) {
        "holds a number, as Excel keeps days: show the column as dates, and save it again"
    } else if day(text, other, latest).is_some() {
        why
    } else {
        "holds no date that exists"
    }
}

/// Why words can't be a text of at most so many characters.
fn no_text(text: &str, most: usize) -> &'static str {
    if text.chars().count() > most {
        "holds more characters than the field may have"
    } else {
        "holds characters that a text can't have"
    }
}

/// What is read from a cell.
enum Cell {
    Empty,
    Value(String),
    Wrong(&'static str),
}

/// What cells are read by.
#[derive(Clone, Copy)]
struct Known<'w> {
    workspace: &'w Workspace,
    extracted: Date,
}

/// The cells of a row, and what is wrong with those that were asked for.
pub(in crate::import) struct Cells<'c> {
    mapping: &'c Mapping,
    row: &'c Row,
    known: Known<'c>,
    of: String,
    pub(in crate::import) told: Vec<Line>,
}

impl<'c> Cells<'c> {
    /// Of what the row is: a case's reference, or a register.
    pub(in crate::import) fn new(
        mapping: &'c Mapping,
        row: &'c Row,
        workspace: &'c Workspace,
        extracted: Date,
        of: impl Into<String>,
    ) -> Self {
        Self {
            mapping,
            row,
            known: Known {
                workspace,
                extracted,
            },
            of: of.into(),
            told: Vec::new(),
        }
    }

    pub(in crate::import) fn tell(&mut self, fate: Fate, what: impl Into<String>) {
        let line = Line::new(fate, &self.of, what, Some(&self.row.at));
        self.told.push(line);
    }

    /// The value of a field; nothing where the cell is empty, or once it was told what is wrong with it.
    pub(in crate::import) fn get(&mut self, field: &str) -> Option<String> {
        match self.mapping.cell(self.row, field, self.known) {
            Cell::Empty => None,
            Cell::Value(value) => Some(value),
            Cell::Wrong(why) => {
                self.tell(Fate::LeftOut, format!("`{field}` {why}"));
                None
            }
        }
    }

    /// The same, where the row says nothing without it.
    pub(in crate::import) fn need(&mut self, field: &str) -> Option<String> {
        if self.mapping.said(self.row, field).is_none() {
            self.tell(Fate::LeftOut, format!("`{field}` is empty"));
            return None;
        }
        self.get(field)
    }
}

impl Mapping {
    /// What a row says under a field.
    fn cell(&self, row: &Row, field: &str, known: Known<'_>) -> Cell {
        let (Some(text), Some(form)) = (self.said(row, field), self.form_of(field)) else {
            return Cell::Empty;
        };
        if text.starts_with('#') || text.starts_with('=') {
            return Cell::Wrong("holds Excel's sign for a formula that failed");
        }
        match self.value(text, form, known) {
            Ok(value) => Cell::Value(value),
            Err(why) => Cell::Wrong(why),
        }
    }

    fn value(&self, text: &str, form: Form, known: Known<'_>) -> Result<String, &'static str> {
        let workspace = known.workspace;
        Ok(match form {
            Form::Day => {
                let latest = plus_days(known.extracted, AHEAD_DAYS);
                let day = day(text, self.dates, latest);
                let day = day.ok_or_else(|| no_day(text, self.dates, latest))?;
                day.to_string()
            }
            Form::Month => {
                let month = text.parse::<MonthYear>().ok();
                let month =
                    month.or_else(|| day(text, self.dates, known.extracted).map(MonthYear::of));
                let month = month.ok_or_else(|| no_day(text, self.dates, known.extracted))?;
                month.to_string()
            }
            Form::Initials => {
                let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
                initials(&letters.to_uppercase())?
            }
            Form::InitialsOf => initials(&of_name(text))?,
            Form::Person => {
                let people = workspace.people.values();
                let people = people.map(|person| (person.id.as_str(), person.name.as_str()));
                found(text, people)
                    .ok_or("names nobody in registers/people.yaml, or more than one")?
            }
            Form::Team => {
                let teams = workspace.teams.values();
                let teams = teams.map(|team| (team.id.as_str(), team.name.as_str()));
                found(text, teams)
                    .ok_or("names no team in registers/teams.yaml, or more than one")?
            }
            Form::Role => {
                let roles = workspace.roles.iter();
                let roles = roles.map(|(id, title)| (id.as_str(), title.as_str()));
                found(text, roles)
                    .ok_or("names no role in registers/people.yaml, or more than one")?
            }
            Form::Name => {
                let name = folded(text).replace([' ', '_', '.'], "-");
                let name: Slug = name
                    .parse()
                    .map_err(|_| "holds no name in letters and hyphens")?;
                name.to_string()
            }
            Form::OneOf(words) => {
                let word = folded(text).replace([' ', '_'], "-");
                let word = words.iter().find(|known| **known == word);
                (*word.ok_or(
                    "holds a word that is none of the field's; say under `words` what it means",
                )?)
                .to_owned()
            }
            Form::Yes => match folded(text).as_str() {
                "yes" | "y" | "true" | "1" => "true".to_owned(),
                "no" | "n" | "false" | "0" => "false".to_owned(),
                _ => return Err("holds neither yes nor no"),
            },
            Form::Money => plain_money(text).ok_or("holds no sum in pounds")?,
            Form::Number => {
                let number: u32 = text.parse().map_err(|_| "holds no whole number")?;
                number.to_string()
            }
            Form::Need => code::<CategoryOfNeed>(text)?,
            Form::SenNeed => code::<SenNeed>(text)?,
            Form::Setting => setting(text, workspace)
                .ok_or("names no setting in registers/providers.yaml, or more than one")?,
            Form::Text => {
                let found = text.parse::<Text>();
                let found = found.map_err(|_| no_text(text, Text::MOST))?;
                found.as_str().to_owned()
            }
            Form::Long => {
                let found = text.parse::<LongText>();
                let found = found.map_err(|_| no_text(text, LongText::MOST))?;
                found.as_str().to_owned()
            }
        })
    }

    /// A sum as a price: pounds a week, or with what it is for.
    pub(super) fn price(&self, sum: &str) -> String {
        match self.money {
            Basis::Week => sum.to_owned(),
            per => format!("{sum} {}", per.words()),
        }
    }

    /// How a price by such a basis is called in a file.
    pub(super) const fn price_field(&self) -> &'static str {
        match self.money {
            Basis::Week => "weekly",
            _ => "price",
        }
    }
}

fn code<T: std::str::FromStr + ToString>(text: &str) -> Result<String, &'static str> {
    let code: T = text
        .to_ascii_uppercase()
        .parse()
        .map_err(|_| "holds a code of no list")?;
    Ok(code.to_string())
}

fn initials(letters: &str) -> Result<String, &'static str> {
    let initials: Initials = letters
        .parse()
        .map_err(|_| "gives no initials: one to four letters")?;
    Ok(initials.to_string())
}

/// The first letters of a name, which goes no further.
fn of_name(name: &str) -> String {
    let turned = turned(name);
    let words = turned.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}');
    let first = words.filter_map(|word| word.chars().next());
    let letters: String = first.filter(|c| c.is_alphabetic()).take(4).collect();
    letters.to_uppercase()
}

/// The id of the one setting that has this id, this name or this number.
fn setting(text: &str, workspace: &Workspace) -> Option<String> {
    let providers = workspace.providers.values();
    let settings = || {
        let providers = providers.clone();
        providers.flat_map(|provider| &provider.settings)
    };
    let named = settings().map(|setting| (setting.id.as_str(), setting.name.as_str()));
    found(text, named).or_else(|| {
        let urn = plain_urn(text)?;
        let is_it = |setting: &&At<Setting>| {
            let known = setting.urn.as_ref().and_then(|urn| plain_urn(urn.as_str()));
            known.as_ref() == Some(&urn)
        };
        let mut numbered = settings().filter(is_it);
        let only = numbered.next()?;
        numbered.next().is_none().then(|| only.id.to_string())
    })
}

/// The id of the one entry that has this id or this name, in either order.
fn found<'a>(text: &str, entries: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let wanted = folded(text);
    let turned = wanted
        .split_once(',')
        .map(|(last, first)| format!("{} {}", first.trim(), last.trim()));
    let mut ids = Vec::new();
    for (id, name) in entries {
        if id == wanted {
            return Some(id.to_owned());
        }
        let name = folded(name);
        if name == wanted || Some(&name) == turned.as_ref() {
            ids.push(id);
        }
    }
    match ids.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

/// A sum without its sign and its commas, with pence where there are any.
pub(super) fn plain_money(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '£' | ',' | ' ' | '\u{a0}'))
        .collect();
    let (pounds, pence) = plain.split_once('.').unwrap_or((&plain, ""));
    let pence = match pence.len() {
        0 | 2 => pence.to_owned(),
        1 => format!("{pence}0"),
        // A formula's fraction of a penny.
        _ if pence.bytes().skip(2).all(|b| b == b'0') => pence.get(..2)?.to_owned(),
        _ => return None,
    };
    let sum = match pence.as_str() {
        "" | "00" => pounds.to_owned(),
        pence => format!("{pounds}.{pence}"),
    };
    sum.parse::<Money>().ok()?;
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums() {
        for (text, sum) in [
            ("£1,204.50", Some("1204.50")),
            ("1204", Some("1204")),
            ("1204.1", Some("1204.10")),
            ("1204.00", Some("1204")),
            ("1204.5000", Some("1204.50")),
            (" 12 000 ", Some("12000")),
            ("1204.005", None),
            ("-12", None),
            ("tbc", None),
            ("", None),
        ] {
            assert_eq!(plain_money(text).as_deref(), sum, "{text}");
        }
    }

    #[test]
    fn names_leave_their_initials() {
        for (name, letters) in [
            ("Amelia Brown", "AB"),
            ("BROWN, Amelia", "AB"),
            ("Jo-Ann O'Neill", "JAO"),
            ("  ", ""),
        ] {
            assert_eq!(of_name(name), letters, "{name}");
        }
    }
}
