//! What a rule may look at, and where it puts what it finds.

use crate::diag::{Label, MeetingKey, Owed, Severity, Span, Subject};
use crate::model::case::Case;
use crate::model::edition::{Decision, Edition, Effect, Fact, RequestKind};
use crate::model::meeting::{Item, Meeting};
use crate::model::value::{CaseRef, ItemRef, RequirementId, Slug};
use crate::model::{MeetingFile, Panel, Workspace};
use crate::plan::{
    Circumstances, Cycle, Due, Plan, PlannedItem, Plans, circumstances_of, due, item_name,
};
use crate::terms::{AnyOf, Entry, Terms};
use crate::yaml::At;
use jiff::civil::Date;

/// A panel on the as-of date.
#[derive(Clone, Copy)]
pub struct PanelContext<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// Every meeting's plan.
    pub plans: &'a Plans,
    /// The panel's folder.
    pub panel_id: &'a Slug,
    /// The panel.
    pub panel: &'a Panel,
    /// The edition that asks.
    pub edition: &'a Edition,
    /// Where that edition begins.
    pub edition_span: Span,
    /// The as-of date.
    pub as_of: Date,
    /// Everything that the edition asks for.
    pub terms: &'a Terms,
    /// What asks here: the requirement and its own parameters.
    pub entry: &'a Entry,
}

impl<'a> PanelContext<'a> {
    /// The requirement that asks.
    pub fn requirement(&self) -> &'a RequirementId {
        &self.entry.requirement
    }

    /// Of what it is asked.
    pub(super) fn when(&self) -> AnyOf<'a> {
        self.entry.when()
    }

    /// The children of whom it is asked, as they are on the as-of date.
    pub(super) fn cases(&self) -> impl Iterator<Item = &'a Case> + use<'a> {
        let (cx, when) = (*self, self.when());
        let cases = cx.workspace.sound_cases();
        cases.filter(move |case| {
            let about = || {
                let day = cx.as_of;
                circumstances_of(cx.workspace, cx.panel, cx.edition, day, day, case, None)
            };
            when.is_everything() || when.holds(&about())
        })
    }
}

/// One meeting of a panel.
#[derive(Clone, Copy)]
pub struct MeetingContext<'a> {
    /// The panel.
    pub panel: PanelContext<'a>,
    /// The meeting's file.
    pub file: &'a MeetingFile,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Its plan.
    pub plan: &'a Plan,
    /// The day of the meeting.
    pub date: Date,
}

impl<'a> std::ops::Deref for MeetingContext<'a> {
    type Target = PanelContext<'a>;

    fn deref(&self) -> &PanelContext<'a> {
        &self.panel
    }
}

/// An item with what belongs to it.
#[derive(Clone, Copy)]
pub struct ItemContext<'a> {
    /// The item.
    pub item: &'a At<Item>,
    /// Its place in the plan, unless it has none.
    pub planned: Option<&'a PlannedItem>,
    /// The case, if it could be read and its dates can be true.
    pub case: Option<&'a Case>,
    /// The kind of request.
    pub kind: Option<&'a RequestKind>,
}

impl ItemContext<'_> {
    /// The item's name.
    pub fn name(&self) -> ItemRef {
        item_name(self.item)
    }

    /// The part in which it stands.
    pub fn part(&self) -> Option<&Slug> {
        self.planned.and_then(|planned| planned.part.as_ref())
    }
}

impl<'a> MeetingContext<'a> {
    /// The days on which the panel has said that it meets.
    pub(super) fn cycle(&self) -> Cycle<'a> {
        Cycle::new(self.panel.workspace, &self.edition.schedule)
    }

    /// The items of the meeting of which it is asked, in the file's order: those that the panel took, or
    /// may still take. Of what was withdrawn, or not reached for want of time, nothing is asked here; what
    /// comes back is asked of the meeting that takes it.
    pub(super) fn items(&self) -> impl Iterator<Item = ItemContext<'a>> + use<'a> {
        let cx = *self;
        let listed = self.listed();
        listed.filter(move |about| cx.effect(about.item).is_none_or(Effect::was_heard))
    }

    /// The same with what was withdrawn or not reached.
    pub(super) fn listed(&self) -> impl Iterator<Item = ItemContext<'a>> + use<'a> {
        let (cx, when) = (*self, self.panel.when());
        self.all_items().filter(move |item| {
            when.is_everything()
                || cx
                    .circumstances(item)
                    .is_some_and(|about| when.holds(&about))
        })
    }

    /// The children of whom it is asked, as they are on the day of the meeting.
    pub(super) fn cases(&self) -> impl Iterator<Item = &'a Case> + use<'a> {
        let (cx, when) = (*self, self.panel.when());
        let cases = cx.panel.workspace.sound_cases();
        cases.filter(move |case| {
            let PanelContext {
                workspace,
                panel,
                edition,
                ..
            } = cx.panel;
            let (day, facts_on) = (cx.date, cx.plan.facts_on);
            let about = || circumstances_of(workspace, panel, edition, day, facts_on, case, None);
            when.is_everything() || when.holds(&about())
        })
    }

    /// What was raised about cases under any other business, as far as it is asked about them.
    pub(super) fn raised(&self) -> impl Iterator<Item = ItemContext<'a>> + use<'a> {
        let (cx, when) = (*self, self.panel.when());
        let (edition, workspace) = (self.panel.edition, self.panel.workspace);
        let raised = self.file.raised.iter().map(move |item| ItemContext {
            item,
            planned: None,
            case: workspace.case(&item.case.id),
            kind: (edition.kinds.iter().map(|kind| &kind.value))
                .find(|kind| kind.id.value == item.kind.value),
        });
        raised.filter(move |item| {
            when.is_everything()
                || cx
                    .circumstances(item)
                    .is_some_and(|about| when.holds(&about))
        })
    }

    /// Every item of the meeting, in the file's order.
    pub(super) fn all_items(&self) -> impl Iterator<Item = ItemContext<'a>> + use<'a> {
        let Self {
            panel,
            meeting,
            plan,
            ..
        } = *self;
        meeting
            .items
            .iter()
            .enumerate()
            .map(move |(index, item)| ItemContext {
                item,
                planned: plan.items.iter().find(|planned| planned.index == index),
                case: panel.workspace.sound_case(&item.case.id),
                kind: (panel.edition.kinds.iter().map(|kind| &kind.value))
                    .find(|kind| kind.id.value == item.kind.value),
            })
    }

    /// What conditions may ask about an item; nothing if its case cannot be read.
    pub fn circumstances(&self, about: &ItemContext<'a>) -> Option<Circumstances<'a>> {
        let edition = self.panel.edition;
        let mut circumstances = circumstances_of(
            self.panel.workspace,
            self.panel.panel,
            edition,
            self.date,
            self.plan.facts_on,
            about.case?,
            Some(about.item),
        );
        circumstances.part = about.planned.and_then(|planned| planned.part.as_ref());
        Some(circumstances)
    }

    /// The edition's word for an item's outcome.
    pub fn word(&self, item: &Item) -> Option<&'a Decision> {
        let outcome = item.outcome.as_ref()?;
        let mut words = self.panel.edition.decisions.iter().map(|word| &word.value);
        words.find(|word| word.id.value == outcome.decision.value)
    }

    /// What an item's outcome does, by the edition's word for it.
    pub fn effect(&self, item: &Item) -> Option<Effect> {
        self.word(item).map(|word| word.effect)
    }

    /// Since when an item is agreed for good, if it is: once confirmed, where it must be.
    pub fn agreed_since(&self, item: &Item) -> Option<Date> {
        let word = self.word(item).filter(|word| word.effect.is_agreement())?;
        if word.confirmation.is_some() {
            let confirmed = item.outcome.as_ref()?.confirmed.as_ref();
            return confirmed.map(|confirmed| confirmed.on.value);
        }
        Some(item.decided_on(self.date))
    }

    /// When a deadline of the edition falls, counted from another day than the meeting's.
    pub fn due_after(&self, deadline: &Slug, day: Date) -> Option<Due> {
        let deadline = self.panel.edition.deadlines.get(deadline)?;
        Some(due(deadline, day, &self.panel.workspace.working_days))
    }

    /// `was`, of a day that is over on the as-of date, or `is`.
    pub fn was_or_is(&self, due: Date) -> &'static str {
        if due < self.panel.as_of { "was" } else { "is" }
    }

    /// Whether the meeting is over on the as-of date.
    pub fn is_held(&self) -> bool {
        self.panel.as_of > self.date
    }

    /// The subject of a finding about an item.
    pub fn subject_of(&self, item: &Item) -> Subject {
        Subject::Item(self.plan.key.clone(), (&item_name(item)).into())
    }

    /// The name of the meeting.
    pub fn key(&self) -> &'a MeetingKey {
        &self.plan.key
    }
}

/// What a rule found; the engine adds the requirement, its clause, severity and audience.
#[derive(Debug, Clone)]
pub struct Finding {
    pub(super) subject: Option<Subject>,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) labels: Vec<Label>,
    pub(super) owed_by: Option<Owed>,
    pub(super) about: Vec<String>,
    pub(super) at_most: Option<Severity>,
    pub(super) fact: Option<Fact>,
    pub(super) asks_for: Option<String>,
    pub(super) is_unsettled: bool,
    pub(super) cannot_say: bool,
    pub(super) timing: Timing,
}

/// When a finding is told, beside the stage from which the requirement bites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Timing {
    /// Coming up before, and wrong from then on.
    #[default]
    Usual,
    /// Nothing can be done about it any more, so nobody hears of it before.
    Past,
    /// It is wrong already.
    Overdue,
}

impl Finding {
    /// A finding at a place: one sentence that stands alone, without text or amounts from a file.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            subject: None,
            span,
            message: message.into(),
            help: None,
            labels: Vec::new(),
            owed_by: None,
            about: Vec::new(),
            at_most: None,
            fact: None,
            asks_for: None,
            is_unsettled: false,
            cannot_say: false,
            timing: Timing::Usual,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A further place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// What it is about, where that is less than the meeting or the panel.
    #[must_use]
    pub fn on(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Who owes what is missing: as printed, and whoever that may be.
    #[must_use]
    pub fn owed_by(
        mut self,
        who: impl Into<String>,
        people: impl IntoIterator<Item = impl ToString>,
    ) -> Self {
        self.owed_by = Some(Owed {
            who: who.into(),
            people: people
                .into_iter()
                .map(|person| person.to_string())
                .collect(),
        });
        self
    }

    /// What a waiver names to excuse it: an item, a case, a seat, a role, an action. One without a name
    /// is about the meeting itself, and so is a waiver.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a name, or a reference to one, is given away"
    )]
    pub fn about(mut self, name: impl ToString) -> Self {
        self.about.push(name.to_string());
        self
    }

    /// The case of which an item is missing on the agenda; a waiver names it.
    #[must_use]
    pub fn asks_for(self, case: &CaseRef) -> Self {
        let asks_for = Some(case.to_string());
        Self { asks_for, ..self }.about(case)
    }

    /// The fact that is wanting, so that a paper which has a place for it need not tell it twice.
    #[must_use]
    pub fn fact(mut self, fact: Fact) -> Self {
        self.fact = Some(fact);
        self
    }

    /// That something is still to be done, however long ago it was due: until then the meeting does not
    /// close, and later agendas show it.
    #[must_use]
    pub fn unsettled_if(mut self, is_unsettled: bool) -> Self {
        self.is_unsettled = is_unsettled;
        self
    }

    /// That the files leave it open: it counts neither as kept nor as broken.
    #[must_use]
    pub fn cannot_say(mut self) -> Self {
        self.cannot_say = true;
        self.at_most(Severity::Info)
    }

    /// That it can't be put right any more, so that nobody needs to hear of it before it is asked for.
    #[must_use]
    pub fn past(mut self) -> Self {
        self.timing = Timing::Past;
        self
    }

    /// That the day by which the law wants it is over: it is wrong now, whatever the panel asks by when.
    #[must_use]
    pub fn overdue(mut self) -> Self {
        self.timing = Timing::Overdue;
        self
    }

    /// That it is never worse than this, whatever the edition says.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.at_most = Some(severity);
        self
    }
}

/// Where a rule tells what it looked at, and what was wrong with it.
///
/// Each thing that a rule looks at (an item, a seat, a deadline) is one judgement, and kept if
/// nothing is wrong with it. The count of judgements is what the annual report says of a
/// requirement: how often it applied, was kept, was broken, was waived.
pub struct Sink<'a> {
    pub(super) judged: &'a mut Vec<Judged>,
}

/// One thing that a rule looked at.
#[derive(Debug)]
pub(super) struct Judged {
    /// The day to which it belongs, where that is another than the meeting's or today.
    pub(super) day: Option<Date>,
    /// What is wrong with it.
    pub(super) wrong: Vec<Finding>,
    /// The last day on which it can still be put right in time, where nothing is wrong before.
    pub(super) by: Option<Date>,
    /// Whether it counts as kept or broken: not what an earlier meeting counted, nor what is only told.
    pub(super) is_counted: bool,
}

impl Judged {
    /// What is wrong with one thing, if anything is.
    fn of(wrong: impl IntoIterator<Item = Finding>) -> Self {
        Self {
            day: None,
            wrong: wrong.into_iter().collect(),
            by: None,
            is_counted: true,
        }
    }
}

impl Sink<'_> {
    /// One thing was looked at, and this is wrong with it; nothing wrong means that it was kept.
    pub fn judge(&mut self, wrong: impl IntoIterator<Item = Finding>) {
        self.judged.push(Judged::of(wrong));
    }

    /// The same of what happened on a day: it counts in the year of that day, whenever it is told.
    pub fn judge_of(&mut self, day: Date, wrong: impl IntoIterator<Item = Finding>) {
        self.judged.push(Judged {
            day: Some(day),
            ..Judged::of(wrong)
        });
    }

    /// One thing is still to be done by a day: wanting once that is over, and until then coming up, which
    /// counts neither as kept nor as broken.
    pub fn to_be_done(&mut self, by: Date, as_of: Date, wanting: Finding) {
        self.judged.push(Judged {
            by: (as_of <= by).then_some(by),
            ..Judged::of([wanting])
        });
    }

    /// What an earlier meeting was told and counted is told once more: it counts once.
    pub fn told_again(&mut self, wrong: Finding) {
        self.tell(wrong);
    }

    /// Something to know, which nobody kept or broke.
    pub fn tell(&mut self, what: Finding) {
        self.judged.push(Judged {
            is_counted: false,
            ..Judged::of([what])
        });
    }

    /// One thing was looked at, and is as it should be.
    pub fn kept(&mut self) {
        self.judge(None);
    }
}
