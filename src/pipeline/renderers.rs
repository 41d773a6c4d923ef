//! The engines that make pages and prints.

use crate::render::{RenderError, Rendered, Templates, html::Html};
use jiff::civil::Date;
use serde_json::Value;

/// The engines, set up once for all papers of a build.
pub(super) struct Renderers {
    pages: Html,
    #[cfg(feature = "pdf")]
    prints: crate::render::pdf::Pdf,
    #[cfg(feature = "pdf")]
    as_of: Date,
}

impl Renderers {
    /// `as_of` goes into the data of every print.
    #[cfg_attr(
        not(feature = "pdf"),
        expect(unused_variables, reason = "only prints hold the date")
    )]
    pub(super) fn new(templates: &Templates, as_of: Date) -> Self {
        Self {
            pages: Html::new(templates),
            #[cfg(feature = "pdf")]
            prints: crate::render::pdf::Pdf::new(templates),
            #[cfg(feature = "pdf")]
            as_of,
        }
    }

    /// A page.
    pub(super) fn page(
        &self,
        template: &str,
        view: &Value,
    ) -> Result<Rendered<String>, RenderError> {
        self.pages.render(template, view)
    }

    /// A print that goes to this path below `out/`; its path makes it differ from every other.
    #[cfg(feature = "pdf")]
    pub(super) fn print(
        &self,
        path: &str,
        template: &str,
        view: &Value,
    ) -> Result<Rendered<Vec<u8>>, RenderError> {
        let imprint = crate::render::pdf::Imprint {
            ident: path,
            date: self.as_of,
        };
        self.prints.render(template, imprint, view)
    }
}
