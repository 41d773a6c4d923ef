//! Business about no child and any other business, with what came of it.

use super::super::desk::Sitting;
use super::super::view::{Fact, RecordItem, RecordSection};
use super::super::{markdown, words};
use super::item;
use crate::model::meeting::{Business, OtherBusiness};
use crate::model::value::LongText;

/// Each matter with its conclusion; a case that was raised has an outcome like an item.
pub(super) fn business(sitting: &Sitting<'_>) -> RecordSection {
    let meeting = sitting.meeting;
    let mut raised = sitting.file.raised.iter();
    let mut items: Vec<RecordItem> = meeting
        .business
        .iter()
        .map(|matter| announced(sitting, matter))
        .collect();
    for matter in &meeting.any_other_business {
        // The cases among them stand in the same order as items.
        let case = matter.case.as_ref().and_then(|_| raised.next());
        items.push(match case {
            Some(case) => {
                let mut said = item::heard(sitting, case, None);
                if sitting.withheld(case).is_none() {
                    let urgency = matter.urgency.as_ref();
                    let urgency = urgency.map(|why| {
                        Fact::rich("Why it could not wait", markdown::rich(why.as_str()))
                    });
                    let at = said.facts.len().min(1);
                    said.facts.splice(
                        at..at,
                        raised_by(sitting, matter).into_iter().chain(urgency),
                    );
                }
                said
            }
            None => other(sitting, matter),
        });
    }
    let intro = if items.is_empty() {
        vec!["None was raised.".to_owned()]
    } else {
        Vec::new()
    };
    RecordSection {
        title: "Any other business".to_owned(),
        intro,
        items,
        ..RecordSection::default()
    }
}

/// What was raised about no child, announced or not.
pub(in crate::papers) fn about_no_child(sitting: &Sitting<'_>) -> Vec<RecordItem> {
    let meeting = sitting.meeting;
    let business = meeting.business.iter();
    let business = business.map(|matter| announced(sitting, matter));
    let others = meeting.any_other_business.iter();
    let others = others.filter(|matter| matter.case.is_none());
    business
        .chain(others.map(|matter| other(sitting, matter)))
        .collect()
}

fn announced(sitting: &Sitting<'_>, matter: &Business) -> RecordItem {
    let workspace = sitting.desk.workspace;
    let mut facts = Vec::new();
    let lead = matter.lead.as_ref();
    facts.extend(lead.map(|lead| {
        let name = words::person_with_role(workspace, &lead.id, sitting.date);
        Fact::text("Led by", name)
    }));
    facts.extend(long("Put to the panel", matter.note.as_ref()));
    facts.push(concluded(matter.conclusion.as_ref()));
    RecordItem {
        title: matter.title.to_string(),
        decision: None,
        facts,
    }
}

fn other(sitting: &Sitting<'_>, matter: &OtherBusiness) -> RecordItem {
    let mut facts: Vec<Fact> = raised_by(sitting, matter).into_iter().collect();
    facts.extend(long("Why it could not wait", matter.urgency.as_ref()));
    facts.push(concluded(matter.conclusion.as_ref()));
    RecordItem {
        title: matter.title.to_string(),
        decision: None,
        facts,
    }
}

fn raised_by(sitting: &Sitting<'_>, matter: &OtherBusiness) -> Option<Fact> {
    let by = matter.raised_by.as_ref()?;
    let name = words::person_with_role(sitting.desk.workspace, &by.id, sitting.date);
    Some(Fact::text("Raised by", name))
}

fn long(label: &str, text: Option<&LongText>) -> Option<Fact> {
    text.map(|text| Fact::rich(label, markdown::rich(text.as_str())))
}

fn concluded(text: Option<&LongText>) -> Fact {
    let label = "Conclusion";
    long(label, text).unwrap_or_else(|| Fact::missing(label, "Not recorded"))
}
