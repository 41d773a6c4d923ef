//! Every branch of every page template is taken by some state of some paper, and every condition is
//! false at least once: what no workspace leads to is dead.

use crate::model::{Logo, Picture};
use crate::render::Format;
use crate::render::Templates;
use crate::render::html::Html;
use crate::render::samples::states;
use std::collections::BTreeMap;
use std::path::Path;

/// Where a finding's message does not name its case: all messages do today, and no template should rely
/// on it.
const NEVER: &str = "if f.about";

/// A template in which each branch leaves a mark, and where each mark stands.
fn marked(path: &str, text: &str, places: &mut BTreeMap<String, String>) -> String {
    let (mut out, mut rest, mut open) = (String::new(), text, Vec::new());
    while let Some(start) = rest.find("{%") {
        let end = start + rest[start..].find("%}").expect("a closed tag") + 2;
        let line = text[..text.len() - rest.len() + start]
            .matches('\n')
            .count()
            + 1;
        let tag = &rest[start..end];
        let words = tag.trim_matches(['{', '}', '%', '-']).trim();
        let mut mark = |what: &str| {
            let mark = format!("⟦{}⟧", places.len());
            places.insert(mark.clone(), format!("{path}:{line}: {what}"));
            mark
        };
        out += &rest[..start];
        match words.split_whitespace().next() {
            Some("if") => {
                open.push((true, false));
                out = out + tag + &mark(words);
            }
            Some("for") => {
                open.push((false, false));
                out = out + tag + &mark(words);
            }
            Some("elif") => out = out + tag + &mark(words),
            Some("else") => {
                open.last_mut().expect("inside").1 = true;
                out = out + tag + &mark(words);
            }
            Some("endif" | "endfor") => {
                open.pop();
                out += tag;
            }
            _ => out += tag,
        }
        rest = &rest[end..];
    }
    out + rest
}

#[test]
fn every_branch_of_every_page_is_taken() {
    let mut places = BTreeMap::new();
    let embedded = Templates::embedded();
    let pages = embedded.of(Format::Html.folder()).filter(|(name, _)| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| ending == "html")
    });
    let own: Vec<(String, String)> = pages
        .map(|(name, text)| {
            let path = format!("{}{name}", Format::Html.folder());
            let text = marked(&path, text, &mut places);
            (path, text)
        })
        .collect();
    let own = Templates::with_overrides(
        own.iter()
            .map(|(path, text)| (path.as_str(), text.as_str())),
    );
    let logo = Logo {
        format: Picture::Svg,
        bytes: b"<svg/>".as_slice().into(),
    };
    let pages = [Html::new(&own), Html::new(&own.with_logo(Some(logo)))];
    for (number, state) in states().enumerate() {
        let page = pages[number % 2].render(state.template, &state.view);
        let page = page.unwrap_or_else(|e| panic!("{} {}: {e}", state.template, state.name));
        places.retain(|mark, _| !page.output.contains(mark));
    }
    let untaken = places.values();
    let untaken: Vec<&String> = untaken.filter(|place| !place.ends_with(NEVER)).collect();
    assert!(untaken.is_empty(), "{untaken:#?}");
}
