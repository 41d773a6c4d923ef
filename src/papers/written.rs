//! Every paper that is made of a workspace, in words and with the names that it may hold, one after the
//! other.
//!
//! Papers belong to an occasion: a panel as it stands, its year, or a meeting. An error about the
//! occasion holds them back together, an error about an item only those that speak of it.

use super::annual::annual_papers;
use super::asked::{AskedSection, asked_of};
use super::desk::Desk;
use super::invite::{PersonInvite, invites};
use super::named::{named_agenda, named_annex, named_invite, named_supplement};
use super::paper_of::PaperOf;
use super::record;
use super::sheets::{Sheet, SheetView, note, sheets};
use super::supplement::supplements;
use super::tracker::{extracts, tracker, workbook};
use super::view::{Chart, Compliance, Note, Passage, Workbook, value};
use super::{agenda, annex, report_years};
use crate::diag::MeetingKey;
use crate::model::names::Names;
use crate::model::value::{FinancialYear, ItemRef, Slug};
use crate::plan::Recipient;
use serde::Serialize;
use serde_json::Value;

/// What papers are made of together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion {
    /// A panel as it stands, by its folder's name.
    Panel(String),
    /// A panel's year.
    Year(String, FinancialYear),
    /// A meeting.
    Meeting(MeetingKey),
}

/// A paper, ready to be rendered.
#[derive(Debug)]
pub struct Written {
    /// Which.
    pub of: PaperOf,
    /// To whom it goes, for a paper of one person.
    pub to: Option<Recipient>,
    /// The items of which it speaks and without which it is not made.
    pub items: Vec<ItemRef>,
    /// The sections that it must have.
    pub asked: Vec<AskedSection>,
    /// What it says.
    pub view: Value,
    /// What lies beside it and is no page.
    pub beside: Vec<Beside>,
}

/// What is made of a paper besides its page and its print.
#[derive(Debug)]
pub enum Beside {
    /// A workbook of it.
    Workbook(Box<Workbook>),
    /// The same as words to paste.
    Note(Note),
    /// The whole of it as words to paste.
    Text(Vec<Passage>),
    /// How a year's terms were kept, for other programs.
    Compliance(Compliance),
    /// What goes into a person's calendar and mail.
    Calendar(Box<PersonInvite>),
}

impl Occasion {
    /// The occasions of a panel outside its meetings.
    #[must_use]
    pub fn of_panel(desk: &Desk<'_>, panel: &str) -> Vec<Self> {
        let years = report_years(desk, panel);
        let years = years
            .into_iter()
            .map(|year| Self::Year(panel.to_owned(), year));
        std::iter::once(Self::Panel(panel.to_owned()))
            .chain(years)
            .collect()
    }

    /// The panel's folder.
    #[must_use]
    pub fn panel(&self) -> &str {
        match self {
            Self::Panel(panel) | Self::Year(panel, _) => panel,
            Self::Meeting(key) => &key.panel,
        }
    }

    /// The paper that is told when all of them are held back.
    #[must_use]
    pub fn foremost(&self) -> PaperOf {
        match self {
            Self::Panel(_) => PaperOf::Tracker,
            Self::Year(_, year) => PaperOf::AnnualReport(*year),
            Self::Meeting(key) => PaperOf::Agenda(key.date),
        }
    }

    /// Its papers. `draw` puts the drawing into each chart.
    #[must_use]
    pub fn papers(
        &self,
        desk: &Desk<'_>,
        names: &Names,
        draw: &dyn Fn(&mut Chart),
    ) -> Vec<Written> {
        match self {
            Self::Panel(panel) => of_panel(desk, panel),
            Self::Year(panel, year) => of_year(desk, panel, *year, draw),
            Self::Meeting(key) => agendas(desk, names, key)
                .chain(annexes(desk, names, key))
                .chain(of_supplements(desk, names, key))
                .chain(of_record(desk, key))
                .chain(of_sheets(desk, key))
                .chain(of_invites(desk, names, key))
                .collect(),
        }
    }
}

/// A paper that says what any of its sort says, and is for no one person.
fn written(desk: &Desk<'_>, panel: &str, of: PaperOf, view: &impl Serialize) -> Written {
    written_to(desk, panel, None, of, view)
}

/// The one place where a paper gets whom it goes to: one that is somebody's own is made for a
/// [`Recipient`] and for nobody else.
fn written_to(
    desk: &Desk<'_>,
    panel: &str,
    to: Option<Recipient>,
    of: PaperOf,
    view: &impl Serialize,
) -> Written {
    assert_eq!(
        of.person(),
        to.as_deref(),
        "a person's own paper goes to that person, and any other to nobody in particular"
    );
    Written {
        to,
        items: Vec::new(),
        asked: asked_of(desk, panel, &of),
        view: value(view),
        beside: Vec::new(),
        of,
    }
}

/// The tracker and, where there is one, its extracts.
fn of_panel(desk: &Desk<'_>, panel: &str) -> Vec<Written> {
    let Some(view) = tracker(desk, panel) else {
        return Vec::new();
    };
    let workbook = workbook(desk, panel, &view);
    let tracker = Written {
        beside: vec![Beside::Workbook(Box::new(workbook))],
        ..written(desk, panel, PaperOf::Tracker, &view)
    };
    let extracts = extracts(desk, panel).into_iter();
    let extracts = extracts.map(|extract| {
        let of = PaperOf::Extract(Slug::clone(&extract.person));
        written_to(desk, panel, Some(extract.person), of, &extract.view)
    });
    std::iter::once(tracker).chain(extracts).collect()
}

/// A year's report and the same for publication.
fn of_year(
    desk: &Desk<'_>,
    panel: &str,
    year: FinancialYear,
    draw: &dyn Fn(&mut Chart),
) -> Vec<Written> {
    let Some(mut made) = annual_papers(desk, panel, year) else {
        return Vec::new();
    };
    made.own.charts_mut().for_each(draw);
    let mut papers = vec![Written {
        beside: made
            .compliance
            .map(Beside::Compliance)
            .into_iter()
            .collect(),
        ..written(desk, panel, PaperOf::AnnualReport(year), &made.own)
    }];
    if let Some(mut view) = made.published {
        view.charts_mut().for_each(draw);
        papers.push(written(desk, panel, PaperOf::PublishedReport(year), &view));
    }
    papers
}

fn agendas<'a>(
    desk: &'a Desk<'a>,
    names: &'a Names,
    key: &'a MeetingKey,
) -> impl Iterator<Item = Written> + use<'a> {
    agenda(desk, key).into_iter().map(move |view| {
        let as_read = named_agenda(desk, names, &view);
        let mut paper = written(desk, &key.panel, PaperOf::Agenda(key.date), &as_read);
        paper.asked.retain(|asked| asked.applies_to(&view));
        paper
    })
}

fn annexes<'a>(
    desk: &'a Desk<'a>,
    names: &'a Names,
    key: &'a MeetingKey,
) -> impl Iterator<Item = Written> + use<'a> {
    annex(desk, key).into_iter().map(move |view| {
        let as_read = named_annex(desk, names, &view);
        written(desk, &key.panel, PaperOf::Annex(key.date), &as_read)
    })
}

fn of_supplements<'a>(
    desk: &'a Desk<'a>,
    names: &'a Names,
    key: &'a MeetingKey,
) -> impl Iterator<Item = Written> + use<'a> {
    supplements(desk, key).into_iter().map(move |supplement| {
        let of = PaperOf::Supplement(key.date, supplement.number);
        let as_read = named_supplement(desk, names, &supplement.view);
        written(desk, &key.panel, of, &as_read)
    })
}

fn of_record(desk: &Desk<'_>, key: &MeetingKey) -> Option<Written> {
    let view = record::record(desk, key)?;
    Some(Written {
        beside: vec![Beside::Text(record::text(&view))],
        ..written(desk, &key.panel, PaperOf::Record(key.date), &view)
    })
}

fn of_sheets<'a>(
    desk: &'a Desk<'a>,
    key: &'a MeetingKey,
) -> impl Iterator<Item = Written> + use<'a> {
    sheets(desk, key).into_iter().map(move |sheet| {
        let Sheet { of, item, to, view } = sheet;
        let of = PaperOf::Sheet(key.date, of);
        let paper = |view: Value| written_to(desk, &key.panel, to, of, &view);
        let (paper, beside) = match view {
            SheetView::Slip(slip) => (paper(value(&slip)), Some(Beside::Note(note(&slip)))),
            SheetView::Authorisation(view) => (paper(value(&view)), None),
            SheetView::Briefing(view) => (paper(value(&view)), None),
            SheetView::PracticeNote(view) => (paper(value(&view)), None),
            SheetView::Minutes(form, workbook) => {
                (paper(value(&*form)), Some(Beside::Workbook(workbook)))
            }
        };
        Written {
            items: item.into_iter().collect(),
            beside: beside.into_iter().collect(),
            ..paper
        }
    })
}

fn of_invites<'a>(
    desk: &'a Desk<'a>,
    names: &'a Names,
    key: &'a MeetingKey,
) -> impl Iterator<Item = Written> + use<'a> {
    invites(desk, key).into_iter().map(move |invite| {
        let of = PaperOf::Invite(key.date, Slug::clone(&invite.person));
        let as_read = named_invite(desk, names, &invite);
        let to = Some(invite.person.clone());
        let mut paper = written_to(desk, &key.panel, to, of, &as_read);
        let withdrawn = invite.view.withdrawn;
        paper
            .asked
            .retain(|asked| !withdrawn || asked.is_of_every_paper());
        Written {
            items: invite.items.clone(),
            beside: vec![Beside::Calendar(Box::new(invite))],
            ..paper
        }
    })
}
