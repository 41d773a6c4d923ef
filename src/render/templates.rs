//! The templates: those in the program, and those that a workspace puts in their place.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use crate::model::{Logo, Picture};

/// A template's path and text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template<'a> {
    /// The path in a workspace: `templates/html/agenda.html`.
    pub path: &'a str,
    /// The text.
    pub text: &'a str,
}

macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        &[$(Template { path: $path, text: include_str!(concat!("../../", $path)) }),*]
    };
}

/// The templates in the program, by path.
const EMBEDDED: &[Template<'static>] = embedded![
    "templates/html/agenda.html",
    "templates/html/annual-report-publishable.html",
    "templates/html/annual-report.html",
    "templates/html/authorisation.html",
    "templates/html/briefing.html",
    "templates/html/extract.html",
    "templates/html/index.html",
    "templates/html/invite.html",
    "templates/html/mail.html",
    "templates/html/minutes.html",
    "templates/html/page.html",
    "templates/html/pieces.html",
    "templates/html/practice-note.html",
    "templates/html/record.html",
    "templates/html/report.html",
    "templates/html/slip.html",
    "templates/html/style.css",
    "templates/html/annex.html",
    "templates/html/supplement.html",
    "templates/html/tracker.html",
    "templates/pdf/actions.typ",
    "templates/pdf/agenda.typ",
    "templates/pdf/annual-report-publishable.typ",
    "templates/pdf/annual-report.typ",
    "templates/pdf/authorisation.typ",
    "templates/pdf/briefing.typ",
    "templates/pdf/extract.typ",
    "templates/pdf/invite.typ",
    "templates/pdf/minutes.typ",
    "templates/pdf/paper.typ",
    "templates/pdf/practice-note.typ",
    "templates/pdf/record.typ",
    "templates/pdf/report.typ",
    "templates/pdf/sheet.typ",
    "templates/pdf/slip.typ",
    "templates/pdf/annex.typ",
    "templates/pdf/supplement.typ",
    "templates/pdf/tracker.typ",
];

/// Every template of one build, by path.
///
/// A workspace's file takes the place of the embedded one of the same path, or adds one
/// that others can include. There is no other way in: a template cannot reach a disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    texts: BTreeMap<String, String>,
    logo: Option<Logo>,
}

impl Default for Templates {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Templates {
    /// The templates in the program.
    #[must_use]
    pub fn embedded() -> Self {
        let texts = EMBEDDED
            .iter()
            .map(|t| (t.path.to_owned(), t.text.to_owned()))
            .collect();
        Self { texts, logo: None }
    }

    /// The templates in the program, with a workspace's own in place of them.
    ///
    /// Paths are relative to the workspace, with forward slashes. Files outside
    /// `templates/html/` and `templates/pdf/` are left out.
    #[must_use]
    pub fn with_overrides<P, T>(overrides: impl IntoIterator<Item = (P, T)>) -> Self
    where
        P: Into<String>,
        T: Into<String>,
    {
        let mut templates = Self::embedded();
        templates.texts.extend(
            overrides
                .into_iter()
                .map(|(path, text)| (path.into(), text.into()))
                .filter(|(path, _)| path.starts_with(HTML) || path.starts_with(PDF)),
        );
        templates
    }

    /// The same templates, with a logo to show.
    #[must_use]
    pub fn with_logo(self, logo: Option<Logo>) -> Self {
        Self { logo, ..self }
    }

    /// The logo, and the name under which a print reads it.
    pub(super) fn logo(&self) -> Option<(&Logo, &'static str)> {
        self.logo.as_ref().map(|logo| match logo.format {
            Picture::Svg => (logo, "/logo.svg"),
            Picture::Png => (logo, "/logo.png"),
        })
    }

    /// The paths of all templates, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The templates of one format in path order; names are relative to its folder.
    pub(super) fn of<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts
            .iter()
            .filter_map(move |(path, text)| Some((path.strip_prefix(folder)?, text.as_str())))
    }

    /// The texts of one format, one behind the other.
    pub(super) fn all_of(&self, format: Format) -> String {
        let texts = self.of(format.folder()).map(|(_, text)| text);
        texts.collect()
    }

    /// Feeds one format's templates and the logo into a cache key.
    pub fn hash_format(&self, format: Format, state: &mut impl Hasher) {
        for (path, text) in self.of(format.folder()) {
            path.hash(state);
            text.hash(state);
        }
        if let Some((logo, name)) = self.logo() {
            name.hash(state);
            logo.bytes.hash(state);
        }
    }
}

/// A format that is made from templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Web pages.
    Html,
    /// Printed papers.
    Pdf,
}

impl Format {
    /// The folder of the format's templates, with a slash at its end.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Html => HTML,
            Self::Pdf => PDF,
        }
    }
}

const HTML: &str = "templates/html/";
const PDF: &str = "templates/pdf/";
