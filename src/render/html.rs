//! Web pages, made with Tera.
//!
//! A page is one file: its style is inside it, it loads nothing, and its policy allows no
//! script. Every value is escaped; no template may switch that off for data.

mod bounds;
mod circles;
mod fault;
mod overrides;

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use tera::{Context, Tera};

use super::{Format, RenderError, Rendered, Templates, unspoken};
use crate::model::{Logo, Picture};
use fault::{error, unplaced};

/// Page templates, parsed once and used for many papers.
#[derive(Debug)]
pub struct Html {
    tera: Tera,
    /// The templates that can't be used, and the fault that is the reason: their own, or that of
    /// another which they need.
    unusable: BTreeMap<String, RenderError>,
    /// The logo as a link that holds the picture itself.
    logo: Option<String>,
    /// The words that the templates know.
    literals: String,
}

impl Html {
    /// Parses the templates. A broken one is told when a paper needs it, and not before.
    #[must_use]
    pub fn new(templates: &Templates) -> Self {
        let (tera, unusable) = overrides::sort_out(templates);
        let logo = templates.logo().map(|(logo, _)| data_link(logo));
        Self {
            tera,
            unusable,
            logo,
            literals: templates.all_of(Format::Html),
        }
    }

    /// Renders one paper; `name` is its template without the ending: `agenda`.
    ///
    /// # Errors
    /// A template that can't be parsed, that asks for a field which the paper does not have, or that
    /// makes a page without end.
    pub fn render(
        &self,
        name: &str,
        paper: &impl Serialize,
    ) -> Result<Rendered<String>, RenderError> {
        let file = format!("{name}.html");
        if let Some(fault) = self.unusable.get(&file) {
            return Err(fault.clone());
        }
        let output = self.page(&file, paper).map_err(|first| {
            let again = |paper: &_| self.page(&file, paper).err();
            unspoken::told(first, paper, &self.literals, again)
        })?;
        let sections = marked_sections(&output);
        Ok(Rendered { output, sections })
    }

    fn page(&self, file: &str, paper: &impl Serialize) -> Result<String, RenderError> {
        let mut context = Context::from_serialize(paper).map_err(|e| error(file, &e))?;
        context.insert("logo", &self.logo);
        let mut page = bounds::Page::default();
        let rendered = self.tera.render_to(file, &context, &mut page);
        if page.is_full() {
            return Err(unplaced(file, &bounds::too_long()));
        }
        rendered.map_err(|e| error(file, &e))?;
        Ok(page.into_text())
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
    Ok(Html::new(templates).render(name, paper)?.output)
}

fn data_link(logo: &Logo) -> String {
    let kind = match logo.format {
        Picture::Svg => "svg+xml",
        Picture::Png => "png",
    };
    format!("data:image/{kind};base64,{}", STANDARD.encode(&logo.bytes))
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
