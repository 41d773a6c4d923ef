//! A meeting file to begin with: the next day of the cycle, the seats of the last meeting, and what this one
//! must hear.

use super::wrapped;
use crate::diag::{MeetingKey, Subject};
use crate::edit::{Entry, Field, Refused, Value, new_file};
use crate::model::edition::{Chairs, Edition, RequestSort};
use crate::model::meeting::{Meeting, Status};
use crate::model::value::{CaseRef, Slug, words};
use crate::model::{Panel, Workspace};
use crate::pipeline::{AsOf, Change, Inspection, inspect, with_changes};
use crate::plan::{Matter, Why};
use crate::source::Sources;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The rules that find a case which is on no agenda and should be.
const ASK_FOR_ITEMS: [&str; 2] = ["next-panel", "standing-item"];

/// What a meeting must hear, each case with the kind of item and the reasons.
type Proposed = BTreeMap<CaseRef, (String, Vec<String>)>;

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
    let empty = change(new_file(&remarks, fields.clone())?, String::new())?;
    // What its agenda will have to hold is what would be found on the day if it held nothing.
    let on_the_day = AsOf {
        asked: Some(day),
        epoch: None,
        now,
    };
    let trial = with_changes(sources, &[empty]);
    let found = inspect(&trial, on_the_day);
    let (proposed, schedules) = proposed(&trial, &found, key, edition);
    let entry = |(case, (kind, why)): (&CaseRef, &(String, Vec<String>))| {
        let fields = [("case", Value::word(case)), ("kind", Value::word(kind))];
        Entry::from(Value::record(fields)).under(why.iter().flat_map(|why| wrapped(why)))
    };
    let mut why = vec![
        String::new(),
        "What is considered. Above each that must be: why. Add what is asked for.".to_owned(),
    ];
    why.extend(schedules.iter().flat_map(|line| wrapped(line)));
    let items = Value::List(proposed.iter().map(entry).collect());
    let mut fields = fields;
    fields.push(Field::new("items", items).under(why));
    let says = format!(
        "a new meeting of {} on {}, with {} that must be listed",
        edition.short,
        words::day(day),
        words::count(u32::try_from(proposed.len()).unwrap_or(u32::MAX), "case"),
    );
    change(new_file(&remarks, fields)?, says)
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

/// The cases that the agenda must hold, and lines about schedules that come back.
fn proposed(
    sources: &Sources,
    found: &Inspection,
    key: &MeetingKey,
    edition: &Edition,
) -> (Proposed, Vec<String>) {
    let review = edition
        .kinds
        .iter()
        .find(|kind| kind.sort == RequestSort::Review);
    let review = review.or(edition.kinds.first());
    let review = review.map_or("review".to_owned(), |kind| kind.id.value.to_string());
    let (mut proposed, mut schedules) = (Proposed::new(), Vec::new());
    let owed = found
        .plans
        .meetings
        .get(key)
        .into_iter()
        .flat_map(|plan| &plan.owed);
    for owed in owed.filter(|owed| !owed.taken_up) {
        let why = format!("On {}: {}.", words::day(owed.from), left_open(owed.why));
        match &owed.what {
            Matter::Item(item) => {
                let kind = item.kind.to_string();
                let all = proposed
                    .entry(item.case.clone())
                    .or_insert((kind, Vec::new()));
                all.1.push(why);
            }
            Matter::Schedule(kind) => {
                schedules.push(format!("The schedule {kind} comes back. {why}"));
            }
        }
    }
    for finding in &found.findings {
        let is_here = match &finding.subject {
            Subject::Meeting(of) | Subject::Item(of, _) => of == key,
            _ => false,
        };
        if !is_here || !ASK_FOR_ITEMS.contains(&finding.rule) {
            continue;
        }
        // It points at what the panel is to look at, in the case's own file.
        let files = finding
            .labels
            .iter()
            .map(|label| &sources.file(label.span.file).path);
        let mut cases = files.filter_map(|path| {
            let case = path.strip_prefix("cases/")?.strip_suffix(".yaml")?;
            case.parse::<CaseRef>().ok()
        });
        let Some(case) = cases.next() else {
            continue;
        };
        let asks = finding.clause.as_ref().map(|clause| clause.says.as_str());
        let by = finding.requirement.as_deref().unwrap_or(finding.rule);
        let why = format!("{by}: {}", asks.unwrap_or("it is to be listed."));
        let all = proposed.entry(case).or_insert((review.clone(), Vec::new()));
        if !all.1.contains(&why) {
            all.1.push(why);
        }
    }
    (proposed, schedules)
}

fn left_open(why: Why) -> &'static str {
    match why {
        Why::Postponed => "its meeting did not take place",
        Why::NotReached => "there was no time for it",
        Why::Deferred => "the panel put it off",
        Why::Withdrawn => "it was withdrawn, and nothing says why",
        Why::Undecided => "nothing says what came of it",
        Why::ReviewDue => "the panel decided, and its review is due",
    }
}

/// The next day on which a panel meets after its last meeting on file, by its cycle; nothing where it has
/// neither a meeting nor a day in its terms.
#[must_use]
pub fn next_day(panel: &Panel, as_of: Date) -> Option<Date> {
    let regular = panel.meetings.iter().rev();
    let mut regular = regular.filter(|(_, file)| file.meeting.status != Status::Extraordinary);
    let last = regular.next().map(|(date, _)| *date);
    let schedule = &panel.edition_on(last.unwrap_or(as_of))?.edition.schedule;
    let weeks = schedule.every_weeks.map_or(1, |weeks| weeks.value.max(1));
    let is_day = |day: &Date| {
        let weekday = schedule
            .weekday
            .iter()
            .any(|one| day.weekday() == (*one).into());
        let weeks = &schedule.weeks_of_month;
        weekday && (weeks.is_empty() || weeks.iter().any(|week| week.value.has(*day)))
    };
    let first = match last {
        Some(last) if schedule.weeks_of_month.is_empty() => {
            last.checked_add((i64::from(weeks) * 7).days()).ok()?
        }
        Some(last) => last.tomorrow().ok()?,
        None => as_of,
    };
    // A year of days holds each day of a cycle.
    first.series(1.day()).take(366).find(is_day)
}
