//! New Terms of Reference.

use super::flags::TermsFlags;
use super::wanted::{Wanted, made, refused};
use crate::cli::Surroundings;
use crate::cli::door::asked;
use crate::cli::init::terms as built_in;
use crate::cli::open::Opened;
use crate::model::Workspace;
use crate::model::value::date::parse_date;
use crate::model::value::{Slug, words};
use crate::pipeline::Change;
use crate::pipeline::start;
use jiff::civil::Date;

/// The next terms of a panel that is there, or the first ones of another.
pub(super) fn terms(
    flags: &TermsFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted<Vec<Change>> {
    let panel = flags.panel.as_str();
    let Ok(id) = panel.parse::<Slug>() else {
        let form =
            "a panel's folder has lower-case letters, digits and hyphens, such as placement-panel";
        return refused(form, with);
    };
    let there = workspace.panels.get(&id);
    let newest = there.and_then(|panel| panel.editions.last_key_value());
    let has_files = opened
        .sources
        .under(&format!("panels/{panel}/terms"))
        .next()
        .is_some();
    match newest {
        Some((date, _)) if flags.terms.is_some() => refused(
            &format!(
                "{panel} has Terms of Reference already; without --terms its next ones begin as those of {}",
                words::day(*date)
            ),
            with,
        ),
        Some((date, present)) => {
            let question = "The day from which the next terms hold, such as 2027-01-01";
            let Some(from) = day(flags.from.as_ref(), question, with)? else {
                return Ok(None);
            };
            if from <= *date {
                let why = format!("the next terms hold from a day after {}", words::day(*date));
                return refused(&why, with);
            }
            let change = start::next_terms(&opened.sources, panel, &present.edition, from);
            made(change.map(|change| vec![change]), with)
        }
        None if has_files => refused(
            &format!("the terms of {panel} cannot be read; `ipop check` says why"),
            with,
        ),
        None => {
            let Some(built_in) = built_in(flags.terms.as_ref(), with)? else {
                return Ok(None);
            };
            let question = "The day from which they hold, such as 2027-01-01";
            let Some(from) = day(flags.from.as_ref(), question, with)? else {
                return Ok(None);
            };
            let as_of = (workspace, opened.inspection.as_of);
            made(
                start::panel(&opened.sources, as_of, (panel, from), built_in),
                with,
            )
        }
    }
}

fn day(given: Option<&String>, question: &str, with: &mut Surroundings<'_>) -> Wanted<Date> {
    let Some(text) = asked(given, ("--from", question), with)? else {
        return Ok(None);
    };
    match parse_date(&text) {
        Ok(day) => Ok(Some(day)),
        Err(problem) => refused(&format!("--from: {problem}"), with),
    }
}
