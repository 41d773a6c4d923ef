//! `ipop issue`: records in the ledger that a paper went out.

use super::{Exit, Place, Surroundings, open};
use crate::model::meeting::IssuedPaper;
use crate::model::value::date::{parse_date, parse_moment};
use crate::pipeline::{Answer, Ask, OnWhen, issue};
use crate::publish::Publisher;
use jiff::civil::Date;
use std::path::PathBuf;

/// What `issue` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The panel, by its folder's name
    panel: String,
    /// The day of the meeting, such as 2026-06-10
    #[arg(value_parser = super::date)]
    date: Date,
    /// What went out
    paper: Paper,
    /// When it went out, such as 2026-06-03 or 2026-06-03T11:20 [default: now]
    #[arg(long, value_name = "WHEN", value_parser = when)]
    on: Option<OnWhen>,
    /// To whom it did not go, by staff id; may be given more than once
    #[arg(long, value_name = "PERSON")]
    except: Vec<String>,
    /// Where the papers lie [default: out/ in the workspace]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Paper {
    Agenda,
    Invites,
    Supplement,
    Tracker,
    Record,
    Slips,
    AuthorisationSheets,
    Briefings,
    PracticeNotes,
    AnnualReport,
}

impl From<Paper> for IssuedPaper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::Agenda => Self::Agenda,
            Paper::Invites => Self::Invites,
            Paper::Supplement => Self::Supplement,
            Paper::Tracker => Self::Tracker,
            Paper::Record => Self::Record,
            Paper::Slips => Self::Slips,
            Paper::AuthorisationSheets => Self::AuthorisationSheets,
            Paper::Briefings => Self::Briefings,
            Paper::PracticeNotes => Self::PracticeNotes,
            Paper::AnnualReport => Self::AnnualReport,
        }
    }
}

fn when(text: &str) -> Result<OnWhen, String> {
    let day = parse_date(text).map(OnWhen::Day);
    let moment = || parse_moment(text).map(OnWhen::Moment);
    day.or_else(|_| moment()).map_err(|_| {
        "expected a day, such as 2026-06-03, or a day and a time, such as 2026-06-03T11:20"
            .to_owned()
    })
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some((root, out)) = open::root_and_out(place, flags.out.as_deref(), with)? else {
        return Ok(Exit::Usage);
    };
    let mut publisher = match Publisher::open_with(&out, || {}, with.points) {
        Ok(publisher) => publisher,
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            return Ok(Exit::Write);
        }
    };
    let Some(opened) = open::open_for(&root, &out, place, with)? else {
        return Ok(Exit::Usage);
    };
    let ask = Ask {
        panel: flags.panel.clone(),
        date: flags.date,
        paper: flags.paper.into(),
        on: flags.on,
        except: flags.except.clone(),
    };
    let folder = open::copies(&root, &opened.inspection);
    let mut copies = match folder
        .map(|folder| Publisher::open(&folder, || {}))
        .transpose()
    {
        Ok(copies) => copies,
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            return Ok(Exit::Write);
        }
    };
    let answer = issue(
        &root,
        &opened.sources,
        &opened.inspection,
        &ask,
        &mut publisher,
        copies.as_mut(),
    );
    match answer {
        Ok(Answer::Recorded {
            what,
            ledger,
            copies: paths,
            to_send,
        }) => {
            writeln!(with.out, "recorded: {what}")?;
            writeln!(with.out, "ledger: {ledger}")?;
            let place = if copies.is_some() { "copies" } else { "out" };
            for copy in paths {
                writeln!(with.out, "copy: {place}/{copy}")?;
            }
            if !to_send.is_empty() {
                writeln!(
                    with.out,
                    "invites that are not as they were sent: {}; nobody else's has changed in what it \
                     asks (`ipop issue {} {} invites`)",
                    to_send.join(", "),
                    flags.panel,
                    flags.date
                )?;
            }
            writeln!(with.out, "next: ipop build, and commit the ledger with git")?;
            Ok(Exit::Fine)
        }
        Ok(Answer::Nothing(why)) => {
            writeln!(with.out, "nothing to record: {why}")?;
            Ok(Exit::Fine)
        }
        Ok(Answer::Refused(why)) => {
            writeln!(with.err, "error: {why}")?;
            Ok(Exit::Usage)
        }
        Ok(Answer::HeldBack(why)) => {
            writeln!(with.err, "error: {why}")?;
            Ok(Exit::Findings)
        }
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            Ok(Exit::Write)
        }
    }
}
