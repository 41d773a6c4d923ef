//! Rows of a spreadsheet as facts about children.

use super::file::Named;
use super::kind::SHARES;
use super::value::Cells;
use crate::edit::Value;
use crate::import::facts::{Apart, Entry, Fact};
use crate::import::plan::{Fate, Line};
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
    pub(in crate::import) extracted: Date,
    pub(in crate::import) lines: &'r mut Vec<Line>,
}

impl Listed {
    pub(in crate::import) fn new(named: Named, rows: Rows, title: String) -> Self {
        let reference = named.mapping.reference.clone().unwrap_or_default();
        let mut children: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows.rows {
            let child = row.get(&reference).unwrap_or_default().to_owned();
            children.entry(child).or_default().push(row);
        }
        Self {
            named,
            title,
            children,
        }
    }

    pub(in crate::import) fn children(&self) -> impl Iterator<Item = (&str, Said)> {
        let children = self.children.iter();
        children.filter_map(|(child, rows)| Some((child.as_str(), rows.first()?.at.clone())))
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
            };
            facts.extend(of_row.facts());
            reader.lines.append(&mut of_row.cells.told);
        }
        facts
    }
}

struct OfRow<'c> {
    mapping: &'c Mapping,
    row: &'c Row,
    cells: Cells<'c>,
    extracted: Date,
}

impl OfRow<'_> {
    fn facts(&mut self) -> Vec<Fact> {
        let one = |fact: Option<Fact>| fact.into_iter().collect();
        match self.mapping.rows {
            RowKind::Cases => self.case(),
            RowKind::Costs => one(self.cost()),
            RowKind::Visits => one(self.done(&["visits"], "visit", &["by"])),
            RowKind::HealthAssessments => {
                one(self.done(&["health-assessments"], "health assessment", &[]))
            }
            RowKind::Reviews => one(self.done(&["reviews"], "review", &["next-due"])),
            RowKind::Peps => {
                one(self.done(&["peps"], "Personal Education Plan", &["pupil-premium"]))
            }
            RowKind::Plans => self.plan(),
            RowKind::Staff | RowKind::Settings => Vec::new(),
        }
    }

    fn get(&mut self, field: &str) -> Option<String> {
        self.cells.get(field)
    }

    fn need(&mut self, field: &str) -> Option<String> {
        self.cells.need(field)
    }

    fn day(&mut self, field: &str) -> Option<Date> {
        parse_date(&self.need(field)?).ok()
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
            fields.extend(self.get(name).map(|value| (*name, Value::word(&value))));
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

    fn plan(&mut self) -> Vec<Fact> {
        let at = &self.row.at.clone();
        let (Some(need), Some(issued)) = (self.need("primary-need"), self.day("issued")) else {
            return Vec::new();
        };
        let mut facts = vec![
            Fact::field(
                at,
                &["education", "ehcp", "primary-need"],
                "primary need",
                Value::word(&need),
            ),
            Fact::field(
                at,
                &["education", "ehcp", "issued"],
                format!("plan of {issued}"),
                Value::word(&issued),
            ),
        ];
        if let Some(second) = self.get("secondary-need") {
            let place = &["education", "ehcp", "secondary-need"];
            facts.insert(
                1,
                Fact::field(at, place, "secondary need", Value::word(&second)),
            );
        }
        if let Some(year) = self.get("year-group") {
            let place = &["education", "year-group"];
            facts.insert(0, Fact::field(at, place, "year group", Value::word(&year)));
        }
        let reviewed = self
            .get("annual-review")
            .and_then(|on| parse_date(&on).ok());
        if let Some(on) = reviewed.filter(|on| *on <= self.extracted) {
            let list = &["education", "ehcp", "annual-reviews"];
            let entry = Entry::on(list, &["on"], on, vec![("on", Value::word(&on))]);
            facts.push(Fact::entry(at, format!("annual review of {on}"), entry));
        }
        facts
    }
}
