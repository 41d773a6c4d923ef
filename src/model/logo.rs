//! The authority's logo.

use std::sync::Arc;

/// A picture that both kinds of papers can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Its format.
    pub format: Picture,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
}

/// A format of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Shapes.
    Svg,
    /// Points.
    Png,
}
