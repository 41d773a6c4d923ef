//! Papers that lack a section which their edition asks for.

use super::jobs::Job;
use crate::diag::{Diagnostic, Span, Subject};
use crate::papers::AskedSection;
use crate::render::Format;
use crate::source::{SourceFile, Sources};

/// A finding for each section that a paper should have, and that its template did not mark.
pub(super) fn missing_sections(
    sources: &Sources,
    job: &Job,
    template: (&str, Format),
    marked: &[String],
) -> Vec<Diagnostic> {
    let is_marked = |asked: &&AskedSection| marked.iter().any(|name| name == asked.section.name());
    let missing = job.asked.iter().filter(|asked| !is_marked(asked));
    missing
        .map(|asked| finding(sources, job, template, asked))
        .collect()
}

/// At the workspace's own template if there is one, else where the edition asks for the section.
fn finding(
    sources: &Sources,
    job: &Job,
    (template, format): (&str, Format),
    asked: &AskedSection,
) -> Diagnostic {
    let name = asked.section.name();
    let (printed, mark) = match format {
        Format::Html => ("HTML", format!("data-section=\"{name}\"")),
        Format::Pdf => ("PDF", format!("#section-mark(\"{name}\")")),
    };
    let subject = match &job.paper {
        Some((panel, _)) => Subject::Panel(panel.clone()),
        None => Subject::Workspace,
    };
    let message = format!(
        "the {printed} template {template} leaves out the section {name}, which {} asks for",
        asked.requirement
    );
    let Some(file) = own_template(sources, template, format) else {
        return Diagnostic::warning("missing-section", subject, asked.span, message)
            .with_help("this is a fault of the program itself: please report it");
    };
    Diagnostic::warning("missing-section", subject, Span::file(file.id), message)
        .with_label(asked.span, "asked for here")
        .with_help(format!(
            "put the section back and mark it with {mark}, or delete the file to get the program's \
             own template back"
        ))
}

/// The workspace's own template of a paper, else one of those that every paper shares.
fn own_template<'a>(
    sources: &'a Sources,
    template: &str,
    format: Format,
) -> Option<&'a SourceFile> {
    let ending = match format {
        Format::Html => "html",
        Format::Pdf => "typ",
    };
    let names = [template, "page", "pieces", "paper"];
    names
        .iter()
        .find_map(|name| sources.get(&format!("{}{name}.{ending}", format.folder())))
}
