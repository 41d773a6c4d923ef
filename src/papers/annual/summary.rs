//! The first page: the year in a few sentences and figures.

use super::activity::{decisions, effect_title};
use super::suppress::SYMBOL;
use super::tally::alone;
use super::timeliness::MEASURES;
use super::year::{Year, Years};
use crate::model::edition::Effect;
use crate::model::value::words::count;
use crate::papers::view::{KeyFigure, RichText};

/// The figures of the year beside those of the year before.
pub(super) fn figures(years: &Years<'_>) -> Vec<KeyFigure> {
    let threshold = years.threshold();
    let mut figures = vec![
        figure(years, "Meetings held", |year| {
            year.sittings.len().to_string()
        }),
        figure(years, "Items considered", |year| {
            alone(year.heard.len(), threshold)
        }),
        figure(years, "Children presented", |year| {
            alone(year.children().len(), threshold)
        }),
    ];
    let decided = decisions(years);
    for effect in [
        Effect::Agreed,
        Effect::InPrinciple,
        Effect::Declined,
        Effect::Deferred,
    ] {
        let title = effect_title(years.this.edition, effect);
        if !title.is_empty() {
            let of = |at| decided.count(&title, at);
            let before = years.before.as_ref().map(|_| of(1));
            figures.push(KeyFigure {
                label: format!("Items: {title}"),
                value: of(0),
                before,
                note: None,
            });
        }
    }
    for measure in MEASURES
        .iter()
        .filter(|measure| measure.applies(&years.this))
    {
        figures.push(figure(years, measure.title, |year| {
            measure.paper(year, threshold)
        }));
    }
    for figure in &mut figures {
        let before = figure.before.as_deref().unwrap_or_default();
        if [figure.value.as_str(), before]
            .iter()
            .any(|shown| shown.split(' ').next() == Some(SYMBOL))
        {
            figure.note = Some("Small numbers are not shown".to_owned());
        }
    }
    figures
}

fn figure(years: &Years<'_>, label: &str, of: impl Fn(&Year<'_>) -> String) -> KeyFigure {
    KeyFigure {
        label: label.to_owned(),
        value: of(&years.this),
        before: years.before.as_ref().map(of),
        note: None,
    }
}

/// The year in a few sentences.
pub(super) fn summary(years: &Years<'_>) -> RichText {
    let year = &years.this;
    let number = |of: usize, noun: &str| match alone(of, years.threshold()).as_str() {
        SYMBOL => format!("a few {noun}s"),
        _ => count(u32::try_from(of).unwrap_or(u32::MAX), noun),
    };
    let times = count(
        u32::try_from(year.sittings.len()).unwrap_or(u32::MAX),
        "time",
    );
    let (items, presented) = (year.heard.len(), year.children().len());
    let children = match alone(presented, years.threshold()).as_str() {
        SYMBOL => "a few children".to_owned(),
        shown => format!("{shown} children"),
    };
    let so_far = if year.is_running() { " so far" } else { "" };
    if items == 0 {
        return RichText::plain(format!(
            "In {} the panel met {times}{so_far}.",
            year.financial
        ));
    }
    RichText::plain(format!(
        "In {} the panel met {times}{so_far} and considered {} about {children}.",
        year.financial,
        number(items, "item"),
    ))
}
