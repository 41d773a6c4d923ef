//! Goes through a text along its tree, and notes where everything stands. Whatever is not exactly where
//! the tree says it is ends the walk: such a file is not changed.

use super::laid::{How, Laid, LaidEntry, LaidField};
use super::lines::Lines;
use crate::yaml::{Key, Node, NodeKind};

/// Where everything stands.
///
/// # Errors
/// The byte at which text and tree part.
pub(super) fn walk(text: &str, node: &Node) -> Result<Laid, usize> {
    let mut walk = Walk { text, at: 0 };
    walk.skip();
    if walk.rest().starts_with("---") {
        walk.at += 3;
    }
    let laid = walk.value(node, None, false)?;
    walk.skip();
    if walk.rest().starts_with("...") {
        walk.at += 3;
        walk.skip();
    }
    if walk.at == text.len() {
        Ok(laid)
    } else {
        Err(walk.at)
    }
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_spaces(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    /// Goes on to what is neither space nor line end nor remark.
    fn skip(&mut self) {
        loop {
            let spaces = self.rest().bytes();
            self.at += spaces.take_while(|byte| b" \t\r\n".contains(byte)).count();
            let is_apart = self.at == 0 || b" \t\r\n".contains(&self.text.as_bytes()[self.at - 1]);
            if self.byte() == Some(b'#') && is_apart {
                self.at = Lines(self.text).next(self.at);
            } else {
                return;
            }
        }
    }

    fn take(&mut self, byte: u8) -> Result<(), usize> {
        if self.byte() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.at)
        }
    }

    /// A value; `around` is the column of the field or hyphen that it belongs to.
    fn value(
        &mut self,
        node: &Node,
        around: Option<usize>,
        in_brackets: bool,
    ) -> Result<Laid, usize> {
        let from = self.at;
        match &node.kind {
            NodeKind::Null => Ok(self.nothing(from, node)),
            NodeKind::Scalar { .. } => {
                self.skip();
                self.scalar(node, around, in_brackets)
            }
            NodeKind::List(entries) => {
                self.skip();
                if self.byte() == Some(b'[') {
                    self.braced_list(entries)
                } else {
                    self.list(entries, in_brackets)
                }
            }
            NodeKind::Map(fields) => {
                self.skip();
                if self.byte() == Some(b'{') {
                    self.braced_record(fields)
                } else {
                    self.record(fields, in_brackets)
                }
            }
        }
    }

    /// Nothing, or a word that says so on the same line.
    fn nothing(&mut self, from: usize, node: &Node) -> Laid {
        self.skip_spaces();
        let written = self.text.get(node.span.range()).unwrap_or_default();
        if !written.is_empty() && node.span.start as usize == self.at {
            let start = self.at;
            self.at += written.trim_end().len();
            return Laid {
                start,
                end: self.at,
                how: How::Inline,
            };
        }
        self.at = from;
        Laid {
            start: from,
            end: from,
            how: How::Empty,
        }
    }

    fn scalar(
        &mut self,
        node: &Node,
        around: Option<usize>,
        in_brackets: bool,
    ) -> Result<Laid, usize> {
        let start = self.at;
        if matches!(self.byte(), Some(b'|' | b'>')) {
            return if in_brackets {
                Err(start)
            } else {
                self.block(around)
            };
        }
        if node.span.start as usize != start {
            return Err(start);
        }
        let written = self.text.get(node.span.range()).unwrap_or_default();
        let end = start + written.trim_end().len();
        if end == start {
            return Err(start);
        }
        self.at = end;
        Ok(Laid {
            start,
            end,
            how: How::Inline,
        })
    }

    /// A block of text. Its lines are those that stand as far in as the first of them.
    fn block(&mut self, around: Option<usize>) -> Result<Laid, usize> {
        let (start, lines) = (self.at, Lines(self.text));
        let mark = self
            .rest()
            .bytes()
            .take_while(|byte| b"|>+-0123456789".contains(byte));
        let mark_end = start + mark.count();
        let mark = &self.text[start..mark_end];
        let keeps = mark.contains('+');
        let given = mark.bytes().find(u8::is_ascii_digit);
        let given = given.map(|digit| usize::from(digit - b'0') + around.unwrap_or(0));
        let indent_of = |at: usize| {
            let line = lines.line(at);
            line.len() - line.trim_start_matches(' ').len()
        };
        let mut wanted = given;
        let (mut at, mut end) = (lines.next(mark_end), mark_end);
        while at < self.text.len() {
            if lines.is_blank(at) {
                if keeps {
                    end = lines.end(at);
                }
            } else {
                let indent = indent_of(at);
                let least = *wanted.get_or_insert(indent);
                if indent < least || around.is_some_and(|around| indent <= around) {
                    break;
                }
                end = lines.end(at);
            }
            at = lines.next(at);
        }
        // What follows is looked at from the line after the last one.
        self.at = if end == mark_end { mark_end } else { end };
        let rest = self.text[mark_end..lines.end(mark_end)].trim_start();
        if !rest.is_empty() && !rest.starts_with('#') {
            return Err(mark_end);
        }
        Ok(Laid {
            start,
            end: self.at,
            how: How::Block { mark_end },
        })
    }

    fn key(&mut self, key: &Key) -> Result<usize, usize> {
        let start = self.at;
        if key.span.start as usize != start {
            return Err(start);
        }
        let written = self.text.get(key.span.range()).unwrap_or_default();
        self.at += written.trim_end().len();
        if self.at == start || written.contains('\n') {
            return Err(start);
        }
        Ok(start)
    }

    fn record(&mut self, fields: &[(Key, Node)], in_brackets: bool) -> Result<Laid, usize> {
        let start = self.at;
        if in_brackets || fields.is_empty() {
            return Err(start);
        }
        let column = Lines(self.text).column(start);
        let mut laid = Vec::new();
        for (key, node) in fields {
            self.skip();
            if Lines(self.text).column(self.at) != column {
                return Err(self.at);
            }
            let at = self.key(key)?;
            self.skip_spaces();
            self.take(b':')?;
            let colon = self.at;
            let value = self.value(node, Some(column), false)?;
            laid.push(LaidField {
                name: key.name.clone(),
                key: at,
                colon: Some(colon),
                value,
            });
        }
        Ok(Laid {
            start,
            end: laid.last().map_or(start, LaidField::end),
            how: How::Record(laid),
        })
    }

    fn list(&mut self, entries: &[Node], in_brackets: bool) -> Result<Laid, usize> {
        let start = self.at;
        if in_brackets || entries.is_empty() {
            return Err(start);
        }
        let column = Lines(self.text).column(start);
        let mut laid = Vec::new();
        for node in entries {
            self.skip();
            let mark = self.at;
            if Lines(self.text).column(mark) != column {
                return Err(mark);
            }
            self.take(b'-')?;
            if !matches!(self.byte(), None | Some(b' ' | b'\r' | b'\n')) {
                return Err(mark);
            }
            let value = self.value(node, Some(column), false)?;
            laid.push(LaidEntry { mark, value });
        }
        Ok(Laid {
            start,
            end: laid.last().map_or(start, LaidEntry::end),
            how: How::List(laid),
        })
    }

    fn braced_record(&mut self, fields: &[(Key, Node)]) -> Result<Laid, usize> {
        let start = self.at;
        self.take(b'{')?;
        let mut laid = Vec::new();
        for (key, node) in fields {
            self.skip();
            let at = self.key(key)?;
            let after = self.at;
            self.skip_spaces();
            let (colon, value) = if self.byte() == Some(b':') {
                self.at += 1;
                (Some(self.at), self.value(node, None, true)?)
            } else if node.kind == NodeKind::Null {
                self.at = after;
                let how = How::Empty;
                (
                    None,
                    Laid {
                        start: after,
                        end: after,
                        how,
                    },
                )
            } else {
                return Err(self.at);
            };
            laid.push(LaidField {
                name: key.name.clone(),
                key: at,
                colon,
                value,
            });
            self.comma();
        }
        self.skip();
        self.take(b'}')?;
        Ok(Laid {
            start,
            end: self.at,
            how: How::BracedRecord(laid),
        })
    }

    fn braced_list(&mut self, entries: &[Node]) -> Result<Laid, usize> {
        let start = self.at;
        self.take(b'[')?;
        let mut laid = Vec::new();
        for node in entries {
            self.skip();
            let mark = self.at;
            let value = self.value(node, None, true)?;
            if value.how == How::Empty {
                return Err(mark);
            }
            laid.push(LaidEntry { mark, value });
            self.comma();
        }
        self.skip();
        self.take(b']')?;
        Ok(Laid {
            start,
            end: self.at,
            how: How::BracedList(laid),
        })
    }

    /// A comma, if there is one; where one is wanted and none is there, the next step finds out.
    fn comma(&mut self) {
        self.skip();
        if self.byte() == Some(b',') {
            self.at += 1;
        }
    }
}
