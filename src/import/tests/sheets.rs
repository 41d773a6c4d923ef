//! Spreadsheets as people keep them: what is odd about them is told with its line, and the rest is read.

use super::{CASE, base, errors, file, mapped, planned, text_of, to_look_at};
use crate::import::Line;
use crate::pipeline::with_changes;
use crate::source::{Given, Sources};
use jiff::civil::date;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use std::fmt::Write as _;

const COSTS: &str = "for: costs\nreference: Child ID\ncolumns: { amount: Fee, from: Start }\n";

fn with_mapping(mapping: &str) -> Sources {
    base(CASE).with([("imports/list.yaml".to_owned(), Some(mapping.to_owned()))])
}

/// What is told of a file by such a mapping, and the child's case afterwards; imported twice to the same.
fn read(mapping: &str, given: Given) -> (Vec<String>, String) {
    let sources = with_mapping(mapping);
    let given = [given];
    let plan = planned(&sources, &given, date(2026, 3, 31));
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    let again = planned(&after, &given, date(2026, 3, 31));
    assert!(again.changes.is_empty(), "{}", again.text());
    let told = to_look_at(&plan).map(|line| format!("{}: {}", line.of, Line::told(line)));
    (told.collect(), text_of(&after, "cases/C-1.yaml"))
}

fn csv(text: &str) -> Given {
    file("list.csv", text)
}

fn text(page: &mut Worksheet, line: u32, cells: &[&str]) {
    for (column, cell) in (0_u16..).zip(cells) {
        if !cell.is_empty() {
            page.write_string(line, column, *cell).expect("a cell");
        }
    }
}

fn workbook(fill: impl FnOnce(&mut Workbook)) -> Given {
    let mut book = Workbook::new();
    fill(&mut book);
    Given {
        name: "list.xlsx".to_owned(),
        bytes: book.save_to_buffer().expect("a workbook"),
    }
}

const GROUPED: &str = "for: costs\nreference: Child ID\ncolumns: { amount: Cost per week, from: Cost from, \
                       until: to, cost-centre: Date of approval code }\n";

fn is_grouped(told: &[String], case: &str) {
    assert_eq!(told, &[] as &[String]);
    let cost =
        "weekly: 1204.50\n    from: 2025-06-01\n    until: 2025-08-31\n    cost-centre: X7\n";
    assert!(case.contains(cost), "{case}");
}

#[test]
fn headings_over_two_lines_in_a_text() {
    let sheet = "Placement costs,,,,\n,,,,\n,Cost,,,Date of\nChild ID,per week,from,to,approval code\n\
                 C-1,\"£1,204.50\",01/06/2025,31/08/2025,X7\n";
    let (told, case) = read(GROUPED, csv(sheet));
    is_grouped(&told, &case);
}

#[test]
fn headings_over_two_lines_in_a_workbook() {
    let given = workbook(|book| {
        let page = book.add_worksheet();
        let plain = Format::new();
        page.merge_range(0, 0, 1, 4, "Placement costs,\nby child", &plain)
            .expect("a title");
        page.merge_range(2, 1, 2, 3, "Cost", &plain)
            .expect("a group");
        page.merge_range(2, 0, 3, 0, "Child ID", &plain)
            .expect("a heading");
        page.write_string(2, 4, "Date of").expect("a cell");
        text(page, 3, &["", "per week", "from", "to", "approval code"]);
        text(
            page,
            4,
            &["C-1", "£1,204.50", "01/06/2025", "31/08/2025", "X7"],
        );
    });
    let (told, case) = read(GROUPED, given);
    is_grouped(&told, &case);
}

/// A first mapping has the headings as they are joined; one that fits nearly says which are missing.
#[test]
fn a_first_mapping_of_headings_over_two_lines() {
    let sheet = "Costs\n,Cost,,\nChild ID,per week,from,Team\nC-1,100,01/06/2025,One\n";
    let change = crate::import::first_mapping(&base(CASE), &csv(sheet)).expect("a mapping");
    let sources = with_changes(&base(CASE), &[change]);
    let mapping = text_of(&sources, "imports/list.yaml");
    for line in [
        "reference: Child ID\n",
        "  amount: Cost per week\n",
        "  from: from\n",
    ] {
        assert!(mapping.contains(line), "{line}{mapping}");
    }
    let (told, case) = read(&mapping, csv(sheet));
    assert_eq!(told, Vec::<String>::new());
    assert!(case.contains("weekly: 100\n"), "{case}");
    let other = sheet.replace("from", "since");
    let (told, _) = read(
        GROUPED
            .split(", until")
            .next()
            .map(|one| format!("{one} }}\n"))
            .expect("a mapping")
            .as_str(),
        csv(&other),
    );
    assert_eq!(
        told,
        ["list.csv: imports/list.yaml would read it, but these headings are missing: Cost from"]
    );
}

/// A heading may be wrapped within its cell, and a title within its own.
#[test]
fn headings_that_are_wrapped_in_their_cells() {
    let sheet = "\"Placement\ncosts\"\n\"Child\nID\",\"Fee\",\"Start \"\nC-1,100,01/06/2025\n";
    let (told, case) = read(COSTS, csv(sheet));
    assert_eq!(told, Vec::<String>::new());
    assert!(case.contains("weekly: 100\n"), "{case}");
}

/// A reference over several lines stands on the first alone; whose the others are is not guessed.
#[test]
fn merged_cells_and_totals() {
    let given = workbook(|book| {
        let page = book.add_worksheet();
        text(page, 0, &["Child ID", "Fee", "Start"]);
        page.merge_range(1, 0, 3, 0, "C-1", &Format::new())
            .expect("merged");
        for (line, day) in (1..).zip(["01/06/2025", "01/07/2025", "01/08/2025"]) {
            page.write_number(line, 1, 100).expect("a cell");
            page.write_string(line, 2, day).expect("a cell");
        }
        text(page, 5, &["Sub-total", "300"]);
        text(page, 6, &["", "300"]);
        text(page, 7, &["GRAND TOTAL:", "300"]);
    });
    let (told, case) = read(COSTS, given);
    assert_eq!(
        told,
        [
            "2 lines: it holds a total and is no child's (list.xlsx:6, 8)",
            "3 lines: no reference stands there: write it on each line, also where cells were merged (list.xlsx:3, 4, 7)",
        ]
    );
    assert_eq!(case.matches("weekly:").count(), 1, "{case}");
}

#[test]
fn days_as_texts_in_both_orders() {
    let visits = "for: visits\nreference: Child\ncolumns: { on: Visited }\n";
    let sheet = "Child,Visited\nC-1,27/05/2025\nC-1,05/28/2025\nC-1,2025-05-29\nC-1,31/06/2025\nC-1,45800\n";
    let (case, told, _) = mapped(CASE, visits, sheet);
    assert_eq!(
        told,
        [
            "C-1: `on` holds a date with the month first, and `dates` says the day first: see which are in this column \
             (list.csv:3)",
            "C-1: `on` holds no date that exists (list.csv:5)",
            "C-1: `on` holds a number, as Excel keeps days: show the column as dates, and save it again (list.csv:6)",
        ]
    );
    assert_eq!(case.matches("on:").count(), 2, "{case}");
    let american = format!("{visits}dates: month-first\n");
    let (_, told, _) = mapped(CASE, &american, "Child,Visited\nC-1,27/05/2025\n");
    assert!(
        told[0].contains("holds a date with the day first"),
        "{told:?}"
    );
}

#[test]
fn sums_as_texts() {
    let given = workbook(|book| {
        let page = book.add_worksheet();
        text(page, 0, &["Child ID", "Fee", "Start"]);
        for (line, sum) in (1..).zip(["£1,204.50", " 1 204.5 ", "GBP 12", "1,204.50 pw"]) {
            text(page, line, &["C-1", sum, &format!("0{line}/06/2025")]);
        }
    });
    let (told, case) = read(COSTS, given);
    assert_eq!(
        told,
        [
            "C-1: `amount` holds no sum in pounds (list.xlsx:4)",
            "C-1: `amount` holds no sum in pounds (list.xlsx:5)",
        ]
    );
    assert_eq!(case.matches("weekly: 1204.50\n").count(), 2, "{case}");
}

/// Columns with nothing in them, and some that are headed alike.
#[test]
fn empty_columns_and_headings_that_stand_twice() {
    let sheet = "Child ID,Fee,Start,,Start,,Notes,Notes,,\nC-1,100,01/06/2025,,01/07/2025,,,,,\n,,,,,,,,,\nC-1,100,02/06/2025\n";
    let (told, case) = read(COSTS, csv(sheet));
    assert_eq!(
        told,
        [
            "list.csv: more than one column is headed `Start`; the first of them was read: give each a heading of its own \
          (list.csv:1)"
        ]
    );
    assert!(
        case.contains("from: 2025-06-01\n") && case.contains("from: 2025-06-02\n"),
        "{case}"
    );
}

#[test]
fn hidden_sheets_are_named() {
    let given = workbook(|book| {
        for (name, hides) in [("Now", 0), ("Last year", 1), ("Secret", 2)] {
            let page = book.add_worksheet().set_name(name).expect("a name");
            text(page, 0, &["Child ID", "Fee", "Start"]);
            text(page, 1, &["C-1", "100", "01/06/2025"]);
            if hides == 1 {
                page.set_hidden(true);
            } else if hides == 2 {
                page.set_very_hidden(true);
            }
        }
    });
    let (told, case) = read(COSTS, given);
    let why = "is hidden and was not read; unhide it in Excel if it is to be";
    assert_eq!(
        told,
        [
            format!("list.xlsx: the sheet Last year {why}"),
            format!("list.xlsx: the sheet Secret {why}"),
        ]
    );
    assert_eq!(case.matches("weekly:").count(), 1, "{case}");
}

#[test]
fn formulas_that_failed() {
    let given = workbook(|book| {
        let page = book.add_worksheet();
        text(page, 0, &["Child ID", "Fee", "Start"]);
        let rows = [
            ("C-1", "#N/A"),
            ("C-1", "#DIV/0!"),
            ("C-1", "#REF!"),
            ("C-1", "120.5"),
        ];
        for (line, (child, result)) in (1..).zip(rows) {
            text(page, line, &[child, "", &format!("0{line}/06/2025")]);
            let formula = Formula::new("=1/A9").set_result(result);
            page.write_formula(line, 1, formula).expect("a formula");
        }
        let child = Formula::new("=VLOOKUP(1,A1:A2,1)").set_result("#N/A");
        page.write_formula(5, 0, child).expect("a formula");
        text(page, 5, &["", "100", "01/07/2025"]);
    });
    let (told, case) = read(COSTS, given);
    let failed = "C-1: `amount` holds Excel's sign for a formula that failed (list.xlsx:";
    assert_eq!(
        told,
        [
            format!("{failed}2)"),
            format!("{failed}3)"),
            format!("{failed}4)"),
            "a line: where the reference should stand is Excel's sign for a formula that failed (list.xlsx:6)".to_owned(),
        ]
    );
    assert!(case.contains("weekly: 120.50\n"), "{case}");
}

/// Excel takes a reference of figures for a number, and its zeros away.
#[test]
fn zeros_that_went_from_the_front() {
    let case = CASE.replace("C-1", "001234");
    let other = CASE.replace("C-1", "005678");
    let without = CASE.replace("C-1", "5678");
    let sources = with_mapping(COSTS).with([
        ("cases/001234.yaml".to_owned(), Some(case.clone())),
        ("cases/005678.yaml".to_owned(), Some(other.clone())),
        ("cases/5678.yaml".to_owned(), Some(without)),
    ]);
    let given = workbook(|book| {
        let page = book.add_worksheet();
        text(page, 0, &["Child ID", "Fee", "Start"]);
        for (line, child) in (1..).zip([1234, 5678, 777]) {
            text(page, line, &["", "100", "01/06/2025"]);
            page.write_number(line, 0, child).expect("a cell");
        }
    });
    let plan = planned(&sources, &[given], date(2026, 3, 31));
    let told: Vec<String> = to_look_at(&plan).map(Line::told).collect();
    assert_eq!(
        told,
        [
            "a reference here is this one with zeros in front, which Excel takes away: export the column as text, or give \
          this one in imports/references.csv (list.xlsx:2)"
        ]
    );
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(text_of(&after, "cases/001234.yaml"), case);
    assert_eq!(text_of(&after, "cases/005678.yaml"), other);
    assert!(text_of(&after, "cases/5678.yaml").contains("weekly: 100"));
    assert!(
        plan.notes
            .iter()
            .any(|note| note.starts_with("not written: 1 ")),
        "{:?}",
        plan.notes
    );
}

/// The dialects in which Excel saves what it calls text.
#[test]
fn every_dialect_of_a_text() {
    let semicolons = "Child ID;Fee;Start\r\nC-1;£1,204.50;01/06/2025\r\n";
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let tabs = semicolons.replace(';', "\t");
        let units = std::iter::once(0xfeff).chain(tabs.encode_utf16().collect::<Vec<_>>());
        units.flat_map(order).collect()
    };
    let windows: Vec<u8> = semicolons
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a letter"))
        .collect();
    for bytes in [
        format!("\u{feff}{semicolons}").into_bytes(),
        format!("sep=;\r\n{semicolons}").into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        windows,
    ] {
        let given = Given {
            name: "list.csv".to_owned(),
            bytes,
        };
        let (told, case) = read(COSTS, given);
        assert_eq!(told, Vec::<String>::new());
        assert!(case.contains("weekly: 1204.50\n"), "{case}");
    }
}

/// What is wrong with many children in the same way is told once.
#[test]
fn what_is_said_of_many_is_told_once() {
    let mut sheet = "Child ID,Fee,Start\n".to_owned();
    for child in 1..=60 {
        // Writing to a String cannot fail.
        let _ = writeln!(sheet, "C-9{child:02},100,01/06/2025");
    }
    sheet.push_str("C-1,100,01/06/2025\nA.1,1,01/06/2025\nA.2,1,01/06/2025\n,1,01/06/2025\n");
    let sources = with_mapping(COSTS);
    let plan = super::planned_of(&sources, &[csv(&sheet)], date(2026, 3, 31), true);
    insta::assert_snapshot!(plan.text());
}

/// So are workers whom the register has not; of a few children each is told by reference.
#[test]
fn what_is_the_same_with_many_children_is_told_once() {
    let mapping = "for: cases\nreference: Child\ncolumns: { social-worker: Worker, iro: IRO }\n";
    let cases = (2..=7).map(|child| {
        let case = CASE.replace("C-1", &format!("C-{child}"));
        (format!("cases/C-{child}.yaml"), Some(case))
    });
    let sources = with_mapping(mapping).with(cases);
    let mut list = "Child,Worker,IRO\n".to_owned();
    for child in 1..=7 {
        let iro = if child < 3 { "Nobody" } else { "" };
        let _ = writeln!(list, "C-{child},Somebody,{iro}");
    }
    let plan = planned(&sources, &[csv(&list)], date(2026, 3, 31));
    let told = plan.text();
    let told: Vec<&str> = told.lines().collect();
    let why = "names nobody in registers/people.yaml, or more than one";
    assert_eq!(
        told,
        [
            format!("left out 7 children: `social-worker` {why} (list.csv:2 to 8)"),
            format!("left out C-1: `iro` {why} (list.csv:2)"),
            format!("left out C-2: `iro` {why} (list.csv:3)"),
            "list.csv is read by imports/list.yaml".to_owned(),
            "0 added, 0 changed, 0 kept, 0 in conflict, 9 left out, 0 to look at".to_owned(),
        ]
    );
}
