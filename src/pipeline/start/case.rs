//! A case file to begin with.

use super::fields::{CaseField, FIELDS};
use super::wrapped;
use crate::edit::{Field, Refused, Value, new_file};
use crate::model::Workspace;
use crate::model::value::{CaseRef, words};
use crate::pipeline::{Change, Inspection};
use crate::source::Sources;
use crate::terms::Information;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What a case file begins with.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// The reference.
    pub case: CaseRef,
    /// Initials.
    pub initials: String,
    /// Month and year of birth.
    pub born: String,
    /// The team's id.
    pub team: String,
    /// The social worker's staff id.
    pub social_worker: Option<String>,
    /// The panels' groups to which the child belongs.
    pub cohorts: Vec<String>,
}

/// A case file with what is known, and below it what the panels will ask for, to be filled in.
///
/// # Errors
/// If what was typed can't stand in a file.
pub fn case(
    sources: &Sources,
    inspection: &Inspection,
    workspace: &Workspace,
    new: &NewCase,
) -> Result<Change, Refused> {
    let mut fields = vec![
        Field::new("case", Value::word(&new.case))
            .under(["The reference, which is also the file's name."]),
        Field::new("initials", Value::text(&new.initials))
            .under(["Initials only: a name stays out of here."]),
        Field::new("born", Value::word(&new.born)).under(["Month and year, and never the day."]),
        Field::new("cohorts", Value::list(new.cohorts.iter().map(Value::word)))
            .under([cohorts(inspection, workspace)]),
        Field::new("team", Value::word(&new.team)).under(["Who holds the case."]),
    ];
    if let Some(person) = &new.social_worker {
        fields.push(Field::new("social-worker", Value::word(person)));
    }
    let head = new_file(&[], fields)?;
    let text = head + &to_come(inspection, workspace, new.social_worker.is_none());
    let says = format!("a new case file for {}", new.case);
    let path = format!("cases/{}.yaml", new.case);
    Change::new(sources, &path, text, says).map_err(|_| Refused::of_name())
}

/// Which groups the panels know.
fn cohorts(inspection: &Inspection, workspace: &Workspace) -> String {
    let editions = workspace.panels.values();
    let editions = editions.filter_map(|panel| panel.edition_on(inspection.as_of));
    let all = editions.flat_map(|file| &file.edition.cohorts);
    let ids: BTreeSet<String> = all.map(|cohort| cohort.id.value.to_string()).collect();
    let ids: Vec<String> = ids.into_iter().collect();
    format!(
        "To which of the panels' groups the child belongs: {}.",
        words::in_words(&ids, "or")
    )
}

/// The fields that some edition asks for, as remarks: each with what it answers and who asks.
fn to_come(inspection: &Inspection, workspace: &Workspace, has_no_worker: bool) -> String {
    let mut text = "\n# What the panels will ask for. Take the hashes away from what you fill in, and leave the \
                    rest\n# until somebody asks: `ipop check` says what is missing, and by when.\n"
        .to_owned();
    if has_no_worker {
        text.push_str(
            "#\n# The staff id of the social worker:\n# social-worker: id-of-the-person\n",
        );
    }
    for field in FIELDS {
        let asked = asked_by(inspection, workspace, field);
        let what = match (field.always, asked.is_empty()) {
            (None, true) => continue,
            (Some(why), true) => why.to_owned(),
            (Some(why), false) => format!("{why}. {}", in_words(&asked)),
            (None, false) => in_words(&asked),
        };
        text.push_str("#\n");
        // Writing to a String cannot fail.
        for line in wrapped(&what) {
            let _ = writeln!(text, "# {line}");
        }
        for line in field.lines {
            let _ = writeln!(text, "# {line}");
        }
    }
    text
}

/// What a field answers, and which requirements of which panels ask for it.
type Asked = BTreeMap<String, Vec<String>>;

fn asked_by(inspection: &Inspection, workspace: &Workspace, field: &CaseField) -> Asked {
    let mut asked = Asked::new();
    for (id, panel) in &workspace.panels {
        let day = inspection.as_of;
        let terms = inspection.editions.on(id.as_str(), day);
        let (Some(terms), Some(file)) = (terms, panel.edition_on(day)) else {
            continue;
        };
        for (entry, information) in terms.each::<Information>() {
            for fact in information
                .facts
                .iter()
                .filter(|fact| field.facts.contains(fact))
            {
                let by = format!("{id} {}", entry.requirement);
                let all = asked.entry(fact.title(&file.edition)).or_default();
                if !all.contains(&by) {
                    all.push(by);
                }
            }
        }
    }
    asked
}

fn in_words(asked: &Asked) -> String {
    let each = asked
        .iter()
        .map(|(fact, by)| format!("{fact} ({})", by.join(", ")));
    each.collect::<Vec<_>>().join("; ") + ":"
}
