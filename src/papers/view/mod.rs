//! One plain structure for each paper.
//!
//! A view holds finished words: dates, money and names are already written out, rows are
//! already sorted, and what the paper's reader may not see is already absent. PDF and
//! HTML are made from the same value, so they cannot say different things.
//!
//! A view is built to make a wrong paper hard to express. An [`Invite`] holds one
//! person's slots and that person's own cases, and has no place for anybody else's.

mod agenda;
mod annual;
mod chart;
mod compliance;
mod empty;
mod extract;
mod head;
mod index;
mod invite;
mod item;
mod labels;
mod letter;
mod minutes;
mod part;
mod passage;
mod record;
mod rich;
mod section;
mod sheet;
mod supplement;
mod table;
mod tracker;
mod value;
mod workbook;

pub use agenda::{Agenda, AgendaLabels, Annex, CalledOff, Member, NextMeeting, Seat, Unplaced};
pub use annual::{
    AnnualReport, Exhibit, FigureLabels, KeyFigure, PublishedReport, ReportLabels, ReportPart,
    ReportSection,
};
pub use chart::{Chart, ChartKind, ChartValue, Drawing, Point, Shape};
pub use compliance::{Checked, Compliance, Kept, ShownIn};
pub(crate) use empty::Awaited;
pub use empty::Empty;
pub use extract::{Extract, ExtractLabels};
pub use head::{Audience, Head, HeadLabels, Link, Meeting, MeetingLabels, MeetingState};
pub use index::{Due, HeldBack, Index, IndexLabels, MadeMeeting, MadePanel, Paper, PaperGroup};
pub use invite::{Checklist, Invite, InviteLabels, OwnCase, Slot};
pub use item::{ItemLabels, ItemSheet, Withheld};
pub use letter::{Letter, LetterFact, LetterLabels};
pub use minutes::{
    ArisingAction, Choice, Expected, MinuteItem, MinuteLabels, MinutePart, MinuteSheet, Write,
};
pub use part::{Line, RunningPart};
pub use passage::Passage;
pub use record::{MeetingRecord, RecordItem, RecordSection};
pub use rich::{Block, ListItem, RichText, Span};
pub use section::{Fact, Finding, Owed, Section, Value};
pub use sheet::{
    Authorisation, AuthorisationLabels, Blank, Briefed, Briefing, BriefingLabels, Note,
    PracticeLabels, PracticeNote, Said, Signature, Slip, SlipLabels, Task,
};
pub use supplement::{Supplement, SupplementLabels};
pub use table::{Align, Cell, Column, Mark, Row, RowKind, Status, Table, Width};
pub use tracker::{
    ActionGroup, ActionLine, AgeCount, CaseEntry, Considered, RecordLabels, Tracker, TrackerLabels,
    TrackerMeeting,
};
pub use value::value;
pub use workbook::{Fill, TableSheet, TypedCell, TypedColumn, WordList, Workbook};
