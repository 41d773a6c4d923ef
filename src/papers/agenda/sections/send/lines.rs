//! What the schedules of an agenda say, line by line: the ledger keeps what shows whether it is still
//! the same.

use super::super::super::super::desk::Sitting;
use super::super::super::super::words;
use super::super::line::{Line, print};
use super::element_3::{changes_listed, element_3_frame};
use super::frame::{Frame, Listed};
use super::phase_transfers::{transfers_frame, transfers_listed, year_group};
use super::plans::{ceased_frame, ceased_listed, effect, moves_frame, moves_listed};
use crate::model::case::Direction;
use crate::model::edition::Section;
use crate::model::meeting::{LineOf, SentLine};
use crate::model::schedules::ScheduleKind;
use crate::model::value::{Money, words as days};

/// The lines of every schedule that the agenda prints, and each schedule as a whole. One that can't be
/// read in full says nothing: nobody knows what it would say.
pub(in super::super) fn schedule_lines(sitting: &Sitting<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    if sitting.asks_for(Section::Element3) {
        let frame = element_3_frame(sitting);
        add(
            &mut lines,
            &frame,
            ScheduleKind::Element3,
            &changes_listed(sitting),
            |change| {
                let sums = [change.old, change.new].map(Money::paper);
                let from = days::day(change.from);
                Said {
                    tells: format!("{} to {} a year from {from}", sums[0], sums[1]),
                    beside: [change.why, change.setting]
                        .map(|text| text.unwrap_or_default().to_owned()),
                }
            },
        );
    }
    if sitting.asks_for(Section::PlanMoves) {
        let frame = moves_frame(sitting);
        add(
            &mut lines,
            &frame,
            ScheduleKind::PlanMoves,
            &moves_listed(sitting),
            |moved| {
                let way = match moved.direction {
                    Direction::In => "from",
                    Direction::Out => "to",
                };
                let (on, sum) = (days::day(moved.on.value), words::change(effect(moved)));
                Said::only(format!("{way} {} on {on}, {sum} a year", moved.authority))
            },
        );
    }
    if sitting.asks_for(Section::CeasedPlans) {
        let frame = ceased_frame(sitting);
        add(
            &mut lines,
            &frame,
            ScheduleKind::CeasedPlans,
            &ceased_listed(sitting),
            |ceased| {
                let saving = match ceased.annual_saving {
                    Some(saving) => format!("saving {} a year", saving.paper()),
                    None => "saving not stated".to_owned(),
                };
                let why = words::lower_first(words::cease_reason(ceased.reason));
                Said::only(format!(
                    "ceased {}, {why}, {saving}",
                    days::day(ceased.on.value)
                ))
            },
        );
    }
    if sitting.asks_for(Section::PhaseTransfers) {
        let frame = transfers_frame(sitting);
        let mut listed = transfers_listed(sitting);
        // What a case file says of a September that the meeting's day is past leaves the list by itself.
        listed.retain(|known| {
            frame.is_of_schedule(known.child) || known.what.of.begins() > sitting.date
        });
        add(
            &mut lines,
            &frame,
            ScheduleKind::PhaseTransfers,
            &listed,
            |known| {
                let transfer = known.of;
                let named = transfer
                    .named
                    .map(|named| format!(" on {}", days::day(named.value)));
                let status = words::lower_first(words::transfer_status(transfer.status));
                Said {
                    tells: format!(
                        "into {} in September {}, {status}{}",
                        year_group(transfer.into_year),
                        transfer.september,
                        named.unwrap_or_default()
                    ),
                    beside: [known.school.unwrap_or_default().to_owned(), String::new()],
                }
            },
        );
    }
    lines
}

/// What a line says: what a supplement tells of it, and what else stands beside it on the agenda.
struct Said {
    tells: String,
    beside: [String; 2],
}

impl Said {
    fn only(tells: String) -> Self {
        Self {
            tells,
            beside: Default::default(),
        }
    }
}

fn add<T>(
    lines: &mut Vec<Line>,
    frame: &Frame<'_, '_>,
    kind: ScheduleKind,
    listed: &[Listed<'_, T>],
    say: impl Fn(&T) -> Said,
) {
    if !frame.is_whole() {
        return;
    }
    let title = words::schedule(kind);
    let sitting = frame.sitting;
    let presenter = frame.presenter();
    lines.push(Line {
        sent: SentLine {
            of: LineOf::from(kind),
            child: None,
            matter: None,
            says: print([presenter.map_or("", |id| id.as_str())]),
        },
        about: title.to_owned(),
        sub: None,
        tells: match presenter {
            Some(id) => format!("presented by {}", sitting.desk.workspace.name_of(id)),
            None => "nobody is named to present it".to_owned(),
        },
        by: presenter.cloned(),
    });
    for known in listed {
        let Said { mut tells, beside } = say(&known.what);
        if frame.is_pulled_out(known.child) {
            tells += ", pulled out";
        }
        let [one, other] = &beside;
        lines.push(Line {
            sent: SentLine {
                of: LineOf::from(kind),
                child: Some(known.child.clone()),
                matter: None,
                says: print([tells.as_str(), one, other]),
            },
            about: frame.name(known),
            sub: Some(title.to_owned()),
            tells,
            by: None,
        });
    }
}
