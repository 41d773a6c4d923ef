//! New cases and meetings.

use super::flags::{CaseFlags, MeetingFlags};
use super::wanted::{Wanted, made, refused};
use crate::cli::Surroundings;
use crate::cli::door::asked;
use crate::cli::open::Opened;
use crate::diag::MeetingKey;
use crate::model::Workspace;
use crate::model::value::{CaseRef, Slug};
use crate::pipeline::start::{self, NewCase};
use crate::yaml::nearest;

/// That there is such a file.
fn in_the_way(opened: &Opened, path: &str) -> Option<String> {
    let there = opened.sources.get(path);
    there.map(|_| format!("{path} is there already, and was left as it is"))
}

pub(super) fn case(
    flags: &CaseFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let Ok(reference) = flags.case.parse::<CaseRef>() else {
        return refused(
            "the reference is capital letters and figures, such as C-0107",
            with,
        );
    };
    if let Some(why) = in_the_way(opened, &format!("cases/{reference}.yaml")) {
        return refused(&why, with);
    }
    let teams: Vec<&str> = workspace.teams.keys().map(Slug::as_str).collect();
    let team_question = format!("The team that holds the case ({})", teams.join(", "));
    let only_team = match teams.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    };
    let Some(initials) = asked(
        flags.initials.as_ref(),
        ("--initials", "The child's initials"),
        with,
    )?
    else {
        return Ok(None);
    };
    let born_question = ("--born", "Month and year of birth, such as 2012-05");
    let Some(born) = asked(flags.born.as_ref(), born_question, with)? else {
        return Ok(None);
    };
    let team = flags.team.clone().or(only_team);
    let Some(team) = asked(team.as_ref(), ("--team", &team_question), with)? else {
        return Ok(None);
    };
    let new = NewCase {
        case: reference,
        initials,
        born,
        team,
        social_worker: flags.social_worker.clone(),
        cohorts: flags.cohort.clone(),
    };
    made(
        start::case(&opened.sources, &opened.inspection, workspace, &new),
        with,
    )
}

pub(super) fn meeting(
    flags: &MeetingFlags,
    opened: &Opened,
    workspace: &Workspace,
    with: &mut Surroundings<'_>,
) -> Wanted {
    let panel = flags.panel.as_str();
    let known: Option<Slug> = panel.parse().ok();
    let found = known.and_then(|id| workspace.panels.get(&id));
    let Some(found) = found else {
        let near = nearest(panel, workspace.panels.keys().map(Slug::as_str));
        let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        return refused(
            &format!("there is no such panel in the folder panels/{near}"),
            with,
        );
    };
    let date = flags
        .date
        .or_else(|| start::next_day(workspace, found, opened.inspection.as_of));
    let Some(date) = date.filter(|date| found.edition_on(*date).is_some()) else {
        return refused("the panel has no Terms of Reference for such a day", with);
    };
    if let Some(why) = in_the_way(opened, &format!("panels/{panel}/{date}.yaml")) {
        return refused(&why, with);
    }
    let key = MeetingKey {
        panel: panel.to_owned(),
        date,
    };
    let change = start::meeting(&opened.sources, workspace, with.now, &key);
    made(change, with)
}
