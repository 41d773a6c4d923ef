//! A first mapping for a spreadsheet, from its headings: to be looked at and corrected.

use super::file::Named;
use super::form::{Field as Column, Form};
use crate::edit::{Field, Refused, Value, new_file};
use crate::import::sheet::{Rows, Sheet, Top, folded};
use crate::model::mapping::{Mapping, RowKind};
use crate::model::value::{Basis, Slug};
use std::collections::BTreeSet;

/// How headings call the child's reference, the surest first.
const REFERENCE: [&str; 34] = [
    "child id",
    "child reference",
    "child reference number",
    "child ref",
    "child ref no",
    "child number",
    "child no",
    "case reference",
    "case id",
    "case number",
    "case no",
    "person id",
    "person reference",
    "person number",
    "person no",
    "system id",
    "system number",
    "client id",
    "client reference",
    "client ref",
    "client number",
    "client no",
    "service user id",
    "service user ref",
    "mosaic id",
    "lcs id",
    "liquidlogic id",
    "eclipse id",
    "pupil id",
    "reference",
    "ref",
    "id",
    "child",
    "case",
];

/// The most different words of a column that are listed to be given a meaning.
const MOST_WORDS: usize = 12;

/// What the headings of a sheet come to for a kind of row.
struct Guess<'s> {
    sheet: &'s Sheet,
    top: &'s Top,
    rows: RowKind,
    reference: Option<&'s str>,
    columns: Vec<(&'static Column, &'s str)>,
}

/// A heading as it is compared: without what stands in brackets, without signs.
fn plain(heading: &str) -> String {
    let before = heading.split(['(', '[']).next().unwrap_or_default();
    let signs = |c: char| {
        if c.is_alphanumeric() || c == '+' {
            c
        } else {
            ' '
        }
    };
    let words: String = before.chars().map(signs).collect();
    folded(&words)
}

/// The path and the text of a first mapping for the sheets of a file; nothing where no heading is known.
pub(in crate::import) fn mapping(
    file: &str,
    sheets: &[Sheet],
) -> Option<Result<(String, String), Refused>> {
    let tops: Vec<(&Sheet, Top)> = sheets
        .iter()
        .flat_map(|sheet| sheet.tops().map(move |top| (sheet, top)))
        .collect();
    let guesses = tops
        .iter()
        .flat_map(|(sheet, top)| RowKind::ALL.map(|rows| guess(sheet, top, rows)));
    // The first of those that know most.
    let best = guesses.flatten().reduce(|best, guess| {
        if guess.score() > best.score() {
            guess
        } else {
            best
        }
    })?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name: String = stem
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join("-");
    let name = name
        .parse::<Slug>()
        .map_or("list".to_owned(), |name| name.to_string());
    let path = format!("imports/{name}.yaml");
    Some(written(&best, sheets.len()).map(|text| (path, text)))
}

/// A list of settings with their numbers, such as Ofsted publishes, which needs no mapping of its own.
pub(in crate::import) fn of_settings(sheet: &Sheet) -> Option<(Named, Rows)> {
    let (top, columns) = sheet.tops().find_map(|top| {
        let guess = guess(sheet, &top, RowKind::Settings)?;
        let has = |name: &str| guess.columns.iter().any(|(field, _)| field.name == name);
        let is_list = has("urn") && guess.columns.len() > 2;
        let columns = guess.columns.iter();
        let columns = columns
            .filter_map(|(field, heading)| Some((field.name.parse().ok()?, (*heading).to_owned())));
        let columns = is_list.then(|| columns.collect())?;
        Some((top, columns))
    })?;
    let mapping = Mapping::of_settings(columns);
    let rows = sheet.rows(top);
    let path = "its headings as a list of settings".to_owned();
    Some((Named { path, mapping }, rows))
}

impl Guess<'_> {
    /// First how much of what is needed is there, then how much there is.
    fn score(&self) -> (bool, usize) {
        let has = |field: &Column| {
            self.columns
                .iter()
                .any(|(known, _)| known.name == field.name)
        };
        let needed = self.rows.fields().iter().filter(|field| field.needed);
        let is_whole = needed.into_iter().all(has);
        let has_child = !self.rows.is_of_children() || self.reference.is_some();
        (is_whole && has_child, self.columns.len())
    }
}

fn guess<'s>(sheet: &'s Sheet, top: &'s Top, rows: RowKind) -> Option<Guess<'s>> {
    let whole = top.headings.iter().enumerate();
    let alone = top.alone.iter().map(|(at, heading)| (*at, heading));
    let headings: Vec<(usize, &str)> = whole
        .chain(alone)
        .map(|(at, heading)| (at, heading.as_str()))
        .filter(|(_, heading)| !heading.is_empty())
        .collect();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut take = |called: &[&str]| {
        let found = called.iter().find_map(|name| {
            let mut free = headings.iter().filter(|(at, _)| !taken.contains(at));
            free.find(|(_, heading)| plain(heading) == *name)
        });
        let (at, heading) = found.copied()?;
        taken.insert(at);
        Some(heading)
    };
    let reference = rows.is_of_children().then(|| take(&REFERENCE)).flatten();
    let columns = rows.fields().iter();
    let columns: Vec<_> = columns
        .filter_map(|field| Some((field, take(field.called)?)))
        .collect();
    (!columns.is_empty()).then_some(Guess {
        sheet,
        top,
        rows,
        reference,
        columns,
    })
}

fn written(guess: &Guess<'_>, sheets: usize) -> Result<String, Refused> {
    let mut fields = vec![Field::new("for", Value::word(guess.rows.name())).under([
        "What each row is.".to_owned(),
        format!("One of: {}.", kinds()),
    ])];
    if guess.rows.is_of_children() {
        let reference = guess.reference.unwrap_or("the heading");
        let remark = match guess.reference {
            Some(_) => "The heading of the column with the child's reference.",
            None => {
                "None of the headings looks like the child's reference: put in here the one that is."
            }
        };
        fields.push(Field::new("reference", Value::text(reference)).under([remark]));
    }
    if let (Some(name), true) = (&guess.sheet.name, sheets > 1) {
        fields.push(
            Field::new("sheet", Value::text(name))
                .under(["Only this sheet of the workbook is read."]),
        );
    }
    let has = |form: fn(&Form) -> bool| guess.columns.iter().any(|(field, _)| form(&field.form));
    if has(|form| matches!(form, Form::Day | Form::Month)) {
        let dates = if guess.is_month_first() {
            "month-first"
        } else {
            "day-first"
        };
        fields.push(
            Field::new("dates", Value::word(dates))
                .under(["day-first for 27/05/2026, month-first for 05/27/2026."]),
        );
    }
    if has(|form| matches!(form, Form::Money)) {
        fields.push(
            Field::new("money", Value::word(guess.per())).under([
                "For what time the sums are: night, week, school-week, term, month or year.",
            ]),
        );
    }
    let columns = guess.columns.iter();
    let columns = columns.map(|(field, heading)| (field.name, Value::text(*heading)));
    let mut remarks =
        vec!["Which heading feeds which field; take away what is not to be read.".to_owned()];
    let missing = guess.rows.fields().iter().filter(|field| {
        !guess
            .columns
            .iter()
            .any(|(known, _)| known.name == field.name)
    });
    let missing: Vec<String> = missing
        .map(|field| {
            let needed = if field.needed { " (needed)" } else { "" };
            format!("{}{needed}", field.name)
        })
        .collect();
    if !missing.is_empty() {
        remarks.push(format!("Without a column so far: {}.", missing.join(", ")));
    }
    if guess.rows == RowKind::Cases {
        remarks.push(
            "What is true of each child stands under `always`, such as `cohorts: cared-for`."
                .to_owned(),
        );
    }
    fields.push(Field::new("columns", Value::record(columns)).under(remarks));
    let words = guess.words();
    if !words.is_empty() {
        let words = Value::Record(words);
        fields.push(
            Field::new("words", words)
                .under(["What the words of the list mean: a first guess, to be corrected."]),
        );
    }
    new_file(
        &["A first guess from the headings: look at each line. `ipop import` reads it."],
        fields,
    )
}

fn kinds() -> String {
    let names = RowKind::ALL.map(RowKind::name);
    names.join(", ")
}

impl Guess<'_> {
    fn cells(&self, heading: &str) -> impl Iterator<Item = &str> {
        self.top.below(heading, self.sheet)
    }

    /// Whether some day can only be read with the month first, and none with the day first.
    fn is_month_first(&self) -> bool {
        let days = self
            .columns
            .iter()
            .filter(|(field, _)| field.form == Form::Day);
        let cells = days.flat_map(|(_, heading)| self.cells(heading));
        let parts = cells.filter_map(|cell| {
            let mut parts = cell.split(['/', '-', '.']);
            let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
            Some((number(parts.next())?, number(parts.next())?))
        });
        let (mut day_first, mut month_first) = (false, false);
        for (one, two) in parts {
            day_first |= one > 12;
            month_first |= two > 12;
        }
        month_first && !day_first
    }

    fn per(&self) -> &'static str {
        let amount = self
            .columns
            .iter()
            .find(|(field, _)| field.form == Form::Money);
        let heading = amount.map_or(String::new(), |(_, heading)| folded(heading));
        let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        if says(&["annual", "year", "p.a"]) {
            Self::name(Basis::Year)
        } else if says(&["month"]) {
            Self::name(Basis::Month)
        } else if says(&["day", "daily", "night"]) {
            Self::name(Basis::Night)
        } else {
            Self::name(Basis::Week)
        }
    }

    const fn name(per: Basis) -> &'static str {
        match per {
            Basis::Night => "night",
            Basis::Week => "week",
            Basis::SchoolWeek => "school-week",
            Basis::Term => "term",
            Basis::Month => "month",
            Basis::Year => "year",
        }
    }

    /// Words of columns that take one of a few, where there are few and none is one of them.
    fn words(&self) -> Vec<Field> {
        let mut found = Vec::new();
        for (field, heading) in &self.columns {
            let Form::OneOf(known) = field.form else {
                continue;
            };
            let mut unknown: BTreeSet<String> = BTreeSet::new();
            for cell in self.cells(heading) {
                let word = folded(cell).replace([' ', '_'], "-");
                if !known.contains(&word.as_str()) {
                    unknown.insert(cell.to_owned());
                }
            }
            let count = unknown.len();
            let is_few = count > 0 && count <= MOST_WORDS && self.cells(heading).count() > count;
            if is_few {
                let usual = ["registered", "other"];
                let other = usual
                    .into_iter()
                    .find(|word| known.contains(word))
                    .unwrap_or("other");
                let words = unknown.into_iter().map(|word| (word, Value::word(other)));
                found.push(Field::new(field.name, Value::record(words)));
            }
        }
        found
    }
}
