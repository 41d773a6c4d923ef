//! What an editor is told of the values that are written as text: the form in which each is written.
//!
//! The form is looser than the reader where JSON Schema can't say it (a day of February, two years that
//! follow each other); it never refuses what the reader takes.

use super::case::BudgetName;
use super::edition::{SeverityByStage, Stage};
use super::meeting::ActionNumber;
use super::schedules::ScheduleRef;
use super::value::{
    CaseRef, CategoryOfNeed, Clock, Email, FinancialYear, Fingerprint, Initials, ItemRef,
    LegalStatus, Length, Limit, LongText, MeetingRef, Money, MonthYear, PlacementProvider,
    PlacementType, Price, ReasonCareEnded, ReasonForChange, RequirementId, SenNeed, Slug, Text,
    TimeZoneName, WebLink, WeekOfMonth, YearStart,
};
use crate::diag::Severity;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Values of which an editor is told the same wherever they stand.
macro_rules! schemas {
    ($($type:ident: $schema:expr;)+) => {$(
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )+};
}

/// A value that is written as text, and in what form.
fn form(form: &str, says: &str) -> Schema {
    json_schema!({ "description": says, "type": "string", "pattern": form })
}

/// The same, where it may be digits alone, which are a number to an editor.
fn number_like(pattern: &str, says: &str) -> Schema {
    let mut schema = form(pattern, says);
    schema.insert("digits".to_owned(), true.into());
    schema
}

/// Words of an officer, so many at most. A number or a yes is a text, too.
fn words(most: usize, says: &str) -> Schema {
    json_schema!({
        "description": says,
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
        "maxLength": most + 1,
    })
}

schemas! {
    ActionNumber: form(r"^A[1-9][0-9]*$", "The number of an action, such as A3.");
    CaseRef: number_like(r"^(?=.{1,20}$)(?=.*[0-9])[A-Z0-9]+(-[A-Z0-9]+)*$", "A case's reference, as the council's system has it, such as C-0107 or 1234567.");
    Clock: form(r"^([01][0-9]|2[0-3]):[0-5][0-9]$", "A time on the 24-hour clock, such as 13:00.");
    Email: form(r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$", "One plain e-mail address.");
    FinancialYear: form(r"^(19|20|21)[0-9]{2}-[0-9]{2}$", "A year over two calendar years, such as 2025-26.");
    Fingerprint: number_like(r"^[0-9a-f]{7,64}$", "Hexadecimal digits, as `ipop issue` writes them.");
    Initials: form(r"^\S{1,8}$", "One to four capital letters.");
    ItemRef: form(r"^[A-Z0-9-]+/[a-z0-9-]+$", "An item as case and kind, such as C-0107/placement-move.");
    Length: form(r"^[1-9][0-9]{0,3} (days?|weeks?|months?|years?)$", "A number and a unit, such as 2 weeks.");
    Limit: form(r"^[1-9][0-9]{0,3} (working days?|school days?|terms?|days?|weeks?|months?|years?)$", "A number and a unit, such as 20 working days.");
    MeetingRef: form(r"^[a-z0-9-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A panel and the date of its meeting, such as panel/2026-06-10.");
    Money: number_like(r"^(0|[1-9][0-9]{0,9})(\.[0-9]{2})?$", "Pounds, without sign and commas, such as 1250.00.");
    MonthYear: form(r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$", "A year and a month, such as 2011-03.");
    Price: number_like(r"^(0|[1-9][0-9]{0,9})(\.[0-9]{2})?( a (night|week|school week|term|month|year))?$", "Pounds a week, or with the contract's own basis, such as 690 a night.");
    RequirementId: form(r"^[A-Z]{1,3}-[0-9]{1,3}$", "The number of a requirement, such as P-79.");
    ScheduleRef: form(r"^(element-3|plan-moves|ceased-plans|phase-transfers)(/[A-Z0-9-]+)?$", "A schedule, or a child's line on it, such as element-3/C-0107.");
    Slug: number_like(r"^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$", "A name in lower-case letters, digits and single hyphens.");
    TimeZoneName: form(r"^[A-Za-z]+(/[A-Za-z_]+)*$", "A time zone, such as Europe/London.");
    WebLink: form(r"^https://[A-Za-z0-9.:-]*\.[A-Za-z0-9.:-]+([/?#]\S*)?$", "The address of a web page, such as https://meet.example.gov.uk/panel.");
    WeekOfMonth: number_like(r"^([1-5]|last)$", "Which such day of the month: 1 to 5, or last.");
    YearStart: form(r"^([1-9]|[12][0-9]|3[01]) [A-Z][a-z]+$", "A day and a month, such as 1 April.");
    Text: words(Text::MOST, "One line of text.");
    LongText: words(LongText::MOST, "Text, of several lines where it needs them.");
}

/// A code of a statutory return, with what it stands for.
macro_rules! codes {
    ($($type:ident $says:literal;)+) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let codes = $type::ALL.iter().map(|code| {
                    json_schema!({ "const": code.code(), "description": code.label() })
                });
                json_schema!({ "description": $says, "oneOf": codes.collect::<Vec<_>>() })
            }
        }
    )+};
}

codes! {
    CategoryOfNeed "A category of need of the SSDA903 return.";
    LegalStatus "A legal status of the SSDA903 return.";
    PlacementProvider "A placement provider of the SSDA903 return.";
    PlacementType "A placement type of the SSDA903 return.";
    ReasonCareEnded "A reason why care ended of the SSDA903 return.";
    ReasonForChange "A reason for placement change of the SSDA903 return.";
    SenNeed "A primary need of the SEN2 return.";
}

impl JsonSchema for BudgetName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "BudgetName".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Slug>()
    }
}

impl JsonSchema for SeverityByStage {
    fn schema_name() -> Cow<'static, str> {
        "SeverityByStage".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let always = generator.subschema_for::<Severity>();
        let stage = generator.subschema_for::<Stage>();
        let by_stage = json_schema!({
            "type": "object",
            "propertyNames": stage,
            "additionalProperties": always,
        });
        json_schema!({ "anyOf": [always, by_stage] })
    }
}
