//! The house's own rules: imports point down, and what is listed is there.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the program's own files"
)]

mod circles;
mod code;

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order of the pipe; each imports only those before it, and itself.
const ORDER: [&str; 18] = [
    "hex", "source", "diag", "yaml", "edit", "table", "model", "plan", "terms", "rules", "schema",
    "papers", "render", "publish", "watch", "pipeline", "import", "cli",
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("UTF-8");
            (path.to_string_lossy().replace('\\', "/"), text)
        })
        .collect()
}

/// The modules that a file names as `crate::<module>`.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        &rest[..end]
    })
}

/// Numbers of children are printed from releases alone (`papers::annual::disclosure`): no section of the
/// annual report writes out what it has counted itself, but for these lines, which count meetings.
#[test]
fn sections_print_no_count_of_their_own() {
    const MEETINGS: [&str; 2] = [
        "all.count().to_string()",
        "let held = years.each().map(|year| year.sittings.len().to_string());",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let is_section = path.starts_with("src/papers/annual/") && !path.contains("tests");
        for line in text.lines().map(str::trim) {
            let writes = [".len().to_string()", ".count().to_string()"]
                .iter()
                .any(|counted| line.contains(counted));
            if is_section && writes && !MEETINGS.contains(&line) {
                wrong.push(format!("{path}: {line}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What is printed is never read back: what a message, a clause, a label or a line of a paper is about
/// stands beside it as data. Only `diag` itself looks into a message.
#[test]
fn printed_words_are_not_read_back() {
    const PRINTED: [&str; 8] = [
        ".message",
        ".clause",
        ".label",
        ".caption",
        ".says",
        ".who.who",
        "cell.text",
        "status.text",
    ];
    const READS: [&str; 11] = [
        ".contains(",
        ".starts_with(",
        ".ends_with(",
        ".strip_prefix(",
        ".strip_suffix(",
        ".split(",
        ".split_once(",
        ".rsplit_once(",
        ".find(",
        "==",
        "!=",
    ];
    const MODULES: [&str; 6] = ["plan", "terms", "rules", "papers", "pipeline", "cli"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let is_meant = MODULES
            .iter()
            .any(|module| path.starts_with(&format!("src/{module}/")));
        if !is_meant || path.contains("tests") || path.contains("samples") {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        // A chain of calls may run over several lines, and pass through `as_str`.
        let code: String = code.split_whitespace().collect();
        let code = code.replace(".as_str()", "").replace(".as_deref()", "");
        for (printed, read) in PRINTED
            .iter()
            .flat_map(|printed| READS.iter().map(move |read| (printed, read)))
        {
            if code.contains(&format!("{printed}{read}")) {
                wrong.push(format!("{path}: {printed}{read}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn imports_point_down() {
    let rank = |module: &str| ORDER.iter().position(|known| *known == module);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if path.ends_with("/tests.rs") {
            continue;
        }
        let module = path
            .trim_start_matches("src/")
            .split(['/', '.'])
            .next()
            .unwrap_or_default();
        let Some(own) = rank(module) else {
            continue;
        };
        for import in imports(&text) {
            if rank(import).is_some_and(|theirs| theirs > own) {
                wrong.push(format!("{path} imports {import}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The panels' words, which an edition may change (`WORDS` in `model::edition`): the papers and their
/// templates have them as `{agenda}`, filled in from the edition, and never written out.
#[test]
fn the_papers_write_no_word_out_that_an_edition_may_change() {
    const USUAL: [&str; 6] = [
        "looked after",
        "looked after review",
        "high needs block",
        "tracker",
        "agenda",
        "area",
    ];
    let mut wrong = Vec::new();
    let mut look = |path: &str, text: &str| {
        let text = text.to_lowercase();
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '{')
            .collect();
        let text = format!(" {} ", words.join(" "));
        for word in USUAL {
            let found = [word.to_owned(), format!("{word}s")]
                .iter()
                .any(|word| text.contains(&format!(" {word} ")));
            if found {
                wrong.push(format!("{path}: {word}: {}", text.trim()));
            }
        }
    };
    for (path, text) in sources() {
        let is_paper =
            path.starts_with("src/papers/") || path.starts_with("src/model/edition/fact");
        if !is_paper || path.contains("tests") || path.starts_with(BENCH) {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for literal in line.split('"').skip(1).step_by(2) {
                // What has no space and no capital is a name in a file: `agenda`, `cases/agenda`.
                if literal.contains([' ', '{']) || literal.starts_with(char::is_uppercase) {
                    look(&path, literal);
                }
            }
        }
    }
    let mut templates: Vec<PathBuf> = Vec::new();
    for folder in ["templates/html", "templates/pdf"] {
        let files = fs::read_dir(folder).expect("the templates");
        templates.extend(files.map(|file| file.expect("a template").path()));
    }
    templates.sort();
    for path in templates {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let name = path.to_string_lossy();
        let page = name.ends_with(".html");
        // What is read: outside of tags and of what the template fills in.
        for line in text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            if page {
                let shown = line
                    .split(['>', '}'])
                    .map(|part| part.split(['<', '{']).next().unwrap_or_default());
                shown.for_each(|shown| look(&name, shown));
            } else {
                line.split('"')
                    .skip(1)
                    .step_by(2)
                    .filter(|words| words.contains(' '))
                    .for_each(|words| look(&name, words));
                if let Some(heading) = line.trim_start().strip_prefix("== ") {
                    look(&name, heading);
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_is_in_the_order() {
    let library = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    let modules: Vec<&str> = library
        .lines()
        .filter_map(|line| {
            line.trim_start_matches("pub ")
                .strip_prefix("mod ")?
                .strip_suffix(';')
        })
        .collect();
    assert_eq!(modules, ORDER);
}

/// A Terms of Reference is data: no code may ask which panel it works for.
#[test]
fn no_code_names_a_panel() {
    let panels: Vec<String> = fs::read_dir("panels")
        .expect("panels")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(panels.len() >= 2, "the sample has both panels");
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for panel in &panels {
            // The program has the name of one of the panels: only a comparison would be a fault.
            for asked in [format!("== \"{panel}\""), format!("\"{panel}\" =>")] {
                if code.contains(&asked) {
                    wrong.push(format!("{path}: {asked}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_document_is_in_their_list() {
    let documents = fs::read_to_string("docs/README.md").expect("docs/README.md");
    for entry in fs::read_dir("docs").expect("docs") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        if Path::new(&name).extension().is_some_and(|end| end == "md") && name != "README.md" {
            assert!(
                documents.contains(&name),
                "docs/README.md does not name {name}"
            );
        }
    }
}

/// No template has a clock, and none can run what is in the data.
#[test]
fn templates_reach_nothing_but_their_data() {
    for folder in ["templates/pdf", "templates/html"] {
        for entry in fs::read_dir(folder).expect("templates") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("UTF-8");
            for forbidden in [
                "datetime.today",
                "eval(",
                "read(",
                "| safe",
                "|safe",
                "<script",
            ] {
                assert!(
                    !text.contains(forbidden),
                    "{} has {forbidden}",
                    path.display()
                );
            }
        }
    }
}

/// The desk of the builders' tests, which is in no program.
const BENCH: &str = "src/papers/bench/";

/// Children's names reach the code of the two papers that may hold them, and what hands them on.
#[test]
fn few_files_know_of_names() {
    let knowing: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| !path.starts_with(BENCH) && !path.starts_with("src/render/samples/"))
        .filter(|(_, text)| text.contains("names::Names") || text.contains("&Names"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        knowing,
        [
            "src/model/load/mod.rs",
            "src/model/load/names.rs",
            "src/papers/named.rs",
            "src/papers/written.rs",
            "src/pipeline/collect.rs",
            "src/pipeline/mod.rs",
        ]
    );
}

/// Decision 0003 names the crates that are compiled plainly, and Cargo.toml compiles these and no others so.
#[test]
fn the_decision_on_profiles_and_the_manifest_agree() {
    let manifest = fs::read_to_string("Cargo.toml").expect("the manifest");
    let packages = manifest.split("[profile.dev.package.").skip(1);
    let plain: Vec<&str> = packages
        .filter_map(|package| package.split_once("]\nopt-level = 0"))
        .map(|(name, _)| name)
        .collect();
    let decision = fs::read_to_string("docs/decisions/0003-one-profile.md").expect("the decision");
    let (_, named) = decision.split_once("They are ").expect("the list");
    let (named, _) = named.split_once(". `tests/tidy.rs`").expect("its end");
    let named: Vec<&str> = named
        .split(", ")
        .map(|name| name.trim_matches('`'))
        .collect();
    assert_eq!(plain, named);
}
