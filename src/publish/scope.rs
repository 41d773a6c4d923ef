//! Which part of `out/` a build answers for.

use super::path::OutPath;
use std::collections::BTreeSet;

/// The paths that a build may write and whose leftovers it may clear up.
///
/// A build of one meeting knows nothing about the others, so it must not take their papers for
/// leftovers; neither must a build that passes over closed meetings. Everything outside the scope
/// stays as it is, on disk and in the manifest.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    only: Option<Vec<OutPath>>,
    except: Vec<OutPath>,
    keep: BTreeSet<OutPath>,
}

impl Scope {
    /// The whole of `out/`.
    #[must_use]
    pub fn whole() -> Self {
        Self::default()
    }

    /// Only these files and folders, as a build with `--panel` or `--date` needs it.
    #[must_use]
    pub fn only(paths: impl IntoIterator<Item = OutPath>) -> Self {
        Self {
            only: Some(paths.into_iter().collect()),
            ..Self::default()
        }
    }

    /// Leaves out these files and folders, for example the meetings that are closed.
    #[must_use]
    pub fn except(mut self, paths: impl IntoIterator<Item = OutPath>) -> Self {
        self.except.extend(paths);
        self
    }

    /// Leaves these files where they are if the build does not make them: nobody can say now whether
    /// they are still wanted.
    #[must_use]
    pub fn keeping(mut self, paths: impl IntoIterator<Item = OutPath>) -> Self {
        self.keep.extend(paths);
        self
    }

    /// Whether what lies at this path is removed if the build does not make it.
    pub(super) fn clears(&self, path: &OutPath) -> bool {
        self.covers(path) && !self.keep.contains(path)
    }

    /// Whether the build answers for this path.
    #[must_use]
    pub fn covers(&self, path: &OutPath) -> bool {
        let within = |folders: &[OutPath]| folders.iter().any(|folder| path.is_within(folder));
        self.only.as_deref().is_none_or(within) && !within(&self.except)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_and_except() {
        let path = |p: &str| OutPath::new(p).unwrap();
        let scope =
            Scope::only([path("demo"), path("index.html")]).except([path("demo/2025-01-08")]);
        assert!(scope.covers(&path("index.html")));
        assert!(scope.covers(&path("demo/tracker.pdf")));
        assert!(!scope.covers(&path("demo/2025-01-08/agenda.pdf")));
        assert!(!scope.covers(&path("other/tracker.pdf")));
        assert!(Scope::whole().covers(&path("other/tracker.pdf")));
        let scope = scope.keeping([path("demo/tracker.pdf")]);
        assert!(
            scope.covers(&path("demo/tracker.pdf")) && !scope.clears(&path("demo/tracker.pdf"))
        );
        assert!(scope.clears(&path("demo/tracker.html")));
    }
}
