//! Drafts of mail, to be opened and sent by hand (RFC 5322, RFC 2045).
//!
//! `X-Unsent: 1` makes Outlook open the file as a draft. For that the calendar entries must be
//! attachments and not a part of the body: Outlook takes a calendar part within the first part of a
//! `multipart/mixed` for the message itself, and would show a meeting request that came in, without
//! a button to send it by. What comes after the first part is an attachment to it
//! (docs/outlook-and-excel.md says where Microsoft documents it).
//!
//! Whoever reads the bytes finds exactly one sender and one recipient: names are values, which the
//! library encodes, so that no line break in one can add a header.

use super::Address;
use super::lines::{lines, one_line};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Everything that goes into one draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// Its opaque name, with a host: `5b1f0c7e@northmere.example`.
    pub id: String,
    /// When it was written, in UTC.
    pub written: DateTime,
    /// Who writes.
    pub from: Address,
    /// The one recipient.
    pub to: Address,
    /// The subject, without anything about a child.
    pub subject: String,
    /// The words as plain text.
    pub text: String,
    /// The words as a page.
    pub html: String,
    /// What is attached, in order.
    pub attachments: Vec<Attachment>,
}

/// A file in a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Media {
    /// A calendar entry, with the METHOD that stands in it.
    Calendar(&'static str),
    /// A printed paper.
    Pdf,
}

/// The draft's bytes.
#[must_use]
pub fn render(draft: &Draft) -> Vec<u8> {
    let boundary = boundary(draft);
    let alternative = MimePart::new(
        ContentType::new("multipart/alternative").attribute("boundary", format!("{boundary}-body")),
        vec![
            MimePart::new("text/plain", lines(&draft.text)),
            MimePart::new("text/html", lines(&draft.html)),
        ],
    );
    let mut parts = vec![alternative];
    parts.extend(draft.attachments.iter().map(attachment));
    let body = MimePart::new(
        ContentType::new("multipart/mixed").attribute("boundary", boundary),
        parts,
    );
    let mut bytes = Vec::new();
    MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .from(address(&draft.from))
        .to(address(&draft.to))
        .subject(one_line(&draft.subject))
        .date(Date::new(seconds(draft.written)))
        .message_id(word(&draft.id))
        .body(body)
        .serialize(&mut bytes);
    bytes
}

fn attachment(file: &Attachment) -> MimePart<'_> {
    let kind = match file.media {
        Media::Calendar(method) => ContentType::new("text/calendar")
            .attribute("method", method)
            .attribute("charset", "UTF-8"),
        Media::Pdf => ContentType::new("application/pdf"),
    };
    let kind = kind.attribute("name", file.name.as_str());
    MimePart::new(kind, file.bytes.as_slice()).attachment(file.name.as_str())
}

/// The line between the parts: a hash over all that is in them, so that none can hold it.
fn boundary(draft: &Draft) -> String {
    let mut hash = Sha256::new();
    // A draft holds strings and numbers: it always has a JSON form.
    hash.update(serde_json::to_vec(draft).expect("a draft holds texts and bytes"));
    format!("ipop-{}", crate::hex::hex(&hash.finalize()[..16]))
}

fn address(address: &Address) -> mail_builder::headers::address::Address<'_> {
    (one_line(&address.name), word(&address.mail)).into()
}

/// Seconds since 1970.
fn seconds(at: DateTime) -> i64 {
    let moment = TimeZone::UTC.to_timestamp(at);
    moment.map_or(0, jiff::Timestamp::as_second)
}

/// An address without anything that would begin another.
fn word(text: &str) -> String {
    let ends = |c: &char| c.is_control() || c.is_whitespace() || "<>()[],;:\"\\".contains(*c);
    text.chars().filter(|c| !ends(c)).collect()
}

#[cfg(test)]
mod tests;
