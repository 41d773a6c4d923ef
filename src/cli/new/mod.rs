//! `ipop new`: begins a case, a meeting, Terms of Reference, or an entry of a register.

mod flags;
mod listed;
mod register;
mod terms;
mod wanted;

use super::door::{Agreement, offer};
use super::{Exit, Place, Surroundings, open};
use crate::pipeline::Change;
use crate::schema::FileKind;
use crate::source::{Beside, beside};
use clap::Subcommand;
use flags::{CaseFlags, MeetingFlags, PersonFlags, ProviderFlags, TeamFlags, TermsFlags};
use wanted::Wanted;

/// What `new` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A case file, with what the panels will ask for
    Case(CaseFlags),
    /// A meeting, with the seats of the last one and what must be heard
    Meeting(MeetingFlags),
    /// Somebody new in the register of staff
    Person(PersonFlags),
    /// A provider that is new in the register
    Provider(ProviderFlags),
    /// A team that is new in the register
    Team(TeamFlags),
    /// Terms of Reference: a panel's next ones, or those of a panel that is new here
    Terms(TermsFlags),
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some((root, opened)) = open::rooted(place, with)? else {
        return Ok(Exit::Usage);
    };
    let Some(workspace) = &opened.inspection.workspace else {
        return open::unreadable(with);
    };
    let changes = match &flags.what {
        What::Case(flags) => one(listed::case(flags, &opened, workspace, with)),
        What::Meeting(flags) => one(listed::meeting(flags, &opened, workspace, with)),
        What::Person(flags) => one(register::person(flags, &opened, workspace, with)),
        What::Provider(flags) => one(register::provider(flags, &opened, workspace, with)),
        What::Team(flags) => one(register::team(flags, &opened, workspace, with)),
        What::Terms(flags) => terms::terms(flags, &opened, workspace, with),
    };
    let Some(changes) = changes? else {
        return Ok(Exit::Usage);
    };
    // An editor that is sent to a file which is not there says so at each of them.
    let has_schema = |change: &Change| {
        let kind = FileKind::of(change.path.as_str());
        kind.is_some_and(|kind| beside(&root, &kind.file()) != Beside::Missing)
    };
    let changes = changes.into_iter().map(|change| {
        if has_schema(&change) {
            change.with_schema()
        } else {
            change
        }
    });
    let changes: Vec<Change> = changes.collect();
    offer(
        (&root, place),
        &opened,
        &changes,
        flags.what.agreement(),
        with,
    )
}

fn one(change: Wanted) -> Wanted<Vec<Change>> {
    Ok(change?.map(|change| vec![change]))
}

impl What {
    fn agreement(&self) -> &Agreement {
        match self {
            Self::Case(flags) => &flags.agreement,
            Self::Meeting(flags) => &flags.agreement,
            Self::Person(flags) => &flags.agreement,
            Self::Provider(flags) => &flags.agreement,
            Self::Team(flags) => &flags.agreement,
            Self::Terms(flags) => &flags.agreement,
        }
    }
}
