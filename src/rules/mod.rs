//! The rules: each looks for one thing that Terms of Reference may ask for, and says where it is not
//! so.
//!
//! A rule is a file with a `Params` struct and a check, and a page of the same name that specifies
//! it. It holds no number, no clause and no severity: those stand in the edition that asks for it.
//! Adding a rule is adding its two files and its name to the list below.

mod asked;
mod binding;
mod context;
mod engine;
mod personal_data;
mod waivers;

pub use binding::{Bound, Rule, bind_edition};
pub use context::{Finding, MeetingContext, PanelContext, Sink};
pub use engine::{Checked, check};

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
    agenda_notice "agenda-notice",
    budget_named "budget-named",
    cost_shares "cost-shares",
    endorsement "endorsement",
    information "information",
    next_panel "next-panel",
    part_allocation "part-allocation",
    presenter "presenter",
    report_required "report-required",
    standing_item "standing-item",
    urgent_business "urgent-business",
}

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}
