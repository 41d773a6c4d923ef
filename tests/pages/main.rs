//! The rules' pages are their tests: what a page shows as bad is found at the very line, what it
//! shows as good is not, and nothing else is said.
//!
//! A page's blocks are files of a small workspace, which replace or add to those in `base/`:
//!
//! - ```` ```yaml terms ```` holds requirements of the panel `demo`, besides those of its parts;
//! - ```` ```yaml PATH [part] [as-of=DATE] ```` (or `csv`) is a file. With `part` it replaces only the top-level
//!   fields that it names (`field: ~` takes one away), which keeps a page about a case short.
//!
//! Blocks stand together up to the next heading: `## Bad`, `## Good`, or a `###` inside them, which
//! may have a `terms` block of its own. A line ends in `# warning: [P-79 agenda-notice]` where that is
//! raised there (`error`, `warning`, `info`, or `waived` for what a waiver excuses; several with
//! commas). In a CSV file, which has no comments, what is marked is cut off. Besides these, neither the page's rule nor any error nor the reading of the files may
//! raise anything.
//!
//! What a rule looks at is counted: the bad examples of each page are counted as broken, and the
//! good ones as kept, so that a rule is seen to apply to what it praises.
#![expect(
    clippy::disallowed_methods,
    reason = "the pages and the base workspace are files"
)]

mod page;
mod run;

use ipop::rules::RULES;
use page::{Case, Page};
use rayon::prelude::*;
use run::{Base, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

const HEADINGS: [&str; 6] = [
    "What it looks for",
    "Why it matters",
    "How to put it right",
    "Parameters",
    "Bad",
    "Good",
];

fn pages() -> Vec<Page> {
    RULES
        .iter()
        .map(|rule| Page::parse(rule.name, rule.page))
        .collect()
}

/// The pages of what no edition has to ask for; no rule has them, and `explain` does not print them.
fn built_in() -> [Page; 3] {
    [
        Page::parse("built-in", include_str!("built-in.md")),
        Page::parse("dates", include_str!("dates.md")),
        Page::parse("schedules", include_str!("schedules.md")),
    ]
}

/// A page, and what was found in each of its bad examples, its good ones, and the base as it stands.
struct Tried {
    page: Page,
    bad: Vec<Outcome>,
    good: Vec<Outcome>,
    untouched: Outcome,
}

/// Every page, tried once for all tests.
static TRIED: LazyLock<Vec<Tried>> = LazyLock::new(|| {
    let base = Base::read();
    let pages = pages().into_iter().chain(built_in()).collect::<Vec<_>>();
    let tried = pages.into_par_iter().map(|page| {
        let each = |cases: &[Case]| cases.iter().map(|case| base.run(&page, case)).collect();
        Tried {
            bad: each(&page.bad),
            good: each(&page.good),
            untouched: base.run(&page, &Case::untouched()),
            page,
        }
    });
    tried.collect()
});

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n\n{}\n", faults.join("\n"));
}

/// Rules that tell something which nobody keeps or breaks: they count nothing.
const TELLS_ONLY: [&str; 1] = ["deadline-agreement"];

#[test]
fn what_pages_mark_is_found_and_nothing_else() {
    let untouched = Case::untouched();
    let mut faults = Vec::new();
    for tried in &*TRIED {
        let page = &tried.page;
        let bad = page.bad.iter().zip(&tried.bad);
        let good = page.good.iter().zip(&tried.good);
        let has_rule = RULES.iter().any(|rule| rule.name == page.name);
        let kept_at_all: u32 = tried.good.iter().map(|outcome| outcome.kept).sum();
        for (case, outcome) in bad.chain(good).chain([(&untouched, &tried.untouched)]) {
            let Outcome {
                surplus,
                missing,
                broken,
                ..
            } = outcome;
            let place = format!("src/rules/{}.md, {}", page.name, case.title);
            let is_counted = has_rule && !TELLS_ONLY.contains(&page.name.as_str());
            if has_rule && (is_counted && case.has_marks()) != (*broken > 0) {
                faults.push(format!("{place}: {broken} counted as broken"));
            }
            faults.extend(
                surplus
                    .iter()
                    .map(|what| format!("{place}: not marked: {what}")),
            );
            faults.extend(
                missing
                    .iter()
                    .map(|what| format!("{place}: not found: {what}")),
            );
        }
        if has_rule && (kept_at_all > 0) == TELLS_ONLY.contains(&page.name.as_str()) {
            faults.push(format!(
                "src/rules/{}.md: {kept_at_all} good things are counted as kept",
                page.name
            ));
        }
    }
    report(&faults);
}

/// A condition that never holds leaves a rule nothing to look at, in every example of every page.
#[test]
fn a_rule_sees_only_what_it_is_asked_about() {
    let base = Base::read();
    let mut faults = Vec::new();
    let mut excluded = 0;
    for mut page in pages() {
        let takes_conditions = RULES
            .iter()
            .any(|rule| rule.name == page.name && rule.takes_conditions());
        if !takes_conditions {
            continue;
        }
        page.terms = never(&page.terms, &page.name);
        for case in page
            .bad
            .iter()
            .chain(&page.good)
            .filter(|case| case.terms.is_none())
        {
            let Outcome { kept, broken, .. } = base.run(&page, case);
            excluded += 1;
            if kept + broken > 0 {
                faults.push(format!(
                    "{}, {}: {kept} kept, {broken} broken",
                    page.name, case.title
                ));
            }
        }
    }
    assert!(excluded > 60, "{excluded} examples");
    report(&faults);
}

/// The requirements with a condition that never holds beside each mention of a rule.
fn never(terms: &str, rule: &str) -> String {
    const NEVER: &str = "{ before: 1999-01-01 }";
    let mut lines = Vec::new();
    let mut inside = None;
    let mut rest = terms.lines().peekable();
    while let Some(line) = rest.next() {
        let indent = line.len() - line.trim_start().len();
        if inside.is_some_and(|at| indent > at) {
            continue;
        }
        inside = None;
        if line.trim_start().starts_with("when:") {
            lines.push(format!("{}when: {NEVER}", &line[..indent]));
            inside = Some(indent);
            continue;
        }
        let named = format!("rule: {rule}");
        match line.find(&named) {
            Some(at) => {
                let (head, tail) = line.split_at(at + named.len());
                if let Some((before, after)) = tail.split_once("when: ") {
                    lines.push(format!(
                        "{head}{before}when: {NEVER}{}",
                        &after[length(after)..]
                    ));
                } else if tail.starts_with([',', ' ']) {
                    lines.push(format!("{head}, when: {NEVER}{tail}"));
                } else {
                    lines.push(line.to_owned());
                    if !rest
                        .peek()
                        .is_some_and(|next| next.trim_start().starts_with("when:"))
                    {
                        let indent = line.find("rule:").expect("it names one");
                        lines.push(format!("{}when: {NEVER}", " ".repeat(indent)));
                    }
                }
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// How long the flow value is with which a text begins.
fn length(text: &str) -> usize {
    let mut depth = 0;
    let end = text.char_indices().find(|(_, letter)| {
        depth += i32::from(matches!(letter, '[' | '{'));
        depth -= i32::from(matches!(letter, ']' | '}'));
        depth == 0
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

#[test]
fn texts_of_findings() {
    for Tried { page, bad, .. } in &*TRIED {
        let mut text = String::new();
        for (case, outcome) in page.bad.iter().zip(bad) {
            text = format!("{text}# {}\n\n{}", case.title, outcome.told);
        }
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(page.name.as_str(), text); });
    }
}

#[test]
fn pages_are_whole() {
    let mut faults = Vec::new();
    for page in pages() {
        let mut fault = |what: String| faults.push(format!("src/rules/{}.md: {what}", page.name));
        if page.title != page.name {
            fault(format!("its title is `{}`", page.title));
        }
        if page.headings != HEADINGS {
            fault(format!(
                "its headings are {:?}, not {HEADINGS:?}",
                page.headings
            ));
        }
        if page.terms.is_empty() {
            fault("it has no `yaml terms` block above `## Bad`".to_owned());
        }
        if page.bad.is_empty() || page.good.is_empty() {
            fault("it needs blocks under `## Bad` and under `## Good`".to_owned());
        }
        for bad in page.bad.iter().filter(|bad| !bad.has_marks()) {
            fault(format!("nothing is marked in `{}`", bad.title));
        }
        for good in page.good.iter().filter(|good| good.has_marks()) {
            fault(format!("`{}` is good, and marks something", good.title));
        }
        for name in page.parameters_used() {
            if !page.parameters.contains(&format!("- `{name}`")) {
                fault(format!("the parameter `{name}` is not described"));
            }
        }
    }
    report(&faults);
}

#[test]
fn every_page_has_a_rule_and_every_rule_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).max_depth(1) {
        let path = entry.expect("readable").into_path();
        let text =
            |part: Option<&std::ffi::OsStr>| part.and_then(|part| part.to_str().map(str::to_owned));
        if let (Some(stem), Some(kind)) = (text(path.file_stem()), text(path.extension())) {
            found.entry(kind).or_default().insert(stem);
        }
    }
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert!(names.is_sorted(), "RULES stand in the order of their names");
    assert_eq!(
        found["md"],
        names.iter().map(|name| (*name).to_owned()).collect()
    );
    for name in names {
        let module = name.replace('-', "_");
        assert!(found["rs"].contains(&module), "src/rules/{module}.rs");
    }
}
