//! Who is invited for what: no finding speaks of it, as the invites are made and nobody enters them.

use crate::bench::{Base, day};
use crate::page::Files;
use ipop::plan::Reason;
use ipop::source::Sources;
use ipop::{model, plan};
use std::collections::{BTreeMap, BTreeSet};

/// Who is invited to a meeting, by staff id, with why.
fn invited(files: Files, panel: &str, on: &str) -> BTreeMap<String, Vec<Reason>> {
    let workspace = model::load(&Sources::from_strings(files)).workspace;
    let workspace = workspace.expect("the base can be read");
    let plans = plan::plan(&workspace, day(on));
    let mut meetings = plans.meetings.iter();
    let meeting = meetings.find(|(key, _)| key.panel == panel && key.date == day(on));
    let invitees = meeting.expect("a meeting").1.invitees.values();
    let invitees = invitees.map(|invitee| (invitee.person.to_string(), invitee.reasons.clone()));
    invitees.collect()
}

/// Who is asked to attend on a day, as `C-0108 Post-16 SEND Lead`; in brackets if they need not come.
fn attendees(files: Files, panel: &str, on: &str) -> BTreeSet<String> {
    let reasons = invited(files, panel, on).into_values().flatten();
    let wanted = reasons.filter_map(|reason| match reason {
        Reason::Attendee {
            item,
            title,
            optional: false,
        } => Some(format!("{} {title}", item.case)),
        Reason::Attendee { item, title, .. } => Some(format!("{} ({title})", item.case)),
        _ => None,
    });
    wanted.collect()
}

fn with(base: &Base, path: &str, before: &str, after: &str) -> Files {
    let mut files = base.files();
    let text = files.get_mut(path).expect("a file of the base");
    assert!(text.contains(before), "{path} holds {before}");
    *text = text.replace(before, after);
    files
}

#[test]
fn the_post_16_lead_is_invited_for_young_people_of_that_age_and_for_nobody_else() {
    const LEAD: &str = "Post-16 SEND Lead";
    let base = Base::read("ipop");
    let (path, year) = ("cases/C-0108.yaml", "year-group: 12");
    let asked = |after: &str| {
        let wanted = attendees(with(&base, path, year, after), "ipop", "2026-06-10");
        let of_lead = wanted.into_iter().filter(|wanted| wanted.ends_with(LEAD));
        of_lead.collect::<Vec<_>>()
    };
    assert_eq!(asked("year-group: 12"), ["C-0108 Post-16 SEND Lead"]);
    assert_eq!(asked("year-group: 14"), ["C-0108 Post-16 SEND Lead"]);
    assert_eq!(asked("year-group: 11"), [""; 0]);
}

#[test]
fn the_monitoring_officer_is_invited_for_part_3_and_team_managers_for_part_2_only() {
    let base = Base::read("ipop");
    let wanted = attendees(base.files(), "ipop", "2026-06-10");
    let cases = |title: &str| {
        let ends = format!(" {title}");
        let cases = wanted.iter().filter_map(|one| one.strip_suffix(&ends));
        cases.collect::<Vec<_>>()
    };
    assert_eq!(
        cases("SEND Monitoring Officer"),
        ["C-0106", "C-0107", "C-0108"]
    );
    // C-0101 to C-0103 are Part 1, and C-0104 is Part 2.
    let invited = invited(base.files(), "ipop", "2026-06-10");
    for (manager, expected) in [
        ("campion-r", false),
        ("quayle-s", false),
        ("fofana-i", true),
    ] {
        assert_eq!(invited.contains_key(manager), expected, "{manager}");
    }
}

#[test]
fn a_social_worker_may_come_and_may_stay_away() {
    let base = Base::read("redbridge");
    let wanted = attendees(base.files(), "redbridge", "2026-06-09");
    for case in ["C-0106", "C-0107"] {
        let optional = format!("{case} (Social worker or case worker)");
        assert!(wanted.contains(&optional), "{wanted:?}");
    }
}
