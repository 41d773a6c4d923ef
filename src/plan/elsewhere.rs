//! What another panel of the authority, whose meetings lie in the same workspace, made of a case.

use crate::model::case::OtherPanel;
use crate::model::edition::Decision;
use crate::model::value::{CaseRef, Slug};
use crate::model::{Panel, Workspace};
use jiff::civil::Date;

/// When, and to what effect, a panel that a case was linked to heard it on the day of the link or later,
/// up to a day; nothing where that panel is not ours or came to nothing.
#[must_use]
pub fn heard_elsewhere<'a>(
    workspace: &'a Workspace,
    link: &OtherPanel,
    case: &CaseRef,
    by: Date,
) -> Option<(Date, &'a Decision)> {
    let panel = linked(workspace, &link.panel)?;
    let mut meetings = panel.sittings();
    meetings.find_map(|(date, file)| {
        if date < link.on.value || by < date {
            return None;
        }
        let edition = &panel.edition_on(date)?.edition;
        let mut outcomes = file.heard().filter_map(|item| {
            let outcome = item.outcome.as_ref().filter(|_| item.case.id == *case)?;
            let mut words = edition.decisions.iter().map(|word| &word.value);
            words.find(|word| word.id.value == outcome.decision.value)
        });
        let word = outcomes.find(|word| word.effect.was_heard())?;
        Some((date, word))
    })
}

/// The panel of the workspace that a linked panel is: by its folder, or by the title that an edition
/// gives it.
fn linked<'a>(workspace: &'a Workspace, id: &Slug) -> Option<&'a Panel> {
    if let Some(panel) = workspace.panels.get(id) {
        return Some(panel);
    }
    let editions = workspace
        .panels
        .values()
        .flat_map(|panel| panel.editions.values());
    let links = editions.flat_map(|file| &file.edition.linked_panels);
    let titles = links.filter(|linked| linked.id.value == *id);
    let titles: Vec<&str> = titles.map(|linked| linked.title.as_str()).collect();
    workspace.panels.values().find(|panel| {
        let newest = panel.latest_edition().map(|file| &file.edition);
        newest.is_some_and(|own| {
            titles.contains(&own.panel.as_str()) || titles.contains(&own.short.as_str())
        })
    })
}
