//! Git, and what it must pass over.

use super::told::Told;
use crate::source::Git;

/// A path that stands for others like it, what it is, and the line that covers them.
const PASSED_OVER: [(&str, &str, &str); 3] = [
    ("names.yaml", "children's names", "names.yaml"),
    ("out/index.html", "the papers", "/out/"),
    ("returns/return.csv", "returns as they came in", "/returns/"),
];

/// What office programs and mail write, and no workspace has.
const OFFICE: [&str; 8] = ["xlsx", "xls", "xlsm", "docx", "doc", "pdf", "msg", "eml"];

pub(super) fn check(git: &Git, covers: &dyn Fn(&str) -> bool) -> Vec<Told> {
    let Some(version) = &git.version else {
        return vec![Told::note(
            "there is no git on this computer, so nothing tells who changed what: keep a copy of the folder each day",
        )];
    };
    if !git.is_kept {
        return vec![Told::note(
            "the folder is in no git repository, so nothing tells who changed what: `git init` begins one, or keep a \
             copy of the folder each day",
        )];
    }
    let mut told = Vec::new();
    if let Some(trouble) = &git.trouble {
        told.push(Told::to_do(format!(
            "git will not look into the folder: {trouble}"
        )));
    }
    for (path, what, line) in PASSED_OVER {
        if !covers(path) {
            told.push(Told::to_do(format!(
                "git would take in {what}: add the line {line} to .gitignore"
            )));
        }
    }
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let is_names = |path: &str| matches!(name(path).as_str(), "names.yaml" | "names.yml");
    let is_paper = |path: &str| path.starts_with("out/") && path != "out/README.md";
    let is_raw = |path: &str| {
        let end = name(path);
        let end = end.rsplit_once('.').map_or("", |(_, end)| end);
        path.starts_with("returns/") || OFFICE.contains(&end)
    };
    let count =
        |is_one: &dyn Fn(&str) -> bool| git.tracked.iter().filter(|path| is_one(path)).count();
    let kinds = [
        ("children's names", count(&is_names)),
        ("papers under out/", count(&is_paper)),
        (
            "returns, workbooks or letters as they came in",
            count(&is_raw),
        ),
    ];
    for (what, count) in kinds {
        // A file's name may be a child's, so that none is repeated.
        if count > 0 {
            told.push(Told::to_do(format!(
                "git has taken in {what} ({count}; `git ls-files` lists them): take each out with `git rm --cached`, \
                 and ask who keeps the repository to clear its history"
            )));
        }
    }
    if told.is_empty() {
        told.push(Told::ok(format!(
            "git {version} passes over the papers, names and returns"
        )));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::told::State;
    use super::check;
    use crate::source::Git;

    #[test]
    fn what_git_must_not_have_is_counted_and_not_named() {
        let mut git = Git {
            version: Some("2.47.3".to_owned()),
            is_kept: true,
            ..Git::default()
        };
        let tracked = [
            "ipop.yaml",
            "out/README.md",
            "old/Names.YAML",
            "out/x/agenda.pdf",
            "Amina Bello.docx",
        ];
        git.tracked = tracked.map(str::to_owned).to_vec();
        let told = check(&git, &|path| path != "returns/return.csv");
        let told: Vec<_> = told
            .iter()
            .map(|told| (told.state, told.says.as_str()))
            .collect();
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(told.iter().all(|(state, _)| *state == State::ToDo));
        assert!(told.iter().all(|(_, says)| !says.contains("Amina")));
        assert!(told[0].1.contains("/returns/"));
        git.tracked.truncate(2);
        let told = check(&git, &|_| true);
        assert_eq!(told[0].state, State::Ok);
        assert_eq!(check(&Git::default(), &|_| true)[0].state, State::Note);
    }
}
