use super::{EntryBlock, HEAD, LedgerEntry, addition};
use crate::model::meeting::{
    BlockState, IssuedPaper, Ledger, LineOf, Pause, Row, SentFile, SentLine, SentMeeting,
};
use crate::source::FileId;
use jiff::civil::date;

fn entry(paper: IssuedPaper) -> LedgerEntry {
    let people = [
        "marchbank-h",
        "osei-k",
        "banerjee-s",
        "tregear-j",
        "novak-p",
        "adeyemi-f",
        "whitlock-g",
    ];
    LedgerEntry {
        paper,
        number: (paper == IssuedPaper::Supplement).then_some(1),
        sent: date(2026, 6, 3).at(11, 5, 59, 0),
        by: "okafor-t".parse().expect("a name"),
        to: people
            .iter()
            .map(|name| name.parse().expect("a name"))
            .collect(),
        revision: Some("1".repeat(40)),
        content: None,
        facts: Some(date(2026, 6, 3)),
        told: Some(vec![
            "C-0105 p1>p2".to_owned(),
            "C-0105 planned p3".to_owned(),
        ]),
        rows: (paper == IssuedPaper::Supplement).then(|| {
            vec![Row {
                item: "C-0105/brief-update".parse().expect("an item"),
                number: Some(4),
                minutes: Some(20),
                presenter: Some("haile-m".parse().expect("a name")),
                part: Some("part-1".parse().expect("a part")),
                slot: Some("13:00".parse().expect("a time")),
                request: Some("1000000000000000".parse().expect("a fingerprint")),
            }]
        }),
        meeting: (paper == IssuedPaper::Supplement).then(|| SentMeeting {
            date: date(2026, 6, 10),
            start: "13:00".parse().expect("a time"),
            end: "17:00".parse().expect("a time"),
            place: Some("1000000000000002".parse().expect("a fingerprint")),
            chair: Some("marchbank-h".parse().expect("a name")),
        }),
        breaks: (paper == IssuedPaper::Supplement).then(|| {
            vec![Pause {
                at: "15:00".parse().expect("a time"),
                minutes: 10,
            }]
        }),
        lines: (paper == IssuedPaper::Supplement).then(|| {
            let line = |of, child: Option<&str>, matter: Option<&str>| SentLine {
                of,
                child: child.map(|child| child.parse().expect("a reference")),
                matter: matter.map(|matter| matter.parse().expect("a fingerprint")),
                says: "1000000000000003".parse().expect("a fingerprint"),
            };
            vec![
                line(LineOf::Element3, None, None),
                line(LineOf::Element3, Some("C-0107"), None),
                line(LineOf::AnyOtherBusiness, None, Some("1000000000000004")),
            ]
        }),
        decisions: Vec::new(),
        files: vec![SentFile {
            file: "ipop/2026-06-10/issued/supplement-1-2026-06-03.pdf".to_owned(),
            sha256: "00ff".repeat(16).parse().expect("a hash"),
        }],
        blocks: vec![],
    }
}

/// Reads a ledger's text; every problem is a failure.
fn read(text: &str) -> Ledger {
    let read = crate::yaml::read::<Ledger>(FileId::FIRST, text);
    assert!(read.problems.is_empty(), "{:?}\n{text}", read.problems);
    read.value.expect("a ledger")
}

#[test]
fn a_new_ledger_reads_back() {
    let mut invites = entry(IssuedPaper::Invites);
    invites.blocks.push(EntryBlock {
        person: "osei-k".parse().expect("a name"),
        uid: "00ff".repeat(10).parse().expect("a fingerprint"),
        sequence: 2,
        start: "13:00".parse().expect("a time"),
        end: "17:00".parse().expect("a time"),
        content: "00e1000000000000".parse().expect("a fingerprint"),
        says: Some("00e2000000000000".parse().expect("a fingerprint")),
        state: BlockState::Cancel,
    });
    let text = HEAD.to_owned() + &addition(HEAD, &invites).expect("an addition");
    let text = text.clone() + &addition(&text, &entry(IssuedPaper::Supplement)).expect("another");
    insta::assert_snapshot!(text);
    let ledger = read(&text);
    let [invites, supplement] = ledger.issues.as_slice() else {
        panic!("{ledger:?}");
    };
    assert_eq!(invites.to.len(), 7);
    assert_eq!(invites.blocks[0].sequence, 2);
    assert_eq!(invites.blocks[0].state, BlockState::Cancel);
    let row = &supplement.rows.as_ref().expect("rows")[0];
    assert_eq!((row.number, row.minutes), (Some(4), Some(20)));
    assert_eq!(
        supplement.meeting.as_ref().map(|meeting| meeting.date),
        Some(date(2026, 6, 10))
    );
    assert_eq!(supplement.breaks.as_ref().map(Vec::len), Some(1));
    assert_eq!(
        supplement.lines,
        entry(IssuedPaper::Supplement).lines,
        "the ledger's lines read back"
    );
    assert_eq!(supplement.files.len(), 1);
    assert_eq!(
        supplement.number.as_ref().map(|number| number.value),
        Some(1)
    );
}

#[test]
fn what_stands_there_stays_however_it_is_laid_out() {
    for seen in [
        "",
        "issues:\n",
        "issues:\n- paper: agenda\n  sent: 2026-06-01T10:00\n  by: x-y\n",
        "issues:\n    - { paper: agenda, sent: 2026-06-01T10:00, by: x-y }",
        "issues:\r\n  - paper: agenda\r\n    sent: 2026-06-01T10:00\r\n    by: x-y\r\n",
        "disposed:\n- { on: 2033-01-01, by: x-y, sent-until: 2026-12-31 }\nissues:\n    - { paper: agenda, sent: 2026-06-01T10:00, by: x-y }\n",
        "# a note\nissues:\n  - paper: agenda\n    sent: 2026-06-01T10:00\n    by: x-y\n    rows:\n      - { item: C-0001/review }\n",
    ] {
        let before = if seen.contains("paper") {
            read(seen).issues.len()
        } else {
            0
        };
        let added = addition(seen, &entry(IssuedPaper::Supplement)).expect("an addition");
        let text = seen.to_owned() + &added;
        assert_eq!(read(&text).issues.len(), before + 1, "{text}");
        assert_eq!(text.contains("\r\n"), seen.contains("\r\n"));
    }
    // A list in brackets has no end to add to.
    assert_eq!(addition("issues: []\n", &entry(IssuedPaper::Agenda)), None);
}
