//! One build: what is held back, what is made, what is published.

use super::collect::{self, Collected};
use super::doubt::Doubts;
use super::index;
use super::make::{Make, make};
use super::{Inspection, Selection, templates};
use crate::diag::{Diagnostic, Severity, Subject};
use crate::model::Workspace;
use crate::papers::view::Mark;
use crate::papers::{Desk, HeldBackPaper, due_next};
use crate::publish::{OutPath, PublishError, Publisher, Report, Scope, Trust};
use crate::source::Sources;
use std::collections::BTreeSet;

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// What happened in `out/`.
    pub report: Report,
    /// Papers that were not made, and why.
    pub held_back: Vec<HeldBackPaper>,
    /// Why nothing at all was made, if so.
    pub stopped: Option<String>,
    /// Faults of templates.
    pub findings: Vec<Diagnostic>,
    /// The counts that the summary tells.
    pub summary: Counts,
    /// What falls due next, in a line.
    pub next_due: Option<String>,
}

/// How many files there are of each sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Written, new or different.
    pub made: usize,
    /// As they were.
    pub unchanged: usize,
    /// Papers held back.
    pub held_back: usize,
    /// Removed, because they are no longer made.
    pub removed: usize,
    /// Outcome anew, whether or not they came out differently: what a build spends its time on. The
    /// summary doesn't tell it; tests count it, because nothing else shows a file made for nothing.
    pub rendered: usize,
}

/// Makes the selected papers and publishes them.
///
/// Where something is wrong with the whole workspace nothing is made, and what lies in `out/` stays
/// as it is: one typing mistake in a register must not take the papers away from whoever is about to
/// send them.
///
/// # Errors
/// [`PublishError`] if `out/` cannot be brought in line.
pub fn build(
    sources: &Sources,
    inspection: &Inspection,
    selection: &Selection,
    publisher: &mut Publisher<'_>,
    trust: Trust,
) -> Result<Built, PublishError> {
    let Some(desk) = inspection.desk() else {
        return Ok(nothing(
            "the workspace's own file, ipop.yaml, cannot be read",
        ));
    };
    let workspace = desk.workspace;
    let templates = templates(sources, workspace);
    let maker = Make {
        sources,
        templates: &templates,
        as_of: inspection.as_of,
        trust,
    };
    let whole = whole_workspace_error(&inspection.findings).cloned();
    let lying = publisher.remembered().into_iter();
    let lying: BTreeSet<OutPath> = lying.filter(|path| publisher.lies(path)).collect();
    let lost = || Doubts::lost_panels(sources, workspace, &lying);
    if let Some(error) = whole.or_else(lost) {
        return stop(&maker, &desk, inspection, error, publisher);
    }
    let Collected {
        jobs,
        mut held_back,
    } = collect::collect(&desk, &inspection.names, sources, selection);
    let mut made = make(&maker, &jobs, Some(publisher));
    let broken: BTreeSet<String> = (made.held_back.iter())
        .map(|held| held.path.clone())
        .collect();
    held_back.append(&mut made.held_back);
    held_back.sort_by(|a, b| a.path.cmp(&b.path));

    let new: BTreeSet<OutPath> = made
        .outputs
        .iter()
        .map(|output| output.path.clone())
        .collect();
    let scope = scope(selection, &desk, workspace);
    let listed = publisher
        .listed()
        .into_iter()
        .filter(|path| !scope.covers(path));
    let present: BTreeSet<OutPath> = listed.chain(new).chain(made.kept.iter().cloned()).collect();
    // A broken template is no reason to take away what it made before.
    let stays = |path: &OutPath| {
        scope.covers(path)
            && !present.contains(path)
            && (inspection.doubts.stays(workspace, &held_back, path)
                || broken.contains(path.as_str()))
    };
    let left: BTreeSet<OutPath> = publisher.remembered().into_iter().filter(stays).collect();
    let missing = Doubts::missing_panels(sources, workspace, &(&left & &lying));
    made.findings.extend(missing);
    // The index covers the whole workspace, whatever this build was asked for.
    let findings = inspection.findings_for(&Selection::default(), &made.findings);
    let index = index::job(&desk, &present, &left, &held_back, &findings);
    let index = make_index(&maker, &index, publisher, &mut made.findings);
    made.recipes.extend(index.recipes);
    made.outputs.extend(index.outputs);
    made.kept.extend(index.kept);

    let rendered = made.outputs.len();
    let kept = made.kept.len();
    let report = publisher.publish(made.outputs, &scope.except(made.kept).keeping(left), trust)?;
    publisher.keep(made.recipes)?;
    let summary = Counts {
        made: report.written.len(),
        unchanged: report.unchanged.len() + kept,
        held_back: held_back.len(),
        removed: report.removed.len(),
        rendered,
    };
    let due = due_next(&desk);
    let next_due = due
        .iter()
        .find(|due| due.status.mark != Mark::Attention)
        .map(|due| format!("{}: {} ({})", due.when, due.what, due.about));
    Ok(Built {
        report,
        held_back,
        stopped: None,
        findings: made.findings,
        summary,
        next_due,
    })
}

/// Where something is wrong with the whole workspace: nothing is made but the index, which says that
/// whatever lies there is out of date.
fn stop(
    maker: &Make<'_>,
    desk: &Desk<'_>,
    inspection: &Inspection,
    error: Diagnostic,
    publisher: &mut Publisher<'_>,
) -> Result<Built, PublishError> {
    let mut built = nothing(&error.message);
    let is_paper = |path: &OutPath| path.as_str().contains('/') && !path.is_issued();
    let left: BTreeSet<OutPath> = (publisher.remembered().into_iter())
        .filter(is_paper)
        .collect();
    let more: Vec<Diagnostic> = (!inspection.findings.contains(&error))
        .then_some(error)
        .into_iter()
        .collect();
    if !left.is_empty() {
        let path = OutPath::new("index.html").expect("a plain name");
        let findings = inspection.findings_for(&Selection::default(), &more);
        let index = index::job(desk, &BTreeSet::new(), &left, &[], &findings);
        let made = make_index(maker, &index, publisher, &mut built.findings);
        built.summary.rendered = made.outputs.len();
        let scope = Scope::only([path]).except(made.kept);
        built.report = publisher.publish(made.outputs, &scope, maker.trust)?;
        publisher.keep(made.recipes)?;
        built.summary.made = built.report.written.len();
    }
    built.findings.extend(more);
    Ok(built)
}

fn make_index(
    maker: &Make<'_>,
    index: &super::Job,
    publisher: &Publisher<'_>,
    findings: &mut Vec<Diagnostic>,
) -> super::Outcome {
    let mut made = make(maker, std::slice::from_ref(index), Some(publisher));
    findings.append(&mut made.findings);
    // What all papers share is broken for the index too, and told once.
    crate::diag::sort(findings);
    made
}

fn whole_workspace_error(findings: &[Diagnostic]) -> Option<&Diagnostic> {
    findings
        .iter()
        .find(|finding| finding.subject == Subject::Workspace && finding.counts_as(Severity::Error))
}

fn scope(selection: &Selection, desk: &Desk<'_>, workspace: &Workspace) -> Scope {
    let panels: Vec<&str> = workspace
        .panels
        .keys()
        .map(super::super::model::value::id::Slug::as_str)
        .collect();
    selection.scope(desk.plans, &panels)
}

/// A build that made nothing and touched nothing.
fn nothing(reason: &str) -> Built {
    Built {
        report: Report::default(),
        held_back: Vec::new(),
        stopped: Some(format!("{reason}; what lies in out/ was left as it is")),
        findings: Vec::new(),
        summary: Counts::default(),
        next_due: None,
    }
}
