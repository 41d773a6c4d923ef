//! The logo: a picture in the workspace that can do no harm and that every paper can show.
//!
//! It goes into all papers, so that it is looked at before any is made. What is wrong with it is a
//! finding where `ipop.yaml` names it, and the papers are made without it: nobody waits for a logo.

use crate::diag::{Diagnostic, Subject};
use crate::model::logo::{Logo, Picture};
use crate::model::registers::Authority;
use crate::source::Sources;
use roxmltree::{Document, Node};
use std::sync::Arc;

/// The largest file: it goes into every page.
const MAX_BYTES: usize = 256 << 10;

/// The most points to a side.
const MAX_SIDE: u32 = 4_000;

/// Elements that fetch, run or show something other than shapes; a logo's letters must be shapes, since
/// the papers' letters are not the logo's.
const NOT_SHAPES: [&str; 10] = [
    "script",
    "foreignObject",
    "image",
    "text",
    "a",
    "iframe",
    "video",
    "audio",
    "animate",
    "set",
];

pub(super) fn read(
    sources: &Sources,
    authority: &Authority,
    findings: &mut Vec<Diagnostic>,
) -> Option<Logo> {
    let named = authority.logo.as_ref()?;
    match looked_at(sources, named.value.as_str()) {
        Ok(logo) => Some(logo),
        Err((wrong, help)) => {
            let message =
                format!("the logo can't be used: {wrong}; the papers are made without it");
            findings.push(
                Diagnostic::warning("broken-logo", Subject::Workspace, named.span, message)
                    .with_help(help),
            );
            None
        }
    }
}

type Wrong = (String, &'static str);

fn looked_at(sources: &Sources, path: &str) -> Result<Logo, Wrong> {
    let wrong = |wrong: &str, help| (wrong.to_owned(), help);
    let format = match path
        .strip_prefix("assets/")
        .and_then(|name| name.rsplit_once('.'))
    {
        Some((stem, "svg")) if !stem.contains('/') => Picture::Svg,
        Some((stem, "png")) if !stem.contains('/') => Picture::Png,
        _ => {
            return Err(wrong(
                "it must be an .svg or .png file in the folder assets",
                "put the file into the folder assets beside ipop.yaml and write, for instance, \
                 assets/logo.svg",
            ));
        }
    };
    let file = sources.get(path).ok_or_else(|| {
        wrong(
            "there is no such file",
            "put the file there, or correct its name; capitals count",
        )
    })?;
    if let Some(refusal) = file.refusal() {
        return Err((refusal.message(), refusal.help()));
    }
    let bytes: Arc<[u8]> = file.picture().cloned().unwrap_or_default();
    if bytes.len() > MAX_BYTES {
        return Err((
            format!(
                "the file has {} KiB, and the most is 256",
                bytes.len().div_ceil(1024)
            ),
            "make it smaller: it goes into every page",
        ));
    }
    match format {
        Picture::Svg => svg(&bytes)?,
        Picture::Png => png(&bytes)?,
    }
    Ok(Logo { format, bytes })
}

/// An SVG file that is nothing but shapes.
fn svg(bytes: &[u8]) -> Result<(), Wrong> {
    let again = "save it again from the program that drew it, as plain SVG";
    let broken = |why: &str| (format!("it is not an SVG picture ({why})"), again);
    let text = std::str::from_utf8(bytes).map_err(|_| broken("not text in UTF-8"))?;
    // Entities are where XML bombs are; the reader refuses a document type.
    let document = Document::parse(text).map_err(|_| broken("the XML has a fault"))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg"
        || root.tag_name().namespace() != Some("http://www.w3.org/2000/svg")
    {
        return Err(broken("its first element is not svg"));
    }
    if !has_size(root) {
        return Err(broken("neither a viewBox nor a width and height"));
    }
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        if NOT_SHAPES.contains(&name) {
            return Err((
                format!("it holds more than shapes: an element {name}"),
                "save it as plain SVG, its letters turned into paths",
            ));
        }
        if name == "style" && leads_away(node.text().unwrap_or_default()) {
            return Err(fetches());
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if name.starts_with("on") {
                return Err((format!("it holds a script: {name}"), again));
            }
            if name == "href" && !value.starts_with('#') || leads_away(value) {
                return Err(fetches());
            }
        }
    }
    Ok(())
}

fn fetches() -> Wrong {
    (
        "it fetches something from elsewhere".to_owned(),
        "save it as plain SVG, with everything in the one file",
    )
}

/// Whether a style loads something.
fn leads_away(style: &str) -> bool {
    let style: String = style.split_whitespace().collect::<String>().to_lowercase();
    style.contains("@import")
        || style
            .split("url(")
            .skip(1)
            .any(|target| !target.trim_start_matches(['"', '\'']).starts_with('#'))
}

fn has_size(root: Node<'_, '_>) -> bool {
    let number = |text: &str| {
        text.trim()
            .trim_end_matches(char::is_alphabetic)
            .parse::<f64>()
            .ok()
    };
    let positive = |text: &str| number(text).is_some_and(|size| size > 0.0 && size.is_finite());
    let side = |name| root.attribute(name).is_some_and(positive);
    let boxed = root.attribute("viewBox").is_some_and(|numbers| {
        let numbers: Vec<&str> = numbers
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .collect();
        numbers.len() == 4
            && numbers[..2].iter().all(|at| number(at).is_some())
            && numbers[2..].iter().copied().all(positive)
    });
    boxed || side("width") && side("height")
}

/// A PNG file that can be read to its end.
fn png(bytes: &[u8]) -> Result<(), Wrong> {
    let broken = || {
        (
            "it is not a PNG picture, or a part of it is missing".to_owned(),
            "save it again from the program that made it; renaming another kind of file is not enough",
        )
    };
    let limits = png::Limits { bytes: 256 << 20 };
    let decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    let mut reader = decoder.read_info().map_err(|_| broken())?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err((
            format!("it has {width} × {height} points, and the most is {MAX_SIDE} to a side"),
            "make it smaller: it is printed about a centimetre high",
        ));
    }
    while reader.next_row().map_err(|_| broken())?.is_some() {}
    reader.finish().map_err(|_| broken())
}

#[cfg(test)]
mod tests;
