//! What each kind of beginning takes.

use crate::cli::door::Agreement;
use jiff::civil::Date;

#[derive(Debug, clap::Args)]
pub(super) struct CaseFlags {
    /// The reference, such as C-0107
    pub(super) case: String,
    /// The child's initials
    #[arg(long, value_name = "AB")]
    pub(super) initials: Option<String>,
    /// Month and year of birth, such as 2012-05
    #[arg(long, value_name = "MONTH")]
    pub(super) born: Option<String>,
    /// The team that holds the case
    #[arg(long, value_name = "TEAM")]
    pub(super) team: Option<String>,
    /// The social worker, by staff id
    #[arg(long, value_name = "PERSON")]
    pub(super) social_worker: Option<String>,
    /// A group of the panels' to which the child belongs; may be given more than once
    #[arg(long, value_name = "COHORT")]
    pub(super) cohort: Vec<String>,
    #[command(flatten)]
    pub(super) agreement: Agreement,
}

#[derive(Debug, clap::Args)]
pub(super) struct MeetingFlags {
    /// The panel, by its folder's name
    pub(super) panel: String,
    /// The day [default: the next one of the panel's cycle]
    #[arg(value_parser = super::super::date)]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) agreement: Agreement,
}

#[derive(Debug, clap::Args)]
pub(super) struct PersonFlags {
    /// The staff id, such as hale-r
    pub(super) id: String,
    /// The name as printed
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Where invites go
    #[arg(long)]
    pub(super) email: Option<String>,
    /// A role held; may be given more than once
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Vec<String>,
    /// The team worked in
    #[arg(long, value_name = "TEAM")]
    pub(super) team: Option<String>,
    #[command(flatten)]
    pub(super) agreement: Agreement,
}

#[derive(Debug, clap::Args)]
pub(super) struct ProviderFlags {
    /// The provider's id, such as moss-bank-homes
    pub(super) id: String,
    /// The name as printed
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Its code in the SSDA903 return, such as PR4
    #[arg(long, value_name = "CODE")]
    pub(super) code: Option<String>,
    #[command(flatten)]
    pub(super) agreement: Agreement,
}

#[derive(Debug, clap::Args)]
pub(super) struct TeamFlags {
    /// The team's id, such as children-east
    pub(super) id: String,
    /// The name as printed
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Who presents its cases, by staff id
    #[arg(long, value_name = "PERSON")]
    pub(super) team_manager: Option<String>,
    /// That manager's manager [default: the same]
    #[arg(long, value_name = "PERSON")]
    pub(super) service_manager: Option<String>,
    /// The Head of Service [default: the Service Manager]
    #[arg(long, value_name = "PERSON")]
    pub(super) head_of_service: Option<String>,
    #[command(flatten)]
    pub(super) agreement: Agreement,
}

#[derive(Debug, clap::Args)]
pub(super) struct TermsFlags {
    /// The panel, by its folder's name
    pub(super) panel: String,
    /// For a panel that is new here: the terms to begin with, of those that the program has
    #[arg(long, value_name = "TERMS")]
    pub(super) terms: Option<String>,
    /// The day from which they hold
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<String>,
    #[command(flatten)]
    pub(super) agreement: Agreement,
}
