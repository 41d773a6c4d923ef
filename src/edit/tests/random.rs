//! Random changes to the sample's files, as they are and with line ends of Windows, remarks anywhere, and no
//! last line end. What was written is held against a second opinion of what the change means, and each line
//! that the change is not about must still be there.

use super::{Edit, Entry, Place, Value, Why, carry, edit};
use crate::edit::Step;
use crate::source::{FileId, Sources};
use crate::yaml::{Node, NodeKind, parse};
use serde_json::Value as Json;
use std::path::Path;

/// So many are made by each test run, and the rest by `.ci/long`.
const FEW: u64 = 1_000;
const MANY: u64 = 10_000;

#[test]
fn changes_do_what_they_say_and_nothing_else() {
    run(0..FEW);
}

#[test]
#[ignore = "long: ten thousand changes"]
fn many_changes_do_what_they_say_and_nothing_else() {
    run(FEW..MANY + FEW);
}

#[test]
fn entries_move_between_files_as_they_are() {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the sample");
    let texts = texts(&sources);
    let (mut moved, mut refused) = (0, 0);
    for seed in 0..FEW / 4 {
        let mut dice = Dice(seed ^ 0xACE);
        let (from, to) = (*dice.of(&texts), *dice.of(&texts));
        let (from, to) = (varied(&mut dice, from), varied(&mut dice, to));
        let (from_tree, to_tree) = (tree(&from), tree(&to));
        let (from_lists, to_lists) = (lists(&from_tree), lists(&to_tree));
        if from_lists.is_empty() || to_lists.is_empty() {
            continue;
        }
        let (list, count) = dice.of(&from_lists).clone();
        let (into, _) = dice.of(&to_lists).clone();
        let number = dice.below(count);
        let entry = list.clone().entry(number);
        match carry(&from, &entry, &to, &into) {
            Ok((left, put)) => {
                let (mut old, mut new) = (bare(&from_tree), bare(&to_tree));
                let taken = match old.pointer_mut(&pointer(&list)) {
                    Some(Json::Array(entries)) => entries.remove(number),
                    _ => panic!("a list"),
                };
                match new.pointer_mut(&pointer(&into)) {
                    Some(Json::Array(entries)) => entries.push(taken),
                    _ => panic!("a list"),
                }
                assert_eq!(bare(&tree(&left)), old, "{seed}: {from}\n---\n{left}");
                assert_eq!(bare(&tree(&put)), new, "{seed}: {to}\n---\n{put}");
                let ends = |text: &str| text.replace("\r\n", "").contains('\n');
                assert!(!put.contains("\r\n") || !ends(&put), "{seed}: {put:?}");
                moved += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(moved > 3 * refused, "{moved} moved, {refused} were refused");
}

/// Every list that has entries, with their number.
fn lists(node: &Node) -> Vec<(Place, usize)> {
    let mut all = Vec::new();
    places(node, &Place::top(), &mut all);
    let lists = all
        .into_iter()
        .filter_map(|(place, node)| match &node.kind {
            NodeKind::List(entries) if !entries.is_empty() => Some((place, entries.len())),
            _ => None,
        });
    lists.collect()
}

/// The sample's files. The longest are read slowly, and are written like the rest.
fn texts(sources: &Sources) -> Vec<&str> {
    let files = sources.files().iter();
    let files = files.filter(|file| file.path.strip_suffix(".yaml").is_some());
    let texts = files.filter_map(|file| file.text());
    texts.filter(|text| text.len() < 8_000).collect()
}

/// Numbers that look random and are the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let sides = u64::try_from(sides).expect("a few");
        usize::try_from((mixed ^ (mixed >> 31)) % sides).expect("a few")
    }

    pub(super) fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

fn run(seeds: std::ops::Range<u64>) {
    let sources = Sources::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the sample");
    let texts = texts(&sources);
    let (mut made, mut refused) = (0_usize, 0_usize);
    let count = usize::try_from(seeds.end - seeds.start).expect("a few");
    for seed in seeds {
        let mut dice = Dice(seed);
        let file = texts[dice.below(texts.len())];
        let text = varied(&mut dice, file);
        if change(&mut dice, &text, seed, 0) {
            made += 1;
        } else {
            refused += 1;
        }
    }
    assert_eq!(made + refused, count);
    assert!(refused * 20 < count, "{refused} of {count} were refused");
}

fn tree(text: &str) -> Node {
    parse(FileId::FIRST, text).expect("YAML")
}

pub(super) fn bare(node: &Node) -> Json {
    match &node.kind {
        NodeKind::Null => Json::Null,
        NodeKind::Scalar { text, .. } => Json::String(text.clone()),
        NodeKind::List(entries) => Json::Array(entries.iter().map(bare).collect()),
        NodeKind::Map(fields) => {
            let fields = fields
                .iter()
                .map(|(key, value)| (key.name.clone(), bare(value)));
            Json::Object(fields.collect())
        }
    }
}

fn json(value: &Value) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Word(text) | Value::Text(text) => Json::String(text.clone()),
        Value::List(entries) => {
            Json::Array(entries.iter().map(|entry| json(&entry.value)).collect())
        }
        Value::Record(fields) => {
            let fields = fields
                .iter()
                .map(|field| (field.name.clone(), json(&field.value)));
            Json::Object(fields.collect())
        }
    }
}

/// The text with remarks, other line ends, no last one.
fn varied(dice: &mut Dice, text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..dice.below(4) {
        let at = dice.below(lines.len());
        match dice.below(4) {
            0 => lines[at].push_str("   # beside: {x}"),
            1 => lines.insert(at, String::new()),
            _ => {
                let spaces = lines[at].len() - lines[at].trim_start().len();
                lines.insert(at, format!("{}# above: [y", " ".repeat(spaces)));
            }
        }
    }
    let mut remarked = lines.join("\n");
    if dice.below(4) != 0 {
        remarked.push('\n');
    }
    // Inside a block of text it would be no remark.
    let is_same =
        parse(FileId::FIRST, &remarked).is_ok_and(|node| bare(&node) == bare(&tree(text)));
    let varied = if is_same { remarked } else { text.to_owned() };
    if dice.below(3) == 0 {
        varied.replace('\n', "\r\n")
    } else {
        varied
    }
}

/// Everything in a tree, by its way.
fn places<'n>(node: &'n Node, place: &Place, into: &mut Vec<(Place, &'n Node)>) {
    into.push((place.clone(), node));
    match &node.kind {
        NodeKind::List(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                places(entry, &place.clone().entry(at), into);
            }
        }
        NodeKind::Map(fields) => {
            for (key, value) in fields {
                places(value, &place.clone().field(&key.name), into);
            }
        }
        NodeKind::Null | NodeKind::Scalar { .. } => {}
    }
}

fn some_value(dice: &mut Dice, depth: usize) -> Value {
    match dice.below(if depth == 0 { 5 } else { 7 }) {
        0 => Value::word(*dice.of(&["2026-06-10", "12", "yes", "C-0001", "hale-r", "-3.50"])),
        1 | 2 => Value::text(*dice.of(&[
            "Plain words",
            "no",
            "0123",
            "with: colon",
            "with # hash",
            "it's \"so\"",
            " space",
            "",
            "- x",
            "13:00",
            "a, b] }",
        ])),
        3 => Value::text(*dice.of(&[
            "One\ntwo\n",
            "One\n\n  two",
            "# one\ntwo",
            "\n",
            "tab\tone\n",
        ])),
        4 => Value::Nothing,
        5 => Value::list(
            (0..dice.below(4))
                .map(|_| some_value(dice, depth - 1))
                .collect::<Vec<_>>(),
        ),
        _ => {
            let names = ["on", "by", "two words", "why: not"];
            let fields = (0..dice.below(4)).map(|at| (names[at], some_value(dice, depth - 1)));
            Value::record(fields.collect::<Vec<_>>())
        }
    }
}

fn pointer(place: &Place) -> String {
    let step = |step: &Step| match step {
        Step::Field(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
        Step::Entry(at) => format!("/{at}"),
        Step::Which(..) => panic!("not used here"),
    };
    place.0.iter().map(step).collect()
}

/// Makes one change and looks at it from all sides; false if it was refused, as it may be.
/// Makes a change, unless it is refused. So many lines more than those that it is about may have to be
/// written anew.
pub(super) fn change(dice: &mut Dice, text: &str, seed: u64, more: usize) -> bool {
    let node = tree(text);
    let before = bare(&node);
    let mut all = Vec::new();
    places(&node, &Place::top(), &mut all);
    let (place, at) = &all[dice.below(all.len())];
    let value = some_value(dice, 2);
    let mut wanted = before.clone();
    let here = wanted.pointer_mut(&pointer(place)).expect("it is there");
    let (edits, inverse) = match (&at.kind, dice.below(3)) {
        (NodeKind::Map(fields), 0) => {
            let name = *dice.of(&["new-field", "on", "a new one"]);
            if fields.iter().any(|(key, _)| key.name == name) {
                return true;
            }
            let Json::Object(fields) = here else {
                panic!("a record")
            };
            let had_any = !fields.is_empty();
            fields.insert(name.to_owned(), json(&value));
            let place = place.clone().field(name);
            let back = had_any.then(|| Edit::remove(place.clone()));
            let order: &[&'static [&'static str]] =
                &[&[], &["case", "new-field", "on", "from", "team"]];
            let order = *dice.of(order);
            (
                Edit::Set {
                    place,
                    value,
                    order,
                },
                back,
            )
        }
        (NodeKind::List(entries), 0 | 1) => {
            let before = (dice.below(2) == 0).then(|| dice.below(entries.len() + 1));
            let Json::Array(list) = here else {
                panic!("a list")
            };
            let number = before.unwrap_or(list.len());
            list.insert(number, json(&value));
            let back = (!entries.is_empty()).then(|| Edit::remove(place.clone().entry(number)));
            let entry = Entry::from(value);
            (
                Edit::Add {
                    list: place.clone(),
                    before,
                    entry,
                },
                back,
            )
        }
        (_, 0 | 1) if !place.0.is_empty() => {
            *here = json(&value);
            let back = match (&at.kind, &value) {
                (
                    NodeKind::Scalar {
                        text: old,
                        quoted: false,
                    },
                    Value::Word(_),
                ) if !text[at.span.range()].contains('\n') && !is_block(text, at) => {
                    Some(Edit::set(place.clone(), Value::word(old)))
                }
                _ => None,
            };
            (Edit::set(place.clone(), value), back)
        }
        _ if !place.0.is_empty() => {
            let (around, last) = place.split().expect("not the top");
            let around = wanted.pointer_mut(&pointer(&around)).expect("it is there");
            match (around, last) {
                (Json::Object(fields), Step::Field(name)) => drop(fields.remove(name)),
                (Json::Array(entries), Step::Entry(at)) => drop(entries.remove(*at)),
                _ => panic!("a way that leads nowhere"),
            }
            (Edit::remove(place.clone()), None)
        }
        _ => return true,
    };
    let new = match edit(text, std::slice::from_ref(&edits)) {
        Ok(new) => new,
        Err(error) => {
            let may_be = matches!(error.why, Why::Remark | Why::Layout | Why::WholeFile);
            assert!(may_be, "{seed}: {error}\n{edits:?}\n{text}");
            return false;
        }
    };
    look_at(text, &new, &wanted, (at, &edits, more), inverse, seed);
    true
}

/// Looks at what a change led to from all sides.
fn look_at(
    text: &str,
    new: &str,
    wanted: &Json,
    (at, edits, more): (&Node, &Edit, usize),
    inverse: Option<Edit>,
    seed: u64,
) {
    let about = || format!("{seed}: {edits:?}\n--- before\n{text}\n--- after\n{new}");
    assert_eq!(&bare(&tree(new)), wanted, "{}", about());
    assert_eq!(text.ends_with('\n'), new.ends_with('\n'), "{}", about());
    let ends = |text: &str| {
        (
            text.contains("\r\n"),
            text.replace("\r\n", "").contains('\n'),
        )
    };
    let one_line = |text: &str| !text.contains('\n');
    assert!(
        ends(text) == ends(new) || one_line(text) || one_line(new),
        "{}",
        about()
    );
    lines_stay(text, new, (at, edits, more), &about);
    // What is put into an odd layout may bring an empty line that does not go with it again.
    if let Some(inverse) = inverse.filter(|_| more == 0) {
        let back = edit(new, &[inverse]);
        assert_eq!(back.as_deref(), Ok(text), "{}", about());
    }
}

fn is_block(text: &str, at: &Node) -> bool {
    let before = text[..at.span.start as usize].trim_end();
    before.ends_with(['|', '>', '-', '+'])
        && before.len() < at.span.start as usize
        && text[before.len()..at.span.start as usize].contains('\n')
}

/// Every line is still there that the change is not about.
fn lines_stay(
    old: &str,
    new: &str,
    (at, edit, more): (&Node, &Edit, usize),
    about: &dyn Fn() -> String,
) {
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) =
        (old.lines().collect(), new.lines().collect());
    let same = old_lines
        .iter()
        .zip(&new_lines)
        .take_while(|(a, b)| a == b)
        .count();
    let backwards = old_lines.iter().rev().zip(new_lines.iter().rev());
    let most = old_lines.len().min(new_lines.len()) - same;
    let same_end = backwards.take_while(|(a, b)| a == b).take(most).count();
    let gone = &old_lines[same..old_lines.len() - same_end];
    let most = match edit {
        // A list or record in brackets may begin to be written in lines.
        Edit::Add { .. } => 1 + more,
        Edit::Set { .. } | Edit::Remove { .. } => {
            let end = last_byte(at).max(at.span.start as usize);
            let lines = old[at.span.start as usize..end.min(old.len())]
                .matches('\n')
                .count();
            // The line of its name, and what stood between that and it.
            lines + 1 + remarks_before(old, at.span.start as usize) + 2 + more
        }
    };
    assert!(
        gone.len() <= most,
        "{} lines are gone of {most}: {gone:?}\n{}",
        gone.len(),
        about()
    );
    // Nothing comes after a remark that did not before, unless it was put there.
    let remarks = |lines: &[&str]| lines.iter().filter(|line| line.contains("# above")).count();
    if matches!(edit, Edit::Add { .. }) {
        assert_eq!(remarks(&old_lines), remarks(&new_lines), "{}", about());
    }
}

fn remarks_before(text: &str, at: usize) -> usize {
    let lines = text[..at].lines().rev().skip(1);
    lines
        .take_while(|line| {
            line.trim().is_empty() || line.trim_start().starts_with('#') || line.ends_with(':')
        })
        .count()
}

fn last_byte(node: &Node) -> usize {
    let own = node.span.end as usize;
    match &node.kind {
        NodeKind::List(entries) => entries.iter().map(last_byte).max().unwrap_or(own),
        NodeKind::Map(fields) => fields
            .iter()
            .map(|(_, value)| last_byte(value))
            .max()
            .unwrap_or(own),
        NodeKind::Null | NodeKind::Scalar { .. } => own,
    }
}
