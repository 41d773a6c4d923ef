//! Papers for the tests of the renderers, made by the builders from a made-up workspace.
//!
//! A [`Scene`] is a workspace in a certain state; [`papers`] makes its papers as a build does.

mod scenes;
mod variants;

use super::chart;
use crate::diag::{MeetingKey, Summary};
use crate::papers::bench::look_with_names;
use crate::papers::view::Chart;
use crate::papers::{
    Beside, BuildResult, HeldBackPaper, MadePaper, Occasion, PaperOf, Written, index, mail,
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
    fn add(&mut self, panel: &str, written: Written) {
        let Written { of, view, .. } = written;
        let path = of.path(panel);
        let formats = ["HTML", "PDF"].map(|format| {
            (
                format.to_owned(),
                format!("{path}.{}", format.to_lowercase()),
            )
        });
        for beside in &written.beside {
            if let Beside::Calendar(invite) = beside
                && let Some(mail) = mail(invite, true)
            {
                self.views.insert(("mail", about(&of)), json(&mail.letter));
            }
        }
        self.views.insert((of.template(), about(&of)), view);
        self.made.push(MadePaper {
            out_of_date: false,
            panel: panel.to_owned(),
            of,
            formats: formats.into(),
        });
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
            let meetings = panel.meetings.keys().map(|date| {
                Occasion::Meeting(MeetingKey {
                    panel: id.to_string(),
                    date: *date,
                })
            });
            let occasions = Occasion::of_panel(desk, id.as_str());
            for occasion in occasions.into_iter().chain(meetings) {
                let draw = |drawn: &mut Chart| drawn.drawing = chart::draw(drawn);
                let written = occasion.papers(desk, names, &draw).into_iter();
                written.for_each(|paper| papers.add(id.as_str(), paper));
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

/// What tells a paper from the others of its template.
fn about(of: &PaperOf) -> String {
    match of {
        PaperOf::Tracker => String::new(),
        PaperOf::Extract(person) => person.to_string(),
        PaperOf::AnnualReport(year) | PaperOf::PublishedReport(year) => year.to_string(),
        PaperOf::Agenda(date) | PaperOf::Annex(date) | PaperOf::Record(date) => date.to_string(),
        PaperOf::Supplement(date, number) => format!("{date} {number}"),
        PaperOf::Sheet(date, sheet) => format!("{date} {sheet}"),
        PaperOf::Invite(date, person) => format!("{date} {person}"),
    }
}
