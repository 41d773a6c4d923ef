//! Bytes as text: Excel saves what it calls text in four encodings.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file, or nothing where it is none.
pub(super) fn text_of(bytes: &[u8]) -> Option<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8(rest.to_vec()).ok();
    }
    // Without its mark, UTF-16 shows by the zeros beside plain letters.
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(200);
    let mostly_zero = |from: usize| {
        let count = zeros(from).count();
        count > 1 && zeros(from).filter(|byte| **byte == 0).count() * 2 > count
    };
    let utf_16 = if bytes.starts_with(b"\xff\xfe") || mostly_zero(1) {
        Some(UTF_16LE)
    } else if bytes.starts_with(b"\xfe\xff") || mostly_zero(0) {
        Some(UTF_16BE)
    } else {
        None
    };
    if let Some(encoding) = utf_16 {
        let (text, _, is_broken) = encoding.decode(bytes);
        return (!is_broken && !text.contains('\0')).then(|| text.into_owned());
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => Some(WINDOWS_1252.decode(bytes).0.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_saves() {
        let text = "CHILD,Größe\r\n1,é";
        let utf_16 = |mark: bool, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(order)
                .collect()
        };
        let latin = b"CHILD,Gr\xf6\xdfe\r\n1,\xe9".to_vec();
        let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked,
            utf_16(true, u16::to_le_bytes),
            utf_16(true, u16::to_be_bytes),
            utf_16(false, u16::to_le_bytes),
            utf_16(false, u16::to_be_bytes),
            latin,
        ] {
            assert_eq!(text_of(&bytes).as_deref(), Some(text), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(text_of(b"a\0\0\0b\0\0\0\0\0c\0"), None);
        assert_eq!(text_of(b"\xef\xbb\xbfa\xff"), None);
        assert_eq!(text_of(b"").as_deref(), Some(""));
    }
}
