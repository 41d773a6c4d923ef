//! A meeting file to begin with: the next day of the cycle, the seats of the last meeting, and what this one
//! must hear.

use super::wrapped;
use crate::diag::MeetingKey;
use crate::edit::{Entry, Field, Refused, Value, new_file};
use crate::model::edition::{Chairs, Edition};
use crate::model::meeting::{Meeting, Status};
use crate::model::value::{CaseRef, Slug, words};
use crate::model::{Panel, Workspace};
use crate::pipeline::{AsOf, Change, inspect, with_changes};
use crate::plan::Cycle;
use crate::rules::{Listed, ToList, to_list};
use crate::source::Sources;
use jiff::civil::Date;

/// A meeting file for a day.
///
/// # Errors
/// If it can't be written so that it is read as what it says.
pub fn meeting(
    sources: &Sources,
    workspace: &Workspace,
    now: jiff::Timestamp,
    key: &MeetingKey,
) -> Result<Change, Refused> {
    let day = key.date;
    let id: Option<Slug> = key.panel.parse().ok();
    let panel = id.and_then(|id| workspace.panels.get(&id));
    let edition = panel.and_then(|panel| Some((panel, panel.edition_on(day)?)));
    let (panel, edition) = edition.ok_or_else(Refused::of_name)?;
    let edition = &edition.edition;
    let before = panel.meetings.range(..day).rev();
    let mut before = before.filter(|(_, file)| file.takes_place());
    // A meeting that is only just begun has no seats yet.
    let is_seated = |meeting: &Meeting| meeting.attendance.iter().any(|one| one.seat.is_some());
    let last = before.find(|(_, file)| is_seated(&file.meeting));
    let last = last.map(|(_, file)| &file.meeting);
    let fields = head(workspace, edition, last, day);
    let change = |text: String, says: String| {
        let path = format!("panels/{}/{day}.yaml", key.panel);
        Change::new(sources, &path, text, says).map_err(|_| Refused::of_name())
    };
    let remarks = [
        "What a meeting's file says, from first item to record: `ipop check` tells what is missing.",
    ];
    let trial = Trial {
        sources,
        now,
        panel: &key.panel,
        edition,
    };
    // What its agenda will have to hold is what would be found on the day if it held nothing.
    let empty = change(new_file(&remarks, fields.clone())?, String::new())?;
    let must = trial.to_list(day, &[empty]);
    let entry = |(case, listed): (&CaseRef, &Listed)| {
        let kind = Value::word(&listed.kind);
        let fields = [("case", Value::word(case)), ("kind", kind)];
        let why = listed.why.iter().flat_map(|why| wrapped(why));
        Entry::from(Value::record(fields)).under(why)
    };
    let items = Value::List(must.cases.iter().map(entry).collect());
    let mut why =
        vec!["What is considered. Above each that must be: why. Add what is asked for.".to_owned()];
    why.extend(must.schedules.iter().flat_map(|(kind, why)| {
        let comes_back = format!("The schedule {kind} comes back. {why}");
        wrapped(&comes_back)
    }));
    let with_items = |may: Vec<String>| {
        let mut fields = fields.clone();
        let above = [vec![String::new()], may, why.clone()].concat();
        fields.push(Field::new("items", items.clone()).under(above));
        new_file(&remarks, fields)
    };
    // What must be heard by the panel after it may be heard at this one.
    let next = Cycle::new(workspace, &edition.schedule).next_after(day);
    let mut optional = Vec::new();
    let next = next.filter(|next| panel.edition_on(*next).is_some());
    if let Some(next) = next {
        let this = change(with_items(Vec::new())?, String::new())?;
        let mut changes = vec![this];
        if !panel.meetings.contains_key(&next) {
            let path = format!("panels/{}/{next}.yaml", key.panel);
            let fields = head(workspace, edition, last, next);
            let text = new_file(&remarks, fields)?;
            let empty = Change::new(sources, &path, text, String::new());
            changes.push(empty.map_err(|_| Refused::of_name())?);
        }
        let may = trial.to_list(next, &changes);
        optional = may_be_heard(&may, &must, next);
    }
    let says = format!(
        "a new meeting of {} on {}, with {} that must be listed",
        edition.short,
        words::day(day),
        words::count(u32::try_from(must.cases.len()).unwrap_or(u32::MAX), "case"),
    );
    change(with_items(optional)?, says)
}

/// A look at the workspace as it would be.
struct Trial<'a> {
    sources: &'a Sources,
    now: jiff::Timestamp,
    panel: &'a str,
    edition: &'a Edition,
}

impl Trial<'_> {
    /// What would be missing on the agenda of a day, on that day, if some files were changed.
    fn to_list(&self, day: Date, changes: &[Change]) -> ToList {
        let on_the_day = AsOf {
            asked: Some(day),
            epoch: None,
            now: self.now,
        };
        let found = inspect(&with_changes(self.sources, changes), on_the_day);
        let key = MeetingKey {
            panel: self.panel.to_owned(),
            date: day,
        };
        let plan = found.plans.meetings.get(&key);
        plan.map_or_else(ToList::default, |plan| {
            to_list(&found.findings, plan, self.edition)
        })
    }
}

/// Remarks about what must be heard by the next panel and not at this one.
fn may_be_heard(may: &ToList, must: &ToList, next: Date) -> Vec<String> {
    let cases = may.cases.iter();
    let cases = cases.filter(|(case, _)| !must.cases.contains_key(*case));
    let lines = cases.flat_map(|(case, listed)| {
        let why = listed.why.join(" ");
        wrapped(&format!("{case} ({}). {why}", listed.kind))
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return lines;
    }
    let by = words::day(next);
    let head = format!("What may be heard, as it must be by the panel of {by}:");
    [vec![head], lines, vec![String::new()]].concat()
}

/// When, where, who: as at the last meeting, but for those who have left.
fn head(workspace: &Workspace, edition: &Edition, last: Option<&Meeting>, day: Date) -> Vec<Field> {
    let mut fields = vec![Field::new("date", Value::word(&day))];
    let Some(last) = last else {
        fields.extend(first_seats(workspace, edition, day));
        return fields;
    };
    let in_post = |person: &Slug| {
        let person = workspace.people.get(person);
        person.is_some_and(|person| person.is_in_post(day))
    };
    if let Some(place) = &last.place {
        fields.push(Field::new("place", Value::text(place.as_str())));
    }
    if let Some(link) = &last.join_link {
        fields.push(Field::new("join-link", Value::text(link.as_str())));
    }
    if let Some(chair) = last
        .chair
        .as_ref()
        .filter(|chair| in_post(&chair.person.id))
    {
        let chair = Value::record([("person", Value::word(&chair.person.id))]);
        fields.push(Field::new("chair", chair));
    }
    let entries = last.attendance.iter().filter_map(|entry| {
        let (person, seat) = (entry.person.as_ref()?, entry.seat.as_ref()?);
        let fields = [
            ("person", Value::word(&person.id)),
            ("seat", Value::word(&seat.value)),
        ];
        in_post(&person.id).then(|| Entry::from(Value::record(fields)).in_braces())
    });
    let attendance = Value::List(entries.collect());
    fields.push(Field::new("attendance", attendance).under([
        "",
        "The seats of the last meeting. Beside whoever cannot come: `status: apologies`, and who",
        "stands in as `substitute`.",
    ]));
    fields
}

/// The chair and the seats of a panel's first meeting: each whose role just one of the staff holds, and remarks on
/// the others.
fn first_seats(workspace: &Workspace, edition: &Edition, day: Date) -> Vec<Field> {
    let (mut fields, mut entries) = (Vec::new(), Vec::new());
    let mut remarks = vec![
        String::new(),
        "Who comes, by staff id and seat: whoever holds the seat's role in registers/people.yaml."
            .to_owned(),
    ];
    for seat in &edition.seats {
        let holds = |person: &Slug| {
            let person = workspace.people.get(person);
            person.is_some_and(|person| seat.roles.iter().any(|role| person.holds(&role.id, day)))
        };
        let holders: Vec<&Slug> = workspace.people.keys().filter(|id| holds(id)).collect();
        let id = &seat.id.value;
        match holders.as_slice() {
            [only] => {
                let person = Value::word(*only);
                if seat.chairs == Chairs::Chair {
                    let chair = Value::record([("person", person.clone())]);
                    fields.push(Field::new("chair", chair));
                }
                let fields = [("person", person), ("seat", Value::word(id))];
                entries.push(Entry::from(Value::record(fields)).in_braces());
            }
            [] => {
                let roles: Vec<String> =
                    seat.roles.iter().map(|role| role.id.to_string()).collect();
                let roles = words::in_words(&roles, "or");
                let open = format!(
                    "Nobody holds the role of the seat {id} ({}): {roles}.",
                    seat.title
                );
                remarks.extend(wrapped(&open));
            }
            several => {
                let several: Vec<String> = several.iter().map(ToString::to_string).collect();
                let several = words::in_words(&several, "or");
                remarks.extend(wrapped(&format!(
                    "For the seat {id} ({}): {several}.",
                    seat.title
                )));
            }
        }
    }
    fields.push(Field::new("attendance", Value::List(entries)).under(remarks));
    fields
}

/// The next day on which a panel meets after its last meeting on file, by its cycle; nothing where it has
/// neither a meeting nor a day in its terms.
#[must_use]
pub fn next_day(workspace: &Workspace, panel: &Panel, as_of: Date) -> Option<Date> {
    let regular = panel.meetings.iter().rev();
    let mut regular = regular.filter(|(_, file)| file.meeting.status != Status::Extraordinary);
    let last = regular.next().map(|(date, _)| *date);
    let edition = &panel.edition_on(last.unwrap_or(as_of))?.edition;
    let cycle = Cycle::new(workspace, &edition.schedule);
    last.map_or_else(|| cycle.first_from(as_of), |last| cycle.next_after(last))
}
