//! Reads `names.yaml`. No message says what stands in it beside a reference.

use super::files::refusal_finding;
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::names::Names;
use crate::model::value::{CaseRef, Text};
use crate::model::workspace::Workspace;
use crate::source::{NAMES, SourceFile, Sources};
use crate::yaml::{Key, Node, NodeKind, parse};
use unicode_normalization::UnicodeNormalization;

/// The names, and what is wrong with their file. Nothing that is wrong there holds a paper back:
/// papers say references where there is no name.
pub(super) fn read(
    sources: &Sources,
    workspace: &Workspace,
    findings: &mut Vec<Diagnostic>,
) -> Names {
    let mut names = Names::default();
    let Some(file) = sources.get(NAMES) else {
        return names;
    };
    if !sources.hides_names() {
        findings.push(visible_to_git(file));
    }
    let Some(text) = file.text() else {
        findings.push(refusal_finding(sources, file, Subject::Names));
        return names;
    };
    match parse(file.id, text) {
        Ok(Node {
            kind: NodeKind::Map(entries),
            ..
        }) => {
            for (key, value) in &entries {
                match entry(workspace, key, value, findings) {
                    Ok((case, name)) => {
                        names.0.insert(case, name);
                    }
                    Err(finding) => findings.push(*finding),
                }
            }
        }
        Ok(node) => findings.push(no_map(node.span)),
        // The parser's own message may repeat what stands where a reference should.
        Err(problem) if problem.id == "duplicate-field" => {
            let span = problem.span.unwrap_or(Span::file(file.id));
            let message = "a reference stands here a second time, so no name is used".to_owned();
            findings.push(
                error("duplicate-field", span, message)
                    .with_help("keep the line with the right name, and delete the other"),
            );
        }
        Err(problem) => findings.push(no_map(problem.span.unwrap_or(Span::file(file.id)))),
    }
    names
}

fn error(id: &'static str, span: Span, message: String) -> Diagnostic {
    Diagnostic::error(id, Subject::Names, span, message)
}

fn no_map(span: Span) -> Diagnostic {
    let message = "this can't be read as a list of references and names, so no name is used";
    error("wrong-value", span, message.to_owned())
        .with_help("write a line for each child: the reference, a colon, a space, the name")
}

/// One line of the file.
fn entry(
    workspace: &Workspace,
    key: &Key,
    value: &Node,
    findings: &mut Vec<Diagnostic>,
) -> Result<(CaseRef, Text), Box<Diagnostic>> {
    let case: CaseRef = key.name.parse().map_err(|_| {
        let message = "expected a case reference before the colon".to_owned();
        Box::new(
            error("wrong-value", key.span, message)
                .with_help("write it as in `C-0107`, and the name after it"),
        )
    })?;
    if !workspace.cases.contains_key(&case) && !workspace.unreadable_cases.contains(&case) {
        let message = format!("there is a name for {case}, and no such case");
        return Err(Box::new(
            error("dangling-reference", key.span, message).with_help(format!(
                "correct the reference, or delete the line if cases/{case}.yaml has gone"
            )),
        ));
    }
    let NodeKind::Scalar { text, .. } = &value.kind else {
        let message = format!("expected the name of {case}, as words on one line");
        return Err(Box::new(error("wrong-value", key.span, message)));
    };
    let name: Text = text
        .parse()
        .map_err(|problem: crate::model::value::ParseProblem| {
            Box::new(error(
                "wrong-value",
                value.span,
                format!("the name of {case}: {}", problem.message()),
            ))
        })?;
    let initials = workspace
        .case(&case)
        .map(|found| found.initials.to_string());
    if let Some(initials) = initials.filter(|initials| !begins_with(name.as_str(), initials)) {
        let message = format!("the name for {case} does not have the case's initials, {initials}");
        findings.push(
            Diagnostic::warning("names-initials", Subject::Names, value.span, message).with_help(
                "make sure that it is this child's name, and that the case's initials are right",
            ),
        );
    }
    Ok((case, name))
}

/// Whether the initials are those of words of a name, in order: `AB` of `Amina van der Bello`.
fn begins_with(name: &str, initials: &str) -> bool {
    let plain = |c: char| c.to_uppercase().nfd().next();
    let words = name.split(|c: char| !c.is_alphabetic());
    let mut firsts = words.filter_map(|word| plain(word.chars().next()?));
    let mut letters = initials
        .chars()
        .filter(|c| c.is_alphabetic())
        .filter_map(plain);
    letters.all(|letter| firsts.any(|first| first == letter))
}

fn visible_to_git(file: &SourceFile) -> Diagnostic {
    let message = format!(
        "git does not ignore {NAMES}: no line of the .gitignore beside ipop.yaml covers it"
    );
    Diagnostic::warning("names-in-git", Subject::Names, Span::file(file.id), message).with_help(
        "add a line `names.yaml` to .gitignore before anything is committed; git never forgets a \
         name. If it was committed already, tell whoever looks after the repository",
    )
}

#[cfg(test)]
mod tests {
    use super::begins_with;

    #[test]
    fn initials_are_first_letters_in_order() {
        for (name, initials, fits) in [
            ("Amina Bello", "AB", true),
            ("Amina van der Bello", "AB", true),
            ("Ángel O'Brien-Smith", "AB", true),
            ("amina bello", "AB", true),
            ("Bello Amina", "AB", false),
            ("Amina", "AB", false),
            ("Chidi Bello", "AB", false),
        ] {
            assert_eq!(begins_with(name, initials), fits, "{name} {initials}");
        }
    }
}
