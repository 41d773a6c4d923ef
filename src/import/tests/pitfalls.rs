//! A small return with a pitfall a child, as `docs/import.md` says that each is read.

use super::{EPISODES, base, errors, file, planned_of, text_of, to_look_at};
use crate::import::Line;
use crate::pipeline::with_changes;
use crate::source::Given;
use jiff::civil::date;
use std::fmt::Write as _;

/// Each child's rows, and what the pitfall is.
const ROWS: [(&str, &str); 11] = [
    // A reference longer than six figures, and one with letters, as other systems write them.
    ("1002345678", "05/02/2024,S,C2,N1,U6,PR1,,,,,,"),
    ("ab12345", "05/02/2024,S,C2,N1,U6,PR1,,,,,,"),
    // One number under two providers' codes.
    ("C-3", "05/02/2024,S,C2,N1,K2,PR4,,,,,,SC333333"),
    ("C-4", "05/02/2024,S,C2,N1,K2,PR5,,,,,,SC333333"),
    // The agreement on a series of short breaks is one placement, stays or not.
    ("C-5", "05/02/2024,S,V4,N2,K2,PR4,,,,,,SC111111"),
    // A temporary stay at the start of care.
    (
        "C-6",
        "05/02/2024,S,C2,N1,T2,PR1,12/02/2024,X1,,,,|12/02/2024,P,C2,N1,U6,PR1,,,,,,",
    ),
    // The same carer under another code and another law at once (U); another carer and another law (B).
    (
        "C-7",
        "05/02/2024,S,V2,N1,U5,PR1,03/06/2024,X1,,,,|03/06/2024,U,C2,N1,U4,PR1,01/09/2025,X1,,,,|\
         01/09/2025,B,C1,N1,K2,PR4,,,,,,SC111111",
    ),
    // The provider of parents with another type than theirs, and parents without one.
    (
        "C-8",
        "05/02/2024,S,C2,N1,U6,PR0,03/06/2024,X1,,,,|03/06/2024,P,C2,N1,P1,,,,,,,",
    ),
    // Rows in no order; care ended and began again on the day after.
    (
        "C-9",
        "04/06/2024,S,V2,N1,U6,PR1,,,,,,|05/02/2024,S,V2,N1,U6,PR1,03/06/2024,E4A,,,,",
    ),
    // Stays of one number of days each, of which one lies on the last day of the other.
    (
        "C-10",
        "05/02/2024,S,V3,N2,K2,PR4,06/02/2024,E4A,,,,SC111111|06/02/2024,S,V3,N2,K2,PR4,07/02/2024,E4A,,,,SC111111",
    ),
    ("C-11", "05/02/2024,S,C2,N4,U6,PR1,,,,,,"),
];

fn given() -> Vec<Given> {
    let mut episodes = EPISODES.to_owned();
    let mut list = "Child ID,Name,Date of birth,Team,Social worker,IRO\n".to_owned();
    for (child, rows) in ROWS {
        for row in rows.split('|') {
            // Writing to a String cannot fail.
            let _ = writeln!(episodes, "{child},{row}");
        }
        // Who holds the case now stands there too, and for one child otherwise than over time.
        let worker = if child == "C-3" || child == "C-4" {
            "dunn-p"
        } else {
            ""
        };
        let _ = writeln!(list, "{child},A B,14/03/2008,One,{worker},");
    }
    // As Windows saves it: a mark in front, its own line ends, none after the last line.
    let episodes = format!("\u{feff}{}", episodes.trim_end().replace('\n', "\r\n"));
    vec![
        file("episodes.csv", &episodes),
        file("list.csv", &list),
        file(
            "uasc.csv",
            "CHILD,SEX,DOB,DUC\nC-11,1,14/03/2008,\nC-9,M,14/03/2008,01/02/2026\nC-8,U,14/03/2008,14/03/2099\n",
        ),
        file(
            "DoLo.csv",
            "CHILD,DOB,DOLO_START,DOLO_END\nC-5,14/03/2008,01/03/2025,01/06/2025\nC-5,14/03/2008,01/02/2025,01/03/2025\n\
             C-7,14/03/2008,01/02/2026,01/01/2026\n",
        ),
        file(
            "sw_episodes.csv",
            "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nC-3,14/03/2008,sw1,05/02/2024,01/09/2025,MANAGE\n\
             C-3,14/03/2008,sw2,01/09/2025,,\nC-4,14/03/2008,sw2,05/02/2024,,\nC-4,14/03/2008,sw1,01/09/2025,,\n",
        ),
    ]
}

#[test]
fn a_pitfall_a_child() {
    let caseload = crate::import::ready_mappings()[0];
    let table = "theirs,ours\nsw1,hale-r\nsw2,dunn-p\n";
    let texts = [caseload, ("imports/references.csv", table)];
    let texts = texts.map(|(path, text)| (path.to_owned(), Some(text.to_owned())));
    let sources = base(super::CASE).with(texts);
    let (given, extracted) = (given(), date(2026, 3, 31));
    let plan = planned_of(&sources, &given, extracted, true);
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    let again = planned_of(&after, &given, extracted, true);
    assert!(again.changes.is_empty(), "{}", again.text());
    let told = to_look_at(&plan).map(|line| format!("{}: {}", line.of, Line::told(line)));
    let mut said: Vec<String> = told.collect();
    for (child, _) in ROWS {
        let path = format!("cases/{}.yaml", child.to_ascii_uppercase());
        let text = text_of(&after, &path);
        // What each has.
        let own = ["case:", "initials", "born", "cohorts", "team:"];
        let lines = text.lines().filter(|line| !line.is_empty());
        let lines = lines.filter(|line| !own.iter().any(|name| line.starts_with(name)));
        let lines: Vec<&str> = lines.collect();
        said.push(format!("\n== {path}\n{}", lines.join("\n")));
    }
    insta::assert_snapshot!(said.join("\n"));
}
