//! The first page: the year in a few sentences and figures.

use super::activity::{self, DECISION, effect_title};
use super::compliance::Exception;
use super::counted::{CHILDREN, ITEMS};
use super::disclosure::{Figure, Said, Settled};
use super::exhibit;
use super::timeliness;
use super::year::{Year, Years};
use crate::model::edition::Effect;
use crate::model::value::words::{count, day};
use crate::papers::view::{Block, Compliance, Finding, KeyFigure, RichText, Span};
use crate::papers::words;

/// The figures of the year beside those of the year before.
pub(super) fn figures(years: &Years<'_>, settled: &Settled) -> Vec<KeyFigure> {
    figures_with(years, settled, super::budgets::overall(years))
}

/// The same figures without those of budgets, which are not for publication.
pub(super) fn figures_for_publication(years: &Years<'_>, settled: &Settled) -> Vec<KeyFigure> {
    figures_with(years, settled, Vec::new())
}

fn figures_with(
    years: &Years<'_>,
    settled: &Settled,
    budgets: Vec<exhibit::Line>,
) -> Vec<KeyFigure> {
    let mut lines = vec![
        activity::held(years),
        exhibit::counts(settled, "Items considered", ITEMS),
        exhibit::counts(settled, "Children presented", CHILDREN),
    ];
    for effect in [
        Effect::Agreed,
        Effect::InPrinciple,
        Effect::Declined,
        Effect::Deferred,
    ] {
        let title = effect_title(years.this.edition, effect);
        if !title.is_empty() {
            lines.push(exhibit::line(settled, format!("Items: {title}"), |year| {
                settled.cell(DECISION, &title, year).said()
            }));
        }
    }
    lines.extend(timeliness::in_time(years, settled));
    lines.extend(super::costs::overall(settled));
    lines.extend(budgets);
    lines.push(super::stability::overall(settled));
    lines.into_iter().map(key_figure).collect()
}

fn key_figure((label, figures): exhibit::Line) -> KeyFigure {
    let note = figures
        .iter()
        .any(|figure| figure.withheld)
        .then(|| "Small numbers are not shown".to_owned());
    let mut figures = figures.into_iter().map(|figure| figure.text);
    KeyFigure {
        label,
        value: figures.next().unwrap_or_default(),
        before: figures.next(),
        note,
    }
}

/// The year in a few sentences.
pub(super) fn summary(years: &Years<'_>, settled: &Settled, kept: &Compliance) -> RichText {
    let mut paragraphs: Vec<String> = years
        .each()
        .enumerate()
        .map(|(at, year)| met(year, settled, at))
        .collect();
    paragraphs = vec![paragraphs.join(" ")];
    paragraphs.extend(decided(settled));
    paragraphs.extend(in_time(years, settled));
    paragraphs.extend(compliance(kept));
    let agreed = super::budgets::agreement(&years.this);
    paragraphs.push(agreed);
    let blocks = paragraphs.into_iter().map(|text| Block::Paragraph {
        spans: vec![Span {
            text,
            ..Span::default()
        }],
    });
    RichText {
        blocks: blocks.collect(),
    }
}

/// `In 2025-26 the panel met 21 times and considered 198 items about 64 children.`
fn met(year: &Year<'_>, settled: &Settled, at: usize) -> String {
    let times = count(
        u32::try_from(year.sittings.len()).unwrap_or(u32::MAX),
        "time",
    );
    let so_far = if year.is_running() { " so far" } else { "" };
    let begin = year.files_begin().map_or_else(String::new, |met| {
        format!(" The files begin with its meeting of {}.", day(met))
    });
    let some = |of, one: &str, many: &str| match settled.figure(of, at) {
        Figure::Count(1) => format!("1 {one}"),
        Figure::Withheld => format!("some {many} (how many is not shown)"),
        shown => format!("{} {many}", shown.paper()),
    };
    if year.heard.is_empty() {
        return format!(
            "In {} the panel met {times}{so_far}.{begin}",
            year.financial
        );
    }
    format!(
        "In {} the panel met {times}{so_far} and considered {} about {}.{begin}",
        year.financial,
        some(ITEMS, "item", "items"),
        some(CHILDREN, "child", "children"),
    )
}

/// `Items by what was decided: 165 reviewed, 33 agreed or ratified.` What is printed of this year and no
/// more.
fn decided(settled: &Settled) -> Option<String> {
    let rows = settled.rows(DECISION);
    let told = rows
        .iter()
        .filter_map(|(label, figures)| match figures.first()? {
            Figure::Count(count) if *count > 0 => {
                Some(format!("{count} {}", words::lower_first(label)))
            }
            _ => None,
        });
    let told: Vec<String> = told.collect();
    let withheld = rows
        .iter()
        .any(|(_, figures)| figures.first() == Some(&Figure::Withheld));
    let rest = if withheld {
        "; the others are not shown apart"
    } else {
        ""
    };
    (!told.is_empty()).then(|| format!("Items by what was decided: {}{rest}.", told.join(", ")))
}

/// What came in time, and how many children moved, of how many; what is withheld is left out.
fn in_time(years: &Years<'_>, settled: &Settled) -> Option<String> {
    let lines = timeliness::in_time(years, settled);
    let lines = lines
        .into_iter()
        .chain([super::stability::overall(settled)]);
    let told = lines.filter_map(|(label, figures)| {
        let figure = figures.into_iter().next()?;
        let is_told = !figure.withheld && figure != Said::none();
        is_told.then(|| words::sentence(&format!("{label}: {}", figure.text)))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// How many of the requirements that could be checked were kept each time.
fn compliance(kept: &Compliance) -> Option<String> {
    let requirements = kept.requirements.iter();
    let checked: Vec<_> = requirements
        .filter(|kept| !kept.checks.is_empty())
        .collect();
    let always = checked.iter().filter(|kept| {
        let mut checks = kept.checks.iter();
        checks.all(|checked| checked.broken == Some(0) && checked.waived == Some(0))
    });
    (!checked.is_empty()).then(|| {
        format!(
            "Of the {} requirements of its Terms of Reference that could be checked, {} were kept every time.",
            checked.len(),
            always.count(),
        )
    })
}

/// The exceptions that weigh most, for the first page, and how many more there are.
pub(super) fn foremost(exceptions: &[Exception]) -> (Vec<Finding>, Option<String>) {
    const MOST: usize = 3;
    let mut sorted: Vec<&Exception> = exceptions.iter().collect();
    // Of those whose number is withheld nothing is known: they come last.
    sorted.sort_by_key(|exception| std::cmp::Reverse(exception.broken.unwrap_or(0)));
    let rest = sorted.get(MOST..).unwrap_or_default();
    let further = (!rest.is_empty()).then(|| {
        let more = count(u32::try_from(rest.len()).unwrap_or(u32::MAX), "exception");
        let unknown = rest.iter().any(|exception| exception.broken.is_none());
        let unknown = if unknown {
            ", among them some of which the number is not shown"
        } else {
            ""
        };
        words::sentence(&format!("{more} more at the end of the report{unknown}"))
    });
    let foremost = sorted.into_iter().take(MOST);
    let foremost = foremost.map(|exception| exception.finding.clone());
    (foremost.collect(), further)
}
