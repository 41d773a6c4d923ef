//! Records that a paper went out: an entry in the meeting's ledger, and copies as sent.
//!
//! Only what lies in `out/` and is what a build would make now can be issued: then the copy is what
//! people got, and the ledger's rows are what it said.

mod ask;
mod entry;
mod prepare;
mod recorded;
mod sending;

pub use ask::{Answer, Ask, OnWhen};

use super::collect::{self, Collected};
use super::make::{Make, make};
use super::{Inspection, Job, Selection, templates};
use crate::diag::{Severity, Subject};
use crate::model::Workspace;
use crate::model::meeting::{Ledger, SentFile};
use crate::model::value::Fingerprint;
use crate::papers::{Desk, PaperOf};
use crate::publish::{OutPath, Output, PublishError, Publisher, Scope, Trust};
use crate::source::{FileId, Sources, revision};
use entry::LedgerEntry;
use jiff::civil::Date;
use prepare::prepare;
use sending::Issuing;
use std::path::Path;

/// Records that a paper went out. The papers lie where `publisher` puts them; their copies go to `copies`,
/// where the workspace has a folder of its own for them.
///
/// # Errors
/// [`PublishError`] if a copy or the ledger cannot be written.
pub fn issue<'p>(
    root: &Path,
    sources: &Sources,
    inspection: &Inspection,
    ask: &Ask,
    publisher: &mut Publisher<'p>,
    copies: Option<&mut Publisher<'p>>,
) -> Result<Answer, PublishError> {
    let Some(desk) = inspection.desk() else {
        let why = "the workspace's own file, ipop.yaml, cannot be read";
        return Ok(Answer::HeldBack(why.to_owned()));
    };
    let workspace = desk.workspace;
    let mut issuing = match prepare(&desk, inspection, ask) {
        Ok(issuing) => issuing,
        Err(answer) => return Ok(answer),
    };
    let files = match as_built(
        sources, inspection, workspace, &desk, ask, &issuing, publisher,
    ) {
        Ok(files) => files,
        Err(answer) => return Ok(answer),
    };
    let ledger = format!("panels/{}/{}.issued.yaml", ask.panel, ask.date);
    issuing.entry.revision = revision(root);
    let seen = sources
        .get(&ledger)
        .map(|file| file.text().unwrap_or_default());
    let folder = copies.unwrap_or(publisher);
    let copies = free_copies(&mut issuing, &files, folder);
    issuing.entry.files = copies.iter().map(sent_file).collect();
    let Some(addition) = addition(seen, &issuing.entry) else {
        return Ok(Answer::Refused(format!(
            "nothing can be added to {ledger} as it is laid out: write `issues:` on a line of its \
             own, and each entry below it with a hyphen"
        )));
    };
    let paths: Vec<OutPath> = copies.iter().map(|copy| copy.path.clone()).collect();
    // The copies come first: an entry without its copy would be a claim without its proof.
    let report = folder.publish(copies, &Scope::only(paths.clone()), Trust::Content)?;
    if let Some(failure) = report.failed.into_iter().next() {
        return Err(PublishError::Copy {
            message: failure.message,
        });
    }
    match (seen, OutPath::new(ledger.clone())) {
        (Some(seen), Ok(path)) => publisher.append(root, &path, seen, &addition)?,
        (None, Ok(path)) => {
            let text = entry::HEAD.to_owned() + &addition;
            publisher.write_new(root, &path, text.as_bytes())?;
        }
        (_, Err(bad)) => return Err(bad.into()),
    }
    Ok(Answer::Recorded {
        what: issuing.what,
        ledger,
        copies: paths,
        to_send: issuing.to_send,
    })
}

fn sent_file(copy: &Output) -> SentFile {
    SentFile {
        file: copy.path.to_string(),
        sha256: Fingerprint::of_bytes(&copy.bytes),
    }
}

/// The copies, with names that are free. A run that was ended between its copies and the ledger leaves
/// some that no entry speaks of; they may be of something else, and are never rewritten.
fn free_copies(
    issuing: &mut Issuing,
    files: &[(OutPath, Vec<u8>)],
    publisher: &Publisher<'_>,
) -> Vec<Output> {
    let named = |issuing: &Issuing| -> Vec<Output> {
        let copy = |(path, bytes): &(OutPath, Vec<u8>)| Output {
            path: issuing.copy_of(path),
            bytes: bytes.clone(),
        };
        files.iter().map(copy).collect()
    };
    let is_free = |copy: &Output| {
        let found = publisher.content(&copy.path);
        found.is_none_or(|found| found == copy.bytes)
    };
    let mut copies = named(issuing);
    let mut attempt = 1;
    let stem = issuing.stem().to_owned();
    while !copies.iter().all(is_free) && attempt < 100 {
        attempt += 1;
        issuing.name_copies(format!("{stem}-{attempt}"));
        copies = named(issuing);
    }
    copies
}

/// The addition to a ledger, if the ledger with it reads as the one before and this entry.
fn addition(seen: Option<&str>, entry: &LedgerEntry) -> Option<String> {
    let before = seen.unwrap_or(entry::HEAD);
    let addition = entry::addition(before, entry)?;
    let count = |text: &str| {
        let read = crate::yaml::read::<Ledger>(FileId::FIRST, text);
        let clean = read.problems.is_empty();
        read.value
            .filter(|_| clean)
            .map(|ledger| ledger.issues.len())
    };
    let was = seen.map_or(Some(0), count).unwrap_or_default();
    (count(&format!("{before}{addition}")) == Some(was + 1)).then_some(addition)
}

/// The files of the paper as they lie in `out/`, if a build would make just these.
fn as_built(
    sources: &Sources,
    inspection: &Inspection,
    workspace: &Workspace,
    desk: &Desk<'_>,
    ask: &Ask,
    issuing: &Issuing,
    publisher: &Publisher<'_>,
) -> Result<Vec<(OutPath, Vec<u8>)>, Answer> {
    let whole = inspection.findings.iter().find(|finding| {
        finding.subject == Subject::Workspace && finding.counts_as(Severity::Error)
    });
    if let Some(error) = whole {
        return Err(Answer::HeldBack(error.message.clone()));
    }
    let selection = Selection {
        panel: Some(ask.panel.clone()),
        date: ask.paper.is_of_meeting().then_some(ask.date),
        all: false,
    };
    let Collected { jobs, held_back } =
        collect::collect(desk, &inspection.names, sources, &selection);
    let is_wanted = |of: &PaperOf| issuing.papers.contains(of);
    let held = |held: &crate::papers::HeldBackPaper| {
        Answer::HeldBack(format!("out/{} is held back: {}", held.path, held.reason))
    };
    if let Some(paper) = held_back.iter().find(|held| is_wanted(&held.of)) {
        return Err(held(paper));
    }
    let jobs: Vec<Job> = jobs
        .into_iter()
        .filter(|job| job.paper.as_ref().is_some_and(|(_, of)| is_wanted(of)))
        .collect();
    let templates = templates(sources, workspace);
    let maker = Make {
        sources,
        templates: &templates,
        as_of: inspection.as_of,
        trust: Trust::Content,
    };
    let made = make(&maker, &jobs, Some(publisher));
    if let Some(paper) = made.held_back.first() {
        return Err(held(paper));
    }
    let as_made = made
        .outputs
        .into_iter()
        .map(|output| (output.path, Some(output.bytes)));
    let kept = made.kept.into_iter().map(|path| (path, None));
    let mut files = Vec::new();
    for (path, wanted) in kept.chain(as_made) {
        match publisher.content(&path) {
            Some(found) if wanted.is_none_or(|wanted| wanted == found) => files.push((path, found)),
            _ => return Err(Answer::Refused(stale(&path, inspection.as_of))),
        }
    }
    if files.is_empty() {
        return Err(Answer::HeldBack("no such paper is made".to_owned()));
    }
    Ok(files)
}

fn stale(path: &OutPath, as_of: Date) -> String {
    format!(
        "out/{path} is not what a build would make now, as of {as_of}: type `ipop build`, look at it, \
         send it, and then record it; if it went out on an earlier day, add `--as-of` with that day to \
         both"
    )
}
