//! Templates of a workspace's own that nothing uses.

use crate::diag::{Diagnostic, Span, Subject};
use crate::render::Templates;
use crate::source::{SourceFile, Sources};
use crate::yaml::nearest;

/// A finding for each file under `templates/` that takes the place of no template of the program and
/// that no other template names: most likely a slip in its name, and then nothing would happen.
pub(super) fn unknown_templates(sources: &Sources) -> Vec<Diagnostic> {
    let embedded = Templates::embedded();
    let known: Vec<&str> = embedded.paths().collect();
    let own: Vec<&SourceFile> = sources.under("templates").collect();
    let unused = own
        .iter()
        .filter(|file| file.text().is_some())
        .filter(|file| {
            !known.contains(&file.path.as_str()) && !own.iter().any(|other| names(other, file))
        });
    unused.map(|file| finding(file, &known)).collect()
}

/// A finding for each template that can't be read as text: a link, another encoding, too large. The
/// program's own is used in its place.
pub(super) fn unreadable_templates(sources: &Sources) -> Vec<Diagnostic> {
    let own = sources.under("templates");
    own.filter_map(|file| {
        let refusal = file.refusal()?;
        let message = format!("{}; the program's own template is used", refusal.message());
        let at = Span::file(file.id);
        let finding = Diagnostic::warning("unreadable-file", Subject::Workspace, at, message);
        Some(finding.with_help(refusal.help()))
    })
    .collect()
}

/// Whether a template includes, extends or imports another, as far as its text shows.
fn names(template: &SourceFile, other: &SourceFile) -> bool {
    let below = |path: &str| path.split('/').skip(2).collect::<Vec<_>>().join("/");
    let name = below(&other.path);
    let text = template.text().unwrap_or_default();
    template.path != other.path
        && ["\"", "'", "/"].iter().any(|before| {
            ["\"", "'"]
                .iter()
                .any(|after| text.contains(&format!("{before}{name}{after}")))
        })
}

fn finding(file: &SourceFile, known: &[&str]) -> Diagnostic {
    let named = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let stem = |path: &str| named(path).split('.').next().unwrap_or_default().to_owned();
    let ending = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    // The right name in the wrong folder or with the wrong ending, else one that is nearly right.
    let stems: Vec<String> = known.iter().map(|path| stem(path)).collect();
    let near = nearest(&stem(&file.path), stems.iter().map(String::as_str));
    let nearly = known
        .iter()
        .filter(|path| Some(stem(path).as_str()) == near);
    let near = nearly.min_by_key(|path| ending(path) != ending(&file.path));
    let message = format!(
        "{} takes the place of no template of the program, and no other template uses it",
        file.path
    );
    let help = match near {
        Some(path) => format!("did you mean {path}?"),
        None => {
            "docs/templates.md lists the names; a file of pieces must be named by the template \
                 that uses it"
                .to_owned()
        }
    };
    Diagnostic::warning(
        "unknown-template",
        Subject::Workspace,
        Span::file(file.id),
        message,
    )
    .with_help(help)
}
