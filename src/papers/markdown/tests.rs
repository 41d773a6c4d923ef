use super::*;

fn read(text: &str) -> RichText {
    super::rich(text)
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph {
        spans: vec![Span {
            text: text.to_owned(),
            ..Span::default()
        }],
    }
}

#[test]
fn paragraphs_run_on_over_lines() {
    let blocks = read("One line\nand the next.\n\nAnother.").blocks;
    assert_eq!(
        blocks,
        [paragraph("One line and the next."), paragraph("Another.")]
    );
}

#[test]
fn a_heading_is_a_bold_paragraph() {
    let bold = Span {
        text: "Since March".to_owned(),
        bold: true,
        ..Span::default()
    };
    assert_eq!(
        read("# Since March").blocks,
        [Block::Paragraph { spans: vec![bold] }]
    );
}

#[test]
fn html_is_text() {
    assert_eq!(read("a <b>c</b>").blocks, [paragraph("a <b>c</b>")]);
    assert_eq!(
        read("<script>alert(1)</script>").blocks,
        [paragraph("<script>alert(1)</script>")]
    );
}

#[test]
fn links_lead_out_only_where_they_are_safe() {
    let href = |text: &str| match read(text).blocks.as_slice() {
        [Block::Paragraph { spans }] => spans.iter().find_map(|span| span.href.clone()),
        other => panic!("one paragraph, not {other:?}"),
    };
    assert_eq!(
        href("[a](https://example.org)").as_deref(),
        Some("https://example.org")
    );
    assert_eq!(
        href("[a](mailto:a@example.org)").as_deref(),
        Some("mailto:a@example.org")
    );
    for more in [
        "mailto:?bcc=spy@example.org",
        "mailto:a@example.org?bcc=spy@example.org",
        "mailto:a@example.org,spy@example.org",
        "mailto:a@example.org%3Fbcc=spy@example.org",
        "mailto:",
    ] {
        assert_eq!(href(&format!("[a]({more})")), None, "{more}");
    }
    assert_eq!(href("[a](javascript:alert(1))"), None);
    assert_eq!(href("[a](file:///etc/passwd)"), None);
    assert_eq!(
        read("![the garden](https://example.org/x.png)").blocks,
        [paragraph("the garden")]
    );
}

#[test]
fn lists_are_flat() {
    let blocks = read("Before:\n\n1. one\n   - inner\n2. two\n\nAfter.").blocks;
    let [
        _,
        Block::List {
            ordered: true,
            items,
        },
        after,
    ] = blocks.as_slice()
    else {
        panic!("a paragraph, a list, a paragraph, not {blocks:?}");
    };
    let points: Vec<(u8, Option<&str>, &str)> = items
        .iter()
        .map(|item| {
            (
                item.depth,
                item.number.as_deref(),
                item.spans[0].text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        points,
        [
            (0, Some("1."), "one"),
            (1, None, "inner"),
            (0, Some("2."), "two")
        ]
    );
    assert_eq!(*after, paragraph("After."));
}

#[test]
fn plain_words() {
    let text = "Agree **it**.\n\n- one\n- two";
    assert_eq!(plain(text), "Agree it. one; two");
    assert_eq!(opening(text), "Agree it.");
}

#[test]
fn a_table_is_a_list_with_a_point_for_each_row() {
    let table = "Before.\n\n| Year | Children |\n|---|---:|\n| 2025 | 54 |\n| 2026 | *about* 60 |\n\nAfter.";
    let told = [
        "Before.",
        "Year: 2025; Children: 54; Year: 2026; Children: about 60",
        "After.",
    ];
    assert_eq!(lines(table), told);
    let blocks = read(table).blocks;
    let Block::List { items, .. } = &blocks[1] else {
        panic!("{blocks:?}");
    };
    assert_eq!(items.len(), 2);
    assert!(items[0].spans[0].bold);
    // A list after a table counts from one again, and a text with bars in it is no table.
    assert_eq!(
        lines("|a|\n|-|\n|b|\n\n1. c").last().map(String::as_str),
        Some("c")
    );
    assert_eq!(lines("Either | or"), ["Either | or"]);
}
