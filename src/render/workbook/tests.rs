//! What is written comes back as it was, read by another library.

mod book;

use super::render;
use crate::papers::view::{TypedCell, Workbook};
use crate::render::samples::HOSTILE;
use book::workbook;
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn bytes(book: &Workbook) -> Vec<u8> {
    render(book).unwrap_or_else(|error| panic!("{error}"))
}

fn open(book: &Workbook) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(book))).expect("a workbook")
}

fn rows(book: &Workbook, sheet: &str) -> Vec<Vec<Data>> {
    let range = open(book).worksheet_range(sheet).expect(sheet);
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The parts of the file, as text.
fn parts(book: &Workbook) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes(book))).expect("a zip");
    let count = archive.len();
    let read = |index: usize| {
        let mut part = archive.by_index(index).expect("a part");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("UTF-8");
        (part.name().expect("a name").into_owned(), text)
    };
    (0..count).map(read).collect()
}

#[test]
fn values_keep_their_types() {
    let rows = rows(&workbook(str::to_owned), "Actions");
    let words = |text: &str| Data::String(text.to_owned());
    assert_eq!(rows[0][0], words("iPOP tracker: actions"));
    assert_eq!(rows[1][0], words("OFFICIAL-SENSITIVE"));
    assert_eq!(rows[2][..3], [words("Key"), words("Task"), words("Due")]);
    let first = &rows[3];
    assert_eq!(
        first[..2],
        [words("2026-05-27/A1"), words("Ring the school.")]
    );
    let Data::DateTime(due) = &first[2] else {
        panic!("a date: {:?}", first[2])
    };
    // Days since the end of 1899, as Excel counts them.
    assert!((due.as_f64() - 46_183.0).abs() < f64::EPSILON);
    assert_eq!(first[3], Data::Float(9.0));
    assert_eq!(first[4], Data::Float(1_234.56));
    assert_eq!(first[5], words("Overdue by up to 2 weeks"));
    assert_eq!(first[6..], [Data::Empty, Data::Empty, Data::Empty]);
}

#[test]
fn sheets_are_found_by_their_names() {
    let mut book = open(&workbook(str::to_owned));
    assert_eq!(
        book.sheet_names(),
        ["How to use", "Actions", "Items", "Words"]
    );
    book.load_tables().expect("tables");
    assert_eq!(book.table_names(), [&"Actions".to_owned()]);
    let table = book.table_by_name("Actions").expect("a table");
    assert_eq!(table.columns()[..2], ["Key", "Task"]);
    assert_eq!(table.data().height(), 2);
    // A sheet without a row says so.
    let items = rows(&workbook(str::to_owned), "Items");
    assert_eq!(
        items[3][0],
        Data::String("No meeting has been held yet.".into())
    );
}

#[test]
fn nothing_that_people_write_is_a_formula() {
    for text in [
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "=1+1",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "{=1}",
        "\t=1",
        "https://example.org",
        "_x0041_",
        "10/06/2026",
        "007",
        HOSTILE,
    ] {
        let book = workbook(|_| text.to_owned());
        assert_eq!(
            rows(&book, "Actions")[3][1],
            Data::String(text.to_owned()),
            "{text}"
        );
        let formulas = open(&book).worksheet_formula("Actions").expect("a sheet");
        assert!(
            formulas.cells().all(|(_, _, formula)| formula.is_empty()),
            "{text}"
        );
        for (name, part) in parts(&book) {
            assert!(
                !part.contains("<f>") && !part.contains("<f "),
                "{text}: {name}"
            );
            assert!(!part.contains("<hyperlink"), "{text}: {name}");
        }
    }
}

#[test]
fn what_excel_cannot_hold_is_cut_and_says_so() {
    let long = "é".repeat(40_000);
    let book = workbook(|_| long.clone());
    let Data::String(text) = &rows(&book, "Actions")[3][1] else {
        panic!("text")
    };
    assert!(text.encode_utf16().count() <= 32_767 && text.ends_with("meeting)"));
}

#[test]
fn what_is_to_be_filled_in_is_open_and_the_rest_is_not() {
    let parts = parts(&workbook(str::to_owned));
    let sheet = |wanted: &str| {
        let mut found = parts.iter().filter(|(name, _)| name.ends_with(wanted));
        found.next().expect(wanted).1.as_str()
    };
    let actions = sheet("worksheets/sheet2.xml");
    for wanted in [
        "<sheetProtection sheet=\"1\"",
        "autoFilter=\"0\"",
        "<pane xSplit=\"1\" ySplit=\"3\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "&amp;C&amp;BOFFICIAL-SENSITIVE",
        "Page &amp;P of &amp;N",
        "<formula1>=Words!$A$2:$A$3</formula1>",
        "type=\"date\"",
        "type=\"textLength\"",
    ] {
        let plain = actions.replace("<formula1>Words", "<formula1>=Words");
        assert!(plain.contains(wanted), "{wanted}: {plain}");
    }
    assert!(
        !actions.contains("password"),
        "anybody may lift the protection"
    );
    assert!(
        sheet("workbook.xml").contains("Actions!$A:$A,Actions!$3:$3"),
        "the headings repeat in print"
    );
    assert!(sheet("styles.xml").contains("locked=\"0\""));
    let core = sheet("core.xml");
    assert!(core.contains("<dc:title>iPOP tracker</dc:title>"));
    assert!(core.contains("<dc:creator>Northmere Council</dc:creator>"));
    assert!(core.contains("2026-06-03T00:00:00Z"));
}

#[test]
fn equal_input_gives_equal_bytes() {
    assert_eq!(
        bytes(&workbook(str::to_owned)),
        bytes(&workbook(str::to_owned))
    );
    let mut other = workbook(str::to_owned);
    other.sheets[0].rows[0][3] = TypedCell::Number(10);
    assert_ne!(bytes(&workbook(str::to_owned)), bytes(&other));
}
