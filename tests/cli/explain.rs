//! `ipop terms` and `ipop explain`: what is asked, what meets it, and what a name means.

use crate::workspace::Workspace;
use ipop::cli::Exit;

/// An edition that asks for one thing in every way, put before what the base asks for.
fn asking() -> Workspace {
    Workspace::base().change(
        "panels/demo/terms/2026-01-01.yaml",
        "requirements:\n",
        "requirements:\n  P-79:\n    clause: Working Methods, agendas\n    says: The agenda goes out a week before.\n    \
         meets:\n      - rule: agenda-notice\n        with: { deadline: agenda }\n        \
         severity: { agenda: info, held: warning }\n        audience: chair\n        waivable-by: [dcs]\n      \
         - { section: not-seen-since, with: { weeks: 26 } }\n",
    )
}

#[test]
fn a_requirement_is_explained_with_what_meets_it() {
    let ran = asking().run(&["explain", "p-79"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    for said in [
        "P-79  Working Methods, agendas\n      The agenda goes out a week before.\n",
        "      -> rule agenda-notice (deadline: Agenda): info from agenda, warning from held, told\n",
        "to the officer and the Chair; may be waived by Director",
        "      -> section not-seen-since (weeks: 26) of: agenda\n",
        "\nWhy it matters\n",
        "\nHow to put it right\n",
        "\n  panels/demo/2026-06-10.issued.yaml, looked at on 2026-06-06:\n",
        "          sent: 2026-06-05T09:10  <- P-79 agenda-notice\n",
        "\nWhat it is content with\n",
    ] {
        assert!(ran.out.contains(said), "{said:?} in\n{}", ran.out);
    }
    assert!(
        !ran.out.contains("```") && !ran.out.contains("# warning"),
        "{}",
        ran.out
    );
}

#[test]
fn rules_and_built_in_checks_are_explained_without_a_workspace() {
    let empty = Workspace::empty();
    for name in ["agenda-notice", "unknown-field", "[quorum]"] {
        let root = empty.path().to_string_lossy().into_owned();
        let ran = empty.run(&["explain", name, "--root", &root]);
        assert_eq!(ran.exit, Exit::Fine, "{name}: {}", ran.err);
        assert!(
            ran.out.starts_with(name.trim_matches(['[', ']'])),
            "{}",
            ran.out
        );
    }
    let ran = asking().run(&["explain", "agenda-notice"]);
    assert!(
        ran.out.contains("\n  P-79 (demo): rule agenda-notice"),
        "{}",
        ran.out
    );
}

#[test]
fn a_name_that_is_none_is_told_with_what_is_near() {
    for (name, near) in [
        ("agenda-notise", "agenda-notice"),
        ("unknown-feild", "unknown-field"),
        ("P-80", "P-79"),
    ] {
        let ran = asking().run(&["explain", name]);
        assert_eq!((ran.exit, ran.out.as_str()), (Exit::Usage, ""));
        let help = format!("did you mean `{near}`?");
        assert!(
            ran.err.contains(&help) || name == "P-80",
            "{name}: {}",
            ran.err
        );
    }
}

#[test]
fn terms_for_other_programs_name_findings_and_their_places() {
    let late = "issues: [{ paper: agenda, sent: 2026-06-05T09:10, by: hale-r }]\n";
    let workspace = asking().file("panels/demo/2026-06-10.issued.yaml", late);
    let ran = workspace.run(&["terms", "demo", "--format", "json", "--as-of", "2026-06-06"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    let terms: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let asked = terms["requirements"].as_array().expect("requirements");
    let asked = asked
        .iter()
        .find(|asked| asked["requirement"] == "P-79")
        .expect("P-79");
    assert_eq!(asked["findings-now"], 1);
    assert_eq!(
        asked["findings"],
        serde_json::json!([{
            "name": "P-79 agenda-notice", "severity": "info",
            "place": "panels/demo/2026-06-10.issued.yaml:1:33", "waived": false,
        }])
    );
    assert_eq!(
        asked["rules"][0]["severity"],
        "info from agenda, warning from held"
    );
}

/// R-79: what is published of the terms says nothing of any child, officer or meeting.
#[test]
fn terms_to_publish_hold_nothing_of_any_case() {
    for panel in ["ipop", "redbridge"] {
        let ran = Workspace::sample().run(&["terms", panel, "--format", "markdown"]);
        assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
        assert!(
            ran.out.starts_with("# ") && ran.out.contains("\n## How unclear places are read\n")
        );
        for secret in ["C-0", "finding", "cases/"] {
            assert!(!ran.out.contains(secret), "{secret} in {}", ran.out);
        }
    }
}

/// Whatever may be told by a built-in check is explained.
#[test]
fn every_built_in_check_has_its_section() {
    let mut names = std::collections::BTreeSet::new();
    for entry in walkdir::WalkDir::new("src") {
        let path = entry.expect("readable").into_path();
        if path.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for kind in ["Diagnostic::error(", "Diagnostic::warning("] {
            let calls = code
                .split(kind)
                .skip(1)
                .filter_map(|call| call.trim_start().strip_prefix('"'));
            names.extend(
                calls
                    .filter_map(|call| call.split('"').next())
                    .map(str::to_owned),
            );
        }
    }
    names.remove("agenda-notice");
    assert!(names.len() > 15, "{names:?}");
    let base = Workspace::base();
    for name in names {
        let ran = base.run(&["explain", &name]);
        assert_eq!(
            ran.exit,
            Exit::Fine,
            "docs/findings.md says nothing of {name}"
        );
    }
}
