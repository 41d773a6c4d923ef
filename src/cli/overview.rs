//! `ipop` alone: what is wrong, what is due, what to type next.

use super::{Exit, Place, Surroundings, open};
use crate::diag::Summary;
use crate::model::Workspace;
use crate::papers::due_next;
use crate::pipeline::{Selection, succeeds};

/// How many of the things that fall due are told.
const TOLD: usize = 6;

/// What is worth typing at any time.
const ALWAYS: [(&str, &str); 4] = [
    ("ipop check", "shows each finding with its file and line"),
    ("ipop build", "makes the papers; open out/index.html"),
    ("ipop watch", "makes them again whenever you save a file"),
    (
        "ipop terms PANEL",
        "shows what the Terms of Reference ask for",
    ),
];

pub(super) fn run(place: &Place, with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
    let Some(opened) = open::workspace(place, with)? else {
        return Ok(Exit::Usage);
    };
    let inspection = &opened.inspection;
    let selection = Selection::default();
    let findings = inspection.findings_for(&selection, &[]);
    writeln!(
        with.out,
        "{}, as of {}",
        Summary::of(&findings),
        inspection.as_of
    )?;
    let due = inspection.desk().map(|desk| due_next(&desk));
    let due = due.filter(|due| !due.is_empty());
    if let Some(due) = due {
        writeln!(with.out, "\nWhat falls due next")?;
        for due in due.iter().take(TOLD) {
            writeln!(with.out, "  {}: {} ({})", due.when, due.what, due.about)?;
        }
    }
    writeln!(with.out, "\nWhat to type next")?;
    let to_begin = inspection.workspace.as_ref().map(to_begin);
    for (what, why) in to_begin.into_iter().flatten().chain(ALWAYS) {
        writeln!(with.out, "  {what:<23} {why}")?;
    }
    Ok(if succeeds(&findings, false) {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

/// What a workspace needs before papers can be made of it, as long as there is none of it.
fn to_begin(workspace: &Workspace) -> Vec<(&'static str, &'static str)> {
    let mut panels = workspace.panels.values();
    let has_meeting = panels.clone().any(|panel| !panel.meetings.is_empty());
    [
        (
            panels.all(|panel| panel.editions.is_empty()),
            (
                "ipop new terms PANEL",
                "begins a panel's Terms of Reference",
            ),
        ),
        (
            workspace.people.len() < 2,
            ("ipop new person ID", "adds one of the staff"),
        ),
        (
            workspace.teams.is_empty(),
            ("ipop new team ID", "adds a team that holds cases"),
        ),
        (
            workspace.providers.is_empty(),
            ("ipop new provider ID", "adds whoever runs homes or schools"),
        ),
        (
            workspace.cases.is_empty(),
            ("ipop new case C-0001", "begins a child's file"),
        ),
        (
            !has_meeting,
            ("ipop new meeting PANEL", "begins a panel's next meeting"),
        ),
    ]
    .into_iter()
    .filter_map(|(is_missing, line)| is_missing.then_some(line))
    .collect()
}
