//! Workbooks of Excel, cell by cell: what is packed is counted before anything is unpacked.

use super::sheet::{Read, Sheet};
use calamine::{CellErrorType, DataRef, Reader as _, SheetVisible, Xlsx};
use std::io::{Cursor, Read as _};
use std::sync::Arc;
use zip_reader::ZipArchive;

/// The most that a workbook may come to when it is unpacked.
const MAX_UNPACKED: u64 = 200 << 20;

/// The most columns, and the most lines, that are read of a sheet.
const MAX_COLUMNS: u32 = 200;
const MAX_LINES: u32 = 200_000;

pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Read {
    if !fits(bytes) {
        return Read::refused(format!(
            "this workbook can't be unpacked, or comes to more than {} MiB",
            MAX_UNPACKED >> 20
        ));
    }
    let broken = || Read::refused("this workbook can't be read; save it again in Excel as .xlsx");
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else {
        return broken();
    };
    let mut found = Read::default();
    let sheets = book.sheets_metadata().iter();
    let sheets: Vec<_> = sheets
        .map(|sheet| (sheet.name.clone(), sheet.visible))
        .collect();
    for (name, visible) in sheets {
        let why = if visible == SheetVisible::Visible {
            match sheet(&mut book, file, &name) {
                Some(sheet) => {
                    found.sheets.push(sheet);
                    continue;
                }
                None => "can't be read",
            }
        } else {
            // Nobody who looks at the workbook sees it: old prices, or somebody else's children.
            "is hidden and was not read; unhide it in Excel if it is to be"
        };
        let name = crate::source::printable(&name);
        found.faults.push((None, format!("the sheet {name} {why}")));
    }
    found
}

/// Whether all that is packed comes to no more than is allowed, whatever the file itself says of its sizes.
fn fits(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let Ok(entry) = archive.by_index(at) else {
            return false;
        };
        match std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()) {
            Ok(size) if size <= left => left -= size,
            _ => return false,
        }
    }
    true
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, file: &Arc<str>, name: &str) -> Option<Sheet> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let mut lines: Vec<(u32, Vec<String>)> = Vec::new();
    while let Some(cell) = cells.next_cell().ok()? {
        let (row, column) = cell.get_position();
        let text = text_of(cell.get_value());
        if text.is_empty() || column >= MAX_COLUMNS || row >= MAX_LINES {
            continue;
        }
        let line = row + 1;
        if lines.last().is_none_or(|(last, _)| *last != line) {
            lines.push((line, Vec::new()));
        }
        let (_, found) = lines.last_mut()?;
        let column = column as usize;
        found.resize(found.len().max(column + 1), String::new());
        found[column] = text;
    }
    Some(Sheet {
        file: Arc::clone(file),
        name: Some(crate::source::printable(name).into_owned()),
        lines,
    })
}

/// A value as it would be typed; a day as `2026-06-10`.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => match error {
            CellErrorType::NA => "#N/A".to_owned(),
            _ => "#ERROR".to_owned(),
        },
    }
}

/// A number as it would be typed: Excel keeps 1204.1 as 1204.0999999999999.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.6}");
    let rounded = rounded.trim_end_matches('0').trim_end_matches('.');
    rounded.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    #[test]
    fn cells_as_they_would_be_typed() {
        let mut book = Workbook::new();
        let page = book.add_worksheet().set_name("Costs").expect("a name");
        page.write_string(1, 0, "Child").expect("a cell");
        page.write_string(1, 2, " Weekly ").expect("a cell");
        page.write_number(3, 0, 123_456).expect("a cell");
        page.write_number(3, 2, 1204.1).expect("a cell");
        let day = ExcelDateTime::from_ymd(2026, 6, 10).expect("a day");
        let format = Format::new().set_num_format("dd/mm/yyyy");
        page.write_datetime_with_format(3, 3, &day, &format)
            .expect("a cell");
        let bytes = book.save_to_buffer().expect("a workbook");
        let read = read(&"costs.xlsx".into(), &bytes);
        assert!(read.faults.is_empty(), "{:?}", read.faults);
        let sheet = &read.sheets[0];
        assert_eq!(sheet.title(), "costs.xlsx [Costs]");
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        assert_eq!(
            sheet.lines,
            [
                (2, cells(&["Child", "", "Weekly"])),
                (4, cells(&["123456", "", "1204.1", "2026-06-10"])),
            ]
        );
    }

    #[test]
    fn what_grows_beyond_all_bounds_is_not_unpacked() {
        use std::io::Write as _;
        use zip_reader::ZipWriter;
        use zip_reader::write::SimpleFileOptions;
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("xl/workbook.xml", SimpleFileOptions::default())
            .expect("a file");
        let zeros = vec![0; 1 << 20];
        for _ in 0..=(MAX_UNPACKED >> 20) {
            archive.write_all(&zeros).expect("zeros");
        }
        let bytes = archive.finish().expect("an archive").into_inner();
        assert!(bytes.len() < 1 << 20);
        let read = read(&"bomb.xlsx".into(), &bytes);
        assert!(read.sheets.is_empty());
        assert!(read.faults[0].1.contains("200 MiB"));
        assert!(
            super::read(&"x.xlsx".into(), b"PK\x03\x04nothing")
                .sheets
                .is_empty()
        );
    }
}
