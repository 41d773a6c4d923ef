//! What lies around a workspace: for git, for an editor, for whoever opens the folder, for a forge. The texts
//! stand in `assets/start`.

use crate::edit::Refused;
use crate::model::edition::Edition;
use crate::pipeline::Change;
use crate::schema::FileKind;
use serde_json::{Map, Value, json};

/// What runs `ipop check` at each change, if the council has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Forge {
    /// GitHub, on a runner of the council's own.
    Github,
    /// GitLab, on a runner of the council's own.
    Gitlab,
}

/// The files around the workspace of a council, whose panel has this folder.
pub(super) fn around(
    (council, panel): (&str, &str),
    edition: &Edition,
    forge: Option<&(Forge, String)>,
) -> Result<Vec<Change>, Refused> {
    let readme = include_str!("../../../assets/start/README.md")
        .replace("{council}", council)
        .replace("{panel}", edition.panel.as_str())
        .replace("{id}", panel);
    let mut files = vec![
        ("README.md", "what this folder is, for officers", readme),
        (
            ".gitignore",
            "what git never takes in: papers, names, returns as they came",
            include_str!("../../../assets/start/gitignore").to_owned(),
        ),
        (
            ".gitattributes",
            "the same line ends on every computer",
            include_str!("../../../assets/start/gitattributes").to_owned(),
        ),
        (
            ".vscode/settings.json",
            "tells Visual Studio Code which file is of which kind",
            settings(),
        ),
        (
            ".vscode/extensions.json",
            "recommends the extension that marks slips",
            include_str!("../../../assets/start/extensions.json").to_owned(),
        ),
    ];
    if let Some((forge, runner)) = forge {
        let (path, text) = match forge {
            Forge::Github => (
                ".github/workflows/check.yml",
                include_str!("../../../assets/start/github.yml"),
            ),
            Forge::Gitlab => (
                ".gitlab-ci.yml",
                include_str!("../../../assets/start/gitlab.yml"),
            ),
        };
        let text = text.replace("{runner}", runner);
        files.push((
            path,
            "checks the files at each change, and nothing more",
            text,
        ));
    }
    let files = files.into_iter();
    let mut changes = files
        .map(|(path, says, text)| change(path, None, text, says))
        .collect::<Result<Vec<_>, _>>()?;
    changes.extend(schemas(|_| None)?);
    Ok(changes)
}

/// The file of each schema that doesn't say what this program has; `now` gives what one says.
///
/// # Errors
/// Never: each has a name that a file may have.
pub fn schemas(now: impl Fn(&str) -> Option<String>) -> Result<Vec<Change>, Refused> {
    let mut changes = Vec::new();
    for kind in FileKind::ALL {
        let (path, text) = (kind.file(), kind.text());
        let before = now(&path);
        if before.as_ref() != Some(&text) {
            let says = format!("what an editor needs to know of {}", kind.path());
            changes.push(change(&path, before, text, &says)?);
        }
    }
    Ok(changes)
}

fn change(path: &str, before: Option<String>, text: String, says: &str) -> Result<Change, Refused> {
    Change::beside(path, before, text, says).map_err(|_| Refused::of_name())
}

fn settings() -> String {
    let schemas = FileKind::ALL.iter().map(|kind| {
        let file = format!("./{}", kind.file());
        (file, Value::from(kind.path()))
    });
    let settings = json!({
        "editor.insertSpaces": true,
        "editor.tabSize": 2,
        "files.encoding": "utf8",
        "files.eol": "\n",
        // Nothing is fetched, and nothing is told to anybody.
        "redhat.telemetry.enabled": false,
        "yaml.schemaStore.enable": false,
        "yaml.schemas": Value::Object(schemas.collect::<Map<_, _>>()),
    });
    format!("{settings:#}\n")
}
