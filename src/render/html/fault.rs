//! What is wrong with a page template, and where.

use tera::ErrorKind;

use crate::render::RenderError;
use crate::render::templates::Format;

/// Tera's error with the place in the template, as a finding needs it.
pub(super) fn error(file: &str, cause: &tera::Error) -> RenderError {
    match cause.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => RenderError {
            template: path(report.filename()),
            line: report.span().start_line,
            column: report.span().start_col + 1,
            message: report.message().to_owned(),
        },
        ErrorKind::Msg(text) => from_report(file, text),
        ErrorKind::MissingParent { current, parent } => unplaced(
            current,
            &format!("there is no template {parent}, which this one extends"),
        ),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            unplaced(tpl, "templates use one another in a circle")
        }
        other => unplaced(file, &other.to_string()),
    }
}

/// The path of a page template in a workspace.
pub(super) fn path(file: &str) -> String {
    format!("{}{file}", Format::Html.folder())
}

/// A fault of a template whose line is not known.
pub(super) fn unplaced(file: &str, message: &str) -> RenderError {
    RenderError {
        template: path(file),
        line: 0,
        column: 0,
        message: message.to_owned(),
    }
}

/// Finds the first `error: … --> file:line:column` in a report that is only text.
fn from_report(file: &str, report: &str) -> RenderError {
    let found = report.split("error: ").nth(1).and_then(|rest| {
        let (message, rest) = rest.split_once('\n')?;
        let place = rest.trim_start().strip_prefix("--> ")?.lines().next()?;
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next()?.parse().ok()?;
        let line = parts.next()?.parse().ok()?;
        Some(RenderError {
            template: path(parts.next()?),
            line,
            column,
            message: message.to_owned(),
        })
    });
    found.unwrap_or_else(|| unplaced(file, report.lines().next().unwrap_or_default()))
}
