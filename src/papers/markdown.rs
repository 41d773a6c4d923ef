//! From the Markdown of a case file to text with a little structure.
//!
//! A heading becomes a paragraph in bold, a table a list with a point for each row, raw HTML is text, of an
//! image its description is left, and a link stays one only if it leads to `https:` or is `mailto:` with one
//! address. No input can nest deeper than a view can hold: the tree is flat.

use super::view::{Block, ListItem, RichText, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The deepest list that papers set apart from the one around it.
const DEEPEST: usize = 3;

/// The text with its structure.
pub(crate) fn rich(text: &str) -> RichText {
    let mut writer = Writer::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        writer.take(event);
    }
    writer.end_block();
    RichText {
        blocks: writer.blocks,
    }
}

/// The text as one line of plain words.
pub(crate) fn plain(text: &str) -> String {
    lines(text).join(" ")
}

/// The text as plain words, a line for each paragraph.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let blocks = rich(text).blocks;
    blocks
        .iter()
        .map(words_of)
        .filter(|words| !words.is_empty())
        .collect()
}

/// The first paragraph as plain words; of a long one, its first sentence.
pub(crate) fn opening(text: &str) -> String {
    const LONG: usize = 240;
    let first = rich(text).blocks.first().map(words_of).unwrap_or_default();
    if first.chars().count() <= LONG {
        return first;
    }
    match first.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => first,
    }
}

/// The words of a block on one line.
fn words_of(block: &Block) -> String {
    let joined = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.text.as_str())
            .collect::<String>()
    };
    match block {
        Block::Paragraph { spans } => joined(spans),
        Block::List { items, .. } => {
            let items: Vec<String> = items.iter().map(|item| joined(&item.spans)).collect();
            items.join("; ")
        }
    }
}

/// What has been written so far.
#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The spans of the paragraph or point that is being written.
    spans: Vec<Span>,
    /// The lists around it: the next number, or none for points without.
    lists: Vec<Option<u64>>,
    bold: usize,
    italic: usize,
    links: Vec<Option<String>>,
    table: Option<Table>,
}

/// The table that is being written.
#[derive(Default)]
struct Table {
    /// The heads of its columns, as far as they are read.
    heads: Vec<String>,
    /// The column in which the next cell stands; none while the heads are read.
    column: Option<usize>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.write(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.write(" "),
            Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.end_block();
                self.bold += 1;
            }
            Tag::List(first) => {
                self.end_block();
                if self.lists.is_empty() {
                    self.blocks.push(Block::List {
                        ordered: first.is_some(),
                        items: Vec::new(),
                    });
                }
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_block();
                self.begin_point();
            }
            Tag::Table(_) => {
                self.end_block();
                self.table = Some(Table::default());
                self.blocks.push(Block::List {
                    ordered: false,
                    items: Vec::new(),
                });
                self.lists.push(None);
            }
            Tag::TableRow => {
                self.begin_point();
                if let Some(table) = &mut self.table {
                    table.column = Some(0);
                }
            }
            Tag::TableCell => self.begin_cell(),
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => {
                let safe = dest_url.starts_with("https://") || is_plain_mailto(&dest_url);
                self.links.push(safe.then(|| dest_url.to_string()));
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block();
            }
            _ => {}
        }
    }

    /// Before a cell of a row stands the head of its column.
    fn begin_cell(&mut self) {
        let Some(Table {
            heads,
            column: Some(column),
        }) = &self.table
        else {
            return;
        };
        let first = *column == 0;
        let head = heads.get(*column).filter(|head| !head.is_empty()).cloned();
        if !first {
            self.write("; ");
        }
        if let Some(head) = head {
            self.bold += 1;
            self.write(&format!("{head}:"));
            self.bold -= 1;
            self.write(" ");
        }
    }

    fn end_cell(&mut self) {
        match &mut self.table {
            Some(Table {
                column: Some(column),
                ..
            }) => *column += 1,
            Some(table) => {
                let head = self.spans.drain(..).map(|span| span.text);
                table.heads.push(head.collect());
            }
            None => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.end_block();
                self.bold = self.bold.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_block();
                self.lists.pop();
            }
            TagEnd::Table => {
                self.lists.pop();
                self.table = None;
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock => self.end_block(),
            _ => {}
        }
    }

    /// Adds words in the style of the moment.
    fn write(&mut self, text: &str) {
        let text = text.replace(['\n', '\t'], " ");
        let (bold, italic) = (self.bold > 0, self.italic > 0);
        let href = self.links.last().cloned().flatten();
        match self.spans.last_mut() {
            Some(last) if last.bold == bold && last.italic == italic && last.href == href => {
                last.text.push_str(&text);
            }
            _ => self.spans.push(Span {
                text,
                bold,
                italic,
                href,
            }),
        }
    }

    /// Puts a new point into the outermost list.
    fn begin_point(&mut self) {
        let depth = self.lists.len().saturating_sub(1).min(DEEPEST);
        let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
            let number = format!("{next}.");
            *next += 1;
            number
        });
        if let Some(Block::List { items, .. }) = self.blocks.last_mut() {
            let depth = u8::try_from(depth).unwrap_or(u8::MAX);
            items.push(ListItem {
                depth,
                number,
                spans: Vec::new(),
            });
        }
    }

    /// Ends the paragraph that is being written, or adds it to the point in which it stands.
    fn end_block(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        trim(&mut spans);
        if spans.is_empty() {
            return;
        }
        match self.blocks.last_mut() {
            Some(Block::List { items, .. }) if !self.lists.is_empty() => {
                let Some(point) = items.last_mut() else {
                    return;
                };
                if !point.spans.is_empty() {
                    point.spans.push(Span {
                        text: " ".to_owned(),
                        ..Span::default()
                    });
                }
                point.spans.append(&mut spans);
            }
            _ => self.blocks.push(Block::Paragraph { spans }),
        }
    }
}

/// Whether a link opens a mail to one address and does nothing else: `mailto:` can also bring a copy to
/// somebody, a subject, a text.
fn is_plain_mailto(url: &str) -> bool {
    let Some((name, domain)) = url
        .strip_prefix("mailto:")
        .and_then(|address| address.split_once('@'))
    else {
        return false;
    };
    let plain = |part: &str, more: &[char]| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || more.contains(&c))
    };
    plain(name, &['.', '_', '-', '+', '\'']) && plain(domain, &['.', '-'])
}

/// Takes away white space at the ends, and what is then empty.
fn trim(spans: &mut Vec<Span>) {
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    if let Some(last) = spans.last_mut() {
        last.text = last.text.trim_end().to_owned();
    }
    spans.retain(|span| !span.text.is_empty());
}

#[cfg(test)]
mod tests;
