//! A ledger's entry as text. Only names, dates and fingerprints stand in it: no free text, so that
//! nothing needs more quoting than it gets here.

use crate::model::meeting::{
    BlockState, IssuedPaper, Pause, Row, SentDecision, SentFile, SentLine, SentMeeting,
};
use crate::model::value::{Clock, Fingerprint, Slug};
use jiff::civil::{Date, DateTime};
use std::fmt::Write as _;

/// How a ledger that `ipop` makes begins.
pub(super) const HEAD: &str = "# What was sent for this meeting. `ipop issue` adds entries at the end; none is ever changed.\n";

/// No line of a list of people is longer.
const WIDTH: usize = 100;

/// One issue, before it is written.
#[derive(Debug)]
pub(super) struct LedgerEntry {
    pub paper: IssuedPaper,
    pub number: Option<u32>,
    pub sent: DateTime,
    pub by: Slug,
    pub to: Vec<Slug>,
    pub revision: Option<String>,
    pub content: Option<Fingerprint>,
    pub facts: Option<Date>,
    pub told: Option<Vec<String>>,
    pub meeting: Option<SentMeeting>,
    pub rows: Option<Vec<Row>>,
    pub breaks: Option<Vec<Pause>>,
    pub lines: Option<Vec<SentLine>>,
    pub decisions: Vec<SentDecision>,
    pub files: Vec<SentFile>,
    pub blocks: Vec<EntryBlock>,
}

/// A calendar entry that is sent.
#[derive(Debug)]
pub(super) struct EntryBlock {
    pub person: Slug,
    pub uid: Fingerprint,
    pub sequence: u32,
    pub start: Clock,
    pub end: Clock,
    pub content: Fingerprint,
    pub says: Option<Fingerprint>,
    pub state: BlockState,
}

/// The paper's name, as on the command line and in file names.
pub(super) fn name(paper: IssuedPaper) -> &'static str {
    match paper {
        IssuedPaper::Agenda => "agenda",
        IssuedPaper::Invites => "invites",
        IssuedPaper::Supplement => "supplement",
        IssuedPaper::Tracker => "tracker",
        IssuedPaper::Record => "record",
        IssuedPaper::Slips => "slips",
        IssuedPaper::AuthorisationSheets => "authorisation-sheets",
        IssuedPaper::Briefings => "briefings",
        IssuedPaper::PracticeNotes => "practice-notes",
        IssuedPaper::AnnualReport => "annual-report",
    }
}

/// The entry as lines, its hyphen behind so many spaces.
pub(super) fn lines(entry: &LedgerEntry, indent: usize) -> Vec<String> {
    let mut lines = vec![format!("- paper: {}", name(entry.paper))];
    let mut say = |text: String| lines.push(format!("  {text}"));
    if let Some(number) = entry.number {
        say(format!("number: {number}"));
    }
    say(format!("sent: {}", moment(entry.sent)));
    say(format!("by: {}", entry.by));
    people(&entry.to, WIDTH.saturating_sub(indent + 4))
        .into_iter()
        .for_each(&mut say);
    if let Some(revision) = &entry.revision {
        say(format!("revision: \"{revision}\""));
    }
    if let Some(content) = &entry.content {
        say(format!("content: \"{content}\""));
    }
    if let Some(facts) = entry.facts {
        say(format!("facts: {facts}"));
    }
    match entry.told.as_deref() {
        None => {}
        Some([]) => say("told: []".to_owned()),
        Some(keys) => {
            say("told:".to_owned());
            for key in keys {
                say(format!("  - \"{key}\""));
            }
        }
    }
    if let Some(sent) = &entry.meeting {
        say(format!("meeting: {{ {} }}", meeting(sent)));
    }
    let lists = [
        ("rows", entry.rows.as_ref().map(|rows| inline(rows, row))),
        (
            "breaks",
            entry.breaks.as_ref().map(|breaks| inline(breaks, pause)),
        ),
        (
            "lines",
            entry.lines.as_ref().map(|lines| inline(lines, line)),
        ),
        ("decisions", some(inline(&entry.decisions, decision))),
        ("blocks", some(inline(&entry.blocks, block))),
        ("files", some(inline(&entry.files, file))),
    ];
    for (name, list) in lists {
        match list.as_deref() {
            None => {}
            Some([]) => say(format!("{name}: []")),
            Some(list) => {
                say(format!("{name}:"));
                for one in list {
                    say(format!("  - {{ {one} }}"));
                }
            }
        }
    }
    let indent = " ".repeat(indent);
    lines.iter().map(|line| format!("{indent}{line}")).collect()
}

/// `2026-06-03T11:20`.
fn moment(at: DateTime) -> String {
    let time = at.time();
    format!("{}T{:02}:{:02}", at.date(), time.hour(), time.minute())
}

fn people(to: &[Slug], width: usize) -> Vec<String> {
    let names: Vec<&str> = to.iter().map(Slug::as_str).collect();
    let one = format!("to: [{}]", names.join(", "));
    if one.len() <= width {
        return vec![one];
    }
    let mut lines = vec!["to:".to_owned()];
    let mut line = "  [".to_owned();
    for (at, name) in names.iter().enumerate() {
        let end = if at + 1 == names.len() { "]" } else { "," };
        let word = format!("{name}{end}");
        if line.len() + 1 + word.len() > width {
            lines.push(std::mem::replace(&mut line, "   ".to_owned()));
        } else if !line.ends_with('[') {
            line.push(' ');
        }
        line.push_str(&word);
    }
    lines.push(line);
    lines
}

fn inline<T>(list: &[T], text: impl Fn(&T) -> String) -> Vec<String> {
    list.iter().map(text).collect()
}

/// A list that is left out where it is empty.
fn some(list: Vec<String>) -> Option<Vec<String>> {
    Some(list).filter(|list| !list.is_empty())
}

fn meeting(sent: &SentMeeting) -> String {
    let mut text = format!(
        "date: {}, start: \"{}\", end: \"{}\"",
        sent.date, sent.start, sent.end
    );
    // Writing to a string does not fail.
    if let Some(place) = &sent.place {
        let _ = write!(text, ", place: \"{place}\"");
    }
    if let Some(chair) = &sent.chair {
        let _ = write!(text, ", chair: {chair}");
    }
    text
}

fn pause(pause: &Pause) -> String {
    format!("at: \"{}\", minutes: {}", pause.at, pause.minutes)
}

fn line(line: &SentLine) -> String {
    let mut text = format!("of: {}", line.of.name());
    if let Some(child) = &line.child {
        let _ = write!(text, ", child: {child}");
    }
    if let Some(matter) = &line.matter {
        let _ = write!(text, ", matter: \"{matter}\"");
    }
    let _ = write!(text, ", says: \"{}\"", line.says);
    text
}

fn decision(decision: &SentDecision) -> String {
    format!("item: {}, outcome: \"{}\"", decision.item, decision.outcome)
}

fn file(file: &SentFile) -> String {
    format!("file: \"{}\", sha256: \"{}\"", file.file, file.sha256)
}

fn row(row: &Row) -> String {
    let mut text = format!("item: {}", row.item);
    if let Some(number) = row.number {
        let _ = write!(text, ", number: {number}");
    }
    if let Some(part) = &row.part {
        let _ = write!(text, ", part: {part}");
    }
    if let Some(slot) = &row.slot {
        let _ = write!(text, ", slot: \"{slot}\"");
    }
    if let Some(minutes) = row.minutes {
        let _ = write!(text, ", minutes: {minutes}");
    }
    if let Some(presenter) = &row.presenter {
        let _ = write!(text, ", presenter: {presenter}");
    }
    if let Some(request) = &row.request {
        let _ = write!(text, ", request: \"{request}\"");
    }
    text
}

fn block(block: &EntryBlock) -> String {
    let state = match block.state {
        BlockState::Request => "",
        BlockState::Cancel => ", state: cancel",
    };
    let says = block.says.as_ref();
    let says = says.map_or(String::new(), |says| format!(", says: \"{says}\""));
    format!(
        "person: {}, sequence: {}, start: \"{}\", end: \"{}\", uid: \"{}\", content: \"{}\"{says}{state}",
        block.person, block.sequence, block.start, block.end, block.uid, block.content
    )
}

/// What to add to a ledger's text so that the entry stands at its end; nothing if its list is
/// written in a way that nothing can be added to.
pub(super) fn addition(seen: &str, entry: &LedgerEntry) -> Option<String> {
    let end = if seen.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = String::new();
    if !seen.is_empty() && !seen.ends_with('\n') {
        text.push_str(end);
    }
    let has_list = seen.lines().any(|line| line.starts_with("issues:"));
    if !has_list {
        text.push_str("issues:");
        text.push_str(end);
    }
    let hyphen = |line: &&str| line.trim_start().starts_with("- ");
    let mut below = seen.lines().skip_while(|line| !line.starts_with("issues:"));
    let indent = match below.find(hyphen) {
        Some(line) => line.len() - line.trim_start().len(),
        None if has_list && !seen.lines().any(|line| line.trim_end() == "issues:") => return None,
        None => 2,
    };
    for line in lines(entry, indent) {
        text.push_str(&line);
        text.push_str(end);
    }
    Some(text)
}

#[cfg(test)]
mod tests;
