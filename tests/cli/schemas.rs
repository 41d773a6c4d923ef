//! What an editor is told of each kind of file.

use crate::workspace::Workspace;
use ipop::cli::Exit;
use serde_json::Value;

#[test]
fn each_kind_is_listed_and_has_a_schema() {
    let workspace = Workspace::empty();
    let listed = workspace.run(&["schema"]);
    assert_eq!((listed.exit, listed.err.as_str()), (Exit::Fine, ""));
    let kinds: Vec<&str> = listed
        .out
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(kinds.len(), 11, "{}", listed.out);
    for kind in kinds {
        let schema = workspace.run(&["schema", kind]).out;
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["additionalProperties"], false, "{kind}");
    }
}

/// Somebody who points at a field reads what it means and which requirement asks for it.
#[test]
fn a_field_says_what_it_means_and_a_rule_what_it_takes() {
    let workspace = Workspace::empty();
    let schema = |kind: &str| -> Value {
        serde_json::from_str(&workspace.run(&["schema", kind]).out).expect("JSON")
    };
    let case = schema("case");
    let background = &case["properties"]["background"]["description"];
    assert_eq!(background, "A brief background (P-65).");
    let types = case["definitions"]["PlacementType"]["oneOf"].as_array();
    let home = types.and_then(|types| types.iter().find(|code| code["const"] == "K2"));
    let home = home.and_then(|home| home["description"].as_str());
    assert!(
        home.is_some_and(|home| home.starts_with("Children's home")),
        "{home:?}"
    );
    let terms = schema("terms");
    let entries = terms["definitions"]["Meets"]["allOf"]
        .as_array()
        .expect("rules");
    let chair = entries
        .iter()
        .find(|entry| entry["if"]["properties"]["rule"]["const"] == "chair");
    let with = &chair.expect("the rule")["then"]["properties"]["with"];
    assert_eq!(with["required"], serde_json::json!(["seat"]));
    assert_eq!(with["additionalProperties"], false);
}

#[test]
fn a_kind_that_there_is_not_is_told() {
    let ran = Workspace::empty().run(&["schema", "cases"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(
        ran.err.contains("case") && ran.err.contains("meeting"),
        "{}",
        ran.err
    );
}
