//! Each computed section of an agenda, with data and without; sums worked out by hand.

use crate::diag::MeetingKey;
use crate::papers::agenda::agenda;
use crate::papers::bench::{asking, case, look, meeting, rows, small};
use crate::papers::view::{Agenda, Section, Value};
use jiff::civil::{Date, date};

type File = (String, String);

const TUESDAY: Date = date(2026, 6, 9);
const HOME: &str = "Children's home, Larch Lodge (Larch Care)";
const NOTHING: &[&str] = &[];

/// The agenda of a day, the edition asking for sections.
fn made(sections: &str, files: Vec<File>, on: &str, as_of: Date) -> Agenda {
    edited(asking(sections), files, on, as_of)
}

fn edited(edition: File, mut files: Vec<File>, on: &str, as_of: Date) -> Agenda {
    files.push(edition);
    let key = MeetingKey {
        panel: "demo".to_owned(),
        date: on.parse().expect("a day"),
    };
    look(&small(&files), as_of, vec![], |desk| agenda(desk, &key)).expect("a planned meeting")
}

/// The one section that the edition asks for, on the agenda of 10 June 2026.
fn section(asked: &str, files: Vec<File>) -> Section {
    let agenda = made(&format!("- {asked}"), files, "2026-06-10", TUESDAY);
    assert_eq!(agenda.sections.len(), 1, "{asked}");
    agenda.sections.into_iter().next().expect("one")
}

/// The lines of a section's first table; that without data it says so.
fn lines(asked: &str, files: Vec<File>, empty: &str) -> Vec<String> {
    let none = section(asked, vec![meeting("2026-06-10", "")]);
    assert_eq!(rows(&none.tables[0]), NOTHING, "{asked}");
    assert_eq!(none.tables[0].empty, empty);
    rows(&section(asked, files).tables[0])
}

/// A case in a home at 700 a week since 2 April 2025, with more in its file.
fn home(number: usize, more: &str) -> File {
    let (path, text) = case(number, "2012-03", "larch-lodge", 700, "placements");
    (path, text + more)
}

/// A case that moved from the home to the council's own carers.
fn moved(number: usize, on: &str, more: &str) -> File {
    let (path, text) = home(number, more);
    let next = format!(
        "distance: in-area\n    until: {on}\n    reason-ended: CARPL\n  - {{ id: p2, type: U6, setting: \
         own-carers, from: {on}, distance: in-area }}\n"
    );
    (path, text.replace("distance: in-area\n", &next))
}

/// The bench's edition with a return under a section's name.
fn owing(section: &str) -> File {
    let (path, text) = asking(&format!("- section: {section}"));
    let owed = format!(
        "returns: [{{ id: {section}, title: Figures, from: [finance-officer] }}]\nrequirements:"
    );
    (path, text.replacen("requirements:", &owed, 1))
}

/// What was supplied beside what was worked out.
fn beside(
    section: &str,
    figures: &str,
    mut files: Vec<File>,
    on: &str,
    as_of: Date,
) -> Vec<String> {
    let sent = format!(
        "returns: [{{ kind: {section}, from: price-f, received: {as_of}T10:00, {figures} }}]\n"
    );
    files.push(meeting(on, &sent));
    let agenda = edited(owing(section), files, on, as_of);
    let section = &agenda.sections[0];
    let source = section.source.as_deref().unwrap_or_default();
    assert!(
        source.contains("Supplied by Flo Price, Finance Officer on "),
        "{source}"
    );
    rows(section.tables.last().expect("a table"))
}

#[test]
fn placements_and_costs() {
    let asked = "section: placements-and-costs";
    let dear = case(2, "2012-03", "larch-lodge", 800, "placements");
    let cases = vec![home(1, ""), dear];
    let files = [cases.clone(), vec![meeting("2026-06-10", "")]].concat();
    assert_eq!(
        lines(asked, files, "No placement is in force."),
        ["Children's home | 2 | £1,500.00", "All | 2 | £1,500.00",]
    );
    let figures = "figures: [{ label: Children, of: all, count: 3 }, { label: Cost, of: all, amount: 1400 }, \
                   { label: Homes for boys, of: K2, count: 1 }, { label: Homes for girls, of: K2, count: 1 }, \
                   { label: Elsewhere, count: 4 }]";
    assert_eq!(
        beside(
            "placements-and-costs",
            figures,
            cases,
            "2026-06-10",
            TUESDAY
        ),
        [
            "All placements | 2 | 3 | +1",
            "All placements, pounds a week | £1,500.00 | £1,400.00 | −£100.00",
            "Children's home: placements (Homes for boys 1; Homes for girls 1) | 2 | 2 | 0",
            "Elsewhere | Not in them | 4 | ",
        ]
    );
    let silent = edited(
        owing("placements-and-costs"),
        vec![meeting("2026-06-10", "")],
        "2026-06-10",
        TUESDAY,
    );
    assert_eq!(
        silent.sections[0].source.as_deref(),
        Some("Nothing supplied yet by the Finance Officer.")
    );
}

#[test]
fn movements() {
    let new =
        "  - { id: k2, for: placement, of: p2, component: core, weekly: 400, from: 2026-06-02 }\n";
    let before = meeting("2026-05-27", "");
    let files = vec![moved(1, "2026-06-02", new), before.clone()];
    let with = [files.clone(), vec![meeting("2026-06-10", "")]].concat();
    let section = section("section: movements", with);
    let row = &section.tables[0].rows[0].cells;
    assert_eq!(section.tables[0].rows.len(), 1);
    assert_eq!(
        (row[0].text.as_str(), row[1].text.as_str()),
        ("C-0001 (AB)", "2 June 2026")
    );
    assert_eq!(row[2].text, HOME);
    // The cost of the first placement has no last day of its own, and ended with it: 400 − 700.
    assert_eq!(row[4].text, "−£300.00");
    // A nil return is a figure too: none, where one was worked out.
    assert_eq!(
        beside("movements", "nil: true", files, "2026-06-10", TUESDAY),
        ["All moves | 1 | 0 | −1"]
    );
    let none = super::tests::section(
        "section: movements",
        vec![before, meeting("2026-06-10", "")],
    );
    assert_eq!(
        none.tables[0].empty,
        "No child has moved since 27 May 2026."
    );
}

/// Of a meeting after the next, the next one's papers tell all that has happened so far.
#[test]
fn no_stretch_of_days_ends_before_it_begins() {
    let files = vec![meeting("2026-06-10", ""), meeting("2026-06-24", "")];
    let agenda = made("- section: movements", files, "2026-06-24", TUESDAY);
    let [moves, stays] = &agenda.sections[0].tables[..] else {
        panic!("two tables")
    };
    assert_eq!(
        moves.empty,
        "No child has moved, but for what the papers before tell."
    );
    let stretch = "fter 9 June 2026, as the papers before tell of all up to that day";
    assert_eq!(moves.caption, format!("A{stretch}"));
    assert_eq!(
        stays.empty,
        format!("No temporary stay is recorded a{stretch}.").as_str()
    );
}

const DECIDED: &str = "
items:
  - case: C-0003
    kind: placement-move
    outcome:
      decision: agree
      by: okafor-n
      costs:
        - for: placement
          component: therapy
          weekly: 140
          from: 2025-07-01
          until: 2025-07-28
          shares: [{ payer: social-care, budget: placements, weekly: 140 }]
  - case: C-0004
    kind: placement-move
    outcome:
      decision: defer
      by: okafor-n
      costs:
        - for: placement
          component: therapy
          weekly: 140
          from: 2025-07-01
          shares: [{ payer: social-care, budget: placements, weekly: 140 }]
";

#[test]
fn forecast() {
    let share = |budget: &str, weekly: u32| {
        format!("shares: [{{ payer: social-care, budget: {budget}, weekly: {weekly} }}]")
    };
    let paid = format!(
        "retainers: [{{ id: r1, setting: own-carers, weekly: 35, from: 2025-06-04, until: 2025-06-17, {} }}]\n\
         taxis:\n  - {{ id: t1, weekly: 70, from: 2025-06-04, until: 2025-06-17, reason: School. }}\n  \
         - {{ id: t2, weekly: 50, from: 2025-07-01, one-off: true, reason: A trip., {} }}\n",
        share("leaving-care", 35),
        share("placements", 50)
    );
    let left = case(2, "2012-03", "larch-lodge", 700, "leaving-care");
    let left = (
        left.0,
        left.1.replace(
            "distance: in-area\n",
            "distance: in-area\n    until: 2025-05-07\n",
        ),
    );
    let files = vec![
        home(1, &paid),
        left,
        case(3, "2012-03", "larch-lodge", 70, "placements"),
        case(4, "2012-03", "larch-lodge", 70, "leaving-care"),
        meeting("2025-06-04", DECIDED),
    ];
    let as_of = date(2025, 6, 10);
    let with = [files.clone(), vec![meeting("2025-06-11", "")]].concat();
    let agenda = made("- section: forecast", with, "2025-06-11", as_of);
    let table = &agenda.sections[0].tables[0];
    // Days from 2 April to 10 June 2025: 29 + 31 + 10 = 70, ten weeks. From 11 June to 31 March 2026: 20 +
    // 31 + 31 + 30 + 31 + 30 + 31 + 31 + 28 + 31 = 294, 42 weeks.
    // Placements: actual 10 × (700 + 70) = 7,700; committed 42 × 770 = 32,340 and the one taxi of 50;
    // projected: the agreed therapy, four weeks at 140 = 560, and nothing of what was deferred.
    // Leaving care: C-0002 lived there until 6 May, 29 + 6 = 35 days, five weeks at 700 = 3,500, though
    // its cost has no last day; C-0004 10 × 70 = 700 and 42 × 70 = 2,940; the retainer a week before and
    // a week after at 35.
    assert_eq!(
        rows(table),
        [
            "Leaving care (3 children, 1% of the budget) | £600,000 | £4,235 | £2,975 | £0 | £7,210 | −£592,790",
            "Placements (2 children, 1% of the budget) | £4,000,000 | £7,700 | £32,390 | £560 | £40,650 | −£3,959,350",
            "All | £4,600,000 |  |  |  | £47,860 | −£4,552,140",
        ]
    );
    // The other taxi: two weeks at 70, of nobody's budget.
    let note = table.note.as_deref().unwrap_or_default();
    assert!(
        note.ends_with("In no line, as no budget is named for it yet: £140 of what is paid, entered or agreed for the year."),
        "{note}"
    );
    let figures = "figures: [{ label: Placements, of: placements, amount: 40000 }]";
    assert_eq!(
        beside("forecast", figures, files, "2025-06-11", as_of),
        [
            "All budgets: forecast | £47,860.00 | Not supplied | ",
            "Placements: forecast | £40,650.00 | £40,000.00 | −£650.00",
        ]
    );
    let no_budgets = (
        "registers/budgets.yaml".to_owned(),
        "budgets: []\n".to_owned(),
    );
    let empty = section(
        "section: forecast",
        vec![no_budgets, meeting("2026-06-10", "")],
    );
    assert_eq!(empty.tables[0].empty, "No budget line is recorded.");
}

const PROVIDERS: &str = "providers:
  - id: council
    name: Wexmoor Council
    code: PR1
    settings:
      - { id: own-carers, name: Own carers, kind: fostering, places: 8, vacancies: { free: 2, on: 2026-06-01 } }
      - { id: oak-house, name: Oak House, kind: childrens-home, places: 4, vacancies: { free: 1, on: 2026-06-08 } }
      - { id: elm-house, name: Elm House, kind: childrens-home, places: 3, vacancies: { free: 1, on: 2026-06-10 } }
      - { id: hosts, name: Hosts, kind: supported-lodgings, vacancies: { free: 0, on: 2026-06-01 } }
  - id: larch
    name: Larch Care
    code: PR4
    settings:
      - { id: larch-lodge, name: Larch Lodge, kind: childrens-home, places: 5, vacancies: { free: 5, on: 2026-06-01 } }
";

#[test]
fn vacancies() {
    let register = |text: &str| ("registers/providers.yaml".to_owned(), text.to_owned());
    let none = "providers: []\n";
    for (asked, what, expected) in [
        (
            "fostering-vacancies",
            "fostering",
            vec!["Own carers | 8 | 2 | 1 June 2026"],
        ),
        (
            "residential-vacancies",
            "residential",
            // What was counted after the day of the papers is not known on it.
            vec![
                "Oak House | 4 | 1 | 8 June 2026",
                "Elm House | 3 | Not stated | ",
            ],
        ),
        (
            "supported-lodgings",
            "supported lodgings",
            vec!["Hosts |  | 0 | 1 June 2026"],
        ),
    ] {
        let section = |text| {
            let files = vec![register(text), meeting("2026-06-10", "")];
            section(&format!("section: {asked}"), files)
        };
        assert_eq!(rows(&section(PROVIDERS).tables[0]), expected);
        let empty = format!("The register holds no {what} places of the authority's own.");
        assert_eq!(section(none).tables[0].empty, empty);
    }
    let figures = "figures: [{ label: Rooms, of: oak-house, count: 3 }]";
    assert_eq!(
        beside(
            "residential-vacancies",
            figures,
            vec![register(PROVIDERS)],
            "2026-06-10",
            TUESDAY
        ),
        [
            "Free places, all settings | 1 | Not supplied | ",
            "Oak House: free places | 1 | 3 | +2",
        ]
    );
}

#[test]
fn planned_moves() {
    let files = vec![moved(1, "2026-07-01", ""), meeting("2026-06-10", "")];
    let empty = "The files hold no move that is planned.";
    let said = lines("section: planned-moves", files, empty);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("C-0001 (AB) | 1 July 2026 | ") && said[0].ends_with(" | Begins"),
        "{said:?}"
    );
}

/// What the panel agreed is planned, until a placement of the case carries it.
#[test]
fn planned_moves_that_were_agreed() {
    let agreed = "items:\n  - case: C-0001\n    kind: placement-move\n    proposed: { setting: own-carers, from: 2026-07-20 }\n    \
                  outcome: { decision: agree, by: okafor-n }\n";
    let files = |case: File| {
        vec![
            case,
            meeting("2026-05-27", agreed),
            meeting("2026-06-10", ""),
        ]
    };
    let said = |case: File| rows(&section("section: planned-moves", files(case)).tables[0]);
    let planned = said(home(1, ""));
    assert_eq!(planned.len(), 1, "{planned:?}");
    let (begins, ends) = (
        "C-0001 (AB) | 20 July 2026 | Own carers",
        " | Agreed on 27 May 2026",
    );
    assert!(
        planned[0].starts_with(begins) && planned[0].ends_with(ends),
        "{planned:?}"
    );
    let carried = said(moved(1, "2026-07-20", ""));
    assert_eq!(carried.len(), 1, "{carried:?}");
    assert!(carried[0].ends_with(" | Begins"), "{carried:?}");
    let declined = agreed.replace("agree,", "defer,");
    let declined = vec![
        home(1, ""),
        meeting("2026-05-27", &declined),
        meeting("2026-06-10", ""),
    ];
    assert_eq!(
        rows(&section("section: planned-moves", declined).tables[0]),
        NOTHING
    );
}

/// What is paid for support in a placement is a cost of it.
#[test]
fn support_in_a_placement_is_a_cost_of_it() {
    let (path, text) = home(1, "");
    let support = text.replace("for: placement, of: p1", "for: support, of: p1");
    let elsewhere = text.replace("for: placement, of: p1", "for: support");
    let said = |text: String| {
        let files = vec![(path.clone(), text), meeting("2026-06-10", "")];
        rows(&section("section: placements-and-costs", files).tables[0])
    };
    assert_eq!(
        said(support),
        ["Children's home | 1 | £700.00", "All | 1 | £700.00"]
    );
    assert!(said(elsewhere)[0].contains("not known"));
}

/// Of two panels, it was the one that heard the case last that sent it on.
#[test]
fn only_what_this_panel_sent_on_is_referred_from_here() {
    let entry = "other-panels: [{ panel: permanence, on: 2026-05-28, referred: true }]\n";
    let (path, text) = asking("- section: referrals");
    let linked = "linked-panels: [{ id: permanence, title: Permanence Panel }]\nschedule:";
    let text = text.replacen("schedule:", linked, 1);
    let other = (path.replace("panels/demo", "panels/other"), text.clone());
    let said = |held: Vec<File>| {
        let mut files = vec![home(1, entry), other.clone(), meeting("2026-06-10", "")];
        files.extend(held);
        let agenda = edited((path.clone(), text.clone()), files, "2026-06-10", TUESDAY);
        rows(&agenda.sections[0].tables[0])[0].clone()
    };
    let heard = "items: [{ case: C-0001, kind: placement-review }]\n";
    let (at, text_of) = meeting("2026-05-20", heard);
    let there = (at.replace("panels/demo", "panels/other"), text_of);
    assert!(said(vec![there.clone()]).contains("| No, by another panel |"));
    let here = meeting("2026-05-27", heard);
    assert!(said(vec![there, here]).contains("| Yes |"));
    assert!(said(Vec::new()).contains("| Not by this panel's record |"));
}

#[test]
fn referrals() {
    let more = "other-panels: [{ panel: permanence, on: 2026-05-01, referred: true, outcome: Come back in June. }]\n";
    let (path, text) = asking("- section: referrals");
    let linked = "linked-panels: [{ id: permanence, title: Permanence Panel }]\nschedule:";
    let edition = (path, text.replacen("schedule:", linked, 1));
    let said = |entry: &str| {
        let files = vec![home(1, entry), meeting("2026-06-10", "")];
        let agenda = edited(edition.clone(), files, "2026-06-10", TUESDAY);
        let tables = agenda.sections[0].tables.iter();
        tables.flat_map(rows).collect::<Vec<_>>()
    };
    assert_eq!(
        said(more),
        ["C-0001 (AB) | Permanence Panel | 1 May 2026 | Yes | Come back in June."]
    );
    assert_eq!(
        said(&more.replace(", outcome: Come back in June.", "")),
        ["C-0001 (AB) | Permanence Panel | 1 May 2026 | Yes | Not entered yet"]
    );
    // What came of it later is not known on a paper made again.
    assert_eq!(
        said(&more.replace("2026-05-01", "2026-06-11")),
        ["C-0001 (AB) | Permanence Panel | 11 June 2026 | Yes | To be discussed"]
    );
    let none = edited(
        edition,
        vec![meeting("2026-06-10", "")],
        "2026-06-10",
        TUESDAY,
    );
    assert_eq!(
        none.sections[0].tables[0].empty,
        "No case was taken to another panel since 13 May 2026."
    );
}

#[test]
fn retainers_and_taxis() {
    let more = "retainers: [{ id: r1, setting: own-carers, weekly: 35, from: 2026-06-04, until: 2026-06-17 }]\n\
                taxis:\n  - { id: t1, weekly: 70, from: 2026-06-04, reason: School., decided-at: demo/2026-05-27 }\n  \
                - { id: t2, weekly: 50, from: 2026-06-09, one-off: true, reason: A trip. }\n  \
                - { id: t3, weekly: 60, from: 2026-06-01, until: 2026-06-08, reason: Over. }\n";
    let files = vec![
        home(1, more),
        meeting("2026-05-27", ""),
        meeting("2026-06-10", ""),
    ];
    assert_eq!(
        lines(
            "section: retainers-and-taxis",
            files,
            "No retainer and no standing taxi is paid."
        ),
        [
            "C-0001 (AB) | Retainer: Own carers (Wexmoor Council) | £35.00 | 17 June 2026 | Not decided yet",
            "C-0001 (AB) | Taxi: School. | £70.00 |  | 27 May 2026",
        ]
    );
}

fn flag(kind: &str) -> String {
    format!("flags: [{{ kind: {kind}, by: adair-t, on: 2026-05-01, reason: Much to do. }}]\n")
}

#[test]
fn children_who_are_marked() {
    for (asked, kind, empty) in [
        (
            "return-candidates",
            "return-candidate",
            "No child is marked as one who could come back into the area.",
        ),
        (
            "complex-needs",
            "complex",
            "No child is marked as having complex needs.",
        ),
        (
            "unstable-placements",
            "unstable",
            "No placement is marked as unstable, and no child has moved often.",
        ),
    ] {
        let files = vec![home(1, &flag(kind)), home(2, ""), meeting("2026-06-10", "")];
        assert_eq!(
            lines(&format!("section: {asked}"), files, empty),
            [format!("C-0001 (AB) | {HOME} | Much to do. (1 May 2026)")]
        );
    }
    // Two placements begun after 9 December 2025 are often enough; the one of April 2025 is not counted.
    let asked = "{ section: unstable-placements, with: { moves: 2, within-months: 6 } }";
    let often = moved(1, "2026-06-02", "");
    let third =
        "  - { id: p3, type: K2, setting: larch-lodge, from: 2026-06-05, distance: in-area }\n";
    let often = (
        often.0,
        often.1.replace(
            "from: 2026-06-02, distance: in-area }\n",
            &format!("from: 2026-06-02, until: 2026-06-05, distance: in-area }}\n{third}"),
        ),
    );
    let files = vec![often, moved(2, "2026-06-02", ""), meeting("2026-06-10", "")];
    let section = section(asked, files);
    assert_eq!(
        rows(&section.tables[0]),
        [format!("C-0001 (AB) | {HOME} | 2 placements in 6 months")]
    );
}

/// A condition beside a section says of which children the list is; one that excludes leaves none.
#[test]
fn a_section_lists_whom_the_condition_beside_it_means() {
    for (when, listed) in [
        ("", 2),
        (", when: { age-under: 30 }", 2),
        (", when: [{ age-from: 30 }, { disabled: true }]", 1),
        (", when: { before: 1999-01-01 }", 0),
    ] {
        for (name, kind) in [
            ("complex-needs", "complex"),
            ("return-candidates", "return-candidate"),
            ("unstable-placements", "unstable"),
        ] {
            let disabled = format!("{}disabled: true\n", flag(kind));
            let files = vec![
                home(1, &disabled),
                home(2, &flag(kind)),
                meeting("2026-06-10", ""),
            ];
            let found = section(&format!("{{ section: {name}{when} }}"), files);
            assert_eq!(rows(&found.tables[0]).len(), listed, "{name}{when}");
        }
    }
}

#[test]
fn coverage() {
    let asked = "- { rule: standing-item, when: { placement-type: [K2] } }\n- section: coverage";
    let put_off = "deferrals: [{ panel: demo, until: 2026-06-30, agreed-by: okafor-n, on: 2026-06-01, reason: Settled. }]\n";
    let carers = case(4, "2012-03", "own-carers", 400, "placements");
    let listed = meeting(
        "2026-06-10",
        "items: [{ case: C-0001, kind: placement-review }]\n",
    );
    let files = vec![home(1, ""), home(2, put_off), home(3, ""), carers, listed];
    let agenda = made(asked, files, "2026-06-10", TUESDAY);
    assert_eq!(
        rows(&agenda.sections[0].tables[0]),
        [
            format!("C-0002 (AB) | {HOME} | Put off until 30 June 2026, agreed by Nkem Okafor"),
            format!("C-0003 (AB) | {HOME} | Not listed"),
        ]
    );
    let none = made(
        asked,
        vec![meeting("2026-06-10", "")],
        "2026-06-10",
        TUESDAY,
    );
    assert_eq!(
        none.sections[0].tables[0].empty,
        "No open placement must be on the agenda."
    );
}

#[test]
fn not_seen_since() {
    let heard = meeting(
        "2026-05-27",
        "items: [{ case: C-0001, kind: placement-review }]\n",
    );
    let carers = case(3, "2012-03", "own-carers", 400, "placements");
    let files = vec![
        home(1, ""),
        home(2, ""),
        carers,
        heard,
        meeting("2026-06-10", ""),
    ];
    let asked = "{ section: not-seen-since, with: { weeks: 26 } }";
    let empty = "No external placement or SEND provision is in force.";
    assert_eq!(
        lines(asked, files, empty),
        // The place is older than the files, which can't say so of the time before.
        [format!(
            "C-0002 (AB) | {HOME} | 2 April 2025 | Not since 27 May 2026"
        )]
    );
}

#[test]
fn rota() {
    let (path, text) = asking("- section: rota");
    let seat = "roles: [finance-officer] }";
    let edition = (
        path,
        text.replace(seat, "roles: [finance-officer], rotation-weeks: 4 }"),
    );
    let sits = "attendance: [{ person: price-f, seat: finance }]\n";
    let files = vec![meeting("2026-06-10", sits), meeting("2026-06-24", "")];
    let agenda = edited(edition, files, "2026-06-10", TUESDAY);
    assert_eq!(
        rows(&agenda.sections[0].tables[0]),
        [
            "Finance Officer | 10 June 2026 | Flo Price",
            "Finance Officer | 24 June 2026 | Not named",
        ]
    );
    let none = section("section: rota", vec![meeting("2026-06-10", "")]);
    assert_eq!(none.tables[0].empty, "No seat goes round.");
}

#[test]
fn the_dates_to_come() {
    let files = vec![meeting("2026-06-10", ""), meeting("2026-06-24", "")];
    let agenda = made("- section: calendar", files, "2026-06-10", TUESDAY);
    let [next] = &agenda.calendar[..] else {
        panic!("one meeting is to come");
    };
    assert_eq!(
        (next.date.as_str(), next.time.as_str()),
        ("Wednesday 24 June 2026", "13:00 to 17:00")
    );
    let due: Vec<String> = next
        .deadlines
        .iter()
        .map(|fact| match &fact.value {
            Value::Text { text } => format!("{}: {text}", fact.label),
            _ => panic!("a day in words"),
        })
        .collect();
    // A week before; the Monday before, at four; three working days after.
    assert_eq!(
        due,
        [
            "Agenda: Wednesday 17 June 2026",
            "Reports: Monday 22 June 2026, 16:00",
            "Record on the case file: Monday 29 June 2026",
        ]
    );
}

#[test]
fn open_and_overdue_actions_with_their_age() {
    let set = "items: [{ case: C-0001, kind: placement-review }]
actions:
  - { id: A1, item: C-0001/placement-review, what: Call., owner: adair-t, due: 2026-06-05 }
  - { id: A2, what: Book., partner: Health, due: 2026-06-30 }
  - { id: A3, what: Pay., owner: price-f, due: 2026-06-01, updates: [{ on: 2026-06-02, state: done }] }\n";
    let files = vec![
        home(1, ""),
        meeting("2026-05-27", set),
        meeting("2026-06-10", ""),
    ];
    let agenda = made(
        "- section: outstanding-actions",
        files,
        "2026-06-10",
        TUESDAY,
    );
    let table = agenda.outstanding_actions;
    let said = rows(&table);
    assert_eq!(
        said[..2],
        [
            "2026-05-27/A1 (C-0001 (AB)) | Call. | Tam Adair, Team Manager | 5 June 2026 | Overdue by 4 days \
             (13 days old)",
            "2026-05-27/A2 | Book. | Health | 30 June 2026 | Open (13 days old)",
        ]
    );
    assert!(said[2].contains("| Done (13 days old)"), "{}", said[2]);
    let none = made(
        "- section: outstanding-actions",
        vec![meeting("2026-06-10", "")],
        "2026-06-10",
        TUESDAY,
    );
    let none = none.outstanding_actions;
    assert_eq!(
        none.empty,
        "No action is open from earlier meetings, and nothing comes back from them."
    );
}

/// The lines and the note of the forecast on an agenda.
fn forecast_of(files: Vec<File>, on: &str, as_of: Date) -> (Vec<String>, String) {
    let files = [files, vec![meeting(on, "")]].concat();
    let agenda = made("- section: forecast", files, on, as_of);
    let table = &agenda.sections[0].tables[0];
    (rows(table), table.note.clone().unwrap_or_default())
}

#[test]
fn a_budget_on_which_the_files_hold_nothing_is_not_left_over() {
    let (lines, note) = forecast_of(vec![home(1, "")], "2025-06-11", date(2025, 6, 10));
    assert_eq!(
        lines,
        [
            "Leaving care (No child) | £600,000 | – | – | – | – | –",
            "Placements (1 child, 1% of the budget) | £4,000,000 | £7,000 | £29,400 | £0 | £36,400 | −£3,963,600",
        ]
    );
    for said in [
        "other children cost the same budgets too",
        "“–”: the files hold nothing that falls on this budget",
        "No total: not every line has a budget and costs in the files.",
    ] {
        assert!(note.contains(said), "{said}: {note}");
    }
    assert!(!note.contains("rounded"), "{note}");
}

#[test]
fn a_row_that_is_off_by_a_pound_says_why() {
    // 70 days of £0.50 are £5.00, 294 are £21.00; of £0.53 they are £5.30 and £22.26: 5 + 22, and not 28.
    let (path, text) = home(1, "");
    let child = (path, text.replace("weekly: 700", "weekly: 0.53"));
    let (lines, note) = forecast_of(vec![child], "2025-06-11", date(2025, 6, 10));
    assert!(
        lines[1].ends_with("£4,000,000 | £5 | £22 | £0 | £28 | −£3,999,972"),
        "{lines:?}"
    );
    assert!(note.contains("may be off by a pound"), "{note}");
}

/// What was agreed on 4 June 2025 to be paid from 2 July: own carers at 70 a week.
const AGREED: &str = "items:\n  - case: C-0001\n    kind: placement-move\n    proposed: { setting: own-carers, \
                      type: U6, from: 2025-07-02 }\n    outcome: { decision: agree, by: okafor-n, costs: \
                      [{ for: placement, component: core, weekly: 70, from: 2025-07-02, shares: \
                      [{ payer: social-care, budget: placements, weekly: 70 }] }] }\n";

#[test]
fn what_was_agreed_and_entered_counts_once() {
    let entered = |rest: &str, from: &str| {
        let (path, text) = moved(1, from, "");
        let cost = format!(
            "  - {{ id: k2, for: placement, of: p2, component: core, from: {from}, {rest} }}\n"
        );
        (path, text + &cost)
    };
    let share = |weekly: u32| {
        format!(
            "weekly: {weekly}, shares: [{{ payer: social-care, budget: placements, weekly: {weekly} }}]"
        )
    };
    // To 31 March 2026 from 2 April 2025: 52 weeks; from 2 July 39, from 9 July 38.
    for (child, outturn, why) in [
        (home(1, ""), 13 * 700 + 39 * 70, "in no case: projected"),
        (
            entered(
                &format!("{}, decided-at: demo/2025-06-04", share(70)),
                "2025-07-02",
            ),
            13 * 700 + 39 * 70,
            "entered as agreed",
        ),
        (
            entered(&share(70), "2025-07-09"),
            14 * 700 + 38 * 70,
            "entered a week later, naming no decision",
        ),
        (
            entered(
                &format!("{}, decided-at: demo/2025-06-05", share(70)),
                "2025-07-02",
            ),
            13 * 700 + 39 * 70,
            "entered with a slip in the meeting's date",
        ),
        (
            entered(&share(140), "2025-07-02"),
            13 * 700 + 39 * 140,
            "entered at another price: the file says what is paid",
        ),
    ] {
        let files = vec![child, meeting("2025-06-04", AGREED)];
        let (lines, _) = forecast_of(files, "2025-06-11", date(2025, 6, 10));
        let expected = format!("£{},{:03} |", outturn / 1000, outturn % 1000);
        assert!(
            lines[1].contains(&expected),
            "{why}: {expected} in {lines:?}"
        );
    }
}

#[test]
fn the_later_of_two_decisions_for_the_same_takes_the_place_of_the_earlier() {
    let later = AGREED
        .replace("weekly: 70", "weekly: 140")
        .replace("2025-07-02", "2025-07-09");
    let files = vec![
        home(1, ""),
        meeting("2025-06-04", AGREED),
        meeting("2025-06-10", &later),
    ];
    let (lines, _) = forecast_of(files, "2025-06-11", date(2025, 6, 10));
    // 13 weeks at 700, one at 70, 38 at 140.
    assert!(lines[1].contains("| £14,490 |"), "{lines:?}");
}
