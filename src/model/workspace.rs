//! The whole workspace as typed values.

use super::case::{Area, Case};
use super::edition::Edition;
use super::logo::Logo;
use super::meeting::{Ledger, Meeting, Status};
use super::refs::{BudgetRef, PersonRef, SettingRef, TeamRef};
use super::registers::{
    Authority, Budget, Calendar, FinanceAgreement, Person, Provider, Setting, Team,
};
use super::schedules::{Schedule, ScheduleKind};
use super::value::{
    CaseRef, Email, FinancialYear, LongText, Slug, Text, WorkingCalendar, terms::Terms,
};
use crate::diag::{MeetingKey, Span};
use crate::source::FileId;
use crate::yaml::{At, FreeText, Reference};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was read.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The authority.
    pub authority: Authority,
    /// The picture at the head of every paper, where the authority has one that can be used.
    pub logo: Option<Logo>,
    /// What each role is called on paper.
    pub roles: BTreeMap<Slug, Text>,
    /// Staff by id.
    pub people: BTreeMap<Slug, At<Person>>,
    /// Staff whose e-mail address is another's too: each would get what is meant for the other.
    shared_addresses: BTreeSet<Slug>,
    /// Teams by id.
    pub teams: BTreeMap<Slug, At<Team>>,
    /// Providers by id.
    pub providers: BTreeMap<Slug, At<Provider>>,
    /// Which provider runs which setting.
    setting_providers: BTreeMap<Slug, (Slug, usize)>,
    /// Budget lines by id.
    pub budgets: BTreeMap<Slug, At<Budget>>,
    /// When Finance agreed to the sums of a year.
    pub agreed_with_finance: Vec<At<FinanceAgreement>>,
    /// School terms.
    pub calendar: Calendar,
    /// Working days.
    pub working_days: WorkingCalendar,
    /// School days and terms; none where the calendar's terms cannot be right.
    pub school: Terms,
    /// Cases by reference.
    pub cases: BTreeMap<CaseRef, CaseFile>,
    /// Registers that could not be read: whatever needs them is not known.
    pub broken_registers: BTreeSet<FileId>,
    /// Cases whose file is there but could not be read.
    pub unreadable_cases: BTreeSet<CaseRef>,
    /// Cases of which the dates cannot be true together: nothing can be said of what hangs on them.
    pub doubtful_cases: BTreeSet<CaseRef>,
    /// Panels by folder.
    pub panels: BTreeMap<Slug, Panel>,
    /// Every piece of free text, for the rules that look into it.
    pub texts: Vec<FreeText>,
}

/// A case and its file.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The file.
    pub file: FileId,
    /// The case.
    pub case: Case,
}

/// A panel: its editions and its meetings.
#[derive(Debug, Clone, Default)]
pub struct Panel {
    /// Editions by the date from which they apply.
    pub editions: BTreeMap<Date, EditionFile>,
    /// Meetings by date.
    pub meetings: BTreeMap<Date, MeetingFile>,
    /// Meetings whose file is there but could not be read.
    pub unreadable_meetings: BTreeSet<Date>,
    /// What the Chair recommends in a year's report, by the year.
    pub recommendations: BTreeMap<FinancialYear, Recommendations>,
}

/// What the Chair recommends in a year's report: `panels/<panel>/annual-report-<year>.md`.
#[derive(Debug, Clone)]
pub struct Recommendations {
    /// The file.
    pub file: FileId,
    /// The Markdown; nothing where the file is empty or cannot be used.
    pub text: Option<LongText>,
}

/// An edition and its file.
#[derive(Debug, Clone)]
pub struct EditionFile {
    /// The file.
    pub file: FileId,
    /// The edition.
    pub edition: Edition,
    /// What it names of its own lists and of the registers, outside the parameters of rules.
    pub(crate) references: Vec<Reference>,
}

/// A meeting, its file and its ledger.
#[derive(Debug, Clone)]
pub struct MeetingFile {
    /// The file.
    pub file: FileId,
    /// The meeting.
    pub meeting: Meeting,
    /// What was sent out for it.
    pub ledger: Ledger,
    /// The ledger's file, if there is one.
    pub ledger_file: Option<FileId>,
    /// The schedules that lie beside the meeting.
    pub schedules: BTreeMap<ScheduleKind, Schedule>,
}

/// The parts of a [`Workspace`] as they were read, before they are put together.
pub(super) struct Parts {
    pub authority: Authority,
    pub logo: Option<Logo>,
    pub roles: BTreeMap<Slug, Text>,
    pub people: Vec<At<Person>>,
    pub teams: Vec<At<Team>>,
    pub providers: Vec<At<Provider>>,
    pub budgets: Vec<At<Budget>>,
    pub agreed_with_finance: Vec<At<FinanceAgreement>>,
    pub calendar: Calendar,
    pub cases: BTreeMap<CaseRef, CaseFile>,
    pub broken_registers: BTreeSet<FileId>,
    pub unreadable_cases: BTreeSet<CaseRef>,
    pub panels: BTreeMap<Slug, Panel>,
    pub texts: Vec<FreeText>,
}

impl Workspace {
    pub(super) fn new(parts: Parts) -> Self {
        let providers = by_id(parts.providers, |provider| &provider.id.value);
        let setting_providers = providers
            .iter()
            .flat_map(|(id, provider)| {
                let settings = provider.settings.iter().enumerate();
                settings.map(move |(at, setting)| (setting.id.value.clone(), (id.clone(), at)))
            })
            .collect();
        let closed = parts.calendar.closed.iter().map(|day| day.on);
        Self {
            authority: parts.authority,
            logo: parts.logo,
            roles: parts.roles,
            shared_addresses: shared_addresses(&parts.people),
            people: by_id(parts.people, |person| &person.id.value),
            teams: by_id(parts.teams, |team| &team.id.value),
            providers,
            setting_providers,
            budgets: by_id(parts.budgets, |budget| &budget.id.value),
            agreed_with_finance: parts.agreed_with_finance,
            working_days: WorkingCalendar::new(closed.collect()),
            school: parts.calendar.school().unwrap_or_default(),
            calendar: parts.calendar,
            cases: parts.cases,
            broken_registers: parts.broken_registers,
            unreadable_cases: parts.unreadable_cases,
            doubtful_cases: BTreeSet::new(),
            panels: parts.panels,
            texts: parts.texts,
        }
    }

    /// A member of staff.
    #[must_use]
    pub fn person(&self, person: &PersonRef) -> Option<&Person> {
        self.people.get(&person.id).map(|person| &person.value)
    }

    /// A name as printed; the id where the register has no such person.
    #[must_use]
    pub fn name<'a>(&'a self, person: &'a PersonRef) -> &'a str {
        self.name_of(&person.id)
    }

    /// A name as printed, by staff id.
    #[must_use]
    pub fn name_of<'a>(&'a self, id: &'a Slug) -> &'a str {
        let person = self.people.get(id);
        person.map_or(id.as_str(), |person| person.name.as_str())
    }

    /// What a role is called on paper.
    #[must_use]
    pub fn role_title<'a>(&'a self, role: &'a Slug) -> &'a str {
        self.roles.get(role).map_or(role.as_str(), Text::as_str)
    }

    /// Whether somebody's e-mail address is another's too.
    #[must_use]
    pub fn shares_address(&self, person: &Slug) -> bool {
        self.shared_addresses.contains(person)
    }

    /// Whether a person holds a role on a day.
    #[must_use]
    pub fn holds(&self, person: &Slug, role: &Slug, day: Date) -> bool {
        let person = self.people.get(person);
        person.is_some_and(|person| person.holds(role, day))
    }

    /// Everybody who holds a role on a day, by staff id.
    pub fn holders<'a>(&'a self, role: &'a Slug, day: Date) -> impl Iterator<Item = &'a Person> {
        let people = self.people.values().map(|person| &person.value);
        people.filter(move |person| person.holds(role, day))
    }

    /// The team that holds a case on a day.
    #[must_use]
    pub fn team_of(&self, case: &Case, day: Date) -> Option<&Team> {
        self.team(case.team.on(day)?)
    }

    /// A team.
    #[must_use]
    pub fn team(&self, team: &TeamRef) -> Option<&Team> {
        self.teams.get(&team.id).map(|team| &team.value)
    }

    /// A setting and its provider.
    #[must_use]
    pub fn setting(&self, setting: &SettingRef) -> Option<(&Setting, &Provider)> {
        let (provider, at) = self.setting_providers.get(&setting.id)?;
        let provider = &self.providers.get(provider)?.value;
        Some((&provider.settings.get(*at)?.value, provider))
    }

    /// In whose area a place lies, as it says itself or else its setting; nothing if neither does.
    #[must_use]
    pub fn area_of(&self, stated: Option<&At<Area>>, setting: &SettingRef) -> Option<Area> {
        let own = stated.map(|area| area.value);
        own.or_else(|| self.setting(setting)?.0.area())
    }

    /// A budget line.
    #[must_use]
    pub fn budget(&self, budget: &BudgetRef) -> Option<&Budget> {
        self.budgets.get(&budget.id).map(|budget| &budget.value)
    }

    /// A case that could be read.
    #[must_use]
    pub fn case(&self, case: &CaseRef) -> Option<&Case> {
        self.cases.get(case).map(|file| &file.case)
    }

    /// The cases of which something can be said: their files were read, and their dates can be true.
    pub fn sound_cases(&self) -> impl Iterator<Item = &Case> {
        let cases = self.cases.iter();
        let sound = cases.filter(|(reference, _)| !self.doubtful_cases.contains(*reference));
        sound.map(|(_, file)| &file.case)
    }

    /// A case of which something can be said.
    #[must_use]
    pub fn sound_case(&self, case: &CaseRef) -> Option<&Case> {
        self.case(case)
            .filter(|_| !self.doubtful_cases.contains(case))
    }

    /// A meeting and the panel's edition in force on its day.
    #[must_use]
    pub fn meeting(&self, key: &MeetingKey) -> Option<(&MeetingFile, &EditionFile)> {
        let panel = self.panels.get(key.panel.as_str())?;
        Some((panel.meetings.get(&key.date)?, panel.edition_on(key.date)?))
    }
}

impl Panel {
    /// The edition in force on a day.
    #[must_use]
    pub fn edition_on(&self, day: Date) -> Option<&EditionFile> {
        self.editions
            .range(..=day)
            .next_back()
            .map(|(_, edition)| edition)
    }

    /// The newest edition.
    #[must_use]
    pub fn latest_edition(&self) -> Option<&EditionFile> {
        self.editions.values().next_back()
    }

    /// Meetings that take place, or took place, in order.
    pub fn sittings(&self) -> impl DoubleEndedIterator<Item = (Date, &MeetingFile)> {
        let meetings = self.meetings.iter().map(|(date, file)| (*date, file));
        meetings.filter(|(_, file)| file.takes_place())
    }

    /// The last meeting before a day that took place.
    #[must_use]
    pub fn sitting_before(&self, day: Date) -> Option<(Date, &MeetingFile)> {
        self.sittings().take_while(|(date, _)| *date < day).last()
    }

    /// The first meeting on or after a day that takes place.
    #[must_use]
    pub fn sitting_from(&self, day: Date) -> Option<(Date, &MeetingFile)> {
        self.sittings().find(|(date, _)| *date >= day)
    }
}

impl MeetingFile {
    /// Whether the meeting takes place on its day.
    #[must_use]
    pub fn takes_place(&self) -> bool {
        !matches!(self.meeting.status, Status::Cancelled | Status::Postponed)
    }

    /// The place of the whole file, for what is missing from it.
    #[must_use]
    pub fn span(&self) -> Span {
        self.meeting.date.span
    }
}

fn shared_addresses(people: &[At<Person>]) -> BTreeSet<Slug> {
    let mut by_address: BTreeMap<&Email, BTreeSet<&Slug>> = BTreeMap::new();
    for person in people {
        by_address
            .entry(&person.email.value)
            .or_default()
            .insert(&person.id.value);
    }
    let shared = by_address.into_values().filter(|people| people.len() > 1);
    shared.flatten().cloned().collect()
}

fn by_id<T>(records: Vec<At<T>>, id: impl Fn(&T) -> &Slug) -> BTreeMap<Slug, At<T>> {
    records
        .into_iter()
        .map(|record| (id(&record.value).clone(), record))
        .collect()
}
