//! The words that stand on a paper whatever it says: its headings, the heads of its columns, what it says where
//! there is nothing to say.
//!
//! They are part of the view like all other words, so that a template only lays out, and a page and its PDF can't
//! word the same thing in two ways. Each paper has a structure of them, a field for each: a template that asks for a
//! field which isn't there is told so.

/// Declares such a structure. Its default has the words.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $words:literal,)+ }) => {
        $(#[$doc])*
        #[derive(serde::Serialize, Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name {
            $(#[doc = concat!("\"", $words, "\"")] pub $field: &'static str,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $words,)+ }
            }
        }
    };
}

pub(super) use labels;
