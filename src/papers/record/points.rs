//! Several short lines under one label.

use super::super::view::{Block, Fact, ListItem, RichText, Span};

/// A fact of several lines; of one alone, its words.
pub(super) fn points(label: &str, texts: Vec<String>) -> Option<Fact> {
    match texts.as_slice() {
        [] => None,
        [only] => Some(Fact::text(label, only)),
        _ => {
            let point = |text| ListItem {
                depth: 0,
                number: None,
                spans: vec![Span {
                    text,
                    ..Span::default()
                }],
            };
            let items = texts.into_iter().map(point).collect();
            let blocks = vec![Block::List {
                ordered: false,
                items,
            }];
            Some(Fact::rich(label, RichText { blocks }))
        }
    }
}
