//! What an issue would record, or why there is nothing to record.

use super::entry::{EntryBlock, LedgerEntry, name};
use super::{Answer, Ask, OnWhen};
use crate::diag::MeetingKey;
use crate::model::meeting::{BlockState, Issue, IssuedPaper};
use crate::model::value::{Clock, Fingerprint, ItemRef, Slug, words as days};
use crate::model::{MeetingFile, Panel};
use crate::papers::{
    CalendarMethod, Desk, PaperOf, SheetOf, extract_readers, invites, report_years, sheets_of,
    supplements, told_by_agenda,
};
use crate::pipeline::Inspection;
use crate::plan::{Plan, Reason, Recipient, all_actions, as_planned, decisions};
use crate::publish::OutPath;
use jiff::civil::{Date, DateTime, Time};
use std::collections::BTreeSet;

/// An issue that is ready to be recorded.
pub(super) struct Issuing {
    /// The entry.
    pub entry: LedgerEntry,
    /// The papers that go out.
    pub papers: Vec<PaperOf>,
    /// What is recorded, in a sentence.
    pub what: String,
    /// The folder of the meeting in `out/`.
    folder: String,
    /// What the copies begin with.
    stem: String,
    /// Whose invites are not as they were sent, or never were.
    pub to_send: Vec<String>,
}

impl Issuing {
    /// Notes the running order and when and where the meeting is to be.
    fn as_planned(&mut self, sending: &Sending<'_>) {
        let now = as_planned(sending.plan, sending.file);
        self.entry.meeting = now.meeting;
        self.entry.rows = Some(now.rows);
        self.entry.breaks = now.breaks;
    }

    /// Where the copy of a file goes: `issued/agenda-2026-06-03.pdf`, for papers of which there are many
    /// `issued/invites-1-2026-06-03/<person>.ics`.
    pub(super) fn copy_of(&self, path: &OutPath) -> OutPath {
        let path = path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        let parts = path.split('/').count();
        let is_one = match self.entry.paper {
            IssuedPaper::Agenda | IssuedPaper::Supplement | IssuedPaper::Record => true,
            // Its extracts lie in a folder of their own.
            IssuedPaper::Tracker => parts == 2,
            _ => false,
        };
        let copy = if is_one {
            let (_, ending) = name.rsplit_once('.').expect("a paper's file has an ending");
            format!("{}.{ending}", self.stem)
        } else {
            format!("{}/{name}", self.stem)
        };
        OutPath::new(format!("{}/issued/{copy}", self.folder))
            .expect("a copy's path is made of the paper's own and a date")
    }

    pub(super) fn stem(&self) -> &str {
        &self.stem
    }

    pub(super) fn name_copies(&mut self, stem: String) {
        self.stem = stem;
    }
}

/// One meeting, with all that is asked of it here.
struct Sending<'a> {
    desk: &'a Desk<'a>,
    key: MeetingKey,
    panel: &'a Panel,
    file: &'a MeetingFile,
    plan: &'a Plan,
    /// What went out before, by the as-of date.
    before: Vec<&'a Issue>,
    /// `iPOP, Wednesday 10 June 2026`.
    about: String,
}

pub(super) fn prepare(
    desk: &Desk<'_>,
    inspection: &Inspection,
    ask: &Ask,
) -> Result<Issuing, Answer> {
    let sending = find(desk, ask)?;
    let mut issuing = match ask.paper {
        IssuedPaper::Agenda => agenda(&sending),
        IssuedPaper::Supplement => supplement(&sending),
        IssuedPaper::Invites => calendar(&sending),
        IssuedPaper::Tracker => tracker(&sending),
        IssuedPaper::Record => record(&sending),
        IssuedPaper::Slips
        | IssuedPaper::AuthorisationSheets
        | IssuedPaper::Briefings
        | IssuedPaper::PracticeNotes => sheets(&sending, ask.paper),
        IssuedPaper::AnnualReport => annual_report(&sending),
    }?;
    leave_out(&mut issuing, &ask.except)?;
    if ask.paper.has_running_order() {
        issuing.to_send = to_send(&sending);
    }
    let sent = moment(&sending, inspection, ask.on)?;
    issuing.entry.sent = sent;
    issuing.stem = format!("{}-{}", issuing.stem, sent.date());
    issuing.what = format!("{}, sent {}", issuing.what, days::moment(sent));
    Ok(issuing)
}

fn find<'a>(desk: &'a Desk<'a>, ask: &Ask) -> Result<Sending<'a>, Answer> {
    let workspace = desk.workspace;
    let Some(panel) = workspace.panels.get(ask.panel.as_str()) else {
        let known: Vec<&str> = workspace.panels.keys().map(Slug::as_str).collect();
        return Err(Answer::Refused(format!(
            "there is no panel `{}`; there are: {}",
            ask.panel,
            known.join(", ")
        )));
    };
    let key = MeetingKey {
        panel: ask.panel.clone(),
        date: ask.date,
    };
    if panel.unreadable_meetings.contains(&ask.date) {
        return Err(Answer::HeldBack(format!(
            "the file of the meeting of {} cannot be read: `ipop check` says why",
            ask.date
        )));
    }
    let found = panel
        .meetings
        .get(&ask.date)
        .zip(desk.plans.meetings.get(&key));
    let Some((file, plan)) = found else {
        return Err(Answer::Refused(format!(
            "there is no meeting of {} on {}; a meeting's file is named after its day",
            ask.panel, ask.date
        )));
    };
    let edition = panel.edition_on(ask.date);
    let short = edition.map_or(ask.panel.as_str(), |file| file.edition.short.as_str());
    Ok(Sending {
        about: format!("{short}, {}", days::day_in_full(ask.date)),
        before: file.ledger.sent_by(desk.as_of).collect(),
        desk,
        key,
        panel,
        file,
        plan,
    })
}

/// When it went out: as was said, else now, else at noon of the as-of date; a day without a time
/// counts as its noon, or as just after what went out before on that day.
fn moment(
    sending: &Sending<'_>,
    inspection: &Inspection,
    on: Option<OnWhen>,
) -> Result<DateTime, Answer> {
    let last = sending
        .file
        .ledger
        .issues
        .iter()
        .map(|issue| issue.sent.value)
        .max();
    let some_time_on = |day: Date| {
        let noon = day.to_datetime(Time::constant(12, 0, 0, 0));
        last.filter(|last| last.date() == day)
            .map_or(noon, |last| last.max(noon))
    };
    let sent = match on {
        Some(OnWhen::Moment(moment)) => moment,
        Some(OnWhen::Day(day)) => some_time_on(day),
        None => inspection
            .moment
            .unwrap_or_else(|| some_time_on(inspection.as_of)),
    };
    let to_come = sent.date() > inspection.as_of
        || matches!(on, Some(OnWhen::Moment(_))) && inspection.moment.is_some_and(|now| sent > now);
    if to_come {
        return Err(Answer::Refused(format!(
            "{} is still to come, as of {}: record a paper when it has gone out",
            days::moment(sent),
            days::day_in_full(inspection.as_of)
        )));
    }
    match last {
        Some(last) if sent < last => Err(Answer::Refused(format!(
            "the ledger of this meeting already says what went out at {}: nothing can be recorded \
             before that; say with `--on` when this went out",
            days::moment(last)
        ))),
        _ => Ok(sent),
    }
}

impl Sending<'_> {
    fn sent(&self, paper: IssuedPaper) -> impl DoubleEndedIterator<Item = &&Issue> {
        self.before.iter().filter(move |issue| issue.paper == paper)
    }

    /// `invites-2`: which issue of its paper this will be.
    fn stem(&self, paper: IssuedPaper) -> String {
        format!("{}-{}", name(paper), self.sent(paper).count() + 1)
    }

    fn issuing(
        &self,
        paper: IssuedPaper,
        stem: String,
        papers: Vec<PaperOf>,
        to: Vec<Slug>,
        what: String,
    ) -> Issuing {
        let workspace = self.desk.workspace;
        let edition = self.panel.edition_on(self.key.date);
        let owner = edition.and_then(|file| file.edition.record.owner.as_ref());
        let by = owner.unwrap_or(&workspace.authority.administrator);
        Issuing {
            entry: LedgerEntry {
                paper,
                number: None,
                sent: DateTime::MIN,
                by: by.id.clone(),
                to,
                revision: None,
                content: None,
                facts: None,
                told: None,
                meeting: None,
                rows: None,
                breaks: None,
                decisions: Vec::new(),
                files: Vec::new(),
                blocks: Vec::new(),
            },
            to_send: Vec::new(),
            papers,
            what,
            folder: format!("{}/{}", self.key.panel, self.key.date),
            stem,
        }
    }

    /// Those who sit on the panel: they get the agenda.
    fn members(&self) -> Vec<Slug> {
        let invitees = self.plan.invitees.values();
        let members = invitees.filter(|invitee| {
            invitee
                .reasons
                .iter()
                .any(|reason| matches!(reason, Reason::Member { .. }))
        });
        members
            .map(|invitee| Slug::clone(&invitee.person))
            .collect()
    }

    /// Why no running order goes out.
    fn takes_place(&self) -> Result<(), Answer> {
        if self.file.takes_place() {
            return Ok(());
        }
        Err(Answer::Refused(format!(
            "{} does not take place: tell those who were invited with `ipop issue {} {} invites`",
            self.about, self.key.panel, self.key.date
        )))
    }

    /// Those who do or report an open action, of this meeting or an earlier one.
    fn with_actions(&self) -> Vec<Slug> {
        let open = all_actions(self.panel, self.desk.as_of).into_iter();
        let open = open.filter(|stands| !stands.state.is_closed());
        let people = open.flat_map(|stands| {
            let action = stands.action(self.panel);
            let people = action.map(|action| [&action.owner, &action.reporter]);
            people.into_iter().flatten().flatten()
        });
        let people: BTreeSet<Slug> = people.map(|person| person.id.clone()).collect();
        let on = self.desk.as_of;
        let reached = |person: &Slug| Recipient::on(self.desk.workspace, person, on).is_ok();
        people.into_iter().filter(reached).collect()
    }
}

/// Leaves out those to whom it did not go.
fn leave_out(issuing: &mut Issuing, except: &[String]) -> Result<(), Answer> {
    for person in except {
        let known = issuing.entry.to.iter().any(|to| to.as_str() == person);
        if !known {
            let to: Vec<&str> = issuing.entry.to.iter().map(Slug::as_str).collect();
            return Err(Answer::Refused(format!(
                "{person} is not among those to whom it goes: {}",
                to.join(", ")
            )));
        }
    }
    let is_left_out = |person: &Slug| except.iter().any(|left| left == person.as_str());
    let entry = &mut issuing.entry;
    entry.to.retain(|person| !is_left_out(person));
    entry.blocks.retain(|block| !is_left_out(&block.person));
    issuing
        .papers
        .retain(|paper| !paper.person().is_some_and(is_left_out));
    if issuing.entry.to.is_empty() && !except.is_empty() {
        return Err(Answer::Nothing("it went to nobody".to_owned()));
    }
    if !except.is_empty() {
        let people = u32::try_from(issuing.entry.to.len()).unwrap_or(u32::MAX);
        let left = u32::try_from(except.len()).unwrap_or(u32::MAX);
        issuing.what = format!(
            "{}, to {} and not to {}",
            issuing.what,
            days::count(people, "recipient"),
            days::count(left, "other")
        );
    }
    Ok(())
}

/// Whose invites are not as they were sent, or never were: their mails matter now.
fn to_send(sending: &Sending<'_>) -> Vec<String> {
    let invites = invites(sending.desk, &sending.key).into_iter();
    let unsent = invites.filter(|invite| invite.blocks.iter().any(|block| !block.is_sent));
    unsent.map(|invite| invite.person.to_string()).collect()
}

fn agenda(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    let MeetingKey { panel, date } = &sending.key;
    if let Some(first) = sending.sent(IssuedPaper::Agenda).next() {
        let when = days::moment(first.sent.value);
        let made = supplements(sending.desk, &sending.key);
        let as_sent = made.iter().all(|supplement| supplement.is_sent);
        return Err(if as_sent || sending.desk.as_of > *date {
            Answer::Nothing(format!(
                "the agenda of {} went out at {when}, and its running order has not changed since",
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
        vec![PaperOf::Agenda(*date)],
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
                "nothing in the running order of {} has changed since Supplement {} went out",
                sending.about, last.number
            )),
            None => Answer::Refused(format!(
                "nothing in the running order of {} has changed since the agenda went out, so there \
                 is no supplement",
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

/// The record of a meeting that is over: its agenda, which now says what was decided.
fn record(sending: &Sending<'_>) -> Result<Issuing, Answer> {
    sending.takes_place()?;
    if sending.desk.as_of <= sending.key.date {
        return Err(Answer::Refused(format!(
            "{} is not over: there is no record of it yet",
            sending.about
        )));
    }
    let mut issuing = sending.issuing(
        IssuedPaper::Record,
        sending.stem(IssuedPaper::Record),
        vec![PaperOf::Agenda(sending.key.date)],
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
            format!(
                "{date}/{} {decision:?} {recorded}",
                crate::plan::item_name(item)
            )
        })
    });
    Fingerprint::of(actions.chain(items), 8)
}
