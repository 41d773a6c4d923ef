//! Where the workspace is and on which day it is looked at.

use jiff::civil::Date;
use std::path::PathBuf;

/// Where the workspace is and when it is looked at.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Place {
    /// The folder with ipop.yaml [default: this folder, or one above it]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Look at the workspace as it stands on this date, such as 2026-06-10
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    crate::model::value::date::parse_date(text).map_err(|problem| problem.to_string())
}
