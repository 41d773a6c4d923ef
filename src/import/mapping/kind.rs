//! What a row of a spreadsheet can be, and the fields that its columns can feed.

use crate::model::mapping::RowKind;

/// How the value of a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A day.
    Day,
    /// Month and year of a day of birth.
    Month,
    /// Initials.
    Initials,
    /// A name, of which the initials are kept.
    InitialsOf,
    /// A member of staff, by id or by name.
    Person,
    /// A team, by id or by name.
    Team,
    /// A role, by id or by its title.
    Role,
    /// A name in lower-case letters and hyphens.
    Name,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// Yes or no.
    Yes,
    /// A sum.
    Money,
    /// A whole number.
    Number,
    /// A code of the category of need.
    Need,
    /// A code of a special educational need.
    SenNeed,
    /// Words.
    Text,
}

/// A field that a column can feed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// Whether a row says nothing without it.
    pub(super) needed: bool,
    /// How headings call it; the first that fits a column takes it.
    pub(super) called: &'static [&'static str],
}

const fn may(name: &'static str, form: Form, called: &'static [&'static str]) -> Field {
    Field {
        name,
        form,
        needed: false,
        called,
    }
}

const fn need(name: &'static str, form: Form, called: &'static [&'static str]) -> Field {
    Field {
        name,
        form,
        needed: true,
        called,
    }
}

/// The payers of whom a column can give the share.
pub(super) const SHARES: [(&str, &str); 4] = [
    ("share-social-care", "social-care"),
    ("share-education", "education"),
    ("share-health", "health"),
    ("share-youth-justice", "youth-justice"),
];

const CASES: &[Field] = &[
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

const COSTS: &[Field] = &[
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

const VISITS: &[Field] = &[
    need(
        "on",
        Form::Day,
        &["visit date", "date of visit", "visited on", "visit", "date"],
    ),
    may(
        "by",
        Form::Person,
        &["visited by", "by", "social worker", "worker"],
    ),
];

const HEALTH: &[Field] = &[need(
    "on",
    Form::Day,
    &[
        "health assessment date",
        "date of health assessment",
        "health assessment",
        "assessment date",
        "date",
    ],
)];

const REVIEWS: &[Field] = &[
    need(
        "on",
        Form::Day,
        &["review date", "date of review", "review", "date"],
    ),
    may(
        "next-due",
        Form::Day,
        &[
            "next review",
            "next review date",
            "next due",
            "next review due",
        ],
    ),
];

const PEPS: &[Field] = &[
    need(
        "on",
        Form::Day,
        &["pep date", "date of pep", "pep completed", "pep", "date"],
    ),
    may(
        "pupil-premium",
        Form::Money,
        &["pupil premium", "pupil premium spent", "ppp", "pp+"],
    ),
];

const PLANS: &[Field] = &[
    need(
        "primary-need",
        Form::SenNeed,
        &[
            "primary need",
            "sen need",
            "primary sen need",
            "need",
            "sen type",
        ],
    ),
    may(
        "secondary-need",
        Form::SenNeed,
        &["secondary need", "secondary sen need"],
    ),
    need(
        "issued",
        Form::Day,
        &[
            "ehcp issued",
            "plan issued",
            "issue date",
            "date issued",
            "ehcp date",
            "plan date",
            "final plan date",
        ],
    ),
    may(
        "annual-review",
        Form::Day,
        &[
            "annual review date",
            "last annual review",
            "annual review",
            "last review",
        ],
    ),
    may(
        "year-group",
        Form::Number,
        &["year group", "ncy", "nc year", "national curriculum year"],
    ),
];

const STAFF: &[Field] = &[
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

const SETTINGS: &[Field] = &[
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
        Form::Text,
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

impl RowKind {
    pub(super) const ALL: [Self; 9] = [
        Self::Cases,
        Self::Costs,
        Self::Visits,
        Self::HealthAssessments,
        Self::Reviews,
        Self::Peps,
        Self::Plans,
        Self::Staff,
        Self::Settings,
    ];

    pub(super) const fn fields(self) -> &'static [Field] {
        match self {
            Self::Cases => CASES,
            Self::Costs => COSTS,
            Self::Visits => VISITS,
            Self::HealthAssessments => HEALTH,
            Self::Reviews => REVIEWS,
            Self::Peps => PEPS,
            Self::Plans => PLANS,
            Self::Staff => STAFF,
            Self::Settings => SETTINGS,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Costs => "costs",
            Self::Visits => "visits",
            Self::HealthAssessments => "health-assessments",
            Self::Reviews => "reviews",
            Self::Peps => "peps",
            Self::Plans => "plans",
            Self::Staff => "staff",
            Self::Settings => "settings",
        }
    }

    /// Whether its rows are about children.
    pub(in crate::import) const fn is_of_children(self) -> bool {
        !matches!(self, Self::Staff | Self::Settings)
    }
}
