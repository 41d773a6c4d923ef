//! The life of one meeting, day by day: what an officer is told each morning.
//!
//! `walk.md` begins with the files as they stand on the first day. Under each later heading, which
//! begins with a date, stand the changes of that day. Every day between the first and the last is
//! looked at; the snapshot holds the days on which a stage began or a finding came or went.

use crate::PANELS;
use crate::bench::{Base, day, stages};
use crate::page::{Page, folder};
use jiff::ToSpan;
use std::collections::BTreeSet;
use std::fmt::Write as _;

#[test]
fn a_meeting_walked_through_its_life() {
    for (panel, _) in PANELS {
        let base = Base::read(panel);
        let walk = Page::read(&folder(panel).join("walk.md"));
        let mut files = base.files();
        let mut told = String::new();
        let (mut before, mut findings) = (BTreeSet::new(), BTreeSet::new());
        for (index, step) in walk.cases.iter().enumerate() {
            files = step
                .applied_to(files)
                .unwrap_or_else(|fault| panic!("{}: {fault}", step.title));
            let date = |title: &str| day(title.split_whitespace().next().unwrap_or_default());
            let first = date(&step.title);
            let next = walk.cases.get(index + 1).map(|next| date(&next.title));
            let until = next.unwrap_or(first.saturating_add(1.day()));
            for today in first.series(1.day()).take_while(|today| *today < until) {
                let (now, found) = stages(files.clone(), today);
                let now: BTreeSet<String> = now.into_iter().collect();
                let found: BTreeSet<String> = found.into_iter().collect();
                let mut news = String::new();
                for stage in now.difference(&before) {
                    let _ = writeln!(news, "  stage {stage}");
                }
                for gone in findings.difference(&found) {
                    let _ = writeln!(news, "  - {gone}");
                }
                for new in found.difference(&findings) {
                    let _ = writeln!(news, "  + {new}");
                }
                if today == first {
                    let _ = write!(told, "{}\n{news}", step.title);
                } else if !news.is_empty() {
                    let _ = write!(told, "{today}\n{news}");
                }
                (before, findings) = (now, found);
            }
        }
        insta::with_settings!({
            snapshot_path => panel,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!("walk", told); });
    }
}
