//! Rows of a spreadsheet as facts about children.

use super::fields::SHARES;
use super::file::Named;
use super::form::Form;
use super::value::Cells;
use crate::edit::Value;
use crate::import::facts::{Apart, Entry, Fact, What};
use crate::import::plan::{Fate, Line};
use crate::import::references::References;
use crate::import::sheet::{Row, Rows, Said};
use crate::model::Workspace;
use crate::model::mapping::{Mapping, RowKind};
use crate::model::value::date::parse_date;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The rows of one sheet by the child's reference in it.
pub(in crate::import) struct Listed {
    pub(in crate::import) named: Named,
    /// What the plan calls the sheet.
    pub(in crate::import) title: String,
    children: BTreeMap<String, Vec<Row>>,
}

/// What is needed to read a child's rows.
pub(in crate::import) struct Reader<'r, 'w> {
    pub(in crate::import) case: &'r str,
    pub(in crate::import) workspace: &'w Workspace,
    pub(in crate::import) references: &'r References,
    pub(in crate::import) extracted: Date,
    pub(in crate::import) lines: &'r mut Vec<Line>,
}

impl Listed {
    pub(in crate::import) fn new(named: Named, rows: Rows, title: String) -> Self {
        let reference = named.mapping.reference.clone().unwrap_or_default();
        let mut children: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows.rows {
            let child = row.get(&reference).unwrap_or_default().to_owned();
            // Each of the two is the other's.
            for other in siblings(&named.mapping, &row) {
                if other != child {
                    children.entry(other).or_default().push(row.clone());
                }
            }
            children.entry(child).or_default().push(row);
        }
        Self {
            named,
            title,
            children,
        }
    }

    /// Every child's reference, and where its rows stand.
    pub(in crate::import) fn children(&self) -> impl Iterator<Item = (&str, Vec<Said>)> {
        let children = self.children.iter();
        children.map(|(child, rows)| {
            let at = rows.iter().map(|row| row.at.clone());
            (child.as_str(), at.collect())
        })
    }

    /// What the sheet says of a child.
    pub(in crate::import) fn facts(&self, child: &str, reader: &mut Reader<'_, '_>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for row in self.children.get(child).into_iter().flatten() {
            let mapping = &self.named.mapping;
            let mut of_row = OfRow {
                mapping,
                row,
                cells: Cells::new(
                    mapping,
                    row,
                    reader.workspace,
                    reader.extracted,
                    reader.case,
                ),
                extracted: reader.extracted,
                references: reader.references,
            };
            facts.extend(of_row.facts(child));
            reader.lines.append(&mut of_row.cells.told);
        }
        facts
    }
}

/// A row, and what its cells are read by.
pub(super) struct OfRow<'c> {
    pub(super) mapping: &'c Mapping,
    pub(super) row: &'c Row,
    pub(super) cells: Cells<'c>,
    pub(super) extracted: Date,
    references: &'c References,
}

/// The references of brothers and sisters that a row gives.
fn siblings(mapping: &Mapping, row: &Row) -> Vec<String> {
    if mapping.rows != RowKind::Siblings {
        return Vec::new();
    }
    let said = mapping.said(row, "sibling").unwrap_or_default();
    let each = said.split([',', ';', '\n']).map(str::trim);
    each.filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect()
}

impl OfRow<'_> {
    fn facts(&mut self, child: &str) -> Vec<Fact> {
        let one = |fact: Option<Fact>| fact.into_iter().collect();
        match self.mapping.rows {
            RowKind::Cases => self.case(),
            RowKind::Costs => one(self.cost()),
            RowKind::Visits => one(self.done(&["visits"], "visit", &["by"])),
            RowKind::HealthAssessments => {
                one(self.done(&["health-assessments"], "health assessment", &[]))
            }
            RowKind::Reviews => one(self.done(&["reviews"], "review", &["next-due"])),
            RowKind::Peps => one(self.done(
                &["peps"],
                "Personal Education Plan",
                &["assurance", "pupil-premium"],
            )),
            RowKind::CarePlans => one(self.done(
                &["care-plans"],
                "care plan",
                &[
                    "agreed",
                    "short-term",
                    "medium-term",
                    "to-deliver",
                    "barriers",
                    "panel-support",
                ],
            )),
            RowKind::Plans => self.plan(),
            RowKind::Provisions => one(self.provision()),
            RowKind::Siblings => self.siblings(child),
            RowKind::Staff | RowKind::Settings => Vec::new(),
        }
    }

    pub(super) fn get(&mut self, field: &str) -> Option<String> {
        self.cells.get(field)
    }

    pub(super) fn need(&mut self, field: &str) -> Option<String> {
        self.cells.need(field)
    }

    pub(super) fn day(&mut self, field: &str) -> Option<Date> {
        parse_date(&self.need(field)?).ok()
    }

    /// A day that there may be; of one after the extract nothing can be known.
    pub(super) fn past(&mut self, field: &str) -> Option<Date> {
        let day = parse_date(&self.get(field)?).ok()?;
        if day > self.extracted {
            let why = format!("`{field}` lies after the day of the extract");
            self.cells.tell(Fate::LeftOut, why);
            return None;
        }
        Some(day)
    }

    /// A value as it is written: what somebody says in words may need quotation marks.
    fn value(&self, field: &str, value: String) -> Value {
        match self.mapping.form_of(field) {
            Some(Form::Text | Form::Long) => Value::text(value),
            _ => Value::word(&value),
        }
    }

    fn case(&mut self) -> Vec<Fact> {
        const WORDS: [(&str, &[&str]); 9] = [
            ("born", &["born"]),
            ("team", &["team"]),
            ("social-worker", &["social-worker"]),
            ("iro", &["iro"]),
            ("send-officer", &["send-officer"]),
            ("personal-adviser", &["personal-adviser"]),
            ("disabled", &["disabled"]),
            ("uasc", &["uasc"]),
            ("category-of-need", &["category-of-need"]),
        ];
        let at = &self.row.at.clone();
        let mut facts = Vec::new();
        let initials = self.get("initials").or_else(|| self.get("name"));
        if let Some(initials) = initials {
            facts.push(Fact::field(
                at,
                &["initials"],
                "initials",
                Value::text(initials),
            ));
        }
        for (field, place) in WORDS {
            let Some(value) = self.get(field) else {
                continue;
            };
            // What is not so need not be said.
            if value != "false" {
                facts.push(Fact::field(at, place, field, Value::word(&value)));
            }
        }
        if let Some(cohort) = self.get("cohorts") {
            let cohorts = Value::list([Value::word(&cohort)]);
            facts.push(Fact::field(at, &["cohorts"], "cohorts", cohorts));
        }
        if let Some(year) = self.get("year-group") {
            let place = &["education", "year-group"];
            facts.push(Fact::field(at, place, "year group", Value::word(&year)));
        }
        facts
    }

    /// Something that was done on a day, with whatever else is said of it.
    fn done(
        &mut self,
        list: &'static [&'static str],
        what: &str,
        more: &[&'static str],
    ) -> Option<Fact> {
        let on = self.day("on")?;
        if on > self.extracted {
            self.cells
                .tell(Fate::LeftOut, "it lies after the day of the extract");
            return None;
        }
        let mut fields = vec![("on", Value::word(&on))];
        for name in more {
            // What is not so need not be said.
            let said = self.get(name).filter(|value| value != "false");
            fields.extend(said.map(|value| (*name, self.value(name, value))));
        }
        let entry = Entry::on(list, &["on"], on, fields);
        Some(Fact::entry(&self.row.at, format!("{what} of {on}"), entry))
    }

    /// A cost, all of whose cells can be read: half of one would be another cost.
    fn cost(&mut self) -> Option<Fact> {
        let told = self.cells.told.len();
        let fact = self.read_cost()?;
        (self.cells.told.len() == told).then_some(fact)
    }

    fn read_cost(&mut self) -> Option<Fact> {
        let from = self.day("from")?;
        let amount = self.need("amount")?;
        let until = self.get("until").and_then(|until| parse_date(&until).ok());
        if until.is_some_and(|until| until < from) {
            self.cells.tell(Fate::LeftOut, "`until` lies before `from`");
            return None;
        }
        let purpose = self
            .get("purpose")
            .unwrap_or_else(|| "placement".to_owned());
        let component = self.get("component").unwrap_or_else(|| "core".to_owned());
        let price_field = self.mapping.price_field();
        let mut fields = vec![
            ("for", Value::word(&purpose)),
            ("component", Value::word(&component)),
            (price_field, Value::word(&self.mapping.price(&amount))),
            ("from", Value::word(&from)),
        ];
        fields.extend(until.map(|until| ("until", Value::word(&until))));
        fields.extend(
            self.get("cost-centre")
                .map(|code| ("cost-centre", Value::text(code))),
        );
        let shares = self.shares(price_field);
        if !shares.is_empty() {
            fields.push(("shares", Value::list(shares)));
        }
        let mut entry = Entry::of(&["costs"], (from, until), Apart::Nothing, fields);
        entry.key = &["for", "component", "from"];
        entry.id = Some('c');
        entry.of_home = purpose == "placement";
        let what = format!("cost of {purpose} ({component}) from {from}");
        Some(Fact::entry(&self.row.at, what, entry))
    }

    fn shares(&mut self, price_field: &'static str) -> Vec<Value> {
        let mut shares = Vec::new();
        for (field, payer) in SHARES {
            let Some(sum) = self.get(field).filter(|sum| sum != "0") else {
                continue;
            };
            let budget = self.mapping.budgets.get(payer);
            let budget = budget.map_or("to-be-confirmed", |budget| budget.as_str());
            shares.push(Value::record([
                ("payer", Value::word(payer)),
                ("budget", Value::word(budget)),
                (price_field, Value::word(&self.mapping.price(&sum))),
            ]));
        }
        shares
    }

    /// The brothers and sisters of the one child of the row, or the child whose brother or sister this one is.
    fn siblings(&mut self, child: &str) -> Vec<Fact> {
        let heading = self.mapping.reference.as_deref().unwrap_or_default();
        let of = self.row.get(heading).unwrap_or_default();
        let others = if child == of {
            if self.need("sibling").is_none() {
                return Vec::new();
            }
            siblings(self.mapping, self.row)
        } else {
            vec![of.to_owned()]
        };
        let own = self.references.case(child).ok();
        let mut facts = Vec::new();
        for other in others {
            // What can't be read is told once, as a child's reference.
            let Ok(case) = self.references.case(&other) else {
                continue;
            };
            if Some(&case) == own.as_ref() {
                self.cells
                    .tell(Fate::LeftOut, "`sibling` is the child's own reference");
                continue;
            }
            facts.push(Fact {
                at: self.row.at.clone(),
                what: format!("sibling {case}"),
                said: What::Sibling(case),
            });
        }
        facts
    }
}
