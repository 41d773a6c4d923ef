//! What a template can see: the other templates, the fonts, one file of data, and the logo.

use typst::diag::FileResult;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_as_lib::TypstWorld;
use typst_as_lib::conversions::IntoFileId;

/// Where a template reads its paper's data.
const DATA: &str = "/data.json";

/// The templates' world, with the data of one paper added and the clock taken away.
///
/// The data are a file and not `sys.inputs`: the standard library then stays the same
/// value for all papers, and what was computed for one serves the next.
pub(super) struct PaperWorld<'a> {
    base: TypstWorld<'a>,
    data_id: FileId,
    data: Bytes,
    logo: Option<(FileId, Bytes)>,
}

impl<'a> PaperWorld<'a> {
    pub(super) fn new(
        base: TypstWorld<'a>,
        json: Vec<u8>,
        logo: Option<(&'static str, Bytes)>,
    ) -> Self {
        Self {
            base,
            data_id: DATA.into_file_id(),
            data: Bytes::new(json),
            logo: logo.map(|(name, bytes)| (name.into_file_id(), bytes)),
        }
    }
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.base.library()
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.base.book()
    }

    fn main(&self) -> FileId {
        self.base.main()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.base.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            return Ok(self.data.clone());
        }
        match &self.logo {
            Some((logo, bytes)) if *logo == id => Ok(bytes.clone()),
            _ => self.base.file(id),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.base.font(index)
    }

    /// There is no today: a paper's bytes may depend on its data alone.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
