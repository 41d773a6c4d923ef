//! An entry goes from one file to another, as it is written.

use super::change::{Edit, edit};
use super::expected;
use super::known::Known;
use super::laid::{How, LaidEntry};
use super::lines::Splice;
use super::place::{Place, Step};
use super::refused::{Refused, Why};
use super::value::Value;

/// Takes an entry out of one file and puts it at the end of a list of another, which need not be there
/// yet. Its own lines stay as they are, but for the spaces in front of them: with its remarks, quotation
/// marks and order.
///
/// # Errors
/// Where one of the two files can't be changed; then neither is.
pub fn carry(
    from: &str,
    entry: &Place,
    to: &str,
    list: &Place,
) -> Result<(String, String), Refused> {
    let source = Known::read(from, entry)?;
    let entry = source.counted(entry)?;
    let raw = raw(&source, &entry).map_err(|why| source.refused(&entry, why))?;
    let value = expected::value(&source.value, &entry.0)
        .ok_or_else(|| source.refused(&entry, Why::NotThere))?;

    // A word in its place shows where a new entry goes.
    let stand_in = Edit::add(list.clone(), Value::text("moved"));
    let marked = edit(to, &[stand_in])?;
    let target = Known::read(&marked, list)?;
    let list = target.counted(list)?;
    let refused = |why| target.refused(&list, why);
    let splice = put(&target, &list, &raw).map_err(refused)?;
    let mut wanted = Known::read(to, &list)?.value;
    expected::add(&mut wanted, &list.0, None, value).map_err(refused)?;
    let to = target.checked(vec![splice], &wanted);
    // What was there could be read: it is what it would stand beside.
    let to = to.ok_or_else(|| target.refused(&list, Why::Layout))?;
    Ok((edit(from, &[Edit::remove(entry)])?, to))
}

/// The lines of an entry, its hyphen at the beginning of a line.
fn raw(known: &Known<'_>, place: &Place) -> Result<Vec<String>, Why> {
    let (around, last) = place.split().ok_or(Why::NotThere)?;
    let found = known.find(&around).ok_or(Why::NotThere)?;
    let Step::Entry(at) = last else {
        return Err(Why::NotThere);
    };
    let lines = known.lines;
    match &found.laid.how {
        How::List(entries) => {
            let own = &entries[*at];
            if !lines.begins(own.mark) {
                return Err(Why::Layout);
            }
            let floor = match at.checked_sub(1) {
                Some(before) => lines.next(entries[before].end()),
                None => found.head.map_or(0, |head| lines.next(head)),
            };
            let column = lines.column(own.mark);
            let text = &lines.0[lines.remark_above(own.mark, floor)..lines.end(own.end())];
            let dedented = |line: &str| {
                let spaces = line.bytes().take_while(|byte| *byte == b' ').count();
                line[spaces.min(column)..].to_owned()
            };
            Ok(text.lines().map(dedented).collect())
        }
        How::BracedList(entries) => {
            let text = &lines.0[entries[*at].mark..entries[*at].end()];
            if text.contains('\n') {
                return Err(Why::Layout);
            }
            Ok(vec![format!("- {text}")])
        }
        _ => Err(Why::NotThere),
    }
}

/// Puts the lines where the last entry of a list stands.
fn put(target: &Known<'_>, list: &Place, raw: &[String]) -> Result<Splice, Why> {
    let found = target.find(list).ok_or(Why::NotThere)?;
    let lines = target.lines;
    let span_of = |entries: &[LaidEntry]| entries.last().map(|last| (last.mark, last.end()));
    match &found.laid.how {
        How::List(entries) => {
            let (mark, end) = span_of(entries).ok_or(Why::Layout)?;
            let indent = lines.column(mark);
            let raw: Vec<String> = raw
                .iter()
                .map(|line| super::emit::indented(line, indent))
                .collect();
            let start = lines.start(mark);
            Ok(Splice::new(start..end, raw.join(lines.line_end(mark))))
        }
        How::BracedList(entries) => {
            let (mark, end) = span_of(entries).ok_or(Why::Layout)?;
            let [line] = raw else {
                return Err(Why::Layout);
            };
            let text = line.strip_prefix("- ").ok_or(Why::Layout)?;
            Ok(Splice::new(mark..end, text))
        }
        _ => Err(Why::NotThere),
    }
}
