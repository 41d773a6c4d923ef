//! Whether git would pass over a file at the top of the workspace.
//!
//! Only the `.gitignore` beside `ipop.yaml` is asked. Others (of folders above, of the user, of the
//! clone) may cover the file too, but are not seen by a colleague who clones the workspace alone.

/// Its name.
pub(super) const FILE: &str = ".gitignore";

/// Whether the last line that speaks of a file of this name ignores it.
pub(super) fn ignores(gitignore: &[u8], name: &str) -> bool {
    let mut ignored = false;
    for line in String::from_utf8_lossy(gitignore).lines() {
        let line = line.trim_end();
        let (pattern, says) = match line.strip_prefix('!') {
            Some(pattern) => (pattern, false),
            None => (line, true),
        };
        if !line.starts_with('#') && covers(pattern, name) {
            ignored = says;
        }
    }
    ignored
}

/// Whether a pattern covers a file at the top. One for folders doesn't, nor one for what lies in a
/// folder; a pattern with `[` is taken for none, so that a doubtful file is warned of.
fn covers(pattern: &str, name: &str) -> bool {
    let pattern = pattern.strip_prefix("**/").unwrap_or(pattern);
    let pattern = pattern.strip_prefix('/').unwrap_or(pattern);
    !pattern.is_empty()
        && !pattern.contains(['/', '['])
        && matches(pattern.as_bytes(), name.as_bytes())
}

/// `*` is any run of letters, `?` any one.
fn matches(pattern: &[u8], name: &[u8]) -> bool {
    match pattern.split_first() {
        None => name.is_empty(),
        Some((b'*', rest)) => (0..=name.len()).any(|skip| matches(rest, &name[skip..])),
        Some((one, rest)) => name
            .split_first()
            .is_some_and(|(first, after)| (*one == b'?' || one == first) && matches(rest, after)),
    }
}

#[cfg(test)]
mod tests {
    use super::ignores;

    #[test]
    fn as_git_reads_it() {
        for (text, ignored) in [
            ("names.yaml\n", true),
            ("/names.yaml", true),
            ("**/names.yaml", true),
            ("names.*\r\n/out/*\r\n", true),
            ("*.yaml\n!ipop.yaml\n", true),
            ("name?.yaml   \n", true),
            ("*\n", true),
            ("", false),
            ("# names.yaml\n", false),
            ("names.yml\n", false),
            ("names.yaml/\n", false),
            ("/panels/names.yaml\n", false),
            ("names.yaml\n!names.yaml\n", false),
            ("*.yaml\n!names*\nnames.yaml\n", true),
        ] {
            assert_eq!(ignores(text.as_bytes(), "names.yaml"), ignored, "{text:?}");
        }
    }
}
