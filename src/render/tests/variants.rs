//! Every page in every state: made here, and looked at with axe-core by `.ci/axe/check.js`.
#![expect(
    clippy::disallowed_methods,
    reason = "pages are written for another program, to a folder that it names"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::html;
use crate::render::samples::variants;

/// Pages that stand by themselves; the other files are pieces of these.
fn templates() -> BTreeSet<String> {
    let folder = fs::read_dir("templates/html").expect("the templates");
    let files = folder.map(|file| file.expect("a template").path());
    let pages = files.filter(|file| {
        let text = fs::read_to_string(file).expect("UTF-8");
        text.contains("{% extends") || text.contains("<html") && !file.ends_with("page.html")
    });
    pages
        .map(|file| {
            file.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn every_template_has_its_variants() {
    let shown: BTreeSet<String> = variants()
        .iter()
        .map(|variant| variant.template.to_owned())
        .collect();
    assert_eq!(shown, templates());
}

/// Whoever writes a template of their own finds there what it gets.
#[test]
fn the_documentation_lists_what_each_template_gets() {
    let page = include_str!("../../../docs/templates.md");
    for variant in variants() {
        let rows = page
            .split("| template | besides")
            .nth(1)
            .unwrap_or_default();
        let row = rows
            .lines()
            .find(|line| line.starts_with(&format!("| {} | `", variant.template)))
            .unwrap_or_else(|| panic!("docs/templates.md has no row for {}", variant.template));
        let fields = variant.view.as_object().expect("an object").keys();
        for field in fields.filter(|field| *field != "head") {
            assert!(
                row.contains(&format!("`{field}`")),
                "{}: {field}",
                variant.template
            );
        }
    }
}

/// With `IPOP_VARIANTS=folder` they are left there.
#[test]
fn every_variant_is_made() {
    let folder = std::env::var_os("IPOP_VARIANTS").map(PathBuf::from);
    for variant in variants() {
        let page = html(variant.template, &variant.view);
        if let Some(folder) = &folder {
            let path = folder.join(format!("{}-{}.html", variant.template, variant.name));
            fs::write(&path, page).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        }
    }
}
