//! The agenda of one meeting.

mod arising;
mod called_off;
mod history;
mod members;
mod next;
mod order;
mod outcome;
mod outstanding;
mod proposal;
mod running;
mod sections;
mod sheet;
#[cfg(test)]
mod tests;

pub(super) use arising::left_open;
pub(super) use members::members;
pub(super) use order::parts;
pub(super) use outcome::cost_words;
pub(super) use proposal::share_words;
pub(super) use sections::{Changed, News, changed_lines, news};
pub(super) use sheet::{NOT_CONFIRMED, sheet, wanted};

use super::desk::{Desk, Sitting};
use super::view::{Agenda, AgendaLabels, Annex, Audience, Fact, Head};
use super::{cleared, findings, head, markdown, meeting, words};
use crate::diag::{MeetingKey, Severity, Subject};
use crate::model::meeting::{LineOf, SentLine};
use crate::model::value::words as days;
use sections::told;

/// The agenda of a meeting as it goes round to the panel; nothing if the meeting has no plan.
#[must_use]
pub fn agenda(desk: &Desk<'_>, key: &MeetingKey) -> Option<Agenda> {
    agenda_for(desk, key, Audience::Panel)
}

/// What the agenda of a meeting prints in brief, whole; nothing where it has no plan, or prints all of it.
#[must_use]
pub fn annex(desk: &Desk<'_>, key: &MeetingKey) -> Option<Annex> {
    let sitting = desk.sitting(key)?;
    let sections = sections::in_full(&sitting);
    (!sections.is_empty()).then(|| Annex {
        head: head::of_panel(
            desk,
            sitting.edition,
            &sitting.edition.worded("Annex to the {agenda}"),
            Some(days::day_in_full(sitting.date)),
            sitting.plan.facts_on,
            Audience::Panel,
        ),
        sections,
    })
}

/// The keys of what the agenda of a meeting tells of moves and plans; nothing if it has no plan.
#[must_use]
pub fn told_by_agenda(desk: &Desk<'_>, key: &MeetingKey) -> Option<Vec<String>> {
    desk.sitting(key).map(|sitting| told(&sitting))
}

/// What stands on the schedules and under other business of a meeting's agenda, as the ledger keeps it;
/// nothing if the meeting has no plan.
#[must_use]
pub fn lines_of_agenda(desk: &Desk<'_>, key: &MeetingKey) -> Option<Vec<SentLine>> {
    let sitting = desk.sitting(key)?;
    let lines = sections::lines(&sitting).into_iter();
    Some(lines.map(|line| line.sent).collect())
}

/// The agenda of a meeting for a reader. [`Audience::Chair`] also has what only the Chair may see,
/// such as which colleague was late.
#[must_use]
pub(super) fn agenda_for(desk: &Desk<'_>, key: &MeetingKey, reader: Audience) -> Option<Agenda> {
    let sitting = desk.sitting(key)?;
    let Sitting {
        edition,
        plan,
        date,
        ..
    } = sitting;
    let head = Head {
        draft: cleared::mark_of_record(&sitting),
        ..head::of_panel(
            desk,
            edition,
            &edition.worded("{Agenda}"),
            Some(days::day_in_full(date)),
            plan.facts_on,
            reader,
        )
    };
    if let Some(called_off) = called_off::called_off(&sitting) {
        return Some(Agenda {
            head,
            meeting: meeting::of(&sitting),
            called_off: Some(called_off),
            ..Agenda::default()
        });
    }
    let seen = || findings::about_meeting(&sitting, reader);
    let exceptions = findings::exceptions(desk, edition, seen());
    let owed = findings::outstanding(desk, edition, seen());
    let at_the_end = order::at_the_end(
        exceptions.len(),
        owed.iter().map(|owed| owed.lines.len()).sum(),
    );
    let members = members::members(&sitting);
    let arising = arising::outstanding_actions(&sitting, reader);
    let parts = running::running(&sitting, &arising);
    let mut lines = parts.iter().flat_map(|part| &part.lines);
    let timed = lines.any(|line| !line.time.is_empty());
    let sheets = sheet::sheets(&sitting);
    Some(Agenda {
        labels: AgendaLabels::default(),
        head,
        meeting: meeting::of(&sitting),
        facts: facts(&sitting),
        summary: order::summary(&sitting) + &at_the_end,
        timed,
        width: if timed { 5 } else { 4 },
        parts,
        unplaced: order::unplaced(&sitting),
        members,
        outstanding_actions: arising,
        nothing_outstanding: outstanding::nothing(&sitting, &sheets),
        item_sheets: sheets,
        sections: sections::in_brief(&sitting),
        aob: marked_business(&sitting),
        exceptions,
        information_outstanding: owed,
        calendar: next::meetings(&sitting),
        remarks: remarks(&sitting, reader),
        called_off: None,
    })
}

/// Who chairs and who takes the record.
fn facts(sitting: &Sitting<'_>) -> Vec<Fact> {
    let workspace = sitting.desk.workspace;
    let chair = match &sitting.meeting.chair {
        Some(chair) => {
            let name = words::person_with_role(workspace, &chair.person.id, sitting.date);
            let nominated = chair
                .nominated_by
                .as_ref()
                .map(|by| format!(" (nominated by {})", workspace.name(by)));
            Fact::text("Chair", format!("{name}{}", nominated.unwrap_or_default()))
        }
        None => Fact::missing("Chair", "Not named"),
    };
    let record = sitting.edition.record.owner.as_ref();
    let officer = record.map_or(&workspace.authority.administrator, |owner| owner);
    let name = words::person_with_role(workspace, &officer.id, sitting.date);
    let mailbox = &workspace.authority.mailbox.email;
    let mut facts = vec![chair, Fact::text("Record", format!("{name} ({mailbox})"))];
    facts.extend(
        sitting
            .meeting
            .declarations
            .iter()
            .flatten()
            .map(|declared| {
                let case = declared
                    .case
                    .as_ref()
                    .map(|case| format!(" on {}", case.id));
                let name = workspace.name(&declared.person);
                let note = markdown::plain(declared.note.as_str());
                Fact::text(
                    "Interest declared",
                    format!("{name}{}: {note}", case.unwrap_or_default()),
                )
            }),
    );
    facts
}

/// Business of both sorts, each with where it was told if that was later than in the agenda.
fn marked_business(sitting: &Sitting<'_>) -> Vec<String> {
    let count = |of, many: usize| {
        let mut marks = sections::marks(sitting, of);
        (0..many).map(|_| marks.next(|_| true)).collect::<Vec<_>>()
    };
    let marks = [
        count(LineOf::Business, sitting.meeting.business.len()),
        count(
            LineOf::AnyOtherBusiness,
            sitting.meeting.any_other_business.len(),
        ),
    ];
    let business = other_business(sitting).into_iter();
    let marked = business.zip(marks.into_iter().flatten());
    let marked = marked.map(|(said, mark)| match mark {
        Some(mark) => format!("{mark}: {said}"),
        None => said,
    });
    marked.collect()
}

/// Business about no child, then any other business.
pub(super) fn other_business(sitting: &Sitting<'_>) -> Vec<String> {
    let workspace = sitting.desk.workspace;
    let business = sitting.meeting.business.iter().map(|business| {
        let lead = business
            .lead
            .as_ref()
            .map(|lead| format!(" ({})", workspace.name(lead)));
        let minutes = business
            .minutes
            .map(|minutes| format!(", {}", days::count(minutes, "minute")));
        let note = business
            .note
            .as_ref()
            .map(|note| format!(": {}", markdown::plain(note.as_str())));
        let (lead, minutes) = (lead.unwrap_or_default(), minutes.unwrap_or_default());
        format!(
            "{}{lead}{minutes}{}",
            business.title,
            note.unwrap_or_default()
        )
    });
    let other = sitting.meeting.any_other_business.iter().map(|other| {
        let case = other
            .case
            .as_ref()
            .map(|case| format!("{}: ", words::case(sitting.desk, &case.id)));
        let by = other.raised_by.as_ref().map(|by| {
            format!(
                ", raised by {}",
                words::person_with_role(workspace, &by.id, sitting.date)
            )
        });
        let urgency = other
            .urgency
            .as_ref()
            .map(|why| format!(". {}", markdown::plain(why.as_str())));
        format!(
            "{}{}{}{}",
            case.unwrap_or_default(),
            other.title,
            by.unwrap_or_default(),
            urgency.unwrap_or_default(),
        )
    });
    business.chain(other).collect()
}

/// What is known of the panel as a whole. How unclear places are read, `ipop terms` shows.
fn remarks(sitting: &Sitting<'_>, reader: Audience) -> Vec<String> {
    let of_panel = sitting.desk.findings.iter().filter(|finding| {
        finding.subject == Subject::Panel(sitting.key.panel.clone())
            && finding.severity > Severity::Error
            && findings::may_see(reader, finding)
    });
    of_panel
        .map(|finding| findings::said(sitting.desk, sitting.edition, finding))
        .collect()
}
