//! Mappings to begin with: each is to get the council's own headings.

/// The path in a workspace and the text of each.
#[must_use]
pub fn ready_mappings() -> [(&'static str, &'static str); 9] {
    [
        ("imports/caseload.yaml", include_str!("ready/caseload.yaml")),
        ("imports/costs.yaml", include_str!("ready/costs.yaml")),
        ("imports/send.yaml", include_str!("ready/send.yaml")),
        ("imports/staff.yaml", include_str!("ready/staff.yaml")),
        (
            "imports/care-plans.yaml",
            include_str!("ready/care-plans.yaml"),
        ),
        ("imports/peps.yaml", include_str!("ready/peps.yaml")),
        (
            "imports/provisions.yaml",
            include_str!("ready/provisions.yaml"),
        ),
        ("imports/siblings.yaml", include_str!("ready/siblings.yaml")),
        ("imports/visits.yaml", include_str!("ready/visits.yaml")),
    ]
}
