//! What of the schedules and of other business went out later than the agenda: the agenda marks it, as
//! it marks its items.

use super::super::super::desk::Sitting;
use super::lines::lines;
use super::marks::Marks;
use crate::model::meeting::{IssuedPaper, LineOf, SentLine};
use crate::plan::{LineChange, line_changes};

/// The lines of one place of the agenda in their order, each with where it was told if that was later.
pub(in crate::papers::agenda) fn marks(sitting: &Sitting<'_>, of: LineOf) -> Marks {
    let now = lines(sitting).into_iter().map(|line| line.sent);
    let now: Vec<SentLine> = now.collect();
    let told = told(sitting, &now);
    let here = now.into_iter().filter(|line| line.of == of);
    let lines = here.map(|line| {
        let told = told.iter().rev().find(|(known, _)| *known == line);
        let mark = told.map(|(_, mark)| mark.clone());
        (line, mark)
    });
    Marks::of(lines.collect())
}

/// What each supplement told, in their order, then what none has told yet.
fn told(sitting: &Sitting<'_>, now: &[SentLine]) -> Vec<(SentLine, String)> {
    let sent = sitting.file.ledger.sent_by(sitting.desk.as_of);
    let sent = sent.filter(|issue| issue.paper.has_running_order());
    let (mut marks, mut supplements, mut before) = (Vec::new(), 0, None);
    for issue in sent {
        if issue.paper == IssuedPaper::Supplement {
            supplements += 1;
        } else {
            // An agenda that goes out again says everything anew.
            (marks, before) = (Vec::new(), None);
        }
        let number = issue.number.as_ref();
        let number = number.map_or(supplements, |number| number.value);
        let Some(own) = &issue.lines else { continue };
        marks.extend(changed(
            before.replace(own),
            own,
            &format!("Supplement {number}"),
        ));
    }
    if !sitting.is_held() {
        marks.extend(changed(before, now, "not sent yet"));
    }
    marks
}

fn changed<'a>(
    before: Option<&'a Vec<SentLine>>,
    after: &'a [SentLine],
    told: &str,
) -> Vec<(SentLine, String)> {
    let Some(before) = before else {
        return Vec::new();
    };
    let marks = line_changes(before, after).into_iter();
    let marks = marks.filter_map(|change| match change {
        LineChange::New(line) => Some((line.clone(), format!("New ({told})"))),
        LineChange::Changed(line) => Some((line.clone(), format!("Changed ({told})"))),
        LineChange::Gone(_) => None,
    });
    marks.collect()
}
