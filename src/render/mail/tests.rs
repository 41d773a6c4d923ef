use super::{Attachment, Draft, Media, render};
use crate::render::Address;
use crate::render::hostile::hostile;
use jiff::civil::date;
use mail_parser::{Message, MessageParser, MimeHeaders};
use proptest::prelude::*;

const ENTRY: &[u8] = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";

fn draft() -> Draft {
    Draft {
        id: "5b1f0c7e9a2d4e38@northmere.example".into(),
        written: date(2026, 6, 3).at(9, 20, 0, 0),
        from: Address {
            name: "iPOP, Northmere".into(),
            mail: "ipop@northmere.example".into(),
        },
        to: Address {
            name: "Zoë \"Jo\" Müller-Łukasz".into(),
            mail: "zoe@northmere.example".into(),
        },
        subject: "iPOP panel: your slot, Wednesday 10 June 2026".into(),
        text: "Dear Zoë,\n\nPlease come.\n".into(),
        html: "<!doctype html><p>Dear Zoë,</p>".into(),
        attachments: vec![
            Attachment {
                name: "invite.ics".into(),
                media: Media::Calendar("REQUEST"),
                bytes: ENTRY.into(),
            },
            Attachment {
                name: "invitation.pdf".into(),
                media: Media::Pdf,
                bytes: b"%PDF-1.7\n\0\xff--".to_vec(),
            },
        ],
    }
}

fn parse(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).expect("a mail")
}

/// The names of the headers of a mail, in order.
fn headers(bytes: &[u8]) -> Vec<String> {
    let mail = parse(bytes);
    let headers = mail.headers().iter();
    headers.map(|header| header.name().to_owned()).collect()
}

#[test]
fn reads_as_written() {
    let bytes = render(&draft());
    insta::assert_snapshot!(String::from_utf8(bytes).expect("a mail is ASCII"));
}

#[test]
fn another_library_reads_it() {
    let bytes = render(&draft());
    let mail = parse(&bytes);
    let from = mail.from().expect("From");
    let to = mail.to().expect("To");
    assert_eq!((from.iter().count(), to.iter().count()), (1, 1));
    let first = to.first().expect("one");
    assert_eq!(first.name(), Some("Zoë \"Jo\" Müller-Łukasz"));
    assert_eq!(first.address(), Some("zoe@northmere.example"));
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(
        mail.date().expect("Date").to_rfc3339(),
        "2026-06-03T09:20:00Z"
    );
    assert!(mail.cc().is_none() && mail.bcc().is_none());
    assert_eq!(
        mail.body_text(0).as_deref(),
        Some("Dear Zoë,\r\n\r\nPlease come.\r\n")
    );
    let attached: Vec<_> = mail.attachments().collect();
    assert_eq!(attached.len(), 2);
    let kind = attached[0].content_type().expect("a kind");
    assert_eq!((kind.ctype(), kind.subtype()), ("text", Some("calendar")));
    assert_eq!(kind.attribute("method"), Some("REQUEST"));
    assert_eq!(attached[0].contents(), ENTRY);
    assert_eq!(attached[1].attachment_name(), Some("invitation.pdf"));
    assert_eq!(attached[1].contents(), draft().attachments[1].bytes);
}

/// A calendar part in the body would make Outlook take the draft for a request that came in.
#[test]
fn the_calendar_entry_is_attached_and_no_part_of_the_body() {
    let bytes = render(&draft());
    let mail = parse(&bytes);
    let whole = mail.root_part();
    let parts = whole.sub_parts().expect("parts");
    assert_eq!(parts.len(), 3, "the words, the entry, the paper");
    let words = mail.part(parts[0]).expect("the words");
    for part in words.sub_parts().expect("two forms") {
        let kind = mail.part(*part).and_then(MimeHeaders::content_type);
        assert_ne!(kind.and_then(|kind| kind.subtype()), Some("calendar"));
    }
}

#[test]
fn the_same_draft_gives_the_same_bytes_and_another_other_boundaries() {
    assert_eq!(render(&draft()), render(&draft()));
    let other = Draft {
        text: "Dear Zoë,\n\nPlease don't come.\n".into(),
        ..draft()
    };
    let boundary = |draft: &Draft| {
        let text = String::from_utf8(render(draft)).expect("ASCII");
        text.split("boundary=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .map(str::to_owned)
    };
    assert_ne!(boundary(&draft()), boundary(&other));
}

/// T13: whatever stands in a name or a text, one From, one To, and no header more.
fn has_its_own_headers([name, mail, subject, text, id]: [String; 5]) -> Result<(), TestCaseError> {
    let address = Address {
        name: name.clone(),
        mail: format!("{mail}@northmere.example"),
    };
    let bytes = render(&Draft {
        id,
        from: address.clone(),
        to: address,
        subject: format!("{subject}{name}"),
        text: text.clone(),
        html: text,
        ..draft()
    });
    prop_assert_eq!(headers(&bytes), headers(&render(&draft())));
    let mail = parse(&bytes);
    prop_assert_eq!(mail.to().map_or(0, |to| to.iter().count()), 1);
    prop_assert_eq!(mail.from().map_or(0, |from| from.iter().count()), 1);
    prop_assert_eq!(mail.attachments().count(), 2);
    let calendar = mail.attachments().next().expect("an entry");
    prop_assert_eq!(calendar.contents(), ENTRY);
    let lone = String::from_utf8_lossy(&bytes).replace("\r\n", "");
    prop_assert!(!lone.contains(['\r', '\n']));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn text_cannot_add_a_header(texts in std::array::from_fn::<_, 5, _>(|_| hostile())) {
        has_its_own_headers(texts)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    #[ignore = "long: run by .ci/long"]
    fn of_many_texts_none_adds_a_header(texts in std::array::from_fn::<_, 5, _>(|_| hostile())) {
        has_its_own_headers(texts)?;
    }
}
