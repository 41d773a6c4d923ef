//! Papers for the tests of the renderers, made by the builders from a made-up workspace.
//!
//! A [`Scene`] is a workspace in a certain state; [`papers`] makes its papers as a build does.

mod scenes;
mod variants;

use super::chart;
use crate::diag::{MeetingKey, Summary};
use crate::model::names::Names;
use crate::papers::bench::look_with_names;
use crate::papers::view::Chart;
use crate::papers::{
    BuildResult, Desk, HeldBackPaper, MadePaper, NumberedSupplement, PaperOf, SheetView, agenda,
    annual_papers, extracts, index, invites, mail, named_agenda, named_invite, named_supplement,
    report_years, sheets, supplements, tracker,
};
use scenes::Scene;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[cfg(feature = "pdf")]
pub(crate) use variants::{LONG_TEXT, LONG_WORD};
pub(crate) use variants::{states, variants, view, worded};

/// Text that would be code, markup or emphasis if any stage took it for more than text.
pub(crate) const HOSTILE: &str = r#"#read("x") #{1+1} <script>alert(1)</script> *bold* _it_ $x^2$ {{ head }} {% if %} @ref <lbl> \u{41} & "q" 'a'"#;

/// The papers of a scene: what each template gets, by template and what the paper is about.
#[derive(Default)]
struct Papers {
    views: BTreeMap<(&'static str, String), Value>,
    made: Vec<MadePaper>,
}

impl Papers {
    fn add(
        &mut self,
        template: &'static str,
        about: String,
        panel: &str,
        of: PaperOf,
        view: &impl Serialize,
    ) {
        let formats = ["HTML", "PDF"].map(|format| {
            (
                format.to_owned(),
                format!(
                    "{panel}/{template}-{}.{}",
                    about.replace(' ', "-"),
                    format.to_lowercase()
                ),
            )
        });
        self.made.push(MadePaper {
            out_of_date: false,
            panel: panel.to_owned(),
            of,
            formats: formats.into(),
        });
        self.views.insert((template, about), json(view));
    }

    /// What a template gets of the paper about this.
    fn view(&self, template: &'static str, about: &str) -> Value {
        let view = self.views.get(&(template, about.to_owned()));
        let known = self.views.keys();
        view.cloned().unwrap_or_else(|| {
            panic!(
                "no {template} about {about}: {:#?}",
                known.collect::<Vec<_>>()
            )
        })
    }
}

fn json(view: &impl Serialize) -> Value {
    serde_json::to_value(view).expect("a view has a JSON form")
}

fn papers(scene: &Scene) -> Papers {
    look_with_names(&scene.files, scene.as_of, vec![], |desk, names| {
        let mut papers = Papers::default();
        for (id, panel) in &desk.workspace.panels {
            of_panel(desk, id.as_str(), &mut papers);
            for date in panel.meetings.keys() {
                let key = MeetingKey {
                    panel: id.to_string(),
                    date: *date,
                };
                of_meeting(desk, names, &key, &mut papers);
            }
        }
        let made = BuildResult {
            papers: std::mem::take(&mut papers.made),
            held_back: scene.held_back.iter().map(held_back).collect(),
            findings: Summary::of(desk.findings),
        };
        let index = json(&index(desk, &made));
        papers.views.insert(("index", String::new()), index);
        papers
    })
}

/// An invite that an error in a case holds back.
fn held_back(person: &&str) -> HeldBackPaper {
    HeldBackPaper {
        panel: "demo".to_owned(),
        of: PaperOf::Invite(
            jiff::civil::date(2026, 6, 10),
            person.parse().expect("a staff id"),
        ),
        path: format!("demo/2026-06-10/invites/{person}"),
        reason: "`nobody-n` is no person of the register".to_owned(),
        place: Some("cases/C-0005.yaml:3".to_owned()),
    }
}

fn of_panel(desk: &Desk<'_>, panel: &str, papers: &mut Papers) {
    if let Some(view) = tracker(desk, panel) {
        papers.add("tracker", String::new(), panel, PaperOf::Tracker, &view);
    }
    for extract in extracts(desk, panel) {
        let person = extract.person.clone();
        let about = person.to_string();
        papers.add(
            "extract",
            about,
            panel,
            PaperOf::Extract(person),
            &extract.view,
        );
    }
    for year in report_years(desk, panel) {
        let Some(made) = annual_papers(desk, panel, year) else {
            continue;
        };
        let (mut own, about) = (made.own, year.to_string());
        draw(own.charts_mut());
        let of = PaperOf::AnnualReport(year);
        papers.add("annual-report", about.clone(), panel, of, &own);
        if let Some(mut published) = made.published {
            draw(published.charts_mut());
            let of = PaperOf::PublishedReport(year);
            papers.add("annual-report-publishable", about, panel, of, &published);
        }
    }
}

fn draw<'c>(charts: impl Iterator<Item = &'c mut Chart>) {
    for drawn in charts {
        drawn.drawing = chart::draw(drawn);
    }
}

fn of_meeting(desk: &Desk<'_>, names: &Names, key: &MeetingKey, papers: &mut Papers) {
    let (date, panel) = (key.date, key.panel.as_str());
    let about = |what: &dyn std::fmt::Display| format!("{date} {what}");
    if let Some(view) = agenda(desk, key) {
        let view = named_agenda(desk, names, &view);
        papers.add(
            "agenda",
            date.to_string(),
            panel,
            PaperOf::Agenda(date),
            &view,
        );
    }
    for NumberedSupplement { number, view, .. } in supplements(desk, key) {
        let view = named_supplement(desk, names, &view);
        let of = PaperOf::Supplement(date, number);
        papers.add("supplement", about(&number), panel, of, &view);
    }
    for sheet in sheets(desk, key) {
        let (name, of) = (about(&sheet.of), PaperOf::Sheet(date, sheet.of));
        match &sheet.view {
            SheetView::Slip(view) => papers.add("slip", name, panel, of, view),
            SheetView::Authorisation(view) => papers.add("authorisation", name, panel, of, view),
            SheetView::Minutes(view, _) => papers.add("minutes", name, panel, of, view),
            SheetView::Briefing(view) => papers.add("briefing", name, panel, of, view),
            SheetView::PracticeNote(view) => papers.add("practice-note", name, panel, of, view),
        }
    }
    for invite in invites(desk, key) {
        let (name, of) = (
            about(&invite.person),
            PaperOf::Invite(date, invite.person.clone()),
        );
        let view = named_invite(desk, names, &invite);
        papers.add("invite", name.clone(), panel, of, &view);
        if let Some(mail) = mail(&invite, true) {
            papers.views.insert(("mail", name), json(&mail.letter));
        }
    }
}
