//! Checks the workspace that a page's blocks make, and compares what is found with the marks.

use crate::page::{Case, Page, marks, merged, unmarked};
use ipop::diag::{self, Diagnostic, Format, Severity};
use ipop::rules::Tally;
use ipop::source::Sources;
use ipop::{model, plan, rules};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;

const EDITION: &str = "panels/demo/terms/2026-01-01.yaml";
/// The day of the meeting that is still to come.
const AS_OF: &str = "2026-06-10";

/// The files that every page starts from.
pub(crate) struct Base(BTreeMap<String, String>);

/// What came of checking one case of a page.
pub(crate) struct Outcome {
    /// Findings that are not marked.
    pub(crate) surplus: Vec<String>,
    /// Marks that nothing was found for.
    pub(crate) missing: Vec<String>,
    /// The findings as an officer reads them.
    pub(crate) told: String,
    /// How often the page's rule found what it looks at in order, and how often not, excused or not.
    pub(crate) kept: u32,
    pub(crate) broken: u32,
}

impl Base {
    pub(crate) fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/base");
        let entries = walkdir::WalkDir::new(&root)
            .into_iter()
            .map(|entry| entry.expect("readable"));
        let files = entries
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).expect("below the root");
                let path = path.to_string_lossy().replace('\\', "/");
                (
                    path,
                    std::fs::read_to_string(entry.path()).expect("readable"),
                )
            });
        Self(files.collect())
    }

    /// The files of a case, and the edition with the page's requirements.
    fn files(&self, page: &Page, case: &Case) -> BTreeMap<String, String> {
        let mut files = self.0.clone();
        for file in &case.files {
            let text = match files.get(&file.path).filter(|_| file.part) {
                Some(base) => merged(base, &file.text),
                None => file.text.clone(),
            };
            files.insert(file.path.clone(), text);
        }
        // On top, so that their line numbers stay when the base changes.
        let edition = files.get_mut(EDITION).expect("the base has an edition");
        let (rest, own) = edition
            .split_once("requirements:\n")
            .expect("the base has requirements");
        let terms = case.terms.as_ref().unwrap_or(&page.terms);
        let named = |line: &str| {
            let id = line.split_once(':').map_or("", |(id, _)| id.trim_start());
            terms
                .lines()
                .any(|line| line.starts_with(&format!("{id}:")))
        };
        // A page asks for one thing: what only stands there so that everything is asked for is left out.
        let all = |line: &&str| {
            line.trim_start().starts_with("P-00:") || line.trim_start().starts_with('#')
        };
        let kept = own.lines().filter(|line| !named(line) && !all(line));
        let kept: Vec<&str> = kept.collect();
        let asked: Vec<&str> = terms.lines().collect();
        *edition = format!(
            "requirements:\n  {}\n{}\n{rest}",
            asked.join("\n  "),
            kept.join("\n"),
        );
        files
    }

    pub(crate) fn run(&self, page: &Page, case: &Case) -> Outcome {
        let files = self.files(page, case);
        let mut expected: Vec<String> = Vec::new();
        let mut names: Vec<String> = vec![];
        for (path, text) in &files {
            for (line, severity, name) in marks(text) {
                expected.push(format!("{path}:{line}: {severity}: [{name}]"));
                names.push(name);
            }
        }
        let sources = Sources::from_strings(files.into_iter().map(|(path, text)| {
            let text = if Path::new(&path)
                .extension()
                .is_some_and(|kind| kind == "csv")
            {
                unmarked(&text)
            } else {
                text
            };
            (path, text)
        }));
        let as_of: Date = case
            .as_of
            .as_deref()
            .unwrap_or(AS_OF)
            .parse()
            .expect("a date");
        let (mut findings, tallies) = check(&sources, as_of);
        findings.retain(|(read, finding)| {
            // Nearly everything in the base is there for another page.
            let marked = || expected.contains(&place(&sources, finding));
            let unasked = finding.rule == "unasked-setting" && !marked();
            // On an earlier day the papers of the base that came since lie ahead.
            let of_meeting = |finding: &Diagnostic| place(&sources, finding).starts_with("panels/");
            let ahead = case.as_of.is_some()
                && finding.rule == "unlikely-date"
                && of_meeting(finding)
                && !marked();
            if unasked || ahead {
                return false;
            }
            *read
                || finding.rule == page.name
                || finding.requirement.is_none()
                || finding.severity == Severity::Error
                || names.contains(&finding.name())
        });
        let findings: Vec<Diagnostic> = findings.into_iter().map(|(_, finding)| finding).collect();
        let mut surplus = Vec::new();
        for finding in &findings {
            let place = place(&sources, finding);
            match expected.iter().position(|mark| *mark == place) {
                Some(at) => drop(expected.remove(at)),
                None => surplus.push(format!("{place} {}", finding.message)),
            }
        }
        let own = tallies.iter().filter(|tally| tally.rule == page.name);
        let told = diag::render(
            &sources,
            &findings,
            Format::Human,
            diag::Screen::Terminal { colour: false },
        );
        Outcome {
            surplus,
            missing: expected,
            told,
            kept: own.clone().map(|tally| tally.kept).sum(),
            broken: own.map(|tally| tally.broken + tally.waived).sum(),
        }
    }
}

/// All findings, those of the reading of the files marked, and what was counted.
fn check(sources: &Sources, as_of: Date) -> (Vec<(bool, Diagnostic)>, Vec<Tally>) {
    let loaded = model::load(sources);
    let mut findings: Vec<_> = loaded
        .findings
        .into_iter()
        .map(|finding| (true, finding))
        .collect();
    let mut tallies = Vec::new();
    if let Some(workspace) = &loaded.workspace {
        let plans = plan::plan(workspace, as_of);
        let checked = rules::check(workspace, &plans, as_of);
        findings.extend(checked.findings.into_iter().map(|finding| (false, finding)));
        tallies = checked.tallies;
    }
    (findings, tallies)
}

/// Where a finding stands, written like a mark.
fn place(sources: &Sources, finding: &Diagnostic) -> String {
    let path = &sources.file(finding.span.file).path;
    let line = sources
        .line_col(finding.span.file, finding.span.start as usize)
        .line;
    let severity = match &finding.waived {
        Some(_) => "waived".to_owned(),
        None => finding.severity.to_string(),
    };
    format!("{path}:{line}: {severity}: [{}]", finding.name())
}
