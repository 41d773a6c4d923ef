//! A workbook as an Excel file.
//!
//! Every word goes in as a string, never as a formula, and one that begins like a formula is marked
//! as text, so that it stays one when somebody edits the cell. Sheets are protected without a
//! password against slips of the hand; filters still work. Equal input gives equal bytes.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Table,
    TableColumn, TableStyle, Worksheet, XlsxError,
};

use super::RenderError;
use crate::papers::view::{Fill, Mark, TableSheet, TypedCell, TypedColumn, Width, Workbook};

const ACCENT: Color = Color::RGB(0x0017_3A5A);
const HAIRLINE: Color = Color::RGB(0x00B4_BDC6);
const TINT: Color = Color::RGB(0x00EE_F2F5);
/// Behind what needs attention, and behind what is to be filled in; the words say it too.
const WARM: Color = Color::RGB(0x00FB_E6D4);
const TO_FILL: Color = Color::RGB(0x00FF_F8DC);

/// Excel's limit is 32,767 units of UTF-16; what is cut says so.
const MOST_UNITS: usize = 32_000;
const CUT: &str = " … (cut: the whole text stands in the file of the case or meeting)";
/// Above the headings: the title, and the marking.
const HEAD_ROW: u32 = 2;
/// As many characters as a page can be wide and still be read.
const PAGE: f64 = 190.0;
/// In points; a row can be no higher than the second.
const LINE_HEIGHT: f64 = 15.0;
const MOST_HEIGHT: f64 = 409.0;
const GUIDE: &str = "How to use";
const WORDS: &str = "Words";

/// The workbook's bytes.
///
/// # Errors
/// A name or a size that Excel does not take.
pub fn render(book: &Workbook) -> Result<Vec<u8>, RenderError> {
    write(book).map_err(|error| RenderError {
        template: format!("{}.xlsx", book.title),
        line: 0,
        column: 0,
        message: error.to_string(),
    })
}

fn write(book: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let properties = DocProperties::new()
        .set_title(&book.title)
        .set_author(&book.author)
        .set_company(&book.author)
        .set_creation_datetime(&excel_date(book.made_on)?);
    file.set_properties(&properties);
    guide(file.add_worksheet(), book)?;
    for sheet in &book.sheets {
        table(file.add_worksheet(), book, sheet)?;
    }
    if !book.lists.is_empty() {
        words(file.add_worksheet(), book)?;
    }
    file.save_to_buffer()
}

/// The first sheet: what the workbook is and what to do with it.
fn guide(sheet: &mut Worksheet, book: &Workbook) -> Result<(), XlsxError> {
    sheet.set_name(GUIDE)?;
    sheet.set_column_width(0, 100)?;
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_font_color(ACCENT);
    let marking = Format::new().set_bold();
    let line = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, short(&book.title), &title)?;
    sheet.write_string_with_format(1, 0, short(&book.marking), &marking)?;
    for (row, said) in (HEAD_ROW..).zip(&book.guide) {
        let format = if is_like_a_formula(said) {
            line.clone().set_quote_prefix()
        } else {
            line.clone()
        };
        sheet.write_string_with_format(row, 0, short(said), &format)?;
    }
    page(sheet, book, &book.title);
    protect(sheet);
    Ok(())
}

/// The words to choose from, where a drop-down list finds them.
fn words(sheet: &mut Worksheet, book: &Workbook) -> Result<(), XlsxError> {
    sheet.set_name(WORDS)?;
    let bold = Format::new().set_bold();
    for (column, list) in (0..).zip(&book.lists) {
        sheet.set_column_width(column, 34)?;
        sheet.write_string_with_format(0, column, short(&list.title), &bold)?;
        for (row, word) in (1..).zip(&list.words) {
            sheet.write_string(row, column, short(word))?;
        }
    }
    page(sheet, book, WORDS);
    protect(sheet);
    Ok(())
}

fn table(sheet: &mut Worksheet, book: &Workbook, view: &TableSheet) -> Result<(), XlsxError> {
    sheet.set_name(view.name)?;
    let title = Format::new()
        .set_bold()
        .set_font_size(14)
        .set_font_color(ACCENT);
    let bold = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, short(&view.title), &title)?;
    sheet.write_string_with_format(1, 0, short(&book.marking), &bold)?;
    let mut widths = Vec::new();
    for (number, column) in (0..).zip(&view.columns) {
        let values = view
            .rows
            .iter()
            .filter_map(|row| row.get(usize::from(number)));
        let width = column_width(column, values);
        sheet.set_column_width(number, width)?;
        widths.push(width);
    }
    for (row, cells) in (HEAD_ROW + 1..).zip(&view.rows) {
        for (number, cell) in (0..).zip(cells) {
            write_cell(
                sheet,
                (row, number),
                cell,
                view.columns.get(usize::from(number)),
            )?;
        }
        let lines = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| lines(cell, *width));
        let lines = lines.fold(1.0, f64::max);
        // Excel fits a row to its text by itself; other programs and previews do not.
        if lines > 1.0 {
            sheet.set_row_height(row, (lines * LINE_HEIGHT).min(MOST_HEIGHT))?;
        }
    }
    headings(sheet, view)?;
    choices(sheet, book, view)?;
    sheet.set_freeze_panes(HEAD_ROW + 1, view.key_columns)?;
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    page(sheet, book, &view.title);
    // A broad table takes several pages side by side, each with the key.
    let total: f64 = widths.iter().sum();
    let across = (1..9).find(|pages| total / f64::from(*pages) <= PAGE);
    sheet
        .set_print_fit_to_pages(across.unwrap_or(9), 0)
        .set_page_order(true);
    sheet.set_repeat_columns(0, view.key_columns.saturating_sub(1))?;
    protect(sheet);
    Ok(())
}

/// The headings with their filters, as a table that programs find by its name.
fn headings(sheet: &mut Worksheet, view: &TableSheet) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(ACCENT)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let Some(last) = u16::try_from(view.columns.len())
        .ok()
        .and_then(|n| n.checked_sub(1))
    else {
        return Ok(());
    };
    let Ok(rows) = u32::try_from(view.rows.len()) else {
        return Err(XlsxError::RowColumnLimitError);
    };
    if rows == 0 {
        for (number, column) in (0..).zip(&view.columns) {
            sheet.write_string_with_format(HEAD_ROW, number, short(&column.title), &format)?;
        }
        sheet.write_string(HEAD_ROW + 1, 0, short(&view.empty))?;
        return Ok(());
    }
    let columns: Vec<TableColumn> = view
        .columns
        .iter()
        .map(|column| {
            TableColumn::new()
                .set_header(short(&column.title))
                .set_header_format(&format)
        })
        .collect();
    let table = Table::new()
        .set_name(view.name)
        .set_alt_text(short(&view.about))
        .set_style(TableStyle::None)
        .set_columns(&columns);
    sheet.add_table(HEAD_ROW, 0, HEAD_ROW + rows, last, &table)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, number): (u32, u16),
    cell: &TypedCell,
    column: Option<&TypedColumn>,
) -> Result<(), XlsxError> {
    let format = cell_format(cell, column);
    match cell {
        TypedCell::Empty | TypedCell::Open | TypedCell::Choice(_) => {
            sheet.write_blank(row, number, &format)?
        }
        TypedCell::Text(text) | TypedCell::Status(_, text) => {
            sheet.write_string_with_format(row, number, short(text), &format)?
        }
        TypedCell::Number(value) => {
            sheet.write_number_with_format(row, number, float(*value), &format)?
        }
        TypedCell::Date(date) => {
            sheet.write_datetime_with_format(row, number, &excel_date(*date)?, &format)?
        }
        TypedCell::Pence(pence) => {
            sheet.write_number_with_format(row, number, float(*pence) / 100.0, &format)?
        }
    };
    Ok(())
}

/// Counts and pence of a council are far below the numbers that a float cannot hold exactly, and
/// pence over a hundred is the float nearest to the amount.
#[expect(clippy::cast_precision_loss, reason = "amounts are below 2^53")]
fn float(value: i64) -> f64 {
    value as f64
}

fn cell_format(cell: &TypedCell, column: Option<&TypedColumn>) -> Format {
    let format = Format::new()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(HAIRLINE);
    let date = "dd mmm yyyy";
    match cell {
        TypedCell::Empty => format,
        TypedCell::Text(text) => quoted(format.set_text_wrap(), text),
        TypedCell::Status(mark, text) => {
            let format = quoted(format.set_text_wrap(), text);
            match mark {
                Mark::Attention => format.set_bold().set_background_color(WARM),
                Mark::Done => format.set_background_color(TINT),
                Mark::Open | Mark::Agreed | Mark::None => format,
            }
        }
        TypedCell::Number(_) => format.set_num_format("0"),
        TypedCell::Date(_) => format.set_num_format(date).set_align(FormatAlign::Left),
        TypedCell::Pence(_) => format.set_num_format("£#,##0.00"),
        TypedCell::Open | TypedCell::Choice(_) => {
            let format = format
                .set_unlocked()
                .set_background_color(TO_FILL)
                .set_border(FormatBorder::Thin)
                .set_border_color(HAIRLINE);
            match column.and_then(|column| column.fill.as_ref()) {
                Some(Fill::Date(_)) => format.set_num_format(date).set_align(FormatAlign::Left),
                // As text, whatever is typed stays what it is.
                Some(Fill::Text) => format.set_text_wrap().set_num_format("@"),
                Some(Fill::Word) | None => format.set_text_wrap(),
            }
        }
    }
}

/// What may be written into open cells: a rule for each run of rows that share it.
fn choices(sheet: &mut Worksheet, book: &Workbook, view: &TableSheet) -> Result<(), XlsxError> {
    for (number, column) in (0..).zip(&view.columns) {
        let Some(fill) = &column.fill else {
            continue;
        };
        let cells: Vec<&TypedCell> = view
            .rows
            .iter()
            .filter_map(|row| row.get(usize::from(number)))
            .collect();
        let mut first = HEAD_ROW + 1;
        for run in cells.chunk_by(|one, other| one == other) {
            let next = first + u32::try_from(run.len()).unwrap_or(u32::MAX);
            let rule = match run.first() {
                Some(TypedCell::Open) => Some(typed(fill, column)?),
                Some(TypedCell::Choice(list)) => chosen(book, *list, column)?,
                _ => None,
            };
            if let Some(rule) = rule {
                sheet.add_data_validation(first, number, next - 1, number, &rule)?;
            }
            first = next;
        }
    }
    Ok(())
}

fn typed(fill: &Fill, column: &TypedColumn) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().set_error_style(DataValidationErrorStyle::Stop);
    Ok(match fill {
        Fill::Date(from) => rule
            .allow_date(DataValidationRule::GreaterThanOrEqualTo(excel_date(*from)?))
            .set_input_title(input_title(column))?
            .set_input_message("A date, such as 10/06/2026.")?
            .set_error_title("Not such a date")?
            .set_error_message("Write a date such as 10/06/2026, not before the first meeting.")?,
        Fill::Text | Fill::Word => rule
            .allow_text_length(DataValidationRule::LessThanOrEqualTo(4000))
            .set_input_title(input_title(column))?
            .set_input_message("In a few words, without anybody's name.")?
            .set_error_title("Too long")?
            .set_error_message("At most 4,000 characters.")?,
    })
}

fn chosen(
    book: &Workbook,
    list: usize,
    column: &TypedColumn,
) -> Result<Option<DataValidation>, XlsxError> {
    let Some(words) = book.lists.get(list).filter(|list| !list.words.is_empty()) else {
        return Ok(None);
    };
    let letter =
        rust_xlsxwriter::utility::column_number_to_name(u16::try_from(list).unwrap_or(u16::MAX));
    let range = format!("={WORDS}!${letter}$2:${letter}${}", words.words.len() + 1);
    let rule = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_input_title(input_title(column))?
        .set_input_message("Choose from the list (Alt and the arrow down).")?
        .set_error_title("Not one of the words")?
        .set_error_message("Choose one of the words of the list; they stand on the sheet Words.")?;
    Ok(Some(rule))
}

/// Excel takes 32 characters.
fn input_title(column: &TypedColumn) -> String {
    column.title.chars().take(32).collect()
}

/// The page as it is printed: A4 across, as wide as the table, marked and numbered.
fn page(sheet: &mut Worksheet, book: &Workbook, title: &str) {
    // A sign that begins a code is written twice; Excel takes 255 characters in all.
    let said = |text: &str| text.chars().take(60).collect::<String>().replace('&', "&&");
    let marking = said(&book.marking);
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.8, 0.8, 0.4, 0.4)
        .set_header(format!("&L{}&C&B{marking}", said(title)))
        .set_footer(format!(
            "&L{}&C&B{marking}&R&BPage &P of &N",
            said(&book.imprint)
        ));
}

fn protect(sheet: &mut Worksheet) {
    sheet.protect_with_options(&ProtectionOptions {
        use_autofilter: true,
        sort: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    });
}

/// As wide as the longest value or word of the heading, within what the column may take.
fn column_width<'c>(column: &TypedColumn, cells: impl Iterator<Item = &'c TypedCell>) -> f64 {
    let most: u32 = match column.width {
        Width::Tiny => 9,
        Width::Narrow => 15,
        Width::Normal => 24,
        Width::Wide => 40,
    };
    // The heading's words, beside the button of its filter.
    let heading = column
        .title
        .split(' ')
        .map(|word| word.chars().count() + 3)
        .max();
    let values = cells.map(|cell| match cell {
        TypedCell::Empty | TypedCell::Open => 0,
        TypedCell::Text(text) | TypedCell::Status(_, text) => text.chars().count() + 2,
        TypedCell::Number(value) => value.to_string().len() + 2,
        TypedCell::Date(_) | TypedCell::Pence(_) => 13,
        TypedCell::Choice(_) => 16,
    });
    let least = match &column.fill {
        Some(Fill::Text) => most,
        Some(Fill::Date(_) | Fill::Word) => 16,
        None => 6,
    };
    let wanted = values.max().unwrap_or(0);
    let wanted = u32::try_from(wanted).unwrap_or(most).min(most).max(least);
    let heading = heading
        .and_then(|heading| u32::try_from(heading).ok())
        .unwrap_or(0);
    f64::from(wanted.max(heading.min(30)))
}

/// How many lines a cell's text takes in a column so wide, rather one too many than one too few.
fn lines(cell: &TypedCell, width: f64) -> f64 {
    match cell {
        TypedCell::Text(text) | TypedCell::Status(_, text) => {
            let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            let letters = f64::from(letters);
            // The column was made wide enough for what fits.
            if letters + 2.0 <= width {
                1.0
            } else {
                (letters * 1.1 / (width - 1.0).max(1.0)).ceil()
            }
        }
        _ => 1.0,
    }
}

fn quoted(format: Format, text: &str) -> Format {
    if is_like_a_formula(text) {
        format.set_quote_prefix()
    } else {
        format
    }
}

/// Whether Excel would take a text for a formula if somebody typed it.
fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A text that Excel can hold.
fn short(text: &str) -> String {
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MOST_UNITS
    });
    match end {
        Some((end, _)) => format!("{}{CUT}", &text[..end]),
        None => text.to_owned(),
    }
}

fn excel_date(date: jiff::civil::Date) -> Result<ExcelDateTime, XlsxError> {
    // jiff keeps each part in range; a year before 1900 is Excel's to refuse.
    ExcelDateTime::from_ymd(
        date.year().unsigned_abs(),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    )
}

#[cfg(test)]
mod tests;
