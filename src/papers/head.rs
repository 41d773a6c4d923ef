//! What stands at the top and in the margins of every paper.

use super::desk::{Desk, PROGRAM};
use super::markdown;
use super::view::{Audience, Head};
use crate::model::edition::Edition;
use crate::model::value::words;
use jiff::civil::Date;

/// The heading of one of a panel's papers.
///
/// `facts_on` is the day at which its facts were taken. The title in the file's own data is made of
/// the panel, the kind of paper and the subtitle, so that none of these may name a child or a person.
pub(crate) fn of_panel(
    desk: &Desk<'_>,
    edition: &Edition,
    title: &str,
    subtitle: Option<String>,
    facts_on: Date,
    audience: Audience,
) -> Head {
    let short = edition.short.as_str();
    // A record may be named after its panel: it is not said twice.
    let title_of_file = if title.starts_with(short) {
        title.to_owned()
    } else {
        format!("{short} {}", super::words::lower_first(title))
    };
    let file_title = match &subtitle {
        Some(subtitle) => format!("{title_of_file}, {subtitle}"),
        None => title_of_file,
    };
    Head {
        handling: edition
            .confidentiality
            .as_ref()
            .map(|text| markdown::plain(text.as_str())),
        panel: edition.panel.to_string(),
        panel_short: short.to_owned(),
        file_title,
        edition: edition_stamp(edition),
        imprint: imprint(facts_on),
        audience,
        ..of_workspace(desk, title, subtitle)
    }
}

/// The heading of a paper of the whole workspace.
pub(crate) fn of_workspace(desk: &Desk<'_>, title: &str, subtitle: Option<String>) -> Head {
    let authority = &desk.workspace.authority;
    Head {
        marking: authority.marking.to_string(),
        authority: authority.name.to_string(),
        title: title.to_owned(),
        file_title: match &subtitle {
            Some(subtitle) => format!("{title}, {subtitle}"),
            None => title.to_owned(),
        },
        subtitle,
        imprint: imprint(desk.as_of),
        made_with: format!("Made with {PROGRAM}."),
        audience: Audience::Officer,
        ..Head::default()
    }
}

/// `Made under the Terms of Reference of 10 July 2023`.
pub(crate) fn edition_stamp(edition: &Edition) -> String {
    format!(
        "Made under the Terms of Reference of {}",
        words::day(edition.updated.value)
    )
}

fn imprint(facts_on: Date) -> String {
    format!("Facts as at {}.", words::day(facts_on))
}
