//! The figures of `ipop terms`: each as the edition states it, in every format the same, and nothing
//! that it does not state.

use ipop::cli::Exit;

use crate::workspace::Workspace;
use std::sync::LazyLock;

/// Every edition of the repository: its workspace and panel.
fn editions() -> [(Workspace, &'static str); 6] {
    [
        (Workspace::sample(), "ipop"),
        (Workspace::sample(), "redbridge"),
        (Workspace::edition("north-shire"), "permanence"),
        (Workspace::edition("harbour-city"), "resources"),
        (Workspace::edition("north-shire"), "matching"),
        (Workspace::edition("harbour-city"), "schools"),
    ]
}

/// What is told of an edition.
struct Told {
    panel: &'static str,
    figures: Figures,
    human: String,
    markdown: String,
}

/// Of each edition of the repository, asked once for all tests.
static TOLD: LazyLock<[Told; 6]> = LazyLock::new(|| {
    editions().map(|(workspace, panel)| Told {
        panel,
        figures: figures(&workspace, panel),
        human: terms(&workspace, panel, "human"),
        markdown: terms(&workspace, panel, "markdown"),
    })
});

fn terms(workspace: &Workspace, panel: &str, format: &str) -> String {
    let ran = workspace.run(&["terms", panel, "--format", format]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""), "{panel}");
    ran.out
}

/// Figures by what they are about.
type Figures = Vec<(String, Vec<String>)>;

/// The figures as other programs get them.
fn figures(workspace: &Workspace, panel: &str) -> Figures {
    let terms: serde_json::Value =
        serde_json::from_str(&terms(workspace, panel, "json")).expect("JSON");
    let groups = terms["figures"].as_array().expect("figures").iter();
    groups
        .map(|group| {
            let says = group["says"].as_array().expect("lines").iter();
            let says = says.map(|line| line.as_str().expect("a text").to_owned());
            let about = group["about"].as_str().expect("a text").to_owned();
            (about, says.collect())
        })
        .collect()
}

#[test]
fn exactly_these_are_the_figures() {
    for Told { panel, figures, .. } in &*TOLD {
        let mut text = String::new();
        for (about, says) in figures {
            text = format!("{text}{about}\n  {}\n\n", says.join("\n  "));
        }
        insta::with_settings!({
            snapshot_path => "../snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(format!("figures-{panel}"), text); });
    }
}

#[test]
fn every_format_says_the_same() {
    for Told {
        panel,
        figures,
        human,
        markdown,
    } in &*TOLD
    {
        let human = human.split_whitespace().collect::<Vec<_>>().join(" ");
        for (about, says) in figures {
            let told = format!(" {about} {}", says.join(" "));
            assert!(human.contains(&told), "{panel}: {told}");
            let told = format!("\n### {about}\n\n- {}\n", says.join("\n- "));
            assert!(markdown.contains(&told), "{panel}: {told}");
        }
    }
}

/// What the edition leaves to the program is no figure of the panel's.
#[test]
fn what_is_not_stated_is_not_told() {
    let edition = "panels/permanence/terms/2026-01-01.yaml";
    for (stated, about) in [
        (
            "quorum: { fraction: [1, 2], seats: [finance], one-of: [[chair, deputy], [health, education]] }\n",
            "Quorum",
        ),
        ("minutes: 10\n", "Time for an item"),
        ("presenters: [social-worker]\n", "Who presents"),
        (
            "    confirmation: { roles: [director], deadline: confirmation }\n",
            "Confirmation",
        ),
        (
            "forms:\n  - { id: education, title: Education report }\n  - { id: health, title: Health report }\n",
            "Forms",
        ),
        (
            "letters:\n  - { id: family, title: Letter to those with parental responsibility }\n  \
             - { id: provider, title: Letter to the provider }\n",
            "Letters",
        ),
    ] {
        let workspace = Workspace::edition("north-shire");
        let whole = figures(&workspace, "permanence");
        let left: Vec<_> = whole
            .iter()
            .filter(|(of, _)| of != about)
            .cloned()
            .collect();
        assert_eq!(left.len() + 1, whole.len(), "{about}");
        let workspace = workspace.change(edition, stated, "");
        assert_eq!(figures(&workspace, "permanence"), left, "{about}");
    }
    let workspace = Workspace::edition("north-shire");
    for about in [
        "Slots",
        "Sent in for each meeting",
        "Review of the Terms of Reference",
    ] {
        let told = figures(&workspace, "permanence");
        assert!(!told.iter().any(|(of, _)| of == about), "{about}");
    }
}

/// Where nothing is said of bank holidays or of clear days, nothing is told of them.
#[test]
fn a_deadline_says_what_is_stated_of_it() {
    let edition = "panels/permanence/terms/2026-01-01.yaml";
    let told = |stated: &str| {
        let workspace = Workspace::edition("north-shire");
        let workspace = workspace.change(edition, "days: 7, if-non-working: keep", stated);
        let groups = figures(&workspace, "permanence").into_iter();
        let lines = groups
            .filter(|(about, _)| about == "Deadlines")
            .flat_map(|(_, says)| says);
        let mut lines = lines.filter(|line| line.starts_with("Letters: "));
        lines.next().expect("the deadline of letters")
    };
    assert_eq!(told("days: 7"), "Letters: within 7 days after the meeting");
    assert_eq!(
        told("days: 7, count: clear, if-non-working: previous-working-day"),
        "Letters: within 7 clear days after the meeting; if that is no working day, on the working day before"
    );
}
