//! How a type that is written as text is read.

/// Lets types that implement `FromStr` be read from a scalar; their error is the message.
/// The error says in its `told` what is expected and what was probably meant.
macro_rules! text_values {
    ($($type:ty),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                struct TextVisitor;

                impl serde::de::Visitor<'_> for TextVisitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a single value")
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$type, E> {
                        text.parse::<$type>().map_err(|problem| {
                            E::custom(problem.in_full())
                        })
                    }
                }

                reader.deserialize_str(TextVisitor)
            }
        }
    )+};
}

pub(crate) use text_values;
