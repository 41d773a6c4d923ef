//! What is recommended next, in the Chair's own words.

use super::year::Year;
use crate::model::edition;
use crate::papers::markdown;
use crate::papers::view::{ReportSection, RichText};

/// The words of the Chair's file, if there is one.
pub(super) fn written(year: &Year<'_>) -> Option<ReportSection> {
    let written = year.panel.recommendations.get(&year.financial);
    written
        .is_some_and(|written| written.text.is_some())
        .then(|| recommendations(year))
}

/// The words of the Chair's file, or where to write them.
pub(super) fn recommendations(year: &Year<'_>) -> ReportSection {
    let written = year.panel.recommendations.get(&year.financial);
    let text = written.and_then(|written| written.text.as_ref());
    let missing =
        || RichText::plain("Not written yet. What stands here is for the Chair to write.");
    ReportSection {
        name: edition::Section::Recommendations.name().to_owned(),
        title: "What is recommended next".to_owned(),
        source: text.map(|_| "In the Chair's words.".to_owned()),
        intro: text.map_or_else(missing, |text| markdown::rich(text.as_str())),
        ..ReportSection::default()
    }
}
