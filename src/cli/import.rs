//! `ipop import`: brings what other systems keep into the workspace.

use super::door::{Agreement, asked, offer};
use super::{Exit, Place, Surroundings, open, open::Opened};
use crate::import::{Plan, Wanted, first_mapping, plan};
use crate::model::value::CaseRef;
use crate::model::value::date::parse_date;
use crate::source::{Given, given, printable};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What `import` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// Files, or folders of files: an SSDA903 return as CSV or XML, a spreadsheet with a mapping in imports/
    #[arg(required_unless_present = "new_mapping", value_name = "FILE")]
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
    /// Say where files and cases differ, and write nothing
    #[arg(long, conflicts_with = "yes")]
    check: bool,
    /// With --check: show sums where no terminal is
    #[arg(long, requires = "check")]
    values: bool,
    /// Write a first mapping for this spreadsheet into imports/, from its headings
    #[arg(long, value_name = "FILE", conflicts_with_all = ["files", "check"])]
    new_mapping: Option<PathBuf>,
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
    let files = flags.new_mapping.as_ref();
    let files = files.map_or(flags.files.as_slice(), std::slice::from_ref);
    let found = match given(files, &with.folder, &root) {
        Ok(found) => found,
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
    if flags.new_mapping.is_some() {
        return mapping((&root, place), &opened, &found.files, flags, with);
    }
    let today = opened.inspection.as_of;
    let Some(extracted) = extracted(flags, today, with)? else {
        return Ok(Exit::Usage);
    };
    let wanted = Wanted {
        extracted,
        today,
        cases: flags.case.iter().cloned().collect(),
        all: flags.all,
    };
    let known = (workspace, opened.inspection.findings.as_slice());
    let plan = plan(&opened.sources, known, &found.files, &wanted);
    if !found.passed_over.is_empty() {
        let names = found.passed_over.join(", ");
        writeln!(
            with.out,
            "not read: {names}: name a folder within a folder itself, and save other spreadsheets as .xlsx"
        )?;
    }
    if flags.check {
        return check(&plan, flags.values || with.terminal, with);
    }
    for line in plan.text().lines() {
        writeln!(with.out, "{}", printable(line))?;
    }
    offer(
        (&root, place),
        &opened,
        &plan.changes,
        &flags.agreement,
        with,
    )
}

/// The day of the files; nothing, once it was said what is wrong with it.
fn extracted(
    flags: &Flags,
    today: Date,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<Date>> {
    let question = "The day on which the files were made, such as 2026-09-30";
    let Some(day) = asked(flags.extracted.as_ref(), ("--extracted", question), with)? else {
        return Ok(None);
    };
    match parse_date(&day) {
        Ok(day) if day <= today => return Ok(Some(day)),
        Ok(_) => writeln!(with.err, "error: the files can't be of a day after {today}")?,
        Err(problem) => writeln!(with.err, "error: --extracted: {}", problem.message())?,
    }
    Ok(None)
}

fn check(plan: &Plan, with_sums: bool, with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
    let (text, count) = plan.differences(with_sums);
    for line in text.lines() {
        writeln!(with.out, "{}", printable(line))?;
    }
    writeln!(with.out, "{count} differences; nothing written")?;
    Ok(if count == 0 {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

fn mapping(
    at: (&Path, &Place),
    opened: &Opened,
    given: &[Given],
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let [given] = given else {
        writeln!(with.err, "error: --new-mapping takes one file")?;
        return Ok(Exit::Usage);
    };
    match first_mapping(&opened.sources, given) {
        Ok(change) => offer(at, opened, &[change], &flags.agreement, with),
        Err(why) => {
            writeln!(with.err, "error: {}: {why}", given.name)?;
            Ok(Exit::Usage)
        }
    }
}
