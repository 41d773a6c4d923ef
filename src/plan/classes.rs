//! What the classes of the shipped editions make of the law, on either side of its dates.

use super::{Circumstances, in_class};
use crate::model;
use crate::source::Sources;
use jiff::civil::{Date, date};

const EDITIONS: [(&str, &str); 2] = [
    (
        "panels/demo/terms/2023-07-10.yaml",
        include_str!("../../panels/ipop/terms/2023-07-10.yaml"),
    ),
    (
        "panels/demo/terms/2013-12-01.yaml",
        include_str!("../../panels/redbridge/terms/2013-12-01.yaml"),
    ),
];

/// The classes of a child, born in June of a year, in a placement of a type in a setting with a
/// registration, on a day. Both editions say the same.
fn classes(born: i16, code: &str, registration: &str, day: Date) -> String {
    let settings = format!(
        "providers:\n  - id: larch\n    name: Larch\n    code: PR4\n    settings:\n      \
         - {{ id: steps, name: Steps, kind: other, registration: {registration} }}\n"
    );
    let child = format!(
        "case: C-0900\ninitials: AB\nborn: {born}-06\ncohorts: [cared-for]\nteam: one\nplacements:\n  \
         - {{ id: p1, type: {code}, setting: steps, from: 2021-06-01 }}\n"
    );
    let found = EDITIONS.map(|edition| {
        let files = [
            (
                "ipop.yaml",
                include_str!("../../tests/pages/base/ipop.yaml"),
            ),
            ("registers/providers.yaml", settings.as_str()),
            ("cases/C-0900.yaml", child.as_str()),
            edition,
        ];
        let loaded = model::load(&Sources::from_strings(files));
        let workspace = loaded.workspace.expect("it can be read");
        let panel = workspace.panels.values().next().expect("a panel");
        let edition = &panel.editions.values().next().expect("an edition").edition;
        let reference = "C-0900".parse().expect("a reference");
        let about = Circumstances {
            workspace: &workspace,
            panel,
            edition,
            case: workspace.case(&reference).expect("a case"),
            item: None,
            part: None,
            day,
            facts_on: day,
        };
        let meant = ["unregulated", "supported-accommodation", "unregistered"];
        let names = edition
            .classes
            .keys()
            .filter(|class| meant.contains(&class.as_str()) && in_class(class, &about));
        let names: Vec<&str> = names.map(model::value::Slug::as_str).collect();
        names.join(" ")
    });
    let [first, second] = found;
    assert_eq!(first, second, "the editions differ");
    first
}

#[test]
fn support_without_care_is_regulated_since_28_october_2023() {
    let (before, since) = (date(2023, 10, 27), date(2023, 10, 28));
    for (code, day, expected) in [
        ("H5", before, "unregulated"),
        ("H5", since, "supported-accommodation"),
        ("P2", before, "unregulated"),
        // Not in use any more, which is told at its line.
        ("P2", since, ""),
        ("K3", before, ""),
        ("K3", since, "supported-accommodation"),
        ("K2", before, ""),
        ("K2", since, ""),
    ] {
        assert_eq!(
            classes(2007, code, "registered", day),
            expected,
            "{code} on {day}"
        );
    }
}

/// Such places are registered for 16 and 17, so for a younger child they are not registered.
#[test]
fn not_under_16() {
    for (born, day, expected) in [
        (2010, date(2026, 5, 31), "unregistered"),
        (2010, date(2026, 6, 1), "supported-accommodation"),
        (2008, date(2023, 10, 27), "unregulated"),
        (2008, date(2023, 10, 28), "unregistered"),
    ] {
        assert_eq!(
            classes(born, "H5", "registered", day),
            expected,
            "born in {born}, on {day}"
        );
    }
}

/// No code says whether a place has the registration that it needs: the register does.
#[test]
fn registration_is_the_registers_word() {
    let day = date(2026, 6, 10);
    for (code, registration, expected) in [
        ("K2", "registered", ""),
        ("K2", "pending", "unregistered"),
        ("K2", "unregistered", "unregistered"),
        ("K2", "not-required", ""),
        ("Z1", "unregistered", "unregistered"),
        ("Z1", "not-required", ""),
        ("K3", "registered", "supported-accommodation"),
        ("K3", "pending", "supported-accommodation unregistered"),
    ] {
        assert_eq!(
            classes(2009, code, registration, day),
            expected,
            "{code}, {registration}"
        );
    }
}
