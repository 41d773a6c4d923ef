//! A register of staff to fill in: what the roles are called, and a line for each seat.

use super::asks::{Line, lines};
use crate::edit::{Edit, Field, Place, Refused, Value, edit, new_file};
use crate::model::Workspace;
use crate::model::edition::Edition;
use crate::model::value::{Slug, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The staff id of whoever looks after the papers, until somebody gives them a better one.
pub(super) const ADMINISTRATOR: &str = "administrator";

const TO_FILL_IN: &str = "\
# To fill in, one line a seat: take the hash away, and put in a staff id of your own, the name as printed\n\
# and the address for invites. Or type `ipop new person ID --role ROLE`. Whoever has several roles stands\n\
# here once: `roles: [one, other]`. Below each title stands what the Terms of Reference ask, and where.\n";

/// The register of a workspace that is about to begin.
pub(super) fn register(
    edition: &Edition,
    roles: &BTreeMap<Slug, Text>,
    mailbox: &str,
) -> Result<String, Refused> {
    let titles = roles.iter();
    let titles = titles.map(|(id, title)| (id.to_string(), Value::text(title.as_str())));
    let administrator = Value::record([
        ("id", Value::word(ADMINISTRATOR)),
        ("name", Value::text("Panel Administrator")),
        ("email", Value::word(mailbox)),
    ]);
    let fields = vec![
        Field::new("roles", Value::record(titles)).under(["", "What each role is called on paper."]),
        Field::new("people", Value::list([administrator])).under([
            "",
            "Whoever looks after the panel's papers stands here already, as ipop.yaml names this id: put in",
            "the real name and address.",
        ]),
    ];
    let remarks =
        ["Who works with the panels. A staff id never changes, and all other files use it."];
    let domain = mailbox.rsplit_once('@').map_or("", |(_, domain)| domain);
    let text = new_file(&remarks, fields)?;
    Ok(text + &to_fill_in(&lines(edition, roles), domain))
}

/// The register of a workspace that gets one panel more: roles that it has not yet, and the lines of seats that
/// nobody in it could fill.
pub(super) fn grown(
    text: &str,
    (workspace, day): (&Workspace, Date),
    edition: &Edition,
    roles: &BTreeMap<Slug, Text>,
) -> Result<String, Refused> {
    let new = roles
        .iter()
        .filter(|(id, _)| !workspace.roles.contains_key(*id));
    let place = |id: &Slug| Place::top().field("roles").field(id.as_str());
    let edits = new.map(|(id, title)| Edit::set(place(id), Value::text(title.as_str())));
    let mut text = edit(text, &edits.collect::<Vec<_>>())?;
    let is_held = |role: &Slug| {
        let mut people = workspace.people.values();
        people.any(|person| person.holds(role, day))
    };
    let mut open = lines(edition, roles);
    open.retain(|line| !line.roles.iter().any(is_held));
    if open.is_empty() {
        return Ok(text);
    }
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if !text.ends_with('\n') {
        text.push_str(ends);
    }
    let more = to_fill_in(&open, workspace.authority.mailbox.email.domain());
    text.push_str(&more.replace('\n', ends));
    Ok(text)
}

fn to_fill_in(lines: &[Line], domain: &str) -> String {
    let mut text = format!("\n{TO_FILL_IN}");
    for line in lines {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "#");
        for remark in &line.remarks {
            let _ = writeln!(text, "# {remark}");
        }
        let role = line.roles.first().map(Slug::to_string).unwrap_or_default();
        let id = &line.id;
        let _ = writeln!(
            text,
            "  # - {{ id: id-of-{id}, name: Name as printed, roles: [{role}], email: {id}@{domain} }}"
        );
    }
    text
}
