//! Each paper that can go out: what is recorded of it, to whom it goes, or why there is nothing to record.

use super::Answer;
use super::entry::{EntryBlock, name};
use super::sending::{Issuing, Sending};
use crate::diag::MeetingKey;
use crate::model::Panel;
use crate::model::meeting::{BlockState, IssuedPaper};
use crate::model::value::{Clock, Fingerprint, ItemRef, Slug, words as days};
use crate::papers::{
    CalendarMethod, PaperOf, SheetOf, annex, extract_readers, invites, is_minuted, report_years,
    sheets_of, supplements, told_by_agenda,
};
use crate::plan::{all_actions, as_planned, decisions, item_name};
use jiff::civil::{Date, DateTime};

/// What would be recorded of a paper.
pub(super) fn of_paper(sending: &Sending<'_>, paper: IssuedPaper) -> Result<Issuing, Answer> {
    match paper {
        IssuedPaper::Agenda => agenda(sending),
        IssuedPaper::Supplement => supplement(sending),
        IssuedPaper::Invites => calendar(sending),
        IssuedPaper::Tracker => tracker(sending),
        IssuedPaper::Record => record(sending),
        IssuedPaper::Slips
        | IssuedPaper::AuthorisationSheets
        | IssuedPaper::Briefings
        | IssuedPaper::PracticeNotes => sheets(sending, paper),
        IssuedPaper::AnnualReport => annual_report(sending),
    }
}

fn agenda(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    let MeetingKey { panel, date } = &sending.key;
    if let Some(first) = sending.sent(IssuedPaper::Agenda).next() {
        let when = days::moment(first.sent.value);
        let made = supplements(sending.desk, &sending.key);
        let as_sent = made.iter().all(|supplement| supplement.is_sent);
        return Err(if as_sent || sending.desk.as_of > *date {
            Answer::Nothing(format!(
                "the agenda of {} went out at {when}, and nothing in it has changed since",
                sending.about
            ))
        } else {
            Answer::Refused(format!(
                "the agenda of {} went out at {when}; what has changed since goes out as a \
                 supplement: `ipop issue {panel} {date} supplement`",
                sending.about
            ))
        });
    }
    sending.takes_place()?;
    let mut issuing = sending.issuing(
        IssuedPaper::Agenda,
        "agenda".to_owned(),
        std::iter::once(PaperOf::Agenda(*date))
            .chain(annex(sending.desk, &sending.key).map(|_| PaperOf::Annex(*date)))
            .collect(),
        sending.members(),
        format!("the agenda of {}", sending.about),
    );
    issuing.as_planned(sending);
    issuing.entry.facts = Some(sending.plan.facts_on);
    issuing.entry.told = told_by_agenda(sending.desk, &sending.key);
    Ok(issuing)
}

fn supplement(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    let MeetingKey { panel, date } = &sending.key;
    if sending.sent(IssuedPaper::Agenda).next().is_none() {
        return Err(Answer::Refused(format!(
            "the agenda of {} has not gone out, so there is nothing to supplement: \
             `ipop issue {panel} {date} agenda`",
            sending.about
        )));
    }
    sending.takes_place()?;
    let made = supplements(sending.desk, &sending.key);
    let Some(draft) = made.iter().find(|supplement| !supplement.is_sent) else {
        return Err(match made.last() {
            Some(last) => Answer::Nothing(format!(
                "nothing in the agenda of {} has changed since Supplement {} went out",
                sending.about, last.number
            )),
            None => Answer::Refused(format!(
                "nothing in the agenda of {} has changed since it went out, so there is no supplement",
                sending.about
            )),
        });
    };
    let number = draft.number;
    let told = draft.told.clone();
    let mut issuing = sending.issuing(
        IssuedPaper::Supplement,
        format!("supplement-{number}"),
        vec![PaperOf::Supplement(*date, number)],
        sending.members(),
        format!("Supplement {number} to the agenda of {}", sending.about),
    );
    issuing.entry.number = Some(number);
    issuing.as_planned(sending);
    issuing.entry.facts = Some(sending.plan.facts_on);
    issuing.entry.told = Some(told);
    Ok(issuing)
}

fn calendar(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    let date = sending.key.date;
    let mut to = Vec::new();
    let mut blocks = Vec::new();
    for invite in invites(sending.desk, &sending.key) {
        let unsent: Vec<_> = invite
            .blocks
            .iter()
            .filter(|block| !block.is_sent)
            .collect();
        if unsent.is_empty() {
            continue;
        }
        for block in unsent {
            let clock = |at: DateTime| {
                let minutes = i32::from(at.hour()) * 60 + i32::from(at.minute());
                let clock = u16::try_from(minutes).ok().and_then(Clock::from_minutes);
                clock.expect("a time of day")
            };
            blocks.push(EntryBlock {
                person: Slug::clone(&invite.person),
                uid: block.uid.clone(),
                sequence: block.sequence,
                start: clock(block.start),
                end: clock(block.end),
                content: block.content.clone(),
                says: block.says.clone(),
                state: match block.method {
                    CalendarMethod::Request => BlockState::Request,
                    CalendarMethod::Cancel => BlockState::Cancel,
                },
            });
        }
        to.push(Slug::clone(&invite.person));
    }
    if blocks.is_empty() {
        let any = sending.sent(IssuedPaper::Invites).next().is_some();
        return Err(if any {
            let about = &sending.about;
            Answer::Nothing(format!("everybody has the invite to {about} as it stands"))
        } else {
            Answer::Refused(format!("there is nobody to invite to {}", sending.about))
        });
    }
    if sending.desk.as_of > date {
        return Err(Answer::Refused(format!(
            "{} is over: no invite can be sent to it any more; if they went out before, add `--as-of` \
             with that day",
            sending.about
        )));
    }
    let called_off = blocks
        .iter()
        .filter(|block| block.state == BlockState::Cancel)
        .count();
    let count = |number: usize, noun| days::count(u32::try_from(number).unwrap_or(u32::MAX), noun);
    let off = match called_off {
        0 => String::new(),
        number => format!(" ({} called off)", count(number, "time")),
    };
    let people = to.len();
    let mut issuing = sending.issuing(
        IssuedPaper::Invites,
        sending.stem(IssuedPaper::Invites),
        to.iter()
            .map(|person| PaperOf::Invite(date, person.clone()))
            .collect(),
        to,
        format!("{} to {}{off}", count(people, "invite"), sending.about),
    );
    issuing.entry.meeting = as_planned(sending.plan, sending.file).meeting;
    issuing.entry.blocks = blocks;
    Ok(issuing)
}

fn tracker(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    let content = tracker_state(sending.panel, sending.desk.as_of);
    let last = sending.sent(IssuedPaper::Tracker).next_back();
    if let Some(last) = last.filter(|last| last.content.as_ref() == Some(&content)) {
        return Err(Answer::Nothing(format!(
            "the tracker went out at {} for {}, and nothing in it has changed since",
            days::moment(last.sent.value),
            sending.about
        )));
    }
    let panel = &sending.key.panel;
    let extracts = extract_readers(sending.desk, panel);
    let mut to = sending.members();
    // Where the edition has extracts, whoever has an action gets one of these, and else the tracker.
    let others = if extracts.is_empty() {
        sending.with_actions()
    } else {
        extracts.iter().map(|person| Slug::clone(person)).collect()
    };
    to.extend(
        others
            .into_iter()
            .filter(|person| !sending.members().contains(person)),
    );
    let extracts = extracts
        .iter()
        .map(|person| PaperOf::Extract(Slug::clone(person)));
    let mut issuing = sending.issuing(
        IssuedPaper::Tracker,
        sending.stem(IssuedPaper::Tracker),
        std::iter::once(PaperOf::Tracker).chain(extracts).collect(),
        to,
        format!("the tracker after {}", sending.about),
    );
    issuing.entry.content = Some(content);
    issuing.entry.decisions = decisions(sending.file);
    Ok(issuing)
}

/// The record of a meeting that is over and minuted.
fn record(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    sending.takes_place()?;
    if sending.desk.as_of <= sending.key.date {
        return Err(Answer::Refused(format!(
            "{} is not over: there is no record of it yet",
            sending.about
        )));
    }
    if !is_minuted(sending.desk, &sending.key) {
        return Err(Answer::Refused(format!(
            "nothing is entered of what came of {}: there is no record of it yet",
            sending.about
        )));
    }
    let mut issuing = sending.issuing(
        IssuedPaper::Record,
        sending.stem(IssuedPaper::Record),
        vec![PaperOf::Record(sending.key.date)],
        sending.members(),
        format!("the record of {}", sending.about),
    );
    issuing.entry.decisions = decisions(sending.file);
    Ok(issuing)
}

/// The sheets of one sort that a meeting has now.
fn sheets(sending: &Sending<'_>, paper: IssuedPaper) -> Result<Issuing, Answer> {
    let date = sending.key.date;
    let made = sheets_of(sending.desk, &sending.key).into_iter();
    let made: Vec<SheetOf> = made
        .filter(|sheet| match sheet {
            SheetOf::Slip(_) => paper == IssuedPaper::Slips,
            SheetOf::Authorisation(_) => paper == IssuedPaper::AuthorisationSheets,
            SheetOf::Briefing(_) => paper == IssuedPaper::Briefings,
            SheetOf::PracticeNote(..) => paper == IssuedPaper::PracticeNotes,
            SheetOf::Minutes => false,
        })
        .collect();
    let called = name(paper).replace('-', " ");
    if made.is_empty() {
        return Err(Answer::Refused(format!(
            "there are no {called} of {} now",
            sending.about
        )));
    }
    let to = made.iter().filter_map(|sheet| match sheet {
        SheetOf::Briefing(person) => Some(person.clone()),
        _ => None,
    });
    let to: Vec<Slug> = to.collect();
    let items: Vec<&ItemRef> = made
        .iter()
        .filter_map(|sheet| match sheet {
            SheetOf::Slip(item) | SheetOf::Authorisation(item) => Some(item),
            _ => None,
        })
        .collect();
    let mut told = decisions(sending.file);
    told.retain(|decision| items.contains(&&decision.item));
    let papers = made.iter().cloned();
    let mut issuing = sending.issuing(
        paper,
        sending.stem(paper),
        papers.map(|sheet| PaperOf::Sheet(date, sheet)).collect(),
        to,
        format!("the {called} of {}", sending.about),
    );
    issuing.entry.decisions = told;
    Ok(issuing)
}

/// The report of the last year that is over, else of the one that runs.
fn annual_report(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    let desk = sending.desk;
    let start = desk.workspace.authority.year_start;
    let years = report_years(desk, &sending.key.panel);
    let over = years
        .iter()
        .filter(|year| year.last_day(start) < desk.as_of);
    let Some(year) = over.max().or(years.iter().max()).copied() else {
        return Err(Answer::Refused("the panel has no annual report".to_owned()));
    };
    Ok(sending.issuing(
        IssuedPaper::AnnualReport,
        sending.stem(IssuedPaper::AnnualReport),
        vec![PaperOf::AnnualReport(year), PaperOf::PublishedReport(year)],
        sending.members(),
        format!("the annual report of {year}, after {}", sending.about),
    ))
}

/// What shows whether a tracker has anything new: what was decided, and how each action stands.
fn tracker_state(panel: &Panel, as_of: Date) -> Fingerprint {
    let actions = all_actions(panel, as_of).into_iter().map(|action| {
        let (of, due, state) = (action.meeting, action.due, action.state);
        format!("{of}/{} {due} {state:?} {:?}", action.id, action.updated)
    });
    let meetings = panel.meetings.range(..=as_of);
    let items = meetings.flat_map(|(date, file)| {
        file.meeting.items.iter().map(move |item| {
            let outcome = item.outcome.as_ref();
            let decision = outcome.map(|outcome| outcome.decision.value.to_string());
            let recorded = outcome.is_some_and(|outcome| outcome.recorded.is_some());
            format!("{date}/{} {decision:?} {recorded}", item_name(item))
        })
    });
    Fingerprint::of(actions.chain(items), 8)
}
