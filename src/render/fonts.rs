//! The type family in the program, and what it can print.
//!
//! One family is used for everything: Source Sans 3, an open sans with figures of equal
//! width. It is printed from these files alone; the machine's own fonts are never asked,
//! so that a paper looks the same everywhere.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The fonts that go into a PDF: regular, italic, semibold, bold.
pub(crate) const FILES: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../assets/fonts/SourceSans3-Italic.ttf"),
    include_bytes!("../../assets/fonts/SourceSans3-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/SourceSans3-Bold.ttf"),
];

static FACES: LazyLock<Vec<ttf_parser::Face<'static>>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|file| ttf_parser::Face::parse(file, 0).expect("a font in the program"))
        .collect()
});

/// A bit for each character, set where it can be printed in every style. Each text of a workspace is
/// looked through letter by letter, and a search in four fonts for each takes a third of a check.
static COVERED: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut named = Vec::new();
    if let Some(table) = FACES.first().and_then(|face| face.tables().cmap) {
        let subtables = table.subtables.into_iter();
        subtables.for_each(|subtable| subtable.codepoints(|code| named.push(code)));
    }
    let mut covered = Vec::new();
    for c in named.into_iter().filter_map(char::from_u32) {
        if is_in_every_face(c) {
            let (word, bit) = place_of(c);
            if covered.len() <= word {
                covered.resize(word + 1, 0);
            }
            covered[word] |= bit;
        }
    }
    covered
});

/// Where a character's bit is.
fn place_of(c: char) -> (usize, u64) {
    (c as usize / 64, 1 << (c as u32 % 64))
}

/// A mark of byte order is no letter, though fonts have a glyph for it, and a paper can't hold it.
fn is_in_every_face(c: char) -> bool {
    !c.is_control() && c != '\u{FEFF}' && FACES.iter().all(|face| face.glyph_index(c).is_some())
}

/// Whether a character can be printed in every style.
#[must_use]
pub fn covers(c: char) -> bool {
    let (word, bit) = place_of(c);
    matches!(c, '\n' | '\t') || COVERED.get(word).is_some_and(|bits| bits & bit != 0)
}

/// Whether a character can be printed: as one letter, or as a letter with marks.
#[must_use]
pub fn prints(c: char) -> bool {
    covers(c) || in_pieces(c).all(covers)
}

/// The letter of a character and its marks, each by itself. Texts are held with letter and mark in one, and
/// there are more of these than a font has.
fn in_pieces(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfd()
}

/// How wide words are in the regular style, as a part of the size in which they are set.
pub(crate) fn width(text: &str) -> f64 {
    let Some(face) = FACES.first() else {
        return 0.0;
    };
    let advance = |c: char| face.glyph_hor_advance(face.glyph_index(c)?);
    let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
    f64::from(units) / f64::from(face.units_per_em())
}

/// What is printed in place of a character that [`prints`] refuses: `[U+1F600]`.
#[must_use]
pub fn stand_in(c: char) -> String {
    format!("[U+{:04X}]", u32::from(c))
}

/// The text with each character that cannot be printed replaced by its number.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if covers(c) {
            out.push(c);
        } else if prints(c) {
            out.extend(in_pieces(c));
        } else {
            out.push_str(&stand_in(c));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{covers, is_in_every_face, printable};
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    #[test]
    fn the_table_says_what_the_fonts_say() {
        let wrong: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| !matches!(c, '\n' | '\t') && covers(*c) != is_in_every_face(*c))
            .collect();
        // The mark at the end of a font's list is no character, though a search finds it.
        assert_eq!(wrong, ['\u{FFFF}']);
        assert!(('\0'..=char::MAX).filter(|c| covers(*c)).count() > 1000);
    }

    #[test]
    fn covers_the_letters_of_names_and_the_marks_of_money() {
        for c in "AZaz09 £€½×−–—‘’“”…•ŁłőşţțəąćęñçøåßΑαЖжẹĦħ\u{a0}\n".chars()
        {
            assert!(covers(c), "{c:?}");
        }
    }

    /// T10: whatever is written of letters and marks that can be printed is printed as these.
    #[test]
    fn no_mark_is_lost_where_it_joins_its_letter() {
        let all: Vec<char> = ('\0'..=char::MAX).filter(|c| covers(*c)).collect();
        let marks: Vec<char> = all
            .iter()
            .copied()
            .filter(|c| is_combining_mark(*c))
            .collect();
        assert!(marks.len() > 50, "{marks:?}");
        for letter in all {
            for mark in &marks {
                let held: String = [letter, *mark].into_iter().nfc().collect();
                let printed: String = printable(&held).nfc().collect();
                assert_eq!(printed, held, "{letter:?} with {mark:?}");
            }
        }
    }

    #[test]
    fn replaces_what_cannot_be_printed_by_its_number() {
        assert_eq!(printable("a\u{1F600}b\u{4E2D}"), "a[U+1F600]b[U+4E2D]");
        assert_eq!(printable("\u{202E}x\u{7}"), "[U+202E]x[U+0007]");
    }
}
