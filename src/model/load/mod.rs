//! From the files of a workspace to typed values, and everything that is wrong on the way.
//!
//! Every file is read, whatever is wrong with the others. What a file says about another is looked
//! up when all are read; a reference to a file that is there but broken is not a second finding.

mod circles;
mod contradictions;
mod dates;
mod figures;
mod files;
mod head;
mod identity;
mod ledger;
mod local;
mod logo;
mod meant;
mod names;
mod references;
mod schedules;
mod strays;
mod vocabulary;

use super::names::Names;
use super::workspace::{Parts, Workspace};
use crate::diag::{self, Diagnostic, Span, Subject};
use crate::source::Sources;
use files::Files;

/// What reading a workspace gave.
#[derive(Debug)]
pub struct Loaded {
    /// The workspace; nothing only where `ipop.yaml` itself cannot be understood.
    pub workspace: Option<Workspace>,
    /// Children's names, which stand in no workspace.
    pub names: Names,
    /// What is wrong with the files.
    pub findings: Vec<Diagnostic>,
}

/// Reads every file of a workspace into typed values.
#[must_use]
pub fn load(sources: &Sources) -> Loaded {
    let mut files = Files::read(sources);
    let mut findings = std::mem::take(&mut files.findings);
    circles::check(&mut files, &mut findings);
    identity::check(&mut files, &mut findings);
    references::check(&files, &mut findings);
    meant::explain(&files, &mut findings);
    let mut workspace = files.authority.take().map(|authority| {
        Workspace::new(Parts {
            logo: logo::read(sources, &authority, &mut findings),
            authority,
            roles: files.roles,
            people: files.people,
            teams: files.teams,
            providers: files.providers,
            budgets: files.budgets,
            agreed_with_finance: files.agreed_with_finance,
            calendar: files.calendar,
            cases: files.cases,
            broken_registers: files.broken_registers,
            unreadable_cases: files.unreadable_cases,
            panels: files.panels,
            texts: files.texts,
        })
    });
    let mut names = Names::default();
    if let Some(workspace) = &mut workspace {
        names = names::read(sources, workspace, &mut findings);
        workspace.doubtful_cases = local::check(workspace, &mut findings);
        vocabulary::check(workspace, &mut findings);
        ledger::check(workspace, &mut findings);
        schedules::check(workspace, &mut findings);
    } else if sources.get("ipop.yaml").is_none() {
        findings.push(Diagnostic::error(
            "missing-file",
            Subject::Workspace,
            Span::file(crate::source::FileId::FIRST),
            "there is no ipop.yaml, the file that names the authority".to_owned(),
        ));
    }
    diag::sort(&mut findings);
    diag::shorten(&mut findings);
    Loaded {
        workspace,
        names,
        findings,
    }
}
