//! A panel's base workspace, and what is found in it.

use crate::page::{Files, folder};
use ipop::diag::{Diagnostic, Subject};
use ipop::model::Workspace;
use ipop::plan::Plans;
use ipop::source::Sources;
use ipop::{model, plan, rules};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// The name of what is said of a day that lies ahead, or can hardly be meant.
const AHEAD: &str = "unlikely-date";

/// The files that every change starts from.
pub(crate) struct Base {
    pub(crate) panel: &'static str,
    files: Files,
}

/// What was found in a workspace.
pub(crate) struct Seen {
    pub(crate) found: Vec<Found>,
    /// Requirement and rule of what applied and was kept.
    pub(crate) kept: BTreeSet<String>,
}

/// A finding.
pub(crate) struct Found {
    pub(crate) name: String,
    at: String,
    severity: String,
    message: String,
}

impl Found {
    fn new(sources: &Sources, finding: &Diagnostic) -> Self {
        let path = &sources.file(finding.span.file).path;
        let line = sources
            .line_col(finding.span.file, finding.span.start as usize)
            .line;
        let severity = match &finding.waived {
            Some(_) => "waived".to_owned(),
            None => finding.severity.to_string(),
        };
        Self {
            name: finding.name(),
            at: format!("{path}:{line}"),
            severity,
            message: finding.message.clone(),
        }
    }

    /// Where it stands, written like a mark.
    pub(crate) fn place(&self) -> String {
        format!("{}: {}: [{}]", self.at, self.severity, self.name)
    }
}

impl Found {
    /// What an officer reads, without the line, which moves with every change above it.
    pub(crate) fn told(&self) -> String {
        let file = self
            .at
            .rsplit_once(':')
            .map_or(self.at.as_str(), |(file, _)| file);
        format!("{} [{}] {file}: {}", self.severity, self.name, self.message)
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place(), self.message)
    }
}

impl Base {
    pub(crate) fn read(panel: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Files::new();
        take(root, &root.join("ipop.yaml"), &mut files);
        take(root, &root.join("assets/logo.svg"), &mut files);
        take(root, &root.join("registers"), &mut files);
        take(
            root,
            &root.join("panels").join(panel).join("terms"),
            &mut files,
        );
        let own = folder(panel).join("base");
        take(&own, &own, &mut files);
        Self { panel, files }
    }

    pub(crate) fn files(&self) -> Files {
        self.files.clone()
    }

    /// Each requirement of the panel's edition, with the sections of papers that it asks for, and whether
    /// nothing can be checked of it.
    pub(crate) fn each_requirement(&self, mut tell: impl FnMut(String, BTreeSet<String>, bool)) {
        let workspace = load(&Sources::from_strings(self.files())).0;
        let editions = workspace.panels[self.panel].editions.values();
        let edition = &editions.last().expect("an edition").edition;
        for (id, requirement) in &edition.requirements {
            let meets = requirement.meets.iter();
            let sections = meets.filter_map(|meets| meets.section.as_ref());
            let sections = sections.map(|section| section.value.name().to_owned());
            let is_unchecked = requirement.unchecked.is_some();
            tell(id.to_string(), sections.collect(), is_unchecked);
        }
    }

    /// Requirement and rule of everything that the panel's edition asks for.
    pub(crate) fn rules_asked_for(&self) -> BTreeSet<String> {
        let workspace = load(&Sources::from_strings(self.files())).0;
        let editions = workspace.panels[self.panel].editions.values();
        let edition = &editions.last().expect("an edition").edition;
        let requirements = edition.requirements.iter();
        let rules = requirements.flat_map(|(id, requirement)| {
            let rules = requirement
                .meets
                .iter()
                .filter_map(|meets| meets.rule.as_ref());
            rules.map(move |rule| format!("{id} {}", rule.value))
        });
        rules.collect()
    }

    /// What the base says was done on a day that is still to come: it is looked at on days before its last
    /// entries, and on those what comes then lies ahead.
    pub(crate) fn ahead(&self, as_of: &str) -> BTreeSet<String> {
        let sources = Sources::from_strings(self.files());
        let findings = looked_at(&sources, day(as_of)).0.into_iter();
        let ahead = findings.filter(|finding| finding.rule == AHEAD);
        ahead.map(|finding| finding.message).collect()
    }

    /// Checks a workspace as it stands on a day, but for what lies ahead in the base too.
    pub(crate) fn check(&self, files: Files, as_of: &str, ahead: &BTreeSet<String>) -> Seen {
        let sources = Sources::from_strings(files);
        let (mut findings, checked, _) = looked_at(&sources, day(as_of));
        findings.retain(|finding| finding.rule != AHEAD || !ahead.contains(&finding.message));
        let here = |finding: &&Diagnostic| match &finding.subject {
            Subject::Panel(panel) => panel == self.panel,
            Subject::Meeting(key) | Subject::Item(key, _) => key.panel == self.panel,
            Subject::Workspace
            | Subject::Case(_)
            | Subject::Person(_)
            | Subject::Report(..)
            | Subject::Names => true,
        };
        let kept = checked.tallies.into_iter().filter(|tally| tally.kept > 0);
        Seen {
            found: findings
                .iter()
                .filter(here)
                .map(|finding| Found::new(&sources, finding))
                .collect(),
            kept: kept
                .map(|tally| format!("{} {}", tally.requirement, tally.rule))
                .collect(),
        }
    }
}

/// The stages of all meetings on a day, and what an officer is told: what is found, and what is coming up.
pub(crate) fn stages(files: Files, as_of: Date) -> (Vec<String>, Vec<String>) {
    let sources = Sources::from_strings(files);
    let (mut findings, checked, plans) = looked_at(&sources, as_of);
    findings.retain(|finding| finding.rule != AHEAD);
    let stage = |plan: &plan::Plan| format!("{} {:?}", plan.key.date, plan.stage).to_lowercase();
    let found = findings
        .iter()
        .map(|finding| Found::new(&sources, finding).told());
    for coming in &checked.coming {
        let one = &coming.finding;
        assert!(as_of <= coming.by, "{}: {}", coming.by, one.message);
        let is_same = |other: &&Diagnostic| {
            (other.name(), other.span, &other.message) == (one.name(), one.span, &one.message)
        };
        let both = findings.iter().find(is_same);
        assert!(both.is_none(), "coming up and wrong: {}", one.message);
    }
    let coming = checked.coming.iter().map(|coming| {
        let told = Found::new(&sources, &coming.finding).told();
        format!("coming up by {}: {told}", coming.by)
    });
    (
        plans.meetings.values().map(stage).collect(),
        found.chain(coming).collect(),
    )
}

fn looked_at(sources: &Sources, as_of: Date) -> (Vec<Diagnostic>, rules::Checked, Plans) {
    let (workspace, mut findings) = load(sources);
    let plans = plan::plan(&workspace, as_of);
    let mut checked = rules::check(&workspace, &plans, as_of);
    findings.append(&mut checked.findings);
    (findings, checked, plans)
}

fn load(sources: &Sources) -> (Workspace, Vec<Diagnostic>) {
    let loaded = model::load(sources);
    (
        loaded.workspace.expect("ipop.yaml can be read"),
        loaded.findings,
    )
}

/// A date of a page.
pub(crate) fn day(text: &str) -> Date {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no date; the first block says as-of=DATE"))
}

/// Reads the files below a path, named from the root.
pub(crate) fn take(root: &Path, below: &Path, files: &mut Files) {
    let entries = walkdir::WalkDir::new(below)
        .into_iter()
        .map(|entry| entry.expect("readable"));
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        let path = entry.path().strip_prefix(root).expect("below the root");
        let path = path.to_string_lossy().replace('\\', "/");
        files.insert(
            path,
            std::fs::read_to_string(entry.path()).expect("readable"),
        );
    }
}
