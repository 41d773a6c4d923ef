//! Files that nothing is read from, and what cannot be known because of them.

use crate::diag::{Diagnostic, Span, Subject};
use crate::model::value::Slug;
use crate::source::{FileId, Refusal, SourceFile, Stray};

/// Whether more than one file is missing where this one could not be read: a link or something odd in
/// the place of a folder, a folder misnamed, or files that were not looked at any more. Then nobody
/// knows what the workspace has, and nothing may be taken for gone.
pub(super) fn hides_more(file: &SourceFile, is_unknown: bool) -> bool {
    match file.refusal() {
        Some(Refusal::TooMany | Refusal::Misnamed { .. }) => true,
        Some(_) => {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            let is_folder = !name.contains('.') && !file.path.starts_with("assets");
            is_folder || is_unknown
        }
        None => false,
    }
}

pub(super) const NO_PANEL: &str = "no-panel";

/// The folder beside the panels in which a file lies, if its name is none that a panel can have; or
/// the file itself, where it stands in place of a panel's folder, as git writes a link on Windows.
pub(super) fn no_panel(path: &str) -> Option<&str> {
    let below = path.strip_prefix("panels/")?;
    match below.split_once('/') {
        Some((folder, _)) => folder.parse::<Slug>().is_err().then_some(folder),
        None => below.parse::<Slug>().is_ok().then_some(below),
    }
}

/// An error, because the papers of a panel whose folder was renamed would be taken for no longer made.
pub(super) fn no_panel_finding(file: FileId) -> Diagnostic {
    Diagnostic::error(
        NO_PANEL,
        Subject::Workspace,
        Span::file(file),
        "this is no panel's folder and lies in none, so it is not read".to_owned(),
    )
    .with_help(
        "name a panel's folder in small letters, digits and single hyphens, as in panels/psp; move \
         what belongs to no panel out of panels/",
    )
}

/// A file whose name means nothing here.
pub(super) fn unknown_file(file: FileId) -> Diagnostic {
    Diagnostic::warning(
        "unknown-file",
        Subject::Workspace,
        Span::file(file),
        "this file's name is none that the workspace has a use for, so it is not read".to_owned(),
    )
    .with_help(
        "cases are called cases/C-0107.yaml, meetings panels/<panel>/2026-06-10.yaml, editions \
         panels/<panel>/terms/2023-07-10.yaml, schedules panels/<panel>/2026-06-10.element-3.csv (or \
         ceased-plans, plan-moves, phase-transfers)",
    )
}

/// A file that lies among ours and is none of them.
pub(super) fn stray_file(file: FileId, stray: &Stray) -> Diagnostic {
    let message = if stray.is_copy {
        "this file looks like a copy, and it is not read".to_owned()
    } else {
        "this file is not read: nothing here has such a name".to_owned()
    };
    let finding = Diagnostic::warning("stray-file", Subject::Workspace, Span::file(file), message);
    match &stray.suggestion {
        Some(path) if stray.is_copy => finding.with_help(format!(
            "delete it, or move what is newer in it into {path}"
        )),
        Some(path) => finding.with_help(format!("rename it to {path}")),
        None => finding.with_help("delete it, or move it out of the workspace's folders"),
    }
}
