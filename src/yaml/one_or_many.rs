//! A list of which the only entry may stand without its dash.

use super::ONE_OR_MANY;
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use std::{fmt, marker::PhantomData, ops::Deref};

/// One value or a list of them: `when: { ehcp: true }` or `when: [{ ehcp: true }, { disabled: true }]`.
///
/// It is read through the same reader as everything else, so that places, references and texts inside
/// it are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOrMany<T>(Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Values<T> {
            type Value = OneOrMany<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one value or a list of them")
            }

            fn visit_seq<A: SeqAccess<'de>>(
                self,
                mut entries: A,
            ) -> Result<OneOrMany<T>, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = entries.next_element()? {
                    values.push(value);
                }
                Ok(OneOrMany(values))
            }
        }

        deserializer.deserialize_newtype_struct(ONE_OR_MANY, Values(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::OneOrMany;
    use crate::source::FileId;
    use crate::yaml::{Kind, Ref, read};
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Eq)]
    enum Class {}

    impl Kind for Class {
        const NAME: &'static str = "class";
        const MARKER: &'static str = "$ref:class";
        type Id = String;
    }

    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct When {
        class: Vec<Ref<Class>>,
        disabled: bool,
    }

    #[derive(Debug, Deserialize)]
    struct Asked {
        when: OneOrMany<When>,
    }

    #[test]
    fn one_or_many_with_every_place_and_reference() {
        for (text, many, at) in [
            ("when: { class: [secure] }\n", 1, 16),
            ("when:\n  class: [secure]\n", 1, 16),
            ("when: [{ disabled: true }, { class: [secure] }]\n", 2, 37),
        ] {
            let read = read::<Asked>(FileId(0), text);
            let when = read.value.expect("a value").when;
            assert_eq!(when.len(), many, "{text}");
            assert_eq!(when.iter().filter(|one| one.disabled).count(), many - 1);
            assert_eq!(when[many - 1].class.len(), 1, "{text}");
            let [only] = read.references.as_slice() else {
                panic!("{text}: {:?}", read.references);
            };
            assert_eq!((only.kind, only.id.as_str()), ("class", "secure"));
            assert_eq!(only.span.start, at, "{text}");
        }
    }

    #[test]
    fn a_misspelt_field_is_told_at_its_place() {
        let read = read::<Asked>(FileId(0), "when: [{ clas: [secure] }]\n");
        let [only] = read.problems.as_slice() else {
            panic!("{:?}", read.problems);
        };
        assert_eq!(only.id, "unknown-field");
        assert_eq!(only.span.map(|span| span.start), Some(9));
    }
}
