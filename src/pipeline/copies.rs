//! Whether the copies of what was sent are still there and still as they were.
//!
//! It differs by machine, and so is asked for by itself; no build and no other check looks at copies.

use super::Inspection;
use crate::diag::{Diagnostic, MeetingKey, Subject};
use crate::model::meeting::SentFile;
use crate::model::value::words;
use crate::publish::OutPath;
use crate::yaml::At;
use jiff::civil::DateTime;

/// What is wrong with the copies that ledgers list. `hash` gives the SHA-256 of what lies at a path of the
/// folder of copies.
#[must_use]
pub fn copies(
    inspection: &Inspection,
    hash: &dyn Fn(&OutPath) -> Option<String>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let panels = inspection.workspace.iter().flat_map(|it| &it.panels);
    for (panel_id, panel) in panels {
        for (date, file) in &panel.meetings {
            let key = MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            };
            for issue in file.ledger.sent_by(inspection.as_of) {
                if file.ledger.is_disposed(issue, inspection.as_of) {
                    continue;
                }
                let listed = issue.files.iter();
                findings
                    .extend(listed.filter_map(|copy| wrong(&key, issue.sent.value, copy, hash)));
            }
        }
    }
    findings
}

fn wrong(
    key: &MeetingKey,
    sent: DateTime,
    copy: &At<SentFile>,
    hash: &dyn Fn(&OutPath) -> Option<String>,
) -> Option<Diagnostic> {
    let found = OutPath::new(copy.file.clone())
        .ok()
        .and_then(|path| hash(&path));
    let on = words::moment(sent);
    let (rule, message, help) = match found {
        Some(found) if found == copy.sha256.as_str() => return None,
        Some(_) => (
            "copy-changed",
            format!("the copy of what was sent at {on} is not what was sent"),
            "put back the copy from a backup: it is the proof of what people got",
        ),
        None => (
            "copy-missing",
            format!("the copy of what was sent at {on} is not there"),
            "put it back from a backup; where its time to be kept has run out, enter under `disposed:` of the \
             ledger when it was disposed of, by whom, and up to which day of sending",
        ),
    };
    let subject = Subject::Meeting(key.clone());
    Some(Diagnostic::warning(rule, subject, copy.span, message).with_help(help))
}
