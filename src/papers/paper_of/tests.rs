//! A path leads back to its paper, and a paper has all that its sort needs.

use super::PaperOf;
use crate::papers::sheets::SheetOf;
use crate::publish::OutPath;
use crate::render::Templates;
use jiff::civil::Date;
use proptest::prelude::*;

const SORTS: usize = 14;

/// Any paper of a sort, by the sort's number. A new one gets a number here, and `SORTS` follows.
fn any_paper(sort: usize, date: Date, number: u32, (case, word): (&str, &str)) -> Option<PaperOf> {
    let name = || word.parse().expect("a name");
    let item = || format!("{case}/{word}").parse().expect("an item");
    let year = || {
        let first = date.year().rem_euclid(100) + 2000;
        let year = format!("{first}-{:02}", (first + 1) % 100);
        year.parse().expect("a year")
    };
    let sheet = |sheet| PaperOf::Sheet(date, sheet);
    Some(match sort {
        0 => PaperOf::Tracker,
        1 => PaperOf::Extract(name()),
        2 => PaperOf::AnnualReport(year()),
        3 => PaperOf::PublishedReport(year()),
        4 => PaperOf::Agenda(date),
        5 => PaperOf::Supplement(date, number),
        6 => PaperOf::Invite(date, name()),
        7 => sheet(SheetOf::Minutes),
        8 => sheet(SheetOf::Slip(item())),
        9 => sheet(SheetOf::Authorisation(item())),
        10 => sheet(SheetOf::Briefing(name())),
        11 => sheet(SheetOf::PracticeNote(number as usize, item())),
        12 => PaperOf::Annex(date),
        13 => PaperOf::Record(date),
        _ => return None,
    })
}

/// The number that a sort has above.
fn number_of(paper: &PaperOf) -> usize {
    match paper {
        PaperOf::Tracker => 0,
        PaperOf::Extract(_) => 1,
        PaperOf::AnnualReport(_) => 2,
        PaperOf::PublishedReport(_) => 3,
        PaperOf::Agenda(_) => 4,
        PaperOf::Supplement(..) => 5,
        PaperOf::Annex(_) => 12,
        PaperOf::Invite(..) => 6,
        PaperOf::Record(_) => 13,
        PaperOf::Sheet(_, sheet) => match sheet {
            SheetOf::Minutes => 7,
            SheetOf::Slip(_) => 8,
            SheetOf::Authorisation(_) => 9,
            SheetOf::Briefing(_) => 10,
            SheetOf::PracticeNote(..) => 11,
        },
    }
}

fn dates() -> impl Strategy<Value = Date> {
    (1990_i16..2090, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::constant(y, m, d))
}

proptest! {
    #[test]
    fn a_path_leads_back_to_its_paper(
        sort in 0..SORTS,
        date in dates(),
        number in any::<u32>(),
        case in "[A-Z0-9]{0,5}[0-9](-[A-Z0-9]{1,6}){0,2}",
        // A kind of request begins with a letter.
        word in "[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,8}){0,4}",
        panel in "[a-z]{4,9}",
    ) {
        prop_assume!(word.parse::<crate::model::value::Slug>().is_ok());
        prop_assume!(case.parse::<crate::model::value::CaseRef>().is_ok());
        let paper = any_paper(sort, date, number, (&case, &word)).expect("a sort");
        prop_assert_eq!(number_of(&paper), sort);
        let path = paper.path(&panel);
        prop_assert!(OutPath::new(path.as_str()).is_ok(), "{}", path);
        prop_assert_eq!(PaperOf::parse(&path), Some((panel, paper)), "{}", path);
    }

    #[test]
    fn what_parses_has_that_path(path in "demo/([0-9-]{10}|tracker|annual-report-20[0-9-]{5})?(/(agenda|record|sheets|invites|tracker|supplement-[0-9+]{1,3}))?(/[a-zA-Z0-9-]{0,30})?") {
        if let Some((panel, paper)) = PaperOf::parse(&path) {
            prop_assert_eq!(paper.path(&panel), path);
        }
    }
}

#[test]
fn every_sort_has_templates() {
    let date = Date::constant(2026, 6, 10);
    let templates = Templates::embedded();
    let known: Vec<&str> = templates.paths().collect();
    for sort in 0..SORTS {
        let paper = any_paper(sort, date, 1, ("C-0107", "placement-move")).expect("a sort");
        for (folder, ending) in [("html", "html"), ("pdf", "typ")] {
            let path = format!("templates/{folder}/{}.{ending}", paper.template());
            assert!(known.contains(&path.as_str()), "{path}");
        }
    }
    assert_eq!(
        any_paper(SORTS, date, 1, ("C-0107", "placement-move")),
        None
    );
}
