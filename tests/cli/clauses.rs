//! Clauses that an edition could once not say, in the made-up councils' second panels: each is kept as the
//! files stand, and one change breaks it and is told at its line.

use crate::workspace::Workspace;

/// What is changed: a file, a text in it, and another.
type Change = (&'static str, &'static str, &'static str);

struct Broken {
    council: &'static str,
    changes: &'static [Change],
    /// What is told: the file, words of the line, and the requirement with its rule.
    told: (&'static str, &'static str, &'static str),
}

const MAY: &str = "panels/matching/2026-05-21.yaml";
const JUNE: &str = "panels/matching/2026-06-11.yaml";
const JULY: &str = "panels/matching/2026-07-09.yaml";
const AWAY: &str = "panels/schools/2026-05-19.yaml";
const AFTER: &str = "panels/schools/2026-06-02.yaml";
const LAST: &str = "panels/schools/2026-06-09.yaml";

/// June's meeting called off.
const NO_JUNE: Change = (
    JUNE,
    "date: 2026-06-11",
    "date: 2026-06-11\nstatus: cancelled\nbecause: The room was flooded.",
);
const NO_FINANCE: Change = (
    MAY,
    "pike-f, seat: finance, status: present",
    "pike-f, seat: finance, status: absent",
);
const NO_HEALTH: Change = (
    MAY,
    "howe-h, seat: health, status: present",
    "howe-h, seat: health, status: absent",
);

fn north(changes: &'static [Change], told: (&'static str, &'static str, &'static str)) -> Broken {
    Broken {
        council: "north-shire",
        changes,
        told,
    }
}

fn harbour(changes: &'static [Change], told: (&'static str, &'static str, &'static str)) -> Broken {
    Broken {
        council: "harbour-city",
        changes,
        told,
    }
}

fn monthly_and_the_quorum() -> Vec<Broken> {
    vec![
        // Once a month, on no day of its own.
        north(&[NO_JUNE], (JULY, "date:", "M-1 meeting-interval")),
        // Two of three, by seat; a member who is there and no more.
        north(&[NO_FINANCE, NO_HEALTH], (MAY, "date:", "M-2 quorum")),
        // Two managers of social care, by role.
        north(
            &[(
                MAY,
                "scar-p, seat: team, status: present",
                "scar-p, seat: team, status: absent",
            )],
            (MAY, "date:", "M-2 quorum"),
        ),
        // Another meeting within a month: July is too late.
        north(
            &[NO_FINANCE, NO_HEALTH, NO_JUNE],
            (MAY, "date:", "M-3 quorum"),
        ),
    ]
}

fn until_it_is_settled() -> Vec<Broken> {
    vec![
        // 48 hours after the confirmation of the 15th.
        north(
            &[(JUNE, "sent: 2026-06-17", "sent: 2026-06-18")],
            (JUNE, "sent: 2026-06-18", "M-4 letter"),
        ),
        north(
            &[(
                JUNE,
                "      letters: [{ letter: family, sent: 2026-06-17, by: garth-o }]\n",
                "",
            )],
            (JUNE, "decision: in-principle", "M-4 letter"),
        ),
        // On each agenda until the child has left.
        north(
            &[(
                JULY,
                "items:\n  - { case: N-1008, kind: placement-review, request: How the child is. }",
                "items: []",
            )],
            (JULY, "date:", "M-5 standing-item"),
        ),
        // On each agenda until it is agreed: what nobody has confirmed is not.
        north(
            &[(
                JUNE,
                "      confirmed: { by: dale-m, on: 2026-06-15 }\n",
                "",
            )],
            (JULY, "date:", "M-6 next-panel"),
        ),
        // Out of the area by word: the carers' place becomes a distant one, and somebody else decides.
        north(
            &[
                (
                    JUNE,
                    "from: 2026-05-22, miles: 9",
                    "from: 2026-05-22, area: distant",
                ),
                (JUNE, "by: fell-a\n", "by: tarn-j\n"),
            ],
            (JUNE, "by: tarn-j", "M-7 decision-maker"),
        ),
        // Whoever can't come sends somebody.
        north(
            &[(MAY, ", substitute: rigg-n", "")],
            (MAY, "seat: education", "M-8 substitute"),
        ),
        // A distant place, until the panel has agreed where the child goes next.
        north(
            &[(
                JULY,
                "items:\n  - { case: N-1008, kind: placement-review, request: How the child is. }",
                "items: []",
            )],
            (JULY, "date:", "M-9 standing-item"),
        ),
    ]
}

fn in_term_and_with_whom() -> Vec<Broken> {
    vec![
        // Weekly in term: half term is passed over, a week of term is not.
        harbour(
            &[(
                AFTER,
                "date: 2026-06-02",
                "date: 2026-06-02\nstatus: cancelled",
            )],
            (LAST, "date:", "E-1 meeting-interval"),
        ),
        // In principle, though the budget holder was there.
        harbour(
            &[(
                AWAY,
                "seat: budget, status: apologies",
                "seat: budget, status: present",
            )],
            (AWAY, "decision: in-principle", "E-2 decision-word"),
        ),
        // Agreed outright without the budget holder.
        harbour(
            &[(
                AFTER,
                "seat: budget, status: present",
                "seat: budget, status: apologies",
            )],
            (AFTER, "decision: agree", "E-2 decision-word"),
        ),
        // 48 hours after the Corporate Director's authorisation of the 5th.
        harbour(
            &[(
                AFTER,
                "on: 2026-06-07, by: quay-r",
                "on: 2026-06-08, by: quay-r",
            )],
            (AFTER, "on: 2026-06-08, by: quay-r", "E-3 record-deadline"),
        ),
        // A third observer.
        harbour(
            &[(
                AWAY,
                "items:",
                "  - { guest: A trainee, as: observer, agreed-by: dock-s, status: present }\nitems:",
            )],
            (AWAY, "A trainee", "E-4 observer-agreed"),
        ),
        // Apologies, and nobody in the place.
        harbour(
            &[(AFTER, ", substitute: buoy-e", "")],
            (AFTER, "seat: commissioning", "E-5 substitute"),
        ),
        // Two working days after they were cleared.
        harbour(
            &[(AFTER, "circulated: 2026-06-08", "circulated: 2026-06-09")],
            (AFTER, "minutes:", "E-6 minutes"),
        ),
    ]
}

#[test]
fn each_is_told_where_it_is_broken() {
    let all = monthly_and_the_quorum()
        .into_iter()
        .chain(until_it_is_settled())
        .chain(in_term_and_with_whom());
    for broken in all {
        let (path, words, told) = broken.told;
        let workspace = Workspace::edition(broken.council);
        let found = check(&workspace);
        let told = format!("[{told}]");
        assert!(!found.contains(&told), "{told} as the files stand: {found}");
        let workspace = (broken.changes.iter()).fold(workspace, |workspace, (path, from, to)| {
            workspace.change(path, from, to)
        });
        let text = workspace.read(path);
        let at = text.lines().position(|line| line.contains(words));
        let at = at.unwrap_or_else(|| panic!("{path} has no line with {words}")) + 1;
        let found = check(&workspace);
        let mut lines = found.lines();
        let here =
            lines.any(|line| line.starts_with(&format!("{path}:{at}:")) && line.contains(&told));
        assert!(here, "{told} is not told at {path}:{at} ({words}): {found}");
    }
}

fn check(workspace: &Workspace) -> String {
    workspace
        .run(&[
            "check",
            "--all",
            "--format",
            "short",
            "--as-of",
            "2026-06-30",
        ])
        .out
}

/// What a panel takes over is its own: the cohorts are known, and the text on disagreements is there to be
/// printed; what can't be taken over is told at the word.
#[test]
fn one_head_serves_several_panels() {
    const TERMS: &str = "panels/matching/terms/2026-04-01.yaml";
    let workspace = Workspace::edition("north-shire").change(
        TERMS,
        "requirements:\n",
        "requirements:\n  M-10:\n    clause: \"10\"\n    says: Whoever disagrees may have it looked at again.\n    \
         meets: [{ section: disputes }]\n",
    );
    let ran = workspace.run(&["build", "--as-of", "2026-06-30"]);
    let agenda = workspace.read("out/matching/2026-07-09/agenda.html");
    assert!(
        agenda.contains("Whoever disagrees with a decision writes to the Coordinator"),
        "{}{}",
        ran.out,
        ran.err
    );
    for (from, to, expected) in [
        (
            "head: permanence",
            "head: permanense",
            "did you mean `permanence`?",
        ),
        ("head: permanence", "head: matching", "its own panel"),
        ("head: permanence\n", "", "[missing-field]"),
    ] {
        let workspace = Workspace::edition("north-shire").change(TERMS, from, to);
        let ran = workspace.run(&["check"]);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains(expected), "{to}: {said}");
    }
    // A head of a head, and one that was not in force yet.
    let workspace = Workspace::edition("north-shire").change(
        "panels/permanence/terms/2026-01-01.yaml",
        "panel: Placement Decision Panel\n",
        "panel: Placement Decision Panel\nhead: matching\n",
    );
    let found = check(&workspace);
    assert!(found.contains("takes its own head over"), "{found}");
    let permanence = workspace.read("panels/permanence/terms/2026-01-01.yaml");
    let workspace = Workspace::edition("north-shire").file(
        "panels/permanence/terms/2026-05-01.yaml",
        permanence
            .replace("head: matching\n", "")
            .replace("in-force: 2026-01-01", "in-force: 2026-05-01"),
    );
    std::fs::remove_file(
        workspace
            .path()
            .join("panels/permanence/terms/2026-01-01.yaml"),
    )
    .expect("it was there");
    let found = check(&workspace);
    assert!(
        found.contains("no edition that was in force on 2026-04-01"),
        "{found}"
    );
}

/// In the terms of the Matching Panel: what is changed, to what, and words of what is told.
const WRONG_IN_MATCHING: [(&str, &str, &str); 16] = [
    (
        "meetings: 1, each: month",
        "meetings: 0, each: month",
        "asks for no meeting at all",
    ),
    (
        "each: month",
        "each: fortnight",
        "use one of: month, quarter, term, year",
    ),
    (
        "after: confirmation, days: 2",
        "after: confirmaton, days: 2",
        "did you mean `confirmation`?",
    ),
    (
        "after: confirmation, days: 2",
        "side: before, after: confirmation, days: 2",
        "can't lie before the meeting",
    ),
    (
        "  letters: { title",
        "  agenda: { title: Agenda, after: clearance, days: 1 }\n  letters: { title",
        "a stage of every meeting begins",
    ),
    (
        "confirmation: { title: The Director's confirmation, side: after",
        "confirmation: { title: The Director's confirmation, after: clearance",
        "counted from the decision",
    ),
    (
        "members: 2, of: [finance, health, education]",
        "members: 4, of: [finance, health, education]",
        "more of this group than it has seats",
    ),
    (
        "members: 2, of: [finance, health, education]",
        "members: 0, of: [finance, health, education]",
        "asks for none of this group",
    ),
    (
        "members: 2, of: [finance, health, education]",
        "members: 2",
        "from among whom",
    ),
    (
        "members: 2, of: [finance, health, education]",
        "members: 2, of: [finance, health], roles: [director]",
        "one group can't have both",
    ),
    (
        "members: 2, of: [finance, health, education]",
        "members: 2, of: [finance, helth, education]",
        "did you mean `health`?",
    ),
    (
        "again-within: 1 month",
        "again-within: a month",
        "expected a number and a unit",
    ),
    (
        "with: { until: [agreed, declined] }",
        "with: { until: [agreed, noted] }",
        "takes what settles a matter",
    ),
    (
        "with: { expected: true }",
        "with: { expected: true, allowed: false }",
        "where nobody may",
    ),
    (
        "at-least: { meetings: 1, each: month }",
        "term-time-only: false",
        "`rule: meeting-interval` has nothing to look at",
    ),
    (
        "    meets: [{ rule: meeting-interval, from: draft }]",
        "    meets: [{ rule: meeting-weekday, from: draft }]",
        "`rule: meeting-weekday` has nothing to look at",
    ),
];

/// The same of the schools' panel.
const WRONG_IN_SCHOOLS: [(&str, &str, &str); 5] = [
    (
        "term-time-only: true",
        "term-time-only: true, outside-term-every-weeks: 4",
        "no interval outside it",
    ),
    (
        "if-away: [budget]",
        "if-away: [budget]\n    if-there: [budget]",
        "to be away and to be there",
    ),
    (
        "with: { seats: [chair], most: 2 }",
        "with: {}",
        "one must be there",
    ),
    (
        "with: { seats: [chair], most: 2 }",
        "with: { most: 0 }",
        "excluded-attendee",
    ),
    (
        "with: { step: circulated, deadline: round }",
        "with: { step: cleared, deadline: round }",
        "runs from the clearance of the minutes, which says nothing here",
    ),
];

/// Settings that can't both hold, and rules with nothing to look at, are told at the word.
#[test]
fn contradictions_are_told_at_the_word() {
    told_in(
        "north-shire",
        "panels/matching/terms/2026-04-01.yaml",
        &WRONG_IN_MATCHING,
    );
    told_in(
        "harbour-city",
        "panels/schools/terms/2026-04-01.yaml",
        &WRONG_IN_SCHOOLS,
    );
}

fn told_in(council: &str, path: &str, wrong: &[(&str, &str, &str)]) {
    for (from, to, expected) in wrong {
        let workspace = Workspace::edition(council).change(path, from, to);
        let found = check(&workspace);
        let mut lines = found.lines();
        let told = lines.any(|line| line.starts_with(path));
        let in_full = workspace.run(&["check", "--all", "--as-of", "2026-06-30"]);
        let said = format!("{}{}", in_full.out, in_full.err);
        assert!(told && said.contains(expected), "{to}: {said}");
    }
}
