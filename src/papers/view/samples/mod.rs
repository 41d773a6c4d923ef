//! Made-up papers for the tests of the renderers: an ordinary one, an empty one, a crowded
//! one, one with the longest values, and one full of text that looks like markup.

mod agenda;
mod minutes;
mod others;
mod person;
mod sheets;
mod supplement;
mod variants;
mod workbook;

use super::{Audience, Block, Head, HeadLabels, Link, Meeting, RichText, Span};

pub(crate) use agenda::{agenda, agenda_of};
pub(crate) use minutes::minutes;
pub(crate) use others::{
    annual_report, extract, index, invite, member_invite, published_report, task_extract,
    tracker_of, withdrawn_invite,
};

pub(crate) use supplement::{supplement, supplement_of};
pub(crate) use variants::variants;
pub(crate) use workbook::workbook;

pub(crate) use person::{authorisation, briefing, letter, practice_note, slip};

/// Text that would be code, markup or emphasis if any stage took it for more than text.
pub(crate) const HOSTILE: &str = r#"#read("x") #{1+1} <script>alert(1)</script> *bold* _it_ $x^2$ {{ head }} {% if %} @ref <lbl> \u{41} & "q" 'a'"#;

/// A word that no line can hold.
#[cfg(feature = "pdf")]
pub(crate) fn long_word() -> String {
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-xyz".to_owned()
}

/// A cell of some three hundred characters.
#[cfg(feature = "pdf")]
pub(crate) fn long_text() -> String {
    "The provider has said that it cannot hold the bed beyond the end of the month unless the \
     one-to-one hours are agreed, and the commissioning team has written to fourteen other \
     providers, of whom nine have not answered, four have declined on grounds of matching and \
     one has asked for a visit in the week beginning 15 June."
        .to_owned()
}

pub(super) fn head(title: &str, subtitle: &str) -> Head {
    Head {
        labels: HeadLabels::default(),
        marking: "OFFICIAL-SENSITIVE".into(),
        handling: Some(
            "Confidential: for the purpose of the panel only, unless you are tasked with an action."
                .into(),
        ),
        authority: "Northmere Council".into(),
        panel: "Independent Placement/Provision and Overview Panel".into(),
        panel_short: "iPOP".into(),
        title: title.into(),
        subtitle: Some(subtitle.into()),
        file_title: format!("iPOP {}, {subtitle}", title.to_lowercase()),
        edition: "Made under the Terms of Reference updated 10 July 2023".into(),
        imprint: "Facts as at 3 June 2026".into(),
        notices: vec!["Made-up sample data: no real child, officer or address.".into()],
        audience: Audience::Panel,
    }
}

pub(super) fn meeting() -> Meeting {
    Meeting {
        date: "Wednesday 10 June 2026".into(),
        time: "13:00 to 17:00".into(),
        place: "Committee Room 2, Mere House, and online".into(),
        join: Some(Link {
            text: "Join the meeting online".into(),
            href: "https://meet.example.org/ipop-2026-06-10".into(),
        }),
        issue_note: Some("Issued 3 June 2026; amended by Supplement 1 of 5 June 2026.".into()),
        ..Meeting::default()
    }
}

pub(super) fn rich() -> RichText {
    let span = |text: &str| Span {
        text: text.into(),
        ..Span::default()
    };
    let bold = |text: &str| Span {
        bold: true,
        ..span(text)
    };
    let item = |depth, text: &str| super::ListItem {
        depth,
        number: None,
        spans: vec![span(text)],
    };
    RichText {
        blocks: vec![
            Block::Paragraph {
                spans: vec![
                    bold("Since March"),
                    span(
                        " the placement has held. School attendance is 91 per cent; two episodes of going missing, both under three hours. The next contact review is on ",
                    ),
                    Span {
                        italic: true,
                        ..span("24 June")
                    },
                    span("; guidance is on the "),
                    Span {
                        href: Some("https://example.org/contact".into()),
                        ..span("contact page")
                    },
                    span("."),
                ],
            },
            Block::List {
                ordered: false,
                items: vec![
                    item(0, "Keep the link worker in place over the summer."),
                    item(0, "Agree the plan for contact with the older sibling:"),
                    item(1, "monthly, supervised until September."),
                ],
            },
        ],
    }
}
