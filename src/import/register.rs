//! Which setting of the register a placement is at, and entries to complete for those that are new.

use super::listed::Listed;
use super::plan::{Fate, Line};
use super::sheet::Said;
use crate::edit::{Edit, Entry, Place, Value, edit};
use crate::model::Workspace;
use crate::model::registers::{Setting, SettingSort};
use crate::model::value::{PlacementProvider, PlacementType, words};
use crate::pipeline::Change;
use crate::source::{MAX_BYTES, Sources};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const PROVIDERS: &str = "registers/providers.yaml";

/// The settings of the register, and those that would have to be added.
pub(super) struct Settings<'w> {
    workspace: &'w Workspace,
    by_urn: BTreeMap<String, String>,
    /// What lists of Ofsted's say, by the number.
    listed: BTreeMap<String, Listed>,
    new: BTreeMap<String, NewSetting>,
}

/// A setting that the register has not.
struct NewSetting {
    place: PlacementType,
    urn: Option<String>,
    /// How often each provider's code was given for it.
    codes: BTreeMap<PlacementProvider, usize>,
    at: Said,
}

impl NewSetting {
    /// The code that was given most often, and of those the first.
    fn code(&self) -> PlacementProvider {
        let most = self.codes.iter().rev().max_by_key(|(_, count)| **count);
        most.map_or(PlacementProvider::Pr1, |(code, _)| *code)
    }
}

impl<'w> Settings<'w> {
    pub(super) fn new(workspace: &'w Workspace) -> Self {
        let mut by_urn = BTreeMap::new();
        for provider in workspace.providers.values() {
            for setting in &provider.settings {
                let urn = urn_of(setting);
                if let Some(urn) = urn {
                    by_urn.entry(urn).or_insert_with(|| setting.id.to_string());
                }
            }
        }
        Self {
            workspace,
            by_urn,
            listed: BTreeMap::new(),
            new: BTreeMap::new(),
        }
    }

    /// Takes what a list says of a setting. One number may stand for several premises: the first line counts.
    pub(super) fn take(&mut self, urn: &str, listed: Listed) -> bool {
        let Some(urn) = plain_urn(urn) else {
            return false;
        };
        self.listed.entry(urn).or_insert(listed);
        true
    }

    /// The id of the setting where such a placement is; nothing where too little is said.
    pub(super) fn id(
        &mut self,
        place: PlacementType,
        code: Option<PlacementProvider>,
        urn: Option<&str>,
        at: &Said,
    ) -> Option<String> {
        let urn = urn.and_then(plain_urn);
        let known = urn.as_ref().and_then(|urn| self.by_urn.get(urn)).cloned();
        // Temporary and other placements need no provider.
        let is_free = place.is_temporary() || place.code().starts_with('Z');
        let code = match (place, code) {
            (_, Some(code)) => code,
            (PlacementType::P1, None) => PlacementProvider::Pr0,
            (_, None) if is_free || urn.is_some() => PlacementProvider::Pr1,
            (_, None) => return None,
        };
        let own = matches!(code, PlacementProvider::Pr0 | PlacementProvider::Pr1);
        let is_known = known
            .as_ref()
            .is_some_and(|known| self.other_code(known, code).is_none());
        // Of homes there may be others that the register has not yet; there is one fostering service.
        if !is_known
            && own
            && matches!(kind(place), "fostering" | "family")
            && let Some(only) = self.only(place, code)
        {
            return Some(only);
        }
        if known.is_some() {
            return known;
        }
        let id = match &urn {
            Some(urn) => format!("urn-{}", urn.to_lowercase()),
            None => format!("{}-{}", place.code(), code.code()).to_lowercase(),
        };
        if let Some(urn) = &urn
            && !self.new.contains_key(&id)
            && self.setting(&id).is_some()
        {
            // Somebody has taken its number away.
            self.by_urn.insert(urn.clone(), id.clone());
            return Some(id);
        }
        if self.setting(&id).is_none() {
            let at = at.clone();
            let new = self.new.entry(id.clone()).or_insert_with(|| NewSetting {
                place,
                urn,
                codes: BTreeMap::new(),
                at,
            });
            *new.codes.entry(code).or_default() += 1;
        }
        Some(id)
    }

    /// The only setting of such a provider that is of that kind and has no number, if there is one.
    fn only(&self, place: PlacementType, code: PlacementProvider) -> Option<String> {
        let wanted = sort(place)?;
        let providers = self.workspace.providers.values();
        let settings = providers
            .filter(|provider| provider.code == code)
            .flat_map(|provider| &provider.settings);
        let mut found = settings.filter(|setting| setting.sort == wanted && setting.urn.is_none());
        let first = found.next()?;
        found.next().is_none().then(|| first.id.to_string())
    }

    fn setting(&self, id: &str) -> Option<(&Setting, PlacementProvider)> {
        self.workspace.providers.values().find_map(|provider| {
            let mut settings = provider.settings.iter();
            let found = settings.find(|setting| setting.id.as_str() == id)?;
            Some((&found.value, provider.code))
        })
    }

    fn told(&self, id: &str) -> Option<(Option<String>, PlacementProvider)> {
        if let Some(new) = self.new.get(id) {
            return Some((new.urn.clone(), new.code()));
        }
        let (setting, code) = self.setting(id)?;
        let urn = urn_of(setting);
        Some((urn, code))
    }

    /// Whether the setting that a case names can be the one that a file means: the same, or one of the same
    /// provider's code of which nothing says that it is another.
    pub(super) fn fits(&self, ours: &str, theirs: &str) -> bool {
        if ours == theirs {
            return true;
        }
        match (self.told(ours), self.told(theirs)) {
            (Some((Some(one), _)), Some((Some(other), _))) => one == other,
            (Some((_, one)), Some((_, other))) => one == other,
            _ => false,
        }
    }

    /// Whether a setting has such a number.
    pub(super) fn has_urn(&self, id: &str, urn: &str) -> bool {
        let told = self.told(id).and_then(|(urn, _)| urn);
        told.as_deref() == Some(urn)
    }

    /// What the register's code of a setting is, where a file gives another.
    pub(super) fn other_code(
        &self,
        id: &str,
        given: PlacementProvider,
    ) -> Option<PlacementProvider> {
        let (_, code) = self.told(id)?;
        (code != given).then_some(code)
    }

    /// The register with those new settings that cases now name, and a line for each.
    pub(super) fn change(
        &self,
        sources: &Sources,
        used: &BTreeSet<String>,
        lines: &mut Vec<Line>,
    ) -> Result<Option<Change>, String> {
        let wanted = self.new.iter().filter(|(id, _)| used.contains(*id));
        let mut by_code: BTreeMap<PlacementProvider, Vec<(&String, &NewSetting)>> = BTreeMap::new();
        for (id, new) in wanted {
            by_code.entry(new.code()).or_default().push((id, new));
            let what = format!("setting {id}, to be completed");
            lines.push(Line::new(Fate::Added, PROVIDERS, what, Some(&new.at)));
            if new.codes.len() > 1 {
                let codes: Vec<&str> = new.codes.keys().map(|code| code.code()).collect();
                let what = format!(
                    "{id} stands under more than one provider: {}",
                    codes.join(", ")
                );
                lines.push(Line::new(Fate::Odd, PROVIDERS, what, Some(&new.at)));
            }
        }
        let count: usize = by_code.values().map(Vec::len).sum();
        let mut edits = self.completed(lines);
        if by_code.is_empty() && edits.is_empty() {
            return Ok(None);
        }
        let completed = edits.len();
        for (code, new) in by_code {
            let provider = format!("{}-to-be-named", code.code().to_lowercase());
            let settings = new.iter().map(|(id, new)| self.written(id, new, lines));
            let settings: Vec<Entry> = settings.collect();
            if self.workspace.providers.contains_key(provider.as_str()) {
                let list = Place::top()
                    .field("providers")
                    .which("id", &provider)
                    .field("settings");
                let settings = settings.into_iter();
                edits.extend(settings.map(|setting| Edit::add(list.clone(), setting)));
            } else {
                let name = format!("{}, to be named", code.label());
                let entry = Entry::from(Value::record([
                    ("id", Value::text(&provider)),
                    ("name", Value::text(name)),
                    ("code", Value::word(&code)),
                    ("settings", Value::List(settings)),
                ]));
                let entry = entry.under([
                    "From an import. Give each setting its name, its registration and its true provider:",
                    "what moves to another provider keeps its id and its urn, by which it is known again.",
                ]);
                edits.push(Edit::add(Place::top().field("providers"), entry));
            }
        }
        let file = sources.get(PROVIDERS).and_then(|file| file.text());
        let text =
            edit(file.unwrap_or("providers: []\n"), &edits).map_err(|why| why.to_string())?;
        if text.len() as u64 > MAX_BYTES {
            return Err(format!(
                "{count} new settings would make the register larger than a file may be; import fewer children at \
                 once, by --case"
            ));
        }
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (settings, fields) = (
            words::count(number(count), "setting"),
            words::count(number(completed), "field"),
        );
        let says = format!("{settings} added, {fields} completed");
        Change::new(sources, PROVIDERS, text, says)
            .map(Some)
            .map_err(|bad| bad.because.to_owned())
    }

    fn written(&self, id: &str, new: &NewSetting, lines: &mut Vec<Line>) -> Entry {
        let listed = new.urn.as_ref().and_then(|urn| self.listed.get(urn));
        let listed = listed.cloned().unwrap_or_default();
        let seen = inspection_of(&listed, id, sort(new.place), lines);
        let name = listed.name.unwrap_or_else(|| match &new.urn {
            Some(urn) => placeholder(urn),
            None => format!("{}, to be named", new.place.label()),
        });
        let mut fields = vec![
            ("id", Value::text(id)),
            ("name", Value::text(name)),
            ("kind", Value::word(kind(new.place))),
            ("placement-type", Value::word(&new.place)),
        ];
        fields.extend(
            listed
                .registration
                .map(|word| ("registration", Value::word(&word))),
        );
        fields.extend(new.urn.as_ref().map(|urn| ("urn", Value::text(urn))));
        fields.extend(seen.map(|seen| ("ofsted", inspection(&seen))));
        fields.extend(listed.places.map(|places| ("places", Value::word(&places))));
        Value::record(fields).into()
    }

    /// What lists say of settings that the register has, where it says nothing or something older.
    fn completed(&self, lines: &mut Vec<Line>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for provider in self.workspace.providers.values() {
            for setting in &provider.settings {
                let urn = urn_of(setting);
                let Some((urn, listed)) =
                    urn.as_ref().and_then(|urn| self.listed.get_key_value(urn))
                else {
                    continue;
                };
                let place = Place::top()
                    .field("providers")
                    .which("id", provider.id.as_str());
                let place = place.field("settings").which("id", setting.id.as_str());
                let seen = inspection_of(listed, setting.id.as_str(), Some(setting.sort), lines);
                let mut set = |name: &str, value: Value| {
                    let what = format!("setting {}: gets `{name}` from the list", setting.id.value);
                    lines.push(Line::new(
                        Fate::Changed,
                        PROVIDERS,
                        what,
                        listed.at.as_ref(),
                    ));
                    edits.push(Edit::set(place.clone().field(name), value));
                };
                if let Some(name) = &listed.name
                    && setting.name.as_str() == placeholder(urn)
                {
                    set("name", Value::text(name));
                }
                if let (Some(places), None) = (&listed.places, setting.places) {
                    set("places", Value::word(places));
                }
                let older = |day: Date| setting.ofsted.as_ref().is_none_or(|known| known.on < day);
                if let Some(seen) = seen.filter(|(_, day)| older(*day)) {
                    set("ofsted", inspection(&seen));
                }
            }
        }
        edits
    }
}

/// What an import calls a setting of which it knows the number alone.
fn placeholder(urn: &str) -> String {
    format!("Setting with the number {urn}")
}

/// The inspection that a list gives of a setting; nothing, once it was told why it can't be taken over.
fn inspection_of(
    listed: &Listed,
    id: &str,
    sort: Option<SettingSort>,
    lines: &mut Vec<Line>,
) -> Option<(String, Date)> {
    match listed.inspection(sort) {
        Ok(seen) => seen,
        Err(why) => {
            let what = format!("setting {id}: {why}, and was left out");
            let at = listed.at.as_ref();
            lines.push(Line::new(Fate::LeftOut, PROVIDERS, what, at));
            None
        }
    }
}

fn inspection((outcome, on): &(String, Date)) -> Value {
    Value::record([("outcome", Value::text(outcome)), ("on", Value::word(on))])
}

/// The number that the register has of a setting, as it is compared.
fn urn_of(setting: &Setting) -> Option<String> {
    plain_urn(setting.urn.as_ref()?.as_str())
}

/// A number as it is compared; nothing for the sign that somebody else inspects.
pub(super) fn plain_urn(urn: &str) -> Option<String> {
    let urn = urn.trim().to_ascii_uppercase();
    let urn = urn.strip_suffix(".0").unwrap_or(&urn);
    let is_number = (6..=8).contains(&urn.len()) && urn.bytes().all(|b| b.is_ascii_alphanumeric());
    let is_none = urn.bytes().all(|b| b == b'X');
    (is_number && !is_none).then(|| urn.to_owned())
}

/// The kind of setting that a placement of such a type is at, where there is one.
fn sort(place: PlacementType) -> Option<SettingSort> {
    Some(match kind(place) {
        "fostering" => SettingSort::Fostering,
        "childrens-home" => SettingSort::ChildrensHome,
        "secure-home" => SettingSort::SecureHome,
        "supported-accommodation" => SettingSort::SupportedAccommodation,
        "parent-and-child" => SettingSort::ParentAndChild,
        "residential-school" => SettingSort::ResidentialSchool,
        "family" => SettingSort::Family,
        _ => return None,
    })
}

const fn kind(place: PlacementType) -> &'static str {
    use PlacementType as P;
    match place {
        P::U1 | P::U2 | P::U3 | P::U4 | P::U5 | P::U6 => "fostering",
        P::K1 => "secure-home",
        P::K2 => "childrens-home",
        P::K3 | P::H5 => "supported-accommodation",
        P::P1 | P::A3 | P::A4 | P::A5 | P::A6 => "family",
        P::R2 | P::T1 => "health",
        P::R3 => "parent-and-child",
        P::S1 => "residential-school",
        _ => "other",
    }
}
