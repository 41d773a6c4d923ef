//! What a row about something that was done, a plan, a school place or a sibling can say.

use super::form::{Field, Form, may, need};

pub(super) const VISITS: &[Field] = &[
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

pub(super) const HEALTH: &[Field] = &[need(
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

pub(super) const REVIEWS: &[Field] = &[
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

pub(super) const PEPS: &[Field] = &[
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
    may("assurance", Form::Long, &["assurance"]),
];

pub(super) const CARE_PLANS: &[Field] = &[
    need(
        "on",
        Form::Day,
        &[
            "care plan date",
            "date of care plan",
            "care plan completed",
            "care plan updated",
            "care plan",
            "plan date",
            "date",
        ],
    ),
    may(
        "agreed",
        Form::Yes,
        &["agreed", "care plan agreed", "plan agreed", "approved"],
    ),
    may("short-term", Form::Long, &["short term"]),
    may("medium-term", Form::Long, &["medium term"]),
    may("to-deliver", Form::Long, &["to deliver"]),
    may("barriers", Form::Long, &["barriers"]),
    may("panel-support", Form::Long, &["panel support"]),
];

pub(super) const PLANS: &[Field] = &[
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
        "review-decided",
        Form::Day,
        &[
            "annual review decided",
            "review decision date",
            "annual review decision date",
            "decision date",
        ],
    ),
    may(
        "review-decision",
        Form::OneOf(&["keep", "amend", "cease"]),
        &[
            "annual review decision",
            "review decision",
            "annual review outcome",
            "decision",
        ],
    ),
    may(
        "final-plan",
        Form::Day,
        &[
            "final amended plan",
            "amended plan issued",
            "amended plan date",
            "final plan issued",
        ],
    ),
    may(
        "ceased",
        Form::Day,
        &["plan ceased", "date ceased", "ceased", "cease date"],
    ),
    may(
        "cease-reason",
        Form::OneOf(&[
            "maximum-age",
            "needs-met",
            "higher-education",
            "paid-work",
            "other-authority",
            "no-longer-engaged",
            "left-england",
            "died",
            "other",
        ]),
        &["reason ceased", "cease reason", "reason for ceasing"],
    ),
    may(
        "statutory-support",
        Form::Long,
        &["statutory support", "support at school"],
    ),
    may("other-provision", Form::Long, &["other provision"]),
    may(
        "year-group",
        Form::Number,
        &["year group", "ncy", "nc year", "national curriculum year"],
    ),
];

pub(super) const PROVISIONS: &[Field] = &[
    need(
        "setting",
        Form::Setting,
        &[
            "school",
            "school name",
            "name of school",
            "school or college",
            "education setting",
            "education provision",
            "provision",
            "setting",
            "setting name",
            "establishment",
            "establishment name",
        ],
    ),
    need(
        "from",
        Form::Day,
        &[
            "from",
            "start date",
            "start",
            "school start date",
            "school start",
            "date started",
            "on roll from",
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
            "school end date",
            "school end",
            "date left",
            "leaving date",
        ],
    ),
    may(
        "rationale",
        Form::Long,
        &["rationale", "why this provision"],
    ),
];

pub(super) const SIBLINGS: &[Field] = &[need(
    "sibling",
    Form::Long,
    &[
        "sibling id",
        "sibling ids",
        "sibling reference",
        "sibling ref",
        "sibling child id",
        "sibling person id",
        "siblings",
        "sibling",
        "brothers and sisters",
        "related person id",
        "related child id",
    ],
)];
