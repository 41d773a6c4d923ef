//! Printed papers, made with Typst.
//!
//! A paper's data come to its template as one virtual file, `/data.json`. They are never
//! pasted into Typst source, so that no text in a case file can become code. Templates
//! reach nothing else: no disk, no network, no clock and no font but the embedded ones.
//!
//! Every paper is exported as PDF/UA-1 and PDF/A-2a, and a warning of Typst's counts as an
//! error: a paper that a screen reader can't read is not made.

mod world;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Serialize;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Datetime, Label, NativeElement, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst::{World, WorldExt};
use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use self::world::PaperWorld;
use super::templates::Format;
use super::{RenderError, Rendered, Templates, fonts, unspoken};

/// The stack that laying out a paper may need; smaller ones have been seen to overflow.
pub const STACK_BYTES: usize = 64 << 20;

/// How many papers ago a cached layout may have been used last.
const CACHE_AGE: usize = 30;

/// What goes into a file's own data, and must be the same each time for equal bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imprint<'a> {
    /// Tells this paper from all others; its path in `out/` will do.
    pub ident: &'a str,
    /// The date at which the facts were taken.
    pub date: Date,
}

/// Paper templates and fonts, set up once and used for many papers, from any thread.
pub struct Pdf {
    engine: TypstEngine,
    /// The logo's name for templates, and its bytes.
    logo: Option<(&'static str, Bytes)>,
    /// The words that the templates know.
    literals: String,
}

impl std::fmt::Debug for Pdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pdf").finish_non_exhaustive()
    }
}

impl Pdf {
    /// Sets up the templates. They are parsed when a paper first uses them.
    #[must_use]
    pub fn new(templates: &Templates) -> Self {
        let engine = TypstEngine::builder()
            .fonts(fonts::FILES)
            .with_static_source_file_resolver(templates.of(Format::Pdf.folder()))
            .build();
        let logo = templates.logo();
        let logo = logo.map(|(logo, name)| (name, Bytes::new(logo.bytes.to_vec())));
        Self {
            engine,
            logo,
            literals: templates.all_of(Format::Pdf),
        }
    }

    /// Renders one paper; `name` is its template without the ending: `agenda`.
    ///
    /// The thread needs a stack of [`STACK_BYTES`].
    ///
    /// # Errors
    /// A broken template, or one whose paper would not be accessible.
    pub fn render(
        &self,
        name: &str,
        imprint: Imprint<'_>,
        paper: &impl Serialize,
    ) -> Result<Rendered<Vec<u8>>, RenderError> {
        let file = format!("{name}.typ");
        self.print(&file, imprint, paper).map_err(|first| {
            let again = |paper: &_| self.print(&file, imprint, paper).err();
            unspoken::told(first, paper, &self.literals, again)
        })
    }

    fn print(
        &self,
        file: &str,
        imprint: Imprint<'_>,
        paper: &impl Serialize,
    ) -> Result<Rendered<Vec<u8>>, RenderError> {
        let mut view = serde_json::to_value(paper).map_err(|e| unplaced(file, &e.to_string()))?;
        if let Some((name, _)) = self.logo
            && let Some(head) = view.get_mut("head")
        {
            head["logo"] = name.into();
        }
        let base = self
            .engine
            .world_builder(file)
            .build()
            .map_err(|e| unplaced(file, &e.to_string()))?;
        let world = PaperWorld::new(base, view.to_string().into_bytes(), self.logo.clone());
        let rendered = compile(&world, file, imprint);
        comemo::evict(CACHE_AGE);
        rendered
    }
}

/// Renders one paper from its templates, on a stack of its own; see [`Pdf`] for many.
///
/// # Errors
/// A broken template, or one whose paper would not be accessible.
pub fn render(
    templates: &Templates,
    name: &str,
    imprint: Imprint<'_>,
    paper: &(impl Serialize + Sync),
) -> Result<Vec<u8>, RenderError> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, || Pdf::new(templates).render(name, imprint, paper))
            .map_err(|e| unplaced(name, &e.to_string()))?
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
    .map(|rendered| rendered.output)
}

fn compile(
    world: &PaperWorld<'_>,
    file: &str,
    imprint: Imprint<'_>,
) -> Result<Rendered<Vec<u8>>, RenderError> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    let placed = |found: &[SourceDiagnostic]| {
        found.first().map_or_else(
            || unplaced(file, "Typst failed without a reason"),
            |d| error(world, file, d),
        )
    };
    let document = output.map_err(|errors| placed(&errors))?;
    if !warnings.is_empty() {
        return Err(placed(&warnings));
    }
    let output = typst_pdf::pdf(&document, &options(imprint)).map_err(|errors| placed(&errors))?;
    Ok(Rendered {
        output,
        sections: marked_sections(&document),
    })
}

fn options(imprint: Imprint<'_>) -> PdfOptions {
    static STANDARDS: LazyLock<PdfStandards> = LazyLock::new(|| {
        PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
            .unwrap_or_else(|e| unreachable!("the two standards go together: {}", e.message()))
    });
    let date = imprint.date;
    // Both crates keep months and days in range, so that neither number can be negative.
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    PdfOptions {
        ident: Smart::Custom(imprint.ident.to_owned()),
        creator: Smart::Custom(Some(concat!("ipop ", env!("CARGO_PKG_VERSION")).to_owned())),
        timestamp: Datetime::from_ymd_hms(i32::from(date.year()), month, day, 0, 0, 0)
            .map(Timestamp::new_utc),
        standards: STANDARDS.clone(),
        tagged: true,
        ..PdfOptions::default()
    }
}

/// The values of the template's `#metadata(..) <section>`.
fn marked_sections(document: &PagedDocument) -> Vec<String> {
    let Some(label) = Label::new(PicoStr::intern("section")) else {
        return Vec::new();
    };
    document
        .introspector()
        .query(&Selector::Elem(MetadataElem::ELEM, None))
        .iter()
        .filter(|found| found.label() == Some(label))
        .filter_map(|found| match &found.to_packed::<MetadataElem>()?.value {
            Value::Str(name) => Some(name.to_string()),
            _ => None,
        })
        .collect()
}

/// Typst's error with the place in the template, as a finding needs it.
fn error(world: &PaperWorld<'_>, file: &str, found: &SourceDiagnostic) -> RenderError {
    let mut message = found.message.to_string();
    for hint in &found.hints {
        message.push_str("; ");
        message.push_str(&hint.v);
    }
    let place = found.span.id().and_then(|id| {
        let source = world.source(id).ok()?;
        let start = world.range(found.span)?.start;
        let (line, column) = source.lines().byte_to_line_column(start)?;
        let path = id.get().vpath().get_without_slash().to_owned();
        Some((path, line + 1, column + 1))
    });
    match place {
        Some((path, line, column)) => RenderError {
            template: format!("{}{path}", Format::Pdf.folder()),
            line,
            column,
            message,
        },
        None => unplaced(file, &message),
    }
}

fn unplaced(file: &str, message: &str) -> RenderError {
    RenderError {
        template: format!("{}{file}", Format::Pdf.folder()),
        line: 0,
        column: 0,
        message: message.to_owned(),
    }
}
