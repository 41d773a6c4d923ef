//! Small numbers that must not be printed, so that no child can be worked out (R-75, T15).
//!
//! Counts from 1 up to the authority's threshold are withheld; nothing stays nothing. A withheld
//! count that the totals would give away draws a second one with it. Whether they would is decided
//! exactly: a table with totals is a network in which every row and column sums to its total, and a
//! withheld count is safe if it can grow or shrink by one along a circle of withheld counts.
//!
//! Deliberately absent: links between two tables of a report, and between two years' reports.

mod grid;

use grid::Grid;

/// Counts of children, or of things that concern single children.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Rows of equally many cells.
    pub cells: Vec<Vec<u32>>,
    /// Whether the total of each row is printed, here or anywhere else in the report.
    pub across: bool,
    /// Whether the total of each column is printed, here or anywhere else in the report.
    pub down: bool,
}

/// A count as it may be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// The count.
    Count(u32),
    /// Withheld.
    Suppressed,
}

/// A table of counts as it may be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Published {
    /// The cells.
    pub cells: Vec<Vec<Shown>>,
    /// The total of each row; empty if none is printed.
    pub across: Vec<Shown>,
    /// The total of each column; empty if none is printed.
    pub down: Vec<Shown>,
    /// The total of the totals, if both are printed.
    pub whole: Option<Shown>,
}

impl Shown {
    /// One count that stands alone.
    #[must_use]
    pub(super) fn alone(count: u32, threshold: u32) -> Self {
        if is_small(count, threshold) {
            Self::Suppressed
        } else {
            Self::Count(count)
        }
    }

    /// The count on paper; `c` where it is withheld.
    #[must_use]
    pub(super) fn paper(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Suppressed => SYMBOL.to_owned(),
        }
    }
}

/// What is printed for a withheld count.
pub(super) const SYMBOL: &str = "c";

/// Whether a count may not be printed.
#[must_use]
pub(super) fn is_small(count: u32, threshold: u32) -> bool {
    (1..=threshold).contains(&count)
}

/// The table as it may be printed; nothing where it cannot be printed at all, since its totals
/// would give it away whatever is withheld.
#[must_use]
pub(super) fn suppress(counts: &Counts, threshold: u32) -> Option<Published> {
    let mut grid = Grid::new(counts, threshold);
    while let Some(exposed) = grid.first_exposed() {
        grid.hide_beside(exposed)?;
    }
    Some(grid.published(counts))
}

/// Which groups' sums and means may not be printed, by the number of children in each: the small
/// ones, and the smallest of the others until those that are hidden cannot be told from the sum of
/// all, being two at least and of more children than the threshold.
#[must_use]
pub(super) fn hidden_groups(sizes: &[u32], threshold: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = sizes
        .iter()
        .map(|size| is_small(*size, threshold))
        .collect();
    loop {
        let of_hidden = || sizes.iter().zip(&hidden).filter(|(_, hidden)| **hidden);
        let (groups, children) = (
            of_hidden().count(),
            of_hidden().map(|(size, _)| size).sum::<u32>(),
        );
        if groups == 0 || (groups > 1 && children > threshold) {
            return hidden;
        }
        let open = (0..sizes.len()).filter(|at| !hidden[*at] && sizes[*at] > 0);
        let Some(next) = open.min_by_key(|at| sizes[*at]) else {
            return hidden;
        };
        hidden[next] = true;
    }
}

impl Counts {
    /// A list under which its total stands.
    #[must_use]
    pub(super) fn list(counts: &[u32]) -> Self {
        Self {
            cells: counts.iter().map(|count| vec![*count]).collect(),
            across: false,
            down: true,
        }
    }

    fn row_totals(&self) -> impl Iterator<Item = u32> {
        self.cells.iter().map(|row| row.iter().sum())
    }

    fn column_totals(&self) -> impl Iterator<Item = u32> {
        let columns = self.cells.first().map_or(0, Vec::len);
        (0..columns).map(|at| self.cells.iter().filter_map(|row| row.get(at)).sum())
    }
}

#[cfg(test)]
mod tests;
