//! What the panel must know about a case is stated, and not too old.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::model::edition::Fact;
use crate::plan::Circumstances;
use crate::terms::{Fault, Information, Parameters};

pub(crate) type Params = Information;

impl Check for Information {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let about = cx.circumstances(&item);
            let Some(about) = about.filter(|about| self.applies(about)) else {
                continue;
            };
            let (panel, plan) = (cx.panel.panel, cx.plan);
            let wrong = self.facts.iter().filter_map(|fact| {
                let fault = self.fault(*fact, &about, panel, plan)?;
                Some(self.tell(*fact, fault, cx, &item, &about))
            });
            let wrong: Vec<Finding> = wrong.collect();
            if !wrong.is_empty() || self.has_something_to_state(&about, panel, plan) {
                sink.judge(wrong);
            }
        }
    }
}

impl Information {
    fn tell(
        &self,
        fact: Fact,
        fault: Fault,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        about: &Circumstances<'_>,
    ) -> Finding {
        let (Fault::Missing(span, what) | Fault::Old(span, what)) = fault;
        let case = &about.case.case.value;
        let who = self.owes.name(cx.workspace, about.case, cx.date);
        let place = if fact == Fact::ActionProgress {
            "under `updates:` of the action".to_owned()
        } else if span.file == cx.file.file {
            format!("at the item {} of this meeting", item.name())
        } else {
            format!("in cases/{case}.yaml")
        };
        Finding::new(span, format!("{case}: {}: {what}", fact.title(cx.edition)))
            .help(format!("ask {who} for it and enter it {place}"))
            .owed_by(who, self.owes.people(cx.workspace, about.case, cx.date))
            .fact(fact)
            .on(cx.subject_of(item.item))
            .about(item.name())
            .about(case)
    }
}
