//! What a list of settings, such as Ofsted publishes, says of one.

use super::sheet::{Said, folded};
use crate::model::registers::SettingSort;
use crate::model::value::Text;
use jiff::civil::Date;

/// What a list says of a setting.
#[derive(Debug, Clone, Default)]
pub(super) struct Listed {
    pub(super) name: Option<String>,
    pub(super) registration: Option<String>,
    pub(super) places: Option<String>,
    /// The outcome of the latest inspection, and its day.
    pub(super) outcome: Option<String>,
    pub(super) inspected: Option<Date>,
    pub(super) at: Option<Said>,
}

/// How the outcomes of an inspection of supported accommodation begin: there are three, and no grade.
const OUTCOMES: [&str; 3] = [
    "consistently strong",
    "inconsistent quality",
    "serious or widespread weaknesses",
];

impl Listed {
    /// The latest inspection of such a setting; or why it can't be taken over.
    pub(super) fn inspection(
        &self,
        sort: Option<SettingSort>,
    ) -> Result<Option<(String, Date)>, &'static str> {
        let Some(outcome) = &self.outcome else {
            return Ok(None);
        };
        let is_of_three = matches!(
            sort,
            Some(SettingSort::SupportedAccommodation | SettingSort::SupportedLodgings)
        );
        let mut kept = outcome.as_str();
        if is_of_three {
            let said = folded(outcome);
            if !OUTCOMES.iter().any(|one| said.starts_with(one)) {
                return Err("its outcome is none of the three of supported accommodation");
            }
            // What follows says when the next inspection will be.
            kept = outcome.split('.').next().unwrap_or(outcome);
        }
        let text = kept.parse::<Text>();
        let text = text.map_err(|_| "its outcome is no line of text")?;
        match self.inspected {
            Some(day) => Ok(Some((text.as_str().to_owned(), day))),
            None => Err("its outcome has no day of inspection"),
        }
    }
}
