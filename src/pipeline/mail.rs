//! The draft that carries an invite: put together once the invite itself has been printed.

use super::jobs::{Job, Mail};
use super::renderers::Renderers;
use crate::papers::view::{Letter, value};
use crate::papers::{InviteMail, PersonInvite, calendar_file, mail};
use crate::render::mail::{Attachment, Draft, Media};
use crate::render::{Address, RenderError, calendar, text};
use serde_json::Value;

/// The template of the words in a mail.
const TEMPLATE: &str = "mail";
/// The template of the paper that is attached.
#[cfg(feature = "pdf")]
const PAPER: &str = "invite";

/// A calendar entry, as it lies in `out/`.
pub(super) struct CalendarEntry {
    /// Its number among those of its person.
    pub number: usize,
    /// What it asks.
    pub method: calendar::Method,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The mail for an invite with its calendar entries; none for somebody without an address.
pub(super) fn of(invite: &PersonInvite, entries: &[CalendarEntry]) -> Option<Mail> {
    let InviteMail {
        id,
        written,
        from,
        to,
        letter,
    } = mail(invite, cfg!(feature = "pdf"))?;
    let attachments = entries.iter().map(|entry| Attachment {
        name: calendar_file(entry.number),
        media: Media::Calendar(entry.method.name()),
        bytes: entry.bytes.clone(),
    });
    let address = |(name, mail)| Address { name, mail };
    Some(Mail {
        draft: Draft {
            id,
            written,
            from: address(from),
            to: address(to),
            subject: letter.subject.clone(),
            text: in_plain_text(&letter),
            html: String::new(),
            attachments: attachments.collect(),
        },
        letter: value(&letter),
        paper: value(&invite.view),
    })
}

fn in_plain_text(letter: &Letter) -> String {
    let heading = [
        letter.marking.clone(),
        String::new(),
        format!("{},", letter.greeting),
        String::new(),
        letter.opening.clone(),
    ];
    let facts = letter.facts.iter();
    let mut entries: Vec<_> = facts
        .map(|fact| (fact.label.clone(), fact.lines.clone()))
        .collect();
    entries.extend(
        letter
            .join
            .iter()
            .map(|join| ("Online".to_owned(), vec![join.href.clone()])),
    );
    let mut ending = Vec::new();
    for paragraph in &letter.paragraphs {
        ending.extend([paragraph.clone(), String::new()]);
    }
    ending.extend(letter.signature.clone());
    ending.extend([String::new(), letter.marking.clone()]);
    text::render(&heading, &entries, &ending)
}

/// The print that a mail carries: the one of the paper in `out/`, if the view that it was made of says
/// the same, else one of its own.
#[cfg(feature = "pdf")]
pub(super) fn carried(
    renderers: &Renderers,
    job: &Job,
    mail: &Mail,
    printed: Option<&(&Value, Vec<u8>)>,
) -> Result<Option<Vec<u8>>, RenderError> {
    if let Some((_, bytes)) = printed.filter(|(view, _)| **view == mail.paper) {
        return Ok(Some(bytes.clone()));
    }
    let path = format!("{}.pdf", job.path);
    let print = renderers.print(&path, PAPER, &mail.paper)?;
    Ok(Some(print.output))
}

/// Without Typst there are no prints.
#[cfg(not(feature = "pdf"))]
#[expect(clippy::unnecessary_wraps, reason = "the same signature as with Typst")]
pub(super) fn carried(
    _: &Renderers,
    _: &Job,
    _: &Mail,
    _: Option<&(&Value, Vec<u8>)>,
) -> Result<Option<Vec<u8>>, RenderError> {
    Ok(None)
}

/// The draft's bytes. `printed` is the paper that is attached, where this program prints.
pub(super) fn render(
    renderers: &Renderers,
    mail: &Mail,
    printed: Option<Vec<u8>>,
) -> Result<Vec<u8>, RenderError> {
    let page = renderers.page(TEMPLATE, &mail.letter)?;
    let mut draft = Draft {
        html: page.output,
        ..mail.draft.clone()
    };
    draft.attachments.extend(printed.map(|bytes| Attachment {
        name: "invitation.pdf".to_owned(),
        media: Media::Pdf,
        bytes,
    }));
    Ok(crate::render::mail::render(&draft))
}

/// What goes into the recipe of a mail besides templates and fonts.
pub(super) fn ingredients(mail: &Mail) -> Vec<u8> {
    let parts = [value(&mail.draft), mail.letter.clone(), mail.paper.clone()];
    Value::from(parts.to_vec()).to_string().into_bytes()
}
