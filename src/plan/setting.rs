//! What planning a meeting starts from.

use crate::model::edition::Edition;
use crate::model::{MeetingFile, Panel, Workspace};
use jiff::civil::Date;

/// One meeting with everything that planning it needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub workspace: &'a Workspace,
    pub panel: &'a Panel,
    pub file: &'a MeetingFile,
    pub edition: &'a Edition,
    pub date: Date,
    pub facts_on: Date,
}
