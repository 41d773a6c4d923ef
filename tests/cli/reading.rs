//! What a reader, or a program that looks through files, can read in a paper: everything in it that is
//! text, however it is packed.

use calamine::{Data, Reader, Xlsx};
use mail_parser::{MessageParser, MimeHeaders, PartType};
use pdf_extract::{Document, Object};
use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::path::Path;

/// All text of a file, without white space: a line may end in the middle of a reference.
pub(crate) fn read(path: &str, bytes: &[u8]) -> String {
    let ending = Path::new(path).extension().unwrap_or_default();
    let text = match ending.to_str().expect("UTF-8") {
        "pdf" => pdf(bytes),
        "xlsx" => workbook(bytes),
        "eml" => mail(bytes),
        "html" => page(&plain(bytes)),
        "ics" => calendar(&plain(bytes)),
        "txt" | "json" => plain(bytes),
        other => panic!("{path}: nobody has said how to read .{other}"),
    };
    text.split_whitespace().collect()
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The words on the pages, and every string of the file's own data: title, bookmarks, descriptions.
fn pdf(bytes: &[u8]) -> String {
    let mut text = pdf_extract::extract_text_from_mem(bytes).expect("text");
    let document = Document::load_mem(bytes).expect("a PDF");
    for object in document.objects.values() {
        strings(object, &mut text);
    }
    text
}

fn strings(object: &Object, text: &mut String) {
    let mut add = |object| strings(object, text);
    match object {
        Object::Array(objects) => objects.iter().for_each(add),
        Object::Dictionary(fields) => fields.iter().for_each(|(_, object)| add(object)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, object)| add(object));
            // The metadata are XML; what is drawn has been read above.
            if stream.dict.has_type(b"Metadata") {
                text.push_str(&String::from_utf8_lossy(&stream.content));
            }
        }
        Object::String(bytes, _) => {
            text.push('\n');
            text.push_str(&match bytes.strip_prefix(&[0xfe, 0xff]) {
                Some(wide) => {
                    let units = wide
                        .chunks_exact(2)
                        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                    String::from_utf16_lossy(&units.collect::<Vec<_>>())
                }
                None => String::from_utf8_lossy(bytes).into_owned(),
            });
        }
        _ => {}
    }
}

/// The cells of every sheet, and all parts of the file: properties, lists to choose from, remarks.
fn workbook(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).expect("a sheet");
        text.push_str(&name);
        for cell in range.cells().map(|(_, _, cell)| cell) {
            text.push('\n');
            text.push_str(&match cell {
                Data::String(words) => words.clone(),
                other => other.to_string(),
            });
        }
    }
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    for at in 0..parts.len() {
        let mut part = Vec::new();
        let mut file = parts.by_index(at).expect("a part");
        file.read_to_end(&mut part).expect("readable");
        text.push_str(&page(&String::from_utf8_lossy(&part)));
    }
    text
}

/// Every header and every part, decoded, attachments with their names and what is in them.
fn mail(bytes: &[u8]) -> String {
    let mail = MessageParser::default().parse(bytes).expect("a mail");
    let mut text = String::new();
    for part in &mail.parts {
        for header in part.headers() {
            let _ = write!(text, "\n{}: {:?}", header.name(), header.value());
        }
        text.push_str(&match &part.body {
            PartType::Text(words) => words.to_string(),
            PartType::Html(words) => page(words),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                read(part.attachment_name().expect("a name"), bytes)
            }
            PartType::Multipart(_) => String::new(),
            PartType::Message(_) => panic!("no mail carries a mail"),
        });
    }
    // A calendar entry counts as text.
    text + &calendar(
        &mail
            .text_bodies()
            .map(|part| plain(part.contents()))
            .collect::<String>(),
    )
}

/// The text between the tags, joined as a reader sees it, then the tags themselves with what stands in
/// their attributes.
fn page(html: &str) -> String {
    let (mut text, mut tags, mut in_tag) = (String::new(), String::new(), false);
    for c in html.chars() {
        in_tag |= c == '<';
        let side = if in_tag { &mut tags } else { &mut text };
        side.push(c);
        in_tag &= c != '>';
    }
    let mut all = text + "\n" + &tags;
    for (escaped, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#45;", "-"),
        ("&#x2D;", "-"),
        ("&amp;", "&"),
    ] {
        all = all.replace(escaped, c);
    }
    all
}

/// Lines of a calendar file are folded in the middle of words.
fn calendar(text: &str) -> String {
    text.replace("\r\n ", "")
        .replace("\\n", "\n")
        .replace('\\', "")
}
