//! Renders what changed.

use super::jobs::{Body, Job};
use super::mail;
use super::marked::missing_sections;
use super::renderers::Renderers;
use crate::diag::{Diagnostic, Span, Subject};
use crate::papers::HeldBackPaper;
#[cfg(feature = "pdf")]
use crate::papers::PaperOf;
use crate::papers::view::value;
use crate::publish::{OutPath, Output, Publisher, Recipes, Trust};
use crate::render::{Format, RenderError, Templates, fonts, workbook};
use crate::source::Sources;
use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What is needed to make papers.
pub struct Make<'a> {
    /// The files, to point at a broken template.
    pub sources: &'a Sources,
    /// The templates.
    pub templates: &'a Templates,
    /// The date that goes into the PDF's own data.
    pub as_of: Date,
    /// How files in `out/` are trusted.
    pub trust: Trust,
}

/// What became of the papers.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Files to be written or compared.
    pub outputs: Vec<Output>,
    /// Files that are as they should be and were not made again.
    pub kept: BTreeSet<OutPath>,
    /// What each of those was made of.
    pub recipes: Recipes,
    /// Papers that could not be made.
    pub held_back: Vec<HeldBackPaper>,
    /// Faults of templates.
    pub findings: Vec<Diagnostic>,
}

/// One file of a paper, before it is made.
struct File<'a> {
    job: &'a Job,
    format: FileFormat,
    path: OutPath,
    recipe: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FileFormat {
    Page,
    #[cfg(feature = "pdf")]
    Print,
    Plain,
    Mail,
}

/// Makes every file of these papers that would come out differently from what lies in `out/`.
#[must_use]
pub fn make(maker: &Make<'_>, jobs: &[Job], publisher: Option<&Publisher<'_>>) -> Outcome {
    let jobs: Vec<Job> = jobs.iter().map(printable).collect();
    let seeds = Seeds::new(maker);
    let files: Vec<File<'_>> = jobs.iter().flat_map(|job| files(job, &seeds)).collect();
    let mut made = Outcome::default();
    if let Some(publisher) = publisher {
        let wanted = files.iter().map(|file| (&file.path, file.recipe.as_str()));
        made.kept = publisher.up_to_date(wanted, maker.trust);
    }
    let todo = files.iter().filter(|file| !made.kept.contains(&file.path));
    // A mail waits for the paper that it carries.
    let (mails, papers): (Vec<_>, Vec<_>) = todo.partition(|file| file.format == FileFormat::Mail);
    if mails.is_empty() && papers.is_empty() {
        return made;
    }
    let renderers = Renderers::new(maker.templates, maker.as_of);
    let of_papers = render_all(maker, &renderers, &papers, &BTreeMap::new());
    let printed = prints(&papers, &of_papers);
    let of_mails = render_all(maker, &renderers, &mails, &printed);
    let results = of_papers.into_iter().chain(of_mails);
    for (file, result) in papers.iter().chain(&mails).zip(results) {
        match result {
            Ok((bytes, missing)) => {
                // Without a recipe it is made anew each time, and what it lacks found again.
                if missing.is_empty() {
                    made.recipes
                        .note(file.path.clone(), file.recipe.clone(), &bytes);
                }
                made.findings.extend(missing);
                made.outputs.push(Output {
                    path: file.path.clone(),
                    bytes,
                });
            }
            Err(error) => {
                if let Some((panel, of)) = file.job.paper.clone() {
                    made.held_back.push(HeldBackPaper {
                        panel,
                        of,
                        path: file.path.to_string(),
                        reason: format!(
                            "its template is broken: {}",
                            crate::source::printable(&error.message)
                        ),
                        place: Some(format!("{}:{}", error.template, error.line)),
                    });
                }
                made.findings.push(template_finding(maker.sources, &error));
            }
        }
    }
    crate::diag::sort(&mut made.findings);
    made
}

/// The same job with every character that no font covers written as its number.
fn printable(job: &Job) -> Job {
    let mut job = job.clone();
    match &mut job.body {
        Body::Paper { view, .. } => replace_uncovered(view),
        Body::Mail(mail) => replace_uncovered(&mut mail.paper),
        // Excel brings fonts of its own.
        Body::Workbook(_) | Body::File { .. } => {}
    }
    job
}

fn replace_uncovered(value: &mut Value) {
    match value {
        Value::String(text) if text.chars().any(|c| c != '\n' && !fonts::covers(c)) => {
            *text = fonts::printable(text);
        }
        Value::Array(values) => values.iter_mut().for_each(replace_uncovered),
        Value::Object(fields) => fields.values_mut().for_each(replace_uncovered),
        _ => {}
    }
}

/// What goes into every recipe besides the paper itself.
struct Seeds {
    page: Sha256,
    #[cfg(feature = "pdf")]
    print: Sha256,
    /// A mail holds a page and a print.
    mail: Sha256,
}

impl Seeds {
    fn new(make: &Make<'_>) -> Self {
        let seed = |format: Format| {
            let mut hash = Sha256::new();
            hash.update(env!("CARGO_PKG_VERSION"));
            make.templates.hash_format(format, &mut Feed(&mut hash));
            hash
        };
        #[cfg(feature = "pdf")]
        let print = {
            let mut print = seed(Format::Pdf);
            // It stands in the print's own data; a page says no date but those in its view.
            print.update(make.as_of.to_string());
            for font in fonts::FILES {
                print.update(font);
            }
            print
        };
        let page = seed(Format::Html);
        #[cfg_attr(
            not(feature = "pdf"),
            expect(
                unused_mut,
                reason = "only a mail with a print has more in it than its page"
            )
        )]
        let mut mail = page.clone();
        #[cfg(feature = "pdf")]
        mail.update(print.clone().finalize());
        Self {
            page,
            #[cfg(feature = "pdf")]
            print,
            mail,
        }
    }
}

/// Lets a hash that is not the standard library's take what is fed to one.
struct Feed<'a>(&'a mut Sha256);

impl std::hash::Hasher for Feed<'_> {
    fn finish(&self) -> u64 {
        0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }
}

fn files<'a>(job: &'a Job, seeds: &Seeds) -> Vec<File<'a>> {
    let file = |format: FileFormat, ending: &str, seed: Option<&Sha256>| {
        let mut hash = seed.cloned().unwrap_or_default();
        match &job.body {
            Body::Paper { template, view } => {
                hash.update(template);
                hash.update(view.to_string());
                job.asked
                    .iter()
                    .for_each(|asked| hash.update(asked.section.name()));
            }
            Body::Workbook(view) => {
                hash.update(value(view).to_string());
                hash.update(concat!("workbook of ipop ", env!("CARGO_PKG_VERSION")));
            }
            Body::File { bytes, .. } => hash.update(bytes),
            Body::Mail(mail) => hash.update(mail::ingredients(mail)),
        }
        let path = OutPath::new(format!("{}.{ending}", job.path))
            .expect("a paper's path is made of names, dates and numbers that are safe");
        let recipe = crate::hex::hex(&hash.finalize());
        File {
            job,
            format,
            path,
            recipe,
        }
    };
    match &job.body {
        Body::File { ending, .. } => vec![file(FileFormat::Plain, ending, None)],
        Body::Mail(_) => vec![file(FileFormat::Mail, "eml", Some(&seeds.mail))],
        Body::Workbook(_) => vec![file(FileFormat::Plain, "xlsx", None)],
        #[cfg(feature = "pdf")]
        Body::Paper { .. } if job.print => vec![
            file(FileFormat::Page, "html", Some(&seeds.page)),
            file(FileFormat::Print, "pdf", Some(&seeds.print)),
        ],
        Body::Paper { .. } => vec![file(FileFormat::Page, "html", Some(&seeds.page))],
    }
}

/// A file's bytes, and that it lacks a section which it should have.
type Rendering = Result<(Vec<u8>, Vec<Diagnostic>), RenderError>;

/// The prints of this build by their jobs' paths, each with the view that it was made of.
type Prints<'a> = BTreeMap<&'a str, (&'a Value, Vec<u8>)>;

#[cfg(feature = "pdf")]
fn prints<'a>(files: &[&'a File<'a>], results: &[Rendering]) -> Prints<'a> {
    let mut prints = BTreeMap::new();
    for (file, result) in files.iter().zip(results) {
        if let (Body::Paper { view, .. }, FileFormat::Print, Ok((bytes, _))) =
            (&file.job.body, file.format, result)
            && matches!(file.job.paper, Some((_, PaperOf::Invite(..))))
        {
            prints.insert(file.job.path.as_str(), (view, bytes.clone()));
        }
    }
    prints
}

#[cfg(not(feature = "pdf"))]
fn prints<'a>(_: &[&'a File<'a>], _: &[Rendering]) -> Prints<'a> {
    BTreeMap::new()
}

/// Renders files on threads whose stacks are deep enough for a paper.
fn render_all(
    make: &Make<'_>,
    renderers: &Renderers,
    files: &[&File<'_>],
    printed: &Prints<'_>,
) -> Vec<Rendering> {
    if files.is_empty() {
        return Vec::new();
    }
    let one = |file: &&File<'_>| render(make, renderers, file, printed);
    let all = || files.par_iter().map(one).collect();
    let pool = rayon::ThreadPoolBuilder::new().stack_size(64 << 20).build();
    match pool {
        Ok(pool) => pool.install(all),
        // Without threads of our own the papers are still made, one after the other.
        Err(_) => files.iter().map(one).collect(),
    }
}

fn render(
    make: &Make<'_>,
    renderers: &Renderers,
    file: &File<'_>,
    printed: &Prints<'_>,
) -> Rendering {
    let lacks = |template, format, sections: &[String]| {
        missing_sections(make.sources, file.job, (template, format), sections)
    };
    match (&file.job.body, file.format) {
        (Body::File { bytes, .. }, _) => Ok((bytes.clone(), Vec::new())),
        (Body::Workbook(view), _) => workbook::render(view).map(|bytes| (bytes, Vec::new())),
        (Body::Mail(mail), _) => {
            let carried = mail::carried(
                renderers,
                file.job,
                mail,
                printed.get(file.job.path.as_str()),
            )?;
            mail::render(renderers, mail, carried).map(|bytes| (bytes, Vec::new()))
        }
        (Body::Paper { template, view }, FileFormat::Page) => {
            let page = renderers.page(template, view)?;
            let lacks = lacks(*template, Format::Html, &page.sections);
            Ok((page.output.into_bytes(), lacks))
        }
        #[cfg(feature = "pdf")]
        (Body::Paper { template, view }, FileFormat::Print) => {
            let print = renderers.print(file.path.as_str(), template, view)?;
            let lacks = lacks(*template, Format::Pdf, &print.sections);
            Ok((print.output, lacks))
        }
        (Body::Paper { .. }, FileFormat::Plain | FileFormat::Mail) => Ok((Vec::new(), Vec::new())),
    }
}

/// A broken template is a finding at its line, if it is the workspace's own.
fn template_finding(sources: &Sources, error: &RenderError) -> Diagnostic {
    let own = sources.get(&error.template);
    let span = own.map_or(Span::file(crate::source::FileId::FIRST), |file| {
        let line = u32::try_from(error.line).unwrap_or(0);
        let bytes = sources.line_bytes(file.id, line);
        Span::new(file.id, bytes.start, bytes.end)
    });
    let message = if own.is_some() {
        format!("this template cannot be used: {}", error.message)
    } else {
        format!("the template {error} cannot be used")
    };
    Diagnostic::error("broken-template", Subject::Workspace, span, message).with_help(
        "mend the line, or delete the file to get the program's own template back; the other \
         papers were made",
    )
}
