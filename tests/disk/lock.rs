//! Builds at once.

use std::time::Duration;

use ipop::publish::{Publisher, Scope, Trust};
use tempfile::tempdir;

use super::publish::{FIRST, SECOND, build};
use super::{outputs, tree};

/// T22, within one process; `killed.rs` has it with many.
#[test]
fn builds_at_once_take_turns() {
    let dir = tempdir().unwrap();
    let alone = tempdir().unwrap();
    assert!(build(alone.path(), SECOND).is_complete());
    std::thread::scope(|scope| {
        for turn in 0..20 {
            let dir = dir.path();
            scope.spawn(move || {
                let files = if turn % 2 == 0 { FIRST } else { SECOND };
                let mut publisher = Publisher::open(dir, || {}).unwrap();
                let report = publisher.publish(outputs(files), &Scope::whole(), Trust::SizeAndTime);
                assert!(report.unwrap().is_complete());
            });
        }
    });
    assert!(build(dir.path(), SECOND).is_complete());
    assert_eq!(tree(dir.path()), tree(alone.path()));
}

#[test]
fn waiting_is_told() {
    let dir = tempdir().unwrap();
    let first = Publisher::open(dir.path(), || panic!("nobody else is here")).unwrap();
    let (send, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let second =
            scope.spawn(|| Publisher::open(dir.path(), || send.send(()).unwrap()).map(drop));
        told.recv_timeout(Duration::from_mins(1)).unwrap();
        drop(first);
        second.join().unwrap().unwrap();
    });
}
