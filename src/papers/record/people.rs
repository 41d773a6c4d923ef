//! Who was there, who sent apologies, and which interests were declared.

use super::super::desk::Sitting;
use super::super::view::{Fact, RecordSection};
use super::super::{markdown, words};
use crate::model::edition::Seat;
use crate::model::meeting::{Attendance, Capacity, Presence};
use crate::plan::{Invitee, Reason};

/// People by how they came, a few words each.
#[derive(Default)]
struct People {
    present: Vec<String>,
    attending: Vec<String>,
    watching: Vec<String>,
    apologies: Vec<String>,
    absent: Vec<String>,
    vacant: Vec<String>,
    not_recorded: Vec<String>,
}

/// The members by seat, then whoever else came.
pub(in crate::papers) fn attendance(sitting: &Sitting<'_>) -> RecordSection {
    let mut people = People::default();
    for seat in &sitting.edition.seats {
        people.add_seat(sitting, seat);
    }
    let entries = sitting.meeting.attendance.iter();
    for entry in entries.filter(|entry| entry.seat.is_none()) {
        people.add_other(sitting, entry);
    }
    let unsaid = sitting.plan.invitees.values();
    for invitee in unsaid.filter(|invitee| is_unsaid(sitting, invitee)) {
        people.not_recorded.push(words::person_with_role(
            sitting.desk.workspace,
            &invitee.person,
            sitting.date,
        ));
    }
    let present = if people.present.is_empty() {
        vec![Fact::missing("Members present", "Not recorded")]
    } else {
        Vec::new()
    };
    let lists = [
        ("Members present", people.present),
        ("In attendance", people.attending),
        ("Observing", people.watching),
        ("Apologies", people.apologies),
        ("Absent without apologies", people.absent),
        ("Seats not filled", people.vacant),
        ("Attendance not recorded", people.not_recorded),
    ];
    let lists = lists.into_iter().filter(|(_, people)| !people.is_empty());
    let lists = lists.map(|(label, people)| Fact::text(label, people.join("; ")));
    RecordSection {
        title: "Attendance".to_owned(),
        facts: present.into_iter().chain(lists).collect(),
        ..RecordSection::default()
    }
}

/// Somebody who was invited for an item, and of whom the list of attendance says nothing.
fn is_unsaid(sitting: &Sitting<'_>, invitee: &Invitee) -> bool {
    let mut entries = sitting.meeting.attendance.iter();
    let for_items = invitee.reasons.iter().all(|reason| match reason {
        Reason::Presenter { .. } | Reason::Schedule { .. } => true,
        Reason::Attendee { optional, .. } => !optional,
        Reason::Member { .. } | Reason::Guest { .. } => false,
    });
    for_items && !entries.any(|entry| entry.is_of(&invitee.person))
}

impl People {
    fn add_seat(&mut self, sitting: &Sitting<'_>, seat: &Seat) {
        let workspace = sitting.desk.workspace;
        let title = &seat.title;
        let entries = sitting.meeting.attendance.iter();
        let entries = entries.filter(|entry| {
            let named = entry.seat.as_ref();
            named.is_some_and(|named| named.value == seat.id.value)
        });
        let entries: Vec<_> = entries.collect();
        if entries.is_empty() {
            let reason = Reason::Member {
                seat: seat.id.value.clone(),
            };
            let mut invitees = sitting.plan.invitees.values();
            let invitee = invitees.find(|invitee| invitee.reasons.contains(&reason));
            match invitee {
                Some(invitee) => {
                    let name = workspace.name_of(&invitee.person);
                    self.not_recorded.push(format!("{name}, {title}"));
                }
                None => self.vacant.push(title.to_string()),
            }
        }
        for entry in entries {
            if let Some(cover) = &entry.vacant_covered_by {
                let name = workspace.name(cover);
                self.present.push(format!("{name}, covering {title}"));
                continue;
            }
            let name = name(sitting, entry);
            if entry.substitute.is_none() {
                let said = format!("{name}, {title}");
                self.by_status(entry.status).push(said);
                continue;
            }
            if let Some(stands_in) = sitting.meeting.stand_in(entry) {
                let substitute = workspace.name(stands_in);
                let said = format!("{substitute}, for {name}, {title}");
                self.present.push(said);
            }
            self.apologies.push(format!("{name}, {title}"));
        }
    }

    fn add_other(&mut self, sitting: &Sitting<'_>, entry: &Attendance) {
        let workspace = sitting.desk.workspace;
        let agreed = entry.agreed_by.as_ref();
        let agreed = agreed.map(|by| format!("agreed by {}", workspace.name(by)));
        let as_what = match (entry.capacity, &entry.person) {
            (Capacity::Adviser, _) => "Adviser".to_owned(),
            (Capacity::Family, _) => "Family".to_owned(),
            (Capacity::Member | Capacity::Attendee | Capacity::Observer, Some(person)) => {
                words::capacity(workspace, &person.id, sitting.date)
            }
            (_, None) => String::new(),
        };
        let notes = [Some(as_what), agreed].into_iter().flatten();
        let notes = notes.filter(|note| !note.is_empty());
        let said: Vec<String> = std::iter::once(name(sitting, entry)).chain(notes).collect();
        let said = said.join(", ");
        let people = match (entry.status, entry.capacity) {
            (Presence::Present, Capacity::Observer) => &mut self.watching,
            (Presence::Present, _) => &mut self.attending,
            (status, _) => self.by_status(status),
        };
        people.push(said);
    }

    fn by_status(&mut self, status: Presence) -> &mut Vec<String> {
        match status {
            Presence::Present => &mut self.present,
            Presence::Apologies => &mut self.apologies,
            Presence::Absent => &mut self.absent,
            Presence::Expected => &mut self.not_recorded,
        }
    }
}

fn name(sitting: &Sitting<'_>, entry: &Attendance) -> String {
    let person = entry.person.as_ref();
    let person = person.map(|person| sitting.desk.workspace.name(person).to_owned());
    let guest = || entry.guest.as_ref().map(ToString::to_string);
    let name = person.or_else(guest);
    name.unwrap_or_else(|| "Not named".to_owned())
}

/// Interests that were declared, or that none was.
pub(super) fn interests(sitting: &Sitting<'_>) -> RecordSection {
    let mut intro = Vec::new();
    let mut facts = Vec::new();
    match sitting.meeting.declarations.as_deref() {
        None => facts.push(Fact::missing("Interests", "Not recorded")),
        Some([]) => {
            intro.push("Everybody was asked, and nobody declared an interest.".to_owned());
        }
        Some(_) => {}
    }
    let declared = sitting.meeting.declarations.iter().flatten();
    facts.extend(declared.map(|declared| {
        let note = markdown::plain(declared.note.as_str());
        let about = declared.case.as_ref();
        let about = about.map(|case| format!("{}: ", words::case(sitting.desk, &case.id)));
        Fact::text(
            sitting.desk.workspace.name(&declared.person),
            format!("{}{note}", about.unwrap_or_default()),
        )
    }));
    RecordSection {
        title: "Declarations of interest".to_owned(),
        intro,
        facts,
        ..RecordSection::default()
    }
}
