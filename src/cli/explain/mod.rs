//! `ipop explain`: what a finding's name means, be it a requirement, a rule or a built-in check.

mod built_in;
mod page;

use super::{Exit, Place, Surroundings, open, terms, wrap::wrapped};
use crate::papers::Terms;
use crate::rules::{RULES, rule};
use crate::source::Root;
use crate::yaml::nearest;
use std::collections::BTreeSet;

/// What `explain` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// A requirement, a rule or a built-in check, as it stands in brackets in a finding
    name: String,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let name = flags.name.trim_matches(['[', ']', ' ']);
    // Rules and built-in checks are explained outside a workspace too.
    let panels = panels(place, with)?;
    let explained = requirement(&panels, name)
        .or_else(|| rule(name).map(|rule| page::page(rule.page) + &asked_for(&panels, name)))
        .or_else(|| built_in::explained(name));
    if let Some(text) = explained {
        write!(with.out, "{text}")?;
        return Ok(Exit::Fine);
    }
    let requirements = panels.iter().flat_map(|terms| &terms.requirements);
    let mut known: Vec<&str> = requirements
        .map(|requirement| requirement.requirement.as_str())
        .collect();
    known.extend(RULES.iter().map(|rule| rule.name));
    let built_in: Vec<&'static str> = built_in::names().collect();
    known.extend::<Vec<&str>>(built_in);
    let help = nearest(name, known).map_or_else(
        || "`ipop terms PANEL` lists a panel's requirements and rules".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    writeln!(with.err, "error: nothing is called `{name}`; {help}")?;
    Ok(Exit::Usage)
}

/// The terms of every panel; none outside a workspace.
fn panels(place: &Place, with: &mut Surroundings<'_>) -> std::io::Result<Vec<Terms>> {
    let Ok(root) = Root::find(place.root.as_deref(), &with.folder) else {
        return Ok(Vec::new());
    };
    let Some(opened) = open::open(&root.path, place, with)? else {
        return Ok(Vec::new());
    };
    let workspace = opened.inspection.workspace.iter();
    let panels =
        workspace.flat_map(|workspace| workspace.panels.keys().map(move |id| (workspace, id)));
    Ok(panels
        .filter_map(|(workspace, id)| terms::of_panel(&opened, workspace, id.as_str()))
        .collect())
}

/// A requirement, in each panel that has one of this number, and then the rules that check it.
fn requirement(panels: &[Terms], name: &str) -> Option<String> {
    let mut text = String::new();
    let mut rules = BTreeSet::new();
    for terms in panels {
        let mut requirements = terms.requirements.iter();
        let Some(requirement) =
            requirements.find(|requirement| requirement.requirement.eq_ignore_ascii_case(name))
        else {
            continue;
        };
        text += &wrapped("", &format!("{} ({})", terms.title, terms.panel));
        text += "\n";
        text += &terms::requirement(requirement);
        let about = |number: &String| *number == requirement.requirement;
        for reading in &terms.interpretations {
            if reading.about.iter().any(about) {
                text += "\n  How an unclear place is read\n";
                text += &terms::reading(reading);
            }
        }
        text += "\n";
        rules.extend(
            requirement
                .rules
                .iter()
                .map(|checked| checked.rule.as_str()),
        );
    }
    if text.is_empty() {
        return None;
    }
    let pages: Vec<String> = rules
        .into_iter()
        .filter_map(rule)
        .map(|rule| page::page(rule.page))
        .collect();
    Some(text + &pages.join("\n"))
}

/// Which requirements ask for a rule, and how.
fn asked_for(panels: &[Terms], name: &str) -> String {
    let mut text = String::new();
    for terms in panels {
        for requirement in &terms.requirements {
            for checked in requirement
                .rules
                .iter()
                .filter(|checked| checked.rule == name)
            {
                let how = terms::checked_by(checked);
                text += &wrapped(
                    "  ",
                    &format!("{} ({}): {how}", requirement.requirement, terms.panel),
                );
            }
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\nAsked for by\n\n{text}")
}
