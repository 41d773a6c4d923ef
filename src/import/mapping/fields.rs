//! What a row about a child, a cost, a member of staff or a setting can say.

use super::form::{Field, Form, may, need};

/// The payers of whom a column can give the share.
pub(super) const SHARES: [(&str, &str); 4] = [
    ("share-social-care", "social-care"),
    ("share-education", "education"),
    ("share-health", "health"),
    ("share-youth-justice", "youth-justice"),
];

pub(super) const CASES: &[Field] = &[
    may("initials", Form::Initials, &["initials"]),
    may(
        "name",
        Form::InitialsOf,
        &[
            "child name",
            "child s name",
            "name of child",
            "client name",
            "young person s name",
            "service user name",
            "person name",
            "full name",
            "name",
            "child",
            "young person",
        ],
    ),
    may(
        "born",
        Form::Month,
        &[
            "date of birth",
            "dob",
            "born",
            "birth date",
            "month of birth",
        ],
    ),
    may("team", Form::Team, &["team", "team name", "allocated team"]),
    may(
        "social-worker",
        Form::Person,
        &[
            "social worker",
            "allocated worker",
            "allocated social worker",
            "worker",
            "key worker",
            "sw",
        ],
    ),
    may(
        "iro",
        Form::Person,
        &["iro", "independent reviewing officer", "reviewing officer"],
    ),
    may(
        "send-officer",
        Form::Person,
        &[
            "send officer",
            "sen officer",
            "case officer",
            "send case officer",
        ],
    ),
    may(
        "personal-adviser",
        Form::Person,
        &["personal adviser", "personal advisor", "pa"],
    ),
    may("cohorts", Form::Name, &["cohort", "group"]),
    may(
        "disabled",
        Form::Yes,
        &["disabled", "disability", "is disabled"],
    ),
    may("uasc", Form::Yes, &["uasc", "unaccompanied"]),
    may(
        "category-of-need",
        Form::Need,
        &["category of need", "cin code", "need code"],
    ),
    may(
        "year-group",
        Form::Number,
        &[
            "year group",
            "ncy",
            "nc year",
            "national curriculum year",
            "school year",
        ],
    ),
];

pub(super) const COSTS: &[Field] = &[
    need(
        "amount",
        Form::Money,
        &[
            "weekly cost",
            "weekly price",
            "weekly",
            "cost per week",
            "price",
            "cost",
            "amount",
            "fee",
            "total",
            "annual cost",
            "monthly cost",
            "daily cost",
        ],
    ),
    need(
        "from",
        Form::Day,
        &[
            "from",
            "start date",
            "start",
            "cost start",
            "effective from",
            "placement start",
        ],
    ),
    may(
        "until",
        Form::Day,
        &[
            "until",
            "to",
            "end date",
            "end",
            "cost end",
            "effective to",
            "placement end",
        ],
    ),
    may(
        "purpose",
        Form::OneOf(&["placement", "provision", "transport", "support", "other"]),
        &["for", "purpose", "service", "service type"],
    ),
    may(
        "component",
        Form::OneOf(&[
            "core",
            "one-to-one",
            "therapy",
            "education",
            "transport",
            "other",
        ]),
        &["component", "element", "cost type", "type"],
    ),
    may(
        "cost-centre",
        Form::Text,
        &["cost centre", "cost center", "cost code", "ledger code"],
    ),
    may(
        "share-social-care",
        Form::Money,
        &[
            "social care",
            "social care share",
            "social care contribution",
        ],
    ),
    may(
        "share-education",
        Form::Money,
        &[
            "education",
            "education share",
            "education contribution",
            "hnb",
            "high needs block",
        ],
    ),
    may(
        "share-health",
        Form::Money,
        &["health", "health share", "health contribution", "icb"],
    ),
    may(
        "share-youth-justice",
        Form::Money,
        &["youth justice", "yjs", "youth justice share"],
    ),
];

pub(super) const STAFF: &[Field] = &[
    may("id", Form::Name, &["staff id", "id", "user id", "username"]),
    need(
        "name",
        Form::Text,
        &["name", "full name", "staff name", "employee"],
    ),
    need(
        "email",
        Form::Text,
        &["email", "e-mail", "email address", "e-mail address"],
    ),
    may(
        "role",
        Form::Role,
        &["role", "job title", "post", "position"],
    ),
    may("team", Form::Team, &["team", "team name"]),
];

pub(super) const SETTINGS: &[Field] = &[
    need(
        "urn",
        Form::Text,
        &["urn", "unique reference number", "ofsted urn"],
    ),
    may(
        "name",
        Form::Text,
        &[
            "setting name",
            "provision name",
            "name of setting",
            "provider name",
            "establishment name",
            "name",
        ],
    ),
    may(
        "registration",
        Form::OneOf(&["registered", "pending", "unregistered", "not-required"]),
        &["registration status", "status"],
    ),
    may(
        "places",
        Form::Number,
        &[
            "places",
            "number of places",
            "registered places",
            "maximum users",
            "maximum number of children",
        ],
    ),
    may(
        "outcome",
        Form::Long,
        &[
            "overall experiences and progress of children and young people",
            "overall effectiveness",
            "overall experiences and progress",
            "latest inspection outcome",
            "inspection outcome",
            "inspection judgement",
            "outcome",
            "judgement",
        ],
    ),
    may(
        "inspected",
        Form::Day,
        &[
            "latest full inspection date",
            "last inspection date",
            "latest inspection date",
            "inspection date",
            "date of latest inspection",
            "inspection end date",
        ],
    ),
];
