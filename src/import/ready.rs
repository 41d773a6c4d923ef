//! Mappings to begin with: each is to get the council's own headings.

/// The path in a workspace and the text of each.
#[must_use]
pub fn ready_mappings() -> [(&'static str, &'static str); 4] {
    [
        ("imports/caseload.yaml", include_str!("ready/caseload.yaml")),
        ("imports/costs.yaml", include_str!("ready/costs.yaml")),
        ("imports/send.yaml", include_str!("ready/send.yaml")),
        ("imports/staff.yaml", include_str!("ready/staff.yaml")),
    ]
}
