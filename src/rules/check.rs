//! What a rule does.

use super::context::{MeetingContext, PanelContext, Sink};
use crate::terms::Parameters;

/// Looks at each meeting, at the panel as a whole, or at both.
pub(crate) trait Check: Parameters {
    /// Whether what the rule looks at concerns single children, so that small counts of it are not
    /// printed. A rule about meetings, seats or the panel says no.
    fn concerns_children(&self) -> bool {
        true
    }

    /// Looks at one meeting.
    fn meeting(&self, _: &MeetingContext<'_>, _: &mut Sink<'_>) {}

    /// Looks at the panel as it stands on the as-of date.
    fn panel(&self, _: &PanelContext<'_>, _: &mut Sink<'_>) {}
}
