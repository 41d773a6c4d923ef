//! `ipop init`: begins a workspace.

use super::door::{Agreement, asked, asked_or, settle};
use super::{Exit, Place, Surroundings, open, open::Opened};
use crate::edit::Refused;
use crate::import::ready_mappings;
use crate::model::value::Slug;
use crate::model::value::date::parse_date;
use crate::pipeline::start::{self, BuiltIn, Forge, NewWorkspace};
use crate::pipeline::{Change, inspect};
use crate::publish::begin_git;
use crate::source::{Beside, Ground, Sources, beside, ground};
use crate::yaml::nearest;
use jiff::civil::Date;
use std::path::PathBuf;

/// What `init` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The folder, which is made if it is not there
    dir: PathBuf,
    /// The council's name, as printed
    #[arg(long)]
    name: Option<String>,
    /// The marking that stands on every page [default: OFFICIAL-SENSITIVE]
    #[arg(long)]
    marking: Option<String>,
    /// The address from which invites go out
    #[arg(long, value_name = "ADDRESS")]
    mailbox: Option<String>,
    /// Terms of Reference to begin with, of those that the program has
    #[arg(long, value_name = "TERMS")]
    terms: Option<String>,
    /// A short name for the panel, which is its folder's [default: that of the terms]
    #[arg(long)]
    panel: Option<String>,
    /// The day from which the terms hold here [default: that of --records-from]
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    from: Option<Date>,
    /// The day from which the case files are complete [default: today]
    #[arg(long, value_name = "DATE")]
    records_from: Option<String>,
    /// Have a forge run `ipop check` at each change
    #[arg(long, value_enum, requires = "runner")]
    ci: Option<Forge>,
    /// The label of the council's own computer on which the forge may do so
    #[arg(long, value_name = "LABEL", value_parser = label)]
    runner: Option<String>,
    #[command(flatten)]
    agreement: Agreement,
}

fn label(text: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if text.is_empty() || !text.chars().all(is_plain) {
        return Err("expected letters, digits, dots and hyphens".to_owned());
    }
    Ok(text.to_owned())
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let ground = ground(&with.folder.join(&flags.dir));
    // What was interrupted here is a workspace in part.
    if open::settled(&ground.path, with)?.is_none() {
        return Ok(Exit::Write);
    }
    let ground = crate::source::ground(&ground.path);
    if let Some(why) = in_the_way(&ground) {
        writeln!(with.err, "error: {why}")?;
        return Ok(Exit::Usage);
    }
    let Some(new) = wanted(place, flags, with)? else {
        return Ok(Exit::Usage);
    };
    let changes = match start::workspace(&new).and_then(with_mappings) {
        Ok(changes) => changes,
        Err(why) => {
            writeln!(with.err, "error: {why}")?;
            return Ok(Exit::Usage);
        }
    };
    let (left, changes): (Vec<Change>, Vec<Change>) = changes
        .into_iter()
        .partition(|change| beside(&ground.path, change.path.as_str()) != Beside::Missing);
    // Whoever has begun one since we looked was first.
    if changes.first().map(|change| change.path.as_str()) != Some("ipop.yaml") {
        writeln!(with.err, "error: somebody began a workspace here just now")?;
        return Ok(Exit::Usage);
    }
    begin(
        (place, &flags.agreement),
        &ground,
        &new,
        (&left, &changes),
        with,
    )
}

/// What the workspace begins with, and the mappings of the lists that a council has.
fn with_mappings(mut changes: Vec<Change>) -> Result<Vec<Change>, Refused> {
    for (path, text) in ready_mappings() {
        let says = "what the columns of such a list mean, for `ipop import`";
        let change = Change::beside(path, None, text.to_owned(), says);
        changes.push(change.map_err(|_| Refused::of_name())?.with_schema());
    }
    Ok(changes)
}

/// Why the folder can't become a workspace.
fn in_the_way(ground: &Ground) -> Option<String> {
    if ground.is_no_folder {
        return Some(format!(
            "{} is no folder, and can't become one",
            ground.path.display()
        ));
    }
    let workspace = ground.workspace.as_ref()?;
    let at = workspace.display();
    Some(if *workspace == ground.path {
        format!(
            "{at} is a workspace already, and was left as it is. `ipop new terms PANEL` adds a panel to it"
        )
    } else {
        format!(
            "the folder lies in the workspace {at}, and one does not stand in another. Name a folder beside it, or \
             add a panel there with `ipop new terms PANEL`"
        )
    })
}

fn begin(
    (place, agreement): (&Place, &Agreement),
    ground: &Ground,
    new: &NewWorkspace,
    (left, changes): (&[Change], &[Change]),
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let root = ground.path.as_path();
    writeln!(with.out, "a workspace in {}:", root.display())?;
    let longest = changes.iter().map(|change| change.path.as_str().len());
    let longest = longest.max().unwrap_or_default();
    for change in changes {
        writeln!(
            with.out,
            "  {:<longest$}  {}",
            change.path.as_str(),
            change.says
        )?;
    }
    for change in left {
        writeln!(
            with.out,
            "  {:<longest$}  is there already, and is left as it is",
            change.path.as_str()
        )?;
    }
    let sources = match Sources::begun(root) {
        Ok(sources) => sources,
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            return Ok(Exit::Usage);
        }
    };
    let inspection = inspect(&sources, open::as_of(place, with));
    let opened = Opened {
        sources,
        inspection,
    };
    if let Some(exit) = settle((root, place), &opened, changes, agreement, with)? {
        return Ok(exit);
    }
    writeln!(with.out, "written: {} files", changes.len())?;
    let kept = if ground.in_git {
        "git: the folder lies in a repository already; it must be private".to_owned()
    } else {
        match begin_git(root, with.points) {
            Ok(()) => "git: a repository was begun; nothing is committed yet".to_owned(),
            Err(why) => format!(
                "git: no repository was begun ({why}). The workspace works without; keep copies of the folder"
            ),
        }
    };
    writeln!(with.out, "{kept}")?;
    if new.mailbox.ends_with(PLACEHOLDER) {
        writeln!(
            with.out,
            "still made up: the mailbox in ipop.yaml, and the administrator in registers/people.yaml"
        )?;
    }
    writeln!(
        with.out,
        "next: go to the folder, read README.md, and type `ipop check`"
    )?;
    Ok(Exit::Fine)
}

/// How an address ends that no mail reaches.
const PLACEHOLDER: &str = ".example";

/// What papers about children carry where nobody says otherwise.
const MARKING: &str = "OFFICIAL-SENSITIVE";

/// What flags and answers say; nothing once it was said what is missing.
fn wanted(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<NewWorkspace>> {
    let Some(name) = asked(
        flags.name.as_ref(),
        ("--name", "The council's name, as printed"),
        with,
    )?
    else {
        return Ok(None);
    };
    let Some(terms) = terms(flags.terms.as_ref(), with)? else {
        return Ok(None);
    };
    let today = open::as_of(place, with).day();
    // Whoever says yes beforehand is asked for what can't be done without, and no more.
    let mut usual = |given: &Option<String>, question: &str, usual: &str| match given {
        None if flags.agreement.yes => Ok(usual.to_owned()),
        given => asked_or(given.as_ref(), question, usual, with),
    };
    let marking = usual(&flags.marking, "The marking on every page", MARKING)?;
    let made_up = format!("panels@{}{PLACEHOLDER}", host(&name));
    let mailbox = usual(
        &flags.mailbox,
        "The address from which invites go out",
        &made_up,
    )?;
    let panel = usual(
        &flags.panel,
        "A short name for the panel's folder",
        terms.id,
    )?;
    let question = "The day from which the case files are complete";
    let records = usual(&flags.records_from, question, &today.to_string())?;
    if panel.parse::<Slug>().is_err() {
        writeln!(
            with.err,
            "error: the panel's short name is lower-case letters, digits and hyphens, such as {}",
            terms.id
        )?;
        return Ok(None);
    }
    let records_from = match parse_date(&records) {
        Ok(date) => date,
        Err(problem) => {
            writeln!(with.err, "error: --records-from: {problem}")?;
            return Ok(None);
        }
    };
    Ok(Some(NewWorkspace {
        name,
        marking,
        mailbox,
        panel,
        terms,
        from: flags.from.unwrap_or(records_from),
        today,
        records_from,
        forge: flags.ci.zip(flags.runner.clone()),
    }))
}

/// The terms to begin with; nothing once it was said that there are no such.
pub(super) fn terms(
    given: Option<&String>,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<&'static BuiltIn>> {
    let each = BuiltIn::all().iter();
    let each = each.map(|one| format!("{} ({})", one.id, one.edition().panel));
    let each = each.collect::<Vec<_>>().join(", ");
    let question = format!("The Terms of Reference to begin with: {each}");
    let Some(id) = asked(given, ("--terms", &question), with)? else {
        return Ok(None);
    };
    let found = BuiltIn::named(&id);
    if found.is_none() {
        let near = nearest(&id, BuiltIn::all().iter().map(|one| one.id));
        let near = near.map_or(String::new(), |near| format!(" Did you mean `{near}`?"));
        writeln!(
            with.err,
            "error: the program has no such Terms of Reference; it has {each}.{near}"
        )?;
    }
    Ok(found)
}

/// A council's name as part of an address.
fn host(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase());
    let words = name.split_whitespace();
    let words = words.map(|word| word.chars().filter_map(plain).collect::<String>());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let host: String = words.join("-").chars().take(60).collect();
    match host.trim_end_matches('-') {
        "" => "council".to_owned(),
        host => host.to_owned(),
    }
}
