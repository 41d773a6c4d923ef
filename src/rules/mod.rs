//! The rules: each looks for one thing that Terms of Reference may ask for, and says where it is not
//! so.
//!
//! A rule is a file with a `Params` struct and a check, and a page of the same name that specifies
//! it. It holds no number, no clause and no severity: those stand in the edition that asks for it.
//! Adding a rule is adding its two files and its name to the list below.

mod asked;
mod binding;
mod bound;
mod context;
mod decided;
mod duty;
mod engine;
mod personal_data;
mod seats;
#[cfg(test)]
mod shipped;
mod waivers;

pub(crate) use asked::{AnyOf, Someone};
pub use binding::Rule;
pub use bound::{Bound, bind_edition};
pub use context::{Finding, MeetingContext, PanelContext, Sink};
pub use engine::{Checked, Tally, check};
pub(crate) use phase_transfer::NamedBy;

/// Lists the rules: a module, a page and a name each.
macro_rules! rules {
    ($($module:ident $page:literal),+ $(,)?) => {
        $(mod $module;)+

        /// Every rule, by name.
        pub const RULES: &[Rule] = &[
            $(Rule {
                name: $page,
                page: include_str!(concat!($page, ".md")),
                bind: binding::bind::<$module::Params>,
            },)+
        ];
    };
}

rules! {
    action_overdue "action-overdue",
    action_reporter "action-reporter",
    agenda_notice "agenda-notice",
    applicant "applicant",
    attendance_share "attendance-share",
    authorisation "authorisation",
    between_meetings "between-meetings",
    budget_named "budget-named",
    budget_stream "budget-stream",
    chair "chair",
    cohort "cohort",
    confirmation "confirmation",
    cost_known "cost-known",
    cost_shares "cost-shares",
    deadline_agreement "deadline-agreement",
    decision_maker "decision-maker",
    decision_word "decision-word",
    element_3_ratified "element-3-ratified",
    endorsement "endorsement",
    enhanced_frequency "enhanced-frequency",
    excluded_attendee "excluded-attendee",
    first_presentation "first-presentation",
    information "information",
    interests "interests",
    invited "invited",
    item_limit "item-limit",
    joint_funder "joint-funder",
    late_item "late-item",
    letter "letter",
    linked_panel "linked-panel",
    meeting_interval "meeting-interval",
    meeting_weekday "meeting-weekday",
    meeting_window "meeting-window",
    member "member",
    minutes "minutes",
    next_panel "next-panel",
    observer_agreed "observer-agreed",
    outcome_content "outcome-content",
    panel_return "panel-return",
    paper_route "paper-route",
    part_allocation "part-allocation",
    phase_transfer "phase-transfer",
    placement_considered "placement-considered",
    presenter "presenter",
    quorum "quorum",
    record_deadline "record-deadline",
    report_deadline "report-deadline",
    report_required "report-required",
    request_kind "request-kind",
    resource_decided "resource-decided",
    retrospective "retrospective",
    review_date "review-date",
    rotation "rotation",
    schedule_ratified "schedule-ratified",
    slots_given "slots-given",
    standing_item "standing-item",
    statutory_clock "statutory-clock",
    statutory_step "statutory-step",
    substitute "substitute",
    terms_review "terms-review",
    tracker_owner "tracker-owner",
    unconfirmed_placement "unconfirmed-placement",
    unplanned_placement "unplanned-placement",
    urgent_business "urgent-business",
    visit_without_family "visit-without-family",
}

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
