//! The rules: each looks for one thing that Terms of Reference may ask for, and says where it is not
//! so.
//!
//! A rule is a file with its parameters and a check, and a page of the same name that specifies it. It
//! holds no number, no clause, no severity and no condition: those stand in the edition that asks for
//! it, and the rule sees only what it is asked about. Adding a rule is adding its two files, and its
//! name to the two lists below.

mod action_overdue;
mod action_reporter;
mod agenda_notice;
mod agreed_cost;
mod applicant;
mod area_approval;
mod attendance_share;
mod authorisation;
mod between_meetings;
mod bite;
mod budget_named;
mod budget_stream;
mod built_in;
mod chair;
mod check;
mod circulated;
mod cohort;
mod comes_back;
mod confirmation;
mod context;
mod cost_known;
mod cost_shares;
mod dates;
mod deadline_agreement;
mod decided;
mod decision_maker;
mod decision_word;
mod duty;
mod earlier;
mod element_3_ratified;
mod endorsement;
mod engine;
mod enhanced_frequency;
mod excluded_attendee;
mod first_presentation;
mod implausible;
mod information;
mod interests;
mod invited;
mod item_limit;
mod joint_funder;
mod late_item;
mod letter;
mod linked_panel;
mod meeting_interval;
mod meeting_weekday;
mod meeting_window;
mod member;
mod minutes;
mod mismatch;
mod next_panel;
mod observer_agreed;
mod outcome_content;
mod panel_return;
mod paper_route;
mod part_allocation;
mod personal_data;
mod phase_transfer;
mod placement_considered;
mod presenter;
mod quorum;
mod recipients;
mod record_deadline;
mod report_deadline;
mod report_required;
mod request_kind;
mod resource_decided;
mod retrospective;
mod review_date;
mod rotation;
mod schedule_ratified;
mod seats;
mod sending;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod slips;
mod slots_given;
mod standing_item;
mod statutory_clock;
mod statutory_step;
mod stretches;
mod substitute;
mod terms_review;
mod to_list;
mod tracker_owner;
mod transfer_entered;
mod two_places;
mod unconfirmed_placement;
mod unplanned_placement;
mod urgent_business;
mod visit_without_family;
mod waivers;

use crate::terms::{Parameters, Rule};
use std::any::Any;

pub(crate) use check::Check;
pub use context::{Finding, MeetingContext, PanelContext, Sink};
pub use engine::{Checked, Tally, check};
pub use quorum::{QuorumAt, quorum_at};
pub use to_list::{Listed, ToList, to_list};

/// Lists the rules: a module and a name each; the page has the same name.
macro_rules! rules {
    ($($module:ident $name:literal),+ $(,)?) => {
        /// Every rule, by name.
        pub const RULES: &[Rule] = &[
            $(Rule::of::<$module::Params>($name, include_str!(concat!($name, ".md"))),)+
        ];

        /// The check that goes with the parameters of a rule.
        fn check_of<'a>(rule: &Rule, with: &'a dyn Parameters) -> &'a dyn Check {
            let any: &dyn Any = with;
            match rule.name {
                $($name => {
                    let with = any.downcast_ref::<$module::Params>();
                    with.expect("the rule itself read its parameters")
                })+
                _ => unreachable!("every bound rule is one of the list"),
            }
        }
    };
}

rules! {
    action_overdue "action-overdue",
    action_reporter "action-reporter",
    agenda_notice "agenda-notice",
    applicant "applicant",
    area_approval "area-approval",
    attendance_share "attendance-share",
    authorisation "authorisation",
    between_meetings "between-meetings",
    budget_named "budget-named",
    budget_stream "budget-stream",
    chair "chair",
    cohort "cohort",
    comes_back "comes-back",
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
    transfer_entered "transfer-entered",
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
