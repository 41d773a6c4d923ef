//! A workspace's broken template holds back the papers that need it, and no other.
//!
//! Tera takes a set of templates only as a whole. So the program's own come first, which are good, and
//! the workspace's files are put in their places one after the other; what the set refuses is broken.
//! Which papers need a broken one is asked of Tera too: it is left out, and so is whatever cannot do
//! without it.

use std::collections::{BTreeMap, BTreeSet};

use tera::Tera;

use super::fault::{error, path, unplaced};
use super::{bounds, circles};
use crate::render::templates::Format;
use crate::render::{RenderError, Templates};

/// Texts by their names in the folder of page templates.
type Texts<'a> = BTreeMap<&'a str, &'a str>;

/// A set of templates that work, and why each of the others can't be used.
pub(super) fn sort_out(templates: &Templates) -> (Tera, BTreeMap<String, RenderError>) {
    let all: Texts<'_> = templates.of(Format::Html.folder()).collect();
    if let Ok(tera) = compile(&all) {
        return (tera, BTreeMap::new());
    }
    let embedded = Templates::embedded();
    let mut good: Texts<'_> = embedded.of(Format::Html.folder()).collect();
    let broken = put_in_place(&all, &mut good);
    let mut unusable = BTreeMap::new();
    for (name, fault) in &broken {
        // A file that needs another broken one is not broken itself.
        let cause = broken.iter().find(|(other, _)| {
            other != &name
                && fault.message.contains(*other)
                && !broken[*other].message.contains(name)
        });
        let fault = cause.map_or(fault, |(_, cause)| cause);
        for needs_it in dependents(name, &good) {
            unusable
                .entry(needs_it.to_owned())
                .or_insert_with(|| fault.clone());
        }
        unusable.insert((*name).to_owned(), fault.clone());
    }
    let tera = compile(&good).unwrap_or_default();
    (tera, unusable)
}

/// Replaces what can be replaced, until nothing more fits; what is left over, with its faults.
fn put_in_place<'a>(all: &Texts<'a>, good: &mut Texts<'a>) -> BTreeMap<&'a str, RenderError> {
    let mut waiting: Texts<'a> = all
        .iter()
        .filter(|(name, text)| good.get(*name) != Some(*text))
        .map(|(name, text)| (*name, *text))
        .collect();
    loop {
        let before = waiting.len();
        let mut faults = BTreeMap::new();
        waiting.retain(|name, text| {
            let mut with = good.clone();
            with.insert(name, text);
            match compile(&with) {
                Ok(_) => {
                    *good = with;
                    false
                }
                Err(fault) => {
                    faults.insert(*name, blame(name, fault));
                    true
                }
            }
        });
        if waiting.len() == before {
            return faults;
        }
    }
}

/// The fault of a file without which the set is good, wherever it shows itself.
fn blame(name: &str, fault: RenderError) -> RenderError {
    if fault.template == path(name) {
        return fault;
    }
    let message = if fault.template == path("") {
        fault.message
    } else {
        format!("{}, which {} needs", fault.message, fault.template)
    };
    unplaced(name, &message)
}

/// The templates that cannot be used without this one.
fn dependents<'a>(name: &str, good: &Texts<'a>) -> BTreeSet<&'a str> {
    let mut rest = good.clone();
    let mut gone = BTreeSet::new();
    rest.remove(name);
    while let Err(fault) = compile(&rest) {
        let Some(next) = rest
            .keys()
            .copied()
            .find(|name| path(name) == fault.template)
        else {
            // Tera does not say which: then none of them is sure to work.
            gone.extend(rest.into_keys());
            return gone;
        };
        rest.remove(next);
        gone.insert(next);
    }
    gone
}

fn compile(texts: &Texts<'_>) -> Result<Tera, RenderError> {
    let mut tera = Tera::default();
    bounds::set(&mut tera);
    tera.add_raw_templates(texts)
        .map_err(|cause| error("", &cause))?;
    circles::find(texts).map_or(Ok(tera), Err)
}
