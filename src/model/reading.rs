//! How the value types are read from a file.

use super::meeting::ActionNumber;
use super::schedules::ScheduleRef;
use super::value::{
    CaseRef, CategoryOfNeed, Clock, Email, FinancialYear, Fingerprint, Initials, ItemRef,
    LegalStatus, Length, Limit, LongText, MeetingRef, Money, MonthYear, PlacementProvider,
    PlacementType, Price, ReasonCareEnded, ReasonForChange, RequirementId, SenNeed, Slug, Text,
    TimeZoneName, WebLink, WeekOfMonth, YearStart,
};
use crate::yaml::{FREE_TEXT, text_values};
use serde::de::{Deserialize, Deserializer, Visitor};
use std::fmt;

text_values!(
    ActionNumber,
    CaseRef,
    CategoryOfNeed,
    Clock,
    Email,
    FinancialYear,
    Fingerprint,
    Initials,
    ItemRef,
    LegalStatus,
    Length,
    Limit,
    MeetingRef,
    Money,
    MonthYear,
    PlacementProvider,
    PlacementType,
    Price,
    ReasonCareEnded,
    ReasonForChange,
    RequirementId,
    ScheduleRef,
    SenNeed,
    Slug,
    TimeZoneName,
    WebLink,
    WeekOfMonth,
    YearStart,
);

/// Free text also tells the reader that it is free text, so that rules can look into all of it.
macro_rules! free_text {
    ($($type:ty),+) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                struct TextVisitor;

                impl<'de> Visitor<'de> for TextVisitor {
                    type Value = $type;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("text")
                    }

                    fn visit_newtype_struct<D: Deserializer<'de>>(
                        self,
                        reader: D,
                    ) -> Result<$type, D::Error> {
                        let text = String::deserialize(reader)?;
                        text.parse().map_err(serde::de::Error::custom)
                    }
                }

                reader.deserialize_newtype_struct(FREE_TEXT, TextVisitor)
            }
        }
    )+};
}

free_text!(Text, LongText);
