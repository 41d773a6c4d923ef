//! From bytes to text.

use std::sync::Arc;

use super::content::{Content, MAX_BYTES};
use super::place::count;
use super::refusal::{Encoding, Refusal};

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What kind of file it is, as far as that changes what may be in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// YAML or CSV.
    Data,
    /// A template or Markdown, in which a row of equals signs or nothing at all may be right.
    Prose,
    /// A picture: any bytes.
    Picture,
}

/// The text of some bytes, and whether they began with a byte order mark.
pub(super) fn decode(bytes: &[u8], kind: Kind) -> (bool, Content) {
    if kind == Kind::Picture {
        return (false, Content::Picture(bytes.into()));
    }
    let body = bytes.strip_prefix(BOM);
    let text = text(body.unwrap_or(bytes), kind);
    (
        body.is_some(),
        text.map_or_else(Content::Refused, Content::Text),
    )
}

fn text(bytes: &[u8], kind: Kind) -> Result<Arc<str>, Refusal> {
    if bytes.len() as u64 > MAX_BYTES {
        let bytes = bytes.len() as u64;
        return Err(Refusal::TooBig { bytes });
    }
    // Without a mark, plain English in UTF-16 is valid UTF-8 with a NUL beside each letter.
    if looks_like_utf16(bytes) {
        return Err(not_utf8(bytes, Encoding::Utf16, 0));
    }
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(bytes, guess(bytes), error.valid_up_to())),
    };
    if kind == Kind::Data && text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let text: Arc<str> = text.into();
    match merge_marker(&text, kind) {
        Some(line) => Err(Refusal::MergeMarker { line, text }),
        None => Ok(text),
    }
}

fn not_utf8(bytes: &[u8], encoding: Encoding, byte: usize) -> Refusal {
    let newlines = bytes[..byte].split(|byte| *byte == b'\n').count();
    Refusal::NotUtf8 {
        encoding,
        byte,
        line: count(newlines),
    }
}

fn looks_like_utf16(bytes: &[u8]) -> bool {
    let utf32 = bytes.starts_with(b"\xFF\xFE\0\0");
    if !utf32 && (bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")) {
        return true;
    }
    let head = &bytes[..bytes.len().min(512)];
    let nuls = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (nuls(0), nuls(1));
    // One half of the bytes mostly NUL and the other not at all.
    head.len() >= 4 && even.max(odd) * 2 > head.len() / 2 && even.min(odd) == 0
}

fn guess(bytes: &[u8]) -> Encoding {
    let control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C);
    if bytes.iter().any(control) {
        Encoding::Other
    } else {
        Encoding::Latin1
    }
}

/// The first line with a merge marker. YAML has no use for one at the start of a line, and text
/// blocks are indented.
fn merge_marker(text: &str, kind: Kind) -> Option<u32> {
    let is_marker = |line: &str| {
        let middle = kind == Kind::Data && line.trim_end() == "=======";
        middle
            || ["<<<<<<< ", "||||||| ", ">>>>>>> "]
                .iter()
                .any(|mark| line.starts_with(mark))
    };
    text.lines().position(is_marker).map(|line| count(line) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> Refusal {
        match decode(bytes, Kind::Data).1 {
            Content::Refused(refusal) => refusal,
            accepted => panic!("accepted {accepted:?}"),
        }
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    fn encoding(bytes: &[u8]) -> (Encoding, usize, u32) {
        match refusal(bytes) {
            Refusal::NotUtf8 {
                encoding,
                byte,
                line,
            } => (encoding, byte, line),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn utf8_with_and_without_mark_and_with_crlf() {
        let text = |t: &str| Content::Text(t.into());
        assert_eq!(decode("a: é".as_bytes(), Kind::Data), (false, text("a: é")));
        assert_eq!(
            decode(b"\xEF\xBB\xBFa: 1", Kind::Data),
            (true, text("a: 1"))
        );
        assert_eq!(
            decode(b"a: 1\r\nb: 2\r\n", Kind::Data),
            (false, text("a: 1\r\nb: 2\r\n"))
        );
        assert_eq!(decode(b"a:\t1\n", Kind::Data), (false, text("a:\t1\n")));
    }

    #[test]
    fn other_encodings() {
        let marked = format!("\u{FEFF}{}", "name: Zoë\n");
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(encoding(&utf16(&marked, order)), (Encoding::Utf16, 0, 1));
            assert_eq!(
                encoding(&utf16("name: Zoe\n", order)),
                (Encoding::Utf16, 0, 1)
            );
        }
        assert_eq!(encoding(b"a: 1\nname: Zo\xEB\n"), (Encoding::Latin1, 13, 2));
        assert_eq!(encoding(b"PK\x03\x04\xFF\x00\x01"), (Encoding::Other, 4, 1));
        assert_eq!(encoding(b"\xFF\xFE\0\0a\0\0\0").0, Encoding::Other);
    }

    #[test]
    fn empty_and_too_big() {
        assert_eq!(refusal(b""), Refusal::Empty);
        assert_eq!(refusal(b"\xEF\xBB\xBF \r\n"), Refusal::Empty);
        assert_eq!(decode(b"", Kind::Prose).1, Content::Text("".into()));
        let cap = usize::try_from(MAX_BYTES).unwrap();
        assert!(matches!(
            decode(&vec![b'a'; cap], Kind::Data).1,
            Content::Text(_)
        ));
        let bytes = MAX_BYTES + 1;
        assert_eq!(refusal(&vec![b'a'; cap + 1]), Refusal::TooBig { bytes });
    }

    #[test]
    fn merge_markers() {
        let line = |text: &str| refusal(text.as_bytes()).line();
        assert_eq!(
            line("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n"),
            Some(2)
        );
        assert_eq!(line("a: 1\r\nb: 2\r\n=======\r\nb: 3\r\n"), Some(3));
        assert_eq!(line("a: 1\n>>>>>>> theirs\n"), Some(2));
        let fine = "text: |\n  Heading\n  =======\nb: '<<<<<<< x'\n========\n";
        assert!(matches!(
            decode(fine.as_bytes(), Kind::Data).1,
            Content::Text(_)
        ));
        let rule = "Heading\n=======\n";
        assert!(matches!(
            decode(rule.as_bytes(), Kind::Prose).1,
            Content::Text(_)
        ));
    }
}
