//! No circles between files: what two files need of each other belongs into a third below both.
//!
//! A file depends on another if it names something of it. A folder's `mod.rs` that only declares its
//! files and hands their things on depends on none of them; whoever takes such a thing depends on the
//! file where it is made.

use std::collections::{BTreeMap, BTreeSet};

use crate::code::{Code, Use};
use crate::sources;

/// Files that read each other's values by the nature of the thing: a YAML value holds values.
const NATURAL: [&str; 1] = ["src/yaml/"];

/// The files of the program, found by their modules' paths.
struct Tree {
    files: BTreeMap<Vec<String>, (String, Code)>,
}

/// What a path leads to.
enum Target {
    Module(Vec<String>),
    /// Something that the file of this module makes.
    Item(Vec<String>),
}

fn module_of(path: &str) -> Vec<String> {
    let parts = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut module: Vec<String> = parts.split('/').map(str::to_owned).collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

impl Tree {
    fn read(sources: &[(String, String)]) -> Self {
        let mut files = BTreeMap::new();
        for (path, text) in sources.iter().filter(|(path, _)| path != "src/main.rs") {
            files.insert(module_of(path), (path.clone(), Code::read(text)));
        }
        let for_tests: Vec<Vec<String>> = files
            .iter()
            .flat_map(|(module, (_, code))| {
                let below =
                    |name: &String| [module.as_slice(), std::slice::from_ref(name)].concat();
                code.test_modules.iter().map(below)
            })
            .collect();
        files.retain(|module, _| !for_tests.iter().any(|test| module.starts_with(test)));
        Self { files }
    }

    /// Where a path leads that is written in the file of a module; nowhere if it leaves the program.
    fn find(&self, from: &[String], path: &[String], steps: usize) -> Option<Target> {
        // Of two files that hand a name to each other there is none to be found.
        if steps > 20 {
            return None;
        }
        let mut at = from.to_vec();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => (at, rest) = (Vec::new(), &rest[1..]),
            "self" => rest = &rest[1..],
            "super" => {}
            first => {
                let child = [from, &[first.to_owned()]].concat();
                let own = self.files.get(from)?;
                if self.files.contains_key(&child) {
                    (at, rest) = (child, &rest[1..]);
                } else {
                    let named = own.1.uses.iter().find(|named| named.name == first)?;
                    match self.find(from, &named.path, steps + 1)? {
                        Target::Module(module) => (at, rest) = (module, &rest[1..]),
                        // `Kind::Variant`: the line that brings `Kind` in counts.
                        Target::Item(_) => return None,
                    }
                }
            }
        }
        while rest.first().is_some_and(|name| name == "super") {
            at.pop();
            rest = &rest[1..];
        }
        loop {
            let Some(name) = rest.first() else {
                return Some(Target::Module(at));
            };
            let child = [at.as_slice(), std::slice::from_ref(name)].concat();
            if !self.files.contains_key(&child) {
                return self.made_in(at, name, steps);
            }
            // A function may be called like its module: `mod agenda; pub use agenda::agenda;`.
            (at, rest) = (child, &rest[1..]);
        }
    }

    /// Where something is made that a module has under this name.
    fn made_in(&self, module: Vec<String>, name: &str, steps: usize) -> Option<Target> {
        let (_, code) = self.files.get(&module)?;
        let handed = code.uses.iter().find(|handed| handed.name == name);
        match handed {
            Some(handed) => self.find(&module, &handed.path, steps + 1),
            None => Some(Target::Item(module)),
        }
    }

    /// The modules whose files this one names something of.
    fn named_by(&self, module: &[String], code: &Code) -> BTreeSet<Vec<String>> {
        let mut found = BTreeSet::new();
        let is_named = |name: &String| {
            code.names.contains(name) || code.paths.iter().any(|path| path.first() == Some(name))
        };
        let counts = |line: &&Use| !line.handed_on || is_named(&line.name);
        for line in code.uses.iter().filter(counts) {
            match self.find(module, &line.path, 0) {
                Some(Target::Item(made)) => {
                    found.insert(made);
                }
                Some(Target::Module(brought)) if line.name == "*" => {
                    found.insert(brought);
                }
                Some(Target::Module(brought)) if code.names.contains(&line.name) => {
                    let above = brought.split_last();
                    let twin = above.and_then(|(name, above)| {
                        let above = above.to_vec();
                        let (_, code) = self.files.get(&above)?;
                        let is_twin = |line: &Use| line.name == *name && line.path.len() > 1;
                        code.uses
                            .iter()
                            .find(|line| is_twin(line))
                            .and_then(|line| self.find(&above, &line.path, 0))
                    });
                    if let Some(Target::Item(made)) = twin {
                        found.insert(made);
                    }
                }
                _ => {}
            }
        }
        for path in &code.paths {
            if let Some(Target::Item(made)) = self.find(module, path, 0) {
                found.insert(made);
            }
        }
        found.remove(module);
        found
    }

    /// Files that depend on each other, each with those of its circle that it names something of.
    fn circles(&self) -> Vec<BTreeMap<&str, Vec<&str>>> {
        let named: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> = self
            .files
            .iter()
            .map(|(module, (_, code))| (module, self.named_by(module, code)))
            .collect();
        let reached = |from: &Vec<String>| {
            let mut seen = BTreeSet::new();
            let mut todo: Vec<&Vec<String>> = named[from].iter().collect();
            while let Some(next) = todo.pop() {
                if seen.insert(next) {
                    todo.extend(&named[next]);
                }
            }
            seen
        };
        let all: BTreeMap<_, _> = named
            .keys()
            .map(|module| (*module, reached(module)))
            .collect();
        let in_circles = all.iter().filter(|(module, seen)| seen.contains(*module));
        let circles: BTreeSet<Vec<&Vec<String>>> = in_circles
            .map(|(module, seen)| {
                let others = seen.iter().copied();
                others.filter(|other| all[other].contains(module)).collect()
            })
            .collect();
        let path = |module: &Vec<String>| self.files[module].0.as_str();
        let ties = |circle: &Vec<&Vec<String>>| {
            let of = |file: &Vec<String>| {
                let others = circle.iter().filter(|other| named[file].contains(**other));
                (path(file), others.map(|other| path(other)).collect())
            };
            circle.iter().map(|file| of(file)).collect()
        };
        circles.iter().map(ties).collect()
    }
}

fn read(files: &[(&str, &str)]) -> Tree {
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    Tree::read(&files)
}

/// A function that others may call is called by somebody beside the tests: otherwise it is kept for
/// nobody, and its tests show nothing.
#[test]
fn what_only_tests_use_is_not_public() {
    // The doors by which the tests beside the program come in.
    const OTHERWISE: [&str; 3] = ["age_at_least_on", "from_strings", "takes_conditions"];
    let tree = Tree::read(&sources());
    let codes = || tree.files.values().map(|(_, code)| code);
    let count = |name: &String| -> usize {
        let counts = codes().filter_map(|code| code.words.get(name));
        counts.sum()
    };
    let open = codes().flat_map(|code| &code.open_functions);
    let unused: BTreeSet<&str> = open
        .filter(|name| name.as_str() != "main" && count(name) == 1)
        .map(String::as_str)
        .collect();
    assert_eq!(unused, BTreeSet::from(OTHERWISE));
}

#[test]
fn no_files_stand_in_a_circle() {
    let tree = Tree::read(&sources());
    let circles = tree.circles();
    let lies_in = |circle: &BTreeMap<&str, Vec<&str>>, places: &[&str]| {
        let mut files = circle.keys();
        files.all(|file| places.iter().any(|place| file.starts_with(place)))
    };
    let wrong: Vec<String> = circles
        .iter()
        .filter(|circle| !lies_in(circle, &NATURAL))
        .map(|circle| format!("{circle:#?}"))
        .collect();
    assert!(
        wrong.is_empty(),
        "files that name something of each other:\n{}",
        wrong.join("\n")
    );
    for place in NATURAL {
        let stands = circles
            .iter()
            .flat_map(BTreeMap::keys)
            .any(|file| file.starts_with(place));
        assert!(
            stands,
            "no circle stands in {place} any more: take it off the list"
        );
    }
}

#[test]
fn circles_are_found_however_a_path_is_written() {
    for (one, other) in [
        ("use super::b::B;", "use super::a::A;"),
        ("use crate::m::{b::{self, B}};", "fn f() -> super::a::A {}"),
        (
            "use super::b as c; fn f() { c::f() }",
            "use crate::m::a::*;",
        ),
        ("use super::super::m::B;", "use super::{A};"),
        ("use super::deep::D;", "use super::A;"),
    ] {
        let tree = read(&[
            ("src/lib.rs", "mod m;"),
            (
                "src/m/mod.rs",
                "mod a; mod b; mod deep; pub use a::A; pub(crate) use b::B;",
            ),
            ("src/m/a.rs", one),
            ("src/m/b.rs", other),
            ("src/m/deep/mod.rs", "mod c; pub use c::D;"),
            ("src/m/deep/c.rs", "use super::super::b::B;"),
        ]);
        let circles = tree.circles();
        assert_eq!(circles.len(), 1, "{one} {other}: {circles:?}");
        assert!(circles[0].contains_key("src/m/a.rs"), "{one} {other}");
    }
}

#[test]
fn a_folder_that_only_hands_on_is_in_no_circle() {
    let handing_on = "mod a; mod b; pub use a::{A, make}; pub use b::B; pub struct Own;";
    let children = [
        ("src/lib.rs", "mod m;"),
        (
            "src/m/a.rs",
            "use super::{B, Own}; #[cfg(test)] mod tests { use super::super::b::x; }",
        ),
        (
            "src/m/b.rs",
            "// super::A\nconst B: &str = \"super::a::A\";\n#[cfg(test)]\nuse super::A;",
        ),
    ];
    let with = |folder| [&children[..], &[("src/m/mod.rs", folder)]].concat();
    assert!(read(&with(handing_on)).circles().is_empty());
    let using = format!("{handing_on} fn f() {{ make() }}");
    let tree = read(&with(&using));
    let ties = BTreeMap::from([
        ("src/m/mod.rs", vec!["src/m/a.rs"]),
        ("src/m/a.rs", vec!["src/m/mod.rs"]),
    ]);
    assert_eq!(tree.circles(), [ties]);
}
