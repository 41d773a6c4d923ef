//! What an edition states and nothing asks for: it looks as if it were checked, and is not.

use super::entry::{Entry, Terms};
use super::parameters::{Rule, Setting};
use crate::diag::Span;
use crate::model::EditionFile;
use crate::model::edition::{Edition, Section, SeverityByStage};
use crate::model::refs::{
    ClassKind, DeadlineKind, FormKind, LetterKind, LinkedPanelKind, ReturnWordKind,
};
use crate::model::value::Slug;
use crate::yaml::{At, Kind};

/// What is wrong, where, and what to do.
type Unasked = (Span, String, String);

/// Everything that an edition states and no rule or section of it asks for.
pub(super) fn find(file: &EditionFile, terms: &Terms, rules: &'static [Rule]) -> Vec<Unasked> {
    let mut found = Vec::new();
    let edition = &file.edition;
    for rule in rules {
        let is_asked = terms
            .entries()
            .any(|entry| entry.rule().is_some_and(|asked| asked.name == rule.name));
        for setting in rule.settings {
            if also_by_interval(*setting, terms) {
                continue;
            }
            // A setting that two rules look at is asked for by either.
            let elsewhere = rules.iter().any(|other| {
                other.settings.contains(setting)
                    && terms
                        .entries()
                        .any(|entry| entry.rule().is_some_and(|asked| asked.name == other.name))
            });
            if is_asked || elsewhere {
                continue;
            }
            for (span, what) in stated(*setting, edition) {
                found.push(needs_rule(span, &what, rule.name));
            }
        }
    }
    found.extend(lists(file, terms));
    found.extend(texts(edition, terms));
    found.extend(ignored(terms));
    found.extend(two_rhythms(edition));
    found.extend(idle(edition, terms));
    // What an edition takes over from another panel is asked for there.
    found.retain(|(span, ..)| span.file == file.file);
    found.sort_by_key(|(span, message, _)| (*span, message.clone()));
    found.dedup();
    found
}

/// Whether a setting is looked at by the rule about intervals too, and that is asked for.
fn also_by_interval(setting: Setting, terms: &Terms) -> bool {
    let looks = matches!(setting, Setting::WeeksOfMonth | Setting::TermTime);
    looks && asking(terms, "meeting-interval").next().is_some()
}

/// The entries that ask for a rule.
fn asking<'a>(terms: &'a Terms, rule: &'static str) -> impl Iterator<Item = &'a Entry> {
    let entries = terms.entries();
    entries.filter(move |entry| entry.rule().is_some_and(|asked| asked.name == rule))
}

/// Rules that are asked for without anything that they could look at.
fn idle(edition: &Edition, terms: &Terms) -> Vec<Unasked> {
    let schedule = &edition.schedule;
    let no_week = schedule.weeks_of_month.is_empty();
    let no_rhythm = schedule.every_weeks.is_none()
        && schedule.enhanced_every_weeks.is_none()
        && schedule.at_least.is_none();
    let no_term = !schedule.term_time_only.is_some_and(|only| only.value);
    let confirmations = edition.decisions.iter();
    let mut confirmations = confirmations.filter(|word| word.confirmation.is_some());
    let rules = [
        (
            "meeting-weekday",
            schedule.weekday.is_empty() && no_week && no_term,
            "the schedule names no weekday, no week of the month and no term",
        ),
        (
            "meeting-interval",
            no_rhythm && no_week,
            "the schedule says neither `every-weeks`, `weeks-of-month` nor `at-least`",
        ),
        ("quorum", edition.quorum.is_none(), "there is no `quorum`"),
        (
            "confirmation",
            confirmations.next().is_none(),
            "no decision has a `confirmation`",
        ),
    ];
    let rules = rules.into_iter().filter(|(_, idle, _)| *idle);
    let entries = rules.flat_map(|(rule, _, why)| {
        asking(terms, rule).map(move |entry| {
            let message = format!("`rule: {rule}` has nothing to look at: {why}");
            let help = "state what the Terms of Reference say, or take the rule away".to_owned();
            (entry.asked_at(), message, help)
        })
    });
    entries.collect()
}

fn needs_rule(span: Span, what: &str, rule: &str) -> Unasked {
    (
        span,
        format!("{what} is stated, and nothing asks for it"),
        format!(
            "add `rule: {rule}` under `meets:` of the requirement that wants it, or take the setting away"
        ),
    )
}

/// Where an edition states a setting, and what it is called there.
fn stated(setting: Setting, edition: &Edition) -> Vec<(Span, String)> {
    let schedule = &edition.schedule;
    let one = |span: Option<Span>, what: &str| span.map(|span| (span, what.to_owned()));
    let found = match setting {
        Setting::Quorum => one(
            edition.quorum.as_ref().map(|quorum| quorum.span),
            "`quorum`",
        ),
        Setting::Interval => one(
            schedule.every_weeks.map(|weeks| weeks.span),
            "`every-weeks` of the schedule",
        ),
        Setting::EnhancedInterval => one(
            schedule.enhanced_every_weeks.map(|weeks| weeks.span),
            "`enhanced-every-weeks` of the schedule",
        ),
        Setting::AtLeast => one(
            schedule.at_least.map(|least| least.span),
            "`at-least` of the schedule",
        ),
        Setting::WhoIsThere => {
            let words = edition.decisions.iter().flat_map(|word| {
                let away = word.if_away.first().map(|seat| (seat.span, "if-away"));
                let there = word.if_there.first().map(|seat| (seat.span, "if-there"));
                let stated = away.into_iter().chain(there);
                stated.map(|(span, name)| {
                    (
                        span,
                        format!("`{name}` of the decision `{}`", word.id.value),
                    )
                })
            });
            return words.collect();
        }
        Setting::WeeksOfMonth => one(
            schedule.weeks_of_month.first().map(|week| week.span),
            "`weeks-of-month` of the schedule",
        ),
        Setting::TermTime => one(
            schedule
                .term_time_only
                .filter(|only| only.value)
                .map(|only| only.span),
            "`term-time-only` of the schedule",
        ),
        Setting::Review => one(
            edition.review.as_ref().map(|review| review.span),
            "`review`",
        ),
        Setting::Rotation => {
            return edition
                .seats
                .iter()
                .filter(|seat| seat.rotation_weeks.is_some())
                .map(|seat| {
                    (
                        seat.id.span,
                        format!("`rotation-weeks` of the seat `{}`", seat.id.value),
                    )
                })
                .collect();
        }
        Setting::Confirmation => {
            return edition
                .decisions
                .iter()
                .filter_map(|word| Some((word.confirmation.as_ref()?.span, word)))
                .map(|(span, word)| {
                    (
                        span,
                        format!("`confirmation` of the decision `{}`", word.id.value),
                    )
                })
                .collect();
        }
    };
    found.into_iter().collect()
}

/// Entries of lists that nothing names.
fn lists(file: &EditionFile, terms: &Terms) -> Vec<Unasked> {
    let edition = &file.edition;
    let entries = terms.entries();
    let named: Vec<_> = file
        .references
        .iter()
        .chain(entries.flat_map(|entry| &entry.references))
        .collect();
    let is_named = |kind: &str, id: &Slug| {
        let mut named = named.iter();
        named.any(|reference| reference.kind == kind && reference.id == id.as_str())
    };
    let mut found = Vec::new();
    let mut look = |kind: &'static str, id: &Slug, span: Span, rule: &str| {
        if !is_named(kind, id) {
            found.push(needs_rule(span, &format!("the {kind} `{id}`"), rule));
        }
    };
    for (id, deadline) in &edition.deadlines {
        let rule = match id.as_str() {
            "agenda" => "agenda-notice",
            "record" => "record-deadline",
            // No rule asks for it: when an invite is late is judged wherever there is one.
            "invites" => continue,
            _ => "report-deadline",
        };
        look(DeadlineKind::NAME, id, deadline.span, rule);
    }
    let forms = edition.forms.iter().map(|form| &form.id);
    forms.for_each(|id| look(FormKind::NAME, id, id.span, "report-required"));
    let letters = edition.letters.iter().map(|letter| &letter.id);
    letters.for_each(|id| look(LetterKind::NAME, id, id.span, "letter"));
    let returns = edition.returns.iter().map(|kind| &kind.id);
    returns.for_each(|id| look(ReturnWordKind::NAME, id, id.span, "panel-return"));
    let links_are_asked = || {
        terms.asks_for(Section::Referrals)
            || terms
                .entries()
                .any(|entry| entry.rule().is_some_and(|rule| rule.name == "linked-panel"))
    };
    if !links_are_asked() {
        let linked = edition.linked_panels.iter().map(|panel| &panel.id);
        linked.for_each(|id: &At<Slug>| look(LinkedPanelKind::NAME, id, id.span, "linked-panel"));
    }
    for (id, conditions) in &edition.classes {
        if !is_named(ClassKind::NAME, id) {
            let span = conditions.span;
            let message = format!("the class `{id}` is stated, and nothing asks for it");
            found.push((
                span,
                message,
                "name it in a condition, or take it away".to_owned(),
            ));
        }
    }
    found
}

/// Texts that only a section prints.
fn texts(edition: &Edition, terms: &Terms) -> Vec<Unasked> {
    let mut found = Vec::new();
    let mut look = |span: Option<Span>, name: &str, section: Section| {
        if let Some(span) = span.filter(|_| !terms.asks_for(section)) {
            found.push((
                span,
                format!("`{name}` is stated, and no paper prints it"),
                format!(
                    "add `section: {}` under `meets:` of the requirement that wants it, or take the text away",
                    section.name()
                ),
            ));
        }
    };
    look(
        edition.disputes.as_ref().map(|text| text.span),
        "disputes",
        Section::Disputes,
    );
    look(
        edition.policies.first().map(|text| text.span),
        "policies",
        Section::Policies,
    );
    found
}

/// A panel that meets in certain weeks of the month cannot also meet every so many weeks.
fn two_rhythms(edition: &Edition) -> Option<Unasked> {
    let schedule = &edition.schedule;
    let every = schedule.every_weeks?;
    schedule.weeks_of_month.first()?;
    Some((
        every.span,
        "`every-weeks` cannot hold beside `weeks-of-month`".to_owned(),
        "keep the one that the Terms of Reference state".to_owned(),
    ))
}

/// Settings of an entry of which another makes one say nothing.
fn ignored(terms: &Terms) -> Vec<Unasked> {
    let staged =
        |severity: &Option<SeverityByStage>| matches!(severity, Some(SeverityByStage::From(_)));
    let both = terms
        .entries()
        .filter(|entry| entry.meets.from.is_some() && staged(&entry.meets.severity));
    both.map(|entry| {
        (
            entry.asked_at(),
            "`from` says nothing beside a `severity` for each stage".to_owned(),
            "take `from` away: the first stage under `severity` is the one from which it bites"
                .to_owned(),
        )
    })
    .collect()
}
