//! The authority and its registers: staff, teams, providers, budgets, calendar.

use super::case::{Area, Purpose};
use super::refs::{PersonRef, RoleRef, TeamRef};
use super::suppression::Suppression;
use super::value::{
    Email, FinancialYear, Money, ParseProblem, PlacementProvider, PlacementType, Slug, Text,
    TimeZoneName, YearStart,
    terms::{self, Terms},
};
use crate::yaml::{At, Dated};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `ipop.yaml`: the authority that runs the panels.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Authority {
    /// The council's name, as printed.
    pub name: Text,
    /// The IANA time zone in which meetings take place.
    #[serde(default)]
    pub time_zone: TimeZoneName,
    /// The marking printed on every page, such as `OFFICIAL-SENSITIVE`.
    pub marking: Text,
    /// Who looks after the panels' papers.
    pub administrator: PersonRef,
    /// The shared mailbox from which invites go out.
    pub mailbox: Mailbox,
    /// The first day of the financial year.
    #[serde(default)]
    pub year_start: YearStart,
    /// How small a count may be before an annual report withholds it.
    #[serde(default)]
    pub suppression: Suppression,
    /// The largest sums that are not asked about.
    #[serde(default)]
    pub plausible: Plausible,
    /// Whether a report for publication is made of each year that is over.
    #[serde(default)]
    pub publishable_report: bool,
    /// The folder for the copies of what was sent, such as one on a shared drive; without it they lie
    /// beside the papers.
    pub copies: Option<Text>,
    /// The picture at the head of every paper, such as `assets/logo.svg`.
    pub logo: Option<At<Text>>,
    /// How many children the authority is responsible for, by financial year: what the children that a
    /// panel sees are a part of.
    #[serde(default)]
    pub population: BTreeMap<FinancialYear, Population>,
    /// The date on which the workspace is to be read; for samples only.
    pub as_of: Option<Date>,
    /// The day from which case files hold every review, visit, assessment and plan. What the law wants
    /// done in time is not judged where it began before; without one, everything is.
    pub records_from: Option<Date>,
}

/// How many children there are in the whole authority.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Population {
    /// The day of which the figures are.
    pub on: Date,
    /// Children looked after.
    pub looked_after: Option<u32>,
    /// Children and young people with an Education, Health and Care Plan that it maintains.
    pub plans: Option<u32>,
    /// Where the figures come from, such as a return.
    pub source: Option<Text>,
}

/// The panels' shared mailbox.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Mailbox {
    /// The name shown beside the address.
    pub name: Text,
    /// The address.
    pub email: Email,
}

/// Up to which sums nobody is asked whether they are meant. No Terms of Reference set them; they are wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Plausible {
    /// A placement or retainer, in pounds a week.
    pub placement: Money,
    /// Support, in pounds a week.
    pub support: Money,
    /// Anything that is none of the others, in pounds a week.
    pub other: Money,
    /// Education, in pounds a week.
    pub provision: Money,
    /// Transport, in pounds a week.
    pub transport: Money,
    /// Element 3 of one plan, in pounds a year.
    pub element_3: Money,
}

impl Default for Plausible {
    fn default() -> Self {
        let pounds = |pounds: i64| Money::from_pence(pounds * 100);
        Self {
            placement: pounds(25_000),
            support: pounds(15_000),
            other: pounds(15_000),
            provision: pounds(10_000),
            transport: pounds(3_000),
            element_3: pounds(250_000),
        }
    }
}

impl Plausible {
    /// The largest price a week of what is paid for something.
    #[must_use]
    pub fn weekly(self, purpose: Purpose) -> Money {
        match purpose {
            Purpose::Placement => self.placement,
            Purpose::Support => self.support,
            Purpose::Other => self.other,
            Purpose::Provision => self.provision,
            Purpose::Transport => self.transport,
        }
    }
}

/// `registers/people.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PeopleFile {
    /// What each role is called on paper.
    pub roles: BTreeMap<Slug, Text>,
    /// The staff.
    pub people: Vec<At<Person>>,
}

/// A member of staff.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Person {
    /// The staff id, used in file names.
    pub id: At<Slug>,
    /// The name as printed.
    pub name: Text,
    /// The roles held over time; one person may hold several at once.
    #[serde(default)]
    pub roles: Dated<Vec<RoleRef>>,
    /// The team worked in.
    pub team: Option<TeamRef>,
    /// Where invites go.
    pub email: At<Email>,
    /// The last day of work here, once known.
    pub left: Option<Date>,
}

impl Person {
    /// The roles held on a day; none, where the register does not know, and none after the last day of
    /// work.
    #[must_use]
    pub fn roles_on(&self, day: Date) -> &[RoleRef] {
        let roles = self.roles.on(day).filter(|_| !self.has_left(day));
        roles.map_or(&[], Vec::as_slice)
    }

    /// Whether the last day of work lies before a day.
    #[must_use]
    pub fn has_left(&self, day: Date) -> bool {
        self.left.is_some_and(|left| left < day)
    }

    /// Whether the person works here on a day: has not left, and is not somebody whose dated roles
    /// begin later or have ended.
    #[must_use]
    pub fn is_in_post(&self, day: Date) -> bool {
        !self.has_left(day) && self.roles.on(day).is_some()
    }

    /// Whether the person holds a role on a day.
    #[must_use]
    pub fn holds(&self, role: &Slug, day: Date) -> bool {
        self.roles_on(day).iter().any(|held| held.id == *role)
    }
}

/// `registers/teams.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct TeamsFile {
    /// The teams.
    pub teams: Vec<At<Team>>,
}

/// A team and its line of management.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Team {
    /// The team's id.
    pub id: At<Slug>,
    /// The name as printed.
    pub name: Text,
    /// Who presents the team's cases.
    pub team_manager: Dated<PersonRef>,
    /// The Team Manager's manager.
    pub service_manager: Dated<PersonRef>,
    /// The Head of Service.
    pub head_of_service: Dated<PersonRef>,
}

impl Team {
    /// The Team Manager on a day.
    #[must_use]
    pub fn team_manager_on(&self, day: Date) -> Option<&PersonRef> {
        self.team_manager.on(day)
    }

    /// The Service Manager on a day.
    #[must_use]
    pub fn service_manager_on(&self, day: Date) -> Option<&PersonRef> {
        self.service_manager.on(day)
    }

    /// The Head of Service on a day.
    #[must_use]
    pub fn head_of_service_on(&self, day: Date) -> Option<&PersonRef> {
        self.head_of_service.on(day)
    }
}

/// `registers/providers.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProvidersFile {
    /// The providers.
    pub providers: Vec<At<Provider>>,
}

/// Somebody who runs settings: the authority itself, another one, a company, a charity, a parent.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Provider {
    /// The provider's id.
    pub id: At<Slug>,
    /// The name as printed.
    pub name: Text,
    /// The SSDA903 placement provider code.
    pub code: PlacementProvider,
    /// The settings it runs.
    #[serde(default)]
    pub settings: Vec<At<Setting>>,
}

/// A place where children live or learn.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Setting {
    /// The setting's id, unique among all providers.
    pub id: At<Slug>,
    /// The name as printed.
    pub name: Text,
    /// What it is.
    #[serde(rename = "kind")]
    pub sort: SettingSort,
    /// The SSDA903 placement type it usually has; schools have none.
    pub placement_type: Option<PlacementType>,
    /// Whether it had the registration it needs, over time. SSDA903 has no code for this.
    #[serde(default)]
    pub registration: Dated<Registration>,
    /// The Ofsted Unique Reference Number.
    pub urn: Option<Text>,
    /// The latest inspection.
    pub ofsted: Option<Inspection>,
    /// How many children it has room for.
    pub places: Option<u32>,
    /// How many places are free now, and when that was so.
    pub vacancies: Option<Vacancies>,
    /// Whether it lies inside the authority's area.
    #[serde(default)]
    pub in_area: bool,
    /// In whose area it lies, where that is not the authority's.
    pub area: Option<At<Area>>,
}

impl Setting {
    /// In whose area it lies, if that is said.
    #[must_use]
    pub fn area(&self) -> Option<Area> {
        let stated = self.area.as_ref().map(|area| area.value);
        stated.or(self.in_area.then_some(Area::Own))
    }
}

/// What a setting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SettingSort {
    /// A foster home, or the fostering service as a whole.
    Fostering,
    /// A children's home.
    ChildrensHome,
    /// A secure children's home.
    SecureHome,
    /// Supported accommodation or semi-independent living.
    SupportedAccommodation,
    /// Supported lodgings in somebody's home.
    SupportedLodgings,
    /// A parent and child placement or family centre.
    ParentAndChild,
    /// A residential school.
    ResidentialSchool,
    /// A school of any kind that children go home from.
    School,
    /// Alternative provision.
    AlternativeProvision,
    /// A college or other provision after 16.
    College,
    /// Education otherwise than at school or college.
    Eotas,
    /// A hospital or other health setting.
    Health,
    /// The home of parents or relatives.
    Family,
    /// Anything else, a rented house with staff for instance.
    Other,
}

/// Whether a setting has the registration that it needs.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Registration {
    /// It has it.
    Registered,
    /// It has applied.
    Pending,
    /// It needs it and has not applied.
    Unregistered,
    /// It needs none.
    #[default]
    NotRequired,
}

/// The outcome of an inspection.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Inspection {
    /// The judgement in the inspectorate's words.
    pub outcome: Text,
    /// The date of the report.
    pub on: Date,
}

/// Free places on a day.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Vacancies {
    /// How many.
    pub free: u32,
    /// When counted.
    pub on: Date,
}

/// `registers/budgets.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BudgetsFile {
    /// The budget lines.
    pub budgets: Vec<At<Budget>>,
    /// When Finance agreed to the sums of a year.
    #[serde(default)]
    pub agreed_with_finance: Vec<At<FinanceAgreement>>,
}

/// That Finance agreed to the sums that reports give for a year, as they stood on a day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FinanceAgreement {
    /// The year.
    pub year: FinancialYear,
    /// When.
    pub on: Date,
    /// Who agreed for Finance.
    pub by: PersonRef,
}

/// A budget line over the years.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Budget {
    /// The line's id.
    pub id: At<Slug>,
    /// The name as printed.
    pub name: Text,
    /// What it is for.
    pub stream: Stream,
    /// Who holds it.
    pub holder: Option<PersonRef>,
    /// Pounds by financial year, such as `2025-26`.
    pub years: BTreeMap<FinancialYear, Money>,
}

/// What a budget line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stream {
    /// Placements of children looked after.
    Placements,
    /// The High Needs Block of the Dedicated Schools Grant.
    HighNeedsBlock,
    /// Home to school transport.
    Transport,
    /// Care leavers' accommodation and support.
    LeavingCare,
    /// Money from health.
    Health,
    /// Anything else.
    Other,
}

/// `registers/calendar.yaml`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Calendar {
    /// School terms.
    #[serde(default)]
    pub terms: Vec<At<Term>>,
    /// Days off in the middle of a term.
    #[serde(default)]
    pub holidays: Vec<At<Term>>,
    /// Days on which the offices are closed, besides weekends and bank holidays.
    #[serde(default)]
    pub closed: Vec<Closed>,
}

impl Calendar {
    /// The school terms, each with the days off that lie in it.
    ///
    /// # Errors
    /// The place of a term that cannot be one, and why.
    pub fn school(&self) -> Result<Terms, (usize, ParseProblem)> {
        let terms = self.terms.iter().map(|term| terms::Term {
            name: term.name.clone(),
            first: term.from,
            last: term.until,
            closed: (self.holidays.iter())
                .filter(|off| term.from <= off.until && off.from <= term.until)
                .map(|off| (off.from.max(term.from), off.until.min(term.until)))
                .collect(),
        });
        Terms::new(terms.collect())
    }
}

/// A named stretch of the school year, both days included.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Term {
    /// Such as `Autumn term 2026`.
    pub name: Text,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// A day on which the offices are closed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Closed {
    /// The day.
    pub on: Date,
    /// Why.
    pub why: Text,
}
