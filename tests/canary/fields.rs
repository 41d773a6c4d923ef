//! A text that the model learns of gets its canary.

use std::fs;

/// The fields of a file of the model whose values are texts, as they are written in YAML.
fn texts(path: &str) -> Vec<String> {
    let source = fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let fields = source.lines().filter_map(|line| {
        let (name, kind) = line.trim().strip_prefix("pub ")?.split_once(": ")?;
        let is_text =
            kind.contains("Text>") || kind.starts_with("Text") || kind.starts_with("LongText");
        is_text.then(|| name.replace('_', "-"))
    });
    fields.collect()
}

#[test]
fn each_text_of_a_case_has_its_canary() {
    let templates = [
        include_str!("case.yaml"),
        include_str!("item.yaml"),
        include_str!("proposed.yaml"),
        include_str!("outcome.yaml"),
        include_str!("extras.yaml"),
    ];
    let templates = templates.concat();
    let mut count = 0;
    for file in [
        "case/mod",
        "case/care",
        "case/education",
        "case/money",
        "case/placement",
        "meeting/item",
        "meeting/outcome",
    ] {
        for field in texts(&format!("src/model/{file}.rs")) {
            count += 1;
            let has = [format!("{field}: @"), format!("{field}: [@")];
            assert!(
                has.iter().any(|has| templates.contains(has)),
                "{file}: {field}"
            );
        }
    }
    assert!(count > 70, "{count}");
}
