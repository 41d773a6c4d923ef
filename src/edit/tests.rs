use super::{Edit, Entry, Field, Place, Refused, Value, Why, carry, edit, new_file};

mod odd;
mod random;

fn top(name: &str) -> Place {
    Place::top().field(name)
}

/// The text with one change, on files with either line end and without the last one.
#[track_caller]
fn check(text: &str, change: Edit, wanted: &str) {
    let all = [change];
    let changed = |text: &str| edit(text, &all);
    assert_eq!(changed(text).as_deref(), Ok(wanted));
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let got = changed(&crlf(text));
    assert_eq!(got.as_deref(), Ok(crlf(wanted).as_str()), "CRLF");
    let open = |text: &str| text.strip_suffix('\n').map(str::to_owned);
    if let (Some(text), Some(wanted)) = (open(text), open(wanted)) {
        assert_eq!(
            changed(&text).as_deref(),
            Ok(wanted.as_str()),
            "no last line end"
        );
    }
}

#[track_caller]
fn refused(text: &str, change: Edit, why: Why) {
    let error = edit(text, &[change]).expect_err("a refusal");
    assert_eq!(error.why, why, "{error}");
}

const CASE: &str = "\
# The file's own remark.
case: C-0107   # as in the register

born: 2011-03
cohorts: [cared-for, send]
# Two in all.
placements:
  # The first.
  - id: p1
    type: U6   # fostering
    from: 2020-09-01
  # The second.
  - id: p2
    type: K2
    searches: []
visits:
  - { on: 2025-04-22, by: leclerc-m }
  # Late.
  - { on: 2025-05-29, by: leclerc-m }
background: |
  # No remark.
  Moved twice.
";

fn second() -> Place {
    top("placements").which("id", "p2")
}

#[test]
fn a_value_changes_in_its_place() {
    let set = |place, value| Edit::set(place, value);
    check(
        CASE,
        set(top("case"), Value::word("C-0108")),
        &CASE.replace("C-0107 ", "C-0108 "),
    );
    check(
        CASE,
        set(top("placements").entry(0).field("type"), Value::word("U1")),
        &CASE.replace("U6 ", "U1 "),
    );
    check(
        CASE,
        set(
            top("visits").entry(1).field("on"),
            Value::word("2025-06-01"),
        ),
        &CASE.replace("2025-05-29", "2025-06-01"),
    );
    check(
        CASE,
        set(top("cohorts").entry(1), Value::word("care-experienced")),
        &CASE.replace("send]", "care-experienced]"),
    );
    check(
        CASE,
        set(top("background"), Value::text("Moved: once.")),
        &CASE.replace("|\n  # No remark.\n  Moved twice.", "\"Moved: once.\""),
    );
    check(
        CASE,
        set(top("case"), Value::text("One\nTwo\n")),
        &CASE.replace(
            "C-0107   # as in the register\n",
            "|   # as in the register\n  One\n  Two\n",
        ),
    );
}

#[test]
fn a_field_that_is_absent_stands_where_its_neighbours_say() {
    const ORDER: &[&str] = &["id", "type", "from", "until", "searches"];
    let set = |place, value| Edit::Set {
        place,
        value,
        order: ORDER,
    };
    check(
        CASE,
        set(second().field("from"), Value::word("2025-07-14")),
        &CASE.replace("K2\n", "K2\n    from: 2025-07-14\n"),
    );
    check(
        CASE,
        Edit::set(
            second().field("ended"),
            Value::record([("on", Value::word("x"))]),
        ),
        &CASE.replace("searches: []\n", "searches: []\n    ended:\n      on: x\n"),
    );
    check(
        CASE,
        Edit::set(top("visits").entry(0).field("alone"), Value::word("yes")),
        &CASE.replace("leclerc-m }\n  # Late", "leclerc-m, alone: yes }\n  # Late"),
    );
    let first = Edit::Set {
        place: top("first"),
        value: Value::word("1"),
        order: &["first", "born"],
    };
    check(CASE, first, &CASE.replace("born", "first: 1\nborn"));
}

#[test]
fn an_entry_is_written_as_its_neighbours_are() {
    let visit = || Value::record([("on", Value::word("2025-07-04")), ("by", Value::word("x"))]);
    let last = "  - { on: 2025-05-29, by: leclerc-m }\n";
    check(
        CASE,
        Edit::add(top("visits"), visit()),
        &CASE.replace(last, &format!("{last}  - {{ on: 2025-07-04, by: x }}\n")),
    );
    let before = Edit::Add {
        list: top("visits"),
        before: Some(1),
        entry: Entry::from(visit()).under(["New."]),
    };
    check(
        CASE,
        before,
        &CASE.replace(
            "  # Late.",
            "  # New.\n  - { on: 2025-07-04, by: x }\n  # Late.",
        ),
    );
    check(
        CASE,
        Edit::add(top("placements"), visit()),
        &CASE.replace("[]\nvisits", "[]\n  - on: 2025-07-04\n    by: x\nvisits"),
    );
    check(
        CASE,
        Edit::add(second().field("searches"), visit()),
        &CASE
            .replace("[]", "\n      - on: 2025-07-04\n        by: x")
            .replace(": \n", ":\n"),
    );
    check(
        CASE,
        Edit::add(top("cohorts"), Value::word("x")),
        &CASE.replace("send]", "send, x]"),
    );
}

#[test]
fn what_goes_takes_the_remark_above_it_along() {
    check(
        CASE,
        Edit::remove(second()),
        &CASE.replace(
            "  # The second.\n  - id: p2\n    type: K2\n    searches: []\n",
            "",
        ),
    );
    check(
        CASE,
        Edit::remove(top("placements")),
        &(CASE[..CASE.find("# Two").unwrap()].to_owned() + &CASE[CASE.find("visits").unwrap()..]),
    );
    check(
        CASE,
        Edit::remove(top("placements").entry(0).field("id")),
        &CASE.replace("- id: p1\n    type", "- type"),
    );
    check(
        CASE,
        Edit::remove(top("cohorts").entry(0)),
        &CASE.replace("[cared-for, ", "["),
    );
    check(
        CASE,
        Edit::remove(top("case")),
        &CASE.replace("case: C-0107   # as in the register\n", ""),
    );
    check(
        "a: 1\nb:\n  # r\n  - x\nc: 2\n",
        Edit::remove(top("b").entry(0)),
        "a: 1\nb: []\nc: 2\n",
    );
    check(
        "a:\n- x\n\n- y\n\nb: 1\n",
        Edit::remove(top("a").entry(1)),
        "a:\n- x\n\nb: 1\n",
    );
    check(
        "a: 1\n\nb: 2\n\nc: 3\n",
        Edit::remove(top("b")),
        "a: 1\n\nc: 3\n",
    );
}

#[test]
fn what_can_t_be_kept_is_refused() {
    let remarked = "a: [x, # why\n  y]\nb:\n  - p: 1\n    # of q\n    q: 2\n";
    refused(remarked, Edit::remove(top("a").entry(0)), Why::Remark);
    refused(remarked, Edit::set(top("a"), Value::word("x")), Why::Remark);
    refused(
        remarked,
        Edit::remove(top("b").entry(0).field("p")),
        Why::Remark,
    );
    refused(
        "? a\n: b\n",
        Edit::set(top("a"), Value::word("x")),
        Why::Layout,
    );
    refused(
        "a: &x 1\n",
        Edit::set(top("a"), Value::word("2")),
        Why::Unreadable,
    );
    refused("a: 1\n", Edit::remove(top("a")), Why::WholeFile);
    refused(
        "a: 1\n",
        Edit::set(top("a").field("b"), Value::word("x")),
        Why::NotThere,
    );
    refused("a: 1\n", Edit::remove(top("b")), Why::NotThere);
    refused(
        "a: 1\n",
        Edit::set(top("a"), Value::word("x: y")),
        Why::Unwritable,
    );
    let two = "a:\n  - { id: x }\n  - { id: x }\n";
    refused(two, Edit::remove(top("a").which("id", "x")), Why::NotThere);
    let error = edit(CASE, &[Edit::remove(second().field("none"))]).expect_err("a refusal");
    let said = "placements > entry 2 > none can't be changed by ipop: there is nothing, or more than one \
                thing, at that place (line 13); look at the file, and make the change by hand";
    assert_eq!(error.to_string(), said);
}

/// What YAML may take for something else.
const HARD: &[&str] = &[
    "no",
    "Yes",
    "~",
    "null",
    "0123",
    "1_000",
    "1e3",
    "2026-06-10",
    "13:00",
    "-",
    "- x",
    "? x",
    ": x",
    "a: b",
    "a #b",
    "a#b",
    "a:b",
    "#x",
    "x:",
    "'x'",
    "\"x\"",
    "it's \"so\" \\ x",
    " x ",
    "",
    "\t",
    "[x",
    "{x",
    "x, y]",
    "*x",
    "&x",
    "!x",
    "!!str x",
    "%x",
    "@x",
    "`x",
    "|",
    ">",
    "---",
    "...",
    "<<",
    "=======",
    "x\u{85}y",
    "x\u{2028}y",
    "Zoë",
    "-5",
    "+44 20",
    ".5",
    "0x1F",
    "1 2",
    "true",
    "one\ntwo",
    "one\ntwo\n",
    "\none",
    " one\ntwo",
    "one\n\n\ntwo\n",
    "one\n",
    "one\n\n",
    "one \ntwo",
    "a\r\nb",
    "# one\n# two\n",
    "one\n  two\n",
    "one\n \ntwo",
    "- one\n- two\n",
    "\n",
    "x\u{feff}y",
];

/// It is read as it was meant.
#[test]
fn words_are_read_as_they_were_meant() {
    let files = [
        "a: 1\nb: 2\n",
        "a: { c: 1 }\nb: 2\n",
        "a:\n  - x\nb: 2\n",
        "a: [x, y]\nb: 2",
        "a:\n  - k: x\n    l: y\n",
        "a:\nb: 2\n",
        "a: |\n  x\nb: 2\n",
    ];
    let places = [
        top("a"),
        top("a").field("c"),
        top("a").entry(0),
        top("a").entry(0).field("k"),
        top("new"),
    ];
    let mut tried = 0;
    for file in files {
        for end in ["\n", "\r\n"] {
            let file = file.replace('\n', end);
            for place in &places {
                for &words in HARD {
                    let change = Edit::set(place.clone(), Value::text(words));
                    match edit(&file, &[change]) {
                        Ok(_) => tried += 1,
                        Err(Refused {
                            why: Why::NotThere, ..
                        }) => {}
                        Err(error) => panic!("{file:?} {words:?}: {error}"),
                    }
                }
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
}

#[test]
fn an_entry_moves_as_it_is_written() {
    let from = "items:\n  - case: C-1\n  # Put off.\n  - case: 'C-2'   # twice\n    request: |\n      One\n\n      two\n\nb: 1\n";
    let raw = "# Put off.\n- case: 'C-2'   # twice\n  request: |\n    One\n\n    two\n";
    let entry = top("items").which("case", "C-2");
    for (to, wanted) in [
        (
            "items:\n- case: C-9\nz: 1\n",
            format!("items:\n- case: C-9\n{raw}z: 1\n"),
        ),
        (
            "z: 1\n",
            format!(
                "z: 1\nitems:\n  {}\n",
                raw.trim_end().replace('\n', "\n  ").replace("  \n", "\n")
            ),
        ),
    ] {
        let (left, put) = carry(from, &entry, to, &top("items")).expect("it moves");
        assert_eq!(left, "items:\n  - case: C-1\n\nb: 1\n");
        assert_eq!(put, wanted);
        let (_, put) =
            carry(&from.replace('\n', "\r\n"), &entry, to, &top("items")).expect("it moves");
        assert_eq!(put, wanted);
    }
    let (left, put) =
        carry("a: [x, 'y']\n", &top("a").entry(1), "b: [z]\n", &top("b")).expect("it moves");
    assert_eq!((left.as_str(), put.as_str()), ("a: [x]\n", "b: [z, 'y']\n"));
}

#[test]
fn a_new_file_says_why_beside_what() {
    let fields = vec![
        Field::new("case", Value::word("C-1")).under(["The reference."]),
        Field::new("team", Value::Nothing).under(["", "Whose it is."]),
        Field::new("visits", Value::List(vec![])),
        Field::new(
            "places",
            Value::list([Value::record([("a", Value::text("yes"))])]),
        ),
    ];
    let text = "# Head.\n# The reference.\ncase: C-1\n\n# Whose it is.\nteam:\nvisits: []\nplaces:\n  - a: \"yes\"\n";
    assert_eq!(new_file(&["Head."], fields).as_deref(), Ok(text));
}
