//! Exceptions that somebody agreed to: whom they excuse, and whether they may.

use crate::diag::{Agreed, Diagnostic, MeetingKey, Subject};
use crate::model::edition::Stage;
use crate::model::meeting::Waiver;
use crate::model::value::{ItemRef, RequirementId};
use crate::model::{MeetingFile, Workspace};
use crate::terms::{Entry, Terms};
use crate::yaml::At;

/// The waivers of one meeting, and what has become of each.
pub(super) struct Waivers<'a> {
    workspace: &'a Workspace,
    key: &'a MeetingKey,
    agreed: Vec<(&'a At<Waiver>, Use)>,
}

/// What has become of a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Its requirement was not asked of this meeting.
    NotAsked,
    /// Its requirement was kept.
    Kept,
    /// Its requirement was not kept, but it is about something else.
    AboutAnother,
    /// It names something that was found.
    Used,
}

impl<'a> Waivers<'a> {
    pub(super) fn new(
        workspace: &'a Workspace,
        file: &'a MeetingFile,
        key: &'a MeetingKey,
    ) -> Self {
        let waivers = file.meeting.waivers.iter();
        Self {
            workspace,
            key,
            agreed: waivers.map(|waiver| (waiver, Use::NotAsked)).collect(),
        }
    }

    /// Notes that a requirement was asked of something in this meeting, and whether it was broken.
    pub(super) fn applies(&mut self, requirement: &RequirementId, broken: bool) {
        let came_of_it = if broken { Use::AboutAnother } else { Use::Kept };
        for (waiver, used) in &mut self.agreed {
            if waiver.requirement.value == *requirement {
                *used = came_of_it.max(*used);
            }
        }
    }

    /// Marks a finding as excused if a waiver that may excuse it names what it is about. A waiver that
    /// names nothing is about the meeting itself, and excuses nothing about an item or a seat.
    pub(super) fn excuse(&mut self, entry: &Entry, about: &[String], finding: &mut Diagnostic) {
        for (waiver, used) in &mut self.agreed {
            let names = match &waiver.about {
                Some(named) => about.iter().any(|name| name == named.as_str()),
                None => about.is_empty(),
            };
            if waiver.requirement.value != entry.requirement || !names {
                continue;
            }
            *used = Use::Used;
            if may_agree(self.workspace, entry, waiver) {
                let who = self.workspace.name(&waiver.agreed_by);
                finding.waived = Some(Agreed {
                    by: who.to_owned(),
                    words: format!(
                        "exception agreed by {who} on {}: {}",
                        crate::model::value::words::day(waiver.on),
                        waiver.reason
                    ),
                });
            }
        }
    }

    /// Finds waivers that nobody could agree to, and from `held` on those that excused nothing.
    pub(super) fn judge(&self, terms: &Terms, stage: Stage, findings: &mut Vec<Diagnostic>) {
        for (waiver, used) in &self.agreed {
            let requirement = &waiver.requirement;
            let of_requirement = terms.of_requirement(&requirement.value);
            let of_requirement: Vec<&Entry> = of_requirement
                .filter(|entry| entry.rule().is_some())
                .collect();
            let subject = Subject::Meeting(self.key.clone());
            if of_requirement.is_empty() {
                let message = format!(
                    "no rule of this panel checks {}, so nothing can be waived",
                    requirement.value
                );
                let finding =
                    Diagnostic::warning("waiver-unused", subject, requirement.span, message);
                findings.push(
                    finding.with_help("check the requirement's number, or remove the waiver"),
                );
            } else if !of_requirement
                .iter()
                .any(|entry| may_agree(self.workspace, entry, waiver))
            {
                let message = format!(
                    "{} may not agree to an exception from {}",
                    self.workspace.name(&waiver.agreed_by),
                    requirement.value
                );
                let mut finding = Diagnostic::warning(
                    "waiver-not-allowed",
                    subject,
                    waiver.agreed_by.span,
                    message,
                )
                .with_help(who_may(self.workspace, &of_requirement));
                if let Some(entry) = of_requirement.first() {
                    finding = finding.with_label(entry.asked_at(), "asked for here");
                }
                findings.push(finding);
            } else if stage >= Stage::Held
                && is_judged(self.workspace, waiver)
                && let Some((why, help)) = used.in_vain()
            {
                let message = format!(
                    "this waiver of {} excuses nothing: {why}",
                    requirement.value
                );
                let finding =
                    Diagnostic::warning("waiver-unused", subject, requirement.span, message);
                findings.push(finding.with_help(help));
            }
        }
    }
}

/// Of an item whose case cannot be read or contradicts itself nothing was asked, so nothing was kept.
fn is_judged(workspace: &Workspace, waiver: &Waiver) -> bool {
    let about = waiver.about.as_ref();
    let item = about.and_then(|about| about.as_str().parse::<ItemRef>().ok());
    item.is_none_or(|item| {
        workspace
            .sound_cases()
            .any(|case| case.case.value == item.case)
    })
}

impl Use {
    /// Why a waiver excuses nothing, and what to do.
    fn in_vain(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::NotAsked => Some((
                "it is not asked of this meeting",
                "remove it: what is asked of the panel as a whole cannot be waived in a meeting, and \
                 what did not apply need not be",
            )),
            Self::Kept => Some((
                "it was kept",
                "remove it: an exception that was not needed does not belong in the record",
            )),
            Self::AboutAnother => Some((
                "what was found is about something else",
                "name the item, case, seat, role or action under `about:`; without it a waiver is \
                 about the meeting itself",
            )),
            Self::Used => None,
        }
    }
}

fn may_agree(workspace: &Workspace, entry: &Entry, waiver: &Waiver) -> bool {
    let mut roles = entry.meets.waivable_by.iter();
    roles.any(|role| workspace.holds(&waiver.agreed_by.id, &role.id, waiver.on))
}

fn who_may(workspace: &Workspace, asked: &[&Entry]) -> String {
    let roles: Vec<&str> = asked
        .iter()
        .flat_map(|entry| &entry.meets.waivable_by)
        .map(|role| workspace.role_title(&role.id))
        .collect();
    if roles.is_empty() {
        "nobody may: the Terms of Reference allow no exception from it".to_owned()
    } else {
        format!("only these may: {}", roles.join(", "))
    }
}
