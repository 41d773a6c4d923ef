//! A private note about practice, from the Chair to a Head of Service. It is no part of the
//! minutes, and no other paper knows of it.

use super::super::desk::Sitting;
use super::super::view::{Audience, Blank, Fact, PracticeLabels, PracticeNote};
use super::super::{head, words};
use crate::model::meeting::{Practice, PracticeNote as Written};
use crate::model::value::words::{day, day_in_full};
use crate::model::value::{CaseRef, Slug};

/// What the note says.
pub(super) fn note(sitting: &Sitting<'_>, written: &Written) -> PracticeNote {
    let desk = sitting.desk;
    let name = &written.item.value;
    let chair = sitting.meeting.chair.as_ref();
    let said = match written.kind {
        Practice::Excellent => {
            "The panel noted excellent practice in this case and asks that those who did the work are told."
        }
        Practice::Inadequate => {
            "The panel saw practice in this case that was not good enough. It supervises nobody, and \
             leaves to you what is to follow."
        }
    };
    PracticeNote {
        labels: PracticeLabels::default(),
        head: head::of_panel(
            desk,
            sitting.edition,
            "Note about practice",
            Some("Private".to_owned()),
            desk.as_of,
            Audience::Person,
        ),
        to: to(
            sitting,
            &name.case,
            written.to.as_ref().map(|role| &role.id),
        ),
        from: chair.map_or_else(
            || "The Chair of the panel".to_owned(),
            |chair| format!("{}, Chair of the panel", desk.workspace.name(&chair.person)),
        ),
        facts: vec![
            Fact::text("Case", words::case(desk, &name.case)),
            Fact::text("Meeting", day_in_full(sitting.date)),
            Fact::text("Item", words::kind_title(sitting.edition, &name.kind)),
        ],
        said: said.to_owned(),
        handling:
            "This note is for you alone. It is no part of the panel's record and stands in no \
                   other paper."
                .to_owned(),
        sent: Blank {
            label: "Sent on".to_owned(),
            value: written.sent.filter(|sent| *sent <= desk.as_of).map(day),
        },
    }
}

/// The Head of Service of the case's team, if they hold the role that is named; else whoever does.
fn to(sitting: &Sitting<'_>, case: &CaseRef, role: Option<&Slug>) -> String {
    let workspace = sitting.desk.workspace;
    let team = workspace
        .case(case)
        .and_then(|case| workspace.team_of(case, sitting.date));
    let head = team.and_then(|team| team.head_of_service_on(sitting.date));
    let head = head
        .map(|head| &head.id)
        .filter(|head| is_in_post(sitting, head));
    let Some(role) = role else {
        return head.map_or_else(
            || "Head of Service".to_owned(),
            |head| words::person_with_role(workspace, head, sitting.date),
        );
    };
    let title = workspace.role_title(role);
    if let Some(head) = head.filter(|head| workspace.holds(head, role, sitting.date)) {
        return format!("{}, {title}", workspace.name_of(head));
    }
    let names: Vec<&str> = workspace
        .holders(role, sitting.date)
        .map(|person| person.name.as_str())
        .collect();
    match names.as_slice() {
        [only] => format!("{only}, {title}"),
        _ => title.to_owned(),
    }
}

fn is_in_post(sitting: &Sitting<'_>, person: &Slug) -> bool {
    let person = sitting.desk.workspace.people.get(person);
    person.is_some_and(|person| person.is_in_post(sitting.date))
}
