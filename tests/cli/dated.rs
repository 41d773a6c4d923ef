//! What changes on a day changes no meeting before it: a team, a role, a registration.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::workspace::{Kept, Workspace};

const MAY: &str = "demo/2026-05-27";
const JUNE: &str = "demo/2026-06-10";

/// What is asked of the meetings: who presents, who chairs, who gives the further agreement.
const ASKED: &str = "
  P-34: { clause: Members, says: The Director chairs., meets: [{ rule: chair, with: { seat: chair } }] }
  P-35: { clause: Members, says: Finance is there., meets: [{ rule: member, with: { seat: finance } }] }
  P-57: { clause: Parts, says: Team Managers present., meets: [{ rule: presenter, when: { part: [part-2] }, with: { who: [team-manager] } }] }
  P-59: { clause: Decisions, says: The Chief Officer agrees., meets: [{ rule: authorisation, when: { sort: [placement] }, from: held, with: { roles: [chief-officer] } }] }
";

/// The base workspace, with a child of Part 1 and one of Part 2 at both of its meetings, and its papers.
fn workspace() -> Workspace {
    static BUILT: LazyLock<Kept> = LazyLock::new(|| {
        let workspace = unbuilt();
        workspace.run(&["build"]);
        workspace.kept()
    });
    BUILT.unpacked()
}

fn unbuilt() -> Workspace {
    let terms = "panels/demo/terms/2026-01-01.yaml";
    let asked = Workspace::base().read(terms).trim_end().to_owned() + ASKED;
    Workspace::base()
        .file(terms, asked)
        .change(
            "panels/demo/2026-05-27.yaml",
            "items:\n",
            "items:\n  - { case: C-0003, kind: placement-review, request: Look again. }\n",
        )
        .change(
            "panels/demo/2026-06-10.yaml",
            "items:\n",
            "items:\n  - { case: C-0002, kind: placement-review, request: Look again. }\n",
        )
}

/// Every paper of a meeting, and what is found in its file.
#[derive(Debug, PartialEq)]
struct Meeting {
    papers: BTreeMap<String, String>,
    findings: Vec<String>,
}

impl Meeting {
    fn agenda(&self) -> &str {
        &self.papers["agenda.html"]
    }

    fn says(&self, words: &str) -> bool {
        self.findings.iter().any(|line| line.contains(words))
    }
}

/// The meetings of May, which was held, and of June, which is to come.
fn meetings(workspace: &Workspace) -> [Meeting; 2] {
    workspace.run(&["build"]);
    let found = workspace.run(&["check", "--format", "short"]).out;
    // Whoever holds no role any more is told; nothing else is wrong.
    let mut errors = found.lines().filter(|line| line.contains(": error["));
    assert!(
        errors.all(|line| line.contains("error[recipient]")),
        "{found}"
    );
    [MAY, JUNE].map(|meeting| {
        let folder = format!("out/{meeting}");
        let papers = workspace.files(&folder).into_iter().map(|path| {
            let bytes = std::fs::read(workspace.path().join(&folder).join(&path));
            let text = String::from_utf8_lossy(&bytes.expect("a paper")).into_owned();
            (path, text)
        });
        let file = format!("panels/{meeting}.yaml");
        let findings = found.lines().filter(|line| line.starts_with(&file));
        Meeting {
            papers: papers.collect(),
            findings: findings.map(str::to_owned).collect(),
        }
    })
}

#[test]
fn a_team_that_changed_presents_from_then_on() {
    let case = "cases/C-0002.yaml";
    let [may, june] = meetings(&workspace());
    assert!(june.agenda().contains("Tam Adair, Team Manager"));

    let dated =
        "team: [{ until: 2026-06-01, value: care-one }, { from: 2026-06-02, value: leaving-care }]";
    let changed = workspace().change(case, "team: care-one", dated);
    let [held, later] = meetings(&changed);
    assert_eq!(held, may);
    assert_ne!(later.papers, june.papers);
    assert!(later.agenda().contains("Leaving Care"));
    let presents = |meeting: &Meeting| meeting.agenda().matches("Sol Brook, Team Manager").count();
    assert!(presents(&later) > presents(&june));
    assert!(!later.says("presents"), "{:?}", later.findings);

    // Written over, it would have rewritten the panel of May.
    let over = workspace().change(case, "team: care-one", "team: leaving-care");
    let [rewritten, _] = meetings(&over);
    assert_ne!(rewritten.papers, may.papers);
}

#[test]
fn a_role_is_held_on_the_day_that_counts() {
    let people = "registers/people.yaml";
    let [may, june] = meetings(&workspace());
    assert!(!may.says("chairs") && !may.says("authorised") && !june.says("chairs"));
    let gone = |workspace: Workspace, until: &str| {
        let was = |role: &str| format!("roles: [{{ until: {until}, value: [{role}] }}]");
        workspace
            .change(people, "roles: [dcs]", &was("dcs"))
            .change(people, "roles: [chief-officer]", &was("chief-officer"))
            .change(people, "roles: [finance-officer]", &was("finance-officer"))
    };

    // The Chief Officer agreed on 28 May, the day after the meeting.
    let [held, later] = meetings(&gone(workspace(), "2026-05-28"));
    assert_eq!(held, may);
    assert!(later.says("P-34 chair"), "{:?}", later.findings);
    assert!(later.says("P-35 member"), "{:?}", later.findings);
    assert!(later.says("Nkem Okafor, who holds no role on 10 June 2026"));
    assert!(june.papers.contains_key("invites/okafor-n.html"));
    assert!(!later.papers.contains_key("invites/okafor-n.html"));
    let director = "Nkem Okafor, Director";
    assert!(june.agenda().contains(director) && !later.agenda().contains(director));
    assert!(held.agenda().contains(director));

    // On the day of the meeting all three were there; when the Chief Officer agreed, no longer.
    let [held, _] = meetings(&gone(workspace(), "2026-05-27"));
    assert!(
        held.says("who authorised C-0002/extension is not"),
        "{:?}",
        held.findings
    );
    assert!(
        !held.says("P-34") && !held.says("P-35"),
        "{:?}",
        held.findings
    );
}

#[test]
fn nobody_is_invited_for_a_role_that_is_held_no_longer() {
    let monitor = "roles: [send-monitoring-officer]";
    let ended = "roles: [{ until: 2026-06-01, value: [send-monitoring-officer] }]";
    let invites = |workspace: &Workspace| {
        workspace.run(&["build"]);
        [MAY, JUNE].map(|meeting| workspace.has(&format!("out/{meeting}/invites/nash-q.html")))
    };
    let before = invites(&workspace());
    assert!(before[1]);
    let after = invites(&workspace().change("registers/people.yaml", monitor, ended));
    assert_eq!(after, [before[0], false]);
}

#[test]
fn a_home_that_was_registered_moves_nobody_in_a_panel_before() {
    let providers = "registers/providers.yaml";
    let [may, june] = meetings(&workspace());
    for meeting in [&may, &june] {
        assert!(meeting.agenda().contains("Unregistered setting, for"));
    }

    let dated = "registration: [{ until: 2026-05-31, value: unregistered }, { from: 2026-06-01, value: registered }]";
    let [held, later] =
        meetings(&workspace().change(providers, "registration: unregistered", dated));
    assert_eq!(held, may);
    assert_ne!(later.papers, june.papers);
    assert!(!later.agenda().contains("Unregistered setting"));

    let gap = "registration: [{ until: 2026-05-31, value: unregistered }]";
    let [held, later] = meetings(&workspace().change(providers, "registration: unregistered", gap));
    assert_eq!(held, may);
    assert!(
        later
            .agenda()
            .contains("Registration of the setting not known")
    );

    let over = workspace().change(
        providers,
        "registration: unregistered",
        "registration: registered",
    );
    assert_ne!(meetings(&over)[0].papers, may.papers);
}

/// Slips inside dated entries are told where they stand, like any other.
#[test]
fn what_stands_in_a_dated_entry_is_checked() {
    for (path, from, to, told) in [
        (
            "cases/C-0002.yaml",
            "team: care-one",
            "team: [{ until: 2026-06-01, value: care-one }, { from: 2026-06-02, value: leaving-car }]",
            "error[dangling-reference]: there is no team `leaving-car`",
        ),
        (
            "registers/people.yaml",
            "roles: [dcs]",
            "roles: [{ until: 2026-06-01, value: [dcs] }, { from: 2026-06-02, value: [dscs] }]",
            "error[dangling-reference]: there is no role `dscs`",
        ),
        (
            "registers/providers.yaml",
            "registration: unregistered",
            "registration: [{ until: 2026-06-01, value: unregistred }]",
            "error[unknown-word]: this is not a known registration",
        ),
        (
            "cases/C-0002.yaml",
            "social-worker: dunn-p",
            "social-worker: [{ value: dunn-p }, { from: 2026-06-02, value: eden-j }]",
            "error[impossible-dates]: two entries hold on 2026-06-02",
        ),
    ] {
        let workspace = Workspace::base().change(path, from, to);
        let found = workspace.run(&["check", "--format", "short"]).out;
        let text = workspace.read(path);
        let line = text.lines().position(|line| line.contains(to)).expect("it");
        let place = format!("{path}:{}:", line + 1);
        let is_there = |found: &str| found.starts_with(&place) && found.contains(told);
        assert!(found.lines().any(is_there), "{told}: {found}");
    }
}
