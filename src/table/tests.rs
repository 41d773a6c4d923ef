use super::{Column, read};
use crate::model::value::{Money, Text};
use crate::source::FileId;
use proptest::prelude::*;

const COLUMNS: [Column; 3] = [
    Column::needed("child"),
    Column::needed("annual"),
    Column::optional("note"),
];

/// Reads a sheet; each row as what its cells are, then each problem with the text at its place.
fn told(text: &str) -> Vec<String> {
    let sheet = read(FileId::FIRST, text, &COLUMNS);
    let mut told = Vec::new();
    let mut problems = sheet.problems;
    for mut row in sheet.rows {
        let child = row.need::<Text>("child");
        let annual = row.need::<Money>("annual");
        let note = row.may::<Text>("note");
        if let (Some(child), Some(annual), Some(note)) = (child, annual, note) {
            let note = note.map(|note| note.as_str().to_owned());
            told.push(format!("{}: {child:?} {annual} {note:?}", row.number));
        }
        problems.append(&mut row.problems);
    }
    told.extend(problems.into_iter().map(|problem| {
        let place = problem.span.expect("a place").range();
        format!("[{}] {}", &text[place], problem.message)
    }));
    told
}

#[test]
fn what_excel_saves() {
    let plain = [
        "2: Text(\"A\") 5.00 Some(\"x\")",
        "3: Text(\"B\") 6.50 None",
    ];
    for text in [
        "child,annual,note\nA,5,x\nB,6.50,\n",
        "child,annual,note\r\nA,5,x\r\nB,6.50,",
        "child,annual,note,,\r\nA,5,x,,\r\nB,6.50,,,\r\n,,,,\r\n,,,,\r\n",
        "\"child\",\"annual\",\"note\"\n\"A\", 5 ,\"x\"\nB,\"6.50\"\n\n\n",
        "note,child,annual\nx,A,5\n,B,6.50\n",
    ] {
        assert_eq!(told(text), plain, "{text:?}");
    }
    let quoted = "child,annual,note\n\"A, \"\"the\"\" B\",5,\n\n\nC,6,\n";
    assert_eq!(
        told(quoted),
        [
            "2: Text(\"A, \\\"the\\\" B\") 5.00 None",
            "5: Text(\"C\") 6.00 None"
        ]
    );
    assert_eq!(told("child,annual\n"), Vec::<String>::new());
    assert_eq!(told(""), Vec::<String>::new());
}

#[test]
fn every_fault_of_every_line_is_told_at_its_value() {
    let text = "child,annual,note\n,\"1,250\",x\nB,£5,=1+1\nC,6,x,y\nÄ,5.5,\n";
    assert_eq!(
        told(text),
        [
            "4: Text(\"C\") 6.00 Some(\"x\")",
            "[,\"1,250\",x] `child` is empty",
            "[\"1,250\"] `annual`: expected an amount in pounds without commas, such as 1250.00",
            "[£5] `annual`: expected an amount in pounds without the pound sign, such as 1250.00",
            "[=1+1] `note`: this is a formula, or Excel's sign for one that failed",
            "[y] this value stands under no heading",
            "[5.5] `annual`: expected no pence or two digits of pence, such as 1250 or 1250.50",
        ]
    );
}

#[test]
fn headings() {
    assert_eq!(
        told("Child,anual,annual,annual,other\nA,1,2,3,4\n"),
        [
            "2: Text(\"A\") 3.00 None",
            "[Child] this heading is none of the schedule's columns",
            "[anual] this heading is none of the schedule's columns",
            "[annual] the column `annual` is there twice",
            "[other] this heading is none of the schedule's columns",
        ]
        .into_iter()
        .filter(|line| !line.starts_with('2'))
        .collect::<Vec<_>>()
    );
    assert_eq!(
        told("note\nx\n"),
        [
            "[note] the column `child` is missing",
            "[note] the column `annual` is missing"
        ]
    );
    assert_eq!(
        told("child;annual;note\nA;5;x\n"),
        ["[child;annual;note] the values in this file are separated by semicolons, not by commas"]
    );
    assert_eq!(
        told("child\tannual\nA\t5\n"),
        ["[child\tannual] the values in this file are separated by tabs, not by commas"]
    );
}

#[test]
fn quotation_marks() {
    let head = "child,annual,note\nA,5,\n";
    for (line, fault) in [
        (
            "B,\"6,x\nC,7,y\n",
            "[\"6,x] a quotation mark opens here and is never closed",
        ),
        (
            "B,6,\"x\ny\"\n",
            "[\"x] this value runs over more than one line",
        ),
        (
            "B,6,\"x\"y\n",
            "[\"x\"y] text follows the quotation mark that closes this value",
        ),
    ] {
        let found = told(&format!("{head}{line}"));
        assert_eq!(found, ["2: Text(\"A\") 5.00 None", fault], "{line:?}");
    }
}

#[test]
fn sizes() {
    let wide = ",".repeat(1 << 20);
    assert_eq!(told(&wide), ["[] this line has more than 40 values"]);
    let long = format!("child,annual\n{}", "A,5\n".repeat(200_000));
    let found = told(&long);
    assert_eq!(found.len(), 3_001);
    assert_eq!(found[3_000], "[5] a schedule has at most 3000 lines");
    let one = format!("child,annual\n{},5\n", "A".repeat(1 << 20));
    assert_eq!(told(&one).len(), 1);
}

proptest! {
    /// Places are always within the text and between characters: slicing at them would panic.
    #[test]
    fn no_text_is_too_much(text in "(child,annual,note\r?\n)?([A-B£é,;\"= \t\r\n0-9.]{0,60})") {
        told(&text);
    }

    #[test]
    fn nor_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        told(&String::from_utf8_lossy(&bytes));
    }
}
