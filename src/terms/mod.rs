//! The Terms of Reference, bound: what an edition asks for, as typed values, made once.
//!
//! An edition names rules and sections, and gives parameters to each. Here each `meets:` entry becomes
//! one [`Entry`]: the rule or section that it names, its parameters, and of what it is asked. The rules,
//! the papers and the commands all ask here, so that none can read an edition otherwise than the others.
//! What can't be bound is an error at the very word, and that panel's papers are held back.
//!
//! Parameters that only a rule needs are defined beside that rule. Those that papers need too are
//! defined here, with the question that both ask of them.

mod any_of;
mod apart;
mod authorisation;
mod bind;
mod clocks;
mod endorsement;
mod enhanced_frequency;
mod entry;
mod information;
mod outcome_content;
mod parameters;
mod report;
mod respelling;
mod review_date;
mod schedule_ratified;
mod section;
mod someone;
mod standing_item;
mod substitute;
mod unasked;
mod until;

pub(crate) use any_of::AnyOf;
pub(crate) use authorisation::Authorisation;
#[cfg(test)]
pub(crate) use bind::bind_edition;
pub use bind::{Editions, bind};
pub(crate) use clocks::PhaseTransferDays;
pub(crate) use endorsement::Endorsement;
pub(crate) use enhanced_frequency::EnhancedFrequency;
pub use entry::{Entry, Terms};
pub(crate) use information::{Fault, Information};
pub(crate) use outcome_content::{Need, OutcomeContent};
pub use parameters::Rule;
pub(crate) use parameters::{Conditions, Parameters, Setting, Spec};
pub(crate) use report::{NotNeeded, ReportDeadline, ReportRequired, Required};
pub(crate) use review_date::ReviewDate;
pub(crate) use schedule_ratified::ScheduleRatified;
pub(crate) use section::{MovesIn, Weeks, schema as schema_of_section};
pub(crate) use someone::{Someone, titles, who_title};
pub(crate) use standing_item::{HeardAbout, StandingItem};
pub(crate) use substitute::Substitute;
pub(crate) use until::settles_nothing;
