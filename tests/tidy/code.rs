//! What a source file says of others: its `use` lines and its paths, read from its tokens. Comments,
//! texts and whatever stands under `#[cfg(test)]` are passed over.

use std::collections::{BTreeMap, BTreeSet};

/// One file's share of the module tree.
#[derive(Debug, Default)]
pub(crate) struct Code {
    /// What its `use` lines bring in, groups unfolded.
    pub(crate) uses: Vec<Use>,
    /// Every other path of two names or more.
    pub(crate) paths: BTreeSet<Vec<String>>,
    /// Names that stand alone.
    pub(crate) names: BTreeSet<String>,
    /// Modules that it declares for tests only.
    pub(crate) test_modules: BTreeSet<String>,
    /// Functions that others may call.
    pub(crate) open_functions: BTreeSet<String>,
    /// How often each word stands in it.
    pub(crate) words: BTreeMap<String, usize>,
}

/// One name that a `use` line brings in.
#[derive(Debug)]
pub(crate) struct Use {
    pub(crate) path: Vec<String>,
    /// What it is called here; `*` for all of a module.
    pub(crate) name: String,
    /// Whether others may take it from here.
    pub(crate) handed_on: bool,
}

impl Code {
    pub(crate) fn read(text: &str) -> Self {
        let mut code = Self::default();
        let tokens = code.without_tests(&tokens(text));
        code.count(&tokens);
        let mut at = 0;
        while at < tokens.len() {
            // `use<'a>` is no such line.
            if tokens[at] == "use" && tokens.get(at + 1).is_none_or(|next| next != "<") {
                let handed_on = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
                at = code.tree(&tokens, at + 1, &[], handed_on);
            } else if tokens[at] == "mod" {
                at += 2;
            } else if is_name(&tokens[at]) {
                let mut path = vec![tokens[at].clone()];
                while tokens.get(at + 1).is_some_and(|next| next == "::")
                    && tokens.get(at + 2).is_some_and(|next| is_name(next))
                {
                    path.push(tokens[at + 2].clone());
                    at += 2;
                }
                if path.len() > 1 {
                    code.paths.insert(path);
                } else {
                    code.names.extend(path);
                }
                at += 1;
            } else {
                at += 1;
            }
        }
        code
    }

    fn count(&mut self, tokens: &[String]) {
        for (at, token) in tokens.iter().enumerate() {
            *self.words.entry(token.clone()).or_default() += 1;
            let before = tokens[..at].iter().rev();
            let before: Vec<&str> = before.take(3).map(String::as_str).collect();
            if matches!(
                before.as_slice(),
                ["fn", "pub" | ")", ..] | ["fn", "const", "pub" | ")"]
            ) {
                self.open_functions.insert(token.clone());
            }
        }
    }

    /// Reads a tree of a `use` line from a place on; gives the place behind it.
    fn tree(&mut self, tokens: &[String], mut at: usize, above: &[String], on: bool) -> usize {
        let mut path = above.to_vec();
        let mut name = None;
        while let Some(token) = tokens.get(at) {
            match token.as_str() {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while tokens.get(at).is_some_and(|next| next != "}") {
                        at = self.tree(tokens, at, &path, on);
                        at += usize::from(tokens.get(at).is_some_and(|next| next == ","));
                    }
                    return at + 1;
                }
                "as" => {
                    name = tokens.get(at + 1).cloned();
                    at += 2;
                }
                "," | "}" | ";" => break,
                "self" if path.len() > above.len() || !above.is_empty() => at += 1,
                token => {
                    path.push(token.to_owned());
                    at += 1;
                }
            }
        }
        let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
        self.uses.push(Use {
            path,
            name,
            handed_on: on,
        });
        at
    }

    fn without_tests(&mut self, tokens: &[String]) -> Vec<String> {
        const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
        let mut kept = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at..].len() < MARK.len() || tokens[at..at + MARK.len()] != MARK {
                kept.push(tokens[at].clone());
                at += 1;
                continue;
            }
            at += MARK.len();
            let item = at;
            let is_use = |end: usize| tokens[item..end].iter().any(|token| token == "use");
            let mut depth = 0_usize;
            while let Some(token) = tokens.get(at) {
                at += 1;
                match token.as_str() {
                    "{" | "(" | "[" => depth += 1,
                    "}" if depth == 1 && !is_use(at) => break,
                    "}" | ")" | "]" => depth -= 1,
                    ";" if depth == 0 => break,
                    _ => {}
                }
            }
            if let Some(module) = tokens[item..at].windows(3).find(|of| of[0] == "mod") {
                self.test_modules.insert(module[1].clone());
            }
        }
        kept
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// Names, `::` and single marks.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(end) = raw_text(rest) {
            end
        } else if first == '"' {
            quoted(rest)
        } else if first == '\'' {
            // A letter in quotation marks, or else a lifetime.
            let mut inside = rest[1..].chars();
            match (inside.next(), inside.next()) {
                (Some('\\'), _) => rest[3..].find('\'').map_or(rest.len(), |end| end + 4),
                (Some(letter), Some('\'')) => letter.len_utf8() + 2,
                _ => 1,
            }
        } else if is_name(rest) {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            tokens.push(rest[..end].to_owned());
            end
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[skip..];
    }
    tokens
}

/// The length of a text between quotation marks.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a text such as `r#"…"#`, if one begins here.
fn raw_text(text: &str) -> Option<usize> {
    let hashes = text
        .strip_prefix("br")
        .or(text.strip_prefix('r'))
        .map(|rest| &rest[..rest.find(|c| c != '#').unwrap_or(rest.len())])?;
    let start = text.find('"')?;
    let is_raw = text[..start].trim_start_matches('b') == format!("r{hashes}");
    let end = format!("\"{hashes}");
    let length = || text[start + 1..].find(&end);
    is_raw.then(|| length().map_or(text.len(), |at| start + 1 + at + end.len()))
}
