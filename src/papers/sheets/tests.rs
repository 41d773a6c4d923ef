//! Sheets, from files to what they say.
