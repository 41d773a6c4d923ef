//! What a role sends in for each meeting is there, in time and from the right hands.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::{ReturnKind, Section};
use crate::model::meeting::Return;
use crate::model::refs::ReturnWord;
use crate::model::value::words;
use crate::plan::line_names;
use crate::terms::{Parameters, Spec};
use jiff::civil::{Date, Time};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// One of the edition's returns.
    #[serde(rename = "return")]
    kind: ReturnWord,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let kinds = cx.edition.returns.iter();
        let Some(kind) = kinds.into_iter().find(|kind| kind.id.value == self.kind.id) else {
            return;
        };
        let sent = cx
            .meeting
            .returns
            .iter()
            .find(|sent| sent.kind.value == self.kind.id);
        let beside_nothing = sent
            .into_iter()
            .flat_map(|sent| beside_nothing(cx, kind, sent));
        let beside_nothing: Vec<Finding> = beside_nothing.collect();
        let due = kind.due.as_ref().and_then(|due| cx.plan.due(due.as_str()));
        let due = due.map_or(cx.date.to_datetime(Time::MAX), |due| due.at);
        let received = sent.and_then(|sent| sent.received.as_ref());
        let roles = cx.roles_in_words(&kind.from);
        let what = format!("the return \"{}\" for {}", kind.title, words::day(cx.date));
        let by = words::day_in_full(due.date());
        let late = match (received, sent.and_then(|sent| sent.from.as_ref())) {
            (None, _) => {
                let span = sent.map_or(cx.meeting.date.span, |sent| sent.kind.span);
                let was = cx.was_or_is(due.date());
                let wanting = Finding::new(
                    span,
                    format!("{what} has not come; it {was} due by {by}"),
                )
                .help(format!(
                    "ask the {roles} for it; if there is nothing to report, enter `nil: true`"
                ))
                .owed_by(roles, cx.holders_of(&kind.from, cx.date))
                .about(&self.kind.id);
                sink.to_be_done(due.date(), cx.as_of, wanting);
                if beside_nothing.is_empty() {
                    return;
                }
                None
            }
            (Some(received), _) if is_of_earlier(cx, received.date()) => {
                let what = format!(
                    "{what} came on {}, before an earlier panel had met: it says how things stood then",
                    words::day(received.date())
                );
                let help =
                    format!("correct the day, or ask the {roles} for one about this meeting");
                Some(Finding::new(received.span, what).help(help))
            }
            (Some(received), _) if received.value > due => {
                // With the hour: it can be the right day and too late.
                let by = if due.time() == Time::MAX {
                    by
                } else {
                    words::moment(due)
                };
                let what = format!(
                    "{what} came at {}; it was due by {by}",
                    words::moment(received.value)
                );
                Some(
                    Finding::new(received.span, what)
                        .help("send it round if the papers went out without it"),
                )
            }
            (Some(received), Some(from))
                if !kind
                    .from
                    .iter()
                    .any(|role| cx.workspace.holds(&from.id, &role.id, received.date())) =>
            {
                let what = format!("{what} came from somebody who is not the {roles}");
                Some(Finding::new(from.span, what).help(format!("have the {roles} confirm it")))
            }
            _ => None,
        };
        let late = late.map(|finding| finding.about(&self.kind.id));
        sink.judge(beside_nothing.into_iter().chain(late));
    }
}

/// Whether what came on a day was for the meeting before.
fn is_of_earlier(cx: &MeetingContext<'_>, came: Date) -> bool {
    cx.plan.previous.is_some_and(|previous| came < previous)
}

/// Figures that are to stand beside a line which their section does not have.
fn beside_nothing<'a>(
    cx: &MeetingContext<'a>,
    kind: &'a ReturnKind,
    sent: &'a Return,
) -> impl Iterator<Item = Finding> + use<'a> {
    let section = Section::ALL
        .iter()
        .find(|section| section.name() == kind.id.as_str());
    let lines = section.map_or_else(Vec::new, |section| line_names(cx.workspace, *section));
    let title = kind.title.as_str();
    sent.figures.iter().filter_map(move |figure| {
        let of = figure
            .of
            .as_ref()
            .filter(|of| !lines.iter().any(|line| line == of.as_str()))?;
        let finding = Finding::new(
            of.span,
            format!(
                "the return \"{title}\" sets a figure beside a line that its section does not have"
            ),
        );
        let help = if lines.is_empty() {
            "nothing is worked out for this return: leave `of` out".to_owned()
        } else {
            format!("write one of {}", lines.join(", "))
        };
        Some(finding.help(help).about(&kind.id.value))
    })
}
