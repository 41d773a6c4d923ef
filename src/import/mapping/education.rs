//! Rows about a child's education: plans, what came of them, and school places.

use super::rows::OfRow;
use crate::edit::Value;
use crate::import::facts::{Apart, Entry, Fact};
use crate::import::plan::Fate;
use crate::model::value::date::parse_date;

impl OfRow<'_> {
    pub(super) fn plan(&mut self) -> Vec<Fact> {
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
        for (field, place) in [
            (
                "statutory-support",
                &["education", "ehcp", "statutory-support"],
            ),
            ("other-provision", &["education", "ehcp", "other-provision"]),
        ] {
            if let Some(text) = self.get(field) {
                facts.push(Fact::field(at, place, field, Value::text(text)));
            }
        }
        facts.extend(self.annual_review());
        facts.extend(self.ceased());
        facts
    }

    /// The latest annual review, and what came of it.
    fn annual_review(&mut self) -> Option<Fact> {
        let on = self.past("annual-review")?;
        let mut fields = vec![("on", Value::word(&on))];
        let decided = self.past("review-decided");
        fields.extend(decided.map(|day| ("decided", Value::word(&day))));
        let decision = self.get("review-decision");
        fields.extend(decision.map(|word| ("decision", Value::word(&word))));
        let issued = self.past("final-plan");
        fields.extend(issued.map(|day| ("final-plan", Value::word(&day))));
        let entry = Entry::on(
            &["education", "ehcp", "annual-reviews"],
            &["on"],
            on,
            fields,
        );
        Some(Fact::entry(
            &self.row.at,
            format!("annual review of {on}"),
            entry,
        ))
    }

    /// That the authority no longer maintains the plan, and why.
    fn ceased(&mut self) -> Vec<Fact> {
        let (day, reason) = (self.past("ceased"), self.get("cease-reason"));
        let (Some(on), Some(reason)) = (day, &reason) else {
            // What can't be read is told already.
            let has = |field| self.mapping.said(self.row, field).is_some();
            if has("ceased") != has("cease-reason") {
                let why = "that the plan ceased needs its day and its reason, `ceased` and `cease-reason`";
                self.cells.tell(Fate::LeftOut, why);
            }
            return Vec::new();
        };
        let at = &self.row.at;
        vec![
            Fact::field(
                at,
                &["education", "ehcp", "ceased", "on"],
                format!("that the plan ceased on {on}"),
                Value::word(&on),
            ),
            Fact::field(
                at,
                &["education", "ehcp", "ceased", "reason"],
                "why the plan ceased",
                Value::word(reason),
            ),
        ]
    }

    /// A place where the child learns; two may overlap, but for those at one setting.
    pub(super) fn provision(&mut self) -> Option<Fact> {
        let (setting, from) = (self.need("setting"), self.day("from"));
        let (setting, from) = (setting?, from?);
        let until = self.get("until").and_then(|until| parse_date(&until).ok());
        if until.is_some_and(|until| until < from) {
            self.cells.tell(Fate::LeftOut, "`until` lies before `from`");
            return None;
        }
        let what = format!("school place from {from} at {setting}");
        let mut fields = vec![
            ("setting", Value::text(setting)),
            ("from", Value::word(&from)),
        ];
        fields.extend(until.map(|until| ("until", Value::word(&until))));
        let rationale = self.get("rationale");
        fields.extend(rationale.map(|text| ("rationale", Value::text(text))));
        let list = &["education", "provisions"];
        let mut entry = Entry::of(list, (from, until), Apart::SameSetting, fields);
        entry.key = &["setting", "from"];
        entry.id = Some('e');
        Some(Fact::entry(&self.row.at, what, entry))
    }
}
