//! Sixty children come in within an hour: three files of a return and two sheets, and how much of it is typed.

use crate::first_hour::words;
use crate::workspace::Workspace;
use ipop::cli::Exit;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fmt::Write as _;

const CHILDREN: u32 = 60;

/// What an officer types, line by line: commands, and lines that are put into a file.
const TYPED: &str = r#"
ipop init northmere --name "Northmere Council" --mailbox panels@northmere.example --panel placement --terms plain --yes
ipop new person lind-t --name "Tomas Lind" --email tomas.lind@northmere.example --role team-manager --yes
ipop new person tarn-w --name "Wes Tarn" --email wes.tarn@northmere.example --yes
ipop new team children-east --name "Children East" --team-manager lind-t --service-manager tarn-w --yes
ipop new team children-west --name "Children West" --team-manager lind-t --service-manager tarn-w --yes
ipop import --new-mapping ../exports/caseload.csv --yes
imports/caseload.yaml always: { cohorts: looked-after }
ipop import --new-mapping ../exports/costs.xlsx --yes
ipop import ../exports/return ../exports --extracted 2026-03-31 --all --yes
ipop check
"#;

/// The values of a command: what is neither its name nor the name of a flag.
fn values(words: &[String]) -> usize {
    let names = words.iter().skip(1);
    let is_name = |word: &&String| {
        ["new", "person", "team", "init", "import", "check"].contains(&word.as_str())
            || word.starts_with("--")
    };
    names.filter(|word| !is_name(word)).count()
}

fn shown(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

fn after(day: Date, span: Span) -> Date {
    day.checked_add(span).expect("a day")
}

struct Child {
    reference: u32,
    born: Date,
    came: Date,
    /// When the child moved to a home, if so.
    moved: Option<Date>,
}

fn children() -> impl Iterator<Item = Child> {
    (0..CHILDREN).map(|at| {
        let came = after(date(2023, 1, 2), (11 * i64::from(at)).days());
        Child {
            reference: 100_100 + at,
            born: after(date(2009, 2, 3), (53 * i64::from(at)).days()),
            came,
            moved: (at % 3 == 0).then(|| after(came, 190.days())),
        }
    })
}

/// The return: what its files hold beside what is taken over is made up too, so that it can be dropped.
fn write_return(exports: &Workspace) {
    let mut header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_owned();
    let mut episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        .to_owned();
    let mut reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n".to_owned();
    for Child {
        reference,
        born,
        came,
        moved,
    } in children()
    {
        let born = shown(born);
        let law = shown(after(came, 90.days()));
        let came = shown(came);
        // Writing to a String cannot fail.
        let _ = writeln!(header, "{reference},F,{born},WBRI,Z860000000101,0,");
        let _ = writeln!(reviews, "{reference},{born},05/01/2026,PN1");
        let carers = format!("{reference},{came},S,C1,N1,U6,PR1,{law},X1,,ZZ1 1AA,ZZ1 1AB,");
        let _ = writeln!(episodes, "{carers}");
        let there = format!("{reference},{law},L,C2,N1,U6,PR1");
        if let Some(moved) = moved.map(shown) {
            let _ = writeln!(episodes, "{there},{moved},X1,CREQB,ZZ1 1AA,ZZ1 1AB,");
            let urn = reference + 800_000;
            let _ = writeln!(
                episodes,
                "{reference},{moved},P,C2,N1,K2,PR4,,,,ZZ1 1AA,ZZ1 1AB,SC{urn}"
            );
        } else {
            let _ = writeln!(episodes, "{there},,,,ZZ1 1AA,ZZ1 1AB,");
        }
    }
    exports.write("return/header.csv", header);
    exports.write("return/episodes.csv", episodes);
    exports.write("return/reviews.csv", reviews);
}

/// As Excel saves it on Windows: semicolons, Windows letters, lines that end as there.
fn caseload() -> Vec<u8> {
    let mut text = "Mosaic ID;Client Name;DOB;Allocated Team\r\n".to_owned();
    for child in children() {
        let team = ["Children East", "Children West"][usize::from(child.reference % 2 == 0)];
        let _ = write!(
            text,
            "{};Né, Zoë;{};{team}\r\n",
            child.reference,
            shown(child.born)
        );
    }
    // These letters are one byte each there.
    let byte = |letter: char| u8::try_from(u32::from(letter)).expect("a letter of Windows");
    text.chars().map(byte).collect()
}

/// Headings below a title in cells that are merged, days as Excel keeps them, and a hidden sheet.
fn costs() -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("Costs").expect("a name");
    let plain = Format::new();
    page.merge_range(0, 0, 0, 3, "Placement costs 2025-26", &plain)
        .expect("a title");
    let headings = [
        "Child Ref No",
        "Placement start",
        "Weekly cost (£)",
        "Cost type",
    ];
    for (column, heading) in (0_u16..).zip(headings) {
        page.write_string(2, column, heading).expect("a cell");
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (line, child) in (3_u32..).zip(children()) {
        let from = child.moved.unwrap_or(child.came);
        let from = ExcelDateTime::parse_from_str(&from.to_string()).expect("a day");
        page.write_number(line, 0, child.reference).expect("a cell");
        page.write_datetime_with_format(line, 1, &from, &day)
            .expect("a cell");
        page.write_number(line, 2, 1204.1).expect("a cell");
        page.write_string(line, 3, "Core").expect("a cell");
    }
    let hidden = book.add_worksheet().set_name("Last year").expect("a name");
    hidden.write_string(0, 0, "Child Ref No").expect("a cell");
    hidden.set_hidden(true);
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn sixty_children_come_in_within_an_hour() {
    let ground = Workspace::empty()
        .file("exports/caseload.csv", caseload())
        .file("exports/costs.xlsx", costs());
    write_return(&Workspace::in_place(ground.path().join("exports")));
    let (mut commands, mut typed, mut imported) = (0, 0, String::new());
    for line in TYPED.lines().filter(|line| !line.is_empty()) {
        let Some(_) = line.strip_prefix("ipop ") else {
            let (path, more) = line.split_once(' ').expect("a path and a line");
            let workspace = Workspace::in_place(ground.path().join("northmere"));
            workspace.write(path, format!("{}{more}\n", workspace.read(path)));
            typed += 1;
            continue;
        };
        let words = words(line);
        commands += 1;
        typed += values(&words);
        // The first makes the folder in which the others are typed.
        let folder = ["northmere", ""][usize::from(commands == 1)];
        let at = Workspace::in_place(ground.path().join(folder));
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        let ran = at.run(&arguments);
        assert_eq!(ran.exit, Exit::Fine, "{line}: {}{}", ran.out, ran.err);
        assert!(!ran.out.contains("error["), "{line}: {}", ran.out);
        if line.contains("--all") {
            imported = ran.out;
        }
    }
    assert!(
        commands <= 12 && typed <= 40,
        "{commands} commands, {typed} values"
    );
    assert!(
        imported.contains("0 in conflict, 1 left out, 0 to look at\n"),
        "{imported}"
    );
    assert!(
        imported.contains("the sheet Last year is hidden"),
        "{imported}"
    );
    let workspace = Workspace::in_place(ground.path().join("northmere"));
    assert_eq!(workspace.files("cases").len(), 60);
    for child in children() {
        let case = workspace.read(&format!("cases/{}.yaml", child.reference));
        let has = |line: &str| assert!(case.contains(line), "{line}: {case}");
        has("\ninitials: ZN\n");
        has(&format!("\nborn: {}\n", child.born.strftime("%Y-%m")));
        has("weekly: 1204.10\n");
        has("  - { on: 2026-01-05 }\n");
        has("status: C2");
        let homes = 1 + usize::from(child.moved.is_some());
        assert_eq!(case.matches("    setting: ").count(), homes, "{case}");
        has(&format!("    of: p{homes}\n"));
    }
}
