//! Which children of the files a panel has to hear: those whom its Terms of Reference want on every agenda.

use crate::model::edition::Section;
use crate::model::load;
use crate::model::value::CaseRef;
use crate::plan::circumstances_of;
use crate::rules::RULES;
use crate::source::Sources;
use crate::terms::{StandingItem, bind};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Of some cases of a workspace, those that an edition in force on a day wants on every agenda.
pub(super) fn needed(sources: &Sources, of: &BTreeSet<CaseRef>, day: Date) -> BTreeSet<CaseRef> {
    load(sources)
        .workspace
        .map_or_else(BTreeSet::new, |workspace| {
            let editions = bind(&workspace, RULES, &mut Vec::new());
            let asked = |panel: &str| {
                let terms = editions.on(panel, day)?;
                let asking = terms.asking_for(Section::Coverage);
                let requirements: BTreeSet<_> = asking.map(|entry| &entry.requirement).collect();
                let standing = terms.each::<StandingItem>();
                let standing =
                    standing.filter(|(entry, _)| requirements.contains(&entry.requirement));
                Some(standing.map(|(entry, _)| entry).collect::<Vec<_>>())
            };
            let mut found = BTreeSet::new();
            for (id, panel) in &workspace.panels {
                let (Some(entries), Some(file)) = (asked(id.as_str()), panel.edition_on(day))
                else {
                    continue;
                };
                found.extend(
                    of.iter()
                        .filter(|case| {
                            workspace.sound_case(case).is_some_and(|case| {
                                let edition = &file.edition;
                                let about = circumstances_of(
                                    &workspace, panel, edition, day, day, case, None,
                                );
                                let lives = case.placement_on(day).is_some();
                                lives && entries.iter().any(|entry| entry.asks(&about))
                            })
                        })
                        .cloned(),
                );
            }
            found
        })
}
