//! Web pages, made with Tera.
//!
//! A page is one file: its style is inside it, it loads nothing, and its policy allows no
//! script. Every value is escaped; no template may switch that off for data.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::templates::Format;
use super::{RenderError, Rendered, Templates};

/// Page templates, parsed once and used for many papers.
#[derive(Debug)]
pub struct Html {
    tera: Tera,
}

impl Html {
    /// Parses the templates.
    ///
    /// # Errors
    /// A template that can't be parsed, or that uses what does not exist.
    pub fn new(templates: &Templates) -> Result<Self, RenderError> {
        let mut tera = Tera::default();
        tera.add_raw_templates(templates.of(Format::Html.folder()))
            .map_err(|e| error("", &e))?;
        Ok(Self { tera })
    }

    /// Renders one paper; `name` is its template without the ending: `agenda`.
    ///
    /// # Errors
    /// A template that asks for a field which the paper does not have.
    pub fn render(
        &self,
        name: &str,
        paper: &impl Serialize,
    ) -> Result<Rendered<String>, RenderError> {
        let file = format!("{name}.html");
        let context = Context::from_serialize(paper).map_err(|e| error(&file, &e))?;
        let output = self
            .tera
            .render(&file, &context)
            .map_err(|e| error(&file, &e))?;
        let sections = marked_sections(&output);
        Ok(Rendered { output, sections })
    }
}

/// Renders one paper from its templates; see [`Html`] for many.
///
/// # Errors
/// A broken template.
pub fn render(
    templates: &Templates,
    name: &str,
    paper: &impl Serialize,
) -> Result<String, RenderError> {
    Ok(Html::new(templates)?.render(name, paper)?.output)
}

/// The values of `data-section` in the tags of a page.
///
/// Text is escaped, so that a quote after the attribute's name can only be a template's.
fn marked_sections(page: &str) -> Vec<String> {
    page.split(" data-section=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect()
}

/// Tera's error with the place in the template, as a finding needs it.
fn error(file: &str, cause: &tera::Error) -> RenderError {
    let folder = Format::Html.folder();
    match cause.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => RenderError {
            template: format!("{folder}{}", report.filename()),
            line: report.span().start_line,
            column: report.span().start_col + 1,
            message: report.message().to_owned(),
        },
        ErrorKind::Msg(text) => from_report(file, text),
        other => RenderError {
            template: format!("{folder}{file}"),
            line: 0,
            column: 0,
            message: other.to_string(),
        },
    }
}

/// Finds the first `error: … --> file:line:column` in a report that is only text.
fn from_report(file: &str, report: &str) -> RenderError {
    let folder = Format::Html.folder();
    let found = report.split("error: ").nth(1).and_then(|rest| {
        let (message, rest) = rest.split_once('\n')?;
        let place = rest.trim_start().strip_prefix("--> ")?.lines().next()?;
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        Some(RenderError {
            template: format!("{folder}{}", parts.next()?),
            line,
            column,
            message: message.to_owned(),
        })
    });
    found.unwrap_or_else(|| RenderError {
        template: format!("{folder}{file}"),
        line: 0,
        column: 0,
        message: report.lines().next().unwrap_or_default().to_owned(),
    })
}
