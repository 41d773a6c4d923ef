//! The index over everything that lies in `out/`: which paper each path is, read back from the path.

use super::jobs::{Body, Job};
use crate::diag::{Diagnostic, Summary};
use crate::papers::view::value;
use crate::papers::{self, Desk, HeldBackPaper, MadePaper, PaperOf};
use crate::publish::OutPath;
use std::collections::{BTreeMap, BTreeSet};

/// `out/index.html`, over everything that will lie in `out/`. What is `left` there from an earlier
/// build is out of date.
pub(super) fn job(
    desk: &Desk<'_>,
    present: &BTreeSet<OutPath>,
    left: &BTreeSet<OutPath>,
    held_back: &[HeldBackPaper],
    findings: &[Diagnostic],
) -> Job {
    let mut papers: BTreeMap<(String, PaperOf), Vec<(String, String)>> = BTreeMap::new();
    let mut out_of_date = BTreeSet::new();
    for path in present.iter().chain(left) {
        if let Some((panel, of, format)) = paper_at(path.as_str()) {
            if left.contains(path) {
                out_of_date.insert((panel.clone(), of.clone()));
            }
            papers
                .entry((panel, of))
                .or_default()
                .push((format.to_owned(), path.to_string()));
        }
    }
    let made = papers::BuildResult {
        papers: papers
            .into_iter()
            .map(|((panel, of), mut formats)| {
                formats.sort_by_key(|(format, path)| {
                    (
                        FORMATS.iter().position(|known| known.1 == format),
                        path.clone(),
                    )
                });
                let paper = (panel, of);
                let out_of_date = out_of_date.contains(&paper);
                let (panel, of) = paper;
                MadePaper {
                    panel,
                    of,
                    formats,
                    out_of_date,
                }
            })
            .collect(),
        held_back: held_back.to_vec(),
        findings: Summary::of(findings),
    };
    let view = value(&papers::index(desk, &made));
    Job {
        path: "index".to_owned(),
        paper: None,
        asked: papers::asked_of_index(desk),
        body: Body::Paper {
            template: "index",
            view,
        },
        print: false,
    }
}

/// Endings and what they are called, in the order in which they are shown.
const FORMATS: [(&str, &str); 7] = [
    ("html", "HTML"),
    ("pdf", "PDF"),
    ("xlsx", "Excel"),
    ("ics", "Calendar"),
    ("eml", "Mail draft"),
    ("txt", "Text"),
    ("json", "Compliance (JSON)"),
];

/// Which paper lies at a path, and in which format.
fn paper_at(path: &str) -> Option<(String, PaperOf, &'static str)> {
    let (mut stem, ending) = path.rsplit_once('.')?;
    let format = FORMATS.iter().find(|(known, _)| *known == ending)?.1;
    if ending == "json" {
        stem = stem.strip_suffix(".compliance")?;
    }
    // A second block of a person's time is `<person>-2`.
    if let Some((person, number)) = stem.rsplit_once('-')
        && ending == "ics"
        && number.parse::<u32>().is_ok()
    {
        stem = person;
    }
    let (panel, of) = PaperOf::parse(stem)?;
    Some((panel, of, format))
}
