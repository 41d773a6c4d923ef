//! Reads each file as the kind of record that its path says.

use super::{head, strays};
use crate::diag::{Diagnostic, ItemKey, MeetingKey, Severity, Span, Subject};
use crate::model::case::Case;
use crate::model::edition::Edition;
use crate::model::mapping::Mapping;
use crate::model::meeting::{Ledger, Meeting};
use crate::model::registers::{
    Authority, Budget, BudgetsFile, Calendar, FinanceAgreement, PeopleFile, Person, Provider,
    ProvidersFile, Team, TeamsFile,
};
use crate::model::schedules::{self, Schedule, ScheduleKind};
use crate::model::value::{CaseRef, FinancialYear, LongText, Slug, Text};
use crate::model::workspace::{CaseFile, EditionFile, MeetingFile, Panel, Recommendations};
use crate::source::{FileId, Refusal, SourceFile, Sources};
use crate::yaml::{self, At, FreeText, Node, Problem, Reference, Unread};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was read, before anything is looked up.
#[derive(Default)]
pub(super) struct Files {
    pub authority: Option<Authority>,
    pub roles: BTreeMap<Slug, Text>,
    pub people: Vec<At<Person>>,
    pub teams: Vec<At<Team>>,
    pub providers: Vec<At<Provider>>,
    pub budgets: Vec<At<Budget>>,
    pub agreed_with_finance: Vec<At<FinanceAgreement>>,
    pub calendar: Calendar,
    pub cases: BTreeMap<CaseRef, CaseFile>,
    pub unreadable_cases: BTreeSet<CaseRef>,
    pub panels: BTreeMap<Slug, Panel>,
    pub texts: Vec<FreeText>,
    ledgers: Vec<(Slug, Date, FileId, Ledger)>,
    schedules: Vec<(Slug, Date, ScheduleKind, Schedule)>,
    /// The editions, before they are read.
    editions: Vec<head::Unread>,
    /// References with what their file is about.
    pub references: Vec<(Reference, Subject)>,
    /// Names that are written as people say them, with what their file is about.
    pub unread: Vec<(Unread, Subject)>,
    /// Panels of which an edition could not be read.
    pub broken_editions: BTreeSet<Slug>,
    /// Kinds of record of which a register could not be read.
    pub broken_kinds: BTreeSet<&'static str>,
    /// Registers that could not be read.
    pub broken_registers: BTreeSet<FileId>,
    pub findings: Vec<Diagnostic>,
}

/// What a file is, by its path.
enum Place {
    Authority,
    Register(Register),
    Case(CaseRef),
    Edition(Slug, Date),
    Meeting(Slug, Date),
    Ledger(Slug, Date),
    Schedule(Slug, Date, ScheduleKind),
    Recommendations(Slug, FinancialYear),
    /// What an import goes by: looked at for slips, and read again there.
    Mapping,
    /// Templates, names and references: read elsewhere.
    Other,
    Unknown,
}

#[derive(Clone, Copy)]
enum Register {
    People,
    Teams,
    Providers,
    Budgets,
    Calendar,
}

impl Register {
    /// The kinds of record that cannot be looked up without it.
    fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::People => &["person", "role"],
            Self::Teams => &["team"],
            Self::Providers => &["provider", "setting"],
            Self::Budgets => &["budget"],
            Self::Calendar => &[],
        }
    }
}

impl Files {
    pub(super) fn read(sources: &Sources) -> Self {
        let mut files = Self::default();
        for file in sources.files() {
            let place = place(&file.path);
            files.note_panel(&place);
            if strays::hides_more(file, matches!(place, Place::Unknown)) {
                let finding = refusal_finding(sources, file, Subject::Workspace);
                files.findings.push(finding);
            } else {
                files.take(sources, file, place);
            }
        }
        files.take_editions(sources);
        files.place_ledgers();
        files.place_schedules();
        let mut folders = BTreeSet::new();
        for (file, stray) in sources.numbered_strays() {
            match strays::no_panel(&stray.path) {
                None => files.findings.push(strays::stray_file(file, stray)),
                Some(folder) if folders.insert(folder) => {
                    files.findings.push(strays::no_panel_finding(file));
                }
                Some(_) => {}
            }
        }
        files
    }

    fn note_panel(&mut self, place: &Place) {
        if let Place::Edition(panel, _)
        | Place::Meeting(panel, _)
        | Place::Ledger(panel, _)
        | Place::Schedule(panel, ..)
        | Place::Recommendations(panel, _) = place
        {
            self.panels.entry(panel.clone()).or_default();
        }
    }

    fn take(&mut self, sources: &Sources, file: &SourceFile, place: Place) {
        match place {
            Place::Authority => {
                self.authority = self.parse(sources, file, &Subject::Workspace);
            }
            Place::Register(register) => self.take_register(sources, file, register),
            Place::Case(reference) => {
                let subject = Subject::Case(reference.to_string());
                if let Some(case) = self.parse::<Case>(sources, file, &subject) {
                    let file = file.id;
                    self.cases.insert(reference, CaseFile { file, case });
                } else {
                    self.unreadable_cases.insert(reference);
                }
            }
            // One may take its head over from another, whichever stands first.
            Place::Edition(panel, date) => self.editions.push((panel, date, file.id)),
            Place::Meeting(panel, date) => {
                let subject = Subject::Meeting(key(&panel, date));
                let meeting = self.parse::<Meeting>(sources, file, &subject);
                let panel = self.panels.entry(panel).or_default();
                let Some(meeting) = meeting else {
                    panel.unreadable_meetings.insert(date);
                    return;
                };
                let meeting = MeetingFile {
                    file: file.id,
                    raised: meeting.raised(),
                    meeting,
                    ledger: Ledger::default(),
                    ledger_file: None,
                    schedules: BTreeMap::new(),
                };
                panel.meetings.insert(date, meeting);
            }
            Place::Ledger(panel, date) => self.take_ledger(sources, file, panel, date),
            Place::Schedule(panel, date, kind) => {
                self.take_schedule(sources, file, (panel, date, kind));
            }
            Place::Recommendations(panel, year) => {
                self.take_recommendations(sources, file, panel, year);
            }
            Place::Mapping => {
                self.parse::<Mapping>(sources, file, &Subject::Workspace);
            }
            Place::Other => {}
            Place::Unknown if strays::no_panel(&file.path).is_some() => {
                // One finding a folder: the files of one lie side by side.
                let told = |finding: &Diagnostic| finding.rule == strays::NO_PANEL;
                let before = self.findings.last().filter(|finding| told(finding));
                let before = before.map(|finding| &sources.file(finding.span.file).path);
                if before.and_then(|path| strays::no_panel(path)) != strays::no_panel(&file.path) {
                    self.findings.push(strays::no_panel_finding(file.id));
                }
            }
            Place::Unknown => self.findings.push(strays::unknown_file(file.id)),
        }
    }

    /// Reads every edition, with what it takes over from another panel's.
    fn take_editions(&mut self, sources: &Sources) {
        let editions = std::mem::take(&mut self.editions);
        for (panel, date, id) in &editions {
            let subject = Subject::Panel(panel.to_string());
            let before = self.references.len();
            let read = self.parse_node::<Edition>(sources, *id, &subject, |node| {
                head::complete(sources, &editions, (panel, *date), node)
            });
            let Some(edition) = read else {
                self.broken_editions.insert(panel.clone());
                continue;
            };
            let named = self.references.iter().skip(before);
            let edition = EditionFile {
                file: *id,
                edition,
                references: named.map(|(named, _)| named.clone()).collect(),
            };
            let panel = self.panels.entry(panel.clone()).or_default();
            panel.editions.insert(*date, edition);
        }
    }

    fn take_register(&mut self, sources: &Sources, file: &SourceFile, register: Register) {
        let subject = Subject::Workspace;
        let read = match register {
            Register::People => self
                .parse::<PeopleFile>(sources, file, &subject)
                .map(|read| {
                    self.roles = read.roles;
                    self.people = read.people;
                }),
            Register::Teams => self
                .parse::<TeamsFile>(sources, file, &subject)
                .map(|read| self.teams = read.teams),
            Register::Providers => self
                .parse::<ProvidersFile>(sources, file, &subject)
                .map(|read| self.providers = read.providers),
            Register::Budgets => self
                .parse::<BudgetsFile>(sources, file, &subject)
                .map(|read| {
                    self.budgets = read.budgets;
                    self.agreed_with_finance = read.agreed_with_finance;
                }),
            Register::Calendar => self
                .parse::<Calendar>(sources, file, &subject)
                .map(|read| self.calendar = read),
        };
        if read.is_none() {
            self.broken_kinds.extend(register.kinds());
            self.broken_registers.insert(file.id);
        }
    }

    fn take_ledger(&mut self, sources: &Sources, file: &SourceFile, panel: Slug, date: Date) {
        let subject = Subject::Meeting(key(&panel, date));
        if let Some(ledger) = self.parse::<Ledger>(sources, file, &subject) {
            self.ledgers.push((panel, date, file.id, ledger));
        }
    }

    /// Gives each ledger to its meeting. `2026-06-10.issued.yaml` is read before `2026-06-10.yaml`.
    fn place_ledgers(&mut self) {
        for (panel_id, date, file, ledger) in std::mem::take(&mut self.ledgers) {
            let panel = self.panels.entry(panel_id.clone()).or_default();
            if let Some(meeting) = panel.meetings.get_mut(&date) {
                meeting.ledger = ledger;
                meeting.ledger_file = Some(file);
            } else if !panel.unreadable_meetings.contains(&date) {
                let subject = Subject::Meeting(key(&panel_id, date));
                let message = format!("there is a ledger, but no meeting of {date}");
                self.findings.push(
                    Diagnostic::error("missing-file", subject, Span::file(file), message)
                        .with_help("give the ledger back its meeting file, or its right date"),
                );
            }
        }
    }

    fn take_schedule(
        &mut self,
        sources: &Sources,
        file: &SourceFile,
        (panel, date, kind): (Slug, Date, ScheduleKind),
    ) {
        let subject = schedule_subject(&panel, date, kind);
        let schedule = if let Some(text) = file.text() {
            let mut problems = Vec::new();
            let schedule = schedules::read(kind, file.id, text, &mut problems, &mut self.texts);
            let told = problems.into_iter();
            self.findings
                .extend(told.map(|problem| finding(problem, file, subject.clone())));
            schedule
        } else {
            self.findings.push(refusal_finding(sources, file, subject));
            Schedule {
                file: file.id,
                lines: Vec::new(),
                unread: Vec::new(),
                complete: false,
            }
        };
        self.schedules.push((panel, date, kind, schedule));
    }

    /// The Chair's own words in a year's report. Where they cannot be read, that report is not made: it
    /// would say that nothing is written.
    fn take_recommendations(
        &mut self,
        sources: &Sources,
        file: &SourceFile,
        panel: Slug,
        year: FinancialYear,
    ) {
        let subject = Subject::Report(panel.to_string(), year.to_string());
        let whole = Span::file(file.id);
        let text = match file.text() {
            Some(text) if text.trim().is_empty() => None,
            Some(text) => match text.parse::<LongText>() {
                Ok(read) => {
                    self.texts.push(FreeText {
                        text: text.to_owned(),
                        span: whole,
                    });
                    Some(read)
                }
                Err(problem) => {
                    let message = format!(
                        "what the Chair recommends can't be read: {}",
                        problem.message()
                    );
                    let help = "mend the text; until then the report of that year is not made";
                    let finding = Diagnostic::error("unreadable-file", subject, whole, message);
                    self.findings.push(finding.with_help(help));
                    None
                }
            },
            None => {
                let finding = refusal_finding(sources, file, subject);
                // Nothing written is nothing to read.
                let is_empty = matches!(file.refusal(), Some(Refusal::Empty));
                self.findings.push(Diagnostic {
                    severity: if is_empty {
                        Severity::Warning
                    } else {
                        Severity::Error
                    },
                    ..finding
                });
                None
            }
        };
        let panel = self.panels.entry(panel).or_default();
        let file = file.id;
        panel
            .recommendations
            .insert(year, Recommendations { file, text });
    }

    /// Gives each schedule to its meeting, as with ledgers.
    fn place_schedules(&mut self) {
        for (panel_id, date, kind, schedule) in std::mem::take(&mut self.schedules) {
            let panel = self.panels.entry(panel_id.clone()).or_default();
            if let Some(meeting) = panel.meetings.get_mut(&date) {
                meeting.schedules.insert(kind, schedule);
            } else if !panel.unreadable_meetings.contains(&date) {
                let subject = Subject::Meeting(key(&panel_id, date));
                let message = format!("there is a schedule {kind}, but no meeting of {date}");
                self.findings.push(
                    Diagnostic::error("missing-file", subject, Span::file(schedule.file), message)
                        .with_help("give the schedule the date of its meeting, or add the meeting"),
                );
            }
        }
    }

    fn parse<T: DeserializeOwned>(
        &mut self,
        sources: &Sources,
        file: &SourceFile,
        subject: &Subject,
    ) -> Option<T> {
        self.parse_node(sources, file.id, subject, |_| Ok(()))
    }

    /// The same of a tree to which something is done first. What that takes from another file is told
    /// and looked up where it stands.
    fn parse_node<T: DeserializeOwned>(
        &mut self,
        sources: &Sources,
        id: FileId,
        subject: &Subject,
        complete: impl FnOnce(&mut Node) -> Result<(), head::Wrong>,
    ) -> Option<T> {
        let file = sources.file(id);
        let Some(text) = file.text() else {
            self.findings
                .push(refusal_finding(sources, file, subject.clone()));
            return None;
        };
        let mut node = match yaml::parse(id, text) {
            Ok(node) => node,
            Err(problem) => {
                self.findings.push(finding(problem, file, subject.clone()));
                return None;
            }
        };
        if let Err((span, message, help)) = complete(&mut node) {
            let subject = subject.clone();
            let finding = Diagnostic::error("dangling-reference", subject, span, message);
            self.findings.push(finding.with_help(help));
            return None;
        }
        let is_own = |span: Span| span.file == id;
        let mut read = yaml::read_node::<T>(&node);
        read.problems
            .retain(|problem| problem.span.is_none_or(is_own));
        read.references.retain(|reference| is_own(reference.span));
        read.texts.retain(|text| is_own(text.span));
        let unread = read
            .problems
            .iter()
            .filter_map(|one| one.unread.as_deref().cloned());
        self.unread
            .extend(unread.map(|unread| (unread, subject.clone())));
        let problems = read.problems.into_iter();
        self.findings
            .extend(problems.map(|problem| finding(problem, file, subject.clone())));
        let references = read.references.into_iter();
        self.references
            .extend(references.map(|reference| (reference, subject.clone())));
        let cut = read.texts.iter().filter_map(|one| cut_off(one, text));
        self.findings
            .extend(cut.map(|at| cut_text(at, subject.clone())));
        self.texts.extend(read.texts);
        read.value
    }
}

/// Where a remark ends a text that stands without quotation marks: YAML takes ` #` for one, and whoever
/// wrote "Agree £4,850 #2 of 3" did not mean that.
fn cut_off(text: &FreeText, file: &str) -> Option<Span> {
    let place = text.span.range();
    let is_plain = !file[place.start..].starts_with(['"', '\'', '|', '>']);
    let rest = file[place.end..].lines().next()?;
    let before = rest.len() - rest.trim_start().len();
    if !is_plain || before == 0 || !rest.trim_start().starts_with('#') {
        return None;
    }
    let at = place.end + before;
    Some(Span::new(text.span.file, at, at + 1))
}

fn cut_text(at: Span, subject: Subject) -> Diagnostic {
    let message = "the text ends before this `#`: what follows is a remark and stands on no paper";
    Diagnostic::warning("text-cut-off", subject, at, message.to_owned()).with_help(
        "put all of the text in quotation marks, as in request: \"Agree the fee #2 of 3\"; if it is a \
         remark, move it to a line of its own",
    )
}

fn key(panel: &Slug, date: Date) -> MeetingKey {
    MeetingKey {
        panel: panel.to_string(),
        date,
    }
}

/// A schedule is to its meeting as an item is: what is wrong with it holds back nothing else.
pub(super) fn schedule_subject(panel: &Slug, date: Date, kind: ScheduleKind) -> Subject {
    let schedule = ItemKey {
        case: None,
        kind: kind.to_string(),
    };
    Subject::Item(key(panel, date), schedule)
}

fn finding(problem: Problem, file: &SourceFile, subject: Subject) -> Diagnostic {
    let span = problem.span.unwrap_or(Span::file(file.id));
    let mut finding = Diagnostic::error(problem.id, subject, span, problem.message);
    finding.help = problem.help;
    match problem.other {
        Some((span, text)) => finding.with_label(span, text),
        None => finding,
    }
}

pub(super) fn refusal_finding(
    sources: &Sources,
    file: &SourceFile,
    subject: Subject,
) -> Diagnostic {
    let Some(refusal) = file.refusal() else {
        unreachable!("a file without text says why");
    };
    let span = refusal.line().map_or(Span::file(file.id), |line| {
        let bytes = sources.line_bytes(file.id, line);
        Span::new(file.id, bytes.start, bytes.end)
    });
    Diagnostic::error("unreadable-file", subject, span, refusal.message()).with_help(refusal.help())
}

fn place(path: &str) -> Place {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["ipop.yaml"] => Place::Authority,
        ["names.yaml"] | ["templates" | "assets", ..] | ["imports", "references.csv"] => {
            Place::Other
        }
        ["imports", _] => Place::Mapping,
        ["registers", "people.yaml"] => Place::Register(Register::People),
        ["registers", "teams.yaml"] => Place::Register(Register::Teams),
        ["registers", "providers.yaml"] => Place::Register(Register::Providers),
        ["registers", "budgets.yaml"] => Place::Register(Register::Budgets),
        ["registers", "calendar.yaml"] => Place::Register(Register::Calendar),
        ["cases", name] => stem(name).map_or(Place::Unknown, Place::Case),
        ["panels", panel, "terms", name] => panel_place(panel, name, Place::Edition),
        ["panels", panel, name] if name.ends_with(".issued.yaml") => {
            let name = name.replace(".issued.yaml", ".yaml");
            panel_place(panel, &name, Place::Ledger)
        }
        ["panels", panel, name] => recommendations_place(panel, name)
            .or_else(|| schedule_place(panel, name))
            .unwrap_or_else(|| panel_place(panel, name, Place::Meeting)),
        _ => Place::Unknown,
    }
}

fn panel_place(panel: &str, name: &str, place: fn(Slug, Date) -> Place) -> Place {
    match (panel.parse(), stem(name)) {
        (Ok(panel), Some(date)) => place(panel, date),
        _ => Place::Unknown,
    }
}

/// `2026-06-10.element-3.csv`.
fn schedule_place(panel: &str, name: &str) -> Option<Place> {
    let (date, kind) = name.strip_suffix(".csv")?.split_once('.')?;
    let kind = ScheduleKind::named(kind)?;
    Some(Place::Schedule(
        panel.parse().ok()?,
        date.parse().ok()?,
        kind,
    ))
}

/// `annual-report-2025-26.md`.
fn recommendations_place(panel: &str, name: &str) -> Option<Place> {
    let year = name
        .strip_prefix("annual-report-")?
        .strip_suffix(".md")?
        .parse()
        .ok()?;
    Some(Place::Recommendations(panel.parse().ok()?, year))
}

fn stem<T: std::str::FromStr>(name: &str) -> Option<T> {
    name.strip_suffix(".yaml")?.parse().ok()
}
