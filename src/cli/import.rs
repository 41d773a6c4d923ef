//! `ipop import`: brings what other systems keep into the workspace.

use super::door::{Agreement, asked, offer};
use super::{Exit, Place, Surroundings, open};
use crate::import::{Wanted, plan};
use crate::model::value::CaseRef;
use crate::model::value::date::parse_date;
use crate::source::given;
use std::path::PathBuf;

/// What `import` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// Files, or folders of files: the CSV files or the XML of an SSDA903 return
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The day on which the files were made, such as 2026-09-30
    #[arg(long, value_name = "DAY")]
    extracted: Option<String>,
    /// A child of the files whose case is to be begun; may be given more than once
    #[arg(long, value_name = "CASE")]
    case: Vec<CaseRef>,
    /// Begin a case for every child of the files
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    agreement: Agreement,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(root) = open::root(place, with)? else {
        return Ok(Exit::Usage);
    };
    let given = match given(&flags.files, &with.folder, &root) {
        Ok(given) => given,
        Err(why) => {
            writeln!(with.err, "error: {why}")?;
            return Ok(Exit::Usage);
        }
    };
    let Some(opened) = open::open(&root, place, with)? else {
        return Ok(Exit::Usage);
    };
    let Some(workspace) = &opened.inspection.workspace else {
        return open::unreadable(with);
    };
    let question = "The day on which the files were made, such as 2026-09-30";
    let Some(extracted) = asked(flags.extracted.as_ref(), ("--extracted", question), with)? else {
        return Ok(Exit::Usage);
    };
    let today = opened.inspection.as_of;
    let extracted = match parse_date(&extracted) {
        Ok(day) if day <= today => day,
        Ok(_) => {
            writeln!(with.err, "error: the files can't be of a day after {today}")?;
            return Ok(Exit::Usage);
        }
        Err(problem) => {
            writeln!(with.err, "error: --extracted: {}", problem.message())?;
            return Ok(Exit::Usage);
        }
    };
    let wanted = Wanted {
        extracted,
        cases: flags.case.iter().cloned().collect(),
        all: flags.all,
    };
    let plan = plan(&opened.sources, workspace, &given, &wanted);
    write!(with.out, "{}", plan.text())?;
    offer(
        (&root, place),
        &opened,
        &plan.changes,
        &flags.agreement,
        with,
    )
}
