//! `ipop who`: who gets what of a case, and why.

use super::{Exit, Place, Surroundings, open};
use crate::model::value::CaseRef;
use crate::papers::{Reach, who};
use crate::yaml::nearest;
use std::fmt::Write as _;

/// What `who` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The case, by its reference
    case: String,
    /// Closed meetings too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(opened) = open::workspace(place, with)? else {
        return Ok(Exit::Usage);
    };
    let inspection = &opened.inspection;
    let Some(desk) = inspection.desk() else {
        return open::unreadable(with);
    };
    let workspace = desk.workspace;
    let asked: Option<CaseRef> = flags.case.parse().ok();
    let unreadable = |case: &CaseRef| workspace.unreadable_cases.contains(case);
    let Some(case) = asked.filter(|case| workspace.case(case).is_some() || unreadable(case)) else {
        let known: Vec<&str> = workspace.cases.keys().map(CaseRef::as_str).collect();
        let near = nearest(&flags.case, known.iter().copied());
        let near = near.map(|near| format!("; did you mean `{near}`?"));
        let near = near.unwrap_or_default();
        writeln!(
            with.err,
            "error: there is no such case in the folder cases/{near}"
        )?;
        return Ok(Exit::Usage);
    };
    if unreadable(&case) {
        writeln!(
            with.err,
            "error: the file of {case} cannot be read; `ipop check` says why"
        )?;
        return Ok(Exit::Findings);
    }
    write!(
        with.out,
        "{case}, as of {}\n{}",
        inspection.as_of,
        told(&who(&desk, &case, flags.all))
    )?;
    Ok(Exit::Fine)
}

fn told(reaches: &[Reach]) -> String {
    if reaches.is_empty() {
        return "\nNobody gets anything of it: no meeting that is open hears it, and no tracker asks for \
                anything about it. `--all` says who got it at meetings that are closed.\n"
            .to_owned();
    }
    let mut text = String::new();
    for reach in reaches {
        let _ = writeln!(text, "\n{}", reach.occasion);
        for reached in &reach.to {
            let _ = writeln!(text, "  {}", reached.who);
            for paper in &reached.papers {
                let _ = writeln!(text, "    gets {paper}");
            }
            for reason in &reached.why {
                let _ = writeln!(text, "    why: {reason}");
            }
        }
    }
    text
}
