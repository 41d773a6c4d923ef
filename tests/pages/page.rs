//! A rule's page, taken apart.

use std::collections::BTreeSet;

/// A page.
pub(crate) struct Page {
    /// The rule's name.
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) headings: Vec<String>,
    /// The requirements that the page's examples are checked against.
    pub(crate) terms: String,
    /// The text under `## Parameters`.
    pub(crate) parameters: String,
    pub(crate) bad: Vec<Case>,
    pub(crate) good: Vec<Case>,
}

/// Files that stand together.
#[derive(Default)]
pub(crate) struct Case {
    pub(crate) title: String,
    /// Its own requirements, if it has any.
    pub(crate) terms: Option<String>,
    pub(crate) as_of: Option<String>,
    pub(crate) files: Vec<File>,
}

/// A file of a workspace, or some fields of one.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) part: bool,
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn parse(name: &str, text: &str) -> Self {
        let mut page = Self {
            name: name.to_owned(),
            title: String::new(),
            headings: Vec::new(),
            terms: String::new(),
            parameters: String::new(),
            bad: Vec::new(),
            good: Vec::new(),
        };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                page.take_block(info, block.join("\n") + "\n");
            } else if let Some(title) = line.strip_prefix("# ") {
                title.clone_into(&mut page.title);
            } else if let Some(heading) = line.strip_prefix("## ") {
                page.headings.push(heading.to_owned());
                page.begin_case(heading);
            } else if let Some(title) = line.strip_prefix("### ") {
                page.begin_case(title);
            } else if page.section() == "Parameters" {
                page.parameters.push_str(line);
                page.parameters.push('\n');
            }
        }
        page.bad
            .retain(|case| !case.files.is_empty() || case.terms.is_some());
        page.good
            .retain(|case| !case.files.is_empty() || case.terms.is_some());
        page
    }

    fn section(&self) -> &str {
        self.headings.last().map_or("", String::as_str)
    }

    fn cases(&mut self) -> Option<&mut Vec<Case>> {
        match self.headings.last().map(String::as_str) {
            Some("Bad") => Some(&mut self.bad),
            Some("Good") => Some(&mut self.good),
            _ => None,
        }
    }

    fn begin_case(&mut self, title: &str) {
        if let Some(cases) = self.cases() {
            cases.push(Case {
                title: title.to_owned(),
                ..Case::default()
            });
        }
    }

    fn take_block(&mut self, info: &str, text: String) {
        let mut words = info
            .split_whitespace()
            .skip_while(|word| matches!(*word, "yaml" | "csv"));
        let path = words.next().unwrap_or_default().to_owned();
        let Some(case) = self.cases().and_then(|cases| cases.last_mut()) else {
            if path == "terms" {
                self.terms = text;
            }
            return;
        };
        if path == "terms" {
            case.terms = Some(text);
            return;
        }
        let mut part = false;
        for word in words {
            match word.split_once('=') {
                Some(("as-of", date)) => case.as_of = Some(date.to_owned()),
                None if word == "part" => part = true,
                _ => panic!("{}: unknown word `{word}` after a block's path", self.name),
            }
        }
        case.files.push(File { path, part, text });
    }

    /// The names of all parameters in the page's requirements.
    pub(crate) fn parameters_used(&self) -> BTreeSet<String> {
        let own = self
            .bad
            .iter()
            .chain(&self.good)
            .filter_map(|case| case.terms.as_ref());
        let mut names = BTreeSet::new();
        for terms in own.chain([&self.terms]) {
            let terms: serde_json::Value = serde_saphyr::from_str(terms).expect("terms are YAML");
            for requirement in terms.as_object().expect("requirements by number").values() {
                let meets = requirement["meets"].as_array().into_iter().flatten();
                let with = meets.filter_map(|meets| meets["with"].as_object());
                names.extend(with.flat_map(|with| with.keys().cloned()));
            }
        }
        names
    }
}

impl Case {
    /// The base workspace as it stands, which keeps every rule.
    pub(crate) fn untouched() -> Self {
        Self {
            title: "the base workspace as it stands".to_owned(),
            ..Self::default()
        }
    }

    pub(crate) fn has_marks(&self) -> bool {
        let files = self.files.iter().map(|file| &file.text);
        files
            .chain(self.terms.as_ref())
            .any(|text| !marks(text).is_empty())
    }
}

/// What the lines of a text are marked with: line number, severity, name.
pub(crate) fn marks(text: &str) -> Vec<(usize, String, String)> {
    const WORDS: [&str; 4] = ["error", "warning", "info", "waived"];
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, comment)) = line.rsplit_once("# ") else {
            continue;
        };
        let Some((mut severity, _)) = comment
            .split_once(':')
            .filter(|(word, _)| WORDS.contains(word))
        else {
            continue;
        };
        for mark in comment.split(']').filter(|mark| mark.contains('[')) {
            let (before, name) = mark.split_once('[').expect("a mark is [NAME]");
            let before = before.trim_matches([',', ' ', ':']);
            if !before.is_empty() {
                severity = before;
            }
            assert!(WORDS.contains(&severity), "`{severity}` is no severity");
            found.push((index + 1, severity.to_owned(), name.to_owned()));
        }
    }
    found
}

/// A CSV file without its marks.
pub(crate) fn unmarked(text: &str) -> String {
    let unmarked = |line: &str| match line.rsplit_once(" # ") {
        Some((content, mark)) if mark.contains(": [") => format!("{content}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(unmarked).collect()
}

/// A file with some of its top-level fields replaced, added or, by `~`, taken away.
pub(crate) fn merged(base: &str, part: &str) -> String {
    let mut fields = fields(base);
    for (name, text) in self::fields(part) {
        let at = fields.iter().position(|(known, _)| *known == name);
        let gone = text.trim_end() == format!("{name}: ~");
        match (at, gone) {
            (Some(at), true) => drop(fields.remove(at)),
            (Some(at), false) => fields[at].1 = text,
            (None, _) => fields.push((name, text)),
        }
    }
    fields.into_iter().map(|(_, text)| text).collect()
}

/// The top-level fields of a file with their text; what stands before the first has no name.
fn fields(text: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = vec![(String::new(), String::new())];
    for line in text.lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((name, _)) = line.split_once(':').filter(|_| begins) {
            fields.push((name.to_owned(), String::new()));
        }
        if let Some((_, text)) = fields.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    fields
}
